//! Is every decision the one that spaCy makes? The fixture was recorded with spaCy 3.8 (see
//! tools/parity/pack.py for its form); `make parity` records and compares afresh.

mod common;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};

use legation_nlp::Doc;
use serde_json::{Value, json};

#[test]
fn every_field_of_the_recorded_corpus_is_spacys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/spacy.jsonl.gz");
    let mut lines = BufReader::new(flate2::read::GzDecoder::new(File::open(path).unwrap())).lines().map(Result::unwrap);
    let names: Vec<String> = serde_json::from_str(&lines.next().unwrap()).unwrap();
    let mut reader = common::nlp().reader();
    let (mut documents, mut sentences, mut tokens) = (0, 0, 0);
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in lines {
        let recorded: Vec<Value> = serde_json::from_str(&line).unwrap();
        let doc = reader.read(recorded[0].as_str().unwrap());
        for (field, (theirs, ours)) in FIELDS.iter().zip(recorded.iter().zip(&columns(&doc, &names))) {
            if theirs != ours {
                wrong.entry(field).or_default().push(difference(theirs, ours, &doc));
            }
        }
        (documents, sentences, tokens) = (documents + 1, sentences + doc.sents().len(), tokens + doc.len());
    }
    println!("{documents} documents, {sentences} sentences, {tokens} tokens");
    assert!(sentences >= 3_000, "the fixture is cut short");
    let report: Vec<String> =
        wrong.iter().map(|(field, list)| format!("{field}: {} documents, e.g. {}", list.len(), list[0])).collect();
    assert!(wrong.is_empty(), "differences from spaCy:\n{}", report.join("\n"));
}

const FIELDS: [&str; 12] =
    ["text", "tokens", "ws", "tag", "pos", "morph", "lemma", "head", "dep", "sent_start", "entities", "noun_chunks"];

/// The document in the form of the fixture.
fn columns(doc: &Doc, names: &[String]) -> Vec<Value> {
    // A name that spaCy never gave is shown as itself.
    let name = |name: &str| names.iter().position(|known| known == name).map_or(json!(name), |at| json!(at));
    let flags = |values: Vec<bool>| Value::String(values.into_iter().map(|v| if v { '1' } else { '0' }).collect());
    let tokens: Vec<legation_nlp::Token> = doc.tokens().collect();
    let column = |value: &dyn Fn(&legation_nlp::Token) -> Value| Value::Array(tokens.iter().map(value).collect());
    vec![
        json!(doc.text()),
        column(&|t| json!(t.text().chars().count())),
        flags(tokens.iter().map(|t| t.whitespace()).collect()),
        column(&|t| name(t.tag())),
        column(&|t| name(t.pos())),
        column(&|t| name(t.morph())),
        column(&|t| if t.lemma() == t.lower() { json!(0) } else { json!(t.lemma()) }),
        column(&|t| json!(t.head().i() as i64 - t.i() as i64)),
        column(&|t| name(t.dep())),
        flags(tokens.iter().map(|t| t.is_sent_start()).collect()),
        doc.ents().map(|e| json!([e.start(), e.end(), name(e.label())])).collect(),
        doc.noun_chunks().map(|c| json!([c.start(), c.end()])).collect(),
    ]
}

fn difference(theirs: &Value, ours: &Value, doc: &Doc) -> String {
    let start: String = doc.text().chars().take(60).collect();
    let (Value::Array(a), Value::Array(b)) = (theirs, ours) else { return format!("{start:?}: {theirs} / {ours}") };
    let at = a.iter().zip(b).position(|(x, y)| x != y).unwrap_or(a.len().min(b.len()));
    format!("{start:?}, place {at}: spaCy {:?}, here {:?}", a.get(at), b.get(at))
}
