//! Where does text go? Standard output, a file, or one line of standard error; a closed pipe ends quietly.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use legation_engine::report::Style;

use crate::{Failure, Status};

/// Writes `text` to `file`, or to standard output.
///
/// # Errors
/// [`Status::Output`] if it cannot be written. A reader that has closed the pipe is no error.
pub fn write(text: &str, file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => std::fs::write(path, text).map_err(|e| {
            let message = format!("cannot write `{}`: {e}; name another file with `--out`", path.display());
            Failure::new(Status::Output, message)
        }),
        None => {
            let mut out = io::stdout().lock();
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
                    Err(Failure::new(Status::Output, format!("cannot write to standard output: {e}; use `--out FILE`")))
                }
                _ => Ok(()),
            }
        }
    }
}

/// One line on standard error; where that is closed, nothing.
pub fn complain(line: &str) {
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// How the reader of standard output takes text; a file takes no colour.
pub fn style(to_file: bool) -> Style {
    let terminal = !to_file && io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
        || std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    let width = if terminal { terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)) } else { None };
    Style { color: terminal && !plain, width: width.unwrap_or(100).clamp(40, 110) }
}

/// This moment in RFC 3339, for what a person writes down; nothing that is read or coded depends on it.
#[expect(clippy::disallowed_methods, reason = "a correction says when it was made")]
pub fn now() -> String {
    jiff::Timestamp::now().round(jiff::Unit::Second).map(|t| t.to_string()).unwrap_or_default()
}

/// A line of standard error that is written over: only on a terminal.
pub struct Progress {
    on: bool,
}

impl Progress {
    /// Shown where standard error is a terminal and `quiet` is off.
    pub fn new(quiet: bool) -> Self {
        Self { on: !quiet && io::stderr().is_terminal() }
    }

    /// `Coding 3 of 5 articles`.
    pub fn show(&self, doing: &str, done: usize, all: usize, noun: &str) {
        if self.on {
            let _ = write!(io::stderr().lock(), "\r\x1b[K{doing} {done} of {all} {noun}");
        }
    }
}

impl Progress {
    /// A line of one's own.
    pub fn line(&self, text: &str) {
        if self.on {
            let _ = write!(io::stderr().lock(), "\r\x1b[K{text}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.on {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
