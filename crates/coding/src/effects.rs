//! What does one governing word make of an event? The effects of `data/patterns/governors.toml`, each applied.

use legation_lexicon::patterns::{Effect, Governor};
use legation_model::actor::{Actor, Sector};
use legation_model::plover::{EventType, Modality};
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::attribution::sources_of;
use crate::auxiliaries::{negative, open_to_doubt};
use crate::frame::{governing_subjects, is_infinitive, lower_lemma, objects, owners, prepositional_objects, subjects};
use crate::modality::{clause_of, indicative, told_clause};
use crate::reading::{Reading, cooperative};
use crate::way::Before;

/// The preposition or particle by which a head takes what is below it, empty for a direct complement.
pub fn link_to(head: Token<'_>) -> &str {
    if head.dep() == "prep" || head.pos() == "ADP" {
        return head.lower();
    }
    if let Some(particle) = head.children().find(|c| c.dep() == "prt") {
        return particle.lower();
    }
    ""
}

/// The governor that a word is, by which preposition or particle it takes what is below it.
pub fn governor<'p>(scene: &'p Scene<'_>, word: Token<'_>, link: &str, below: Token<'_>) -> Option<&'p Governor> {
    if !matches!(word.pos(), "VERB" | "AUX" | "NOUN" | "ADJ" | "PROPN") {
        return None;
    }
    let lemma = lower_lemma(word);
    let follows =
        |c: Token<'_>, g: &Governor| matches!(c.dep(), "prt" | "prep") && g.with.contains(c.lower()) && !tells_when(c);
    let fits = |g: &&Governor| {
        // `called for them to leave`: the preposition opens the clause.
        let opens = |c: Token<'_>| c.dep() == "mark" && g.with.contains(c.lower());
        let with = g.with.is_empty()
            || g.with.contains(link)
            || word.children().any(|c| follows(c, g))
            || below.children().any(opens);
        let pos = g.pos.is_empty() || g.pos.contains(word.pos());
        with && pos && (!g.infinitive || is_infinitive(below))
    };
    scene.lexicon.patterns.governors_of(&lemma).filter(fits).min_by_key(|g| (g.with.is_empty(), !g.infinitive))
}

/// A preposition before a time (`on Friday`).
pub fn tells_when(preposition: Token<'_>) -> bool {
    let mut objects = preposition.children().filter(|c| c.dep() == "pobj").peekable();
    objects.peek().is_some() && objects.all(|t| matches!(t.ent_type(), "DATE" | "TIME"))
}

fn actors_below(scene: &Scene<'_>, block: usize, words: Vec<Token<'_>>) -> Vec<Actor> {
    let mut out: Vec<Actor> = Vec::new();
    for word in words {
        for actor in scene.actors_or_owners(block, word) {
            if !out.iter().any(|a| same(a, &actor)) {
                out.push(actor);
            }
        }
    }
    out
}

/// Who governs: the verb's subject, the noun's owner or the subject above it.
fn holders(scene: &Scene<'_>, block: usize, word: Token<'_>) -> Vec<Actor> {
    let words = match word.pos() {
        "NOUN" | "PROPN" => {
            let own = owners(word);
            if own.is_empty() { governing_subjects(word, 0) } else { own }
        }
        "ADJ" => crate::frame::Frame::of(word).slot("subject"),
        _ => subjects(word, 0),
    };
    actors_below(scene, block, words)
}

/// Applies a governor to an event, and tells in its trace what that did.
pub fn apply(
    scene: &Scene<'_>,
    s: SentenceRef,
    at: (Token<'_>, Token<'_>),
    word: Token<'_>,
    g: &Governor,
    reading: &mut Reading,
) {
    let before = Before::of(reading);
    act(scene, s, at, word, g, reading);
    let change = before.change(reading);
    reading.trace.push(format!("`{}` above it ({}): {change}", word.text(), g.id));
}

fn act(
    scene: &Scene<'_>,
    s: SentenceRef,
    (trigger, below): (Token<'_>, Token<'_>),
    word: Token<'_>,
    g: &Governor,
    reading: &mut Reading,
) {
    let trigger_is_noun = matches!(trigger.pos(), "NOUN" | "PROPN");
    let negated = negative(word);
    reading.governors.push(word.i());
    let before = (reading.cameo.clone(), reading.event_type);
    match g.effect {
        Effect::Demand if indicative(below) => reading.attribution.extend(sources_of(scene, s.block, word)),
        // `announced a halt to the deliveries`: a deed of one's own.
        Effect::Say if trigger_is_noun && reading.actors.is_empty() && announces(word, trigger) => {
            reading.actors = holders(scene, s.block, word);
            let acts = reading.actors.clone();
            reading.recipients.retain(|r| !acts.iter().any(|a| same(a, r)));
        }
        Effect::Say => {
            let sources = sources_of(scene, s.block, word);
            // `is said to have shelled the village`: somebody says so.
            let hearsay = crate::frame::is_passive(word) && is_infinitive(below) && below.dep() == "xcomp";
            if hearsay && sources.is_empty() && reading.modality == Modality::Asserted {
                reading.modality = Modality::Alleged;
            }
            reading.attribution.extend(sources);
        }
        Effect::Transparent => {
            if reading.actors.is_empty() && trigger_is_noun {
                reading.actors = holders(scene, s.block, word);
                let acts = reading.actors.clone();
                reading.recipients.retain(|r| !acts.iter().any(|a| same(a, r)));
            }
            if negated {
                reading.modality = Modality::Denied;
            }
        }
        // `The appeal for mediation comes amid …` points back to what was told.
        Effect::Demand | Effect::Commit if points_back(word) => {
            reading.dropped = Some(format!("refers back: `the {}`", word.text()))
        }
        Effect::Commit if negated => refuse(scene, s, word, reading),
        Effect::Commit => {
            let by = holders(scene, s.block, word);
            if reading.event_type == EventType::Agree {
                return;
            }
            let was_cooperative = cooperative(reading.event_type);
            reading.become_about(Effect::Commit);
            if !by.is_empty() && !by.iter().any(|b| reading.actors.iter().any(|a| same(a, b))) {
                reading.new_actor(by, Vec::new());
            }
            reading.modality = if was_cooperative { Modality::Offered } else { Modality::Asserted };
        }
        Effect::Offer if negated => refuse(scene, s, word, reading),
        Effect::Offer => {
            let by = holders(scene, s.block, word);
            if reading.event_type == EventType::Agree {
                return;
            }
            reading.become_about(Effect::Offer);
            if !by.is_empty() && !by.iter().any(|b| reading.actors.iter().any(|a| same(a, b))) {
                reading.new_actor(by, Vec::new());
            }
            reading.modality = Modality::Offered;
        }
        // `ordered the arrest of …`, `ordered troops to leave`: the orderer's own deed; `ordered the ministry to pay` asks.
        Effect::Order => {
            let by = holders(scene, s.block, word);
            let addressed = actors_below(scene, s.block, objects(word, 0));
            let opposed = |a: &Actor| matches!(a.sector, Some(Sector::Reb | Sector::Opp | Sector::Uaf | Sector::Lab));
            let foreign = |a: &Actor| opposed(a) || a.code().is_some() && by.iter().all(|b| b.code() != a.code());
            if cooperative(reading.event_type) && addressed.iter().any(foreign) {
                reading.become_about(Effect::Demand);
                reading.new_actor(by, addressed);
                reading.modality = Modality::Asserted;
            } else if !by.is_empty() {
                reading.actors = by;
            }
        }
        // Trying to mediate is mediating.
        Effect::Plan if reading.cameo.starts_with("045") && TRIES.contains(&word.lemma()) => {}
        // `has no intention of freeing`, `does not plan to meet`.
        // `wants them to leave`.
        Effect::Plan if WANTS.contains(&word.lemma()) && has_own_subject(below) => {
            let by = holders(scene, s.block, word);
            reading.become_about(Effect::Demand);
            reading.new_actor(by, Vec::new());
            reading.modality = Modality::Asserted;
        }
        Effect::Plan if negated && cooperative(reading.event_type) => refuse(scene, s, word, reading),
        Effect::Plan => {
            // Somebody else's plan of a hostile act is what its reporter accuses him of.
            let by = holders(scene, s.block, word);
            let hostile = matches!(reading.event_type, EventType::Sanction | EventType::Coerce | EventType::Assault);
            let own =
                reading.actors.is_empty() || by.iter().any(|b| reading.actors.iter().any(|a| a.code() == b.code()));
            if cooperative(reading.event_type) || hostile && own && INTENDS.contains(&word.lemma()) {
                reading.become_about(Effect::Plan);
            }
            if reading.actors.is_empty() {
                reading.actors = by;
            }
            if reading.modality == Modality::Asserted {
                reading.modality = Modality::Planned;
            }
        }
        Effect::Demand => {
            let by = holders(scene, s.block, word);
            let mut addressed = objects(word, 0);
            for child in
                word.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "on" | "upon" | "to" | "for"))
            {
                addressed.extend(prepositional_objects(child).into_iter().filter(|t| t.dep() == "pobj"));
            }
            let addressed = actors_below(scene, s.block, addressed);
            let denies = reading.modality == Modality::Denied;
            reading.become_about(Effect::Demand);
            if denies {
                reading.mode = Some("yield".into());
            }
            if !by.is_empty() {
                reading.new_actor(by, addressed);
            }
            reading.modality = Modality::Asserted;
        }
        // `had to withdraw` tells a deed; `has to withdraw` asks for it.
        Effect::Oblige if word.tag() == "VBD" && word.dep() != "ccomp" && !told_clause(word) => {}
        Effect::Oblige => oblige(reading),
        Effect::Threaten => {
            let by = holders(scene, s.block, word);
            let own =
                reading.actors.is_empty() || by.iter().any(|b| reading.actors.iter().any(|a| a.code() == b.code()));
            if own {
                reading.become_about(Effect::Threaten);
                if !by.is_empty() {
                    reading.new_actor(by, Vec::new());
                }
                reading.modality = Modality::Conditional;
            } else {
                reading.attribution.extend(sources_of(scene, s.block, word));
                if reading.modality == Modality::Asserted {
                    reading.modality = Modality::Future;
                }
                // A warning that others might do something.
                reading.dropped = open_to_doubt(clause_of(trigger));
            }
        }
        // `will not hesitate to strike`.
        Effect::Refuse if negated && word.lemma() == "hesitate" => reading.become_about(Effect::Commit),
        Effect::Refuse if negated => {}
        Effect::Refuse => refuse(scene, s, word, reading),
        Effect::Deny => {
            if negated {
                return;
            }
            reading.modality = Modality::Denied;
            reading.attribution.extend(sources_of(scene, s.block, word));
        }
        Effect::Accuse => {
            let by = holders(scene, s.block, word);
            let addressed = actors_below(scene, s.block, objects(word, 0));
            reading.become_about(Effect::Accuse);
            if !by.is_empty() {
                reading.new_actor(by, addressed);
            }
        }
        Effect::Allege => {
            reading.modality = Modality::Alleged;
            reading.attribution.extend(sources_of(scene, s.block, word));
        }
        Effect::Retract => reading.modality = Modality::Retracted,
        // `is not afraid to march`: they do.
        Effect::Hypothetical if negated => {}
        Effect::Hypothetical => reading.dropped = Some(format!("only imagined: `{}`", word.text())),
    }
    let asked = reading.event_type == EventType::Request && (reading.cameo.clone(), reading.event_type) != before;
    if asked && FIRM.contains(&word.lemma()) {
        demanded(reading);
    }
}

/// Words by which something is demanded, not only asked for. Source: CAMEO codebook, root 10.
const FIRM: [&str; 13] = [
    "demand",
    "insist",
    "order",
    "instruct",
    "direct",
    "command",
    "decree",
    "require",
    "tell",
    "have",
    "oblige",
    "ultimatum",
    "must",
];

/// The code of the demand (10) in place of that of the appeal (02).
pub fn demanded(reading: &mut Reading) {
    if let Some(rest) = reading.cameo.strip_prefix("02") {
        reading.cameo = format!("10{rest}");
    }
}

/// What somebody has to do, as another says: asked of him by whoever says so.
pub fn oblige(reading: &mut Reading) {
    let denies = reading.modality == Modality::Denied;
    reading.become_about(Effect::Oblige);
    if denies {
        reading.mode = Some("yield".into());
    }
    reading.new_actor(Vec::new(), Vec::new());
    reading.by_speaker = true;
    reading.modality = Modality::Asserted;
}

/// Words of wishing, by which another is asked.
const WANTS: [&str; 4] = ["want", "wish", "desire", "prefer"];

fn has_own_subject(clause: Token<'_>) -> bool {
    clause.children().any(|c| c.dep().starts_with("nsubj"))
}

/// Words of endeavour: the act is under way.
const TRIES: [&str; 10] =
    ["try", "attempt", "seek", "effort", "strive", "work", "endeavour", "endeavor", "bid", "mission"];

/// Words of intention: what they announce of conflict is a threat.
const INTENDS: [&str; 9] =
    ["plan", "intend", "prepare", "consider", "contemplate", "mull", "weigh", "intention", "poised"];

/// A definite noun without an owner, as the subject of its sentence.
fn points_back(word: Token<'_>) -> bool {
    word.pos() == "NOUN"
        && word.dep().starts_with("nsubj")
        && word.children().any(|c| c.dep() == "det" && matches!(c.lower(), "the" | "this" | "that"))
}

/// A refusal where the event is cooperation; a denial of the deed where it is not.
pub fn refuse(scene: &Scene<'_>, s: SentenceRef, word: Token<'_>, reading: &mut Reading) {
    let by = holders(scene, s.block, word);
    if cooperative(reading.event_type) || reading.event_type == EventType::Agree {
        reading.become_about(Effect::Refuse);
        if !by.is_empty() && !by.iter().any(|b| reading.actors.iter().any(|a| same(a, b))) {
            reading.new_actor(by, Vec::new());
        }
    } else {
        reading.modality = Modality::Denied;
    }
}

/// Whether a deed is the object of a verb of announcing.
fn announces(verb: Token<'_>, deed: Token<'_>) -> bool {
    matches!(verb.lemma(), "announce" | "declare" | "confirm" | "unveil" | "decree")
        && objects(verb, 0).iter().any(|o| o.i() == deed.i() || o.is_ancestor_of(deed))
}
