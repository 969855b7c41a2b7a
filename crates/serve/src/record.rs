//! Where does the record come from? What the server asks of a folder of articles, or of a store.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use legation_engine::Wish;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Corrected;
use legation_engine::model::time::DateRange;
use serde::Serialize;

use crate::problem::Problem;
use crate::reading::Reading;

/// A record that can be read by many at once. Every call may take long and is made on a thread of its own.
pub trait Record: Send + Sync + 'static {
    /// The record of a day, of everything where no day is asked for.
    ///
    /// # Errors
    /// If it cannot be read.
    fn reading(&self, as_of: Option<Date>) -> Result<Arc<Reading>, Problem>;

    /// A document of that record with its claims; `None` if it has no such document.
    ///
    /// # Errors
    /// If it cannot be read.
    fn document(&self, id: &str, as_of: Option<Date>) -> Result<Option<Arc<CodedDocument>>, Problem>;

    /// The dependency trees of the sentences in a text.
    fn trees(&self, text: &str) -> Vec<String>;

    /// The documents of that record in which words stand, the best first, at most `limit`.
    ///
    /// # Errors
    /// If the question cannot be read.
    fn search(&self, question: &str, as_of: Option<Date>, limit: usize, stop: &Stop) -> Result<Found, Problem>;

    /// What a question in SQL comes to, at most `limit` rows.
    ///
    /// # Errors
    /// If it is no such question, or the record has no tables.
    fn sql(&self, question: &str, limit: usize, stop: &Stop) -> Result<Rows, Problem>;

    /// Writes a correction down if it can be carried out; the record has it when this returns.
    ///
    /// # Errors
    /// Why it cannot be carried out; nothing was written then.
    fn correct(&self, asked: &Asked) -> Result<Corrected, Problem>;

    /// Takes in what has come to the articles and corrections since; called now and then. True if something has.
    ///
    /// # Errors
    /// If it cannot be read; the record stays as it was.
    fn renew(&self) -> Result<bool, Problem>;
}

/// A correction that a reader asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is to be done.
    pub wish: Wish,
    /// Why.
    pub reason: String,
    /// Who asks; empty if not told.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// The record that the reader saw, to which the identifiers belong.
    pub as_of: Option<Date>,
    /// Its [`Reading::version`], where the reader tells it: nothing is done if the record has changed.
    pub version: Option<String>,
}

/// Whether nobody waits for the answer any more: long work asks now and then.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Whether to give up.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Asks whoever works to give up.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Documents that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Found {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub rows: Vec<Hit>,
}

/// A document that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hit {
    /// Its id.
    pub doc: String,
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Days of publication.
    pub published: Option<DateRange>,
    /// A passage; each word that was looked for stands between U+0001 and U+0002, which occur nowhere else.
    pub snippet: String,
}

/// The answer to a question in SQL.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rows {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// There were more rows.
    pub truncated: bool,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Cell {
    /// Not known.
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Words.
    Text(String),
}
