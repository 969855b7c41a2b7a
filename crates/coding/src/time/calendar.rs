//! Which calendar dates does a text name: days, months, years, decades?

use jiff::civil::Date;
use legation_model::time::{DateRange, TimeForm};

use super::words::Words;
use super::{Match, PART_OF_DAY};

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];
const SHORT_MONTHS: [(&str, i8); 12] = [
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
    ("oct", 10), ("nov", 11), ("dec", 12),
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT_WEEKDAYS: [(&str, i8); 9] = [
    ("mon", 1), ("tue", 2), ("tues", 2), ("wed", 3), ("thu", 4), ("thurs", 4), ("fri", 5), ("sat", 6), ("sun", 7),
];

/// Words before a month that show that a month is meant (`in May`, `since March`).
const MONTH_LEADS: [&str; 22] = [
    "in", "since", "last", "next", "this", "early", "late", "mid", "-", "by", "until", "till", "from", "during", "of",
    "through", "throughout", "before", "after", "between", "to", "every",
];
/// Words before a weekday that make it a name (`Good Friday Agreement`, `Bloody Sunday`).
const NAMED_DAYS: [&str; 9] = ["good", "black", "bloody", "ash", "palm", "easter", "holy", "maundy", "cyber"];
/// Words after a weekday that make it a newspaper.
const PAPERS: [&str; 7] = ["times", "mirror", "telegraph", "post", "mail", "express", "herald"];
/// Words after a month and day that make them the name of a group or place (`March 14 Alliance`).
const NAMED_AFTER_DAYS: [&str; 9] =
    ["alliance", "movement", "brigade", "brigades", "coalition", "group", "bridge", "square", "street"];
/// Words before a number of four digits that make it no year.
const NUMBERED: [&str; 33] = [
    "resolution", "resolutions", "res", "flight", "flights", "no", "nos", "number", "article", "articles", "section",
    "act", "order", "decree", "case", "route", "highway", "room", "unit", "page", "hull", "vision", "agenda", "expo",
    "boeing", "directive", "regulation", "file", "paragraph", "polygon", "squadron", "area", "km",
];
/// Words after a number of four digits that it counts or measures.
const COUNTED: [&str; 64] = [
    "people", "persons", "troops", "soldiers", "men", "women", "children", "civilians", "fighters", "militants",
    "rebels", "refugees", "migrants", "families", "homes", "houses", "buildings", "rockets", "missiles", "drones",
    "shells", "tanks", "vehicles", "prisoners", "detainees", "hostages", "protesters", "demonstrators", "police",
    "officers", "workers", "staff", "students", "members", "residents", "villagers", "tourists", "pilgrims",
    "passengers", "others", "dead", "deaths", "injured", "wounded", "casualties", "victims", "metres", "meters", "m",
    "km", "kilometres", "kilometers", "miles", "feet", "tonnes", "tons", "barrels", "dollars", "euros", "percent",
    "hours", "gmt", "local", "utc",
];
/// Words that a year may follow even under 1900, and that a range of years starts with.
const YEAR_LEADS: [&str; 16] = [
    "in", "of", "since", "from", "until", "till", "the", "by", "during", "after", "before", "between", "early", "late",
    "mid", "circa",
];
/// Named things that carry their year behind them (`Budapest Memorandum 1994`).
const DATED_NAMES: [&str; 16] = [
    "agreement", "accord", "accords", "treaty", "memorandum", "declaration", "convention", "pact", "protocol",
    "constitution", "war", "election", "elections", "statute", "charter", "ceasefire",
];

/// The month that a word names, short forms with a full stop included; the words it takes.
fn month(words: &Words, at: usize) -> Option<(i8, usize)> {
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
fn year_number(words: &Words, at: usize) -> Option<i16> {
    let (value, digits) = words.digits(at)?;
    let fits = digits == 4 && (1000..=2100).contains(&value) && !COUNTED.contains(&words.lower(at + 1));
    fits.then(|| i16::try_from(value).ok()).flatten()
}

/// The year after a month or day, with or without a comma: year and words taken.
fn trailing_year(words: &Words, at: usize) -> Option<(i16, usize)> {
    let comma = usize::from(matches!(words.lower(at), "," | "of"));
    year_number(words, at + comma).map(|y| (y, comma + 1))
}

fn range(first: Option<Date>, last: Option<Date>) -> Option<TimeForm> {
    let (first, last) = (first?, last?);
    (first <= last).then_some(TimeForm::Absolute { range: DateRange { first, last } })
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
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
fn month_day(words: &Words, at: usize) -> Option<Match> {
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
fn day_month(words: &Words, at: usize) -> Option<Match> {
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
fn numeric(words: &Words, at: usize) -> Option<Match> {
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
    let led = MONTH_LEADS.contains(&before) || (before == "and" && self::month(words, at_month.wrapping_sub(2)).is_some());
    let person = matches!(month, 3 | 4 | 5 | 6 | 8);
    let short = taken > 1 || words.lower(at_month).len() < 4 && month != 5;
    let opens = at_month == 0 && after == "'s";
    if (led || !person && at_month > 0 || opens) && !short && !(words.capital(end) && !led) {
        return Some(Match::time(end, TimeForm::MonthDay { month, day: None }));
    }
    None
}

/// A day of the week, alone or before a date: `Sunday`, `Thursday, April 3, 2025`, `next Friday`, `on Fridays`.
fn weekday(words: &Words, at: usize) -> Option<Match> {
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

/// Whether four digits at `at` stand where a year can stand.
fn is_year_place(words: &Words, at: usize, value: i16) -> bool {
    let (before, after) = (words.before(at, 1), words.lower(at + 1));
    let led = YEAR_LEADS.contains(&before);
    let attached = words.glued(at) && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "–" | "—" | "/")
        && !(before == "-" && (words.before(at, 2) == "mid" || words.before(at, 2) == "post" || words.before(at, 2) == "pre"));
    if attached || matches!(before, "$" | "€" | "£" | "#") || matches!(after, "%" | ":") || before == "at" {
        return false;
    }
    if !(1900..=2050).contains(&value) && !(led && (1500..=2100).contains(&value)) {
        return false;
    }
    let mut back = at;
    while back > 0 && (matches!(words.before(back, 1), "and" | "," | "or" | ".") || words.digits(back - 1).is_some()) {
        back -= 1;
    }
    if NUMBERED.contains(&words.before(back, 1)) {
        return false;
    }
    let name_before = at > 0 && words.capital(at - 1) && !led && month(words, at - 1).is_none();
    let opens = at == 1;
    !name_before || opens && words.lower(0).len() < 6 || DATED_NAMES.contains(&before)
}

/// A year, a stretch of years, a decade or a century.
fn years(words: &Words, at: usize) -> Option<Match> {
    if let Some(found) = decade(words, at) {
        return Some(found);
    }
    let first = year_number(words, at)?;
    if !is_year_place(words, at, first) {
        return None;
    }
    let (mark, lead) = (words.lower(at + 1), words.before(at, 1));
    let joined = matches!(mark, "-" | "–") && words.glued(at + 1) && words.glued(at + 2);
    let spoken = mark == "to" && matches!(lead, "from" | "(") || mark == "and" && lead == "between";
    if (joined || spoken)
        && let Some((value, digits)) = words.digits(at + 2)
    {
        let last = match digits {
            4 => value,
            2 => i32::from(first) / 100 * 100 + value,
            _ => 0,
        };
        if last > i32::from(first) && last <= 2100 {
            let last = i16::try_from(last).ok()?;
            return Some(Match::time(at + 3, range(date(first, 1, 1), date(last, 12, 31))?));
        }
    }
    if joined && words.lower(at + 2).starts_with(char::is_alphanumeric) && words.lower(at + 2) != "era" {
        return None;
    }
    Some(Match::time(at + 1, TimeForm::Absolute { range: DateRange::year(first)? }))
}

/// `1990s`, `1990's`, `the 19th century`; `early`, `mid-` and `late` narrow a decade.
fn decade(words: &Words, at: usize) -> Option<Match> {
    let word = words.lower(at);
    if matches!(words.lower(at + 1), "century") || words.lower(at + 1) == "-" && words.lower(at + 2) == "century" {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        let number: i16 = digits.parse().ok().filter(|n| (5..=21).contains(n))?;
        let end = at + if words.lower(at + 1) == "century" { 2 } else { 3 };
        return Some(Match::time(end, range(date(100 * (number - 1) + 1, 1, 1), date(100 * number, 12, 31))?));
    }
    let apart = words.lower(at + 1) == "'s" || words.lower(at + 1) == "’s";
    let digits = word.strip_suffix('s').or(apart.then_some(word))?;
    let first: i16 = digits.parse().ok().filter(|y| digits.len() == 4 && (1500..=2090).contains(y) && y % 10 == 0)?;
    let dashed = usize::from(words.before(at, 1) == "-");
    let (from, to) = match words.before(at, 1 + dashed) {
        _ if first % 100 == 0 => (0, 99),
        "early" => (0, 3),
        "mid" => (4, 6),
        "late" => (7, 9),
        _ => (0, 9),
    };
    Some(Match::time(at + 1 + usize::from(apart), range(date(first + from, 1, 1), date(first + to, 12, 31))?))
}

/// The calendar date that starts at word `at`; the longest reading wins.
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
    [weekday, month_day, day_month, numeric, month_alone, years]
        .iter()
        .filter_map(|rule| rule(words, at))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}
