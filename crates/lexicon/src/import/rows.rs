//! How do new rows get among those that a table has? In their order, with the cells of the other rows as they were.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::lines;
use super::{Complaints, Tally};
use crate::actors::{Agent, Country, Organisation, Person};
use crate::discards::Discard;
use crate::table::Table;

/// A table as cells.
struct Cells {
    header: &'static [&'static str],
    rows: Vec<Vec<String>>,
    changed: bool,
}

/// The files of a data folder with the tables that an import adds to.
pub(crate) struct Data {
    files: BTreeMap<String, String>,
    tables: BTreeMap<&'static str, Cells>,
    codes: BTreeSet<String>,
}

impl Data {
    /// The files of a folder laid out as `data/`.
    pub fn new(base: &[(String, String)]) -> Self {
        let mut data = Self { files: base.iter().cloned().collect(), tables: BTreeMap::new(), codes: BTreeSet::new() };
        data.load::<Country>();
        data.load::<Organisation>();
        data.load::<Person>();
        data.load::<Agent>();
        data.load::<Discard>();
        data.codes = data.tables[Organisation::FILE].rows.iter().map(|row| row[0].clone()).collect();
        data
    }

    fn load<T: Table>(&mut self) {
        let text = self.files.get(T::FILE).map_or("", String::as_str);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let row = |r: csv::StringRecord| {
            let mut cells: Vec<String> = r.iter().map(str::to_owned).collect();
            cells.resize(T::COLUMNS.len(), String::new());
            cells
        };
        let rows = reader.records().filter_map(Result::ok).map(row).collect();
        self.tables.insert(T::FILE, Cells { header: T::COLUMNS, rows, changed: false });
    }

    /// Adds a row; its cells stand in the order of the columns.
    pub fn add<T: Table>(&mut self, cells: &[&str]) {
        if let Some(table) = self.tables.get_mut(T::FILE) {
            table.changed = true;
            table.rows.push(cells.iter().map(|c| (*c).to_owned()).collect());
        }
    }

    /// Adds a name to the cell `aliases` of the first row that begins with `key`.
    pub fn add_alias<T: Table>(&mut self, key: &str, alias: &str) {
        let column = T::COLUMNS.iter().position(|c| *c == "aliases");
        let Some((table, column)) = self.tables.get_mut(T::FILE).zip(column) else { return };
        let Some(row) = table.rows.iter_mut().find(|row| row[0] == key) else { return };
        if !row[column].is_empty() {
            row[column].push('|');
        }
        row[column].push_str(alias);
        table.changed = true;
    }

    /// Whether there is an organisation of this code.
    pub fn has_organisation(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// A code for a new organisation: `wanted` in capitals, with a number if it is taken.
    pub fn new_code(&mut self, wanted: &str) -> String {
        let letters = wanted.to_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let parts: Vec<&str> = letters.split('-').filter(|p| !p.is_empty()).collect();
        let stem = if parts.is_empty() { "IMPORTED".to_owned() } else { parts.join("-") };
        let mut code = stem.clone();
        let mut n = 2;
        while !self.codes.insert(code.clone()) {
            code = format!("{stem}-{n}");
            n += 1;
        }
        code
    }

    /// Adds the phrases that keep a text from being coded, each once.
    pub fn add_discards(&mut self, phrases: Vec<Discard>) {
        let flag = |yes: bool, word: [&'static str; 2]| word[usize::from(yes)];
        for row in phrases {
            let key = row.phrase.to_lowercase();
            let known = self.tables[Discard::FILE].rows.iter().any(|r| r[0].to_lowercase() == key);
            if !known {
                let cells = [&*row.phrase, flag(row.stem, ["no", "yes"]), flag(row.article, ["sentence", "article"])];
                self.add::<Discard>(&cells);
            }
        }
    }

    /// All files, those with new rows written anew.
    pub fn into_files(mut self) -> Vec<(String, String)> {
        for (file, mut table) in self.tables {
            if !table.changed {
                continue;
            }
            table.rows.sort_by(|a, b| a[0].cmp(&b[0]));
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            // Writing into memory cannot fail, and all rows have the length of the header.
            let _ = writer.write_record(table.header);
            for row in &table.rows {
                let _ = writer.write_record(row);
            }
            let text =
                writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
            self.files.insert(file.to_owned(), text);
        }
        self.files.into_iter().collect()
    }
}

/// The phrases of a list of discards: `+` leaves out the article, `_` at the end ends the last word.
pub(crate) fn read_discards(text: &str, phrases: &mut Vec<Discard>, complaints: &mut Complaints<'_>) -> Tally {
    let mut tally = Tally::default();
    for line in lines(text) {
        match discard(&line.text) {
            Some(row) if phrases.iter().any(|p| p.phrase == row.phrase) => tally.known += 1,
            Some(row) => {
                phrases.push(row);
                tally.taken += 1;
            }
            None => {
                complaints.warn(
                    line.row,
                    format!("`{}` has no word", line.text),
                    "write the phrase, or take the line out",
                );
                tally.left_out += 1;
            }
        }
    }
    tally
}

/// A phrase of a list of discards.
pub(crate) fn discard(text: &str) -> Option<Discard> {
    let (text, article) = match text.strip_prefix('+') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    // Code in brackets: TABARI has discards among actors and verbs.
    let text = text.split('[').next().unwrap_or("").trim();
    let stem = !text.ends_with('_');
    let words: Vec<String> = text.replace(['_', '|'], " ").split_whitespace().map(str::to_lowercase).collect();
    let phrase = words.join(" ");
    phrase.chars().any(char::is_alphanumeric).then_some(Discard { phrase, stem, article })
}

/// Lists of issues are not taken: one complaint a file says so.
pub(crate) fn refuse_issues(text: &str, complaints: &mut Complaints<'_>) -> Tally {
    let all = lines(text);
    let found = all.iter().filter(|l| !l.text.starts_with('<')).count();
    if let Some(first) = all.first() {
        let message = format!("{found} phrases of issues are not taken: Legation has no codes for issues");
        complaints.warn(first.row, message, "PLOVER's contexts come with the patterns; see docs/import.md");
    }
    Tally { left_out: found, ..Tally::default() }
}
