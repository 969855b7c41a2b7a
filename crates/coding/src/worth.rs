//! What remains of an event when everything around it is read? Allegations, hostile plans, spoken threats, and what is dropped.

use legation_model::actor::{Actor, Sector};
use legation_model::plover::{EventType, Modality, Quad};

use crate::reading::Reading;

/// A deed that only somebody else reports is alleged.
pub fn alleged_by_another(reading: &mut Reading) {
    let deed = matches!(reading.event_type.quad(), Quad::MaterialConflict);
    let Some(first) = reading.attribution.iter().find(|s| !s.medium) else { return };
    let speaker = first.actor.code();
    // An army that tells of rebels of its own country tells of others.
    let rises = |a: &Actor| matches!(a.sector, Some(Sector::Reb | Sector::Opp));
    let other = |a: &Actor| a.code() != speaker || rises(a) && !rises(&first.actor);
    let others = reading.actors.iter().any(|a| a.code().is_some() || rises(a)) && reading.actors.iter().all(other);
    if deed && others && reading.modality == Modality::Asserted {
        reading.modality = Modality::Alleged;
    }
}

/// `X warned that Y is planning a strike` accuses Y of a plan (CAMEO 1123: accuse of aggression).
pub fn hostile_plan(reading: &mut Reading) -> bool {
    let foretold = matches!(reading.modality, Modality::Planned | Modality::Future)
        || (reading.modality == Modality::Alleged && reading.event_type == EventType::Threaten);
    if !foretold || !matches!(reading.event_type, EventType::Assault | EventType::Threaten | EventType::Mobilize) {
        return false;
    }
    let Some(speaker) =
        reading.attribution.iter().find(|s| !s.medium && s.actor.code().is_some()).map(|s| s.actor.clone())
    else {
        return false;
    };
    if reading.actors.iter().any(|a| a.code().is_none() || a.code() == speaker.code()) || reading.actors.is_empty() {
        return false;
    }
    let planners = std::mem::take(&mut reading.actors);
    reading.recipients = planners
        .into_iter()
        .map(|a| Actor { sector: a.sector.filter(|s| *s != Sector::Mil).or(Some(Sector::Gov)), ..a })
        .collect();
    reading.actors = vec![speaker];
    reading.event_type = EventType::Accuse;
    reading.mode = Some("allege".into());
    reading.cameo = "1123".into();
    reading.modality = Modality::Asserted;
    true
}

/// A threat that was spoken is a fact, though what it threatens with is to come.
pub fn uttered(reading: &mut Reading) {
    let to_come = matches!(reading.modality, Modality::Future | Modality::Planned | Modality::Conditional);
    if to_come && reading.event_type == EventType::Threaten {
        reading.modality = Modality::Asserted;
    }
}

/// Whether somebody in the event is known well enough for it to be kept.
pub fn worth_keeping(reading: &Reading) -> bool {
    use EventType::*;
    let coded = |list: &[Actor]| list.iter().any(|a| a.code().is_some());
    match reading.event_type {
        // Two different sides; a meeting with oneself is none.
        Consult => {
            // A body of several states meets by itself.
            let members = reading.mode.as_deref() == Some("multilateral")
                && reading.actors.iter().chain(&reading.recipients).any(|a| a.igo.is_some());
            let total = reading.actors.len() + reading.recipients.len();
            (total >= 2 || members) && (coded(&reading.actors) || coded(&reading.recipients))
        }
        // The attacker may be unknown, but somebody or some place was attacked.
        Assault => coded(&reading.recipients) || coded(&reading.actors),
        Coerce | Protest | Mobilize => coded(&reading.actors) || coded(&reading.recipients),
        _ => coded(&reading.actors),
    }
}
