//! Which happenings can a claim be about at all? An index by kind and day, so that joining need not hold each claim against
//! every happening.
//!
//! A claim joins a happening only if it fits each claim of it, so the first claim alone is filed. What is found here is a
//! superset of what [`join::fit`] and [`join::copied`] allow; they decide.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legation_model::ledger::Step;
use legation_model::plover::EventType;

use crate::incidents::span;
use crate::join;
use crate::shingles::Shared;
use crate::view::Claim;

/// What two claims must have in common to be of one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Step(Step),
    Type(EventType),
}

fn kinds(claim: &Claim<'_>) -> impl Iterator<Item = Kind> {
    claim.step().map(Kind::Step).into_iter().chain([Kind::Type(claim.event.event_type)])
}

/// Ids by which one document links repetitions of an event.
fn links<'a>(claim: &Claim<'a>) -> impl Iterator<Item = (usize, &'a str)> {
    let d = claim.d;
    [Some(claim.id()), claim.event.repeats.as_deref()].into_iter().flatten().map(move |id| (d, id))
}

/// Happenings by their first claims.
pub struct Nearby<'a, 's> {
    shared: &'s Shared,
    told: BTreeMap<(usize, &'a str), Vec<usize>>,
    twins: BTreeMap<(usize, u32), Vec<usize>>,
    dated: BTreeMap<(Kind, Date), Vec<usize>>,
    /// Without a day.
    open: BTreeMap<Kind, Vec<usize>>,
}

impl<'a, 's> Nearby<'a, 's> {
    /// Knows no happening yet.
    pub fn new(shared: &'s Shared) -> Self {
        Self { shared, told: BTreeMap::new(), twins: BTreeMap::new(), dated: BTreeMap::new(), open: BTreeMap::new() }
    }

    /// Files happening `n` under its first claim.
    pub fn file(&mut self, n: usize, first: &Claim<'a>) {
        for link in links(first) {
            self.told.entry(link).or_default().push(n);
        }
        if let Some(sentence) = self.shared.twin((first.d, first.event.sentence)) {
            self.twins.entry(sentence).or_default().push(n);
        }
        for kind in kinds(first) {
            match first.day() {
                Some(day) => self.dated.entry((kind, day.first)).or_default().push(n),
                None => self.open.entry(kind).or_default().push(n),
            }
        }
    }

    /// The happenings that the claim may be about, in order.
    pub fn of(&self, claim: &Claim<'a>) -> BTreeSet<usize> {
        let told = links(claim).filter_map(|link| self.told.get(&link));
        let twins = self.shared.twin((claim.d, claim.event.sentence)).and_then(|s| self.twins.get(&s));
        let open = kinds(claim).filter_map(|kind| self.open.get(&kind));
        let (from, to) = days(claim);
        let dated = kinds(claim).flat_map(|kind| self.dated.range((kind, from)..=(kind, to)).map(|(_, all)| all));
        told.chain(twins).chain(open).chain(dated).flatten().copied().collect()
    }
}

/// The days on which a dated happening must lie to be what the claim tells of.
fn days(claim: &Claim<'_>) -> (Date, Date) {
    let published = || claim.doc.document.published.range;
    let near = match claim.when() {
        Some(when) => span(when.first, -join::ONCE_DAYS, when.days() - 1 + join::ONCE_DAYS),
        None => published().and_then(|p| span(p.first, -join::RECENT_DAYS, p.days())),
    };
    near.map_or((Date::MIN, Date::MAX), |r| (r.first, r.last))
}
