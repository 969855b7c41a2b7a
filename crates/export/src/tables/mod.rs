//! Which tables are there? One file each, and what their columns share.

mod citations;
mod documents;
mod events;
mod figures;
mod statements;

use std::borrow::Cow;

use jiff::civil::Date;
use legation_model::actor::Actor;
use legation_model::article::Document;
use legation_model::claim::{CodedDocument, Source};
use legation_model::span::Span;
use legation_model::time::DateRange;
use serde::Serialize;

pub use citations::CITATIONS;
pub use documents::DOCUMENTS;
pub use events::EVENTS;
pub use figures::FIGURES;
pub use statements::STATEMENTS;

use crate::table::{Cell, Column, Kind, Table};
use crate::when::day;

/// Every table.
pub const TABLES: [&Table; 5] = [&EVENTS, &FIGURES, &CITATIONS, &STATEMENTS, &DOCUMENTS];

/// A column of a table.
const fn column(
    name: &'static str,
    kind: Kind,
    meaning: &'static str,
    value: for<'d> fn(&'d CodedDocument, usize) -> Cell<'d>,
) -> Column {
    Column { name, kind, meaning, value }
}

/// What every row of a claim says of its article.
const ARTICLE: &[Column] = &[
    column("outlet", Kind::Text, "outlet that printed the article", |d, _| maybe(d.document.outlet.as_deref())),
    column("title", Kind::Text, "headline", |d, _| maybe(d.document.title.as_deref())),
    column("url", Kind::Text, "address of the page", |d, _| maybe(d.document.url.as_deref())),
    column("published", Kind::Day, "day of publication, where it is known to the day", |d, _| published(&d.document)),
    column("published_basis", Kind::Text, "how that day is known: `stated`, `inferred`, `unknown`", |d, _| {
        named(&d.document.published.basis)
    }),
];

/// Text; an empty one is not known.
fn text(text: &str) -> Cell<'_> {
    maybe(Some(text))
}

fn maybe(text: Option<&str>) -> Cell<'_> {
    text.filter(|t| !t.is_empty()).map_or(Cell::Unknown, |t| Cell::Text(Cow::Borrowed(t)))
}

/// The name that a value of a closed vocabulary has in the record.
fn named(value: &impl Serialize) -> Cell<'static> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Cell::Text(Cow::Owned(name)),
        _ => Cell::Unknown,
    }
}

fn real(number: Option<f64>) -> Cell<'static> {
    number.map_or(Cell::Unknown, Cell::Real)
}

/// A number; one that no reader's whole numbers hold is not known.
fn int(number: Option<impl TryInto<i64>>) -> Cell<'static> {
    number.and_then(|n| n.try_into().ok()).map_or(Cell::Unknown, Cell::Int)
}

fn on(day: Option<Date>) -> Cell<'static> {
    day.map_or(Cell::Unknown, Cell::Day)
}

fn first(range: Option<DateRange>) -> Cell<'static> {
    on(range.map(|r| r.first))
}

fn last(range: Option<DateRange>) -> Cell<'static> {
    on(range.map(|r| r.last))
}

fn published(document: &Document) -> Cell<'static> {
    on(document.published.range.and_then(day))
}

fn list<'d>(items: impl IntoIterator<Item = &'d str>) -> Cell<'d> {
    Cell::List(items.into_iter().map(Cow::Borrowed).collect())
}

fn names(actors: &[Actor]) -> Cell<'_> {
    list(actors.iter().map(|a| a.name.as_str()))
}

/// `IND.GOV`, `UN.IGO`, `-.REB`, in the order of the names.
fn codes(actors: &[Actor]) -> Cell<'static> {
    Cell::List(actors.iter().map(|a| Cow::Owned(a.label())).collect())
}

fn speakers(chain: &[Source]) -> Cell<'_> {
    list(chain.iter().map(|s| s.actor.name.as_str()))
}

fn speaker_codes(chain: &[Source]) -> Cell<'static> {
    Cell::List(chain.iter().map(|s| Cow::Owned(s.actor.label())).collect())
}

fn speaker_kinds(chain: &[Source]) -> Cell<'static> {
    list(chain.iter().map(|s| if s.medium { "medium" } else { "speaker" }))
}

/// Number of a sentence, from 1, as in `legation explain DOC:s4`.
fn ordinal(sentence: u32) -> Cell<'static> {
    Cell::Int(i64::from(sentence) + 1)
}

fn start(span: Span) -> Cell<'static> {
    Cell::Int(span.start.into())
}

fn end(span: Span) -> Cell<'static> {
    Cell::Int(span.end.into())
}

/// The sentence, whole.
fn sentence(document: &CodedDocument, index: u32) -> Cell<'_> {
    text(document.sentence_text(index))
}

fn sentence_span(document: &CodedDocument, index: u32) -> Option<Span> {
    document.sentences.get(index as usize).map(|s| s.span)
}
