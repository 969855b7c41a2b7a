//! Which words does a synset stand for? `&NAME` with lines `+WORD`; a synset may name others.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{clean, lemmas};

/// The synsets of a dictionary: the words of each member.
#[derive(Debug, Clone, Default)]
pub(crate) struct Synsets(BTreeMap<String, Vec<Vec<String>>>);

impl Synsets {
    /// Adds a synset without members.
    pub fn open(&mut self, name: &str) {
        self.0.entry(plain(name)).or_default();
    }

    /// Adds a member.
    pub fn add(&mut self, name: &str, member: &str) {
        let words: Vec<String> = member.replace('_', " ").split_whitespace().map(str::to_owned).collect();
        if !words.is_empty() {
            self.0.entry(plain(name)).or_default().push(words);
        }
    }

    /// Adds all synsets of another dictionary; those of one name become one.
    pub fn extend(&mut self, other: Self) {
        for (name, members) in other.0 {
            self.0.entry(name).or_default().extend(members);
        }
    }

    /// Whether the synset has a member.
    pub fn has(&self, name: &str) -> bool {
        !self.words(name).is_empty()
    }

    /// The name that it has in a file of classes, for the words of [`Self::words`].
    pub fn class(name: &str) -> String {
        let letters = plain(name).to_lowercase();
        format!("petrarch_{}", letters.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
    }

    /// The names of the synsets.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Lemmas, and phrases joined by `_`.
    pub fn words(&self, name: &str) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        self.collect(&plain(name), 0, &mut out);
        out
    }

    fn collect(&self, name: &str, depth: u8, out: &mut BTreeSet<String>) {
        if depth > 8 {
            return;
        }
        for member in self.0.get(name).into_iter().flatten() {
            match member.as_slice() {
                [one] if one.starts_with('&') => self.collect(&plain(one), depth + 1, out),
                words => out.extend(phrase(words)),
            }
        }
    }
}

/// The name without `&` and the final `_`, which only says that no plurals are wanted.
fn plain(name: &str) -> String {
    name.trim_start_matches('&').trim_end_matches('_').to_uppercase()
}

/// A word in its lemmas, or a phrase joined by `_`; a word with a hyphen also as the phrase into which it is cut.
pub(crate) fn phrase(words: &[String]) -> Vec<String> {
    let words: Vec<String> = words.iter().map(|w| clean(w)).filter(|w| !w.is_empty()).collect();
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let mut out = Vec::new();
    for last in lemmas(last) {
        let joined = before.iter().chain([&last]).cloned().collect::<Vec<_>>().join("_");
        if joined.contains('-') && before.is_empty() {
            let cut: Vec<&str> = joined.split('-').filter(|p| !p.is_empty()).collect();
            out.push(cut.join("_"));
        }
        out.push(joined);
    }
    out
}
