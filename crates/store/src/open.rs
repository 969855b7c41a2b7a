//! Where is the store, and which form has it?

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// `Lega` as a number: tells a store from other SQLite files (`PRAGMA application_id`).
const APPLICATION: i64 = 0x4C65_6761;
/// The steps from an empty file to the present form, the first first; never changed once released, only added to.
const FORMS: &[&str] = &[include_str!("schema/001.sql"), include_str!("schema/002.sql")];
/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(60);

/// A store that is open. Not shared by threads: each opens its own.
pub struct Store {
    pub(crate) db: Connection,
    path: PathBuf,
}

/// Whether the file at `path` begins as a SQLite file does.
pub fn is_store(path: &Path) -> bool {
    let mut head = [0; 16];
    File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && &head == b"SQLite format 3\0"
}

impl Store {
    /// Opens the store at `path` for writing, makes it if there is no file, and brings an older form up to date.
    ///
    /// # Errors
    /// [`StoreError::NotAStore`], [`StoreError::TooNew`], [`StoreError::Busy`], or what SQLite says.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let empty = std::fs::metadata(path).map_or(true, |m| m.is_file() && m.len() == 0);
        if !empty && !is_store(path) {
            return Err(StoreError::NotAStore(path.into()));
        }
        let db = Connection::open(path)?;
        db.busy_timeout(PATIENCE)?;
        let store = Self { db, path: path.into() };
        let form = store.form()?;
        if form == 0 && store.has_tables()? {
            return Err(StoreError::NotAStore(path.into()));
        }
        store.db.pragma_update(None, "journal_mode", "WAL")?;
        // What is acknowledged must outlive a loss of power too.
        store.db.pragma_update(None, "synchronous", "FULL")?;
        store.db.pragma_update(None, "foreign_keys", true)?;
        store.db.pragma_update(None, "cache_size", -65_536)?;
        store.migrate(form)?;
        Ok(store)
    }

    /// Opens the store at `path` for reading only.
    ///
    /// # Errors
    /// [`StoreError::Missing`] and those of [`Store::open`].
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.into()));
        }
        if !is_store(path) {
            return Err(StoreError::NotAStore(path.into()));
        }
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        db.busy_timeout(PATIENCE)?;
        db.pragma_update(None, "query_only", true)?;
        let store = Self { db, path: path.into() };
        match store.form()? {
            0 => Err(StoreError::NotAStore(path.into())),
            form if (form as usize) < FORMS.len() => {
                // Only a writer can bring it up to date.
                drop(store);
                drop(Self::open(path)?);
                Self::read(path)
            }
            _ => Ok(store),
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The form of the file, 0 if it has none yet.
    fn form(&self) -> Result<i64, StoreError> {
        let number = |name: &str| self.db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let form = number("user_version")?;
        if number("application_id")? != APPLICATION {
            return if form == 0 { Ok(0) } else { Err(StoreError::NotAStore(self.path.clone())) };
        }
        if form > FORMS.len() as i64 {
            return Err(StoreError::TooNew { found: form, known: FORMS.len() as i64 });
        }
        Ok(form)
    }

    fn has_tables(&self) -> Result<bool, StoreError> {
        Ok(self.db.query_row("SELECT count(*) > 0 FROM sqlite_schema", [], |row| row.get(0))?)
    }

    /// Takes the steps that are missing, each whole or not at all.
    fn migrate(&self, form: i64) -> Result<(), StoreError> {
        if form as usize == FORMS.len() {
            return Ok(());
        }
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let done = || -> Result<(), StoreError> {
            // Another process may have done it in the meantime.
            let form = self.form()?;
            for (step, sql) in FORMS.iter().enumerate().skip(form as usize) {
                self.db.execute_batch(sql)?;
                self.db.pragma_update(None, "application_id", APPLICATION)?;
                self.db.pragma_update(None, "user_version", step as i64 + 1)?;
            }
            Ok(())
        }();
        match done {
            Ok(()) => Ok(self.db.execute_batch("COMMIT")?),
            Err(e) => {
                let _ = self.db.execute_batch("ROLLBACK");
                Err(e)
            }
        }
    }
}
