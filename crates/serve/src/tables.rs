//! What stands in the tables that readers take away? One row a thing, plain values, and how they become CSV.

use legation_engine::model::actor::Actor;
use legation_engine::model::dossier::{Episode, Story};
use legation_engine::model::ledger::{Ledger, LedgerStep};
use legation_engine::model::time::DateRange;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::problem::Problem;
use crate::reading::Reading;

/// Names of the tables.
pub const NAMES: [&str; 5] = ["events", "figures", "contradictions", "steps", "documents"];

/// A table: names of the columns, then rows.
pub struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

/// The table of a name; `None` if there is none.
pub fn table(name: &str, reading: &Reading) -> Option<Table> {
    let episodes = reading.dossier.episodes.iter();
    Some(match name {
        "events" => Table {
            columns: &[
                "id",
                "episode",
                "summary",
                "event_type",
                "mode",
                "cameo",
                "quad",
                "goldstein",
                "modality",
                "actors",
                "actor_codes",
                "recipients",
                "recipient_codes",
                "first_day",
                "last_day",
                "place",
                "country",
                "lat",
                "lon",
                "documents",
                "outlets",
                "origins",
                "disputed",
            ],
            rows: reading.stories().map(|(e, s)| event(reading, e, s)).collect(),
        },
        "figures" => Table {
            columns: &[
                "episode",
                "what",
                "about",
                "low",
                "best",
                "high",
                "claim",
                "document",
                "outlet",
                "value",
                "as_written",
                "of_whom",
                "sentence",
            ],
            rows: episodes.flat_map(|e| figures(reading, e)).collect(),
        },
        "contradictions" => Table {
            columns: &[
                "id", "episode", "kind", "about", "side", "value", "origins", "claim", "document", "outlet", "sentence",
            ],
            rows: episodes.flat_map(|e| contradictions(reading, e)).collect(),
        },
        "steps" => Table {
            columns: &[
                "id",
                "episode",
                "mediator",
                "mediator_code",
                "step",
                "by",
                "by_codes",
                "parties",
                "party_codes",
                "first_day",
                "last_day",
                "venue",
                "channel",
                "modes",
                "state_before",
                "state_after",
                "documents",
                "origins",
                "wordings",
                "rule",
            ],
            rows: episodes.flat_map(|e| e.ledgers.iter().flat_map(|l| steps(e, l))).collect(),
        },
        "documents" => Table {
            columns: &[
                "id",
                "title",
                "outlet",
                "url",
                "first_day",
                "last_day",
                "day_is",
                "sentences",
                "left_out",
                "copy_of",
                "episode",
                "origin",
            ],
            rows: reading.dossier.documents.iter().map(document).collect(),
        },
        _ => return None,
    })
}

impl Table {
    /// One object a row.
    pub fn json(&self) -> Vec<Map<String, Value>> {
        let object = |row: &Vec<Value>| self.columns.iter().map(|c| c.to_string()).zip(row.iter().cloned()).collect();
        self.rows.iter().map(object).collect()
    }

    /// CSV with a row of names. Text that a spreadsheet would take for a formula has an apostrophe before it.
    ///
    /// # Errors
    /// Only if memory cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, Problem> {
        let failed = |e: csv::Error| Problem::failed(e.to_string());
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(self.columns).map_err(failed)?;
        for row in &self.rows {
            out.write_record(row.iter().map(cell)).map_err(failed)?;
        }
        out.into_inner().map_err(|e| Problem::failed(e.to_string()))
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn event(reading: &Reading, e: &Episode, s: &Story) -> Vec<Value> {
    let (first, last) = days(s.when);
    let place = s.place.as_ref();
    let mut outlets: Vec<&str> = s.docs.iter().map(|d| reading.outlet(d)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    vec![
        json!(s.id),
        json!(e.id),
        json!(s.summary),
        json!(s.event_type),
        json!(s.mode),
        json!(s.cameo),
        json!(s.quad),
        json!(s.goldstein),
        json!(s.modality),
        names(&s.actors),
        codes(&s.actors),
        names(&s.recipients),
        codes(&s.recipients),
        first,
        last,
        json!(place.map(|p| &p.text)),
        json!(place.and_then(|p| p.country.as_ref())),
        json!(place.and_then(|p| p.lat)),
        json!(place.and_then(|p| p.lon)),
        list(&s.docs),
        list(&outlets),
        list(&s.origins),
        list(&s.disputed),
    ]
}

fn figures<'r>(reading: &'r Reading, e: &'r Episode) -> impl Iterator<Item = Vec<Value>> + 'r {
    e.figures.iter().flat_map(move |f| {
        f.reports.iter().map(move |r| {
            vec![
                json!(e.id),
                json!(f.what),
                json!(f.about),
                json!(f.low),
                json!(f.best),
                json!(f.high),
                json!(r.claim),
                json!(r.doc),
                json!(reading.outlet(&r.doc)),
                json!(r.value),
                json!(r.text),
                json!(r.of_whom),
                json!(r.sentence),
            ]
        })
    })
}

fn contradictions<'r>(reading: &'r Reading, e: &'r Episode) -> impl Iterator<Item = Vec<Value>> + 'r {
    e.contradictions.iter().flat_map(move |c| {
        ('A'..='Z').zip(&c.sides).flat_map(move |(letter, side)| {
            side.reports.iter().map(move |r| {
                vec![
                    json!(c.id),
                    json!(e.id),
                    json!(c.kind),
                    json!(c.about),
                    json!(letter),
                    json!(side.value),
                    json!(side.origins.len()),
                    json!(r.claim),
                    json!(r.doc),
                    json!(reading.outlet(&r.doc)),
                    json!(r.sentence),
                ]
            })
        })
    })
}

fn steps<'r>(e: &'r Episode, l: &'r Ledger) -> impl Iterator<Item = Vec<Value>> + 'r {
    let mut steps: Vec<&LedgerStep> = l.steps.iter().chain(&l.contacts).collect();
    steps.sort_by_key(|s| (s.when.is_none(), s.when));
    steps.into_iter().map(move |s| {
        let (first, last) = days(s.when);
        let moved = s.transition.as_ref();
        let wordings: Vec<&str> = s.wordings.iter().map(|w| w.text.as_str()).collect();
        vec![
            json!(s.id),
            json!(e.id),
            json!(l.third_party.name),
            json!(l.third_party.code()),
            json!(s.step),
            names(&s.by),
            codes(&s.by),
            names(&s.parties),
            codes(&s.parties),
            first,
            last,
            json!(s.venue.as_ref().map(|v| &v.text)),
            json!(s.channel),
            list(&s.modes),
            json!(moved.map(|t| t.from)),
            json!(moved.map(|t| t.to)),
            list(&s.docs),
            json!(s.origins),
            list(&wordings),
            json!(s.why.rule),
        ]
    })
}

fn document(d: &legation_engine::model::dossier::DocumentEntry) -> Vec<Value> {
    let (first, last) = days(d.published.range);
    vec![
        json!(d.id),
        json!(d.title),
        json!(d.outlet),
        json!(d.url),
        first,
        last,
        json!(d.published.basis),
        json!(d.sentences),
        json!(d.left_out),
        json!(d.copy_of),
        json!(d.episode),
        json!(d.origin),
    ]
}

fn days(range: Option<DateRange>) -> (Value, Value) {
    (json!(range.map(|r| r.first)), json!(range.map(|r| r.last)))
}

fn names(actors: &[Actor]) -> Value {
    list(&actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>())
}

fn codes(actors: &[Actor]) -> Value {
    list(&actors.iter().map(Actor::label).collect::<Vec<_>>())
}

/// Several values in one cell.
fn list<T: AsRef<str> + Serialize>(values: &[T]) -> Value {
    Value::String(values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::{Table, json};

    #[test]
    fn text_that_looks_like_a_formula_is_disarmed_and_numbers_stay() {
        let rows = vec![
            vec![json!("=HYPERLINK(\"x\")"), json!(-5.0), json!(null)],
            vec![json!("a,\"b\""), json!("@x"), json!("-")],
        ];
        let csv = Table { columns: &["text", "number", "none"], rows }.csv().unwrap();
        let expected = "text,number,none\n\"'=HYPERLINK(\"\"x\"\")\",-5.0,\n\"a,\"\"b\"\"\",'@x,'-\n";
        assert_eq!(String::from_utf8(csv).unwrap(), expected);
    }
}
