//! How do items become articles of a store? One thread finds them, the others read and code, one writes in the order found.

use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex};

use legation_ingest::{Item, article};
use legation_model::article::Document;
use legation_model::claim::CodedDocument;
use legation_model::diag::{Diag, Severity};
use legation_nlp::Reader;
use legation_store::{Added, Article, Counts, Key, Outcome, Refusal, RunId, Store, StoreError, key};

use crate::Engine;

/// Items in one transaction: about a second of work, and few enough that each is soon safe.
const BATCH: usize = 64;
/// Items that may be under way at once, so that one that takes long does not let the others pile up.
const WINDOW: u64 = 256;

/// An item on its way to be read.
struct Job {
    at: u64,
    key: Key,
    name: String,
    item: Item,
}

/// The item with number `at`, done.
struct Done {
    at: u64,
    result: Became,
    diags: Vec<Diag>,
}

/// What became of an item.
enum Became {
    /// The source has something to say that is about no article.
    Noted,
    Known,
    New(Box<Added>),
    Failed(StoreError),
}

/// How far the writer is; the finder waits when it is too far ahead.
#[derive(Default)]
struct Gate {
    written: Mutex<(u64, bool)>,
    moved: Condvar,
}

impl Gate {
    /// Waits until `at` is within the window; false if all is over.
    fn wait(&self, at: u64) -> bool {
        let Ok(mut written) = self.written.lock() else { return false };
        while !written.1 && at > written.0 + WINDOW {
            written = match self.moved.wait(written) {
                Ok(w) => w,
                Err(_) => return false,
            };
        }
        !written.1
    }

    fn advance(&self, to: u64, over: bool) {
        if let Ok(mut written) = self.written.lock() {
            *written = (to, written.1 || over);
            self.moved.notify_all();
        }
    }
}

/// Lets the finder go when the writer leaves, however it leaves.
struct Over<'g>(&'g Gate);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.advance(u64::MAX - WINDOW, true);
    }
}

impl Engine<'_> {
    /// Reads and codes `items` on `jobs` threads and adds them to `store` in their order. Items that the store knows are passed
    /// over. `told` is called after each batch that is safely on the disk, with all counts so far and what was odd in it.
    ///
    /// # Errors
    /// What the store says; all batches that `told` heard of are kept.
    pub fn add(
        &self,
        store: &mut Store,
        run: RunId,
        items: impl Iterator<Item = Result<Item, Diag>> + Send,
        jobs: usize,
        told: &mut dyn FnMut(Counts, &[Diag]),
    ) -> Result<Counts, StoreError> {
        let seen = Store::read(store.path())?;
        let gate = Gate::default();
        let (give, take) = sync_channel::<Job>(jobs.max(1) * 4);
        let (hand_in, results) = sync_channel::<Done>(BATCH);
        let take = Mutex::new(take);
        std::thread::scope(|scope| {
            let over = Over(&gate);
            for _ in 0..jobs.max(1) {
                let (hand_in, take) = (hand_in.clone(), &take);
                scope.spawn(move || self.work(take, &hand_in));
            }
            let gate = &gate;
            scope.spawn(move || find(items, &seen, gate, &give, &hand_in));
            let counts = write(store, run, &results, gate, told);
            drop(results);
            drop(over);
            // Whoever still waits to hand a job over is let go.
            if let Ok(take) = take.lock() {
                while take.try_recv().is_ok() {}
            }
            counts
        })
    }

    /// Reads and codes until there is nothing more to do.
    fn work(&self, take: &Mutex<Receiver<Job>>, hand_in: &SyncSender<Done>) {
        let code = self.coder();
        let mut reader = self.nlp.reader();
        loop {
            let job = match take.lock() {
                Ok(take) => take.recv(),
                Err(_) => return,
            };
            let Ok(job) = job else { return };
            // A fault of the program in one article must not end a night's work.
            let read = catch_unwind(AssertUnwindSafe(|| read(&job, &code, &mut reader)));
            let (result, diags) = read.unwrap_or_else(|_| {
                reader = self.nlp.reader();
                let diag =
                    Diag::new(Severity::Error, "coding/fault", &job.item.origin, "the program failed on this item")
                        .help("report it with the item; the others are not touched");
                (refused(job.key, &diag), vec![diag])
            });
            if hand_in.send(Done { at: job.at, result, diags }).is_err() {
                return;
            }
        }
    }
}

/// Numbers the items, passes over those that are known, and gives each new one its name.
fn find(
    items: impl Iterator<Item = Result<Item, Diag>>,
    seen: &Store,
    gate: &Gate,
    give: &SyncSender<Job>,
    hand_in: &SyncSender<Done>,
) {
    let (mut keys, mut names) = (HashSet::<Key>::new(), HashSet::<u64>::new());
    for (at, item) in items.enumerate() {
        let at = at as u64;
        if !gate.wait(at) {
            return;
        }
        let (key, item) = match item {
            Ok(item) => (key(&item.bytes, item.facts.url.as_deref(), item.facts.outlet.as_deref()), Ok(item)),
            Err(diag) if diag.severity == Severity::Note => {
                let done = Done { at, result: Became::Noted, diags: vec![diag] };
                match hand_in.send(done) {
                    Ok(()) => continue,
                    Err(_) => return,
                }
            }
            Err(diag) => (key(diag.place.as_bytes(), None, Some(&diag.code)), Err(diag)),
        };
        let known = if keys.insert(key) { seen.knows(&key) } else { Ok(true) };
        let sent = match (known, item) {
            (Err(e), _) => hand_in.send(Done { at, result: Became::Failed(e), diags: Vec::new() }).is_ok(),
            (Ok(true), _) => hand_in.send(Done { at, result: Became::Known, diags: Vec::new() }).is_ok(),
            (_, Err(diag)) => hand_in.send(Done { at, result: refused(key, &diag), diags: vec![diag] }).is_ok(),
            (_, Ok(item)) => match unique(&item, &key, seen, &mut names) {
                Ok(name) => give.send(Job { at, key, name, item }).is_ok(),
                Err(e) => hand_in.send(Done { at, result: Became::Failed(e), diags: Vec::new() }).is_ok(),
            },
        };
        if !sent {
            return;
        }
    }
}

/// The item's name, with the first digits of its key where another article has it.
fn unique(item: &Item, key: &Key, seen: &Store, names: &mut HashSet<u64>) -> Result<String, StoreError> {
    let name = item.name();
    let hex: String = key.iter().map(|b| format!("{b:02x}")).collect();
    for digits in [0, 6, 12, hex.len()] {
        let name = if digits == 0 { name.clone() } else { format!("{name}-{}", &hex[..digits]) };
        if names.insert(xxhash_rust::xxh3::xxh3_64(name.as_bytes())) && !seen.has_name(&name)? {
            return Ok(name);
        }
    }
    Ok(format!("{name}-{hex}-again"))
}

/// The article that a job's item holds, coded and packed.
fn read(
    job: &Job,
    code: &impl Fn(&Document, &mut Reader) -> CodedDocument,
    reader: &mut Reader,
) -> (Became, Vec<Diag>) {
    let (document, mut diags) = article(&job.name, &job.item);
    let Some(document) = document else {
        let result = match diags.last() {
            Some(diag) => refused(job.key, diag),
            None => {
                refused(job.key, &Diag::new(Severity::Error, "ingest/no-article", &job.item.origin, "is no article"))
            }
        };
        return (result, diags);
    };
    let is_english = document.is_english();
    let coded = if is_english { code(&document, reader) } else { CodedDocument::uncoded(document) };
    diags.extend(coded.diags.iter().filter(|d| d.severity > Severity::Note).cloned());
    let result = match Article::new(coded, is_english, &job.item.bytes) {
        Ok(article) => Became::New(Box::new(Added { key: job.key, outcome: Outcome::Article(Box::new(article)) })),
        Err(e) => Became::Failed(e),
    };
    (result, diags)
}

fn refused(key: Key, diag: &Diag) -> Became {
    let reason = if diag.help.is_empty() { diag.message.clone() } else { format!("{}; {}", diag.message, diag.help) };
    let refusal = Refusal { origin: diag.place.clone(), code: diag.code.clone(), reason };
    Became::New(Box::new(Added { key, outcome: Outcome::Refused(refusal) }))
}

/// Writes what is done in the order of the items.
fn write(
    store: &mut Store,
    run: RunId,
    results: &Receiver<Done>,
    gate: &Gate,
    told: &mut dyn FnMut(Counts, &[Diag]),
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    let mut waiting = BTreeMap::new();
    let (mut next, mut batch, mut odd) = (0, Vec::new(), Vec::new());
    let mut keep = |batch: &mut Vec<Added>, odd: &mut Vec<Diag>, counts: &mut Counts| {
        let articles = batch.iter().filter(|a| matches!(a.outcome, Outcome::Article(_))).count();
        let new = store.add(run, batch)?;
        counts.added += new as u64;
        counts.known += (articles - new) as u64;
        counts.left_out += (batch.len() - articles) as u64;
        batch.clear();
        told(*counts, odd);
        odd.clear();
        Ok::<(), StoreError>(())
    };
    for done in results {
        waiting.insert(done.at, done);
        while let Some(done) = waiting.remove(&next) {
            next += 1;
            odd.extend(done.diags);
            match done.result {
                Became::Noted => {}
                Became::Known => counts.known += 1,
                Became::Failed(e) => return Err(e),
                Became::New(added) => batch.push(*added),
            }
            if batch.len() >= BATCH || (next % 4096 == 0) {
                keep(&mut batch, &mut odd, &mut counts)?;
            }
            gate.advance(next, false);
        }
    }
    keep(&mut batch, &mut odd, &mut counts)?;
    Ok(counts)
}
