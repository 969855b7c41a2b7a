//! What do auxiliary and negation make of an event? `will` promises or threatens, `will not` refuses, `may` leaves open.

use legation_lexicon::patterns::Effect;
use legation_model::plover::{EventType, Modality, Quad};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::effects::{governor, refuse};
use crate::modality::told_clause;
use crate::reading::{Reading, cooperative};

/// Whether a word is denied: `not`, `never`, `no longer`, `neither … nor`, `no` before a noun.
pub fn negative(word: Token<'_>) -> bool {
    let own = word.children().any(|c| {
        c.dep() == "neg"
            || matches!(c.lower(), "never" | "neither" | "hardly") && c.i() < word.i() && c.dep() != "nsubj"
            || c.lower() == "longer" && c.children().any(|n| n.lower() == "no")
            || c.dep() == "det" && c.lower() == "no"
            || c.dep().starts_with("nsubj") && matches!(c.lower(), "nobody" | "none" | "neither")
    });
    // `is not ready to`: the copula bears the negation.
    let copula = word.pos() == "ADJ" && matches!(word.dep(), "acomp" | "attr" | "oprd") && word.head().i() != word.i();
    own || copula && negative(word.head())
        || shares_auxiliary(word) && (negative(word.head()) && !word.head().children().any(|c| c.lower() == "but"))
        || word.dep() == "conj" && word.head().children().any(|c| c.dep() == "cc" && c.lower() == "nor")
}

/// A light verb whose object is denied: `lodged no protest`, `fired no shot`.
pub fn has_no_object(verb: Token<'_>) -> bool {
    let no = |noun: Token<'_>| noun.children().any(|c| c.dep() == "det" && c.lower() == "no");
    matches!(verb.pos(), "VERB" | "AUX") && verb.children().any(|c| c.dep() == "dobj" && no(c))
}

/// `would expel A and halt B`: the second verb stands under the auxiliary of the first.
fn shares_auxiliary(word: Token<'_>) -> bool {
    word.dep() == "conj"
        && word.tag() == "VB"
        && matches!(word.head().pos(), "VERB" | "AUX")
        && !word.children().any(|c| c.dep() == "aux" || c.dep().starts_with("nsubj"))
}

/// Verbs of refusal that need no `not` of their own.
const HINDERS: [&str; 8] = ["oppose", "reject", "refuse", "block", "veto", "resist", "hinder", "obstruct"];

/// What auxiliary and negation make of the event: `will` promises or threatens, `will not` refuses, `may` leaves open.
pub fn modal(scene: &Scene<'_>, s: SentenceRef, word: Token<'_>, reading: &mut Reading, own: bool) {
    let denied = negative(word) && reading.event_type != EventType::Reject;
    let bearer = if shares_auxiliary(word) { word.head() } else { word };
    let mut spoken = false;
    for aux in bearer.children().filter(|c| c.dep() == "aux") {
        let would = matches!(aux.lower(), "would" | "'d");
        match aux.lower() {
            "will" | "shall" | "'ll" | "wo" | "would" | "'d"
                if denied && !conditional(bearer) && cooperative(reading.event_type) =>
            {
                refuse(scene, s, word, reading);
                spoken = true;
            }
            // `does not accept`, `cannot support`: said of consent, it is withheld.
            "do" | "does" | "can" | "could" | "ca"
                if denied && matches!(reading.event_type, EventType::Agree | EventType::Support) =>
            {
                refuse(scene, s, word, reading);
                spoken = true;
            }
            // `chose not to send aid`.
            "to" if denied && own && word.dep() == "xcomp" && cooperative(reading.event_type) => {
                refuse(scene, s, word, reading);
                spoken = true;
            }
            // A headline: `Chad to expel envoy`.
            "to" if bearer.is_root() && bearer.children().any(|c| c.dep().starts_with("nsubj")) => foretold(reading),
            // `will not oppose the bid`: it is promised to let it pass.
            "will" | "shall" | "'ll" | "wo" | "would" | "'d"
                if own
                    && reading.event_type == EventType::Reject
                    && HINDERS.contains(&word.lemma())
                    && negative(word) =>
            {
                reading.event_type = EventType::Agree;
                reading.cameo = "030".into();
                reading.mode = None;
                reading.modality = Modality::Planned;
                spoken = true;
            }
            _ if aux.tag() != "MD" || denied && matches!(reading.event_type.quad(), Quad::MaterialConflict) => {}
            // `said it would free them` is `will` in the past.
            "will" | "shall" | "'ll" | "wo" => foretold(reading),
            _ if would && told_in_the_past(bearer) => foretold(reading),
            // `would lift the curfew only if …`: promised on a condition.
            _ if would && own && conditional(bearer) && cooperative(reading.event_type) && !counterfactual(bearer) => {
                foretold(reading);
                reading.modality = Modality::Conditional;
            }
            // `told the union that it could be banned if …`: a threat, in fewer words.
            "could" | "may" | "might"
                if own
                    && conditional(bearer)
                    && told_to_somebody(bearer)
                    && matches!(reading.event_type.quad(), Quad::MaterialConflict) =>
            {
                foretold(reading)
            }
            "could" | "may" | "might" | "can" | "would" | "ca"
                if !matches!(
                    reading.event_type,
                    EventType::Request | EventType::Agree | EventType::Reject | EventType::Threaten
                ) && !threatened_above(scene, word) =>
            {
                reading.dropped = Some(format!("only possible: `{}`", aux.text()));
            }
            _ => {}
        }
    }
    let now = matches!(word.tag(), "VBZ" | "VBP") && !word.children().any(|c| c.dep() == "aux");
    let agrees = reading.event_type == EventType::Agree;
    if own && denied && !spoken && (agrees || now && reading.event_type == EventType::Support) {
        // `no longer recognises`, `did not agree to talks`.
        refuse(scene, s, word, reading);
    } else if own && denied && !spoken {
        reading.modality = Modality::Denied;
    }
}

/// The auxiliary by which a verb leaves it open whether something happens.
pub fn open_to_doubt(verb: Token<'_>) -> Option<String> {
    let aux = verb.children().find(|c| c.dep() == "aux" && matches!(c.lower(), "could" | "may" | "might" | "can"))?;
    Some(format!("only possible: `{}`", aux.text()))
}

/// Whether a word of threat stands above: what might be done is then threatened (`warned that it might halt trade`).
pub fn threatened_above(scene: &Scene<'_>, word: Token<'_>) -> bool {
    let mut at = word;
    for _ in 0..6 {
        let head = at.head();
        let told = matches!(at.dep(), "ccomp" | "xcomp" | "conj" | "acl" | "pobj" | "prep" | "pcomp" | "dobj");
        if head.i() == at.i() || !told {
            return false;
        }
        if governor(scene, head, "", at).is_some_and(|g| g.effect == Effect::Threaten) {
            return true;
        }
        at = head;
    }
    false
}

/// Whether a clause with `if` or `unless` hangs on the verb.
fn conditional(verb: Token<'_>) -> bool {
    verb.children().any(|c| {
        let mark = |m: Token<'_>| m.dep() == "mark" && matches!(m.lower(), "if" | "unless" | "should");
        c.dep() == "advcl" && c.children().any(mark)
            || matches!(c.lower(), "provided" | "providing") && matches!(c.dep(), "advcl" | "prep" | "mark")
    })
}

/// `would have walked out`: they did not.
fn counterfactual(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "aux" && c.lower() == "have")
}

/// Whether a clause is what somebody is told (`told the union that …`, `was reminded that …`).
fn told_to_somebody(clause: Token<'_>) -> bool {
    let verb = if told_clause(clause) { clause.head().head() } else { clause.head() };
    let hearer = |c: Token<'_>| matches!(c.dep(), "dobj" | "dative" | "nsubjpass");
    matches!(clause.dep(), "ccomp" | "relcl")
        && matches!(verb.lemma(), "tell" | "inform" | "remind" | "advise" | "notify")
        && verb.children().any(hearer)
}

/// A verb that is told after a word of speech or thought in the past (`said it would …`).
fn told_in_the_past(word: Token<'_>) -> bool {
    // `The ministry, she announced, would pay.`
    if word.children().any(|c| matches!(c.dep(), "parataxis" | "ccomp") && c.tag() == "VBD" && c.i() < word.i()) {
        return true;
    }
    let mut at = word;
    for _ in 0..4 {
        let head = at.head();
        if head.i() == at.i() {
            return false;
        }
        match at.dep() {
            "relcl" if told_clause(at) => return matches!(head.head().tag(), "VBD" | "VBN"),
            "ccomp" | "acl" | "advcl" => return matches!(head.tag(), "VBD" | "VBN" | "VBG" | "NN" | "NNS"),
            "conj" => at = head,
            // `…, the ministry said`: the speech verb stands below.
            _ => return false,
        }
    }
    false
}

/// `will`: cooperation is promised, force is threatened.
pub fn foretold(reading: &mut Reading) {
    if cooperative(reading.event_type) && reading.event_type != EventType::Agree {
        reading.become_about(Effect::Commit);
        reading.modality = Modality::Planned;
    } else if matches!(reading.event_type.quad(), Quad::MaterialConflict) {
        reading.become_about(Effect::Threaten);
        reading.modality = Modality::Future;
    }
}
