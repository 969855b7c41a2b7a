//! Is an expected event in the record? A claim of its sentence with type, parties, modality and date.

use legation_model::actor::Actor;
use legation_model::claim::EventClaim;
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};
use legation_model::time::TimeForm;

use super::Met;
use super::articles::{Articles, Place};
use super::dates::Wanted;
use super::list::Record;
use super::parties::{agrees, all_agree, words};

/// The types that a record takes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Types {
    /// Its own and others that count as right.
    pub any: Vec<EventType>,
    /// Mode of its own type.
    pub mode: Option<String>,
    /// No event is right as well.
    pub or_none: bool,
}

/// Reads `REQUEST/meet (alt AGREE none)`. What is a request by the code for asking mediation may be AGREE, and the
/// other way round: CAMEO 038 is both.
pub fn types(record: &Record) -> Types {
    let mut out = Types::default();
    let own = record.plover.split([' ', '(']).next().unwrap_or("");
    let (name, mode) = own.split_once('/').map_or((own, None), |(name, mode)| (name, Some(mode.to_string())));
    let Some(own) = EventType::from_name(name) else { return out };
    out.mode = mode;
    let others = record.plover.split(|c: char| !c.is_alphabetic()).filter_map(EventType::from_name);
    let both = [EventType::Agree, EventType::Request].into_iter().filter(|_| record.cameo == "038");
    for t in std::iter::once(own).chain(others).chain(both) {
        if !out.any.contains(&t) {
            out.any.push(t);
        }
    }
    out.or_none = record.plover.contains("none");
    out
}

/// Whether a claim of the record's sentence is the event.
pub fn check(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let types = types(record);
    let claims: Vec<&EventClaim> = place.events().into_iter().filter(|e| e.background.is_none()).collect();
    let tried = claims.iter().map(|e| claim(record, e, &types, articles));
    let mut nearest: Option<(u32, String)> = None;
    for (event, result) in claims.iter().zip(tried) {
        match result {
            Ok(()) => return Ok(()),
            Err((depth, why)) => {
                if nearest.as_ref().is_none_or(|(d, _)| depth > *d) {
                    nearest = Some((depth, format!("{} {why}", event.id)));
                }
            }
        }
    }
    match nearest {
        _ if types.or_none && !claims.iter().any(|e| types.any.contains(&e.event_type)) => Ok(()),
        Some((_, why)) => Err(why),
        None => Err(nothing(place)),
    }
}

/// Why a place has no event.
pub fn nothing(place: Place<'_>) -> String {
    match place.block() {
        Some(kind) if !kind.is_story() => "its words were taken for page furniture".to_string(),
        _ if place.events().is_empty() => "no event in its sentence".to_string(),
        _ => "the events of its sentence were taken for history".to_string(),
    }
}

/// How far a claim agrees, and what it fails on.
fn claim(record: &Record, event: &EventClaim, types: &Types, articles: &Articles<'_>) -> Result<(), (u32, String)> {
    let denied = record.modality == "denied" && event.modality == Modality::Denied;
    if !types.any.contains(&event.event_type) && !denied {
        return Err((0, format!("is {}", event.event_type.name())));
    }
    parties(record, event, articles).map_err(|why| (1, why))?;
    if !modality(record, event) {
        return Err((2, format!("is {}, not {}", event.modality.name(), record.modality)));
    }
    Wanted::of(&record.date_iso).check(articles.date(event)).map_err(|why| (3, why))?;
    details(record, event, types, articles).map_err(|why| (4, why))
}

fn parties(record: &Record, event: &EventClaim, articles: &Articles<'_>) -> Met {
    let (actors, recipients): (Vec<&Actor>, Vec<&Actor>) =
        (event.actors.iter().collect(), event.recipients.iter().collect());
    let joint = event.event_type == EventType::Consult || record.actors == record.recipients;
    if joint {
        let everybody = [actors, recipients].concat();
        all_agree(&record.actors, &everybody, articles.names)?;
        return all_agree(&record.recipients, &everybody, articles.names);
    }
    if !record.window_hours.is_empty() {
        // A warning names who would act; it is coded with who warns as actor and who would act as recipient.
        let speakers: Vec<String> = record.attribution.iter().skip(1).cloned().collect();
        let warned = speakers.is_empty() || speakers.iter().any(|s| agrees(s, &actors, articles.names) == Some(true));
        if !warned {
            return Err("is not by who warns".to_string());
        }
        return all_agree(&record.actors, &recipients, articles.names);
    }
    all_agree(&record.actors, &actors, articles.names)?;
    all_agree(&record.recipients, &recipients, articles.names)
}

/// Acts of speech: that they were uttered is a fact, whatever becomes of what they speak of.
fn is_speech(t: EventType) -> bool {
    use EventType::{Accuse, Agree, Reject, Request, Support, Threaten};
    matches!(t, Accuse | Agree | Reject | Request | Support | Threaten)
}

fn modality(record: &Record, event: &EventClaim) -> bool {
    use Modality::{Alleged, Asserted, Conditional, Denied, Future, Offered, Planned};
    let found = event.modality;
    let uttered = found == Asserted
        && matches!(event.event_type, EventType::Accuse | EventType::Reject | EventType::Request | EventType::Threaten);
    match Modality::from_name(&record.modality) {
        None => true,
        // The deed that somebody other than the outlet tells of is alleged.
        Some(Asserted) => {
            found == Asserted || found == Alleged && record.attribution.len() > 1 && !is_speech(event.event_type)
        }
        Some(Offered) => matches!(found, Offered | Conditional),
        Some(Conditional) => found == Conditional || event.condition.is_some() || uttered,
        Some(Denied) => found == Denied || event.event_type == EventType::Reject && found == Asserted,
        Some(Future) => matches!(found, Future | Planned | Offered) || uttered,
        Some(wanted) => found == wanted,
    }
}

/// What a kind asks for beyond an event: the step of a mediation, the mode of a contact, a condition, a window, consent.
fn details(record: &Record, event: &EventClaim, types: &Types, articles: &Articles<'_>) -> Met {
    if record.kind.starts_with("mediation_") {
        let wanted: &[Step] = match record.cameo.as_str() {
            "038" => &[Step::Requested, Step::Accepted],
            "039" => &[Step::Offered, Step::ConditionsSet],
            _ => &[],
        };
        if !wanted.is_empty() && !event.mediation.is_some_and(|step| wanted.contains(&step)) {
            return Err("is no such step of a mediation".to_string());
        }
    }
    if record.kind.starts_with("contact_") && types.mode.is_some() && event.mode != types.mode {
        let mode = event.mode.as_deref().unwrap_or("no mode");
        return Err(format!("has {mode}, not {}", types.mode.as_deref().unwrap_or_default()));
    }
    if !record.condition.is_empty() {
        let have = words(event.condition.as_deref().unwrap_or(""));
        if have.is_empty() || words(&record.condition).iter().any(|w| !have.contains(w)) {
            return Err("lacks the condition".to_string());
        }
    }
    if let [least, most] = record.window_hours.as_slice() {
        let window = event.window.as_ref().map(|w| &w.form);
        let same = |form: &TimeForm| {
            matches!(form, TimeForm::Window { min_hours, max_hours }
                if i64::from(*min_hours) == *least && i64::from(*max_hours) == *most)
        };
        if !window.is_some_and(same) {
            return Err("lacks the window of time".to_string());
        }
    }
    super::ledger::consent(record, articles)
}
