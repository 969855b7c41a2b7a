//! Do the conditions of a pattern hold around a word? Each slot searched for a word that satisfies it.

use std::borrow::Cow;
use std::cell::Cell;

use legation_lexicon::patterns::{Condition, Pattern};
use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::effects::tells_when;
use crate::frame::{Frame, lower_lemma, through_partitive, with_conjuncts};
use crate::mentions::Kind;

/// The fillers of a frame's slots as conditions see them, each slot looked up once for all patterns of a trigger.
pub struct Fillers<'f, 'd> {
    frame: &'f Frame<'d>,
    known: Vec<(String, Vec<Filler<'d>>)>,
}

/// A word in a slot, or a conjunct of it.
struct Filler<'d> {
    word: Token<'d>,
    /// The noun meant, behind a partitive.
    inner: Token<'d>,
    lemma: Cow<'d, str>,
    inner_lemma: Cow<'d, str>,
    /// Whether it names an actor, once that was asked.
    actor: Cell<Option<bool>>,
}

impl<'f, 'd> Fillers<'f, 'd> {
    /// Those of a frame; nothing is looked up yet.
    pub fn of(frame: &'f Frame<'d>) -> Self {
        Self { frame, known: Vec::new() }
    }

    fn slot(&mut self, name: &str) -> &[Filler<'d>] {
        let at = self.known.iter().position(|(slot, _)| slot == name).unwrap_or_else(|| {
            let words = self.frame.slot(name);
            let words = if name == "within" { words } else { words.into_iter().flat_map(with_conjuncts).collect() };
            self.known.push((name.to_owned(), words.into_iter().map(Filler::of).collect()));
            self.known.len() - 1
        });
        &self.known[at].1
    }
}

impl<'d> Filler<'d> {
    fn of(word: Token<'d>) -> Self {
        let inner = through_partitive(word);
        Self { word, inner, lemma: lower_lemma(word), inner_lemma: lower_lemma(inner), actor: Cell::new(None) }
    }

    fn is_actor(&self, scene: &Scene<'_>, block: usize) -> bool {
        let known = self.actor.get().unwrap_or_else(|| !scene.actors(block, self.word).is_empty());
        self.actor.set(Some(known));
        known
    }
}

/// Why a pattern's conditions do not hold.
pub enum Failure<'p, 'd> {
    /// No word fills the slot as the condition asks.
    Unmet(&'p Condition),
    /// A word does what the pattern leaves alone.
    Excluded(&'p Condition, Token<'d>),
    /// `call` with an object is no request.
    Telephones,
}

impl std::fmt::Display for Failure<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Telephones => {
                f.write_str("`call` asks somebody by `on`, `for` or `to`; with an object it is a telephone call")
            }
            Self::Unmet(condition) => write!(f, "`{}` is not {}", condition.slot, in_words(condition)),
            Self::Excluded(condition, token) => {
                write!(f, "`{}` is `{}`, which it leaves alone", condition.slot, token.text())
            }
        }
    }
}

/// Whether a pattern's conditions hold; the words they took, or the first that fails.
pub fn holds<'p, 'd>(
    scene: &Scene<'_>,
    block: usize,
    fillers: &mut Fillers<'_, 'd>,
    pattern: &'p Pattern,
) -> Result<Vec<usize>, Failure<'p, 'd>> {
    if pattern.event_type == EventType::Request && telephones(fillers.frame) {
        return Err(Failure::Telephones);
    }
    let mut consumed = Vec::new();
    for condition in &pattern.when {
        match filler(scene, block, fillers, condition) {
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
            None if condition.words.none && is_empty(fillers, condition) => {}
            None => return Err(Failure::Unmet(condition)),
        }
    }
    for condition in &pattern.unless {
        if let Some((_, token)) = filler(scene, block, fillers, condition) {
            return Err(Failure::Excluded(condition, token));
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

/// The conditions of a pattern that a frame meets, each in words.
pub fn met(scene: &Scene<'_>, block: usize, frame: &Frame<'_>, pattern: &Pattern) -> Vec<String> {
    let mut fillers = Fillers::of(frame);
    let mut told = |condition: &Condition| match filler(scene, block, &mut fillers, condition) {
        Some((slot, token)) => format!("`{slot}` is `{}`", token.text()),
        None => format!("`{}` is empty", condition.slot),
    };
    pattern.when.iter().map(&mut told).collect()
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
fn is_empty(fillers: &mut Fillers<'_, '_>, condition: &Condition) -> bool {
    slots(condition).all(|slot| fillers.slot(slot).is_empty())
}

/// The slots of a condition: `within2` is a second one on `within`; `object|adverb` is either.
fn slots(condition: &Condition) -> impl Iterator<Item = &str> {
    condition.slot.trim_end_matches(|c: char| c.is_ascii_digit()).split('|')
}

/// The word that satisfies the condition, with the slot it stands in.
fn filler<'d, 'c>(
    scene: &Scene<'_>,
    block: usize,
    fillers: &mut Fillers<'_, 'd>,
    condition: &'c Condition,
) -> Option<(&'c str, Token<'d>)> {
    slots(condition).find_map(|slot| Some((slot, in_slot(scene, block, fillers, slot, condition)?)))
}

fn in_slot<'d>(
    scene: &Scene<'_>,
    block: usize,
    fillers: &mut Fillers<'_, 'd>,
    slot: &str,
    condition: &Condition,
) -> Option<Token<'d>> {
    let asked = &condition.words;
    if asked.states
        && let Some(token) = of_two_states(scene, block, fillers.frame, slot)
    {
        return Some(token);
    }
    for filler in fillers.slot(slot) {
        let (part, inner) = (filler.word, filler.inner);
        if asked.any || asked.name && inner.pos() == "PROPN" {
            return Some(part);
        }
        let body = || scene.mention_at(block, part.i()).is_some_and(|m| m.kind == Kind::Organisation);
        if asked.organisation && body()
            || asked.human && is_human(scene, block, part)
            || asked.actor && filler.is_actor(scene, block)
            || asked.owned && !scene.actors_or_owners(block, part).is_empty()
        {
            return Some(part);
        }
        for (word, lemma) in [(part, &filler.lemma), (inner, &filler.inner_lemma)] {
            let known = asked.has(lemma) || asked.has(word.lower());
            if known || asked.phrases.iter().any(|phrase| heads(word, phrase)) {
                return Some(word);
            }
            if inner.i() == part.i() {
                break;
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
    let is = |token: Token<'_>, text: &str| token.lower() == text || lower_lemma(token) == text;
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
    scene.lexicon.agent(&lower_lemma(token)).is_some_and(|a| a.person)
}
