//! Which documents share words? Runs of eight words that stand in more than one document.
//!
//! Eight words in the same order rarely come about by chance; this is the usual length in work on text reuse. All runs are
//! hashed and sorted, so that equal ones lie beside each other: cost grows as sorting does, and nothing is missed, where MinHash
//! with bands would estimate the same shares.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legation_model::claim::CodedDocument;
use legation_model::ledger::Wording;
use petgraph::unionfind::UnionFind;
use xxhash_rust::xxh3::xxh3_64;

/// Words of a shingle.
const SHINGLE: usize = 8;
/// Share of the shorter document's shingles that makes two documents one text.
const SAME_TEXT: f64 = 0.6;
/// Share of the words of two sentences of near-copies that makes them one sentence.
const SAME_SENTENCE: f64 = 0.6;
/// A document needs as many shingles to be compared as a whole.
const LEAST: usize = 5;
/// Words that stand in more documents than these are compared with the nearest documents only, by date.
const MANY: usize = 32;
/// Equal words in documents further apart than this are a set phrase, not a copy.
const COPY_DAYS: i32 = 180;

/// What the documents of a run share.
pub struct Shared {
    /// Per document the index of the first document that has the same text (its own index if none).
    pub class: Vec<usize>,
    /// Connected sentences `(document, sentence)` that share a shingle and stand in different classes.
    pub passages: Vec<Passage>,
    /// Per document the indices of its passages, sorted.
    pub of: Vec<Vec<usize>>,
    /// Sentences of near-copies `(document, sentence)` with the sentence of the first document of their class that they copy,
    /// a word or two changed.
    twins: BTreeMap<(usize, u32), (usize, u32)>,
}

impl Shared {
    /// Whether one sentence is the other, copied with a word or two changed.
    pub fn twins(&self, a: (usize, u32), b: (usize, u32)) -> bool {
        self.twins.get(&a).is_some_and(|first| self.twins.get(&b) == Some(first))
    }

    /// The sentence of the first document of its class that a sentence copies or is.
    pub fn twin(&self, at: (usize, u32)) -> Option<(usize, u32)> {
        self.twins.get(&at).copied()
    }

    /// Whether two documents share words.
    pub fn words(&self, a: usize, b: usize) -> bool {
        let (short, long) = if self.of[a].len() <= self.of[b].len() { (a, b) } else { (b, a) };
        self.of[short].iter().any(|p| self.of[long].binary_search(p).is_ok())
    }
}

/// Sentences of several documents that share words.
pub struct Passage {
    /// `(document, sentence)`, sorted.
    pub sentences: Vec<(usize, u32)>,
    /// The shared words as each of these sentences has them, in the same order.
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
        let hashes: Vec<u64> = spans.iter().map(|&(a, b)| xxh3_64(text[a..b].to_lowercase().as_bytes())).collect();
        let print = |window: &[u64]| {
            let mut bytes = [0; SHINGLE * 8];
            window.iter().zip(bytes.chunks_exact_mut(8)).for_each(|(h, b)| b.copy_from_slice(&h.to_le_bytes()));
            xxh3_64(&bytes)
        };
        Self { text, prints: hashes.windows(SHINGLE).map(print).collect(), spans }
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

/// Where every run of words stands: `(hash, index of the sentence)`, sorted.
struct Runs {
    sentences: Vec<(usize, u32)>,
    at: Vec<(u64, u32)>,
    /// First day of each document's publication.
    days: Vec<Option<Date>>,
}

impl Runs {
    fn of(docs: &[CodedDocument]) -> Self {
        let (mut sentences, mut at) = (Vec::new(), Vec::new());
        for (d, doc) in docs.iter().enumerate() {
            for s in 0..doc.sentences.len() as u32 {
                let index = sentences.len() as u32;
                at.extend(Words::of(doc.sentence_text(s)).prints.iter().map(|print| (*print, index)));
                sentences.push((d, s));
            }
        }
        at.sort_unstable();
        at.dedup();
        let days = docs.iter().map(|d| d.document.published.range.map(|r| r.first)).collect();
        Self { sentences, at, days }
    }

    fn doc(&self, sentence: u32) -> usize {
        self.sentences[sentence as usize].0
    }

    /// The places of each run of words that stands in several places.
    fn repeated(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        self.at.chunk_by(|a, b| a.0 == b.0).filter(|places| places.len() > 1)
    }

    /// Whether one of the documents may have taken words from the other.
    fn near(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.days[a], self.days[b]) else { return true };
        a.until(b).is_ok_and(|span| span.get_days().abs() <= COPY_DAYS)
    }

    /// Pairs of things that may belong together: all of a few; of many, those beside each other by day.
    fn pairs<T: Copy>(&self, mut things: Vec<T>, doc: impl Fn(&T) -> usize, mut pair: impl FnMut(T, T)) {
        things.sort_by_key(|t| self.days[doc(t)]);
        let reach = if things.len() > MANY { MANY / 4 } else { things.len() };
        for (i, a) in things.iter().enumerate() {
            for b in things[i + 1..].iter().take(reach).filter(|b| self.near(doc(a), doc(b))) {
                pair(*a, *b);
            }
        }
    }
}

/// Compares the stories' sentences of all documents.
pub fn compare(docs: &[CodedDocument]) -> Shared {
    let runs = Runs::of(docs);
    let class = classes(docs, &runs);
    let mut sets = UnionFind::new(runs.sentences.len());
    let mut common: BTreeSet<u64> = BTreeSet::new();
    for places in runs.repeated() {
        let of = |p: &(u64, u32)| class[runs.doc(p.1)];
        if places.iter().all(|p| of(p) == of(&places[0])) {
            continue;
        }
        common.insert(places[0].0);
        runs.pairs(
            places.to_vec(),
            |p| runs.doc(p.1),
            |a, b| {
                sets.union(a.1, b.1);
            },
        );
    }
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, label) in least(sets.into_labeling()).into_iter().enumerate() {
        groups.entry(label).or_default().push(i);
    }
    let across = |g: &Vec<usize>| g.iter().any(|i| class[runs.sentences[*i].0] != class[runs.sentences[g[0]].0]);
    let wording = |i: &usize| {
        let (d, s) = runs.sentences[*i];
        let text = Words::of(docs[d].sentence_text(s)).longest(&common);
        Wording { doc: docs[d].document.id.clone(), text }
    };
    let passages: Vec<Passage> = groups
        .into_values()
        .filter(across)
        .map(|g| Passage {
            sentences: g.iter().map(|i| runs.sentences[*i]).collect(),
            evidence: g.iter().map(wording).collect(),
        })
        .collect();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); docs.len()];
    for (p, passage) in passages.iter().enumerate() {
        for (d, _) in &passage.sentences {
            if of[*d].last() != Some(&p) {
                of[*d].push(p);
            }
        }
    }
    let twins = twins(docs, &class);
    Shared { class, passages, of, twins }
}

/// The sentences of near-copies beside those of the first document of their class: the likest by their words.
fn twins(docs: &[CodedDocument], class: &[usize]) -> BTreeMap<(usize, u32), (usize, u32)> {
    let mut twins = BTreeMap::new();
    let mut words: BTreeMap<usize, Vec<BTreeSet<String>>> = BTreeMap::new();
    let of = |d: usize| (0..docs[d].sentences.len() as u32).map(|s| word_set(docs[d].sentence_text(s))).collect();
    for (d, &first) in class.iter().enumerate().filter(|(d, first)| d != *first) {
        let known = words.entry(first).or_insert_with(|| of(first));
        let own: Vec<BTreeSet<String>> = of(d);
        for (s, mine) in own.iter().enumerate() {
            let likeness = |theirs: &BTreeSet<String>| {
                let common = mine.intersection(theirs).count();
                common as f64 / (mine.len() + theirs.len() - common).max(1) as f64
            };
            // The nearest in order, where several are alike.
            let best = known.iter().enumerate().map(|(t, theirs)| (likeness(theirs), t.abs_diff(s), t));
            let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((likeness, _, t)) = best
                && likeness >= SAME_SENTENCE
            {
                twins.insert((d, s as u32), (first, t as u32));
                twins.insert((first, t as u32), (first, t as u32));
            }
        }
    }
    twins
}

fn word_set(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The labels of a partition with the least member of each part as its label.
pub fn least<K: Copy + Ord + TryFrom<usize>>(labels: Vec<K>) -> Vec<K> {
    let mut first: BTreeMap<K, K> = BTreeMap::new();
    for (i, label) in labels.iter().enumerate() {
        first.entry(*label).or_insert(K::try_from(i).unwrap_or(*label));
    }
    labels.iter().map(|label| first[label]).collect()
}

fn classes(docs: &[CodedDocument], runs: &Runs) -> Vec<usize> {
    let mut sizes = vec![0usize; docs.len()];
    for places in runs.at.chunk_by(|a, b| a.0 == b.0) {
        let within: BTreeSet<usize> = places.iter().map(|p| runs.doc(p.1)).collect();
        within.into_iter().for_each(|d| sizes[d] += 1);
    }
    let mut shared: Vec<(u32, u32)> = Vec::new();
    for places in runs.repeated() {
        let within: BTreeSet<usize> = places.iter().map(|p| runs.doc(p.1)).collect();
        runs.pairs(within.into_iter().collect(), |d| *d, |a, b| shared.push((a.min(b) as u32, a.max(b) as u32)));
    }
    shared.sort_unstable();
    let mut sets = UnionFind::new(docs.len());
    for same in shared.chunk_by(|a, b| a == b) {
        let (a, b) = (same[0].0, same[0].1);
        let least = sizes[a as usize].min(sizes[b as usize]);
        if least >= LEAST && same.len() as f64 >= SAME_TEXT * least as f64 {
            sets.union(a, b);
        }
    }
    let mut by_hash: BTreeMap<&str, u32> = BTreeMap::new();
    for (i, doc) in docs.iter().enumerate() {
        let first = *by_hash.entry(doc.document.hash.as_str()).or_insert(i as u32);
        sets.union(i as u32, first);
    }
    least(sets.into_labeling()).into_iter().map(|label| label as usize).collect()
}
