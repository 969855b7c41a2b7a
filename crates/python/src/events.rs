//! Which rows of the table of events does an article come to? One an event, and one for each thing that is the matter.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_json::reader::{Decoder, ReaderBuilder};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use legation_engine::export::{DOCUMENTS, EVENTS, Row, arrow_schema};
use legation_engine::model::diag::Severity;
use pyo3::prelude::*;
use pyo3_arrow::PySchema;
use serde::Serialize;

use crate::article::Outcome;

/// The columns: those of `legation export`, and what is the matter with an article.
pub static COLUMNS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let matter = ["error", "warning"].map(|name| Arc::new(Field::new(name, DataType::Utf8, true)));
    let events = arrow_schema(&EVENTS).fields;
    Arc::new(Schema::new(events.iter().cloned().chain(matter).collect::<Vec<_>>()))
});

/// The columns of the table of events, through the Arrow C data interface.
#[pyfunction]
pub fn event_schema() -> PySchema {
    PySchema::new(COLUMNS.clone())
}

/// Makes rows, for one thread.
pub struct Rows(Decoder);

impl Rows {
    /// Rows of [`COLUMNS`].
    pub fn new() -> Result<Self, ArrowError> {
        Ok(Self(ReaderBuilder::new(COLUMNS.clone()).build_decoder()?))
    }

    /// The rows of one article: `None` where it asserts no event and nothing is the matter.
    pub fn of(&mut self, outcome: &Outcome) -> Result<Option<RecordBatch>, ArrowError> {
        let coded = &outcome.coded;
        let mut lines = Vec::new();
        for article in DOCUMENTS.rows(coded) {
            let refused = outcome.refused.iter();
            lines.extend(refused.map(|diag| Line { error: Some(diag.to_string()), ..Line::of(article) }));
            let odd = coded.diags.iter().filter(|diag| diag.severity > Severity::Note);
            lines.extend(odd.map(|diag| Line { warning: Some(diag.to_string()), ..Line::of(article) }));
        }
        lines.extend(EVENTS.rows(coded).map(Line::of));
        self.0.serialize(&lines)?;
        self.0.flush()
    }
}

/// An event, or an article with what is the matter: of the columns of the table of articles those remain that the table
/// of events has too.
#[derive(Serialize)]
struct Line<'c> {
    #[serde(flatten)]
    row: Row<'c>,
    error: Option<String>,
    warning: Option<String>,
}

impl<'c> Line<'c> {
    fn of(row: Row<'c>) -> Self {
        Self { row, error: None, warning: None }
    }
}
