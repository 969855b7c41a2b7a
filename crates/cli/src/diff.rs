//! `legation diff`: what changed between two days, or between two dossiers written before?

use std::path::{Path, PathBuf};

use legation_engine::model::changes::Changes;
use legation_engine::model::dossier::Dossier;
use legation_engine::{View, report};

use crate::args::{Diff, DiffFormat};
use crate::{Failure, Status, inputs, out};

/// Prints what changed.
pub fn run(args: &Diff) -> Result<Status, Failure> {
    let (changes, status) = match (args.paths.as_slice(), args.from) {
        ([old, new], None) if is_dossier(old) && is_dossier(new) => {
            (report::changes(&dossier(old)?, &dossier(new)?), Status::Done)
        }
        (_, None) => {
            let message = "say from which day on with `--from 2025-05-03`, or give two dossiers written with `legation brief --format json`";
            return Err(Failure::new(Status::Wrong, message));
        }
        (_, Some(_)) => between_days(args)?,
    };
    let text = match args.format {
        DiffFormat::Text => report::changes_terminal(&changes, &out::style(args.out.is_some())),
        DiffFormat::Md => report::changes_markdown(&changes),
        DiffFormat::Json => report::changes_json(&changes)
            .map_err(|e| Failure::new(Status::Output, format!("cannot write the changes as JSON: {e}; report this")))?,
    };
    out::write(&text, args.out.as_deref())?;
    Ok(status)
}

fn between_days(args: &Diff) -> Result<(Changes, Status), Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from >= to
    {
        return Err(Failure::new(
            Status::Wrong,
            format!("{from} is not before {to}; give the earlier day as `--from`"),
        ));
    }
    let reading = &args.reading;
    let corrections = inputs::corrections(&args.corrections, &args.paths)?;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let source = inputs::source(&args.paths, &args.sources, reading)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let coded = source.coded(&engine, &args.select.chosen(), reading)?;
    let view = |as_of| View { as_of, corrections: corrections.clone() };
    let (old, _) = engine.put_together(coded.clone(), &view(args.from));
    let (new, _) = engine.put_together(coded, &view(args.to));
    inputs::print(&old.diags, reading.quiet);
    Ok((report::changes(&old, &new), source.status()))
}

fn is_dossier(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|e| e == "json")
}

fn dossier(path: &PathBuf) -> Result<Dossier, Failure> {
    let failed = |e: String| Failure::new(Status::Wrong, format!("`{}`: {e}", path.display()));
    let bytes = std::fs::read(path).map_err(|e| failed(e.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|e| {
        failed(format!("not a dossier of this version: {e}; write it anew with `legation brief --format json`"))
    })
}
