//! How long, how long ago, how soon: expressions of a number and a unit, and stretches without a place in the calendar.

use legation_model::time::{TimeForm, TimeUnit};

use super::Match;
use super::quantity::{Count, Quantity, clamp, quantity, unit_hours};
use super::words::Words;

/// Nouns after `48-hour` that make it a deadline.
const DEADLINES: [&str; 6] = ["deadline", "ultimatum", "notice", "window", "warning", "countdown"];
/// Words that show, before `in two weeks`, that the future is meant.
const FUTURE: [&str; 16] = [
    "will",
    "shall",
    "'ll",
    "due",
    "expected",
    "expire",
    "expires",
    "scheduled",
    "set",
    "planned",
    "plan",
    "begins",
    "starts",
    "ends",
    "resume",
    "to",
];

/// Days or calendar units from the day of speaking, `sign` -1 for `ago`.
fn from_publication(q: &Quantity, sign: i32) -> TimeForm {
    let whole = match q.count {
        Count::Single => Some(1),
        Count::Halves(n) if n % 2 == 0 => i32::try_from(n / 2).ok(),
        _ => None,
    };
    let unit = match q.unit {
        168 => Some(TimeUnit::Week),
        720 => Some(TimeUnit::Month),
        8760 => Some(TimeUnit::Year),
        _ => None,
    };
    match (unit, whole) {
        _ if q.unit >= 24 * 3650 || q.unit == 8760 && q.count == Count::Bare => TimeForm::Vague,
        (Some(unit), Some(n)) if !q.approximate && n <= 5000 => {
            TimeForm::UnitFromPublication { unit, offset: sign * n }
        }
        _ => TimeForm::DaysFromPublication { days: sign * q.days(), vague: q.vague() && q.unit >= 24 },
    }
}

/// Days from the time spoken of.
fn from_context(q: &Quantity, sign: i32) -> TimeForm {
    if q.unit >= 24 * 3650 {
        return TimeForm::Vague;
    }
    TimeForm::DaysFromContext { days: sign * q.days(), vague: q.unit >= 24 && (q.vague() || q.unit >= 720) }
}

/// A window that ends after the quantity; bare plurals have customary bounds (days: one to seven).
fn window(q: &Quantity) -> TimeForm {
    if q.unit >= 8760 && matches!(q.count, Count::Bare | Count::Few(_)) || q.unit >= 24 * 3650 {
        return TimeForm::Vague;
    }
    let (low, high) = match (q.count, q.unit) {
        (Count::Bare | Count::Few(_), 1) => (1, 24),
        (Count::Bare | Count::Few(_), 24) => (24, 168),
        (Count::Bare | Count::Few(_), 168) => (168, 672),
        (Count::Bare | Count::Few(_), 720) => (720, 4320),
        _ => q.hours(),
    };
    TimeForm::Window { min_hours: clamp(low.max(1)), max_hours: clamp(high.max(1)) }
}

fn duration(q: &Quantity) -> TimeForm {
    let (low, high) = q.hours();
    TimeForm::Duration { days: clamp((low.midpoint(high) + 23) / 24).max(1) }
}

/// Quantities that their following word, or the one before, gives a meaning: `two days ago`, `a day after`, `for a week`.
fn measured(words: &Words, at: usize) -> Option<Match> {
    let q = quantity(words, at)?;
    let end = q.end();
    let next = words.lower(end);
    if q.count == Count::Single && next == "-" {
        return None;
    }
    if next == "-" && words.glued(end + 1) || next == "old" || words.are(end, &["of", "age"]) {
        return compound(words, &q, end);
    }
    if q.hyphened {
        let form = if DEADLINES.contains(&words.lower(end)) { window(&q) } else { duration(&q) };
        return Some(Match::time(end, form));
    }
    if words.before(at, 1) == "aged" {
        return Some(Match::nothing(end));
    }
    match next {
        "ago" => return Some(Match::time(end + 1, from_publication(&q, -1))),
        "earlier" | "before" | "prior" | "previously" | "beforehand" => {
            return Some(Match::time(end + 1, from_context(&q, -1)));
        }
        "later" | "after" | "afterwards" | "afterward" | "following" | "into" => {
            return Some(Match::time(end + 1, from_context(&q, 1)));
        }
        "from" if words.lower(end + 1) == "now" => return Some(Match::time(end + 2, from_publication(&q, 1))),
        _ => {}
    }
    if q.count == Count::Bare {
        let stretch = next == "of" && !matches!(words.before(at, 1), "the" | "these" | "those" | "first" | "last");
        return stretch.then(|| Match::time(end, TimeForm::Vague));
    }
    let single = matches!(q.count, Count::Single) || words.are(at, &["one", "day"]);
    let led = matches!(
        words.before(at, 1),
        "for" | "after" | "lasting" | "lasted" | "lasts" | "last" | "than" | "takes" | "took"
    );
    if single && !(led || next == "of" || q.approximate && words.lower(at) != "some") {
        return None;
    }
    Some(Match::time(end, duration(&q)))
}

/// What follows a hyphen after the unit: `24-year-old` is an age, `decades-long` and `week-long` are stretches.
fn compound(words: &Words, q: &Quantity, end: usize) -> Option<Match> {
    let dash = usize::from(words.lower(end) == "-");
    match words.lower(end + dash) {
        "long" | "old" if q.count == Count::Bare => Some(Match::time(end + dash + 1, TimeForm::Vague)),
        "long" => Some(Match::time(end + dash + 1, duration(q))),
        _ => Some(Match::nothing(end + dash + 1)),
    }
}

/// `week-long`, `weeklong`, `month-long`.
fn long(words: &Words, at: usize) -> Option<Match> {
    let (unit, end) = match words.lower(at).strip_suffix("long") {
        Some(unit) => (unit, at + 1),
        None if words.are(at + 1, &["-", "long"]) => (words.lower(at), at + 3),
        None => return None,
    };
    let (hours, plural) = unit_hours(unit)?;
    let form = if plural { TimeForm::Vague } else { TimeForm::Duration { days: clamp(hours / 24).max(1) } };
    (!unit.is_empty()).then(|| Match::time(end, form))
}

/// Quantities behind a preposition that decides: `within 48 hours`, `in two weeks`, `for decades`, `the past three days`.
fn led(words: &Words, at: usize) -> Option<Match> {
    let lead = words.lower(at);
    if lead == "within" {
        if let Some(found) = coming(words, at + 1) {
            return Some(found);
        }
        let q = quantity(words, at + 1)?;
        let end = q.end();
        if words.lower(end) == "of" {
            let vague = TimeForm::DaysFromContext { days: q.days(), vague: true };
            return Some(Match::time(end, if q.unit >= 24 { vague } else { from_context(&q, 1) }));
        }
        return Some(Match::time(end, window(&q)));
    }
    if lead == "for" {
        let q = quantity(words, at + 1).filter(|q| q.count == Count::Bare)?;
        return Some(Match::time(q.end(), TimeForm::Vague));
    }
    if lead == "in" {
        return in_quantity(words, at);
    }
    coming(words, at).or_else(|| past(words, at))
}

/// `in two weeks` of the future; a record (`the first in ten years`) or a stretch is none.
fn in_quantity(words: &Words, at: usize) -> Option<Match> {
    let q = quantity(words, at + 1).filter(|q| !q.hyphened && q.count != Count::Bare)?;
    let end = q.end();
    let later = words.are(end, &["'", "time"]) || words.are(end, &["’", "time"]) || words.are(end, &["'s", "time"]);
    let record = (1..4).any(|back| {
        let word = words.before(at, back);
        word.ends_with("est") || matches!(word, "first" | "time" | "only" | "worst" | "most")
    });
    let future = (1..=at).any(|back| FUTURE.contains(&words.before(at, back)));
    if later || future && !record && words.lower(end) != "of" && words.lower(end) != "on" {
        return Some(Match::time(end + if later { 2 } else { 0 }, from_publication(&q, 1)));
    }
    None
}

/// `the next 24 to 36 hours`, `the coming days`.
fn coming(words: &Words, at: usize) -> Option<Match> {
    let the = usize::from(words.lower(at) == "the");
    if !matches!(words.lower(at + the), "next" | "coming") {
        return None;
    }
    let q = quantity(words, at + the + 1)?;
    (!q.hyphened).then(|| Match::time(q.end(), window(&q)))
}

/// `the past three days`, `the last week`, `recent days`: a stretch that ends now, estimated at its middle.
fn past(words: &Words, at: usize) -> Option<Match> {
    let the = usize::from(words.lower(at) == "the");
    let lead = words.lower(at + the);
    if lead == "recent" || lead == "these" && words.lower(at + 1) == "past" {
        let q = quantity(words, at + the + 1).filter(|q| q.count == Count::Bare)?;
        let near = matches!(q.unit, 24 | 168);
        let form = TimeForm::DaysFromPublication { days: -clamp(q.unit / 24 * 2), vague: true };
        return Some(Match::time(q.end(), if near { form } else { TimeForm::Vague }));
    }
    if !matches!(lead, "past" | "last" | "previous" | "preceding") {
        return None;
    }
    let next = at + the + 1;
    let unit = unit_hours(words.lower(next));
    let q = match unit {
        Some((hours, false)) if the == 1 && (lead == "past" || lead == "last" && hours >= 168) => {
            Quantity { count: Count::Single, unit: hours, approximate: false, hyphened: false, at_unit: next }
        }
        _ => quantity(words, next)?,
    };
    if q.unit >= 24 * 3650 || q.unit >= 8760 && q.vague() || q.hyphened {
        return Some(Match::time(q.end(), TimeForm::Vague));
    }
    let days = (q.hours().1 + 47) / 48;
    Some(Match::time(q.end(), TimeForm::DaysFromPublication { days: -clamp(days.max(1)), vague: true }))
}

/// Times that are no dates: `since Soviet times`, `the Cold War`, `over the years`, `in the near future`.
fn vague(words: &Words, at: usize) -> Option<Match> {
    let since = usize::from(words.lower(at) == "since");
    let the = usize::from(words.lower(at + since) == "the");
    let first = at + since + the;
    let (one, two) = (words.lower(first), words.lower(first + 1));
    let end = match (one, two) {
        ("near" | "foreseeable" | "distant", "future") if the == 1 => first + 2,
        ("cold", "war") => first + 2 + usize::from(words.lower(first + 2) == "era"),
        ("years", _) if the == 1 && words.before(at, 1) == "over" => first + 1,
        (era, "times" | "era") if !era.is_empty() && is_era(words, first) => first + 2,
        (_, "-") if words.lower(first + 2) == "era" => first + 3,
        _ => return None,
    };
    Some(Match::time(end, TimeForm::Vague))
}

/// Whether the word before `times` or `era` names an age of history rather than a newspaper.
fn is_era(words: &Words, at: usize) -> bool {
    let known = matches!(
        words.lower(at),
        "soviet"
            | "colonial"
            | "imperial"
            | "ottoman"
            | "medieval"
            | "ancient"
            | "modern"
            | "recent"
            | "communist"
            | "apartheid"
            | "tsarist"
    );
    known && !words.capital(at + 1)
}

/// The quantity or stretch that starts at word `at`; the longest reading wins.
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
    [measured, long, led, vague]
        .iter()
        .filter_map(|rule| rule(words, at))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}
