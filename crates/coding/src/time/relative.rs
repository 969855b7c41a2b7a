//! Which days does a text count from the day of speaking or from the day it spoke of: `yesterday`,
//! `last month`, `the following day`?

use legation_model::time::{TimeForm, TimeUnit};

use super::words::Words;
use super::{Match, PART_OF_DAY};

/// Names that end in `Today`.
const TODAY_PAPERS: [&str; 4] = ["russia", "usa", "india", "china"];

fn publication(days: i32) -> TimeForm {
    TimeForm::DaysFromPublication { days, vague: false }
}

fn context(days: i32, vague: bool) -> TimeForm {
    TimeForm::DaysFromContext { days, vague }
}

/// Week, month or year in the singular.
pub(super) fn calendar_unit(word: &str) -> Option<TimeUnit> {
    match word {
        "week" => Some(TimeUnit::Week),
        "month" => Some(TimeUnit::Month),
        "year" => Some(TimeUnit::Year),
        _ => None,
    }
}

/// Days of a unit in round figures: a month 30, a year 365.
fn unit_days(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Week => 7,
        TimeUnit::Month => 30,
        TimeUnit::Year => 365,
    }
}

/// `today`, `yesterday evening`, `tomorrow`, `tonight`, `this morning`, `last night`, `overnight`.
fn deictic(words: &Words, at: usize) -> Option<Match> {
    let next = words.lower(at + 1);
    let part = usize::from(PART_OF_DAY.contains(&next));
    let form = match words.lower(at) {
        "today" if words.capital(at) && TODAY_PAPERS.contains(&words.before(at, 1)) => {
            return Some(Match::nothing(at + 1));
        }
        "today" | "tonight" => return Some(Match::time(at + 1, publication(0))),
        "yesterday" => return Some(Match::time(at + 1 + part, publication(-1))),
        "tomorrow" => return Some(Match::time(at + 1 + part, publication(1))),
        "overnight" => return Some(Match::time(at + 1, TimeForm::Vague)),
        "this" if matches!(next, "morning" | "afternoon" | "evening") => publication(0),
        "last" if matches!(next, "night" | "evening") => publication(-1),
        _ => return None,
    };
    Some(Match::time(at + 2, form))
}

/// `last month`, `this year`, `next week`, `last weekend`, `the weekend`, `every year`.
fn unit(words: &Words, at: usize) -> Option<Match> {
    let the = usize::from(words.lower(at) == "the");
    let (lead, next) = (words.lower(at + the), words.lower(at + the + 1));
    let end = at + the + 2;
    if the == 1 && lead == "weekend" && matches!(words.before(at, 1), "over" | "at" | "on" | "during") {
        return Some(Match::time(at + 2, TimeForm::DaysFromPublication { days: -2, vague: true }));
    }
    if the == 0 && matches!(lead, "every" | "each") {
        let other = usize::from(next == "other");
        let unit = words.lower(at + 1 + other);
        let known = calendar_unit(unit).is_some()
            || matches!(unit, "day" | "night" | "morning" | "evening" | "weekend" | "hour");
        return known.then(|| Match::time(at + 2 + other, TimeForm::Set));
    }
    if the == 0 && matches!(lead, "once" | "twice" | "times" | "per") {
        let article = usize::from(lead != "per" && matches!(next, "a" | "an" | "every" | "each"));
        let unit = words.lower(at + 1 + article);
        let known = calendar_unit(unit).is_some() || matches!(unit, "day" | "hour");
        return (known && (article == 1 || lead == "per")).then(|| Match::time(at + 2 + article, TimeForm::Set));
    }
    let offset = match lead {
        "last" if the == 0 => -1,
        "this" if the == 0 && words.lower(at + 1) == "past" => return past_weekend(words, at),
        "this" if the == 0 => 0,
        "current" => 0,
        "next" if the == 0 => 1,
        "coming" if the == 1 => 1,
        _ => return None,
    };
    if let Some(unit) = calendar_unit(next) {
        return Some(Match::time(end, TimeForm::UnitFromPublication { unit, offset }));
    }
    match next {
        "weekend" => Some(Match::time(end, TimeForm::UnitFromPublication { unit: TimeUnit::Week, offset })),
        "spring" | "summer" | "autumn" | "fall" | "winter" | "quarter" => Some(Match::time(end, TimeForm::Vague)),
        "decade" | "century" => Some(Match::time(end, TimeForm::Vague)),
        _ => None,
    }
}

fn past_weekend(words: &Words, at: usize) -> Option<Match> {
    let form = TimeForm::DaysFromPublication { days: -2, vague: true };
    (words.lower(at + 2) == "weekend").then(|| Match::time(at + 3, form))
}

/// `the following day`, `the next morning`, `the same day`, `the day before`, `that evening`, `the week after`.
fn from_context(words: &Words, at: usize) -> Option<Match> {
    let (lead, one, two) = (words.lower(at), words.lower(at + 1), words.lower(at + 2));
    let is_day = |word: &str| word == "day" || PART_OF_DAY[..4].contains(&word);
    if lead == "that" {
        let same = usize::from(one == "same");
        let unit = words.lower(at + 1 + same);
        let form = if is_day(unit) { context(0, false) } else { calendar_unit(unit).map(|_| TimeForm::Vague)? };
        return Some(Match::time(at + 2 + same, form));
    }
    let the = usize::from(lead == "the");
    let (sign, unit, end) = match (words.lower(at + the), words.lower(at + the + 1)) {
        ("same" | "very", unit) if the == 1 && is_day(unit) => return Some(Match::time(at + 3, context(0, false))),
        ("same", "week" | "month" | "year") if the == 1 => return Some(Match::time(at + 3, TimeForm::Vague)),
        ("next" | "following", unit) if the == 1 || is_day(unit) => (1, unit, at + the + 2),
        ("previous" | "preceding", unit) if the == 1 => (-1, unit, at + 3),
        _ if the == 1 && matches!(two, "before" | "earlier") => (-1, one, at + 3),
        _ if the == 1 && matches!(two, "after" | "following") => (1, one, at + 3),
        _ => return None,
    };
    if is_day(unit) {
        if unit == "day" && words.are(at, &["the", "day", "before", "yesterday"]) {
            return Some(Match::time(at + 4, publication(-2)));
        }
        if unit == "day" && words.are(at, &["the", "day", "after", "tomorrow"]) {
            return Some(Match::time(at + 4, publication(2)));
        }
        return Some(Match::time(end, context(sign, false)));
    }
    let days = unit_days(calendar_unit(unit)?);
    Some(Match::time(end, context(sign * days, true)))
}

/// The deictic or context time that starts at word `at`; the longest reading wins.
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
    [deictic, unit, from_context]
        .iter()
        .filter_map(|rule| rule(words, at))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}
