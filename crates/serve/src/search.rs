//! In which documents do these words stand? All of them must, at the beginning of a word, in upper or lower case; words in
//! quotation marks stand together.

use std::sync::Arc;

use legation_engine::model::article::Document;
use legation_engine::model::claim::CodedDocument;
use regex::Regex;

use crate::problem::{Kind, Problem};
use crate::record::{Found, Hit, Stop};

/// Characters of a passage.
const PASSAGE: usize = 240;
/// Characters before the first hit.
const BEFORE: usize = 80;

/// The documents in which all words of the question stand, those with most of them first.
///
/// # Errors
/// If there is no word in the question.
pub fn search(documents: &[Arc<CodedDocument>], question: &str, limit: usize, stop: &Stop) -> Result<Found, Problem> {
    let wrong = |error: String| Problem::new(Kind::Wrong, error, "give at least one word");
    let words = words(question);
    if words.is_empty() {
        return Err(wrong("nothing to look for".into()));
    }
    let each = words.iter().map(|w| pattern(std::slice::from_ref(w)));
    let each = each.collect::<Result<Vec<Regex>, _>>().map_err(|e| wrong(e.to_string()))?;
    let any = pattern(&words).map_err(|e| wrong(e.to_string()))?;
    let mut hits: Vec<(usize, &Document)> = Vec::new();
    for doc in documents {
        if stop.asked() {
            break;
        }
        let d = &doc.document;
        if each.iter().all(|w| w.is_match(&d.text)) {
            hits.push((any.find_iter(&d.text).count(), d));
        }
    }
    hits.sort_by_key(|(count, d)| (std::cmp::Reverse(*count), d.id.as_str()));
    let rows = hits.iter().take(limit).map(|(_, d)| Hit {
        doc: d.id.clone(),
        title: d.title.clone(),
        outlet: d.outlet.clone(),
        published: d.published.range,
        snippet: snippet(&d.text, &any),
    });
    Ok(Found { total: hits.len(), rows: rows.collect() })
}

/// Words, and runs of words in quotation marks.
fn words(question: &str) -> Vec<String> {
    let parts = question.split(['"', '“', '”']).enumerate();
    let words = parts.flat_map(|(n, part)| -> Vec<&str> {
        let quoted = n % 2 == 1;
        if quoted { vec![part] } else { part.split_whitespace().collect() }
    });
    let words = words.map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|w| w.chars().any(char::is_alphanumeric)).collect()
}

/// Matches any of the words, with any white space between the parts of one.
fn pattern(words: &[String]) -> Result<Regex, regex::Error> {
    let one = |word: &String| {
        let start = if word.starts_with(|c: char| c.is_alphanumeric()) { r"\b" } else { "" };
        let parts: Vec<String> = word.split(' ').map(regex::escape).collect();
        format!("{start}{}", parts.join(r"\s+"))
    };
    Regex::new(&format!("(?i){}", words.iter().map(one).collect::<Vec<_>>().join("|")))
}

/// A passage around the first hit with every hit marked.
fn snippet(text: &str, any: &Regex) -> String {
    let first = any.find(text).map_or(0, |m| m.start());
    let start = text[..first]
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(n, _)| text[n..first].find(char::is_whitespace).map_or(first, |space| n + space));
    let end = text[start..].char_indices().nth(PASSAGE).map_or(text.len(), |(n, _)| start + n);
    let passage = &text[start..end];
    let (mut out, mut at) = (String::from(if start > 0 { "… " } else { "" }), 0);
    for m in any.find_iter(passage) {
        push(&mut out, &passage[at..m.start()]);
        out.push('\u{1}');
        push(&mut out, m.as_str());
        out.push('\u{2}');
        at = m.end();
    }
    push(&mut out, &passage[at..]);
    if end < text.len() {
        out.push_str(" …");
    }
    out
}

/// Text with single spaces and without control characters, so that no mark in it is taken for one of ours.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{pattern, snippet, words};

    fn shown(text: &str, question: &str) -> String {
        snippet(text, &pattern(&words(question)).unwrap()).replace('\u{1}', "[").replace('\u{2}', "]")
    }

    #[test]
    fn words_begin_words_and_quoted_ones_stand_together() {
        assert_eq!(words("ferry \"open  sea\" - “new port”"), ["ferry", "open sea", "new port"]);
        let p = pattern(&words("port \"open sea\"")).unwrap();
        assert!(p.is_match("the PORTS") && p.is_match("open\n sea") && !p.is_match("export, open the sea"));
    }

    #[test]
    fn signs_of_patterns_are_only_signs() {
        let p = pattern(&words("a.c (x|y) $5 é")).unwrap();
        assert!(p.is_match("a.c") && !p.is_match("abc") && p.is_match("costs $5") && p.is_match("École"));
    }

    #[test]
    fn a_passage_lies_around_the_first_hit() {
        let text =
            format!("{} The ferry\tleft the\u{1} port. {}", "Long ago. ".repeat(30), "More ferries. ".repeat(30));
        let passage = shown(&text, "ferr");
        assert!(passage.starts_with("… ago. ") || passage.starts_with("…  ago. "), "{passage}");
        assert!(passage.contains("The [ferr]y left the port. More [ferr]ies."), "{passage}");
        assert!(passage.ends_with(" …") && passage.chars().count() < 300);
        assert_eq!(shown("Ferry", "ferry"), "[Ferry]");
        assert_eq!(shown("", "ferry"), "");
    }
}
