//! What do verbs and their patterns become? Rules with triggers, conditions on slots and an event code.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{AFTER, asked};
use super::codes::is_null;
use super::pattern_text;
use super::synsets::{Synsets, phrase};
use super::tokens::Shape;
use super::verbs::{self, Block, Verb};
use super::words::{PARTICLES, PREPOSITIONS, clean, verb_lemmas};
use super::{Complaints, Tally};
use crate::Lexicon;

/// What an event code says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EventCode {
    /// No event: `[---]`, or a statement (01), which PLOVER leaves out.
    Silent,
    /// An event of this CAMEO code, and what follows from a pair of codes.
    Event { cameo: String, reciprocal: bool, mirror: Option<String>, reverse: bool },
}

/// A condition: slot, and words as a pattern file has them.
pub(crate) type Condition = (String, BTreeSet<String>);

/// A pattern of Legation's, not yet written.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub file: String,
    pub block: String,
    pub rows: Vec<usize>,
    pub verbs: BTreeSet<String>,
    pub when: Vec<Condition>,
    pub code: EventCode,
    pub actors: Vec<String>,
    pub recipients: Vec<String>,
}

/// Makes rules out of dictionaries of verbs.
pub(crate) struct Maker<'l> {
    lexicon: &'l Lexicon,
    rules: Vec<Rule>,
    synsets: Synsets,
}

impl<'l> Maker<'l> {
    /// Nothing read yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, rules: Vec::new(), synsets: Synsets::default() }
    }

    /// Reads a dictionary.
    pub fn read(&mut self, file: &str, text: &str, complaints: &mut Complaints<'_>) -> Tally {
        let dictionary = verbs::read(text, complaints);
        let mut tally = Tally { left_out: dictionary.left_out, ..Tally::default() };
        self.synsets.extend(dictionary.synsets.clone());
        let mut made: Vec<Rule> = Vec::new();
        for block in &dictionary.blocks {
            let from = made.len();
            for verb in &block.verbs {
                match self.verb(file, block, verb, dictionary.stems) {
                    Ok(rules) => {
                        made.extend(rules);
                        tally.taken += 1;
                    }
                    Err(why) => {
                        complaints.warn(verb.row, format!("`{}` is left out: {why}", verb.verb), CODE_HELP);
                        tally.left_out += 1;
                    }
                }
            }
            for (shape, row) in &block.patterns {
                match self.pattern(file, block, shape, *row, &dictionary.synsets, dictionary.stems) {
                    Ok(rules) => {
                        replace_equal(&mut made[from..], &rules, complaints, &mut tally);
                        made.extend(rules);
                        tally.taken += 1;
                    }
                    Err((why, help)) => {
                        complaints.warn(*row, format!("the pattern of `{}` is left out: {why}", block.name), help);
                        tally.left_out += 1;
                    }
                }
            }
        }
        made.retain(|rule| !rule.rows.is_empty());
        self.rules.extend(joined(made));
        tally
    }

    /// Adds the files of patterns and classes, if there are any.
    pub fn write(&self, files: &mut Vec<(String, String)>) {
        if self.rules.is_empty() {
            return;
        }
        pattern_text::write(&self.rules, &self.synsets, self.lexicon, files);
    }

    /// The rules of a verb by itself.
    fn verb(&self, file: &str, block: &Block, verb: &Verb, stems: bool) -> Result<Vec<Rule>, String> {
        let code = verb.code.as_deref().or(block.code.as_deref()).unwrap_or("---");
        let code = self.event_code(code)?;
        if code == EventCode::Silent {
            return Ok(Vec::new());
        }
        let rule = |(verbs, when)| Rule {
            file: file.to_owned(),
            block: block.name.clone(),
            rows: vec![verb.row],
            verbs,
            when,
            code: code.clone(),
            actors: Vec::new(),
            recipients: Vec::new(),
        };
        Ok(triggers(verb, stems).into_iter().map(rule).collect())
    }

    /// The rules of a pattern: one for the simple verbs of the block, one for each verb of several words.
    fn pattern(
        &self,
        file: &str,
        block: &Block,
        shape: &Shape,
        row: usize,
        synsets: &Synsets,
        stems: bool,
    ) -> Result<Vec<Rule>, (String, &'static str)> {
        let mut code = self.event_code(&shape.code).map_err(|why| (why, CODE_HELP))?;
        let asked =
            asked(shape, synsets, stems).map_err(|why| (why, "see docs/import.md for what has no counterpart"))?;
        if asked.when.is_empty() && code == EventCode::Silent {
            return Ok(Vec::new());
        }
        if let (EventCode::Event { reciprocal, .. }, true) = (&mut code, asked.both) {
            *reciprocal = true;
        }
        let mut all: Vec<(BTreeSet<String>, Vec<Condition>)> = Vec::new();
        for (verbs, when) in block.verbs.iter().flat_map(|verb| triggers(verb, stems)) {
            match all.iter_mut().find(|(_, w)| *w == when) {
                Some((known, _)) => known.extend(verbs),
                None => all.push((verbs, when)),
            }
        }
        let rule = |(verbs, mut when): (BTreeSet<String>, Vec<Condition>)| {
            when.extend(asked.when.clone());
            Rule {
                file: file.to_owned(),
                block: block.name.clone(),
                rows: vec![row],
                verbs,
                when,
                code: code.clone(),
                actors: asked.actors.clone(),
                recipients: asked.recipients.clone(),
            }
        };
        Ok(all.into_iter().map(rule).collect())
    }

    /// Reads `042`, `046:046`, `042:043`, `:173`, `---:112`, `---`, `100!`.
    fn event_code(&self, text: &str) -> Result<EventCode, String> {
        let text = text.replace([' ', '!'], "");
        if text == "###" {
            return Err("it keeps a sentence from being coded, and not by a phrase alone".into());
        }
        let (first, second) = text.split_once(':').unwrap_or((&text, ""));
        let typed = |code: &str| -> Result<Option<String>, String> {
            if is_null(code) {
                return Ok(None);
            }
            let row = self.lexicon.cameo(code).ok_or_else(|| format!("`{code}` is no CAMEO code"))?;
            Ok(row.plover_type.map(|_| code.to_owned()))
        };
        let event = |cameo: String| EventCode::Event { cameo, reciprocal: false, mirror: None, reverse: false };
        Ok(match (typed(first)?, typed(second)?) {
            (None, None) => EventCode::Silent,
            (Some(a), None) => event(a),
            (None, Some(b)) => EventCode::Event { cameo: b, reciprocal: false, mirror: None, reverse: true },
            (Some(a), Some(b)) if a == b => {
                EventCode::Event { cameo: a, reciprocal: true, mirror: None, reverse: false }
            }
            // Visitor and host: PLOVER has one event for both.
            (Some(a), Some(b)) if matches!((&*a, &*b), ("042", "043") | ("043", "042")) => event(a),
            (Some(a), Some(b)) => EventCode::Event { cameo: a, reciprocal: false, mirror: Some(b), reverse: false },
        })
    }
}

const CODE_HELP: &str = "take a code of data/ontology/cameo.csv; WEIS and other schemes are not read";

/// Of equal patterns the last counts, as in PETRARCH.
fn replace_equal(made: &mut [Rule], new: &[Rule], complaints: &mut Complaints<'_>, tally: &mut Tally) {
    let mut told = BTreeSet::new();
    for rule in new.iter().filter(|rule| !rule.when.is_empty()) {
        for old in made.iter_mut().filter(|old| old.when == rule.when && old.verbs == rule.verbs) {
            let Some(row) = old.rows.pop() else { continue };
            if !told.insert(row) {
                continue;
            }
            tally.taken = tally.taken.saturating_sub(1);
            if old.code == rule.code && old.actors == rule.actors && old.recipients == rule.recipients {
                tally.known += 1;
            } else {
                let message =
                    format!("the pattern of `{}` is left out: an equal one in row {} counts", old.block, rule.rows[0]);
                complaints.warn(row, message, "leave one of the two");
                tally.left_out += 1;
            }
        }
    }
}

/// Rules that differ only in the words of their one condition, or have none and differ only in the verb, become one.
fn joined(rules: Vec<Rule>) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    let mut at: BTreeMap<_, usize> = BTreeMap::new();
    for rule in rules {
        let (slot, verbs) = match rule.when.as_slice() {
            [] => (Some(String::new()), BTreeSet::new()),
            [(slot, words)] if !words.contains("*") && !words.contains("@actor") => {
                (Some(slot.clone()), rule.verbs.clone())
            }
            _ => (None, BTreeSet::new()),
        };
        let key = slot
            .map(|s| (rule.block.clone(), verbs, s, rule.code.clone(), rule.actors.clone(), rule.recipients.clone()));
        match key.as_ref().and_then(|key| at.get(key)) {
            Some(&n) => {
                out[n].rows.extend(&rule.rows);
                out[n].verbs.extend(rule.verbs);
                for ((_, all), (_, words)) in out[n].when.iter_mut().zip(rule.when) {
                    all.extend(words);
                }
            }
            None => {
                at.extend(key.map(|key| (key, out.len())));
                out.push(rule);
            }
        }
    }
    out
}

/// Lemmas that trigger, and conditions for the other words of the verb. `RE_+ARREST` is also `rearrest`.
fn triggers(verb: &Verb, stems: bool) -> Vec<(BTreeSet<String>, Vec<Condition>)> {
    let mut when = Vec::new();
    for word in &verb.after {
        let any = BTreeSet::from(["*".to_owned()]);
        when.push(match (PARTICLES.contains(&word.as_str()), PREPOSITIONS.contains(&word.as_str())) {
            (true, _) => ("particle|adverb".to_owned(), BTreeSet::from([clean(word)])),
            (false, true) => (clean(word), any),
            _ => (AFTER.to_owned(), phrase(std::slice::from_ref(word)).into_iter().collect()),
        });
    }
    let lemmas = |verb: &str| verb_lemmas(&clean(verb), stems).into_iter().collect::<BTreeSet<_>>();
    if verb.before.is_empty() {
        return vec![(lemmas(&verb.verb), when)];
    }
    let whole = format!("{}{}", verb.before.concat(), verb.verb);
    let mut apart = when.clone();
    apart.extend(verb.before.iter().map(|w| ("within".to_owned(), BTreeSet::from([clean(w)]))));
    vec![(lemmas(&verb.verb), apart), (lemmas(&whole), when)]
}
