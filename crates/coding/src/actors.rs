//! Whom does a word of the tree stand for? Mentions, names carried through the article, groups, modifiers.

use std::cell::Cell;

use legation_gazetteer::Gazetteer;
use legation_lexicon::{CountryName, Lexicon, NameEntry, name_words};
use legation_model::actor::{Actor, Sector};
use legation_model::time::DateRange;
use legation_nlp::{Doc, Token};

use crate::article::Article;
use crate::bodies::{by_form, of_a_body};
use crate::frame::{through_partitive, with_conjuncts};
use crate::mediators;
use crate::mentions::{Kind, Mention, Scanner, blank};
use crate::people::{Known, names_agree};
use crate::places::Atlas;
use crate::sides;

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
    /// Those whose dealings with each other the article tells, where it names no parties.
    pub opponents: Vec<Actor>,
    /// Third parties that the article names as mediators.
    pub thirds: Vec<Actor>,
    /// Publication date, for the holders of offices.
    pub published: Option<DateRange>,
    /// Settlements and provinces beside those of the data.
    pub atlas: Option<&'a Atlas>,
    /// Where the article was written, as its dateline has it.
    pub dateline: Option<&'a str>,
    covers: Vec<Vec<Option<usize>>>,
    /// For each token of each block, whether it stands between quotation marks.
    quoted: Vec<Vec<bool>>,
    /// How many words lead to the present one (`their ministers` → `their` → …); phrases that explain each other end.
    depth: Cell<u8>,
}

/// Words that lead from a phrase to whom it means; more than this is a circle.
const DEEPEST: u8 = 12;

impl<'a> Scene<'a> {
    /// Scans the article.
    pub fn new(lexicon: &'a Lexicon, article: &'a Article, published: Option<DateRange>) -> Self {
        let mentions: Vec<_> = article.blocks.iter().map(|b| Scanner::new(lexicon, &b.doc).scan()).collect();
        let mut scene = Self {
            lexicon,
            article,
            mentions,
            people: Vec::new(),
            parties: Vec::new(),
            opponents: Vec::new(),
            thirds: Vec::new(),
            published,
            atlas: None,
            dateline: None,
            covers: Vec::new(),
            quoted: article.blocks.iter().map(|b| quoted(&b.doc)).collect(),
            depth: Cell::new(0),
        };
        scene.settle_shared_names();
        scene.gather_people();
        scene.add_surnames();
        scene.covers = scene
            .article
            .blocks
            .iter()
            .enumerate()
            .map(|(b, parsed)| cover(parsed.doc.len(), &scene.mentions[b]))
            .collect();
        scene.parties = sides::find(&scene);
        scene.opponents = sides::opponents(&scene);
        scene.thirds = mediators::find(&scene);
        scene.learn_from_possessives();
        scene
    }

    /// The settlements and provinces beside those of the data.
    pub fn gazetteer(&self) -> Option<&'a Gazetteer> {
        self.atlas.map(|a| &a.gazetteer)
    }

    /// `Congolese`, `Dominican`: of the one of two states that the article names otherwise.
    fn settle_shared_names(&mut self) {
        let named = |iso: &str, all: &[Vec<Mention>]| {
            let is = |m: &&Mention| {
                matches!(m.kind, Kind::Country | Kind::Capital) && m.actor.country.as_deref() == Some(iso)
            };
            all.iter().flatten().any(|m| is(&m))
        };
        let mut changes = Vec::new();
        for (b, mentions) in self.mentions.iter().enumerate() {
            for (i, mention) in mentions.iter().enumerate().filter(|(_, m)| m.actor.country.is_some()) {
                let word = self.article.token(b, mention.start).text();
                let states: Vec<usize> = self.lexicon.names.exact(word).iter().filter_map(state_of_people).collect();
                let isos: Vec<&String> = states.iter().map(|&s| &self.lexicon.countries[s].iso3).collect();
                let shared = isos.len() > 1 && isos.iter().any(|iso| Some(*iso) == mention.actor.country.as_ref());
                let told: Vec<&&String> = isos.iter().filter(|iso| named(iso, &self.mentions)).collect();
                if let (true, [one]) = (shared, told.as_slice())
                    && Some(**one) != mention.actor.country.as_ref()
                {
                    changes.push((b, i, (**one).clone()));
                }
            }
        }
        for (b, i, iso) in changes {
            let actor = &mut self.mentions[b][i].actor;
            let name = |iso: Option<&str>| {
                iso.and_then(|x| self.lexicon.country(x)).map(|c| c.name.clone()).unwrap_or_default()
            };
            let (old, new) = (name(actor.country.as_deref()), name(Some(&iso)));
            actor.name = actor.name.replace(&old, &new);
            actor.country = Some(iso);
        }
    }

    /// The mention that covers a token.
    pub fn mention_at(&self, block: usize, token: usize) -> Option<&Mention> {
        let index = (*self.covers.get(block)?.get(token)?)?;
        self.mentions[block].get(index)
    }

    /// Whether a token of a block stands between quotation marks.
    pub fn within_quotes(&self, block: usize, token: usize) -> bool {
        self.quoted.get(block).and_then(|b| b.get(token)).copied().unwrap_or(false)
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
            for mut actor in self.named_or_explained(block, part) {
                // `the Norwegian and the Canadian parliaments`: the adjective lacks its noun.
                if part.tag() == "JJ"
                    && let Some(noun) = self.noun_shared(block, token, part)
                {
                    actor.sector = noun.actor.sector;
                }
                if !out.iter().any(|a| same(a, &actor)) {
                    out.push(actor);
                }
            }
        }
        out
    }

    /// The noun of a later conjunct that a bare adjective shares.
    fn noun_shared(&self, block: usize, first: Token<'_>, adjective: Token<'_>) -> Option<&Mention> {
        let own = self.mention_at(block, adjective.i()).filter(|m| m.kind == Kind::Demonym)?;
        let later = with_conjuncts(first).into_iter().filter(|t| t.i() > own.end);
        later.filter_map(|t| self.mention_at(block, t.i())).find(|m| {
            m.kind == Kind::Office
                && m.actor.country.is_some()
                && matches!(self.article.token(block, self.head_of(block, m)).tag(), "NNS" | "NNPS")
        })
    }

    /// Whom a word stands for; where its name is unknown, whom its apposition names (`Solidarity, a Polish union, …`);
    /// one for each nationality where a plural has several (`Kenyan and Ugandan soldiers`, `the armies of X and Y`).
    fn named_or_explained(&self, block: usize, part: Token<'_>) -> Vec<Actor> {
        let found = self.single(block, part);
        let unknown = found.iter().all(|a| a.code().is_none());
        if unknown && matches!(part.pos(), "NOUN" | "PROPN" | "ADJ") {
            for apposition in part.children().filter(|c| c.dep() == "appos" && c.i() > part.i()) {
                let told = self.single(block, apposition);
                if told.iter().any(|a| a.code().is_some()) {
                    return told;
                }
            }
        }
        let [one] = found.as_slice() else { return found };
        let plural = matches!(part.tag(), "NNS" | "NNPS");
        if plural && of_a_body(part.lemma()) {
            let bodies = self.bodies_sent(block, part);
            if bodies.len() > 1 {
                return bodies;
            }
        }
        if !plural || one.country.is_none() || one.igo.is_some() {
            return found;
        }
        let states = self.states_beside(block, part);
        if states.len() < 2 || !states.contains(one.country.as_ref().unwrap_or(&String::new())) {
            return found;
        }
        let named = |iso: &String| self.lexicon.country(iso).map(|c| c.name.clone()).unwrap_or_default();
        let own = one.country.as_ref().map(named).unwrap_or_default();
        let of_state = |iso: &String| Actor {
            name: if own.is_empty() { one.name.clone() } else { one.name.replace(&own, &named(iso)) },
            country: Some(iso.clone()),
            ..one.clone()
        };
        states.iter().map(of_state).collect()
    }

    /// `Envoys of the army and the rebels`: those whom they stand for.
    fn bodies_sent(&self, block: usize, noun: Token<'_>) -> Vec<Actor> {
        let sent = noun.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "of" | "from"));
        let mut bodies: Vec<Actor> = sent.flat_map(|p| p.children()).flat_map(|c| self.actors(block, c)).collect();
        bodies.retain(|a| !a.person && a.sector.is_some());
        bodies.dedup_by(|a, b| a.sector == b.sector && a.code() == b.code());
        bodies
    }

    /// The states that qualify a noun side by side, in order.
    fn states_beside(&self, block: usize, noun: Token<'_>) -> Vec<String> {
        let mut heads: Vec<Token<'_>> =
            noun.children().filter(|c| matches!(c.dep(), "amod" | "compound" | "nmod" | "poss")).collect();
        for child in noun.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "of" | "from")) {
            heads.extend(child.children().filter(|c| c.dep() == "pobj"));
        }
        for head in heads {
            let mut states: Vec<String> = Vec::new();
            for part in with_conjuncts(head) {
                if let Some(iso) = self.mention_at(block, part.i()).and_then(|m| m.actor.country.clone())
                    && !states.contains(&iso)
                {
                    states.push(iso);
                }
            }
            if states.len() > 1 {
                return states;
            }
        }
        Vec::new()
    }

    /// Like [`Scene::actors`], and where the noun itself is no actor, those that own or qualify it (`Indian flights`).
    pub fn actors_or_owners(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let own = self.actors(block, token);
        if !own.is_empty() {
            return own;
        }
        for part in with_conjuncts(token) {
            let part = through_partitive(part);
            let mut found = self.owners(block, part);
            // `Algerian landowners`: people of the state, not the state.
            if matches!(part.tag(), "NNS" | "NN")
                && let Some(sector) = by_form(part.lemma())
            {
                found.iter_mut().for_each(|a| a.sector = Some(sector));
            }
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
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return Vec::new();
        }
        self.depth.set(depth + 1);
        let found = self.meant_by(block, token);
        self.depth.set(depth);
        found
    }

    fn meant_by(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        if token.pos() == "PRON" || token.dep() == "poss" && token.tag() == "PRP$" {
            return self.pronoun(block, token);
        }
        let both = self.is_both_sides(token);
        if !both && sides::is_pair(token) {
            let named = sides::pair_before(self, block, token);
            if !named.is_empty() {
                return named;
            }
        }
        match self.mention_at(block, token.i()) {
            Some(mention) if mention.actor.code().is_none() && mediators::is_mediator(self, token) => {
                let meant = self.mediators_meant(block, token);
                return if meant.is_empty() { self.of_mention(block, mention) } else { meant };
            }
            Some(mention) if !(both && mention.actor.code().is_none()) => return self.of_mention(block, mention),
            _ => {}
        }
        if both {
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

    pub(crate) fn person(&self, mention: &Mention) -> Actor {
        let words = name_words(&mention.person);
        match self.people.iter().find(|k| names_agree(&k.words, &words)) {
            Some(known) => Actor { text: mention.actor.text.clone(), ..known.actor.clone() },
            None => mention.actor.clone(),
        }
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

/// The state of a demonym; index.
fn state_of_people(entry: &NameEntry) -> Option<usize> {
    match entry {
        NameEntry::Country { index, kind: CountryName::Demonym } => Some(*index),
        _ => None,
    }
}

/// For each token, whether a quotation mark before it is open.
fn quoted(doc: &Doc) -> Vec<bool> {
    let mut open = false;
    let mut out = Vec::with_capacity(doc.len());
    for token in doc.tokens() {
        out.push(open);
        match token.text() {
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    out
}

pub(crate) fn cover(len: usize, mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut out = vec![None; len];
    for (i, m) in mentions.iter().enumerate() {
        for slot in out.iter_mut().take(m.end.min(len)).skip(m.start) {
            *slot = Some(i);
        }
    }
    out
}

/// Whether two actors are the same for the purpose of listing each once.
pub fn same(a: &Actor, b: &Actor) -> bool {
    a.name == b.name && a.country == b.country && a.igo == b.igo
}
