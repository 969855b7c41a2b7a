//! What do the tests export? Articles of the examples, coded by the program and recorded without what no format holds.

use std::path::Path;

use legation_export::{Format, Knowledge, Table, stream, write};
use legation_model::claim::CodedDocument;
use serde_json::Value;

/// The documents of `fixture/coded.jsonl`.
pub fn documents() -> Vec<CodedDocument> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/coded.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A few names; what is not among them shows as its code or not at all.
pub fn knowledge() -> Knowledge {
    let table = |rows: &[(&str, &str)]| rows.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Knowledge {
        cameo: table(&[
            ("0356", "Express intent to de-escalate military engagement"),
            ("190", "Use conventional military force, not specified below"),
        ]),
        states: table(&[("ECU", "Ecuador"), ("PER", "Peru"), ("ERI", "Eritrea"), ("ETH", "Ethiopia")]),
        reciprocal: ["talks-held", "meet", "ready-to-deescalate"].map(str::to_owned).into(),
    }
}

/// Everything that the documents come to in a format.
pub fn text(format: Format, table: &'static Table, documents: &[CodedDocument]) -> String {
    let (mut out, knowledge) = (Vec::new(), knowledge());
    write(documents, stream(format, table, &knowledge, &mut out).unwrap()).unwrap();
    String::from_utf8(out).unwrap()
}

/// The lines of a format that has one JSON value a line.
#[allow(dead_code, reason = "not every test reads lines")]
pub fn lines(format: Format, table: &'static Table, documents: &[CodedDocument]) -> Vec<Value> {
    text(format, table, documents).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
