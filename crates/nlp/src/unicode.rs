//! What Python says of a character or a string: letter, digit, upper case, space, lower form.
//!
//! spaCy's shapes, norms and splits rest on Python's answers, which differ from Rust's in small
//! ways (Rust counts letter numbers and vowel signs as letters, and knows a newer Unicode).

use crate::unicode_tables::{self as tables, Ranges};

fn contains(ranges: Ranges, c: char) -> bool {
    let c = c as u32;
    let at = ranges.partition_point(|&(_, last, _)| last < c);
    ranges.get(at).is_some_and(|&(first, _, step)| c >= first && (c - first).is_multiple_of(step))
}

/// `str.isalpha` of one character.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { contains(tables::ALPHA, c) }
}

/// `str.isdigit` of one character: superscript two and circled one are digits, fractions are not.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { contains(tables::DIGIT, c) }
}

/// `str.isupper` of one character.
pub(crate) fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { contains(tables::UPPER, c) }
}

/// `str.isspace` of one character: U+001C..U+001F too, but not U+200B.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' ' | '\t'..='\r' | '\x1c'..='\x1f') } else { contains(tables::SPACE, c) }
}

/// Whether the general category of `c` is one of P*.
pub(crate) fn is_punct(c: char) -> bool {
    contains(tables::PUNCT, c)
}

/// `str.lower`.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let newer = |c: char| !c.is_ascii() && !contains(tables::CHANGES_LOWER, c) && c.to_lowercase().ne([c]);
    if !text.chars().any(newer) {
        return text.to_lowercase();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(newer) {
        let kept = rest[at..].chars().next().map_or(0, char::len_utf8);
        out += &rest[..at].to_lowercase();
        out += &rest[at..at + kept];
        rest = &rest[at + kept..];
    }
    out + &rest.to_lowercase()
}

/// `\w`, `\d` and `\s` of Python's `re`, as sorted ranges of code points.
pub(crate) fn regex_class(name: char) -> Option<Vec<(u32, u32)>> {
    let parts: &[Ranges] = match name {
        'w' => &[tables::ALPHA, tables::DIGIT, tables::NUMERIC, &[(0x5F, 0x5F, 1)]],
        'd' => &[tables::DECIMAL],
        's' => &[tables::SPACE],
        _ => return None,
    };
    let spread = |&(first, last, step): &(u32, u32, u32)| {
        let whole = if step == 1 { Some((first, last)) } else { None };
        let single = (first..=last).step_by(step as usize).filter(move |_| step > 1).map(|c| (c, c));
        whole.into_iter().chain(single)
    };
    Some(merge_ranges(parts.iter().flat_map(|r| r.iter()).flat_map(spread).collect()))
}

/// Sorted, disjoint, non-adjacent ranges covering the same code points.
pub(crate) fn merge_ranges(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match out.last_mut() {
            Some(previous) if first <= previous.1.saturating_add(1) => previous.1 = previous.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_pythons() {
        for (c, alpha, digit) in [
            ('a', true, false),
            ('\u{2167}', false, false), // roman numeral eight: a letter number
            ('\u{24D0}', false, false), // circled a
            ('\u{1C5}', true, false),   // title-case dž
            ('²', false, true),
            ('①', false, true),
            ('½', false, false),
            ('三', true, false),
            ('٣', false, true),
        ] {
            assert_eq!((is_alpha(c), is_digit(c)), (alpha, digit), "{c:?}");
        }
    }

    #[test]
    fn lower_case_is_pythons() {
        for (text, low) in [("ΣΑΣ", "σας"), ("\u{130}x", "i\u{307}x"), ("ÀB", "àb"), ("\u{A7CB}A", "\u{A7CB}a")]
        {
            assert_eq!(lower(text), low);
        }
    }
}
