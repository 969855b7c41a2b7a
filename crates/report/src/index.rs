//! Which sentence does a claim rest on? Look-ups over one dossier.

use std::collections::BTreeMap;

use legation_model::claim::Source;
use legation_model::dossier::{DocumentEntry, Dossier, Story};

/// The part of the dossier that holds a claim first; on a page the claim's anchor stands there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    Story,
    Warning,
    Figure,
    Contradiction,
}

/// The sentence of a claim, with who says so.
#[derive(Clone, Copy)]
pub struct Evidence<'d> {
    pub home: Home,
    /// The happening that the claim reports.
    pub story: Option<&'d Story>,
    pub doc: &'d str,
    pub claim: &'d str,
    pub sentence: &'d str,
    pub attribution: &'d [Source],
}

/// Documents by id and sentences by claim.
pub struct Index<'d> {
    documents: BTreeMap<&'d str, &'d DocumentEntry>,
    evidence: BTreeMap<&'d str, Evidence<'d>>,
}

impl<'d> Index<'d> {
    /// Reports of stories come first: they alone hold the chain of attribution.
    pub fn new(dossier: &'d Dossier) -> Self {
        let documents = dossier.documents.iter().map(|d| (d.id.as_str(), d)).collect();
        let mut evidence: BTreeMap<&str, Evidence> = BTreeMap::new();
        let mut add = |e: Evidence<'d>| {
            if !e.claim.is_empty() {
                evidence.entry(e.claim).or_insert(e);
            }
        };
        for episode in &dossier.episodes {
            for s in &episode.stories {
                for r in &s.reports {
                    let (home, story, attribution) = (Home::Story, Some(s), r.attribution.as_slice());
                    add(Evidence { home, story, doc: &r.doc, claim: &r.claim, sentence: &r.sentence, attribution });
                }
            }
            for w in &episode.warnings {
                let (home, attribution) = (Home::Warning, w.attribution.as_slice());
                let (doc, sentence) = (&w.quote.doc, &w.quote.sentence);
                add(Evidence { home, story: None, doc, claim: &w.claim, sentence, attribution });
            }
            for r in episode.figures.iter().flat_map(|f| &f.reports) {
                let (home, attribution) = (Home::Figure, &[][..]);
                add(Evidence { home, story: None, doc: &r.doc, claim: &r.claim, sentence: &r.sentence, attribution });
            }
            for q in episode.contradictions.iter().flat_map(|c| &c.sides).flat_map(|s| &s.reports) {
                let (home, attribution) = (Home::Contradiction, &[][..]);
                add(Evidence { home, story: None, doc: &q.doc, claim: &q.claim, sentence: &q.sentence, attribution });
            }
        }
        Self { documents, evidence }
    }

    /// The sentence of claim `id`, if the dossier holds it.
    pub fn evidence(&self, id: &str) -> Option<Evidence<'d>> {
        self.evidence.get(id).copied()
    }

    /// For each document the claim with the longest chain of hands, the first of several; then the ids of the others.
    /// Enough to show who says a thing without printing an article's repetitions.
    pub fn one_a_document(&self, claims: &[String]) -> (Vec<Evidence<'d>>, Vec<String>) {
        let mut best: Vec<Evidence> = Vec::new();
        for e in claims.iter().filter_map(|c| self.evidence(c)) {
            match best.iter_mut().find(|b| b.doc == e.doc) {
                Some(b) if b.attribution.len() < e.attribution.len() => *b = e,
                Some(_) => {}
                None => best.push(e),
            }
        }
        let rest = claims.iter().filter(|c| !best.iter().any(|b| b.claim == **c)).cloned().collect();
        (best, rest)
    }

    /// Outlet with the document's id (`Tbilisi Ledger (002)`), the id alone where the outlet is not known.
    pub fn source(&self, id: &str) -> String {
        let outlet = self.documents.get(id).and_then(|d| d.outlet.as_deref());
        outlet.map_or_else(|| crate::words::clean(id), |o| crate::words::clean(&format!("{o} ({id})")))
    }
}
