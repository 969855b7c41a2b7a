//! How many of which unit of time do these words say: `two and a half years`, `24 to 36 hours`?

use super::words::Words;
use crate::figures::number;

/// Words before a quantity that make it inexact.
const APPROXIMATE: [&str; 12] = [
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "over",
    "roughly",
    "approximately",
    "barely",
    "under",
    "up",
    "more",
];
/// Words between number and unit that change nothing.
const FILLERS: [&str; 10] =
    ["more", "full", "straight", "consecutive", "whole", "long", "additional", "further", "working", "calendar"];

/// Units of time by their length in hours.
pub(super) fn unit_hours(word: &str) -> Option<(i64, bool)> {
    let (stem, plural) = match word {
        "centuries" => ("century", true),
        _ => word.strip_suffix('s').map_or((word, false), |stem| (stem, true)),
    };
    let hours = match stem {
        "minute" | "second" => 0,
        "hour" => 1,
        "day" | "night" => 24,
        "week" => 24 * 7,
        "fortnight" => 24 * 14,
        "month" => 24 * 30,
        "year" => 24 * 365,
        "decade" => 24 * 3650,
        "century" => 24 * 36500,
        _ => return None,
    };
    (stem != "second" || plural).then_some((hours, plural))
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Count {
    /// `a`, `one`, `the`.
    Single,
    /// A number, in halves: 5 is two and a half.
    Halves(i64),
    /// `24 to 36`.
    Between(i64, i64),
    /// `a few`, `several`: an estimate.
    Few(i64),
    /// A plural without a number.
    Bare,
}

/// A number and a unit of time.
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    pub count: Count,
    /// Hours of the unit; 0 for minutes and seconds.
    pub unit: i64,
    pub approximate: bool,
    /// Written as an adjective: `two-day`.
    pub hyphened: bool,
    /// Word of the unit.
    pub at_unit: usize,
}

impl Quantity {
    /// Shortest and longest length in hours.
    pub(super) fn hours(&self) -> (i64, i64) {
        let (low, high) = match self.count {
            Count::Single => (2, 2),
            Count::Halves(n) => (n, n),
            Count::Between(a, b) => (2 * a, 2 * b),
            Count::Few(n) => (2 * n, 2 * n),
            Count::Bare => (6, 6),
        };
        (low.saturating_mul(self.unit) / 2, high.saturating_mul(self.unit) / 2)
    }

    /// Length in days: whole days, shorter ones 0.
    pub(super) fn days(&self) -> i32 {
        let (low, high) = self.hours();
        clamp(low.midpoint(high) / 24)
    }

    pub(super) fn vague(&self) -> bool {
        self.approximate || !matches!(self.count, Count::Single | Count::Halves(_))
    }

    pub(super) fn end(&self) -> usize {
        self.at_unit + 1
    }
}

pub(super) fn clamp(value: i64) -> i32 {
    // Two thousand years: more is no time of the news, and sums of such values stay in range.
    value.clamp(0, 730_000) as i32
}

/// The count at word `at` and the words it takes.
fn count(words: &Words, at: usize) -> Option<(Count, usize)> {
    let here = words.lower(at);
    let fixed = match (here, words.lower(at + 1), words.lower(at + 2)) {
        ("a", "few", _) => Some((Count::Few(3), 2)),
        ("a", "couple", "of") => Some((Count::Few(2), 3)),
        ("a", "handful", "of") => Some((Count::Few(4), 3)),
        ("a", "number", "of") => Some((Count::Few(4), 3)),
        ("half", "a" | "an", _) | ("a" | "an", "half", _) => Some((Count::Halves(1), 2)),
        ("few", _, _) => Some((Count::Few(3), 1)),
        ("several" | "many", _, _) => Some((Count::Few(4), 1)),
        ("a" | "an", next, _) if unit_hours(next).is_some() || FILLERS.contains(&next) => Some((Count::Single, 1)),
        _ => None,
    };
    if fixed.is_some() {
        return fixed;
    }
    if matches!(words.before(at, 1), "$" | "€" | "£") || words.glued(at) && words.before(at, 1) == "-" {
        return None;
    }
    let some = words.some(at);
    let first = number::read(&some)?;
    let value = |n: u64| i64::try_from(n).ok().filter(|n| *n <= 1_000_000);
    let n = value(first.value)?;
    if words.are(at + first.words, &["and", "a", "half"]) {
        return Some((Count::Halves(2 * n + 1), first.words + 3));
    }
    if matches!(words.lower(at + first.words), "to" | "or" | "-" | "–" | "and")
        && let Some(second) = number::read(&some[(first.words + 1).min(some.len())..])
        && let Some(m) = value(second.value).filter(|m| *m > n)
        && (words.lower(at + first.words) != "and" || words.before(at, 1) == "between")
    {
        return Some((Count::Between(n, m), first.words + 1 + second.words));
    }
    Some((Count::Halves(2 * n), first.words))
}

/// The quantity that starts at word `at`.
pub(super) fn quantity(words: &Words, at: usize) -> Option<Quantity> {
    let mut next = at;
    let mut approximate = false;
    if APPROXIMATE.contains(&words.lower(next)) {
        approximate = true;
        next += 1 + usize::from(matches!(words.lower(next + 1), "than" | "to" | "of"));
    } else if words.are(next, &["at", "least"]) || words.are(next, &["less", "than"]) {
        approximate = true;
        next += 2;
    } else if matches!(words.lower(next), "just" | "only") {
        next += 1;
    }
    let (count, taken) = count(words, next).unwrap_or((Count::Bare, 0));
    next += taken;
    let hyphened = taken > 0 && words.lower(next) == "-" && words.glued(next) && words.glued(next + 1);
    next += usize::from(hyphened);
    if taken > 0 && FILLERS.contains(&words.lower(next)) {
        next += 1;
    }
    let (unit, plural) = unit_hours(words.lower(next))?;
    let single = matches!(count, Count::Single | Count::Halves(1 | 2));
    let agrees = match count {
        Count::Bare => plural && (next == at || words.are(at, &["some"])),
        Count::Halves(1) => true,
        _ => hyphened || plural != single,
    };
    agrees.then_some(Quantity { count, unit, approximate, hyphened, at_unit: next })
}
