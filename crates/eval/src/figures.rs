//! What is said of a count? Its figures with their intervals, as they are shown and written as JSON.

use serde::Serialize;

use crate::bootstrap::{self, Interval, Unit};
use crate::counts::Counts;

/// Counts under a name with what follows from them. The interval is that of F1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What is counted.
    pub name: String,
    /// The counts.
    #[serde(flatten)]
    pub counts: Counts,
    /// Precision.
    pub precision: f64,
    /// Recall.
    pub recall: f64,
    /// F1.
    pub f1: f64,
    /// Interval of F1.
    pub interval: Interval,
}

/// A share under a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rate {
    /// What is counted.
    pub name: String,
    /// How many are so.
    pub right: u32,
    /// Of how many.
    pub of: u32,
    /// The share; 0 of nothing.
    pub rate: f64,
    /// Its interval.
    pub interval: Interval,
}

/// A figure that follows from several counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The value.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The sums of all units with the intervals of what follows from them.
pub struct Sheet {
    sums: Vec<Counts>,
    f1: Vec<Interval>,
    recall: Vec<Interval>,
    more: Vec<Figure>,
}

impl Sheet {
    /// The sums of `units` over `slots` slots, and the figures that `more` works out from the sums.
    pub fn new(units: &[Unit], slots: usize, more: impl Fn(&[Counts]) -> Vec<f64>) -> Self {
        let sums = bootstrap::sums(units, slots);
        let all = |sums: &[Counts]| {
            let f1 = sums.iter().map(|c| if *c == Counts::default() { f64::NAN } else { c.f1() });
            let recall = sums.iter().map(|c| if c.gold() == 0 { f64::NAN } else { c.recall() });
            f1.chain(recall).chain(more(sums)).collect::<Vec<f64>>()
        };
        let intervals = bootstrap::intervals(units, slots, all);
        let (f1, rest) = intervals.split_at(slots.min(intervals.len()));
        let (recall, rest) = rest.split_at(slots.min(rest.len()));
        let values = more(&sums);
        let more = values.into_iter().zip(rest).map(|(value, interval)| Figure { value, interval: *interval });
        Self { f1: f1.to_vec(), recall: recall.to_vec(), more: more.collect(), sums }
    }

    /// The counts of a slot.
    pub fn counts(&self, slot: usize) -> Counts {
        self.sums.get(slot).copied().unwrap_or_default()
    }

    /// A slot as counts with precision, recall and F1.
    pub fn row(&self, name: impl Into<String>, slot: usize) -> Row {
        let counts = self.counts(slot);
        Row {
            name: name.into(),
            counts,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
            interval: self.f1.get(slot).copied().unwrap_or_default(),
        }
    }

    /// A slot as a share.
    pub fn rate(&self, name: impl Into<String>, slot: usize) -> Rate {
        let counts = self.counts(slot);
        Rate {
            name: name.into(),
            right: counts.tp,
            of: counts.gold(),
            rate: counts.recall(),
            interval: self.recall.get(slot).copied().unwrap_or_default(),
        }
    }

    /// One of the figures worked out from the sums.
    pub fn figure(&self, at: usize) -> Figure {
        self.more.get(at).copied().unwrap_or(Figure { value: 0.0, interval: Interval::default() })
    }
}
