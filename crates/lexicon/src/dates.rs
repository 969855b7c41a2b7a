//! Which days does a date cell mean? `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.

use jiff::civil::Date;
use legation_model::time::DateRange;

/// The days of an ISO 8601 date, month or year; `None` if it is none of these or no day of the calendar.
pub fn parse(text: &str) -> Option<DateRange> {
    let parts: Vec<&str> = text.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    if !parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let year = || parts[0].parse::<i16>().ok();
    let month = || parts[1].parse::<i8>().ok();
    match widths.as_slice() {
        [4] => DateRange::year(year()?),
        [4, 2] => DateRange::month(year()?, month()?),
        [4, 2, 2] => Date::new(year()?, month()?, parts[2].parse().ok()?).ok().map(DateRange::day),
        _ => None,
    }
}

/// Whether a time that begins in `since` and ends in `until` has a day in common with `range`. A missing end is open.
pub fn covers(since: Option<DateRange>, until: Option<DateRange>, range: DateRange) -> bool {
    since.is_none_or(|s| s.first <= range.last) && until.is_none_or(|u| range.first <= u.last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_written() {
        for text in ["1998", "1998-04", "1998-04-10", "2024-02-29"] {
            assert_eq!(parse(text).map(|r| r.timex()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "98", "1998-4", "1998-13", "2023-02-29", "10.04.1998", "1998-04-10-1", "+998", "1998-0x", "١٩٩٨"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_missing_end_is_open() {
        let year = |y| DateRange::year(y);
        assert!(covers(None, None, year(1950).expect("a year")));
        assert!(covers(year(1990), None, year(2020).expect("a year")));
        assert!(!covers(year(1990), None, year(1989).expect("a year")));
        assert!(!covers(None, year(1990), year(1991).expect("a year")));
        assert!(covers(year(1990), year(1990), year(1990).expect("a year")));
    }
}
