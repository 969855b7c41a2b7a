//! Which words of a sentence make events? Patterns tried at every word, the best kept, what it swallows dropped.

use legation_lexicon::patterns::{Pattern, TriggerPos};
use legation_model::actor::Actor;
use legation_model::claim::LostRule;
use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::conditions::{Failure, Fillers, holds};
use crate::frame::{Frame, is_headline_verb, lower_lemma, through_partitive, with_conjuncts};
use crate::headlines;
use crate::mentions::Kind;

/// A pattern that fired at a word.
pub struct Hit<'d, 'p> {
    /// The pattern.
    pub pattern: &'p Pattern,
    /// The frame of the trigger.
    pub frame: Frame<'d>,
    /// Words that its conditions took; they make no event of their own.
    pub consumed: Vec<usize>,
    /// Patterns that did not win.
    pub lost: Vec<LostRule>,
    /// One of these matches too and makes another type of event.
    pub contested: bool,
}

impl<'d> Hit<'d, '_> {
    /// The trigger.
    pub fn trigger(&self) -> Token<'d> {
        self.frame.trigger
    }
}

/// The hits of a sentence that make events, in textual order.
pub fn hits<'d, 'p>(scene: &'p Scene<'_>, doc: &'d legation_nlp::Doc, s: SentenceRef) -> Vec<Hit<'d, 'p>> {
    let found = all_hits(scene, doc, s);
    let gone = swallowed(&found);
    found.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(hit, _)| hit).collect()
}

/// All hits of a sentence, in textual order, those that others swallow among them.
pub fn all_hits<'d, 'p>(scene: &'p Scene<'_>, doc: &'d legation_nlp::Doc, s: SentenceRef) -> Vec<Hit<'d, 'p>> {
    let mut found: Vec<Hit<'d, 'p>> = Vec::new();
    for i in s.start..s.end {
        let token = doc.token(i);
        let pos = match token.pos() {
            "VERB" | "AUX" => TriggerPos::Verb,
            "NOUN" | "PROPN" => TriggerPos::Noun,
            "ADJ" => TriggerPos::Adjective,
            _ => continue,
        };
        // Names are no triggers: `Resistance Front`, `Trade Minister`, `2008 Mumbai attacks`.
        if pos != TriggerPos::Verb
            && scene.mention_at(s.block, i).is_some_and(|m| !(m.end - m.start == 1 && m.kind == Kind::Office))
        {
            continue;
        }
        // `must` before a verb asks for what it says; the verb tells what.
        if token.dep() == "aux" && token.tag() == "MD" && token.head().pos() == "VERB" {
            found.extend(best_in(scene, s.block, Frame::of_modal(token), token.lower(), pos));
            continue;
        }
        let participle_adjective = token.pos() == "ADJ" && matches!(token.tag(), "VBN" | "VBG");
        let pos = if participle_adjective { TriggerPos::Verb } else { pos };
        if headlines::has_subject(token)
            && let Some(hit) = in_headline(scene, doc, s).filter(|hit| hit.trigger().i() == i)
        {
            found.push(hit);
            continue;
        }
        if let Some(hit) = best_at(scene, s.block, token, pos) {
            found.push(hit);
        } else if let Some(hit) = of_nominal(scene, s.block, token, pos) {
            found.push(hit);
        } else if is_headline_verb(token) {
            let lemma = token.lemma().to_lowercase();
            found.extend(best_in(scene, s.block, Frame::of_headline_verb(token), &lemma, TriggerPos::Verb));
        }
    }
    if found.is_empty() {
        found.extend(in_headline(scene, doc, s));
    }
    found
}

/// The first word of a headline that makes an event if it is read as a verb.
fn in_headline<'d, 'p>(scene: &'p Scene<'_>, doc: &'d legation_nlp::Doc, s: SentenceRef) -> Option<Hit<'d, 'p>> {
    let verbs = headlines::verbs(doc, s).into_iter();
    let mut tries = verbs.flat_map(|(frame, lemmas)| lemmas.into_iter().map(move |lemma| (frame.clone(), lemma)));
    tries.find_map(|(frame, lemma)| best_in(scene, s.block, frame, &lemma, TriggerPos::Verb))
}

/// The best pattern at a word.
fn best_at<'d, 'p>(scene: &'p Scene<'_>, block: usize, token: Token<'d>, pos: TriggerPos) -> Option<Hit<'d, 'p>> {
    let lemma = lower_lemma(token);
    scene.lexicon.patterns.triggered_by(pos, &lemma).next()?;
    best_in(scene, block, Frame::of(token), &lemma, pos)
}

/// The best pattern of the verb whose deed a noun names (`the destruction of the bridge by Chad`): it must say who or whom.
fn of_nominal<'d, 'p>(scene: &'p Scene<'_>, block: usize, token: Token<'d>, pos: TriggerPos) -> Option<Hit<'d, 'p>> {
    if pos != TriggerPos::Noun {
        return None;
    }
    let verbs = scene.lexicon.patterns.verbs_of_nominal(&token.lemma().to_lowercase());
    let frame = || Frame::of(token);
    verbs.iter().find_map(|verb| {
        let frame = frame();
        let told = ["subject", "object"]
            .iter()
            .any(|slot| frame.slot(slot).into_iter().any(|word| !scene.actors_or_owners(block, word).is_empty()));
        if told { best_in(scene, block, frame, verb, TriggerPos::Verb) } else { None }
    })
}

/// The best pattern that a lemma triggers in a frame.
fn best_in<'d, 'p>(
    scene: &'p Scene<'_>,
    block: usize,
    frame: Frame<'d>,
    lemma: &str,
    pos: TriggerPos,
) -> Option<Hit<'d, 'p>> {
    let mut fillers = Fillers::of(&frame);
    let mut winner: Option<(&'p Pattern, Vec<usize>)> = None;
    // Those that lost, with what failed; nothing for one that matches too.
    let mut others: Vec<(&'p Pattern, Option<Failure<'p, 'd>>)> = Vec::new();
    for pattern in scene.lexicon.patterns.triggered_by(pos, lemma) {
        match holds(scene, block, &mut fillers, pattern) {
            Ok(consumed) if winner.is_none() => winner = Some((pattern, consumed)),
            Ok(_) => others.push((pattern, None)),
            Err(failure) if others.len() < 8 => others.push((pattern, Some(failure))),
            Err(_) => {}
        }
    }
    let (pattern, consumed) = winner.filter(|(pattern, _)| !pattern.silent)?;
    let rival = |p: &Pattern| !p.silent && p.event_type != pattern.event_type;
    let contested = others.iter().any(|(p, failure)| failure.is_none() && rival(p));
    let why = |failure: Option<Failure<'_, '_>>| match failure {
        Some(failure) => failure.to_string(),
        None => format!("matches too, but `{}` asks for more", pattern.id),
    };
    let lost = others.into_iter().map(|(p, failure)| LostRule { rule: p.id.clone(), why: why(failure) }).collect();
    Some(Hit { pattern, frame, consumed, lost, contested })
}

/// The pattern that a word would fire by itself.
fn pattern_of<'p>(scene: &'p Scene<'_>, block: usize, word: Token<'_>, pos: TriggerPos) -> Option<&'p Pattern> {
    let lemma = lower_lemma(word);
    let mut candidates = scene.lexicon.patterns.triggered_by(pos, &lemma).peekable();
    candidates.peek()?;
    let frame = Frame::of(word);
    let mut fillers = Fillers::of(&frame);
    let pattern = candidates.find(|pattern| holds(scene, block, &mut fillers, pattern).is_ok())?;
    (!pattern.silent).then_some(pattern)
}

/// The pattern that a noun would fire by itself.
pub fn noun_pattern<'p>(scene: &'p Scene<'_>, block: usize, noun: Token<'_>) -> Option<&'p Pattern> {
    pattern_of(scene, block, noun, TriggerPos::Noun)
}

/// The pattern that a verb or noun would fire by itself.
pub fn pattern_at<'p>(scene: &'p Scene<'_>, block: usize, word: Token<'_>) -> Option<&'p Pattern> {
    let pos = match word.pos() {
        "VERB" | "AUX" => TriggerPos::Verb,
        "NOUN" => TriggerPos::Noun,
        _ => return None,
    };
    pattern_of(scene, block, word, pos)
}

/// Acts of speech take what they speak of with them: `urged both sides to resume talks` is one event.
fn speaks(event_type: EventType) -> bool {
    use EventType::*;
    matches!(event_type, Agree | Request | Reject | Threaten | Accuse)
}

/// Prepositions behind which something else is told.
pub const ASIDE: [&str; 14] = [
    "after",
    "following",
    "since",
    "amid",
    "despite",
    "before",
    "during",
    "over",
    "amidst",
    "because",
    "when",
    "as",
    "while",
    "until",
];

/// For each hit, whether another one has taken it as part of its own event.
pub fn swallowed(hits: &[Hit<'_, '_>]) -> Vec<bool> {
    let below = |outer: &Hit<'_, '_>, inner: &Hit<'_, '_>| {
        let contact = inner.pattern.event_type == EventType::Consult;
        // `closed the road in protest`: one protest, told by its means.
        let protests = |hit: &Hit<'_, '_>| hit.pattern.event_type == EventType::Protest;
        let takes = speaks(outer.pattern.event_type) || protests(outer) && protests(inner);
        takes && swallows(outer.trigger(), inner.trigger(), contact)
    };
    let taken = |inner: &Hit<'_, '_>, outer: &Hit<'_, '_>| {
        // Of two that give way, the one above stays.
        let stays = !gives_way(outer.pattern) || gives_way(inner.pattern);
        let consumed = outer.consumed.contains(&inner.trigger().i()) && stays;
        let same_word = outer.trigger().i() == inner.trigger().i();
        consumed
            || told_by_verb(outer, inner)
            || below(outer, inner) && (stays || buried(outer, inner))
            || gives_way(inner.pattern)
                && !gives_way(outer.pattern)
                && (same_word || below(inner, outer) && !buried(inner, outer))
    };
    let other = |n: usize, m: usize| n != m && taken(&hits[n], &hits[m]);
    (0..hits.len()).map(|n| (0..hits.len()).any(|m| other(n, m))).collect()
}

/// Whether `inner` is only named inside another noun phrase of what `outer` speaks of (`promised to drop its objections to
/// the talks`).
fn buried(outer: &Hit<'_, '_>, inner: &Hit<'_, '_>) -> bool {
    let top = outer.trigger().i();
    let between = inner.trigger().ancestors().take_while(|t| t.i() != top);
    let plain =
        |t: Token<'_>| t.pos() == "NOUN" && through_partitive(t).i() == t.i() && !outer.consumed.contains(&t.i());
    between.filter(|t| plain(*t)).count() > 0
}

/// A noun as the subject of a verb that makes the same of it (`the truce between X and Y took effect`).
fn told_by_verb(outer: &Hit<'_, '_>, inner: &Hit<'_, '_>) -> bool {
    let code = |hit: &Hit<'_, '_>| hit.pattern.cameo.clone();
    let subject = outer.frame.slot("subject").iter().any(|t| t.i() == inner.trigger().i());
    let yields = matches!(outer.pattern.event_type, EventType::Concede | EventType::Retreat);
    subject && yields && matches!(inner.trigger().pos(), "NOUN" | "PROPN") && code(outer) == code(inner)
}

/// A weak pattern, or an imported verb without conditions (`PLAN [030]`): it gives way to what is planned.
fn gives_way(pattern: &Pattern) -> bool {
    pattern.weak || pattern.source.is_some() && pattern.when.is_empty()
}

/// Whether `inner` is part of what `outer` speaks of. A `contact` in an adverbial phrase (`in a call to X, Y asked`) is not.
fn swallows(outer: Token<'_>, inner: Token<'_>, contact: bool) -> bool {
    let mut at = inner;
    for _ in 0..20 {
        let head = at.head();
        if head.i() == at.i() {
            return false;
        }
        let aside = match at.dep() {
            "relcl" | "nsubj" | "nsubjpass" | "agent" => true,
            "advcl" => !crate::frame::is_infinitive(at),
            // `blamed Y for the raid, carried out by Z`: a deed with a doer of its own.
            "acl" => at.tag() == "VBN" && at.children().any(|c| c.dep() == "agent"),
            "prep" => {
                ASIDE.contains(&at.lower())
                    || (contact && head.i() == outer.i() && matches!(at.lower(), "in" | "at" | "by"))
            }
            "conj" => head.i() == outer.i(),
            _ => false,
        };
        if aside {
            return false;
        }
        if head.i() == outer.i() {
            return true;
        }
        at = head;
    }
    false
}

/// Paths that lead to the recipient where a pattern names none.
const RECIPIENT_PATHS: [&str; 16] = [
    "object",
    "dative",
    "with",
    "to",
    "against",
    "at",
    "on",
    "for",
    "between",
    "object.of",
    "object.with",
    "object.against",
    "object.to",
    "object.on",
    "object.between",
    "object.subject",
];

/// Actors of a hit along the pattern's paths.
pub fn actors_of(scene: &Scene<'_>, block: usize, hit: &Hit<'_, '_>) -> Vec<Actor> {
    if says_it_of_another(hit.pattern) {
        return Vec::new();
    }
    if hit.pattern.actors.is_empty() {
        return follow(scene, block, &hit.frame, "subject", &[]);
    }
    first(scene, block, &hit.frame, hit.pattern.actors.iter().map(String::as_str), &[])
}

/// A misdeed that counts only as what somebody says of another (`actors = "speaker"`).
pub fn says_it_of_another(pattern: &Pattern) -> bool {
    pattern.actors.iter().any(|p| p == "speaker")
}

/// Recipients of a hit, without those who act.
pub fn recipients_of(scene: &Scene<'_>, block: usize, hit: &Hit<'_, '_>, actors: &[Actor]) -> Vec<Actor> {
    if actors.len() > 1 && each_other(hit.trigger()) {
        return Vec::new();
    }
    if hit.pattern.recipients.is_empty() {
        return first(scene, block, &hit.frame, RECIPIENT_PATHS.iter().copied(), actors);
    }
    first(scene, block, &hit.frame, hit.pattern.recipients.iter().map(String::as_str), actors)
}

/// `each other`, `one another` below a verb: the actors do it to themselves.
fn each_other(trigger: Token<'_>) -> bool {
    trigger.subtree().any(|t| {
        matches!(t.lower(), "other" | "another")
            && t.i() > 0
            && matches!(t.nbor(-1).map(|n| n.lower()), Some("each" | "one"))
    })
}

/// Third party that a pattern names.
pub fn third_party_of(scene: &Scene<'_>, block: usize, hit: &Hit<'_, '_>, actors: &[Actor]) -> Vec<Actor> {
    first(scene, block, &hit.frame, hit.pattern.third_party.iter().map(String::as_str), actors)
}

/// The first path that leads to an actor who is none of `besides`.
fn first<'p>(
    scene: &Scene<'_>,
    block: usize,
    frame: &Frame<'_>,
    paths: impl Iterator<Item = &'p str>,
    besides: &[Actor],
) -> Vec<Actor> {
    for path in paths {
        let mut all = Vec::new();
        for part in path.split('+') {
            for actor in follow(scene, block, frame, part, besides) {
                if !all.iter().any(|a| same(a, &actor)) {
                    all.push(actor);
                }
            }
        }
        if !all.is_empty() {
            return all;
        }
    }
    Vec::new()
}

fn follow(scene: &Scene<'_>, block: usize, frame: &Frame<'_>, path: &str, besides: &[Actor]) -> Vec<Actor> {
    let acts = |a: &Actor| {
        besides.iter().any(|b| {
            same(a, b)
                || (a.code().is_some()
                    && a.code() == b.code()
                    && (a.sector == b.sector || !a.person && !b.person && a.sector.is_none()))
        })
    };
    match path {
        "parties" => return scene.parties.iter().filter(|a| !acts(a)).cloned().collect(),
        "within" => return within(scene, block, frame).into_iter().filter(|a| !acts(a)).collect(),
        _ => {}
    }
    let ends_in_object = path.rsplit('.').next() == Some("object");
    let mut out: Vec<Actor> = Vec::new();
    for word in words_at(frame, path) {
        let mut found = scene.actors_or_owners(block, word);
        if found.is_empty() && ends_in_object {
            found = agreement_parties(scene, block, word);
        }
        for actor in found {
            if !acts(&actor) && !out.iter().any(|a| same(a, &actor)) {
                out.push(actor);
            }
        }
    }
    out
}

/// The words at the end of a path of slots (`object.with`).
pub fn words_at<'d>(frame: &Frame<'d>, path: &str) -> Vec<Token<'d>> {
    let mut slots = path.split('.');
    let Some(first) = slots.next() else { return Vec::new() };
    let mut words = frame.slot(first);
    for slot in slots {
        let heads = words.into_iter().flat_map(with_conjuncts).map(through_partitive);
        words = heads.flat_map(|t| Frame::of(t).slot(slot)).collect();
    }
    words
}

/// The words that stand for those who act, whether they are known actors or not.
pub fn acting_words<'d>(hit: &Hit<'d, '_>) -> Vec<Token<'d>> {
    if hit.pattern.actors.is_empty() {
        return hit.frame.slot("subject");
    }
    hit.pattern.actors.iter().flat_map(|p| p.split('+')).flat_map(|p| words_at(&hit.frame, p)).collect()
}

/// The words that stand for those acted upon, best path first, whether they are known actors or not.
pub fn receiving_words<'d>(hit: &Hit<'d, '_>) -> Vec<Token<'d>> {
    let named = hit.pattern.recipients.iter().map(String::as_str);
    named.chain(RECIPIENT_PATHS).flat_map(|p| p.split('+')).flat_map(|p| words_at(&hit.frame, p)).collect()
}

/// The parties of an agreement that is acted upon (`suspended the Algiers Accord`).
fn agreement_parties(scene: &Scene<'_>, block: usize, word: Token<'_>) -> Vec<Actor> {
    let Some(mention) = scene.mention_at(block, word.i()) else { return Vec::new() };
    let Kind::Agreement(index) = mention.kind else { return Vec::new() };
    let agreement = &scene.lexicon.agreements[index];
    agreement
        .parties
        .iter()
        .filter_map(|iso| scene.state_actor(iso, None))
        .map(|a| Actor { how: format!("party of `{}` in data/agreements.csv", agreement.name), ..a })
        .collect()
}

/// All actors named below the trigger, places left out.
fn within(scene: &Scene<'_>, block: usize, frame: &Frame<'_>) -> Vec<Actor> {
    let mut out: Vec<Actor> = Vec::new();
    for token in frame.slot("within") {
        if is_location(token) || token.dep() == "conj" {
            continue;
        }
        for actor in scene.actors(block, token) {
            if actor.code().is_some() && !out.iter().any(|a| same(a, &actor)) {
                out.push(actor);
            }
        }
    }
    out
}

/// Whether a name stands for a place here (`in Moscow`).
pub fn is_location(token: Token<'_>) -> bool {
    let mut at = token;
    for _ in 0..4 {
        if at.dep() == "pobj" {
            return matches!(at.head().lower(), "in" | "at" | "near" | "inside" | "across" | "outside" | "around");
        }
        if !matches!(at.dep(), "conj" | "appos" | "compound") {
            return false;
        }
        at = at.head();
    }
    false
}
