//! Which claim of this run does a correction mean? The sentence decides, then the type, then the id that it once had.

use legation_model::claim::CodedDocument;
use legation_model::correction::Anchor;

/// Id of the claim, `None` if no claim stands in the anchor's sentence.
pub fn claim(docs: &[CodedDocument], anchor: &Anchor) -> Option<String> {
    let same = |doc: &CodedDocument, sentence: u32| words(doc.sentence_text(sentence)).eq(words(&anchor.sentence));
    // The article may have another name by now; its own name goes first.
    let mut docs: Vec<&CodedDocument> = docs.iter().collect();
    docs.sort_by_key(|d| d.document.id != anchor.doc);
    docs.iter().find_map(|doc| {
        let Some(event_type) = anchor.event_type else {
            let mut figures: Vec<_> = doc.figures.iter().filter(|f| same(doc, f.sentence)).collect();
            figures.sort_by_key(|f| (f.id != anchor.claim, f.span.start));
            return figures.first().map(|f| f.id.clone());
        };
        let mut events: Vec<_> = doc.events.iter().filter(|e| same(doc, e.sentence)).collect();
        events.retain(|e| e.event_type == event_type || e.id == anchor.claim);
        events.sort_by_key(|e| (e.event_type != event_type, e.id != anchor.claim, e.span.start));
        events.first().map(|e| e.id.clone())
    })
}

/// White space may differ.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}
