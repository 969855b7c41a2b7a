//! Which TIMEX3 value has a time expression? Type, value and modifier, from its form, its words and the days it means.
//!
//! Source: TimeML annotation guidelines 1.2.1 and ISO 24617-1 (TIMEX3): `X` stands for what is not known.

use serde::{Deserialize, Serialize};

use crate::time::{DateRange, TimeForm, TimeRef, TimeUnit};

/// TIMEX3 types that are told apart; times of day count as dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A point or stretch of the calendar.
    Date,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// How precise a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Precision {
    Day,
    Week,
    Month,
    Year,
    /// Some days that are no unit of the calendar.
    Interval,
    /// No days are known.
    Unknown,
}

/// A time expression as TIMEX3 has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timex {
    /// Type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// `2031-05-04`, `2031-05`, `2031-W18`, `2031-05-01/2031-05-03`, `XXXX-05-04`, `P2D`, `PAST_REF`.
    pub value: String,
    /// `START`, `MID`, `END`, `APPROX`, `ON_OR_BEFORE`, `MORE_THAN`, `LESS_THAN`; none where the value is exact.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// How precise the value is.
    pub precision: Precision,
}

impl TimeRef {
    /// The TIMEX3 value: of the days that it means if they are known, else of what its words say alone.
    pub fn timex(&self) -> Timex {
        let words = words(&self.text);
        let kind = match self.form {
            TimeForm::Duration { .. } => TimexType::Duration,
            TimeForm::Set => TimexType::Set,
            _ => TimexType::Date,
        };
        let (value, precision) = match (kind, self.range) {
            (TimexType::Date, Some(range)) => of_days(range),
            _ => (symbolic(&self.form, &words), Precision::Unknown),
        };
        Timex { kind, value, modifier: modifier(&self.form, &words).map(str::to_owned), precision }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == '-').map(str::to_lowercase).filter(|w| !w.is_empty()).collect()
}

/// Value and precision of a stretch of days.
fn of_days(range: DateRange) -> (String, Precision) {
    let plain = range.timex();
    let precision = match plain.len() {
        10 => Precision::Day,
        7 => Precision::Month,
        4 => Precision::Year,
        _ if range.days() == 7 && range.first.weekday().to_monday_one_offset() == 1 => {
            let week = range.first.iso_week_date();
            return (format!("{:04}-W{:02}", week.year(), week.week()), Precision::Week);
        }
        _ => Precision::Interval,
    };
    (plain, precision)
}

/// What the words say where no day is known.
fn symbolic(form: &TimeForm, words: &[String]) -> String {
    match form {
        TimeForm::Absolute { range } => range.timex(),
        TimeForm::MonthDay { month, day: Some(day) } => format!("XXXX-{month:02}-{day:02}"),
        TimeForm::MonthDay { month, day: None } => format!("XXXX-{month:02}"),
        TimeForm::Weekday { weekday, .. } => format!("XXXX-WXX-{weekday}"),
        TimeForm::DaysFromPublication { days: 0, .. } => "PRESENT_REF".into(),
        TimeForm::DaysFromPublication { .. } | TimeForm::DaysFromContext { .. } => "XXXX-XX-XX".into(),
        TimeForm::UnitFromPublication { unit: TimeUnit::Week, .. } => "XXXX-WXX".into(),
        TimeForm::UnitFromPublication { unit: TimeUnit::Month, .. } => "XXXX-XX".into(),
        TimeForm::UnitFromPublication { unit: TimeUnit::Year, .. } => "XXXX".into(),
        TimeForm::Duration { days } => format!("P{days}D"),
        TimeForm::Window { max_hours, .. } => format!("PT{}H", max_hours.max(&0)),
        TimeForm::Set => recurring(words),
        TimeForm::Vague => reference(words).into(),
    }
}

/// The period of what recurs: `every Friday`, `weekly`, `twice a year`.
fn recurring(words: &[String]) -> String {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const PERIODS: [(&str, &[&str]); 5] = [
        ("PT1H", &["hour", "hours", "hourly"]),
        ("P1D", &["day", "days", "daily", "morning", "night", "nightly", "evening"]),
        ("P1W", &["week", "weeks", "weekly", "weekend", "weekends"]),
        ("P1M", &["month", "months", "monthly"]),
        ("P1Y", &["year", "years", "yearly", "annual", "annually"]),
    ];
    for word in words {
        let single = word.strip_suffix('s').unwrap_or(word);
        if let Some(day) = DAYS.iter().position(|d| d == word || *d == single) {
            return format!("XXXX-WXX-{}", day + 1);
        }
    }
    let period = PERIODS.iter().find(|(_, names)| words.iter().any(|w| names.contains(&w.as_str())));
    period.map_or("PXX", |(value, _)| value).into()
}

/// Before, after or around the present.
fn reference(words: &[String]) -> &'static str {
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    if any(&["coming", "next", "future", "soon", "ahead", "upcoming"]) {
        "FUTURE_REF"
    } else if any(&["now", "currently", "present", "nowadays"]) {
        "PRESENT_REF"
    } else {
        "PAST_REF"
    }
}

/// The modifier that form and words give.
fn modifier(form: &TimeForm, words: &[String]) -> Option<&'static str> {
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let first = |list: &[&str]| words.first().is_some_and(|w| list.contains(&w.as_str()));
    let vague = matches!(
        form,
        TimeForm::DaysFromPublication { vague: true, .. } | TimeForm::DaysFromContext { vague: true, .. }
    );
    match () {
        () if matches!(form, TimeForm::Set | TimeForm::Vague) => None,
        () if first(&["by", "until", "till"]) => Some("ON_OR_BEFORE"),
        () if any(&["early", "beginning", "start"]) => Some("START"),
        () if any(&["mid", "middle"]) => Some("MID"),
        () if any(&["late", "end", "close"]) => Some("END"),
        () if vague || any(&["about", "around", "roughly", "nearly", "almost", "some", "few", "several"]) => {
            Some("APPROX")
        }
        () if matches!(form, TimeForm::Duration { .. }) && any(&["over", "more"]) => Some("MORE_THAN"),
        () if matches!(form, TimeForm::Duration { .. }) && any(&["under", "less"]) => Some("LESS_THAN"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn time(text: &str, form: TimeForm, days: &str) -> Timex {
        let range = (!days.is_empty()).then(|| {
            let (a, b) = days.split_once('/').unwrap_or((days, days));
            DateRange { first: a.parse().expect("a date"), last: b.parse().expect("a date") }
        });
        TimeRef { span: Span::new(0, 0), text: text.into(), form, range, anchor: String::new() }.timex()
    }

    #[test]
    fn values_types_and_modifiers() {
        use TimexType::{Date, Duration, Set};
        let weekday = TimeForm::Weekday { weekday: 4, direction: 0 };
        let week = TimeForm::UnitFromPublication { unit: TimeUnit::Week, offset: -1 };
        let ago = |vague| TimeForm::DaysFromPublication { days: -3, vague };
        for (text, form, days, kind, value, modifier) in [
            ("late Thursday", weekday.clone(), "2031-05-01", Date, "2031-05-01", Some("END")),
            ("Thursday", weekday.clone(), "", Date, "XXXX-WXX-4", None),
            ("by Thursday", weekday, "2031-05-08", Date, "2031-05-08", Some("ON_OR_BEFORE")),
            ("last week", week.clone(), "2031-04-28/2031-05-04", Date, "2031-W18", None),
            ("last week", week, "", Date, "XXXX-WXX", None),
            (
                "early May",
                TimeForm::MonthDay { month: 5, day: None },
                "2031-05-01/2031-05-31",
                Date,
                "2031-05",
                Some("START"),
            ),
            ("mid-May", TimeForm::MonthDay { month: 5, day: None }, "", Date, "XXXX-05", Some("MID")),
            ("May 4", TimeForm::MonthDay { month: 5, day: Some(4) }, "", Date, "XXXX-05-04", None),
            ("a few days ago", ago(true), "2031-05-01/2031-05-03", Date, "2031-05-01/2031-05-03", Some("APPROX")),
            ("three days ago", ago(false), "2031-05-01", Date, "2031-05-01", None),
            ("two days", TimeForm::Duration { days: 2 }, "", Duration, "P2D", None),
            ("more than 30 days", TimeForm::Duration { days: 30 }, "", Duration, "P30D", Some("MORE_THAN")),
            ("every Friday", TimeForm::Set, "", Set, "XXXX-WXX-5", None),
            ("twice a year", TimeForm::Set, "", Set, "P1Y", None),
            ("recent years", TimeForm::Vague, "", Date, "PAST_REF", None),
            ("the coming days", TimeForm::Vague, "", Date, "FUTURE_REF", None),
        ] {
            let got = time(text, form, days);
            let want = (kind, value, modifier);
            assert_eq!((got.kind, got.value.as_str(), got.modifier.as_deref()), want, "{text}");
        }
    }

    #[test]
    fn precision_is_that_of_the_days() {
        for (days, expected) in [
            ("2031-05-04", Precision::Day),
            ("2031-05-01/2031-05-31", Precision::Month),
            ("2031-01-01/2031-12-31", Precision::Year),
            ("2031-05-05/2031-05-11", Precision::Week),
            ("2031-05-06/2031-05-12", Precision::Interval),
            ("", Precision::Unknown),
        ] {
            let form = TimeForm::DaysFromContext { days: 1, vague: false };
            assert_eq!(time("then", form, days).precision, expected, "{days}");
        }
    }
}
