//! Is this claim about an incident whose date is known? By type, actors, place and the day that the words allow.

use jiff::ToSpan;
use jiff::civil::Date;
use legation_model::actor::Sector;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::plover::{Modality, Quad};
use legation_model::time::{DateRange, TimeForm, TimeUnit};

use crate::knowledge::{GEONAMES, Incident, Knowledge};
use crate::who;

/// How long after an incident articles still give its day and month without the year.
const BARE_DATE_DAYS: i32 = 120;
/// How long after an incident articles tell of it without any date.
const UNDATED_DAYS: i32 = 45;

/// What a claim about a known incident says of the publication date.
pub struct Match<'k> {
    /// The incident.
    pub incident: &'k Incident,
    /// Days in which the article can have been published.
    pub published: DateRange,
    /// How much the match tells: 3 its day fits, 2 its month fits, 1 no date words.
    pub weight: u32,
}

/// The incidents that a claim may be about, if the article was published in the days that each match gives.
pub fn matches<'k>(doc: &CodedDocument, event: &EventClaim, knowledge: &Knowledge<'k>) -> Vec<Match<'k>> {
    let denied = matches!(
        event.modality,
        Modality::Denied | Modality::Retracted | Modality::Planned | Modality::Future | Modality::Conditional
    );
    if denied {
        return Vec::new();
    }
    knowledge
        .incidents
        .iter()
        .filter(|i| same_kind(event, i, knowledge))
        .filter_map(|incident| {
            let (published, weight) = publication(doc, event, incident)?;
            Some(Match { incident, published, weight })
        })
        .collect()
}

/// Id of the place in the data; of places that only the gazetteer knows nothing is told of incidents.
fn told_place(event: &EventClaim) -> Option<&str> {
    event.place.as_ref().and_then(|p| p.id.as_deref()).filter(|id| !id.starts_with(GEONAMES))
}

/// Type, actors, recipients and place agree as far as both sides have them.
pub fn same_kind(event: &EventClaim, incident: &Incident, knowledge: &Knowledge<'_>) -> bool {
    if event.event_type != incident.event_type {
        return false;
    }
    let meets = |known: &[String], told: &[legation_model::actor::Actor]| {
        let codes = who::codes(told);
        (!known.is_empty() && !codes.is_empty()).then(|| known.iter().any(|k| codes.contains(k)))
    };
    // A group that works from a state is not that state.
    let armed =
        |a: &&legation_model::actor::Actor| matches!(a.sector, Some(Sector::Reb | Sector::Uaf)) && a.igo.is_none();
    let told: Vec<_> = event.actors.iter().filter(|a| !armed(a)).cloned().collect();
    let actors = meets(&incident.actors, &told);
    let recipients = meets(&incident.recipients, &event.recipients);
    let told = told_place(event);
    let place = incident.place.as_deref().zip(told).map(|(a, b)| knowledge.places_agree(a, b));
    let answers = [actors, recipients, place];
    // Who suffered is not enough: an attack by persons unknown is not yet the strike of a state.
    let same = actors == Some(true) || place == Some(true);
    !answers.contains(&Some(false)) && same
}

/// Whether an act of conflict is told so that it can hardly be another one: where, to whom, or between which two.
pub fn is_certain(event: &EventClaim, incident: &Incident, knowledge: &Knowledge<'_>) -> bool {
    let hostile = matches!(incident.event_type.quad(), Quad::VerbalConflict | Quad::MaterialConflict);
    let suffers = who::codes(&event.recipients);
    let told = told_place(event);
    let place = incident.place.as_deref().zip(told).is_some_and(|(a, b)| knowledge.places_agree(a, b));
    let sides = who::codes(event.actors.iter().chain(&event.recipients));
    let between = incident.actors.len() > 1 && incident.actors.iter().all(|a| sides.contains(a));
    hostile && (place || incident.recipients.iter().any(|r| suffers.contains(r)) || between)
}

fn publication(doc: &CodedDocument, event: &EventClaim, incident: &Incident) -> Option<(DateRange, u32)> {
    let first = incident.range.first;
    let within = |days: i32| span(first, 0, days);
    let Some(when) = &event.when else { return Some((within(UNDATED_DAYS)?, 1)) };
    match when.form {
        TimeForm::Absolute { range } => Some((within(BARE_DATE_DAYS)?, 3)).filter(|_| range.overlaps(&incident.range)),
        TimeForm::MonthDay { month, day } => {
            let fits = first.month() == month && day.is_none_or(|d| d == first.day());
            Some((within(BARE_DATE_DAYS)?, 3)).filter(|_| fits)
        }
        TimeForm::Weekday { .. } | TimeForm::DaysFromContext { vague: false, .. } => match weekday(doc, event) {
            Some(w) => {
                Some((within(6)?, 3)).filter(|_| incident.range.is_day() && first.weekday().to_monday_one_offset() == w)
            }
            None => Some((within(UNDATED_DAYS)?, 1)),
        },
        TimeForm::UnitFromPublication { unit: TimeUnit::Month, offset: 0 } => Some((within(33)?, 2)),
        TimeForm::UnitFromPublication { unit: TimeUnit::Month, offset: -1 } => Some((within(62)?, 2)),
        TimeForm::UnitFromPublication { unit: TimeUnit::Week, offset: 0 | -1 } => Some((within(14)?, 2)),
        TimeForm::DaysFromPublication { days, vague } if (-60..=0).contains(&days) => {
            let slack = if vague { days } else { 0 };
            Some((span(first, -days + slack, -days - slack)?, 2))
        }
        TimeForm::Vague | TimeForm::DaysFromContext { .. } => Some((within(UNDATED_DAYS)?, 1)),
        _ => None,
    }
}

/// From `a` to `b` days after `day`.
pub fn span(day: Date, a: i32, b: i32) -> Option<DateRange> {
    Some(DateRange { first: day.checked_add(a.days()).ok()?, last: day.checked_add(b.days()).ok()? })
}

/// The day of the week, 1 to 7, that the words give a claim: its own, or one counted from another of the sentence.
pub fn weekday(doc: &CodedDocument, event: &EventClaim) -> Option<i8> {
    match event.when.as_ref()?.form {
        TimeForm::Weekday { weekday, direction } => (direction <= 0).then_some(weekday),
        TimeForm::DaysFromContext { days, vague: false } => {
            let anchor = doc.times.iter().filter(|t| sentence_of(doc, t.span.start) == Some(event.sentence));
            let mut anchors = anchor.filter_map(|t| match t.form {
                TimeForm::Weekday { weekday, direction } if direction <= 0 => Some(weekday),
                _ => None,
            });
            anchors.next().map(|w| i8::try_from((i32::from(w) - 1 + days).rem_euclid(7) + 1).unwrap_or(1))
        }
        _ => None,
    }
}

fn sentence_of(doc: &CodedDocument, at: u32) -> Option<u32> {
    let i = doc.sentences.iter().position(|s| s.span.start <= at && at < s.span.end)?;
    u32::try_from(i).ok()
}
