//! Where are the numbers of a sentence, and which values do their words allow?

use super::number;
use super::sentence::Sentence;

/// A number with its qualifier, in words of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// First word, the qualifier's if there is one.
    pub start: usize,
    /// First word of the number proper.
    pub number: usize,
    /// One past the last word.
    pub end: usize,
    pub low: Option<u64>,
    pub best: Option<u64>,
    pub high: Option<u64>,
    /// `exact`, `at least`, `at most`, `about`, `range`, or the word itself (`dozens`).
    pub qualifier: String,
}

/// Words before a number that bound it. Longer ones first.
const QUALIFIERS: [(&[&str], &str); 32] = [
    (&["no", "fewer", "than"], "at least"),
    (&["no", "less", "than"], "at least"),
    (&["not", "less", "than"], "at least"),
    (&["no", "more", "than"], "at most"),
    (&["as", "many", "as"], "at most"),
    (&["a", "total", "of"], "exact"),
    (&["at", "least"], "at least"),
    (&["more", "than"], "at least"),
    (&["upwards", "of"], "at least"),
    (&["well", "over"], "at least"),
    (&["a", "minimum", "of"], "at least"),
    (&["up", "to"], "at most"),
    (&["at", "most"], "at most"),
    (&["fewer", "than"], "at most"),
    (&["less", "than"], "at most"),
    (&["just", "under"], "at most"),
    (&["close", "to"], "about"),
    (&["just", "over"], "about"),
    (&["an", "estimated"], "about"),
    (&["or", "so"], "about"),
    (&["over"], "at least"),
    (&["under"], "at most"),
    (&["about"], "about"),
    (&["around"], "about"),
    (&["some"], "about"),
    (&["roughly"], "about"),
    (&["approximately"], "about"),
    (&["nearly"], "about"),
    (&["almost"], "about"),
    (&["estimated"], "about"),
    (&["exactly"], "exact"),
    (&["just"], "exact"),
];

/// Words that count without a number: lowest and highest value that newswriting uses them for.
const ROUND: [(&[&str], u64, Option<u64>); 8] = [
    (&["hundreds", "of", "thousands"], 200_000, Some(999_999)),
    (&["tens", "of", "thousands"], 20_000, Some(99_999)),
    (&["tens", "of", "millions"], 20_000_000, Some(99_999_999)),
    (&["dozens"], 24, Some(99)),
    (&["scores"], 40, Some(199)),
    (&["hundreds"], 200, Some(999)),
    (&["thousands"], 2_000, Some(9_999)),
    (&["millions"], 2_000_000, None),
];

fn matches(sent: &Sentence, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(i, w)| sent.lower(at + i) == *w)
}

/// The qualifier that ends before word `at`: its first word and its meaning.
fn qualifier(sent: &Sentence, at: usize) -> Option<(usize, &'static str)> {
    QUALIFIERS.iter().find_map(|(words, meaning)| {
        let start = at.checked_sub(words.len())?;
        matches(sent, start, words).then_some((start, *meaning))
    })
}

/// Marks and words around a number that make it money, a share, an ordinal or a label.
fn is_no_count(sent: &Sentence, start: usize, end: usize) -> bool {
    let (before, after) = (sent.before(start, 1), sent.lower(end));
    let money =
        matches!(before, "$" | "€" | "£" | "us$" | "#") || matches!(after, "%" | "percent" | "dollars" | "euros");
    let label = matches!(before, "no." | "article" | "resolution" | "flight" | "number" | "page");
    let joined = start > 0
        && matches!(before, "-" | "/" | ":")
        && sent.words.get(start - 1).zip(sent.words.get(start)).is_some_and(|(a, b)| a.end == b.start);
    let one = sent.lower(start) == "one"
        && matches!(before, "no" | "the" | "this" | "that" | "any" | "every" | "each" | "another");
    money || label || joined || one
}

/// The quantity whose number starts at word `at`.
fn read(sent: &Sentence, at: usize) -> Option<Quantity> {
    let round = ROUND.iter().find(|(words, ..)| matches(sent, at, words));
    if let Some((words, low, high)) = round {
        let (start, end) = (qualifier(sent, at).map_or(at, |(start, _)| start), at + words.len());
        let quantity =
            Quantity { start, number: at, end, low: Some(*low), best: None, high: *high, qualifier: words.join(" ") };
        return Some(quantity);
    }
    let words: Vec<&str> = sent.words.iter().skip(at).take(10).map(|w| w.lower.as_str()).collect();
    let first = number::read(&words)?;
    let mut end = at + first.words;
    if is_no_count(sent, at, end) {
        return None;
    }
    let (between, word) = (sent.before(at, 1) == "between", sent.lower(end));
    if (matches!(word, "to" | "-" | "–" | "or") || between && word == "and")
        && let Some(second) = number::read(&words[(first.words + 1).min(words.len())..])
        && second.value > first.value
    {
        end += 1 + second.words;
        let start = at - usize::from(between);
        return Some(Quantity {
            start,
            number: at,
            end,
            low: Some(first.value),
            best: None,
            high: Some(second.value),
            qualifier: "range".to_owned(),
        });
    }
    let (start, meaning) = qualifier(sent, at).unwrap_or((at, if first.rough { "about" } else { "exact" }));
    let value = first.value;
    // "About" allows one part in ten either way: newswriting rounds to one or two figures.
    let (low, high) = match meaning {
        "at least" => (Some(value), None),
        "at most" => (None, Some(value)),
        "about" => (Some(value - value / 10), Some(value.saturating_add(value / 10))),
        _ => (Some(value), Some(value)),
    };
    Some(Quantity { start, number: at, end, low, best: Some(value), high, qualifier: meaning.to_owned() })
}

/// Every number of the sentence in textual order.
pub(super) fn all(sent: &Sentence) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < sent.words.len() {
        match read(sent, at) {
            Some(quantity) => {
                at = quantity.end;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}
