//! What do reconciling and exporting know of the world? The parts of the lexicon that they ask for.

use std::collections::BTreeMap;

use legation_export::Knowledge as Names;
use legation_lexicon::Lexicon;
use legation_model::mediation::Sign;
use legation_reconcile::{Incident, Knowledge, Term};

/// Owned tables, lent to one call.
pub struct Known {
    incidents: Vec<Incident>,
    terms: Vec<Term>,
    names: BTreeMap<String, String>,
    agreements: BTreeMap<String, String>,
    parents: BTreeMap<String, String>,
    signs: Vec<(String, Sign)>,
}

impl Known {
    /// Incidents without a date or a type say nothing about when an article was written, and stay out.
    pub fn of(lexicon: &Lexicon) -> Self {
        let place_id: BTreeMap<&str, &str> = lexicon
            .places
            .iter()
            .flat_map(|p| std::iter::once(&p.name).chain(&p.aliases).map(|n| (n.as_str(), p.id.as_str())))
            .collect();
        let incidents = lexicon.incidents.iter().filter_map(|i| {
            Some(Incident {
                id: i.id.clone(),
                name: i.name.clone(),
                range: i.date?,
                event_type: i.plover_type?,
                actors: i.actors.clone(),
                recipients: i.recipients.clone(),
                place: i.place.as_deref().and_then(|p| place_id.get(p)).map(|id| id.to_string()),
            })
        });
        let terms = lexicon.people.iter().filter_map(|p| {
            Some(Term {
                person: p.name.clone(),
                country: p.country.clone()?,
                role: p.role.clone(),
                since: p.since.map(|r| r.first),
                until: p.until.map(|r| r.last),
            })
        });
        let states = lexicon.countries.iter().map(|c| (c.iso3.clone(), c.name.clone()));
        let bodies = lexicon.organisations.iter().map(|o| (o.code.clone(), o.name.clone()));
        let parents = lexicon.places.iter().filter_map(|p| {
            let parent = p.admin.as_deref().and_then(|a| place_id.get(a)).copied().or(p.contested.as_deref())?;
            Some((p.id.clone(), parent.to_string()))
        });
        Self {
            incidents: incidents.collect(),
            terms: terms.collect(),
            names: bodies.chain(states).collect(),
            agreements: lexicon.agreements.iter().map(|a| (a.id.clone(), a.name.clone())).collect(),
            parents: parents.collect(),
            signs: lexicon.mediation.iter().filter_map(|m| Some((m.phrase.clone(), m.shows?))).collect(),
        }
    }

    /// The tables for one call.
    pub fn lend(&self) -> Knowledge<'_> {
        Knowledge {
            incidents: &self.incidents,
            terms: &self.terms,
            countries: Some(&self.names),
            agreements: Some(&self.agreements),
            place_parents: Some(&self.parents),
            signs: &self.signs,
        }
    }
}

/// What formats ask for: names of codes, and which patterns are of what is done together.
pub fn export_knowledge(lexicon: &Lexicon) -> Names {
    let codes = lexicon.ontology.cameo.iter().map(|c| (c.code.clone(), c.name.clone()));
    let states = lexicon.countries.iter().map(|c| (c.iso3.clone(), c.name.clone()));
    let together = lexicon.patterns.list.iter().filter(|p| p.reciprocal).map(|p| p.id.clone());
    Names { cameo: codes.collect(), states: states.collect(), reciprocal: together.collect() }
}
