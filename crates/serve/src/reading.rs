//! What is looked up in one record? The dossier with its happenings in order of time and its documents by id.

use std::collections::HashMap;

use jiff::civil::Date;
use legation_engine::model::dossier::{DocumentEntry, Dossier, Episode, Story};
use xxhash_rust::xxh3::Xxh3;

/// A record of a day, or of everything.
pub struct Reading {
    /// The record.
    pub dossier: Dossier,
    /// Changes whenever the record does.
    pub version: String,
    documents: HashMap<String, usize>,
    by_time: Vec<(usize, usize)>,
}

impl Reading {
    /// The look-ups over a dossier.
    pub fn new(dossier: Dossier) -> Self {
        let documents = dossier.documents.iter().enumerate().map(|(n, d)| (d.id.clone(), n)).collect();
        let mut by_time: Vec<(usize, usize)> = dossier
            .episodes
            .iter()
            .enumerate()
            .flat_map(|(e, ep)| (0..ep.stories.len()).map(move |s| (e, s)))
            .collect();
        let when = |&(e, s): &(usize, usize)| {
            let range = dossier.episodes[e].stories[s].when;
            (range.is_none(), range, e, s)
        };
        by_time.sort_by_key(when);
        let version = version(&dossier);
        Self { documents, by_time, version, dossier }
    }

    /// The episode of an id.
    pub fn episode(&self, id: &str) -> Option<&Episode> {
        self.dossier.episodes.iter().find(|e| e.id == id)
    }

    /// The document of an id.
    pub fn entry(&self, id: &str) -> Option<&DocumentEntry> {
        self.documents.get(id).map(|n| &self.dossier.documents[*n])
    }

    /// What a reader calls the source of a document: its outlet, else its id.
    pub fn outlet<'r>(&'r self, id: &'r str) -> &'r str {
        self.entry(id).and_then(|d| d.outlet.as_deref()).unwrap_or(id)
    }

    /// Every happening with its episode, by its first and last possible day; those without a day come last.
    pub fn stories(&self) -> impl Iterator<Item = (&Episode, &Story)> {
        self.by_time.iter().map(|&(e, s)| {
            let episode = &self.dossier.episodes[e];
            (episode, &episode.stories[s])
        })
    }

    /// The newest day on which an article was published.
    pub fn newest(&self) -> Option<Date> {
        self.dossier.documents.iter().filter_map(|d| d.published.range.map(|r| r.last)).max()
    }

    /// The days on which articles were published, each once, where there are few enough to choose from.
    pub fn days(&self) -> Option<Vec<Date>> {
        let mut days: Vec<Date> =
            self.dossier.documents.iter().filter_map(|d| d.published.range.map(|r| r.last)).collect();
        days.sort_unstable();
        days.dedup();
        (days.len() <= 1000).then_some(days)
    }
}

/// Of what the record was made: the day, the articles, and the lines of corrections.
fn version(dossier: &Dossier) -> String {
    let mut hash = Xxh3::new();
    hash.update(format!("{:?} {} ", dossier.as_of, dossier.corrections.len()).as_bytes());
    for d in &dossier.documents {
        hash.update(d.id.as_bytes());
        hash.update(&[0]);
    }
    format!("{:016x}", hash.digest())
}
