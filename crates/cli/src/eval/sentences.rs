//! `legation eval sentences`: how well are single sentences coded?

use std::path::Path;

use legation_engine::code_sentences;
use legation_engine::eval::sentences::{Answers, answers, records, score};
use legation_engine::eval::show;

use super::args::Show;
use crate::args::Reading;
use crate::out::Progress;
use crate::{Failure, Status, inputs};

/// Codes the sentences of `gold`, or takes `predictions`, and scores them.
pub fn run(gold: &Path, predictions: Option<&Path>, show: &Show, reading: &Reading) -> Result<Status, Failure> {
    let (records, mut faults) = records(&gold.display().to_string(), &super::read(gold)?);
    inputs::print(&faults, reading.quiet);
    if records.is_empty() {
        let message = format!("`{}` holds no record; give gold with one JSON object a line", gold.display());
        return Err(Failure::new(Status::Wrong, message));
    }
    let answers: Answers = if let Some(file) = predictions {
        let (answers, more) = answers(&file.display().to_string(), &super::read(file)?);
        inputs::print(&more, reading.quiet);
        faults.extend(more);
        answers
    } else {
        let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
        let engine = inputs::engine(knowledge.get(), reading.into())?;
        let texts: Vec<_> = records.iter().map(|r| (r.text.as_str(), None)).collect();
        let progress = Progress::new(reading.quiet);
        let coded = code_sentences(&engine, &texts, inputs::jobs(reading), &|done, all| {
            progress.show("Coding", done, all, "sentences");
        });
        drop(progress);
        let found = coded.iter().map(|events| events.iter().map(Into::into).collect());
        records.iter().map(|r| r.id.to_string()).zip(found).collect()
    };
    let score = score(&records, &answers);
    super::print(show, &score, &show::sentences(&score), &show::sentence_misses(&score))?;
    super::status(&faults)
}
