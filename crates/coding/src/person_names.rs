//! Which run of words is a person's name, and what does its apposition add?

use legation_lexicon::NameEntry;

use crate::bodies::assign;
use crate::mentions::{Kind, Mention, Scanner, blank};
use crate::offices::normal_office;

/// Words before a name that are no part of it.
pub(crate) const TITLES: [&str; 24] = [
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "sir",
    "sheikh",
    "shaikh",
    "prince",
    "princess",
    "lieutenant",
    "general",
    "colonel",
    "major",
    "gen.",
    "gen",
    "lt.",
    "lt",
    "col.",
    "sen.",
    "rep.",
];

const NAME_PARTICLES: [&str; 20] = [
    "bin", "bint", "ibn", "al", "el", "ul", "ud", "ur", "de", "da", "dos", "van", "von", "der", "den", "di", "la", "e",
    "abu", "ben",
];

impl Scanner<'_> {
    /// End of a person's name at `at`. `expected`: an office stands before it, so a run of capitals is enough.
    pub(crate) fn person_name(&self, at: usize, expected: bool) -> Option<usize> {
        let capital = |i: usize| {
            self.token(i).is_some_and(|t| {
                t.text().chars().next().is_some_and(char::is_uppercase)
                    && t.text().chars().any(char::is_alphabetic)
                    && matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "X")
            })
        };
        let particle = |i: usize| NAME_PARTICLES.contains(&self.lower(i));
        let mut i = at;
        while TITLES.contains(&self.lower(i)) && !expected {
            i += 1;
        }
        let first = i;
        let mut people = false;
        while i < self.texts.len() && i < first + 9 {
            if i > first && self.token(i).is_some_and(|t| t.is_sent_start()) {
                break;
            }
            let known = self.name_at(i).map(|(_, e)| e);
            let foreign = matches!(
                known,
                Some(
                    NameEntry::Country { .. }
                        | NameEntry::Organisation(_)
                        | NameEntry::Outlet(_)
                        | NameEntry::Agreement(_)
                        | NameEntry::Contested(_)
                )
            ) && self.token(i).is_some_and(|t| t.ent_type() != "PERSON");
            if foreign {
                break;
            }
            if capital(i) && (i > first || self.agent_at(i).is_none_or(|(n, ..)| n > 1 || expected)) {
                if self.agent_at(i).is_some() && i > first && self.token(i).is_some_and(|t| t.ent_type() != "PERSON") {
                    break;
                }
                people |= self.token(i).is_some_and(|t| t.ent_type() == "PERSON");
                i += 1;
            } else if i > first && particle(i) && self.texts.get(i + 1).is_some_and(|t| *t == "-") && capital(i + 2) {
                i += 2;
            } else if i > first && (particle(i) || self.texts[i] == "-") && (capital(i + 1) || particle(i + 1)) {
                i += 1;
            } else if i == first && particle(i) && self.texts.get(i + 1).is_some_and(|t| *t == "-") && capital(i + 2) {
                i += 2;
            } else {
                break;
            }
        }
        if i == first || (!expected && !people) {
            return None;
        }
        (people || expected).then_some(i)
    }

    /// A person's mention by name alone.
    pub(crate) fn person(&self, start: usize, end: usize) -> Mention {
        let mut first = start;
        while first + 1 < end && TITLES.contains(&self.lower(first)) {
            first += 1;
        }
        let name = self.text(first, end);
        let mut actor = blank(&self.text(start, end), "named person");
        actor.name = name.clone();
        actor.person = true;
        if let Some(NameEntry::Person(i)) =
            self.lexicon.names.exact(&name).iter().find(|e| matches!(e, NameEntry::Person(_)))
        {
            let known = &self.lexicon.people[*i];
            actor.name = known.name.clone();
            assign(self.lexicon, &mut actor, known.country.as_deref());
            actor.sector = Some(known.sector);
            actor.role = Some(known.role.clone());
            actor.how = "name in data/actors/people.csv".into();
            return Mention { start, end, kind: Kind::Person, office: normal_office(&known.role), person: name, actor };
        }
        Mention { start, end, kind: Kind::Person, actor, office: String::new(), person: name }
    }

    /// `Name (Office of Country)`, `Name, the Country Office`, `Name, Country's Office`.
    pub(crate) fn person_with_apposition(&self, start: usize, end: usize, mut person: Mention) -> Mention {
        let opener = self.lower(end);
        if opener == "of" {
            if let Some((len, NameEntry::Country { index, .. })) = self.name_at(end + 1) {
                if person.actor.country.is_none() {
                    person.actor.country = Some(self.lexicon.countries[index].iso3.clone());
                }
                person.end = end + 1 + len;
            }
            return person;
        }
        if opener != "(" && opener != "," {
            return person;
        }
        let mut i = end + 1;
        while matches!(self.lower(i), "the" | "a" | "an" | "who" | "is") {
            i += 1;
        }
        let mut country = None;
        if let Some((len, NameEntry::Country { index, .. })) = self.name_at(i) {
            country = Some(self.lexicon.countries[index].iso3.clone());
            i += len;
            if matches!(self.texts.get(i), Some(&"'s" | &"’s" | &"'" | &"’")) {
                i += 1;
            }
        }
        let Some(office) = self.office_after(i, false, country.is_some()) else { return person };
        if office.name.is_some() || office.plural || !office.person {
            return person;
        }
        let closes = matches!(self.lower(office.end), ")" | "," | "." | "" | ";" | "—" | "in" | "to");
        if !closes {
            return person;
        }
        person.actor.role = Some(office.role.clone());
        person.office = normal_office(&office.role);
        if let Some(iso) = office.country.or(country) {
            person.actor.country = Some(iso);
            person.actor.igo = None;
        } else if person.actor.code().is_none() {
            person.actor.igo = office.igo;
        }
        if office.sector.is_some() {
            person.actor.sector = office.sector;
        }
        person.actor.how = "apposition in the text".into();
        person.start = start;
        person.end = if opener == "(" && self.lower(office.end) == ")" { office.end + 1 } else { office.end };
        person
    }
}
