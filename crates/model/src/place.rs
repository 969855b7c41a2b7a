//! Where? A place as the text has it, and what on earth it stands for.

use serde::{Deserialize, Serialize};

/// What a place is, and so how much of the earth it may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A building, base, bridge or field.
    Site,
    /// A city, town or village.
    Settlement,
    /// A crossing or line between states.
    Border,
    /// A second-order division (ADM2).
    District,
    /// A first-order division (ADM1).
    Province,
    /// Part of a state, or of several, without a border of its own (`northern Mali`, `the Sahel`).
    Region,
    /// A state.
    Country,
    /// A sea, strait, river or lake.
    Water,
    /// A whole territory whose status or name is disputed.
    Contested,
    /// Only the words are known.
    #[default]
    Unknown,
}

impl Precision {
    /// The name as in the record.
    pub fn name(self) -> &'static str {
        use Precision::*;
        match self {
            Site => "site",
            Settlement => "settlement",
            Border => "border",
            District => "district",
            Province => "province",
            Region => "region",
            Country => "country",
            Water => "water",
            Contested => "contested",
            Unknown => "unknown",
        }
    }
}

/// A place as the text has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceRef {
    /// As written.
    pub text: String,
    /// Id in the places data, or `geonames:N`; `None` if unknown to both.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3 of the state; `None` for unknown places, and for territory that several states claim.
    pub country: Option<String>,
    /// The first-order division (ADM1) that it is or lies in; `None` where it is not known, and in contested territory.
    #[serde(default)]
    pub admin1: Option<String>,
    /// Degrees north; of areas the middle.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Degrees east; of areas the middle.
    #[serde(default)]
    pub lon: Option<f64>,
    /// What it is.
    #[serde(default)]
    pub precision: Precision,
    /// Id of the contested territory that it is or lies in.
    #[serde(default)]
    pub contested: Option<String>,
    /// Neutral label of that territory.
    #[serde(default)]
    pub territory: Option<String>,
    /// Why it was taken for this place, in words.
    #[serde(default)]
    pub how: String,
    /// Other places of this name, best first, each with why it lost.
    #[serde(default)]
    pub lost: Vec<String>,
}
