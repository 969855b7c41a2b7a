//! Read documents (a JSON array of strings on standard input) and write one JSON line for each:
//!
//!     cargo run --release -p legation-nlp --example parse_json -- MODEL < texts.json > ours.jsonl
//!
//! The form is that of tools/parity/record.py, so that the two can be compared.

use std::io::{BufWriter, Read, Write};
use std::sync::Arc;

use legation_nlp::{Doc, Model, Nlp};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = std::env::args().nth(1).ok_or("usage: parse_json MODEL < texts.json > ours.jsonl")?;
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let texts: Vec<String> = serde_json::from_str(&input)?;
    let mut reader = Nlp::new(Arc::new(Model::load(model.as_ref())?)).reader();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for text in texts {
        writeln!(out, "{}", record(&reader.read(&text)))?;
    }
    Ok(out.flush()?)
}

fn record(doc: &Doc) -> Value {
    let mut idx = 0;
    let mut row = |t: legation_nlp::Token| {
        let at = idx;
        idx += t.text().chars().count() + usize::from(t.whitespace());
        json!({
            "text": t.text(), "idx": at, "ws": t.whitespace(), "norm": t.norm(), "tag": t.tag(),
            "pos": t.pos(), "morph": t.morph(), "lemma": t.lemma(), "head": t.head().i(), "dep": t.dep(),
            "sent_start": t.is_sent_start(), "ent_iob": t.ent_iob(), "ent_type": t.ent_type(),
            "lower": t.lower(), "is_punct": t.is_punct(), "is_space": t.is_space(),
            "is_alpha": t.is_alpha(), "like_num": t.like_num(),
        })
    };
    let tokens: Vec<Value> = doc.tokens().map(&mut row).collect();
    let chunks: Vec<Value> = doc.noun_chunks().map(|c| json!([c.start(), c.end(), c.root().i()])).collect();
    json!({ "text": doc.text(), "tokens": tokens, "noun_chunks": chunks })
}
