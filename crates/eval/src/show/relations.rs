//! How are the figures of marked pairs shown?

use std::fmt::Write;

use super::{figure, head, rate, resamples, row};
use crate::relations::RelationScore;

/// The figures of marked pairs.
pub fn relations(score: &RelationScore) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "rows {}\n", score.rows);
    head(&mut text, "root");
    score.roots.iter().for_each(|r| row(&mut text, r));
    let _ = writeln!(text);
    figure(&mut text, "macro F1 over the roots", &score.macro_f1);
    for r in [&score.coverage, &score.accuracy, &score.accuracy_on_answered] {
        rate(&mut text, r);
    }
    let _ = writeln!(text);
    head(&mut text, "class");
    score.classes.iter().for_each(|r| row(&mut text, r));
    let _ = writeln!(text);
    figure(&mut text, "macro F1 over the classes", &score.class_macro_f1);
    rate(&mut text, &score.class_accuracy);
    if !score.no_root.is_empty() {
        let list: Vec<&str> = score.no_root.iter().map(String::as_str).collect();
        let _ = writeln!(text, "answers that are no root: {}", list.join(", "));
    }
    resamples(&mut text, "rows");
    text
}

/// Every row not answered rightly.
pub fn relation_misses(score: &RelationScore) -> String {
    let mut text = String::new();
    for m in &score.misses {
        let got = m.got.as_deref().unwrap_or("no answer");
        let _ = writeln!(text, "{} {}\n    gold {}\n    got  {got}", m.uid, m.marked, m.gold);
    }
    text
}
