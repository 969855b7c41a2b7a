//! Where do reports come from? Copies of one text, quotations of one statement and one agency's report are one origin.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::Actor;
use legation_model::claim::CodedDocument;
use legation_model::dossier::Origin;

use crate::shingles::{Shared, least};
use crate::stories::Joined;
use crate::view::Claim;
use crate::who;
use petgraph::unionfind::UnionFind;

/// The origins of an episode and which claim has which.
pub struct Origins {
    pub list: Vec<Origin>,
    of: BTreeMap<String, usize>,
}

impl Origins {
    /// Index of a claim's origin.
    pub fn of(&self, claim: &str) -> usize {
        self.of.get(claim).copied().unwrap_or(usize::MAX)
    }

    /// Id of a claim's origin.
    pub fn id_of(&self, claim: &str) -> String {
        self.list.get(self.of(claim)).map_or(String::new(), |o| o.id.clone())
    }

    /// Ids of the origins of several claims, in order.
    pub fn ids<'c>(&self, claims: impl IntoIterator<Item = &'c str>) -> Vec<String> {
        let indices: BTreeSet<usize> = claims.into_iter().map(|c| self.of(c)).collect();
        indices.into_iter().filter_map(|i| self.list.get(i).map(|o| o.id.clone())).collect()
    }
}

impl Origins {
    /// Ids of the origins of documents' own reporting or of their first claims, in order.
    pub fn of_documents(&self, docs: &[String]) -> Vec<String> {
        self.list.iter().filter(|o| o.docs.iter().any(|d| docs.contains(d))).map(|o| o.id.clone()).collect()
    }
}

/// What a claim rests on, before equal things are put together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A statement of somebody: the state and sector of a body, or the name of a person.
    Speaker(String),
    /// A medium that reports without naming its source.
    Medium(String),
    /// Words that several documents share, without a speaker: the passage.
    Passage(usize),
    /// An agency that documents credit.
    Agency(String),
    /// The document's own reporting: the first document with its text.
    Own(usize),
}

/// Finds the origins of an episode's claims. `members` are the indices of its documents.
pub fn find(docs: &[CodedDocument], members: &[usize], stories: &[Joined<'_>], shared: &Shared) -> Origins {
    let claims: Vec<Claim<'_>> = stories.iter().flat_map(|s| s.claims.iter().copied()).collect();
    let speakers = Speakers::of(&claims);
    let passages: BTreeSet<usize> = members.iter().flat_map(|m| shared.of[*m].iter().copied()).collect();
    let passage_at: BTreeMap<(usize, u32), usize> =
        passages.iter().flat_map(|&p| shared.passages[p].sentences.iter().map(move |s| (*s, p))).collect();
    let own = own_keys(docs, members, shared);
    let mut keys: BTreeMap<&str, Key> = BTreeMap::new();
    for c in &claims {
        let passage = passage_at.get(&(c.d, c.event.sentence)).map(|p| Key::Passage(*p));
        let key = speakers.key(c).or(passage).unwrap_or_else(|| own[&c.d].clone());
        keys.insert(c.id(), key);
    }
    rest_on_statements(stories, &mut keys);
    let distinct: Vec<Key> = keys.values().chain(own.values()).cloned().collect::<BTreeSet<_>>().into_iter().collect();
    let index = |k: &Key| distinct.binary_search(k).unwrap_or(0);
    let mut sets = UnionFind::new(distinct.len());
    // The claims of each shared passage, and those of the same documents about the same happenings.
    let mut around: BTreeMap<usize, Vec<&Claim<'_>>> = BTreeMap::new();
    for story in stories {
        let mut docs: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for c in &story.claims {
            if let Some(p) = passage_at.get(&(c.d, c.event.sentence)) {
                docs.entry(*p).or_default().insert(c.d);
            }
        }
        for (p, docs) in docs {
            around.entry(p).or_default().extend(story.claims.iter().filter(|c| docs.contains(&c.d)));
        }
    }
    for (p, near) in around {
        let Ok(i) = distinct.binary_search(&Key::Passage(p)) else { continue };
        let spoken: BTreeSet<Key> = near.into_iter().filter_map(|c| speakers.key(c)).collect();
        // Words of two speakers in one shared sentence do not make the speakers one.
        if let (1, Some(speaker)) = (spoken.len(), spoken.first()) {
            sets.union(i, index(speaker));
        }
    }
    let labels = least(sets.into_labeling());
    let group = |k: &Key| labels[index(k)];
    let used: BTreeSet<usize> = keys.values().map(group).collect();
    let numbers: BTreeMap<usize, usize> = used.iter().enumerate().map(|(n, g)| (*g, n)).collect();
    let mut list: Vec<Origin> = used
        .iter()
        .enumerate()
        .map(|(n, g)| Origin {
            id: format!("O{}", n + 1),
            label: label(&distinct[*g], docs, &speakers),
            docs: Vec::new(),
            evidence: Vec::new(),
        })
        .collect();
    let mut of = BTreeMap::new();
    for c in &claims {
        let n = numbers[&group(&keys[c.id()])];
        of.insert(c.id().to_owned(), n);
        list[n].docs.push(c.doc_id().to_owned());
    }
    for origin in &mut list {
        origin.docs.sort();
        origin.docs.dedup();
    }
    let ids: BTreeSet<&str> = members.iter().map(|m| docs[*m].document.id.as_str()).collect();
    for passage in passages.iter().map(|&p| &shared.passages[p]) {
        let in_episode: Vec<_> = passage.evidence.iter().filter(|e| ids.contains(e.doc.as_str())).collect();
        let home = list.iter_mut().find(|o| in_episode.len() > 1 && in_episode.iter().all(|e| o.docs.contains(&e.doc)));
        if let Some(origin) = home {
            origin.evidence.extend(in_episode.into_iter().cloned());
        }
    }
    Origins { list, of }
}

/// A document that quotes a statement on a happening rests on it: its other sentences about the happening, headline and
/// all, are no further origin.
fn rest_on_statements<'a>(stories: &[Joined<'a>], keys: &mut BTreeMap<&'a str, Key>) {
    for story in stories {
        let mut best: BTreeMap<usize, Key> = BTreeMap::new();
        for c in &story.claims {
            let key = keys[c.id()].clone();
            if !matches!(key, Key::Own(_) | Key::Agency(_)) {
                best.entry(c.d).and_modify(|k| *k = k.clone().min(key.clone())).or_insert(key);
            }
        }
        for c in &story.claims {
            if let (Some(key), Key::Own(_) | Key::Agency(_)) = (best.get(&c.d), &keys[c.id()]) {
                keys.insert(c.id(), key.clone());
            }
        }
    }
}

/// The original speakers of an episode, so that one is known again under another form of the name.
struct Speakers {
    /// Persons first by name; the first of several forms stands for all.
    persons: Vec<Actor>,
    /// Longest name of each body.
    bodies: BTreeMap<String, String>,
}

impl Speakers {
    fn of(claims: &[Claim<'_>]) -> Self {
        let mut all: Vec<&Actor> = claims.iter().filter_map(|c| speaker(c)).collect();
        all.sort_by(|a, b| (b.name.len(), &a.name).cmp(&(a.name.len(), &b.name)));
        let mut persons: Vec<Actor> = Vec::new();
        let mut bodies: BTreeMap<String, String> = BTreeMap::new();
        for actor in all {
            if !actor.person {
                if actor.code().is_none() && !actor.name.starts_with(char::is_uppercase) {
                    continue;
                }
                bodies.entry(body(actor)).or_insert_with(|| actor.name.clone());
            } else if !persons.iter().any(|p| who::compatible(p, actor)) {
                persons.push(actor.clone());
            }
        }
        Self { persons, bodies }
    }

    fn key(&self, claim: &Claim<'_>) -> Option<Key> {
        match speaker(claim) {
            Some(actor) if actor.person && (actor.code().is_some() || who::named(actor)) => {
                let known = self.persons.iter().find(|p| who::compatible(p, actor)).unwrap_or(actor);
                Some(Key::Speaker(known.name.clone()))
            }
            Some(actor) if actor.code().is_some() || actor.name.starts_with(char::is_uppercase) => {
                Some(Key::Speaker(body(actor)))
            }
            // `the foreign ministry`: the only body of the episode that goes by these words, else nobody known.
            Some(actor) => {
                let words = raw_words(&actor.name);
                let mut known = self.bodies.iter().filter(|(_, name)| words.is_subset(&raw_words(name)));
                known.next().filter(|_| known.next().is_none()).map(|(key, _)| Key::Speaker(key.clone()))
            }
            None => {
                let medium = claim.event.attribution.iter().find(|s| s.medium && !s.actor.anonymous)?;
                Some(Key::Medium(who::name_words(&medium.actor.name).join(" ")))
            }
        }
    }
}

/// The original speaker of a claim, if the text names one.
fn speaker<'a>(claim: &Claim<'a>) -> Option<&'a Actor> {
    claim.event.attribution.iter().map(|s| (&s.actor, s.medium)).find(|(a, m)| !m && !a.anonymous).map(|(a, _)| a)
}

/// A government's ministries and spokesmen speak for one body.
fn body(actor: &Actor) -> String {
    if actor.code().is_some() { actor.label() } else { who::name_words(&actor.name).join(" ") }
}

fn raw_words(name: &str) -> BTreeSet<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn own_keys(docs: &[CodedDocument], members: &[usize], shared: &Shared) -> BTreeMap<usize, Key> {
    let credit = |d: usize| -> BTreeSet<String> { docs[d].document.credits.iter().flat_map(|c| agencies(c)).collect() };
    let own = |d: usize| {
        let class = shared.class[d];
        // The text of a class is one, so its credits are put together.
        let credits: BTreeSet<String> =
            members.iter().filter(|m| shared.class[**m] == class).flat_map(|m| credit(*m)).collect();
        credits.into_iter().next().map_or(Key::Own(class), Key::Agency)
    };
    members.iter().map(|&d| (d, own(d))).collect()
}

/// Names of agencies in a credit line: its capitalised words, less those of the phrase.
pub fn agencies(credit: &str) -> Option<String> {
    const PHRASE: [&str; 12] = [
        "additional",
        "reporting",
        "by",
        "with",
        "contributed",
        "input",
        "inputs",
        "from",
        "photo",
        "source",
        "news",
        "the",
    ];
    let words: Vec<&str> = credit
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.starts_with(char::is_uppercase) && !PHRASE.contains(&w.to_lowercase().as_str()))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn label(key: &Key, docs: &[CodedDocument], speakers: &Speakers) -> String {
    match key {
        Key::Speaker(s) => {
            format!("statement of {}", speakers.bodies.get(s).unwrap_or(s))
        }
        Key::Medium(m) => format!("report of {m}"),
        Key::Passage(_) => "words that several documents share".into(),
        Key::Agency(a) => format!("agency report ({a})"),
        Key::Own(d) => format!("own reporting of {}", docs[*d].document.id),
    }
}
