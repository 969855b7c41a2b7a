//! Which documents share words? Runs of eight words that stand in more than one document.
//!
//! Eight words in the same order rarely come about by chance; this is the usual length in work on text reuse.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::CodedDocument;
use legation_model::ledger::Wording;

/// Words of a shingle.
const SHINGLE: usize = 8;
/// Share of the shorter document's shingles that makes two documents one text.
const SAME_TEXT: f64 = 0.6;
/// A document needs as many shingles to be compared as a whole.
const LEAST: usize = 5;

/// What the documents of a run share.
pub struct Shared {
    /// Per document the index of the first document that has the same text (its own index if none).
    pub class: Vec<usize>,
    /// Connected sentences `(document, sentence)` that share a shingle and stand in different classes.
    pub passages: Vec<Passage>,
}

/// Sentences of several documents that share words.
pub struct Passage {
    /// `(document, sentence)`, sorted.
    pub sentences: Vec<(usize, u32)>,
    /// The shared words as each document has them.
    pub evidence: Vec<Wording>,
}

struct Words<'t> {
    text: &'t str,
    spans: Vec<(usize, usize)>,
    prints: Vec<u64>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut spans = Vec::new();
        let mut start = None;
        for (i, c) in text.char_indices() {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(i),
                (false, Some(s)) => {
                    spans.push((s, i));
                    start = None;
                }
                _ => {}
            }
        }
        spans.extend(start.map(|s| (s, text.len())));
        let hashes: Vec<u64> = spans.iter().map(|&(a, b)| fnv(text[a..b].to_lowercase().as_bytes())).collect();
        let prints =
            hashes.windows(SHINGLE).map(|w| fnv(&w.iter().flat_map(|h| h.to_le_bytes()).collect::<Vec<_>>())).collect();
        Self { text, spans, prints }
    }

    /// The longest run of words whose shingles are all in `common`.
    fn longest(&self, common: &BTreeSet<u64>) -> String {
        let (mut best, mut run) = ((0, 0), 0);
        for (i, print) in self.prints.iter().enumerate() {
            run = if common.contains(print) { run + 1 } else { 0 };
            if run > best.1 - best.0 {
                best = (i + 1 - run, i + 1);
            }
        }
        if best.0 == best.1 {
            return String::new();
        }
        self.text[self.spans[best.0].0..self.spans[best.1 + SHINGLE - 2].1].to_owned()
    }
}

/// 64-bit FNV-1a: stable across runs and platforms.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// A least-index union-find.
pub struct Sets(Vec<usize>);

impl Sets {
    pub fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    pub fn find(&self, mut i: usize) -> usize {
        while self.0[i] != i {
            i = self.0[i];
        }
        i
    }

    pub fn union(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Compares the stories' sentences of all documents.
pub fn compare(docs: &[CodedDocument]) -> Shared {
    let mut sentences: Vec<(usize, u32, Words<'_>)> = Vec::new();
    let mut at: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (d, doc) in docs.iter().enumerate() {
        for s in 0..doc.sentences.len() as u32 {
            let words = Words::of(doc.sentence_text(s));
            for print in &words.prints {
                at.entry(*print).or_default().push(sentences.len());
            }
            sentences.push((d, s, words));
        }
    }
    let class = classes(docs, &sentences, &at);
    let mut sets = Sets::new(sentences.len());
    let mut common: BTreeSet<u64> = BTreeSet::new();
    for (print, places) in &at {
        let across = places.iter().any(|p| class[sentences[*p].0] != class[sentences[places[0]].0]);
        if across {
            common.insert(*print);
            places.iter().for_each(|p| sets.union(places[0], *p));
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..sentences.len() {
        groups.entry(sets.find(i)).or_default().push(i);
    }
    let passages = groups
        .into_values()
        .filter(|g| g.iter().any(|i| class[sentences[*i].0] != class[sentences[g[0]].0]))
        .map(|g| Passage {
            sentences: g.iter().map(|i| (sentences[*i].0, sentences[*i].1)).collect(),
            evidence: g
                .iter()
                .map(|i| Wording {
                    doc: docs[sentences[*i].0].document.id.clone(),
                    text: sentences[*i].2.longest(&common),
                })
                .collect(),
        })
        .collect();
    Shared { class, passages }
}

fn classes(
    docs: &[CodedDocument],
    sentences: &[(usize, u32, Words<'_>)],
    at: &BTreeMap<u64, Vec<usize>>,
) -> Vec<usize> {
    let mut sizes = vec![0usize; docs.len()];
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for places in at.values() {
        let within: BTreeSet<usize> = places.iter().map(|p| sentences[*p].0).collect();
        for &a in &within {
            sizes[a] += 1;
            for &b in within.range(a + 1..) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut sets = Sets::new(docs.len());
    for ((a, b), n) in shared {
        let least = sizes[a].min(sizes[b]);
        if least >= LEAST && n as f64 >= SAME_TEXT * least as f64 {
            sets.union(a, b);
        }
    }
    for (i, a) in docs.iter().enumerate() {
        if let Some(j) = docs[..i].iter().position(|b| a.document.hash == b.document.hash) {
            sets.union(i, j);
        }
    }
    (0..docs.len()).map(|i| sets.find(i)).collect()
}
