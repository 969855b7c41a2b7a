//! How often is an event found where there is none? Sentences of ordinary news: sport, business, weather, culture.

use legation_model::diag::{Diag, Severity};
use legation_model::time::DateRange;
use serde::Serialize;

use crate::coded::Coded;
use crate::counts::Counts;
use crate::figures::{Rate, Sheet};

/// A sentence without a political event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordinary {
    /// File and row.
    pub place: String,
    /// Day of publication, where the file gives one.
    pub published: Option<DateRange>,
    /// The sentence.
    pub text: String,
}

/// How many of them were coded as an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrdinaryScore {
    /// Share of the sentences with any event.
    pub alarms: Rate,
    /// Which.
    pub listed: Vec<Alarm>,
}

/// A false alarm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alarm {
    /// File and row.
    pub place: String,
    /// The sentence.
    pub text: String,
    /// The events found, each with its pattern.
    pub events: Vec<String>,
}

/// The sentences of `files`, one a line. Empty lines and those that begin with `#` are left out; `published: YYYY-MM-DD`
/// gives the day for the lines that follow.
pub fn sentences(files: &[(String, String)]) -> (Vec<Ordinary>, Vec<Diag>) {
    let (mut all, mut diags) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let mut published = None;
        for (at, line) in text.lines().enumerate().map(|(at, line)| (at, line.trim())) {
            let place = format!("{name}:{}", at + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.strip_prefix("published:").map(|day| day.trim().parse()) {
                Some(Ok(day)) => published = Some(DateRange::day(day)),
                Some(Err(_)) => {
                    let fault = Diag::new(Severity::Error, "eval/case", place, "gives no day");
                    diags.push(fault.help("write `published: YYYY-MM-DD`"));
                }
                None => all.push(Ordinary { place, published, text: line.to_string() }),
            }
        }
    }
    (all, diags)
}

/// Counts the sentences of which anything was coded; `coded` in the order of `sentences`.
pub fn score(sentences: &[Ordinary], coded: &[Vec<Coded>]) -> OrdinaryScore {
    let units: Vec<_> = coded.iter().map(|events| vec![(0, Counts::answer(!events.is_empty()))]).collect();
    let alarms = sentences.iter().zip(coded).filter(|(_, events)| !events.is_empty());
    OrdinaryScore {
        alarms: Sheet::new(&units, 1, |_| Vec::new()).rate("sentences of ordinary news coded as an event", 0),
        listed: alarms
            .map(|(s, events)| Alarm {
                place: s.place.clone(),
                text: s.text.clone(),
                events: events.iter().map(|e| format!("{e} ({})", e.rule)).collect(),
            })
            .collect(),
    }
}
