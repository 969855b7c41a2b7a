//! How does Legation say it? Small pieces of English for summaries and reasons.

use std::collections::BTreeSet;

use jiff::civil::Date;
use legation_model::actor::Actor;
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i).copied()).unwrap_or("")
}

/// `4 May 2025`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `4 May 2025`, `May 2025`, `2025`, or `1 to 3 May 2025`.
pub fn range(range: DateRange) -> String {
    let (a, b) = (range.first, range.last);
    if range.is_day() {
        day(a)
    } else if DateRange::month(a.year(), a.month()) == Some(range) {
        format!("{} {}", month(a), a.year())
    } else if DateRange::year(a.year()) == Some(range) {
        a.year().to_string()
    } else if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{} to {}", a.day(), day(b))
    } else if a.year() == b.year() {
        format!("{} {} to {}", a.day(), month(a), day(b))
    } else {
        format!("{} to {}", day(a), day(b))
    }
}

/// The months of a range: `April to May 2025`.
pub fn months(range: DateRange) -> String {
    let (a, b) = (range.first, range.last);
    if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{} {}", month(a), a.year())
    } else if a.year() == b.year() {
        format!("{} to {} {}", month(a), month(b), a.year())
    } else {
        format!("{} {} to {} {}", month(a), a.year(), month(b), b.year())
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// `1 document`, `3 documents`.
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// `Brazil (Ana Souza)`, `Brazil`, `gunmen`.
pub fn actor(actor: &Actor, knowledge: &Knowledge<'_>) -> String {
    match actor.code() {
        Some(code) => {
            let state = knowledge.country_name(code);
            if actor.name.ends_with(&format!("({state})")) {
                actor.name.clone()
            } else if actor.name.is_empty() || actor.name == state || actor.name == code {
                state.to_owned()
            } else if state == code && !actor.person {
                actor.name.clone()
            } else {
                format!("{state} ({})", actor.name)
            }
        }
        None => actor.name.clone(),
    }
}

/// Several actors.
pub fn actors(all: &[Actor], knowledge: &Knowledge<'_>) -> String {
    list(&all.iter().map(|a| actor(a, knowledge)).collect::<Vec<_>>())
}

/// With the first letter in upper case.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// Half of the longer words of the shorter text stand in the other.
pub fn alike(a: &str, b: &str) -> bool {
    let words = |t: &str| -> BTreeSet<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let least = x.len().min(y.len());
    if least == 0 { a.eq_ignore_ascii_case(b) } else { 2 * x.intersection(&y).count() >= least }
}
