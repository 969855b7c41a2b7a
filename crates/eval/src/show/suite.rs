//! How are the figures of the suite shown?

use std::fmt::Write;

use super::{figure, head, rate, resamples, row};
use crate::calibration::{Bin, Reliability};
use crate::suite::ordinary::OrdinaryScore;
use crate::suite::score::SuiteScore;
use crate::suite::sure::Sureness;

/// The figures of a suite, with those of ordinary news where there are any.
pub fn suite(score: &SuiteScore, ordinary: Option<&OrdinaryScore>, sure: &Sureness) -> String {
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
    let _ = writeln!(text);
    sureness(&mut text, sure);
    resamples(&mut text, "sentences");
    text
}

/// How sure and how right, by tenths of confidence.
fn sureness(text: &mut String, sure: &Sureness) {
    let title = "confidence against right";
    let _ = writeln!(text, "{title:<24} {:>19}   {:>19}", "table of the data", "other half's table");
    let heads = "events  told  right";
    let _ = writeln!(text, "{:<24} {heads:>19}   {heads:>19}", "");
    let cells = |bin: &Bin| match bin.events {
        0 => format!("{:>6} {:>5} {:>6}", 0, "-", "-"),
        n => format!("{n:>6} {:>5.2} {:>6.2}", bin.told, bin.right),
    };
    for (n, (own, unseen)) in sure.own.bins.iter().zip(&sure.unseen.bins).enumerate() {
        let name = format!("{:.1} to {:.1}", n as f64 / 10.0, (n + 1) as f64 / 10.0);
        let _ = writeln!(text, "{name:<24} {:>19}   {:>19}", cells(own), cells(unseen));
    }
    let row = |name: &str, of: fn(&Reliability) -> f64| {
        format!("{name:<24} {:>19.3}   {:>19.3}\n", of(&sure.own), of(&sure.unseen))
    };
    text.push_str(&row("calibration error", |r| r.error));
    text.push_str(&row("Brier score", |r| r.brier));
    text.push_str(&row("Brier of one share", |r| r.blind));
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
