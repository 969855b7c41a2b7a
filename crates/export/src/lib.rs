//! In which forms do others take the record? Tables, and the formats of the field, one document at a time.
//!
//! An [`Export`] is given coded documents one by one and holds none of them, so that memory does not grow with their
//! number. Nothing is added to what the documents hold: what is not known is empty. `docs/export.md` has every column.

mod arrow;
mod cameo;
mod csv;
mod geojson;
mod icews;
mod jsonl;
mod knowledge;
mod parquet;
mod phoenix;
mod plover;
mod stix;
mod table;
mod tables;
mod when;

use std::borrow::Borrow;
use std::io::{self, Write};

use legation_model::claim::CodedDocument;

pub use arrow::arrow_schema;
pub use knowledge::Knowledge;
pub use parquet::Parquet;
pub use table::{Cell, Column, Kind, Row, Table};
pub use tables::{CITATIONS, DOCUMENTS, EVENTS, FIGURES, STATEMENTS, TABLES};

/// Takes documents one by one.
pub trait Export {
    /// Writes what the document holds.
    ///
    /// # Errors
    /// If it cannot be written.
    fn document(&mut self, document: &CodedDocument) -> io::Result<()>;

    /// Writes what is still to be written; without it the output is not complete.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(self: Box<Self>) -> io::Result<Written>;
}

/// What an export came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Rows, lines or features.
    pub rows: u64,
    /// Claims for which the format has no room: it cannot say that they are denied, planned, history, or have no place.
    pub left_out: u64,
}

/// Forms that are written to one stream. [`Parquet`] is written to a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values with a header.
    Csv,
    /// One JSON object a line, with the columns of the table.
    Jsonl,
    /// One event of the PLOVER manual a line.
    Plover,
    /// Tab-separated, in the columns of the ICEWS Coded Event Data.
    Icews,
    /// Tab-separated without a header, in the columns of the Phoenix data.
    Phoenix,
    /// A collection of features: events with a place on the map.
    GeoJson,
    /// A bundle of STIX 2.1.
    Stix,
}

/// An export of `table` in `format`; formats other than CSV and JSONL are of events, whatever the table.
///
/// # Errors
/// If the beginning cannot be written.
pub fn stream<'w>(
    format: Format,
    table: &'static Table,
    knowledge: &'w Knowledge,
    out: &'w mut dyn Write,
) -> io::Result<Box<dyn Export + 'w>> {
    Ok(match format {
        Format::Csv => Box::new(csv::Csv::new(table, out)?),
        Format::Jsonl => Box::new(jsonl::Jsonl::new(table, out)),
        Format::Plover => Box::new(plover::Plover::new(out)),
        Format::Icews => Box::new(icews::Icews::new(knowledge, out)?),
        Format::Phoenix => Box::new(phoenix::Phoenix::new(knowledge, out)),
        Format::GeoJson => Box::new(geojson::GeoJson::new(out)?),
        Format::Stix => Box::new(stix::Stix::new(out)?),
    })
}

/// Gives every document to the export and finishes it.
///
/// # Errors
/// If something cannot be written.
pub fn write(
    documents: impl IntoIterator<Item = impl Borrow<CodedDocument>>,
    mut export: Box<dyn Export + '_>,
) -> io::Result<Written> {
    for document in documents {
        export.document(document.borrow())?;
    }
    export.finish()
}
