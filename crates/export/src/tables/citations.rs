//! Which agreements of the past are cited? One row a citation.

use legation_model::claim::{AgreementCitation, CodedDocument};

use super::*;

/// The table of citations.
pub static CITATIONS: Table =
    Table { name: "citations", day: "published", own: OWN, article: ARTICLE, rows: |d| d.citations.len() };

fn citation(document: &CodedDocument, n: usize) -> &AgreementCitation {
    &document.citations[n]
}

const OWN: &[Column] = &[
    column("id", Kind::Text, "identifier, as in `legation explain`", |d, n| text(&citation(d, n).id)),
    column("document", Kind::Text, "identifier of the article", |d, _| text(&d.document.id)),
    column("sentence", Kind::Int, "number of the sentence, from 1", |d, n| ordinal(citation(d, n).sentence)),
    column(
        "agreement",
        Kind::Text,
        "identifier in `data/agreements.csv`; unknown for an agreement that is not there",
        |d, n| maybe(citation(d, n).agreement.as_deref()),
    ),
    column("name", Kind::Text, "as written", |d, n| text(&citation(d, n).name)),
    column("year", Kind::Int, "year, from the text or the data", |d, n| int(citation(d, n).year)),
    column("cited_by", Kind::Text, "who cites it; unknown for the outlet itself", |d, n| {
        maybe(citation(d, n).cited_by.as_ref().map(|a| a.name.as_str()))
    }),
    column("cited_by_code", Kind::Text, "country or organisation, and sector, of whoever cites it", |d, n| {
        citation(d, n).cited_by.as_ref().map_or(Cell::Unknown, |a| Cell::Text(Cow::Owned(a.label())))
    }),
    column("parties", Kind::List, "codes of its parties, from the data", |d, n| {
        list(citation(d, n).parties.iter().map(String::as_str))
    }),
    column("mediator", Kind::Text, "code of its mediator", |d, n| maybe(citation(d, n).mediator.as_deref())),
    column("precedent", Kind::Flag, "cited as a model for the present", |d, n| Cell::Flag(citation(d, n).precedent)),
    column("text", Kind::Text, "the sentence", |d, n| sentence(d, citation(d, n).sentence)),
    column("start", Kind::Int, "first byte of the name in the article's text", |d, n| start(citation(d, n).span)),
    column("end", Kind::Int, "one past its last byte", |d, n| end(citation(d, n).span)),
];
