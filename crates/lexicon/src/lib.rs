//! What does Legation know? Loads, checks and indexes `data/`, which domain experts edit.
//!
//! [`Lexicon::builtin`] is the data that the program was built with, [`Lexicon::from_dir`] a folder of the user's own,
//! and [`check`] says what is wrong with either. The guide to the files is `docs/data.md`.

pub mod actors;
mod check;
mod check_patterns;
pub mod confidence;
pub mod dates;
mod discards;
pub mod domains;
mod files;
pub mod import;
mod index;
pub mod mediation;
pub mod names;
pub mod ontology;
mod pattern_file;
pub mod patterns;
mod table;
pub mod wordings;
mod world;

use std::path::Path;
use std::sync::OnceLock;

use legation_model::diag::Diag;
use legation_model::time::DateRange;

use check::Tables;
use index::Index;

pub use actors::{Agent, Country, Metonym, Organisation, Person};
pub use confidence::Confidence;
pub use discards::{Discard, Discards};
pub use domains::Domains;
pub use mediation::MediationSign;
pub use names::{CountryName, NameEntry, NameIndex, name_words};
pub use ontology::{CameoCode, Ontology};
pub use wordings::{Wording, Wordings};
pub use world::{Agreement, Contested, Incident, Outlet, Place};

/// Everything under `data/`.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// States.
    pub countries: Vec<Country>,
    /// Buildings and places that stand for those in them.
    pub metonyms: Vec<Metonym>,
    /// Bodies other than states.
    pub organisations: Vec<Organisation>,
    /// Offices of people; the rows of a person stand together.
    pub people: Vec<Person>,
    /// Common nouns that stand for actors.
    pub agents: Vec<Agent>,
    /// Places.
    pub places: Vec<Place>,
    /// Contested territory.
    pub contested: Vec<Contested>,
    /// Agreements of the past.
    pub agreements: Vec<Agreement>,
    /// Widely known happenings of the past.
    pub incidents: Vec<Incident>,
    /// Phrases that keep a text from being coded.
    pub discards: Discards,
    /// Words that show a sentence to tell of sport, weather and other matters that make no political event.
    pub domains: Domains,
    /// Words that take a stand.
    pub wordings: Wordings,
    /// Words that show how a third party works.
    pub mediation: Vec<MediationSign>,
    /// How surely an event found in such a way is right.
    pub confidence: Confidence,
    /// Media and platforms.
    pub outlets: Vec<Outlet>,
    /// The vocabulary of the record.
    pub ontology: Ontology,
    /// Which words make an event.
    pub patterns: patterns::Patterns,
    /// Finds names in a text.
    pub names: NameIndex,
    index: Index,
}

impl Lexicon {
    /// The data that the program was built with. A test of this crate shows that it is without faults.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::load(&files::embedded(), false).0)
    }

    /// The data of a folder laid out as `data/`, with what is wrong with it. Faulty rows are left out.
    pub fn from_dir(path: &Path) -> (Self, Vec<Diag>) {
        let mut unread = Vec::new();
        let files = files::on_disk(path, &mut unread);
        let (lexicon, diags) = Self::from_files(&files);
        unread.extend(diags);
        (lexicon, unread)
    }

    /// The data of `files`, each with its path relative to `data/` and its text, with what is wrong with it.
    pub fn from_files(files: &[(String, String)]) -> (Self, Vec<Diag>) {
        Self::load(files, true)
    }

    /// Reads `files`; `check` also compares the tables with each other. The patterns are read beside the tables, since
    /// they take as long as all of these together.
    fn load(files: &[(String, String)], check: bool) -> (Self, Vec<Diag>) {
        std::thread::scope(|scope| {
            let patterns = scope.spawn(|| {
                let rules: Vec<(String, String)> = files
                    .iter()
                    .filter(|(path, _)| path.starts_with("patterns/"))
                    .map(|(path, text)| (format!("data/{path}"), text.clone()))
                    .collect();
                let mut diags = Vec::new();
                (patterns::Patterns::load(&rules, &mut diags), diags)
            });
            let mut diags = Vec::new();
            let tables = Tables::read(files, &mut diags);
            if check {
                tables.check_names(&mut diags);
                tables.check_codes(&mut diags);
            }
            let mut lexicon = tables.into_lexicon();
            lexicon.names = NameIndex::build(&lexicon);
            lexicon.index = Index::build(&lexicon);
            let (patterns, more) = patterns.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            lexicon.patterns = patterns;
            diags.extend(more);
            if check {
                check_patterns::check(&lexicon, files, &mut diags);
            }
            (lexicon, diags)
        })
    }

    /// The country of an ISO 3166-1 alpha-3 code.
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        let at = self.countries.binary_search_by(|c| c.iso3.as_str().cmp(iso3)).ok()?;
        self.countries.get(at)
    }

    /// The contested territory in which a province of GeoNames lies; `iso3` as GeoNames has it.
    pub fn territory_of(&self, iso3: &str, province: &str) -> Option<&Contested> {
        let within = |area: &String| match area.split_once(':') {
            Some((code, name)) => code == iso3 && name == province,
            None => area == iso3,
        };
        self.contested.iter().find(|c| c.areas.iter().any(within))
    }

    /// The organisation of a code.
    pub fn organisation(&self, code: &str) -> Option<&Organisation> {
        let at = self.organisations.binary_search_by(|o| o.code.as_str().cmp(code)).ok()?;
        self.organisations.get(at)
    }

    /// The row of a CAMEO code.
    pub fn cameo(&self, code: &str) -> Option<&CameoCode> {
        self.ontology.cameo(code)
    }

    /// What a common noun or office stands for; `lemma_phrase` in small letters, words in the singular.
    pub fn agent(&self, lemma_phrase: &str) -> Option<&Agent> {
        self.agents.get(*self.index.agents.get(lemma_phrase)?)
    }

    /// The number of words of the longest agent that begins with `word`; 0 where there is none.
    pub fn longest_agent(&self, word: &str) -> usize {
        self.index.agent_words.get(word).copied().unwrap_or(0)
    }

    /// All offices of the people who bear `name` as full name or alias, in the order of the file.
    pub fn people_named(&self, name: &str) -> Vec<&Person> {
        let people = self.names.exact(name).iter().filter_map(|entry| match *entry {
            NameEntry::Person(first) => self.people.get(first),
            _ => None,
        });
        people.flat_map(|p| self.rows_of(&p.name)).collect()
    }

    /// The offices that people of this name held on one of the days of `range`, as far as is known.
    pub fn roles_at(&self, name: &str, range: DateRange) -> Vec<&Person> {
        self.people_named(name).into_iter().filter(|p| p.held_on(range)).collect()
    }

    /// The rows of a person, by full name.
    fn rows_of(&self, name: &str) -> &[Person] {
        let from = self.people.partition_point(|p| p.name.as_str() < name);
        let to = self.people.partition_point(|p| p.name.as_str() <= name);
        self.people.get(from..to).unwrap_or(&[])
    }
}

/// The files that the program was built with: path relative to `data/`, and text.
pub fn builtin_files() -> Vec<(String, String)> {
    files::embedded()
}

/// The files of a folder laid out as `data/`, likewise, with what could not be read.
pub fn files_of(dir: &Path) -> (Vec<(String, String)>, Vec<Diag>) {
    let mut unread = Vec::new();
    let files = files::on_disk(dir, &mut unread);
    (files, unread)
}

/// What is wrong with the data in `dir`, or with the data that the program was built with.
pub fn check(dir: Option<&Path>) -> Vec<Diag> {
    match dir {
        Some(dir) => Lexicon::from_dir(dir).1,
        None => Lexicon::from_files(&files::embedded()).1,
    }
}
