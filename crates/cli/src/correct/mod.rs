//! `legation correct`: what does an analyst put right? A line more in the file of corrections.

pub mod args;

use args::{Correct, CorrectOne, Fields};
use legation_engine::model::correction::{Act, Anchor, Correction, Edit, Effect};
use legation_engine::model::plover::EventType;
use legation_engine::{View, anchors, append_correction, contradiction};

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
    let mut view = View { as_of: None, corrections: known };
    let (dossier, of_record) = engine.put_together(coded.clone(), &view);
    let claims = |ids: &[String]| -> Result<Vec<Anchor>, Failure> {
        ids.iter()
            .map(|id| anchors(id, &dossier, &of_record).ok_or_else(|| unknown(id)))
            .collect::<Result<Vec<_>, _>>()
            .map(|found| found.concat())
    };
    let judged = |one: &CorrectOne| one.ids.iter().find_map(|id| contradiction(id, &dossier)).map(|c| c.kind);
    let act = match verb {
        Correct::Accept(one) => match judged(one) {
            Some(kind) => Act::AcceptContradiction { kind, claims: claims(&one.ids)? },
            None => Act::Accept { claims: claims(&one.ids)? },
        },
        Correct::Reject(one) => match judged(one) {
            Some(kind) => Act::RejectContradiction { kind, claims: claims(&one.ids)? },
            None => Act::Reject { claims: claims(&one.ids)? },
        },
        Correct::Merge(one) if one.ids.len() < 2 => {
            return Err(wrong("name two claims or happenings or more, parted by commas: `E1.S3,E1.S5`"));
        }
        Correct::Merge(one) => Act::Merge { claims: claims(&one.ids)? },
        Correct::Split(one) => Act::Split { claims: claims(&one.ids)? },
        Correct::Edit { fields, one } => {
            let [claim] = <[Anchor; 1]>::try_from(claims(&one.ids)?)
                .map_err(|_| wrong("one claim at a time can be edited: give an id like `002:e3`"))?;
            Act::Edit { claim, set: Box::new(edit(fields)?) }
        }
        Correct::Undo(one) => Act::Undo { correction: number(&one.ids)? },
    };
    let next = view.corrections.last().map_or(1, |c| c.number + 1);
    let (reason, by) = (one.reason.trim().to_owned(), one.by.clone());
    let correction = Correction { number: next, at: out::now(), by, reason, act };
    view.corrections.push(correction.clone());
    let (after, _) = engine.put_together(coded, &view);
    let done = after.corrections.last().ok_or_else(|| wrong("the correction was lost; report this"))?;
    if done.effect != Effect::Applied {
        return Err(wrong(format!("nothing was written: {}", done.why)));
    }
    let written = append_correction(&file, correction).map_err(|e| Failure::new(Status::Output, e))?;
    let text =
        format!("correction {} ({}) written to {}: {}\n", written.number, written.act.name(), file.display(), done.why);
    out::write(&text, None)?;
    Ok(inputs::status(&input))
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(Status::Wrong, message)
}

fn unknown(id: &str) -> Failure {
    wrong(format!(
        "`{id}` is not in this record; `legation brief` prints the identifiers (`002:e3`, `002:f1`, `E1.S3`, `E1.C1`)"
    ))
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
