//! Does the ledger hold what mediation is like? One invented case for each thing that it must hold.

mod common;

use common::*;
use legation_model::dossier::Dossier;
use legation_model::ledger::{Consent, Initiative, Ledger, Made, Outcome, Step};
use legation_model::mediation::State;
use legation_model::plover::{EventType, Modality};

const ARMY: &str = "PER/MIL Peruvian army";
const FRONT: &str = "PER/REB Condor Front";

fn step_of(step: Step, event_type: EventType, cameo: &str, by: &str) -> Ev {
    Ev::new(event_type, cameo).by(by).step(step)
}

fn accepts(by: &str, third: &str) -> Ev {
    step_of(Step::Accepted, EventType::Agree, "038", by).to(third)
}

fn refuses(by: &str, third: &str) -> Ev {
    step_of(Step::Rejected, EventType::Reject, "126", by).to(third)
}

fn asks(by: &str, third: &str) -> Ev {
    step_of(Step::Requested, EventType::Request, "038", by).to(third)
}

fn hosts(by: &str) -> Ev {
    step_of(Step::TalksHeld, EventType::Consult, "045", by).to(ARMY).to(FRONT).word("hosted talks")
}

fn clash(day: &str) -> Ev {
    Ev::new(EventType::Assault, "193").by(ARMY).to(FRONT).place("andes").day(day)
}

fn war(id: &str, on: &str) -> Doc {
    Doc::new(id).on(on).s(&format!("Army and front fought, {id} reports."), [clash("2021-03-01")])
}

/// The only ledger.
fn ledger(dossier: &Dossier) -> &Ledger {
    let ledgers = &only(dossier).ledgers;
    assert_eq!(ledgers.len(), 1, "{:#?}", ledgers.iter().map(|l| &l.third_party.name).collect::<Vec<_>>());
    &ledgers[0]
}

/// `offered 2021-03-02`, in the order of the record.
fn steps(l: &Ledger) -> Vec<String> {
    let name = |s: Step| serde_json::to_value(s).expect("a name").as_str().unwrap_or_default().to_owned();
    let day = |r: Option<legation_model::time::DateRange>| r.map_or("?".into(), |r| r.timex());
    l.steps.iter().map(|s| format!("{} {}", name(s.step), day(s.when))).collect()
}

/// The states that the mediation went through.
fn way(l: &Ledger) -> Vec<State> {
    let mut moved: Vec<_> = l.steps.iter().filter_map(|s| Some((s.when, s.transition.clone()?))).collect();
    moved.sort_by_key(|(when, _)| *when);
    moved.into_iter().map(|(_, t)| t.to).collect()
}

fn consent(l: &Ledger) -> Vec<(&str, Consent)> {
    l.consent.iter().map(|c| (c.party.name.as_str(), c.consent)).collect()
}

#[test]
fn parties_inside_one_country_are_told_apart_by_body() {
    let dossier = run(&[
        war("a", "2021-03-03")
            .s("Qatar offered to mediate between them.", [offer("QAT", ARMY, FRONT).day("2021-03-02")])
            .s("The front accepted.", [accepts(FRONT, "QAT").day("2021-03-03")]),
        war("b", "2021-03-04").s("The army refused.", [refuses(ARMY, "QAT").day("2021-03-04")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!(consent(l), [("Peru", Consent::Rejected), ("Condor Front", Consent::Accepted)]);
    assert_eq!(way(l), [State::Offered, State::PartlyAccepted, State::Declined]);
}

#[test]
fn two_groups_of_one_kind_share_even_the_sector() {
    let (blue, red) = ("KEN/PTY Blue Party", "KEN/PTY Red Party");
    let dossier = run(&[Doc::new("a")
        .on("2021-03-03")
        .s("Qatar offered to mediate between the two.", [offer("QAT", blue, red).day("2021-03-02")])
        .s("The Red Party accepted.", [accepts(red, "QAT").day("2021-03-03")])]);
    assert_eq!(consent(ledger(&dossier)), [("Blue Party", Consent::NoEvidence), ("Red Party", Consent::Accepted)]);
}

#[test]
fn two_states_that_offer_and_host_together_are_one_record() {
    let both = |e: Ev| e.by("BRA");
    let dossier = run(&[
        war("a", "2021-03-03")
            .s("Qatar and Brazil offered to mediate.", [both(offer("QAT", ARMY, FRONT)).day("2021-03-02")]),
        war("b", "2021-03-09")
            .s("They hosted talks.", [both(hosts("QAT")).day("2021-03-08")])
            .s("Qatar hosted talks, wrote b.", [hosts("QAT").day("2021-03-08")]),
    ]);
    let l = ledger(&dossier);
    let co: Vec<_> = l.co_mediators.iter().map(|a| a.name.as_str()).collect();
    assert_eq!((l.third_party.name.as_str(), co), ("Qatar", vec!["Brazil"]));
    assert_eq!(steps(l), ["offered 2021-03-02", "talks_held 2021-03-08"]);
}

#[test]
fn third_parties_that_work_side_by_side_are_two_records() {
    let dossier = run(&[war("a", "2021-03-03")
        .s("Qatar offered to mediate.", [offer("QAT", ARMY, FRONT).day("2021-03-02")])
        .s("Brazil offered to mediate, too.", [offer("BRA", ARMY, FRONT).day("2021-03-03")])]);
    let ledgers = &only(&dossier).ledgers;
    let beside: Vec<_> = ledgers.iter().map(|l| (l.third_party.name.as_str(), l.competing.clone())).collect();
    assert_eq!(beside, [("Brazil", vec!["Qatar".to_owned()]), ("Qatar", vec!["Brazil".to_owned()])]);
}

#[test]
fn a_hosted_round_is_suspended_and_resumed() {
    let suspends = step_of(Step::Suspended, EventType::Sanction, "165", "QAT").to(ARMY).to(FRONT);
    let dossier = run(&[
        war("a", "2021-03-09").s("Qatar hosted talks.", [hosts("QAT").day("2021-03-08")]),
        war("b", "2021-03-16").s("Qatar suspended the talks.", [suspends.day("2021-03-15")]),
        war("c", "2021-04-03").s("Talks were held again.", [hosts("QAT").day("2021-04-02")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!(steps(l), ["talks_held 2021-03-08", "suspended 2021-03-15", "talks_held 2021-04-02"]);
    assert_eq!(way(l), [State::UnderWay, State::Suspended, State::UnderWay]);
    assert_eq!(l.steps[2].transition.as_ref().map(|t| t.rule.as_str()), Some("talks-resumed"));
    assert_eq!((l.state, l.outcome), (State::UnderWay, Outcome::TalksHeld));
}

#[test]
fn an_offer_made_twice_and_refused_twice_is_two_rounds() {
    let dossier = run(&[
        war("a", "2021-03-03")
            .s("Qatar offered to mediate.", [offer("QAT", ARMY, FRONT).day("2021-03-02")])
            .s("The army refused.", [refuses(ARMY, "QAT").day("2021-03-03")]),
        war("b", "2021-03-03").s("Qatar is willing to mediate.", [offer("QAT", ARMY, FRONT).day("2021-03-03")]),
        war("c", "2021-03-21")
            .s("Qatar offered once more.", [offer("QAT", ARMY, FRONT).day("2021-03-20")])
            .s("Again the army refused.", [refuses(ARMY, "QAT").day("2021-03-21")]),
    ]);
    let l = ledger(&dossier);
    let expected = ["offered 2021-03-02", "rejected 2021-03-03", "offered 2021-03-20", "rejected 2021-03-21"];
    assert_eq!(steps(l), expected);
    assert_eq!(l.steps[0].docs, ["a", "b"], "the same offer in other words is evidence for it");
    assert_eq!(way(l), [State::Offered, State::Declined, State::Offered, State::Declined]);
    assert_eq!(l.consent[0].answers.len(), 2);
}

#[test]
fn a_request_that_only_one_side_says_was_made() {
    let dossier = run(&[
        war("a", "2021-03-03").s("The army asked Qatar to mediate, the front said.", [asks(ARMY, "QAT").says(FRONT)]),
        war("b", "2021-03-04")
            .s("The army denied having asked Qatar.", [asks(ARMY, "QAT").modality(Modality::Denied).says(ARMY)]),
    ]);
    let l = ledger(&dossier);
    assert_eq!(l.steps.len(), 1);
    let told: Vec<_> = l.steps[0].told_by.iter().map(|a| a.name.as_str()).collect();
    assert_eq!((told, l.steps[0].denied.clone()), (vec!["Condor Front"], vec!["b:e2".to_owned()]));
    assert_eq!(consent(l)[0], ("Peru", Consent::NoEvidence), "an opponent's word is no consent");
    assert!(l.consent[0].why.contains("only another party says"));
}

#[test]
fn consent_is_withdrawn() {
    let dossier = run(&[
        war("a", "2021-03-03").s("The front accepted Qatar.", [accepts(FRONT, "QAT").day("2021-03-02")]),
        war("b", "2021-03-09").s("The front wants Qatar no more.", [refuses(FRONT, "QAT").day("2021-03-08")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!(consent(l)[1], ("Condor Front", Consent::Withdrawn));
    let answers: Vec<_> = l.consent[1].answers.iter().map(|a| a.consent).collect();
    assert_eq!(answers, [Consent::Accepted, Consent::Rejected]);
    assert_eq!(l.outcome, Outcome::Declined);
}

#[test]
fn a_mediator_withdraws() {
    let gives_up = step_of(Step::Failed, EventType::Sanction, "165", "QAT").to(ARMY).to(FRONT);
    let dossier = run(&[
        war("a", "2021-03-09").s("Qatar hosted talks.", [hosts("QAT").day("2021-03-08")]),
        war("b", "2021-03-16").s("Qatar gave up its mediation.", [gives_up.day("2021-03-15")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!((l.state, l.outcome), (State::Halted, Outcome::Failed));
}

#[test]
fn shuttle_visits_are_talks_one_a_day_and_party() {
    let visit = |to: &str, day: &str| contact("QAT:Tamim Khalid", to).mode("visit").day(day);
    let mediates = Ev::new(EventType::Consult, "045").by("QAT:Tamim Khalid").step(Step::TalksHeld).word("mediate");
    let dossier = run(&[
        war("a", "2021-03-05").s("Tamim Khalid tries to mediate.", [mediates]).s(
            "He met the generals and then the front.",
            [visit("PER/MIL:Ana Ruiz", "2021-03-03"), visit("PER/REB:Jorge Soto", "2021-03-04")],
        ),
        war("b", "2021-03-05")
            .s("A call came first.", [call("QAT:Tamim Khalid", "PER/MIL:Ana Ruiz").day("2021-03-02")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!(steps(l), ["talks_held 2021-03-03", "talks_held 2021-03-04"], "{:#?}", l.steps);
    assert_eq!(l.contacts.len(), 1, "a call is logged and moves nothing");
    assert!(l.contacts.iter().all(|c| c.transition.is_none()));
}

#[test]
fn general_events_are_steps_where_a_known_third_party_stands_beside_them() {
    let truce = Ev::new(EventType::Concede, "0871").by(ARMY).by(FRONT).says("QAT").day("2021-03-09");
    let walkout = Ev::new(EventType::Sanction, "164").by(FRONT).to(ARMY).day("2021-03-12");
    let threat = Ev::new(EventType::Threaten, "134").by(FRONT).to(ARMY).day("2021-03-11");
    let later = Ev::new(EventType::Consult, "046").by(ARMY).by(FRONT).by("QAT").modality(Modality::Planned);
    let dossier = run(&[war("a", "2021-03-13")
        .s("Qatar hosted talks.", [hosts("QAT").day("2021-03-08")])
        .s("Both agreed a truce, Qatar said.", [truce])
        .s("The front threatened to leave.", [threat])
        .s("The front left.", [walkout])
        .s("They are to meet again with Qatar.", [later.day("2021-03-20")])]);
    let l = ledger(&dossier);
    let way = way(l);
    assert_eq!(way, [State::UnderWay, State::Ceasefire, State::AtRisk, State::Suspended, State::Scheduled]);
    let rule = &l.steps[1].why.rule;
    assert_eq!(rule, "ledger/ceasefire-with-third");
}

#[test]
fn without_a_third_party_a_ceasefire_is_nobody_s_mediation() {
    let truce = Ev::new(EventType::Concede, "0871").by(ARMY).by(FRONT).day("2021-03-09");
    let dossier = run(&[war("a", "2021-03-13").s("Both agreed a truce.", [truce])]);
    assert!(only(&dossier).ledgers.is_empty());
}

#[test]
fn a_body_of_faith_within_the_country_can_mediate() {
    let dossier = run(&[war("a", "2021-03-13")
        .s("The bishops offered to mediate.", [offer("PER/REL Bishops' Conference", ARMY, FRONT).day("2021-03-04")])]);
    assert_eq!(ledger(&dossier).third_party.name, "Bishops' Conference");
}

#[test]
fn an_offer_without_an_answer_lapses() {
    let dossier = run(&[
        war("a", "2021-03-03").s("Qatar offered to mediate.", [offer("QAT", ARMY, FRONT).day("2021-03-02")]),
        war("b", "2021-04-10").s("They still fight.", [clash("2021-04-09")]),
        war("c", "2021-05-15").s("They fight on.", [clash("2021-05-14")]),
    ]);
    let l = ledger(&dossier);
    assert_eq!((l.state, l.outcome), (State::Offered, Outcome::Lapsed));
}

#[test]
fn the_first_dated_step_shows_who_began() {
    let dossier = run(&[war("a", "2021-03-13")
        .s("The front asked Qatar.", [asks(FRONT, "QAT").day("2021-03-02")])
        .s("Qatar offered.", [offer("QAT", ARMY, FRONT).day("2021-03-05")])]);
    let l = ledger(&dossier);
    let by: Vec<_> = l.initiated_by.iter().map(|a| a.name.as_str()).collect();
    assert_eq!((l.initiative, by), (Initiative::Party, vec!["Condor Front"]));
}

#[test]
fn a_precedent_says_how_it_was_made_and_when_it_is_cited() {
    let dossier = run(&[war("a", "2021-03-13")
        .s("Qatar offered.", [offer("QAT", ARMY, FRONT).day("2021-03-05")])
        .s("Qatar recalled the accord of 1998.", [])
        .cites("lake-1998", 1998, "QAT")]);
    let p = &only(&dossier).precedents[0];
    assert_eq!((p.made, p.occasions[0].sentence.as_str()), (Made::Unknown, "Qatar recalled the accord of 1998."));
    assert_eq!(ledger(&dossier).precedents, ["lake-1998"]);
}
