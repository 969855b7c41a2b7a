//! How does PLOVER write an event? One JSON object a line, in the fields of the manual's chapter on data fields.
//!
//! Source: PLOVER manual (Open Event Data Alliance, 2021), tables of fields, of special contexts and of actor codes.
//! Fields that the manual does not have stand together under `legation`.

use std::io::{self, Write};

use jiff::civil::Date;
use legation_model::actor::{Actor, Sector};
use legation_model::claim::{CodedDocument, EventClaim, Source};
use legation_model::ledger::Step;
use legation_model::place::{PlaceRef, Precision};
use legation_model::plover::{Auxiliary, Modality, Quad};
use serde::Serialize;

use crate::when::{day, known_days};
use crate::{Export, Written, cameo};

/// Events as the manual has them; an event told twice in one article is one.
pub struct Plover<'w> {
    out: &'w mut dyn Write,
    written: Written,
}

impl<'w> Plover<'w> {
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { out, written: Written::default() }
    }
}

impl Export for Plover<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for event in &document.events {
            if event.repeats.is_some() {
                self.written.left_out += 1;
                continue;
            }
            serde_json::to_writer(&mut *self.out, &Event::of(document, event))?;
            self.out.write_all(b"\n")?;
            self.written.rows += 1;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        self.out.flush()?;
        Ok(self.written)
    }
}

/// The manual's fields; those that it requires are there even where nothing is known.
#[derive(Serialize)]
struct Event<'d> {
    id: &'d str,
    date: Option<Date>,
    source: Vec<Party<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipient: Vec<Party<'d>>,
    event: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    event_loc: Option<Location<'d>>,
    event_text: [&'d str; 1],
    quad_code: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_scale: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<[&'d str; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    context: Vec<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dead: Option<Count<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injured: Option<Count<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrested: Option<Count<'d>>,
    text_info: TextInfo,
    cite_info: CiteInfo<'d>,
    coder: &'static str,
    legation: Ours<'d>,
}

#[derive(Serialize)]
struct Party<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<&'static str>,
    actor_text: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier_text: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'d str>,
    /// Ours: the acronym of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'d str>,
}

#[derive(Serialize)]
struct Location<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u64>,
    name: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    #[serde(rename = "country code", skip_serializing_if = "Option::is_none")]
    country_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cc3: Option<&'d str>,
    /// Ours, as are those below: the name of the first-order division, where geonames has its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    admin1: Option<&'d str>,
    precision: Precision,
    #[serde(skip_serializing_if = "Option::is_none")]
    contested: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    territory: Option<&'d str>,
}

/// A number, or the words where they are not exact (`at least 26`).
#[derive(Serialize)]
#[serde(untagged)]
enum Count<'d> {
    Exact(u64),
    Words(&'d str),
}

#[derive(Serialize)]
struct TextInfo {
    sequence: u32,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct CiteInfo<'d> {
    citation: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'d str>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publication: Option<&'d str>,
    coder: &'static str,
    codebook: &'static str,
}

#[derive(Serialize)]
struct Ours<'d> {
    cameo: &'d str,
    modality: Modality,
    date_first: Option<Date>,
    date_last: Option<Date>,
    published: Option<Date>,
    attribution: Vec<Said<'d>>,
    condition: Option<&'d str>,
    mediation: Option<Step>,
    mediators: Vec<&'d str>,
    background: Option<&'d str>,
    confidence: f64,
    rule: &'d str,
}

#[derive(Serialize)]
struct Said<'d> {
    name: &'d str,
    code: Option<&'d str>,
    sector: Option<&'static str>,
    medium: bool,
    word: &'d str,
}

const CODER: &str = concat!("Legation ", env!("CARGO_PKG_VERSION"));

impl<'d> Event<'d> {
    fn of(document: &'d CodedDocument, event: &'d EventClaim) -> Self {
        let days = known_days(event);
        let counted = |what| count(document, event, what);
        Self {
            id: &event.id,
            date: days.and_then(day),
            source: event.actors.iter().map(Party::of).collect(),
            recipient: event.recipients.iter().map(Party::of).collect(),
            event: [event.event_type.name()],
            event_loc: event.place.as_ref().map(Location::of),
            event_text: [&event.wording],
            quad_code: quad_code(event.quad),
            event_scale: event.goldstein,
            mode: event.mode.as_deref().map(|m| [m]),
            context: event.contexts.iter().map(String::as_str).chain(event.auxiliary.map(special)).collect(),
            dead: counted("killed"),
            injured: counted("injured"),
            arrested: counted("arrested"),
            text_info: TextInfo::of(document, event.sentence),
            cite_info: CiteInfo {
                citation: &document.document.id,
                url: document.document.url.as_deref(),
                title: document.document.title.as_deref(),
                // Articles in other languages are not coded.
                language: "en",
                publication: document.document.outlet.as_deref(),
                coder: CODER,
                codebook: "plover-2021",
            },
            coder: CODER,
            legation: Ours {
                cameo: &event.cameo,
                modality: event.modality,
                date_first: days.map(|d| d.first),
                date_last: days.map(|d| d.last),
                published: document.document.published.range.and_then(day),
                attribution: event.attribution.iter().map(Said::of).collect(),
                condition: event.condition.as_deref(),
                mediation: event.mediation,
                mediators: event.mediators.iter().map(|m| m.name.as_str()).collect(),
                background: event.background.as_deref(),
                confidence: event.confidence,
                rule: &event.rule,
            },
        }
    }
}

impl<'d> Party<'d> {
    fn of(actor: &'d Actor) -> Self {
        let code = actor.country.as_deref().or_else(|| cameo::root(actor));
        Self {
            code,
            sector: actor.sector.map(sector).filter(|s| code != Some(s)),
            actor_text: &actor.text,
            identifier_text: Some(actor.name.as_str()).filter(|_| !actor.anonymous),
            office: actor.role.as_deref().filter(|_| actor.person),
            organisation: actor.igo.as_deref(),
        }
    }
}

impl<'d> Location<'d> {
    fn of(place: &'d PlaceRef) -> Self {
        let geonameid = place.id.as_deref().and_then(|id| id.strip_prefix("geonames:")).and_then(|id| id.parse().ok());
        let cc3 = place.country.as_deref();
        Self {
            geonameid,
            name: &place.text,
            latitude: place.lat,
            longitude: place.lon,
            country_code: cc3.and_then(cameo::alpha2),
            cc3,
            admin1: place.admin1.as_deref(),
            precision: place.precision,
            contested: place.contested.as_deref(),
            territory: place.territory.as_deref(),
        }
    }
}

impl TextInfo {
    /// The sentence, counted in characters as the manual has it.
    fn of(document: &CodedDocument, sentence: u32) -> Self {
        let span = document.sentences.get(sentence as usize).map_or((0, 0), |s| (s.span.start, s.span.end));
        let characters = |bytes: u32| document.document.text.get(..bytes as usize).map_or(0, |t| t.chars().count());
        Self { sequence: sentence + 1, start: characters(span.0), end: characters(span.1) }
    }
}

impl<'d> Said<'d> {
    fn of(source: &'d Source) -> Self {
        let Source { actor, medium, word } = source;
        Self { name: &actor.name, code: actor.code(), sector: actor.sector.map(sector), medium: *medium, word }
    }
}

/// How many of `what` the clause of the event counts, where it counts them once and no other event shares the clause.
fn count<'d>(document: &'d CodedDocument, event: &EventClaim, what: &str) -> Option<Count<'d>> {
    let shared = document.events.iter().any(|e| {
        e.id != event.id && e.repeats.is_none() && (e.span.contains(event.span) || event.span.contains(e.span))
    });
    let told = matches!(event.modality, Modality::Asserted | Modality::Alleged);
    let mut counts = document.figures.iter().filter(|f| {
        f.sentence == event.sentence && f.what == what && f.part_of.is_none() && event.span.contains(f.span)
    });
    match (counts.next(), counts.next()) {
        (Some(figure), None) if told && !shared => Some(match figure.best {
            Some(n) if figure.low == Some(n) && figure.high == Some(n) => Count::Exact(n),
            _ => Count::Words(&figure.text),
        }),
        _ => None,
    }
}

/// The sector as the manual writes it.
fn sector(sector: Sector) -> &'static str {
    match sector {
        Sector::Cri => "CRM",
        other => other.code(),
    }
}

fn quad_code(quad: Quad) -> u8 {
    match quad {
        Quad::VerbalCooperation => 1,
        Quad::MaterialCooperation => 2,
        Quad::VerbalConflict => 3,
        Quad::MaterialConflict => 4,
    }
}

/// The manual's special contexts.
fn special(auxiliary: Auxiliary) -> &'static str {
    match auxiliary {
        Auxiliary::Historical => "historical",
        Auxiliary::Future => "future",
        Auxiliary::Hypothetical => "hypothetical",
        Auxiliary::Negation => "negation",
    }
}
