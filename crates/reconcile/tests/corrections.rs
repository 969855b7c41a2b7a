//! What becomes of an analyst's corrections? They hold, survive what is new, and say so where they no longer reach anything.

mod common;

use common::*;
use legation_model::correction::{Act, Anchor, Correction, Edit, Effect};
use legation_model::dossier::{ContradictionKind, Dossier};
use legation_model::ledger::Step;
use legation_model::plover::EventType;

const CALL: &str = "Ana Ruiz telephoned Pedro Soto on Monday.";
const VISIT: &str = "Ana Ruiz received Pedro Soto on Monday.";

/// Peru and Chile quarrel; Brazil's minister calls, or receives, Chile's.
fn quarrel() -> Vec<Doc> {
    let met = |sentence: &str, mode: &str, word: &str, doc: &str| {
        Doc::new(doc)
            .on("2021-06-08")
            .s("Peru recalled its envoy from Chile.", [sanction("PER", "CHL").day("2021-06-05")])
            .s(sentence, [contact("BRA:Ana Ruiz", "CHL:Pedro Soto").day("2021-06-07").mode(mode).word(word)])
    };
    vec![met(CALL, "phone", "telephoned", "a"), met(VISIT, "visit", "received", "b")]
}

fn anchor(claim: &str, sentence: &str, event_type: EventType) -> Anchor {
    let doc = claim.split(':').next().unwrap_or_default().to_owned();
    Anchor { claim: claim.into(), doc, sentence: sentence.into(), event_type: Some(event_type) }
}

fn call() -> Anchor {
    anchor("a:e2", CALL, EventType::Consult)
}

fn visit() -> Anchor {
    anchor("b:e2", VISIT, EventType::Consult)
}

fn corrected(docs: &[Doc], acts: impl IntoIterator<Item = Act>) -> Dossier {
    let line = |(n, act): (usize, Act)| Correction {
        number: n as u32 + 1,
        at: String::new(),
        by: "Ana".into(),
        reason: "seen in the archive".into(),
        act,
    };
    run_corrected(docs, &[], &acts.into_iter().enumerate().map(line).collect::<Vec<_>>())
}

fn effects(dossier: &Dossier) -> Vec<Effect> {
    dossier.corrections.iter().map(|c| c.effect).collect()
}

/// The claims of every happening.
fn happenings(dossier: &Dossier) -> Vec<Vec<&str>> {
    only(dossier).stories.iter().map(|s| s.reports.iter().map(|r| r.claim.as_str()).collect()).collect()
}

#[test]
fn a_rejected_contradiction_stays_away_until_something_new_is_told() {
    assert_eq!(contradictions(only(&run(&quarrel()))), ["mode: b | a"]);
    let reject = Act::RejectContradiction { kind: ContradictionKind::Mode, claims: vec![call(), visit()] };
    let dossier = corrected(&quarrel(), [reject.clone()]);
    assert!(contradictions(only(&dossier)).is_empty());
    assert_eq!(effects(&dossier), [Effect::Applied]);
    let mut more = quarrel();
    more.push(more[1].copy("c").s("A third outlet.", []));
    let dossier = corrected(&more, [reject]);
    assert_eq!(contradictions(only(&dossier)).len(), 1);
    assert_eq!(effects(&dossier), [Effect::Overtaken]);
    assert_eq!(only(&dossier).contradictions[0].corrected, [1]);
}

#[test]
fn happenings_are_parted_and_put_together() {
    assert!(happenings(&run(&quarrel())).contains(&vec!["a:e2", "b:e2"]));
    let dossier = corrected(&quarrel(), [Act::Split { claims: vec![visit()] }]);
    assert!(happenings(&dossier).contains(&vec!["a:e2"]) && happenings(&dossier).contains(&vec!["b:e2"]));
    let envoy = anchor("a:e1", "Peru recalled its envoy from Chile.", EventType::Sanction);
    let dossier = corrected(&quarrel(), [Act::Merge { claims: vec![envoy, call()] }]);
    assert!(happenings(&dossier).contains(&vec!["a:e1", "a:e2", "b:e1", "b:e2"]), "{:?}", happenings(&dossier));
    assert!(only(&dossier).stories[0].corrected.contains(&1));
}

#[test]
fn an_edit_changes_the_record_and_a_rejection_empties_it() {
    let set = Edit { date: Some("2021-06-06".into()), mediation: Some("offered".into()), ..Edit::default() };
    let dossier =
        corrected(&quarrel(), [Act::Edit { claim: call(), set: Box::new(set) }, Act::Reject { claims: vec![visit()] }]);
    let story = only(&dossier).stories.iter().find(|s| s.reports[0].claim == "a:e2").expect("the call");
    assert_eq!(story.when, Some(range("2021-06-06")));
    assert!(only(&dossier).ledgers.iter().flat_map(|l| &l.steps).any(|s| s.step == Step::Offered));
    assert!(!happenings(&dossier).concat().contains(&"b:e2"));
}

#[test]
fn what_is_not_valid_changes_nothing() {
    let bad = [
        Edit { date: Some("yesterday".into()), ..Edit::default() },
        Edit { cameo: Some("x1".into()), ..Edit::default() },
        Edit { modality: Some("surely".into()), ..Edit::default() },
        Edit { actors: Some(vec!["peru".into()]), ..Edit::default() },
        Edit { mediation: Some("wished".into()), ..Edit::default() },
        Edit::default(),
    ];
    for set in bad {
        let dossier = corrected(&quarrel(), [Act::Edit { claim: call(), set: Box::new(set) }]);
        assert_eq!(effects(&dossier), [Effect::Refused]);
        assert_eq!(dossier.episodes, run(&quarrel()).episodes);
    }
}

#[test]
fn an_undone_correction_leaves_no_trace_in_the_record() {
    let acts = [Act::Reject { claims: vec![call()] }, Act::Undo { correction: 1 }, Act::Undo { correction: 9 }];
    let dossier = corrected(&quarrel(), acts);
    assert_eq!(effects(&dossier), [Effect::Undone, Effect::Applied, Effect::Refused]);
    assert_eq!(dossier.episodes, run(&quarrel()).episodes);
}

#[test]
fn the_sentence_decides_and_not_the_number() {
    // The article was coded anew: the claim has another number, the file another name.
    let moved = [quarrel()[0].copy("renamed"), quarrel()[1].clone()];
    let old = Anchor { claim: "a:e7".into(), ..call() };
    let dossier = corrected(&moved, [Act::Reject { claims: vec![old] }]);
    assert_eq!(dossier.corrections[0].claims, ["renamed:e2"]);
    let gone = anchor("a:e2", "A sentence of another article.", EventType::Consult);
    let dossier = corrected(&quarrel(), [Act::Reject { claims: vec![gone] }]);
    assert_eq!(effects(&dossier), [Effect::NothingFound]);
    assert_eq!(dossier.episodes, run(&quarrel()).episodes);
}
