//! Are web pages of many layouts read as a reader would read them, and does each word lead back to its bytes? The pages under
//! `pages/` are inventions, each with what is expected of it beside it. `UPDATE_CASES=1 cargo test -p legation-ingest --test
//! pages` writes the expectations anew: read the change before you keep it.

use std::path::PathBuf;

use encoding_rs::{Encoding, UTF_8};
use html5gum::{Token, Tokenizer};
use legation_ingest::{Facts, Form, Item, article};
use legation_model::article::Document;
use legation_model::diag::Diag;

/// Facts and blocks, one a line; of each block the kind and its first and last words.
fn shown(doc: &Document, diags: &[Diag]) -> String {
    let or_none = |v: Option<&str>| v.unwrap_or("-").to_owned();
    let codes: Vec<&str> = diags.iter().map(|d| d.code.as_str()).collect();
    let mut out = format!(
        "title = {}\noutlet = {}\nurl = {}\npublished = {}: {}\nauthors = {}\nlanguage = {}\nplace = {}\ncredits = {}\ndiagnostics = {}\n\n",
        or_none(doc.title.as_deref()),
        or_none(doc.outlet.as_deref()),
        or_none(doc.url.as_deref()),
        or_none(doc.published.range.map(|r| r.timex()).as_deref()),
        doc.published.why,
        doc.authors.join(", "),
        or_none(doc.language.as_deref()),
        or_none(doc.dateline_place.as_deref()),
        doc.credits.join(", "),
        codes.join(", "),
    );
    for block in &doc.blocks {
        let words: Vec<&str> = block.span.of(&doc.text).split_whitespace().collect();
        let text = match words.len() {
            0..=9 => words.join(" "),
            n => format!("{} … {}", words[..5].join(" "), words[n - 3..].join(" ")),
        };
        out += &format!("{:<9} {text}\n", format!("{:?}", block.kind).to_lowercase());
    }
    out
}

fn pages() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = std::fs::read_dir(folder).expect("the folder of pages");
    let mut pages: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e != "expected"));
    pages.sort();
    pages
}

fn read(bytes: Vec<u8>, facts: Facts) -> (Option<Document>, Vec<Diag>) {
    article("page", &Item { origin: "page.html".into(), bytes, form: Form::Html, facts })
}

/// What `bytes` of a page say: decoded, with their character references read.
fn said(bytes: &[u8], charset: &'static Encoding) -> String {
    let text = charset.decode_without_bom_handling(bytes).0;
    let tokens = Tokenizer::new(&*text).map(|t| match t {
        Ok(Token::String(s)) => String::from_utf8_lossy(&s.value).into_owned(),
        // A reference that is none stands as it is written.
        Ok(Token::Error(_)) => String::new(),
        _ => "<markup>".into(),
    });
    tokens.collect()
}

/// Every stretch says on both sides the same; the share of the text's characters that have a place.
fn mapped(doc: &Document, bytes: &[u8], charset: &'static Encoding) -> f64 {
    let (mut end, mut places) = (0, 0);
    for s in &doc.source_map {
        assert!(end <= s.text.start && s.text.start < s.text.end);
        end = s.text.end;
        let text = s.text.of(&doc.text);
        assert_eq!(said(&bytes[s.source.start as usize..s.source.end as usize], charset), text);
        places += text.split_whitespace().map(str::len).sum::<usize>();
    }
    places as f64 / doc.text.split_whitespace().map(str::len).sum::<usize>() as f64
}

#[test]
fn pages_are_read_as_expected() {
    let pages = pages();
    assert!(pages.len() >= 12);
    let mut wrong = String::new();
    for page in pages {
        let bytes = std::fs::read(&page).expect("readable");
        let (document, diags) = read(bytes.clone(), Facts::default());
        let document = document.expect("a document");
        let name = page.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let label = if name.contains("-12") || name.contains("8859") { name } else { "utf-8" };
        let charset = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
        let share = mapped(&document, &bytes, charset);
        assert!(share > 0.99, "{name}: only {share} of the text has a place");
        let found = shown(&document, &diags);
        let expected = page.with_extension("expected");
        if std::env::var_os("UPDATE_CASES").is_some() {
            std::fs::write(&expected, &found).expect("writable");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            let difference: Vec<String> = expected
                .lines()
                .filter(|l| !found.lines().any(|f| f == *l))
                .map(|l| format!("- {l}"))
                .chain(found.lines().filter(|l| !expected.lines().any(|e| e == *l)).map(|l| format!("+ {l}")))
                .collect();
            wrong += &format!("{}\n{}\n", page.display(), difference.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "- expected, + found\n{wrong}");
}
