//! Who are the named persons of an article? All mentions of one person joined, with country and office from text or data.

use legation_lexicon::{Person, name_words};
use legation_model::actor::Actor;

use crate::actors::{Scene, cover};
use crate::bodies::assign;
use crate::mentions::{Kind, Mention, blank};
use crate::offices::normal_office;

/// A person of the article, joined from all its mentions.
#[derive(Debug, Clone)]
pub struct Known {
    /// Words of the fullest name in the article.
    pub words: Vec<String>,
    /// The actor with the best knowledge of country and role.
    pub actor: Actor,
    /// Normalised office.
    pub office: String,
    /// The role stands in the text; else it comes from the data.
    pub role_stated: bool,
}

impl Scene<'_> {
    pub(crate) fn gather_people(&mut self) {
        let mut people: Vec<Known> = Vec::new();
        for mention in self.mentions.iter().flatten().filter(|m| m.kind == Kind::Person) {
            let words = name_words(&mention.person);
            if words.is_empty() {
                continue;
            }
            match people.iter_mut().find(|k| names_agree(&k.words, &words)) {
                Some(known) => known.learn(mention, words),
                None => people.push(Known {
                    words,
                    actor: mention.actor.clone(),
                    office: mention.office.clone(),
                    role_stated: mention.actor.role.is_some() && !mention.actor.how.contains("people.csv"),
                }),
            }
        }
        for known in people.iter_mut().filter(|k| !k.role_stated) {
            // The data may know several offices: the one held at the time, or none if the time is open.
            let rows = self.lexicon.people_named(&known.actor.name);
            let held: Vec<_> = rows.iter().filter(|p| self.published.is_none_or(|d| p.held_on(d))).collect();
            let stated = !known.actor.how.contains("people.csv");
            if let (false, Some(first)) = (stated, held.first())
                && held.iter().all(|p| p.country == first.country && p.sector == first.sector)
            {
                assign(self.lexicon, &mut known.actor, first.country.as_deref());
                known.actor.sector = Some(first.sector);
            }
            match held.as_slice() {
                [only] => {
                    known.actor.role = Some(only.role.clone());
                    known.office = normal_office(&only.role);
                }
                [first, rest @ ..] if rest.iter().all(|p| p.role == first.role) => {
                    known.actor.role = Some(first.role.clone())
                }
                [_, ..] => known.actor.role = None,
                [] => {}
            }
        }
        for known in &mut people {
            if known.actor.country.is_none() && known.actor.igo.is_none() {
                self.look_up(known);
            }
            if known.actor.sector.is_none() && !known.office.is_empty() {
                known.actor.sector = self.lexicon.agent(&known.office).and_then(|a| a.sector);
            }
        }
        self.people = people;
    }

    /// `its Emir Tamim`: the country of a person from the pronoun before the office.
    pub(crate) fn learn_from_possessives(&mut self) {
        let mut learnt = Vec::new();
        for (b, mentions) in self.mentions.iter().enumerate() {
            for mention in mentions.iter().filter(|m| m.kind == Kind::Person && m.actor.code().is_none()) {
                let Some(before) = mention.start.checked_sub(1) else { continue };
                let token = self.article.token(b, before);
                if token.tag() != "PRP$" {
                    continue;
                }
                if let Some(owner) = self.pronoun(b, token).into_iter().find(|a| a.code().is_some()) {
                    learnt.push((name_words(&mention.person), owner));
                }
            }
        }
        for (words, owner) in learnt {
            if let Some(known) =
                self.people.iter_mut().find(|k| k.actor.code().is_none() && names_agree(&k.words, &words))
            {
                known.actor.country = owner.country;
                known.actor.igo = owner.igo;
                known.actor.how = format!("country from `{}`", owner.text);
            }
        }
    }

    /// The rows of the data of people with a surname.
    fn of_surname(&self, surname: &str) -> impl Iterator<Item = &Person> {
        self.lexicon.names.with_surname(surname).iter().filter_map(|&i| self.lexicon.people.get(i))
    }

    /// A person unknown by full name: the only one in the data with this surname in office around the publication.
    pub(crate) fn look_up(&self, known: &mut Known) {
        let Some(surname) = known.words.last() else { return };
        let mut rows = self
            .of_surname(surname)
            .filter(|p| names_agree(&name_words(&p.name), &known.words) && self.published.is_none_or(|d| p.held_on(d)));
        let Some(first) = rows.next() else { return };
        if rows.any(|p| p.name != first.name) {
            return;
        }
        assign(self.lexicon, &mut known.actor, first.country.as_deref());
        known.actor.sector = Some(first.sector);
        known.actor.role.get_or_insert_with(|| first.role.clone());
        known.actor.name.clone_from(&first.name);
        known.actor.how = "surname in data/actors/people.csv".into();
        if known.office.is_empty() {
            known.office = normal_office(&first.role);
        }
    }

    /// The only person of the data with this surname whose state the article names, in office at the time if that is known.
    pub(crate) fn by_surname(&self, surname: &str) -> Option<Known> {
        if surname.chars().count() < 4 {
            return None;
        }
        if self.lexicon.names.with_surname(surname).is_empty() {
            return None;
        }
        let named = |iso: &str| {
            self.mentions.iter().flatten().any(|m| m.kind != Kind::Person && m.actor.country.as_deref() == Some(iso))
        };
        let mut rows = self
            .of_surname(surname)
            .filter(|p| p.country.as_deref().is_some_and(named) && self.published.is_none_or(|d| p.held_on(d)));
        let first = rows.next()?;
        if rows.any(|p| p.name != first.name) {
            return None;
        }
        let mut actor = blank(surname, "surname in data/actors/people.csv");
        actor.name.clone_from(&first.name);
        assign(self.lexicon, &mut actor, first.country.as_deref());
        actor.sector = Some(first.sector);
        actor.role = Some(first.role.clone());
        actor.person = true;
        Some(Known { words: name_words(&first.name), actor, office: normal_office(&first.role), role_stated: false })
    }

    /// Adds mentions for surnames that the first scan passed over.
    pub(crate) fn add_surnames(&mut self) {
        let article = self.article;
        for (b, parsed) in article.blocks.iter().enumerate() {
            let taken = cover(parsed.doc.len(), &self.mentions[b]);
            let mut found = Vec::new();
            for token in parsed.doc.tokens() {
                let capital = token.text().chars().next().is_some_and(char::is_uppercase);
                if !capital || token.pos() != "PROPN" || taken[token.i()].is_some() {
                    continue;
                }
                let word = token.lower().to_owned();
                if !self.people.iter().any(|k| k.words.last() == Some(&word))
                    && let Some(known) = self.by_surname(&word)
                {
                    self.people.push(known);
                }
                if let Some(known) = self.people.iter().find(|k| k.words.len() > 1 && k.words.last() == Some(&word)) {
                    let mut actor = known.actor.clone();
                    actor.text = token.text().to_owned();
                    found.push(Mention {
                        start: token.i(),
                        end: token.i() + 1,
                        kind: Kind::Person,
                        actor,
                        office: known.office.clone(),
                        person: known.words.join(" "),
                    });
                }
            }
            self.mentions[b].extend(found);
            self.mentions[b].sort_by_key(|m| m.start);
        }
    }
}

impl Known {
    fn learn(&mut self, mention: &Mention, words: Vec<String>) {
        if words.len() > self.words.len() {
            self.words = words;
            if !self.actor.how.contains("people.csv") {
                self.actor.name.clone_from(&mention.actor.name);
            }
        }
        let from_data = mention.actor.how.contains("people.csv");
        if from_data && !self.actor.how.contains("people.csv") {
            self.actor.name.clone_from(&mention.actor.name);
        }
        let stated = !from_data;
        if (self.actor.code().is_none()
            || (stated && self.actor.how.contains("people.csv") && mention.actor.code().is_some()))
            && mention.actor.code().is_some()
        {
            self.actor.country.clone_from(&mention.actor.country);
            self.actor.igo.clone_from(&mention.actor.igo);
            self.actor.how.clone_from(&mention.actor.how);
        }
        if stated && mention.actor.role.is_some() && !self.role_stated {
            self.actor.role.clone_from(&mention.actor.role);
            self.office.clone_from(&mention.office);
            self.role_stated = true;
        }
        if mention.actor.sector.is_some() && self.actor.sector.is_none() {
            self.actor.sector = mention.actor.sector;
        }
        if self.office.is_empty() {
            self.office.clone_from(&mention.office);
        }
    }
}

/// Whether two names can be one person's: the last words agree and the shorter is a part of the longer, initials allowed;
/// or a short name is the first word of a longer one (`Tamim` for `Tamim bin Hamad Al Thani`).
pub fn names_agree(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return false;
    }
    let close = |x: &str, y: &str| {
        x == y || (x.len() == 1 && y.starts_with(x)) || (y.len() == 1 && x.starts_with(y)) || spelled_alike(x, y)
    };
    if short.len() == 1 {
        return long.last() == short.last() || long.first() == short.first();
    }
    let mut from = 0;
    for word in short {
        match long[from..].iter().position(|w| close(w, word)) {
            Some(at) => from += at + 1,
            None => return false,
        }
    }
    true
}

/// Transliterations of one name: the same consonants in the same order (`Attaullah`, `Ataullah`).
fn spelled_alike(a: &str, b: &str) -> bool {
    if a.len() < 4 || b.len() < 4 {
        return false;
    }
    let bones = |w: &str| {
        let mut out: Vec<char> = w.chars().filter(|c| !"aeiouy".contains(*c)).collect();
        out.dedup();
        out
    };
    bones(a) == bones(b) && a.chars().next() == b.chars().next()
}
