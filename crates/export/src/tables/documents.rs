//! Which articles were read? One row an article, without its text.

use super::*;

/// The table of articles.
pub static DOCUMENTS: Table = Table { name: "documents", day: "published", own: OWN, article: &[], rows: |_| 1 };

fn count<T>(items: &[T]) -> Cell<'static> {
    int(Some(items.len()))
}

const OWN: &[Column] = &[
    column("document", Kind::Text, "identifier", |d, _| text(&d.document.id)),
    column("origin", Kind::Text, "where it came from, as the user gave it", |d, _| text(&d.document.origin)),
    column("hash", Kind::Text, "hash of its text: two articles with the same one are copies", |d, _| {
        text(&d.document.hash)
    }),
    column("outlet", Kind::Text, "outlet that printed it", |d, _| maybe(d.document.outlet.as_deref())),
    column("title", Kind::Text, "headline", |d, _| maybe(d.document.title.as_deref())),
    column("url", Kind::Text, "address of the page", |d, _| maybe(d.document.url.as_deref())),
    column("published", Kind::Day, "day of publication, where it is known to the day", |d, _| published(&d.document)),
    column("published_first", Kind::Day, "first day on which it may have been published", |d, _| {
        first(d.document.published.range)
    }),
    column("published_last", Kind::Day, "last day on which it may have been published", |d, _| {
        last(d.document.published.range)
    }),
    column("published_basis", Kind::Text, "how that is known: `stated`, `inferred`, `unknown`", |d, _| {
        named(&d.document.published.basis)
    }),
    column("published_why", Kind::Text, "from what, in words", |d, _| text(&d.document.published.why)),
    column("dateline_place", Kind::Text, "place at the head of the first paragraph, as written", |d, _| {
        maybe(d.document.dateline_place.as_deref())
    }),
    column("credits", Kind::List, "agencies that it credits, as written", |d, _| {
        list(d.document.credits.iter().map(String::as_str))
    }),
    column("sentences", Kind::Int, "how many sentences of the story it has", |d, _| count(&d.sentences)),
    column("events", Kind::Int, "how many events", |d, _| count(&d.events)),
    column("figures", Kind::Int, "how many figures", |d, _| count(&d.figures)),
    column("citations", Kind::Int, "how many cited agreements", |d, _| count(&d.citations)),
    column("statements", Kind::Int, "how many statements, judgements and ties", |d, _| count(&d.statements)),
];
