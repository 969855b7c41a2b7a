//! Which words show that a sentence tells of a match, a storm or a share price? Rows of `domains.csv` and of
//! `ontology/domains.csv`, and the weighing of a sentence by them.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::plover::EventType;

use crate::table::{Cells, Table, is_id};

/// A subject of the news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its name (`sport`).
    pub domain: String,
    /// PLOVER types that are not coded in its sentences; where there is none, its words speak against other domains.
    pub leaves_out: Vec<EventType>,
    /// Whether a state that is merely named (`Chad`) is an actor there as elsewhere, not a team or a place.
    pub states: bool,
    /// What it holds, in a line.
    pub definition: String,
}

impl Table for Domain {
    const FILE: &'static str = "ontology/domains.csv";
    const COLUMNS: &'static [&'static str] = &["domain", "leaves_out", "states", "definition"];

    fn read(c: &mut Cells) -> Self {
        Self {
            domain: c.shaped("domain", is_id, "small letters, digits and hyphens"),
            leaves_out: c.event_types("leaves_out"),
            states: c.flag("states"),
            definition: c.text("definition"),
        }
    }
}

/// A word or phrase of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainWord {
    /// Lemmas or words in small letters; `#` is a number of up to three digits.
    pub phrase: String,
    /// A [`Domain`].
    pub domain: String,
    /// 1: a hint; 2: tells by itself; 0, of a domain that leaves nothing out: takes nothing off the weight of others.
    pub weight: i32,
}

impl Table for DomainWord {
    const FILE: &'static str = "domains.csv";
    const COLUMNS: &'static [&'static str] = &["phrase", "domain", "weight"];

    fn read(c: &mut Cells) -> Self {
        Self {
            phrase: c.shaped("phrase", |t| t.to_lowercase() == t, "small letters"),
            domain: c.text("domain"),
            weight: c.number_in("weight", 0, 2).unwrap_or(1),
        }
    }
}

/// The domain of courts and police: they judge ordinary crime as well as political.
const LAW: &str = "law";

/// The weight that makes a sentence one of a domain.
const ENOUGH: i32 = 2;

/// All rows, found by their first word.
#[derive(Debug, Clone, Default)]
pub struct Domains {
    domains: Vec<Domain>,
    words: Vec<DomainWord>,
    /// Rows by first word; the words after it, the longest first.
    by_word: BTreeMap<String, Vec<(usize, Vec<String>)>>,
}

/// What a sentence tells of, and the words that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject<'d> {
    /// The domain.
    pub domain: &'d Domain,
    /// The phrases of `domains.csv` found.
    pub shown_by: Vec<&'d str>,
}

impl Domains {
    /// The rows, indexed.
    pub(crate) fn new(domains: Vec<Domain>, words: Vec<DomainWord>) -> Self {
        let mut by_word: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
        for (n, row) in words.iter().enumerate() {
            let mut parts = row.phrase.split_whitespace().map(str::to_owned);
            if let Some(first) = parts.next() {
                by_word.entry(first).or_default().push((n, parts.collect()));
            }
        }
        for rows in by_word.values_mut() {
            rows.sort_by_key(|(n, rest)| (std::cmp::Reverse(rest.len()), *n));
        }
        Self { domains, words, by_word }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The domain of a sentence, given as pairs of word and lemma in small letters. Each row counts once; the words of
    /// domains that leave nothing out are taken off. `None` where no domain has weight enough.
    pub fn of(&self, sentence: &[(String, String)]) -> Option<Subject<'_>> {
        let found = self.rows(sentence);
        let domain_of = |n: usize| self.domains.iter().find(|d| d.domain == self.words[n].domain);
        let public: Vec<i32> = found
            .iter()
            .filter(|n| domain_of(**n).is_some_and(|d| d.leaves_out.is_empty()))
            .map(|n| self.words[*n].weight)
            .collect();
        let against: i32 = public.iter().sum();
        let mut best: Option<(i32, Subject<'_>)> = None;
        for domain in self.domains.iter().filter(|d| !d.leaves_out.is_empty()) {
            let rows = found.iter().map(|n| &self.words[*n]).filter(|w| w.domain == domain.domain);
            let (mut weight, mut shown_by) = (0, Vec::new());
            for row in rows {
                weight += row.weight;
                shown_by.push(row.phrase.as_str());
            }
            if weight - against >= ENOUGH && best.as_ref().is_none_or(|(top, _)| weight > *top) {
                best = Some((weight, Subject { domain, shown_by }));
            }
        }
        best.map(|(_, subject)| subject).or_else(|| self.wordless().filter(|_| public.is_empty()))
    }

    /// Whether no word of a sentence is of a domain that leaves nothing out, courts and police aside.
    pub fn is_private(&self, sentence: &[(String, String)]) -> bool {
        let public = |n: &usize| {
            let domain = &self.words[*n].domain;
            domain != LAW && self.domains.iter().any(|d| d.domain == *domain && d.leaves_out.is_empty())
        };
        !self.rows(sentence).iter().any(public)
    }

    /// Whether a word is a storm, a flood, a fire or another mishap by itself.
    pub fn is_force_of_nature(&self, lemma: &str) -> bool {
        let rows = self.by_word.get(lemma.to_lowercase().as_str());
        rows.is_some_and(|rows| {
            rows.iter()
                .any(|(n, rest)| rest.is_empty() && matches!(self.words[*n].domain.as_str(), "weather" | "accident"))
        })
    }

    /// The rows whose phrases stand in a sentence.
    fn rows(&self, sentence: &[(String, String)]) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut at = 0;
        while at < sentence.len() {
            let (rows, len) = self.at(&sentence[at..]);
            found.extend(rows);
            at += len;
        }
        found
    }

    /// The domain that has no words: that of sentences without a word of a domain that leaves nothing out.
    fn wordless(&self) -> Option<Subject<'_>> {
        let domain = self.domains.iter().find(|d| !self.words.iter().any(|w| w.domain == d.domain))?;
        Some(Subject { domain, shown_by: Vec::new() })
    }

    /// The rows of the longest phrase that begins the words, and how many words it takes; one word where there is none.
    fn at(&self, words: &[(String, String)]) -> (Vec<usize>, usize) {
        let Some((word, lemma)) = words.first() else { return (Vec::new(), 1) };
        let number = if is_number(word) { "#" } else { "" };
        let starts = [word.as_str(), lemma.as_str(), number];
        let rows = starts.iter().filter_map(|w| self.by_word.get(*w)).flatten();
        let fits = |rest: &[String]| {
            rest.iter().enumerate().all(|(n, part)| {
                words.get(n + 1).is_some_and(|(w, l)| part == w || part == l || (part == "#" && is_number(w)))
            })
        };
        let fitting: Vec<_> = rows.filter(|(_, rest)| fits(rest)).collect();
        let longest = fitting.iter().map(|(_, rest)| rest.len()).max().unwrap_or(0);
        let rows = fitting.iter().filter(|(_, rest)| rest.len() == longest).map(|(n, _)| *n).collect();
        (rows, longest + 1)
    }
}

/// A number that may be part of a score.
fn is_number(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use legation_model::plover::EventType;

    use super::{Domain, DomainWord, Domains};

    #[test]
    fn sentences_are_weighed() {
        let domain = |name: &str, leaves_out: Vec<EventType>| Domain {
            domain: name.into(),
            leaves_out,
            states: false,
            definition: name.into(),
        };
        let row =
            |phrase: &str, domain: &str, weight| DomainWord { phrase: phrase.into(), domain: domain.into(), weight };
        let domains = Domains::new(
            vec![domain("politics", vec![]), domain("sport", vec![EventType::Assault])],
            vec![
                row("# - #", "sport", 1),
                row("goalkeeper", "sport", 2),
                row("half", "sport", 1),
                row("half the country", "politics", 2),
                row("minister", "politics", 1),
            ],
        );
        let cases: [(&str, Option<&[&str]>); 7] = [
            ("the goalkeeper struck", Some(&["goalkeeper"])),
            ("chad struck in the first half : 3 - 1", Some(&["# - #", "half"])),
            ("half and half", None),
            ("half the country watched the goalkeeper", None),
            ("the goalkeeper met the minister", None),
            ("a vote of 2019 - 1", None),
            ("", None),
        ];
        for (text, shown) in cases {
            let words: Vec<_> = text.split_whitespace().map(|w| (w.to_owned(), w.to_owned())).collect();
            let found = domains.of(&words);
            assert_eq!(found.map(|s| s.shown_by), shown.map(<[&str]>::to_vec), "{text}");
        }
    }
}
