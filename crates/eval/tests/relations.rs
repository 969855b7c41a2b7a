//! Are the figures of marked pairs those that one works out by hand?

use legation_eval::relations::{pairs, roots, score};
use legation_eval::{Counts, show};

const GOLD: &str = include_str!("relations/gold.tsv");

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let (pairs, faults) = pairs("gold.tsv", GOLD);
    let (answers, more) = roots("answers.jsonl", include_str!("relations/answers.jsonl"));
    assert!(faults.is_empty() && more.is_empty(), "{faults:?} {more:?}");
    let score = score(&pairs, &answers);
    // 1 and 3 are right; 2 names SUPPORT for CONSULT; 4 is no root; 5 and 6 are not answered.
    assert_eq!((score.rows, score.coverage.right, score.accuracy.right), (6, 4, 2));
    assert_eq!((score.accuracy_on_answered.right, score.accuracy_on_answered.of), (2, 4));
    let of = |name: &str| score.roots.iter().chain(&score.classes).find(|r| r.name == name).map(|r| r.counts);
    assert_eq!(of("SANCTION"), Some(Counts::FOUND));
    assert_eq!(of("YIELD"), Some(Counts::FOUND));
    assert_eq!(of("SUPPORT"), Some(Counts { tp: 0, fp: 1, missed: 1 }));
    assert_eq!(of("AID"), Some(Counts::MISSED));
    // F1 1 for SANCTION and YIELD; 0 for CONSULT, AID, SUPPORT and REJECT.
    assert!((score.macro_f1.value - 2.0 / 6.0).abs() < 1e-12);
    // CONSULT and SUPPORT are of one class.
    assert_eq!(of("verbal cooperation"), Some(Counts { tp: 1, fp: 0, missed: 1 }));
    assert_eq!(of("material cooperation"), Some(Counts { tp: 1, fp: 0, missed: 1 }));
    assert_eq!((score.class_accuracy.right, score.class_accuracy.of), (3, 6));
    let classes = (2.0 / 3.0 + 2.0 / 3.0 + 0.0 + 1.0) / 4.0;
    assert!((score.class_macro_f1.value - classes).abs() < 1e-12);
    assert_eq!(score.no_root.iter().collect::<Vec<_>>(), ["GIFT"]);
    assert!(show::relations(&score).contains("answers that are no root: GIFT"));
    let listed = show::relation_misses(&score);
    assert_eq!(listed.matches("gold ").count(), 4, "{listed}");
    assert!(listed.contains("    gold REJECT\n    got  no answer\n"), "{listed}");
}

#[test]
fn what_is_no_table_of_pairs_is_named() {
    let told = |text: &str| {
        pairs("t.tsv", text).1.into_iter().map(|d| format!("{}: {}", d.place, d.message)).collect::<Vec<_>>()
    };
    assert_eq!(told("uid\tgold_root\n"), ["t.tsv:1: lacks `uid`, `marked_sentence` or `gold_root`"]);
    let head = "uid\tmarked_sentence\tgold_root\n";
    assert_eq!(
        told(&format!("{head}1\tx\n\n2\tx\tGIFT\n")),
        ["t.tsv:2: has 2 cells, not 3", "t.tsv:4: `GIFT` is no root"]
    );
    assert_eq!(roots("a.jsonl", "{\"root\": \"AID\"}").1.len(), 1);
}
