//! What stands in the rows of a CSV file, and what is wrong with them?

use std::fmt::Display;

use legation_model::actor::Sector;
use legation_model::diag::{Diag, Severity};
use legation_model::plover::EventType;
use legation_model::time::DateRange;

use crate::dates;

/// A row of one of the CSV files under `data/`.
pub(crate) trait Table: Sized {
    /// The file, relative to `data/`.
    const FILE: &'static str;
    /// The header, in order.
    const COLUMNS: &'static [&'static str];

    /// Reads a row. Cells that cannot be read are reported through `cells`, and the row is then dropped.
    fn read(cells: &mut Cells) -> Self;
}

/// The sound rows of a file, each with the line it stands in.
pub(crate) struct Rows<T> {
    pub rows: Vec<T>,
    pub lines: Vec<u64>,
}

impl<T> Rows<T> {
    /// Rows with their lines.
    pub fn iter(&self) -> impl Iterator<Item = (&T, u64)> {
        self.rows.iter().zip(self.lines.iter().copied())
    }
}

/// An error at a cell of a file: `row` counts lines from 1 (the header is line 1), `column` counts cells from 1.
pub(crate) fn error(code: &str, file: &str, row: u64, column: usize, message: impl Into<String>) -> Diag {
    Diag::new(Severity::Error, code, format!("data/{file}:{row}:{column}"), message)
}

/// An error at a named column of a table.
pub(crate) fn error_in<T: Table>(code: &str, row: u64, column: &str, message: impl Into<String>) -> Diag {
    let number = T::COLUMNS.iter().position(|c| *c == column).map_or(1, |i| i + 1);
    error(code, T::FILE, row, number, message)
}

/// Reads the text of a file. A file with a wrong header gives no rows; a row with a wrong cell is left out.
pub(crate) fn read<T: Table>(text: &str, diags: &mut Vec<Diag>) -> Rows<T> {
    let mut out = Rows { rows: Vec::new(), lines: Vec::new() };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let sound = match reader.headers() {
        Ok(header) => check_header::<T>(header, diags),
        Err(e) => {
            diags.push(error("data/not-csv", T::FILE, 1, 1, format!("the header cannot be read: {e}")));
            false
        }
    };
    if !sound {
        return out;
    }
    let mut last = String::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                diags.push(bad_record::<T>(&e));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let first = record.get(0).unwrap_or("");
        if first < last.as_str() {
            diags.push(
                error("data/unsorted", T::FILE, line, 1, format!("`{first}` stands after `{last}`"))
                    .help("sort the rows by their first column (byte order, capitals before small letters)"),
            );
        }
        last = first.to_owned();
        let mut cells = Cells { file: T::FILE, columns: T::COLUMNS, line, record: &record, diags, sound: true };
        cells.check_spaces();
        let row = T::read(&mut cells);
        if cells.sound {
            out.rows.push(row);
            out.lines.push(line);
        }
    }
    out
}

fn check_header<T: Table>(header: &csv::StringRecord, diags: &mut Vec<Diag>) -> bool {
    let before = diags.len();
    let expected = || format!("the header of this file is `{}`", T::COLUMNS.join(","));
    for (i, name) in header.iter().enumerate() {
        if !T::COLUMNS.contains(&name) {
            let diag = error("data/unknown-column", T::FILE, 1, i + 1, format!("unknown column `{name}`"));
            diags.push(diag.help(expected()));
        }
    }
    for (i, name) in T::COLUMNS.iter().enumerate() {
        if !header.iter().any(|h| h == *name) {
            let diag = error("data/missing-column", T::FILE, 1, i + 1, format!("column `{name}` is missing"));
            diags.push(diag.help(expected()));
        }
    }
    if diags.len() == before && !header.iter().eq(T::COLUMNS.iter().copied()) {
        let diag = error("data/column-order", T::FILE, 1, 1, "the columns are out of order or repeated");
        diags.push(diag.help(expected()));
    }
    diags.len() == before
}

fn bad_record<T: Table>(e: &csv::Error) -> Diag {
    let line = e.position().map_or(0, csv::Position::line);
    match e.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            error("data/cell-count", T::FILE, line, 1, format!("the row has {len} cells, the header {expected_len}"))
                .help(
                    "put cells that hold a comma into double quotes; leave unknown cells empty, but keep their commas",
                )
        }
        _ => error("data/not-csv", T::FILE, line, 1, format!("the row cannot be read: {e}")),
    }
}

/// The cells of a row.
pub(crate) struct Cells<'a> {
    file: &'static str,
    columns: &'static [&'static str],
    line: u64,
    record: &'a csv::StringRecord,
    diags: &'a mut Vec<Diag>,
    sound: bool,
}

impl<'a> Cells<'a> {
    fn number(&self, column: &str) -> usize {
        self.columns.iter().position(|c| *c == column).map_or(1, |i| i + 1)
    }

    fn raw(&self, column: &str) -> &'a str {
        self.record.get(self.number(column) - 1).unwrap_or("")
    }

    /// Reports a cell.
    pub fn fail(&mut self, code: &str, column: &str, message: impl Into<String>, help: impl Into<String>) {
        self.sound = false;
        let diag = error(code, self.file, self.line, self.number(column), message);
        self.diags.push(diag.help(help));
    }

    fn check_spaces(&mut self) {
        for (i, cell) in self.record.iter().enumerate() {
            // Each cell is read as if `|` stood before and behind it, so one look at pairs of bytes finds all cases.
            let bytes = || cell.bytes().chain([b'|']);
            let odd = std::iter::once(b'|')
                .chain(bytes())
                .zip(bytes())
                .any(|pair| matches!(pair, (_, b'\t' | b'\n' | b'\r') | (b' ' | b'|', b' ') | (b' ', b'|')));
            if odd {
                let diag = error("data/spaces", self.file, self.line, i + 1, format!("stray spaces in `{cell}`"));
                self.diags.push(diag.help("take out spaces at the ends, around `|` and doubled ones"));
                self.sound = false;
            }
        }
    }

    /// A cell that must not be empty.
    pub fn text(&mut self, column: &str) -> String {
        let text = self.raw(column).to_owned();
        if text.is_empty() {
            self.fail("data/empty", column, format!("`{column}` is empty"), "every row needs a value here");
        }
        text
    }

    /// A cell that may be empty.
    pub fn opt(&self, column: &str) -> Option<String> {
        Some(self.raw(column).to_owned()).filter(|t| !t.is_empty())
    }

    /// The parts of a cell between `|`; an empty cell has none.
    pub fn list(&mut self, column: &str) -> Vec<String> {
        let raw = self.raw(column);
        if raw.is_empty() {
            return Vec::new();
        }
        let parts: Vec<String> = raw.split('|').map(str::to_owned).collect();
        if parts.iter().any(String::is_empty) {
            self.fail("data/empty", column, format!("an empty part in `{raw}`"), "take out the extra `|`");
        }
        parts
    }

    /// A date; empty is unknown.
    pub fn date(&mut self, column: &str) -> Option<DateRange> {
        let raw = self.raw(column);
        if raw.is_empty() {
            return None;
        }
        let range = dates::parse(raw);
        if range.is_none() {
            let help = "write YYYY-MM-DD, YYYY-MM or YYYY";
            self.fail("data/bad-date", column, format!("`{raw}` is no date"), help);
        }
        range
    }

    /// A PLOVER sector; empty is none.
    pub fn sector(&mut self, column: &str) -> Option<Sector> {
        let raw = self.raw(column);
        if raw.is_empty() {
            return None;
        }
        self.known_sector(column, raw)
    }

    /// A PLOVER sector that must be given.
    pub fn some_sector(&mut self, column: &str) -> Sector {
        let raw = self.text(column);
        if raw.is_empty() {
            return Sector::Uaf;
        }
        self.known_sector(column, &raw).unwrap_or(Sector::Uaf)
    }

    /// PLOVER sectors between `|`.
    pub fn sectors(&mut self, column: &str) -> Vec<Sector> {
        self.list(column).iter().filter_map(|code| self.known_sector(column, code)).collect()
    }

    fn known_sector(&mut self, column: &str, code: &str) -> Option<Sector> {
        let sector = Sector::from_code(code);
        if sector.is_none() {
            let help = "take one of PLOVER's three-letter sectors, such as GOV, MIL or REB";
            self.fail("data/bad-sector", column, format!("`{code}` is no sector"), help);
        }
        sector
    }

    /// A PLOVER type that must be given.
    pub fn event_type(&mut self, column: &str) -> EventType {
        let raw = self.text(column);
        if raw.is_empty() {
            return EventType::Agree;
        }
        self.known_type(column, &raw).unwrap_or(EventType::Agree)
    }

    /// A PLOVER type; empty is none.
    pub fn opt_event_type(&mut self, column: &str) -> Option<EventType> {
        let raw = self.raw(column);
        if raw.is_empty() {
            return None;
        }
        self.known_type(column, raw)
    }

    /// PLOVER types between `|`; `all` is every type.
    pub fn event_types(&mut self, column: &str) -> Vec<EventType> {
        if self.raw(column) == "all" {
            return EventType::ALL.to_vec();
        }
        self.list(column).iter().filter_map(|name| self.known_type(column, name)).collect()
    }

    fn known_type(&mut self, column: &str, name: &str) -> Option<EventType> {
        let found = EventType::from_name(name);
        if found.is_none() {
            let help = "take one of PLOVER's 16 types, such as AGREE or ASSAULT";
            self.fail("data/bad-type", column, format!("`{name}` is no event type"), help);
        }
        found
    }

    /// A word out of `known`.
    pub fn choice(&mut self, column: &str, known: &[&str]) -> String {
        let raw = self.text(column);
        if !raw.is_empty() && !known.contains(&raw.as_str()) {
            let help = format!("take one of {}", known.join(", "));
            self.fail("data/bad-value", column, format!("`{raw}` is no value of `{column}`"), help);
        }
        raw
    }

    /// `yes` or `no`.
    pub fn flag(&mut self, column: &str) -> bool {
        self.choice(column, &["yes", "no"]) == "yes"
    }

    /// A number between `low` and `high`; empty is none.
    pub fn number_in<N>(&mut self, column: &str, low: N, high: N) -> Option<N>
    where
        N: std::str::FromStr + PartialOrd + Display,
    {
        let raw = self.raw(column);
        if raw.is_empty() {
            return None;
        }
        let value = raw.parse::<N>().ok().filter(|v| (&low..=&high).contains(&v));
        if value.is_none() {
            let help = format!("write a number from {low} to {high}");
            self.fail("data/bad-number", column, format!("`{raw}` is no number that `{column}` can be"), help);
        }
        value
    }

    /// A cell that must have the form `fits`; `form` says it in words.
    pub fn shaped(&mut self, column: &str, fits: fn(&str) -> bool, form: &str) -> String {
        let raw = self.text(column);
        if !raw.is_empty() && !fits(&raw) {
            self.fail("data/bad-code", column, format!("`{raw}` has the wrong form"), format!("write {form}"));
        }
        raw
    }
}

/// Three capital letters.
pub(crate) fn is_iso3(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Small letters, digits and hyphens.
pub(crate) fn is_id(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Two to four digits.
pub(crate) fn is_cameo(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
