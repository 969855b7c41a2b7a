//! What is expected? The list as it lies in its file.

use legation_model::diag::{Diag, Severity};
use serde::Deserialize;
use serde_json::{Map, Value};

/// An expectation. Fields that its kind does not have are empty.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Identifier; its letters name the family.
    pub id: String,
    /// Document, or several joined by `+`.
    pub doc: String,
    /// Kind, which decides the rule.
    pub kind: String,
    /// Who acts, speaks, or holds an office, in words.
    #[serde(deserialize_with = "texts")]
    pub actors: Vec<String>,
    /// Whom it is done to.
    #[serde(deserialize_with = "texts")]
    pub recipients: Vec<String>,
    /// What it is, in words.
    #[serde(deserialize_with = "text")]
    pub action: String,
    /// PLOVER type, with mode and other types: `REQUEST/meet (alt none)`.
    #[serde(deserialize_with = "text")]
    pub plover: String,
    /// CAMEO code.
    #[serde(deserialize_with = "text")]
    pub cameo: String,
    /// Date, in words around an ISO 8601 value.
    #[serde(deserialize_with = "text")]
    pub date_iso: String,
    /// Place, in words.
    #[serde(deserialize_with = "text")]
    pub place: String,
    /// What the text does with it.
    #[serde(deserialize_with = "text")]
    pub modality: String,
    /// Who says so, the outlet first.
    #[serde(deserialize_with = "texts")]
    pub attribution: Vec<String>,
    /// First words of the sentence, or the words themselves.
    #[serde(deserialize_with = "text")]
    pub quote_start_words: String,
    /// Where these words begin, in characters.
    pub char_start: Option<usize>,
    /// Numbers of people.
    pub value: Map<String, Value>,
    /// Consent by party.
    pub consent: Map<String, Value>,
    /// Condition in the source's words.
    #[serde(deserialize_with = "text")]
    pub condition: String,
    /// Word by which the text keeps its distance.
    #[serde(deserialize_with = "text")]
    pub hedge: String,
    /// Year of an agreement.
    pub year: Option<i64>,
    /// Hours from the moment of speaking: the earliest and the latest end.
    pub window_hours: Vec<i64>,
    /// What each document, or each part, says.
    pub values: Map<String, Value>,
    /// How a difference is to be treated, in words.
    #[serde(deserialize_with = "text")]
    pub expected_treatment: String,
    /// Kind of difference, which decides the rule.
    #[serde(deserialize_with = "text")]
    pub discrepancy_class: String,
}

impl Record {
    /// The documents that it concerns.
    pub fn docs(&self) -> Vec<&str> {
        self.doc.split('+').filter(|d| !d.is_empty()).collect()
    }

    /// The values with their keys, as text.
    pub fn values(&self) -> Vec<(&str, &str)> {
        self.values.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_str()?))).collect()
    }
}

fn text<'de, D: serde::Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(d)?.unwrap_or_default())
}

fn texts<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    Ok(Option::<Vec<String>>::deserialize(d)?.unwrap_or_default())
}

/// The records of a list, given by the name and the text of its file. A record that is none is named and left out.
pub fn records(name: &str, text: &str) -> (Vec<Record>, Vec<Diag>) {
    const HELP: &str = "write `{\"records\": [{\"id\", \"doc\", \"kind\", ...}]}`";
    let fault = |place: String, message: String| Diag::new(Severity::Error, "eval/record", place, message).help(HELP);
    let list: Value = match serde_json::from_str(text) {
        Ok(list) => list,
        Err(e) => return (Vec::new(), vec![fault(name.to_string(), format!("is no JSON: {e}"))]),
    };
    let Some(rows) = list.get("records").and_then(Value::as_array) else {
        return (Vec::new(), vec![fault(name.to_string(), "has no `records`".to_string())]);
    };
    let (mut records, mut diags) = (Vec::new(), Vec::new());
    for (n, row) in rows.iter().enumerate() {
        let complete = |r: &Record| !r.id.is_empty() && !r.kind.is_empty();
        match Record::deserialize(row) {
            Ok(record) if complete(&record) => records.push(record),
            Ok(_) => diags.push(fault(format!("{name}: record {}", n + 1), "has no `id` or no `kind`".to_string())),
            Err(e) => diags.push(fault(format!("{name}: record {}", n + 1), e.to_string())),
        }
    }
    (records, diags)
}
