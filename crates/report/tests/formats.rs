//! Do the formats show the fixture as the snapshots have it, and can no source write into them?
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation-report` writes the snapshots anew; read the difference before you keep it.

mod fixture;

use std::collections::BTreeSet;
use std::path::Path;

use legation_report::{Style, html, json, markdown, terminal};

const NARROW: Style = Style { color: false, width: 60 };
const WIDE: Style = Style { color: false, width: 100 };

fn snapshot(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        expected == text,
        "{name} differs from its snapshot at line {:?}; UPDATE_SNAPSHOTS=1 writes it anew",
        differs.map(|n| n + 1)
    );
}

#[test]
fn formats_are_as_the_snapshots_have_them() {
    let dossier = fixture::dossier();
    snapshot("dossier.txt", &terminal(&dossier, &WIDE));
    snapshot("dossier-60-columns.txt", &terminal(&dossier, &NARROW));
    snapshot("dossier.md", &markdown(&dossier));
    snapshot("dossier.html", &html(&dossier));
    snapshot("dossier.json", &json(&dossier).unwrap());
    snapshot("empty.txt", &terminal(&fixture::empty(), &WIDE));
}

#[test]
fn without_colour_there_is_no_escape_and_with_it_no_foreign_one() {
    let dossier = fixture::dossier();
    let plain = terminal(&dossier, &WIDE);
    assert!(!plain.contains('\u{1b}') && !plain.contains('\u{202e}'));
    let coloured = terminal(&dossier, &Style { color: true, width: 100 });
    assert!(coloured.contains("\u{1b}[1m"));
    assert!(!coloured.contains("\u{1b}[31m"), "the article's own escape must not pass");
    let mut stripped = coloured;
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[36m", "\u{1b}[1;34m", "\u{1b}[1;33m", "\u{1b}[1;35m"] {
        stripped = stripped.replace(code, "");
    }
    assert_eq!(stripped, plain, "colour only repeats what the words say");
}

#[test]
fn lines_fit_the_width() {
    for width in [60, 80, 100] {
        let text = terminal(&fixture::dossier(), &Style { color: false, width });
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn silence_is_a_value_in_every_format() {
    let dossier = fixture::dossier();
    assert!(terminal(&dossier, &WIDE).contains("no evidence"));
    assert!(markdown(&dossier).contains("no evidence"));
    assert!(html(&dossier).contains("data-is=\"none\""));
    assert!(html(&dossier).contains("0 of 3 articles"));
}

#[test]
fn sources_cannot_write_markup() {
    let page = html(&fixture::dossier());
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for foreign in ["<script", "<b> ", "onerror", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(foreign), "{foreign:?} on the page");
    }
    let text = markdown(&fixture::dossier());
    assert!(!text.contains("<script>") && !text.contains("[seen](x)"));
}

/// The values of an attribute on the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_has_its_place_and_every_place_is_one() {
    let page = html(&fixture::dossier());
    let ids = values(&page, "id");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "an id stands twice");
    let links = values(&page, "href");
    assert!(links.len() > 40);
    for link in links.iter().filter(|l| **l != "data:,") {
        let target = link.strip_prefix('#').unwrap_or_else(|| panic!("`{link}` leads off the page"));
        assert!(distinct.contains(target), "`{link}` leads nowhere");
    }
    assert!(
        !page.contains("http:") && !page.contains("https:") && !page.contains("url("),
        "the page fetches something"
    );
}

#[test]
fn every_claim_leads_to_its_sentence() {
    let dossier = fixture::dossier();
    let page = html(&dossier);
    for report in dossier.episodes.iter().flat_map(|e| &e.stories).flat_map(|s| &s.reports) {
        let anchor = format!("id=\"i-{}\"", report.claim.replace("-", "_2d").replace(':', "-"));
        assert!(page.contains(&anchor), "{anchor}");
        assert!(terminal(&dossier, &WIDE).contains(&report.claim));
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    assert_eq!(html(&fixture::dossier()), html(&fixture::dossier()));
    assert_eq!(terminal(&fixture::dossier(), &WIDE), terminal(&fixture::dossier(), &WIDE));
}
