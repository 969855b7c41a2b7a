//! How are the figures of single sentences shown?

use std::fmt::Write;

use super::{figure, head, rate, resamples, row};
use crate::sentences::SentenceScore;

/// The figures of single sentences.
pub fn sentences(score: &SentenceScore) -> String {
    let mut text = String::new();
    let SentenceScore { records, coded, events, .. } = score;
    let _ = writeln!(text, "records {records}, with an event found {coded}, events found {events}\n");
    head(&mut text, "type");
    score.types.iter().chain([&score.micro]).for_each(|r| row(&mut text, r));
    let _ = writeln!(text);
    figure(&mut text, "macro F1 over the types", &score.macro_f1);
    rate(&mut text, &score.dyad);
    rate(&mut text, &score.exact);
    let _ = writeln!(text);
    head(&mut text, "countries");
    score.countries.iter().for_each(|r| row(&mut text, r));
    resamples(&mut text, "records");
    text
}

/// Every record without a right dyad, or with types that the gold lacks.
pub fn sentence_misses(score: &SentenceScore) -> String {
    let mut text = String::new();
    for m in &score.misses {
        let got = if m.got.is_empty() { "nothing".to_string() } else { m.got.join("; ") };
        let _ = writeln!(text, "{} {}\n    why  {}\n    gold {}\n    got  {got}", m.id, m.text, m.why, m.gold);
    }
    text
}
