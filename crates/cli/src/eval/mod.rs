//! `legation eval`: how good is the record, measured on gold?

pub mod args;
mod suite;

use std::path::{Path, PathBuf};

use args::{Eval, Show};
use serde::Serialize;

use crate::{Failure, Status, out};

/// Scores what is asked for.
pub fn run(verb: &Eval) -> Result<Status, Failure> {
    match verb {
        Eval::Suite { dir, write_snapshot, show, reading } => suite::run(dir, *write_snapshot, show, reading),
    }
}

/// Prints figures, misses, or both as JSON.
fn print<S: Serialize>(show: &Show, score: &S, figures: &str, misses: &str) -> Result<(), Failure> {
    if show.json {
        let json = serde_json::to_string_pretty(score)
            .map_err(|e| Failure::new(Status::Output, format!("cannot write the figures as JSON: {e}; report this")))?;
        return out::write(&(json + "\n"), None);
    }
    out::write(if show.misses { misses } else { figures }, None)
}

/// The text of a file.
fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|e| Failure::new(Status::Wrong, format!("cannot read `{}`: {e}; check the path", path.display())))
}

/// Names and texts of the files in `dir` with the ending `ending`, sorted by name; none where the folder is missing.
fn texts(dir: &Path, ending: &str) -> Result<Vec<(String, String)>, Failure> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == ending));
    paths.sort();
    let name = |p: &Path| p.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    paths.iter().map(|p| Ok((name(p), read(p)?))).collect()
}
