//! What does a claim look like after an analyst's edit? Every field is checked before any is set.

use legation_model::actor::{Actor, Sector};
use legation_model::claim::EventClaim;
use legation_model::correction::Edit;
use legation_model::ledger::Step;
use legation_model::plover::Modality;
use legation_model::time::{DateRange, TimeForm, TimeRef};

/// Takes a field away.
const NONE: &str = "none";

/// Sets the fields; says in words what changed.
///
/// # Errors
/// The field whose value is not valid, and what would be; nothing is changed then.
pub fn event(event: &mut EventClaim, set: &Edit, number: u32, reason: &str) -> Result<String, String> {
    let mut new = event.clone();
    let mut told = Vec::new();
    if let Some(t) = set.event_type {
        (new.event_type, new.quad) = (t, t.quad());
        told.push(format!("type {}", t.name()));
    }
    if let Some(mode) = &set.mode {
        new.mode = (mode != NONE).then(|| mode.to_lowercase());
        told.push(format!("mode {mode}"));
    }
    if let Some(cameo) = &set.cameo {
        if !(2..=4).contains(&cameo.len()) || !cameo.bytes().all(|b| b.is_ascii_digit()) {
            return Err(format!("`{cameo}` is no CAMEO code; give two to four digits"));
        }
        new.cameo.clone_from(cameo);
        new.goldstein = None;
        told.push(format!("code {cameo}"));
    }
    if let Some(name) = &set.modality {
        new.modality = Modality::from_name(name).ok_or_else(|| format!("`{name}` is no modality"))?;
        new.auxiliary = new.modality.auxiliary();
        told.push(format!("modality {name}"));
    }
    if let Some(value) = &set.date {
        new.implied_when = None;
        new.when = if value == NONE { None } else { Some(date(event, value)?) };
        told.push(format!("date {value}"));
    }
    if let Some(codes) = &set.actors {
        new.actors = actors(&event.actors, codes)?;
        told.push(format!("actors {}", codes.join(", ")));
    }
    if let Some(codes) = &set.recipients {
        new.recipients = actors(&event.recipients, codes)?;
        told.push(format!("recipients {}", codes.join(", ")));
    }
    if let Some(step) = &set.mediation {
        new.mediation = if step == NONE {
            None
        } else {
            Some(Step::from_name(step).ok_or_else(|| format!("`{step}` is no step of a mediation"))?)
        };
        told.push(format!("step {step}"));
    }
    if told.is_empty() {
        return Err("it sets no field".into());
    }
    let told = told.join("; ");
    new.trace.push(format!("correction {number} of an analyst sets {told}: {reason}"));
    *event = new;
    Ok(format!("{told}, by an analyst"))
}

fn date(event: &EventClaim, value: &str) -> Result<TimeRef, String> {
    let range = DateRange::from_timex(value)
        .ok_or_else(|| format!("`{value}` is no date; give 2025-05-03, 2025-05, 2025 or 2025-05-01/2025-05-03"))?;
    let span = event.when.as_ref().map_or(event.trigger, |w| w.span);
    let anchor = "set by an analyst".to_owned();
    Ok(TimeRef { span, text: value.to_owned(), form: TimeForm::Absolute { range }, range: Some(range), anchor })
}

/// The actors of these codes: those that the text names keep their names.
fn actors(old: &[Actor], codes: &[String]) -> Result<Vec<Actor>, String> {
    codes
        .iter()
        .map(|code| {
            let (state, sector) = code.split_once('.').unwrap_or((code, ""));
            let known = Sector::from_code(sector);
            if state.len() < 2
                || !state.chars().all(|c| c.is_ascii_uppercase())
                || (known.is_none() && !sector.is_empty())
            {
                return Err(format!("`{code}` is no actor; give a code with or without a sector (IND, IND.GOV, UN)"));
            }
            let same = |a: &&Actor| a.code() == Some(state) && (known.is_none() || a.sector == known);
            Ok(old.iter().find(same).cloned().unwrap_or_else(|| {
                let organisation = known == Some(Sector::Igo) || state.len() != 3;
                Actor {
                    name: state.to_owned(),
                    text: String::new(),
                    country: (!organisation).then(|| state.to_owned()),
                    igo: organisation.then(|| state.to_owned()),
                    sector: known,
                    role: None,
                    person: false,
                    anonymous: false,
                    how: "named by an analyst".into(),
                }
            }))
        })
        .collect()
}
