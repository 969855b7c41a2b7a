//! What did the pipeline find in a text?

use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::Model;
use crate::ner::Entity;
use crate::span::Span;
use crate::token::Token;
use crate::vocab::Lexeme;

/// What is known of one token.
#[derive(Clone, Debug)]
pub(crate) struct Annotation {
    pub(crate) lexeme: Arc<Lexeme>,
    pub(crate) lemma: Arc<str>,
    /// First byte in the text.
    pub(crate) start: u32,
    pub(crate) head: u32,
    /// First and last token of the subtree.
    pub(crate) left_edge: u32,
    pub(crate) right_edge: u32,
    pub(crate) tag: u16,
    pub(crate) pos: u16,
    pub(crate) morph: u16,
    pub(crate) dep: u16,
    pub(crate) space_after: bool,
    pub(crate) sent_start: bool,
}

/// A text with all annotations. Owns what it shows; `Send + Sync`.
#[derive(Clone)]
pub struct Doc {
    text: String,
    pub(crate) model: Arc<Model>,
    pub(crate) tokens: Vec<Annotation>,
    entities: Vec<Entity>,
    /// First token of each sentence.
    sentences: Vec<u32>,
    /// The children of all tokens, those of a token together and left to right.
    below: Vec<u32>,
    /// Where in `below` the children of a token begin; one more at the end.
    first_below: Vec<u32>,
}

impl std::fmt::Debug for Doc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tokens().map(|token| token.text())).finish()
    }
}

impl Doc {
    pub(crate) fn new(text: String, model: Arc<Model>) -> Doc {
        Doc {
            text,
            model,
            tokens: Vec::new(),
            entities: Vec::new(),
            sentences: Vec::new(),
            below: Vec::new(),
            first_below: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, token: Annotation) {
        if token.sent_start {
            self.sentences.push(self.tokens.len() as u32);
        }
        self.tokens.push(token);
    }

    pub(crate) fn push_entities(&mut self, entities: impl Iterator<Item = Entity>) {
        self.entities.extend(entities);
    }

    pub(crate) fn finish(&mut self) {
        self.tokens.shrink_to_fit();
        let len = self.tokens.len();
        let is_child = |(i, token): &(usize, &Annotation)| token.head != *i as u32;
        let mut first = vec![0u32; len + 1];
        self.tokens.iter().enumerate().filter(is_child).for_each(|(_, token)| first[token.head as usize + 1] += 1);
        for i in 0..len {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        self.below = vec![0; first[len] as usize];
        for (i, token) in self.tokens.iter().enumerate().filter(is_child) {
            let place = &mut next[token.head as usize];
            self.below[*place as usize] = i as u32;
            *place += 1;
        }
        self.first_below = first;
    }

    /// The tokens headed by token `i`, left to right.
    pub(crate) fn children_of(&self, i: u32) -> &[u32] {
        let i = i as usize;
        &self.below[self.first_below[i] as usize..self.first_below[i + 1] as usize]
    }

    /// The text as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Count of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token, as in an empty text.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token number `i`. Panics if there is none, like an index.
    pub fn token(&self, i: usize) -> Token<'_> {
        assert!(i < self.len(), "token {i} of a document of {} tokens", self.len());
        Token { doc: self, i: i as u32 }
    }

    /// Token number `i`, if there is one.
    pub fn get(&self, i: usize) -> Option<Token<'_>> {
        (i < self.len()).then(|| self.token(i))
    }

    /// All tokens.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Token<'_>> + ExactSizeIterator + Clone {
        (0..self.len()).map(|i| Token { doc: self, i: i as u32 })
    }

    /// Tokens `start..end`, cut to the document.
    pub fn span(&self, start: usize, end: usize) -> Span<'_> {
        let end = end.min(self.len());
        Span { doc: self, start: start.min(end) as u32, end: end as u32, label: 0 }
    }

    /// The sentences, which together are the whole document.
    pub fn sents(&self) -> impl DoubleEndedIterator<Item = Span<'_>> + ExactSizeIterator + Clone {
        (0..self.sentences.len()).map(|n| self.sentence(n))
    }

    fn sentence(&self, n: usize) -> Span<'_> {
        let end = self.sentences.get(n + 1).map_or(self.len() as u32, |next| *next);
        Span { doc: self, start: self.sentences[n], end, label: 0 }
    }

    pub(crate) fn sentence_of(&self, token: u32) -> Span<'_> {
        self.sentence(self.sentences.partition_point(|start| *start <= token).saturating_sub(1))
    }

    /// The named entities, left to right; they do not overlap.
    pub fn ents(&self) -> impl DoubleEndedIterator<Item = Span<'_>> + ExactSizeIterator + Clone {
        self.entities.iter().map(|&(start, end, label)| Span { doc: self, start, end, label })
    }

    /// First token and label of the entity that `token` belongs to.
    pub(crate) fn entity_of(&self, token: u32) -> Option<(u32, u16)> {
        let at = self.entities.partition_point(|entity| entity.0 <= token).checked_sub(1)?;
        let (start, end, label) = self.entities[at];
        (token < end).then_some((start, label))
    }

    /// Base noun phrases, left to right: a noun, proper noun or pronoun that is subject, object or
    /// the like (or conjoined with one), with all that precedes it in its subtree.
    pub fn noun_chunks(&self) -> impl Iterator<Item = Span<'_>> {
        const LABELS: [&str; 10] =
            ["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"];
        let mut last = None;
        self.tokens().filter_map(move |token| {
            let left = token.left_edge();
            if !matches!(token.pos(), "NOUN" | "PROPN" | "PRON") || last.is_some_and(|last| left.i() <= last) {
                return None;
            }
            let mut named = token;
            if token.dep() == "conj" {
                named = token.head();
                while named.dep() == "conj" && named.head().i() < named.i() {
                    named = named.head();
                }
            }
            LABELS.contains(&named.dep()).then(|| {
                last = Some(token.i());
                self.span(left.i(), token.i() + 1)
            })
        })
    }

    /// The dependency tree of a sentence (or any span), one token a line, children below their
    /// head and indented: `word  label  tag  lemma`.
    pub fn tree(&self, sent: Span<'_>) -> String {
        let mut out = String::new();
        let inside = |i: usize| sent.start() <= i && i < sent.end();
        // Depth first without recursion: a tree may be as deep as its sentence is long.
        let tops = sent.tokens().filter(|t| t.is_root() || !inside(t.head().i()));
        let mut open: Vec<(Token, usize)> = tops.map(|top| (top, 0)).collect();
        open.reverse();
        while let Some((token, depth)) = open.pop() {
            // A line break in a token would break the table.
            let text = token.text().escape_debug().to_string();
            let _ = writeln!(
                out,
                "{}{text}  {}  {}  {}",
                "  ".repeat(depth),
                token.dep(),
                token.tag(),
                token.lemma().escape_debug()
            );
            let below = open.len();
            open.extend(token.children().filter(|c| inside(c.i())).map(|child| (child, depth + 1)));
            open[below..].reverse();
        }
        out
    }
}
