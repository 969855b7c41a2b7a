//! `legation relate`: what does the marked source of each sentence do to the marked target?

use std::path::Path;

use legation_engine::{Marked, Relation};
use serde_json::json;

use crate::args::Relate;
use crate::out::{self, Progress};
use crate::{Failure, Status, inputs};

/// Prints one JSON object a row.
pub fn run(args: &Relate) -> Result<Status, Failure> {
    let reading = &args.reading;
    let rows = rows(&args.file)?;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let marked: Vec<Marked> = rows.iter().map(|(_, marked)| Marked::parse(marked)).collect();
    let progress = Progress::new(reading.quiet);
    let found = engine
        .relate_all(&marked, inputs::jobs(reading), &|done, all| progress.show("Relating", done, all, "sentences"));
    drop(progress);
    let lines: Vec<String> =
        rows.iter().zip(&found).map(|((uid, _), relation)| line(uid, relation.as_ref()) + "\n").collect();
    out::write(&lines.concat(), None)?;
    Ok(Status::Done)
}

/// The line of a row; `root` is null where the sentence tells of nothing between the two.
fn line(uid: &str, relation: Option<&Relation>) -> String {
    match relation {
        None => json!({"uid": uid, "root": null}),
        Some(r) => json!({
            "uid": uid,
            "root": r.root,
            "type": r.event_type.name(),
            "mode": r.mode,
            "cameo": r.cameo,
            "modality": r.modality.name(),
            "rule": r.rule,
            "confidence": r.confidence,
            "trace": r.trace,
        }),
    }
    .to_string()
}

/// The columns `uid` and `marked_sentence` of a table parted by tabs, without quoting.
fn rows(file: &Path) -> Result<Vec<(String, String)>, Failure> {
    let name = file.display();
    let wrong = |what: String| Failure::new(Status::Wrong, what);
    let text =
        std::fs::read_to_string(file).map_err(|e| wrong(format!("cannot read `{name}`: {e}; check the path")))?;
    let mut lines = text.lines().enumerate();
    let head: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, line)| line.split('\t').collect());
    let column = |wanted: &str| {
        head.iter().position(|c| *c == wanted).ok_or_else(|| {
            wrong(format!("`{name}` has no column `{wanted}`; begin it with a line that names its columns"))
        })
    };
    let (uid, marked) = (column("uid")?, column("marked_sentence")?);
    let mut rows = Vec::new();
    for (n, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != head.len() {
            let message =
                format!("`{name}` line {}: {} cells, not {}; part them by tabs", n + 1, cells.len(), head.len());
            return Err(wrong(message));
        }
        rows.push((cells[uid].to_owned(), cells[marked].to_owned()));
    }
    Ok(rows)
}
