//! How many expectations are met, kind by kind and family by family?

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::dossier::Dossier;
use serde::Serialize;

use super::articles::Articles;
use super::list::Record;
use super::parties::Names;
use super::{Met, claims, differences, events, ledger, silence, times};
use crate::bootstrap::Unit;
use crate::counts::Counts;
use crate::figures::{Rate, Sheet};

/// Whether a record is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Identifier of the record.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// Document.
    pub doc: String,
    /// What is expected, in the list's words.
    pub expected: String,
    /// Why it is not met; `None` if it is.
    pub why: Option<String>,
}

/// The figures of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AcceptanceScore {
    /// Families, by the letters of the identifiers.
    pub families: Vec<Rate>,
    /// Kinds.
    pub kinds: Vec<Rate>,
    /// All records.
    pub all: Rate,
    /// Every record, in the order of the list.
    pub verdicts: Vec<Verdict>,
}

/// What the letters of an identifier stand for, in the order of showing. Others stand for themselves.
const FAMILIES: [(&str, &str); 18] = [
    ("E", "events"),
    ("M", "mediation steps"),
    ("C", "contacts"),
    ("S", "measures"),
    ("X", "accusations and denials"),
    ("W", "warnings and threats"),
    ("K", "casualties"),
    ("A", "agreements"),
    ("R", "roles"),
    ("TX", "time expressions"),
    ("B", "boilerplate"),
    ("G", "background"),
    ("Q", "statements"),
    ("N", "naming"),
    ("P", "provenance"),
    ("T", "dates of publication"),
    ("L", "ledger states"),
    ("D", "differences"),
];

/// Checks every record of the list against what was made of the articles.
pub fn score(list: &[Record], coded: &[CodedDocument], dossier: &Dossier, names: &dyn Names) -> AcceptanceScore {
    let articles = Articles::new(coded, dossier, names);
    let verdicts: Vec<Verdict> = list
        .iter()
        .map(|r| Verdict {
            id: r.id.clone(),
            kind: r.kind.clone(),
            doc: r.doc.clone(),
            expected: r.action.clone(),
            why: check(r, list, &articles).err(),
        })
        .collect();
    let families: Vec<String> = families(list);
    let kinds: BTreeSet<&str> = list.iter().map(|r| r.kind.as_str()).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    let units: Vec<Unit> = verdicts
        .iter()
        .map(|v| {
            let met = Counts::answer(v.why.is_none());
            let family = families.iter().position(|f| *f == family(&v.id));
            let kind = kinds.iter().position(|k| *k == v.kind);
            let slots = [Some(0), family.map(|f| 1 + f), kind.map(|k| 1 + families.len() + k)];
            slots.into_iter().flatten().map(|slot| (slot, met)).collect()
        })
        .collect();
    let sheet = Sheet::new(&units, 1 + families.len() + kinds.len(), |_| Vec::new());
    AcceptanceScore {
        all: sheet.rate("all records", 0),
        families: families.iter().enumerate().map(|(i, f)| sheet.rate(f.clone(), 1 + i)).collect(),
        kinds: kinds.iter().enumerate().map(|(i, k)| sheet.rate(*k, 1 + families.len() + i)).collect(),
        verdicts,
    }
}

/// The letters that an identifier begins with.
fn letters(id: &str) -> String {
    id.chars().take_while(|c| c.is_alphabetic()).collect()
}

fn family(id: &str) -> String {
    let letters = letters(id);
    FAMILIES.iter().find(|(l, _)| *l == letters).map_or(letters, |(_, name)| (*name).to_string())
}

/// The families of a list: the known ones in their order, then others.
fn families(list: &[Record]) -> Vec<String> {
    let present: BTreeSet<String> = list.iter().map(|r| family(&r.id)).collect();
    let known = FAMILIES.iter().map(|(_, name)| (*name).to_string()).filter(|name| present.contains(name));
    let known: Vec<String> = known.collect();
    let others: Vec<String> = present.into_iter().filter(|f| !known.contains(f)).collect();
    known.into_iter().chain(others).collect()
}

/// The rule of the record's kind.
fn check(record: &Record, list: &[Record], articles: &Articles<'_>) -> Met {
    match record.kind.as_str() {
        "doc_date" => claims::published(record, articles),
        "casualty" => claims::figures(record, articles),
        "actor_role" => claims::roles(record, articles),
        "naming" => claims::naming(record, articles),
        "agreement_cited" => claims::citation(record, articles),
        "provenance" => claims::provenance(record, articles),
        "time_expression" => times::check(record, articles),
        "boilerplate" => silence::furniture(record, articles),
        "opinion" | "forecast" | "mediator_relation" => silence::background(record, list, articles),
        kind if kind.starts_with("background") => silence::background(record, list, articles),
        "consent_unknown" | "outcome_unknown" => ledger::unknown(record, articles),
        "expected_ledger_state" => ledger::state(record, articles),
        "discrepancy" => differences::check(record, articles),
        _ if !events::types(record).any.is_empty() => events::check(record, articles),
        _ => claims::statement(record, articles),
    }
}
