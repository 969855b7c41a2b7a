//! How is a store made large quickly? Pages that are coded once are kept again and again, each time under another name.

use std::path::Path;

use legation_coding::{Article, Coder};
use legation_engine::store::{self, Added, Manifest, Outcome, Store};
use legation_engine::{Settings, article, items};
use legation_nlp::Nlp;

/// Pages that are coded.
const PAGES: usize = 2_000;
/// Articles in one transaction.
const BATCH: usize = 1_000;

/// Keeps `count` articles in a new store at `path`, made of the first pages of `archive`.
pub fn run(nlp: &Nlp, coder: &Coder<'_>, path: &Path, count: usize, archive: &Path) -> Result<(), String> {
    let mut reader = nlp.reader();
    let mut coded = Vec::new();
    for item in items(&[archive.to_path_buf()], Settings::default()).map_err(|e| e.to_string())?.take(PAGES) {
        let item = item.map_err(|diag| diag.to_string())?;
        if let (Some(document), _) = article(&item.name(), &item) {
            coded.push((coder.code_read(&document, &Article::read(&document, &mut reader)), item.bytes));
        }
    }
    if coded.is_empty() {
        return Err("no article in the archive".into());
    }
    let mut store = Store::open(path).map_err(|e| e.to_string())?;
    let run = store.begin("fill", "", &Manifest::default()).map_err(|e| e.to_string())?;
    let numbers: Vec<usize> = (0..count).collect();
    for some in numbers.chunks(BATCH) {
        let mut batch = Vec::new();
        for n in some {
            let (mut coded, bytes) = coded[n % coded.len()].clone();
            coded.document.id = format!("{}-again-{n}", coded.document.id);
            coded.document.hash = format!("{}-{n}", coded.document.hash);
            let key = store::key(coded.document.id.as_bytes(), None, None);
            let packed = store::Article::new(coded, true, &bytes).map_err(|e| e.to_string())?;
            batch.push(Added { key, outcome: Outcome::Article(Box::new(packed)) });
        }
        store.add(run, &batch).map_err(|e| e.to_string())?;
    }
    Ok(())
}
