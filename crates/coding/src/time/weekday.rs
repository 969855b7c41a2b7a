//! Which day of the week does a text name, with or without its date?

use legation_model::time::TimeForm;

use super::calendar::{day_month, month_day, numeric};
use super::words::Words;
use super::{Match, PART_OF_DAY};

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT_WEEKDAYS: [(&str, i8); 9] =
    [("mon", 1), ("tue", 2), ("tues", 2), ("wed", 3), ("thu", 4), ("thurs", 4), ("fri", 5), ("sat", 6), ("sun", 7)];
/// Words before a weekday that make it a name (`Good Friday Agreement`, `Bloody Sunday`).
const NAMED_DAYS: [&str; 9] = ["good", "black", "bloody", "ash", "palm", "easter", "holy", "maundy", "cyber"];
/// Words after a weekday that make it a newspaper.
const PAPERS: [&str; 7] = ["times", "mirror", "telegraph", "post", "mail", "express", "herald"];

/// A day of the week, alone or before a date: `Sunday`, `Thursday, April 3, 2025`, `next Friday`, `on Fridays`.
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
    let every = matches!(words.lower(at), "every" | "each");
    let mut name = at + usize::from(words.lower(at) == "this" || words.lower(at) == "the" || every);
    let direction = match words.lower(name) {
        "last" | "past" | "previous" => -1,
        "next" | "coming" => 1,
        _ => 0,
    };
    if words.lower(at) == "the" && direction == 0 {
        return None;
    }
    name += usize::from(direction != 0 || every && words.lower(name) == "other");
    if !words.capital(name) {
        return None;
    }
    let word = words.lower(name);
    let mut end = name + 1;
    let full = WEEKDAYS.iter().position(|d| *d == word).map(|i| i as i8 + 1);
    if let Some(date) = dated_weekday(words, name, full.is_some()) {
        return Some(date);
    }
    let Some(weekday) = full else {
        let plural = word.strip_suffix('s').is_some_and(|w| WEEKDAYS.contains(&w));
        return plural.then(|| Match::time(end, TimeForm::Set));
    };
    let named = NAMED_DAYS.contains(&words.before(name, 1)) && words.capital(name.wrapping_sub(1));
    if named || PAPERS.contains(&words.lower(end)) && words.capital(end) {
        return Some(Match::nothing(end));
    }
    if every {
        return Some(Match::time(end, TimeForm::Set));
    }
    end += usize::from(PART_OF_DAY.contains(&words.lower(end)));
    Some(Match::time(end, TimeForm::Weekday { weekday, direction }))
}

/// `Thursday, April 3`, `Sunday 4 May 2025`, `Tue. 3 June`: the date decides.
fn dated_weekday(words: &Words, at: usize, full: bool) -> Option<Match> {
    if !full && !SHORT_WEEKDAYS.iter().any(|(d, _)| *d == words.lower(at)) {
        return None;
    }
    let mut next = at + 1;
    while matches!(words.lower(next), "," | ".") {
        next += 1;
    }
    let the = usize::from(words.lower(next) == "the");
    month_day(words, next).or_else(|| day_month(words, next + the)).or_else(|| numeric(words, next))
}
