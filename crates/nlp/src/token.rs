//! What is known of one token?

use crate::doc::{Annotation, Doc};
use crate::span::Span;
use crate::unicode::{is_alpha, is_digit, is_punct, is_upper, lower};

/// A token of a document. `Copy`; compares by place.
#[derive(Clone, Copy)]
pub struct Token<'a> {
    pub(crate) doc: &'a Doc,
    pub(crate) i: u32,
}

impl std::fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.i, self.text())
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.i == other.i && std::ptr::eq(self.doc, other.doc)
    }
}

impl Eq for Token<'_> {}

impl<'a> Token<'a> {
    fn data(&self) -> &'a Annotation {
        &self.doc.tokens[self.i as usize]
    }

    fn at(&self, i: u32) -> Token<'a> {
        Token { doc: self.doc, i }
    }

    fn name(&self, id: u16) -> &'a str {
        self.doc.model.names.get(id)
    }

    /// The document.
    pub fn doc(&self) -> &'a Doc {
        self.doc
    }

    /// Place in the document.
    pub fn i(&self) -> usize {
        self.i as usize
    }

    /// The text, without the blank that may follow.
    pub fn text(&self) -> &'a str {
        &self.data().lexeme.text
    }

    /// First **byte** in the document's text (spaCy counts code points).
    pub fn idx(&self) -> usize {
        self.data().start as usize
    }

    /// One past the last byte.
    pub fn end(&self) -> usize {
        self.idx() + self.text().len()
    }

    /// Whether one blank follows that belongs to this token.
    pub fn whitespace(&self) -> bool {
        self.data().space_after
    }

    /// Lower-cased text.
    pub fn lower(&self) -> &'a str {
        &self.data().lexeme.lower
    }

    /// Normal form, such as `not` for `n't`.
    pub fn norm(&self) -> &'a str {
        // The norm of an exception is its lexeme's own.
        &self.data().lexeme.norm
    }

    /// Dictionary form.
    pub fn lemma(&self) -> &'a str {
        &self.data().lemma
    }

    /// Fine-grained part of speech (Penn Treebank).
    pub fn tag(&self) -> &'a str {
        self.name(self.data().tag)
    }

    /// Coarse part of speech (Universal Dependencies).
    pub fn pos(&self) -> &'a str {
        self.name(self.data().pos)
    }

    /// Features: `Number=Sing|Person=3`, or nothing.
    pub fn morph(&self) -> &'a str {
        self.name(self.data().morph)
    }

    /// Value of one feature: `morph_get("Tense")` may be `Some("Past")`.
    pub fn morph_get(&self, key: &str) -> Option<&'a str> {
        self.morph().split('|').find_map(|item| item.strip_prefix(key)?.strip_prefix('='))
    }

    /// Label of the arc from the head; `ROOT` for roots.
    pub fn dep(&self) -> &'a str {
        self.name(self.data().dep)
    }

    /// The head; a root heads itself.
    pub fn head(&self) -> Token<'a> {
        self.at(self.data().head)
    }

    /// Whether it heads itself.
    pub fn is_root(&self) -> bool {
        self.data().head == self.i
    }

    /// First token of its subtree.
    pub fn left_edge(&self) -> Token<'a> {
        self.at(self.data().left_edge)
    }

    /// Last token of its subtree.
    pub fn right_edge(&self) -> Token<'a> {
        self.at(self.data().right_edge)
    }

    /// The token `n` places on (or back).
    pub fn nbor(&self, n: isize) -> Option<Token<'a>> {
        self.doc.get(self.i().checked_add_signed(n)?)
    }

    /// Tokens headed by this one, left to right.
    pub fn children(&self) -> impl Iterator<Item = Token<'a>> + Clone + use<'a> {
        let own = *self;
        self.doc.children_of(self.i).iter().map(move |i| own.at(*i))
    }

    /// Children before it, left to right.
    pub fn lefts(&self) -> impl Iterator<Item = Token<'a>> + Clone + use<'a> {
        let own = *self;
        let (left, _) = self.sides();
        left.iter().map(move |i| own.at(*i))
    }

    /// Children after it, left to right.
    pub fn rights(&self) -> impl Iterator<Item = Token<'a>> + Clone + use<'a> {
        let own = *self;
        let (_, right) = self.sides();
        right.iter().map(move |i| own.at(*i))
    }

    /// The children before it, and those after it.
    fn sides(&self) -> (&'a [u32], &'a [u32]) {
        let children = self.doc.children_of(self.i);
        children.split_at(children.partition_point(|i| *i < self.i))
    }

    /// The token and all below it, in text order.
    pub fn subtree(&self) -> impl Iterator<Item = Token<'a>> + use<'a> {
        let own = *self;
        let (from, to) = (self.data().left_edge, self.data().right_edge);
        (from..to + 1).map(move |i| own.at(i)).filter(move |t| *t == own || own.is_ancestor_of(*t))
    }

    /// Head, its head, and so on up to the root; nothing for a root.
    pub fn ancestors(&self) -> impl Iterator<Item = Token<'a>> + use<'a> {
        let up = |token: &Token<'a>| (!token.is_root()).then(|| token.head());
        // A sound tree is no deeper than the document is long.
        std::iter::successors(up(self), up).take(self.doc.len())
    }

    /// Whether `other` hangs from this token, directly or not.
    pub fn is_ancestor_of(&self, other: Token<'_>) -> bool {
        let (from, to) = (self.data().left_edge, self.data().right_edge);
        // All between a token of the subtree and its top lies between the edges.
        let inside = |token: &Token<'_>| from <= token.i && token.i <= to;
        std::ptr::eq(self.doc, other.doc)
            && inside(&other)
            && other.ancestors().take_while(inside).any(|token| token.i == self.i)
    }

    /// Whether a sentence begins here.
    pub fn is_sent_start(&self) -> bool {
        self.data().sent_start
    }

    /// Its sentence.
    pub fn sent(&self) -> Span<'a> {
        self.doc.sentence_of(self.i)
    }

    /// `B` at the start of an entity, `I` inside, else `O`.
    pub fn ent_iob(&self) -> &'static str {
        match self.doc.entity_of(self.i) {
            Some((start, _)) if start == self.i => "B",
            Some(_) => "I",
            None => "O",
        }
    }

    /// Label of its entity, or nothing.
    pub fn ent_type(&self) -> &'a str {
        self.doc.entity_of(self.i).map_or("", |(_, label)| self.name(label))
    }

    /// Whether it is whitespace.
    pub fn is_space(&self) -> bool {
        self.data().lexeme.is_space
    }

    /// Whether it is punctuation throughout.
    pub fn is_punct(&self) -> bool {
        self.text().chars().all(is_punct)
    }

    /// Whether it is letters throughout.
    pub fn is_alpha(&self) -> bool {
        self.text().chars().all(is_alpha)
    }

    /// Whether it begins with an upper-case letter and has no other.
    pub fn is_title(&self) -> bool {
        let mut letters = self.text().chars();
        letters.next().is_some_and(is_upper) && !letters.any(is_upper)
    }

    /// Whether it looks like a number: `10`, `1,000.5`, `3/4`, `ten`, `tenth`, `10th`.
    pub fn like_num(&self) -> bool {
        let text = self.text();
        let text = text.strip_prefix(['+', '-', '±', '~']).unwrap_or(text).replace([',', '.'], "");
        let digits = |text: &str| !text.is_empty() && text.chars().all(is_digit);
        let fraction = |text: &str| text.split_once('/').is_some_and(|(a, b)| digits(a) && digits(b));
        let low = lower(&text);
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| low.strip_suffix(end).is_some_and(digits));
        digits(&text) || fraction(&text) || ordinal || NUMBER_WORDS.contains(&&*low)
    }
}

/// spaCy's English number words (`spacy/lang/en/lex_attrs.py`).
#[rustfmt::skip]
const NUMBER_WORDS: [&str; 83] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
    "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion", "nonillion",
    "decillion", "gajillion", "bazillion", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
    "seventieth", "eightieth", "ninetieth", "hundredth", "thousandth", "millionth", "billionth", "trillionth",
    "quadrillionth", "quintillionth", "sextillionth", "septillionth", "octillionth", "nonillionth",
    "decillionth", "gajillionth", "bazillionth",
];
