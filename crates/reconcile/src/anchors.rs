//! Which days do a document's time words mean, now that its publication date is known? And do they fit the calendar?

use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::diag::{Diag, Severity};
use legation_model::plover::Modality;
use legation_model::resolve::{resolve, weekday_name};
use legation_model::time::{DateRange, TimeForm, TimeRef, TimeUnit};

use crate::incidents;
use crate::knowledge::{Incident, Knowledge};
use crate::words;

/// How long before publication an incident may lie that an article gives to its own month by mistake.
const LATELY_DAYS: i32 = 60;

/// Resolves the time words of a document. With `again` those that have days already are resolved anew (the publication date
/// has become known); without it only those that have none.
pub fn resolve_all(doc: &mut CodedDocument, again: bool) {
    let published = doc.document.published.range;
    for time in doc.times.iter_mut().chain(doc.figures.iter_mut().filter_map(|f| f.when.as_mut())) {
        anchor(time, published, None, again);
    }
    for i in 0..doc.events.len() {
        // One time expression may date several claims of a sentence.
        let same = |e: &&EventClaim| {
            let times = e.when.as_ref().zip(doc.events[i].when.as_ref());
            times.is_some_and(|(a, b)| a.span == b.span && a.form == b.form && e.sentence == doc.events[i].sentence)
        };
        let copied = doc.events[..i].iter().find(same).and_then(|e| e.when.clone()).filter(|w| w.range.is_some());
        let context = context(&doc.events, i);
        let event = &mut doc.events[i];
        if let Some(when) = &mut event.when {
            match copied {
                Some(done) => *when = done,
                None => anchor(when, published, context, again),
            }
        }
        if let Some(implied) = &mut event.implied_when {
            anchor(&mut implied.time, published, context, again);
        }
        let said = event.when.as_ref().and_then(|w| w.range);
        if let Some(window) = &mut event.window {
            anchor(window, published, said, true);
        }
    }
}

fn anchor(time: &mut TimeRef, published: Option<DateRange>, context: Option<DateRange>, again: bool) {
    if time.range.is_some() && !again {
        return;
    }
    if let Some(found) = resolve(&time.form, published, context) {
        time.range = Some(found.range);
        time.anchor = found.anchor;
    }
}

/// The time of the event told before: the nearest earlier one of the same type with a common actor, else the nearest in
/// the same sentence or the one before.
fn context(events: &[EventClaim], i: usize) -> Option<DateRange> {
    let event = &events[i];
    let dated = |e: &EventClaim| e.when.as_ref().and_then(|w| w.range).filter(|_| e.background.is_none());
    let earlier = || events[..i].iter().rev();
    let alike = earlier().find_map(|e| dated(e).filter(|_| crate::stories::same_kind_of_contact(e, event)));
    let near = || earlier().filter(|e| event.sentence.saturating_sub(e.sentence) <= 1).find_map(dated);
    let after = || events[i + 1..].iter().filter(|e| e.sentence == event.sentence).find_map(dated);
    alike.or_else(near).or_else(after)
}

/// Checks the time words against the calendar; conflicts are told.
pub fn check(doc: &mut CodedDocument, knowledge: &Knowledge<'_>) -> Vec<Diag> {
    let mut diags: Vec<Diag> = weekday_conflicts(doc);
    let Some(published) = doc.document.published.range else { return diags };
    for i in 0..doc.events.len() {
        if let Some((day, name)) = day_of_incident(doc, &doc.events[i], knowledge)
            && let Some(when) = &mut doc.events[i].when
        {
            when.range = Some(day);
            when.anchor = format!("day of {name}");
        }
        let event = &doc.events[i];
        let Some(when) = &event.when else { continue };
        let this_month = when.form == TimeForm::UnitFromPublication { unit: TimeUnit::Month, offset: 0 };
        let ahead =
            matches!(event.modality, Modality::Planned | Modality::Future | Modality::Offered | Modality::Conditional);
        if !this_month || ahead || published.last.day() > 3 || published.first.month() != published.last.month() {
            continue;
        }
        // What a page calls "this month" happened in the weeks before, whatever older incident it resembles.
        let lately = |i: &&Incident| {
            let after = incidents::span(i.range.last, 0, LATELY_DAYS).is_some_and(|s| s.overlaps(&published));
            after && i.range.last.month() != published.last.month()
        };
        let known = incidents::matches(doc, event, knowledge)
            .into_iter()
            .map(|m| m.incident)
            .filter(lately)
            .max_by_key(|i| i.range.last);
        let message = format!(
            "`{}` leaves no time before the publication date {}{}",
            when.text,
            words::range(published),
            known.map_or(String::new(), |k| format!("; {} was on {}", k.name, words::range(k.range))),
        );
        diags.push(
            Diag::new(Severity::Warning, "reconcile/date-conflict", &doc.document.id, message)
                .help("the month before is taken to be meant; check the article"),
        );
        let month_before = published.first.first_of_month().yesterday().map(|d| d.first_of_month());
        let before = month_before.ok().and_then(|day| DateRange::month(day.year(), day.month()));
        if let Some(when) = &mut doc.events[i].when {
            when.range = known.map(|k| k.range).or(before).or(when.range);
            when.anchor = "in conflict with the calendar".into();
        }
    }
    diags
}

/// `last month's attack in X`: the day of the only known incident that it can be, if it lies in the month told.
fn day_of_incident(doc: &CodedDocument, event: &EventClaim, knowledge: &Knowledge<'_>) -> Option<(DateRange, String)> {
    let month = event.when.as_ref()?.range.filter(|r| (28..=31).contains(&r.days()))?;
    if event.background.is_some() {
        return None;
    }
    let found = incidents::matches(doc, event, knowledge);
    let mut fitting = found
        .iter()
        .map(|m| m.incident)
        .filter(|i| i.range.is_day() && month.contains(&i.range) && incidents::is_certain(event, i, knowledge));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some((only.range, only.name.clone())),
        _ => None,
    }
}

/// A day of the week beside a date that falls on another one.
fn weekday_conflicts(doc: &CodedDocument) -> Vec<Diag> {
    doc.times
        .windows(2)
        .filter_map(|pair| {
            let near = pair[1].span.start.saturating_sub(pair[0].span.end) <= 2;
            let (named, dated) = match (&pair[0].form, &pair[1].form) {
                (TimeForm::Weekday { weekday, .. }, TimeForm::Absolute { .. } | TimeForm::MonthDay { .. }) => {
                    (*weekday, &pair[1])
                }
                (TimeForm::Absolute { .. } | TimeForm::MonthDay { .. }, TimeForm::Weekday { weekday, .. }) => {
                    (*weekday, &pair[0])
                }
                _ => return None,
            };
            let day = dated.range.filter(|r| near && r.is_day())?.first;
            let real = day.weekday().to_monday_one_offset();
            (real != named).then(|| {
                let message = format!(
                    "`{}` was a {}, not a {}",
                    dated.text,
                    weekday_name(real).unwrap_or_default(),
                    weekday_name(named).unwrap_or_default()
                );
                Diag::new(Severity::Warning, "reconcile/date-conflict", &doc.document.id, message)
                    .help("check the article")
            })
        })
        .collect()
}
