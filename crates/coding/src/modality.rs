//! What does the sentence do with an event? Governors above the trigger, modals, negation, conditions.

use legation_lexicon::patterns::{Effect, Governor};
use legation_model::plover::{EventType, Modality, Quad};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::auxiliaries::{foretold, has_no_object, modal, negative, threatened_above};
use crate::effects::{apply, demanded, governor, link_to, oblige, refuse};
use crate::events::ASIDE;
use crate::frame::{is_gerund_object, is_infinitive, objects, through_partitive};
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
            "relcl" if !told_clause(at) && (!is_infinitive(at) || governor(scene, head, "", at).is_none()) => break,
            "advcl" if !is_infinitive(at) && !reported(at) && !is_gerund_object(head, at) => break,
            "conj" => {
                let own_subject = at.children().any(|c| c.dep().starts_with("nsubj"));
                if own_subject && matches!(at.pos(), "VERB" | "AUX") && !matches!(head.dep(), "ccomp" | "conj") {
                    break;
                }
                at = head;
                continue;
            }
            // `the release was promised`, `an attack has been ordered`: the deed is what the passive is about.
            "nsubjpass" if promised_or_asked(scene, head, at) => {}
            "nsubj" | "nsubjpass" | "csubj" => {
                // A noun as subject: `the strike was denied`, `the attack is feared`; only what is said of it matters.
                if let Some(g) = governor(scene, head, "", at)
                    && matches!(g.effect, Effect::Deny | Effect::Allege | Effect::Retract)
                {
                    apply(scene, s, (trigger, at), head, g, reading);
                }
                // `The talks resumed in Doha, Qatar said`: what is said is the clause of the noun.
                if at.dep() == "nsubj" && head.dep() == "ccomp" && told_above(scene, head) {
                    at = head;
                    continue;
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
        let above = governor(scene, word, link, at);
        // `At a meeting with Oman, Chad criticised …`: the meeting is no charge.
        let beside = preposition && matches!(link, "at" | "in" | "on" | "during");
        let above = above.filter(|g| !(beside && g.effect == Effect::Accuse));
        if let Some(g) = above {
            apply(scene, s, (trigger, at), word, g, reading);
        }
        // `renewed its call to free them`: the parser hangs on the verb what its object asks for.
        let light = above.is_none_or(|g| g.effect == Effect::Transparent);
        if light && matches!(at.dep(), "advcl" | "xcomp") && is_infinitive(at) {
            let noun = objects(word, 0).into_iter().find(|o| o.pos() == "NOUN" && o.i() > word.i() && o.i() < at.i());
            if let Some((noun, g)) = noun.and_then(|o| Some((o, spoken_noun(scene, o, at)?))) {
                apply(scene, s, (trigger, at), noun, g, reading);
            }
        }
        // What is not said, asked or feared leaves the event as it is.
        let acts = above.is_none_or(|g| matches!(g.effect, Effect::Transparent | Effect::Plan | Effect::Order));
        if acts || !negative(word) {
            modal(scene, s, word, reading, false);
        }
        // `is to meet`, `is not to be freed`.
        if word.lemma() == "be" && at.dep() == "xcomp" && is_infinitive(at) {
            match negative(word) && cooperative(reading.event_type) {
                true => refuse(scene, s, word, reading),
                false => foretold(reading),
            }
        }
        if matches!(next.pos(), "NOUN" | "PROPN")
            && through_partitive(next).i() == next.i()
            && governor(scene, next, link, at).is_none()
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
    // `lodged no protest`, `held no talks`.
    if reading.modality == Modality::Asserted
        && (deed_of_cooperation(reading.event_type) || held_or_done(reading.event_type))
        && has_no_object(trigger)
    {
        match reading.attribution.is_empty() {
            true => reading.dropped = Some("not done, and nobody says so".into()),
            false => reading.modality = Modality::Denied,
        }
    }
    if reading.trace.is_empty() && reading.dropped.is_none() && only_aimed_at(trigger, reading.event_type) {
        reading.dropped = Some("named as an aim or topic only".into());
    }
}

/// Whether a clause is what the verb above it says.
fn told_above(scene: &Scene<'_>, clause: Token<'_>) -> bool {
    governor(scene, clause.head(), "", clause).is_some_and(|g| g.effect == Effect::Say)
}

/// An infinitive of purpose or a gerund that says what something is about: `efforts to end the war`, `talks on ending it`.
fn only_aimed_at(trigger: Token<'_>, event_type: EventType) -> bool {
    if !matches!(trigger.pos(), "VERB" | "AUX") || matches!(event_type, EventType::Consult) {
        return false;
    }
    // `phoned her to thank her`, `wrote to offer help`: said in the act.
    if is_infinitive(trigger) && CONTACTS.contains(&trigger.head().lemma()) && !material(event_type) {
        return false;
    }
    // `closed the road to protest against the law` is the protest.
    let protests = event_type == EventType::Protest && trigger.dep() == "advcl";
    let purpose = is_infinitive(trigger)
        && matches!(trigger.dep(), "advcl" | "acl" | "relcl")
        && !protests
        && !foretold_in_a_headline(trigger);
    let topic = trigger.dep() == "pcomp"
        && matches!(
            trigger.head().lower(),
            "about" | "for" | "in" | "at" | "of" | "on" | "toward" | "towards" | "from"
        )
        && matches!(trigger.head().head().pos(), "NOUN" | "PROPN");
    purpose || topic
}

/// Verbs of contact, whose purpose is reached in the act.
const CONTACTS: [&str; 8] = ["call", "phone", "telephone", "ring", "write", "cable", "message", "text"];

fn material(event_type: EventType) -> bool {
    matches!(event_type.quad(), Quad::MaterialCooperation | Quad::MaterialConflict)
}

/// `Chad to send troops`, where the parser hangs the infinitive on the name: what is to come.
fn foretold_in_a_headline(verb: Token<'_>) -> bool {
    let name = verb.head();
    is_infinitive(verb)
        && matches!(verb.dep(), "acl" | "relcl")
        && name.is_root()
        && name.pos() == "PROPN"
        && name.i() < verb.i()
}

/// A noun of promise, demand, threat or refusal, as what governs an infinitive behind it.
fn spoken_noun<'p>(scene: &'p Scene<'_>, noun: Token<'_>, below: Token<'_>) -> Option<&'p Governor> {
    use Effect::*;
    governor(scene, noun, "", below).filter(|g| matches!(g.effect, Commit | Offer | Demand | Threaten | Refuse))
}

/// Whether the verb of a passive commits to, asks for or refuses what its subject names.
fn promised_or_asked(scene: &Scene<'_>, verb: Token<'_>, deed: Token<'_>) -> bool {
    use Effect::*;
    governor(scene, verb, "", deed)
        .is_some_and(|g| matches!(g.effect, Commit | Offer | Order | Plan | Demand | Threaten | Refuse | Hypothetical))
}

/// A clause that tells what is the case, not what ought to be (`insists that it is paying`).
pub fn indicative(clause: Token<'_>) -> bool {
    let told = |tag: &str| matches!(tag, "VBZ" | "VBD" | "VBP");
    let asks = |c: &Token<'_>| c.tag() == "MD" && matches!(c.lower(), "should" | "must" | "ought");
    clause.dep() == "ccomp"
        && (matches!(clause.tag(), "VBZ" | "VBD")
            || clause.children().any(|c| c.dep().starts_with("aux") && told(c.tag())))
        && !clause.children().any(|c| asks(&c))
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
    if clause.children().any(|c| {
        // `until X steps down`: he has not; `until the army withdrew`: it has.
        let awaited = c.lower() == "until" && matches!(clause.tag(), "VBZ" | "VBP");
        c.dep() == "mark" && (awaited || matches!(c.lower(), "if" | "unless" | "whether" | "should" | "lest"))
    }) {
        reading.dropped = Some("stands in an if-clause".into());
    }
    // `both states should exercise restraint`, said by X: X asks for it.
    let must = clause.children().find(|c| c.dep() == "aux" && matches!(c.lower(), "should" | "must" | "ought"));
    let spoken_of = trigger.i() == clause.i() || matches!(trigger.dep(), "dobj" | "attr" | "acomp" | "pobj");
    if let Some(aux) = must.filter(|_| spoken_of && reading.dropped.is_none()) {
        let before_subject = clause.children().any(|c| c.dep().starts_with("nsubj") && c.i() > aux.i());
        if before_subject && aux.lower() == "should" {
            reading.dropped = Some("stands in an if-clause".into());
        } else {
            oblige(reading);
            if aux.lower() == "must" {
                demanded(reading);
            }
        }
    }
    if foretold_in_a_headline(clause) {
        foretold(reading);
    }
}

/// A bare participle before a noun, or one in brackets after it: `the jailed editor`, `the group (banned in Chad)`.
fn only_describes(trigger: Token<'_>) -> bool {
    let bare = trigger.dep() == "amod" && trigger.children().all(|c| c.dep() == "advmod");
    let bracketed = trigger.dep() == "acl" && trigger.i() > 0 && trigger.nbor(-1).is_some_and(|t| t.lower() == "(");
    trigger.tag() == "VBN" && (bare || bracketed)
}

/// Yielding and helping by deed; told as not done (`has not freed the crew`) it is no event.
fn deed_of_cooperation(event_type: EventType) -> bool {
    matches!(event_type, EventType::Aid | EventType::Cooperate | EventType::Concede | EventType::Retreat)
}

/// What `no` before its object undoes; refusals, sanctions and threats are often told by such a `no` (`buys no oil`).
fn held_or_done(event_type: EventType) -> bool {
    use EventType::*;
    matches!(event_type, Consult | Accuse | Protest | Mobilize | Assault)
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
        if governor(scene, head, "", at).is_some_and(|g| g.effect == Effect::Say) {
            return Some(head);
        }
        at = head;
    }
    None
}
