//! What has a mediation come to so far? Derived from the state that its steps lead to, and labelled with the reason.

use jiff::ToSpan;
use legation_model::decision::Decision;
use legation_model::ledger::{Consent, LedgerStep, Outcome, PartyConsent, Step};
use legation_model::mediation::{Extent, State};
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;
use crate::transitions;
use crate::words;

/// An offer or a request without any answer for so long has lapsed.
const LAPSE_DAYS: i32 = 60;

/// What the outcome is derived from.
pub struct Grounds<'l> {
    pub state: State,
    pub steps: &'l [LedgerStep],
    pub contacts: &'l [LedgerStep],
    pub consent: &'l [PartyConsent],
    /// How far the last agreement goes.
    pub extent: Option<Extent>,
    /// Publication of the newest article.
    pub newest: Option<DateRange>,
}

/// The outcome, why, and the decision.
pub fn derive(grounds: &Grounds<'_>, knowledge: &Knowledge<'_>) -> (Outcome, String, Decision) {
    let (outcome, why) = of_state(grounds).unwrap_or_else(|| before_talks(grounds, knowledge));
    let last = grounds.steps.iter().rev().find(|s| s.transition.is_some());
    let decision = Decision {
        rule: format!("ledger/outcome-{}", last.and_then(|s| s.transition.as_ref()).map_or("none", |t| &t.rule)),
        inputs: last.map_or(Vec::new(), |s| s.claims.clone()),
        reason: words::sentence_case(&format!("{why}.")),
    };
    (outcome, why, decision)
}

/// From the first talks on, the state decides.
fn of_state(grounds: &Grounds<'_>) -> Option<(Outcome, String)> {
    let outcome = match grounds.state {
        State::Halted => Outcome::Failed,
        State::Suspended => Outcome::Suspended,
        State::Ceasefire => Outcome::Ceasefire,
        State::UnderWay | State::AtRisk => Outcome::TalksHeld,
        State::Agreement => match grounds.extent {
            Some(Extent::Partial) => Outcome::PartialSettlement,
            Some(Extent::Full) => Outcome::FullSettlement,
            None => Outcome::Settlement,
        },
        _ => return None,
    };
    let step = grounds.steps.iter().rev().find(|s| s.transition.is_some())?;
    let rule = step.transition.as_ref().map_or("", |t| &t.rule);
    Some((outcome, dated(transitions::why(rule), step)))
}

fn before_talks(grounds: &Grounds<'_>, knowledge: &Knowledge<'_>) -> (Outcome, String) {
    let is = |p: &PartyConsent| matches!(p.consent, Consent::Accepted | Consent::AcceptedWithConditions);
    let names = |f: &dyn Fn(&PartyConsent) -> bool| {
        let parties = grounds.consent.iter().filter(|p| f(p)).map(|p| words::actor(&p.party, knowledge));
        words::list(&parties.collect::<Vec<_>>())
    };
    let refused = names(&|p| matches!(p.consent, Consent::Rejected | Consent::Withdrawn));
    let accepted = names(&is);
    let willing = |p: &PartyConsent| is(p) || p.consent == Consent::Willing;
    let last = |step: Step| grounds.steps.iter().filter(|s| s.step == step).max_by_key(|s| s.when);
    let first = |step: Step| grounds.steps.iter().find(|s| s.step == step);
    let third_refuses = last(Step::Rejected).filter(|_| refused.is_empty() && grounds.state == State::Declined);
    let scheduled = if grounds.state == State::Scheduled { "; talks are arranged" } else { "" };
    if !refused.is_empty() {
        (Outcome::Declined, format!("refused by {refused}; pending"))
    } else if let Some(step) = third_refuses {
        (Outcome::Declined, dated(&format!("refused by {}", words::actors(&step.by, knowledge)), step))
    } else if !accepted.is_empty() && grounds.consent.iter().all(willing) {
        (
            Outcome::Consented,
            format!("every party has accepted or asked{scheduled}; no talks under mediation are reported"),
        )
    } else if !accepted.is_empty() {
        let open = names(&|p| !is(p));
        (
            Outcome::AcceptedByOne,
            format!("accepted by {accepted}; of {open} no acceptance is reported{scheduled}; pending"),
        )
    } else if let Some((step, since)) = lapsed(grounds) {
        (Outcome::Lapsed, dated(&format!("nothing more is reported in the {since} days after it"), step))
    } else if let Some(step) = first(Step::Offered) {
        let why = format!("offered{scheduled}; no acceptance and no talks under mediation are reported; pending");
        (Outcome::OfferedOnly, dated(&why, step))
    } else if let Some(step) = first(Step::Requested).or(first(Step::Suggested)) {
        let why = format!("asked for{scheduled}; no offer and no talks under mediation are reported; pending");
        (Outcome::RequestedOnly, dated(&why, step))
    } else {
        (Outcome::ContactsOnly, format!("{}; no offer is reported", words::count(grounds.contacts.len(), "contact")))
    }
}

/// The last step before an answer, if the articles go on long after it.
fn lapsed<'l>(grounds: &Grounds<'l>) -> Option<(&'l LedgerStep, i32)> {
    let step = grounds.steps.iter().filter(|s| s.when.is_some()).max_by_key(|s| s.when)?;
    let (since, newest) = (step.when?.last, grounds.newest?.first);
    let days = since.until(newest).ok()?.get_days();
    let long = since.checked_add(LAPSE_DAYS.days()).ok()? < newest;
    long.then_some((step, days))
}

fn dated(why: &str, step: &LedgerStep) -> String {
    step.when.map_or(why.to_owned(), |w| format!("{why} (step of {})", words::range(w)))
}
