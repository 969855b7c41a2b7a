//! Does a folder of articles come to the record that a careful reader would keep? Two invented crises.

mod common;

use common::*;
use legation_model::dossier::WarningStatus;
use legation_model::ledger::{Consent, Initiative, Outcome, Step};
use legation_model::plover::{EventType, Modality};
use legation_model::time::{Basis, TimeForm, TimeUnit};
use legation_reconcile::Incident;

const STATEMENT: &str =
    "We are prepared to help our two neighbours find a way out, the ministry wrote, as soon as both of them wish it.";

/// A raid on a border village on 10 March 2021, a Wednesday; Brazil offers, Peru asks. 14 March is a Sunday, 12 March a Friday.
fn border_raid() -> Vec<Doc> {
    let offered = |c: Option<&str>| {
        let o = offer("BRA/GOV", "PER", "CHL").says("BRA/GOV").modality(Modality::Conditional);
        c.map_or(o.clone().modality(Modality::Offered), |c| o.condition(c))
    };
    vec![
        // Dated; meets in person; quotes the statement.
        Doc::new("a")
            .on("2021-03-16")
            .s("Brazil offers to mediate in the border dispute.", [offer("BRA", "PER", "CHL")])
            .s("Paulo Lima met his Peruvian colleague.", [contact("BRA:Paulo Lima", "PER:Ana Ruiz").word("met")])
            .s(
                "A few days before he had spoken with Jorge Soto.",
                [contact("BRA:Paulo Lima", "CHL:Jorge Soto")
                    .when(TimeForm::DaysFromPublication { days: -3, vague: true })],
            )
            .s(STATEMENT, [offered(Some("as soon as both of them wish it"))])
            .s(
                "A raid on the village of Tacora killed at least 12 villagers.",
                [attack("PER/CVL", "tacora").when(on(3, 10))],
            )
            .killed_at_least(12)
            .s("Peru accuses Chile.", [Ev::new(EventType::Accuse, "112").by("PER").to("CHL")])
            .name("place:tacora", "Tacora district"),
        // Undated; phone on Sunday; the same statement.
        Doc::new("b")
            .s(
                "Brazil has offered to mediate after the raid of March 10 that killed 12.",
                [offer("BRA:Paulo Lima", "PER", "CHL"), attack("PER/CVL", "tacora").when(on(3, 10))],
            )
            .killed(12)
            .s(
                "The offer came in a call with Ana Ruiz on Sunday, the ministry said.",
                [call("BRA:Paulo Lima", "PER:Ana Ruiz").when(weekday(7)).says("BRA/GOV").word("call")],
            )
            .s(STATEMENT, [offered(Some("as soon as both of them wish it"))])
            .s(
                "He had spoken with Jorge Soto two days earlier.",
                [contact("BRA:Paulo Lima", "CHL:Jorge Soto")
                    .when(TimeForm::DaysFromContext { days: -2, vague: false })],
            )
            .s("Peru has suspended trade with Chile.", [sanction("PER", "CHL")])
            .s(
                "On Wednesday a minister warned that Chile plans a strike within two days.",
                [Ev::new(EventType::Accuse, "1123").by("PER:Luis Vega").to("CHL").when(weekday(3)).window(24, 48)],
            )
            .name("place:tacora", "Tacora"),
        // Dated; the request; one call on 12 March.
        Doc::new("c")
            .on("2021-03-15")
            .s(
                "Peru has asked Brazil to mediate after the raid that claimed 12 lives.",
                [
                    Ev::new(EventType::Request, "038")
                        .by("PER:Rosa Diaz")
                        .to("BRA")
                        .mode("assist")
                        .step(Step::Requested),
                    attack("PER/CVL", "tacora").when(on(3, 10)),
                ],
            )
            .killed(12)
            .s(
                "Paulo Lima telephoned Jorge Soto on March 12.",
                [call("BRA:Paulo Lima", "CHL:Jorge Soto").when(on(3, 12))],
            )
            .s(
                "He recalled the Arica Act of 1929.",
                [Ev::new(EventType::Request, "027").by("BRA:Paulo Lima").to("PER").to("CHL").when(on(3, 12))],
            )
            .cites("arica-act", 1929, "BRA:Paulo Lima")
            .s("Peru accuses Chile of the raid.", [Ev::new(EventType::Accuse, "112").by("PER").to("CHL")]),
        // Undated; Sunday; talks of two days.
        Doc::new("d")
            .s(
                "Brazil is willing to help, the foreign ministry has said after a conversation on Sunday.",
                [
                    offer("BRA:Paulo Lima", "PER", "CHL").when(weekday(7)).says("BRA/GOV").word("willing to help"),
                    call("BRA:Paulo Lima", "PER:Ana Ruiz").when(weekday(7)).says("BRA/GOV"),
                ],
            )
            .s("The ministry spoke of a very grave turn in the old quarrel of the two countries on Sunday night.", [])
            .s(
                "The call followed two days of talks with Jorge Soto.",
                [contact("BRA:Paulo Lima", "CHL:Jorge Soto").when(TimeForm::Duration { days: 2 }).word("talks")],
            )
            .s("Twelve people died in the raid.", [attack("PER/CVL", "tacora").when(on(3, 10))])
            .killed(12)
            .s(
                "Peru blames Chile, and Chile rejects that.",
                [
                    Ev::new(EventType::Accuse, "112").by("PER").to("CHL"),
                    Ev::new(EventType::Assault, "180").by("CHL").to("PER").modality(Modality::Denied).says("CHL"),
                ],
            ),
    ]
}

/// The same two states and the same offering state five years before; here Peru accepts.
fn old_crisis() -> Doc {
    Doc::new("old")
        .on("2016-08-12")
        .s(
            "Peru accepts the offer of Brazil to mediate with Chile.",
            [
                Ev::new(EventType::Agree, "038").by("PER:Hugo Paz").to("BRA").step(Step::Accepted).when(weekday(5)),
                offer("BRA", "PER", "CHL").when(weekday(4)),
            ],
        )
        .role("Hugo Paz", "Foreign Minister", "PER")
        .s("Chile shelled a post.", [Ev::new(EventType::Assault, "194").by("CHL/MIL").to("PER/MIL").when(weekday(3))])
}

#[test]
fn undated_articles_are_dated_from_others() {
    let dossier = run(&border_raid());
    for id in ["b", "d"] {
        let entry = dossier.documents.iter().find(|d| d.id == id).expect("the document");
        assert_eq!(entry.published.basis, Basis::Inferred, "{id}: {:?}", entry.published);
        assert_eq!(entry.published.range, Some(range("2021-03-14/2021-03-16")), "{id}: {:?}", entry.published);
        assert!(!entry.published.why.is_empty());
    }
}

#[test]
fn contacts_are_joined_and_their_differences_shown() {
    let dossier = run(&border_raid());
    let episode = only(&dossier);
    let contacts: Vec<_> = episode.stories.iter().filter(|s| s.event_type == EventType::Consult).collect();
    let lines: Vec<_> = contacts.iter().map(|s| (s.summary.as_str(), s.docs.join(" "))).collect();
    assert_eq!(
        lines,
        [
            ("Brazil (Paulo Lima) and Chile (Jorge Soto) speak by phone, 12 March 2021", "a b c d".to_owned()),
            (
                "Brazil (Paulo Lima) and Peru (Ana Ruiz) speak, 14 March 2021: by phone (2) or in person (1)",
                "a b d".to_owned()
            ),
        ]
    );
    assert_eq!(contradictions(episode), ["initiator: a, b, d | c", "date: b, c | d", "mode: b, d | a"]);
    assert_eq!(contacts[0].disputed, ["E1.C2"]);
}

#[test]
fn one_attack_with_one_toll() {
    let dossier = run(&border_raid());
    let episode = only(&dossier);
    let attacks: Vec<_> = episode
        .stories
        .iter()
        .filter(|s| s.event_type == EventType::Assault && s.modality == Modality::Asserted)
        .collect();
    assert_eq!(attacks.len(), 1, "{attacks:#?}");
    assert_eq!(attacks[0].when, Some(range("2021-03-10")));
    assert_eq!(attacks[0].docs, ["a", "b", "c", "d"]);
    let [killed] = &episode.figures[..] else { panic!("{:#?}", episode.figures) };
    assert_eq!((killed.low, killed.best, killed.high), (Some(12), Some(12), Some(12)));
    assert_eq!(killed.reports.len(), 4);
    assert!(episode.developments.iter().any(|d| d.about.starts_with("killed") && d.why.contains("more precise")));
}

#[test]
fn the_ledger_of_an_offer_and_a_request() {
    let dossier = run(&border_raid());
    let episode = only(&dossier);
    let [ledger] = &episode.ledgers[..] else { panic!("{:#?}", episode.ledgers) };
    assert_eq!(ledger.third_party.name, "Brazil");
    assert_eq!(ledger.initiative, Initiative::OfferAndRequest);
    assert_eq!(ledger.outcome, Outcome::OfferedOnly);
    let consent: Vec<_> = ledger.consent.iter().map(|c| (c.party.name.as_str(), c.consent)).collect();
    assert_eq!(consent, [("Chile", Consent::NoEvidence), ("Peru", Consent::Willing)]);
    let steps: Vec<_> = ledger.steps.iter().map(|s| (s.step, s.docs.join(" "), s.origins)).collect();
    assert_eq!(steps, [(Step::Offered, "a b d".to_owned(), 1), (Step::Requested, "c".to_owned(), 1)]);
    assert_eq!(ledger.steps[0].when, Some(range("2021-03-14")));
    assert!(ledger.steps[0].wordings.len() >= 2);
    let contacts: Vec<_> =
        ledger.contacts.iter().map(|s| (s.parties[0].name.as_str(), s.when, s.modes.join(" "))).collect();
    assert_eq!(
        contacts,
        [
            ("Jorge Soto", Some(range("2021-03-12")), "phone".to_owned()),
            ("Ana Ruiz", Some(range("2021-03-14")), "phone in person".to_owned()),
        ]
    );
    let [condition] = &ledger.conditions[..] else { panic!("{:#?}", ledger.conditions) };
    assert_eq!((condition.docs.join(" "), condition.omitted_by.join(" ")), ("a b".to_owned(), "d".to_owned()));
    assert_eq!(ledger.origins.len(), 1, "{:#?}", episode.origins);
    assert_eq!(
        episode.state,
        [
            "Brazil has offered to mediate on a condition (“as soon as both of them wish it”) (3 documents, 1 origin).",
            "Peru has asked for mediation or shows readiness; of the position of Chile there is no evidence.",
            "No talks under mediation are reported.",
        ]
    );
}

#[test]
fn a_warning_runs_out() {
    let dossier = run(&border_raid());
    let [warning] = &only(&dossier).warnings[..] else { panic!("one warning") };
    assert_eq!(warning.range, Some(range("2021-03-11/2021-03-12")));
    assert_eq!(warning.status, WarningStatus::Expired);
    assert_eq!(warning.of[0].name, "Chile");
}

#[test]
fn names_and_precedents() {
    let dossier = run(&border_raid());
    let episode = only(&dossier);
    assert_eq!(episode.naming.len(), 1);
    assert_eq!(episode.naming[0].terms.len(), 2);
    assert_eq!(
        (episode.precedents[0].year, episode.precedents[0].cited_by[0].name.as_str()),
        (Some(1929), "Paulo Lima")
    );
}

#[test]
fn an_older_crisis_of_the_same_states_stays_apart() {
    let mut docs = border_raid();
    docs.push(old_crisis());
    let dossier = run(&docs);
    assert_eq!(dossier.episodes.len(), 2);
    assert!(
        dossier.episodes[1].apart.iter().any(|r| r.contains("2016") && r.contains("2021")),
        "{:?}",
        dossier.episodes[1].apart
    );
    let consent = |e: usize| &dossier.episodes[e].ledgers[0].consent[1];
    assert_eq!((consent(0).party.name.as_str(), consent(0).consent), ("Peru", Consent::Willing));
    assert_eq!(
        (consent(1).consent, dossier.episodes[1].ledgers[0].outcome),
        (Consent::Accepted, Outcome::AcceptedByOne)
    );
    for (i, episode) in dossier.episodes.iter().enumerate() {
        let claims = episode.ledgers.iter().flat_map(|l| l.steps.iter().chain(&l.contacts)).flat_map(|s| &s.claims);
        for claim in claims {
            assert_eq!(claim.starts_with("old:"), i == 1, "{claim} in episode {i}");
        }
    }
}

#[test]
fn an_undated_article_is_dated_by_a_known_incident_and_its_weekday() {
    let shelling = Incident {
        id: "post".into(),
        name: "shelling of the post".into(),
        range: range("2016-08-10"),
        event_type: EventType::Assault,
        actors: vec!["CHL".into()],
        recipients: vec!["PER".into()],
        place: None,
    };
    let docs = [old_crisis().undated()];
    let dossier = run_with(&docs, &[shelling]);
    let published = &dossier.documents[0].published;
    assert_eq!(
        (published.basis, published.range),
        (Basis::Inferred, Some(range("2016-08-12/2016-08-14"))),
        "{}",
        published.why
    );
    let dossier = run(&docs);
    assert_eq!(dossier.documents[0].published.basis, Basis::Unknown);
}

#[test]
fn earlier_this_month_on_the_first_is_flagged() {
    let this_month = TimeForm::UnitFromPublication { unit: TimeUnit::Month, offset: 0 };
    let doc = Doc::new("x")
        .on("2021-04-01")
        .s("Peru closed the border earlier this month.", [sanction("PER", "CHL").when(this_month)]);
    let dossier = run(&[doc]);
    assert!(dossier.diags.iter().any(|d| d.code == "reconcile/date-conflict"), "{:?}", dossier.diags);
    assert_eq!(only(&dossier).stories[0].when, Some(range("2021-03-01/2021-03-31")));
}

#[test]
fn a_document_that_tells_of_nothing_has_no_episode() {
    let past = Doc::new("p").on("2021-03-15").s("Long ago they fought.", [attack("PER", "tacora").background()]);
    let dossier = run(&[Doc::new("n").on("2021-03-15").s("It rained.", []), past]);
    assert!(dossier.episodes.is_empty());
    assert!(dossier.documents.iter().all(|d| d.episode.is_none() && !d.episode_why.is_empty()));
}
