//! `legation correct`: what does an analyst put right? A line more in the file of corrections.

pub mod args;

use args::{Correct, Fields};
use legation_engine::model::correction::{Correction, Edit, Wish};
use legation_engine::model::plover::EventType;
use legation_engine::{View, append_correction};

use crate::out::{self, Progress};
use crate::{Failure, Status, inputs};

/// Carries the correction out on the record, and writes it down if it holds there.
pub fn run(verb: &Correct) -> Result<Status, Failure> {
    let (Correct::Accept(one)
    | Correct::Reject(one)
    | Correct::Merge(one)
    | Correct::Split(one)
    | Correct::Undo(one)
    | Correct::Edit { one, .. }) = verb;
    if one.reason.trim().is_empty() {
        return Err(wrong("the reason is empty; say in `--reason` why the record is wrong or right"));
    }
    let Some(file) = one.file.clone().or_else(|| inputs::corrections_file(&one.paths)) else {
        return Err(wrong("name the file of corrections with `--file`: the articles are not of one folder"));
    };
    let reading = &one.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let input = inputs::articles(&one.paths, reading)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let progress = Progress::new(reading.quiet);
    let show = |done, all| progress.show("Coding", done, all, "articles");
    let known = if file.exists() {
        legation_engine::read_corrections(&file).map_err(|e| Failure::new(Status::Wrong, e))?
    } else {
        Vec::new()
    };
    let coded = engine.code_all(&input.documents, inputs::jobs(reading), &show);
    drop(progress);
    let (dossier, of_record) = engine.put_together(coded.clone(), &View { as_of: None, corrections: known.clone() });
    let act = legation_engine::act(&wish(verb)?, &dossier, &of_record).map_err(wrong)?;
    let correction =
        Correction { number: 0, at: out::now(), by: one.by.clone(), reason: one.reason.trim().to_owned(), act };
    let (correction, after, _) = engine.try_correction(coded, known, correction).map_err(wrong)?;
    let written = append_correction(&file, correction).map_err(|e| Failure::new(Status::Output, e))?;
    let why = after.corrections.last().map_or("", |done| done.why.as_str());
    let text =
        format!("correction {} ({}) written to {}: {}\n", written.number, written.act.name(), file.display(), why);
    out::write(&text, None)?;
    Ok(inputs::status(&input))
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(Status::Wrong, message)
}

/// What the call asks for.
fn wish(verb: &Correct) -> Result<Wish, Failure> {
    Ok(match verb {
        Correct::Accept(one) => Wish::Accept { ids: one.ids.clone() },
        Correct::Reject(one) => Wish::Reject { ids: one.ids.clone() },
        Correct::Merge(one) => Wish::Merge { ids: one.ids.clone() },
        Correct::Split(one) => Wish::Split { ids: one.ids.clone() },
        Correct::Undo(one) => Wish::Undo { correction: number(&one.ids)? },
        Correct::Edit { fields, one } => match one.ids.as_slice() {
            [id] => Wish::Edit { id: id.clone(), set: Box::new(edit(fields)?) },
            _ => return Err(wrong("one claim at a time can be edited: give an id like `002:e3`")),
        },
    })
}

fn number(ids: &[String]) -> Result<u32, Failure> {
    match ids {
        [one] => one.parse().map_err(|_| wrong(format!("`{one}` is no number of a correction"))),
        _ => Err(wrong("one correction at a time can be undone")),
    }
}

fn edit(fields: &Fields) -> Result<Edit, Failure> {
    let event_type = match &fields.event_type {
        Some(name) => Some(
            EventType::from_name(&name.to_uppercase())
                .ok_or_else(|| wrong(format!("`{name}` is no PLOVER type; docs/ontology.md lists them")))?,
        ),
        None => None,
    };
    Ok(Edit {
        event_type,
        mode: fields.mode.clone(),
        cameo: fields.cameo.clone(),
        modality: fields.modality.clone(),
        date: fields.date.clone(),
        actors: fields.actors.clone(),
        recipients: fields.recipients.clone(),
        mediation: fields.mediation.clone(),
    })
}
