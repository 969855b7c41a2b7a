//! How would a newspaper write a name that the dictionary has in capitals? And which names does Legation know already?
//!
//! Legation tells names by their capitals, so `UNITED_FRONT_OF_ZUBROWKA_` becomes `United Front of Zubrowka`. Acronyms keep
//! their capitals: those that stand in the data as such, words without a vowel, those in brackets or with digits or
//! full stops. A short name of one word is taken in both forms (`Zuf`, `ZUF`), an Arabic article in both (`Al-`, `al-`).

use std::collections::{BTreeMap, BTreeSet};

use crate::Lexicon;
use crate::names::cut;

/// What Legation knows a name as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    /// A state, its capital, its parliament; ISO code.
    Country(String),
    /// An organisation; code.
    Organisation(String),
    /// A person; full name.
    Person(String),
    /// A building, place, territory, agreement, incident or outlet.
    Other,
}

/// Words that stay small inside a name.
const SMALL: &[&str] = &[
    "a", "and", "at", "bin", "by", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "en", "et",
    "for", "from", "ibn", "in", "la", "las", "le", "les", "los", "of", "on", "or", "the", "to", "und", "van", "von",
    "with", "y", "zu", "zur",
];

/// Arabic articles: papers differ in whether they write them small.
const ARTICLES: &[&str] = &["al", "as", "ash", "at", "az", "el", "ul", "ad", "an", "ar"];

/// Words without a vowel that are no acronyms.
const NO_ACRONYMS: &[&str] = &["dr", "ft", "gen", "jr", "lt", "mr", "mrs", "ms", "mt", "sgt", "sr", "st"];

/// The spellings and names of the data.
pub(crate) struct Names {
    /// Words that the data have mostly in capitals, in small letters.
    acronyms: BTreeSet<String>,
    /// Names by their small letters.
    known: BTreeMap<String, Known>,
}

impl Names {
    /// The names of a lexicon.
    pub fn of(lexicon: &Lexicon) -> Self {
        let mut names = Self { acronyms: BTreeSet::new(), known: BTreeMap::new() };
        // How often a word stands in capitals, and how often otherwise.
        let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut learn = |text: &str, known: Known| {
            for word in cut(text) {
                let letters = word.chars().filter(|c| c.is_alphabetic()).count();
                let capitals = word.chars().all(|c| !c.is_lowercase()) && letters > 1;
                let count = seen.entry(word.to_lowercase()).or_default();
                if capitals { count.0 += 1 } else { count.1 += 1 }
            }
            names.known.entry(key(text)).or_insert(known);
        };
        for c in &lexicon.countries {
            let all = [&c.aliases, &c.demonyms, &c.capital_aliases, &c.legislature].into_iter().flatten();
            for text in std::iter::once(&c.name).chain(&c.capital).chain(all) {
                learn(text, Known::Country(c.iso3.clone()));
            }
        }
        for o in &lexicon.organisations {
            std::iter::once(&o.name).chain(&o.aliases).for_each(|t| learn(t, Known::Organisation(o.code.clone())));
        }
        for p in &lexicon.people {
            std::iter::once(&p.name).chain(&p.aliases).for_each(|t| learn(t, Known::Person(p.name.clone())));
        }
        let others = lexicon.metonyms.iter().map(|m| &m.name);
        let others = others.chain(lexicon.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases)));
        let others = others.chain(lexicon.contested.iter().flat_map(|c| std::iter::once(&c.label).chain(&c.terms)));
        let others = others.chain(lexicon.agreements.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.aliases)));
        let others = others.chain(lexicon.incidents.iter().flat_map(|x| std::iter::once(&x.name).chain(&x.aliases)));
        let others = others.chain(lexicon.outlets.iter().flat_map(|o| std::iter::once(&o.name).chain(&o.aliases)));
        others.for_each(|text| learn(text, Known::Other));
        let acronym = |(word, (capitals, others)): (String, (usize, usize))| {
            (capitals > others && !SMALL.contains(&word.as_str())).then_some(word)
        };
        names.acronyms = seen.into_iter().filter_map(acronym).collect();
        names
    }

    /// What Legation knows the name as, whatever its capitals, with or without a leading `the`.
    pub fn known(&self, name: &str) -> Option<&Known> {
        let key = key(name);
        let bare = key.strip_prefix("the ");
        self.known.get(&key).or_else(|| bare.and_then(|bare| self.known.get(bare)))
    }

    /// The spellings of a name of a dictionary, the usual one first; none if nothing is left of it.
    pub fn spellings(&self, raw: &str) -> Vec<String> {
        let text = raw.replace(['_', '|', '"'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.iter().any(|w| w.chars().any(char::is_alphanumeric)) {
            return Vec::new();
        }
        if text.chars().any(char::is_lowercase) {
            return vec![words.join(" ")];
        }
        let usual = self.spelled(&words, false);
        let mut out = vec![usual.clone()];
        let other = match words.as_slice() {
            [word] if word.chars().count() <= 6 => (*word).to_owned(),
            _ => self.spelled(&words, true),
        };
        if other != usual {
            out.push(other);
        }
        out
    }

    fn spelled(&self, words: &[&str], small_articles: bool) -> String {
        let mut out: Vec<String> = Vec::new();
        for (n, word) in words.iter().enumerate() {
            let mut text = String::new();
            let mut begin = 0;
            for (at, c) in word.char_indices().chain([(word.len(), ' ')]) {
                if matches!(c, '-' | '/' | ' ') {
                    let first = n == 0 && begin == 0;
                    text.push_str(&self.word(&word[begin..at], first, small_articles));
                    if c != ' ' {
                        text.push(c);
                    }
                    begin = at + c.len_utf8();
                }
            }
            out.push(text);
        }
        out.join(" ")
    }

    /// A word or a part of one between hyphens.
    fn word(&self, word: &str, first: bool, small_articles: bool) -> String {
        let lower = word.to_lowercase();
        if ARTICLES.contains(&lower.as_str()) {
            return if small_articles { lower } else { capital(&lower) };
        }
        if !first && SMALL.contains(&lower.as_str()) {
            return lower;
        }
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let vowel = letters().any(|c| "AEIOUYÁÉÍÓÚÄÖÜ".contains(c));
        let count = letters().count();
        if word.starts_with(|c: char| c.is_ascii_digit()) && count == 2 && lower.ends_with(['t', 'd', 'h']) {
            return lower;
        }
        let acronym = self.acronyms.contains(&lower)
            || word.chars().any(|c| c.is_ascii_digit())
            || word.starts_with('(') && word.ends_with(')') && count <= 8
            || word.contains('.') && count <= word.matches('.').count() * 2
            || count > 1 && !vowel && !NO_ACRONYMS.contains(&lower.as_str());
        if acronym {
            return word.to_owned();
        }
        capital(&lower)
    }
}

/// A name in capitals at the start, after `(`, after `O'` and the like, and after `Mc`.
fn capital(lower: &str) -> String {
    let mut out = String::new();
    let mut up = true;
    for c in lower.chars() {
        if up && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            up = false;
        } else {
            out.push(c);
        }
        let one = out.chars().filter(|c| c.is_alphabetic()).count() == 1;
        up |= c == '\'' && one;
    }
    match out.strip_prefix("Mc") {
        Some(rest) if rest.chars().count() > 2 => format!("Mc{}", capital(rest)),
        _ => out,
    }
}

/// A name for comparison: small letters, cut as the index of names cuts it.
pub(crate) fn key(name: &str) -> String {
    cut(&name.replace(['_', '|', '"'], " ")).join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::Lexicon;

    #[test]
    fn capitals_are_put_as_papers_put_them() {
        let names = Names::of(Lexicon::builtin());
        let cases = [
            ("UNITED_FRONT_OF_ZUBROWKA_", "United Front of Zubrowka"),
            ("THE_LOW_COAST_", "The Low Coast"),
            ("UN_ENVOY_TO_ZUBROWKA", "UN Envoy to Zubrowka"),
            ("ZUF_", "Zuf|ZUF"),
            ("ZPLF", "ZPLF"),
            ("AL-QUMARI_BRIGADE_", "Al-Qumari Brigade|al-Qumari Brigade"),
            ("SEAN_O'BRODY_", "Sean O'Brody"),
            ("WORKERS'_UNION_", "Workers' Union"),
            ("PEOPLE'S_GUARD_", "People's Guard"),
            ("J.K._MCARDLE_", "J.K. McArdle"),
            ("MARCH_17TH_GROUP_(MSG)_", "March 17th Group (MSG)"),
            ("M-23_GROUP", "M-23 Group"),
            ("Old_Kr\u{e4}hwinkel_", "Old Kr\u{e4}hwinkel"),
            ("ÖSTERBURG_", "Österburg"),
            ("_ _", ""),
            ("|", ""),
        ];
        for (raw, wanted) in cases {
            assert_eq!(names.spellings(raw).join("|"), wanted, "{raw}");
        }
    }
}
