//! In which articles do these words stand?

use rusqlite::params;

use crate::{Store, StoreError};

/// An article that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article's name.
    pub article: String,
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// First day on which it may have been published.
    pub published: Option<String>,
    /// The best passage; each hit stands between [`Hit::OPEN`] and [`Hit::CLOSE`].
    pub snippet: String,
}

impl Hit {
    /// Before a word that was looked for.
    pub const OPEN: char = '\u{1}';
    /// After it.
    pub const CLOSE: char = '\u{2}';
}

impl Store {
    /// The articles that `question` finds, the best first, and how many there are. Words are found in all their forms and all
    /// must occur; `"…"` is a phrase, `a OR b`, `NOT a`, `word*`, `NEAR(a b)` as FTS5 has them.
    ///
    /// # Errors
    /// [`StoreError::Question`] if the question cannot be read, or what SQLite says.
    pub fn search(&self, question: &str, limit: usize, offset: usize) -> Result<(u64, Vec<Hit>), StoreError> {
        self.search_among(question, None, limit, offset)
    }

    /// The same among the articles of these names.
    ///
    /// # Errors
    /// Those of [`Store::search`].
    pub fn search_among(
        &self,
        question: &str,
        names: Option<&[&str]>,
        limit: usize,
        offset: usize,
    ) -> Result<(u64, Vec<Hit>), StoreError> {
        if question.trim().is_empty() {
            return Err(StoreError::Question("nothing to look for; give at least one word".into()));
        }
        let names = names.map(serde_json::to_string).transpose().map_err(|e| StoreError::Damaged(e.to_string()))?;
        let names = names.as_deref();
        match self.matches(question, names, limit, offset) {
            // Not FTS5's grammar: taken as plain words.
            Err(StoreError::Sqlite(_)) => self.matches(&plain(question), names, limit, offset).map_err(|e| match e {
                StoreError::Sqlite(e) => StoreError::Question(format!("`{question}` cannot be looked for: {e}")),
                e => e,
            }),
            found => found,
        }
    }

    /// `names` is a list in JSON.
    fn matches(
        &self,
        question: &str,
        names: Option<&str>,
        limit: usize,
        offset: usize,
    ) -> Result<(u64, Vec<Hit>), StoreError> {
        let found = "FROM search JOIN article ON article.id = search.rowid
            WHERE search MATCH ?1 AND (?2 IS NULL OR article.name IN (SELECT value FROM json_each(?2)))";
        let all: i64 =
            self.db.query_row(&format!("SELECT count(*) {found}"), params![question, names], |row| row.get(0))?;
        let mut query = self.db.prepare_cached(&format!(
            "SELECT article.name, article.title, article.outlet, article.published_first,
               snippet(search, -1, char(1), char(2), ' … ', 24)
             {found} ORDER BY rank, article.name LIMIT ?3 OFFSET ?4"
        ))?;
        let hits = query.query_map(params![question, names, limit as i64, offset as i64], |row| {
            Ok(Hit {
                article: row.get(0)?,
                title: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                snippet: row.get(4)?,
            })
        })?;
        Ok((all.unsigned_abs(), hits.collect::<Result<_, _>>()?))
    }
}

/// Each word as a phrase of its own, so that no sign in it is taken for grammar.
fn plain(question: &str) -> String {
    let words = question.split_whitespace().map(|w| format!("\"{}\"", w.replace('"', "")));
    words.collect::<Vec<_>>().join(" ")
}
