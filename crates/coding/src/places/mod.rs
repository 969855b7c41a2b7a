//! Where? The place an event happened at, as the text has it and as the data and the gazetteer know it.
//!
//! [`spot`] finds the words, [`hints`] what is said of where it lies, [`candidates`] the places of that name, and
//! [`choose`] takes one and says why.

mod atlas;
mod candidates;
mod choose;
mod hints;
mod spot;

pub use atlas::Atlas;

use legation_lexicon::NameEntry;
use legation_model::place::{PlaceRef, Precision};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::clause::in_brackets;
use crate::events::ASIDE;
use crate::mentions::Kind;
use spot::{Role, role_of, spot_at};

/// The place of an event: below the trigger first, else, for deeds (`matter_of_place`), in its clause.
pub fn place_of(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, matter_of_place: bool) -> Option<PlaceRef> {
    let below = place_below(scene, s, trigger, trigger, matter_of_place).or_else(|| {
        // `held talks in Muscat`: the place stands below the verb.
        let verb = trigger.head();
        let light = matches!(trigger.dep(), "dobj" | "nsubj" | "nsubjpass") && matches!(verb.pos(), "VERB" | "AUX");
        let places = verb.children().filter(|t| light && t.dep() == "prep" && t.i() > trigger.i());
        places.into_iter().find_map(|prep| place_below(scene, s, prep, trigger, false))
    });
    if !matter_of_place {
        return below;
    }
    below.or_else(|| place_below(scene, s, crate::modality::clause_of(trigger), trigger, false)).or_else(|| {
        // `stormed a mine in Zamfara and shot two guards`: the second deed follows at the place of the first.
        let first = trigger.head();
        let verbs = trigger.dep() == "conj" && trigger.pos() == "VERB" && first.pos() == "VERB";
        if verbs { place_below(scene, s, first, trigger, true) } else { None }
    })
}

/// The place told of below `top`: where something is before what is attacked, the nearest clause first, and of places that
/// lie in each other the smallest.
fn place_below(scene: &Scene<'_>, s: SentenceRef, top: Token<'_>, trigger: Token<'_>, deed: bool) -> Option<PlaceRef> {
    let mut found: Vec<(u8, PlaceRef)> = Vec::new();
    let bound = deed || top.i() != trigger.i();
    let mut seen = 0;
    for token in top.subtree().filter(|t| t.i() >= s.start && t.i() < s.end) {
        if token.i() < seen || (top.i() != trigger.i() && token.is_ancestor_of(trigger)) || aside(token, top, bound) {
            continue;
        }
        let Some(rank) = rank(scene, s, token, top.i() == trigger.i(), deed) else { continue };
        let Some(spot) = spot_at(scene, s, token) else { continue };
        let Some(place) = choose::resolve(scene, s, &spot) else { continue };
        use Precision::{District, Province, Settlement, Site};
        let small = matches!(place.precision, Site | Settlement | District | Province);
        if matches!(rank, OBJECT | PATH) && !small {
            continue;
        }
        seen = spot.end;
        found.push((if described(token, top) { rank + DESCRIBED } else { rank }, place));
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut places = found.into_iter().map(|(_, place)| place);
    let mut best = places.next()?;
    for place in places {
        if lies_in(&place, &best) {
            best = place;
        }
    }
    Some(best)
}

/// Uses of a name, the surest first: what is attacked or taken, where something is, what qualifies the event itself (`the Gaza
/// talks`), and whence or whither.
const OBJECT: u8 = 0;
const LOCATION: u8 = 1;
const QUALIFIER: u8 = 2;
const PATH: u8 = 3;

/// Added to the use of a name in a clause that describes a noun (`reporters who write for a website in …`).
const DESCRIBED: u8 = 10;

/// Whether a token stands in a clause that describes a noun below `top`.
fn described(token: Token<'_>, top: Token<'_>) -> bool {
    let mut at = token;
    for _ in 0..30 {
        if at.i() == top.i() || at.head().i() == at.i() {
            return false;
        }
        if matches!(at.dep(), "relcl" | "acl") {
            return true;
        }
        at = at.head();
    }
    false
}

/// How a token is used; `None`: not as a place.
fn rank(scene: &Scene<'_>, s: SentenceRef, token: Token<'_>, loose: bool, deed: bool) -> Option<u8> {
    match role_of(token) {
        Some(Role::Location) => return Some(LOCATION),
        Some(Role::Object) if deed => return Some(OBJECT),
        Some(Role::Path) if deed => return Some(PATH),
        _ => {}
    }
    let kind = scene.mention_at(s.block, token.i()).map(|m| m.kind);
    let known = matches!(kind, Some(Kind::Place(_) | Kind::Contested(_)));
    (loose && known && matches!(token.dep(), "compound" | "nmod" | "appos" | "conj" | "npadvmod")).then_some(QUALIFIER)
}

/// Whether a token stands in another clause than `top`, or in a phrase that tells of something else (`after talks in …`).
/// `bound`: clauses that describe a noun tell of the same scene (deeds, and what stands beside the trigger).
fn aside(token: Token<'_>, top: Token<'_>, bound: bool) -> bool {
    let mut at = token;
    for _ in 0..30 {
        if at.i() == top.i() {
            return false;
        }
        let verb = matches!(at.pos(), "VERB" | "AUX");
        if matches!(at.dep(), "advcl" | "ccomp" | "parataxis") || (at.dep() == "conj" && verb) {
            return true;
        }
        if !bound && matches!(at.dep(), "relcl" | "acl") {
            return true;
        }
        // `the group (banned in Chad)`: a standing, not the scene.
        if at.dep() == "acl" && in_brackets(at) {
            return true;
        }
        if at.dep() == "prep" && ASIDE.contains(&at.lower()) && !matches!(at.lower(), "over" | "during") {
            return true;
        }
        let head = at.head();
        if head.i() == at.i() {
            return false;
        }
        at = head;
    }
    true
}

/// Whether `inner` is a smaller place of the same state or territory.
fn lies_in(inner: &PlaceRef, outer: &PlaceRef) -> bool {
    use Precision::*;
    let size = |p: Precision| match p {
        Site | Border => 0,
        Settlement => 1,
        District => 2,
        Province => 3,
        Region => 4,
        Contested | Country => 5,
        Water | Unknown => 9,
    };
    let smaller = size(inner.precision) < size(outer.precision) && size(outer.precision) < 9;
    let within = match outer.precision {
        Province | District => inner.admin1.is_some() && inner.admin1 == outer.admin1,
        Country | Region => inner.country.is_some(),
        Contested => inner.contested == outer.contested,
        _ => false,
    };
    smaller && within && (inner.country == outer.country || outer.precision == Contested)
}

/// The state whose people live at a place: that of the place, or the one that the territory's words name as administering it.
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
    let territory = place.contested.as_ref().unwrap_or(id);
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
