//! What does the reader know of a word, apart from any text?

use std::collections::HashMap;
use std::sync::Arc;

use crate::hash::string_id;
use crate::model::Model;
use crate::tokenizer::{Chunk, chunks, split_chunk};
use crate::unicode::{is_alpha, is_digit, is_space, is_upper, lower};

/// What depends on a token's text (and, for exceptions, its own norm) alone.
#[derive(Debug)]
pub(crate) struct Lexeme {
    pub(crate) text: Arc<str>,
    pub(crate) lower: Arc<str>,
    pub(crate) norm: Arc<str>,
    pub(crate) is_space: bool,
    /// Ids of norm, prefix, suffix and shape.
    pub(crate) ids: [u64; 4],
    /// Number of the lower-cased text among the words that the attribute ruler knows.
    pub(crate) rule_word: u16,
    /// Whether a broken exception begins with this text.
    pub(crate) begins_exception: bool,
}

impl Lexeme {
    fn new(model: &Model, text: &str, own_norm: &str) -> Lexeme {
        let arc: Arc<str> = text.into();
        let low = lower(text);
        let lower: Arc<str> = if low == text { arc.clone() } else { low.into() };
        let norm = if own_norm.is_empty() { model.norms.get(string_id(text)) } else { Some(own_norm) };
        let norm: Arc<str> = match norm {
            Some(norm) if *norm != *lower => norm.into(),
            _ => lower.clone(),
        };
        let prefix = text.chars().next().map_or("", |c| &text[..c.len_utf8()]);
        let suffix = text.char_indices().rev().nth(2).map_or(text, |(at, _)| &text[at..]);
        Lexeme {
            is_space: text.chars().all(is_space),
            ids: [string_id(&norm), string_id(prefix), string_id(suffix), string_id(&shape(text))],
            rule_word: model.ruler.word(&lower),
            begins_exception: !model.exceptions.starting_with(text).is_empty(),
            text: arc,
            lower,
            norm,
        }
    }
}

/// Letters to X or x, digits to d, others kept; runs are cut after four.
pub(crate) fn shape(text: &str) -> String {
    if text.chars().nth(99).is_some() {
        return "LONG".into();
    }
    let (mut out, mut previous, mut run) = (String::new(), None, 0);
    for c in text.chars() {
        let mark = match c {
            _ if is_alpha(c) => {
                if is_upper(c) {
                    'X'
                } else {
                    'x'
                }
            }
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if previous == Some(mark) { run + 1 } else { 0 };
        previous = Some(mark);
        if run < 4 {
            out.push(mark);
        }
    }
    out
}

/// A token as the stages before the `Doc` see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Number in the vocabulary.
    pub(crate) lexeme: u32,
    /// Byte at which the token starts.
    pub(crate) start: u32,
    pub(crate) space_after: bool,
}

/// Lexemes and known splits; grows with the text read and is emptied when it grows too large.
#[derive(Default)]
pub(crate) struct Vocab {
    lexemes: Vec<Arc<Lexeme>>,
    by_text: HashMap<Arc<str>, u32>,
    /// Lexemes with an own norm, by number of the exception and of the part.
    by_part: HashMap<(u32, u32), u32>,
    /// Known chunks: range of `parts`.
    splits: HashMap<Box<str>, (u32, u32)>,
    parts: Vec<u32>,
    /// Bytes of text held in keys and lexemes, roughly.
    bytes: usize,
}

/// Size of a vocabulary, in bytes of text, beyond which it is emptied between two documents.
const VOCAB_BYTES: usize = 1 << 20;
/// Ditto in lexemes.
const VOCAB_LEXEMES: usize = 40_000;
/// Longer chunks are not remembered (bytes).
const LONGEST_KNOWN: usize = 64;

impl Vocab {
    pub(crate) fn get(&self, lexeme: u32) -> &Arc<Lexeme> {
        &self.lexemes[lexeme as usize]
    }

    /// Count of lexemes.
    pub(crate) fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Forget everything if too much is held. Numbers given out before are void then: true.
    pub(crate) fn tidy(&mut self) -> bool {
        let full = self.bytes > VOCAB_BYTES || self.lexemes.len() > VOCAB_LEXEMES;
        if full {
            *self = Vocab::default();
        }
        full
    }

    fn push(&mut self, lexeme: Lexeme) -> u32 {
        self.bytes += 3 * lexeme.text.len();
        self.lexemes.push(Arc::new(lexeme));
        self.lexemes.len() as u32 - 1
    }

    fn lexeme(&mut self, model: &Model, text: &str) -> u32 {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let number = self.push(Lexeme::new(model, text, ""));
        self.by_text.insert(self.get(number).text.clone(), number);
        number
    }

    fn part(&mut self, model: &Model, exception: u32, n: u32) -> u32 {
        let (orth, norm) = &model.exceptions.entries[exception as usize].1[n as usize];
        if norm.is_empty() {
            return self.lexeme(model, orth);
        }
        if let Some(&known) = self.by_part.get(&(exception, n)) {
            return known;
        }
        let number = self.push(Lexeme::new(model, orth, norm));
        self.by_part.insert((exception, n), number);
        number
    }

    /// The tokens of `text`.
    pub(crate) fn tokenize(&mut self, model: &Model, text: &str) -> Vec<Word> {
        let mut words = Vec::with_capacity(text.len() / 5);
        let mut suspicious = false;
        for chunk in chunks(text) {
            suspicious |= self.push_chunk(model, text, chunk, &mut words);
        }
        if suspicious { self.merge_exceptions(model, text, words) } else { words }
    }

    /// Add the tokens of one chunk; whether one of them may begin a broken exception.
    fn push_chunk(&mut self, model: &Model, text: &str, chunk: Chunk, words: &mut Vec<Word>) -> bool {
        let piece = &text[chunk.start..chunk.end];
        let (from, to) = match self.splits.get(piece) {
            Some(&known) => known,
            None => {
                let from = self.parts.len() as u32;
                for part in split_chunk(&model.patterns, &model.exceptions, piece) {
                    let lexeme = match part.exception {
                        Some((number, n)) => self.part(model, number, n),
                        None => self.lexeme(model, &piece[part.start..part.end]),
                    };
                    self.parts.push(lexeme);
                }
                (from, self.parts.len() as u32)
            }
        };
        let (mut start, mut suspicious) = (chunk.start as u32, false);
        for n in from..to {
            let number = self.parts[n as usize];
            let lexeme = self.get(number);
            suspicious |= lexeme.begins_exception;
            words.push(Word { lexeme: number, start, space_after: n + 1 == to && chunk.space_after });
            start += lexeme.text.len() as u32;
        }
        if piece.len() <= LONGEST_KNOWN {
            if !self.splits.contains_key(piece) {
                self.bytes += piece.len();
                self.splits.insert(piece.into(), (from, to));
            }
        } else {
            self.parts.truncate(from as usize);
        }
        suspicious
    }

    /// Second pass: put exceptions back that the first pass took apart. The longest wins, then the
    /// leftmost; one is dropped if its first or last token is claimed by a better one, even by one
    /// that was itself dropped.
    fn merge_exceptions(&mut self, model: &Model, text: &str, words: Vec<Word>) -> Vec<Word> {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let lexeme = self.get(word.lexeme);
            if !lexeme.begins_exception {
                continue;
            }
            for &number in model.exceptions.starting_with(&lexeme.text) {
                let parts = &model.exceptions.broken[number as usize];
                let found = words.get(at..at + parts.len());
                if found
                    .is_some_and(|found| found.iter().zip(parts).all(|(w, part)| *self.get(w.lexeme).text == **part))
                {
                    spans.push((at, at + parts.len()));
                }
            }
        }
        if spans.is_empty() {
            return words;
        }
        spans.sort_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
        let (mut claimed, mut accepted) = (vec![false; words.len()], vec![0; words.len()]);
        for (start, end) in spans {
            if !claimed[start] && !claimed[end - 1] {
                accepted[start] = end;
            }
            claimed[start..end].fill(true);
        }
        let (mut out, mut at) = (Vec::with_capacity(words.len()), 0);
        while at < words.len() {
            let end = accepted[at].max(at + 1);
            let (first, last) = (words[at], words[end - 1]);
            let past = last.start as usize + self.get(last.lexeme).text.len();
            let exception = model.exceptions.find(&text[first.start as usize..past]).filter(|_| accepted[at] > 0);
            if let Some(number) = exception {
                let mut start = first.start;
                let count = model.exceptions.entries[number as usize].1.len() as u32;
                for n in 0..count {
                    let lexeme = self.part(model, number, n);
                    out.push(Word { lexeme, start, space_after: n + 1 == count && last.space_after });
                    start += self.get(lexeme).text.len() as u32;
                }
            } else {
                out.extend(&words[at..end]);
            }
            at = end;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_are_spacys() {
        for (text, expected) in
            [("Norway", "Xxxxx"), ("NATO", "XXXX"), ("1999-2004", "dddd-dddd"), ("éa①", "xxd"), ("ab--c", "xx--x")]
        {
            assert_eq!(shape(text), expected);
        }
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }
}
