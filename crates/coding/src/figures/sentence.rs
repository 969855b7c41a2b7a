//! What do the rules of figures see of a parsed sentence?

use legation_nlp::Span;

/// A token with its place in the dependency tree. Names and values are spaCy's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub lower: String,
    pub lemma: String,
    pub tag: String,
    pub dep: String,
    /// Index of the head in the sentence; the root is its own head.
    pub head: usize,
    /// First byte in the parsed text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A parsed sentence. Indices are of its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub words: Vec<Word>,
    /// Index of its first token in the document.
    pub first: usize,
}

impl Sentence {
    /// Copies what the rules need out of a parse.
    pub fn of(sent: Span<'_>) -> Self {
        let first = sent.start();
        let words = sent.tokens().map(|token| Word {
            text: token.text().to_owned(),
            lower: token.text().to_lowercase(),
            lemma: token.lemma().to_lowercase(),
            tag: token.tag().to_owned(),
            dep: token.dep().to_owned(),
            head: token.head().i().saturating_sub(first).min(sent.len().saturating_sub(1)),
            start: token.idx(),
            end: token.end(),
        });
        Self { words: words.collect(), first }
    }

    /// Lower-case text; empty past either end.
    pub fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lower.as_str())
    }

    /// Lower-case text of the word `back` places before `at`.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.lower(i))
    }

    pub fn lemma(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lemma.as_str())
    }

    pub fn dep(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.dep.as_str())
    }

    pub fn tag(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.tag.as_str())
    }

    /// Head of a word; the root's is itself.
    pub fn head(&self, at: usize) -> usize {
        self.words.get(at).map_or(at, |w| w.head)
    }

    /// Children of a word in textual order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().filter(move |(i, w)| w.head == at && *i != at).map(|(i, _)| i)
    }

    /// The first child with one of these relations.
    pub fn child(&self, at: usize, deps: &[&str]) -> Option<usize> {
        self.children(at).find(|c| deps.contains(&self.dep(*c)))
    }

    /// Whether a preposition of the word has one of these lemmas as object (`in prison`).
    pub fn has_object(&self, at: usize, lemmas: &[&str]) -> bool {
        self.children(at)
            .filter(|c| self.dep(*c) == "prep")
            .any(|p| self.child(p, &["pobj"]).is_some_and(|o| lemmas.contains(&self.lemma(o))))
    }

    /// Whether a verb has this particle (`round up`).
    pub fn has_particle(&self, at: usize, particle: &str) -> bool {
        self.child(at, &["prt"]).is_some_and(|p| self.lower(p) == particle)
    }

    /// Text of the words `from..to` as written, with the gaps between them made single spaces.
    pub fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        let mut last = None;
        for word in self.words.get(from..to).unwrap_or(&[]) {
            if last.is_some_and(|end| end < word.start) {
                text.push(' ');
            }
            text.push_str(&word.text);
            last = Some(word.end);
        }
        text
    }
}
