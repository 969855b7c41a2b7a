//! Who? Actors with country, sector and role.

use serde::{Deserialize, Serialize};

/// PLOVER sector of an actor. Source: PLOVER codebook (2021), table of primary and secondary sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the codes are PLOVER's own")]
pub enum Sector {
    Gov,
    Mil,
    Reb,
    Opp,
    Pty,
    Cop,
    Jud,
    Spy,
    Leg,
    Med,
    Jrn,
    Edu,
    Bus,
    Cri,
    Cvl,
    Ngo,
    Igo,
    Rel,
    Ref,
    Lab,
    Eli,
    Soc,
    Uaf,
    Pre,
    Prm,
}

impl Sector {
    /// The three-letter code.
    pub fn code(self) -> &'static str {
        use Sector::*;
        match self {
            Gov => "GOV",
            Mil => "MIL",
            Reb => "REB",
            Opp => "OPP",
            Pty => "PTY",
            Cop => "COP",
            Jud => "JUD",
            Spy => "SPY",
            Leg => "LEG",
            Med => "MED",
            Jrn => "JRN",
            Edu => "EDU",
            Bus => "BUS",
            Cri => "CRI",
            Cvl => "CVL",
            Ngo => "NGO",
            Igo => "IGO",
            Rel => "REL",
            Ref => "REF",
            Lab => "LAB",
            Eli => "ELI",
            Soc => "SOC",
            Uaf => "UAF",
            Pre => "PRE",
            Prm => "PRM",
        }
    }

    /// The sector of a code, `None` if PLOVER has no such sector.
    pub fn from_code(code: &str) -> Option<Self> {
        use Sector::*;
        [
            Gov, Mil, Reb, Opp, Pty, Cop, Jud, Spy, Leg, Med, Jrn, Edu, Bus, Cri, Cvl, Ngo, Igo, Rel, Ref, Lab, Eli,
            Soc, Uaf, Pre, Prm,
        ]
        .into_iter()
        .find(|s| s.code() == code)
    }
}

/// A person, body, group or state that acts, speaks or is acted upon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Actor {
    /// Full name where the article or the data give one (`Sergei Lavrov`), else as written (`tourists`).
    pub name: String,
    /// As written at this place (`He`, `his Pakistani counterpart`).
    pub text: String,
    /// ISO 3166-1 alpha-3 of the state it belongs to.
    pub country: Option<String>,
    /// Acronym of an intergovernmental or other international organisation (`UN`, `GCC`).
    pub igo: Option<String>,
    /// Sector of the acting body, `None` where the text does not show it.
    pub sector: Option<Sector>,
    /// Office held at the time, as the article or the data have it (`Foreign Minister`).
    pub role: Option<String>,
    /// A single person.
    pub person: bool,
    /// Referred to but not named (`sources`, `officials`).
    pub anonymous: bool,
    /// How the actor was identified, in words (`name in data/actors/people.csv`, `apposition`).
    pub how: String,
}

impl Actor {
    /// Country or organisation code, whichever there is.
    pub fn code(&self) -> Option<&str> {
        self.country.as_deref().or(self.igo.as_deref())
    }

    /// `IND.GOV`, `UN.IGO`, `-.REB`.
    pub fn label(&self) -> String {
        format!("{}.{}", self.code().unwrap_or("-"), self.sector.map_or("-", Sector::code))
    }
}
