//! When, in a sentence? Time expressions as symbolic forms, found by a reader of words, without a parse.
//!
//! The span of an expression holds the words that decide its form (`late Thursday`, `within 48 hours`,
//! `by Friday`, `since Soviet times`); prepositions that merely attach it (`on`, `in`, `of`) stay outside.
//! Anchoring is another step: `legation_model::resolve`.

mod calendar;
mod quantity;
mod relative;
mod stretch;
mod weekday;
mod words;
mod years;

use legation_model::span::Span;
use legation_model::time::{TimeForm, TimeRef};

use words::Words;

/// Words that narrow a day.
const PART_OF_DAY: [&str; 8] = ["morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "overnight"];
/// Words before a time that narrow it.
const MODIFIERS: [&str; 6] = ["early", "earlier", "late", "later", "mid", "overnight"];
/// Parts of a longer time, as in `the end of next month`.
const PARTS: [&str; 8] = ["end", "beginning", "start", "middle", "close", "course", "rest", "half"];

/// What a rule found at a word.
#[derive(Debug, Clone)]
struct Match {
    /// One past its last word.
    end: usize,
    /// Its form; `None` for words that look like a time and are none (`24-year-old`).
    form: Option<TimeForm>,
}

impl Match {
    fn time(end: usize, form: TimeForm) -> Self {
        Self { end, form: Some(form) }
    }

    fn nothing(end: usize) -> Self {
        Self { end, form: None }
    }
}

/// The time expressions of one sentence in textual order. `offset` is the byte of the document at which
/// `text` starts. Forms are symbolic: `range` is `None` and `anchor` empty.
pub fn times(text: &str, offset: usize) -> Vec<TimeRef> {
    let words = Words::read(text);
    let mut found = Vec::new();
    let mut keep = |first: usize, found_match: &Match| {
        let (Some(form), Some(start), Some(end)) =
            (&found_match.form, words.get(first), words.get(found_match.end.saturating_sub(1)))
        else {
            return;
        };
        found.push(TimeRef {
            span: Span::new(offset + start.start, offset + end.end),
            text: text[start.start..end.end].to_owned(),
            form: form.clone(),
            range: None,
            anchor: String::new(),
        });
    };
    let mut at = 0;
    while at < words.len() {
        let Some(here) = read(&words, at).filter(|m| m.end > at) else {
            at += 1;
            continue;
        };
        keep(at, &here);
        at = here.end;
        let mut before = here.form;
        while let Some((first, further)) = before.as_ref().and_then(|form| calendar::further_day(&words, at, form)) {
            keep(first, &further);
            at = further.end;
            before = further.form;
        }
    }
    found
}

/// The longest time that starts at word `at`, with the words before it that narrow it.
fn read(words: &Words, at: usize) -> Option<Match> {
    let longest = plain(words, at);
    let narrowed = narrowed(words, at);
    match (longest, narrowed) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn plain(words: &Words, at: usize) -> Option<Match> {
    [calendar::read, relative::read, stretch::read]
        .iter()
        .filter_map(|rule| rule(words, at))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// `late Thursday`, `earlier this month`, `mid-May`, `the end of next year`, `by Friday`.
fn narrowed(words: &Words, at: usize) -> Option<Match> {
    let the = usize::from(words.lower(at) == "the");
    let word = words.lower(at + the);
    if matches!(words.lower(at), "by" | "until" | "till") {
        let mut inner = plain(words, at + 1)?;
        let Some(TimeForm::Weekday { direction, .. }) = &mut inner.form else { return None };
        *direction = 1;
        return Some(inner);
    }
    let next = at + the + 1;
    if PARTS.contains(&word) && words.lower(next) == "of" {
        return plain(words, next + 1)
            .filter(|m| m.form.as_ref().is_some_and(is_narrowable))
            .or_else(|| unit_of(words, next + 1));
    }
    if the == 1 || !MODIFIERS.contains(&word) {
        return None;
    }
    let skip = match words.lower(next) {
        "on" | "in" | "-" | "," => 1,
        _ => 0,
    };
    let inner = plain(words, next + skip).filter(|m| m.form.as_ref().is_some_and(is_narrowable));
    inner.or_else(|| (words.lower(next) == "in").then(|| unit_of(words, next + 1)).flatten())
}

/// Forms that a word such as `late` narrows.
fn is_narrowable(form: &TimeForm) -> bool {
    match form {
        TimeForm::Absolute { .. } | TimeForm::MonthDay { .. } | TimeForm::Weekday { .. } => true,
        TimeForm::DaysFromPublication { vague, .. } => !vague,
        TimeForm::UnitFromPublication { .. } => true,
        _ => false,
    }
}

/// `the week` and its like after `later in` or `the end of`; `the day` is the day spoken of.
fn unit_of(words: &Words, at: usize) -> Option<Match> {
    if words.lower(at) != "the" {
        return None;
    }
    if words.lower(at + 1) == "day" {
        return Some(Match::time(at + 2, TimeForm::DaysFromContext { days: 0, vague: false }));
    }
    let unit = relative::calendar_unit(words.lower(at + 1))?;
    Some(Match::time(at + 2, TimeForm::UnitFromPublication { unit, offset: 0 }))
}
