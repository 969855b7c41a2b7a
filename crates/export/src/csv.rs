//! How do spreadsheets and statistics programs read a table? Comma-separated, as RFC 4180 has it, in UTF-8.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::Writer;
use legation_model::claim::CodedDocument;

use crate::table::{Cell, Table};
use crate::{Export, Written};

/// Rows of a table as comma-separated values. What is not known is an empty cell.
pub struct Csv<'w> {
    table: &'static Table,
    writer: Writer<&'w mut dyn Write>,
    written: Written,
}

impl<'w> Csv<'w> {
    pub fn new(table: &'static Table, out: &'w mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::from_writer(out);
        writer.write_record(table.columns().map(|c| c.name)).map_err(plain_error)?;
        Ok(Self { table, writer, written: Written::default() })
    }
}

impl Export for Csv<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for row in self.table.rows(document) {
            for cell in row.cells() {
                self.writer.write_field(plain(&cell).as_bytes()).map_err(plain_error)?;
            }
            self.writer.write_record(None::<&[u8]>).map_err(plain_error)?;
            self.written.rows += 1;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<Written> {
        self.writer.flush()?;
        Ok(self.written)
    }
}

/// What went wrong while writing, with its kind.
fn plain_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell as plain text. The items of a list are parted by `|`; a `|` or `\` within one has a `\` before it.
pub fn plain<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Unknown => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Int(number) => Cow::Owned(number.to_string()),
        Cell::Real(number) => Cow::Owned(number.to_string()),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::List(items) => {
            let items: Vec<String> = items.iter().map(|i| i.replace('\\', "\\\\").replace('|', "\\|")).collect();
            Cow::Owned(items.join("|"))
        }
    }
}
