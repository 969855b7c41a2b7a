//! What is said without being an event? One row a statement, judgement or alleged tie.

use legation_model::claim::{CodedDocument, StatementClaim};

use super::*;

/// The table of statements.
pub static STATEMENTS: Table =
    Table { name: "statements", day: "published", own: OWN, article: ARTICLE, rows: |d| d.statements.len() };

fn statement(document: &CodedDocument, n: usize) -> &StatementClaim {
    &document.statements[n]
}

const OWN: &[Column] = &[
    column("id", Kind::Text, "identifier", |d, n| text(&statement(d, n).id)),
    column("document", Kind::Text, "identifier of the article", |d, _| text(&d.document.id)),
    column("sentence", Kind::Int, "number of the sentence, from 1", |d, n| ordinal(statement(d, n).sentence)),
    column("kind", Kind::Text, "kind, as in `docs/ontology.md`", |d, n| named(&statement(d, n).kind)),
    column("cameo", Kind::Text, "CAMEO code of the kind; unknown for judgements and ties", |d, n| {
        maybe(statement(d, n).kind.cameo())
    }),
    column("speakers", Kind::List, "who says so, original speaker first; empty for the outlet's own voice", |d, n| {
        speakers(&statement(d, n).speakers)
    }),
    column("speaker_codes", Kind::List, "country or organisation, and sector, of each of them", |d, n| {
        speaker_codes(&statement(d, n).speakers)
    }),
    column("speaker_kinds", Kind::List, "`speaker`, or `medium` that passes on, of each of them", |d, n| {
        speaker_kinds(&statement(d, n).speakers)
    }),
    column("about", Kind::List, "of whom it speaks", |d, n| names(&statement(d, n).about)),
    column("about_codes", Kind::List, "country or organisation, and sector, of each of them", |d, n| {
        codes(&statement(d, n).about)
    }),
    column("modality", Kind::Text, "`asserted`, `alleged` or `retracted`", |d, n| {
        text(statement(d, n).modality.name())
    }),
    column("text", Kind::Text, "the sentence", |d, n| sentence(d, statement(d, n).sentence)),
    column("start", Kind::Int, "first byte of what is said in the article's text", |d, n| start(statement(d, n).span)),
    column("end", Kind::Int, "one past its last byte", |d, n| end(statement(d, n).span)),
];
