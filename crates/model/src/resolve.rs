//! Which days does a time expression mean, given when the article was published and what was told just before?
//!
//! Both anchors are ranges, because a publication date that was worked out is often known to a few days only. A form is
//! resolved against the first and the last day of its anchor and the answer is the hull, so an answer is never more
//! precise than its anchor allows.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::time::{DateRange, TimeForm, TimeUnit};

/// How far after the publication a day and month without a year may lie: news announces the next weeks with bare dates,
/// and a bare date further ahead is one of last year.
const AHEAD_DAYS: i32 = 30;

/// The days of a time expression and what they were counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The days.
    pub range: DateRange,
    /// The anchor in words, empty if none was needed.
    pub anchor: String,
}

/// The days that `form` means.
///
/// `published` is the publication date, `context` the time of the event told before (for a [`TimeForm::Window`]: the day
/// of speaking). `None` where the form names no days (a duration, a habit) or the anchor it needs is missing.
pub fn resolve(form: &TimeForm, published: Option<DateRange>, context: Option<DateRange>) -> Option<Resolved> {
    match *form {
        TimeForm::Absolute { range } => Some(Resolved { range, anchor: String::new() }),
        TimeForm::MonthDay { month, day } => {
            let (anchor, name) = either(published, context)?;
            let range = hull(anchor, |d| month_day(month, day, d))?;
            Some(Resolved { range, anchor: format!("year from the {name} {}", anchor.timex()) })
        }
        TimeForm::Weekday { weekday, direction } => {
            let published = published?;
            let range = hull(published, |d| weekday_near(weekday, direction, d).map(DateRange::day))?;
            let day = weekday_name(weekday)?;
            let how = match direction.signum() {
                -1 => "before",
                1 => "after",
                _ => "on or before",
            };
            Some(Resolved { range, anchor: format!("{day} {how} the publication date {}", published.timex()) })
        }
        TimeForm::DaysFromPublication { days, vague } => {
            let published = published?;
            let range = hull(published, |d| shift(d, days, vague))?;
            Some(Resolved { range, anchor: counted(days, vague, "the publication date", published) })
        }
        TimeForm::DaysFromContext { days, vague } => {
            let context = context?;
            let range = hull(context, |d| shift(d, days, vague))?;
            Some(Resolved { range, anchor: counted(days, vague, "the event told before,", context) })
        }
        TimeForm::UnitFromPublication { unit, offset } => {
            let published = published?;
            let range = hull(published, |d| calendar_unit(unit, offset, d))?;
            Some(Resolved { range, anchor: format!("calendar of the publication date {}", published.timex()) })
        }
        TimeForm::Window { min_hours, max_hours } => {
            let (said, name) = match context {
                Some(c) => (c, "day of speaking"),
                None => (published?, "publication date"),
            };
            // The hour of speaking is not known, so a part of a day counts as a whole one.
            let days = max_hours.max(0).checked_add(23)? / 24;
            let last = plus(said.last, days.days())?;
            // It opens when the shorter time has passed: a day after speaking for `within 24 to 36 hours`.
            let first = plus(said.first, (min_hours.clamp(0, max_hours.max(0)) / 24).days())?;
            let anchor = format!("up to {max_hours} hours from the {name} {}", said.timex());
            Some(Resolved { range: DateRange { first, last }, anchor })
        }
        TimeForm::Duration { .. } | TimeForm::Set | TimeForm::Vague => None,
    }
}

fn either(published: Option<DateRange>, context: Option<DateRange>) -> Option<(DateRange, &'static str)> {
    published.map(|p| (p, "publication date")).or(context.map(|c| (c, "event told before")))
}

/// The least range that holds what `at` gives for the first and for the last day of the anchor.
fn hull(anchor: DateRange, at: impl Fn(Date) -> Option<DateRange>) -> Option<DateRange> {
    let (a, b) = (at(anchor.first)?, at(anchor.last)?);
    Some(DateRange { first: a.first.min(b.first), last: a.last.max(b.last) })
}

fn plus(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// The day or month of the latest year in which it begins no later than [`AHEAD_DAYS`] after `published`.
fn month_day(month: i8, day: Option<i8>, published: Date) -> Option<DateRange> {
    let limit = plus(published, AHEAD_DAYS.days())?;
    // Eight years back reach the last 29 February across a century that is no leap year.
    (limit.year() - 8..=limit.year()).rev().find_map(|year| {
        let range = match day {
            Some(day) => DateRange::day(Date::new(year, month, day).ok()?),
            None => DateRange::month(year, month)?,
        };
        (range.first <= limit).then_some(range)
    })
}

fn weekday_near(weekday: i8, direction: i8, published: Date) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    match direction.signum() {
        -1 => published.nth_weekday(-1, wanted).ok(),
        1 => published.nth_weekday(1, wanted).ok(),
        _ if published.weekday() == wanted => Some(published),
        _ => published.nth_weekday(-1, wanted).ok(),
    }
}

/// `days` from `anchor`; a vague count may be off by as many days again but stays on its side of the anchor.
fn shift(anchor: Date, days: i32, vague: bool) -> Option<DateRange> {
    if !vague || days == 0 {
        return plus(anchor, Span::new().try_days(days).ok()?).map(DateRange::day);
    }
    let far = plus(anchor, Span::new().try_days(days.checked_mul(2)?).ok()?)?;
    let near = plus(anchor, days.signum().days())?;
    Some(DateRange { first: far.min(near), last: far.max(near) })
}

fn calendar_unit(unit: TimeUnit, offset: i32, published: Date) -> Option<DateRange> {
    match unit {
        TimeUnit::Week => {
            let day = plus(published, Span::new().try_weeks(offset).ok()?)?;
            let monday = plus(day, (-i32::from(day.weekday().to_monday_zero_offset())).days())?;
            Some(DateRange { first: monday, last: plus(monday, 6.days())? })
        }
        TimeUnit::Month => {
            let day = plus(published.first_of_month(), Span::new().try_months(offset).ok()?)?;
            DateRange::month(day.year(), day.month())
        }
        TimeUnit::Year => DateRange::year(published.year().checked_add(i16::try_from(offset).ok()?)?),
    }
}

fn counted(days: i32, vague: bool, from: &str, anchor: DateRange) -> String {
    let about = if vague { "about " } else { "" };
    let n = days.unsigned_abs();
    let s = if n == 1 { "" } else { "s" };
    match days.signum() {
        -1 => format!("{about}{n} day{s} before {from} {}", anchor.timex()),
        1 => format!("{about}{n} day{s} after {from} {}", anchor.timex()),
        _ => format!("{from} {}", anchor.timex()),
    }
}

/// English name of a day of the week, 1 (Monday) to 7 (Sunday); `None` for another number.
pub fn weekday_name(weekday: i8) -> Option<&'static str> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    usize::try_from(weekday).ok()?.checked_sub(1).and_then(|i| NAMES.get(i).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2021-03-05`, or `2021-03-05/2021-03-07`.
    fn range(text: &str) -> DateRange {
        let (a, b) = text.split_once('/').unwrap_or((text, text));
        DateRange { first: a.parse().expect("a date"), last: b.parse().expect("a date") }
    }

    fn check(form: TimeForm, published: &str, context: &str, expected: &str) {
        let opt = |s: &str| (!s.is_empty()).then(|| range(s));
        let got = resolve(&form, opt(published), opt(context)).map_or(String::from("-"), |r| r.range.timex());
        assert_eq!(got, expected, "{form:?} published {published:?} context {context:?}");
    }

    #[test]
    fn weekdays() {
        let day = |weekday, direction| TimeForm::Weekday { weekday, direction };
        // 5 March 2021 is a Friday.
        check(day(5, 0), "2021-03-05", "", "2021-03-05");
        check(day(4, 0), "2021-03-05", "", "2021-03-04");
        check(day(6, 0), "2021-03-05", "", "2021-02-27");
        check(day(5, -1), "2021-03-05", "", "2021-02-26");
        check(day(5, 1), "2021-03-05", "", "2021-03-12");
        check(day(1, 1), "2021-03-05", "", "2021-03-08");
        // A publication date known to three days: still one Wednesday, but two possible Saturdays.
        check(day(3, 0), "2021-03-05/2021-03-07", "", "2021-03-03");
        check(day(6, 0), "2021-03-05/2021-03-07", "", "2021-02-27/2021-03-06");
        check(day(5, 0), "", "2021-03-05", "-");
        check(day(9, 0), "2021-03-05", "", "-");
    }

    #[test]
    fn month_and_day() {
        let on = |month, day| TimeForm::MonthDay { month, day: Some(day) };
        check(on(2, 14), "2021-03-05", "", "2021-02-14");
        check(on(3, 20), "2021-03-05", "", "2021-03-20");
        check(on(12, 30), "2021-03-05", "", "2020-12-30");
        check(on(1, 3), "2020-12-20", "", "2021-01-03");
        check(on(2, 29), "2021-03-05", "", "2020-02-29");
        check(on(2, 29), "1903-01-05", "", "1896-02-29");
        check(on(2, 30), "2021-03-05", "", "-");
        check(on(2, 14), "", "2021-02-20", "2021-02-14");
        check(on(2, 14), "", "", "-");
        check(TimeForm::MonthDay { month: 4, day: None }, "2021-03-05", "", "2021-04");
        check(TimeForm::MonthDay { month: 9, day: None }, "2021-03-05", "", "2020-09");
    }

    #[test]
    fn counted_days() {
        let ago = |days, vague| TimeForm::DaysFromPublication { days, vague };
        check(ago(0, false), "2021-03-05", "", "2021-03-05");
        check(ago(-3, false), "2021-03-05", "", "2021-03-02");
        check(ago(-3, true), "2021-03-10", "", "2021-03-04/2021-03-09");
        check(ago(2, true), "2021-03-10", "", "2021-03-11/2021-03-14");
        check(ago(-1, false), "2021-03-05/2021-03-07", "", "2021-03-04/2021-03-06");
        let earlier = |days, vague| TimeForm::DaysFromContext { days, vague };
        check(earlier(-2, false), "2021-03-10", "2021-03-07", "2021-03-05");
        check(earlier(1, false), "", "2021-02-28", "2021-03-01");
        check(earlier(-2, false), "2021-03-10", "", "-");
        check(ago(i32::MAX, true), "2021-03-10", "", "-");
    }

    #[test]
    fn calendar_units() {
        let unit = |unit, offset| TimeForm::UnitFromPublication { unit, offset };
        check(unit(TimeUnit::Week, 0), "2021-03-05", "", "2021-03-01/2021-03-07");
        check(unit(TimeUnit::Week, -1), "2021-03-01", "", "2021-02-22/2021-02-28");
        check(unit(TimeUnit::Month, -1), "2021-03-31", "", "2021-02");
        check(unit(TimeUnit::Month, 1), "2020-12-31", "", "2021-01");
        check(unit(TimeUnit::Year, -1), "2021-03-05", "", "2020");
        check(unit(TimeUnit::Year, i32::MIN), "2021-03-05", "", "-");
    }

    #[test]
    fn windows_run_from_the_day_of_speaking() {
        let window = TimeForm::Window { min_hours: 24, max_hours: 36 };
        check(window.clone(), "2021-03-10", "2021-03-03", "2021-03-04/2021-03-05");
        check(window, "2021-03-10", "", "2021-03-11/2021-03-12");
        check(TimeForm::Window { min_hours: 0, max_hours: 48 }, "2021-03-10", "", "2021-03-10/2021-03-12");
        check(TimeForm::Window { min_hours: 72, max_hours: 24 }, "2021-03-10", "", "2021-03-11");
        check(TimeForm::Window { min_hours: 0, max_hours: -4 }, "2021-03-10", "", "2021-03-10");
    }

    #[test]
    fn what_names_no_days() {
        for form in [TimeForm::Duration { days: 2 }, TimeForm::Set, TimeForm::Vague] {
            check(form, "2021-03-10", "2021-03-03", "-");
        }
        check(TimeForm::Absolute { range: range("2021-03-03") }, "", "", "2021-03-03");
    }

    #[test]
    fn the_anchor_is_told() {
        let published = Some(range("2021-03-05"));
        let sunday = resolve(&TimeForm::Weekday { weekday: 7, direction: 0 }, published, None);
        assert_eq!(sunday.map(|r| r.anchor).as_deref(), Some("Sunday on or before the publication date 2021-03-05"));
        let earlier = resolve(&TimeForm::DaysFromContext { days: -2, vague: false }, None, published);
        assert_eq!(earlier.map(|r| r.anchor).as_deref(), Some("2 days before the event told before, 2021-03-05"));
    }
}
