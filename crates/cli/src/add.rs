//! `legation add`: which articles are kept, and why were others left out?

use std::collections::BTreeMap;
use std::time::Instant;

use legation_engine::model::diag::{Diag, Severity};
use legation_engine::store::{Counts, Store};
use serde_json::json;

use crate::args::Add;
use crate::out::{self, Progress};
use crate::{Failure, Status, inputs};

/// Complaints that are shown one by one; the rest are counted.
const SHOWN: usize = 20;

/// Adds what is new, and says what it came to.
pub fn run(args: &Add) -> Result<Status, Failure> {
    let reading = &args.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let items = legation_engine::items(&args.paths, args.sources.settings())
        .map_err(|e| Failure::new(Status::Wrong, e.to_string()))?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let mut store = Store::open(&args.store).map_err(inputs::stored)?;

    let paths: Vec<String> = args.paths.iter().map(|p| p.display().to_string()).collect();
    let manifest = inputs::manifest(reading, &[("paths", json!(paths)), ("sources", json!(args.sources.settings()))])?;
    let run = store.begin("add", &out::now(), &manifest).map_err(inputs::stored)?;

    let progress = Progress::new(reading.quiet);
    let began = Instant::now();
    let mut left_out = BTreeMap::<String, u64>::new();
    let mut complaints = 0;
    let mut safe = Counts::default();
    let mut told = |counts: Counts, odd: &[Diag]| {
        safe = counts;
        for diag in odd.iter().filter(|d| d.severity > Severity::Note) {
            *left_out.entry(diag.code.clone()).or_default() += 1;
            complaints += 1;
            if complaints <= SHOWN {
                progress.line("");
                out::complain(&diag.to_string());
            }
        }
        let rate = (counts.added + counts.known) as f64 / began.elapsed().as_secs_f64().max(0.001);
        progress.line(&format!("{}; {rate:.0} articles a second", told(counts)));
    };
    let done = engine.add(&mut store, run, items, inputs::jobs(reading), &mut told);
    drop(progress);
    if complaints > SHOWN {
        let kinds: Vec<String> = left_out.iter().map(|(code, n)| format!("{code} {n}")).collect();
        out::complain(&format!("note: {} more complaints; of all: {}", complaints - SHOWN, kinds.join(", ")));
    }
    match done {
        Ok(counts) => {
            store.end(run, &out::now(), counts).map_err(inputs::stored)?;
            out::write(&format!("{}: {}\n", args.store.display(), self::told(counts)), None)?;
            if counts.left_out > 0 && !reading.quiet {
                out::complain(&format!(
                    "note: the reasons: legation sql {} \"select * from left_out\"",
                    args.store.display()
                ));
            }
            let none = counts.added + counts.known == 0;
            Ok(match (none, counts.left_out) {
                (true, _) => Status::Wrong,
                (false, 0) => Status::Done,
                (false, _) => Status::Partly,
            })
        }
        Err(e) => {
            out::complain(&format!("note: kept before it stopped: {}", self::told(safe)));
            // What is known of the run is written down if there is room for it.
            let _ = store.end(run, &out::now(), safe);
            Err(inputs::stored(e))
        }
    }
}

fn told(counts: Counts) -> String {
    let Counts { added, known, left_out } = counts;
    format!("{added} added, {known} known before, {left_out} left out")
}
