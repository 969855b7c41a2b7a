//! Which years, decades and centuries does a text name?

use legation_model::time::{DateRange, TimeForm};

use super::Match;
use super::calendar::{date, month, range, year_number};
use super::words::Words;

/// Words before a number of four digits that make it no year.
const NUMBERED: [&str; 33] = [
    "resolution",
    "resolutions",
    "res",
    "flight",
    "flights",
    "no",
    "nos",
    "number",
    "article",
    "articles",
    "section",
    "act",
    "order",
    "decree",
    "case",
    "route",
    "highway",
    "room",
    "unit",
    "page",
    "hull",
    "vision",
    "agenda",
    "expo",
    "boeing",
    "directive",
    "regulation",
    "file",
    "paragraph",
    "polygon",
    "squadron",
    "area",
    "km",
];
/// Words that a year may follow even under 1900, and that a range of years starts with.
const YEAR_LEADS: [&str; 16] = [
    "in", "of", "since", "from", "until", "till", "the", "by", "during", "after", "before", "between", "early", "late",
    "mid", "circa",
];
/// Named things that carry their year behind them (`Budapest Memorandum 1994`).
const DATED_NAMES: [&str; 16] = [
    "agreement",
    "accord",
    "accords",
    "treaty",
    "memorandum",
    "declaration",
    "convention",
    "pact",
    "protocol",
    "constitution",
    "war",
    "election",
    "elections",
    "statute",
    "charter",
    "ceasefire",
];

/// Whether four digits at `at` stand where a year can stand.
fn is_year_place(words: &Words, at: usize, value: i16) -> bool {
    let (before, after) = (words.before(at, 1), words.lower(at + 1));
    let led = YEAR_LEADS.contains(&before);
    let attached = words.glued(at)
        && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "–" | "—" | "/")
        && !(before == "-"
            && (words.before(at, 2) == "mid" || words.before(at, 2) == "post" || words.before(at, 2) == "pre"));
    if attached || matches!(before, "$" | "€" | "£" | "#") || matches!(after, "%" | ":") || before == "at" {
        return false;
    }
    let likely = if led { 1500..=2100 } else { 1900..=2050 };
    if !likely.contains(&value) {
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
pub(super) fn read(words: &Words, at: usize) -> Option<Match> {
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
