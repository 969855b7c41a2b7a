//! Which general events are steps of a mediation that the record knows? A ceasefire that the mediator announces, talks in
//! its capital, a walk-out, a condition of a party. Each rule asks for a known third party beside the event.

use std::collections::BTreeSet;

use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};

use crate::moves;
use crate::parties;
use crate::view::Claim;

/// What stands around an event.
struct Setting {
    /// Parties among the participants, and among those who act.
    parties: usize,
    acting: usize,
    /// Known third parties among the participants and speakers, or in whose state it took place.
    thirds: BTreeSet<String>,
    /// Done to a party or a known third party; to nobody else in particular.
    toward: bool,
    open: bool,
    /// Told as having happened, or as coming.
    happened: bool,
    ahead: bool,
}

/// The step that an event without a step of its own is, for which third parties (none: the one of its document), and by
/// which rule.
pub fn step(
    claim: &Claim<'_>,
    known: &BTreeSet<String>,
    sides: &BTreeSet<String>,
) -> Option<(Step, BTreeSet<String>, &'static str)> {
    if known.is_empty() {
        return None;
    }
    let e = claim.event;
    let s = setting(claim, known, sides);
    let code = |prefix: &str| e.cameo.starts_with(prefix);
    let beside = !s.thirds.is_empty();
    let found = match e.event_type {
        EventType::Consult if s.parties > 1 && beside && s.happened => {
            (Step::TalksHeld, "ledger/parties-meet-with-third")
        }
        EventType::Consult if s.parties > 1 && beside && s.ahead => {
            (Step::TalksScheduled, "ledger/parties-to-meet-with-third")
        }
        EventType::Agree if code("036") && s.parties > 1 && beside && s.happened | s.ahead => {
            (Step::TalksScheduled, "ledger/parties-to-meet-with-third")
        }
        _ if code("087") && s.acting > 0 && s.parties > 1 && beside && s.happened => {
            (Step::Ceasefire, "ledger/ceasefire-with-third")
        }
        _ if code("057") && s.parties > 1 && beside && s.happened => (Step::Agreement, "ledger/agreement-with-third"),
        EventType::Sanction if (code("164") || code("165")) && s.acting > 0 && (s.toward || s.open) && s.happened => {
            (Step::Suspended, "ledger/party-leaves-talks")
        }
        EventType::Threaten if (code("134") || code("135")) && (s.toward || s.open) && s.happened => {
            (Step::QuitThreatened, "ledger/threat-to-leave-talks")
        }
        EventType::Reject if (code("125") || code("126")) && s.acting > 0 && s.toward && s.happened => {
            (Step::Rejected, "ledger/party-refuses-talks")
        }
        EventType::Agree | EventType::Concede | EventType::Retreat
            if s.acting > 0 && e.condition.is_some() && e.modality == Modality::Conditional =>
        {
            (Step::ConditionsSet, "ledger/condition-of-a-party")
        }
        _ => return None,
    };
    Some((found.0, s.thirds, found.1))
}

fn setting(claim: &Claim<'_>, known: &BTreeSet<String>, sides: &BTreeSet<String>) -> Setting {
    use Modality::*;
    let e = claim.event;
    let speakers = e.attribution.iter().filter(|s| !s.medium).map(|s| &s.actor);
    let mut thirds = moves::thirds_of(claim.participants().chain(speakers), sides);
    thirds.extend(e.place.as_ref().and_then(|p| p.country.clone()));
    thirds.retain(|t| known.contains(t));
    let asked = moves::thirds_of(&e.recipients, sides);
    Setting {
        toward: !parties::sides_of(&e.recipients, sides).is_empty() || asked.iter().any(|t| known.contains(t)),
        open: e.recipients.is_empty(),
        parties: parties::sides_of(claim.participants(), sides).len(),
        acting: parties::sides_of(&e.actors, sides).len(),
        thirds,
        happened: claim.happened(),
        ahead: matches!(e.modality, Planned | Future | Offered),
    }
}
