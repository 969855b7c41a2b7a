//! Which counts are told? One row a figure of an article.

use legation_model::claim::{CodedDocument, FigureClaim};

use super::*;
use crate::when::day;

/// The table of figures.
pub static FIGURES: Table =
    Table { name: "figures", day: "date", own: OWN, article: ARTICLE, rows: |d| d.figures.len() };

fn figure(document: &CodedDocument, n: usize) -> &FigureClaim {
    &document.figures[n]
}

fn range(document: &CodedDocument, n: usize) -> Option<DateRange> {
    figure(document, n).when.as_ref().and_then(|w| w.range)
}

const OWN: &[Column] = &[
    column("id", Kind::Text, "identifier, as in `legation explain`", |d, n| text(&figure(d, n).id)),
    column("document", Kind::Text, "identifier of the article", |d, _| text(&d.document.id)),
    column("sentence", Kind::Int, "number of the sentence, from 1", |d, n| ordinal(figure(d, n).sentence)),
    column("date", Kind::Day, "day that the figure is of, where it is known to the day", |d, n| {
        on(range(d, n).and_then(day))
    }),
    column("date_first", Kind::Day, "first day that it may be of", |d, n| first(range(d, n))),
    column("date_last", Kind::Day, "last day that it may be of", |d, n| last(range(d, n))),
    column("what", Kind::Text, "what is counted, of `data/ontology/figures.csv`", |d, n| text(&figure(d, n).what)),
    column("low", Kind::Int, "lowest value that the words allow", |d, n| int(figure(d, n).low)),
    column("best", Kind::Int, "value stated; unknown for words such as \"dozens\"", |d, n| int(figure(d, n).best)),
    column("high", Kind::Int, "highest value that the words allow", |d, n| int(figure(d, n).high)),
    column("qualifier", Kind::Text, "`exact`, `at least`, `at most`, `about`, or the word itself", |d, n| {
        text(&figure(d, n).qualifier)
    }),
    column("words", Kind::Text, "as written", |d, n| text(&figure(d, n).text)),
    column("of_whom", Kind::Text, "of whom, as written", |d, n| text(&figure(d, n).of_whom)),
    column("part_of", Kind::Text, "the figure of which it is a part", |d, n| maybe(figure(d, n).part_of.as_deref())),
    column(
        "attribution",
        Kind::List,
        "who says so, original speaker first; empty for the outlet's own voice",
        |d, n| speakers(&figure(d, n).attribution),
    ),
    column("attribution_codes", Kind::List, "country or organisation, and sector, of each of them", |d, n| {
        speaker_codes(&figure(d, n).attribution)
    }),
    column("attribution_kinds", Kind::List, "`speaker`, or `medium` that passes on, of each of them", |d, n| {
        speaker_kinds(&figure(d, n).attribution)
    }),
    column("text", Kind::Text, "the sentence", |d, n| sentence(d, figure(d, n).sentence)),
    column("start", Kind::Int, "first byte of the figure in the article's text", |d, n| start(figure(d, n).span)),
    column("end", Kind::Int, "one past its last byte", |d, n| end(figure(d, n).span)),
];
