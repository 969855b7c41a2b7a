//! How do time and memory of reconciling grow with the articles? `make bench-reconcile`.
//!
//! `bench_reconcile EXAMPLES SIZE…` codes the crises in the folders of EXAMPLES once, makes SIZE coded articles of them and puts
//! these together, each size in a process of its own so that the memory is its own. The model is that of `LEGATION_MODEL`.

mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use legation_engine::{Engine, Lexicon, Model, View};
use legation_model::claim::CodedDocument;

/// Ten times the articles may take so many times as long.
const TARGET: f64 = 12.0;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [flag, examples, size] if flag == "--one" => one(Path::new(examples), number(size)?),
        [examples, sizes @ ..] if !sizes.is_empty() => all(examples, sizes),
        _ => Err("give the folder of examples and one or more numbers of articles".into()),
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is no number of articles"))
}

/// One size: prints seconds, episodes, happenings and the peak of memory in MB, parted by tabs.
fn one(examples: &Path, size: usize) -> Result<(), String> {
    let model = PathBuf::from(std::env::var_os("LEGATION_MODEL").ok_or("set LEGATION_MODEL; `make` does")?);
    let engine = Engine::new(Model::load(&model).map_err(|e| e.to_string())?, Lexicon::builtin());
    let crises = crises(&engine, examples)?;
    let states: Vec<String> = Lexicon::builtin().countries.iter().map(|c| c.iso3.clone()).collect();
    let articles = generate::articles(&crises, &states, size);
    let before = memory("VmRSS:");
    let start = Instant::now();
    let (dossier, _) = engine.put_together(articles, &View::default());
    let seconds = start.elapsed().as_secs_f64();
    let stories: usize = dossier.episodes.iter().map(|e| e.stories.len()).sum();
    println!("{seconds}\t{}\t{stories}\t{before}\t{}", dossier.episodes.len(), memory("VmHWM:"));
    Ok(())
}

fn all(examples: &str, sizes: &[String]) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    println!(
        "{:>9}  {:>9}  {:>8}  {:>9}  {:>10}  {:>8}  {:>8}",
        "articles", "seconds", "growth", "episodes", "happenings", "input MB", "peak MB"
    );
    let mut last: Option<(usize, f64)> = None;
    let mut worst: f64 = 0.0;
    for size in sizes {
        let n = number(size)?;
        let done = Command::new(&program).args(["--one", examples, size]).output().map_err(|e| e.to_string())?;
        let text = String::from_utf8_lossy(&done.stdout);
        let fields: Vec<&str> = text.trim().split('\t').collect();
        let [seconds, episodes, stories, before, peak] = fields.as_slice() else {
            return Err(format!("{n} articles: {}", String::from_utf8_lossy(&done.stderr)));
        };
        let seconds: f64 = seconds.parse().map_err(|_| "no time was measured")?;
        // Growth for each ten times: 10 is linear.
        let growth = last.map(|(m, s)| (seconds / s).powf(10f64.ln() / (n as f64 / m as f64).ln()));
        worst = worst.max(growth.unwrap_or(0.0));
        let growth = growth.map_or("-".to_owned(), |g| format!("{g:.1}"));
        println!("{n:>9}  {seconds:>9.2}  {growth:>8}  {episodes:>9}  {stories:>10}  {before:>8}  {peak:>8}");
        last = Some((n, seconds));
    }
    println!("growth for each ten times the articles: {worst:.1} at most; the aim is {TARGET} at most");
    Ok(())
}

/// The crises in the folders of `examples`, each article coded once.
fn crises(engine: &Engine<'_>, examples: &Path) -> Result<Vec<Vec<CodedDocument>>, String> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(examples)
        .map_err(|e| format!("{}: {e}", examples.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut crises = Vec::new();
    for folder in folders {
        let input = legation_engine::read(&[folder], &mut |_, _, _| {}).map_err(|e| e.to_string())?;
        if !input.documents.is_empty() {
            crises.push(engine.code_all(&input.documents, 2, &|_, _| {}));
        }
    }
    if crises.is_empty() { Err(format!("{}: no folder with articles", examples.display())) } else { Ok(crises) }
}

/// A line of the process's status in MB; 0 where the system does not tell.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}
