//! Is the committed score of each annotated example that of the present program?
//!
//! A folder `examples/NAME` with a `gold.json` is scored by `legation eval crises`; `score.list` beside it holds what that prints.
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation --test example_crises` writes the scores anew; read the difference before you keep it.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{run, stdout};

/// The examples that have gold, sorted.
fn annotated() -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let folders = fs::read_dir(examples).expect("examples/").map(|entry| entry.expect("an entry of examples/").path());
    let mut annotated: Vec<PathBuf> = folders.filter(|folder| folder.join("gold.json").is_file()).collect();
    annotated.sort();
    annotated
}

/// The lines in which a score differs from the one committed, or none after it was written.
fn difference(folder: &Path) -> Option<String> {
    let output = run(&["eval", "crises", &folder.display().to_string(), "--quiet"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (file, now) = (folder.join("score.list"), stdout(&output));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, now).expect("score.list is written");
        return None;
    }
    let then = fs::read_to_string(&file).unwrap_or_default();
    if now == then {
        return None;
    }
    let lost = then.lines().filter(|line| !now.lines().any(|l| l == *line)).map(|line| format!("- {line}\n"));
    let come = now.lines().filter(|line| !then.lines().any(|l| l == *line)).map(|line| format!("+ {line}\n"));
    Some(format!("{}\n{}", file.display(), lost.chain(come).collect::<String>()))
}

#[test]
fn scores_are_those_of_today() {
    let folders = annotated();
    assert!(!folders.is_empty(), "no example has gold");
    let changed: String = folders.iter().filter_map(|folder| difference(folder)).collect();
    assert!(
        changed.is_empty(),
        "the record of an example has changed (- the committed score, + the score now):\n{changed}\
         if that is what you want, UPDATE_SNAPSHOTS=1 writes it anew; commit `score.list` with your change"
    );
}
