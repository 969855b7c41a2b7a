//! Why could the store not do it?

use std::path::PathBuf;

/// A failure of the store, with the next step in its text.
#[derive(Debug)]
pub enum StoreError {
    /// There is no such file.
    Missing(PathBuf),
    /// The file is no store.
    NotAStore(PathBuf),
    /// Written by a later version of the program.
    TooNew {
        /// Version of the file.
        found: i64,
        /// The latest that this program reads.
        known: i64,
    },
    /// Another process writes and did not stop for long.
    Busy,
    /// The disk is full.
    Full,
    /// The question of a user is not one.
    Question(String),
    /// It took too long.
    TooLong,
    /// A row cannot be read.
    Damaged(String),
    /// Anything else that SQLite says.
    Sqlite(rusqlite::Error),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => {
                write!(f, "`{}` does not exist; make a store with `legation add`", path.display())
            }
            Self::NotAStore(path) => {
                write!(
                    f,
                    "`{}` is no Legation store; name a file that `legation add` made, or a new one",
                    path.display()
                )
            }
            Self::TooNew { found, known } => write!(
                f,
                "the store has form {found}, and this program knows forms up to {known}; use the version of legation that wrote it, or a later one"
            ),
            Self::Busy => write!(
                f,
                "another process is writing to the store and did not finish; nothing was lost, try again when it has ended"
            ),
            Self::Full => write!(
                f,
                "the disk is full; what was reported as added is kept. Free some space and run the same command again: it goes on where it stopped"
            ),
            Self::Question(why) => write!(f, "{why}"),
            Self::TooLong => write!(f, "the question took too long and was stopped; narrow it, or allow it more time"),
            Self::Damaged(what) => write!(f, "the store is damaged: {what}; restore it from a copy"),
            Self::Sqlite(e) => write!(f, "the store says: {e}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            // A full disk shows as a failed write of the journal as well.
            Some(ErrorCode::SystemIoFailure) if error.to_string().contains("disk I/O") && no_space(&error) => {
                Self::Full
            }
            _ => Self::Sqlite(error),
        }
    }
}

/// Whether a failed write means that there is no room: extended codes of writing, not of reading.
fn no_space(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    let code = match error {
        rusqlite::Error::SqliteFailure(e, _) => e.extended_code,
        _ => return false,
    };
    matches!(
        code,
        ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE | ffi::SQLITE_IOERR_SHMSIZE
    )
}
