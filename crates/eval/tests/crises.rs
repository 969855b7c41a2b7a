//! Are the figures of a crisis those that one works out by hand?

use legation_eval::crises::{Crisis, CrisisScore, predictions, score};
use legation_eval::{Counts, show};
use serde_json::{Value, json};

fn gold() -> Value {
    serde_json::from_str(include_str!("crises/gold.json")).expect("JSON")
}

fn scored(record: Value) -> CrisisScore {
    score(&[Crisis { name: "lagoon".to_string(), gold: gold(), record }]).remove(0)
}

fn record() -> Value {
    serde_json::from_str(include_str!("crises/record.json")).expect("JSON")
}

fn tally(score: &CrisisScore, name: &str) -> Counts {
    score.tallies.iter().find(|r| r.name == name).map(|r| r.counts).unwrap_or_default()
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let score = scored(record());
    for (name, tp, fp, missed) in [
        // Found: the call, the attack by its recipient, the sanction by its other type, the offer by its other code.
        // The accusation is missed, the threat added; the protest is optional.
        ("events", 4, 1, 1),
        // Call and attack alone agree in the recipient. The protest lacks it, and so is added.
        ("events strict", 2, 4, 3),
        ("events all documents", 5, 1, 1),
        // Seven is seven; 24 is not "dozens".
        ("figures", 1, 1, 1),
        // Offer, and talks by the co-mediator for the contact; the failure is added; the refusal is optional.
        ("mediation", 2, 1, 0),
        // The mode for the date, which is its other kind; the figure is added.
        ("contradictions", 1, 1, 0),
        // The second pair is the soft one.
        ("contradictions pair only", 1, 0, 0),
        ("precedents", 1, 1, 0),
    ] {
        assert_eq!(tally(&score, name), Counts { tp, fp, missed }, "{name}");
    }
    let rates: Vec<(&str, u32, u32)> = score.attributes.iter().map(|r| (r.name.as_str(), r.right, r.of)).collect();
    assert_eq!(
        rates,
        [
            ("mode", 1, 2),
            ("CAMEO root", 3, 4),
            ("CAMEO code", 1, 4),
            // 2 March is a day of March; March is not 4 March.
            ("date", 1, 2),
            ("modality", 3, 4),
            ("sector of the first actor", 1, 4),
        ]
    );
    let of = |name: &str| score.types.iter().find(|r| r.name == name).map(|r| r.counts);
    // The type is that of the gold where both are right.
    assert_eq!((of("SANCTION"), of("REJECT"), of("THREATEN")), (Some(Counts::FOUND), None, Some(Counts::EXTRA)));
    assert_eq!((score.episodes.right, score.episodes.of, score.leaks), (2, 3, 1));
}

#[test]
fn misses_name_tally_and_row() {
    let listed = show::crisis_misses(&[scored(record())]);
    for line in [
        "lagoon events missed  2 ACCUSE 112 TON > FJI asserted: words of d",
        "lagoon events extra  2 THREATEN 138 FJI > TON asserted: ",
        "    CAMEO code, sector of the first actor: 1 CONSULT:phone 040 TON > FJI asserted date=2031-03-02: ",
        "lagoon figures missed  2 injured dozens people",
        "lagoon mediation extra  failed by - for NRU in 1",
        "lagoon precedents extra   1999 cited by FJI in 2",
    ] {
        assert!(listed.lines().any(|l| l == line), "`{line}` is not in\n{listed}");
    }
}

#[test]
fn the_gold_is_right_and_nothing_is_not() {
    let full = scored(gold());
    assert!(full.tallies.iter().all(|r| r.f1 == 1.0), "{:?}", full.tallies);
    assert!(full.misses.is_empty(), "{:?}", full.misses);
    let none = scored(Value::Null);
    assert!(none.tallies.iter().all(|r| r.counts.tp == 0 && r.f1 == 0.0));
    assert_eq!((none.episodes.of, none.leaks), (0, 0));
    let empty = Crisis { name: "calm".to_string(), gold: json!({}), record: Value::Null };
    let both = score(&[Crisis { name: "lagoon".to_string(), gold: gold(), record: record() }, empty]);
    // Nothing to find and nothing reported is right; the total adds up.
    assert!(both[1].tallies.iter().all(|r| r.f1 == 1.0));
    assert_eq!(tally(&both[2], "events"), tally(&both[0], "events"));
    assert_eq!(both.iter().map(|s| s.crisis.as_str()).collect::<Vec<_>>(), ["lagoon", "calm", "TOTAL"]);
}

#[test]
fn records_come_alone_as_list_or_by_name() {
    let names = |file: Value| predictions(file, Some("only")).into_keys().collect::<Vec<_>>();
    assert_eq!(names(json!({"events": []})), ["only"]);
    assert_eq!(names(json!([{"crisis": "a"}, {"crisis": "b", "events": []}])), ["a", "b"]);
    assert_eq!(names(json!({"a": {"events": []}, "b": {}})), ["a", "b"]);
}
