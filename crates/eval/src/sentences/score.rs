//! What are the figures of single sentences? Types, countries, and whole dyads.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::plover::EventType;
use serde::Serialize;

use super::read::{Answers, Record};
use crate::bootstrap::Unit;
use crate::counts::{Counts, macro_f1};
use crate::figures::{Figure, Rate, Row, Sheet};

/// Types of the draft of 2016 that the present codebook merged or renamed.
const RENAMED: [(&str, &str); 4] =
    [("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("INVESTIGATE", "ACCUSE"), ("FIGHT", "ASSAULT")];
/// Codes of the gold that are slips for an ISO 3166-1 alpha-3 code.
const SLIPS: [(&str, &str); 3] = [("JAP", "JPN"), ("ITL", "ITA"), ("VTN", "VNM")];

/// Countries, or kinds of organisation (`IGO`), in three letters.
type Codes = BTreeSet<String>;

/// An event that was found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    event: String,
    source: Codes,
    target: Codes,
}

impl Answer {
    /// An event with its sets of countries.
    pub(super) fn new(event: &str, source: Codes, target: Codes) -> Self {
        let event = event.to_uppercase();
        let event = RENAMED.iter().find(|(old, _)| *old == event).map_or(event, |(_, new)| (*new).to_string());
        Self { event, source, target }
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} > {}", self.event, joined(&self.source), joined(&self.target))
    }
}

fn joined(codes: &Codes) -> String {
    if codes.is_empty() { "-".to_string() } else { codes.iter().cloned().collect::<Vec<_>>().join(",") }
}

/// The countries of actor codes: their first three letters.
pub(super) fn codes<'c>(codes: impl IntoIterator<Item = &'c str>) -> Codes {
    codes.into_iter().filter_map(country).collect()
}

fn country(code: &str) -> Option<String> {
    let code: String = code.trim().to_uppercase().trim_start_matches(['~', '-']).chars().take(3).collect();
    let whole = code.chars().count() == 3 && code.chars().all(char::is_alphabetic);
    let mended = SLIPS.iter().find(|(slip, _)| *slip == code).map(|(_, code)| (*code).to_string());
    whole.then(|| mended.unwrap_or(code))
}

/// The figures of single sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SentenceScore {
    /// Records.
    pub records: usize,
    /// Records with at least one event.
    pub coded: usize,
    /// Events in all.
    pub events: usize,
    /// Each type.
    pub types: Vec<Row>,
    /// All types together.
    pub micro: Row,
    /// Mean F1 over the types of the gold.
    pub macro_f1: Figure,
    /// Countries of source and target: over all events of the record, and over those of the gold's type.
    pub countries: Vec<Row>,
    /// Both sets of countries exactly as in the gold, over the events of its type.
    pub exact: Rate,
    /// One event of the gold's type with a source and a target of the gold.
    pub dyad: Rate,
    /// Records without a right dyad, and those with types that the gold lacks.
    pub misses: Vec<SentenceMiss>,
}

/// A record that was not answered as in the gold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentenceMiss {
    /// Identifier.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Type, sources and targets of the gold.
    pub gold: String,
    /// Type and countries of each event found.
    pub got: Vec<String>,
    /// What is wrong, in words.
    pub why: String,
}

const TYPES: usize = EventType::ALL.len();
const MICRO: usize = TYPES;
const COUNTRIES: usize = TYPES + 1;
const COUNTRY_NAMES: [&str; 4] =
    ["source, any event", "source, gold's type", "target, any event", "target, gold's type"];
const EXACT: usize = COUNTRIES + COUNTRY_NAMES.len();
const DYAD: usize = EXACT + 1;
const SLOTS: usize = DYAD + 1;

/// Compares the answers with the gold; a record without an answer counts as coded with no events.
pub fn score(records: &[Record], answers: &Answers) -> SentenceScore {
    let mut by_text: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for r in records {
        by_text.entry(&r.text).or_default().insert(&r.event);
    }
    let (mut units, mut misses, mut coded, mut events) = (Vec::new(), Vec::new(), 0, 0);
    for record in records {
        let found = answers.get(&record.id.to_string()).map_or(&[][..], Vec::as_slice);
        events += found.len();
        coded += usize::from(!found.is_empty());
        let gold = Gold::of(record);
        let allowed = by_text.get(record.text.as_str());
        let extra: BTreeSet<&str> = found.iter().map(|a| a.event.as_str()).collect();
        let extra: Vec<&str> =
            extra.into_iter().filter(|t| !allowed.is_some_and(|allowed| allowed.contains(t))).collect();
        units.push(unit(&gold, found, &extra));
        misses.extend(miss(record, &gold, found, &extra));
    }
    let sheet = Sheet::new(&units, SLOTS, |s| vec![macro_f1(s.iter().take(TYPES))]);
    SentenceScore {
        records: records.len(),
        coded,
        events,
        types: EventType::ALL.iter().enumerate().map(|(slot, t)| sheet.row(t.name(), slot)).collect(),
        micro: sheet.row("all types", MICRO),
        macro_f1: sheet.figure(0),
        countries: COUNTRY_NAMES.iter().enumerate().map(|(i, n)| sheet.row(*n, COUNTRIES + i)).collect(),
        exact: sheet.rate("sources and targets exactly", EXACT),
        dyad: sheet.rate("one event with type, source and target", DYAD),
        misses,
    }
}

/// A record of the gold as codes.
struct Gold<'r> {
    event: &'r str,
    sources: Codes,
    targets: Codes,
    reciprocal: bool,
}

impl<'r> Gold<'r> {
    fn of(record: &'r Record) -> Self {
        let of = |list: &[super::read::Named]| codes(list.iter().filter_map(|n| n.code.as_deref()));
        Self {
            event: &record.event,
            sources: of(&record.sources),
            targets: of(&record.targets),
            reciprocal: record.reciprocal,
        }
    }

    fn dyad(&self, a: &Answer) -> bool {
        if self.reciprocal {
            let all: Codes = a.source.union(&a.target).cloned().collect();
            return all.intersection(&self.sources).count() >= self.sources.len().min(2);
        }
        let meets = |gold: &Codes, found: &Codes| gold.is_empty() || !gold.is_disjoint(found);
        meets(&self.sources, &a.source) && meets(&self.targets, &a.target)
    }

    /// Sources and targets of some events, pooled.
    fn pool<'a>(&self, answers: impl Iterator<Item = &'a Answer> + Clone) -> (Codes, Codes) {
        let source: Codes = answers.clone().flat_map(|a| a.source.iter().cloned()).collect();
        let target: Codes = answers.flat_map(|a| a.target.iter().cloned()).collect();
        if self.reciprocal {
            let all: Codes = source.union(&target).cloned().collect();
            return (all.clone(), all);
        }
        (source, target)
    }
}

fn unit(gold: &Gold<'_>, found: &[Answer], extra: &[&str]) -> Unit {
    let slot = |t: &str| EventType::ALL.iter().position(|x| x.name() == t);
    let hit = Counts::answer(found.iter().any(|a| a.event == gold.event));
    let mut unit = vec![(MICRO, hit)];
    unit.extend(slot(gold.event).map(|slot| (slot, hit)));
    for t in extra {
        unit.push((MICRO, Counts::EXTRA));
        unit.extend(slot(t).map(|slot| (slot, Counts::EXTRA)));
    }
    let matched = found.iter().filter(|a| a.event == gold.event);
    let (any, own) = (gold.pool(found.iter()), gold.pool(matched.clone()));
    for (i, (found, wanted)) in
        [(&any.0, &gold.sources), (&own.0, &gold.sources), (&any.1, &gold.targets), (&own.1, &gold.targets)]
            .into_iter()
            .enumerate()
    {
        unit.push((COUNTRIES + i, overlap(found, wanted)));
    }
    let exact = matched.clone().next().is_some() && own.0 == gold.sources && own.1 == gold.targets;
    unit.push((EXACT, Counts::answer(exact)));
    unit.push((DYAD, Counts::answer(matched.clone().any(|a| gold.dyad(a)))));
    unit
}

fn overlap(found: &Codes, wanted: &Codes) -> Counts {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let tp = found.intersection(wanted).count();
    Counts { tp: number(tp), fp: number(found.len() - tp), missed: number(wanted.len() - tp) }
}

fn miss(record: &Record, gold: &Gold<'_>, found: &[Answer], extra: &[&str]) -> Option<SentenceMiss> {
    let typed: Vec<&Answer> = found.iter().filter(|a| a.event == gold.event).collect();
    let mut why = Vec::new();
    if typed.is_empty() {
        why.push(if found.is_empty() { "no event found".to_string() } else { "other type".to_string() });
    } else if !typed.iter().any(|a| gold.dyad(a)) {
        why.push("no event with source and target".to_string());
    }
    if !extra.is_empty() {
        why.push(format!("types that the gold lacks: {}", extra.join(", ")));
    }
    (!why.is_empty()).then(|| SentenceMiss {
        id: record.id.as_str().map_or_else(|| record.id.to_string(), str::to_string),
        text: record.text.clone(),
        gold: format!(
            "{} {} {} {}",
            gold.event,
            joined(&gold.sources),
            if gold.reciprocal { "<>" } else { ">" },
            joined(&gold.targets)
        ),
        got: found.iter().map(ToString::to_string).collect(),
        why: why.join("; "),
    })
}
