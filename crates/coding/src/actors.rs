//! Whom does a word of the tree stand for? Mentions, names carried through the article, groups, modifiers.

use legation_lexicon::Lexicon;
use legation_model::actor::{Actor, Sector};
use legation_model::time::DateRange;
use legation_nlp::Token;

use crate::article::Article;
use crate::frame::{prepositional_objects, through_partitive, with_conjuncts};
use crate::mentions::{Kind, Mention, Scanner, blank, normal_office};

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

/// The article with everybody in it.
pub struct Scene<'a> {
    /// The data.
    pub lexicon: &'a Lexicon,
    /// The parsed article.
    pub article: &'a Article,
    /// Mentions per block, in order.
    pub mentions: Vec<Vec<Mention>>,
    /// Named persons.
    pub people: Vec<Known>,
    /// The pair or group of states between which the conflict is, most named first.
    pub parties: Vec<Actor>,
    /// Publication date, for the holders of offices.
    pub published: Option<DateRange>,
    covers: Vec<Vec<Option<usize>>>,
}

impl<'a> Scene<'a> {
    /// Scans the article.
    pub fn new(lexicon: &'a Lexicon, article: &'a Article, published: Option<DateRange>) -> Self {
        let mentions: Vec<_> = article.blocks.iter().map(|b| Scanner::new(lexicon, &b.doc).scan()).collect();
        let mut scene =
            Self { lexicon, article, mentions, people: Vec::new(), parties: Vec::new(), published, covers: Vec::new() };
        scene.gather_people();
        scene.add_surnames();
        scene.covers = scene
            .article
            .blocks
            .iter()
            .enumerate()
            .map(|(b, parsed)| cover(parsed.doc.len(), &scene.mentions[b]))
            .collect();
        scene.parties = scene.find_parties();
        scene.learn_from_possessives();
        scene
    }

    /// The mention that covers a token.
    pub fn mention_at(&self, block: usize, token: usize) -> Option<&Mention> {
        let index = (*self.covers.get(block)?.get(token)?)?;
        self.mentions[block].get(index)
    }

    /// The actors that a noun phrase stands for, conjuncts included, each once.
    pub fn actors(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let mut out: Vec<Actor> = Vec::new();
        let mut mentions = Vec::new();
        for part in with_conjuncts(token) {
            let part = through_partitive(part);
            if let Some(mention) = self.mention_at(block, part.i()) {
                if mentions.contains(&mention.start) {
                    continue;
                }
                mentions.push(mention.start);
            }
            for actor in self.single(block, part) {
                if !out.iter().any(|a| same(a, &actor)) {
                    out.push(actor);
                }
            }
        }
        out
    }

    /// Like [`Scene::actors`], and where the noun itself is no actor, those that own or qualify it (`Indian flights`).
    pub fn actors_or_owners(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let own = self.actors(block, token);
        if !own.is_empty() {
            return own;
        }
        for part in with_conjuncts(token) {
            let found = self.owners(block, through_partitive(part));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Actors in possessives, adjectives and compounds of a noun.
    pub fn owners(&self, block: usize, noun: Token<'_>) -> Vec<Actor> {
        let mut out = Vec::new();
        for child in noun.children().filter(|c| matches!(c.dep(), "poss" | "amod" | "compound" | "nmod")) {
            for actor in self.actors(block, child) {
                if !out.iter().any(|a| same(a, &actor)) {
                    out.push(actor);
                }
            }
        }
        out
    }

    fn single(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        if token.pos() == "PRON" || token.dep() == "poss" && token.tag() == "PRP$" {
            return self.pronoun(block, token);
        }
        if let Some(mention) = self.mention_at(block, token.i()) {
            return self.of_mention(block, mention);
        }
        if self.is_both_sides(token) {
            return self
                .parties
                .iter()
                .map(|p| Actor { text: token.text().to_owned(), how: "both sides of the conflict".into(), ..p.clone() })
                .collect();
        }
        Vec::new()
    }

    /// The actor of a mention, joined with what the rest of the article knows.
    pub fn of_mention(&self, block: usize, mention: &Mention) -> Vec<Actor> {
        match mention.kind {
            Kind::Place(_) | Kind::Contested(_) | Kind::Agreement(_) | Kind::Incident(_) => Vec::new(),
            Kind::Person => vec![self.person(mention)],
            Kind::Office => self.office(block, mention),
            _ => vec![mention.actor.clone()],
        }
    }

    fn person(&self, mention: &Mention) -> Actor {
        let words = name_words(&mention.person);
        match self.people.iter().find(|k| names_agree(&k.words, &words)) {
            Some(known) => Actor { text: mention.actor.text.clone(), ..known.actor.clone() },
            None => mention.actor.clone(),
        }
    }

    /// An office without a name: the country may stand elsewhere, and so may the holder.
    fn office(&self, block: usize, mention: &Mention) -> Vec<Actor> {
        let mut actor = mention.actor.clone();
        let doc = &self.article.blocks[block].doc;
        let head = doc.token(mention.end - 1);
        if self.is_both_sides(head) && actor.country.is_none() {
            return self.parties.clone();
        }
        if head.lemma() == "counterpart" {
            return vec![self.counterpart(block, mention)];
        }
        let plural = matches!(head.tag(), "NNS" | "NNPS");
        let definite = mention.start.checked_sub(1).is_some_and(|i| doc.token(i).lower() == "the");
        if plural
            && definite
            && actor.code().is_none()
            && matches!(head.lemma(), "leader" | "minister" | "president" | "official" | "diplomat")
        {
            let group = self.group(block, head);
            if group.len() > 1 {
                return group;
            }
        }
        if actor.country.is_none() && actor.igo.is_none() {
            // A possessive elsewhere in the phrase: `their foreign minister`, `its army`.
            if let Some(owner) = doc.token(mention.start).lefts().chain(head.lefts()).find(|c| c.dep() == "poss")
                && let Some(found) = self.actors(block, owner).first()
            {
                actor.country.clone_from(&found.country);
                actor.igo.clone_from(&found.igo);
            }
        }
        if actor.code().is_none() && !actor.person {
            // `the foreign office in Oslo`, `the authorities in Chad`.
            let seat = head
                .children()
                .filter(|c| c.dep() == "prep" && c.lower() == "in")
                .flat_map(|c| prepositional_objects(c));
            let seat = seat
                .filter_map(|t| self.mention_at(block, t.i()))
                .find(|m| matches!(m.kind, Kind::Capital | Kind::Country));
            if let (Some(seat), Some(Sector::Gov | Sector::Mil | Sector::Leg)) = (seat, actor.sector) {
                actor.country.clone_from(&seat.actor.country);
                actor.how = format!("seat in `{}`", seat.actor.text);
            }
        }
        if actor.code().is_none() && matches!(head.lemma(), "alliance" | "coalition" | "bloc" | "camp" | "axis") {
            // `the alliance led by X`, `the coalition under X's leadership`.
            let leader = head.subtree().filter(|t| t.i() != head.i()).find_map(|t| {
                self.mention_at(block, t.i())
                    .filter(|m| matches!(m.kind, Kind::Country | Kind::Demonym | Kind::Capital))
            });
            if let Some(leader) = leader {
                actor.country.clone_from(&leader.actor.country);
                actor.how = format!("led by `{}`", leader.actor.text);
            }
        }
        if actor.country.is_none()
            && actor.igo.is_none()
            && self.may_refer_back(mention, head)
            && let Some(earlier) = self.earlier_office(block, mention)
        {
            actor.country = earlier.country.clone();
            actor.igo = earlier.igo.clone();
            if earlier.person == actor.person {
                actor.name = earlier.name.clone();
                actor.role = earlier.role.clone();
            }
            actor.how = format!("`{}` refers back to `{}`", actor.text, earlier.text);
        }
        if actor.person && actor.country.is_some() {
            self.name_holder(&mut actor, &mention.office);
        }
        if matches!(head.lemma(), "country" | "nation" | "side") {
            // `his country`: the state itself.
            return actor.country.as_deref().and_then(|iso| self.state_actor(iso, Some(&actor))).into_iter().collect();
        }
        vec![actor]
    }

    /// Fills in who holds an office: a person of the article, else of the data at the time of publication.
    fn name_holder(&self, actor: &mut Actor, office: &str) {
        let same_office = |k: &&Known| k.actor.country == actor.country && !office.is_empty() && k.office == office;
        if let Some(known) = self.people.iter().find(same_office) {
            actor.name.clone_from(&known.actor.name);
            actor.how = format!("{}; named elsewhere in the article", actor.how);
            return;
        }
        let Some(published) = self.published else { return };
        if !matches!(office, "foreign minister" | "prime minister" | "head of state") {
            return;
        }
        let mut holders = self
            .lexicon
            .people
            .iter()
            .filter(|p| p.country == actor.country && normal_office(&p.role) == office && p.held_on(published));
        if let (Some(holder), None) = (holders.next(), holders.next()) {
            actor.name.clone_from(&holder.name);
            actor.how = format!("{}; holder in data/actors/people.csv", actor.how);
        }
    }

    fn may_refer_back(&self, mention: &Mention, head: Token<'_>) -> bool {
        let definite =
            head.children().any(|c| c.dep() == "det" && c.lower() == "the") || head.doc_starts_with_the(mention.start);
        let official =
            matches!(mention.actor.sector, Some(Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Igo));
        official && !mention.actor.anonymous && (definite || mention.actor.person)
    }

    fn earlier_office(&self, block: usize, mention: &Mention) -> Option<Actor> {
        let portfolio = |office: &str| {
            office
                .replace(" ministry", "")
                .replace(" minister", "")
                .replace("minister", "")
                .replace("ministry", "")
                .trim()
                .to_owned()
        };
        let wanted = portfolio(&mention.office);
        let generic = wanted.is_empty();
        let ministerial = |o: &str| o.contains("minist");
        let mut blocks: Vec<(usize, &Mention)> = Vec::new();
        for b in 0..=block {
            for m in &self.mentions[b] {
                if b < block || m.start < mention.start {
                    blocks.push((b, m));
                }
            }
        }
        blocks.into_iter().rev().find_map(|(_, m)| {
            if !matches!(m.kind, Kind::Office | Kind::Person) {
                return None;
            }
            let actor = if m.kind == Kind::Person { self.person(m) } else { m.actor.clone() };
            let office = if m.kind == Kind::Person {
                self.people.iter().find(|k| k.actor.name == actor.name).map_or(m.office.clone(), |k| k.office.clone())
            } else {
                m.office.clone()
            };
            actor.code()?;
            let fits = if generic && ministerial(&mention.office) {
                ministerial(&office)
            } else if ministerial(&mention.office) {
                ministerial(&office) && portfolio(&office) == wanted
            } else {
                office == mention.office
            };
            fits.then_some(actor)
        })
    }

    fn counterpart(&self, block: usize, mention: &Mention) -> Actor {
        let mut actor = mention.actor.clone();
        let doc = &self.article.blocks[block].doc;
        let head = doc.token(mention.end - 1);
        let owner = (mention.start.saturating_sub(2)..mention.end)
            .map(|i| doc.token(i))
            .chain(head.children())
            .find(|t| t.dep() == "poss")
            .and_then(|t| self.actors(block, t).into_iter().next());
        let office = owner
            .as_ref()
            .and_then(|o| self.people.iter().find(|k| k.actor.name == o.name))
            .map(|k| k.office.clone())
            .unwrap_or_default();
        actor.person = true;
        actor.sector = Some(owner.as_ref().and_then(|o| o.sector).unwrap_or(Sector::Gov));
        if !office.is_empty() {
            actor.role = Some(office.clone());
            actor.how = format!("counterpart of {}", owner.map(|o| o.name).unwrap_or_default());
            self.name_holder(&mut actor, &office);
        }
        actor
    }

    /// `both sides`, `the two countries`, `the nuclear-armed neighbours`.
    pub fn is_both_sides(&self, token: Token<'_>) -> bool {
        const GROUPS: [&str; 14] = [
            "country",
            "side",
            "nation",
            "neighbour",
            "neighbor",
            "state",
            "party",
            "capital",
            "government",
            "rival",
            "foe",
            "power",
            "both",
            "neighbouring",
        ];
        if self.parties.len() < 2 || !GROUPS.contains(&token.lemma()) {
            return false;
        }
        let two = token.children().any(|c| {
            matches!(c.lower(), "two" | "both" | "either" | "warring" | "rival" | "neighbouring" | "neighboring")
        });
        token.lemma() == "both" || (two && matches!(token.tag(), "NNS" | "NN" | "NNPS"))
    }

    fn gather_people(&mut self) {
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
    fn learn_from_possessives(&mut self) {
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

    /// A person unknown by full name: the only one in the data with this surname in office around the publication.
    fn look_up(&self, known: &mut Known) {
        let Some(surname) = known.words.last() else { return };
        let mut rows = self.lexicon.people.iter().filter(|p| {
            name_words(&p.name).last() == Some(surname)
                && names_agree(&name_words(&p.name), &known.words)
                && self.published.is_none_or(|d| p.held_on(d))
        });
        let Some(first) = rows.next() else { return };
        if rows.any(|p| p.name != first.name) {
            return;
        }
        known.actor.country.clone_from(&first.country);
        known.actor.sector = Some(first.sector);
        known.actor.role.get_or_insert_with(|| first.role.clone());
        known.actor.name.clone_from(&first.name);
        known.actor.how = "surname in data/actors/people.csv".into();
        if known.office.is_empty() {
            known.office = normal_office(&first.role);
        }
    }

    /// The only person of the data with this surname whose state the article names, in office at the time if that is known.
    fn by_surname(&self, surname: &str) -> Option<Known> {
        if surname.chars().count() < 4 {
            return None;
        }
        let named = |iso: &str| {
            self.mentions.iter().flatten().any(|m| m.kind != Kind::Person && m.actor.country.as_deref() == Some(iso))
        };
        let mut rows = self.lexicon.people.iter().filter(|p| {
            name_words(&p.name).last().is_some_and(|w| w == surname)
                && p.country.as_deref().is_some_and(named)
                && self.published.is_none_or(|d| p.held_on(d))
        });
        let first = rows.next()?;
        if rows.any(|p| p.name != first.name) {
            return None;
        }
        let mut actor = blank(surname, "surname in data/actors/people.csv");
        actor.name.clone_from(&first.name);
        actor.country.clone_from(&first.country);
        actor.sector = Some(first.sector);
        actor.role = Some(first.role.clone());
        actor.person = true;
        Some(Known { words: name_words(&first.name), actor, office: normal_office(&first.role), role_stated: false })
    }

    /// Adds mentions for surnames that the first scan passed over.
    fn add_surnames(&mut self) {
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

    /// The pair most often named together (`between X and Y`, `X and Y`), else the states named most.
    fn find_parties(&self) -> Vec<Actor> {
        let mut pairs: std::collections::BTreeMap<(String, String), u32> = std::collections::BTreeMap::new();
        let mut states: std::collections::BTreeMap<String, Actor> = std::collections::BTreeMap::new();
        for (b, parsed) in self.article.blocks.iter().enumerate() {
            for token in parsed.doc.tokens() {
                let conj = token.dep() == "conj";
                if !conj || token.head().dep() == "conj" {
                    continue;
                }
                let (Some(left), Some(right)) = (self.mention_at(b, token.head().i()), self.mention_at(b, token.i()))
                else {
                    continue;
                };
                let state = |m: &Mention| {
                    matches!(m.kind, Kind::Country | Kind::Capital).then(|| m.actor.country.clone()).flatten()
                };
                let (Some(x), Some(y)) = (state(left), state(right)) else { continue };
                if x == y {
                    continue;
                }
                states.entry(x.clone()).or_insert_with(|| left.actor.clone());
                states.entry(y.clone()).or_insert_with(|| right.actor.clone());
                let between = token.head().head().lower() == "between"
                    || token.head().dep() == "pobj" && token.head().head().lower() == "between";
                let pair = if x < y { (x, y) } else { (y, x) };
                *pairs.entry(pair).or_default() += if between { 3 } else { 1 };
            }
        }
        let best = pairs.iter().max_by_key(|(pair, n)| (**n, std::cmp::Reverse((*pair).clone())));
        let Some(((x, y), _)) = best else { return Vec::new() };
        [x, y].iter().filter_map(|iso| self.state_actor(iso, states.get(*iso))).collect()
    }

    /// The state itself as an actor, by its name in the data.
    pub fn state_actor(&self, iso: &str, seen: Option<&Actor>) -> Option<Actor> {
        let country = self.lexicon.country(iso)?;
        let mut actor = blank(&country.name, "named in the article");
        actor.text = seen.map_or_else(|| country.name.clone(), |a| a.text.clone());
        actor.country = Some(iso.to_owned());
        actor.sector = Some(Sector::Gov);
        Some(actor)
    }
}

trait StartsWithThe {
    fn doc_starts_with_the(self, start: usize) -> bool;
}

impl StartsWithThe for Token<'_> {
    fn doc_starts_with_the(self, start: usize) -> bool {
        let offset = self.i() as i64 - start as i64 + 1;
        i32::try_from(-offset).ok().and_then(|n| self.nbor(n as isize)).is_some_and(|t| t.lower() == "the")
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

fn cover(len: usize, mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut out = vec![None; len];
    for (i, m) in mentions.iter().enumerate() {
        for slot in out.iter_mut().take(m.end.min(len)).skip(m.start) {
            *slot = Some(i);
        }
    }
    out
}

/// Lower-case words of a name, without particles, hyphens and initials' full stops.
pub fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|w| !w.is_empty() && !matches!(w.as_str(), "al" | "bin" | "el" | "dr" | "mr" | "sheikh" | "ibn"))
        .collect()
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

/// Whether two actors are the same for the purpose of listing each once.
pub fn same(a: &Actor, b: &Actor) -> bool {
    a.name == b.name && a.country == b.country && a.igo == b.igo
}
