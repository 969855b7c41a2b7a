//! How do programs read a table line by line? One JSON object a row, every column in each.

use std::io::{self, Write};

use legation_model::claim::CodedDocument;

use crate::table::Table;
use crate::{Export, Written};

/// Rows of a table as lines of JSON.
pub struct Jsonl<'w> {
    table: &'static Table,
    out: &'w mut dyn Write,
    written: Written,
}

impl<'w> Jsonl<'w> {
    pub fn new(table: &'static Table, out: &'w mut dyn Write) -> Self {
        Self { table, out, written: Written::default() }
    }
}

impl Export for Jsonl<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for row in self.table.rows(document) {
            serde_json::to_writer(&mut *self.out, &row)?;
            self.out.write_all(b"\n")?;
            self.written.rows += 1;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        self.out.flush()?;
        Ok(self.written)
    }
}
