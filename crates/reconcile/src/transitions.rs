//! What leads a mediation from one state to the next? The table, and the walk through it.
//!
//! A step comes only from claims, so that no state is reached without evidence. Contacts are in no row: they are logged and
//! move nothing. The first row that fits is taken; where none fits, the step stays in the record and moves nothing.

use std::collections::BTreeSet;

use legation_model::ledger::{LedgerStep, Step};
use legation_model::mediation::{State, Transition};

/// What else must hold for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing.
    Always,
    /// The step is taken on a condition.
    OnCondition,
    /// The third party takes it.
    ByThirdParty,
    /// With this step every party has accepted or asked.
    EveryPartyWilling,
}

/// A row: from any of these states, by this step, if the guard holds, to that state.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub rule: &'static str,
    pub from: &'static [State],
    pub step: Step,
    pub guard: Guard,
    pub to: State,
    pub why: &'static str,
}

use Guard::*;
use State as S;

const BEFORE_ANSWER: &[S] =
    &[S::None, S::Suggested, S::Requested, S::Offered, S::OfferedWithConditions, S::Declined, S::Halted];
const BEFORE_TALKS: &[S] = &[
    S::None,
    S::Suggested,
    S::Requested,
    S::Offered,
    S::OfferedWithConditions,
    S::PartlyAccepted,
    S::Consented,
    S::Scheduled,
];
const UNANSWERED: &[S] =
    &[S::None, S::Suggested, S::Requested, S::Offered, S::OfferedWithConditions, S::PartlyAccepted, S::Declined];
const DOWN: &[S] = &[S::Suspended, S::Halted, S::AtRisk];
const LIVE: &[S] = &[S::Scheduled, S::UnderWay, S::AtRisk, S::Ceasefire];
const NOT_OVER: &[S] = &[
    S::None,
    S::Suggested,
    S::Requested,
    S::Offered,
    S::OfferedWithConditions,
    S::PartlyAccepted,
    S::Consented,
    S::Declined,
    S::Scheduled,
    S::UnderWay,
    S::AtRisk,
    S::Suspended,
    S::Ceasefire,
];
const WITHOUT_TALKS: &[S] = &[
    S::None,
    S::Suggested,
    S::Requested,
    S::Offered,
    S::OfferedWithConditions,
    S::PartlyAccepted,
    S::Consented,
    S::Declined,
    S::Scheduled,
    S::Suspended,
    S::Halted,
];

/// The transitions of a mediation.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row("suggested", &[S::None], Step::Suggested, Always, S::Suggested, "an outsider wants mediation"),
    row("requested", &[S::None, S::Suggested, S::Declined, S::Halted], Step::Requested, Always, S::Requested, "mediation is asked for"),
    row("offered-on-conditions", BEFORE_ANSWER, Step::Offered, OnCondition, S::OfferedWithConditions, "a third party offers on a condition"),
    row("offered", BEFORE_ANSWER, Step::Offered, Always, S::Offered, "a third party offers"),
    row("conditions-to-the-offer", &[S::Offered], Step::ConditionsSet, ByThirdParty, S::OfferedWithConditions, "the third party puts a condition to its offer"),
    row("all-accept", BEFORE_TALKS, Step::Accepted, EveryPartyWilling, S::Consented, "with this every party has accepted or asked"),
    row("all-accept-after-refusal", &[S::Declined], Step::Accepted, EveryPartyWilling, S::Consented, "with this every party has accepted or asked, after a refusal"),
    row("one-accepts", BEFORE_TALKS, Step::Accepted, Always, S::PartlyAccepted, "a party accepts, others have not answered"),
    row("one-accepts-after-refusal", &[S::Declined], Step::Accepted, Always, S::PartlyAccepted, "a party accepts after a refusal"),
    row("refused", BEFORE_TALKS, Step::Rejected, Always, S::Declined, "a party or the third party refuses"),
    row("refused-under-way", &[S::UnderWay, S::Ceasefire], Step::Rejected, Always, S::AtRisk, "a party refuses while talks are under way"),
    row("talks-arranged", UNANSWERED, Step::TalksScheduled, Always, S::Scheduled, "mediated talks are arranged"),
    row("talks-arranged-with-consent", &[S::Consented], Step::TalksScheduled, Always, S::Scheduled, "mediated talks are arranged with the consent of every party"),
    row("talks-after-consent", &[S::Consented, S::Scheduled], Step::TalksHeld, Always, S::UnderWay, "mediated talks are held"),
    row("talks-without-reported-consent", UNANSWERED, Step::TalksHeld, Always, S::UnderWay, "mediated talks are held; the record has no consent of every party"),
    row("talks-resumed", DOWN, Step::TalksHeld, Always, S::UnderWay, "talks are held again"),
    row("resumption-arranged", &[S::Suspended, S::Halted], Step::TalksScheduled, Always, S::Scheduled, "talks are to be held again"),
    row("quit-threatened", &[S::UnderWay, S::Scheduled, S::Ceasefire], Step::QuitThreatened, Always, S::AtRisk, "somebody threatens to quit"),
    row("mediator-withdraws", &[S::Consented, S::PartlyAccepted, S::Offered, S::OfferedWithConditions], Step::Suspended, ByThirdParty, S::Suspended, "the third party suspends its effort"),
    row("talks-suspended", LIVE, Step::Suspended, Always, S::Suspended, "the talks are suspended"),
    row("failed", NOT_OVER, Step::Failed, Always, S::Halted, "the mediation has failed or was given up"),
    row("ceasefire", &[S::UnderWay, S::AtRisk, S::Agreement], Step::Ceasefire, Always, S::Ceasefire, "the mediated talks lead to a ceasefire"),
    row("ceasefire-without-reported-talks", WITHOUT_TALKS, Step::Ceasefire, Always, S::Ceasefire, "a ceasefire is reached under mediation; the record has no talks before it"),
    row("agreement", &[S::UnderWay, S::AtRisk, S::Ceasefire], Step::Agreement, Always, S::Agreement, "the mediated talks lead to an agreement"),
    row("agreement-without-reported-talks", WITHOUT_TALKS, Step::Agreement, Always, S::Agreement, "an agreement is reached under mediation; the record has no talks before it"),
];

const fn row(
    rule: &'static str,
    from: &'static [State],
    step: Step,
    guard: Guard,
    to: State,
    why: &'static str,
) -> Row {
    Row { rule, from, step, guard, to, why }
}

/// What the walk knows of a step beside its kind.
pub struct Taken {
    /// The parties that take it.
    pub by: BTreeSet<String>,
    /// Whether the third party takes it.
    pub by_third: bool,
    /// Whether it is taken on a condition.
    pub on_condition: bool,
}

/// Walks through the table: gives each step its transition, and the state in the end.
///
/// A step without claims is no step and moves nothing.
pub fn walk(steps: &mut [LedgerStep], parties: &BTreeSet<String>, taken: impl Fn(&LedgerStep) -> Taken) -> State {
    let mut state = State::None;
    let mut willing: BTreeSet<String> = BTreeSet::new();
    for step in steps.iter_mut().filter(|s| !s.claims.is_empty()) {
        let taken = taken(step);
        match step.step {
            Step::Accepted | Step::Requested => willing.extend(taken.by.iter().cloned()),
            Step::Rejected => willing.retain(|p| !taken.by.contains(p)),
            _ => {}
        }
        let holds = |guard: Guard| match guard {
            Always => true,
            OnCondition => taken.on_condition,
            ByThirdParty => taken.by_third,
            EveryPartyWilling => !parties.is_empty() && parties.is_subset(&willing),
        };
        let fits = |r: &&Row| r.step == step.step && r.from.contains(&state) && holds(r.guard);
        step.transition =
            TABLE.iter().find(fits).map(|r| Transition { from: state, to: r.to, rule: r.rule.to_owned() });
        state = step.transition.as_ref().map_or(state, |t| t.to);
    }
    state
}

/// The reason that a row gives.
pub fn why(rule: &str) -> &'static str {
    TABLE.iter().find(|r| r.rule == rule).map_or("", |r| r.why)
}
