//! How does a text become a `Doc`?

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use crate::arcs::{Edges, restore_crossing, sentence_starts};
use crate::doc::{Annotation, Doc};
use crate::kernels::{Kernels, Rows};
use crate::model::Model;
use crate::ner::Recogniser;
use crate::parser;
use crate::ruler::{Before, Known};
use crate::tok2vec::{TILE, TokenVectors};
use crate::vocab::{Vocab, Word};
use crate::weights::{BLOCK, HIDDEN, WIDTH};

/// The pipeline, to be shared: clones use the same model and the same pool of readers.
#[derive(Clone)]
pub struct Nlp {
    model: Arc<Model>,
    idle: Arc<Mutex<Vec<Reader>>>,
}

impl Nlp {
    /// A pipeline with this model.
    pub fn new(model: Arc<Model>) -> Nlp {
        Nlp { model, idle: Arc::default() }
    }

    /// Read `text`. May be called from any number of threads; a thread that reads much is a
    /// little faster with a `reader` of its own.
    pub fn parse(&self, text: &str) -> Doc {
        let idle = || self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = idle().pop();
        let mut reader = known.unwrap_or_else(|| self.reader());
        let doc = reader.read(text);
        idle().push(reader);
        doc
    }

    /// A reader for one thread.
    pub fn reader(&self) -> Reader {
        Reader::new(self.model.clone())
    }
}

/// Most code points that spaCy reads at once (`nlp.max_length`). It refuses longer texts; here
/// they are read in pieces of at most so many bytes, cut at a line break or blank.
const LONGEST: usize = 1_000_000;

/// Reads one text after the other; owns the caches and the work space of one thread (some 20 MB
/// after much reading). What it returns does not depend on what it read before.
pub struct Reader {
    model: Arc<Model>,
    kernels: &'static Kernels,
    vocab: Vocab,
    vectors: TokenVectors,
    ner_vectors: TokenVectors,
    ring: Vec<f32>,
    known: Known,
    /// Lemma by lexeme, part of speech and features.
    lemmas: HashMap<(u32, u16, u16), Arc<str>>,
    /// Lemmas that the attribute ruler sets, by name number.
    ruled: HashMap<u16, Arc<str>>,
    /// Halves of the labels `a||b`.
    joined: BTreeMap<u16, (u16, u16)>,
    root: u16,
}

impl Reader {
    pub(crate) fn new(model: Arc<Model>) -> Reader {
        let mut joined = BTreeMap::new();
        for &(_, label) in &model.parser_actions.classes {
            if let Some((own, wanted)) = model.names.get(label).split_once("||") {
                let id = |name: &str| model.names.find(name).unwrap_or(0);
                joined.insert(label, (id(own), id(wanted)));
            }
        }
        Reader {
            kernels: Kernels::best(),
            vocab: Vocab::default(),
            vectors: TokenVectors::new(),
            ner_vectors: TokenVectors::new(),
            ring: Vec::new(),
            known: Known::new(),
            lemmas: HashMap::new(),
            ruled: HashMap::new(),
            joined,
            root: model.names.find("ROOT").unwrap_or(0),
            model,
        }
    }

    /// Use other kernels, for tests that compare them.
    #[cfg(test)]
    pub(crate) fn with_kernels(mut self, kernels: &'static Kernels) -> Reader {
        self.kernels = kernels;
        self
    }

    /// Read `text`.
    pub fn read(&mut self, text: &str) -> Doc {
        let mut doc = Doc::new(text.into(), self.model.clone());
        for piece in pieces(text) {
            self.read_piece(&text[piece.clone()], piece.start, &mut doc);
        }
        doc.finish();
        doc
    }

    fn read_piece(&mut self, text: &str, offset: usize, doc: &mut Doc) {
        if self.vocab.tidy() {
            self.vectors.forget();
            self.ner_vectors.forget();
            self.lemmas.clear();
        }
        let model = self.model.clone();
        let words = self.vocab.tokenize(&model, text);
        let (tags, hidden) = self.tag(&model, &words);
        let parser = &model.weights.parser;
        let (mut heads, mut labels) =
            parser::parse(self.kernels, parser, &model.parser_actions, &hidden, &mut self.ring, self.root);
        let is_space = |n: usize| self.vocab.get(words[n].lexeme).is_space;
        restore_crossing(&mut heads, &mut labels, &self.joined, is_space);
        let edges = Edges::of(&heads);
        let starts = sentence_starts(&heads, &edges.left);

        let mut recogniser = Recogniser::new(self.kernels, &model.weights.ner, &model.ner_actions);
        for tile in tiles(words.len()) {
            let net = &model.weights.ner_tok2vec;
            let vectors = self.ner_vectors.tile(self.kernels, net, &self.vocab, &words, tile.start, tile.end);
            recogniser.feed(vectors, tile, &starts, is_space);
        }
        let entities = recogniser.entities;

        let before: Vec<Before> = words
            .iter()
            .zip(&tags)
            .zip(&labels)
            .map(|((word, &tag), &dep)| {
                let lexeme = self.vocab.get(word.lexeme);
                Before { tag, dep, word: lexeme.rule_word, is_space: lexeme.is_space }
            })
            .collect();
        let analyses = model.ruler.apply(&before, &mut self.known);
        let base = doc.len() as u32;
        for (n, word) in words.iter().enumerate() {
            let analysis = &analyses[n];
            let (pos, morph) = (analysis.pos(), analysis.morph());
            doc.push(Annotation {
                lexeme: self.vocab.get(word.lexeme).clone(),
                lemma: self.lemma(&model, word, analysis.lemma(), pos, morph),
                start: offset as u32 + word.start,
                head: base + heads[n],
                left_edge: base + edges.left[n],
                right_edge: base + edges.right[n],
                tag: analysis.tag().unwrap_or(tags[n]),
                pos,
                morph,
                dep: analysis.dep().unwrap_or(labels[n]),
                space_after: word.space_after,
                sent_start: starts[n],
            });
        }
        doc.push_entities(entities.into_iter().map(|(first, past, label)| (base + first, base + past, label)));
    }

    /// Tag of each token, and the 64 floats a token that the parser works on.
    fn tag(&mut self, model: &Model, words: &[Word]) -> (Vec<u16>, Vec<f32>) {
        let (mut tags, mut hidden) = (Vec::with_capacity(words.len()), vec![0.0; words.len() * HIDDEN]);
        let mut scores = vec![0.0; TILE.min(words.len()) * BLOCK];
        for tile in tiles(words.len()) {
            let net = &model.weights.tok2vec;
            let vectors = self.vectors.tile(self.kernels, net, &self.vocab, words, tile.start, tile.end);
            let rows = Rows { data: vectors, stride: WIDTH, count: tile.len() };
            self.kernels.linear(&model.weights.tagger, 0..1, rows, &mut scores, BLOCK);
            for row in scores.chunks_exact(BLOCK).take(tile.len()) {
                let best = (1..model.tags.len()).fold(0, |best, n| if row[n] > row[best] { n } else { best });
                tags.push(model.tags[best]);
            }
            let target = &mut hidden[tile.start * HIDDEN..tile.end * HIDDEN];
            self.kernels.linear(&model.weights.parser.reduce, 0..1, rows, target, HIDDEN);
        }
        (tags, hidden)
    }

    fn lemma(&mut self, model: &Model, word: &Word, ruled: Option<u16>, pos: u16, morph: u16) -> Arc<str> {
        if let Some(name) = ruled {
            return self.ruled.entry(name).or_insert_with(|| model.names.get(name).into()).clone();
        }
        let lexeme = self.vocab.get(word.lexeme);
        let fresh = || {
            let lemma = model.lemmas.lemma(&lexeme.text, &lexeme.lower, model.names.get(pos), model.names.get(morph));
            match lemma {
                lemma if *lemma == *lexeme.lower => lexeme.lower.clone(),
                lemma => lemma.into(),
            }
        };
        self.lemmas.entry((word.lexeme, pos, morph)).or_insert_with(fresh).clone()
    }
}

fn tiles(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(TILE).map(move |from| from..(from + TILE).min(count))
}

/// Byte ranges in which a text is read: the whole, or pieces of one too long for spaCy. A text's
/// bytes beyond 4 GiB are not read.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = boundary(u32::MAX as usize);
    let whole = text.len() <= LONGEST || text.chars().nth(LONGEST).is_none();
    let mut start = 0;
    let next = || {
        let past = if whole { end } else { boundary((start + LONGEST).min(end)) };
        let window = &text[start..past];
        let cut = if past == end { None } else { window.rfind('\n').or_else(|| window.rfind(' ')) };
        let piece = start..cut.map_or(past, |at| start + at + 1);
        start = piece.end;
        (!piece.is_empty()).then_some(piece)
    };
    std::iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_blanks_and_nothing_is_lost() {
        for unit in ["word ", "línea\n", "x", "\u{1F600}"] {
            let text = unit.repeat(2_500_000);
            let cut = pieces(&text);
            assert!(cut.len() >= 3 && cut[0].start == 0 && cut.iter().all(|p| p.len() <= LONGEST));
            assert!(cut.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert_eq!(cut.last().map(|p| p.end), Some(text.len()));
        }
        assert_eq!(pieces(""), []);
        assert_eq!(pieces(&"é".repeat(LONGEST)).len(), 1);
    }

    /// What decides: everything but the scores.
    fn decisions(doc: &Doc) -> Vec<String> {
        let token = |t: crate::Token| {
            format!("{t:?} {} {} {} {} {}", t.tag(), t.dep(), t.head().i(), t.ent_iob(), t.ent_type())
        };
        doc.tokens().map(token).collect()
    }

    #[test]
    fn all_kernels_decide_alike() {
        let path =
            std::env::var_os("LEGATION_MODEL").expect("`LEGATION_MODEL` is not set: run `make model`, or `make test`");
        let model = Arc::new(Model::load(path.as_ref()).unwrap());
        let texts: Vec<String> = serde_json::from_str(include_str!("../tests/fixtures/adversarial.json")).unwrap();
        let mut expected = Reader::new(model.clone()).with_kernels(Kernels::all()[0]);
        for kernels in Kernels::all() {
            let mut reader = Reader::new(model.clone()).with_kernels(kernels);
            for text in texts.iter().step_by(4) {
                assert_eq!(decisions(&expected.read(text)), decisions(&reader.read(text)), "{}", kernels.name);
            }
        }
    }
}
