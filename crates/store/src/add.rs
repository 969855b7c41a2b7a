//! How do articles come in? In batches, each whole or not at all.

use legation_model::claim::CodedDocument;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::{Key, RunId, Store, StoreError, read, rows};

/// How hard what is kept is pressed: fast, and text falls to a third.
const LEVEL: i32 = 1;

/// One item that was read: an article, or the reason why it is none.
#[derive(Debug)]
pub struct Added {
    /// The item's key.
    pub key: Key,
    /// What it came to.
    pub outcome: Outcome,
}

/// What an item came to.
#[derive(Debug)]
pub enum Outcome {
    /// An article.
    Article(Box<Article>),
    /// No article.
    Refused(Refusal),
}

/// An article that is ready to be kept: what costs time is done, so that writing is quick.
#[derive(Debug)]
pub struct Article {
    coded: CodedDocument,
    is_coded: bool,
    packed: Vec<u8>,
    original: Option<Vec<u8>>,
}

/// Why an item is not an article.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Where it came from.
    pub origin: String,
    /// Code of the diagnostic.
    pub code: String,
    /// In words, with the next step.
    pub reason: String,
}

impl Article {
    /// Makes a coded document ready. `original` is the item's bytes; they are left out where they are the text. A document that
    /// is kept without being coded (`is_coded` false) has no claims.
    ///
    /// # Errors
    /// If it cannot be written as JSON or pressed; neither is expected.
    pub fn new(coded: CodedDocument, is_coded: bool, original: &[u8]) -> Result<Self, StoreError> {
        let same = original == coded.document.text.as_bytes();
        let press = |bytes: &[u8]| zstd::bulk::compress(bytes, LEVEL).map_err(|e| StoreError::Damaged(e.to_string()));
        Ok(Self {
            packed: press(&read::pack(&coded)?)?,
            original: if same { None } else { Some(press(original)?) },
            coded,
            is_coded,
        })
    }
}

impl Store {
    /// Whether an item of this key was offered before.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn knows(&self, key: &Key) -> Result<bool, StoreError> {
        let mut query = self.db.prepare_cached("SELECT 1 FROM item WHERE key = ?1")?;
        Ok(query.exists([key])?)
    }

    /// Whether an article has this name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn has_name(&self, name: &str) -> Result<bool, StoreError> {
        let mut query = self.db.prepare_cached("SELECT 1 FROM article WHERE name = ?1")?;
        Ok(query.exists([name])?)
    }

    /// Keeps a batch. When this returns, all of it is on the disk; when it fails, none of it is in the store.
    /// Gives the number of articles that were new; the others were added by another process in the meantime.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`], or what SQLite says.
    pub fn add(&mut self, run: RunId, batch: &[Added]) -> Result<usize, StoreError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut new = 0;
        for added in batch {
            let known = tx.prepare_cached("SELECT 1 FROM item WHERE key = ?1")?.exists([&added.key])?;
            if known {
                continue;
            }
            match &added.outcome {
                Outcome::Refused(refusal) => {
                    tx.prepare_cached("INSERT INTO item (key, run, origin, code, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
                        .execute(params![added.key, run, refusal.origin, refusal.code, refusal.reason])?;
                }
                Outcome::Article(article) => {
                    let id = insert(&tx, run, article)?;
                    tx.prepare_cached("INSERT INTO item (key, run, article) VALUES (?1, ?2, ?3)")?
                        .execute(params![added.key, run, id])?;
                    new += 1;
                }
            }
        }
        tx.commit()?;
        Ok(new)
    }

    /// The original bytes of the article of this name; its text where they are the same.
    ///
    /// # Errors
    /// What SQLite says, or that the bytes are damaged.
    pub fn original(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self
            .db
            .query_row("SELECT text, original FROM article WHERE name = ?1", [name], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))
            })
            .optional()?;
        match row {
            None => Ok(None),
            Some((text, None)) => Ok(Some(text.into_bytes())),
            Some((_, Some(packed))) => read::unpack(&packed).map(Some),
        }
    }
}

fn insert(tx: &Transaction<'_>, run: RunId, article: &Article) -> Result<i64, StoreError> {
    let doc = &article.coded.document;
    let published = &doc.published;
    let words: usize = doc.story().map(|b| b.span.of(&doc.text).split_whitespace().count()).sum();
    tx.prepare_cached(
        "INSERT INTO article (name, run, origin, url, outlet, title, published_first, published_last, published_basis,
           published_why, text_hash, text, words, coded, original, authors, language)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        doc.id,
        run,
        doc.origin,
        doc.url,
        doc.outlet,
        doc.title,
        published.range.map(|r| r.first.to_string()),
        published.range.map(|r| r.last.to_string()),
        rows::basis(published.basis),
        published.why,
        doc.hash,
        doc.text,
        words as i64,
        article.is_coded.then_some(&article.packed),
        article.original,
        doc.authors.join("; "),
        doc.language,
    ])?;
    let id = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![id, doc.title, doc.text])?;
    rows::insert(tx, id, &article.coded)?;
    Ok(id)
}
