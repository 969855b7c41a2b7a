//! How many, of what? Counts of people and things in a parsed sentence.
//!
//! Three questions in turn: where the numbers are and what their words allow (`quantity`), what each
//! counts (`kind`), and which is part of another (here). A number whose kind no word says is not reported.

mod kind;
pub(crate) mod number;
mod quantity;
mod sentence;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use legation_model::span::Span;

use quantity::Quantity;
use sentence::Sentence;

/// A count with its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes of qualifier and number in the document.
    pub span: Span,
    /// The same as indices of tokens in the parsed document.
    pub token_range: Range<usize>,
    /// What is counted, in the vocabulary of `data/ontology/figures.csv`.
    pub what: String,
    /// Lowest value that the words allow.
    pub low: Option<u64>,
    /// The value stated, `None` for words such as `dozens` and for ranges.
    pub best: Option<u64>,
    /// Highest value that the words allow.
    pub high: Option<u64>,
    /// `exact`, `at least`, `at most`, `about`, `range`, or the word itself (`dozens`).
    pub qualifier: String,
    /// As written (`at least 26`), gaps between words made single spaces.
    pub text: String,
    /// Of whom (`tourists`); empty where the sentence does not say.
    pub of_whom: String,
    /// Token of the counted noun, or of the number where there is none; index in the parsed document.
    pub head: usize,
    /// Index in the returned list of the figure that this one is part of (`26, among them one guest`).
    pub part_of: Option<usize>,
}

/// Kinds that people belong to: only these have parts.
const PEOPLE: [&str; 7] = ["killed", "injured", "displaced", "refugees", "arrested", "protesters", "troops_stationed"];

/// The figures of a sentence in textual order. `offset` is the byte of the document at which the parsed
/// text starts (0 where the document was parsed whole).
pub fn figures(sent: legation_nlp::Span<'_>, offset: usize) -> Vec<Figure> {
    read(&Sentence::of(sent), offset)
}

fn read(sent: &Sentence, offset: usize) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    for quantity in with_single_parts(sent) {
        let noun = kind::counted(sent, &quantity);
        let whole = found.iter().rposition(|f| f.part_of.is_none() && PEOPLE.contains(&f.what.as_str()));
        if let Some(whole) = whole.filter(|w| is_part(sent, found[*w].token_range.end - sent.first, &quantity)) {
            let what = found[whole].what.clone();
            let of_whom = kind::described(sent, &quantity, noun);
            found.extend(figure(sent, offset, &quantity, &what, 1, of_whom, Some(whole)));
        } else if let Some(kind) = kind::of(sent, &quantity) {
            found.extend(figure(sent, offset, &quantity, kind.what, kind.times, kind.of_whom, None));
        }
    }
    found
}

fn figure(
    sent: &Sentence,
    offset: usize,
    quantity: &Quantity,
    what: &str,
    times: u64,
    of_whom: String,
    part_of: Option<usize>,
) -> Option<Figure> {
    let (first, last) = (sent.words.get(quantity.start)?, sent.words.get(quantity.end.checked_sub(1)?)?);
    let scale = |value: Option<u64>| value.map(|v| v.saturating_mul(times));
    Some(Figure {
        span: Span::new(offset + first.start, offset + last.end),
        token_range: sent.first + quantity.start..sent.first + quantity.end,
        what: what.to_owned(),
        low: scale(quantity.low),
        best: scale(quantity.best),
        high: scale(quantity.high),
        qualifier: quantity.qualifier.clone(),
        text: sent.text(quantity.start, quantity.end),
        of_whom,
        head: sent.first + kind::counted(sent, quantity),
        part_of,
    })
}

/// The numbers, and the single people of `including a nurse and a driver`.
fn with_single_parts(sent: &Sentence) -> Vec<Quantity> {
    let mut all = quantity::all(sent);
    for at in 0..sent.words.len() {
        let article = matches!(sent.lower(at), "a" | "an") && sent.dep(at) == "det";
        let noun = sent.head(at);
        let listed = opens_part(sent, at)
            || sent.dep(noun) == "conj" && sent.child(sent.head(noun), &["det"]).is_some_and(|d| opens_part(sent, d));
        if article && listed && noun > at && !all.iter().any(|q| q.start <= noun && at < q.end) {
            let qualifier = "exact".to_owned();
            let one = Some(1);
            all.push(Quantity { start: at, number: noun, end: noun + 1, low: one, best: one, high: one, qualifier });
        }
    }
    all.sort_by_key(|q| q.start);
    all
}

/// Whether `including` or `among them` stands before word `at`.
fn opens_part(sent: &Sentence, at: usize) -> bool {
    matches!(sent.before(at, 1), "including" | "include" | "includes" | "included")
        || matches!(sent.before(at, 1), "them" | "whom") && matches!(sent.before(at, 2), "among" | "of")
}

/// Whether the quantity is part of the figure whose number ends at `whole_end`.
fn is_part(sent: &Sentence, whole_end: usize, quantity: &Quantity) -> bool {
    let of_them = sent.lower(quantity.end) == "of" && matches!(sent.lower(quantity.end + 1), "them" | "whom");
    if of_them || opens_part(sent, quantity.start) {
        return true;
    }
    // Further members of a list that `including` opened.
    let between = whole_end..quantity.start;
    let opened = between.clone().rev().find(|at| opens_part(sent, *at));
    opened.is_some_and(|from| {
        !(from..quantity.start).any(|at| matches!(sent.tag(at), "VBD" | "VBZ" | "VBP" | "VBN" | "VBG"))
    })
}
