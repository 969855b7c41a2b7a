//! How does an article become rows of the table of events? One row an event, and one for each thing that is the matter.

use arrow_array::RecordBatch;
use arrow_json::reader::{Decoder, ReaderBuilder};
use arrow_schema::ArrowError;
use jiff::civil::Date;
use legation_engine::model::actor::Actor;
use legation_engine::model::claim::{CodedDocument, EventClaim, Source};
use legation_engine::model::diag::Severity;
use legation_engine::model::ledger::Step;
use legation_engine::model::place::Precision;
use legation_engine::model::plover::{Auxiliary, EventType, Modality, Quad};
use legation_engine::model::span::Span;
use legation_engine::model::time::{Basis, DateRange, TimeRef};
use serde::Serialize;

use crate::article::Outcome;
use crate::schema::EVENTS;

/// Makes rows, for one thread.
pub struct Rows(Decoder);

impl Rows {
    /// Rows of the schema of events.
    pub fn new() -> Result<Self, ArrowError> {
        Ok(Self(ReaderBuilder::new(EVENTS.clone()).build_decoder()?))
    }

    /// The rows of one article: `None` where it asserts no event and nothing is the matter.
    pub fn of(&mut self, outcome: &Outcome) -> Result<Option<RecordBatch>, ArrowError> {
        let article = About::of(&outcome.coded);
        let odd = outcome.coded.diags.iter().filter(|d| d.severity > Severity::Note);
        let mut rows: Vec<Row<'_>> = outcome
            .refused
            .iter()
            .map(|diag| Row { error: Some(diag.to_string()), ..Row::new(article) })
            .chain(odd.map(|diag| Row { warning: Some(diag.to_string()), ..Row::new(article) }))
            .collect();
        let events = outcome.coded.events.iter();
        rows.extend(events.map(|event| Row { told: Some(Told::of(event, &outcome.coded)), ..Row::new(article) }));
        self.0.serialize(&rows)?;
        self.0.flush()
    }
}

/// A row; the names are those of the columns.
#[derive(Serialize)]
struct Row<'c> {
    #[serde(flatten)]
    article: About<'c>,
    error: Option<String>,
    warning: Option<String>,
    #[serde(flatten)]
    told: Option<Told<'c>>,
}

impl<'c> Row<'c> {
    fn new(article: About<'c>) -> Self {
        Self { article, error: None, warning: None, told: None }
    }
}

/// What every row says of its article.
#[derive(Serialize, Clone, Copy)]
struct About<'c> {
    id: &'c str,
    title: Option<&'c str>,
    outlet: Option<&'c str>,
    url: Option<&'c str>,
    published_first: Option<Date>,
    published_last: Option<Date>,
    published_basis: Basis,
}

impl<'c> About<'c> {
    fn of(coded: &'c CodedDocument) -> Self {
        let document = &coded.document;
        let (published_first, published_last) = days(document.published.range);
        Self {
            id: &document.id,
            title: document.title.as_deref(),
            outlet: document.outlet.as_deref(),
            url: document.url.as_deref(),
            published_first,
            published_last,
            published_basis: document.published.basis,
        }
    }
}

/// What a row says of its event.
#[derive(Serialize)]
struct Told<'c> {
    event: &'c str,
    event_type: EventType,
    mode: Option<&'c str>,
    contexts: &'c [String],
    cameo: &'c str,
    quad: Quad,
    goldstein: Option<f64>,
    modality: Modality,
    auxiliary: Option<Auxiliary>,
    actors: &'c [Actor],
    recipients: &'c [Actor],
    attribution: &'c [Source],
    when_text: Option<&'c str>,
    when_value: Option<String>,
    when_first: Option<Date>,
    when_last: Option<Date>,
    implied_first: Option<Date>,
    implied_last: Option<Date>,
    place_text: Option<&'c str>,
    place_id: Option<&'c str>,
    place_country: Option<&'c str>,
    place_admin1: Option<&'c str>,
    place_lat: Option<f64>,
    place_lon: Option<f64>,
    place_precision: Option<Precision>,
    condition: Option<&'c str>,
    mediation: Option<Step>,
    mediators: &'c [Actor],
    window_text: Option<&'c str>,
    window_first: Option<Date>,
    window_last: Option<Date>,
    background: Option<&'c str>,
    repeats: Option<&'c str>,
    wording: &'c str,
    rule: &'c str,
    confidence: f64,
    sentence: &'c str,
    sentence_index: u32,
    sentence_start: usize,
    sentence_end: usize,
    clause_start: usize,
    clause_end: usize,
}

impl<'c> Told<'c> {
    fn of(event: &'c EventClaim, coded: &'c CodedDocument) -> Self {
        let text = &coded.document.text;
        let sentence = coded.sentences.get(event.sentence as usize).map_or(event.span, |s| s.span);
        let (sentence_start, sentence_end) = characters(text, sentence);
        let (clause_start, clause_end) = characters(text, event.span);
        let of = |time: Option<&TimeRef>| days(time.and_then(|t| t.range));
        let (when_first, when_last) = of(event.when.as_ref());
        let (implied_first, implied_last) = of(event.implied_when.as_ref().map(|implied| &implied.time));
        let (window_first, window_last) = of(event.window.as_ref());
        let place = event.place.as_ref();
        Self {
            event: &event.id,
            event_type: event.event_type,
            mode: event.mode.as_deref(),
            contexts: &event.contexts,
            cameo: &event.cameo,
            quad: event.quad,
            goldstein: event.goldstein,
            modality: event.modality,
            auxiliary: event.auxiliary,
            actors: &event.actors,
            recipients: &event.recipients,
            attribution: &event.attribution,
            when_text: event.when.as_ref().map(|w| w.text.as_str()),
            when_value: event.when.as_ref().map(|w| w.timex().value),
            when_first,
            when_last,
            implied_first,
            implied_last,
            place_text: place.map(|p| p.text.as_str()),
            place_id: place.and_then(|p| p.id.as_deref()),
            place_country: place.and_then(|p| p.country.as_deref()),
            place_admin1: place.and_then(|p| p.admin1.as_deref()),
            place_lat: place.and_then(|p| p.lat),
            place_lon: place.and_then(|p| p.lon),
            place_precision: place.map(|p| p.precision),
            condition: event.condition.as_deref(),
            mediation: event.mediation,
            mediators: &event.mediators,
            window_text: event.window.as_ref().map(|w| w.text.as_str()),
            window_first,
            window_last,
            background: event.background.as_deref(),
            repeats: event.repeats.as_deref(),
            wording: &event.wording,
            rule: &event.rule,
            confidence: event.confidence,
            sentence: sentence.of(text),
            sentence_index: event.sentence,
            sentence_start,
            sentence_end,
            clause_start,
            clause_end,
        }
    }
}

fn days(range: Option<DateRange>) -> (Option<Date>, Option<Date>) {
    (range.map(|r| r.first), range.map(|r| r.last))
}

/// Where a span begins and ends, in characters.
fn characters(text: &str, span: Span) -> (usize, usize) {
    let before = text.get(..span.start as usize).map_or(0, |t| t.chars().count());
    (before, before + span.of(text).chars().count())
}
