//! `legation watch`: which articles are new in the feeds?

use std::path::Path;
use std::time::{Duration, Instant};

use legation_engine::Engine;
use legation_engine::model::diag::{Diag, Severity};
use legation_engine::store::{self, Counts, Store};
use legation_engine::watch::{FeedState, PASSING, Report, Round, Seen, Settings};
use serde_json::json;

use crate::args::Watch;
use crate::{Failure, Status, inputs, out};

/// Longest wait of a feed that fails again and again.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// Looks at the feeds, once or until the program is stopped.
pub fn run(args: &Watch) -> Result<Status, Failure> {
    let settings = Settings::load(&args.feeds).map_err(|e| Failure::new(Status::Wrong, e.to_string()))?;
    let knowledge = inputs::lexicon(args.reading.data.as_deref(), args.reading.quiet)?;
    let engine = inputs::engine(knowledge.get(), (&args.reading).into())?;
    let mut store = Store::open(&args.store).map_err(inputs::stored)?;
    let mut due: Vec<Instant> = vec![Instant::now(); settings.feeds.len()];
    loop {
        let now: Vec<usize> = (0..due.len()).filter(|n| due[*n] <= Instant::now()).collect();
        let reports = look(args, &engine, &settings, &mut store, &now)?;
        for n in now {
            let report = reports.iter().find(|r| r.url == settings.feeds[n].url);
            let failures = report.map_or(1, |r| r.state.failures).min(16);
            due[n] = Instant::now() + pause(settings.every_minutes, failures);
        }
        if args.once {
            let failed = reports.iter().any(|r| r.state.failures > 0 || r.failed > 0);
            return Ok(if failed { Status::Partly } else { Status::Done });
        }
        if let Some(next) = due.iter().min() {
            std::thread::sleep(next.saturating_duration_since(Instant::now()).max(Duration::from_secs(1)));
        }
    }
}

/// Time to the next look at a feed: twice as long after each failure.
fn pause(minutes: u64, failures: u32) -> Duration {
    Duration::from_secs(minutes.max(1) * 60).saturating_mul(1 << failures).min(LONGEST_WAIT)
}

/// One look at the feeds with these numbers.
fn look(
    args: &Watch,
    engine: &Engine<'_>,
    settings: &Settings,
    store: &mut Store,
    numbers: &[usize],
) -> Result<Vec<Report>, Failure> {
    let mut feeds = Vec::new();
    for n in numbers {
        let feed = &settings.feeds[*n];
        let known = store.feed(&feed.url).map_err(inputs::stored)?.unwrap_or_default();
        let seen = Seen { etag: known.etag, last_modified: known.last_modified };
        feeds.push((feed, FeedState { seen, failures: known.failures }));
    }
    let manifest = inputs::manifest(&args.reading, &[("feeds", json!(numbers.len()))])?;
    let run = store.begin("watch", &out::now(), &manifest).map_err(inputs::stored)?;
    let round = Round::new(settings, feeds, known(&args.store)?);
    let reports = round.reports();
    let mut told = |_: Counts, odd: &[Diag]| {
        for diag in odd.iter().filter(|d| d.severity > Severity::Note) {
            out::complain(&diag.to_string());
        }
    };
    let counts = engine.add(store, run, round, inputs::jobs(&args.reading), &mut told).map_err(inputs::stored)?;
    store.end(run, &out::now(), counts).map_err(inputs::stored)?;
    let reports = reports.lock().map(|mut r| std::mem::take(&mut *r)).unwrap_or_default();
    for report in &reports {
        let feed = store::Feed {
            url: report.url.clone(),
            etag: report.state.seen.etag.clone(),
            last_modified: report.state.seen.last_modified.clone(),
            failures: report.state.failures,
            offered: report.offered as u64,
            new: report.new as u64,
        };
        store.keep_feed(&feed, &out::now()).map_err(inputs::stored)?;
        out::write(&told_of(report), None)?;
    }
    Ok(reports)
}

/// Whether a page of this address needs no fetching, as the store says.
fn known(path: &Path) -> Result<impl Fn(&str) -> bool + Send + use<>, Failure> {
    let store = inputs::store(path)?;
    Ok(move |url: &str| store.has_page(url, &PASSING).unwrap_or(false))
}

fn told_of(report: &Report) -> String {
    let Report { url, offered, new, failed, state, same } = report;
    match (state.failures, same) {
        (0, true) => format!("{url}: nothing new\n"),
        (0, false) => format!("{url}: {offered} offered, {new} new, {failed} could not be had\n"),
        (n, _) => format!("{url}: failed, {n} in a row\n"),
    }
}
