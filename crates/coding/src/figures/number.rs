//! Which number do these words spell?

/// A number read from the start of a list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value.
    pub value: u64,
    /// How many words it takes, at least 1.
    pub words: usize,
    /// A round word is in it (`two dozen`): the value is no exact count.
    pub rough: bool,
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Value of a number word below 100 that stands alone (`seven`, `thirty`).
pub(crate) fn small(word: &str) -> Option<u64> {
    if let Some(at) = SMALL.iter().position(|w| *w == word) {
        return Some(at as u64);
    }
    TENS.iter().position(|w| *w == word).map(|at| 20 + 10 * at as u64)
}

/// Value of `thousand`, `million`, `billion`, with their short forms.
fn scale(word: &str) -> Option<u64> {
    match word {
        "thousand" => Some(1_000),
        "million" | "mn" => Some(1_000_000),
        "billion" | "bn" => Some(1_000_000_000),
        _ => None,
    }
}

/// Value of digits with or without thousands separators (`1,250`); the second value counts
/// the digits after a decimal point, which are part of the first.
fn digits(word: &str) -> Option<(u64, u32)> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() > 18 {
        return None;
    }
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        plain.push_str(group);
    }
    plain.push_str(fraction);
    if (word.contains('.') && fraction.is_empty()) || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((plain.parse().ok()?, fraction.len() as u32))
}

/// The number at the start of `words`, which are in lower case, a hyphen being a word of its own
/// (`twenty`, `-`, `four`). Values beyond 64 bits and fractions of one are no number here.
pub(crate) fn read(words: &[&str]) -> Option<Number> {
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let (mut total, mut part, mut at, mut rough) = (0_u64, 0_u64, 0_usize, false);
    if let Some((value, decimals)) = digits(word(0)) {
        at = 1;
        part = value;
        if decimals > 0 {
            let unit = 10_u64.checked_pow(decimals)?;
            let scaled = value.checked_mul(scale(word(1))?)?;
            return Some(Number { value: scaled / unit, words: 2, rough: true });
        }
    } else if matches!(word(0), "a" | "an") && (scale(word(1)).is_some() || matches!(word(1), "hundred" | "dozen")) {
        at = 1;
        part = 1;
    } else if small(word(0)).is_none() {
        return None;
    }
    loop {
        let joined = match word(at) {
            "-" if at > 0 && small(word(at + 1)).is_some_and(|v| v < 10) && part % 100 >= 20 => 1,
            "and" if matches!(word(at.wrapping_sub(1)), "hundred" | "thousand") && small(word(at + 1)).is_some() => 1,
            _ => 0,
        };
        let next = word(at + joined);
        if let Some(value) = small(next) {
            let fits = if value < 10 { part.is_multiple_of(10) && part % 100 != 10 } else { part.is_multiple_of(100) };
            if at > 0 && (!fits || words[0].starts_with(|c: char| c.is_ascii_digit())) {
                break;
            }
            part += value;
            at += joined + 1;
        } else if joined == 0 && at > 0 && next == "hundred" && part < 100 {
            part = part.max(1) * 100;
            at += 1;
        } else if joined == 0 && at > 0 && part > 0 && scale(next).is_some() {
            total = total.checked_add(part.checked_mul(scale(next)?)?)?;
            part = 0;
            at += 1;
        } else if joined == 0 && at > 0 && next == "dozen" && part > 0 {
            part = part.checked_mul(12)?;
            rough = true;
            at += 1;
        } else {
            break;
        }
    }
    Some(Number { value: total.checked_add(part)?, words: at.max(1), rough })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_as_news_writes_them() {
        let cases: &[(&str, Option<(u64, usize)>)] = &[
            ("26 people", Some((26, 1))),
            ("1,250 soldiers", Some((1250, 1))),
            ("1,25 soldiers", None),
            ("twenty - four hours", Some((24, 3))),
            ("two hundred and six men", Some((206, 4))),
            ("three thousand five hundred men", Some((3500, 4))),
            ("a hundred tents", Some((100, 2))),
            ("a tent", None),
            ("two dozen tents", Some((24, 2))),
            ("1.5 million people", Some((1_500_000, 2))),
            ("1.5 people", None),
            ("40 thousand people", Some((40_000, 2))),
            ("one two three", Some((1, 1))),
            ("ten and two", Some((10, 1))),
            ("99999999999999999999 men", None),
            ("zero cases", Some((0, 1))),
        ];
        for (text, want) in cases {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(read(&words).map(|n| (n.value, n.words)), *want, "{text}");
        }
    }
}
