//! What are the figures of a crisis, and of several together?

use std::collections::{BTreeMap, BTreeSet};

use legation_model::plover::EventType;
use serde::Serialize;
use serde_json::Value;

use super::attributes::{NAMES, attributes};
use super::rules;
use super::values::{codes, date, docs, field, flag, list, rows, text};
use crate::bootstrap::{Interval, Unit};
use crate::counts::Counts;
use crate::figures::{Rate, Row, Sheet};
use crate::matching::matching;

/// A crisis with its gold and what the program made of its texts (null if nothing).
#[derive(Debug, Clone)]
pub struct Crisis {
    /// Name.
    pub name: String,
    /// The gold.
    pub gold: Value,
    /// The record, in the format of the crisis scorer.
    pub record: Value,
}

/// The figures of a crisis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrisisScore {
    /// Its name; `TOTAL` for several.
    pub crisis: String,
    /// What is matched one to one. Nothing to find and nothing reported is 1.
    pub tallies: Vec<Row>,
    /// Each type of the events of the current episode.
    pub types: Vec<Row>,
    /// Of the matched events for which the gold has a value.
    pub attributes: Vec<Rate>,
    /// Documents of the right episode; of none if the record says no episode.
    pub episodes: Rate,
    /// Rows of ledger and contradictions that cite a document of another episode.
    pub leaks: usize,
    /// What is not as in the gold.
    pub misses: Vec<CrisisMiss>,
}

/// A row that was missed, added, or differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrisisMiss {
    /// Crisis.
    pub crisis: String,
    /// Which tally.
    pub tally: String,
    /// `missed`, `extra` or `differs`.
    pub what: String,
    /// The row of the gold, for an added one that of the record.
    pub row: String,
    /// For one that differs: what, gold first.
    pub differs: String,
}

/// Names of the tallies.
const TALLIES: [&str; 8] = [
    "events",
    "events strict",
    "events all documents",
    "figures",
    "mediation",
    "contradictions",
    "contradictions pair only",
    "precedents",
];
const BY_DOCUMENT: usize = 4;
const TYPES: usize = TALLIES.len();
const ATTRIBUTES: usize = TYPES + EventType::ALL.len();
const EPISODES: usize = ATTRIBUTES + NAMES.len();
const SLOTS: usize = EPISODES + 1;

/// Whether a row of the record is one of the gold. A tally is its slot and its rule.
type Same = fn(&Value, &Value) -> bool;
/// Whether missing a row of the gold costs nothing.
type Spare = fn(&Value) -> bool;
const EVENTS: (usize, Same) = (0, rules::same_event);
const STRICT: (usize, Same) = (1, rules::strict);
const ALL_EVENTS: (usize, Same) = (2, rules::same_event);
const FIGURES: (usize, Same) = (3, rules::same_figure);

/// The figures of each crisis and, where there are several, of all together as `TOTAL`.
pub fn score(crises: &[Crisis]) -> Vec<CrisisScore> {
    let counted: Vec<Counted> = crises.iter().map(Counted::of).collect();
    let mut scores: Vec<CrisisScore> = crises.iter().zip(&counted).map(|(c, n)| n.figures(&c.name)).collect();
    if scores.len() > 1 {
        let mut all = Counted::default();
        counted.into_iter().for_each(|c| all.join(c));
        all.misses.clear();
        scores.push(all.figures("TOTAL"));
    }
    scores
}

#[derive(Default)]
struct Counted {
    documents: Vec<Unit>,
    rows: Vec<Unit>,
    leaks: usize,
    misses: Vec<CrisisMiss>,
}

impl Counted {
    fn of(crisis: &Crisis) -> Self {
        let (gold, record) = (&crisis.gold, &crisis.record);
        let current: BTreeSet<String> = rows(gold, "documents")
            .into_iter()
            .filter(|d| field(d, "episode") == "current")
            .map(|d| field(d, "doc"))
            .collect();
        let mut out = Self::default();
        let mut units: BTreeMap<String, Unit> = BTreeMap::new();
        let within = |key: &str, of: &'_ Value| {
            rows(of, key).into_iter().filter(|r| current.contains(&field(r, "doc"))).cloned().collect::<Vec<Value>>()
        };
        let owned = |key: &str, of: &Value| rows(of, key).into_iter().cloned().collect::<Vec<Value>>();
        let (events, found) = (within("events", gold), within("events", record));
        for ((slot, same), gold, found) in [
            (EVENTS, &events, &found),
            (STRICT, &events, &found),
            (ALL_EVENTS, &owned("events", gold), &owned("events", record)),
            (FIGURES, &within("figures", gold), &within("figures", record)),
        ] {
            let optional = |r: &Value| flag(r, "optional");
            for outcome in outcomes(gold, found, same, optional) {
                let unit = units.entry(outcome.doc()).or_default();
                unit.push((slot, outcome.counts()));
                if slot == EVENTS.0 {
                    unit.extend(outcome.details());
                }
                if slot == EVENTS.0 || slot == FIGURES.0 {
                    out.misses.extend(outcome.miss(&crisis.name, slot));
                }
            }
        }
        out.episodes(gold, record, &mut units);
        out.documents = units.into_values().collect();
        let soft = |r: &Value| field(r, "strength") == "soft";
        let optional = |r: &Value| flag(r, "optional");
        let rules: [(&str, Same, Spare); 4] = [
            ("mediation", rules::same_step, optional),
            ("contradictions", rules::same_contradiction, soft),
            ("contradictions", rules::same_pair, soft),
            ("precedents", rules::same_precedent, optional),
        ];
        for (i, (key, same, optional)) in rules.into_iter().enumerate() {
            if key == "precedents" && gold.get(key).is_none() {
                continue;
            }
            let slot = BY_DOCUMENT + i;
            for outcome in outcomes(&owned(key, gold), &owned(key, record), same, optional) {
                out.rows.push(vec![(slot, outcome.counts())]);
                if slot != BY_DOCUMENT + 2 {
                    out.misses.extend(outcome.miss(&crisis.name, slot));
                }
            }
        }
        let cited = ["mediation", "contradictions"].into_iter().flat_map(|key| rows(record, key));
        out.leaks = cited.filter(|r| !docs(r).is_subset(&current)).count();
        out
    }

    fn episodes(&mut self, gold: &Value, record: &Value, units: &mut BTreeMap<String, Unit>) {
        let said: BTreeMap<String, String> =
            rows(record, "documents").into_iter().map(|d| (field(d, "doc"), field(d, "episode"))).collect();
        if said.values().all(String::is_empty) {
            return;
        }
        for document in rows(gold, "documents") {
            let doc = field(document, "doc");
            let right = said.get(&doc) == Some(&field(document, "episode"));
            units.entry(doc).or_default().push((EPISODES, Counts::answer(right)));
        }
    }

    fn join(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.rows.extend(other.rows);
        self.leaks += other.leaks;
    }

    fn figures(&self, name: &str) -> CrisisScore {
        let by_document = Sheet::new(&self.documents, SLOTS, |_| Vec::new());
        let by_row = Sheet::new(&self.rows, SLOTS, |_| Vec::new());
        let tally = |(slot, name): (usize, &&str)| {
            let sheet = if slot < BY_DOCUMENT { &by_document } else { &by_row };
            let mut row = sheet.row(*name, slot);
            if row.counts.gold() == 0 {
                row.recall = 1.0;
                if row.counts.fp == 0 {
                    (row.precision, row.f1, row.interval) = (1.0, 1.0, Interval { low: 1.0, high: 1.0 });
                }
            }
            row
        };
        let types = EventType::ALL.iter().enumerate().map(|(i, t)| by_document.row(t.name(), TYPES + i));
        CrisisScore {
            crisis: name.to_string(),
            tallies: TALLIES.iter().enumerate().map(tally).collect(),
            types: types.filter(|r| r.counts != Counts::default()).collect(),
            attributes: NAMES.iter().enumerate().map(|(i, n)| by_document.rate(*n, ATTRIBUTES + i)).collect(),
            episodes: by_document.rate("documents of the right episode", EPISODES),
            leaks: self.leaks,
            misses: self.misses.clone(),
        }
    }
}

/// What became of a row. A matched row of the gold that is optional counts for nothing, and so does a missed one.
enum Outcome {
    Matched { gold: Value, found: Value, optional: bool },
    Missed { gold: Value, optional: bool },
    Extra { found: Value },
}

fn outcomes(gold: &[Value], found: &[Value], same: Same, optional: impl Fn(&Value) -> bool) -> Vec<Outcome> {
    let rank = |g: &Value, s: &Value| if g.get("plover").is_some() { rules::rank(g, s) } else { 0 };
    let edges: Vec<Vec<(usize, i32)>> = gold
        .iter()
        .map(|g| found.iter().enumerate().filter(|(_, s)| same(g, s)).map(|(j, s)| (j, rank(g, s))).collect())
        .collect();
    let spare: Vec<bool> = gold.iter().map(&optional).collect();
    let pairs: BTreeMap<usize, usize> = matching(&edges, &spare, found.len()).into_iter().collect();
    let taken: BTreeSet<usize> = pairs.values().copied().collect();
    let of_gold =
        gold.iter().zip(spare).enumerate().map(|(i, (g, optional))| match pairs.get(&i).and_then(|j| found.get(*j)) {
            Some(found) => Outcome::Matched { gold: g.clone(), found: found.clone(), optional },
            None => Outcome::Missed { gold: g.clone(), optional },
        });
    let extra = found.iter().enumerate().filter(|(j, _)| !taken.contains(j));
    of_gold.chain(extra.map(|(_, found)| Outcome::Extra { found: found.clone() })).collect()
}

impl Outcome {
    fn counts(&self) -> Counts {
        match self {
            Self::Matched { optional: true, .. } | Self::Missed { optional: true, .. } => Counts::default(),
            Self::Matched { .. } => Counts::FOUND,
            Self::Missed { .. } => Counts::MISSED,
            Self::Extra { .. } => Counts::EXTRA,
        }
    }

    fn row(&self) -> &Value {
        match self {
            Self::Matched { gold, .. } | Self::Missed { gold, .. } => gold,
            Self::Extra { found } => found,
        }
    }

    fn doc(&self) -> String {
        field(self.row(), "doc")
    }

    /// Of an event: the count of its type, and the attributes of a matched one.
    fn details(&self) -> Unit {
        let name = field(self.row(), "plover").to_uppercase();
        let slot = EventType::ALL.iter().position(|t| t.name() == name);
        let mut unit: Unit = slot.map(|slot| (TYPES + slot, self.counts())).into_iter().collect();
        if let Self::Matched { gold, found, optional: false } = self {
            let known = attributes(gold, found).into_iter().enumerate();
            unit.extend(known.filter_map(|(i, a)| a.map(|right| (ATTRIBUTES + i, Counts::answer(right)))));
        }
        unit
    }

    fn miss(&self, crisis: &str, slot: usize) -> Option<CrisisMiss> {
        let (what, differs) = match self {
            Self::Missed { optional: false, .. } => ("missed", String::new()),
            Self::Extra { .. } => ("extra", String::new()),
            Self::Matched { gold, found, optional: false } if slot == EVENTS.0 => {
                let wrong = attributes(gold, found);
                let wrong = NAMES.iter().zip(wrong).filter(|(_, a)| *a == Some(false)).map(|(n, _)| *n);
                let recipients = (!rules::strict(gold, found)).then_some("recipients");
                let wrong: Vec<&str> = wrong.chain(recipients).collect();
                if wrong.is_empty() {
                    return None;
                }
                ("differs", format!("{}: {}", wrong.join(", "), shown(found)))
            }
            _ => return None,
        };
        let tally = TALLIES.get(slot).copied().unwrap_or_default().to_string();
        Some(CrisisMiss { crisis: crisis.to_string(), tally, what: what.to_string(), row: shown(self.row()), differs })
    }
}

/// A row in a line.
fn shown(row: &Value) -> String {
    let joined = |key: &str| {
        let codes = codes(row.get(key));
        if codes.is_empty() { "-".to_string() } else { codes.into_iter().collect::<Vec<_>>().join(",") }
    };
    let all = |key: &str| docs_or(row, key);
    if !field(row, "plover").is_empty() {
        let mode = text(row.get("mode")).map_or(String::new(), |m| format!(":{m}"));
        let when = date(row).map_or(String::new(), |d| format!(" date={d}"));
        let rule = text(row.get("rule")).map_or(String::new(), |r| format!(" ({r})"));
        return format!(
            "{} {}{mode} {} {} > {} {}{when}{rule}: {}",
            field(row, "doc"),
            field(row, "plover"),
            field(row, "cameo"),
            joined("actors"),
            joined("recipients"),
            field(row, "modality"),
            field(row, "evidence")
        );
    }
    if !field(row, "step").is_empty() {
        return format!("{} by {} for {} in {}", field(row, "step"), joined("by"), joined("mediator"), all("docs"));
    }
    if !field(row, "what").is_empty() {
        let value = text(row.get("value")).unwrap_or_else(|| field(row, "qualifier"));
        return format!("{} {} {value} {}", field(row, "doc"), field(row, "what"), field(row, "of_whom"));
    }
    if !field(row, "kind").is_empty() {
        let sides = format!("{} | {}", field(row, "a_says"), field(row, "b_says"));
        return format!("{} in {}: {}: {sides}", field(row, "kind"), all("docs"), field(row, "about"));
    }
    format!("{} {} cited by {} in {}", field(row, "agreement"), field(row, "year"), joined("cited_by"), all("docs"))
}

fn docs_or(row: &Value, key: &str) -> String {
    list(row, key).iter().filter_map(|d| text(Some(d))).collect::<Vec<_>>().join(", ")
}

/// The records of a file of predictions by the name of the crisis: one object, a list of objects, or an object of
/// objects. An object without a name is taken for `only`.
pub fn predictions(file: Value, only: Option<&str>) -> BTreeMap<String, Value> {
    const KEYS: [&str; 7] = ["crisis", "events", "mediation", "contradictions", "figures", "documents", "precedents"];
    let objects = match file {
        Value::Object(map) if !KEYS.iter().any(|key| map.contains_key(*key)) => {
            return map.into_iter().filter(|(_, record)| record.is_object()).collect();
        }
        Value::Array(list) => list,
        object => vec![object],
    };
    let name = |record: &Value| text(record.get("crisis")).or_else(|| only.map(str::to_string)).unwrap_or_default();
    objects.into_iter().filter(Value::is_object).map(|record| (name(&record), record)).collect()
}
