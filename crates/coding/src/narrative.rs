//! On which day was something done that no word dates? News tells events in order: an undated one has the day of the one
//! told just before, or that which the story is about.
//!
//! What is implied is kept apart from what is said (`EventClaim::implied_when`): it fills a gap and contradicts nothing.

use std::collections::BTreeSet;

use legation_model::claim::{EventClaim, ImpliedTime};
use legation_model::plover::Modality;
use legation_model::span::Span;
use legation_model::time::{DateRange, TimeForm, TimeRef};
use legation_nlp::Token;

use crate::events::ASIDE;
use crate::modality::clause_of;

/// How many days before the publication the day of a story's first event lies at most.
const NEWS_DAYS: i32 = 4;

/// Gives the events that nothing dates the day that the order of telling implies.
///
/// `times`: the time expressions of the document in order, resolved as far as the publication date allows.
/// `recalled`: ids of events that are not told but recalled ([`recalled`]).
/// `opens_later`: whether a sentence begins with a word that carries the day on (`Afterwards`, `In a subsequent call`).
pub fn imply_days(
    events: &mut [EventClaim],
    times: &[TimeRef],
    published: Option<DateRange>,
    recalled: &BTreeSet<String>,
    opens_later: impl Fn(u32) -> bool,
) {
    let story = story_day(times, published);
    for i in 0..events.len() {
        if dated(&events[i])
            || events[i].background.is_some()
            || !happened(&events[i])
            || recalled.contains(&events[i].id)
        {
            continue;
        }
        let found = told_beside(events, i)
            .map(|w| (w, "day of the event told beside it"))
            .or_else(|| told_before(events, i, &opens_later).map(|w| (w, "day of the event told before")))
            .or_else(|| story.clone().map(|w| (w, "day that the story is about")));
        events[i].implied_when = found.map(|(time, why)| ImpliedTime { time, why: why.into() });
    }
}

/// Whether a word is only recalled (`after the raid`, `over the killing`, `since troops entered`): the story goes on elsewhere.
pub fn recalled(trigger: Token<'_>) -> bool {
    let clause = clause_of(trigger);
    let behind = |t: Token<'_>| t.dep() == "pobj" && ASIDE.contains(&t.head().lower());
    let noun =
        std::iter::successors(Some(trigger), |t| matches!(t.dep(), "conj" | "compound").then(|| t.head())).any(behind);
    let mark = |c: Token<'_>| {
        matches!(c.dep(), "mark" | "advmod") && matches!(c.lower(), "after" | "when" | "since" | "before" | "because")
    };
    noun || (clause.dep() == "advcl" && clause.children().any(mark))
}

/// Whether the text gives the event a day of its own.
fn dated(event: &EventClaim) -> bool {
    event.when.as_ref().is_some_and(|w| !matches!(w.form, TimeForm::Duration { .. }))
}

/// Told as done, not as foretold or wished for.
fn happened(event: &EventClaim) -> bool {
    !matches!(event.modality, Modality::Planned | Modality::Future)
}

/// The time of an event that may lend it: its own, narrower than a month.
fn lends(event: &EventClaim) -> Option<&TimeRef> {
    let when = event.when.as_ref().filter(|_| event.background.is_none())?;
    let narrow = match &when.form {
        TimeForm::Absolute { range } => range.days() <= 7,
        TimeForm::MonthDay { day, .. } => day.is_some(),
        TimeForm::Weekday { .. } | TimeForm::DaysFromPublication { .. } | TimeForm::DaysFromContext { .. } => true,
        _ => false,
    };
    narrow.then_some(when)
}

/// The nearest dated event of the same sentence.
fn told_beside(events: &[EventClaim], i: usize) -> Option<TimeRef> {
    let here = &events[i];
    let beside = events.iter().filter(|e| e.sentence == here.sentence && e.id != here.id);
    let near = |e: &&EventClaim| e.trigger.start.abs_diff(here.trigger.start);
    beside.filter(|e| lends(e).is_some()).min_by_key(near).and_then(lends).cloned()
}

/// The last dated event of the two sentences before, if it has an actor in common or the text goes on from it.
fn told_before(events: &[EventClaim], i: usize, opens_later: &impl Fn(u32) -> bool) -> Option<TimeRef> {
    let here = &events[i];
    let before = events[..i].iter().rev().take_while(|e| here.sentence - e.sentence <= 2);
    let mut dated = before.filter(|e| e.sentence < here.sentence && lends(e).is_some());
    let goes_on = opens_later(here.sentence);
    dated.find(|e| goes_on || in_common(e, here)).and_then(lends).cloned()
}

fn in_common(a: &EventClaim, b: &EventClaim) -> bool {
    let codes = |e: &EventClaim| -> Vec<String> {
        e.actors.iter().chain(&e.recipients).filter_map(|x| x.code().map(str::to_owned)).collect()
    };
    let (a, b) = (codes(a), codes(b));
    a.iter().any(|x| b.contains(x))
}

/// The day that the article is about: the first time in it that lies in the last days before the publication, else the
/// day of publication itself.
fn story_day(times: &[TimeRef], published: Option<DateRange>) -> Option<TimeRef> {
    let recent = |when: &&TimeRef| match (when.range, published) {
        (Some(range), Some(published)) => {
            let days = published.first.since(range.last).map(|s| s.get_days()).unwrap_or(i32::MAX);
            range.days() <= 2 && (0..=NEWS_DAYS).contains(&days)
        }
        _ => matches!(when.form, TimeForm::Weekday { direction: 0, .. } | TimeForm::DaysFromPublication { .. }),
    };
    times.iter().find(recent).cloned().or_else(|| {
        let form = TimeForm::DaysFromPublication { days: 0, vague: false };
        published.filter(DateRange::is_day).map(|day| TimeRef {
            span: Span::new(0, 0),
            text: String::new(),
            form,
            range: Some(day),
            anchor: "the publication date".into(),
        })
    })
}
