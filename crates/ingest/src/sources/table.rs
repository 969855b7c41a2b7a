//! What does a table hold? One article a row, under a row of names.

use std::io::{self, BufRead};
use std::ops::ControlFlow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::columns::{self, Column, Columns, Row};
use super::json::{no_text_column, too_long, without_text};
use super::limits::fault;
use super::{Source, Walk};

/// Reads the rows of `source`, whose columns `delimiter` parts (RFC 4180).
pub(super) fn rows(walk: &mut Walk<'_>, source: Source<'_>, delimiter: u8) -> ControlFlow<()> {
    let Source { origin, input, named, .. } = source;
    let most = walk.settings.limits.line_bytes;
    let mut table = Table::new(input, delimiter, most);
    let mut places: Option<Places> = None;
    loop {
        let (number, next) = match table.line() {
            Ok(number) => (number, table.next()),
            Err(e) => (0, Err(e)),
        };
        let place = || format!("{origin}:{number}");
        match next {
            Ok(Next::End) => return ControlFlow::Continue(()),
            Ok(Next::Long) => walk.left(too_long(place(), most))?,
            Err(e) => return walk.left(fault(&origin, &e, "the rows from here on are left out")),
            Ok(Next::Row) => match &places {
                None => {
                    let found = Places::new(&table, &walk.settings.columns);
                    if !found.0.iter().any(|(column, _, _)| matches!(column, Column::Text | Column::Html)) {
                        let names: Vec<String> = table.values().map(|v| String::from_utf8_lossy(v).into()).collect();
                        return walk.left(no_text_column(&origin, named, names.iter().map(String::as_str)));
                    }
                    places = Some(found);
                }
                Some(places) => match columns::item(place(), places.row(&table)) {
                    Some(item) => walk.item(item)?,
                    None => walk.left(without_text(place()))?,
                },
            },
        }
    }
}

/// Where each column stands: its number and its name. A column may stand in several places, the surest first.
struct Places(Vec<(Column, usize, String)>);

impl Places {
    /// Reads the row of names.
    fn new(head: &Table<'_>, columns: &Columns) -> Self {
        let heads: Vec<String> = head.values().map(|v| String::from_utf8_lossy(v).trim().to_owned()).collect();
        let mut places = Vec::new();
        for (column, _) in Column::ALL {
            for name in columns.names(column) {
                let at = heads.iter().position(|h| h.eq_ignore_ascii_case(name));
                places.extend(at.map(|at| (column, at, name.to_owned())));
            }
        }
        Self(places)
    }

    fn row(&self, table: &Table<'_>) -> Row {
        let values: Vec<&[u8]> = table.values().collect();
        let mut row = Row::new();
        for (column, at, name) in &self.0 {
            let Some(value) = values.get(*at).filter(|v| !v.trim_ascii().is_empty()) else { continue };
            row.entry(*column).or_insert_with(|| (format!("column `{name}`"), value.to_vec()));
        }
        row
    }
}

/// What [`Table::next`] found.
enum Next {
    Row,
    /// A row that is longer than allowed; it was passed over.
    Long,
    End,
}

/// A reader of rows that holds one of them, if it is not too long. (The reader of the crate `csv` holds a row of any length.)
struct Table<'s> {
    input: &'s mut dyn BufRead,
    reader: Reader,
    most: usize,
    /// The values of the row, one after the other.
    bytes: Vec<u8>,
    /// Where each value ends.
    ends: Vec<usize>,
}

/// Columns of a row that are kept; more are passed over with the row.
const MOST_COLUMNS: usize = 10_000;

impl<'s> Table<'s> {
    fn new(input: &'s mut dyn BufRead, delimiter: u8, most: u64) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { input, reader, most: usize::try_from(most).unwrap_or(usize::MAX), bytes: Vec::new(), ends: Vec::new() }
    }

    /// Goes to the next row; the number of its line, from 1.
    fn line(&mut self) -> io::Result<u64> {
        while let Some(end @ (b'\r' | b'\n')) = self.input.fill_buf()?.first().copied() {
            self.input.consume(1);
            self.reader.set_line(self.reader.line() + u64::from(end == b'\n'));
        }
        Ok(self.reader.line())
    }

    fn values(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.bytes.get(start..*end))
    }

    fn next(&mut self) -> io::Result<Next> {
        let mut output = [0; 16 * 1024];
        let mut ends = [0; 256];
        let mut long = false;
        self.bytes.clear();
        self.ends.clear();
        loop {
            let input = self.input.fill_buf()?;
            let (result, taken, written, ended) = self.reader.read_record(input, &mut output, &mut ends);
            self.input.consume(taken);
            long |= self.bytes.len() + written > self.most || self.ends.len() + ended > MOST_COLUMNS;
            if !long {
                self.bytes.extend_from_slice(&output[..written]);
                self.ends.extend_from_slice(&ends[..ended]);
            }
            match result {
                ReadRecordResult::Record if long => return Ok(Next::Long),
                ReadRecordResult::Record => return Ok(Next::Row),
                ReadRecordResult::End => return Ok(Next::End),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }
}
