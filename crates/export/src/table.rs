//! Which tables does the record come to, and how does a row of one look? Columns with kind, meaning and value.

use std::borrow::Cow;

use jiff::civil::Date;
use legation_model::claim::CodedDocument;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A value of a row. What is not known is [`Cell::Unknown`], never an empty text or a zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'d> {
    /// Not known, or there is none.
    Unknown,
    /// Text.
    Text(Cow<'d, str>),
    /// A count, a number in an order, a byte.
    Int(i64),
    /// A measure.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// Several texts, in order; empty where there are none.
    List(Vec<Cow<'d, str>>),
}

/// What the values of a column are, beside [`Cell::Unknown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants of `Cell`")]
pub enum Kind {
    Text,
    Int,
    Real,
    Flag,
    Day,
    List,
}

impl Kind {
    /// The name as in `docs/export.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Int => "whole number",
            Self::Real => "number",
            Self::Flag => "true or false",
            Self::Day => "day",
            Self::List => "list",
        }
    }
}

/// A column: its name, what it holds, and the value that it has for the `n`th claim of a document.
pub struct Column {
    /// Name, in small letters.
    pub name: &'static str,
    /// Kind of its values.
    pub kind: Kind,
    /// Meaning in one line, as in `docs/export.md`.
    pub meaning: &'static str,
    /// The value.
    pub(crate) value: for<'d> fn(&'d CodedDocument, usize) -> Cell<'d>,
}

/// A table of claims of one kind.
pub struct Table {
    /// Name as in `--what`.
    pub name: &'static str,
    /// The column by whose day Parquet files are parted.
    pub day: &'static str,
    /// Columns of the claim itself.
    pub(crate) own: &'static [Column],
    /// Columns of the article, the same in every table of claims.
    pub(crate) article: &'static [Column],
    /// How many rows a document has.
    pub(crate) rows: fn(&CodedDocument) -> usize,
}

impl Table {
    /// All columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.own.iter().chain(self.article)
    }

    /// The rows of a document.
    pub fn rows<'d>(&'static self, document: &'d CodedDocument) -> impl Iterator<Item = Row<'d>> {
        (0..(self.rows)(document)).map(move |n| Row { table: self, document, n })
    }
}

/// One row: a claim of a document, seen through a table. As JSON it is an object with every column.
#[derive(Clone, Copy)]
pub struct Row<'d> {
    table: &'static Table,
    document: &'d CodedDocument,
    n: usize,
}

impl<'d> Row<'d> {
    /// Its values, in the order of the columns.
    pub fn cells(self) -> impl Iterator<Item = Cell<'d>> {
        self.table.columns().map(move |c| (c.value)(self.document, self.n))
    }

    /// The value of one column.
    pub fn cell(self, name: &str) -> Cell<'d> {
        let column = self.table.columns().find(|c| c.name == name);
        column.map_or(Cell::Unknown, |c| (c.value)(self.document, self.n))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in self.table.columns() {
            map.serialize_entry(column.name, &(column.value)(self.document, self.n))?;
        }
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Day(day) => serializer.collect_str(day),
            Self::List(items) => serializer.collect_seq(items),
        }
    }
}

impl Cell<'_> {
    /// The kind, `None` where it is not known.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Unknown => None,
            Self::Text(_) => Some(Kind::Text),
            Self::Int(_) => Some(Kind::Int),
            Self::Real(_) => Some(Kind::Real),
            Self::Flag(_) => Some(Kind::Flag),
            Self::Day(_) => Some(Kind::Day),
            Self::List(_) => Some(Kind::List),
        }
    }
}
