//! Which claims tell of one happening, and what do they come to? Joined claims with the values that most origins have.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::EventClaim;
use legation_model::dossier::{Report, Story};
use legation_model::plover::{EventType, Modality};
use legation_model::time::DateRange;

use crate::join;
use crate::knowledge::Knowledge;
use crate::nearby::Nearby;
use crate::origins::Origins;
use crate::shingles::Shared;
use crate::summary;
use crate::view::Claim;
use crate::who;

/// Claims about one happening.
pub struct Joined<'a> {
    pub claims: Vec<Claim<'a>>,
}

/// Whether two claims of one document are events of the same type with a common participant.
pub fn same_kind_of_contact(a: &EventClaim, b: &EventClaim) -> bool {
    let sides = |e: &EventClaim| who::nodes(e.actors.iter().chain(&e.recipients));
    a.event_type == b.event_type && !sides(a).is_disjoint(&sides(b))
}

/// Joins claims, the surest first: each goes to the happening that it fits best, if none of its claims excludes it.
pub fn join<'a>(mut claims: Vec<Claim<'a>>, shared: &Shared, knowledge: &Knowledge<'_>) -> Vec<Joined<'a>> {
    let vagueness = |c: &Claim<'_>| c.when().map_or(i32::MAX, |r| r.days());
    let named = |c: &Claim<'_>| c.participants().filter(|p| who::named(p)).count();
    claims.sort_by(|a, b| {
        let place = |c: &Claim<'_>| (join::refers(c), vagueness(c));
        (place(a), std::cmp::Reverse(named(a)), a.doc_id(), a.event.span.start, a.id()).cmp(&(
            place(b),
            std::cmp::Reverse(named(b)),
            b.doc_id(),
            b.event.span.start,
            b.id(),
        ))
    });
    let mut joined: Vec<Joined<'a>> = Vec::new();
    let mut nearby = Nearby::new(shared);
    for claim in claims {
        let best = nearby
            .of(&claim)
            .into_iter()
            .filter_map(|i| {
                let fits: Option<Vec<u32>> = joined[i]
                    .claims
                    .iter()
                    .map(|c| join::copied(c, &claim, shared).or_else(|| join::fit(c, &claim, knowledge)))
                    .collect();
                Some((fits?.into_iter().max()?, std::cmp::Reverse(i)))
            })
            .max();
        match best {
            Some((_, std::cmp::Reverse(i))) => joined[i].claims.push(claim),
            None => {
                nearby.file(joined.len(), &claim);
                joined.push(Joined { claims: vec![claim] });
            }
        }
    }
    in_order(&mut joined);
    joined
}

/// Claims by document and position, happenings by time.
pub fn in_order(joined: &mut [Joined<'_>]) {
    for j in joined.iter_mut() {
        j.claims
            .sort_by(|a, b| (a.doc_id(), a.event.span.start, a.id()).cmp(&(b.doc_id(), b.event.span.start, b.id())));
    }
    joined.sort_by_cached_key(|j| {
        let date = consensus_date(&j.claims);
        (date.is_none(), date, j.claims[0].doc_id(), j.claims[0].event.span.start, j.claims[0].id())
    });
}

/// The days that all reports allow; where they exclude each other, the days of the most documents, the earliest on a tie.
pub fn consensus_date(claims: &[Claim<'_>]) -> Option<DateRange> {
    let dated: Vec<(DateRange, usize)> = claims.iter().filter_map(|c| Some((c.when()?, c.d))).collect();
    let mut common = dated.first()?.0;
    let all_agree = dated.iter().all(|(r, _)| {
        let agree = common.overlaps(r);
        if agree {
            common = DateRange { first: common.first.max(r.first), last: common.last.min(r.last) };
        }
        agree
    });
    if all_agree {
        return Some(common);
    }
    let mut votes: BTreeMap<DateRange, BTreeSet<usize>> = BTreeMap::new();
    for (r, d) in &dated {
        votes.entry(*r).or_default().insert(*d);
    }
    votes.into_iter().max_by_key(|(r, d)| (d.len(), std::cmp::Reverse(*r))).map(|(r, _)| r)
}

/// The value with the most origins, the first in order on a tie; `better` breaks ties before that.
pub fn most<T: Ord + Clone>(values: impl IntoIterator<Item = (T, usize)>, better: impl Fn(&T) -> usize) -> Option<T> {
    let mut votes: BTreeMap<T, BTreeSet<usize>> = BTreeMap::new();
    for (value, origin) in values {
        votes.entry(value).or_default().insert(origin);
    }
    votes.into_iter().max_by_key(|(v, o)| (o.len(), better(v), std::cmp::Reverse(v.clone()))).map(|(v, _)| v)
}

/// The story of joined claims.
pub fn derive(id: String, joined: &Joined<'_>, origins: &Origins, knowledge: &Knowledge<'_>) -> Story {
    let claims = &joined.claims;
    let origin = |c: &Claim<'_>| origins.of(c.id());
    let event_type = most(claims.iter().map(|c| (c.event.event_type, origin(c))), |_| 0).unwrap_or(EventType::Consult);
    let mode = most(claims.iter().filter_map(|c| Some((c.event.mode.clone()?, origin(c)))), |_| 0);
    let cameo =
        most(claims.iter().map(|c| (c.event.cameo.clone(), origin(c))), |c| c.len() + usize::from(!c.ends_with('0')));
    let docs: BTreeSet<&str> = claims.iter().map(Claim::doc_id).collect();
    let told = || claims.iter().filter_map(|c| Some((c.event.place.as_ref()?, c.d)));
    let place = most(told().map(|(p, d)| (p.text.as_str(), d)), |_| 0)
        .and_then(|text| told().map(|(p, _)| p).filter(|p| p.text == text).min_by_key(|p| p.precision))
        .cloned();
    let modality = claims.iter().map(|c| c.event.modality).min_by_key(|m| strength(*m)).unwrap_or(Modality::Asserted);
    // A claim taken back names no actor, unless nothing else is told.
    let kept = || claims.iter().filter(|c| c.event.modality != Modality::Retracted);
    let standing: Vec<&Claim<'_>> = if kept().next().is_some() { kept().collect() } else { claims.iter().collect() };
    let (actors, recipients) = if event_type == EventType::Consult {
        let sides = who::merged(claims.iter().flat_map(|c| c.participants()));
        let hosted = |a: &legation_model::actor::Actor| {
            claims.iter().any(|c| c.event.recipients.iter().any(|r| who::compatible(a, r)))
                && !claims.iter().any(|c| c.event.actors.iter().any(|r| who::compatible(a, r)))
        };
        sides.into_iter().partition(|a| !hosted(a))
    } else {
        (
            who::merged(standing.iter().flat_map(|c| &c.event.actors)),
            who::merged(claims.iter().flat_map(|c| &c.event.recipients)),
        )
    };
    let mut story = Story {
        id,
        summary: String::new(),
        event_type,
        mode,
        quad: event_type.quad(),
        goldstein: claims.iter().find(|c| Some(&c.event.cameo) == cameo.as_ref()).and_then(|c| c.event.goldstein),
        cameo: cameo.unwrap_or_default(),
        actors,
        recipients,
        when: consensus_date(claims),
        place,
        modality,
        reports: claims.iter().map(|c| report(c, origins)).collect(),
        docs: docs.into_iter().map(str::to_owned).collect(),
        origins: origins.ids(claims.iter().map(Claim::id)),
        disputed: Vec::new(),
        corrected: Vec::new(),
        decisions: Vec::new(),
    };
    story.summary = summary::of(&story, claims, knowledge);
    story
}

/// The surest modality first.
fn strength(modality: Modality) -> u8 {
    use Modality::*;
    match modality {
        Asserted => 0,
        Alleged => 1,
        Offered => 2,
        Conditional => 3,
        Planned => 4,
        Future => 5,
        Retracted => 6,
        Denied => 7,
    }
}

fn report(claim: &Claim<'_>, origins: &Origins) -> Report {
    let quote = claim.quote();
    Report {
        doc: quote.doc,
        claim: quote.claim,
        sentence: quote.sentence,
        span: quote.span,
        attribution: claim.event.attribution.clone(),
        modality: claim.event.modality,
        when: claim.when(),
        implied_when: claim.event.implied_when.as_ref().and_then(|i| i.time.range),
        mode: claim.contact_mode().map(str::to_owned).or_else(|| claim.event.mode.clone()),
        origin: origins.id_of(claim.id()),
        rule: claim.event.rule.clone(),
        confidence: claim.event.confidence,
    }
}
