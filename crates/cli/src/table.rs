//! How is a table written? For a terminal, as CSV, as JSON lines.

use legation_engine::store::{Answer, Hit, Value};
use serde_json::{Map, json};
use unicode_width::UnicodeWidthStr;

use crate::args::TableFormat;
use crate::{Failure, Status};

/// Widest column of a terminal's table; longer values are cut and end in `…`.
const WIDEST: usize = 60;

/// The answer in the form asked for.
///
/// # Errors
/// [`Status::Output`] if it cannot be written so; not expected.
pub fn text(answer: &Answer, format: TableFormat) -> Result<String, Failure> {
    let failed = |e: String| Failure::new(Status::Output, format!("cannot write the table: {e}; report this"));
    match format {
        TableFormat::Text => Ok(columns(answer)),
        TableFormat::Csv => {
            let mut csv = csv::Writer::from_writer(Vec::new());
            csv.write_record(&answer.columns).map_err(|e| failed(e.to_string()))?;
            for row in &answer.rows {
                csv.write_record(row.iter().map(Value::to_string)).map_err(|e| failed(e.to_string()))?;
            }
            let bytes = csv.into_inner().map_err(|e| failed(e.to_string()))?;
            String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
        }
        TableFormat::Jsonl => {
            let object = |row: &Vec<Value>| {
                let fields = answer.columns.iter().cloned().zip(row.iter().map(|v| json!(v)));
                serde_json::to_string(&fields.collect::<Map<_, _>>()).map(|line| line + "\n")
            };
            answer.rows.iter().map(object).collect::<Result<String, _>>().map_err(|e| failed(e.to_string()))
        }
    }
}

/// Columns of equal width, numbers to the right.
fn columns(answer: &Answer) -> String {
    let cell = |value: &Value| cut(&line(&value.to_string()));
    let rows: Vec<Vec<String>> = answer.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let widths: Vec<usize> = (0..answer.columns.len())
        .map(|n| {
            rows.iter().filter_map(|r| r.get(n)).map(|c| c.width()).max().unwrap_or(0).max(answer.columns[n].width())
        })
        .collect();
    let number = |n: usize| answer.rows.iter().any(|r| matches!(r.get(n), Some(Value::Integer(_) | Value::Real(_))));
    let numbers: Vec<bool> = (0..widths.len()).map(number).collect();
    let mut text = String::new();
    let mut write = |cells: &[String]| {
        let mut line = String::new();
        for (n, cell) in cells.iter().enumerate() {
            let blanks = " ".repeat(widths[n].saturating_sub(cell.width()));
            line += &if numbers[n] { blanks + cell } else { cell.clone() + &blanks };
            line += "  ";
        }
        text += line.trim_end();
        text.push('\n');
    };
    write(&answer.columns);
    write(&widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>());
    rows.iter().for_each(|row| write(row));
    text
}

/// `text` on one line, without what would move a terminal's cursor; the marks of a [`Hit`] stay.
pub fn line(text: &str) -> String {
    let blank = |c: char| if c.is_control() && c != Hit::OPEN && c != Hit::CLOSE { ' ' } else { c };
    text.chars().map(blank).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    if text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if short.width() >= WIDEST {
            break;
        }
    }
    short.pop();
    short + "…"
}
