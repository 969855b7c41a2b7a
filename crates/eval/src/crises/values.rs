//! What does a row of a crisis say? Both gold and record are JSON; whatever is missing or of another kind says nothing.

use std::collections::BTreeSet;

use serde_json::Value;

/// The rows of a list that are objects.
pub fn rows<'v>(of: &'v Value, key: &str) -> Vec<&'v Value> {
    list(of, key).iter().filter(|row| row.is_object()).collect()
}

/// A list; empty where there is none.
pub fn list<'v>(of: &'v Value, key: &str) -> &'v [Value] {
    of.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A string or number as text; `None` for null.
pub fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(s) => Some(s.clone()),
        other => Some(other.to_string()),
    }
}

/// A field as text; empty where it says nothing.
pub fn field(of: &Value, key: &str) -> String {
    text(of.get(key)).unwrap_or_default()
}

/// Text in capitals without blanks around it.
pub fn norm(value: Option<&Value>) -> Option<String> {
    text(value).map(|t| t.trim().to_uppercase())
}

/// Codes of an entity or of several: country, organisation and other codes in use.
pub fn codes(entities: Option<&Value>) -> BTreeSet<String> {
    let one = |e: &Value| -> Vec<String> {
        match e {
            Value::String(code) => vec![code.to_uppercase()],
            Value::Object(_) => {
                let main = ["country", "igo", "code"].into_iter().map(|key| field(e, key));
                let others = list(e, "alt_codes").iter().filter_map(|c| text(Some(c)));
                main.filter(|code| !code.is_empty()).chain(others).map(|code| code.to_uppercase()).collect()
            }
            _ => Vec::new(),
        }
    };
    match entities {
        Some(Value::Array(list)) => list.iter().flat_map(one).collect(),
        Some(entity) => one(entity).into_iter().collect(),
        None => BTreeSet::new(),
    }
}

/// The sectors of those entities that are objects, in capitals; `None` for one without.
pub fn sectors(entities: Option<&Value>) -> Vec<Option<String>> {
    let list = entities.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().filter(|e| e.is_object()).map(|e| norm(e.get("sector"))).collect()
}

/// The date, under either of its names.
pub fn date(of: &Value) -> Option<String> {
    text(of.get("date_iso").or_else(|| of.get("date")))
}

/// The documents that a row names.
pub fn docs(of: &Value) -> BTreeSet<String> {
    list(of, "docs").iter().filter_map(|d| text(Some(d))).collect()
}

/// A number, also if written as text.
pub fn number(value: Option<&Value>) -> Option<f64> {
    let value = value?;
    value.as_f64().or_else(|| value.as_str().and_then(|s| s.trim().parse().ok()))
}

/// Whether a field is there and neither false, empty nor zero.
pub fn flag(of: &Value, key: &str) -> bool {
    match of.get(key) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(s)) => !s.is_empty(),
        Some(Value::Number(n)) => n.as_f64() != Some(0.0),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::Object(_)) => true,
        Some(Value::Null) | None => false,
    }
}
