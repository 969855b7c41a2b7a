//! Are web pages of many layouts read as a reader would read them, and does each word lead back to its bytes? The pages under
//! `pages/` are inventions, each with what is expected of it beside it. `UPDATE_CASES=1 cargo test -p legation-ingest --test
//! pages` writes the expectations anew: read the change before you keep it.

mod recorded;

use encoding_rs::{Encoding, UTF_8};
use html5gum::{Token, Tokenizer};
use legation_ingest::{Facts, Form, Item, article};
use legation_model::article::Document;
use legation_model::diag::Diag;
use recorded::{blocks, difference, pages};

/// Facts and blocks, one a line.
fn shown(doc: &Document, diags: &[Diag]) -> String {
    let or_none = |v: Option<&str>| v.unwrap_or("-").to_owned();
    let codes: Vec<&str> = diags.iter().map(|d| d.code.as_str()).collect();
    let out = format!(
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
    out + &blocks(doc)
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
    let pages = pages("pages");
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
        wrong += &difference(&page, &shown(&document, &diags));
    }
    assert!(wrong.is_empty(), "- expected, + found\n{wrong}");
}
