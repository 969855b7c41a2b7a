//! What do several documents come to together? Coded documents in, episodes with stories, contradictions and ledgers out.
//!
//! Pure: no text processing beyond comparing words, no I/O, no clock; the order of the documents does not matter. The way:
//! shared words → dates → episodes → per episode stories, origins, contradictions, ledgers.

mod anchors;
mod consent;
mod contradictions;
mod corrections;
mod dates;
mod decisions;
mod developments;
mod episode;
mod episodes;
mod figures;
mod implied;
mod incidents;
mod join;
mod judgements;
mod knowledge;
mod ledger;
mod links;
mod moves;
mod names;
mod nearby;
mod occasions;
mod offices;
mod omissions;
mod origins;
mod outcome;
mod parties;
mod people;
mod rounds;
mod shingles;
mod signs;
mod state;
mod steps;
mod stories;
mod strength;
mod summary;
mod takings;
mod transitions;
mod view;
mod warnings;
mod who;
mod words;

use std::collections::BTreeMap;

use legation_model::article::{BlockKind, Document};
use legation_model::claim::CodedDocument;
use legation_model::correction::Correction;
use legation_model::diag::Diag;
use legation_model::dossier::{DocumentEntry, Dossier};

use corrections::Corrections;
use legation_model::time::Dated;
use shingles::Shared;

pub use knowledge::{Incident, Knowledge, Term};

/// Version of the dossier format.
pub const FORMAT: u32 = 3;

/// Puts the documents of a run together.
///
/// Documents without a publication date get one where other documents, known incidents or offices allow it (basis
/// `Inferred`); their time expressions are then resolved anew. Ids (`E1`, `E1.S1`, `E1.C1`, `O1`) count within this result.
pub fn reconcile(docs: Vec<CodedDocument>, knowledge: &Knowledge<'_>) -> Dossier {
    reconcile_corrected(docs, &[], knowledge)
}

/// The same with what analysts have corrected: claims taken out or edited, happenings joined or parted, contradictions judged.
pub fn reconcile_corrected(
    mut docs: Vec<CodedDocument>,
    corrections: &[Correction],
    knowledge: &Knowledge<'_>,
) -> Dossier {
    let mut corrections = Corrections::apply(&mut docs, corrections);
    let shared = dated(&mut docs, knowledge);
    let mut diags: Vec<Diag> = docs.iter().flat_map(|d| d.diags.clone()).collect();
    for doc in &mut docs {
        diags.extend(anchors::check(doc, knowledge));
    }
    diags.sort();
    diags.dedup();
    let grouping = episodes::group(&docs, &shared, knowledge);
    let copy_of = copies(&docs);
    let documents = docs
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let (group, why) = &grouping.of[i];
            entry(d, copy_of.get(&i).cloned(), group.map(|g| format!("E{}", g + 1)), why.clone())
        })
        .collect();
    let episodes = grouping
        .groups
        .iter()
        .enumerate()
        .map(|(n, g)| episode::build(&format!("E{}", n + 1), g, &docs, &shared, &mut corrections, knowledge))
        .collect();
    Dossier {
        format: FORMAT,
        generator: concat!("legation ", env!("CARGO_PKG_VERSION")).into(),
        documents,
        episodes,
        as_of: None,
        corrections: corrections.list(),
        diags,
    }
}

/// What corrections make of the documents alone: claims that they take out or edit.
pub fn correct(docs: &mut [CodedDocument], corrections: &[Correction]) {
    Corrections::apply(docs, corrections);
}

/// When each document was published, as far as the documents together tell, by id and hash of the document.
pub fn publication(mut docs: Vec<CodedDocument>, knowledge: &Knowledge<'_>) -> BTreeMap<(String, String), Dated> {
    dated(&mut docs, knowledge);
    docs.into_iter().map(|d| ((d.document.id, d.document.hash), d.document.published)).collect()
}

/// Sorts the documents, compares their words and gives the undated ones a date where the others allow it.
fn dated(docs: &mut [CodedDocument], knowledge: &Knowledge<'_>) -> Shared {
    docs.sort_by(|a, b| (&a.document.id, &a.document.hash).cmp(&(&b.document.id, &b.document.hash)));
    people::complete(docs);
    let shared = shingles::compare(docs);
    docs.iter_mut().for_each(|d| anchors::resolve_all(d, false));
    dates::infer(docs, &shared, knowledge);
    shared
}

/// By index of a copy, word for word, the id of the first document with its text.
fn copies(docs: &[CodedDocument]) -> BTreeMap<usize, String> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut copies = BTreeMap::new();
    for (i, d) in docs.iter().map(|d| &d.document).enumerate() {
        match first.get(d.hash.as_str()) {
            Some(of) => _ = copies.insert(i, (*of).to_owned()),
            None => _ = first.insert(&d.hash, &d.id),
        }
    }
    copies
}

fn entry(doc: &CodedDocument, copy_of: Option<String>, episode: Option<String>, episode_why: String) -> DocumentEntry {
    let d = &doc.document;
    DocumentEntry {
        id: d.id.clone(),
        origin: d.origin.clone(),
        title: d.title.clone(),
        outlet: d.outlet.clone(),
        url: d.url.clone(),
        published: d.published.clone(),
        sentences: u32::try_from(doc.sentences.len()).unwrap_or(u32::MAX),
        left_out: left_out(d),
        copy_of,
        episode,
        episode_why,
    }
}

/// `3 furniture, 1 caption`.
fn left_out(doc: &Document) -> String {
    let mut counts: BTreeMap<BlockKind, usize> = BTreeMap::new();
    for block in doc.blocks.iter().filter(|b| !b.kind.is_story()) {
        *counts.entry(block.kind).or_default() += 1;
    }
    let name = |kind: BlockKind| match kind {
        BlockKind::Title => "title",
        BlockKind::Summary => "summary",
        BlockKind::Body => "body",
        BlockKind::Caption => "caption",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Heading => "heading",
        BlockKind::Related => "related",
        BlockKind::Furniture => "furniture",
    };
    counts.into_iter().map(|(k, n)| format!("{n} {}", name(k))).collect::<Vec<_>>().join(", ")
}
