//! When is a row of the record one of the gold?

use std::collections::BTreeSet;

use serde_json::Value;

use super::values::{codes, date, docs, field, list, norm, number, sectors, text};

/// Whether the type of `found` is that of `gold` or one of its other types.
fn same_type(gold: &Value, found: &Value) -> bool {
    let t = norm(found.get("plover").filter(|v| !field(found, "plover").is_empty() && !v.is_null()))
        .or_else(|| norm(found.get("type")));
    t.is_some() && (t == text(gold.get("plover")) || list(gold, "alt_types").iter().any(|a| text(Some(a)) == t))
}

fn consult(gold: &Value) -> bool {
    field(gold, "plover") == "CONSULT"
}

/// The same document and type, and an actor in common; of CONSULT a participant. Where the gold's actors have no code, a
/// recipient in common.
pub fn same_event(gold: &Value, found: &Value) -> bool {
    if field(gold, "doc") != field(found, "doc") || !same_type(gold, found) {
        return false;
    }
    let of = |row: &Value, key: &str| codes(row.get(key));
    let (mut a, mut b) = (of(gold, "actors"), of(found, "actors"));
    if consult(gold) {
        a.extend(of(gold, "recipients"));
        b.extend(of(found, "recipients"));
    }
    if a.is_empty() {
        (a, b) = (of(gold, "recipients"), of(found, "recipients"));
    }
    !a.is_disjoint(&b)
}

/// As [`same_event`], and a recipient in common; where the gold has none, there may be none but its actors. Of CONSULT two
/// participants in common, or all if there are fewer.
pub fn strict(gold: &Value, found: &Value) -> bool {
    if !same_event(gold, found) {
        return false;
    }
    let of = |row: &Value, key: &str| codes(row.get(key));
    let (actors, recipients, have) = (of(gold, "actors"), of(gold, "recipients"), of(found, "recipients"));
    if consult(gold) {
        let all: BTreeSet<String> = actors.union(&recipients).cloned().collect();
        let found: BTreeSet<String> = of(found, "actors").union(&have).cloned().collect();
        return all.intersection(&found).count() >= all.len().min(2);
    }
    if recipients.is_empty() { have.is_subset(&actors) } else { !recipients.is_disjoint(&have) }
}

/// Of several events that agree, the one that agrees in most.
pub fn rank(gold: &Value, found: &Value) -> i32 {
    let same = |key: &str| norm(gold.get(key)) == norm(found.get(key));
    let code_sets = |key: &str| codes(gold.get(key)) == codes(found.get(key));
    let mut sector_lists = [sectors(gold.get("actors")), sectors(found.get("actors"))];
    sector_lists.iter_mut().for_each(|list| list.sort());
    let agreements = [
        norm(found.get("plover")) == text(gold.get("plover")),
        same("modality"),
        date(found) == date(gold),
        same("mode"),
        text(found.get("cameo")) == text(gold.get("cameo")),
        code_sets("actors"),
        code_sets("recipients"),
        sector_lists[0] == sector_lists[1],
    ];
    4 * i32::from(strict(gold, found)) + agreements.into_iter().map(i32::from).sum::<i32>()
}

/// A mediator, the step or one of its other steps, and a document in common.
pub fn same_step(gold: &Value, found: &Value) -> bool {
    let step = norm(found.get("step"));
    let steps = step == norm(gold.get("step")) || list(gold, "alt_steps").iter().any(|s| norm(Some(s)) == step);
    let mediators = |row: &Value| -> BTreeSet<String> {
        codes(row.get("mediator")).union(&codes(row.get("co_mediators"))).cloned().collect()
    };
    steps && !mediators(gold).is_disjoint(&mediators(found)) && !docs(gold).is_disjoint(&docs(found))
}

/// The same pair of documents.
pub fn same_pair(gold: &Value, found: &Value) -> bool {
    docs(gold) == docs(found)
}

/// The same pair of documents and kind, or one of its other kinds.
pub fn same_contradiction(gold: &Value, found: &Value) -> bool {
    let kind = field(found, "kind").to_lowercase();
    let kinds =
        field(gold, "kind") == kind || list(gold, "alt_kinds").iter().any(|k| text(Some(k)).as_ref() == Some(&kind));
    same_pair(gold, found) && kinds
}

/// The same document, count and value; no value equals none.
pub fn same_figure(gold: &Value, found: &Value) -> bool {
    field(gold, "doc") == field(found, "doc")
        && norm(gold.get("what")) == norm(found.get("what"))
        && number(gold.get("value")) == number(found.get("value"))
}

/// The same year, somebody who cites it and a document in common.
pub fn same_precedent(gold: &Value, found: &Value) -> bool {
    number(gold.get("year")) == number(found.get("year"))
        && !codes(gold.get("cited_by")).is_disjoint(&codes(found.get("cited_by")))
        && !docs(gold).is_disjoint(&docs(found))
}
