//! What is remembered of feeds, and which pages need not be fetched?

use rusqlite::{OptionalExtension, params};

use crate::{Store, StoreError};

/// A feed after the last look at it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub url: String,
    /// For a conditional request.
    pub etag: Option<String>,
    /// Likewise.
    pub last_modified: Option<String>,
    /// Looks in a row that failed.
    pub failures: u32,
    /// Entries that it offered.
    pub offered: u64,
    /// Pages that were new.
    pub new: u64,
}

impl Store {
    /// What is remembered of the feed at `url`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn feed(&self, url: &str) -> Result<Option<Feed>, StoreError> {
        let sql = "SELECT url, etag, last_modified, failures, offered, new FROM feed WHERE url = ?1";
        let found = self.db.query_row(sql, [url], |row| {
            Ok(Feed {
                url: row.get(0)?,
                etag: row.get(1)?,
                last_modified: row.get(2)?,
                failures: row.get(3)?,
                offered: row.get::<_, i64>(4)?.unsigned_abs(),
                new: row.get::<_, i64>(5)?.unsigned_abs(),
            })
        });
        Ok(found.optional()?)
    }

    /// Remembers a feed. `now` is a time stamp in UTC.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn keep_feed(&self, feed: &Feed, now: &str) -> Result<(), StoreError> {
        let (offered, new) = (feed.offered as i64, feed.new as i64);
        self.db.execute(
            "INSERT OR REPLACE INTO feed (url, etag, last_modified, failures, offered, new, looked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![feed.url, feed.etag, feed.last_modified, feed.failures, offered, new, now],
        )?;
        Ok(())
    }

    /// Whether the page at `url` was taken, or left out for a reason other than those of the codes `passing`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn has_page(&self, url: &str, passing: &[&str]) -> Result<bool, StoreError> {
        let passing = serde_json::to_string(passing).map_err(|e| StoreError::Damaged(e.to_string()))?;
        let mut query = self.db.prepare_cached(
            "SELECT 1 FROM article WHERE url = ?1 UNION ALL
             SELECT 1 FROM item WHERE origin = ?1 AND article IS NULL AND code NOT IN (SELECT value FROM json_each(?2))",
        )?;
        Ok(query.exists(params![url, passing])?)
    }
}
