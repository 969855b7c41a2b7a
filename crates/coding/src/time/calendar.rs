//! Which days and months of the calendar does a text name?

use jiff::civil::Date;
use legation_model::time::{DateRange, TimeForm};

use super::words::Words;
use super::{Match, weekday, years};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SHORT_MONTHS: [(&str, i8); 12] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// Words before a month that show that a month is meant (`in May`, `since March`).
const MONTH_LEADS: [&str; 22] = [
    "in",
    "since",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "-",
    "by",
    "until",
    "till",
    "from",
    "during",
    "of",
    "through",
    "throughout",
    "before",
    "after",
    "between",
    "to",
    "every",
];
/// Words after a month and day that make them the name of a group or place (`March 14 Alliance`).
const NAMED_AFTER_DAYS: [&str; 9] =
    ["alliance", "movement", "brigade", "brigades", "coalition", "group", "bridge", "square", "street"];
/// Words after a number of four digits that it counts or measures.
const COUNTED: [&str; 64] = [
    "people",
    "persons",
    "troops",
    "soldiers",
    "men",
    "women",
    "children",
    "civilians",
    "fighters",
    "militants",
    "rebels",
    "refugees",
    "migrants",
    "families",
    "homes",
    "houses",
    "buildings",
    "rockets",
    "missiles",
    "drones",
    "shells",
    "tanks",
    "vehicles",
    "prisoners",
    "detainees",
    "hostages",
    "protesters",
    "demonstrators",
    "police",
    "officers",
    "workers",
    "staff",
    "students",
    "members",
    "residents",
    "villagers",
    "tourists",
    "pilgrims",
    "passengers",
    "others",
    "dead",
    "deaths",
    "injured",
    "wounded",
    "casualties",
    "victims",
    "metres",
    "meters",
    "m",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "feet",
    "tonnes",
    "tons",
    "barrels",
    "dollars",
    "euros",
    "percent",
    "hours",
    "gmt",
    "local",
    "utc",
];

/// The month that a word names, short forms with a full stop included; the words it takes.
pub(super) fn month(words: &Words, at: usize) -> Option<(i8, usize)> {
    let word = words.lower(at);
    let capital = words.capital(at);
    if let Some(i) = MONTHS.iter().position(|m| *m == word).filter(|_| capital || !matches!(word, "march" | "may")) {
        return Some((i as i8 + 1, 1));
    }
    if !capital {
        return None;
    }
    let (_, number) = SHORT_MONTHS.iter().find(|(m, _)| *m == word)?;
    let stop = words.lower(at + 1) == "." && words.glued(at + 1);
    Some((*number, 1 + usize::from(stop)))
}

/// Day of the month: `22`, `22nd`, `05`.
fn day(words: &Words, at: usize) -> Option<i8> {
    let word = words.lower(at);
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    if plain.is_empty() || plain.len() > 2 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    plain.parse().ok().filter(|d| (1..=31).contains(d))
}

/// A year of four digits with nothing known of its surroundings but that no unit follows.
pub(super) fn year_number(words: &Words, at: usize) -> Option<i16> {
    let (value, digits) = words.digits(at)?;
    let fits = digits == 4 && (1000..=2100).contains(&value) && !COUNTED.contains(&words.lower(at + 1));
    fits.then(|| i16::try_from(value).ok()).flatten()
}

/// The year after a month or day, with or without a comma: year and words taken.
fn trailing_year(words: &Words, at: usize) -> Option<(i16, usize)> {
    let comma = usize::from(matches!(words.lower(at), "," | "of"));
    year_number(words, at + comma).map(|y| (y, comma + 1))
}

pub(super) fn range(first: Option<Date>, last: Option<Date>) -> Option<TimeForm> {
    let (first, last) = (first?, last?);
    (first <= last).then_some(TimeForm::Absolute { range: DateRange { first, last } })
}

pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A month and day with a year if there is one; `None` for days that the month has not (`June 31`).
fn dated(month: i8, day: i8, year: Option<i16>) -> Option<TimeForm> {
    match year {
        Some(year) => range(date(year, month, day), date(year, month, day)),
        None => date(2024, month, day).map(|_| TimeForm::MonthDay { month, day: Some(day) }),
    }
}

/// `April 22, 2025`, `Apr. 22`, `April the 22nd`, `April 22-24, 2025`.
pub(super) fn month_day(words: &Words, at: usize) -> Option<Match> {
    let (month, taken) = month(words, at)?;
    let mut end = at + taken + usize::from(words.lower(at + taken) == "the");
    let first = day(words, end)?;
    end += 1;
    if NAMED_AFTER_DAYS.contains(&words.lower(end)) || words.lower(end) == "%" {
        return None;
    }
    if let Some((year, used)) = trailing_year(words, end) {
        return Some(Match::time(end + used, dated(month, first, Some(year))?));
    }
    let mut second = end + 1;
    if matches!(words.lower(end), "-" | "–" | "to" | "and" | "through") {
        let same = self::month(words, second).map_or((month, 0), |m| m);
        second += same.1;
        if let (Some(last), Some((year, used))) = (day(words, second), trailing_year(words, second + 1)) {
            let form = range(date(year, month, first), date(year, same.0, last))?;
            return Some(Match::time(second + 1 + used, form));
        }
    }
    Some(Match::time(end, dated(month, first, None)?))
}

/// `22 April 2025`, `22nd of April, 2025`, `22-24 April 2025`.
pub(super) fn day_month(words: &Words, at: usize) -> Option<Match> {
    let first = day(words, at)?;
    let mut end = at + 1;
    let mut last = first;
    if matches!(words.lower(end), "-" | "–" | "to" | "and")
        && let Some(other) = day(words, end + 1)
    {
        last = other;
        end += 2;
    }
    end += usize::from(words.lower(end) == "of");
    let (month, taken) = month(words, end)?;
    end += taken;
    let year = trailing_year(words, end);
    end += year.map_or(0, |(_, used)| used);
    let form = match year {
        Some((year, _)) if last != first => range(date(year, month, first), date(year, month, last))?,
        None if last != first => return None,
        _ => dated(month, first, year.map(|(y, _)| y))?,
    };
    Some(Match::time(end, form))
}

/// The further day of `April 22 and 24` or `April 22-24`, after a match that ended before `at`.
pub(super) fn further_day(words: &Words, at: usize, before: &TimeForm) -> Option<(usize, Match)> {
    let TimeForm::MonthDay { month, day: Some(_) } = before else { return None };
    let second = matches!(words.lower(at), "-" | "–" | "to" | "and" | "or").then(|| day(words, at + 1)).flatten()?;
    let next = words.lower(at + 2);
    let alone = words.glued(at + 1) || matches!(next, "" | "," | "." | ")" | "in" | "at" | "as" | "when" | "between");
    let form = alone.then(|| dated(*month, second, None)).flatten()?;
    Some((at + 1, Match::time(at + 2, form)))
}

/// `2025-04-22` and `2025/04/22`; `4/22/2025` has no known order and is no date.
pub(super) fn numeric(words: &Words, at: usize) -> Option<Match> {
    let mark = words.lower(at + 1);
    let joined = (1..5).all(|i| words.glued(at + i)) && words.lower(at + 3) == mark;
    if !joined || !matches!(mark, "-" | "/") || words.lower(at + 5) == mark {
        return None;
    }
    let ((a, a_len), (b, _), (c, c_len)) = (words.digits(at)?, words.digits(at + 2)?, words.digits(at + 4)?);
    if a_len == 4 {
        let (year, month, day) = (i16::try_from(a).ok()?, i8::try_from(b).ok()?, i8::try_from(c).ok()?);
        return Some(Match::time(at + 5, range(date(year, month, day), date(year, month, day))?));
    }
    let plausible = mark == "/" && a <= 31 && b <= 31 && a.min(b) <= 12 && (c_len == 4 || c_len == 2);
    plausible.then(|| Match::time(at + 5, TimeForm::Vague))
}

/// A month with a year (`April 2025`) or alone (`in April`).
fn month_alone(words: &Words, at: usize) -> Option<Match> {
    let lead = usize::from(matches!(words.lower(at), "last" | "next" | "this"));
    let at_month = at + lead;
    let (month, taken) = month(words, at_month)?;
    let end = at_month + taken;
    if let Some((year, used)) = trailing_year(words, end) {
        return Some(Match::time(end + used, TimeForm::Absolute { range: DateRange::month(year, month)? }));
    }
    if !words.capital(at_month) {
        return None;
    }
    let (before, after) = (words.before(at_month, 1), words.lower(end));
    let led =
        MONTH_LEADS.contains(&before) || (before == "and" && self::month(words, at_month.wrapping_sub(2)).is_some());
    let person = matches!(month, 3 | 4 | 5 | 6 | 8);
    let short = taken > 1 || words.lower(at_month).len() < 4 && month != 5;
    let opens = at_month == 0 && after == "'s";
    if (led || !person && at_month > 0 || opens) && !short && (led || !words.capital(end)) {
        return Some(Match::time(end, TimeForm::MonthDay { month, day: None }));
    }
    None
}

/// The calendar date that starts at word `at`; the longest reading wins.
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
    [weekday::read, month_day, day_month, numeric, month_alone, years::read]
        .iter()
        .filter_map(|rule| rule(words, at))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}
