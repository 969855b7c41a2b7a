//! `legation eval`: how good is the record, measured on gold?

mod acceptance;
pub mod args;
mod crises;
mod relations;
mod sentences;
mod suite;

use std::path::{Path, PathBuf};

use args::{Eval, Show};
use legation_engine::model::diag::Diag;
use serde::Serialize;

use crate::{Failure, Status, out};

/// Scores what is asked for.
pub fn run(verb: &Eval) -> Result<Status, Failure> {
    match verb {
        Eval::Sentences { gold, predictions, show, reading } => {
            sentences::run(gold, predictions.as_deref(), show, reading)
        }
        Eval::Relations { gold, predictions, show, reading } => {
            relations::run(gold, predictions.as_deref(), show, reading)
        }
        Eval::Crises { dirs, predictions, show, reading } => crises::run(dirs, predictions.as_deref(), show, reading),
        Eval::Acceptance { list, paths, show, reading } => acceptance::run(list, paths, show, reading),
        Eval::Suite { dir, write_snapshot, calibrate, show, reading } => {
            suite::run(dir, *write_snapshot, calibrate.as_deref(), show, reading)
        }
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

/// The status of a call that scored what it could: lines with `faults` were left out.
fn status(faults: &[Diag]) -> Result<Status, Failure> {
    if faults.is_empty() {
        return Ok(Status::Done);
    }
    Err(Failure::new(Status::Partly, format!("lines not of the form: {}, each told above and left out", faults.len())))
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
