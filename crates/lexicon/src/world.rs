//! Where, and what was before? Rows of `data/places/`, agreements, incidents and outlets.

use legation_model::plover::EventType;
use legation_model::time::DateRange;

use crate::table::{Cells, Table, is_id, is_iso3};

/// The kinds of place.
pub const PLACE_KINDS: &[&str] = &["border", "city", "province", "region", "site", "water"];

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Unique id (`mali-gao`).
    pub id: String,
    /// Usual name.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// One of [`PLACE_KINDS`].
    pub kind: String,
    /// ISO 3166-1 alpha-3; `None` for waters, borders and contested territory.
    pub country: Option<String>,
    /// Province or state that it lies in.
    pub admin: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Id in [`Contested`] if it lies in contested territory.
    pub contested: Option<String>,
}

impl Table for Place {
    const FILE: &'static str = "places/places.csv";
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "aliases", "kind", "country", "admin", "lat", "lon", "contested"];

    fn read(c: &mut Cells) -> Self {
        Self {
            id: c.shaped("id", is_id, "small letters, digits and hyphens"),
            name: c.text("name"),
            aliases: c.list("aliases"),
            kind: c.choice("kind", PLACE_KINDS),
            country: c.opt("country"),
            admin: c.opt("admin"),
            lat: c.number_in("lat", -90.0, 90.0),
            lon: c.number_in("lon", -180.0, 180.0),
            contested: c.opt("contested"),
        }
    }
}

/// Territory that more than one party claims, or whose name is disputed.
#[derive(Debug, Clone, PartialEq)]
pub struct Contested {
    /// Unique id.
    pub id: String,
    /// Label of our own that takes no side.
    pub label: String,
    /// Codes of the claimants: states, or organisations where no state claims it.
    pub claimed_by: Vec<String>,
    /// Every wording that texts use for it.
    pub terms: Vec<String>,
    /// Divisions of GeoNames that lie in it: a code (`ESH`), or code and province (`UKR:Crimea`).
    pub areas: Vec<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

impl Table for Contested {
    const FILE: &'static str = "places/contested.csv";
    const COLUMNS: &'static [&'static str] = &["id", "label", "claimed_by", "terms", "areas", "lat", "lon"];

    fn read(c: &mut Cells) -> Self {
        Self {
            id: c.shaped("id", is_id, "small letters, digits and hyphens"),
            label: c.text("label"),
            claimed_by: c.list("claimed_by"),
            terms: c.list("terms"),
            areas: areas(c),
            lat: c.number_in("lat", -90.0, 90.0),
            lon: c.number_in("lon", -180.0, 180.0),
        }
    }
}

/// Divisions of GeoNames: `ISO3` or `ISO3:Province`.
fn areas(c: &mut Cells) -> Vec<String> {
    let areas = c.list("areas");
    for area in &areas {
        let (code, province) = area.split_once(':').map_or((area.as_str(), "whole"), |(code, name)| (code, name));
        if !is_iso3(code) || province.trim().is_empty() {
            let help = "write a code, or code and province as `legation places find` prints it (`GEO:Abkhazia`)";
            c.fail("data/bad-code", "areas", format!("`{area}` has the wrong form"), help);
        }
    }
    areas
}

/// The kinds of agreement.
pub const AGREEMENT_KINDS: &[&str] = &[
    "accord",
    "arms-control",
    "armistice",
    "ceasefire",
    "convention",
    "declaration",
    "defence-pact",
    "peace-agreement",
    "plan",
    "resolution",
    "trade",
    "treaty",
    "water-treaty",
];

/// An agreement of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Unique id.
    pub id: String,
    /// Usual name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Year of signature.
    pub year: Option<i16>,
    /// Codes of the parties: states or organisations.
    pub parties: Vec<String>,
    /// Codes of the mediators: states or organisations.
    pub mediator: Vec<String>,
    /// One of [`AGREEMENT_KINDS`].
    pub kind: String,
}

impl Table for Agreement {
    const FILE: &'static str = "agreements.csv";
    const COLUMNS: &'static [&'static str] = &["id", "name", "aliases", "year", "parties", "mediator", "kind"];

    fn read(c: &mut Cells) -> Self {
        Self {
            id: c.shaped("id", is_id, "small letters, digits and hyphens"),
            name: c.text("name"),
            aliases: c.list("aliases"),
            year: c.number_in("year", 1600, 2100),
            parties: c.list("parties"),
            mediator: c.list("mediator"),
            kind: c.choice("kind", AGREEMENT_KINDS),
        }
    }
}

/// The kinds of incident.
pub const INCIDENT_KINDS: &[&str] = &[
    "accident",
    "air-strike",
    "assassination",
    "attack",
    "ceasefire",
    "clash",
    "coup",
    "declaration",
    "massacre",
    "measure",
    "mission",
    "nuclear-test",
    "offensive",
    "protest",
    "rift",
    "siege",
    "talks",
    "treaty",
    "war",
];

/// A widely known happening of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// Unique id, beginning with the year.
    pub id: String,
    /// Usual name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// When it happened or began.
    pub date: Option<DateRange>,
    /// One of [`INCIDENT_KINDS`].
    pub kind: String,
    /// PLOVER type.
    pub plover_type: Option<EventType>,
    /// Codes of those who acted, as is widely established; empty where that is disputed.
    pub actors: Vec<String>,
    /// Codes of those to whom it was done.
    pub recipients: Vec<String>,
    /// Where, as a name.
    pub place: Option<String>,
    /// ISO 3166-1 alpha-3 of the state where it happened.
    pub country: Option<String>,
    /// Remarks for editors.
    pub notes: Option<String>,
}

impl Table for Incident {
    const FILE: &'static str = "incidents.csv";
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "aliases", "date", "kind", "plover_type", "actors", "recipients", "place", "country", "notes"];

    fn read(c: &mut Cells) -> Self {
        Self {
            id: c.shaped("id", is_id, "small letters, digits and hyphens"),
            name: c.text("name"),
            aliases: c.list("aliases"),
            date: c.date("date"),
            kind: c.choice("kind", INCIDENT_KINDS),
            plover_type: c.opt_event_type("plover_type"),
            actors: c.list("actors"),
            recipients: c.list("recipients"),
            place: c.opt("place"),
            country: c.opt("country"),
            notes: c.opt("notes"),
        }
    }
}

/// The kinds of outlet.
pub const OUTLET_KINDS: &[&str] = &["agency", "broadcaster", "newspaper", "platform", "site", "state-media"];

/// A newspaper, agency, channel, site or platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlet {
    /// Usual name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// One of [`OUTLET_KINDS`].
    pub kind: String,
    /// ISO 3166-1 alpha-3 of its seat.
    pub country: Option<String>,
    /// Internet domain.
    pub domain: Option<String>,
    /// Owned or run by a state.
    pub state: bool,
}

impl Table for Outlet {
    const FILE: &'static str = "outlets.csv";
    const COLUMNS: &'static [&'static str] = &["name", "aliases", "kind", "country", "domain", "state"];

    fn read(c: &mut Cells) -> Self {
        Self {
            name: c.text("name"),
            aliases: c.list("aliases"),
            kind: c.choice("kind", OUTLET_KINDS),
            country: c.opt("country"),
            domain: c.opt("domain"),
            state: c.flag("state"),
        }
    }
}
