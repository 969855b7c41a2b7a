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
/// `spoken`: who is quoted, with the day of speaking.
/// `opens_later`: whether a sentence begins with a word that carries the day on (`Afterwards`, `In a subsequent call`).
pub fn imply_days(
    events: &mut [EventClaim],
    times: &[TimeRef],
    published: Option<DateRange>,
    recalled: &BTreeSet<String>,
    spoken: &[(String, TimeRef)],
    opens_later: impl Fn(u32) -> bool,
) {
    let story = story_day(times, published);
    let open = |e: &EventClaim| !dated(e) && e.background.is_none() && happened(e) && !recalled.contains(&e.id);
    let found: Vec<Option<(u8, ImpliedTime)>> = (0..events.len())
        .map(|i| {
            if !open(&events[i]) {
                return None;
            }
            let beside = told_beside(events, i, recalled).map(|w| (0, w, "day of the event told beside it"));
            let before =
                || told_before(events, i, recalled, &opens_later).map(|w| (1, w, "day of the event told before"));
            let speech = || spoken_on(&events[i], spoken).map(|w| (2, w, "day on which its speaker spoke"));
            let about = || story.clone().map(|w| (3, w, "day that the story is about"));
            let (rank, time, why) = beside.or_else(before).or_else(speech).or_else(about)?;
            Some((rank, ImpliedTime { time, why: why.into(), sure: rank < 2 }))
        })
        .collect();
    for i in 0..events.len() {
        // What is told more than once has the day that one of its tellings gives most surely.
        let first = events[i].repeats.clone().unwrap_or_else(|| events[i].id.clone());
        let told = (0..events.len()).filter(|&j| events[j].id == first || events[j].repeats.as_deref() == Some(&first));
        if !told.clone().any(|j| events[j].id == first && (open(&events[j]) || dated(&events[j]))) || !open(&events[i])
        {
            continue;
        }
        let lent = told.clone().find_map(|j| lends(&events[j]).cloned());
        events[i].implied_when = match lent {
            Some(time) => Some(ImpliedTime { time, why: "day of the same event, told elsewhere".into(), sure: true }),
            None => told.filter_map(|j| found[j].clone()).min_by_key(|(rank, _)| *rank).map(|(_, implied)| implied),
        };
    }
}

/// The day on which the one who says it speaks elsewhere in the article.
fn spoken_on(event: &EventClaim, spoken: &[(String, TimeRef)]) -> Option<TimeRef> {
    let speaker = event.attribution.iter().find(|s| !s.medium && s.actor.person)?;
    spoken.iter().find(|(name, _)| *name == speaker.actor.name).map(|(_, time)| time.clone())
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
    // `the raid, carried out by rebels`: told of what the article has told.
    let known = trigger.tag() == "VBN"
        && matches!(trigger.dep(), "acl" | "advcl")
        && crate::frame::objects(trigger, 0).iter().any(|noun| {
            noun.i() < trigger.i() && noun.children().any(|c| matches!(c.lower(), "the" | "this" | "that"))
        });
    noun || known || (clause.dep() == "advcl" && clause.children().any(mark))
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
fn told_beside(events: &[EventClaim], i: usize, recalled: &BTreeSet<String>) -> Option<TimeRef> {
    let here = &events[i];
    let told = |e: &&EventClaim| e.sentence == here.sentence && e.id != here.id && !recalled.contains(&e.id);
    let beside = events.iter().filter(told);
    let near = |e: &&EventClaim| e.trigger.start.abs_diff(here.trigger.start);
    beside.filter(|e| lends(e).is_some()).min_by_key(near).and_then(lends).cloned()
}

/// The last dated event of the two sentences before, if it has an actor in common or the text goes on from it.
fn told_before(
    events: &[EventClaim],
    i: usize,
    recalled: &BTreeSet<String>,
    opens_later: &impl Fn(u32) -> bool,
) -> Option<TimeRef> {
    let here = &events[i];
    let before = events[..i].iter().rev().take_while(|e| here.sentence - e.sentence <= 2);
    let mut dated = before.filter(|e| e.sentence < here.sentence && lends(e).is_some() && !recalled.contains(&e.id));
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
