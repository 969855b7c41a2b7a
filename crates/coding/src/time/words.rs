//! What are the words of a sentence, for reading dates? Hyphens, commas and `'s` are words of their own.

/// A word or a mark.
#[derive(Debug)]
pub(super) struct Word<'t> {
    /// As written.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
    /// First byte in the sentence.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// No space stands before it.
    pub glued: bool,
}

/// The words of one sentence; reading past either end gives empty words.
#[derive(Debug)]
pub(super) struct Words<'t>(Vec<Word<'t>>);

impl<'t> Words<'t> {
    /// Splits at spaces, at every mark, and before `'s`; digits keep their separators and endings (`1,971`, `22nd`).
    pub fn read(text: &'t str) -> Self {
        let mut words = Vec::new();
        let mut at = 0;
        let mut glued = false;
        while let Some(first) = text[at..].chars().next() {
            let end = at + word_length(&text[at..], first);
            if first.is_whitespace() {
                glued = false;
            } else {
                let piece = &text[at..end];
                words.push(Word { text: piece, lower: piece.to_lowercase(), start: at, end, glued });
                glued = true;
            }
            at = end;
        }
        Self(words)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The word itself.
    pub fn get(&self, at: usize) -> Option<&Word<'t>> {
        self.0.get(at)
    }

    /// Lower-case text.
    pub fn lower(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |w| w.lower.as_str())
    }

    /// Lower-case text of the word `back` places before `at`.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.lower(i))
    }

    /// Whether the word opens with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|w| w.text.starts_with(char::is_uppercase))
    }

    /// Whether no space stands before the word.
    pub fn glued(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|w| w.glued)
    }

    /// Whether the words from `at` on are exactly these.
    pub fn are(&self, at: usize, these: &[&str]) -> bool {
        these.iter().enumerate().all(|(i, w)| self.lower(at + i) == *w)
    }

    /// Up to eight lower-case words from `at` on.
    pub fn some(&self, at: usize) -> Vec<&str> {
        self.0.iter().skip(at).take(8).map(|w| w.lower.as_str()).collect()
    }

    /// Value of a word of plain digits, with their number.
    pub fn digits(&self, at: usize) -> Option<(i32, usize)> {
        let word = self.0.get(at)?.text;
        let plain = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| word.parse().ok().map(|v| (v, word.len()))).flatten()
    }
}

/// Bytes of the word that `text` starts with.
fn word_length(text: &str, first: char) -> usize {
    if matches!(first, '\'' | '’') {
        let rest = &text[first.len_utf8()..];
        let tail = rest.strip_prefix(['s', 'S']);
        let possessive = tail.is_some_and(|t| !t.starts_with(char::is_alphanumeric));
        return first.len_utf8() + usize::from(possessive);
    }
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let separator = matches!(c, ',' | '.')
            && text[..i].ends_with(|p: char| p.is_ascii_digit())
            && next.is_some_and(|n| n.is_ascii_digit());
        if !c.is_alphanumeric() && !separator {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}
