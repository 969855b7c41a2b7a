//! How likely is an event to be right that was found in such a way? Rows of `confidence.csv`.

use legation_model::provenance::Feature;

use crate::table::{Cells, Table};

/// The row that holds for every event.
pub const ALWAYS: &str = "always";

/// A row of the table: how much a feature adds to the log-odds of an event to be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// Name of a [`Feature`], or [`ALWAYS`].
    pub feature: String,
    /// What is added to the log-odds.
    pub weight: f64,
    /// Events of the suite that have it.
    pub events: u32,
    /// How many of these are right.
    pub right: u32,
    /// [`Feature::meaning`], for the reader of the table.
    pub meaning: String,
}

impl Table for Weight {
    const FILE: &'static str = "confidence.csv";
    const COLUMNS: &'static [&'static str] = &["feature", "weight", "events", "right", "meaning"];

    fn read(c: &mut Cells) -> Self {
        let mut names: Vec<&str> = Feature::ALL.iter().map(|f| f.name()).collect();
        names.push(ALWAYS);
        Self {
            feature: c.choice("feature", &names),
            weight: c.number_in("weight", -10.0, 10.0).unwrap_or(0.0),
            events: c.number_in("events", 0, u32::MAX).unwrap_or(0),
            right: c.number_in("right", 0, u32::MAX).unwrap_or(0),
            meaning: c.text("meaning"),
        }
    }
}

/// The table.
#[derive(Debug, Clone, Default)]
pub struct Confidence {
    rows: Vec<Weight>,
}

impl Confidence {
    pub(crate) fn new(rows: Vec<Weight>) -> Self {
        Self { rows }
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> &[Weight] {
        &self.rows
    }

    /// What a feature adds to the log-odds; 0 where the table has no such row.
    pub fn weight(&self, feature: Feature) -> f64 {
        self.named(feature.name())
    }

    /// The log-odds of an event that has no feature.
    pub fn base(&self) -> f64 {
        self.named(ALWAYS)
    }

    fn named(&self, name: &str) -> f64 {
        self.rows.iter().find(|r| r.feature == name).map_or(0.0, |r| r.weight)
    }

    /// The share of events found in such a way that are right, from 0.01 to 0.99 in hundredths; 0.5 without a table.
    pub fn of(&self, features: &[Feature]) -> f64 {
        let odds = self.base() + features.iter().map(|f| self.weight(*f)).sum::<f64>();
        let share = 1.0 / (1.0 + (-odds).exp());
        (share.clamp(0.01, 0.99) * 100.0).round() / 100.0
    }
}
