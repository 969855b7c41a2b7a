//! How are the figures of a list of expectations shown?

use std::fmt::Write;

use super::{rate, resamples};
use crate::acceptance::AcceptanceScore;

/// Families and kinds with their shares.
pub fn acceptance(score: &AcceptanceScore) -> String {
    let mut text = String::new();
    score.families.iter().chain([&score.all]).for_each(|r| rate(&mut text, r));
    let _ = writeln!(text, "\nby kind");
    score.kinds.iter().for_each(|r| rate(&mut text, r));
    resamples(&mut text, "records");
    text
}

/// Every record that is not met, with the reason.
pub fn acceptance_misses(score: &AcceptanceScore) -> String {
    let mut text = String::new();
    for v in &score.verdicts {
        if let Some(why) = &v.why {
            let _ = writeln!(text, "{} {} in {}: {}\n    {why}", v.id, v.kind, v.doc, v.expected);
        }
    }
    text
}
