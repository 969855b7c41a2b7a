//! What was given to read? From files and folders to [`Document`]s, cut into blocks.
//!
//! Nothing is removed from a text: page furniture is a block of another kind, so that every offset leads to the original. Of a
//! web page `page` takes the main text, with a map to its bytes.
//! The way of the data: `sources` finds what there is and hands it over as [`Item`]s; `decode` and `language` turn bytes into English text or a refusal;
//! `lines` and `pieces` look at each line alone, `zones` and `blocks` at its place among the others.

mod authors;
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
mod page;
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
use page::Page;
pub use read::{IngestError, Input, read, read_with};
pub use sources::{Column, Columns, Items, Limits, Link, Settings, Sink, items, links, walk, walk_bytes};

/// Most paragraphs that one article may have.
const MOST_PARAGRAPHS: usize = 20_000;

/// The document that `item` holds, named `id`, and what is odd about it. Pure; never panics.
///
/// `None` comes with exactly one diagnostic, the reason. A text in another language than English comes as a document with the
/// diagnostic `ingest/not-english`: it may be kept, and is not coded ([`Document::is_english`]).
pub fn article(id: &str, item: &Item) -> (Option<Document>, Vec<Diag>) {
    let (origin, facts) = (item.origin.as_str(), &item.facts);
    let read = match item.form {
        Form::Html => page::read(origin, &item.bytes, facts),
        Form::Text => plain(origin, &item.bytes, facts),
    };
    let Page { text, marks, source_map, bylines, outlet, language, url, diags, when } =
        match read.and_then(|page| unfit(origin, &page.text).map_or(Ok(page), Err)) {
            Ok(page) => page,
            Err(refusal) => return (None, vec![refusal]),
        };
    let mut diags = [diags, oddities(origin, &text)].concat();

    let words = language::words(&text);
    let language = language::tag(words, facts.language.iter().chain(&language).map(String::as_str));
    let mut cut = blocks::cut(&text, &marks);
    // Agencies sign as writers do.
    bylines.iter().for_each(|b| cut.credit(prefix::credits(b)));
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
    let filled = |v: &Option<String>| v.as_ref().filter(|v| !v.trim().is_empty()).cloned();
    let url = filled(&facts.url).or(url);
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
            let stated = when.published(cut.stated, url.as_deref());
            if stated.range.is_none() { facts.crawl_date().unwrap_or(stated) } else { stated }
        }
    };
    let outlet = filled(&facts.outlet).or(outlet).or(cut.outlet);
    let stated = [&facts.authors, &bylines, &cut.bylines].map(|lines| authors::of(lines, outlet.as_deref()));
    let authors = stated.into_iter().find(|names| !names.is_empty()).unwrap_or_else(|| facts.authors.clone());
    let document = Document {
        id: id.to_owned(),
        origin: origin.to_owned(),
        hash: format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes())),
        blocks: cut.blocks,
        title: cut.title.or(filled(&facts.title)),
        outlet,
        url,
        published,
        dateline_place: cut.dateline_place,
        credits: cut.credits,
        authors,
        language,
        source_map,
        text,
    };
    if !document.is_english() {
        let named = match words {
            language::Words::Other(lang) => lang.map_or("another language", |l| l.eng_name()),
            _ => document.language.as_deref().unwrap_or_default(),
        };
        diags.push(
            Diag::new(Severity::Warning, "ingest/not-english", origin, format!("is not in English ({named})"))
                .help("give an English version; other languages are kept, and not coded"),
        );
    }
    (Some(document), diags)
}

/// Plain text, or a web page that is given as one.
fn plain(origin: &str, bytes: &[u8], facts: &Facts) -> Result<Page, Diag> {
    let (text, warning) = decode::decode(origin, bytes)?;
    let begin = language::prefix(text.trim_start(), 200).to_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| begin.starts_with(t)) {
        return page::read(origin, bytes, facts);
    }
    Ok(Page { text, diags: warning.into_iter().collect(), ..Page::default() })
}

/// Why `text` is no article that can be read.
fn unfit(origin: &str, text: &str) -> Option<Diag> {
    let refuse =
        |code: &str, message: String, help: &str| Some(Diag::new(Severity::Warning, code, origin, message).help(help));
    if text.chars().all(lines::is_blank) {
        return refuse("ingest/empty", "has no text".into(), "put the text of the article into it, or remove it");
    }
    if text.lines().filter(|l| !l.trim().is_empty()).nth(MOST_PARAGRAPHS).is_some() {
        return refuse(
            "ingest/too-many-lines",
            format!("has more than {MOST_PARAGRAPHS} lines, too many for one article"),
            "split it into one file an article",
        );
    }
    None
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
