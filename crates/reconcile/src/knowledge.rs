//! What does reconciling have to know of the world? Dated incidents, terms of office, names of states, agreements and places.
//!
//! Plain data that the engine fills from the lexicon, so that this crate depends on no loader.

use std::collections::BTreeMap;

use legation_model::mediation::Sign;
use legation_model::place::{PlaceRef, Precision};
use legation_model::plover::EventType;
use legation_model::time::DateRange;

/// How ids of places begin that only the gazetteer knows.
pub const GEONAMES: &str = "geonames:";
/// Two settlements or sites that are no farther apart may be one place to two reporters (kilometres).
const ONE_PLACE_KM: f64 = 15.0;

/// Knowledge of the world, lent for one call. [`Default`] knows nothing, and reconciling still works.
#[derive(Debug, Clone, Copy, Default)]
pub struct Knowledge<'a> {
    /// Incidents whose dates are known.
    pub incidents: &'a [Incident],
    /// Who held which office when.
    pub terms: &'a [Term],
    /// ISO 3166-1 alpha-3 code or organisation acronym to English name.
    pub countries: Option<&'a BTreeMap<String, String>>,
    /// Agreement id to name.
    pub agreements: Option<&'a BTreeMap<String, String>>,
    /// Phrases that show how a third party works.
    pub signs: &'a [(String, Sign)],
    /// Place id to the id of the place that it lies in.
    pub place_parents: Option<&'a BTreeMap<String, String>>,
}

/// An incident whose date is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Id in the data.
    pub id: String,
    /// Neutral name.
    pub name: String,
    /// When it happened.
    pub range: DateRange,
    /// PLOVER type.
    pub event_type: EventType,
    /// Codes of the actors; empty where they are not states or organisations.
    pub actors: Vec<String>,
    /// Codes of those it was done to.
    pub recipients: Vec<String>,
    /// Place id, `None` where it has none.
    pub place: Option<String>,
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Full name.
    pub person: String,
    /// Code of the state or organisation.
    pub country: String,
    /// Office (`Foreign Minister`).
    pub role: String,
    /// First day, `None` where it is not known.
    pub since: Option<jiff::civil::Date>,
    /// Last day, `None` where the person still holds it or it is not known.
    pub until: Option<jiff::civil::Date>,
}

impl Knowledge<'_> {
    /// English name of a state or organisation, the code itself where it has none here.
    pub fn country_name<'s>(&'s self, code: &'s str) -> &'s str {
        self.countries.and_then(|c| c.get(code)).map_or(code, String::as_str)
    }

    /// Name of an agreement, if its id is known.
    pub fn agreement_name(&self, id: &str) -> Option<&str> {
        self.agreements.and_then(|a| a.get(id)).map(String::as_str)
    }

    /// Whether two places may be one, or one lies in the other; `None` where that is not known.
    pub fn places_meet(&self, a: &PlaceRef, b: &PlaceRef) -> Option<bool> {
        use Precision::*;
        let (x, y) = (a.id.as_deref()?, b.id.as_deref()?);
        if self.place_parents.is_none() && x != y {
            return None;
        }
        let small = |p: &PlaceRef| matches!(p.precision, Site | Settlement | Border);
        let point = |p: &PlaceRef| p.lat.zip(p.lon);
        let near = small(a)
            && small(b)
            && point(a).zip(point(b)).is_some_and(|((lat, lon), (lat2, lon2))| {
                (lat - lat2).hypot((lon - lon2) * lat.to_radians().cos()) * 111.0 < ONE_PLACE_KM
            });
        let inside = |inner: &PlaceRef, outer: &PlaceRef| match outer.precision {
            Province | District => {
                inner.admin1.is_some() && inner.admin1 == outer.admin1 && inner.country == outer.country
            }
            Contested => inner.contested.is_some() && inner.contested == outer.contested,
            _ => false,
        };
        if self.places_agree(x, y) || near || inside(a, b) || inside(b, a) {
            return Some(true);
        }
        // Which regions and waters a place lies in is known of the places in the data only.
        let vague = |p: &PlaceRef| matches!(p.precision, Region | Water | Country | Unknown);
        let foreign = x.starts_with(GEONAMES) || y.starts_with(GEONAMES);
        if foreign && (vague(a) || vague(b)) { None } else { Some(false) }
    }

    /// Whether one of the two places is the other or lies in it.
    pub fn places_agree(&self, a: &str, b: &str) -> bool {
        self.lies_in(a, b) || self.lies_in(b, a)
    }

    fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let mut at = inner;
        // The data may hold a circle by mistake; no place lies deeper than this.
        for _ in 0..16 {
            if at == outer {
                return true;
            }
            match self.place_parents.and_then(|p| p.get(at)) {
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }
}
