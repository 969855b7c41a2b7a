//! In which states and provinces do the words around a name put it?

use std::collections::BTreeMap;

use legation_gazetteer::Kind as Area;
use legation_lexicon::{CountryName, NameEntry};
use legation_nlp::Token;

use super::spot::{Spot, Wanted};
use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::mentions::{Kind, Mention};

/// States, provinces and territories that words name.
#[derive(Debug, Default, Clone)]
pub struct Named {
    /// ISO 3166-1 alpha-3 codes.
    pub countries: Vec<String>,
    /// Provinces and districts, as entries of the gazetteer.
    pub areas: Vec<u32>,
    /// Contested territories, by id.
    pub contested: Vec<String>,
}

impl Named {
    /// Whether they name nothing.
    pub fn is_empty(&self) -> bool {
        self.countries.is_empty() && self.areas.is_empty() && self.contested.is_empty()
    }

    fn country(&mut self, code: &str) {
        if !self.countries.iter().any(|c| c == code) {
            self.countries.push(code.to_owned());
        }
    }
}

/// What the words around a name say of where it lies.
#[derive(Debug, Default)]
pub struct Hints {
    /// In its own phrase (`Tripoli, Lebanon`; `the Lebanese city of Tripoli`).
    pub own: Named,
    /// States named elsewhere in the sentence.
    pub sentence: Vec<String>,
    /// States of which other places in the sentence are a part, and no others have such places.
    pub neighbours: Vec<String>,
    /// States by how often the article names them.
    pub article: BTreeMap<String, u32>,
}

/// What the words around `spot` say.
pub fn hints(scene: &Scene<'_>, s: SentenceRef, spot: &Spot) -> Hints {
    let mut out = Hints { own: own(scene, s, spot), ..Hints::default() };
    for mention in scene.mentions_in(s).filter(|m| m.end <= spot.start || m.start >= spot.end) {
        if let Some(code) = state_of(scene, mention)
            && !out.sentence.contains(&code)
        {
            out.sentence.push(code);
        }
    }
    for code in dateline(scene) {
        *out.article.entry(code).or_default() += 1;
    }
    out.neighbours = neighbours(scene, s, spot);
    for (block, mentions) in scene.mentions.iter().enumerate() {
        for mention in mentions.iter().filter(|m| block != s.block || m.end <= spot.start || m.start >= spot.end) {
            if let Some(code) = state_of(scene, mention) {
                *out.article.entry(code).or_default() += 1;
            }
        }
    }
    out
}

/// The state that a mention names or belongs to.
fn state_of(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    match mention.kind {
        Kind::Place(i) => scene.lexicon.places[i].country.clone(),
        Kind::Outlet(_) | Kind::Agreement(_) | Kind::Incident(_) | Kind::Contested(_) => None,
        _ => mention.actor.country.clone(),
    }
}

/// The states that the dateline names, by themselves or by places that only one state has (`MAIDUGURI, Nigeria`).
fn dateline(scene: &Scene<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for part in scene.dateline.unwrap_or_default().split([',', '/', '(', ')']).map(str::trim) {
        let title: Vec<String> = part.split_whitespace().map(titled).collect();
        let title = title.join(" ");
        let mut states: Vec<&str> = Vec::new();
        for entry in scene.lexicon.names.exact(&title) {
            match *entry {
                NameEntry::Country { index, kind: CountryName::Name | CountryName::Capital } => {
                    states.push(&scene.lexicon.countries[index].iso3);
                }
                NameEntry::Place(i) => states.extend(scene.lexicon.places[i].country.as_deref()),
                _ => {}
            }
        }
        states.dedup();
        if let [only] = states[..] {
            out.push(only.to_owned());
        }
    }
    out
}

/// A word in capitals as a name (`NEW` → `New`).
fn titled(word: &str) -> String {
    let upper = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if upper && word.chars().count() > 3 => first.to_string() + &chars.as_str().to_lowercase(),
        _ => word.to_owned(),
    }
}

/// Places of other names in the sentence that the gazetteer knows in one state only.
fn neighbours(scene: &Scene<'_>, s: SentenceRef, spot: &Spot) -> Vec<String> {
    let Some(gazetteer) = scene.gazetteer() else { return Vec::new() };
    let doc = &scene.article.blocks[s.block].doc;
    let mut out: Vec<String> = Vec::new();
    let mut at = s.start;
    while at < s.end {
        let start = at;
        at += 1;
        let token = doc.token(start);
        if token.ent_type() != "GPE" || token.ent_iob() != "B" {
            continue;
        }
        while at < s.end && doc.token(at).ent_type() == "GPE" && doc.token(at).ent_iob() == "I" {
            at += 1;
        }
        if (start < spot.end && at > spot.start) || scene.mention_at(s.block, start).is_some() {
            continue;
        }
        let found = gazetteer.named(&super::mention_text(scene, s.block, start, at));
        let mut large = found.iter().filter(|e| e.kind == Area::Province || (!e.alternate && e.population >= 100_000));
        if let Some(first) = large.next()
            && large.all(|e| e.country == first.country)
            && !out.iter().any(|c| c == first.country)
        {
            out.push(first.country.to_owned());
        }
    }
    out
}

/// What the phrase of the name itself says: adjectives, genitives, `in …`, appositions, and what follows a comma.
fn own(scene: &Scene<'_>, s: SentenceRef, spot: &Spot) -> Named {
    let doc = &scene.article.blocks[s.block].doc;
    let mut out = Named::default();
    let mut top = doc.token(spot.end - 1);
    for _ in 0..8 {
        let head = top.head();
        let up = match top.dep() {
            "compound" | "nmod" | "appos" => head,
            "pobj" if head.lower() == "of" && matches!(head.head().pos(), "NOUN" | "PROPN") => head.head(),
            _ => break,
        };
        if up.i() < s.start || up.i() >= s.end {
            break;
        }
        top = up;
    }
    gather(scene, s, spot, top, &mut out, 0);
    after_commas(scene, s, spot, &mut out);
    out
}

/// States and provinces below a noun, but not in clauses, lists and participles that say who holds it
/// (`Freedonian-occupied`).
fn gather(scene: &Scene<'_>, s: SentenceRef, spot: &Spot, noun: Token<'_>, out: &mut Named, depth: u8) {
    if depth > 6 {
        return;
    }
    for child in noun.children() {
        let holds = child.dep() == "amod" && matches!(child.tag(), "VBN" | "VBD" | "VBG");
        let aside = child.dep() == "prep" && !matches!(child.lower(), "in" | "of");
        if holds || aside || matches!(child.dep(), "relcl" | "acl" | "advcl" | "conj" | "punct" | "cc" | "det") {
            continue;
        }
        if child.i() < spot.start || child.i() >= spot.end {
            add(scene, s, child.i(), spot, out);
        }
        gather(scene, s, spot, child, out, depth + 1);
    }
}

/// `Birmingham, Alabama, USA`; `Goma (North Kivu)`. What is the subject of a verb, or in a list, says nothing.
fn after_commas(scene: &Scene<'_>, s: SentenceRef, spot: &Spot, out: &mut Named) {
    let doc = &scene.article.blocks[s.block].doc;
    let mut at = spot.end;
    for _ in 0..3 {
        // `Niger state, Nigeria`: the kind stands between name and comma.
        if at == spot.end && spot.wanted == Wanted::Area && at < s.end && doc.token(at).text() != "," {
            at += 1;
        }
        if at + 1 >= s.end || !matches!(doc.token(at).text(), "," | "(") {
            return;
        }
        let token = doc.token(at + 1);
        let Some((start, end)) = run_of(scene, s, at + 1) else { return };
        let subject = (start..end).any(|i| {
            let t = doc.token(i);
            let listed = || t.head().children().any(|c| c.dep() == "cc");
            matches!(t.dep(), "nsubj" | "nsubjpass" | "csubj") || (t.dep() == "conj" && listed())
        });
        let listed = end < s.end && matches!(doc.token(end).lower(), "and" | "or");
        if subject || listed || token.i() != start {
            return;
        }
        let before = (out.countries.len(), out.areas.len(), out.contested.len());
        add(scene, s, start, spot, out);
        if before == (out.countries.len(), out.areas.len(), out.contested.len()) {
            return;
        }
        at = end;
    }
}

/// The run of capitalised words that begins at a token.
fn run_of(scene: &Scene<'_>, s: SentenceRef, start: usize) -> Option<(usize, usize)> {
    if let Some(mention) = scene.mention_at(s.block, start) {
        return Some((mention.start, mention.end));
    }
    let doc = &scene.article.blocks[s.block].doc;
    let high = |i: usize| doc.token(i).text().chars().next().is_some_and(char::is_uppercase);
    let mut end = start;
    while end < s.end && high(end) {
        end += 1;
    }
    (end > start).then_some((start, end))
}

/// Adds what the words at a token name.
fn add(scene: &Scene<'_>, s: SentenceRef, at: usize, spot: &Spot, out: &mut Named) {
    let mention = scene.mention_at(s.block, at).filter(|m| {
        // `the Kenyan capital` is one mention.
        m.end <= spot.start || m.start >= spot.end || spot.wanted == Wanted::Capital
    });
    let mut text = None;
    match mention.map(|m| (m, m.kind)) {
        Some((m, Kind::Country | Kind::Demonym | Kind::Office)) => {
            if let Some(code) = &m.actor.country {
                out.country(code);
            }
            if m.kind == Kind::Country {
                text = Some(super::mention_text(scene, s.block, m.start, m.end));
            }
        }
        Some((m, Kind::Place(i))) => {
            let place = &scene.lexicon.places[i];
            if matches!(place.kind.as_str(), "province" | "region") {
                if let Some(code) = &place.country {
                    out.country(code);
                }
                text = Some(super::mention_text(scene, s.block, m.start, m.end));
            }
        }
        Some((_, Kind::Contested(i))) => out.contested.push(scene.lexicon.contested[i].id.clone()),
        Some(_) => return,
        None => {
            let Some((start, end)) = run_of(scene, s, at) else { return };
            let first = (start..=at).find(|i| scene.mention_at(s.block, *i).is_none()).unwrap_or(start);
            text = Some(super::mention_text(scene, s.block, first, end));
        }
    }
    let (Some(text), Some(gazetteer)) = (text, scene.gazetteer()) else { return };
    for area in gazetteer.named(&text).into_iter().filter(|e| e.kind != Area::Settlement) {
        if !out.areas.contains(&area.index) {
            out.areas.push(area.index);
        }
    }
}
