//! How much of the suite is coded as a careful coder would?
//!
//! An event of the program is one of the gold when the type agrees and the country or organisation of at least one actor
//! does; see `docs/eval.md`.

use std::collections::BTreeSet;

use legation_model::plover::EventType;
use serde::Serialize;

use super::form::{Case, GoldEvent};
use crate::bootstrap::Unit;
use crate::coded::{Coded, Party};
use crate::counts::{Counts, macro_f1};
use crate::figures::{Figure, Rate, Row, Sheet};
use crate::matching::matching;

/// The figures of a suite.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuiteScore {
    /// Sentences.
    pub sentences: usize,
    /// Each type that occurs in the gold or in the record.
    pub types: Vec<Row>,
    /// All types together.
    pub micro: Row,
    /// Mean F1 over the types of the gold.
    pub macro_f1: Figure,
    /// All types together, where the recipients must agree too.
    pub strict: Row,
    /// Over the matched events for which the gold has a value.
    pub attributes: Vec<Rate>,
    /// By construction; the interval is that of F1.
    pub constructions: Vec<Row>,
    /// Sentences without an event that are left alone.
    pub left_alone: Rate,
    /// Sentences of which everything is as in the gold: events with actors and recipients, none missed, none added.
    pub whole: Rate,
    /// What is not as in the gold.
    pub misses: Vec<Miss>,
}

/// A sentence that is not coded as in the gold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// File and row.
    pub place: String,
    /// Construction.
    pub construction: String,
    /// The sentence.
    pub text: String,
    /// Events of the gold that were not found.
    pub missed: Vec<String>,
    /// Events found that the gold lacks, each with its pattern.
    pub extra: Vec<String>,
    /// Of the matched events: in what they differ, then the gold's and the one found.
    pub differs: Vec<String>,
}

const TYPES: usize = EventType::ALL.len();
const MICRO: usize = TYPES;
const STRICT: usize = TYPES + 1;
const ALONE: usize = TYPES + 2;
const WHOLE: usize = TYPES + 3;
const ATTRIBUTES: usize = TYPES + 4;
const ATTRIBUTE_NAMES: [&str; 6] = ["mode", "CAMEO root", "CAMEO code", "modality", "date", "sector"];
const CONSTRUCTIONS: usize = ATTRIBUTES + ATTRIBUTE_NAMES.len();

/// Compares what was coded of each case, in the same order, with its gold.
pub fn score(cases: &[Case], coded: &[Vec<Coded>]) -> SuiteScore {
    let names: BTreeSet<&str> = cases.iter().map(|c| c.construction.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let (mut units, mut misses) = (Vec::new(), Vec::new());
    for (case, coded) in cases.iter().zip(coded) {
        let construction = CONSTRUCTIONS + names.binary_search(&case.construction.as_str()).unwrap_or(0);
        let (unit, miss) = sentence(case, coded, construction);
        units.push(unit);
        misses.extend(miss);
    }
    let sheet = Sheet::new(&units, CONSTRUCTIONS + names.len(), |s| vec![macro_f1(s.iter().take(TYPES))]);
    let rows = EventType::ALL.iter().enumerate().map(|(slot, t)| sheet.row(t.name(), slot));
    SuiteScore {
        sentences: units.len(),
        types: rows.filter(|r| r.counts != Counts::default()).collect(),
        micro: sheet.row("all types", MICRO),
        macro_f1: sheet.figure(0),
        strict: sheet.row("with recipients", STRICT),
        attributes: ATTRIBUTE_NAMES.iter().enumerate().map(|(i, n)| sheet.rate(*n, ATTRIBUTES + i)).collect(),
        constructions: names.iter().enumerate().map(|(i, n)| sheet.row(*n, CONSTRUCTIONS + i)).collect(),
        left_alone: sheet.rate("sentences without an event left alone", ALONE),
        whole: sheet.rate("sentences wholly as in the gold", WHOLE),
        misses,
    }
}

fn sentence(case: &Case, coded: &[Coded], construction: usize) -> (Unit, Option<Miss>) {
    let mut unit = Unit::new();
    let pairs = pairs(&case.gold, coded, agrees);
    let slot = |t: EventType| EventType::ALL.iter().position(|x| *x == t).unwrap_or(0);
    let mut count = |t: EventType, counts: Counts| {
        unit.extend([(slot(t), counts), (MICRO, counts), (construction, counts)]);
    };
    let (mut missed, mut extra, mut differs) = (Vec::new(), Vec::new(), Vec::new());
    for (i, gold) in case.gold.iter().enumerate() {
        let found = pairs.iter().find(|(g, _)| *g == i).and_then(|(_, s)| coded.get(*s));
        count(gold.event_type, Counts::answer(found.is_some()));
        match found {
            None => missed.push(gold.to_string()),
            Some(found) => {
                let wrong = ATTRIBUTE_NAMES.iter().zip(attributes(gold, found)).filter(|(_, a)| *a == Some(false));
                let wrong = wrong.map(|(name, _)| *name);
                let wrong: Vec<&str> = wrong.chain((!strict(gold, found)).then_some("recipients")).collect();
                if !wrong.is_empty() {
                    differs.push(format!("in {}: {gold}  |  {found} ({})", wrong.join(", "), found.rule));
                }
            }
        }
    }
    for (j, found) in coded.iter().enumerate() {
        if !pairs.iter().any(|(_, s)| *s == j) {
            count(found.event_type, Counts::EXTRA);
            extra.push(format!("{found} ({})", found.rule));
        }
    }
    for (gold, found) in pairs.iter().filter_map(|(i, j)| case.gold.get(*i).zip(coded.get(*j))) {
        for (i, right) in attributes(gold, found).into_iter().enumerate() {
            unit.extend(right.map(|right| (ATTRIBUTES + i, Counts::answer(right))));
        }
    }
    let exact = self::pairs(&case.gold, coded, strict).len();
    let tally = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let strict_counts =
        Counts { tp: tally(exact), fp: tally(coded.len() - exact), missed: tally(case.gold.len() - exact) };
    unit.push((STRICT, strict_counts));
    unit.push((WHOLE, Counts::answer(exact == case.gold.len() && exact == coded.len())));
    if case.gold.is_empty() {
        unit.push((ALONE, Counts::answer(coded.is_empty())));
    }
    let miss = (!missed.is_empty() || !extra.is_empty() || !differs.is_empty()).then(|| Miss {
        place: case.place.clone(),
        construction: case.construction.clone(),
        text: case.text.clone(),
        missed,
        extra,
        differs,
    });
    (unit, miss)
}

/// For each event found, whether it is one of the gold with actor and recipient.
pub fn right(case: &Case, coded: &[Coded]) -> Vec<bool> {
    let pairs = pairs(&case.gold, coded, strict);
    (0..coded.len()).map(|j| pairs.iter().any(|(_, found)| *found == j)).collect()
}

fn pairs(gold: &[GoldEvent], coded: &[Coded], same: fn(&GoldEvent, &Coded) -> bool) -> Vec<(usize, usize)> {
    let edges: Vec<Vec<(usize, i32)>> = gold
        .iter()
        .map(|g| {
            let agreeing = coded.iter().enumerate().filter(|(_, s)| same(g, s));
            agreeing.map(|(j, s)| (j, rank(g, s))).collect()
        })
        .collect();
    matching(&edges, &vec![false; gold.len()], coded.len())
}

/// Of several events that agree, the one that agrees in most.
fn rank(gold: &GoldEvent, found: &Coded) -> i32 {
    let right = attributes(gold, found).iter().filter(|a| **a == Some(true)).count();
    4 * i32::from(strict(gold, found))
        + i32::try_from(right).unwrap_or(0)
        + i32::from(codes(&gold.actors) == codes(&found.actors))
        + i32::from(codes(&gold.recipients) == codes(&found.recipients))
}

fn codes(list: &[Party]) -> BTreeSet<&str> {
    list.iter().filter_map(|p| p.code.as_deref()).collect()
}

/// Whether who acts and who is acted upon is one set of participants.
fn joint(gold: &GoldEvent) -> bool {
    gold.joint || gold.event_type == EventType::Consult
}

/// Type and one actor agree. Where no actor of the gold has a code, one recipient; where none of these has one, the type.
fn agrees(gold: &GoldEvent, found: &Coded) -> bool {
    if gold.event_type != found.event_type {
        return false;
    }
    let (mut wanted, mut have) = (codes(&gold.actors), codes(&found.actors));
    if joint(gold) {
        wanted.extend(codes(&gold.recipients));
        have.extend(codes(&found.recipients));
    }
    if wanted.is_empty() {
        (wanted, have) = (codes(&gold.recipients), codes(&found.recipients));
    }
    wanted.is_empty() || !wanted.is_disjoint(&have)
}

/// As [`agrees`], and a recipient agrees too. A recipient that the gold lacks must be one of its actors; of a joint event
/// two participants must agree, or all if there are fewer.
fn strict(gold: &GoldEvent, found: &Coded) -> bool {
    let (actors, recipients) = (codes(&gold.actors), codes(&gold.recipients));
    let have = codes(&found.recipients);
    agrees(gold, found)
        && if joint(gold) {
            let all: BTreeSet<&str> = actors.union(&recipients).copied().collect();
            let found: BTreeSet<&str> = codes(&found.actors).union(&have).copied().collect();
            all.intersection(&found).count() >= all.len().min(2)
        } else if recipients.is_empty() {
            have.is_subset(&actors)
        } else {
            !recipients.is_disjoint(&have)
        }
}

/// The names of [`ATTRIBUTE_NAMES`]: right, wrong, or `None` where the gold says nothing.
fn attributes(gold: &GoldEvent, found: &Coded) -> [Option<bool>; 6] {
    let mode = gold.mode.as_ref().map(|m| found.mode.as_ref() == Some(m));
    let root = |code: &str| code.get(..2).map(str::to_string);
    // A date may be more precise than the gold's, never less.
    let within = |f: &str, d: &str| f == d || (d.len() < 10 && f.starts_with(d));
    let date = gold.date.as_deref().map(|d| found.date.as_deref().is_some_and(|f| within(f, d)));
    let everybody: Vec<&Party> = found.actors.iter().chain(&found.recipients).collect();
    let sector = gold.actors.iter().filter(|a| a.code.is_some() && a.sector.is_some()).find_map(|a| {
        let same: Vec<_> = everybody.iter().filter(|f| f.code == a.code).collect();
        (!same.is_empty()).then(|| same.iter().any(|f| f.sector == a.sector))
    });
    [
        mode,
        Some(root(&gold.cameo) == root(&found.cameo)),
        Some(gold.cameo == found.cameo),
        Some(gold.modality == found.modality),
        date,
        sector,
    ]
}
