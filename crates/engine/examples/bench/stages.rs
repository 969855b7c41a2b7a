//! What does each stage of the road take, from a page in an archive to its claims in a store?

use std::fs;
use std::path::Path;

use legation_coding::{Article, Coder};
use legation_engine::store::{self, Added, Manifest, Outcome, Store};
use legation_engine::{Settings, article, items};
use legation_nlp::Nlp;

use crate::clock::Clock;
use crate::words;

/// Pages that are followed, after as many that fill the caches of the reader.
const PAGES: usize = 2_000;
/// Pages that are kept in one transaction, as `legation add` does it.
const BATCH: usize = 64;
/// Words that one core is to take all the way in a second.
const TARGET: f64 = 18_000.0;
/// Multiply-adds that the networks need for a token at least, and that one core does in a second (two units of 16 lanes, 2.5 GHz).
const FLOOR: (f64, f64) = (791e3, 80e9);

const STAGES: [&str; 6] = ["unpack the archive", "page to text", "read", "code", "pack", "keep"];

/// Follows the first pages of `archive` and prints a row for each stage.
pub fn run(nlp: &Nlp, coder: &Coder<'_>, archive: &Path) -> Result<(), String> {
    let paths = [archive.to_path_buf()];
    let kept = std::env::temp_dir().join(format!("legation-bench-{}.legation", std::process::id()));
    let mut store = Store::open(&kept).map_err(|e| e.to_string())?;
    let run = store.begin("bench", "", &Manifest::default()).map_err(|e| e.to_string())?;
    let mut source = items(&paths, Settings::default()).map_err(|e| e.to_string())?;
    let mut reader = nlp.reader();
    let mut took = [0.0; STAGES.len()];
    let (mut pages, mut sentences, mut tokens, mut all_words) = (0, 0, 0, 0);
    for warm in [true, false] {
        let mut batch = Vec::new();
        for _ in 0..PAGES {
            let mut at = Clock::now();
            let mut lap = |stage: usize| {
                let now = Clock::now();
                took[stage] += if warm { 0.0 } else { now.since(&at) };
                at = now;
            };
            let Some(item) = source.next() else { break };
            let item = item.map_err(|diag| diag.to_string())?;
            lap(0);
            let (document, _) = article(&item.name(), &item);
            let Some(document) = document else { continue };
            lap(1);
            let read = Article::read(&document, &mut reader);
            lap(2);
            let coded = coder.code_read(&document, &read);
            lap(3);
            if !warm {
                pages += 1;
                sentences += read.sentences.len();
                tokens += read.blocks.iter().chain(&read.captions).map(|b| b.doc.len()).sum::<usize>();
                all_words += words(&document);
            }
            let key = store::key(&item.bytes, item.facts.url.as_deref(), None);
            let packed = store::Article::new(coded, true, &item.bytes).map_err(|e| e.to_string())?;
            batch.push(Added { key, outcome: Outcome::Article(Box::new(packed)) });
            lap(4);
            if batch.len() == BATCH {
                store.add(run, &batch).map_err(|e| e.to_string())?;
                batch.clear();
            }
            lap(5);
        }
    }
    let _ = fs::remove_file(&kept);
    let total: f64 = took.iter().sum();
    println!("{:<20} {:>12} {:>12} {:>12} {:>8}", "one thread, a second", "articles", "sentences", "words", "share");
    for (name, seconds) in STAGES.iter().zip(took).chain([(&"the whole road", total)]) {
        let rate = |n: usize| n as f64 / seconds.max(1e-9);
        let share = 100.0 * seconds / total.max(1e-9);
        println!("{name:<20} {:>12.0} {:>12.0} {:>12.0} {share:>6.1} %", rate(pages), rate(sentences), rate(all_words));
    }
    let (multiply_adds, each_second) = FLOOR;
    let (rate, floor) = (tokens as f64 / took[2].max(1e-9), each_second / multiply_adds);
    println!(
        "\nread: {rate:.0} tokens a second, {:.0} % of the floor of its arithmetic ({floor:.0})",
        100.0 * rate / floor
    );
    let whole = all_words as f64 / total.max(1e-9);
    let verdict = if whole >= TARGET { "met" } else { "missed" };
    println!("the whole road at {TARGET:.0} words a second and core: {verdict}");
    Ok(())
}
