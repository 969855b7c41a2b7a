//! `legation eval acceptance`: how many of the things that a careful reader expects from some articles are in their record?

use std::path::{Path, PathBuf};

use legation_engine::eval::acceptance::{records, score};
use legation_engine::eval::show;
use legation_engine::{Codes, View};

use super::args::Show;
use crate::args::Reading;
use crate::out::Progress;
use crate::sources::SourceArgs;
use crate::{Failure, Status, inputs};

/// Reads the articles and checks every record of the list.
pub fn run(list: &Path, paths: &[PathBuf], show: &Show, reading: &Reading) -> Result<Status, Failure> {
    let (records, faults) = records(&list.display().to_string(), &super::read(list)?);
    inputs::print(&faults, reading.quiet);
    if records.is_empty() {
        let message = format!("`{}` holds no record; give a list of expectations", list.display());
        return Err(Failure::new(Status::Wrong, message));
    }
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let input = inputs::articles(paths, &SourceArgs::default(), reading)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let progress = Progress::new(reading.quiet);
    let doing = |done, all| progress.show("Coding", done, all, "articles");
    let (dossier, coded) = engine.brief(&input.documents, &View::default(), inputs::jobs(reading), &doing);
    drop(progress);
    let score = score(&records, &coded, &dossier, &Codes(knowledge.get()));
    super::print(show, &score, &show::acceptance(&score), &show::acceptance_misses(&score))?;
    super::status(&faults)?;
    Ok(inputs::status(&input))
}
