//! How do users of ICEWS read events? Tab-separated with a header, one row a pair of source and target.
//!
//! Source: ICEWS Coded Event Data on Harvard Dataverse (doi:10.7910/DVN/28075), the columns of its yearly files.

use std::collections::BTreeMap;
use std::io::{self, Write};

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::place::Precision;

use crate::cameo::write_dyads;
use crate::knowledge::Knowledge;
use crate::when::{day, known_days};
use crate::{Export, Written};

const HEADER: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// The sectors that ICEWS has for those of PLOVER, as far as its published data show them.
const SECTORS: &str = include_str!("icews_sectors.tsv");

/// Events in the columns of ICEWS.
pub struct Icews<'w> {
    words: Words<'w>,
    out: &'w mut dyn Write,
    written: Written,
}

impl<'w> Icews<'w> {
    pub fn new(knowledge: &'w Knowledge, out: &'w mut dyn Write) -> io::Result<Self> {
        writeln!(out, "{}", HEADER.join("\t"))?;
        let sectors = SECTORS.lines().filter_map(|line| line.split_once('\t')).collect();
        Ok(Self { words: Words { knowledge, sectors }, out, written: Written::default() })
    }
}

/// The words that ICEWS has for codes.
struct Words<'w> {
    knowledge: &'w Knowledge,
    sectors: BTreeMap<&'static str, &'static str>,
}

impl Words<'_> {
    fn state(&self, code: Option<&str>) -> String {
        let code = code.unwrap_or_default();
        self.knowledge.states.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }

    fn party(&self, actor: Option<&Actor>) -> [String; 3] {
        let Some(actor) = actor else { return Default::default() };
        let sectors = actor.sector.map_or("", |s| self.sectors.get(s.code()).copied().unwrap_or(s.code()));
        [actor.name.clone(), sectors.to_owned(), self.state(actor.country.as_deref())]
    }

    /// City, district, province, country, latitude, longitude.
    fn place(&self, event: &EventClaim) -> [String; 6] {
        let Some(place) = &event.place else { return Default::default() };
        let named =
            |kinds: &[Precision]| if kinds.contains(&place.precision) { place.text.clone() } else { String::new() };
        let degrees = |d: Option<f64>| d.map(|d| d.to_string()).unwrap_or_default();
        [
            named(&[Precision::Settlement]),
            named(&[Precision::District]),
            place.admin1.clone().unwrap_or_else(|| named(&[Precision::Province])),
            self.state(place.country.as_deref()),
            degrees(place.lat),
            degrees(place.lon),
        ]
    }
}

impl Export for Icews<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        let words = &self.words;
        write_dyads(self.out, &mut self.written, document, words.knowledge, |event, source, target| {
            let when = known_days(event).and_then(day).map(|d| d.to_string()).unwrap_or_default();
            let what = words.knowledge.cameo.get(&event.cameo).cloned().unwrap_or_default();
            let score = event.goldstein.map(|g| g.to_string()).unwrap_or_default();
            let publisher = document.document.outlet.clone().unwrap_or_default();
            let mut cells = vec![when];
            cells.extend(words.party(source));
            cells.extend([what, event.cameo.clone(), score]);
            cells.extend(words.party(target));
            cells.extend([document.document.id.clone(), (event.sentence + 1).to_string(), publisher]);
            cells.extend(words.place(event));
            cells
        })
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        self.out.flush()?;
        Ok(self.written)
    }
}
