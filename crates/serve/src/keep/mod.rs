//! Where are articles and corrections kept? In files, or in a store.

mod file;
mod store;

use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;

use crate::problem::Problem;
use crate::record::{Found, Rows, Stop};

pub use file::InFiles;
pub use store::InStore;

/// A mark that differs whenever what is kept differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(pub String);

/// A place where articles and corrections are kept.
pub trait Keep: Send + Sync + 'static {
    /// The mark of what is kept now.
    ///
    /// # Errors
    /// If it cannot be read.
    fn stamp(&self) -> Result<Stamp, Problem>;

    /// The articles that `known` does not know, each coded alone.
    ///
    /// # Errors
    /// If they cannot be read.
    fn new_articles(&self, known: &dyn Fn(&str) -> bool) -> Result<Vec<CodedDocument>, Problem>;

    /// The corrections in their order.
    ///
    /// # Errors
    /// If they cannot be read.
    fn corrections(&self) -> Result<Vec<Correction>, Problem>;

    /// Adds a correction; gives it back as it was written.
    ///
    /// # Errors
    /// If it cannot be written; nothing was then.
    fn add(&self, correction: Correction) -> Result<Correction, Problem>;

    /// Those of these articles in which words stand, the best first, where the place has an index of words.
    ///
    /// # Errors
    /// If the question cannot be read.
    fn search(&self, question: &str, ids: &[&str], limit: usize) -> Option<Result<Found, Problem>>;

    /// What a question in SQL comes to.
    ///
    /// # Errors
    /// If it is no such question, or there are no tables.
    fn sql(&self, question: &str, limit: usize, stop: &Stop) -> Result<Rows, Problem>;
}
