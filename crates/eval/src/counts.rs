//! How are precision, recall and F1 counted?

use std::iter::Sum;
use std::ops::AddAssign;

use serde::Serialize;

/// Right answers, false alarms and misses. A rate is a count with right and wrong answers and no false alarms: its
/// recall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In the gold and found.
    pub tp: u32,
    /// Found and not in the gold.
    pub fp: u32,
    /// In the gold and not found.
    #[serde(rename = "fn")]
    pub missed: u32,
}

impl Counts {
    /// One thing of the gold that was found.
    pub const FOUND: Self = Self { tp: 1, fp: 0, missed: 0 };
    /// One false alarm.
    pub const EXTRA: Self = Self { tp: 0, fp: 1, missed: 0 };
    /// One miss.
    pub const MISSED: Self = Self { tp: 0, fp: 0, missed: 1 };

    /// One answer of a rate.
    pub fn answer(right: bool) -> Self {
        if right { Self::FOUND } else { Self::MISSED }
    }

    /// Things in the gold.
    pub fn gold(self) -> u32 {
        self.tp + self.missed
    }

    /// Share of what was found that is in the gold; 0 where nothing was found.
    pub fn precision(self) -> f64 {
        ratio(self.tp, self.tp + self.fp)
    }

    /// Share of the gold that was found; 0 where the gold is empty.
    pub fn recall(self) -> f64 {
        ratio(self.tp, self.tp + self.missed)
    }

    /// Harmonic mean of precision and recall; 0 where both are.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

/// Harmonic mean; 0 where both are 0.
pub fn harmonic(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// Mean F1 over those counts for which the gold has something; 0 where none has.
pub fn macro_f1<'c>(counts: impl IntoIterator<Item = &'c Counts>) -> f64 {
    let f1: Vec<f64> = counts.into_iter().filter(|c| c.gold() > 0).map(|c| c.f1()).collect();
    if f1.is_empty() { 0.0 } else { f1.iter().sum::<f64>() / f1.len() as f64 }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.missed += other.missed;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut all, c| {
            all += c;
            all
        })
    }
}
