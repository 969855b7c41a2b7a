//! Which texts split in their own way, whatever the patterns say?

use std::collections::HashMap;

use crate::format::{Corrupt, Decoder, Encoder};
use crate::tokenizer::{Patterns, split_chunk, split_plain};

/// A token of an exception: text and own norm (empty: none).
pub(crate) type Part = (Box<str>, Box<str>);

/// The tokenizer's exceptions, such as `don't` or `:-)`.
#[derive(Debug, Default)]
pub(crate) struct Exceptions {
    /// Text and parts; the parts joined give the text.
    pub(crate) entries: Vec<(Box<str>, Vec<Part>)>,
    /// Exceptions that the patterns alone would break, as the token texts they break into.
    pub(crate) broken: Vec<Vec<Box<str>>>,
    by_text: HashMap<Box<str>, u32>,
    /// Numbers of `broken` by first text.
    by_first: HashMap<Box<str>, Vec<u32>>,
}

impl Exceptions {
    /// Find out which exceptions need the second pass: those with an affix or a space in them.
    pub(crate) fn compile(entries: Vec<(Box<str>, Vec<Part>)>, patterns: &Patterns) -> Exceptions {
        let none = Exceptions::default();
        let mut broken = Vec::new();
        for (text, _) in &entries {
            let chars: Vec<char> = text.chars().collect();
            let affixed = patterns.prefix.match_at(&chars, 0).is_some()
                || patterns.suffix.search_tail(&chars).is_some()
                || patterns.infix.search(&chars, 0).is_some();
            if affixed || text.contains(' ') {
                broken.push(split_plain(text, |chunk| split_chunk(patterns, &none, chunk)));
            }
        }
        Exceptions::new(entries, broken)
    }

    fn new(entries: Vec<(Box<str>, Vec<Part>)>, broken: Vec<Vec<Box<str>>>) -> Exceptions {
        let by_text = entries.iter().enumerate().map(|(n, (text, _))| (text.clone(), n as u32)).collect();
        let mut by_first: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (n, parts) in broken.iter().enumerate() {
            if let Some(first) = parts.first() {
                by_first.entry(first.clone()).or_default().push(n as u32);
            }
        }
        Exceptions { entries, broken, by_text, by_first }
    }

    /// Number of the exception with this text.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.by_text.get(text).copied()
    }

    /// Broken exceptions whose first token is `text`.
    pub(crate) fn starting_with(&self, text: &str) -> &[u32] {
        self.by_first.get(text).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.u32(self.entries.len() as u32);
        for (text, parts) in &self.entries {
            out.text(text);
            out.u32(parts.len() as u32);
            for (orth, norm) in parts {
                out.text(orth);
                out.text(norm);
            }
        }
        out.u32(self.broken.len() as u32);
        self.broken.iter().for_each(|parts| out.texts(parts));
    }

    pub(crate) fn decode(input: &mut Decoder) -> Result<Exceptions, Corrupt> {
        let mut entries = Vec::new();
        for _ in 0..input.count(8)? {
            let text: Box<str> = input.text()?.into();
            let parts: Vec<Part> = (0..input.count(8)?)
                .map(|_| Ok((input.text()?.into(), input.text()?.into())))
                .collect::<Result<_, Corrupt>>()?;
            // The tokenizer relies on this to keep a text whole.
            if parts.iter().map(|p| &*p.0).collect::<String>() != *text || parts.iter().any(|p| p.0.is_empty()) {
                return Err(Corrupt("the tokenizer's exceptions"));
            }
            entries.push((text, parts));
        }
        let broken = (0..input.count(4)?).map(|_| input.texts()).collect::<Result<_, _>>()?;
        Ok(Exceptions::new(entries, broken))
    }
}
