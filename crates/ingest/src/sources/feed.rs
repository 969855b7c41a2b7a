//! What does a feed hold that was saved as a file? Articles with what the feed says of them: RSS, Atom and JSON Feed.

use std::io::Read;
use std::ops::ControlFlow;

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use legation_model::diag::{Diag, Severity};
use legation_model::time::DateRange;

use super::columns::{self, Column, Row};
use super::limits::{fault, size};
use super::{Source, Walk};
use crate::item::date_range;
use crate::outlet;

/// Reads the entries of `source`. An entry without text gives a diagnostic with its address.
pub(super) fn entries(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let Source { origin, input, .. } = source;
    let most = walk.settings.limits.held_bytes;
    let mut bytes = Vec::new();
    match input.take(most + 1).read_to_end(&mut bytes) {
        Ok(n) if n as u64 > most => {
            let message = format!("is a feed of more than {}", size(most));
            let diag = Diag::new(Severity::Error, "ingest/too-large", origin, message);
            return walk.left(diag.help("split it, or raise `--max-held-bytes`"));
        }
        Ok(_) => {}
        Err(e) => return walk.left(fault(&origin, &e, "it is left out")),
    }
    let feed = match parse(&bytes) {
        Ok(feed) => feed,
        Err(message) => {
            let diag =
                Diag::new(Severity::Error, "ingest/feed", origin, format!("is no feed that can be read: {message}"));
            return walk.left(diag.help("fetch it again; a feed that was cut off is not read in part"));
        }
    };
    for (n, entry) in feed.entries.iter().enumerate() {
        let place = format!("{origin}!{}", address(entry).unwrap_or_else(|| format!("#{}", n + 1)));
        match columns::item(place.clone(), row(&feed, entry)) {
            Some(item) => walk.item(item)?,
            None => {
                let diag = Diag::new(Severity::Warning, "ingest/entry-without-text", place, "has no text in the feed");
                walk.left(diag.help("fetch the page that it leads to"))?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// The feed in `bytes`; else why there is none.
pub(super) fn parse(bytes: &[u8]) -> Result<Feed, String> {
    // Without an address or a name of its own an entry would get one by chance.
    let builder = parser::Builder::new().id_generator(|_, _, _| String::new()).timestamp_parser(|written| {
        // The day where it was published, not that of Greenwich: the time zone is left out.
        let day = date_range(written.trim()).filter(DateRange::is_day)?.first;
        format!("{day}T00:00:00Z").parse().ok()
    });
    builder.build().parse(bytes).map_err(|e| e.to_string().chars().take(200).collect())
}

/// Address of the page of an entry.
pub(super) fn address(entry: &Entry) -> Option<String> {
    let page = entry.links.iter().find(|l| l.rel.as_deref().is_none_or(|r| r == "alternate"));
    page.or(entry.links.first()).map(|l| l.href.trim().to_owned()).filter(|l| !l.is_empty())
}

/// What the feed says about an entry, as a row of a table. Text that stands there as a part of a page is one.
pub(super) fn row(feed: &Feed, entry: &Entry) -> Row {
    let mut row = Row::new();
    let mut set = |column, value: Option<&str>, said: &str| {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) {
            row.entry(column).or_insert_with(|| (said.to_owned(), value.as_bytes().to_vec()));
        }
    };
    let content = entry.content.as_ref().and_then(|c| c.body.as_deref()).filter(|b| !b.trim().is_empty());
    let text = content.or(entry.summary.as_ref().map(|s| s.content.as_str()));
    let is_page = text.is_some_and(|t| t.contains('<') || has_entity(t));
    set(if is_page { Column::Html } else { Column::Text }, text, "feed");
    set(Column::Title, entry.title.as_ref().map(|t| t.content.as_str()), "feed");
    set(Column::Date, entry.published.map(|d| d.to_string()).as_deref(), "feed");
    set(Column::Date, entry.updated.map(|d| d.to_string()).as_deref(), "feed, day of the last change");
    set(Column::Url, address(entry).as_deref(), "feed");
    let name = feed.title.as_ref().map(|t| t.content.trim());
    set(Column::Outlet, name.map(|n| outlet::alone(n).unwrap_or(n)), "feed");
    let authors: Vec<&str> = entry.authors.iter().map(|a| a.name.trim()).filter(|a| !a.is_empty()).collect();
    set(Column::Author, Some(&authors.join("; ")), "feed");
    set(Column::Language, entry.language.as_deref().or(feed.language.as_deref()), "feed");
    row
}

/// Whether `text` has a character written as HTML writes it (`&amp;`, `&#8217;`).
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|after| {
        let name = after.split(';').next().unwrap_or(after);
        name.len() < after.len()
            && (2..=8).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
    })
}
