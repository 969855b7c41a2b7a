//! Which words take a stand? Rows of `ontology/wordings.csv`: things of a conflict that outlets call by words that exclude each
//! other, and the search for those words.

use std::collections::BTreeMap;

use crate::table::{Cells, Table, is_id};

/// Words that may stand between the words of a phrase (`cut all diplomatic ties`).
const GAP: usize = 2;

/// A phrase that calls a thing by one of its rival names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What is named, an id (`measures`).
    pub thing: String,
    /// The same in neutral words.
    pub label: String,
    /// Whether who takes one of the names denies the others (`blockade`, `boycott`); else they only stand beside each other.
    pub excludes: bool,
    /// The name that the phrase gives it; phrases of one side say the same.
    pub side: String,
    /// Lemmas or words in small letters.
    pub phrase: String,
}

impl Table for Wording {
    const FILE: &'static str = "ontology/wordings.csv";
    const COLUMNS: &'static [&'static str] = &["thing", "label", "excludes", "side", "phrase"];

    fn read(c: &mut Cells) -> Self {
        Self {
            thing: c.shaped("thing", is_id, "small letters, digits and hyphens"),
            label: c.text("label"),
            excludes: c.flag("excludes"),
            side: c.text("side"),
            phrase: c.shaped("phrase", |t| t.to_lowercase() == t, "small letters"),
        }
    }
}

/// All rows, found by their first word.
#[derive(Debug, Clone, Default)]
pub struct Wordings {
    rows: Vec<Wording>,
    /// Rows by first word; the words after it, the longest first.
    by_word: BTreeMap<String, Vec<(usize, Vec<String>)>>,
}

impl Wordings {
    /// The rows, indexed.
    pub(crate) fn new(rows: Vec<Wording>) -> Self {
        let mut by_word: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            let mut parts = row.phrase.split_whitespace().map(str::to_owned);
            if let Some(first) = parts.next() {
                by_word.entry(first).or_default().push((n, parts.collect()));
            }
        }
        for rows in by_word.values_mut() {
            rows.sort_by_key(|(n, rest)| (std::cmp::Reverse(rest.len()), *n));
        }
        Self { rows, by_word }
    }

    /// The phrases in a sentence, given as pairs of word and lemma in small letters: the row of each with its first and last
    /// word. Of several phrases that begin with one word the longest counts, for each thing.
    pub fn find(&self, sentence: &[(String, String)]) -> Vec<(&Wording, usize, usize)> {
        let mut found: Vec<(&Wording, usize, usize)> = Vec::new();
        for (at, (word, lemma)) in sentence.iter().enumerate() {
            let starts = if word == lemma { vec![word] } else { vec![word, lemma] };
            for (n, rest) in starts.iter().filter_map(|w| self.by_word.get(*w)).flatten() {
                let row = &self.rows[*n];
                let Some(last) = follows(&sentence[at + 1..], rest).map(|len| at + len) else { continue };
                let within = |(r, a, b): &(&Wording, usize, usize)| r.thing == row.thing && *a <= at && at <= *b;
                if !found.iter().any(within) {
                    found.push((row, at, last));
                }
            }
        }
        found
    }
}

/// How many words it takes until all of `rest` have stood in order, if they do.
fn follows(words: &[(String, String)], rest: &[String]) -> Option<usize> {
    let mut at = 0;
    for part in rest {
        let near = words.get(at..)?.iter().take(GAP + 1);
        at += near.enumerate().find(|(_, (w, l))| w == part || l == part)?.0 + 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{Wording, Wordings};

    #[test]
    fn phrases_are_found_with_words_between() {
        let row = |side: &str, phrase: &str| Wording {
            thing: "measures".into(),
            label: "measures".into(),
            excludes: true,
            side: side.into(),
            phrase: phrase.into(),
        };
        let all = Wordings::new(vec![row("blockade", "blockade"), row("severing of ties", "cut tie")]);
        for (text, found) in [
            ("chad cut all its tie with togo", &[("severing of ties", 1, 4)][..]),
            ("chad cut wood and all of its tie", &[]),
            ("the blockade and the cut tie", &[("blockade", 1, 1), ("severing of ties", 4, 5)]),
        ] {
            let words: Vec<_> = text.split(' ').map(|w| (w.to_owned(), w.to_owned())).collect();
            let got: Vec<_> = all.find(&words).into_iter().map(|(r, a, b)| (r.side.as_str(), a, b)).collect();
            assert_eq!(got, found, "{text}");
        }
    }
}
