//! How are the figures shown? Plain text in columns, the same on a terminal, in a pipe and in the snapshot.

mod acceptance;
mod crises;
mod relations;
mod sentences;
mod suite;

use std::fmt::Write;

use crate::bootstrap::{Interval, RESAMPLES};
use crate::figures::{Figure, Rate, Row};

pub use acceptance::{acceptance, acceptance_misses};
pub use crises::{crises, crisis_misses};
pub use relations::{relation_misses, relations};
pub use sentences::{sentence_misses, sentences};
pub use suite::{suite, suite_misses};

/// Width of the column of names.
const NAMES: usize = 24;
/// Width of the names of shares.
const SHARES: usize = 44;

/// Heads of the columns of [`row`].
fn head(text: &mut String, first: &str) {
    let _ = writeln!(text, "{first:<NAMES$} gold  found     tp    fp    fn      P      R     F1  95 % of F1");
}

/// A line of counts with precision, recall and F1.
fn row(text: &mut String, r: &Row) {
    let Row { name, counts: c, precision, recall, f1, interval } = r;
    let (gold, found) = (c.gold(), c.tp + c.fp);
    let _ = writeln!(
        text,
        "{name:<NAMES$} {gold:>4} {found:>6} {:>6} {:>5} {:>5}  {precision:.3}  {recall:.3}  {f1:.3}  {}",
        c.tp,
        c.fp,
        c.missed,
        span(interval)
    );
}

/// A line of a share.
fn rate(text: &mut String, r: &Rate) {
    let _ = if r.of == 0 {
        writeln!(text, "{:<SHARES$} none to judge", r.name)
    } else {
        writeln!(text, "{:<SHARES$} {:.3}  {}  {} of {}", r.name, r.rate, span(&r.interval), r.right, r.of)
    };
}

/// A line of one figure.
fn figure(text: &mut String, name: &str, f: &Figure) {
    let _ = writeln!(text, "{name:<SHARES$} {:.3}  {}", f.value, span(&f.interval));
}

fn span(i: &Interval) -> String {
    format!("{:.3}-{:.3}", i.low, i.high)
}

/// How the intervals came about; `what` was drawn.
fn resamples(text: &mut String, what: &str) {
    let _ = writeln!(text, "\nintervals: 95 %, bootstrap over {what}, {RESAMPLES} resamples, fixed seed");
}
