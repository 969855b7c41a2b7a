//! Which general events are steps of a mediation? A ceasefire that the mediator announces, talks in its capital, a walk-out,
//! a condition of a party. But for an invitation of both parties, each rule asks for a known third party beside the event.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};

use crate::moves;
use crate::parties;
use crate::view::Claim;

/// The rule of a ceasefire that only its document ties to a third party.
pub const BESIDE: &str = "ledger/ceasefire-during-mediation";

/// The third parties that the record knows, and those that a sentence names as mediators.
pub struct Known<'s> {
    sides: &'s BTreeSet<String>,
    thirds: BTreeSet<String>,
    in_sentence: BTreeMap<(usize, u32), BTreeSet<String>>,
    /// Who offers in a sentence.
    offers: BTreeMap<(usize, u32), BTreeSet<String>>,
    /// Sentences with an event of the parties that the mediation only qualifies (`left the talks brokered by X`).
    qualified: BTreeSet<(usize, u32)>,
}

/// What stands around an event.
struct Setting {
    /// Parties among the participants, and among those who act.
    parties: usize,
    acting: usize,
    /// Known third parties: participants, speakers, named as mediators in the sentence, or hosts of the place.
    thirds: BTreeSet<String>,
    /// The same, of those addressed and of hosts only.
    addressed: BTreeSet<String>,
    /// Known third parties that an answer is given to: named in it, or offering in the sentences before.
    answered: BTreeSet<String>,
    /// Outsiders that act.
    outsiders: BTreeSet<String>,
    /// Done to a party or a known third party, or to nobody in particular.
    toward: bool,
    /// Talks with somebody or somewhere, not a subject that nobody would discuss.
    talks: bool,
    /// Told as having happened, or as coming.
    happened: bool,
    ahead: bool,
}

/// Looks through the steps that are told as such.
pub fn known<'s>(claims: &[Claim<'_>], sides: &'s BTreeSet<String>) -> Known<'s> {
    let mut known = Known {
        sides,
        thirds: BTreeSet::new(),
        in_sentence: BTreeMap::new(),
        offers: BTreeMap::new(),
        qualified: BTreeSet::new(),
    };
    for claim in claims {
        if let Some(step) = moves::told(claim) {
            let of = moves::named(claim, step, sides);
            known.thirds.extend(of.iter().cloned());
            if step == Step::Offered {
                known.offers.entry((claim.d, claim.event.sentence)).or_default().extend(of.iter().cloned());
            }
            if matches!(step, Step::TalksHeld | Step::ContactHeld | Step::Ceasefire | Step::Agreement) {
                known.in_sentence.entry((claim.d, claim.event.sentence)).or_default().extend(of);
            }
        }
    }
    known.thirds.extend(claims.iter().flat_map(|c| moves::called_mediators(c, sides)));
    let offering = |c: &&Claim<'_>| c.event.event_type == EventType::Agree && c.event.modality == Modality::Offered;
    for claim in claims.iter().filter(offering) {
        let mut of = moves::thirds_of(&claim.event.actors, sides);
        of.retain(|t| known.thirds.contains(t));
        if !of.is_empty() {
            known.offers.entry((claim.d, claim.event.sentence)).or_default().extend(of);
        }
    }
    let inviting = claims.iter().filter(|c| known.invites(c).is_some());
    let inviting: Vec<String> = inviting.flat_map(|c| moves::thirds_of(&c.event.actors, sides)).collect();
    known.thirds.extend(inviting);
    for claim in claims {
        let own = moves::told(claim).filter(|s| !matches!(s, Step::TalksHeld | Step::ContactHeld));
        let step = own.or_else(|| known.step(claim).map(|(step, ..)| step));
        if step.is_some_and(|s| !matches!(s, Step::Offered | Step::Suggested)) {
            known.qualified.insert((claim.d, claim.event.sentence));
        }
    }
    known
}

impl Known<'_> {
    /// Whether a mention of mediation only says whose talks another event of the sentence is about.
    pub fn only_names(&self, claim: &Claim<'_>, step: Step) -> bool {
        step == Step::TalksHeld
            && claim.event.when.is_none()
            && claim.event.place.is_none()
            && self.qualified.contains(&(claim.d, claim.event.sentence))
    }

    /// An outsider invites both parties, or will host them.
    fn invites(&self, claim: &Claim<'_>) -> Option<Step> {
        let e = claim.event;
        let outsider = !moves::thirds_of(&e.actors, self.sides).is_empty()
            && parties::sides_of(&e.actors, self.sides).is_empty()
            && parties::sides_of(&e.recipients, self.sides).len() > 1;
        let meet = e.event_type == EventType::Agree && e.cameo.starts_with("036") && e.mediation.is_none();
        match e.modality {
            _ if !outsider || !meet => None,
            Modality::Planned | Modality::Future => Some(Step::TalksScheduled),
            Modality::Offered | Modality::Asserted | Modality::Conditional => Some(Step::Offered),
            _ => None,
        }
    }

    /// The step that an event without a step of its own is, for which third parties (none: the one of its document), and
    /// by which rule.
    pub fn step(&self, claim: &Claim<'_>) -> Option<(Step, BTreeSet<String>, &'static str)> {
        use EventType::{Agree, Concede, Consult, Reject, Retreat, Sanction, Threaten};
        let e = claim.event;
        if self.thirds.is_empty() || moves::told(claim).is_some() || e.mediation.is_some() {
            return None;
        }
        let s = self.setting(claim);
        if let Some(step) = self.invites(claim) {
            return Some((step, s.outsiders, "ledger/parties-invited"));
        }
        let code = |prefix: &str| e.cameo.starts_with(prefix);
        let both = s.parties > 1 && !s.thirds.is_empty();
        let one = s.acting == 1 && s.parties == 1;
        let conditional = e.condition.is_some() && s.acting > 0;
        let (step, rule) = match e.event_type {
            Consult if both && s.happened => (Step::TalksHeld, "ledger/parties-meet-with-third"),
            Consult if both && s.ahead => (Step::TalksScheduled, "ledger/parties-to-meet-with-third"),
            Agree if code("036") && both && (s.happened || s.ahead) => {
                (Step::TalksScheduled, "ledger/parties-to-meet-with-third")
            }
            Agree
                if (code("036") || code("030") && e.recipients.is_empty())
                    && one
                    && s.happened
                    && !s.answered.is_empty() =>
            {
                return Some((Step::Accepted, s.answered, "ledger/party-accepts-offer"));
            }
            Agree if code("036") && one && !s.addressed.is_empty() && s.ahead => {
                return Some((Step::TalksScheduled, s.addressed, "ledger/party-comes-to-talks"));
            }
            Concede | Agree if code("087") && s.acting > 0 && both && s.happened => {
                (Step::Ceasefire, "ledger/ceasefire-with-third")
            }
            Concede if code("087") && s.parties > 1 && !s.outsiders.is_disjoint(&self.thirds) && s.happened => {
                (Step::Ceasefire, "ledger/ceasefire-with-third")
            }
            _ if code("057") && both && s.happened => (Step::Agreement, "ledger/agreement-with-third"),
            Sanction if (code("164") || code("165")) && s.acting > 0 && s.toward && s.happened => {
                (Step::Suspended, "ledger/party-leaves-talks")
            }
            Threaten if (code("134") || code("135")) && s.toward && s.happened => {
                (Step::QuitThreatened, "ledger/threat-to-leave-talks")
            }
            Reject if conditional && !code("126") => (Step::ConditionsSet, "ledger/condition-of-a-party"),
            Retreat if code("087") && both && s.happened => (Step::Ceasefire, "ledger/ceasefire-with-third"),
            Concede | Retreat if code("087") && s.acting > 1 && s.happened && e.when.is_some() => {
                (Step::Ceasefire, BESIDE)
            }
            Reject if code("12") && s.acting > 0 && s.happened && !s.answered.is_empty() => {
                return Some((Step::Rejected, s.answered, "ledger/party-refuses-offer"));
            }
            Reject if code("12") && s.acting > 0 && s.happened && !self.refused(claim).is_empty() => {
                return Some((Step::Rejected, self.refused(claim), "ledger/party-refuses-third"));
            }
            Reject if (code("125") || code("126")) && s.acting > 0 && s.talks && s.happened => {
                (Step::Rejected, "ledger/party-refuses-talks")
            }
            Agree | Concede | Retreat if conditional && (s.ahead || e.modality == Modality::Conditional) => {
                (Step::ConditionsSet, "ledger/condition-of-a-party")
            }
            _ => return None,
        };
        Some((step, s.thirds, rule))
    }

    /// Who offered in the sentence before, or the one before that: `It rejected the proposal`.
    fn offered_before(&self, claim: &Claim<'_>) -> BTreeSet<String> {
        let n = claim.event.sentence;
        let before = (n.saturating_sub(2)..n).rev();
        before.filter_map(|s| self.offers.get(&(claim.d, s))).next().cloned().unwrap_or_default()
    }

    /// Known third parties to which something is refused, and no party beside them.
    fn refused(&self, claim: &Claim<'_>) -> BTreeSet<String> {
        let mut of = moves::thirds_of(&claim.event.recipients, self.sides);
        of.retain(|t| self.thirds.contains(t));
        if parties::sides_of(&claim.event.recipients, self.sides).is_empty() { of } else { BTreeSet::new() }
    }

    /// Known third parties that a claim names in its sentence, or on whose ground it is set.
    pub fn beside(&self, claim: &Claim<'_>) -> BTreeSet<String> {
        self.setting(claim).thirds
    }

    fn setting(&self, claim: &Claim<'_>) -> Setting {
        use Modality::*;
        let e = claim.event;
        let known = |mut of: BTreeSet<String>| {
            of.retain(|t| self.thirds.contains(t));
            of
        };
        let speakers = e.attribution.iter().filter(|s| !s.medium).map(|s| &s.actor);
        let host = e.place.as_ref().and_then(|p| p.country.clone());
        let beside = self.in_sentence.get(&(claim.d, e.sentence)).cloned().unwrap_or_default();
        let mut addressed = known(moves::thirds_of(&e.recipients, self.sides));
        let named = !e.recipients.is_empty();
        let toward = !named || !parties::sides_of(&e.recipients, self.sides).is_empty() || !addressed.is_empty();
        // The other party stands where nobody is named: what was offered just before is meant.
        let outsiders = !moves::thirds_of(&e.recipients, self.sides).is_empty();
        let answered = if addressed.is_empty() && !outsiders { self.offered_before(claim) } else { addressed.clone() };
        addressed.extend(known(host.into_iter().chain(beside).collect()));
        let mut thirds = known(moves::thirds_of(claim.participants().chain(speakers), self.sides));
        thirds.extend(addressed.iter().cloned());
        Setting {
            parties: parties::sides_of(claim.participants(), self.sides).len(),
            acting: parties::sides_of(&e.actors, self.sides).len(),
            outsiders: moves::thirds_of(&e.actors, self.sides),
            happened: claim.happened(),
            ahead: matches!(e.modality, Planned | Future | Offered),
            thirds,
            addressed,
            answered,
            talks: toward && (named || e.place.is_some()),
            toward,
        }
    }
}
