//! When? Dates as a text says them, and the days they mean.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::timex::Timex;

/// A stretch of whole days, both ends included, as precise as the text allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateRange {
    /// First possible day.
    pub first: Date,
    /// Last possible day.
    pub last: Date,
}

impl DateRange {
    /// One day.
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// A month of a year; `None` where there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month() })
    }

    /// A year; `None` outside the years that the calendar type holds.
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self { first, last: first.last_of_year() })
    }

    /// Whether the range is one day.
    pub fn is_day(&self) -> bool {
        self.first == self.last
    }

    /// Number of days, at least 1.
    pub fn days(&self) -> i32 {
        self.last.since(self.first).map(|s| s.get_days()).unwrap_or(0) + 1
    }

    /// Whether the two ranges have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of `other` lies within this range.
    pub fn contains(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// TIMEX3 value: `2025-05-04`, `2025-05`, `2025`, or an ISO 8601 interval `2025-05-01/2025-05-03`.
    pub fn timex(&self) -> String {
        if self.is_day() {
            return self.first.to_string();
        }
        if Self::month(self.first.year(), self.first.month()) == Some(*self) {
            return format!("{:04}-{:02}", self.first.year(), self.first.month());
        }
        if Self::year(self.first.year()) == Some(*self) {
            return format!("{:04}", self.first.year());
        }
        format!("{}/{}", self.first, self.last)
    }

    /// The range of a TIMEX3 value as [`DateRange::timex`] writes it; `None` for anything else.
    pub fn from_timex(value: &str) -> Option<Self> {
        if let Some((first, last)) = value.split_once('/') {
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            return (first <= last).then_some(Self { first, last });
        }
        let parts: Vec<&str> = value.split('-').collect();
        match parts.as_slice() {
            [year] if year.len() == 4 => Self::year(year.parse().ok()?),
            [year, month] if year.len() == 4 && month.len() == 2 => {
                Self::month(year.parse().ok()?, month.parse().ok()?)
            }
            [_, _, _] => value.parse().ok().map(Self::day),
            _ => None,
        }
    }
}

/// Where a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The text, its address or its index states it.
    Stated,
    /// Worked out from other things; [`Dated::why`] says from what.
    Inferred,
    /// Not known. Never replaced by the day of reading.
    Unknown,
}

/// A date with the reason to believe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dated {
    /// The days, `None` where unknown.
    pub range: Option<DateRange>,
    /// Stated, inferred or unknown.
    pub basis: Basis,
    /// In words: the line that states it, or what it was inferred from.
    pub why: String,
}

impl Dated {
    /// An unknown date, with what was looked for.
    pub fn unknown(why: impl Into<String>) -> Self {
        Self { range: None, basis: Basis::Unknown, why: why.into() }
    }

    /// A stated date.
    pub fn stated(range: DateRange, why: impl Into<String>) -> Self {
        Self { range: Some(range), basis: Basis::Stated, why: why.into() }
    }

    /// An inferred date.
    pub fn inferred(range: DateRange, why: impl Into<String>) -> Self {
        Self { range: Some(range), basis: Basis::Inferred, why: why.into() }
    }
}

/// What a time expression says, before it is anchored. `Relative` forms need the publication date
/// or another time of the text; the same value can be resolved again when that date becomes known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum TimeForm {
    /// A complete date, month or year.
    Absolute {
        /// The days meant.
        range: DateRange,
    },
    /// Day and month without a year (`April 22`); `day` is `None` for a month alone (`in April`).
    MonthDay {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month.
        day: Option<i8>,
    },
    /// A day of the week: 1 is Monday, 7 is Sunday. `direction`: -1 `last`, 0 unmarked, 1 `next`.
    Weekday {
        /// Day of the week, 1 to 7 from Monday.
        weekday: i8,
        /// Which one.
        direction: i8,
    },
    /// Days from the publication date: `today` 0, `yesterday` -1, `three days ago` -3.
    DaysFromPublication {
        /// Signed number of days; earlier is negative.
        days: i32,
        /// Not exact (`a few days ago`): the value is an estimate with a margin of as many days again.
        vague: bool,
    },
    /// Days from the time of the event mentioned before: `two days earlier` -2, `the next day` 1.
    DaysFromContext {
        /// Signed number of days; earlier is negative.
        days: i32,
        /// Not exact, as above.
        vague: bool,
    },
    /// Calendar unit from the publication date: `last month` is month -1, `this year` is year 0.
    UnitFromPublication {
        /// The unit.
        unit: TimeUnit,
        /// How many units from the present one.
        offset: i32,
    },
    /// A stretch of time without a place in the calendar (`two days of talks`, `for 30 years`), in days.
    Duration {
        /// Length in days, at least 1; shorter spans count as 1.
        days: i32,
    },
    /// From the moment of speaking on (`within the next 24 to 36 hours`), in hours.
    Window {
        /// Earliest end, hours.
        min_hours: i32,
        /// Latest end, hours.
        max_hours: i32,
    },
    /// Repeated (`every Friday`): TIMEX3 SET. Never an event's date.
    Set,
    /// A time that is no date (`in recent years`, `since Soviet times`).
    Vague,
}

/// Calendar units of relative expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Week,
    Month,
    Year,
}

/// A time expression of a document. Where it is written, its TIMEX3 value stands beside it ([`TimeRef::timex`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Written")]
pub struct TimeRef {
    /// Bytes in the document's text.
    pub span: Span,
    /// As written.
    pub text: String,
    /// What it says.
    pub form: TimeForm,
    /// The days it means, once anchored.
    pub range: Option<DateRange>,
    /// The anchor in words (`Sunday before the publication date 2025-05-05`), empty if none was needed.
    pub anchor: String,
}

/// A time expression as it is written: with what follows from its other fields.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Written {
    span: Span,
    text: String,
    form: TimeForm,
    range: Option<DateRange>,
    anchor: String,
    timex: Timex,
}

impl From<TimeRef> for Written {
    fn from(time: TimeRef) -> Self {
        let timex = time.timex();
        let TimeRef { span, text, form, range, anchor } = time;
        Self { span, text, form, range, anchor, timex }
    }
}
