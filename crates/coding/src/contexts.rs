//! Which contexts does an event stand in? Those of its pattern, and those that the words of its clause show.

use std::collections::BTreeMap;

use legation_lexicon::Lexicon;
use legation_nlp::Token;

use crate::modality::clause_of;

/// Longest phrase of `data/ontology/contexts.csv`, in words.
const LONGEST: usize = 4;

/// Finds contexts by words.
pub struct Contexts<'l> {
    by_word: BTreeMap<&'l str, Vec<&'l str>>,
}

impl<'l> Contexts<'l> {
    /// The words of the data.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { by_word: lexicon.ontology.contexts_by_word() }
    }

    /// The contexts of a pattern and of the words in its trigger's clause, sorted, each once.
    pub fn of(&self, trigger: Token<'_>, of_pattern: &[String]) -> Vec<String> {
        let mut out: Vec<String> = of_pattern.to_vec();
        let lemmas: Vec<String> = clause_of(trigger).subtree().map(|t| t.lemma().to_lowercase()).collect();
        for from in 0..lemmas.len() {
            for length in 1..=LONGEST.min(lemmas.len() - from) {
                let found = if length == 1 {
                    self.by_word.get(lemmas[from].as_str())
                } else {
                    self.by_word.get(lemmas[from..from + length].join(" ").as_str())
                };
                out.extend(found.into_iter().flatten().map(|context| (*context).to_owned()));
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}
