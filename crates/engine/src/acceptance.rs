//! What do names in a list of expectations lead to? The codes that the knowledge of the program has for them.

use std::collections::BTreeSet;

use legation_eval::acceptance::Names;
use legation_lexicon::names::cut;
use legation_lexicon::{Lexicon, NameEntry};

/// Names of states, capitals, peoples, offices' seats, organisations and people.
pub struct Codes<'l>(
    /// The knowledge that is asked.
    pub &'l Lexicon,
);

impl Names for Codes<'_> {
    fn codes(&self, text: &str) -> BTreeSet<String> {
        let tokens = cut(text);
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (mut codes, mut at) = (BTreeSet::new(), 0);
        while at < tokens.len() {
            match self.0.names.longest_at(&tokens, at) {
                Some((len, entries)) => {
                    codes.extend(entries.iter().find_map(|e| self.code(*e)));
                    at += len.max(1);
                }
                None => at += 1,
            }
        }
        codes
    }
}

impl Codes<'_> {
    fn code(&self, entry: NameEntry) -> Option<String> {
        let lexicon = self.0;
        match entry {
            NameEntry::Country { index, .. } => lexicon.countries.get(index).map(|c| c.iso3.clone()),
            NameEntry::Metonym(index) => lexicon.metonyms.get(index).map(|m| m.iso3_or_org.clone()),
            NameEntry::Organisation(index) => {
                lexicon.organisations.get(index).map(|o| o.country.clone().unwrap_or_else(|| o.code.clone()))
            }
            NameEntry::Person(index) => lexicon.people.get(index).and_then(|p| p.country.clone()),
            _ => None,
        }
    }
}
