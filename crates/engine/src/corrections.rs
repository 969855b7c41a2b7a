//! Where do analysts' corrections lie? In a file of JSON lines that is only ever added to.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use legation_model::claim::CodedDocument;
use legation_model::correction::{Act, Anchor, Correction, Edit, Effect};
use legation_model::dossier::{Contradiction, Dossier};

use crate::{Engine, View};

/// Name of the file beside the articles, which is read unless another is named.
pub const CORRECTIONS_FILE: &str = "corrections.jsonl";

/// The corrections of a file, in its order.
///
/// # Errors
/// What is wrong, with the line: it cannot be read, is no correction, or is out of number. Nothing is passed over, since a
/// lost correction would change the record unseen.
pub fn read_corrections(path: &Path) -> Result<Vec<Correction>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read `{}`: {e}", path.display()))?;
    parse(&text, path)
}

fn parse(text: &str, path: &Path) -> Result<Vec<Correction>, String> {
    let mut all: Vec<Correction> = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let at = || format!("`{}`, line {}", path.display(), i + 1);
        let correction: Correction = serde_json::from_str(line).map_err(|e| {
            format!("{}: not a correction: {e}; mend the line, or write corrections with `legation correct`", at())
        })?;
        if all.last().is_some_and(|last| last.number >= correction.number) {
            return Err(format!("{}: number {} does not follow the one before", at(), correction.number));
        }
        all.push(correction);
    }
    Ok(all)
}

/// Adds a correction as the last line, on disk when this returns; gives it the next number.
///
/// # Errors
/// What is wrong; the file is as before then.
pub fn append_correction(path: &Path, mut correction: Correction) -> Result<Correction, String> {
    let failed = |e: std::io::Error| format!("cannot write `{}`: {e}", path.display());
    let mut file: File = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(failed)?;
    // Whoever writes at the same time waits, so that no number is given twice.
    file.lock().map_err(failed)?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(failed)?;
    correction.number = parse(&text, path)?.last().map_or(1, |c| c.number + 1);
    let mut line = serde_json::to_string(&correction).map_err(|e| e.to_string())?;
    line.push('\n');
    if !text.is_empty() && !text.ends_with('\n') {
        line.insert(0, '\n');
    }
    let end = file.seek(SeekFrom::End(0)).map_err(failed)?;
    if let Err(e) = file.write_all(line.as_bytes()).and_then(|()| file.sync_all()) {
        // A half line would make the whole file unreadable.
        let _ = file.set_len(end);
        return Err(failed(e));
    }
    Ok(correction)
}

/// What an analyst asks for, by the identifiers of the record that lies before them: `002:e3`, `E1.S3`, `E1.C1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Claims, happenings or a contradiction are right.
    Accept(Vec<String>),
    /// Claims, happenings or a contradiction are wrong.
    Reject(Vec<String>),
    /// Claims or happenings are one.
    Merge(Vec<String>),
    /// Claims tell of a happening of their own.
    Split(Vec<String>),
    /// An event is coded otherwise.
    Edit(String, Box<Edit>),
    /// The correction of this number no longer holds.
    Undo(u32),
}

/// What a wish comes to in the record that it speaks of.
///
/// # Errors
/// What is wrong with the wish: an identifier that is not there, or too few of them.
pub fn act(wish: &Wish, dossier: &Dossier, coded: &[CodedDocument]) -> Result<Act, String> {
    let claims = |ids: &[String]| -> Result<Vec<Anchor>, String> {
        if ids.is_empty() {
            return Err("name at least one claim, happening or contradiction".into());
        }
        let found = ids.iter().map(|id| anchors(id, dossier, coded).ok_or_else(|| unknown(id)));
        Ok(found.collect::<Result<Vec<_>, _>>()?.concat())
    };
    let judged = |ids: &[String]| ids.iter().find_map(|id| contradiction(id, dossier)).map(|c| c.kind);
    Ok(match wish {
        Wish::Accept(ids) => match judged(ids) {
            Some(kind) => Act::AcceptContradiction { kind, claims: claims(ids)? },
            None => Act::Accept { claims: claims(ids)? },
        },
        Wish::Reject(ids) => match judged(ids) {
            Some(kind) => Act::RejectContradiction { kind, claims: claims(ids)? },
            None => Act::Reject { claims: claims(ids)? },
        },
        Wish::Merge(ids) if ids.len() < 2 => {
            return Err("name two claims or happenings or more, parted by commas: `E1.S3,E1.S5`".into());
        }
        Wish::Merge(ids) => Act::Merge { claims: claims(ids)? },
        Wish::Split(ids) => Act::Split { claims: claims(ids)? },
        Wish::Edit(id, set) => {
            let [claim] = <[Anchor; 1]>::try_from(claims(std::slice::from_ref(id))?)
                .map_err(|_| "one claim at a time can be edited: give an id like `002:e3`")?;
            Act::Edit { claim, set: set.clone() }
        }
        Wish::Undo(correction) => Act::Undo { correction: *correction },
    })
}

fn unknown(id: &str) -> String {
    format!(
        "`{id}` is not in this record; `legation brief` prints the identifiers (`002:e3`, `002:f1`, `E1.S3`, `E1.C1`)"
    )
}

impl Engine<'_> {
    /// The record with one correction more, which gets the next number; `known` are those before it, `coded` the documents as
    /// each was coded alone.
    ///
    /// # Errors
    /// Why the correction cannot be carried out. It must not be written down then.
    pub fn try_correction(
        &self,
        coded: Vec<CodedDocument>,
        mut known: Vec<Correction>,
        mut correction: Correction,
    ) -> Result<(Correction, Dossier, Vec<CodedDocument>), String> {
        if correction.reason.trim().is_empty() {
            return Err("the reason is empty; say why the record is wrong or right".into());
        }
        correction.number = known.last().map_or(1, |c| c.number + 1);
        known.push(correction.clone());
        let (dossier, coded) = self.put_together(coded, &View { as_of: None, corrections: known });
        match dossier.corrections.last() {
            Some(done) if done.effect == Effect::Applied => Ok((correction, dossier, coded)),
            Some(done) => Err(format!("nothing was written: {}", done.why)),
            None => Err("the correction was lost; report this".into()),
        }
    }
}

/// The claims that an identifier of the record stands for, tied to their sentences: a claim, a happening or a contradiction.
fn anchors(id: &str, dossier: &Dossier, coded: &[CodedDocument]) -> Option<Vec<Anchor>> {
    let story = dossier.episodes.iter().flat_map(|e| &e.stories).find(|s| s.id == id);
    let ids: Vec<&str> = match (story, contradiction(id, dossier)) {
        (Some(story), _) => story.reports.iter().map(|r| r.claim.as_str()).collect(),
        (None, Some(c)) => {
            c.sides.iter().flat_map(|s| &s.reports).map(|r| r.claim.as_str()).filter(|id| !id.is_empty()).collect()
        }
        (None, None) => vec![id],
    };
    let anchors: Vec<Anchor> = ids.into_iter().filter_map(|id| anchor(id, coded)).collect();
    (!anchors.is_empty()).then_some(anchors)
}

/// The contradiction of an identifier.
fn contradiction<'d>(id: &str, dossier: &'d Dossier) -> Option<&'d Contradiction> {
    dossier.episodes.iter().flat_map(|e| &e.contradictions).find(|c| c.id == id)
}

fn anchor(id: &str, coded: &[CodedDocument]) -> Option<Anchor> {
    let (doc, _) = id.rsplit_once(':')?;
    let doc = coded.iter().find(|d| d.document.id == doc)?;
    let event = doc.events.iter().find(|e| e.id == id).map(|e| (e.sentence, Some(e.event_type)));
    let (sentence, event_type) =
        event.or_else(|| doc.figures.iter().find(|f| f.id == id).map(|f| (f.sentence, None)))?;
    Some(Anchor {
        claim: id.to_owned(),
        doc: doc.document.id.clone(),
        sentence: doc.sentence_text(sentence).split_whitespace().collect::<Vec<_>>().join(" "),
        event_type,
    })
}
