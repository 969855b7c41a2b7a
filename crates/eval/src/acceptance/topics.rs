//! What is a difference about? The happenings and names that its words lead to in the documents.

use std::collections::BTreeSet;

use legation_model::claim::{CodedDocument, EventClaim};

use super::articles::Articles;
use super::claims::everybody;
use super::list::Record;
use super::parties::{proper_words, words};

/// Share of a phrase's words that a sentence must hold to be what it speaks of.
const SHARE: f64 = 0.5;

/// The value of a record for a document: under its own name, or one such as `001/002` or `001-004`.
pub fn value_of<'r>(record: &'r Record, doc: &str) -> Option<&'r str> {
    let names = |key: &str| {
        let range = key.split_once('-').is_some_and(|(from, to)| from <= doc && doc <= to);
        range || key.split('/').any(|k| k == doc)
    };
    record.values().into_iter().find(|(key, _)| names(key)).map(|(_, text)| text)
}

/// The words of a record's subject that belong to the name of an actor of its documents, in small letters.
pub fn people(record: &Record, articles: &Articles<'_>) -> BTreeSet<String> {
    let docs = record.docs().into_iter().filter_map(|d| articles.doc(d));
    let known: BTreeSet<String> = docs.flat_map(everybody).flat_map(|a| proper_words(&a.name)).collect();
    proper_words(&record.action.replace('-', " ")).into_iter().filter(|w| known.contains(w)).collect()
}

/// Whether a text speaks of what the record does: it names the record's people or, where it has none, shares a telling word
/// with its subject or its values.
pub fn is_about(record: &Record, text: &str, articles: &Articles<'_>) -> bool {
    let people = people(record, articles);
    if !people.is_empty() {
        let told = words(text);
        return people.iter().all(|p| told.contains(p));
    }
    let subject = record.values().iter().fold(record.action.clone(), |all, (_, value)| all + " " + value);
    !telling(&subject).is_disjoint(&telling(text))
}

/// The words of a phrase that tell one thing from another, cut to five letters.
fn telling(text: &str) -> BTreeSet<String> {
    let plain = text.replace('-', " ");
    let kept = words(&plain).into_iter().filter(|w| w.chars().count() > 3 || w.chars().all(|c| c.is_ascii_digit()));
    kept.map(|w| w.chars().take(5).collect()).collect()
}

/// The sentences of a document that hold most of the words of a phrase, and at least half of them.
pub fn sentences(doc: &CodedDocument, phrase: &str) -> Vec<u32> {
    let wanted = telling(phrase);
    let held = |i: u32| telling(doc.sentence_text(i)).intersection(&wanted).count();
    let all = 0..u32::try_from(doc.sentences.len()).unwrap_or(0);
    let most = all.clone().map(held).max().unwrap_or(0);
    if wanted.is_empty() || (most as f64) < SHARE * wanted.len() as f64 {
        return Vec::new();
    }
    all.filter(|i| held(*i) == most).collect()
}

/// The events of a document that its value speaks of: those of the sentences that hold its words.
pub fn events<'a>(record: &Record, doc: &str, articles: &Articles<'a>) -> Vec<&'a EventClaim> {
    let Some(coded) = articles.doc(doc) else { return Vec::new() };
    let Some(value) = value_of(record, doc) else { return Vec::new() };
    events_of(coded, value)
}

/// The events of the sentences that hold the words of a phrase.
pub fn events_of<'a>(doc: &'a CodedDocument, phrase: &str) -> Vec<&'a EventClaim> {
    let here = sentences(doc, phrase);
    doc.events.iter().filter(|e| here.contains(&e.sentence) && e.background.is_none()).collect()
}

/// The happenings, by identifier, that the documents' values speak of, one set a document.
pub fn stories(record: &Record, articles: &Articles<'_>) -> Vec<(String, BTreeSet<String>)> {
    let of = |doc: &str| {
        let events = events(record, doc, articles);
        events.iter().flat_map(|e| articles.stories_of(&e.id)).map(|s| s.id.clone()).collect()
    };
    record.docs().into_iter().map(|d| (d.to_string(), of(d))).collect()
}
