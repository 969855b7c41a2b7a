//! Is a time expression read where it stands, and does it mean the right days?

use legation_model::article::BlockKind;
use legation_model::claim::EventClaim;
use legation_model::resolve::resolve;
use legation_model::time::{Basis, DateRange, TimeForm, TimeRef};

use super::Met;
use super::articles::{Articles, Place};
use super::dates::{Wanted, first_range};
use super::list::Record;

/// The expression at the record's words, with the TIMEX3 value of the list.
pub fn check(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    if place.block().is_none_or(|kind| !kind.is_story()) {
        return outside(record, place, articles);
    }
    let here = place.doc.times.iter().filter(|t| t.span.overlaps(place.span));
    let mut why = "no time expression was read there".to_string();
    for time in here {
        match value(record, time, place, articles) {
            Ok(()) => return Ok(()),
            Err(e) => why = e,
        }
    }
    Err(why)
}

/// A date of the page, not of the story: the line that dates the article must do so, anything else must date nothing.
fn outside(record: &Record, place: Place<'_>, articles: &Articles<'_>) -> Met {
    let published = &place.doc.document.published;
    let wanted = first_range(&record.date_iso).map(|(_, range)| range);
    if place.block() == Some(BlockKind::Dateline) {
        let stated = articles
            .entry(&record.doc)
            .is_some_and(|e| e.published.basis == Basis::Stated && e.published.range == wanted);
        return if stated { Ok(()) } else { Err("does not date the article".to_string()) };
    }
    let dates_event = place
        .doc
        .events
        .iter()
        .any(|e| [&e.when, &e.window].into_iter().flatten().any(|w| w.span.overlaps(place.span)));
    if dates_event {
        return Err("page furniture dates an event".to_string());
    }
    if wanted.is_some() && published.basis == Basis::Stated && published.range == wanted {
        return Err("page furniture dates the article".to_string());
    }
    Ok(())
}

fn value(record: &Record, time: &TimeRef, place: Place<'_>, articles: &Articles<'_>) -> Met {
    let wanted = record.date_iso.as_str();
    let wrong = |got: String| Err(format!("`{}` is {got}, not {wanted}", time.text));
    match (&time.form, wanted) {
        (TimeForm::Set, "SET") => return Ok(()),
        (TimeForm::Vague, w) if w.starts_with("vague") => return Ok(()),
        (TimeForm::Duration { days }, w) if w.contains(&format!("P{days}D")) => return Ok(()),
        (form, w) if w == "SET" || w.starts_with("vague") || w.contains("duration") => {
            return wrong(format!("{form:?}").chars().take_while(|c| c.is_alphabetic()).collect());
        }
        _ => {}
    }
    let got = days(time, place, articles);
    match (Wanted::of(wanted), got) {
        (_, None) => wrong("not resolved".to_string()),
        (Wanted::In(range), Some(got)) if got == range => Ok(()),
        (open @ Wanted::Open(_), Some(got)) if open.check(Some(got)).is_ok() => Ok(()),
        (_, Some(got)) => wrong(got.timex()),
    }
}

/// The days that an expression means: its own, those of the claim that it dates, or what follows from publication and the
/// event told before.
fn days(time: &TimeRef, place: Place<'_>, articles: &Articles<'_>) -> Option<DateRange> {
    let doc = place.doc;
    let dates = |when: &Option<TimeRef>| when.as_ref().is_some_and(|w| w.span == time.span);
    if let Some(event) = doc.events.iter().find(|e| dates(&e.window)) {
        let warnings = articles.dossier.episodes.iter().flat_map(|e| &e.warnings);
        return warnings.into_iter().find(|w| w.claim == event.id).and_then(|w| w.range);
    }
    let published = articles.entry(&doc.document.id).and_then(|e| e.published.range);
    // A month or week of the calendar means the whole of it, whatever day of it the event has.
    if matches!(time.form, TimeForm::UnitFromPublication { .. }) {
        return resolve(&time.form, published, None).map(|r| r.range);
    }
    let dated = |e: &&EventClaim| dates(&e.when);
    if let Some(range) = doc.events.iter().filter(dated).find_map(|e| articles.date(e)) {
        return Some(range);
    }
    let before = doc.events.iter().rev().filter(|e| e.span.start < time.span.start && e.background.is_none());
    let context = before.into_iter().find_map(|e| articles.date(e));
    time.range.or_else(|| resolve(&time.form, published, context).map(|r| r.range))
}
