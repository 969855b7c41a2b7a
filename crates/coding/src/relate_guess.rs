//! What is a word likely to tell whose conditions all fail? Its patterns vote; the answer is marked as a guess.
//!
//! Only for marked pairs, where somebody has decided that there is a relation. Coding leaves such words alone.

use std::collections::BTreeMap;

use legation_lexicon::patterns::{Effect, Governor, Pattern, TriggerPos};
use legation_model::plover::Modality;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::events::Hit;
use crate::frame::{Frame, with_conjuncts};
use crate::relate::{Ends, Relation, among, arcs};

/// The confidence of a guess. No event of the suite is coded by one, so the table has none: it is not fitted.
const GUESS: f64 = 0.4;

/// What a guess is worth beside a pattern that fires.
const PENALTY: i64 = 24;

/// Words of the sentence that patterns know and none of them fires at, as candidates.
pub fn by_failed_patterns(
    scene: &Scene<'_>,
    s: SentenceRef,
    hits: &[Hit<'_, '_>],
    ends: &Ends<'_>,
) -> Vec<(i64, Relation)> {
    let doc = &scene.article.blocks[s.block].doc;
    let mut out = Vec::new();
    for token in (s.start..s.end).map(|i| doc.token(i)) {
        let pos = match token.pos() {
            "VERB" => TriggerPos::Verb,
            "NOUN" => TriggerPos::Noun,
            _ => continue,
        };
        if hits.iter().any(|h| h.trigger().i() == token.i()) {
            continue;
        }
        let lemma = token.lemma().to_lowercase();
        // Words that only carry others tell nothing by themselves.
        let carries = |g: &Governor| matches!(g.effect, Effect::Say | Effect::Transparent | Effect::Plan);
        if scene.lexicon.patterns.governors_of(&lemma).any(carries) {
            continue;
        }
        let known: Vec<&Pattern> = scene.lexicon.patterns.triggered_by(pos, &lemma).collect();
        let Some(pattern) = likeliest(&known) else { continue };
        let acting: Vec<_> = Frame::of(token).slot("subject").into_iter().flat_map(with_conjuncts).collect();
        let source = ends.source.as_ref().map_or(0, |p| if among(p, &acting) { 4 } else { 0 });
        let target = ends.target.as_ref().map_or(0, |p| if token.is_ancestor_of(p.head) { 3 } else { 0 });
        let far = |p: &Option<crate::relate::Phrase<'_>>| p.as_ref().map_or(0, |p| arcs(token, p.head));
        let distance = far(&ends.source) + far(&ends.target);
        out.push((
            source * 10 + target * 8 - distance - PENALTY,
            Relation {
                event_type: pattern.event_type,
                root: scene.lexicon.ontology.root(&pattern.cameo).map(str::to_owned),
                cameo: pattern.cameo.get(..2).unwrap_or_default().to_owned(),
                mode: None,
                modality: Modality::Asserted,
                rule: format!("guess:{lemma}"),
                confidence: GUESS,
                trace: vec![
                    format!(
                        "no pattern fires; most of the {} patterns of `{}` are {}",
                        known.len(),
                        token.text(),
                        pattern.event_type.name()
                    ),
                    format!("source {source}, target {target}, distance {distance}"),
                ],
            },
        ));
    }
    out
}

/// The least demanding pattern of the type that most patterns have; the first of the types that tie.
fn likeliest<'p>(known: &[&'p Pattern]) -> Option<&'p Pattern> {
    let mut votes: BTreeMap<_, usize> = BTreeMap::new();
    for pattern in known {
        *votes.entry(pattern.event_type).or_default() += 1;
    }
    let most = votes.values().max()?;
    known.iter().rev().find(|p| votes.get(&p.event_type) == Some(most)).copied()
}
