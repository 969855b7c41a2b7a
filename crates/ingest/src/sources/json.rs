//! What does JSON hold? One article an object: a line each, or in a list.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use legation_model::diag::{Diag, Severity};
use serde_json::Value;

use super::columns::{self, Column, Columns, Row};
use super::limits::{fault, size};
use super::{Source, Walk};

/// Keys under which answers of web services have the list of their articles.
const LISTS: [&str; 7] = ["articles", "items", "documents", "docs", "results", "data", "hits"];

/// Reads the lines of `source`. A line that is no object, or has no text, gives one diagnostic; if the first object has no key
/// that could be the text, the whole file does.
pub(super) fn lines(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let Source { origin, input, named, .. } = source;
    let most = walk.settings.limits.line_bytes;
    let mut line = Vec::new();
    let (mut number, mut checked) = (0_u64, false);
    loop {
        number += 1;
        let place = || format!("{origin}:{number}");
        match read_line(&mut *input, most, &mut line) {
            Ok(Line::End) => return ControlFlow::Continue(()),
            Ok(Line::Long) => {
                walk.left(too_long(place(), most))?;
                continue;
            }
            Ok(Line::Whole) => {}
            Err(e) => return walk.left(fault(&place(), &e, "the lines from here on are left out")),
        }
        let bytes = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        let object = match serde_json::from_slice(bytes) {
            Ok(Value::Object(object)) => Value::Object(object),
            Ok(_) => {
                walk.left(malformed(place(), "is no JSON object"))?;
                continue;
            }
            Err(e) => {
                walk.left(malformed(place(), &format!("is no JSON: {e}")))?;
                continue;
            }
        };
        let columns = &walk.settings.columns;
        if !checked && !has_text_key(&object, columns) {
            let keys = object.as_object().into_iter().flatten().map(|(k, _)| k.as_str());
            return walk.left(no_text_column(&origin, named, keys));
        }
        checked = true;
        match columns::item(place(), row(&object, columns)) {
            Some(item) => walk.item(item)?,
            None => walk.left(without_text(place()))?,
        }
    }
}

/// Reads one document: an object, a list of objects, or an object with such a list. It is held in memory.
pub(super) fn document(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let Source { origin, input, named, .. } = source;
    let most = walk.settings.limits.held_bytes;
    let mut bytes = Vec::new();
    match input.take(most + 1).read_to_end(&mut bytes) {
        Ok(n) if n as u64 > most => {
            let message = format!("is one JSON document of more than {}", size(most));
            let diag = Diag::new(Severity::Error, "ingest/too-large", origin, message);
            return walk.left(diag.help("write one object a line (`jq -c '.[]'`), or raise `--max-held-bytes`"));
        }
        Ok(_) => {}
        Err(e) => return walk.left(fault(&origin, &e, "it is left out")),
    }
    let mut value: Value = match serde_json::from_slice(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)) {
        Ok(value) => value,
        Err(e) => return walk.left(malformed(origin, &format!("is no JSON: {e}"))),
    };
    drop(bytes);
    let columns = &walk.settings.columns;
    if !has_text_key(&value, columns)
        && let Some(key) = LISTS.iter().find(|key| value.get(**key).is_some_and(Value::is_array))
    {
        value = value[*key].take();
    }
    let objects = match value {
        Value::Array(objects) => objects,
        object => vec![object],
    };
    if !objects.iter().any(|o| has_text_key(o, columns)) {
        let keys = objects.iter().filter_map(Value::as_object).next().into_iter().flatten().map(|(k, _)| k.as_str());
        return walk.left(no_text_column(&origin, named, keys));
    }
    for (n, object) in objects.iter().enumerate() {
        let place = format!("{origin}:{}", n + 1);
        match columns::item(place.clone(), row(object, &walk.settings.columns)) {
            Some(item) => walk.item(item)?,
            None => walk.left(without_text(place))?,
        }
    }
    ControlFlow::Continue(())
}

fn malformed(place: String, message: &str) -> Diag {
    Diag::new(Severity::Error, "ingest/row", place, message).help("write one JSON object a line")
}

/// The refusal of a line or row that is longer than `most`.
pub(super) fn too_long(place: String, most: u64) -> Diag {
    let message = format!("has more than {}", size(most));
    Diag::new(Severity::Error, "ingest/line-too-long", place, message).help(
        "end each article with a line end, look for a quotation mark that is not closed, or raise `--max-line-bytes`",
    )
}

/// The refusal of a row whose text is empty.
pub(super) fn without_text(place: String) -> Diag {
    Diag::new(Severity::Warning, "ingest/row-without-text", place, "has no text")
        .help("leave it out, or name the column of the text with `--columns text=NAME`")
}

/// The refusal of a file in which nothing is called as a text is. In a folder it may be something else.
pub(super) fn no_text_column<'k>(origin: &str, named: bool, names: impl Iterator<Item = &'k str>) -> Diag {
    let mut names: Vec<String> = names.map(|n| format!("`{n}`")).collect();
    let more = names.len().saturating_sub(12);
    names.truncate(12);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("has no column that is called as a text is, but {}{more}", names.join(", "));
    let severity = if named { Severity::Error } else { Severity::Note };
    Diag::new(severity, "ingest/no-text-column", origin, message)
        .help("name the column with `--columns text=NAME` if it holds articles")
}

fn has_text_key(object: &Value, columns: &Columns) -> bool {
    [Column::Text, Column::Html].iter().any(|c| columns.names(*c).iter().any(|name| find(object, name).is_some()))
}

/// The value at `name`, in any case; `source.name` is the `name` in `source`.
fn find<'v>(object: &'v Value, name: &str) -> Option<&'v Value> {
    let object = object.as_object()?;
    object
        .get(name)
        .or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
        .or_else(|| name.split_once('.').and_then(|(first, rest)| find(object.get(first)?, rest)))
}

fn row(object: &Value, columns: &Columns) -> Row {
    let mut row = Row::new();
    for (column, _) in Column::ALL {
        let found = columns.names(column).into_iter().find_map(|name| {
            let text = written(find(object, name)?, column);
            (!text.trim().is_empty()).then(|| (format!("column `{name}`"), text.into_bytes()))
        });
        row.extend(found.map(|value| (column, value)));
    }
    row
}

/// A value as text: of lists their parts, of objects what they are called.
fn written(value: &Value, column: Column) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if column == Column::Date => {
            number.as_f64().and_then(moment).unwrap_or(number.to_string())
        }
        Value::Number(number) => number.to_string(),
        Value::Array(parts) => {
            let between = if matches!(column, Column::Text | Column::Html) { "\n\n" } else { "; " };
            let parts: Vec<String> = parts.iter().map(|p| written(p, column)).filter(|p| !p.is_empty()).collect();
            parts.join(between)
        }
        Value::Object(_) => ["name", "title", "value", "text"]
            .iter()
            .find_map(|key| find(value, key).and_then(Value::as_str))
            .unwrap_or_default()
            .to_owned(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

/// The time stamp of a number of seconds, or of thousandths, since 1970. Smaller numbers are days and years as they are written.
fn moment(number: f64) -> Option<String> {
    let seconds = if number.abs() >= 1e11 { number / 1000.0 } else { number };
    let in_range = (1e8..1e11).contains(&seconds.abs());
    let moment = jiff::Timestamp::from_second(seconds as i64).ok().filter(|_| in_range)?;
    Some(moment.to_string())
}

/// What [`read_line`] found.
pub(super) enum Line {
    /// A line, without its end.
    Whole,
    /// One that is longer than allowed; it was passed over.
    Long,
    /// Nothing more.
    End,
}

/// Reads a line of at most `most` bytes into `line`.
pub(super) fn read_line(input: &mut dyn BufRead, most: u64, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    if (&mut *input).take(most + 1).read_until(b'\n', line)? == 0 {
        return Ok(Line::End);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 > most {
        line.clear();
        input.skip_until(b'\n')?;
        return Ok(Line::Long);
    }
    Ok(Line::Whole)
}
