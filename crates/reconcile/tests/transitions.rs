//! Does any mediation, however it is told, keep the rules of the ledger? Invented happenings in every order.

mod common;

use common::*;
use legation_model::dossier::Dossier;
use legation_model::ledger::{Consent, Ledger, Step};
use legation_model::mediation::State;
use legation_model::plover::{EventType, Modality};
use proptest::prelude::*;

const STEPS: [(Step, EventType, &str); 12] = [
    (Step::Suggested, EventType::Request, "028"),
    (Step::Requested, EventType::Request, "038"),
    (Step::Offered, EventType::Agree, "039"),
    (Step::ConditionsSet, EventType::Agree, "038"),
    (Step::Accepted, EventType::Agree, "038"),
    (Step::Rejected, EventType::Reject, "126"),
    (Step::ContactHeld, EventType::Consult, "045"),
    (Step::TalksHeld, EventType::Consult, "045"),
    (Step::Agreement, EventType::Support, "057"),
    (Step::Ceasefire, EventType::Concede, "0871"),
    (Step::Suspended, EventType::Sanction, "165"),
    (Step::Failed, EventType::Sanction, "165"),
];

/// A step of one of the sides or of the third party, on a day of March or on none.
fn event() -> impl Strategy<Value = Ev> {
    let modality =
        prop_oneof![4 => Just(Modality::Asserted), 1 => Just(Modality::Denied), 1 => Just(Modality::Planned)];
    (0..STEPS.len(), 0..2usize, prop::option::of(1..29u8), modality).prop_map(|(n, side, day, modality)| {
        let (step, event_type, cameo) = STEPS[n];
        let side = ["PER", "CHL"][side];
        let by_third = !matches!(step, Step::Suggested | Step::Requested | Step::Accepted | Step::Rejected);
        let e = Ev::new(event_type, cameo).step(step).modality(modality).word(cameo);
        let e = match (step, by_third) {
            (Step::Suggested, _) => e.by("KEN").to("QAT"),
            (_, true) => e.by("QAT").to("PER").to("CHL"),
            (_, false) => e.by(side).to("QAT"),
        };
        match day {
            Some(day) => e.day(&format!("2021-03-{day:02}")),
            None => e,
        }
    })
}

fn docs(told: &[Vec<Ev>]) -> Vec<Doc> {
    told.iter()
        .enumerate()
        .map(|(n, events)| {
            let doc = Doc::new(&format!("d{n}")).on(&format!("2021-03-{:02}", 20 + n)).s(
                &format!("Peru struck Chile, {n}."),
                [Ev::new(EventType::Assault, "190").by("PER").to("CHL").day("2021-03-01")],
            );
            events.iter().enumerate().fold(doc, |d, (i, e)| d.s(&format!("Sentence {i} of {n}."), [e.clone()]))
        })
        .collect()
}

fn ledgers(dossier: &Dossier) -> Vec<&Ledger> {
    dossier.episodes.iter().flat_map(|e| &e.ledgers).collect()
}

/// One to three documents with up to four events each.
fn told() -> impl Strategy<Value = Vec<Vec<Ev>>> {
    prop::collection::vec(prop::collection::vec(event(), 0..5), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_step_without_its_evidence(told in told()) {
        let dossier = run(&docs(&told));
        for l in ledgers(&dossier) {
            for s in l.steps.iter().chain(&l.contacts) {
                prop_assert!(!s.claims.is_empty() && !s.docs.is_empty() && s.origins > 0);
                prop_assert!(!s.why.rule.is_empty() && !s.why.reason.is_empty());
                prop_assert_eq!(&s.why.inputs, &s.claims);
            }
        }
    }

    #[test]
    fn the_states_hang_together_and_end_in_the_state(told in told()) {
        let dossier = run(&docs(&told));
        for l in ledgers(&dossier) {
            let mut moved: Vec<_> = l.steps.iter().filter_map(|s| s.transition.clone()).collect();
            // Each state but the first was reached by a step: an order can be found in which they follow each other.
            let mut at = State::None;
            while let Some(i) = moved.iter().position(|t| t.from == at && reaches(&moved, t, l.state)) {
                at = moved.remove(i).to;
            }
            prop_assert_eq!((at, moved.len()), (l.state, 0));
            prop_assert!(l.contacts.iter().all(|c| c.transition.is_none()));
        }
    }

    #[test]
    fn a_party_of_which_nothing_is_told_stays_without_evidence(told in told()) {
        let without_chile: Vec<Vec<Ev>> = told
            .into_iter()
            .map(|events| events.into_iter().filter(|e| !e.acts("CHL")).collect())
            .collect();
        let dossier = run(&docs(&without_chile));
        for l in ledgers(&dossier) {
            let chile = l.consent.iter().find(|c| c.party.code() == Some("CHL"));
            prop_assert_eq!(chile.map(|c| c.consent), Some(Consent::NoEvidence));
        }
    }

    #[test]
    fn documents_in_another_order_give_the_same_ledgers(told in told()) {
        let docs = docs(&told);
        let mut turned = docs.clone();
        turned.reverse();
        let json = |d: &Dossier| serde_json::to_string(&d.episodes).expect("json");
        prop_assert_eq!(json(&run(&docs)), json(&run(&turned)));
    }
}

/// Whether taking this transition now still lets the rest be taken.
fn reaches(
    moved: &[legation_model::mediation::Transition],
    first: &legation_model::mediation::Transition,
    end: State,
) -> bool {
    let mut rest: Vec<_> = moved.to_vec();
    let Some(i) = rest.iter().position(|t| t == first) else { return false };
    let at = rest.remove(i).to;
    if rest.is_empty() {
        return at == end;
    }
    let next: Vec<_> = rest.iter().filter(|t| t.from == at).cloned().collect();
    next.iter().any(|t| reaches(&rest, t, end))
}
