//! Which column of a table, which key of a JSON line, is the text, the date, the address?

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::Serialize;

use crate::{Facts, Form, Item};

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// The article as plain text.
    Text,
    /// The article as a web page or a part of one.
    Html,
    /// Headline.
    Title,
    /// When it was published.
    Date,
    /// Address of the page.
    Url,
    /// Who published it.
    Outlet,
    /// Name of the document.
    Id,
    /// Writers.
    Author,
    /// Language, as a tag of BCP 47.
    Language,
}

impl Column {
    /// Every column, with the name that users write.
    pub(super) const ALL: [(Self, &'static str); 9] = [
        (Self::Text, "text"),
        (Self::Html, "html"),
        (Self::Title, "title"),
        (Self::Date, "date"),
        (Self::Url, "url"),
        (Self::Outlet, "outlet"),
        (Self::Id, "id"),
        (Self::Author, "author"),
        (Self::Language, "language"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(column, _)| *column)
    }
}

/// Names that are tried where the user names no column.
static GUESSES: LazyLock<BTreeMap<Column, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("columns.rules").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| {
            let (column, names) = line.split_once(':')?;
            Some((Column::named(column)?, names.split(',').map(str::trim).collect()))
        })
        .collect()
});

/// The names of columns as the user gives them; the others are guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Columns(BTreeMap<Column, String>);

impl FromStr for Columns {
    type Err = String;

    /// Reads `text=body,date=day`.
    fn from_str(written: &str) -> Result<Self, String> {
        let mut columns = BTreeMap::new();
        for part in written.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let (column, name) = part.split_once('=').unwrap_or((part, ""));
            let known = || Column::ALL.map(|(_, n)| n).join("`, `");
            let column = Column::named(column.trim())
                .ok_or_else(|| format!("`{}` is no column; the columns are `{}`", column.trim(), known()))?;
            if name.trim().is_empty() {
                return Err(format!("`{part}` names no column of the table; write `text=body,date=day`"));
            }
            columns.insert(column, name.trim().to_owned());
        }
        Ok(Self(columns))
    }
}

impl Columns {
    /// The names under which `column` may stand, the surest first.
    pub(super) fn names(&self, column: Column) -> Vec<&str> {
        match self.0.get(&column) {
            Some(name) => vec![name],
            None => GUESSES.get(&column).cloned().unwrap_or_default(),
        }
    }
}

/// What one row says, and where each value stands, for people. Empty values are left out.
pub(super) type Row = BTreeMap<Column, (String, Vec<u8>)>;

/// The article of a row, `None` if it has no text.
pub(super) fn item(origin: String, mut row: Row) -> Option<Item> {
    let (form, text) = match row.remove(&Column::Text) {
        Some((_, text)) => (Form::of(&text), text),
        None => (Form::Html, row.remove(&Column::Html)?.1),
    };
    Some(Item::titled(origin, form, text, facts(row)))
}

/// What a row says about its article.
pub(super) fn facts(mut row: Row) -> Facts {
    let dated_by = row.get(&Column::Date).map(|(said, _)| said.clone()).unwrap_or_default();
    let mut value = |column| row.remove(&column).map(|(_, v)| String::from_utf8_lossy(&v).trim().to_owned());
    let authors = value(Column::Author).unwrap_or_default();
    Facts {
        id: value(Column::Id),
        url: value(Column::Url),
        outlet: value(Column::Outlet),
        published: value(Column::Date),
        dated_by,
        title: value(Column::Title),
        authors: authors.split(';').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        language: value(Column::Language),
        ..Facts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps() {
        let columns: Columns = " text = body, date=Day of issue ".parse().expect("a map");
        assert_eq!(columns.names(Column::Text), ["body"]);
        assert_eq!(columns.names(Column::Date), ["Day of issue"]);
        assert_eq!(columns.names(Column::Language), ["language", "lang"]);
        assert!("".parse::<Columns>().is_ok_and(|c| c == Columns::default()));
        for bad in ["body", "body=text", "text=", "=x"] {
            assert!(bad.parse::<Columns>().is_err(), "{bad}");
        }
        assert_eq!(GUESSES.len(), Column::ALL.len());
    }

    #[test]
    fn a_headline_and_a_text_of_different_charsets() {
        let value = |v: &[u8]| ("x".to_owned(), v.to_vec());
        let title = value("Norway’s envoy leaves".as_bytes());
        let row = Row::from([(Column::Title, title), (Column::Text, value(b"Zo\xeb left at noon, after the talks."))]);
        let item = item("a.csv:2".into(), row).expect("an item");
        assert_eq!(item.bytes, "Norway’s envoy leaves\n\nZoë left at noon, after the talks.".as_bytes());
    }

    #[test]
    fn rows_as_pages() {
        let row = |title: &str, column, text: &str| {
            let value = |v: &str| ("x".to_owned(), v.as_bytes().to_vec());
            let row = Row::from([(Column::Title, value(title)), (column, value(text))]);
            let item = item("a.csv:2".into(), row).expect("an item");
            (item.form, String::from_utf8(item.bytes).expect("text"))
        };
        assert_eq!(row("Talks", Column::Text, "They met."), (Form::Text, "Talks\n\nThey met.".into()));
        assert_eq!(row("Talks", Column::Text, "Talks\nThey met."), (Form::Text, "Talks\nThey met.".into()));
        let (form, text) = row("A & B", Column::Text, "<P>They met.</P>");
        assert!(form == Form::Html && text.contains("<h1>A &amp; B</h1>\n<P>They met."), "{text}");
        assert_eq!(row("T", Column::Html, "<html><p>x</p>"), (Form::Html, "<html><p>x</p>".into()));
    }
}
