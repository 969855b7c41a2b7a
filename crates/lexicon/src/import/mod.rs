//! How do the dictionaries of PETRARCH and TABARI become data of Legation's own? Pure: texts in, the files of a folder out.
//!
//! One file a kind of dictionary: [`actors`](self) with [`codes`](self) and [`periods`](self), agents, verbs with their
//! patterns, discards. Each reads a text and gives rows and complaints; [`petrarch`] puts them together with the data
//! that they start from. What becomes of what stands in `docs/import.md`.

mod actors;
mod agents;
mod asked;
mod codes;
mod kinds;
mod lines;
mod names;
mod pattern_text;
mod patterns;
mod periods;
mod rows;
mod synsets;
mod tokens;
mod verbs;
mod words;

use legation_model::diag::{Diag, Severity};

use crate::Lexicon;

pub use kinds::DictionaryKind;

/// A file that may be a dictionary.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the folder of dictionaries.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What an import has come to.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// All files of a folder laid out as `data/`, by path.
    pub files: Vec<(String, String)>,
    /// What could not be taken, row by row: place `file:row`, why, and the next step.
    pub diags: Vec<Diag>,
    /// How much of each kind was read and taken.
    pub counts: Vec<Count>,
}

/// How much of the dictionaries of one kind was taken. `taken + known + left_out` is `entries`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Kind of dictionary.
    pub kind: DictionaryKind,
    /// Files of this kind.
    pub files: usize,
    /// Entries found: names, agents, verbs with their patterns, phrases.
    pub entries: usize,
    /// Entries that the new data hold.
    pub taken: usize,
    /// Entries that the data had before, or that stood in an earlier row.
    pub known: usize,
    /// Entries that could not be taken; there is a complaint for each.
    pub left_out: usize,
}

impl Count {
    fn new(kind: DictionaryKind) -> Self {
        Self { kind, files: 0, entries: 0, taken: 0, known: 0, left_out: 0 }
    }

    fn add(&mut self, tally: Tally) {
        self.files += 1;
        self.taken += tally.taken;
        self.known += tally.known;
        self.left_out += tally.left_out;
        self.entries += tally.taken + tally.known + tally.left_out;
    }
}

/// What became of the entries of one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub taken: usize,
    pub known: usize,
    pub left_out: usize,
}

/// The complaints about one file.
pub(crate) struct Complaints<'a> {
    file: &'a str,
    diags: &'a mut Vec<Diag>,
}

impl Complaints<'_> {
    /// Something that was left out.
    pub fn warn(&mut self, row: usize, message: impl Into<String>, help: &str) {
        self.push(Severity::Warning, row, message.into(), help);
    }

    /// Something that was taken otherwise than it stands there.
    pub fn note(&mut self, row: usize, message: impl Into<String>, help: &str) {
        self.push(Severity::Note, row, message.into(), help);
    }

    fn push(&mut self, severity: Severity, row: usize, message: String, help: &str) {
        let place = format!("{}:{row}", self.file);
        self.diags.push(Diag::new(severity, "import/row", place, message).help(help));
    }
}

/// The data of `base` (files laid out as `data/`) with the dictionaries among `sources` added.
///
/// Files of no known kind are named in a note. The result is the same whatever the order of `sources`: they are read
/// by kind and name.
pub fn petrarch(base: &[(String, String)], sources: &[Source]) -> Import {
    let (lexicon, _) = Lexicon::from_files(base);
    let mut out = Import::default();
    let sorted = kinds::sort(sources, &mut out.diags);
    let mut data = rows::Data::new(base);
    let mut people = actors::Gathered::new(&lexicon);
    let mut phrases = Vec::new();
    let mut patterns = patterns::Maker::new(&lexicon);
    for kind in DictionaryKind::ALL {
        let mut count = Count::new(kind);
        for source in sorted.iter().filter(|(k, _)| *k == kind).map(|(_, source)| *source) {
            let mut complaints = Complaints { file: &source.name, diags: &mut out.diags };
            count.add(match kind {
                DictionaryKind::Actors => people.read(&source.text, &mut phrases, &mut complaints),
                DictionaryKind::Agents => agents::read(&source.text, &lexicon, &mut data, &mut complaints),
                DictionaryKind::Verbs => patterns.read(&source.name, &source.text, &mut complaints),
                DictionaryKind::Discards => rows::read_discards(&source.text, &mut phrases, &mut complaints),
                DictionaryKind::Issues => rows::refuse_issues(&source.text, &mut complaints),
            });
        }
        if kind == DictionaryKind::Actors {
            // Codes of organisations are learnt from all actor files before their names are given out.
            let mut tally = people.finish(&mut data, &mut out.diags);
            tally.left_out += std::mem::take(&mut count.left_out);
            let files = count.files;
            count = Count::new(kind);
            count.add(tally);
            count.files = files;
        }
        out.counts.push(count);
    }
    data.add_discards(phrases);
    out.files = data.into_files();
    patterns.write(&mut out.files);
    out.files.sort();
    out.diags.sort_by(|a, b| natural(&a.place).cmp(&natural(&b.place)));
    out
}

/// File and row as a number, so that row 9 comes before row 10.
fn natural(place: &str) -> (&str, usize) {
    match place.rsplit_once(':') {
        Some((file, row)) => (file, row.parse().unwrap_or(0)),
        None => (place, 0),
    }
}
