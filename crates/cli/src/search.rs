//! `legation search`: in which articles of a store do these words stand?

use std::fmt::Write;

use legation_engine::store::{Answer, Hit, Value};

use crate::args::{Search, TableFormat};
use crate::{Failure, Status, inputs, out, table};

/// Prints the articles found, the best first.
pub fn run(args: &Search) -> Result<Status, Failure> {
    let store = inputs::store(&args.store)?;
    let (all, hits) = store.search(&args.words.join(" "), args.limit, 0).map_err(inputs::stored)?;
    let text = match args.format {
        TableFormat::Text => terminal(all, &hits, out::style(false).color),
        format => table::text(&answer(hits), format)?,
    };
    out::write(&text, None)?;
    Ok(Status::Done)
}

fn terminal(all: u64, hits: &[Hit], color: bool) -> String {
    let mut text = match all {
        0 => return "nothing found; try fewer words, or `word*`\n".into(),
        1 => "1 article\n".to_owned(),
        n => format!("{n} articles\n"),
    };
    let (open, close) = if color { ("\x1b[1m", "\x1b[0m") } else { ("[", "]") };
    for hit in hits {
        let day = hit.published.as_deref().unwrap_or("day not known");
        let outlet = hit.outlet.as_deref().unwrap_or("outlet not known");
        let _ = writeln!(text, "\n{}  {day}  {outlet}", hit.article);
        if let Some(title) = &hit.title {
            let _ = writeln!(text, "  {}", table::line(title));
        }
        let snippet = table::line(&hit.snippet);
        let _ = writeln!(text, "  {}", snippet.replace(Hit::OPEN, open).replace(Hit::CLOSE, close));
    }
    if (hits.len() as u64) < all {
        let _ = writeln!(text, "\nthe first {}; more with `--limit`", hits.len());
    }
    text
}

fn answer(hits: Vec<Hit>) -> Answer {
    let columns = ["article", "title", "outlet", "published", "snippet"].map(str::to_owned).to_vec();
    let value = |v: Option<String>| v.map_or(Value::Null, Value::Text);
    let rows = hits.into_iter().map(|h| {
        let snippet = h.snippet.replace([Hit::OPEN, Hit::CLOSE], "");
        vec![Value::Text(h.article), value(h.title), value(h.outlet), value(h.published), Value::Text(snippet)]
    });
    Answer { columns, rows: rows.collect(), truncated: false }
}
