//! What has a mediation come to so far? Derived from its steps, and labelled with the reason.

use legation_model::ledger::{Consent, LedgerStep, Outcome, PartyConsent, Step};
use legation_model::plover::Modality;

use crate::knowledge::Knowledge;
use crate::ledger::Moves;
use crate::words;

/// The outcome and why.
pub fn derive(
    steps: &[LedgerStep],
    contacts: &[LedgerStep],
    consent: &[PartyConsent],
    moves: &Moves<'_>,
    knowledge: &Knowledge<'_>,
) -> (Outcome, String) {
    // Only what is told as done moves the outcome this far; talks that are planned do not.
    let done = |step: Step| {
        let told = |s: &&LedgerStep| {
            moves.iter().any(|(_, c)| {
                s.claims.iter().any(|id| id == c.id())
                    && matches!(c.event.modality, Modality::Asserted | Modality::Alleged)
            })
        };
        steps.iter().filter(|s| s.step == step).filter(told).max_by_key(|s| s.when)
    };
    let ends = [
        (Step::Agreement, Outcome::Settlement, "an agreement under mediation is reported"),
        (Step::Ceasefire, Outcome::Ceasefire, "a ceasefire under mediation is reported"),
        (Step::Failed, Outcome::Failed, "the mediation is reported to have failed"),
        (Step::Suspended, Outcome::Suspended, "the talks are reported to be suspended"),
        (Step::TalksHeld, Outcome::TalksHeld, "talks under mediation are reported"),
    ];
    // The latest dated end counts; without dates the order above does.
    let mut reached: Option<(&LedgerStep, Outcome, &str)> = None;
    for (step, outcome, why) in ends {
        if let Some(s) = done(step)
            && reached.is_none_or(|(r, ..)| matches!((r.when, s.when), (Some(a), Some(b)) if a.last < b.first))
        {
            reached = Some((s, outcome, why));
        }
    }
    if let Some((step, outcome, why)) = reached {
        return (outcome, dated(why, step));
    }
    let is = |p: &PartyConsent| matches!(p.consent, Consent::Accepted | Consent::AcceptedWithConditions);
    let names = |f: &dyn Fn(&PartyConsent) -> bool| {
        words::list(&consent.iter().filter(|p| f(p)).map(|p| words::actor(&p.party, knowledge)).collect::<Vec<_>>())
    };
    let refused = names(&|p| matches!(p.consent, Consent::Rejected | Consent::Withdrawn));
    let accepted = names(&is);
    let willing = |p: &PartyConsent| is(p) || p.consent == Consent::Willing;
    let rejected_by_third = done(Step::Rejected).filter(|_| refused.is_empty());
    let has = |step: Step| steps.iter().find(|s| s.step == step);
    if !refused.is_empty() {
        (Outcome::Declined, format!("refused by {refused}; pending"))
    } else if let Some(step) = rejected_by_third {
        (Outcome::Declined, dated(&format!("refused by {}", words::actors(&step.by, knowledge)), step))
    } else if !accepted.is_empty() && consent.iter().all(willing) {
        (Outcome::Consented, "every party has accepted or asked; no talks under mediation are reported".into())
    } else if !accepted.is_empty() {
        (
            Outcome::AcceptedByOne,
            format!("accepted by {accepted}; of {} no acceptance is reported; pending", names(&|p| !is(p))),
        )
    } else if let Some(step) = has(Step::Offered) {
        (Outcome::OfferedOnly, dated("offered; no acceptance and no talks under mediation are reported; pending", step))
    } else if let Some(step) = has(Step::Requested).or(has(Step::Suggested)) {
        (Outcome::RequestedOnly, dated("asked for; no offer and no talks under mediation are reported; pending", step))
    } else {
        (Outcome::ContactsOnly, format!("{}; no offer is reported", words::count(contacts.len(), "contact")))
    }
}

fn dated(why: &str, step: &LedgerStep) -> String {
    step.when.map_or(why.to_owned(), |w| format!("{why} (step of {})", words::range(w)))
}
