//! Who are the people that one document introduces and another only names? What a run learns, and where it stands.
//!
//! Coding a document knows no other document. This is the second look over a whole run: the offices that texts give to people
//! are gathered, and actors without a state in other documents take state and office from there, with the document named in
//! `how`. What two documents tell differently is not used. The result depends on the set of documents, not on their order.

use std::collections::{BTreeMap, BTreeSet};

use legation_coding::names_agree;
use legation_lexicon::{Lexicon, name_words};
use legation_model::actor::{Actor, Sector};
use legation_model::claim::CodedDocument;
use legation_model::time::DateRange;

/// An office may be carried this many days from the document that tells it; the state of a person has no term.
const OFFICE_DAYS: i32 = 180;

/// What one sentence tells of a person. The order decides which of several is named as evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    document: String,
    sentence: u32,
    code: String,
    role: String,
    published: Option<DateRange>,
}

/// The people whom the documents of a run introduce.
#[derive(Debug, Clone, Default)]
pub struct Learnt<'l> {
    /// By the words of the full name.
    people: BTreeMap<Vec<String>, Person>,
    /// The full names that end in a surname.
    by_surname: BTreeMap<String, Vec<Vec<String>>>,
    lexicon: Option<&'l Lexicon>,
}

#[derive(Debug, Clone)]
struct Person {
    /// Fullest name as written.
    name: String,
    /// State or organisation, `None` where documents differ.
    code: Option<String>,
    told: BTreeSet<Told>,
}

impl<'l> Learnt<'l> {
    /// Gathers the offices that the documents give to people with at least two names and a state or organisation.
    pub fn of(documents: &[CodedDocument], lexicon: &'l Lexicon) -> Self {
        let mut people: BTreeMap<Vec<String>, Person> = BTreeMap::new();
        for doc in documents {
            for role in &doc.roles {
                let words = name_words(&role.person);
                let Some(code) = role.country.clone().filter(|_| words.len() > 1) else { continue };
                let told = Told {
                    document: doc.document.id.clone(),
                    sentence: role.sentence,
                    code: code.clone(),
                    role: role.role.clone(),
                    published: doc.document.published.range,
                };
                let person = people.entry(words).or_insert_with(|| Person {
                    name: role.person.clone(),
                    code: Some(code.clone()),
                    told: BTreeSet::new(),
                });
                // The same words may be written in several ways: the first in order.
                if role.person < person.name {
                    person.name.clone_from(&role.person);
                }
                if person.code.as_ref() != Some(&code) {
                    person.code = None;
                }
                person.told.insert(told);
            }
        }
        people.retain(|_, person| person.code.is_some());
        let mut by_surname: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for full in people.keys() {
            by_surname.entry(full.last().cloned().unwrap_or_default()).or_default().push(full.clone());
        }
        Self { people, by_surname, lexicon: Some(lexicon) }
    }

    /// Fills in the people of each document whom only other documents introduce.
    pub fn fill(&self, documents: &mut [CodedDocument]) {
        if self.people.is_empty() {
            return;
        }
        for doc in documents {
            let (id, published) = (doc.document.id.clone(), doc.document.published.range);
            let events = doc.events.iter_mut().flat_map(|e| {
                let sources = e.attribution.iter_mut().map(|s| &mut s.actor);
                e.actors.iter_mut().chain(&mut e.recipients).chain(sources)
            });
            events.for_each(|actor| self.look_up(actor, &id, published));
            let figures = doc.figures.iter_mut().flat_map(|f| f.attribution.iter_mut().map(|s| &mut s.actor));
            figures.for_each(|actor| self.look_up(actor, &id, published));
        }
    }

    fn look_up(&self, actor: &mut Actor, document: &str, published: Option<DateRange>) {
        if !actor.person || actor.anonymous || actor.code().is_some() {
            return;
        }
        let words = name_words(&actor.name);
        let written = actor.name.chars().next().is_some_and(char::is_uppercase);
        let Some(surname) = words.last().filter(|w| written && w.chars().count() > 3) else { return };
        let Some(named) = self.by_surname.get(surname) else { return };
        let known = named.iter().filter(|full| names_agree(full, &words));
        let known: Vec<_> = known.filter_map(|full| self.people.get_key_value(full)).collect();
        // One person under a longer and a shorter name is one; two people of one name are neither.
        let Some((full, person)) = known.iter().max_by_key(|(full, _)| full.len()) else { return };
        if known.iter().any(|(other, p)| p.code != person.code || !names_agree(full, other)) {
            return;
        }
        let Some(told) = person.told.iter().find(|t| t.document != document) else { return };
        let state = self.lexicon.is_none_or(|l| l.country(&told.code).is_some());
        if state {
            actor.country = Some(told.code.clone());
        } else {
            actor.igo = Some(told.code.clone());
        }
        actor.name.clone_from(&person.name);
        let near = |t: &&Told| t.document != document && within(t.published, published);
        if let Some(held) = person.told.iter().find(near).filter(|_| actor.role.is_none()) {
            actor.role = Some(held.role.clone());
        }
        actor.sector = actor.sector.or_else(|| self.sector_of(&told.role));
        actor.how = format!("{}; {} in `{}`, sentence {}", actor.how, told.role, told.document, told.sentence + 1);
    }

    fn sector_of(&self, role: &str) -> Option<Sector> {
        let role = role.to_lowercase();
        let agent = |noun: &str| self.lexicon.and_then(|l| l.agent(noun)).and_then(|a| a.sector);
        agent(&role).or_else(|| role.rsplit(' ').next().and_then(agent))
    }
}

/// Whether two documents appeared so near to each other that an office may be carried over.
fn within(a: Option<DateRange>, b: Option<DateRange>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let apart = a.first.since(b.first).map_or(i32::MAX, |span| span.get_days().abs());
    apart <= OFFICE_DAYS
}
