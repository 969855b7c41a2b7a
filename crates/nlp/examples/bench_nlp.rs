//! Time the reading of documents (a JSON array of strings in a file), one thread:
//!
//!     cargo run --release -p legation-nlp --example bench_nlp -- MODEL TEXTS.json

use std::sync::Arc;
use std::time::Instant;

use legation_nlp::{Model, Nlp};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, model, texts] = &arguments[..] else { return Err("usage: bench_nlp MODEL TEXTS.json".into()) };
    let texts: Vec<String> = serde_json::from_str(&std::fs::read_to_string(texts)?)?;
    let started = Instant::now();
    let mut reader = Nlp::new(Arc::new(Model::load(model.as_ref())?)).reader();
    let load = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let words: usize = texts.iter().map(|text| reader.read(text).len()).sum();
    let seconds = started.elapsed().as_secs_f64();
    println!("{}", serde_json::json!({ "words": words, "seconds": seconds, "load_seconds": load }));
    Ok(())
}
