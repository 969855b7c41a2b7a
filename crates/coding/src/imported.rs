//! What do the dictionaries of other coders ask for that our own data do not? Sentences left uncoded, and codes in pairs.

use legation_lexicon::{Discard, Lexicon};
use legation_model::article::Document;
use legation_model::claim::{EventClaim, Sentence};
use legation_model::diag::{Diag, Severity};

use crate::events::Hit;

/// For each sentence, the row of `data/discards.csv` that keeps it from being coded.
pub fn discarded<'l>(lexicon: &'l Lexicon, document: &Document, sentences: &[Sentence]) -> Vec<Option<&'l Discard>> {
    if lexicon.discards.is_empty() {
        return vec![None; sentences.len()];
    }
    let found: Vec<_> = sentences.iter().map(|s| lexicon.discards.find(s.span.of(&document.text))).collect();
    match found.iter().flatten().find(|row| row.article) {
        Some(row) => vec![Some(row); sentences.len()],
        None => found,
    }
}

/// A note for each sentence left out, or one for the whole article.
pub fn notes(document: &Document, discarded: &[Option<&Discard>]) -> Vec<Diag> {
    let note = |what: String, row: &Discard| {
        let message = format!("{what} is not coded: it holds `{}` of data/discards.csv", row.phrase);
        Diag::new(Severity::Note, "coding/discarded", &document.id, message)
            .help("take the row out if that is not wanted")
    };
    match discarded.iter().flatten().find(|row| row.article) {
        Some(row) => vec![note("the article".into(), row)],
        None => discarded
            .iter()
            .enumerate()
            .filter_map(|(n, row)| Some(note(format!("sentence {}", n + 1), (*row)?)))
            .collect(),
    }
}

/// The event that a pattern names as done in return (`mirror`): the same clause with the sides exchanged. None where
/// something above the event has changed its code, or a side is unknown.
pub fn mirrored(lexicon: &Lexicon, hit: &Hit<'_, '_>, event: &EventClaim, id: String) -> Option<EventClaim> {
    let code = hit.pattern.mirror.as_deref()?;
    let row = lexicon.cameo(code)?;
    let known = |side: &[legation_model::actor::Actor]| side.iter().any(|a| a.code().is_some());
    if event.cameo != hit.pattern.cameo || !known(&event.actors) || !known(&event.recipients) {
        return None;
    }
    Some(EventClaim {
        id,
        event_type: row.plover_type?,
        mode: row.plover_mode.clone(),
        cameo: row.code.clone(),
        actors: event.recipients.clone(),
        recipients: event.actors.clone(),
        mediation: None,
        mediators: Vec::new(),
        ..event.clone()
    })
}
