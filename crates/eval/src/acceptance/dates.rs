//! Which days does a record ask for? Its date stands in words around an ISO 8601 value.

use jiff::ToSpan;
use jiff::civil::Date;
use legation_model::time::DateRange;

/// Days that a date may be off where the record says `about`.
const ABOUT_DAYS: i64 = 3;
/// A stretch longer than this is left open by the text: an unknown date is right as well.
const OPEN_DAYS: i32 = 31;

/// What a record asks of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// These days, or some of them.
    In(DateRange),
    /// Known or not, but within these days (`by`, `after`, `about`, longer than a month).
    Open(DateRange),
    /// Nothing.
    Nothing,
}

impl Wanted {
    /// Reads `2031-03-04 (Tuesday)`, `by 2031-03-06`, `2031-02/03`, `about 2031-03-02 (vague)`.
    pub fn of(text: &str) -> Self {
        let Some((at, range)) = first_range(text) else { return Self::Nothing };
        let before: Vec<&str> = text.get(..at).unwrap_or("").split_whitespace().collect();
        let after = text.get(at..).unwrap_or("");
        let early = DateRange { first: Date::MIN, last: range.last };
        let late = DateRange { first: range.first, last: Date::MAX };
        match before.last().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).as_deref() {
            Some("by" | "before") => Self::Open(early),
            Some("after") => Self::Open(late),
            Some("about") => Self::Open(widened(range)),
            _ if after.contains("or earlier") => Self::Open(early),
            _ if range.days() > OPEN_DAYS => Self::Open(range),
            _ => Self::In(range),
        }
    }

    /// Whether the date of a claim is right; if not, why.
    pub fn check(self, found: Option<DateRange>) -> Result<(), String> {
        let (range, open) = match self {
            Self::Nothing => return Ok(()),
            Self::In(range) => (range, false),
            Self::Open(range) => (range, true),
        };
        match found {
            None if open => Ok(()),
            None => Err(format!("has no date, not {}", range.timex())),
            Some(found) if range.contains(&found) => Ok(()),
            Some(found) => Err(format!("is dated {}, not {}", found.timex(), shown(range))),
        }
    }
}

fn shown(range: DateRange) -> String {
    match (range.first == Date::MIN, range.last == Date::MAX) {
        (true, _) => format!("by {}", range.last),
        (_, true) => format!("after {}", range.first),
        _ => range.timex(),
    }
}

fn widened(range: DateRange) -> DateRange {
    let span = ABOUT_DAYS.days();
    DateRange { first: range.first.saturating_sub(span), last: range.last.saturating_add(span) }
}

/// The first ISO value of a text with its place: a year, month or day, or an interval (`2031-02/03` runs from February
/// to March). What follows a day directly (`T08:43`, `TNI`) is left out.
pub fn first_range(text: &str) -> Option<(usize, DateRange)> {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..text.len()).filter(|at| digit(*at) && (*at == 0 || !digit(at - 1)));
    starts.into_iter().find_map(|at| {
        let (first, rest) = value(text.get(at..)?)?;
        let last = rest.strip_prefix('/').and_then(|rest| {
            // `03` after `2031-02/` is a month of the same year.
            let short = rest.get(..2).filter(|s| s.bytes().all(|b| b.is_ascii_digit()));
            value(rest).map(|(range, _)| range).or_else(|| DateRange::month(first.first.year(), short?.parse().ok()?))
        });
        let last = last.map_or(first.last, |l| l.last);
        (first.first <= last).then_some((at, DateRange { first: first.first, last }))
    })
}

/// The value that a text begins with, and what follows.
fn value(text: &str) -> Option<(DateRange, &str)> {
    let bytes = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    let digits = text.get(..bytes)?.trim_end_matches('-');
    let range = match digits.split('-').collect::<Vec<_>>().as_slice() {
        [year] if year.len() == 4 => DateRange::year(year.parse().ok()?),
        [year, month] if year.len() == 4 => DateRange::month(year.parse().ok()?, month.parse().ok()?),
        [year, _, _] if year.len() == 4 => digits.parse().ok().map(DateRange::day),
        _ => None,
    }?;
    Some((range, text.get(digits.len()..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match Wanted::of(text) {
            Wanted::Nothing => "-".to_string(),
            Wanted::In(r) => r.timex(),
            Wanted::Open(r) => format!("open {}", super::shown(r)),
        }
    }

    #[test]
    fn dates_in_words() {
        for (text, expected) in [
            ("2031-03-04 (Tuesday)", "2031-03-04"),
            ("2031-03 (\"earlier this month\")", "2031-03"),
            ("by 2031-03-06", "open by 2031-03-06"),
            ("not stated (by 2031-03-06)", "open by 2031-03-06"),
            ("after 2031-02-22", "open after 2031-02-22"),
            ("2031-02-28 or earlier; said by 2031-03-01", "open by 2031-02-28"),
            ("2031-02/03", "open 2031-02-01/2031-03-31"),
            ("2031-03-04/2031-03-05 (inferred)", "2031-03-04/2031-03-05"),
            ("about 2031-03-02 (vague)", "open 2031-02-27/2031-03-05"),
            ("2031-02-28TNI", "2031-02-28"),
            ("2031-03-05T08:43+05:30", "2031-03-05"),
            ("said 2031-03-04 (Tuesday); window ~2031-03-05/2031-03-06", "2031-03-04"),
            ("1972", "open 1972"),
            ("a few days before", "-"),
            ("24 to 36 hours", "-"),
            ("", "-"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_date_may_be_more_precise_than_asked_for_and_unknown_only_where_it_is_open() {
        let day = |text: &str| text.parse().map(DateRange::day).ok();
        let right = |text: &str, found| Wanted::of(text).check(found).is_ok();
        assert!(right("2031-03", day("2031-03-04")) && !right("2031-03-04", DateRange::month(2031, 3)));
        assert!(right("by 2031-03-06", None) && !right("2031-03-06", None) && right("recently", None));
        assert!(!right("by 2031-03-06", day("2031-03-07")) && !right("after 2031-03-06", day("2031-03-05")));
    }
}
