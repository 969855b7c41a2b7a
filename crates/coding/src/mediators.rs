//! Who are `the mediators`, `the four guarantors`? Those whom the article calls so by name.

use legation_model::actor::Actor;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::frame::with_conjuncts;
use crate::sides;
use crate::subjects::subjects;

/// The office that those have whom an article calls mediators.
const ROLE: &str = "mediator";

/// Whether a word is one for third parties.
pub fn is_mediator(scene: &Scene<'_>, word: Token<'_>) -> bool {
    scene.lexicon.patterns.class("mediator").contains(word.lemma())
}

/// The third parties that the article names as such, the longest list of them.
pub fn find(scene: &Scene<'_>) -> Vec<Actor> {
    let mut best: Vec<Actor> = Vec::new();
    for (b, parsed) in scene.article.blocks.iter().enumerate() {
        for token in parsed.doc.tokens().filter(|t| matches!(t.pos(), "NOUN" | "PROPN") && is_mediator(scene, *t)) {
            let mut named: Vec<Actor> = called(token).into_iter().flat_map(|t| scene.actors(b, t)).collect();
            named.retain(|a| a.code().is_some());
            if named.len() > best.len() {
                best = named;
            }
        }
    }
    best
}

/// The words that a noun is said of: what it explains, what explains it, the subject of its `is` or `as`.
fn called(noun: Token<'_>) -> Vec<Token<'_>> {
    let head = noun.head();
    let above = match noun.dep() {
        "appos" => vec![first_of_list(head)],
        "attr" => subjects(head, 0),
        "pobj" if head.lower() == "as" => subjects(head.head(), 0),
        _ => Vec::new(),
    };
    let explained = noun.children().filter(|c| c.dep() == "appos");
    let from = noun.children().filter(|c| c.dep() == "prep" && c.lower() == "from").flat_map(|p| p.children());
    above.into_iter().chain(explained).chain(from).flat_map(with_conjuncts).take(8).collect()
}

/// The first member of a list.
fn first_of_list(mut token: Token<'_>) -> Token<'_> {
    while token.dep() == "conj" {
        token = token.head();
    }
    token
}

impl Scene<'_> {
    /// Whom `the mediators` stand for, where the article has named them; empty for other words.
    pub(crate) fn mediators_meant(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let definite = token.children().any(|c| matches!(c.lower(), "the" | "both" | "these" | "its"));
        let plural = matches!(token.tag(), "NNS" | "NNPS");
        if !definite || !plural || !is_mediator(self, token) {
            return Vec::new();
        }
        let how = format!("`{}` are those whom the article names as such", token.text());
        let role = || Some(ROLE.to_owned());
        let meant = |a: &Actor| Actor { text: token.text().to_owned(), role: role(), how: how.clone(), ..a.clone() };
        // Else the two states outside the conflict that were named together just before.
        let pair = || {
            let states = sides::pair_before(self, block, token);
            let party = |a: &Actor| self.parties.iter().any(|p| p.country == a.country);
            if states.iter().any(party) { Vec::new() } else { states }
        };
        let named = if self.thirds.is_empty() { pair() } else { self.thirds.clone() };
        named.iter().map(meant).collect()
    }
}
