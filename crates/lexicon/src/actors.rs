//! Who is there? Rows of `data/actors/`.

use legation_model::actor::Sector;
use legation_model::time::DateRange;

use crate::dates;
use crate::table::{Cells, Table, is_iso3};

/// A state, present or former, or an entity with limited recognition.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3; user-assigned or withdrawn codes where there is none in force (`XKX`, `SUN`).
    pub iso3: String,
    /// Usual short name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Adjectives and nouns for its people (`Malian`, `Malians`).
    pub demonyms: Vec<String>,
    /// Seat of government.
    pub capital: Option<String>,
    /// Other names and spellings of the capital.
    pub capital_aliases: Vec<String>,
    /// Name of the legislature or its houses.
    pub legislature: Vec<String>,
    /// Remarks for editors.
    pub notes: Option<String>,
}

impl Table for Country {
    const FILE: &'static str = "actors/countries.csv";
    const COLUMNS: &'static [&'static str] =
        &["iso3", "name", "aliases", "demonyms", "capital", "capital_aliases", "legislature", "notes"];

    fn read(c: &mut Cells) -> Self {
        Self {
            iso3: c.shaped("iso3", is_iso3, "three capital letters"),
            name: c.text("name"),
            aliases: c.list("aliases"),
            demonyms: c.list("demonyms"),
            capital: c.opt("capital"),
            capital_aliases: c.list("capital_aliases"),
            legislature: c.list("legislature"),
            notes: c.opt("notes"),
        }
    }
}

/// A building or place whose name stands for those who work there.
#[derive(Debug, Clone, PartialEq)]
pub struct Metonym {
    /// As written (`Kremlin`).
    pub name: String,
    /// ISO 3166-1 alpha-3 of the state, or code of the organisation.
    pub iso3_or_org: String,
    /// Sector of those who work there.
    pub sector: Sector,
}

impl Table for Metonym {
    const FILE: &'static str = "actors/metonyms.csv";
    const COLUMNS: &'static [&'static str] = &["name", "iso3_or_org", "sector"];

    fn read(c: &mut Cells) -> Self {
        Self { name: c.text("name"), iso3_or_org: c.text("iso3_or_org"), sector: c.some_sector("sector") }
    }
}

/// The kinds of organisation.
pub const ORGANISATION_KINDS: &[&str] =
    &["agency", "alliance", "armed-group", "company", "ethnic", "igo", "media", "ngo", "party", "religious"];

/// A body other than a state.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Usual acronym or a short name in capitals (`UN`, `HAMAS`), unique.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// One of [`ORGANISATION_KINDS`].
    pub kind: String,
    /// ISO 3166-1 alpha-3 of the state it belongs to or is based in; `None` for international bodies.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Sector,
    /// Further sectors that apply.
    pub other_sectors: Vec<Sector>,
}

impl Organisation {
    /// Whether it acts under its own code and for no state: international bodies, alliances, and NGOs of no one country.
    pub fn international(&self) -> bool {
        matches!(self.kind.as_str(), "igo" | "alliance") || self.kind == "ngo" && self.country.is_none()
    }
}

impl Table for Organisation {
    const FILE: &'static str = "actors/organisations.csv";
    const COLUMNS: &'static [&'static str] = &["code", "name", "aliases", "kind", "country", "sector", "other_sectors"];

    fn read(c: &mut Cells) -> Self {
        Self {
            code: c.shaped("code", is_org_code, "capital letters, digits and hyphens"),
            name: c.text("name"),
            aliases: c.list("aliases"),
            kind: c.choice("kind", ORGANISATION_KINDS),
            country: c.opt("country"),
            sector: c.some_sector("sector"),
            other_sectors: c.sectors("other_sectors"),
        }
    }
}

fn is_org_code(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

/// An office that a person held. A person with several offices has several rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Full name; the same in each row of the person.
    pub name: String,
    /// Other spellings and short forms; those of one row hold for all rows of the person.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 of the state, or code of the organisation (`UN`), whose office it is.
    pub country: Option<String>,
    /// The office (`foreign minister`).
    pub role: String,
    /// PLOVER sector of the office.
    pub sector: Sector,
    /// When the office was taken up.
    pub since: Option<DateRange>,
    /// When it was left; `None` if unknown or still held.
    pub until: Option<DateRange>,
}

impl Person {
    /// Whether the office was held, as far as is known, on one of the days of `range`.
    pub fn held_on(&self, range: DateRange) -> bool {
        dates::covers(self.since, self.until, range)
    }
}

impl Table for Person {
    const FILE: &'static str = "actors/people.csv";
    const COLUMNS: &'static [&'static str] = &["name", "aliases", "country", "role", "sector", "since", "until"];

    fn read(c: &mut Cells) -> Self {
        let row = Self {
            name: c.text("name"),
            aliases: c.list("aliases"),
            country: c.opt("country"),
            role: c.text("role"),
            sector: c.some_sector("sector"),
            since: c.date("since"),
            until: c.date("until"),
        };
        if let (Some(since), Some(until)) = (row.since, row.until)
            && until.last < since.first
        {
            let message = format!("the end `{}` is before the beginning `{}`", until.timex(), since.timex());
            c.fail("data/bad-date", "until", message, "mend one of the two dates");
        }
        row
    }
}

/// A common noun or office that stands for an actor.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// Lemma, lower case, of one or more words (`foreign minister`).
    pub noun: String,
    /// PLOVER sector; `None` where the noun does not show it (`spokesman`).
    pub sector: Option<Sector>,
    /// One person rather than a body or crowd.
    pub person: bool,
    /// Remarks for editors.
    pub notes: Option<String>,
}

impl Table for Agent {
    const FILE: &'static str = "actors/agents.csv";
    const COLUMNS: &'static [&'static str] = &["noun", "sector", "person", "notes"];

    fn read(c: &mut Cells) -> Self {
        Self {
            noun: c.shaped("noun", |t| t == t.to_lowercase(), "the noun in small letters"),
            sector: c.sector("sector"),
            person: c.flag("person"),
            notes: c.opt("notes"),
        }
    }
}
