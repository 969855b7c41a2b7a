//! Time the reading of documents (a JSON array of strings in a file), one thread, in processor seconds:
//!
//!     cargo run --release -p legation-nlp --example bench_nlp -- MODEL TEXTS.json

use std::sync::Arc;

use legation_nlp::{Model, Nlp};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, model, texts] = &arguments[..] else { return Err("usage: bench_nlp MODEL TEXTS.json".into()) };
    let texts: Vec<String> = serde_json::from_str(&std::fs::read_to_string(texts)?)?;
    let started = seconds()?;
    let mut reader = Nlp::new(Arc::new(Model::load(model.as_ref())?)).reader();
    let loaded = seconds()?;
    let words: usize = texts.iter().map(|text| reader.read(text).len()).sum();
    let read = seconds()?;
    println!("{}", serde_json::json!({ "words": words, "seconds": read - loaded, "load_seconds": loaded - started }));
    Ok(())
}

/// Time that this process has spent on a processor (Linux only).
fn seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let schedule = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: u64 = schedule.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds as f64 / 1e9)
}
