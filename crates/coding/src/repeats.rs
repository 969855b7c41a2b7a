//! Does a later sentence tell the same event again? Compared by type, code, participants and time within one document.

use std::collections::BTreeSet;

use legation_model::actor::Actor;
use legation_model::claim::EventClaim;
use legation_model::plover::{EventType, Modality};

use crate::actors::same;

/// Whether the later claim tells of the earlier one's event.
pub fn repeats(first: &EventClaim, later: &EventClaim) -> bool {
    if first.event_type != later.event_type || first.background.is_some() != later.background.is_some() {
        return false;
    }
    let open = |m: Modality| {
        matches!(
            m,
            Modality::Asserted | Modality::Offered | Modality::Conditional | Modality::Planned | Modality::Future
        )
    };
    if open(first.modality) != open(later.modality) || (!open(later.modality) && first.modality != later.modality) {
        return false;
    }
    let ranges = (first.when.as_ref().and_then(|w| w.range), later.when.as_ref().and_then(|w| w.range));
    match ranges {
        (Some(a), Some(b)) if !a.overlaps(&b) => return false,
        (Some(_), Some(_)) => {}
        // Not anchored: two different expressions are two times.
        _ => {
            if let (Some(a), Some(b)) = (&first.when, &later.when)
                && a.form != b.form
            {
                return false;
            }
        }
    }
    match first.event_type {
        EventType::Consult => {
            let all = |e: &EventClaim| e.actors.iter().chain(&e.recipients).cloned().collect::<Vec<_>>();
            let (a, b) = (all(first), all(later));
            let visit = |e: &EventClaim| e.mode.as_deref() == Some("visit");
            alike(&a, &b) && (visit(first) == visit(later))
        }
        EventType::Assault => {
            let actors = first.actors.is_empty()
                || later.actors.is_empty()
                || overlap(&first.actors, &later.actors)
                || uncoded(&first.actors)
                || uncoded(&later.actors);
            actors
                && (overlap(&first.recipients, &later.recipients)
                    || first.recipients.is_empty()
                    || later.recipients.is_empty())
        }
        // Measures of different kinds are different events.
        EventType::Sanction | EventType::Coerce | EventType::Mobilize | EventType::Aid | EventType::Cooperate => {
            first.cameo == later.cameo && overlap(&first.actors, &later.actors) && first.rule == later.rule
        }
        _ => {
            let root = |e: &EventClaim| e.cameo.get(..2).unwrap_or("").to_owned();
            let same_step =
                first.mediation == later.mediation || first.mediation.is_none() && later.mediation.is_none();
            let kin = if first.mediation.is_some() {
                same_step
            } else {
                first.cameo == later.cameo
                    || first.mode == later.mode && root(first) == root(later) && first.wording == later.wording
            };
            kin && overlap(&first.actors, &later.actors)
                && (overlap(&first.recipients, &later.recipients)
                    || first.recipients.is_empty()
                    || later.recipients.is_empty())
        }
    }
}

fn uncoded(actors: &[Actor]) -> bool {
    actors.iter().all(|a| a.code().is_none())
}

fn overlap(a: &[Actor], b: &[Actor]) -> bool {
    a.iter().any(|x| b.iter().any(|y| same(x, y) || (x.code().is_some() && x.code() == y.code())))
}

/// The same set of codes, and no two different persons of one state.
fn alike(a: &[Actor], b: &[Actor]) -> bool {
    let codes = |list: &[Actor]| list.iter().filter_map(|x| x.code().map(str::to_owned)).collect::<BTreeSet<_>>();
    let clash = a.iter().any(|x| x.person && b.iter().any(|y| y.person && x.code() == y.code() && x.name != y.name));
    codes(a) == codes(b) && !clash
}
