//! Are the figures of single sentences those that one works out by hand?

use legation_eval::sentences::{SentenceScore, answers, records, score};
use legation_eval::{Counts, show};

const GOLD: &str = include_str!("sentences/gold.jsonl");

fn scored(found: &str) -> SentenceScore {
    let ((records, faults), (answers, more)) = (records("gold.jsonl", GOLD), answers("answers.jsonl", found));
    assert!(faults.is_empty() && more.is_empty(), "{faults:?} {more:?}");
    score(&records, &answers)
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let score = scored(include_str!("sentences/answers.jsonl"));
    assert_eq!((score.records, score.coded, score.events), (6, 5, 8));
    // The type is right in a to d and 5; COERCE is added in a. ACCUSE in d is gold for the same text and not charged.
    assert_eq!(score.micro.counts, Counts { tp: 5, fp: 1, missed: 1 });
    let of = |name: &str| score.types.iter().find(|r| r.name == name).map(|r| r.counts);
    assert_eq!(of("COERCE"), Some(Counts::EXTRA));
    assert_eq!(of("RETREAT"), Some(Counts::MISSED));
    assert!((score.macro_f1.value - 5.0 / 6.0).abs() < 1e-12);
    let countries: Vec<Counts> = score.countries.iter().map(|r| r.counts).collect();
    assert_eq!(
        countries,
        [
            // Sources. a FJI; b TON, NRU and the IGO too many; c JPN; d KIR and the IGO too many; 5 IGO and TUV too many; f missed.
            Counts { tp: 6, fp: 3, missed: 1 },
            // The same over the gold's type: the IGO of d goes.
            Counts { tp: 6, fp: 2, missed: 1 },
            // Targets. a WSM; b TON, NRU, and IGO; c missed; d TUV and KIR too many; 5 KIR, and TUV.
            Counts { tp: 4, fp: 4, missed: 1 },
            Counts { tp: 4, fp: 3, missed: 1 },
        ]
    );
    // Exactly: a alone. One event: a, b, d (the gold has no target); in 5 source and target stand in different events.
    assert_eq!((score.exact.right, score.dyad.right, score.dyad.of), (1, 3, 6));
    let missed: Vec<(&str, &str)> = score.misses.iter().map(|m| (m.id.as_str(), m.why.as_str())).collect();
    assert_eq!(
        missed,
        [
            ("a", "types that the gold lacks: COERCE"),
            ("c", "no event with source and target"),
            ("5", "no event with source and target"),
            ("f", "no event found"),
        ]
    );
    let listed = show::sentence_misses(&score);
    assert!(listed.contains("    gold REQUEST JPN > PLW\n    got  REQUEST JPN > -\n"), "{listed}");
}

#[test]
fn the_gold_scores_full_against_itself() {
    let score = scored(GOLD);
    assert_eq!((score.micro.f1, score.macro_f1.value, score.exact.rate, score.dyad.rate), (1.0, 1.0, 1.0, 1.0));
    assert!(score.countries.iter().all(|r| r.f1 == 1.0) && score.misses.is_empty());
}

#[test]
fn nothing_found_is_zero_and_a_line_that_is_none_is_named() {
    let score = scored("");
    assert_eq!((score.micro.f1, score.dyad.rate, score.misses.len()), (0.0, 0.0, 6));
    let (records, faults) = records("gold.jsonl", "{\"id\": 1}\n");
    assert!(records.is_empty());
    assert_eq!(faults.iter().map(|d| d.place.as_str()).collect::<Vec<_>>(), ["gold.jsonl:1"]);
}
