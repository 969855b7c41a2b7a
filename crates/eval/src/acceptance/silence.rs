//! Does the record stay silent where it must? Page furniture makes no claim, history and opinion no event.

use legation_model::claim::EventClaim;
use legation_model::span::Span;

use super::Met;
use super::articles::Articles;
use super::dates::first_range;
use super::events::types;
use super::list::Record;
use super::parties::all_agree;

/// No claim of any kind from these characters.
pub fn furniture(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let doc = place.doc;
    let lists: [(&str, Vec<Span>); 6] = [
        ("event", doc.events.iter().map(|e| e.span).collect()),
        ("number", doc.figures.iter().map(|f| f.span).collect()),
        ("citation", doc.citations.iter().map(|c| c.span).collect()),
        ("office", doc.roles.iter().map(|r| r.span).collect()),
        ("name", doc.names.iter().map(|n| n.span).collect()),
        ("time", doc.times.iter().map(|t| t.span).collect()),
    ];
    let claimed = lists.iter().find(|(_, spans)| spans.iter().any(|s| s.overlaps(place.span)));
    match claimed {
        None => Ok(()),
        Some((what, _)) => Err(format!("a claim ({what}) comes from it")),
    }
}

/// No event from these characters but those that other records of the list expect there; and none of the record's year.
pub fn background(record: &Record, list: &[Record], articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let sentences = place.sentences();
    let expected: Vec<&Record> = list
        .iter()
        .filter(|r| r.doc == record.doc && !types(r).any.is_empty())
        .filter(|r| articles.place(r).is_ok_and(|p| p.sentences().iter().any(|s| sentences.contains(s))))
        .collect();
    let year = first_range(&record.date_iso).map(|(_, range)| range);
    for event in place.events().into_iter().filter(|e| e.background.is_none()) {
        let told = format!("{} is coded: {} by pattern `{}`", event.id, event.event_type.name(), event.rule);
        if year.zip(articles.date(event)).is_some_and(|(year, date)| year.contains(&date)) {
            return Err(told);
        }
        if !expected.iter().any(|r| is(r, event, articles)) {
            return Err(told);
        }
    }
    Ok(())
}

/// Whether an event is that of another record, as far as type and actors go.
fn is(record: &Record, event: &EventClaim, articles: &Articles<'_>) -> bool {
    let denied = record.modality == "denied" && event.modality == legation_model::plover::Modality::Denied;
    let parties: Vec<_> = event.actors.iter().chain(&event.recipients).collect();
    (types(record).any.contains(&event.event_type) || denied)
        && all_agree(&record.actors, &parties, articles.names).is_ok()
}
