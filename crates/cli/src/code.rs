//! `legation code`: what does each article, or each single sentence, assert?

use std::io::Read;
use std::path::Path;

use legation_engine::Engine;
use legation_engine::model::actor::{Actor, Sector};
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::diag::{Diag, Severity};
use legation_engine::model::time::DateRange;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::args::Code;
use crate::out::{self, Progress};
use crate::{Failure, Status, inputs};

/// Prints one JSON object a line.
pub fn run(args: &Code) -> Result<Status, Failure> {
    let reading = &args.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    if let Some(file) = &args.sentences {
        let (records, faults) = records(file)?;
        inputs::print(&faults, reading.quiet);
        let engine = inputs::engine(knowledge.get(), reading.into())?;
        sentences(&engine, &records, inputs::jobs(reading), reading.quiet)?;
        return Ok(if faults.is_empty() { Status::Done } else { Status::Partly });
    }
    let input = inputs::articles(&args.paths, &args.sources, reading)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let progress = Progress::new(reading.quiet);
    let coded = engine
        .code_run(&input.documents, inputs::jobs(reading), &|done, all| progress.show("Coding", done, all, "articles"));
    drop(progress);
    let mut text = String::new();
    for doc in &coded {
        let line = serde_json::to_string(doc).map_err(|e| {
            Failure::new(Status::Output, format!("cannot write `{}` as JSON: {e}; report this", doc.document.id))
        })?;
        text.push_str(&line);
        text.push('\n');
    }
    out::write(&text, None)?;
    Ok(inputs::status(&input))
}

/// A line of the file of sentences.
#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// The records of the file, with a diagnostic for each line that is none.
fn records(file: &Path) -> Result<(Vec<Record>, Vec<Diag>), Failure> {
    let name = file.display().to_string();
    let mut bytes = Vec::new();
    let read = if name == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|b| bytes = b)
    };
    read.map_err(|e| Failure::new(Status::Wrong, format!("cannot read `{name}`: {e}; check the path")))?;
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Record>(line) {
            Ok(record) => records.push(record),
            Err(e) => {
                let place = format!("{name}:{}", n + 1);
                let fault = Diag::new(Severity::Error, "code/line", place, format!("is no record: {e}"));
                faults.push(fault.help("write `{\"id\": ..., \"text\": ...}`, one a line"));
            }
        }
    }
    if records.is_empty() {
        inputs::print(&faults, true);
        let message = format!("`{name}` holds no record; write `{{\"id\": ..., \"text\": ...}}`, one a line");
        return Err(Failure::new(Status::Wrong, message));
    }
    Ok((records, faults))
}

fn sentences(engine: &Engine<'_>, records: &[Record], jobs: usize, quiet: bool) -> Result<(), Failure> {
    let documents: Vec<_> = records
        .iter()
        .map(|r| {
            let date = r.date.as_deref().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok()).map(DateRange::day);
            let id = r.id.as_str().map_or_else(|| r.id.to_string(), str::to_string);
            legation_engine::document_of(&id, &r.text, date)
        })
        .collect();
    let progress = Progress::new(quiet);
    let coded = engine.code_all(&documents, jobs, &|done, all| progress.show("Coding", done, all, "sentences"));
    drop(progress);
    let lines: Vec<String> = records
        .iter()
        .zip(&coded)
        .map(|(r, doc)| json!({"id": r.id, "events": events(doc)}).to_string() + "\n")
        .collect();
    out::write(&lines.concat(), None)
}

/// The events as the scorer of single sentences reads them, with what else is known of each.
fn events(doc: &CodedDocument) -> Vec<Value> {
    doc.events
        .iter()
        .filter(|e| e.repeats.is_none() && e.background.is_none())
        .map(|e| {
            json!({
                "event": e.event_type.name(),
                "source": codes(&e.actors),
                "target": codes(&e.recipients),
                "cameo": e.cameo,
                "quad": e.quad,
                "goldstein": e.goldstein,
                "mode": e.mode,
                "contexts": e.contexts,
                "modality": e.modality.name(),
                "date": e.when.as_ref().and_then(|w| w.range).map(|r| r.timex()),
                "rule": e.rule,
                "confidence": e.confidence,
                "trace": e.trace,
            })
        })
        .collect()
}

/// CAMEO actor codes: country and sector (`INDGOV`), or kind of organisation and acronym (`IGOUN`).
/// Actors without either are left out: the scorer compares codes.
fn codes(actors: &[Actor]) -> Vec<String> {
    let code = |a: &Actor| match (&a.country, &a.igo) {
        (Some(country), _) => Some(format!("{country}{}", a.sector.map_or("", Sector::code))),
        (None, Some(igo)) if a.sector == Some(Sector::Ngo) => Some(format!("NGO{igo}")),
        (None, Some(igo)) => Some(format!("IGO{igo}")),
        (None, None) => None,
    };
    let mut codes: Vec<String> = Vec::new();
    for code in actors.iter().filter_map(code) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
