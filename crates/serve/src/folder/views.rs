//! Which records are at hand? Those of the days asked for last, all made with the same corrections.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use jiff::civil::Date;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;

use crate::reading::Reading;

/// Days of which the record is kept: the present one, and two that are compared with one to spare.
const KEPT: usize = 4;

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

/// What tells that a file of corrections has changed: its length and when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(Option<(u64, Option<SystemTime>)>);

impl Stamp {
    /// The stamp of a file that may not be there.
    pub fn of(file: Option<&Path>) -> Self {
        Self(file.and_then(|f| f.metadata().ok()).map(|m| (m.len(), m.modified().ok())))
    }
}

/// A place for the record of a day, filled by the first who asks for it.
pub struct Slot {
    as_of: Option<Date>,
    /// What it is made with.
    pub corrections: Arc<[Correction]>,
    /// The record.
    pub made: OnceLock<Arc<Made>>,
}

/// The records at hand.
#[derive(Default)]
pub struct Views {
    stamp: Option<Stamp>,
    corrections: Arc<[Correction]>,
    /// The one asked for last is the last.
    slots: Vec<Arc<Slot>>,
}

impl Views {
    /// Whether they were made with the corrections of a file as it is now.
    pub fn are_of(&self, stamp: &Stamp) -> bool {
        self.stamp.as_ref() == Some(stamp)
    }

    /// Forgets them all; the next ones are made with these corrections.
    pub fn renew(&mut self, stamp: Stamp, corrections: Vec<Correction>) {
        *self = Self { stamp: Some(stamp), corrections: corrections.into(), slots: Vec::new() };
    }

    /// The place of a day. The record of everything is kept always, of the others those asked for last.
    pub fn slot(&mut self, as_of: Option<Date>) -> Arc<Slot> {
        let slot = match self.slots.iter().position(|s| s.as_of == as_of) {
            Some(at) => self.slots.remove(at),
            None => Arc::new(Slot { as_of, corrections: self.corrections.clone(), made: OnceLock::new() }),
        };
        self.slots.push(slot.clone());
        if self.slots.len() > KEPT
            && let Some(at) = self.slots.iter().position(|s| s.as_of.is_some())
        {
            self.slots.remove(at);
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::{KEPT, Stamp, Views};

    #[test]
    fn days_asked_for_long_ago_are_forgotten_and_the_whole_record_is_not() {
        let mut views = Views::default();
        let whole = views.slot(None);
        let day = |n: i8| Some(date(2031, 3, n));
        let (first, second) = (views.slot(day(1)), views.slot(day(2)));
        for n in 3..=KEPT as i8 {
            views.slot(day(n));
        }
        assert!(Arc::ptr_eq(&views.slot(None), &whole) && Arc::ptr_eq(&views.slot(day(2)), &second));
        assert!(!Arc::ptr_eq(&views.slot(day(1)), &first));
    }

    #[test]
    fn other_corrections_make_other_records() {
        let mut views = Views::default();
        assert!(!views.are_of(&Stamp(None)));
        views.renew(Stamp(None), Vec::new());
        let before = views.slot(None);
        assert!(views.are_of(&Stamp(None)) && !views.are_of(&Stamp(Some((1, None)))));
        views.renew(Stamp(Some((1, None))), Vec::new());
        assert!(!Arc::ptr_eq(&views.slot(None), &before));
    }
}
