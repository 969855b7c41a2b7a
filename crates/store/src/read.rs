//! What is in the store? Coded documents, in order, one at a time or all.

use jiff::civil::Date;
use legation_model::claim::CodedDocument;
use rusqlite::{OptionalExtension, Row, params};

use crate::{Store, StoreError};

/// Most that one packed value may unpack to: a page and all that was read out of it.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Which articles are meant; by default all that are coded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Select {
    /// Published on or after this day; articles without a date stay in.
    pub since: Option<Date>,
    /// Published on or before this day; articles without a date stay in.
    pub until: Option<Date>,
    /// Only articles in which events name all of these countries or organisations (ISO 3166-1 alpha-3, acronyms).
    pub about: Vec<String>,
    /// Only articles that this full-text question finds.
    pub words: Option<String>,
}

/// The condition of a [`Select`]; `?1` since, `?2` until, `?3` full-text question, `?4` codes as a JSON list.
const CHOSEN: &str = "coded IS NOT NULL
  AND (?1 IS NULL OR published_last IS NULL OR published_last >= ?1)
  AND (?2 IS NULL OR published_first IS NULL OR published_first <= ?2)
  AND (?3 IS NULL OR id IN (SELECT rowid FROM search WHERE search MATCH ?3))
  AND NOT EXISTS (SELECT 1 FROM json_each(?4) AS code WHERE NOT EXISTS
    (SELECT 1 FROM event JOIN participant ON participant.event = event.id AND participant.role <> 'source'
     WHERE event.article = article.id AND participant.country = code.value))";

/// The values of [`CHOSEN`].
type Values = (Option<String>, Option<String>, Option<String>, String);

impl Select {
    fn values(&self) -> Result<Values, StoreError> {
        let about = serde_json::to_string(&self.about).map_err(|e| StoreError::Damaged(e.to_string()))?;
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        Ok((day(self.since), day(self.until), self.words.clone(), about))
    }
}

impl Store {
    /// Number of articles chosen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count(&self, select: &Select) -> Result<u64, StoreError> {
        let (since, until, words, about) = select.values()?;
        let sql = format!("SELECT count(*) FROM article WHERE {CHOSEN}");
        let n: i64 = self.db.query_row(&sql, params![since, until, words, about], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    /// Names of the articles chosen, sorted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn names(&self, select: &Select) -> Result<Vec<String>, StoreError> {
        let (since, until, words, about) = select.values()?;
        let mut query = self.db.prepare(&format!("SELECT name FROM article WHERE {CHOSEN} ORDER BY name"))?;
        let names = query.query_map(params![since, until, words, about], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Calls `take` with each coded document chosen, sorted by name; stops at its first error.
    ///
    /// # Errors
    /// What SQLite says, that a row is damaged, or what `take` gives back.
    pub fn documents<E: From<StoreError>>(
        &self,
        select: &Select,
        mut take: impl FnMut(CodedDocument) -> Result<(), E>,
    ) -> Result<(), E> {
        let (since, until, words, about) = select.values()?;
        let sql = format!("SELECT name, coded, text FROM article WHERE {CHOSEN} ORDER BY name");
        let mut query = self.db.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = query.query(params![since, until, words, about]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            take(document(row)?)?;
        }
        Ok(())
    }

    /// The coded document of this name; `None` if there is none or it is not coded.
    ///
    /// # Errors
    /// What SQLite says, or that the row is damaged.
    pub fn document(&self, name: &str) -> Result<Option<CodedDocument>, StoreError> {
        let sql = "SELECT name, coded, text FROM article WHERE name = ?1 AND coded IS NOT NULL";
        let found = self.db.query_row(sql, [name], |row| Ok(document(row))).optional()?;
        found.transpose()
    }

    /// A number that changes when articles are added: how many there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn state(&self) -> Result<u64, StoreError> {
        let n: i64 = self.db.query_row("SELECT coalesce(max(id), 0) FROM article", [], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }
}

fn document(row: &Row<'_>) -> Result<CodedDocument, StoreError> {
    let name: String = row.get(0)?;
    let packed: Vec<u8> = row.get(1)?;
    let damaged = |e: serde_json::Error| StoreError::Damaged(format!("article `{name}`: {e}"));
    let mut coded: CodedDocument = serde_json::from_slice(&unpack(&packed)?).map_err(damaged)?;
    coded.document.text = row.get(2)?;
    Ok(coded)
}

/// A coded document as JSON without its text, which has a column of its own.
pub(crate) fn pack(coded: &CodedDocument) -> Result<Vec<u8>, StoreError> {
    let damaged = |e: serde_json::Error| StoreError::Damaged(e.to_string());
    let mut value = serde_json::to_value(coded).map_err(damaged)?;
    value["document"]["text"] = "".into();
    serde_json::to_vec(&value).map_err(damaged)
}

pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<u8>, StoreError> {
    zstd::bulk::decompress(packed, MOST_BYTES).map_err(|e| StoreError::Damaged(e.to_string()))
}
