//! `legation eval suite`: how well are the suite's own sentences coded?

use std::path::Path;

use legation_engine::code_sentences;
use legation_engine::eval::calibration::{Fit, table};
use legation_engine::eval::show;
use legation_engine::eval::suite::{OrdinaryScore, SuiteScore, Sureness, cases, ordinary, samples, score, sureness};
use serde::Serialize;

use super::args::Show;
use crate::args::Reading;
use crate::out::{self, Progress};
use crate::{Failure, Status, inputs};

#[derive(Serialize)]
struct Scores {
    suite: SuiteScore,
    ordinary: Option<OrdinaryScore>,
    confidence: Sureness,
}

/// Scores the suite in `dir`, writes its snapshot, or fits the table of confidences and writes that to `calibrate`.
pub fn run(
    dir: &Path,
    write_snapshot: bool,
    calibrate: Option<&Path>,
    show: &Show,
    reading: &Reading,
) -> Result<Status, Failure> {
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let (files, quiet_files) =
        (super::texts(&dir.join("sentences"), "cases")?, super::texts(&dir.join("ordinary"), "txt")?);
    let (cases, mut faults) = cases(&files, &legation_engine::vocabulary(knowledge.get()));
    let (quiet, more) = ordinary::sentences(&quiet_files);
    faults.extend(more);
    inputs::print(&faults, reading.quiet);
    if cases.is_empty() && quiet.is_empty() {
        let message = format!(
            "`{}` holds no sentence; give a folder with `sentences/*.cases` or `ordinary/*.txt`",
            dir.display()
        );
        return Err(Failure::new(Status::Wrong, message));
    }
    if write_snapshot || calibrate.is_some() {
        // A state with lines left out is no state to compare with.
        super::status(&faults)?;
    }
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let sentences: Vec<_> = cases
        .iter()
        .map(|c| (c.text.as_str(), Some(c.published)))
        .chain(quiet.iter().map(|s| (s.text.as_str(), s.published)))
        .collect();
    let progress = Progress::new(reading.quiet);
    let coded = code_sentences(&engine, &sentences, inputs::jobs(reading), &|done, all| {
        progress.show("Coding", done, all, "sentences");
    });
    drop(progress);
    let (of_cases, of_quiet) = coded.split_at(cases.len());
    let samples = samples(&cases, of_cases, &quiet, of_quiet);
    if let Some(file) = calibrate {
        out::write(&table(&Fit::of(samples.iter()), &samples), Some(file))?;
        return Ok(Status::Done);
    }
    let scores = Scores {
        suite: score(&cases, of_cases),
        ordinary: (!quiet.is_empty()).then(|| ordinary::score(&quiet, of_quiet)),
        confidence: sureness(&samples),
    };
    let figures = show::suite(&scores.suite, scores.ordinary.as_ref(), &scores.confidence);
    if write_snapshot {
        out::write(&figures, Some(&dir.join("score.txt")))?;
        return Ok(Status::Done);
    }
    super::print(show, &scores, &figures, &show::suite_misses(&scores.suite, scores.ordinary.as_ref()))?;
    super::status(&faults)
}
