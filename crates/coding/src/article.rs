//! How is an article read? Its story blocks, parsed one by one, with their sentences.

use std::collections::BTreeSet;

use legation_model::article::{Block, BlockKind, Document};
use legation_model::claim::Sentence;
use legation_model::span::Span;
use legation_nlp::{Doc, Reader, Token};

/// A parsed block of the story.
pub struct Parsed {
    /// Byte of the block's start in the document.
    pub offset: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// The parse of the block's text.
    pub doc: Doc,
}

/// A sentence as tokens of a block.
#[derive(Debug, Clone, Copy)]
pub struct SentenceRef {
    /// Index of the block.
    pub block: usize,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// All story blocks of a document.
pub struct Article {
    /// The blocks.
    pub blocks: Vec<Parsed>,
    /// The sentences, in order.
    pub sentences: Vec<SentenceRef>,
    /// Captions, of which only the choice of words is read.
    pub captions: Vec<Parsed>,
}

impl Article {
    /// Parses the story. Headlines in title case are lowered to the case that their words have in the story.
    pub fn read(document: &Document, reader: &mut Reader) -> Self {
        let lower_words = words_in_lower_case(document);
        let mut blocks = Vec::new();
        let mut sentences = Vec::new();
        for block in document.story() {
            let text = block_text(document, block, &lower_words);
            let doc = reader.read(&text);
            let index = blocks.len();
            for sent in doc.sents() {
                sentences.push(SentenceRef { block: index, start: sent.start(), end: sent.end() });
            }
            blocks.push(Parsed { offset: block.span.start as usize, kind: block.kind, doc });
        }
        // Captions tell no event of their own, but they choose their words like the rest.
        let captions = document.blocks.iter().filter(|b| b.kind == BlockKind::Caption).map(|block| {
            let doc = reader.read(&block_text(document, block, &lower_words));
            Parsed { offset: block.span.start as usize, kind: block.kind, doc }
        });
        let captions = captions.collect();
        Self { blocks, sentences, captions }
    }

    /// The token of a block.
    pub fn token(&self, block: usize, token: usize) -> Token<'_> {
        self.blocks[block].doc.token(token)
    }

    /// Tokens of a sentence.
    pub fn tokens(&self, sentence: SentenceRef) -> impl Iterator<Item = Token<'_>> {
        let doc = &self.blocks[sentence.block].doc;
        (sentence.start..sentence.end).map(move |i| doc.token(i))
    }

    /// Bytes of a run of tokens in the document.
    pub fn span(&self, block: usize, start: usize, end: usize) -> Span {
        let parsed = &self.blocks[block];
        if start >= end || end > parsed.doc.len() {
            return Span::new(parsed.offset, parsed.offset);
        }
        Span::new(parsed.offset + parsed.doc.token(start).idx(), parsed.offset + parsed.doc.token(end - 1).end())
    }

    /// The sentences as the record has them.
    pub fn sentence_records(&self) -> Vec<Sentence> {
        self.sentences
            .iter()
            .map(|s| {
                let mut end = s.end;
                while end > s.start + 1 && self.token(s.block, end - 1).is_space() {
                    end -= 1;
                }
                Sentence { span: self.span(s.block, s.start, end), block: self.blocks[s.block].kind }
            })
            .collect()
    }

    /// Index of the sentence that holds a token.
    pub fn sentence_of(&self, block: usize, token: usize) -> usize {
        let after = self.sentences.partition_point(|s| (s.block, s.start) <= (block, token));
        let holds = |n: &usize| self.sentences[*n].block == block && token < self.sentences[*n].end;
        after.checked_sub(1).filter(holds).unwrap_or(0)
    }
}

/// Text of a block for the parser: the same bytes, a title-cased headline lowered where the story shows the word in lower case.
fn block_text(document: &Document, block: &Block, lower_words: &BTreeSet<&str>) -> String {
    // Lines that are wrapped inside a paragraph are read as one: a line end counts as a space of the same length.
    let text = &block.span.of(&document.text).replace(['\n', '\r', '\t'], " ");
    if block.kind != BlockKind::Title || !is_title_case(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (n, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        let bare = word.trim_end().trim_matches(|c: char| !c.is_alphanumeric());
        let lowered = bare.to_ascii_lowercase();
        if n > 0 && bare.is_ascii() && lower_words.contains(lowered.as_str()) {
            out.push_str(&word.to_ascii_lowercase());
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Most words of four letters and more begin with a capital.
fn is_title_case(text: &str) -> bool {
    let long: Vec<_> = text.split_whitespace().filter(|w| w.chars().count() >= 4).collect();
    let capital = long.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    long.len() >= 3 && capital * 4 >= long.len() * 3
}

fn words_in_lower_case(document: &Document) -> BTreeSet<&str> {
    let mut words: BTreeSet<&str> = COMMON.iter().copied().collect();
    for block in document.story().filter(|b| b.kind == BlockKind::Body) {
        for word in block.span.of(&document.text).split(|c: char| !c.is_alphanumeric()) {
            if word.chars().next().is_some_and(char::is_lowercase) {
                words.insert(word);
            }
        }
    }
    words
}

/// Words of headlines that are hardly ever names.
const COMMON: [&str; 44] = [
    "a", "an", "the", "to", "of", "in", "on", "for", "with", "and", "or", "as", "at", "by", "from", "over", "after",
    "says", "said", "offers", "offer", "mediate", "accepts", "rejects", "talks", "talk", "calls", "urges", "crisis",
    "help", "seeks", "meets", "warns", "denies", "between", "ready", "willing", "amid", "against", "into", "his",
    "her", "its", "their",
];
