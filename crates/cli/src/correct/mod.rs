//! `legation correct`: what does an analyst put right? A line more in the file of corrections.

pub mod args;

use std::path::{Path, PathBuf};

use args::{Correct, CorrectOne, Fields};
use legation_engine::model::correction::{Correction, Edit};
use legation_engine::model::plover::EventType;
use legation_engine::store::{Select, Store};
use legation_engine::{View, Wish, append_correction};

use crate::inputs::Source;
use crate::{Failure, Status, inputs, out};

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
    let reading = &one.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let source = inputs::source(&one.paths, &one.sources, reading)?;
    let place = Place::of(one, &source)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let known = place.known()?;
    let coded = source.coded(&engine, &Select::default(), reading)?;
    let (dossier, of_record) = engine.put_together(coded.clone(), &View { as_of: None, corrections: known.clone() });
    let act = legation_engine::act(&wish(verb)?, &dossier, &of_record).map_err(wrong)?;
    let correction =
        Correction { number: 0, at: out::now(), by: one.by.clone(), reason: one.reason.trim().to_owned(), act };
    let (correction, after, _) = engine.try_correction(coded, known, correction).map_err(wrong)?;
    let written = place.add(correction)?;
    let why = after.corrections.last().map_or("", |done| done.why.as_str());
    let text = format!(
        "correction {} ({}) written to {}: {why}\n",
        written.number,
        written.act.name(),
        place.path().display(),
    );
    out::write(&text, None)?;
    Ok(source.status())
}

/// Where corrections are kept.
enum Place {
    File(PathBuf),
    Store(PathBuf),
}

impl Place {
    fn of(one: &CorrectOne, source: &Source) -> Result<Self, Failure> {
        match (&one.file, source) {
            (Some(file), _) => Ok(Self::File(file.clone())),
            (None, Source::Store(store)) => Ok(Self::Store(store.path().into())),
            (None, Source::Articles(_)) => inputs::corrections_file(&one.paths)
                .map(Self::File)
                .ok_or_else(|| wrong("name the file of corrections with `--file`: the articles are not of one folder")),
        }
    }

    fn path(&self) -> &Path {
        let (Self::File(path) | Self::Store(path)) = self;
        path
    }

    fn known(&self) -> Result<Vec<Correction>, Failure> {
        match self {
            Self::File(file) if !file.exists() => Ok(Vec::new()),
            Self::File(file) => legation_engine::read_corrections(file).map_err(wrong),
            Self::Store(path) => inputs::store(path)?.corrections().map_err(inputs::stored),
        }
    }

    /// Adds the correction; gives it back as it was written.
    fn add(&self, correction: Correction) -> Result<Correction, Failure> {
        match self {
            Self::File(file) => append_correction(file, correction).map_err(|e| Failure::new(Status::Output, e)),
            Self::Store(path) => {
                let store = Store::open(path).map_err(inputs::stored)?;
                store.correct(&correction).map_err(inputs::stored)?;
                Ok(correction)
            }
        }
    }
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(Status::Wrong, message)
}

/// What the call asks for.
fn wish(verb: &Correct) -> Result<Wish, Failure> {
    Ok(match verb {
        Correct::Accept(one) => Wish::Accept(one.ids.clone()),
        Correct::Reject(one) => Wish::Reject(one.ids.clone()),
        Correct::Merge(one) => Wish::Merge(one.ids.clone()),
        Correct::Split(one) => Wish::Split(one.ids.clone()),
        Correct::Undo(one) => Wish::Undo(number(&one.ids)?),
        Correct::Edit { fields, one } => match one.ids.as_slice() {
            [id] => Wish::Edit(id.clone(), Box::new(edit(fields)?)),
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
