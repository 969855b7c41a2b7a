//! Which agreements of the past does somebody cite, and who?

use legation_lexicon::patterns::Effect;
use legation_model::actor::Actor;
use legation_model::claim::AgreementCitation;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::frame::subjects;
use crate::mentions::Kind;
use crate::modality::clause_of;
use crate::places::mention_text;

/// Verbs and nouns that do something to an agreement in the present: it is their object, not a model.
const MEASURES: [&str; 28] = [
    "suspend",
    "put",
    "violate",
    "breach",
    "withdraw",
    "quit",
    "leave",
    "sign",
    "ratify",
    "implement",
    "scrap",
    "abrogate",
    "revoke",
    "terminate",
    "cancel",
    "annul",
    "honour",
    "honor",
    "suspension",
    "abeyance",
    "hold",
    "denounce",
    "halt",
    "stop",
    "freeze",
    "end",
    "pause",
    "abandon",
];

/// All citations of a document, in order.
pub fn citations(scene: &Scene<'_>, document: &str) -> Vec<AgreementCitation> {
    let mut out: Vec<AgreementCitation> = Vec::new();
    for (n, s) in scene.article.sentences.iter().enumerate() {
        for mention in scene.mentions_in(*s) {
            let Kind::Agreement(index) = mention.kind else { continue };
            let agreement = &scene.lexicon.agreements[index];
            let head = scene.article.token(s.block, mention.end - 1);
            let year = year_near(head).or(agreement.year);
            out.push(AgreementCitation {
                id: format!("{document}:a{}", out.len() + 1),
                sentence: n as u32,
                span: scene.article.span(s.block, mention.start, mention.end),
                agreement: Some(agreement.id.clone()),
                name: mention_text(scene, s.block, mention.start, mention.end),
                year,
                cited_by: cited_by(scene, s.block, head),
                parties: agreement.parties.clone(),
                mediator: agreement.mediator.first().cloned(),
                precedent: !is_measure(head),
            });
        }
    }
    out
}

/// A year beside the name (`of 1972`, `the 1972 …`).
fn year_near(head: Token<'_>) -> Option<i16> {
    let year = |t: Token<'_>| t.text().parse::<i16>().ok().filter(|y| (1600..=2100).contains(y));
    head.children().find_map(|c| match c.dep() {
        "nummod" | "nmod" | "compound" => year(c),
        "prep" if c.lower() == "of" => c.children().find_map(year),
        _ => None,
    })
}

fn is_measure(head: Token<'_>) -> bool {
    let mut at = head;
    for _ in 0..6 {
        let above = at.head();
        if above.i() == at.i() {
            return false;
        }
        if MEASURES.contains(&above.lemma()) {
            return true;
        }
        if above.pos() == "VERB" {
            return false;
        }
        at = above;
    }
    false
}

/// Who cites: the subject of the clause that holds the name, or the speaker above it.
fn cited_by(scene: &Scene<'_>, block: usize, head: Token<'_>) -> Option<Actor> {
    let mut clause = clause_of(head);
    let mut first = None;
    for _ in 0..5 {
        let actors: Vec<Actor> =
            subjects(clause, 0).into_iter().flat_map(|t| scene.actors_or_owners(block, t)).collect();
        let says = scene.lexicon.patterns.governors_of(clause.lemma()).any(|g| g.effect == Effect::Say);
        if let Some(actor) = actors.into_iter().next() {
            if says {
                return Some(actor);
            }
            first.get_or_insert(actor);
        }
        if clause.is_root() {
            break;
        }
        clause = clause_of(clause.head());
    }
    first
}
