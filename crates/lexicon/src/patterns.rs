//! What words make an event? The patterns of `data/patterns/`, read and checked.
//!
//! `classes.toml` names classes of lemmas; `governors.toml` says what words above an event do to it; `nominals.toml` says
//! which nouns name the deed of a verb;
//! every other file holds `[[pattern]]` tables. `docs/patterns.md` explains the format to authors.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use legation_model::diag::Diag;
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};
use serde::Deserialize;

use crate::pattern_file::{At, RawFile, RawGovernor, RawGovernors, RawPattern, bad, serde_name, toml_error};

/// The `source` of patterns that were imported from PETRARCH's or TABARI's dictionaries.
pub const PETRARCH: &str = "petrarch";

/// A set of lemmas; `any` accepts every word, `actor` every phrase that names an actor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// `*`: the slot must be filled, by whatever.
    pub any: bool,
    /// `@none`: the slot may be empty.
    pub none: bool,
    /// `@name`: filled by a proper noun, known or not.
    pub name: bool,
    /// `@organisation`: filled by the name of a body other than a state.
    pub organisation: bool,
    /// `@actor`: filled by an actor.
    pub actor: bool,
    /// `@human`: filled by people: a person's name, a nationality as a noun, a noun for people of data/actors/agents.csv.
    pub human: bool,
    /// `@owned`: filled by an actor, or by something that is an actor's (`Turkish flights`, `Chad's ports`).
    pub owned: bool,
    /// `@states`: filled by actors of two states or more.
    pub states: bool,
    /// Lower-case lemmas.
    pub lemmas: BTreeSet<String>,
    /// Fixed phrases (`economic_aid`), cut into words: the last is the word of the slot, the others qualify it.
    pub phrases: BTreeSet<Vec<String>>,
}

impl Words {
    /// Whether the lemma is in the set.
    pub fn has(&self, lemma: &str) -> bool {
        self.any || self.lemmas.contains(lemma)
    }

    /// Adds a lemma, or a phrase whose words are joined by `_`.
    fn add(&mut self, word: &str) {
        match word.contains('_') {
            false => drop(self.lemmas.insert(word.to_owned())),
            true => drop(self.phrases.insert(word.split('_').map(str::to_owned).collect())),
        }
    }
}

/// A condition on a slot of the trigger's frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Slot: `subject`, `object`, `dative`, `particle`, `complement` (verbs, infinitives, gerunds), `adverb`,
    /// `modifier` (adjectives and compounds of a noun), `within` (any word below the trigger) or a preposition;
    /// several joined by `|`, of which any will do.
    pub slot: String,
    /// What may fill it.
    pub words: Words,
}

/// A pattern: trigger words, conditions, and the event that they make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Unique name.
    pub id: String,
    /// File it stands in.
    pub file: String,
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Modality of its own (`offered`), else decided by the sentence.
    pub modality: Option<Modality>,
    /// Step of a mediation.
    pub step: Option<Step>,
    /// Verb triggers.
    pub verbs: BTreeSet<String>,
    /// Noun triggers.
    pub nouns: BTreeSet<String>,
    /// Adjective triggers (`ready`, `willing`).
    pub adjectives: BTreeSet<String>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Paths to the actors, the first that leads to one wins; `a+b` takes both. Empty: the subject.
    pub actors: Vec<String>,
    /// Paths to the recipients, likewise. Empty: the usual ones of the type.
    pub recipients: Vec<String>,
    /// Words that name the one asked, in mediation patterns: path to the third party.
    pub third_party: Vec<String>,
    /// All participants are actors (meetings, clashes).
    pub reciprocal: bool,
    /// The happening done in return, by those acted upon, as a CAMEO code (`[145:175]` in the dictionaries of others).
    pub mirror: Option<String>,
    /// Those who act stand where others have those acted upon, and the other way round.
    pub reverse: bool,
    /// Makes no event, but keeps patterns that ask for less from making one; its type has no meaning.
    pub silent: bool,
    /// Gives way to whatever event stands below its trigger (`agreed to` before a deed that has a pattern of its own).
    pub weak: bool,
    /// Imported from the dictionaries of this coder, which have no sentences.
    pub source: Option<String>,
    /// Sentences that it must match.
    pub matches: Vec<String>,
    /// Sentences that it must leave alone.
    pub leaves: Vec<String>,
}

impl Pattern {
    /// The number of conditions, more first when patterns compete; `*` counts for less than a word, and a slot that may
    /// be empty for no more than an `unless`.
    pub fn rank(&self) -> usize {
        let asks = |c: &&Condition| !c.words.none;
        let weight = |c: &Condition| if c.words.any || c.words.actor || c.words.human || c.words.owned { 2 } else { 3 };
        let lenient = self.unless.len() + self.when.iter().filter(|c| c.words.none).count();
        self.when.iter().filter(asks).map(weight).sum::<usize>() + lenient.min(1)
    }
}

/// What a governing word does to the event below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governor {
    /// Unique name.
    pub id: String,
    /// Lemmas of the governing verb, noun or adjective.
    pub words: BTreeSet<String>,
    /// Particle or preposition that must follow, empty for none.
    pub with: BTreeSet<String>,
    /// Only as this part of speech (`noun`, `verb`, `adjective`), as Universal Dependencies name it; empty for any.
    pub pos: BTreeSet<String>,
    /// Only above an infinitive (`told them to leave`, not `told them that …`).
    pub infinitive: bool,
    /// The effect.
    pub effect: Effect,
}

/// Effects of governors; see `data/patterns/governors.toml` for what each does to cooperation and conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Reports speech: attribution, passes the event on.
    Say,
    /// Passes the event on unchanged (`begin`, `manage`).
    Transparent,
    /// Commits to it: cooperation becomes AGREE, conflict THREATEN.
    Commit,
    /// Offers it or agrees to it: AGREE, whatever it is.
    Offer,
    /// Orders it: the deed is the orderer's own; what is asked of others is REQUEST.
    Order,
    /// Intends it: modality planned.
    Plan,
    /// Wants another to do it: REQUEST.
    Demand,
    /// Says that another has to do it: REQUEST by whoever says so.
    Oblige,
    /// Warns of it: THREATEN if one's own act, else a warning.
    Threaten,
    /// Will not do it: REJECT for cooperation.
    Refuse,
    /// Says it is not so: modality denied.
    Deny,
    /// Says that another did it: ACCUSE.
    Accuse,
    /// Doubt or hearsay: modality alleged.
    Allege,
    /// Took a statement back: modality retracted.
    Retract,
    /// Hypothetical: the event is not coded.
    Hypothetical,
}

/// All patterns with what they share.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// Patterns, most conditions first, then in order of file and position.
    pub list: Vec<Pattern>,
    /// Governors.
    pub governors: Vec<Governor>,
    /// Classes of lemmas.
    pub classes: BTreeMap<String, BTreeSet<String>>,
    by_verb: HashMap<String, Vec<usize>>,
    by_noun: HashMap<String, Vec<usize>>,
    by_adjective: HashMap<String, Vec<usize>>,
    governor_of: HashMap<String, Vec<usize>>,
    /// Verbs whose deed a noun names (`destruction`: `destroy`).
    nominals: BTreeMap<String, Vec<String>>,
    ids: BTreeSet<String>,
}

/// Part of speech of a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TriggerPos {
    Verb,
    Noun,
    Adjective,
}

impl Patterns {
    /// Reads the files under `data/patterns/`; what is wrong with them goes to `diags`.
    pub fn load(files: &[(String, String)], diags: &mut Vec<Diag>) -> Self {
        let mut all = Self::default();
        for (path, text) in files.iter().filter(|(p, _)| p.ends_with("classes.toml")) {
            match toml::from_str::<BTreeMap<String, String>>(text) {
                Ok(raw) => all.add_classes(path, &raw, diags),
                Err(e) => diags.push(toml_error(path, text, &e)),
            }
        }
        for (path, text) in files.iter().filter(|(p, _)| p.ends_with("governors.toml")) {
            match toml::from_str::<RawGovernors>(text) {
                Ok(raw) => raw.governor.into_iter().for_each(|g| all.add_governor(path, g, diags)),
                Err(e) => diags.push(toml_error(path, text, &e)),
            }
        }
        for (path, text) in files.iter().filter(|(p, _)| p.ends_with("nominals.toml")) {
            match toml::from_str::<BTreeMap<String, String>>(text) {
                Ok(raw) => all.nominals.extend(
                    raw.into_iter().map(|(noun, verbs)| (noun, verbs.split_whitespace().map(str::to_owned).collect())),
                ),
                Err(e) => diags.push(toml_error(path, text, &e)),
            }
        }
        const SHARED: [&str; 3] = ["classes.toml", "governors.toml", "nominals.toml"];
        let shared = |p: &str| !p.ends_with(".toml") || SHARED.iter().any(|name| p.ends_with(name));
        for (path, text) in files.iter().filter(|(p, _)| !shared(p)) {
            match toml::from_str::<RawFile>(text) {
                Ok(raw) => {
                    for p in raw.pattern {
                        let at = At { path, text, id: p.id.clone() };
                        all.add_pattern(&at, p, diags);
                    }
                }
                Err(e) => diags.push(toml_error(path, text, &e)),
            }
        }
        // Weak patterns come last; of equals, our own come before imported ones.
        all.list.sort_by_key(|p| (p.weak, std::cmp::Reverse(p.rank()), p.source.is_some()));
        all.index();
        all
    }

    /// Patterns that the lemma can trigger, best first.
    pub fn triggered_by(&self, pos: TriggerPos, lemma: &str) -> impl Iterator<Item = &Pattern> {
        let map = match pos {
            TriggerPos::Verb => &self.by_verb,
            TriggerPos::Noun => &self.by_noun,
            TriggerPos::Adjective => &self.by_adjective,
        };
        map.get(lemma).into_iter().flatten().map(|&i| &self.list[i])
    }

    /// Verbs whose deed a noun names; see `data/patterns/nominals.toml`.
    pub fn verbs_of_nominal(&self, noun: &str) -> &[String] {
        self.nominals.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Governors of the lemma.
    pub fn governors_of(&self, lemma: &str) -> impl Iterator<Item = &Governor> {
        self.governor_of.get(lemma).into_iter().flatten().map(|&i| &self.governors[i])
    }

    /// The class, empty if there is none of that name.
    pub fn class(&self, name: &str) -> &BTreeSet<String> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        self.classes.get(name).unwrap_or(&NONE)
    }

    fn index(&mut self) {
        for (i, p) in self.list.iter().enumerate() {
            for (set, map) in
                [(&p.verbs, &mut self.by_verb), (&p.nouns, &mut self.by_noun), (&p.adjectives, &mut self.by_adjective)]
            {
                for lemma in set {
                    map.entry(lemma.clone()).or_default().push(i);
                }
            }
        }
        for (i, g) in self.governors.iter().enumerate() {
            for lemma in &g.words {
                self.governor_of.entry(lemma.clone()).or_default().push(i);
            }
        }
    }

    fn add_classes(&mut self, path: &str, raw: &BTreeMap<String, String>, diags: &mut Vec<Diag>) {
        // A class may contain classes that stand in the same file; two rounds resolve one level of nesting.
        for round in 0..2 {
            for (name, words) in raw {
                let mut set = BTreeSet::new();
                for word in words.split_whitespace() {
                    match word.strip_prefix('@') {
                        None => drop(set.insert(word.to_owned())),
                        Some(other) if raw.contains_key(other) => {
                            set.extend(self.classes.get(other).cloned().unwrap_or_default())
                        }
                        Some(other) if round == 1 => diags.push(bad(
                            &At::top(path),
                            format!("class `{name}` names `@{other}`, which is not defined"),
                            "define it in classes.toml",
                        )),
                        Some(_) => {}
                    }
                }
                self.classes.insert(name.clone(), set);
            }
        }
    }

    fn words(&self, at: &At<'_>, text: &str, diags: &mut Vec<Diag>) -> Words {
        let mut words = Words::default();
        for word in text.split_whitespace() {
            match word {
                "*" => words.any = true,
                "@none" => words.none = true,
                "@name" => words.name = true,
                "@organisation" => words.organisation = true,
                "@actor" => words.actor = true,
                "@human" => words.human = true,
                "@owned" => words.owned = true,
                "@states" => words.states = true,
                _ => match word.strip_prefix('@') {
                    None => words.add(word),
                    Some(name) => match self.classes.get(name) {
                        Some(class) => class.iter().for_each(|word| words.add(word)),
                        None => diags.push(bad(
                            at,
                            format!("`@{name}` is no class"),
                            "define it in classes.toml or mend the name",
                        )),
                    },
                },
            }
        }
        words
    }

    fn add_governor(&mut self, path: &str, raw: RawGovernor, diags: &mut Vec<Diag>) {
        let words = self.words(&At::top(path), &raw.words, diags).lemmas;
        let with = self.words(&At::top(path), &raw.with, diags).lemmas;
        let pos = raw
            .pos
            .split_whitespace()
            .map(|p| if p == "adjective" { "ADJ".to_owned() } else { p.to_uppercase() })
            .collect();
        self.governors.push(Governor { id: raw.id, words, with, infinitive: raw.infinitive, pos, effect: raw.effect });
    }

    fn add_pattern(&mut self, at: &At<'_>, raw: RawPattern, diags: &mut Vec<Diag>) {
        let mut fail = |message: String, help: &str| diags.push(bad(at, message, help));
        let unneeded = raw.silent.then_some(EventType::Consult);
        let Some(event_type) = EventType::from_name(&raw.event_type).or(unneeded) else {
            return fail(format!("`{}`: `{}` is no PLOVER type", raw.id, raw.event_type), "use one of the 16 names");
        };
        if !self.ids.insert(raw.id.clone()) {
            return fail(format!("pattern id `{}` is used twice", raw.id), "give each pattern its own id");
        }
        let modality = match raw.modality.as_str() {
            "" => None,
            name => match serde_name::<Modality>(name) {
                Some(m) => Some(m),
                None => return fail(format!("`{}`: `{name}` is no modality", raw.id), "see docs/patterns.md"),
            },
        };
        let step = match raw.step.as_str() {
            "" => None,
            name => match serde_name::<Step>(name) {
                Some(s) => Some(s),
                None => return fail(format!("`{}`: `{name}` is no step of mediation", raw.id), "see docs/patterns.md"),
            },
        };
        let source = Some(raw.source).filter(|s| !s.is_empty());
        if source.as_deref().is_some_and(|s| s != PETRARCH) {
            return fail(
                format!("`{}`: nothing is imported from `{}`", raw.id, source.unwrap_or_default()),
                "leave `source` out of a pattern of your own",
            );
        }
        if source.is_none() && (raw.matches.is_empty() || raw.leave.is_empty()) {
            fail(
                format!("pattern `{}` needs a sentence to match and one to leave alone", raw.id),
                "add them under `match` and `leave`",
            );
        }
        if raw.verb.is_empty() && raw.noun.is_empty() && raw.adjective.is_empty() {
            return fail(format!("pattern `{}` has no trigger", raw.id), "give it `verb`, `noun` or `adjective`");
        }
        let split = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut conditions = |raw: &BTreeMap<String, String>| {
            raw.iter()
                .map(|(slot, words)| Condition { slot: slot.clone(), words: self.words(at, words, diags) })
                .collect::<Vec<_>>()
        };
        let (when, unless) = (conditions(&raw.when), conditions(&raw.unless));
        let pattern = Pattern {
            file: at.path.to_owned(),
            event_type,
            mode: Some(raw.mode).filter(|m| !m.is_empty()),
            cameo: raw.cameo,
            contexts: split(&raw.contexts),
            modality,
            step,
            verbs: self.words(at, &raw.verb, diags).lemmas,
            nouns: self.words(at, &raw.noun, diags).lemmas,
            adjectives: self.words(at, &raw.adjective, diags).lemmas,
            when,
            unless,
            actors: split(&raw.actors),
            recipients: split(&raw.recipients),
            third_party: split(&raw.third_party),
            reciprocal: raw.reciprocal,
            mirror: Some(raw.mirror).filter(|m| !m.is_empty()),
            reverse: raw.reverse,
            silent: raw.silent,
            weak: raw.weak,
            source,
            matches: raw.matches,
            leaves: raw.leave,
            id: raw.id,
        };
        self.list.push(pattern);
    }
}
