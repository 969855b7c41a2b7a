//! How do the stages work together? The one façade for the shells: read, code, reconcile, show.
//!
//! Shells call this crate and nothing below it; what they need of the other crates is exported from here.

mod acceptance;
mod adding;
mod corrections;
mod knowledge;
mod learnt;
mod locate;
mod manifest;
mod measure;
mod relation;
mod sentence;
mod threads;
mod view;

use std::sync::Arc;

use legation_coding::{Atlas, Coder};
use legation_gazetteer::Gazetteer;
use legation_model::article::Document;
use legation_model::claim::CodedDocument;
use legation_model::dossier::Dossier;
use legation_nlp::{Nlp, Reader};

pub use acceptance::Codes;
pub use corrections::{CORRECTIONS_FILE, Wish, act, append_correction, read_corrections};
pub use knowledge::export_knowledge;
pub use legation_coding::Relation;
pub use legation_eval as eval;
pub use legation_export as export;
pub use legation_gazetteer::{self as gazetteer, install as install_gazetteer};
pub use legation_ingest::{
    Columns, Facts, Form, IngestError, Input, Item, Items, Limits, Link, Settings, article, items, links, read,
    read_with, walk,
};
pub use legation_lexicon::{Lexicon, builtin_files, check as check_data, files_of, import, patterns};
pub use legation_model as model;
pub use legation_nlp::{Model, ModelError, install};
pub use legation_reconcile::correct;
pub use legation_report as report;
pub use legation_store as store;
pub use legation_watch as watch;
pub use locate::{GAZETTEER_FILE, INSTALL_GAZETTEER, MODEL_FILE, MissingModel, Places, find_gazetteer};
pub use manifest::manifest;
pub use measure::{code_sentences, vocabulary};
pub use relation::Marked;
pub use sentence::document_of;
pub use threads::map as on_threads;
pub use view::View;

/// The English reader and the knowledge that coding uses. Shared by threads; holds nothing of the documents.
pub struct Engine<'l> {
    nlp: Nlp,
    lexicon: &'l Lexicon,
    atlas: Option<Atlas>,
}

/// Called after each document with the number done and the number of all; from any thread, one call at a time.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

impl<'l> Engine<'l> {
    /// An engine that reads with `model` and knows `lexicon`.
    pub fn new(model: Model, lexicon: &'l Lexicon) -> Self {
        Self { nlp: Nlp::new(Arc::new(model)), lexicon, atlas: None }
    }

    /// The engine, with the settlements and provinces of a gazetteer beside those of the lexicon.
    pub fn with_gazetteer(self, gazetteer: Option<Gazetteer>) -> Self {
        Self { atlas: gazetteer.map(|g| Atlas::new(g, self.lexicon)), ..self }
    }

    /// Everything that one document asserts.
    pub fn code(&self, document: &Document) -> CodedDocument {
        self.one_by_one()(document)
    }

    /// Codes one document after the other on one thread, for which it keeps the reader's work space.
    pub fn one_by_one(&self) -> impl FnMut(&Document) -> CodedDocument {
        let (code, mut reader) = (self.coder(), self.nlp.reader());
        move |document| code(document, &mut reader)
    }

    fn coder(&self) -> impl Fn(&Document, &mut Reader) -> CodedDocument + Sync {
        let coder = Coder::new(self.lexicon).with_atlas(self.atlas.as_ref());
        move |document, reader| coder.code(document, reader)
    }

    /// Codes the documents on `jobs` threads (0 counts as 1); the order stays.
    pub fn code_all(&self, documents: &[Document], jobs: usize, progress: Progress<'_>) -> Vec<CodedDocument> {
        let code = self.coder();
        threads::map(documents, jobs, || self.nlp.reader(), |document, reader| code(document, reader), progress)
    }

    /// Codes the documents of one run: like [`Engine::code_all`], and people whom one document introduces are known in all.
    pub fn code_run(&self, documents: &[Document], jobs: usize, progress: Progress<'_>) -> Vec<CodedDocument> {
        let mut coded = self.code_all(documents, jobs, progress);
        learnt::Learnt::of(&coded, self.lexicon).fill(&mut coded);
        coded
    }

    /// Reads a crisis: the dossier that `view` asks for, and the coded documents that it was made of.
    pub fn brief(
        &self,
        documents: &[Document],
        view: &View,
        jobs: usize,
        progress: Progress<'_>,
    ) -> (Dossier, Vec<CodedDocument>) {
        let coded = self.code_all(documents, jobs, progress);
        self.put_together(coded, view)
    }

    /// The dossier of documents that were each coded alone ([`Engine::code_all`]), and what it was made of.
    pub fn put_together(&self, coded: Vec<CodedDocument>, view: &View) -> (Dossier, Vec<CodedDocument>) {
        let known = knowledge::Known::of(self.lexicon);
        let known = known.lend();
        let (mut coded, diags) = view.known_by(coded, |coded| {
            let mut all = coded.to_vec();
            learnt::Learnt::of(&all, self.lexicon).fill(&mut all);
            legation_reconcile::publication(all, &known)
        });
        learnt::Learnt::of(&coded, self.lexicon).fill(&mut coded);
        let mut dossier = legation_reconcile::reconcile_corrected(coded.clone(), &view.corrections, &known);
        legation_reconcile::correct(&mut coded, &view.corrections);
        dossier.as_of = view.as_of;
        dossier.diags.splice(0..0, diags);
        (dossier, coded)
    }

    /// The dependency trees of the sentences in `text`, one token a line: `word  label  tag  lemma`.
    pub fn trees(&self, text: &str) -> Vec<String> {
        let doc = self.nlp.parse(text);
        doc.sents().map(|s| doc.tree(s)).collect()
    }
}
