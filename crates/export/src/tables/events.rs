//! Which events are told? One row an event of an article.

use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::place::PlaceRef;

use super::*;
use crate::when::{day, days};

/// The table of events.
pub static EVENTS: Table = Table { name: "events", day: "date", own: OWN, article: ARTICLE, rows: |d| d.events.len() };

fn event(document: &CodedDocument, n: usize) -> &EventClaim {
    &document.events[n]
}

fn range(document: &CodedDocument, n: usize) -> Option<DateRange> {
    days(event(document, n)).map(|(range, _)| range)
}

fn place(document: &CodedDocument, n: usize) -> Option<&PlaceRef> {
    event(document, n).place.as_ref()
}

const OWN: &[Column] = &[
    column("id", Kind::Text, "identifier, as in `legation explain`", |d, n| text(&event(d, n).id)),
    column("document", Kind::Text, "identifier of the article", |d, _| text(&d.document.id)),
    column("sentence", Kind::Int, "number of the sentence, from 1", |d, n| ordinal(event(d, n).sentence)),
    column("date", Kind::Day, "day of the event, where it is known to the day", |d, n| on(range(d, n).and_then(day))),
    column("date_first", Kind::Day, "first day on which it may have happened", |d, n| first(range(d, n))),
    column("date_last", Kind::Day, "last day on which it may have happened", |d, n| last(range(d, n))),
    column(
        "date_basis",
        Kind::Text,
        "how the days are known: `stated` in the text, `implied` by an event told beside it, `assumed` from the article as a whole",
        |d, n| maybe(days(event(d, n)).map(|(_, basis)| basis.name())),
    ),
    column("date_words", Kind::Text, "the words that give the day, as written", |d, n| {
        maybe(event(d, n).when.as_ref().map(|w| w.text.as_str()))
    }),
    column("type", Kind::Text, "PLOVER type", |d, n| text(event(d, n).event_type.name())),
    column("mode", Kind::Text, "PLOVER mode", |d, n| maybe(event(d, n).mode.as_deref())),
    column("contexts", Kind::List, "PLOVER contexts", |d, n| list(event(d, n).contexts.iter().map(String::as_str))),
    column("cameo", Kind::Text, "CAMEO code, two to four digits", |d, n| text(&event(d, n).cameo)),
    column("quad", Kind::Text, "quad category of the type", |d, n| text(event(d, n).quad.name())),
    column("goldstein", Kind::Real, "score of the code, -10 (conflict) to 10 (cooperation)", |d, n| {
        real(event(d, n).goldstein)
    }),
    column("actors", Kind::List, "who acts; both sides of what is done together", |d, n| names(&event(d, n).actors)),
    column("actor_codes", Kind::List, "country or organisation, and sector, of each actor (`IND.GOV`)", |d, n| {
        codes(&event(d, n).actors)
    }),
    column("recipients", Kind::List, "to whom it is done", |d, n| names(&event(d, n).recipients)),
    column("recipient_codes", Kind::List, "the same of each recipient", |d, n| codes(&event(d, n).recipients)),
    column(
        "mediators",
        Kind::List,
        "who mediates, where the words tell it apart from those who take part otherwise",
        |d, n| names(&event(d, n).mediators),
    ),
    column("mediation", Kind::Text, "step of a mediation that it is", |d, n| {
        event(d, n).mediation.as_ref().map_or(Cell::Unknown, named)
    }),
    column("window_words", Kind::Text, "time window of a warning or ultimatum, as written", |d, n| {
        maybe(event(d, n).window.as_ref().map(|w| w.text.as_str()))
    }),
    column("window_first", Kind::Day, "its first day", |d, n| first(event(d, n).window.as_ref().and_then(|w| w.range))),
    column("window_last", Kind::Day, "its last day", |d, n| last(event(d, n).window.as_ref().and_then(|w| w.range))),
    column(
        "modality",
        Kind::Text,
        "`asserted`, `offered`, `conditional`, `denied`, `retracted`, `planned`, `alleged` or `future`",
        |d, n| text(event(d, n).modality.name()),
    ),
    column("auxiliary", Kind::Text, "PLOVER's special context, where it is not simply news", |d, n| {
        event(d, n).auxiliary.as_ref().map_or(Cell::Unknown, named)
    }),
    column("condition", Kind::Text, "the condition it depends on, in the source's words", |d, n| {
        maybe(event(d, n).condition.as_deref())
    }),
    column("background", Kind::Text, "why it is history or habit; unknown for events that count", |d, n| {
        maybe(event(d, n).background.as_deref())
    }),
    column("repeats", Kind::Text, "the event of the same article that this one tells again", |d, n| {
        maybe(event(d, n).repeats.as_deref())
    }),
    column("place", Kind::Text, "where, as written", |d, n| maybe(place(d, n).map(|p| p.text.as_str()))),
    column("place_id", Kind::Text, "identifier in `data/places`, or `geonames:N`", |d, n| {
        maybe(place(d, n).and_then(|p| p.id.as_deref()))
    }),
    column(
        "place_country",
        Kind::Text,
        "its state (ISO 3166-1 alpha-3); unknown for territory that several claim",
        |d, n| maybe(place(d, n).and_then(|p| p.country.as_deref())),
    ),
    column("place_admin1", Kind::Text, "its first-order division", |d, n| {
        maybe(place(d, n).and_then(|p| p.admin1.as_deref()))
    }),
    column(
        "place_precision",
        Kind::Text,
        "what it is: `site`, `settlement`, … `country`, `water`, `contested`, `unknown`",
        |d, n| maybe(place(d, n).map(|p| p.precision.name())),
    ),
    column("contested", Kind::Text, "identifier of the contested territory that it is or lies in", |d, n| {
        maybe(place(d, n).and_then(|p| p.contested.as_deref()))
    }),
    column("territory", Kind::Text, "neutral label of that territory", |d, n| {
        maybe(place(d, n).and_then(|p| p.territory.as_deref()))
    }),
    column("latitude", Kind::Real, "degrees north; of areas the middle", |d, n| real(place(d, n).and_then(|p| p.lat))),
    column("longitude", Kind::Real, "degrees east; of areas the middle", |d, n| real(place(d, n).and_then(|p| p.lon))),
    column(
        "attribution",
        Kind::List,
        "who says so, original speaker first, the medium nearest to the outlet last; empty for the outlet's own voice",
        |d, n| speakers(&event(d, n).attribution),
    ),
    column("attribution_codes", Kind::List, "country or organisation, and sector, of each of them", |d, n| {
        speaker_codes(&event(d, n).attribution)
    }),
    column("attribution_kinds", Kind::List, "`speaker`, or `medium` that passes on, of each of them", |d, n| {
        speaker_kinds(&event(d, n).attribution)
    }),
    column(
        "confidence",
        Kind::Real,
        "how likely the coding is right, 0.01 to 0.99; says nothing of the source's truth",
        |d, n| Cell::Real(event(d, n).confidence),
    ),
    column("rule", Kind::Text, "pattern that fired", |d, n| text(&event(d, n).rule)),
    column("wording", Kind::Text, "the words that name the act", |d, n| text(&event(d, n).wording)),
    column("text", Kind::Text, "the sentence", |d, n| sentence(d, event(d, n).sentence)),
    column("start", Kind::Int, "first byte of the sentence in the article's text", |d, n| {
        sentence_span(d, event(d, n).sentence).map_or(Cell::Unknown, start)
    }),
    column("end", Kind::Int, "one past its last byte", |d, n| {
        sentence_span(d, event(d, n).sentence).map_or(Cell::Unknown, end)
    }),
    column("clause_start", Kind::Int, "first byte of the clause", |d, n| start(event(d, n).span)),
    column("clause_end", Kind::Int, "one past its last byte", |d, n| end(event(d, n).span)),
    column("trigger_start", Kind::Int, "first byte of the word that fired the pattern", |d, n| {
        start(event(d, n).trigger)
    }),
    column("trigger_end", Kind::Int, "one past its last byte", |d, n| end(event(d, n).trigger)),
];
