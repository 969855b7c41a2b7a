//! How do users of the Phoenix data read events? Tab-separated without a header, one row a pair of source and target.
//!
//! Source: the Phoenix pipeline of the Open Event Data Alliance (`postprocess.py`) and the readers written for its data,
//! which name the 26 columns.

use std::io::{self, Write};

use legation_model::actor::{Actor, Sector};
use legation_model::article::Document;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::time::DateRange;

use crate::cameo::{root, write_dyads};
use crate::knowledge::Knowledge;
use crate::when::{day, known_days};
use crate::{Export, Written};

/// The sectors that Phoenix calls roles; others are attributes.
const ROLES: [&str; 13] = ["GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"];

/// Events in the columns of Phoenix.
pub struct Phoenix<'w> {
    knowledge: &'w Knowledge,
    out: &'w mut dyn Write,
    written: Written,
}

impl<'w> Phoenix<'w> {
    pub fn new(knowledge: &'w Knowledge, out: &'w mut dyn Write) -> Self {
        Self { knowledge, out, written: Written::default() }
    }
}

impl Export for Phoenix<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        let Document { id, url, outlet, .. } = &document.document;
        write_dyads(self.out, &mut self.written, document, self.knowledge, |event, source, target| {
            let mut cells: Vec<String> = date(known_days(event)).into();
            cells.extend(party(source));
            cells.extend(party(target));
            cells.extend([event.cameo.clone(), cameo_root(event).to_owned(), quad_class(event).to_owned()]);
            cells.push(event.goldstein.map(|g| g.to_string()).unwrap_or_default());
            cells.push(event.contexts.join(";"));
            cells.extend(place(event));
            cells.push(format!("{id}_{}", event.sentence + 1));
            cells.extend([url, outlet].map(|v| v.clone().unwrap_or_default()));
            cells
        })
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        self.out.flush()?;
        Ok(self.written)
    }
}

/// Date, year, month, day: each as far as all days that may be meant agree in it.
fn date(range: Option<DateRange>) -> [String; 4] {
    let Some(range) = range else { return Default::default() };
    let (first, last) = (range.first, range.last);
    let year = first.year() == last.year();
    let month = year && first.month() == last.month();
    let part = |known: bool, value: String| if known { value } else { String::new() };
    [
        day(range).map(|d| d.strftime("%Y%m%d").to_string()).unwrap_or_default(),
        part(year, first.strftime("%Y").to_string()),
        part(month, first.strftime("%m").to_string()),
        part(range.is_day(), first.strftime("%d").to_string()),
    ]
}

/// Full code, entity, role, attributes. `---` stands before a sector of no known state, as TABARI and PETRARCH have it.
fn party(actor: Option<&Actor>) -> [String; 4] {
    let Some(actor) = actor else { return Default::default() };
    let entity = actor.country.as_deref().or_else(|| root(actor)).unwrap_or_default();
    let sector = actor.sector.map(sector).filter(|s| *s != entity).unwrap_or_default();
    let (role, other) = if ROLES.contains(&sector) { (sector, "") } else { ("", sector) };
    let organisation = actor.igo.as_deref().unwrap_or_default();
    let attributes: Vec<&str> = [other, organisation].into_iter().filter(|a| !a.is_empty()).collect();
    let known = if entity.is_empty() && !sector.is_empty() { "---" } else { entity };
    [format!("{known}{sector}{organisation}"), entity.to_owned(), role.to_owned(), attributes.join(";")]
}

/// The sector as CAMEO writes it: there `MED` is the media, `HLH` health, `CRM` crime.
fn sector(sector: Sector) -> &'static str {
    match sector {
        Sector::Jrn => "MED",
        Sector::Med => "HLH",
        Sector::Cri => "CRM",
        other => other.code(),
    }
}

fn cameo_root(event: &EventClaim) -> &str {
    event.cameo.get(..2).unwrap_or_default()
}

/// 0 neutral, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, by the root of the code.
fn quad_class(event: &EventClaim) -> &'static str {
    match cameo_root(event) {
        "01" | "02" => "0",
        "03" | "04" | "05" => "1",
        "06" | "07" | "08" => "2",
        "09" | "10" | "11" | "12" | "13" | "16" => "3",
        "14" | "15" | "17" | "18" | "19" | "20" => "4",
        _ => "",
    }
}

/// Latitude, longitude, place, first-order division, country code.
fn place(event: &EventClaim) -> [String; 5] {
    let Some(place) = &event.place else { return Default::default() };
    let degrees = |d: Option<f64>| d.map(|d| d.to_string()).unwrap_or_default();
    [
        degrees(place.lat),
        degrees(place.lon),
        place.text.clone(),
        place.admin1.clone().unwrap_or_default(),
        place.country.clone().unwrap_or_default(),
    ]
}
