//! Of which state is a person whom a document only names? Another document of the run may say so.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::Actor;
use legation_model::claim::CodedDocument;

use crate::who;

/// Gives persons without a state the state that other mentions of the same name have, if these agree.
pub fn complete(docs: &mut [CodedDocument]) {
    let mut known: Vec<(String, String)> = docs
        .iter()
        .flat_map(|d| &d.events)
        .flat_map(|e| e.actors.iter().chain(&e.recipients).chain(e.attribution.iter().map(|s| &s.actor)))
        .filter(|a| who::named(a))
        .filter_map(|a| Some((a.name.clone(), a.country.clone()?)))
        .collect();
    known.sort();
    known.dedup();
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (name, _)) in known.iter().enumerate() {
        for word in who::name_words(name) {
            by_word.entry(word).or_default().push(i);
        }
    }
    // Names of one person have a word in common.
    let like = |name: &str| -> BTreeSet<&(String, String)> {
        who::name_words(name).iter().filter_map(|w| by_word.get(w)).flatten().map(|i| &known[*i]).collect()
    };
    for event in docs.iter_mut().flat_map(|d| &mut d.events) {
        let speakers = event.attribution.iter_mut().map(|s| &mut s.actor);
        for actor in event.actors.iter_mut().chain(&mut event.recipients).chain(speakers) {
            complete_one(actor, like);
        }
    }
}

fn complete_one<'k>(actor: &mut Actor, like: impl Fn(&str) -> BTreeSet<&'k (String, String)>) {
    if actor.code().is_some() || !who::named(actor) {
        return;
    }
    let known = like(&actor.name);
    let states: BTreeSet<&String> =
        known.iter().filter(|(name, _)| who::same_name(name, &actor.name)).map(|(_, state)| state).collect();
    if let (1, Some(state)) = (states.len(), states.first()) {
        actor.country = Some((*state).clone());
        actor.how = format!("{}; state as where it is given with the same name", actor.how);
    }
}
