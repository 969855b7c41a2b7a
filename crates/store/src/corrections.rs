//! What have analysts corrected? Lines as in `corrections.jsonl`, only ever added to.

use legation_model::correction::Correction;
use rusqlite::params;

use crate::{Store, StoreError};

impl Store {
    /// The corrections in their order.
    ///
    /// # Errors
    /// What SQLite says, or that a line cannot be read.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT number, line FROM correction ORDER BY number")?;
        let lines = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        lines
            .map(|line| {
                let (number, line) = line?;
                serde_json::from_str(&line).map_err(|e| StoreError::Damaged(format!("correction {number}: {e}")))
            })
            .collect()
    }

    /// Adds a correction.
    ///
    /// # Errors
    /// What SQLite says; that its number is taken, if another process was first.
    pub fn correct(&self, correction: &Correction) -> Result<(), StoreError> {
        let line = serde_json::to_string(correction).map_err(|e| StoreError::Damaged(e.to_string()))?;
        self.db.execute("INSERT INTO correction (number, line) VALUES (?1, ?2)", params![correction.number, line])?;
        Ok(())
    }
}
