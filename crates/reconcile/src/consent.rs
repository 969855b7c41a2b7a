//! What is known of each party's consent? Only what a party does or says counts; silence is no evidence.

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::decision::Decision;
use legation_model::ledger::{Answer, Consent, PartyConsent, Step};
use legation_model::plover::Modality;
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;
use crate::moves::{Mediation, Move};
use crate::parties;
use crate::view::Claim;
use crate::words;

/// The consent of every party of the conflict to one third party's mediation.
pub fn of_all(
    sides: &BTreeSet<String>,
    mediation: &Mediation<'_>,
    docs: &[&CodedDocument],
    knowledge: &Knowledge<'_>,
) -> Vec<PartyConsent> {
    sides.iter().map(|side| of(side, sides, mediation, docs, knowledge)).collect()
}

fn of(
    side: &str,
    sides: &BTreeSet<String>,
    mediation: &Mediation<'_>,
    docs: &[&CodedDocument],
    knowledge: &Knowledge<'_>,
) -> PartyConsent {
    let is = |actors: &[legation_model::actor::Actor]| parties::sides_of(actors, sides).contains(side);
    let mut answers: Vec<(Consent, Claim<'_>)> = Vec::new();
    let mut hearsay: Vec<Claim<'_>> = Vec::new();
    for Move { step, claim, .. } in &mediation.moves {
        let (acts, asked) = (is(&claim.event.actors), is(&claim.event.recipients));
        let Some(consent) = answer(*step, claim, acts, asked) else { continue };
        if acts && only_an_opponent_says_so(claim, side, sides) {
            hearsay.push(*claim);
        } else {
            answers.push((consent, *claim));
        }
    }
    // Undated answers come first: a dated one is the later word.
    answers
        .sort_by_key(|(consent, c)| (c.when().map(|w| w.first), *consent, c.doc_id().to_owned(), c.event.span.start));
    let (mut consent, mut when) = (Consent::NoEvidence, None);
    for (next, claim) in &answers {
        let before = consent;
        consent = after(before, *next, later(claim.when(), when));
        if consent != before {
            when = claim.when();
        } else if when.is_none_or(|w: DateRange| !w.is_day()) && *next == consent {
            when = claim.when().or(when);
        }
    }
    let firm = |c: &Consent| consent == Consent::Asked || *c != Consent::Asked;
    let shown: Vec<&Claim<'_>> = answers.iter().filter(|(c, _)| firm(c)).map(|(_, c)| c).collect();
    let told: BTreeSet<&str> = shown.iter().map(|c| c.doc_id()).collect();
    let all: Vec<Consent> = answers.iter().map(|(c, _)| *c).collect();
    let why = why(consent, told.len(), &all, !hearsay.is_empty());
    PartyConsent {
        decision: Decision {
            rule: "ledger/consent".to_owned(),
            inputs: answers.iter().map(|(_, c)| c).chain(&hearsay).map(|c| c.id().to_owned()).collect(),
            reason: words::sentence_case(&format!("{why}.")),
        },
        answers: answers
            .iter()
            .map(|(consent, c)| Answer { consent: *consent, when: c.when(), claim: c.id().to_owned() })
            .collect(),
        claims: shown.iter().map(|c| c.id().to_owned()).collect(),
        party: parties::actor_of(side, docs, knowledge),
        why,
        consent,
        when,
    }
}

/// What a party's consent is after a further answer; `later`: on a later day than the one before.
fn after(now: Consent, next: Consent, later: bool) -> Consent {
    use Consent::*;
    match (now, next) {
        // A refusal on a later day than the consent takes it back; a further one changes nothing.
        (Accepted | AcceptedWithConditions, Rejected) if later => Withdrawn,
        (Withdrawn, Rejected) => Withdrawn,
        // Having asked for it takes nothing from an acceptance; an open answer takes nothing from a firm one.
        (Accepted | AcceptedWithConditions | Rejected | Withdrawn, Willing | NonCommittal) => now,
        (Willing, NonCommittal) => Willing,
        (now, Asked) if now != NoEvidence => now,
        // Conditions that one report leaves out still hold.
        (AcceptedWithConditions, Accepted) => AcceptedWithConditions,
        (_, next) => next,
    }
}

fn later(a: Option<DateRange>, b: Option<DateRange>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.first > b.last)
}

/// Whether the claim rests on the word of another party alone.
fn only_an_opponent_says_so(claim: &Claim<'_>, side: &str, sides: &BTreeSet<String>) -> bool {
    let speakers = claim.event.attribution.iter().filter(|s| !s.medium).map(|s| &s.actor);
    let speaking = parties::sides_of(speakers, sides);
    !speaking.is_empty() && !speaking.contains(side)
}

/// What one claim says of a party's consent.
fn answer(step: Step, claim: &Claim<'_>, acts: bool, asked: bool) -> Option<Consent> {
    use Modality::*;
    let conditional = claim.event.condition.is_some() || claim.event.modality == Conditional;
    match (step, claim.event.modality) {
        (Step::Accepted, Asserted | Alleged | Offered | Conditional) if acts => {
            Some(if conditional { Consent::AcceptedWithConditions } else { Consent::Accepted })
        }
        (Step::Accepted, Planned | Future) if acts => Some(Consent::Willing),
        (Step::Accepted, Denied) if acts => Some(Consent::NonCommittal),
        (Step::Accepted, Retracted) if acts => Some(Consent::Withdrawn),
        (Step::Requested, Denied | Retracted) => None,
        (Step::Requested, _) if acts => Some(Consent::Willing),
        (Step::Requested, _) if asked => Some(Consent::Asked),
        (Step::Rejected, Asserted | Alleged) if acts => Some(Consent::Rejected),
        _ => None,
    }
}

fn why(consent: Consent, docs: usize, answers: &[Consent], hearsay: bool) -> String {
    let n = words::count(docs, "document");
    let disputed = answers.contains(&Consent::Rejected)
        && answers.iter().any(|c| matches!(c, Consent::Accepted | Consent::AcceptedWithConditions));
    let base = match consent {
        Consent::NoEvidence if hearsay => {
            return "only another party says what its answer is; that is no evidence of its own".into();
        }
        Consent::NoEvidence => return "no document says anything of its answer; silence is neither yes nor no".into(),
        Consent::Asked => "it was asked; no document reports an answer",
        Consent::Willing => "asked for it or shows readiness, which counts as willing; no explicit acceptance",
        Consent::Accepted => "accepted",
        Consent::AcceptedWithConditions => "accepted with conditions",
        Consent::NonCommittal => "is said not to have accepted; no refusal is reported",
        Consent::Rejected => "refused",
        Consent::Withdrawn => "accepted first and took it back",
    };
    let note = if disputed && consent != Consent::Withdrawn {
        "; reports of the answer differ, the latest is shown"
    } else {
        ""
    };
    format!("{base} ({n}){note}")
}
