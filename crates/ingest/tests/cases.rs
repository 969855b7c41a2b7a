//! Are pages of many manners cut as a reader would cut them? The pages under `cases/` are inventions, each with what is
//! expected of it beside it. `UPDATE_CASES=1 cargo test -p legation-ingest --test cases` writes the expectations anew:
//! read the change before you keep it.

use std::path::PathBuf;

use legation_ingest::{Item, article};
use legation_model::article::Document;

/// Facts and blocks, one a line; of each block the kind and its first and last words.
fn shown(doc: &Document) -> String {
    let or_none = |v: Option<&str>| v.unwrap_or("-").to_owned();
    let mut out = format!(
        "title = {}\noutlet = {}\npublished = {}\nplace = {}\ncredits = {}\n\n",
        or_none(doc.title.as_deref()),
        or_none(doc.outlet.as_deref()),
        or_none(doc.published.range.map(|r| r.timex()).as_deref()),
        or_none(doc.dateline_place.as_deref()),
        doc.credits.join(", "),
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

#[test]
fn pages_are_cut_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 12);
    let mut wrong = String::new();
    for page in pages {
        let bytes = std::fs::read(&page).expect("readable");
        let (document, diags) = article("case", &Item { origin: "case.txt".into(), bytes, ..Item::default() });
        assert!(diags.is_empty(), "{}: {diags:?}", page.display());
        let found = shown(&document.expect("a document"));
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
