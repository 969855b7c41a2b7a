//! What is known of each party's consent? Only what a party does or says counts; silence is no evidence.

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::ledger::{Consent, PartyConsent, Step};
use legation_model::plover::Modality;
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;
use crate::ledger::Moves;
use crate::parties;
use crate::view::Claim;
use crate::who;
use crate::words;

/// The consent of every party of the conflict to one third party's mediation.
pub fn of_all(
    sides: &BTreeSet<String>,
    moves: &Moves<'_>,
    docs: &[&CodedDocument],
    knowledge: &Knowledge<'_>,
) -> Vec<PartyConsent> {
    sides.iter().map(|side| of(side, moves, docs, knowledge)).collect()
}

fn of(side: &str, moves: &Moves<'_>, docs: &[&CodedDocument], knowledge: &Knowledge<'_>) -> PartyConsent {
    let party = parties::actor_of(side, docs, knowledge);
    let mut answers: Vec<(Consent, Claim<'_>)> = moves
        .iter()
        .filter_map(|(step, claim)| {
            let acts = who::nodes(&claim.event.actors).contains(side);
            let asked = who::nodes(&claim.event.recipients).contains(side);
            Some((answer(*step, claim, acts, asked)?, *claim))
        })
        .collect();
    // Undated answers come first: a dated one is the later word.
    answers
        .sort_by_key(|(consent, c)| (c.when().map(|w| w.first), *consent, c.doc_id().to_owned(), c.event.span.start));
    let firm: Vec<&(Consent, Claim<'_>)> = answers.iter().filter(|(c, _)| !matches!(c, Consent::Asked)).collect();
    let accepted = |c: Consent| matches!(c, Consent::Accepted | Consent::AcceptedWithConditions);
    let mut consent = Consent::NoEvidence;
    let mut when: Option<DateRange> = None;
    for (next, claim) in &answers {
        let before = consent;
        consent = match (*next, consent) {
            (Consent::Rejected, Consent::Accepted | Consent::AcceptedWithConditions) if later(claim.when(), when) => {
                Consent::Withdrawn
            }
            // Having asked for it takes nothing from an acceptance; an open answer takes nothing from a firm one.
            (Consent::Willing | Consent::NonCommittal, c) if accepted(c) || c == Consent::Rejected => c,
            (Consent::NonCommittal, Consent::Willing) => Consent::Willing,
            (Consent::Asked, c) if c != Consent::NoEvidence => c,
            // Conditions that one report leaves out still hold.
            (Consent::Accepted, Consent::AcceptedWithConditions) => Consent::AcceptedWithConditions,
            (next, _) => next,
        };
        if consent != before {
            when = claim.when();
        } else if when.is_none_or(|w| !w.is_day()) && *next == consent {
            when = claim.when().or(when);
        }
    }
    let shown: Vec<&Claim<'_>> = match consent {
        Consent::NoEvidence => Vec::new(),
        Consent::Asked => answers.iter().map(|(_, c)| c).collect(),
        _ => firm.iter().map(|(_, c)| c).collect(),
    };
    let docs: BTreeSet<&str> = shown.iter().map(|c| c.doc_id()).collect();
    PartyConsent {
        why: why(consent, docs.len(), answers.iter().map(|(c, _)| *c).collect()),
        claims: shown.iter().map(|c| c.id().to_owned()).collect(),
        party,
        consent,
        when,
    }
}

fn later(a: Option<DateRange>, b: Option<DateRange>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.first > b.last)
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
        (Step::Requested, _) if asked && !acts => Some(Consent::Asked),
        (Step::Rejected, Asserted | Alleged) if acts => Some(Consent::Rejected),
        _ => None,
    }
}

fn why(consent: Consent, docs: usize, answers: Vec<Consent>) -> String {
    let n = words::count(docs, "document");
    let disputed = answers.contains(&Consent::Rejected)
        && answers.iter().any(|c| matches!(c, Consent::Accepted | Consent::AcceptedWithConditions));
    let base = match consent {
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
