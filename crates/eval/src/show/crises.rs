//! How are the figures of crises shown?

use std::fmt::Write;

use super::{head, rate, row};
use crate::bootstrap::RESAMPLES;
use crate::crises::CrisisScore;

/// The figures of one crisis after the other.
pub fn crises(scores: &[CrisisScore]) -> String {
    let mut text = String::new();
    for score in scores {
        let _ = writeln!(text, "== {}\n", score.crisis);
        head(&mut text, "found one to one");
        score.tallies.iter().for_each(|r| row(&mut text, r));
        let _ = writeln!(text);
        head(&mut text, "events by type");
        score.types.iter().for_each(|r| row(&mut text, r));
        let _ = writeln!(text, "\nright among the matched events");
        score.attributes.iter().for_each(|r| rate(&mut text, r));
        let _ = writeln!(text);
        rate(&mut text, &score.episodes);
        let _ = writeln!(text, "rows that cite a document of another episode {}\n", score.leaks);
    }
    let _ = writeln!(
        text,
        "intervals: 95 %, bootstrap over documents (events, figures, episodes) or rows (the rest), {RESAMPLES} resamples, \
         fixed seed"
    );
    text
}

/// Every row that was missed or added, and every matched event that differs.
pub fn crisis_misses(scores: &[CrisisScore]) -> String {
    let mut text = String::new();
    for m in scores.iter().flat_map(|s| &s.misses) {
        let _ = writeln!(text, "{} {} {}  {}", m.crisis, m.tally, m.what, m.row);
        if !m.differs.is_empty() {
            let _ = writeln!(text, "    {}", m.differs);
        }
    }
    text
}
