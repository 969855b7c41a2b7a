//! How long does each stage take, on one thread? `make bench`.
//!
//! `bench EXAMPLES SUITE` reads the articles in the folders of EXAMPLES and the sentences of SUITE, these once each alone
//! and once as articles of forty, until 200,000 words are done: reading a sentence into a tree, and coding it.
//! `bench ARCHIVE` follows the pages of a web archive through every stage, from the archive into a store.
//! `bench STORE COUNT ARCHIVE` makes a store of COUNT articles for other measurements.
//! The model is that of `LEGATION_MODEL`.

mod clock;
mod fill;
mod stages;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use legation_coding::{Article, Atlas, Coder};
use legation_engine::gazetteer::Gazetteer;
use legation_engine::{GAZETTEER_FILE, Lexicon, Model, document_of};
use legation_model::article::Document;
use legation_nlp::{Nlp, Reader};

use crate::clock::Clock;

/// Words that are read at least.
const ENOUGH: usize = 200_000;
/// Sentences of the suite that make an article.
const SENTENCES: usize = 40;
/// The coding may cost so much of the reading.
const TARGET: f64 = 1.0 / 3.0;

/// What one corpus took.
#[derive(Default, Clone, Copy)]
struct Row {
    words: usize,
    reading: f64,
    coding: f64,
    events: usize,
}

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
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let model = PathBuf::from(std::env::var_os("LEGATION_MODEL").ok_or("set LEGATION_MODEL; `make bench` does")?);
    let gazetteer = model.with_file_name(GAZETTEER_FILE);
    let gazetteer = gazetteer.is_file().then(|| Gazetteer::load(&gazetteer)).transpose().map_err(|e| e.to_string())?;
    let nlp = Nlp::new(Arc::new(Model::load(&model).map_err(|e| e.to_string())?));
    let lexicon = Lexicon::builtin();
    let atlas = gazetteer.map(|g| Atlas::new(g, lexicon));
    let coder = Coder::new(lexicon).with_atlas(atlas.as_ref());
    match args.as_slice() {
        [store, count, archive] => {
            let count = count.to_str().and_then(|n| n.parse().ok()).ok_or("give the number of articles in digits")?;
            fill::run(&nlp, &coder, store, count, archive)
        }
        [archive] => stages::run(&nlp, &coder, archive),
        [examples, suite] => ratio(&nlp, &coder, examples, suite),
        _ => Err("give a web archive, or the folder of examples and that of the suite".into()),
    }
}

/// Prints what reading and coding take, and their ratio.
fn ratio(nlp: &Nlp, coder: &Coder<'_>, examples: &Path, suite: &Path) -> Result<(), String> {
    let sentences = sentences(suite)?;
    let alone: Vec<Document> = sentences.iter().map(|text| document_of("sentence", text, None)).collect();
    let articles = sentences.chunks(SENTENCES).map(|some| document_of("article", &some.join(" "), None)).collect();
    let corpora =
        [("example articles", articles_in(examples)?), ("suite, sentences", alone), ("suite, articles", articles)];
    let each: usize = corpora.iter().flat_map(|(_, documents)| documents).map(words).sum();
    if each == 0 {
        return Err("no words; give the folder of examples and that of the suite".into());
    }
    let rounds = ENOUGH.div_ceil(each);
    let mut reader = nlp.reader();
    let mut rows = [Row::default(); 3];
    // The first round fills the caches of the reader and is not counted.
    for round in 0..=rounds {
        for (row, (_, documents)) in rows.iter_mut().zip(&corpora) {
            let once = measure(coder, &mut reader, documents);
            if round > 0 {
                *row = row.and(once);
            }
        }
    }
    println!("{:<18} {:>8}  {:>12}  {:>12}  {:>6}", "ms a 1,000 words", "words", "reading", "coding", "ratio");
    let all = rows.iter().fold(Row::default(), |sum, row| sum.and(*row));
    let names = corpora.iter().map(|(name, _)| *name).chain(["all"]);
    for (name, row) in names.zip(rows.iter().chain([&all])) {
        let of = |seconds: f64| seconds * 1e6 / row.words.max(1) as f64;
        let (reading, coding) = (of(row.reading), of(row.coding));
        println!("{name:<18} {:>8}  {reading:>12.2}  {coding:>12.2}  {:>6.3}", row.words, row.ratio());
    }
    let verdict = if all.ratio() <= TARGET { "met" } else { "missed" };
    println!("\ncoding at most {TARGET:.3} of reading: {verdict}; events coded: {}", all.events);
    Ok(())
}

impl Row {
    fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            reading: self.reading + other.reading,
            coding: self.coding + other.coding,
            events: self.events + other.events,
        }
    }

    fn ratio(self) -> f64 {
        self.coding / self.reading.max(1e-9)
    }
}

/// Both stages over a corpus, one after the other.
fn measure(coder: &Coder<'_>, reader: &mut Reader, documents: &[Document]) -> Row {
    let start = Clock::now();
    let articles: Vec<Article> = documents.iter().map(|d| Article::read(d, reader)).collect();
    let read = Clock::now();
    let events = documents.iter().zip(&articles).map(|(d, a)| coder.code_read(d, a).events.len()).sum();
    let coded = Clock::now();
    Row { words: documents.iter().map(words).sum(), reading: read.since(&start), coding: coded.since(&read), events }
}

fn words(document: &Document) -> usize {
    document.story().map(|block| block.span.of(&document.text).split_whitespace().count()).sum()
}

/// The articles of every example.
fn articles_in(examples: &Path) -> Result<Vec<Document>, String> {
    let mut folders: Vec<PathBuf> = entries(examples)?;
    folders.retain(|path| path.is_dir());
    let input = legation_engine::read(&folders, &mut |_, _, _| {}).map_err(|e| e.to_string())?;
    Ok(input.documents)
}

/// The sentences of the suite, cases and ordinary news.
fn sentences(suite: &Path) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for folder in ["sentences", "ordinary"] {
        for file in entries(&suite.join(folder))? {
            let text = std::fs::read_to_string(&file).map_err(|e| format!("`{}`: {e}", file.display()))?;
            let marks =
                |line: &&str| !line.trim().is_empty() && !line.starts_with(['#', ' ']) && !line.contains("published:");
            out.extend(text.lines().filter(marks).map(str::to_string));
        }
    }
    Ok(out)
}

/// What lies in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("`{}`: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    Ok(paths)
}
