//! How are the figures shown? Plain text in columns, the same on a terminal, in a pipe and in the snapshot.

use std::fmt::Write;

use crate::bootstrap::{Interval, RESAMPLES};
use crate::figures::{Figure, Rate, Row};
use crate::suite::ordinary::OrdinaryScore;
use crate::suite::score::SuiteScore;

/// Width of the column of names.
const NAMES: usize = 24;
/// Width of the names of shares.
const SHARES: usize = 44;

/// Heads of the columns of [`row`].
pub(crate) fn head(text: &mut String, first: &str) {
    let _ = writeln!(text, "{first:<NAMES$} gold  found     tp    fp    fn      P      R     F1  95 % of F1");
}

/// A line of counts with precision, recall and F1.
pub(crate) fn row(text: &mut String, r: &Row) {
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
pub(crate) fn rate(text: &mut String, r: &Rate) {
    let _ = if r.of == 0 {
        writeln!(text, "{:<SHARES$} none to judge", r.name)
    } else {
        writeln!(text, "{:<SHARES$} {:.3}  {}  {} of {}", r.name, r.rate, span(&r.interval), r.right, r.of)
    };
}

/// A line of one figure.
pub(crate) fn figure(text: &mut String, name: &str, f: &Figure) {
    let _ = writeln!(text, "{name:<SHARES$} {:.3}  {}", f.value, span(&f.interval));
}

fn span(i: &Interval) -> String {
    format!("{:.3}-{:.3}", i.low, i.high)
}

/// How the intervals came about; `what` was drawn.
pub(crate) fn resamples(text: &mut String, what: &str) {
    let _ = writeln!(text, "\nintervals: 95 %, bootstrap over {what}, {RESAMPLES} resamples, fixed seed");
}

/// The figures of a suite, with those of ordinary news where there are any.
pub fn suite(score: &SuiteScore, ordinary: Option<&OrdinaryScore>) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "sentences {}, events in the gold {}\n", score.sentences, score.micro.counts.gold());
    head(&mut text, "type");
    score.types.iter().chain([&score.micro, &score.strict]).for_each(|r| row(&mut text, r));
    let _ = writeln!(text);
    figure(&mut text, "macro F1 over the types", &score.macro_f1);
    rate(&mut text, &score.whole);
    rate(&mut text, &score.left_alone);
    let _ = writeln!(text, "\nright among the matched events");
    score.attributes.iter().for_each(|r| rate(&mut text, r));
    let _ = writeln!(text);
    head(&mut text, "construction");
    score.constructions.iter().for_each(|r| row(&mut text, r));
    if let Some(ordinary) = ordinary {
        let _ = writeln!(text);
        rate(&mut text, &ordinary.alarms);
        for alarm in &ordinary.listed {
            let _ = writeln!(text, "  {}: {}", alarm.place, alarm.events.join("; "));
        }
    }
    resamples(&mut text, "sentences");
    text
}

/// Every sentence of a suite that is not coded as in the gold.
pub fn suite_misses(score: &SuiteScore, ordinary: Option<&OrdinaryScore>) -> String {
    let mut text = String::new();
    for m in &score.misses {
        let _ = writeln!(text, "{} [{}] {}", m.place, m.construction, m.text);
        for (word, lines) in [("missed", &m.missed), ("extra", &m.extra), ("differs", &m.differs)] {
            for line in lines {
                let _ = writeln!(text, "    {word:<8} {line}");
            }
        }
    }
    for alarm in ordinary.map_or(&[][..], |o| &o.listed) {
        let _ = writeln!(text, "{} [ordinary news] {}", alarm.place, alarm.text);
        for event in &alarm.events {
            let _ = writeln!(text, "    extra    {event}");
        }
    }
    text
}
