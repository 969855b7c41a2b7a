//! `legation export`: the record in the forms that other programs read.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use legation_engine::Lexicon;
use legation_engine::export::{
    self, CITATIONS, DOCUMENTS, EVENTS, FIGURES, Format, Parquet, STATEMENTS, Table, Written,
};
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;
use legation_engine::model::diag::{Diag, Severity};

use crate::args::{Export, What};
use crate::inputs::Source;
use crate::out::Progress;
use crate::{Failure, Status, inputs, out};

/// Writes the claims, one document at a time.
pub fn run(args: &Export) -> Result<Status, Failure> {
    let reading = &args.reading;
    if !args.format.of_any_table() && args.what != What::Events {
        let message = "this format is of events alone; leave `--what` out, or take csv, jsonl or parquet";
        return Err(Failure::new(Status::Wrong, message));
    }
    let lexicon = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let source = inputs::source(&args.paths, &args.sources, reading)?;
    let corrections = inputs::corrections(&args.corrections, &args.paths)?;
    let coded = Coded { args, lexicon: lexicon.get(), source, corrections };
    let written = match (args.format.stream(), args.out.as_deref()) {
        (Some(format), Some(path)) => coded.to_file(format, path)?,
        (Some(format), None) => coded.to(format, &mut BufWriter::new(io::stdout().lock()))?,
        (None, Some(folder)) => {
            let parquet = Parquet::new(table(args.what), folder).map_err(|e| coded.unwritten(&e))?;
            coded.give(Box::new(parquet))?
        }
        (None, None) => {
            let message = "parquet is written to a folder; name a new one with `--out DIR`";
            return Err(Failure::new(Status::Wrong, message));
        }
    };
    if written.left_out > 0 && !reading.quiet {
        let events = if written.left_out == 1 { "1 event" } else { &format!("{} events", written.left_out) };
        let message = format!("left out {events} {}", args.format.leaves_out());
        out::complain(&Diag::new(Severity::Note, "export/left-out", "export", message).to_string());
    }
    Ok(coded.source.status())
}

fn table(what: What) -> &'static Table {
    match what {
        What::Events => &EVENTS,
        What::Figures => &FIGURES,
        What::Citations => &CITATIONS,
        What::Statements => &STATEMENTS,
        What::Documents => &DOCUMENTS,
    }
}

/// The documents asked for, with what analysts corrected.
struct Coded<'a> {
    args: &'a Export,
    lexicon: &'a Lexicon,
    source: Source,
    corrections: Vec<Correction>,
}

impl Coded<'_> {
    /// A file bears its name once it is whole.
    fn to_file(&self, format: Format, path: &Path) -> Result<Written, Failure> {
        let part = PathBuf::from(format!("{}.part", path.display()));
        let mut file = BufWriter::new(File::create(&part).map_err(|e| self.unwritten(&e))?);
        let written = self.to(format, &mut file)?;
        fs::rename(&part, path).map_err(|e| self.unwritten(&e))?;
        Ok(written)
    }

    fn to(&self, format: Format, out: &mut dyn Write) -> Result<Written, Failure> {
        let knowledge = legation_engine::export_knowledge(self.lexicon);
        let export = export::stream(format, table(self.args.what), &knowledge, out);
        self.give(export.map_err(|e| self.unwritten(&e))?)
    }

    /// Gives each document to the export and finishes it.
    fn give(&self, mut export: Box<dyn export::Export + '_>) -> Result<Written, Failure> {
        let reading = &self.args.reading;
        let mut take = |mut document: CodedDocument| {
            legation_engine::correct(std::slice::from_mut(&mut document), &self.corrections);
            export.document(&document).map_err(|e| self.unwritten(&e))
        };
        match &self.source {
            Source::Articles(input) => {
                let engine = inputs::engine(self.lexicon, reading.into())?;
                let progress = Progress::new(reading.quiet);
                let show = |done, all| progress.show("Coding", done, all, "articles");
                let coded = engine.code_run(&input.documents, inputs::jobs(reading), &show);
                drop(progress);
                coded.into_iter().try_for_each(take)?;
            }
            Source::Store(store) => store.documents(&self.args.select.chosen(), &mut take)?,
        }
        export.finish().map_err(|e| self.unwritten(&e))
    }

    /// Nothing more can be written; where the reader has closed the pipe that is no fault.
    fn unwritten(&self, error: &io::Error) -> Failure {
        match &self.args.out {
            None if error.kind() == io::ErrorKind::BrokenPipe => Failure::new(Status::Done, ""),
            None => Failure::new(Status::Output, format!("cannot write to standard output: {error}; use `--out FILE`")),
            Some(path) => {
                let message = format!("cannot write `{}`: {error}; name another with `--out`", path.display());
                Failure::new(Status::Output, message)
            }
        }
    }
}
