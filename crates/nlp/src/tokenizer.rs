//! How does a text split into tokens?
//!
//! Splitting is lossless: token texts and space flags joined restore the text. A text is cut where
//! whitespace meets non-whitespace; how a piece (a chunk) splits further depends on the chunk alone.

use crate::exceptions::Exceptions;
use crate::pattern::Pattern;
use crate::unicode::is_space;

/// The tokenizer's patterns.
#[derive(Debug)]
pub(crate) struct Patterns {
    pub(crate) prefix: Pattern,
    pub(crate) suffix: Pattern,
    pub(crate) infix: Pattern,
    pub(crate) url: Pattern,
}

/// A part of a chunk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Number of an exception, and of the token within it.
    pub(crate) exception: Option<(u32, u32)>,
}

/// A chunk of a text: byte range, and whether one blank follows that belongs to its last token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chunk {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) space_after: bool,
}

/// Cut `text` where whitespace and non-whitespace meet. One U+0020 right after a chunk becomes
/// its flag; other whitespace becomes chunks of its own.
pub(crate) fn chunks(text: &str) -> impl Iterator<Item = Chunk> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let in_space = is_space(rest.chars().next()?);
        let length = rest.find(|c| is_space(c) != in_space).unwrap_or(rest.len());
        let (start, end) = (at, at + length);
        let space_after = !in_space && text[end..].starts_with(' ');
        at = end + usize::from(space_after);
        Some(Chunk { start, end, space_after })
    })
}

/// Token texts of `text` when each chunk is split by `split`.
pub(crate) fn split_plain(text: &str, split: impl Fn(&str) -> Vec<Piece>) -> Vec<Box<str>> {
    let texts = |chunk: Chunk| {
        let chunk = &text[chunk.start..chunk.end];
        split(chunk).into_iter().map(|piece| chunk[piece.start..piece.end].into()).collect::<Vec<Box<str>>>()
    };
    chunks(text).flat_map(texts).collect()
}

/// Split one chunk.
pub(crate) fn split_chunk(patterns: &Patterns, exceptions: &Exceptions, chunk: &str) -> Vec<Piece> {
    // No pattern matches a chunk of ASCII letters only (checked by a test).
    if chunk.bytes().all(|b| b.is_ascii_alphabetic()) && exceptions.find(chunk).is_none() {
        return vec![Piece { start: 0, end: chunk.len(), exception: None }];
    }
    let splitter = Splitter::new(patterns, exceptions, chunk);
    splitter.split()
}

struct Splitter<'a> {
    patterns: &'a Patterns,
    exceptions: &'a Exceptions,
    chunk: &'a str,
    chars: Vec<char>,
    /// Byte at which each character starts, and the length of the chunk.
    bytes: Vec<usize>,
}

impl<'a> Splitter<'a> {
    fn new(patterns: &'a Patterns, exceptions: &'a Exceptions, chunk: &'a str) -> Self {
        let bytes = chunk.char_indices().map(|(at, _)| at).chain([chunk.len()]).collect();
        Splitter { patterns, exceptions, chunk, chars: chunk.chars().collect(), bytes }
    }

    /// Number of the exception that characters `start..end` are.
    fn exception(&self, start: usize, end: usize) -> Option<u32> {
        self.exceptions.find(&self.chunk[self.bytes[start]..self.bytes[end]])
    }

    fn piece(&self, start: usize, end: usize) -> Piece {
        Piece { start: self.bytes[start], end: self.bytes[end], exception: None }
    }

    /// Take prefixes and suffixes off in rounds until none is found; what is left is an exception,
    /// a URL, or split at infixes. Exceptions are looked up before each round, after the prefix
    /// and after the suffix; a hit stops the stripping.
    fn split(&self) -> Vec<Piece> {
        let (mut start, mut end) = (0, self.chars.len());
        let (mut out, mut suffixes) = (Vec::new(), Vec::new());
        let mut last_length = 0;
        while start < end && end - start != last_length && self.exception(start, end).is_none() {
            last_length = end - start;
            let rest = &self.chars[start..end];
            let pre = self.patterns.prefix.match_at(rest, 0).unwrap_or(0);
            if pre > 0 && pre < rest.len() && self.exception(start + pre, end).is_some() {
                out.push(self.piece(start, start + pre));
                start += pre;
                break;
            }
            let after = &rest[pre..];
            let suf = self.patterns.suffix.search_tail(after).map_or(0, |at| after.len() - at);
            if suf > 0 && suf < rest.len() && self.exception(start, end - suf).is_some() {
                suffixes.push(self.piece(end - suf, end));
                end -= suf;
                break;
            }
            if pre > 0 {
                out.push(self.piece(start, start + pre));
                start += pre;
            }
            if suf > 0 && suf <= end - start {
                suffixes.push(self.piece(end - suf, end));
                end -= suf;
            }
        }
        if start < end {
            let rest = &self.chars[start..end];
            if let Some(number) = self.exception(start, end) {
                let mut at = self.bytes[start];
                for (n, (orth, _)) in self.exceptions.entries[number as usize].1.iter().enumerate() {
                    out.push(Piece { start: at, end: at + orth.len(), exception: Some((number, n as u32)) });
                    at += orth.len();
                }
            } else if self.patterns.url.match_at(rest, 0).is_some() {
                out.push(self.piece(start, end));
            } else {
                self.split_infixes(start, end, &mut out);
            }
        }
        out.extend(suffixes.into_iter().rev());
        out
    }

    /// Split at infix matches; a match at the beginning is ignored.
    fn split_infixes(&self, start: usize, end: usize, out: &mut Vec<Piece>) {
        let rest = &self.chars[start..end];
        let (mut from, mut at) = (0, 0);
        while let Some((first, past)) = self.patterns.infix.search(rest, at) {
            at = past.max(first + 1);
            if first > 0 {
                if first > from {
                    out.push(self.piece(start + from, start + first));
                }
                if past > first {
                    out.push(self.piece(start + first, start + past));
                }
                from = past;
            }
            if at > rest.len() {
                break;
            }
        }
        if from < rest.len() {
            out.push(self.piece(start + from, end));
        }
    }
}
