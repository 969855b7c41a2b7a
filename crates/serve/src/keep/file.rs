//! Articles that were read when the program started, and a file of corrections that may grow meanwhile.

use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;
use legation_engine::{append_correction, read_corrections};

use super::{Keep, Stamp};
use crate::problem::{Kind, Problem};
use crate::record::{Found, Rows, Stop};

/// Corrections in a file, if anywhere; articles in memory alone.
pub struct InFiles {
    file: Option<PathBuf>,
}

impl InFiles {
    /// With the file in which corrections lie or will lie.
    pub fn new(file: Option<PathBuf>) -> Self {
        Self { file }
    }
}

impl Keep for InFiles {
    fn stamp(&self) -> Result<Stamp, Problem> {
        let meta = self.file.as_deref().and_then(|f| f.metadata().ok());
        let written = meta.as_ref().and_then(|m| m.modified().ok()).and_then(|t| t.duration_since(UNIX_EPOCH).ok());
        Ok(Stamp(format!("{:?} {written:?}", meta.map(|m| m.len()))))
    }

    fn new_articles(&self, _: &dyn Fn(&str) -> bool) -> Result<Vec<CodedDocument>, Problem> {
        Ok(Vec::new())
    }

    fn corrections(&self) -> Result<Vec<Correction>, Problem> {
        match self.file.as_deref().filter(|f| f.exists()) {
            Some(file) => read_corrections(file).map_err(|e| Problem::new(Kind::Failed, e, "")),
            None => Ok(Vec::new()),
        }
    }

    fn add(&self, correction: Correction) -> Result<Correction, Problem> {
        let Some(file) = &self.file else {
            let help = "start `legation serve` on one folder or a store, or name the file with `--file`";
            return Err(Problem::new(Kind::Conflict, "there is no file for corrections", help));
        };
        append_correction(file, correction).map_err(Problem::failed)
    }

    fn search(&self, _: &str, _: &[&str], _: usize) -> Option<Result<Found, Problem>> {
        None
    }

    fn sql(&self, _: &str, _: usize, _: &Stop) -> Result<Rows, Problem> {
        let error = "this needs a store: `legation add`";
        Err(Problem::new(Kind::Wrong, error, "add the articles to a store and serve that"))
    }
}
