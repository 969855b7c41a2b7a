//! What does the sentence do with an event? Governors above the trigger, modals, negation, conditions.

use legation_lexicon::patterns::{Effect, Governor};
use legation_model::actor::Actor;
use legation_model::plover::{EventType, Modality, Quad};
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::attribution::sources_of;
use crate::auxiliaries::{modal, negative, open_to_doubt, threatened_above};
use crate::events::ASIDE;
use crate::frame::{
    governing_subjects, is_gerund_object, is_infinitive, objects, prepositional_objects, subjects, through_partitive,
};
use crate::reading::{Reading, cooperative};

/// Applies everything above and around the trigger to the event.
pub fn read(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &mut Reading) {
    own_clause(scene, s, trigger, reading);
    let undone = reading.modality == Modality::Denied && deed_of_cooperation(reading.event_type);
    let mut at = trigger;
    for _ in 0..24 {
        let head = at.head();
        if head.i() == at.i() || reading.dropped.is_some() {
            break;
        }
        match at.dep() {
            "relcl" if !told_clause(at) => break,
            "advcl" if !is_infinitive(at) && !reported(at) && !is_gerund_object(head, at) => break,
            "conj" => {
                let own_subject = at.children().any(|c| c.dep().starts_with("nsubj"));
                if own_subject && matches!(at.pos(), "VERB" | "AUX") && !matches!(head.dep(), "ccomp" | "conj") {
                    break;
                }
                at = head;
                continue;
            }
            "nsubj" | "nsubjpass" | "csubj" => {
                // A noun as subject: `the strike was denied`, `the attack is feared`; only what is said of it matters.
                if let Some(g) = governor(scene, head, "")
                    && matches!(g.effect, Effect::Deny | Effect::Allege | Effect::Retract)
                {
                    apply(scene, s, trigger, head, g, reading);
                }
                break;
            }
            _ => {}
        }
        let head = if told_clause(at) { head.head() } else { head };
        let link = link_to(head);
        let preposition =
            matches!(head.dep(), "prep" | "agent" | "dative") && matches!(head.pos(), "ADP" | "VERB" | "SCONJ");
        if preposition && ASIDE.contains(&head.lower()) {
            break;
        }
        let word = if preposition { head.head() } else { head };
        let next = word;
        let above = governor(scene, word, link);
        if let Some(g) = above {
            apply(scene, s, trigger, word, g, reading);
        }
        // What is not said, asked or feared leaves the event as it is.
        let acts = above.is_none_or(|g| matches!(g.effect, Effect::Transparent | Effect::Plan | Effect::Order));
        if acts || !negative(word) {
            modal(scene, s, word, reading, false);
        }
        if matches!(next.pos(), "NOUN" | "PROPN")
            && through_partitive(next).i() == next.i()
            && governor(scene, next, link).is_none()
        {
            // Inside another noun phrase (`an investigation of the massacre`) the event is only mentioned.
            break;
        }
        at = next;
        if at.is_root() {
            break;
        }
    }
    if undone && reading.attribution.is_empty() && deed_of_cooperation(reading.event_type) && reading.dropped.is_none()
    {
        reading.dropped = Some("not done, and nobody says so".into());
    }
    if reading.trace.is_empty() && reading.dropped.is_none() && only_aimed_at(trigger, reading.event_type) {
        reading.dropped = Some("named as an aim or topic only".into());
    }
}

/// An infinitive of purpose or a gerund that says what something is about: `efforts to end the war`, `talks on ending it`.
fn only_aimed_at(trigger: Token<'_>, event_type: EventType) -> bool {
    if !matches!(trigger.pos(), "VERB" | "AUX") || matches!(event_type, EventType::Consult) {
        return false;
    }
    let purpose = is_infinitive(trigger) && matches!(trigger.dep(), "advcl" | "acl" | "relcl");
    let topic = trigger.dep() == "pcomp"
        && matches!(
            trigger.head().lower(),
            "about" | "for" | "in" | "at" | "of" | "on" | "toward" | "towards" | "from"
        )
        && matches!(trigger.head().head().pos(), "NOUN" | "PROPN");
    purpose || topic
}

/// A clause that tells what is said, though the parser calls it adverbial (`…, adding that`).
fn reported(clause: Token<'_>) -> bool {
    clause.children().any(|c| c.dep() == "mark" && c.lower() == "that")
}

/// `told the rebels that he would …`: the parser takes what is told for a relative clause of the hearers.
pub fn told_clause(clause: Token<'_>) -> bool {
    let hearer = clause.head();
    clause.dep() == "relcl"
        && matches!(hearer.dep(), "dobj" | "dative")
        && matches!(hearer.head().lemma(), "tell" | "warn" | "inform" | "assure" | "remind" | "promise")
        && clause.children().any(|c| c.lower() == "that" && c.i() < clause.i())
        && clause.children().any(|c| c.dep().starts_with("nsubj") && c.lower() != "that")
}

/// The preposition or particle by which a head takes what is below it, empty for a direct complement.
fn link_to(head: Token<'_>) -> &str {
    if head.dep() == "prep" || head.pos() == "ADP" {
        return head.lower();
    }
    if let Some(particle) = head.children().find(|c| c.dep() == "prt") {
        return particle.lower();
    }
    ""
}

/// The governor that a word is, by which preposition or particle it takes what is below it.
pub fn governor<'p>(scene: &'p Scene<'_>, word: Token<'_>, link: &str) -> Option<&'p Governor> {
    if !matches!(word.pos(), "VERB" | "AUX" | "NOUN" | "ADJ" | "PROPN") {
        return None;
    }
    let lemma = word.lemma().to_lowercase();
    let mut all: Vec<&Governor> = scene.lexicon.patterns.governors_of(&lemma).collect();
    all.sort_by_key(|g| g.with.is_empty());
    all.into_iter().find(|g| {
        g.with.is_empty()
            || g.with.contains(link)
            || word.children().any(|c| matches!(c.dep(), "prt" | "prep") && g.with.contains(c.lower()))
    })
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
            let own: Vec<_> = word.children().filter(|c| c.dep() == "poss").collect();
            if own.is_empty() { governing_subjects(word, 0) } else { own }
        }
        "ADJ" => crate::frame::Frame::of(word).slot("subject"),
        _ => subjects(word, 0),
    };
    actors_below(scene, block, words)
}

fn apply(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, word: Token<'_>, g: &Governor, reading: &mut Reading) {
    let trigger_is_noun = matches!(trigger.pos(), "NOUN" | "PROPN");
    let negated = negative(word);
    reading.trace.push(format!("{} ({})", word.text(), g.id));
    reading.governors.push(word.i());
    match g.effect {
        // `announced a halt to the deliveries`: a deed of one's own.
        Effect::Say if trigger_is_noun && reading.actors.is_empty() && announces(word, trigger) => {
            reading.actors = holders(scene, s.block, word);
            let acts = reading.actors.clone();
            reading.recipients.retain(|r| !acts.iter().any(|a| same(a, r)));
        }
        Effect::Say => reading.attribution.extend(sources_of(scene, s.block, word)),
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
            let foreign = |a: &Actor| a.code().is_some() && by.iter().all(|b| b.code() != a.code());
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

/// Negation, modals, conditions and doubt in the trigger's own clause.
fn own_clause(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &mut Reading) {
    if only_describes(trigger) {
        reading.dropped = Some(format!("only describes `{}`", trigger.head().text()));
    }
    let clause = clause_of(trigger);
    for word in [Some(trigger), (clause.i() != trigger.i()).then_some(clause)].into_iter().flatten() {
        modal(scene, s, word, reading, true);
        let hedged = word.children().any(|c| {
            matches!(
                c.lower(),
                "allegedly" | "reportedly" | "alleged" | "suspected" | "purported" | "supposed" | "so-called"
            )
        });
        if hedged && reading.modality == Modality::Asserted {
            reading.modality = Modality::Alleged;
        }
        let possible = word.children().any(|c| {
            matches!(c.lower(), "potential" | "possible" | "any" | "further" | "future" | "threatened")
                && c.dep() == "amod"
        });
        if possible
            && matches!(reading.event_type.quad(), Quad::MaterialConflict)
            && word.pos() == "NOUN"
            && !threatened_above(scene, word)
        {
            reading.dropped = Some("only possible".into());
        }
    }
    if clause
        .children()
        .any(|c| c.dep() == "mark" && matches!(c.lower(), "if" | "unless" | "whether" | "should" | "lest"))
    {
        reading.dropped = Some("stands in an if-clause".into());
    }
    // `both states should exercise restraint`, said by X: X asks for it.
    let must = clause.children().any(|c| c.dep() == "aux" && matches!(c.lower(), "should" | "must" | "ought"));
    if must
        && cooperative(reading.event_type)
        && let Some(verb) = saying_above(scene, clause)
    {
        let by: Vec<Actor> =
            sources_of(scene, s.block, verb).into_iter().filter(|x| !x.medium).map(|x| x.actor).collect();
        if !by.is_empty() {
            reading.become_about(Effect::Demand);
            reading.new_actor(by, Vec::new());
            reading.dropped = None;
            reading.modality = Modality::Asserted;
        }
    }
}

/// Whether a deed is the object of a verb of announcing.
fn announces(verb: Token<'_>, deed: Token<'_>) -> bool {
    matches!(verb.lemma(), "announce" | "declare" | "confirm" | "unveil" | "decree")
        && objects(verb, 0).iter().any(|o| o.i() == deed.i() || o.is_ancestor_of(deed))
}

/// A bare participle before a noun: `the jailed editor`, `burnt boats`.
fn only_describes(trigger: Token<'_>) -> bool {
    trigger.dep() == "amod" && trigger.tag() == "VBN" && trigger.children().all(|c| c.dep() == "advmod")
}

/// Yielding and helping by deed; told as not done (`has not freed the crew`) it is no event.
fn deed_of_cooperation(event_type: EventType) -> bool {
    matches!(event_type, EventType::Aid | EventType::Cooperate | EventType::Concede | EventType::Retreat)
}

/// The verb of the clause that a word stands in; the word itself if it is one.
pub fn clause_of(token: Token<'_>) -> Token<'_> {
    let mut at = token;
    for _ in 0..12 {
        if matches!(at.pos(), "VERB" | "AUX") || at.is_root() {
            return at;
        }
        at = at.head();
    }
    at
}

/// The verb of saying above a clause.
pub fn saying_above<'d>(scene: &Scene<'_>, clause: Token<'d>) -> Option<Token<'d>> {
    let mut at = clause;
    for _ in 0..8 {
        let head = at.head();
        if head.i() == at.i() || !matches!(at.dep(), "ccomp" | "xcomp" | "conj" | "advcl" | "parataxis") {
            return None;
        }
        if governor(scene, head, "").is_some_and(|g| g.effect == Effect::Say) {
            return Some(head);
        }
        at = head;
    }
    None
}
