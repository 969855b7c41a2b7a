//! What do several documents come to together? Coded documents in, episodes with stories, contradictions and ledgers out.
//!
//! Pure: no text processing beyond comparing words, no I/O, no clock, and the order of the documents does not matter.

mod knowledge;
mod shingles;
mod who;
mod words;

use legation_model::claim::CodedDocument;
use legation_model::dossier::Dossier;

pub use knowledge::{Incident, Knowledge, Term};

/// Version of the dossier format.
pub const FORMAT: u32 = 1;

/// Puts the documents of a run together.
pub fn reconcile(mut docs: Vec<CodedDocument>, knowledge: &Knowledge<'_>) -> Dossier {
    let _ = knowledge;
    docs.sort_by(|a, b| (&a.document.id, &a.document.hash).cmp(&(&b.document.id, &b.document.hash)));
    let _shared = shingles::compare(&docs);
    Dossier {
        format: FORMAT,
        generator: concat!("legation ", env!("CARGO_PKG_VERSION")).into(),
        documents: Vec::new(),
        episodes: Vec::new(),
        diags: Vec::new(),
    }
}
