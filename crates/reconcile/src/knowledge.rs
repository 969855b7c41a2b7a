//! What does reconciling have to know of the world? Dated incidents, terms of office, names of states, agreements and places.
//!
//! Plain data that the engine fills from the lexicon, so that this crate depends on no loader.

use std::collections::BTreeMap;

use legation_model::plover::EventType;
use legation_model::time::DateRange;

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
