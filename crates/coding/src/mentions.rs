//! Which words name an actor, a place, an agreement? Runs of tokens read from left to right.
//!
//! A phrase such as `Kenyan Prime Secretary Musalia Mudavadi`, `Norway's Trade Minister Dr. C. Myrseth`,
//! `Sabah (Emir of Kuwait)` is read by its order of country, office, title and name; this holds where the tree is wrong.

use std::cell::OnceCell;

use legation_lexicon::{Lexicon, NameEntry};
use legation_model::actor::{Actor, Sector};
use legation_nlp::{Doc, Token};

use crate::bodies::within;
use crate::office_runs::OfficeRun;
use crate::offices::normal_office;
use crate::person_names::TITLES;

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A state by its name.
    Country,
    /// A state by its capital or seat of power.
    Capital,
    /// An adjective or the people of a state.
    Demonym,
    /// An organisation, party or armed group.
    Organisation,
    /// A named person.
    Person,
    /// An office or common noun for people (`the foreign minister`, `gunmen`).
    Office,
    /// A place of the places data; index.
    Place(usize),
    /// A contested territory; index.
    Contested(usize),
    /// An agreement; index.
    Agreement(usize),
    /// A dated incident; index.
    Incident(usize),
    /// A medium; index.
    Outlet(usize),
}

/// A run of tokens of one block that names something.
#[derive(Debug, Clone)]
pub struct Mention {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Who, for actors; for places only the name is filled.
    pub actor: Actor,
    /// Normalised office (`foreign minister`), empty if none.
    pub office: String,
    /// Person's full name as written, empty if none.
    pub person: String,
}

/// Reads the mentions of a block.
pub struct Scanner<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) doc: &'a Doc,
    pub(crate) texts: Vec<&'a str>,
    lowers: Vec<String>,
    /// What was found at each token, once it was looked for.
    names: Vec<OnceCell<Option<(usize, NameEntry)>>>,
    pub(crate) agents: Vec<OnceCell<Option<Agent>>>,
}

/// An office or common noun for people: tokens, sector, whether one person holds it.
pub(crate) type Agent = (usize, Option<Sector>, bool);

impl<'a> Scanner<'a> {
    /// A scanner for one block.
    pub fn new(lexicon: &'a Lexicon, doc: &'a Doc) -> Self {
        let texts: Vec<&str> = doc.tokens().map(|t| t.text()).collect();
        let lowers = texts.iter().map(|t| t.to_lowercase()).collect();
        let (names, agents) = (vec![OnceCell::new(); texts.len()], vec![OnceCell::new(); texts.len()]);
        Self { lexicon, doc, texts, lowers, names, agents }
    }

    /// All mentions, in order, not overlapping.
    pub fn scan(&self) -> Vec<Mention> {
        let mut out: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < self.texts.len() {
            match self.phrase(at) {
                Some(found) if found.end > at => {
                    at = found.end;
                    out.push(found);
                }
                _ => at += 1,
            }
        }
        out
    }

    pub(crate) fn token(&self, i: usize) -> Option<Token<'a>> {
        (i < self.texts.len()).then(|| self.doc.token(i))
    }

    pub(crate) fn lower(&self, i: usize) -> &str {
        self.lowers.get(i).map_or("", String::as_str)
    }

    /// A phrase of country, office and name in their usual orders, beginning at `at`.
    fn phrase(&self, at: usize) -> Option<Mention> {
        if let Some(named) = self.named(at) {
            return Some(named);
        }
        self.office_phrase(at)
    }

    /// A known name, alone or leading an office phrase.
    fn named(&self, at: usize) -> Option<Mention> {
        let (len, entry) = self.name_at(at)?;
        let base = self.mention_of(at, at + len, entry);
        match base.kind {
            Kind::Country | Kind::Capital | Kind::Demonym | Kind::Organisation => {
                let (mut next, mut genitive) = (at + len, false);
                if matches!(self.texts.get(next), Some(&"'s" | &"’s" | &"'" | &"’")) {
                    next += 1;
                    genitive = true;
                }
                // `the Farmers' Party (FP) leader Rosa Quispe`: the acronym belongs to the name.
                let closed = (next + 2..next + 5).find(|i| self.lower(*i) == ")");
                if let Some(end) = closed.filter(|_| base.kind == Kind::Organisation && !genitive)
                    && self.lower(next) == "("
                    && self.agent_at(end + 1).is_some()
                {
                    next = end + 1;
                }
                if self.lower(next) == "-" && matches!(self.lower(next + 1), "based" | "led" | "run") {
                    next += 2;
                    genitive = true;
                }
                if base.kind == Kind::Country && !genitive && !self.office_may_follow(next) {
                    return Some(base);
                }
                match self.office_after(next, true, true) {
                    Some(office) => Some(self.with_country(self.join(at, &base, office))),
                    None => Some(self.people_of(base)),
                }
            }
            Kind::Place(i) => Some(self.office_of_place(at, at + len, i).unwrap_or(base)),
            Kind::Person => Some(self.person_with_apposition(at, at + len, base)),
            _ => Some(base),
        }
    }

    /// `Dubai's ruler`, `Mombasa police`: an office right behind the name of a place within a state.
    fn office_of_place(&self, at: usize, end: usize, place: usize) -> Option<Mention> {
        let place = &self.lexicon.places[place];
        let country = place.country.clone().filter(|_| place.kind != "water")?;
        let genitive = matches!(self.texts.get(end), Some(&"'s" | &"’s" | &"'" | &"’"));
        let next = if genitive { end + 1 } else { end };
        if !genitive && self.token(end - 1)?.dep() != "compound" {
            return None;
        }
        let office = self.office_after(next, true, false).filter(|o| o.start == next)?;
        let mut base = Mention {
            start: at,
            end,
            kind: Kind::Country,
            actor: blank(&place.name, "office at a place"),
            office: String::new(),
            person: String::new(),
        };
        base.actor.country = Some(country);
        Some(self.with_country(self.join(at, &base, office)))
    }

    /// A named person without a country may have an apposition after the name.
    fn with_country(&self, mention: Mention) -> Mention {
        if mention.kind == Kind::Person && mention.actor.code().is_none() {
            return self.person_with_apposition(mention.start, mention.end, mention);
        }
        mention
    }

    /// A country name may modify an office directly (`Chad Foreign Minister Sabre`, `UAE forces`), but not across a verb.
    fn office_may_follow(&self, next: usize) -> bool {
        self.token(next).is_some_and(|t| matches!(t.pos(), "NOUN" | "PROPN" | "ADJ"))
    }

    /// `Palestinians`, `the Saudis`: the people, not the adjective.
    fn people_of(&self, mut base: Mention) -> Mention {
        if base.kind == Kind::Demonym
            && let Some(t) = self.token(base.end - 1)
        {
            let before = base.start.checked_sub(1).map_or("", |i| self.lower(i));
            if before == "ethnic" {
                // Of the people, and of which state the text must say.
                base.kind = Kind::Office;
                base.actor.country = None;
                base.actor.sector = Some(Sector::Cvl);
                base.actor.how = "ethnic group in the text".into();
            } else if matches!(t.tag(), "NNS" | "NNPS") && before != "the" {
                base.actor.sector = Some(Sector::Cvl);
            } else if matches!(t.tag(), "NNS" | "NNPS")
                || (matches!(t.tag(), "NN" | "NNP") && !matches!(t.dep(), "compound" | "amod" | "nmod" | "npadvmod"))
            {
                base.actor.sector = None;
            } else {
                base.actor.sector = Some(Sector::Gov);
            }
        }
        base
    }

    /// An office phrase without a country before it (`Foreign Minister Sheikh Mohammed …`, `gunmen`), or a person's name.
    fn office_phrase(&self, at: usize) -> Option<Mention> {
        if let Some(office) = self.office_after(at, true, false) {
            let start = office.start;
            let base = Mention {
                start: at,
                end: at,
                kind: Kind::Office,
                actor: blank("", "common noun in data/actors/agents.csv"),
                office: String::new(),
                person: String::new(),
            };
            let joined = self.join(start.min(at), &base, office);
            return Some(self.with_country(joined));
        }
        let end = self.person_name(at, false)?;
        let base = self.person(at, end);
        Some(self.person_with_apposition(at, end, base))
    }

    /// The longest known name at `at` with its best reading.
    pub(crate) fn name_at(&self, at: usize) -> Option<(usize, NameEntry)> {
        *self.names.get(at)?.get_or_init(|| self.find_name(at))
    }

    fn find_name(&self, at: usize) -> Option<(usize, NameEntry)> {
        let (len, entries) = self.lexicon.names.longest_at(&self.texts, at)?;
        let token = self.token(at)?;
        // A common word at the start of a sentence or in lower case is no name.
        if len == 1 && !token.text().chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        // `Latin American leaders`: of no one state.
        let region = at.checked_sub(1).map_or("", |i| self.lower(i));
        if matches!(token.text(), "American" | "Americans") && matches!(region, "latin" | "central" | "south" | "north")
        {
            return None;
        }
        if len == 1 && matches!(token.pos(), "VERB" | "AUX" | "DET" | "PRON" | "ADP" | "CCONJ" | "SCONJ") {
            return None;
        }
        let person = self.doc.token(at + len - 1).ent_type() == "PERSON" && len > 1;
        let pick = entries
            .iter()
            .find(|e| person && matches!(e, NameEntry::Person(_)))
            .or_else(|| entries.first())
            .copied()?;
        // A country's name inside a person's name (`Jordan` in `Michael Jordan`) is left to the person.
        if matches!(pick, NameEntry::Country { .. } | NameEntry::Place(_))
            && token.ent_type() == "PERSON"
            && token.ent_iob() == "I"
        {
            return None;
        }
        Some((len, pick))
    }

    fn join(&self, start: usize, base: &Mention, office: OfficeRun) -> Mention {
        let mut actor = base.actor.clone();
        actor.text = self.text(start, office.end);
        actor.sector = office.sector.or(actor.sector);
        if let (Kind::Organisation, Some((_, NameEntry::Organisation(i)))) = (base.kind, self.name_at(base.start)) {
            let noun = self.lemma(office.head);
            actor.sector = within(&self.lexicon.organisations[i], &noun, office.sector, office.person);
        }
        if let Some(iso) = office.country.filter(|_| actor.country.is_none()) {
            actor.country = Some(iso);
        }
        if actor.country.is_none() && actor.igo.is_none() {
            actor.igo = office.igo;
        }
        let organisation = base.kind == Kind::Organisation;
        if !TITLES.contains(&office.role.to_lowercase().as_str()) {
            actor.role = Some(office.role.clone());
        }
        actor.person = office.person && !office.plural;
        let mut person = String::new();
        match office.name {
            Some((from, to)) => {
                let named = self.person(from, to);
                actor.name = named.actor.name.clone();
                actor.person = true;
                if actor.country.is_none() && actor.igo.is_none() {
                    actor.country = named.actor.country.clone();
                    actor.igo = named.actor.igo.clone();
                    if actor.sector.is_none() {
                        actor.sector = named.actor.sector;
                    }
                }
                actor.how = if base.actor.country.is_some() {
                    "country, office and name in the text".into()
                } else {
                    "office and name in the text".into()
                };
                person = named.person;
            }
            None => {
                let country = base.actor.name.as_str();
                let of = if actor.country.is_some() && !country.is_empty() {
                    format!(" ({country})")
                } else {
                    String::new()
                };
                actor.name = format!("{}{of}", office.role);
                actor.anonymous = office.plural || ANONYMOUS.contains(&normal_office(&office.role).as_str());
                actor.how =
                    if organisation { "organisation and noun".into() } else { "country and office in the text".into() };
                if base.kind == Kind::Office {
                    actor.name = self.text(office.start, office.end);
                    actor.how = "common noun in data/actors/agents.csv".into();
                }
            }
        }
        Mention {
            start,
            end: office.end,
            kind: if person.is_empty() { Kind::Office } else { Kind::Person },
            office: normal_office(&office.role),
            actor,
            person,
        }
    }

    /// The lemma of a token in small letters.
    pub(crate) fn lemma(&self, i: usize) -> String {
        self.token(i).map_or(String::new(), |t| t.lemma().to_lowercase())
    }

    pub(crate) fn text(&self, start: usize, end: usize) -> String {
        if start >= end {
            return String::new();
        }
        let (from, to) = (self.doc.token(start).idx(), self.doc.token(end - 1).end());
        self.doc.text().get(from..to).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Offices that hide their holder.
const ANONYMOUS: [&str; 12] = [
    "source",
    "official",
    "diplomat",
    "analyst",
    "observer",
    "expert",
    "witness",
    "resident",
    "insider",
    "aide",
    "adviser",
    "spokesperson",
];

/// An actor of whom nothing is known but the words.
pub fn blank(text: &str, how: &str) -> Actor {
    Actor {
        name: text.to_owned(),
        text: text.to_owned(),
        country: None,
        igo: None,
        sector: None,
        role: None,
        person: false,
        anonymous: false,
        how: how.to_owned(),
    }
}
