//! Which program, with which settings, made which rows?

use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::{Store, StoreError};

/// Number of a run in its store.
pub type RunId = i64;

/// What makes a run reproducible.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the program.
    pub program: String,
    /// Hash of the compiled English model.
    pub model: String,
    /// Hash of the compiled gazetteer; empty without one.
    pub gazetteer: String,
    /// Hash of the knowledge in `data/`.
    pub data: String,
    /// What was asked for.
    pub settings: serde_json::Map<String, serde_json::Value>,
}

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles added.
    pub added: u64,
    /// Items that were in the store.
    pub known: u64,
    /// Items that are no article.
    pub left_out: u64,
}

impl Store {
    /// Begins a run. `now` is a time stamp in UTC (`2025-05-06T09:00:00Z`).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn begin(&self, verb: &str, now: &str, manifest: &Manifest) -> Result<RunId, StoreError> {
        let manifest = serde_json::to_string(manifest).map_err(|e| StoreError::Damaged(e.to_string()))?;
        self.db
            .execute("INSERT INTO run (verb, started, manifest) VALUES (?1, ?2, ?3)", params![verb, now, manifest])?;
        Ok(self.db.last_insert_rowid())
    }

    /// Ends a run.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn end(&self, run: RunId, now: &str, counts: Counts) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE run SET ended = ?2, added = ?3, known = ?4, left_out = ?5 WHERE id = ?1",
            params![run, now, counts.added as i64, counts.known as i64, counts.left_out as i64],
        )?;
        Ok(())
    }
}
