//! What became of warnings with a window of time? A window that passed without a matching event has expired; a warning is
//! never an event of the kind it warns of.

use legation_model::dossier::{Warning, WarningStatus};
use legation_model::plover::EventType;
use legation_model::time::DateRange;

use crate::stories::Joined;
use crate::view::Claim;
use crate::who;

/// The warnings of an episode, in order of their windows.
pub fn find(stories: &[Joined<'_>], newest: Option<DateRange>) -> Vec<Warning> {
    let claims = || stories.iter().flat_map(|s| s.claims.iter());
    let mut found: Vec<Warning> = claims()
        .filter_map(|c| {
            let window = c.event.window.as_ref()?;
            let of = subject(c);
            let borne = window.range.is_some_and(|range| claims().any(|other| matches(other, c, &of, range)));
            let status = match (window.range, newest) {
                (Some(_), _) if borne => WarningStatus::Borne,
                (Some(range), Some(newest)) if range.last < newest.last => WarningStatus::Expired,
                (Some(_), Some(_)) => WarningStatus::Open,
                _ => WarningStatus::Undated,
            };
            Some(Warning {
                claim: c.id().to_owned(),
                by: who::merged(&c.event.actors),
                of,
                attribution: c.event.attribution.clone(),
                window: window.text.clone(),
                range: window.range,
                status,
                quote: c.quote(),
            })
        })
        .collect();
    found.sort_by(|a, b| (a.range.is_none(), a.range, &a.claim).cmp(&(b.range.is_none(), b.range, &b.claim)));
    found
}

/// Whose act is warned of: the accused in an accusation, the threatening side in a threat.
fn subject(claim: &Claim<'_>) -> Vec<legation_model::actor::Actor> {
    let own = matches!(
        claim.event.event_type,
        EventType::Threaten | EventType::Mobilize | EventType::Assault | EventType::Coerce
    );
    who::merged(if own { &claim.event.actors } else { &claim.event.recipients })
}

/// A hostile act of the side that was warned of, within the window.
fn matches(other: &Claim<'_>, warning: &Claim<'_>, of: &[legation_model::actor::Actor], window: DateRange) -> bool {
    use EventType::*;
    let hostile = matches!(other.event.event_type, Assault | Coerce | Mobilize);
    other.id() != warning.id()
        && other.event.window.is_none()
        && hostile
        && other.happened()
        && other.when().is_some_and(|w| window.contains(&w))
        && !who::codes(&other.event.actors).is_disjoint(&who::codes(of))
}
