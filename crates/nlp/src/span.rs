//! What is known of a stretch of tokens?

use crate::doc::Doc;
use crate::token::Token;

/// Tokens `start..end` of a document: a sentence, an entity, a noun chunk.
#[derive(Clone, Copy)]
pub struct Span<'a> {
    pub(crate) doc: &'a Doc,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) label: u16,
}

impl std::fmt::Debug for Span<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{} {:?} {}", self.start, self.end, self.text(), self.label())
    }
}

impl<'a> Span<'a> {
    /// The document.
    pub fn doc(&self) -> &'a Doc {
        self.doc
    }

    /// First token.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// One past the last token.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// Count of tokens.
    pub fn len(&self) -> usize {
        self.end() - self.start()
    }

    /// Whether it has no tokens.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// First byte in the document's text.
    pub fn start_byte(&self) -> usize {
        self.doc.get(self.start()).map_or(self.doc.text().len(), |token| token.idx())
    }

    /// One past the last byte, without the blank that may follow.
    pub fn end_byte(&self) -> usize {
        if self.is_empty() { self.start_byte() } else { self.doc.token(self.end() - 1).end() }
    }

    /// The text, without the blank that may follow.
    pub fn text(&self) -> &'a str {
        &self.doc.text()[self.start_byte()..self.end_byte()]
    }

    /// Kind of an entity (`PERSON`, `GPE`, `DATE` ...); empty for other spans.
    pub fn label(&self) -> &'a str {
        self.doc.model.names.get(self.label)
    }

    /// Its tokens.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Token<'a>> + ExactSizeIterator + Clone + use<'a> {
        let doc = self.doc;
        (self.start..self.end).map(move |i| Token { doc, i })
    }

    /// The token that the others hang from: a sentence root if there is one, else the token headed
    /// outside the span that is nearest to its root. Panics on an empty span.
    pub fn root(&self) -> Token<'a> {
        if let Some(root) = self.tokens().find(|token| token.is_root()) {
            return root;
        }
        let outside = |token: &Token| !(self.start()..self.end()).contains(&token.head().i());
        let nearest = self.tokens().filter(outside).min_by_key(|token| token.ancestors().count());
        nearest.unwrap_or_else(|| self.doc.token(self.start()))
    }
}
