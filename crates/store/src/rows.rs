//! Which rows does a coded document have? Its claims, flat, for questions in SQL.

use legation_model::actor::{Actor, Sector};
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::span::Span;
use legation_model::time::{Basis, DateRange, TimeRef};
use rusqlite::{Transaction, params};

use crate::StoreError;

/// The name of a basis as in the record.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Unknown => "unknown",
    }
}

/// The rows of the claims of the article `id`.
pub fn insert(tx: &Transaction<'_>, id: i64, coded: &CodedDocument) -> Result<(), StoreError> {
    let sentence = |n: u32| coded.sentences.get(n as usize).map_or(Span::new(0, 0), |s| s.span);
    for event in &coded.events {
        insert_event(tx, id, event, sentence(event.sentence))?;
    }
    for figure in &coded.figures {
        let (first, last) = days(range(figure.when.as_ref()));
        let at = sentence(figure.sentence);
        tx.prepare_cached(
            "INSERT INTO figure (article, claim, what, of_whom, low, best, high, words, day_first, day_last, sentence_start,
               sentence_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id,
            local(&figure.id),
            figure.what,
            figure.of_whom,
            number(figure.low),
            number(figure.best),
            number(figure.high),
            figure.text,
            first,
            last,
            at.start,
            at.end
        ])?;
    }
    for citation in &coded.citations {
        let at = sentence(citation.sentence);
        tx.prepare_cached(
            "INSERT INTO citation (article, claim, agreement, name, year, cited_by, sentence_start, sentence_end)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id,
            local(&citation.id),
            citation.agreement,
            citation.name,
            citation.year,
            citation.cited_by.as_ref().map(|a| &a.name),
            at.start,
            at.end
        ])?;
    }
    Ok(())
}

fn insert_event(tx: &Transaction<'_>, article: i64, event: &EventClaim, sentence: Span) -> Result<(), StoreError> {
    let when = event.when.as_ref().or(event.implied_when.as_ref().filter(|w| w.sure).map(|w| &w.time));
    let (first, last) = days(range(when));
    let place = event.place.as_ref();
    tx.prepare_cached(
        "INSERT INTO event (article, claim, type, mode, cameo, quad, goldstein, day_first, day_last, modality, place, country,
           latitude, longitude, sentence_start, sentence_end, background, rule, confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?
    .execute(params![
        article,
        local(&event.id),
        event.event_type.name(),
        event.mode,
        event.cameo,
        event.quad.name(),
        event.goldstein,
        first,
        last,
        event.modality.name(),
        place.map(|p| &p.text),
        place.and_then(|p| p.country.as_ref()),
        place.and_then(|p| p.lat),
        place.and_then(|p| p.lon),
        sentence.start,
        sentence.end,
        event.background,
        event.rule,
        event.confidence
    ])?;
    let id = tx.last_insert_rowid();
    let said = event.attribution.iter().map(|s| &s.actor);
    let of = |role: &'static str| move |(n, actor): (usize, &'_ Actor)| (role, n, actor.clone());
    let all = event
        .actors
        .iter()
        .enumerate()
        .map(of("actor"))
        .chain(event.recipients.iter().enumerate().map(of("recipient")))
        .chain(said.enumerate().map(of("source")));
    for (role, n, actor) in all {
        tx.prepare_cached(
            "INSERT INTO participant (event, role, place, name, country, sector) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![id, role, n as i64, actor.name, actor.code(), actor.sector.map(Sector::code)])?;
    }
    Ok(())
}

/// The part of a claim's id after the document's name.
fn local(id: &str) -> &str {
    id.rsplit_once(':').map_or(id, |(_, local)| local)
}

fn range(when: Option<&TimeRef>) -> Option<DateRange> {
    when.and_then(|w| w.range)
}

/// First and last day as ISO 8601.
pub fn days(range: Option<DateRange>) -> (Option<String>, Option<String>) {
    (range.map(|r| r.first.to_string()), range.map(|r| r.last.to_string()))
}

/// SQLite's numbers have a sign; no count of people needs the last bit.
fn number(value: Option<u64>) -> Option<i64> {
    value.map(|v| i64::try_from(v).unwrap_or(i64::MAX))
}
