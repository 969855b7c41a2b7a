//! Which row has this noun? Tables of agents by word, filled once.

use std::collections::HashMap;

use crate::Lexicon;

/// Where rows are found.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Row of an agent by its noun.
    pub agents: HashMap<String, usize>,
    /// Number of words of the longest agent that begins with a word.
    pub agent_words: HashMap<String, usize>,
}

impl Index {
    pub fn build(lexicon: &Lexicon) -> Self {
        let mut index = Self::default();
        for (i, agent) in lexicon.agents.iter().enumerate() {
            index.agents.entry(agent.noun.clone()).or_insert(i);
            let mut words = agent.noun.split(' ');
            if let Some(first) = words.next() {
                let longest = index.agent_words.entry(first.to_owned()).or_default();
                *longest = (*longest).max(1 + words.count());
            }
        }
        index
    }
}
