//! `legation eval relations`: how well is it told what one marked actor does to another?

use std::path::Path;

use legation_engine::Marked;
use legation_engine::eval::relations::{Roots, pairs, roots, score};
use legation_engine::eval::show;

use super::args::Show;
use crate::args::Reading;
use crate::out::Progress;
use crate::{Failure, Status, inputs};

/// Relates the pairs of `gold`, or takes `predictions`, and scores them.
pub fn run(gold: &Path, predictions: Option<&Path>, show: &Show, reading: &Reading) -> Result<Status, Failure> {
    let (pairs, mut faults) = pairs(&gold.display().to_string(), &super::read(gold)?);
    inputs::print(&faults, reading.quiet);
    if pairs.is_empty() {
        let message = format!("`{}` holds no row; give a table of marked pairs", gold.display());
        return Err(Failure::new(Status::Wrong, message));
    }
    let answers: Roots = if let Some(file) = predictions {
        let (answers, more) = roots(&file.display().to_string(), &super::read(file)?);
        inputs::print(&more, reading.quiet);
        faults.extend(more);
        answers
    } else {
        let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
        let engine = inputs::engine(knowledge.get(), reading.into())?;
        let marked: Vec<Marked> = pairs.iter().map(|p| Marked::parse(&p.marked)).collect();
        let progress = Progress::new(reading.quiet);
        let found = engine.relate_all(&marked, inputs::jobs(reading), &|done, all| {
            progress.show("Relating", done, all, "sentences");
        });
        drop(progress);
        let root = |r: Option<legation_engine::Relation>| r.and_then(|r| r.root);
        pairs.iter().map(|p| p.uid.clone()).zip(found.into_iter().map(root)).collect()
    };
    let score = score(&pairs, &answers);
    super::print(show, &score, &show::relations(&score), &show::relation_misses(&score))?;
    super::status(&faults)
}
