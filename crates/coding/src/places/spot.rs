//! Which words name a place that something happens at?
//!
//! A name counts only where the tree uses it as a location: after `in`, `at`, `near` and their like, after the noun of a
//! place (`the town of …`), and for deeds also as what is attacked, taken or left.

use legation_lexicon::{CountryName, NameEntry};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::mentions::{Kind, Mention};

/// What the words beside the name say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Any,
    /// A city, town or village.
    Settlement,
    /// A province, district or region.
    Area,
    /// The seat of government of the state that is named.
    Capital,
    /// A river, lake, mountain or the like, which settlements of its name are not.
    Feature,
}

/// A run of tokens that names a place.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// First token of the name.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// What kind of place the words want.
    pub wanted: Wanted,
    /// `the` before the name, and no noun after it.
    pub article: bool,
    /// `northern`, `east` before the name.
    pub direction: Option<usize>,
    /// What the reader of names takes it for.
    pub entity: Entity,
}

/// What the reader of names takes a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entity {
    /// A place.
    Place,
    /// A person.
    Person,
    /// Something else, or nothing.
    Other,
}

/// How a token is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What is attacked, taken or entered: a place only for settlements and smaller.
    Object,
    /// Where something is.
    Location,
    /// Whence or whither: a place only for settlements and smaller.
    Path,
}

const IN: [&str; 17] = [
    "in",
    "at",
    "near",
    "inside",
    "across",
    "outside",
    "around",
    "within",
    "throughout",
    "off",
    "along",
    "above",
    "below",
    "beneath",
    "amid",
    "beside",
    "through",
];
/// Prepositions of what is attacked.
const ON: [&str; 2] = ["on", "against"];
/// Prepositions of a way.
const ONTO: [&str; 6] = ["into", "onto", "from", "toward", "towards", "over"];

/// Nouns for a settlement.
const SETTLEMENTS: [&str; 16] = [
    "city",
    "town",
    "village",
    "hamlet",
    "municipality",
    "port",
    "suburb",
    "settlement",
    "stronghold",
    "hometown",
    "township",
    "commune",
    "resort",
    "outpost",
    "metropolis",
    "neighbourhood",
];
/// Nouns for an area with a name.
const AREAS: [&str; 17] = [
    "province",
    "state",
    "region",
    "district",
    "governorate",
    "county",
    "department",
    "oblast",
    "prefecture",
    "canton",
    "territory",
    "republic",
    "raion",
    "division",
    "emirate",
    "voivodeship",
    "krai",
];
/// Nouns for a part of a place, or something at it.
const PARTS: [&str; 32] = [
    "north",
    "south",
    "east",
    "west",
    "centre",
    "center",
    "outskirts",
    "outskirt",
    "part",
    "area",
    "island",
    "islands",
    "peninsula",
    "coast",
    "valley",
    "camp",
    "border",
    "side",
    "edge",
    "street",
    "vicinity",
    "suburb",
    "heart",
    "rest",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "capital",
    "plain",
    "shore",
    "water",
];

/// Nouns for what nature made, and canals.
const FEATURES: [&str; 21] = [
    "river",
    "lake",
    "sea",
    "ocean",
    "strait",
    "gulf",
    "bay",
    "canal",
    "channel",
    "creek",
    "mount",
    "mountain",
    "glacier",
    "desert",
    "cape",
    "reef",
    "shoal",
    "falls",
    "reservoir",
    "volcano",
    "archipelago",
];

/// The kind that a noun gives to the name beside it.
fn kind_of(noun: Token<'_>) -> Option<Wanted> {
    let lemma = noun.lemma().to_lowercase();
    if FEATURES.contains(&lemma.as_str()) {
        return Some(Wanted::Feature);
    }
    if SETTLEMENTS.contains(&lemma.as_str()) {
        Some(Wanted::Settlement)
    } else if AREAS.contains(&lemma.as_str()) {
        Some(Wanted::Area)
    } else if PARTS.contains(&lemma.as_str()) {
        Some(Wanted::Any)
    } else {
        None
    }
}

/// How the tree uses a token, if as a place.
pub fn role_of(token: Token<'_>) -> Option<Role> {
    let mut at = token;
    for _ in 0..8 {
        let head = at.head();
        match at.dep() {
            "pobj" if IN.contains(&head.lower()) => return Some(Role::Location),
            "pobj" if head.lower() == "of" && kind_of(head.head()).is_some() => at = head.head(),
            "pobj" if ON.contains(&head.lower()) => return Some(Role::Object),
            "pobj" if ONTO.contains(&head.lower()) => return Some(Role::Path),
            "dobj" | "nsubjpass" => return Some(Role::Object),
            "conj" | "appos" | "compound" | "nmod" | "amod" => at = head,
            "poss" if kind_of(head).is_some() => at = head,
            _ => return None,
        }
    }
    None
}

/// The place that a token is a word of, in whatever role.
pub fn spot_at(scene: &Scene<'_>, s: SentenceRef, token: Token<'_>) -> Option<Spot> {
    if token.lower() == "capital" && token.pos() == "NOUN" {
        let i = token.i();
        return Some(Spot {
            start: i,
            end: i + 1,
            wanted: Wanted::Capital,
            article: true,
            direction: None,
            entity: Entity::Place,
        });
    }
    if !begins_high(token) {
        return None;
    }
    let (start, end) = name_around(scene, s, token).or_else(|| unknown_name(scene, s, token))?;
    let doc = &scene.article.blocks[s.block].doc;
    let labels: Vec<&str> = (start..end).map(|i| doc.token(i).ent_type()).collect();
    let entity = if labels.iter().any(|l| matches!(*l, "GPE" | "LOC")) {
        Entity::Place
    } else if labels.contains(&"PERSON") {
        Entity::Person
    } else {
        Entity::Other
    };
    let before = (start > s.start).then(|| doc.token(start - 1));
    let after = (end < s.end).then(|| doc.token(end));
    let last = doc.token(end - 1);
    let noun = matches!(last.dep(), "compound" | "nmod" | "amod" | "poss");
    let article = before.is_some_and(|t| t.lower() == "the") && !noun;
    Some(Spot { start, end, wanted: wanted(last, before, after), article, direction: direction(before), entity })
}

/// A name that neither data nor gazetteer know, if the reader of names or the noun before it calls it a place.
fn unknown_name(scene: &Scene<'_>, s: SentenceRef, token: Token<'_>) -> Option<(usize, usize)> {
    if scene.mention_at(s.block, token.i()).is_some() {
        return None;
    }
    let doc = &scene.article.blocks[s.block].doc;
    let same = |i: usize| {
        let t = doc.token(i);
        begins_high(t) && t.ent_type() == token.ent_type() && scene.mention_at(s.block, i).is_none()
    };
    let mut start = token.i();
    while start > s.start && same(start - 1) {
        start -= 1;
    }
    let mut end = token.i() + 1;
    while end < s.end && same(end) {
        end += 1;
    }
    let before = (start > s.start).then(|| doc.token(start - 1));
    let called = matches!(token.ent_type(), "GPE" | "LOC")
        || wanted(doc.token(end - 1), before, (end < s.end).then(|| doc.token(end))) != Wanted::Any;
    (called && token.pos() == "PROPN").then_some((start, end))
}

/// `Niger state`, `the province of Córdoba`, `the town Kutum`.
fn wanted(last: Token<'_>, before: Option<Token<'_>>, after: Option<Token<'_>>) -> Wanted {
    let noun = |t: Option<Token<'_>>| t.filter(|t| matches!(t.pos(), "NOUN" | "PROPN")).and_then(kind_of);
    if let Some(kind @ (Wanted::Area | Wanted::Settlement | Wanted::Feature)) = noun(after) {
        return kind;
    }
    let mut top = last;
    while matches!(top.dep(), "compound" | "nmod") && top.head().i() != top.i() {
        top = top.head();
    }
    if top.dep() == "pobj"
        && top.head().lower() == "of"
        && let Some(kind) = kind_of(top.head().head())
    {
        return kind;
    }
    noun(before).unwrap_or(Wanted::Any)
}

fn direction(before: Option<Token<'_>>) -> Option<usize> {
    let before = before?;
    let word = before.lower().replace('-', "");
    let stem = word.strip_suffix("ern").unwrap_or(&word);
    let known =
        ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central", "upper"];
    (known.contains(&stem) && before.pos() != "PROPN").then(|| before.i())
}

fn begins_high(token: Token<'_>) -> bool {
    token.text().chars().next().is_some_and(char::is_uppercase)
}

/// Small words inside names.
const JOINTS: [&str; 28] = [
    "-", "–", "'", "’", "de", "del", "la", "las", "los", "do", "da", "dos", "das", "el", "al", "ed", "es", "ez", "as",
    "ash", "az", "an", "ar", "at", "bin", "ben", "sur", "e",
];

/// The longest known name around a token.
fn name_around(scene: &Scene<'_>, s: SentenceRef, token: Token<'_>) -> Option<(usize, usize)> {
    let doc = &scene.article.blocks[s.block].doc;
    let at = token.i();
    let small = |i: usize| matches!(doc.token(i).lower(), "of" | "and" | "the");
    let part = |i: usize| {
        let t = doc.token(i);
        begins_high(t) || JOINTS.contains(&t.lower()) || small(i)
    };
    let mut first = at;
    while first > s.start && at - first < 6 && part(first - 1) {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < s.end && last - at < 6 && part(last + 1) {
        last += 1;
    }
    let mention = scene.mention_at(s.block, at);
    let mut spans: Vec<(usize, usize)> =
        (first..=at).flat_map(|from| (at + 1..=last + 1).map(move |to| (from, to))).collect();
    spans.retain(|(from, to)| {
        to - from <= 7
            && begins_high(doc.token(to - 1))
            && (begins_high(doc.token(*from)) || (to - from >= 3 && doc.token(from + 1).lower() == "-"))
    });
    spans.sort_by_key(|(from, to)| (usize::MAX - (to - from), *from));
    let found = spans.into_iter().find(|(from, to)| {
        // The gazetteer's names are asked for without such words: `Georgia and Alabama` is none.
        known(scene, s.block, *from, *to, !(*from..*to).any(small))
    });
    // Names of the data may have small words in them (`the Gulf`, `Jammu and Kashmir`).
    let place = |m: &&Mention| {
        matches!(m.kind, Kind::Country | Kind::Capital | Kind::Place(_) | Kind::Contested(_))
            && found.is_none_or(|(from, to)| m.end - m.start >= to - from)
    };
    let (from, to) = mention.filter(place).map(|m| (m.start, m.end)).or(found)?;
    // `the Gulf of Thailand` is not `the Gulf`.
    let of = to + 1 < s.end && doc.token(to).lower() == "of" && begins_high(doc.token(to + 1));
    if of && kind_of(doc.token(to - 1)) == Some(Wanted::Feature) {
        return None;
    }
    // A word of a longer name of a person is no place.
    let inside = |i: usize| doc.token(i).ent_type() == "PERSON" && doc.token(i).ent_iob() == "I";
    if doc.token(from).ent_type() == "PERSON" && (inside(from) || (to < s.end && inside(to))) {
        return None;
    }
    // What the data know as something else than a place is no place, unless the place has the longer name.
    let other = mention.is_some_and(|m| {
        !matches!(m.kind, Kind::Country | Kind::Capital | Kind::Place(_) | Kind::Contested(_))
            && m.start <= from
            && m.end >= to
            // `Niger state` may be the state's own word for itself, and yet a place.
            && !(m.kind == Kind::Office && m.person.is_empty() && m.end - m.start > to - from)
    });
    (!other).then_some((from, to))
}

/// Whether the data, or if asked the gazetteer, know a place of this name.
fn known(scene: &Scene<'_>, block: usize, start: usize, end: usize, ask_gazetteer: bool) -> bool {
    let text = super::mention_text(scene, block, start, end);
    place_entries(scene, &text).next().is_some()
        || ask_gazetteer && scene.gazetteer().is_some_and(|g| text.chars().count() > 2 && !g.named(&text).is_empty())
}

/// What the data know as a place of this name.
pub fn place_entries<'s>(scene: &'s Scene<'_>, text: &str) -> impl Iterator<Item = NameEntry> + 's {
    let entries = scene.lexicon.names.exact(text);
    entries.iter().copied().filter(|e| {
        matches!(
            e,
            NameEntry::Country { kind: CountryName::Name | CountryName::Capital, .. }
                | NameEntry::Place(_)
                | NameEntry::Contested(_)
        )
    })
}
