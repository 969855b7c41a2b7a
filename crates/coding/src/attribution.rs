//! Who says so, and through how many hands? Chains of speakers and media around a word.

use legation_lexicon::patterns::Effect;
use legation_model::actor::Actor;
use legation_model::claim::Source;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::frame::{governing_subjects, objects, prepositional_objects, subjects};
use crate::mentions::{Kind, blank};

/// The speaker of a verb of saying, with media that pass the words on, innermost first.
pub fn sources_of(scene: &Scene<'_>, block: usize, verb: Token<'_>) -> Vec<Source> {
    let word = verb.text().to_lowercase();
    let source = |mut actor: Actor, medium: bool| {
        // `a media outlet`: a medium that is not named.
        actor.anonymous |= medium && actor.code().is_none() && !is_outlet(scene, &actor);
        Source { medium, actor, word: word.clone() }
    };
    // `quoted the minister as saying`: the quoting verb knows who says and who passes on.
    let quoting = verb.head().head();
    if verb.dep() == "pcomp" && verb.head().lower() == "as" {
        let quotes = |t: &Token<'_>| matches!(t.lemma(), "quote" | "cite") && t.tag() != "NN";
        if let Some(by) = std::iter::once(quoting).chain(quoting.children().filter(|c| c.dep() == "amod")).find(quotes)
        {
            return sources_of(scene, block, by);
        }
    }
    let mut out = Vec::new();
    if matches!(verb.lemma(), "quote" | "cite") {
        // `A news outlet quoted sources as claiming`, where the parser takes the verb for an attribute of the sources.
        if verb.dep() == "amod" {
            let said = verb.head();
            let outlets =
                said.children().filter(|c| matches!(c.dep(), "nmod" | "compound" | "nsubj") && c.i() < verb.i());
            out.extend(speakers(scene, block, said).into_iter().map(|a| source(a, false)));
            out.extend(outlets.flat_map(|t| speakers(scene, block, t)).map(|a| source(a, true)));
            out.dedup_by(|a, b| a.actor.name == b.actor.name);
            return out;
        }
        // `A media outlet quoted sources as claiming`; `the minister was quoted as saying by Dawn`.
        out.extend(objects(verb, 0).into_iter().flat_map(|t| speakers(scene, block, t)).map(|a| source(a, false)));
        out.extend(subjects(verb, 0).into_iter().flat_map(|t| speakers(scene, block, t)).map(|a| source(a, true)));
        for by in verb.subtree().filter(|t| t.lower() == "by") {
            for outlet in prepositional_objects(by) {
                let media: Vec<_> =
                    speakers(scene, block, outlet).into_iter().filter(|a| is_medium(scene, a)).collect();
                out.extend(media.into_iter().map(|a| source(a, true)));
            }
        }
        out.dedup_by(|a, b| a.actor.name == b.actor.name);
        return out;
    }
    let heads = if matches!(verb.pos(), "NOUN" | "PROPN") { governing_subjects(verb, 0) } else { subjects(verb, 0) };
    let who: Vec<Actor> =
        heads.into_iter().filter(|t| t.lower() != "it").flat_map(|t| speakers(scene, block, t)).collect();
    out.extend(who.into_iter().map(|a| {
        let medium = is_medium(scene, &a);
        source(a, medium)
    }));
    // `told Dawn`, `said via Telegram`, `in an interview with TASS`.
    for child in verb.children() {
        let targets = match child.dep() {
            "dobj" | "dative" => vec![child],
            "prep" if matches!(child.lower(), "via" | "on" | "through" | "to" | "in") => prepositional_objects(child),
            _ => Vec::new(),
        };
        for target in targets {
            out.extend(media_in(scene, block, target).into_iter().map(|a| source(a, true)));
        }
    }
    out
}

/// Media that a phrase names: the outlet itself or one that an interview or statement was given to.
fn media_in(scene: &Scene<'_>, block: usize, token: Token<'_>) -> Vec<Actor> {
    let mut words = vec![token];
    if matches!(
        token.lemma(),
        "interview" | "statement" | "post" | "message" | "remark" | "comment" | "channel" | "newspaper" | "agency"
    ) {
        words.extend(token.subtree());
    }
    let mut out: Vec<Actor> = Vec::new();
    for word in words {
        if let Some(mention) = scene.mention_at(block, word.i())
            && matches!(mention.kind, Kind::Outlet(_))
            && !out.iter().any(|a| a.name == mention.actor.name)
        {
            out.push(mention.actor.clone());
        }
    }
    out
}

fn is_outlet(scene: &Scene<'_>, actor: &Actor) -> bool {
    scene.lexicon.outlets.iter().any(|o| o.name == actor.name)
}

fn is_medium(scene: &Scene<'_>, actor: &Actor) -> bool {
    is_outlet(scene, actor)
        || actor.role.as_deref().is_some_and(|r| {
            let r = r.to_lowercase();
            ["outlet", "newspaper", "agency", "media", "channel", "broadcaster", "daily"].iter().any(|w| r.contains(w))
        })
}

/// Speakers behind a noun phrase: the actor itself, or whose statement it is.
fn speakers(scene: &Scene<'_>, block: usize, token: Token<'_>) -> Vec<Actor> {
    let own = scene.actors(block, token);
    if !own.is_empty() {
        return own;
    }
    for child in token.children() {
        if child.dep() == "prep" && matches!(child.lower(), "by" | "from" | "of") {
            for target in prepositional_objects(child) {
                let found = scene.actors(block, target);
                if !found.is_empty() {
                    return found;
                }
            }
        }
    }
    let owners = scene.owners(block, token);
    if !owners.is_empty() {
        return owners;
    }
    if matches!(token.pos(), "NOUN" | "PROPN")
        && matches!(token.lemma(), "source" | "report" | "outlet" | "official" | "media")
    {
        let mut actor = blank(token.text(), "speaker not named");
        actor.anonymous = true;
        return vec![actor];
    }
    Vec::new()
}

/// `according to X` anywhere above the trigger.
pub fn according_to(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>) -> Vec<Source> {
    let mut out = Vec::new();
    for token in scene.article.tokens(s).filter(|t| t.lower() == "according") {
        let head = token.head();
        if head.i() != trigger.i() && !head.is_ancestor_of(trigger) {
            continue;
        }
        for to in token.children().filter(|c| c.lower() == "to") {
            for target in prepositional_objects(to) {
                for actor in speakers(scene, s.block, target) {
                    let medium = is_medium(scene, &actor);
                    out.push(Source { actor, medium, word: "according to".into() });
                }
            }
        }
    }
    out
}

/// The speaker of a quotation that began in an earlier sentence or goes on into this one.
pub fn quotation_speaker(scene: &Scene<'_>, sentence: usize) -> Vec<Source> {
    let s = scene.article.sentences[sentence];
    if !inside_quotation(scene, s) {
        return Vec::new();
    }
    let doc = &scene.article.blocks[s.block].doc;
    let neighbours = [sentence.checked_add(1), sentence.checked_sub(1), sentence.checked_add(2)];
    for n in neighbours.into_iter().flatten() {
        let Some(other) = scene.article.sentences.get(n).filter(|o| o.block == s.block) else { continue };
        for i in other.start..other.end {
            let token = doc.token(i);
            let says = token.pos() == "VERB"
                && scene
                    .lexicon
                    .patterns
                    .governors_of(token.lemma())
                    .any(|g| g.effect == Effect::Say && g.with.is_empty());
            if says && !scene.within_quotes(s.block, i) {
                let found = sources_of(scene, s.block, token);
                if !found.is_empty() {
                    return found;
                }
            }
        }
    }
    Vec::new()
}

/// Who says a clause that stands in quotation marks, where nothing between says it: the verb of saying outside the marks
/// (`The agency reports: “Chad blamed Mali for the raid, carried out by rebels”`).
pub fn quoted_within(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>) -> Vec<Source> {
    if trigger.pos() != "VERB" || !scene.within_quotes(s.block, trigger.i()) {
        return Vec::new();
    }
    let says = |t: &Token<'_>| {
        let mut governors = scene.lexicon.patterns.governors_of(t.lemma());
        t.pos() == "VERB" && governors.any(|g| g.effect == Effect::Say && g.with.is_empty())
    };
    let above = trigger.ancestors().take(12).find(|t| says(t) && !scene.within_quotes(s.block, t.i()));
    above.map(|verb| sources_of(scene, s.block, verb)).unwrap_or_default()
}

/// Whether the sentence lies in a quotation from its first to its last word.
pub fn inside_quotation(scene: &Scene<'_>, s: SentenceRef) -> bool {
    let last = (s.start..s.end).rev().find(|i| scene.article.token(s.block, *i).is_alpha());
    let first = (s.start..s.end).find(|i| scene.article.token(s.block, *i).is_alpha());
    match (first, last) {
        (Some(a), Some(b)) => scene.within_quotes(s.block, a) && scene.within_quotes(s.block, b),
        _ => false,
    }
}
