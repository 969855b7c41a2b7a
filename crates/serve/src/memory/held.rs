//! What is at hand? The articles, the record of them all, and the records of the days asked for last.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;

use crate::keep::Stamp;
use crate::reading::Reading;

/// Articles, each coded alone.
pub type Articles = Arc<[Arc<CodedDocument>]>;

/// Days of which the record is kept: two that are compared, with one to spare.
const DAYS: usize = 3;

/// A record with its documents.
pub struct Made {
    documents: Vec<Arc<CodedDocument>>,
    by_id: HashMap<String, usize>,
    /// The record.
    pub reading: Arc<Reading>,
}

impl Made {
    /// A record with its documents, in their order.
    pub fn new(documents: Vec<Arc<CodedDocument>>, reading: Reading) -> Self {
        let by_id = documents.iter().enumerate().map(|(n, d)| (d.document.id.clone(), n)).collect();
        Self { documents, by_id, reading: Arc::new(reading) }
    }

    /// The documents.
    pub fn documents(&self) -> &[Arc<CodedDocument>] {
        &self.documents
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&Arc<CodedDocument>> {
        self.by_id.get(id).map(|n| &self.documents[*n])
    }
}

/// A place for the record of a day, filled by the first who asks for it.
pub struct Slot {
    day: Date,
    /// What it is made of.
    pub articles: Articles,
    /// What it is made with.
    pub corrections: Arc<[Correction]>,
    /// The record.
    pub made: OnceLock<Arc<Made>>,
}

/// Everything that is at hand, made of one state of what is kept.
pub struct Held {
    /// The state.
    pub stamp: Stamp,
    /// The articles.
    pub articles: Articles,
    /// The corrections.
    pub corrections: Arc<[Correction]>,
    /// The record of all articles.
    pub whole: Arc<Made>,
    /// The one asked for last is the last.
    days: Vec<Arc<Slot>>,
}

impl Held {
    /// A state with the record of all its articles.
    pub fn new(stamp: Stamp, articles: Articles, corrections: Arc<[Correction]>, whole: Arc<Made>) -> Self {
        Self { stamp, articles, corrections, whole, days: Vec::new() }
    }

    /// The place of a day; the one asked for longest ago gives way.
    pub fn day(&mut self, day: Date) -> Arc<Slot> {
        let slot = match self.days.iter().position(|s| s.day == day) {
            Some(at) => self.days.remove(at),
            None => {
                let (articles, corrections) = (self.articles.clone(), self.corrections.clone());
                Arc::new(Slot { day, articles, corrections, made: OnceLock::new() })
            }
        };
        if self.days.len() == DAYS {
            self.days.remove(0);
        }
        self.days.push(slot.clone());
        slot
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use legation_engine::model::dossier::Dossier;

    use super::{DAYS, Held, Made, Reading, Stamp};

    #[test]
    fn days_asked_for_long_ago_are_forgotten() {
        let dossier = Dossier {
            format: 1,
            generator: String::new(),
            documents: Vec::new(),
            episodes: Vec::new(),
            as_of: None,
            corrections: Vec::new(),
            diags: Vec::new(),
        };
        let whole = Arc::new(Made::new(Vec::new(), Reading::new(dossier)));
        let mut held = Held::new(Stamp(String::new()), Arc::from([]), Arc::from([]), whole);
        let day = |n: usize| date(2031, 3, n as i8);
        let (first, second) = (held.day(day(1)), held.day(day(2)));
        for n in 3..=DAYS {
            held.day(day(n));
        }
        assert!(Arc::ptr_eq(&held.day(day(1)), &first));
        held.day(day(DAYS + 1));
        assert!(Arc::ptr_eq(&held.day(day(1)), &first) && !Arc::ptr_eq(&held.day(day(2)), &second));
    }
}
