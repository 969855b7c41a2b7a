//! On which days did an event happen, and how is that known?

use jiff::civil::Date;
use legation_model::claim::EventClaim;
use legation_model::time::DateRange;

/// How the days of an event are known, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Words of the text give them.
    Stated,
    /// An event told beside or before it lends them.
    Implied,
    /// Only what the article as a whole is about lends them.
    Assumed,
}

impl Basis {
    /// The name as in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Implied => "implied",
            Self::Assumed => "assumed",
        }
    }
}

/// The days of an event with how they are known; `None` where nothing tells them.
pub fn days(event: &EventClaim) -> Option<(DateRange, Basis)> {
    let stated = event.when.as_ref().and_then(|w| w.range).map(|r| (r, Basis::Stated));
    stated.or_else(|| {
        let implied = event.implied_when.as_ref()?;
        let basis = if implied.sure { Basis::Implied } else { Basis::Assumed };
        Some((implied.time.range?, basis))
    })
}

/// The same for formats that have no room to say how a day is known: what is only assumed is not known there.
pub fn known_days(event: &EventClaim) -> Option<DateRange> {
    days(event).filter(|(_, basis)| *basis != Basis::Assumed).map(|(range, _)| range)
}

/// The day, where it is one.
pub fn day(range: DateRange) -> Option<Date> {
    range.is_day().then_some(range.first)
}
