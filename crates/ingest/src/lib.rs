//! What was given to read? From files and folders to [`Document`]s, cut into blocks.
//!
//! Nothing is removed from a text: page furniture is a block of another kind, so that every offset leads to the original.
//! The way of the data: `sources` finds what there is and hands it over as [`Item`]s; `decode` and `language` turn bytes into English text or a refusal;
//! `lines` and `pieces` look at each line alone, `zones` and `blocks` at its place among the others.

mod blocks;
mod dates;
mod decode;
mod describe;
mod index;
mod item;
mod language;
mod latin;
mod lines;
mod outlet;
mod pieces;
mod prefix;
mod read;
mod rules;
mod shape;
mod sources;
mod zones;

use legation_model::article::Document;
use legation_model::diag::{Diag, Severity};

pub use decode::LIMIT;
pub use describe::describe;
pub use item::{Facts, Form, Item};
pub use read::{IngestError, Input, read, read_with};
pub use sources::{Column, Columns, Items, Limits, Settings, Sink, items, walk};

/// Most paragraphs that one article may have.
const MOST_PARAGRAPHS: usize = 20_000;

/// The document that `item` holds, named `id`, and what is odd about it. Pure; never panics.
///
/// `None` comes with exactly one diagnostic, the reason.
pub fn article(id: &str, item: &Item) -> (Option<Document>, Vec<Diag>) {
    let (origin, facts) = (item.origin.as_str(), &item.facts);
    if item.form == Form::Html {
        return (None, vec![html(origin)]);
    }
    let (text, warning) = match decode::decode(origin, &item.bytes) {
        Ok(decoded) => decoded,
        Err(refusal) => return (None, vec![refusal]),
    };
    if let Some(refusal) = unfit(origin, &text) {
        return (None, vec![refusal]);
    }
    let mut diags: Vec<Diag> = warning.into_iter().collect();
    diags.extend(oddities(origin, &text));

    let cut = blocks::cut(&text);
    if !cut.blocks.iter().any(|b| b.kind.is_story()) {
        diags.push(
            Diag::new(
                Severity::Warning,
                "ingest/no-story",
                origin,
                "has page furniture only, no line that reads as a story",
            )
            .help("look at it with `explain`, and give a file with the text of the article"),
        );
    }
    let url = facts.url.clone();
    let published = match facts.published() {
        Some(Ok(dated)) => dated,
        given => {
            if let Some(Err(written)) = given {
                let message = format!("has `{written}` as its date in {}, which is no date", facts.dated_by);
                diags.push(
                    Diag::new(Severity::Warning, "ingest/stated-date", origin, message)
                        .help("write it as `2025-05-06`; the page itself is searched for a date"),
                );
            }
            let stated = cut.stated.decide(url.as_deref());
            if stated.range.is_none() { facts.crawl_date().unwrap_or(stated) } else { stated }
        }
    };
    let document = Document {
        id: id.to_owned(),
        origin: origin.to_owned(),
        hash: format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes())),
        blocks: cut.blocks,
        title: cut.title,
        outlet: facts.outlet.clone().or(cut.outlet),
        url,
        published,
        dateline_place: cut.dateline_place,
        credits: cut.credits,
        text,
    };
    (Some(document), diags)
}

/// Why `text` is no article that can be read.
fn unfit(origin: &str, text: &str) -> Option<Diag> {
    let refuse =
        |code: &str, message: String, help: &str| Some(Diag::new(Severity::Warning, code, origin, message).help(help));
    if text.chars().all(lines::is_blank) {
        return refuse("ingest/empty", "has no text".into(), "put the text of the article into it, or remove it");
    }
    let begin = language::prefix(text.trim_start(), 200).to_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| begin.starts_with(t)) {
        return Some(html(origin));
    }
    if text.lines().filter(|l| !l.trim().is_empty()).nth(MOST_PARAGRAPHS).is_some() {
        return refuse(
            "ingest/too-many-lines",
            format!("has more than {MOST_PARAGRAPHS} lines, too many for one article"),
            "split it into one file an article",
        );
    }
    if let Some(name) = language::other_language(text) {
        return refuse(
            "ingest/not-english",
            format!("is not in English, by its words ({name})"),
            "give an English version; other languages are not read yet",
        );
    }
    None
}

/// The refusal of a web page.
fn html(origin: &str) -> Diag {
    Diag::new(Severity::Warning, "ingest/html", origin, "is HTML, which is not read yet")
        .help("save the page as plain text (`.txt`) from the browser, or convert it with `pandoc -t plain`")
}

/// Things in `text` that are worth knowing and lose nothing.
fn oddities(origin: &str, text: &str) -> Vec<Diag> {
    let mut diags = Vec::new();
    let mut note = |severity, code: &str, message: String, help: &str| {
        diags.push(Diag::new(severity, code, origin, message).help(help));
    };
    let controls = text.chars().filter(|c| c.is_control() && !"\t\n\r\u{0B}\u{0C}\u{85}".contains(*c)).count();
    if controls > 0 {
        let message = format!("has control characters ({controls}), taken for blanks");
        note(Severity::Note, "ingest/control-characters", message, "remove them if words look glued");
    }
    let lone = text.matches('\n').count() - text.matches("\r\n").count();
    if text.contains("\r\n") && lone > 0 {
        note(Severity::Note, "ingest/line-ends", "mixes Windows and Unix line ends; both are read".into(), "");
    }
    let longest = text
        .split_whitespace()
        .filter(|w| w.len() > pieces::LONGEST_WORD)
        .map(|w| w.chars().count())
        .max()
        .unwrap_or(0);
    if longest > pieces::LONGEST_WORD {
        note(
            Severity::Warning,
            "ingest/long-word",
            format!("has a word of {longest} characters; its paragraph is not coded"),
            "remove encoded data from the text",
        );
    }
    diags
}
