//! How do threat analysts' tools read the record? One bundle of STIX 2.1.
//!
//! Source: STIX Version 2.1, OASIS Standard, 10 June 2021. Events are notes about identities and locations; what the
//! standard has no property for is in a property extension, whose definition is in the bundle.

mod objects;

use std::collections::BTreeSet;
use std::io::{self, Write};

use legation_model::claim::CodedDocument;
use serde_json::Value;
use uuid::Uuid;

use crate::{Export, Written};

/// The bundle, written as it comes. Only the identifiers of identities and locations are held, so that each is written once.
pub struct Stix<'w> {
    out: &'w mut dyn Write,
    known: BTreeSet<Uuid>,
    /// Rests on the identifiers of all objects so far.
    bundle: Uuid,
    written: Written,
}

impl<'w> Stix<'w> {
    pub fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        out.write_all(b"{\"type\":\"bundle\",\"objects\":[\n")?;
        let (producer, definition) = (objects::producer(), objects::definition());
        serde_json::to_writer(&mut *out, &producer)?;
        let mut stix = Self { out, known: BTreeSet::new(), bundle: objects::NAMESPACE, written: Written::default() };
        stix.object(&definition)?;
        Ok(stix)
    }

    fn object(&mut self, object: &Value) -> io::Result<()> {
        self.out.write_all(b",\n")?;
        serde_json::to_writer(&mut *self.out, object)?;
        self.bundle = Uuid::new_v5(&self.bundle, objects::id(object).as_bytes());
        Ok(())
    }
}

impl Export for Stix<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for event in &document.events {
            if event.repeats.is_some() {
                self.written.left_out += 1;
                continue;
            }
            let event = objects::Event::of(document, event);
            for object in event.about() {
                let id = objects::id(object);
                let uuid = id.split_once("--").and_then(|(_, uuid)| uuid.parse().ok()).unwrap_or_default();
                if self.known.insert(uuid) {
                    self.object(object)?;
                }
            }
            self.object(&event.note())?;
            self.written.rows += 1;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        write!(self.out, "\n],\"id\":\"bundle--{}\"}}\n", self.bundle)?;
        self.out.flush()?;
        Ok(self.written)
    }
}
