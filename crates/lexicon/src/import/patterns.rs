//! What do verbs and their patterns become? Rules with triggers, conditions on slots and an event code.
//!
//! Where PETRARCH asks for the head of a phrase after the verb, the rule asks for it in `object`, `attribute`,
//! `complement` or `adverb`; before the verb, in `subject`; in a preposition, in the slot of that name. TABARI's words in
//! a row are asked for anywhere below the verb.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::is_null;
use super::pattern_text;
use super::synsets::{Synsets, phrase};
use super::tokens::{Part, Shape};
use super::verbs::{self, Block, Verb};
use super::words::{PARTICLES, PREPOSITIONS, READ_ELSEWHERE, TENSE, clean, verb_lemmas};
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

/// Conditions and paths that a shape asks for.
#[derive(Debug, Clone, Default)]
struct Asked {
    when: Vec<Condition>,
    actors: Vec<String>,
    recipients: Vec<String>,
    both: bool,
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
        files.retain(|(path, _)| path != pattern_text::PATTERNS && path != pattern_text::CLASSES);
        files.push((pattern_text::PATTERNS.into(), pattern_text::patterns(&self.rules, self.lexicon)));
        files.push((pattern_text::CLASSES.into(), pattern_text::classes(&self.rules, &self.synsets)));
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

/// Where the words after the verb may stand.
const AFTER: &str = "object|attribute|complement|adverb";

fn asked(shape: &Shape, synsets: &Synsets, stems: bool) -> Result<Asked, String> {
    let mut out = Asked::default();
    let actor = || BTreeSet::from(["@actor".to_owned()]);
    for part in &shape.before {
        match part {
            Part::Source | Part::Skip => {}
            Part::Target => out.recipients.extend(["object".to_owned(), "subject".to_owned()]),
            Part::Both => out.both = true,
            Part::Choice(words) | Part::Words(words) => {
                before(words, matches!(part, Part::Choice(_)), synsets, &mut out)?
            }
            Part::Preposition(names, inner) => match inner.as_slice() {
                [] if names.iter().all(|n| n == "to") => {}
                [Part::Source] => {
                    out.actors.extend(names.iter().flat_map(|n| [format!("subject.{n}"), format!("object.{n}")]))
                }
                [Part::Words(words)] => out.when.extend(phrase_conditions("within", words, synsets)?),
                _ => return Err(format!("`{}` before the verb has no slot", names.join("/").to_uppercase())),
            },
        }
    }
    // `+ WAS * (BY $)`: the target stands before a passive, where it is the object.
    let be = |w: &String| matches!(&*w.to_lowercase(), "am" | "are" | "be" | "been" | "being" | "is" | "was" | "were");
    let passive = shape.before.iter().any(|p| matches!(p, Part::Words(w) | Part::Choice(w) if w.iter().any(be)));
    if passive && shape.before.contains(&Part::Target) {
        out.when.push(("object".to_owned(), actor()));
    }
    let mut prepositions = 0;
    for part in &shape.after {
        match part {
            Part::Skip => {}
            Part::Both => out.both = true,
            Part::Target => out.when.push(("object|dative".to_owned(), actor())),
            Part::Source => {
                out.when.push(("object|dative".to_owned(), actor()));
                out.actors.extend(["object".to_owned(), "dative".to_owned()]);
            }
            Part::Choice(words) => {
                let lemmas = words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect();
                out.when.push((if stems { "within" } else { AFTER }.to_owned(), lemmas));
            }
            Part::Words(words) => {
                let slot = slot_after(words, stems);
                out.when.extend(phrase_conditions(slot, words, synsets)?);
            }
            Part::Preposition(names, inner) => {
                prepositions += 1;
                preposition(names, inner, prepositions > 1 || stems, synsets, &mut out)?;
            }
        }
    }
    out.when.retain(|(_, words)| !words.is_empty());
    Ok(out)
}

/// Words before the verb: who acts, or how; what Legation reads itself has no place in a pattern.
fn before(words: &[String], choice: bool, synsets: &Synsets, out: &mut Asked) -> Result<(), String> {
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    if let Some(word) = lower.iter().find(|w| READ_ELSEWHERE.contains(&w.as_str())) {
        return Err(format!(
            "`{}` before the verb is read by Legation itself (negation, modality, speech)",
            word.to_uppercase()
        ));
    }
    if lower.iter().all(|w| TENSE.contains(&w.as_str()) || ARTICLES.contains(&w.as_str())) {
        return Ok(());
    }
    if choice {
        out.when.push(("subject".to_owned(), words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect()));
        return Ok(());
    }
    let adverb = lower.last().is_some_and(|w| w.ends_with("ly"));
    out.when.extend(phrase_conditions(if adverb { "adverb" } else { "subject" }, words, synsets)?);
    Ok(())
}

const ARTICLES: &[&str] = &["a", "an", "that", "the"];

fn slot_after(words: &[String], stems: bool) -> &'static str {
    let last = words.last().map(|w| w.to_lowercase()).unwrap_or_default();
    match () {
        () if words.len() == 1 && PARTICLES.contains(&last.as_str()) => "particle|adverb",
        () if stems || last == "not" => "within",
        () if last.ends_with("ly") => "adverb",
        () => AFTER,
    }
}

/// A preposition after the verb with what stands behind it. `loose`: it may hang on another phrase than the verb's own.
fn preposition(
    names: &[String],
    inner: &[Part],
    loose: bool,
    synsets: &Synsets,
    out: &mut Asked,
) -> Result<(), String> {
    // In a passive, what stands behind `by` is the subject.
    let by = if names.iter().any(|n| n == "by") { "|subject" } else { "" };
    let slot = format!("{}{by}", names.join("|"));
    let worded = if loose { format!("{slot}|within") } else { slot.clone() };
    let mut filled = false;
    for part in inner {
        match part {
            Part::Words(words) => {
                out.when.extend(phrase_conditions(&worded, words, synsets)?);
                filled = true;
            }
            Part::Choice(words) => {
                out.when.push((worded.clone(), words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect()));
                filled = true;
            }
            Part::Source => {
                out.when.push((slot.clone(), BTreeSet::from(["@actor".to_owned()])));
                out.actors.extend(names.iter().cloned().chain(["subject".to_owned()]));
                filled = true;
            }
            Part::Target => {
                out.when.push((slot.clone(), BTreeSet::from(["@actor".to_owned()])));
                out.recipients.extend(names.iter().cloned());
                filled = true;
            }
            Part::Both => out.both = true,
            Part::Skip => {}
            Part::Preposition(names, inner) => {
                preposition(names, inner, true, synsets, out)?;
                filled = true;
            }
        }
    }
    if !filled {
        out.when.push((slot, BTreeSet::from(["*".to_owned()])));
    }
    Ok(())
}

/// The conditions of a noun phrase: its head in the slot; a phrase of plain words as such; where a synset qualifies the
/// head, it is looked for below the verb.
fn phrase_conditions(slot: &str, words: &[String], synsets: &Synsets) -> Result<Vec<Condition>, String> {
    let words: Vec<&String> = words.iter().filter(|w| !ARTICLES.contains(&w.to_lowercase().as_str())).collect();
    if let Some(unknown) = words.iter().find(|w| w.starts_with('&') && !synsets.has(w)) {
        return Err(format!("the synset `{unknown}` is not defined or has no words"));
    }
    if !words.iter().any(|w| w.starts_with('&')) {
        let plain: Vec<String> = words.into_iter().cloned().collect();
        let found: BTreeSet<String> = phrase(&plain).into_iter().collect();
        return Ok(if found.is_empty() { Vec::new() } else { vec![(slot.to_owned(), found)] });
    }
    let Some((head, others)) = words.split_last() else { return Ok(Vec::new()) };
    let one = |word: &String| match word.starts_with('&') {
        true => BTreeSet::from([format!("@{}", Synsets::class(word))]),
        false => phrase(std::slice::from_ref(word)).into_iter().collect(),
    };
    let mut out = vec![(slot.to_owned(), one(head))];
    out.extend(others.iter().map(|w| ("within".to_owned(), one(w))));
    Ok(out)
}
