//! What must hold whatever the documents say? Order, copies, and the walls between episodes.

mod common;

use common::*;
use legation_model::dossier::{ContradictionKind, WarningStatus};
use legation_model::ledger::{Consent, Initiative, Outcome, Step};
use legation_model::plover::{EventType, Modality};

/// Kenya and Somalia quarrel; Qatar is asked, calls both, is refused by one after it had accepted. 2 June 2021 is a Wednesday.
fn sea_border() -> Vec<Doc> {
    vec![
        Doc::new("k1")
            .on("2021-06-03")
            .credit("Reuters")
            .s(
                "Somalia asked Qatar on Tuesday to mediate with Kenya.",
                [Ev::new(EventType::Request, "038").by("SOM").to("QAT").step(Step::Requested).when(weekday(2))],
            )
            .s(
                "Somalia accepted talks under Qatar.",
                [Ev::new(EventType::Agree, "038").by("SOM").to("QAT").step(Step::Accepted).day("2021-06-02")],
            )
            .s("Kenya closed its airspace.", [sanction("KEN", "SOM").when(weekday(3))])
            .s("A blast in Mandera killed 9 people.", [attack("KEN/CVL", "mandera").day("2021-06-01")])
            .killed(9),
        Doc::new("k2")
            .on("2021-06-03")
            .s(
                "A blast in Mandera killed 14 people, Kenyan police said.",
                [attack("KEN/CVL", "mandera").day("2021-06-01").says("KEN/COP")],
            )
            .killed(14)
            .s(
                "Kenya shelled a village, Somalia says.",
                [Ev::new(EventType::Assault, "194")
                    .by("KEN/MIL")
                    .to("SOM/CVL")
                    .place("dhobley")
                    .day("2021-06-02")
                    .says("SOM")],
            )
            .s(
                "Tamim Khalid met Farah Warsame in Doha on Wednesday.",
                [contact("QAT:Tamim Khalid", "SOM:Farah Warsame").when(weekday(3)).mode("visit")],
            ),
        Doc::new("k3")
            .on("2021-06-06")
            .s(
                "Somalia refused the mediation of Qatar on Saturday.",
                [Ev::new(EventType::Reject, "126").by("SOM").to("QAT").step(Step::Rejected).day("2021-06-05")],
            )
            .s("A blast in Mandera killed 16 people.", [attack("KEN/CVL", "mandera").day("2021-06-01")])
            .killed(16)
            .s(
                "The village was shelled by rebels.",
                [Ev::new(EventType::Assault, "194").by("ETH/MIL").to("SOM/CVL").place("dhobley").day("2021-06-02")],
            )
            .s(
                "Tamim Khalid and Farah Warsame never spoke on Wednesday, the ministry said.",
                [Ev::new(EventType::Consult, "040")
                    .by("QAT:Tamim Khalid")
                    .by("SOM:Farah Warsame")
                    .day("2021-06-02")
                    .modality(Modality::Denied)
                    .says("SOM")],
            )
            .s("Kenya closed its airspace on Wednesday.", [sanction("KEN", "SOM").day("2021-06-02")]),
    ]
}

#[test]
fn figures_places_and_denials_that_exclude_each_other() {
    let dossier = run(&sea_border());
    let episode = only(&dossier);
    let kinds: Vec<_> = episode.contradictions.iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [ContradictionKind::Existence, ContradictionKind::Responsibility, ContradictionKind::Figure]);
    // 14 and 16 may be growth, 9 and 14 of one day are not.
    let figure = &episode.contradictions[2];
    let values: Vec<_> = figure.sides.iter().map(|s| s.value.as_str()).collect();
    assert_eq!(values, ["14", "9"]);
    assert!(episode.developments.iter().any(|d| d.why.contains("may have grown")));
}

#[test]
fn consent_can_be_withdrawn() {
    let dossier = run(&sea_border());
    let ledger = &only(&dossier).ledgers[0];
    assert_eq!(ledger.third_party.name, "Qatar");
    assert_eq!((ledger.initiative, ledger.outcome), (Initiative::Party, Outcome::Declined));
    let consent: Vec<_> = ledger.consent.iter().map(|c| (c.party.name.as_str(), c.consent)).collect();
    assert_eq!(consent, [("Kenya", Consent::NoEvidence), ("Somalia", Consent::Withdrawn)]);
    assert_eq!(ledger.contacts.len(), 1);
}

#[test]
fn the_order_of_the_documents_does_not_matter() {
    let docs = sea_border();
    let expected = serde_json::to_string(&run(&docs)).expect("json");
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let shuffled: Vec<Doc> = order.iter().map(|i| docs[*i].clone()).collect();
        assert_eq!(serde_json::to_string(&run(&shuffled)).expect("json"), expected, "{order:?}");
    }
}

#[test]
fn a_copy_adds_no_origin_and_no_contradiction() {
    let docs = sea_border();
    let before = run(&docs);
    let before = only(&before);
    for (i, name) in [(0, "a"), (0, "z"), (1, "a"), (1, "z"), (2, "a"), (2, "z")] {
        let mut more = docs.clone();
        more.push(docs[i].copy(name));
        let after = run(&more);
        let after = only(&after);
        assert_eq!(after.origins.len(), before.origins.len(), "copy of {i} as {name}");
        assert_eq!(after.contradictions.len(), before.contradictions.len(), "copy of {i} as {name}");
        assert_eq!(after.stories.len(), before.stories.len(), "copy of {i} as {name}");
        let origins =
            |e: &legation_model::dossier::Episode| e.ledgers[0].steps.iter().map(|s| s.origins).collect::<Vec<_>>();
        assert_eq!(origins(after), origins(before), "copy of {i} as {name}");
        let entry = run(&more).documents.into_iter().filter(|d| d.copy_of.is_some()).count();
        assert_eq!(entry, 1);
    }
}

#[test]
fn a_call_and_a_later_visit_are_two_contacts() {
    let doc = |id: &str, on: &str, e: Ev| {
        Doc::new(id)
            .on(on)
            .s(&format!("A report of {id} about two men."), [e])
            .s("Kenya closed its airspace.", [sanction("KEN", "SOM")])
    };
    let dossier = run(&[
        doc("x", "2021-06-02", call("QAT:Tamim Khalid", "SOM:Farah Warsame").day("2021-06-01")),
        doc("y", "2021-06-04", contact("QAT:Tamim Khalid", "SOM:Farah Warsame").mode("visit").day("2021-06-03")),
    ]);
    let contacts = only(&dossier).stories.iter().filter(|s| s.event_type == EventType::Consult).count();
    assert_eq!(contacts, 2);
    assert!(only(&dossier).contradictions.is_empty());
}

#[test]
fn an_offer_denied_is_no_offer_and_background_stays_out() {
    let dossier = run(&[Doc::new("x")
        .on("2021-06-02")
        .s("Kenya closed its airspace.", [sanction("KEN", "SOM")])
        .s("Qatar denied having offered to mediate.", [offer("QAT", "KEN", "SOM").modality(Modality::Denied)])
        .s("Qatar had mediated years ago.", [offer("QAT", "KEN", "SOM").background()])]);
    let episode = only(&dossier);
    let steps: usize = episode.ledgers.iter().map(|l| l.steps.len()).sum();
    assert_eq!(steps, 0, "{:#?}", episode.ledgers);
}

#[test]
fn a_warning_that_comes_true() {
    let warn = Ev::new(EventType::Accuse, "1123").by("SOM").to("KEN").day("2021-06-01").window(24, 48);
    let strike = Ev::new(EventType::Assault, "195").by("KEN/MIL").to("SOM/CVL").day("2021-06-02").mode("aerial");
    let first = Doc::new("x").on("2021-06-01").s("Somalia warned of a strike by Kenya.", [warn]);
    let open = run(std::slice::from_ref(&first));
    assert_eq!(only(&open).warnings[0].status, WarningStatus::Open);
    let second = Doc::new("y").on("2021-06-04").s("Kenyan jets struck on June 2.", [strike]);
    let borne = run(&[first, second]);
    assert_eq!(only(&borne).warnings[0].status, WarningStatus::Borne);
}

#[test]
fn talks_under_mediation_are_steps_and_ordinary_contacts_are_not() {
    let talks = Ev::new(EventType::Consult, "045").by("QAT:Tamim Khalid").to("SOM:Farah Warsame").mode("visit");
    let doc = Doc::new("x")
        .on("2021-06-04")
        .s("Kenya closed its airspace.", [sanction("KEN", "SOM")])
        .s("Tamim Khalid came to mediate on June 3.", [talks.day("2021-06-03").step(Step::TalksHeld)])
        .s(
            "He had called Farah Warsame on June 1.",
            [call("QAT:Tamim Khalid", "SOM:Farah Warsame").day("2021-06-01").step(Step::ContactHeld)],
        )
        .s(
            "A Peruvian envoy called Farah Warsame, too.",
            [call("PER:Ana Ruiz", "SOM:Farah Warsame").day("2021-06-02").step(Step::ContactHeld)],
        );
    let dossier = run(&[doc]);
    // Contacts alone make nobody a third party.
    let [ledger] = &only(&dossier).ledgers[..] else { panic!("one ledger") };
    assert_eq!((ledger.third_party.name.as_str(), ledger.outcome), ("Qatar", Outcome::TalksHeld));
    assert_eq!((ledger.steps.len(), ledger.contacts.len()), (1, 1));
}
