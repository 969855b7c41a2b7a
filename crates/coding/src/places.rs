//! Where? The place an event happened at, as the text has it and as the data know it.

use legation_lexicon::NameEntry;
use legation_model::claim::PlaceRef;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::events::is_location;
use crate::mentions::Kind;

/// The place of an event: below the trigger first, else, for deeds (`matter_of_place`), in its clause.
pub fn place_of(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, matter_of_place: bool) -> Option<PlaceRef> {
    let below = trigger.subtree().find_map(|t| place_at(scene, s, t, true));
    if !matter_of_place {
        return below;
    }
    below.or_else(|| {
        let clause = crate::modality::clause_of(trigger);
        clause.subtree().filter(|t| !t.is_ancestor_of(trigger)).find_map(|t| place_at(scene, s, t, false))
    })
}

fn place_at(scene: &Scene<'_>, s: SentenceRef, token: Token<'_>, loose: bool) -> Option<PlaceRef> {
    let mention = scene.mention_at(s.block, token.i())?;
    if mention.end - 1 != token.i() && mention.start != token.i() {
        return None;
    }
    let here =
        is_location(token) || (loose && matches!(token.dep(), "compound" | "nmod" | "appos" | "conj" | "npadvmod"));
    let text = mention_text(scene, s.block, mention.start, mention.end);
    match mention.kind {
        Kind::Place(i) if here => {
            let place = &scene.lexicon.places[i];
            Some(PlaceRef {
                text,
                id: Some(place.id.clone()),
                country: place.country.clone().filter(|_| place.contested.is_none()),
            })
        }
        Kind::Contested(i) if here => {
            Some(PlaceRef { text, id: Some(scene.lexicon.contested[i].id.clone()), country: None })
        }
        Kind::Country | Kind::Capital if is_location(token) => {
            Some(PlaceRef { text, id: None, country: mention.actor.country.clone() })
        }
        _ => None,
    }
}

/// The state whose people live at a place: that of the place data, or the one that the territory's words name as administering it.
pub fn inhabitants_state(scene: &Scene<'_>, place: &PlaceRef) -> Option<String> {
    if let Some(country) = &place.country {
        return Some(country.clone());
    }
    let id = place.id.as_ref()?;
    let known = scene.lexicon.places.iter().find(|p| &p.id == id);
    if let Some(country) = known.and_then(|k| k.country.clone()) {
        return Some(country);
    }
    // `Freedonia-administered`, `Freedonian-held`: the words of the text or of the neutral label say who administers it.
    let territory = known.and_then(|k| k.contested.as_ref()).unwrap_or(id);
    let label = scene.lexicon.contested.iter().find(|c| &c.id == territory).map(|c| c.label.as_str());
    [Some(place.text.as_str()), label].into_iter().flatten().find_map(|words| {
        let first = words.split(['-', ' ']).next()?;
        match scene.lexicon.names.exact(first).first()? {
            NameEntry::Country { index, .. } => Some(scene.lexicon.countries[*index].iso3.clone()),
            _ => None,
        }
    })
}

/// Text of a mention as written.
pub fn mention_text(scene: &Scene<'_>, block: usize, start: usize, end: usize) -> String {
    let doc = &scene.article.blocks[block].doc;
    let (from, to) = (doc.token(start).idx(), doc.token(end - 1).end());
    doc.text().get(from..to).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
}
