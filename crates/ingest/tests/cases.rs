//! Are pages of many manners cut as a reader would cut them? The pages under `cases/` are inventions, each with what is
//! expected of it beside it. `UPDATE_CASES=1 cargo test -p legation-ingest --test cases` writes the expectations anew:
//! read the change before you keep it.

mod recorded;

use legation_ingest::{Item, article};
use legation_model::article::Document;
use recorded::{blocks, difference, pages};

/// Facts and blocks, one a line.
fn shown(doc: &Document) -> String {
    let or_none = |v: Option<&str>| v.unwrap_or("-").to_owned();
    format!(
        "title = {}\noutlet = {}\npublished = {}\nplace = {}\ncredits = {}\n\n{}",
        or_none(doc.title.as_deref()),
        or_none(doc.outlet.as_deref()),
        or_none(doc.published.range.map(|r| r.timex()).as_deref()),
        or_none(doc.dateline_place.as_deref()),
        doc.credits.join(", "),
        blocks(doc),
    )
}

#[test]
fn pages_are_cut_as_expected() {
    let pages = pages("cases");
    assert!(pages.len() >= 12);
    let mut wrong = String::new();
    for page in pages {
        let bytes = std::fs::read(&page).expect("readable");
        let (document, diags) = article("case", &Item { origin: "case.txt".into(), bytes, ..Item::default() });
        assert!(diags.is_empty(), "{}: {diags:?}", page.display());
        wrong += &difference(&page, &shown(&document.expect("a document")));
    }
    assert!(wrong.is_empty(), "- expected, + found\n{wrong}");
}
