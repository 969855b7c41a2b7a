//! How is a sentence coded that belongs to no article? As a document of one paragraph.

use legation_model::article::{Block, BlockKind, Document};
use legation_model::span::Span;
use legation_model::time::{DateRange, Dated};

/// A document that holds nothing but `text`, all of it story. `date` is its day of publication, if known.
pub fn document_of(id: &str, text: &str, date: Option<DateRange>) -> Document {
    let span = Span::new(0, text.len());
    Document {
        id: id.to_string(),
        origin: id.to_string(),
        text: text.to_string(),
        hash: String::new(),
        blocks: vec![Block { span, kind: BlockKind::Body, why: "given as a sentence".to_string() }],
        title: None,
        outlet: None,
        url: None,
        published: date.map_or_else(
            || Dated::unknown("no date was given with the sentence"),
            |range| Dated::stated(range, "given with the sentence"),
        ),
        dateline_place: None,
        credits: Vec::new(),
        authors: Vec::new(),
        language: None,
        source_map: Vec::new(),
    }
}
