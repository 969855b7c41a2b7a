//! Do the conditions of a pattern hold around a word? Each slot searched for a word that satisfies it.

use legation_lexicon::patterns::{Condition, Pattern};
use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::effects::tells_when;
use crate::frame::{Frame, through_partitive, with_conjuncts};
use crate::mentions::Kind;

/// Whether a pattern's conditions hold; the words they took, or the first that fails.
pub fn holds(scene: &Scene<'_>, block: usize, frame: &Frame<'_>, pattern: &Pattern) -> Result<Vec<usize>, String> {
    if telephones(frame) && pattern.event_type == EventType::Request {
        return Err("`call` asks somebody by `on`, `for` or `to`; with an object it is a telephone call".into());
    }
    let mut consumed = Vec::new();
    for condition in &pattern.when {
        match filler(scene, block, frame, condition) {
            Some((slot, token)) => {
                if !matches!(slot, "subject" | "modifier" | "adverb" | "particle" | "within")
                    && !condition.words.actor
                    && !condition.words.human
                    && !condition.words.states
                    && !condition.words.owned
                    && !condition.words.none
                {
                    consumed.push(token.i());
                }
            }
            None if condition.words.none && is_empty(frame, condition) => {}
            None => return Err(format!("`{}` is not {}", condition.slot, in_words(condition))),
        }
    }
    for condition in &pattern.unless {
        if let Some((_, token)) = filler(scene, block, frame, condition) {
            return Err(format!("`{}` is `{}`, which it leaves alone", condition.slot, token.text()));
        }
    }
    Ok(consumed)
}

/// `called the minister to review the plan`, not `called on the minister to …`.
fn telephones(frame: &Frame<'_>) -> bool {
    let asks = ["on", "upon", "for", "to", "with"];
    frame.trigger.lemma() == "call"
        && !frame.slot("object").is_empty()
        && !frame.trigger.children().any(|c| asks.contains(&c.lower()) && !tells_when(c))
}

fn in_words(condition: &Condition) -> String {
    if condition.words.any {
        return "filled".into();
    }
    if condition.words.actor {
        return "an actor".into();
    }
    if condition.words.human {
        return "people".into();
    }
    if condition.words.owned {
        return "an actor's".into();
    }
    if condition.words.states {
        return "of two states".into();
    }
    let all = condition.words.lemmas.iter().cloned().chain(condition.words.phrases.iter().map(|p| p.join("_")));
    let mut words: Vec<String> = all.take(5).collect();
    if words.len() > 4 {
        words[4] = "…".into();
    }
    format!("one of `{}`", words.join(" "))
}

/// Whether no word stands in the slot.
fn is_empty(frame: &Frame<'_>, condition: &Condition) -> bool {
    slots(condition).all(|slot| frame.slot(slot).is_empty())
}

/// The slots of a condition: `within2` is a second one on `within`; `object|adverb` is either.
fn slots(condition: &Condition) -> impl Iterator<Item = &str> {
    condition.slot.trim_end_matches(|c: char| c.is_ascii_digit()).split('|')
}

/// The word that satisfies the condition, with the slot it stands in.
fn filler<'d, 'c>(
    scene: &Scene<'_>,
    block: usize,
    frame: &Frame<'d>,
    condition: &'c Condition,
) -> Option<(&'c str, Token<'d>)> {
    slots(condition).find_map(|slot| Some((slot, in_slot(scene, block, frame, slot, condition)?)))
}

fn in_slot<'d>(
    scene: &Scene<'_>,
    block: usize,
    frame: &Frame<'d>,
    slot: &str,
    condition: &Condition,
) -> Option<Token<'d>> {
    let expand = slot != "within";
    if condition.words.states
        && let Some(token) = of_two_states(scene, block, frame, slot)
    {
        return Some(token);
    }
    for token in frame.slot(slot) {
        let all = if expand { with_conjuncts(token) } else { vec![token] };
        for part in all {
            let inner = through_partitive(part);
            if condition.words.any {
                return Some(part);
            }
            if condition.words.name && inner.pos() == "PROPN" {
                return Some(part);
            }
            let mention = scene.mention_at(block, part.i());
            if condition.words.organisation && mention.is_some_and(|m| m.kind == Kind::Organisation) {
                return Some(part);
            }
            if condition.words.human && is_human(scene, block, part) {
                return Some(part);
            }
            if condition.words.actor && !scene.actors(block, part).is_empty() {
                return Some(part);
            }
            if condition.words.owned && !scene.actors_or_owners(block, part).is_empty() {
                return Some(part);
            }
            for word in [part, inner] {
                let known = condition.words.has(&word.lemma().to_lowercase()) || condition.words.has(word.lower());
                if known || condition.words.phrases.iter().any(|phrase| heads(word, phrase)) {
                    return Some(word);
                }
            }
        }
    }
    None
}

/// The first word of a slot whose fillers are of two states or more.
fn of_two_states<'d>(scene: &Scene<'_>, block: usize, frame: &Frame<'d>, slot: &str) -> Option<Token<'d>> {
    let words = frame.slot(slot);
    let actors = words.iter().flat_map(|t| scene.actors(block, *t));
    let codes: std::collections::BTreeSet<String> = actors.filter_map(|a| a.code().map(str::to_owned)).collect();
    words.first().copied().filter(|_| codes.len() > 1)
}

/// Whether a word is the last of a phrase and the other words stand before it, among what qualifies it.
fn heads(word: Token<'_>, phrase: &[String]) -> bool {
    let is = |token: Token<'_>, text: &str| token.lower() == text || token.lemma().to_lowercase() == text;
    let Some((last, others)) = phrase.split_last() else { return false };
    is(word, last) && others.iter().all(|w| word.subtree().any(|t| t.i() < word.i() && is(t, w)))
}

/// Whether a phrase names people.
pub fn is_human(scene: &Scene<'_>, block: usize, token: Token<'_>) -> bool {
    let token = through_partitive(token);
    if token.pos() == "PRON" {
        return matches!(token.lower(), "he" | "she" | "him" | "her" | "they" | "them" | "who" | "whom" | "everyone");
    }
    if matches!(token.ent_type(), "PERSON" | "NORP") && token.pos() != "ADJ" {
        return true;
    }
    let mention = scene.mention_at(block, token.i());
    if mention.is_some_and(|m| m.actor.person || matches!(m.kind, Kind::Person | Kind::Office | Kind::Demonym)) {
        return true;
    }
    scene.lexicon.agent(&token.lemma().to_lowercase()).is_some_and(|a| a.person)
}
