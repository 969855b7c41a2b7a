//! Is it the same offer again, or a new one after a refusal? Offers and refusals in turn make rounds.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use legation_model::ledger::Step;

use crate::moves::Move;
use crate::view::Claim;

/// An offer so long after the last one is a new one.
const RENEWED_DAYS: i32 = 60;
/// A refusal so long after the last one is a new one, even where no new offer is told.
const REPEATED_DAYS: i32 = 3;

/// The rounds of offers and refusals of one third party.
pub struct Rounds {
    /// First days of the rounds of offers, and of refusals, in order.
    offers: Vec<Date>,
    refusals: Vec<Date>,
}

impl Rounds {
    /// Repeating an offer adds evidence to it; an offer on a later day than a refusal of the one before is a new one.
    pub fn of(moves: &[Move<'_>]) -> Self {
        let mut days: BTreeMap<Date, [bool; 2]> = BTreeMap::new();
        for m in moves.iter().filter(|m| m.claim.stands()) {
            let Some(when) = m.claim.when().filter(|w| w.days() <= 31) else { continue };
            match m.step {
                Step::Offered => days.entry(when.first).or_default()[0] = true,
                Step::Rejected => days.entry(when.first).or_default()[1] = true,
                _ => {}
            }
        }
        let (mut offers, mut refusals): (Vec<Date>, Vec<Date>) = (Vec::new(), Vec::new());
        for (day, [offered, refused]) in days {
            let anew = passed(offers.last(), RENEWED_DAYS, day);
            if offered && (refusals.len() >= offers.len() || anew) {
                offers.push(day);
            }
            let again = passed(refusals.last(), REPEATED_DAYS, day);
            if refused && (offers.len() > refusals.len() || again) {
                refusals.push(day);
            }
        }
        Self { offers, refusals }
    }

    /// The round of an offer or a refusal. One without a day belongs to the latest round before its publication.
    pub fn round(&self, step: Step, claim: &Claim<'_>) -> usize {
        let begun = if step == Step::Offered { &self.offers } else { &self.refusals };
        let published = || claim.doc.document.published.range.map(|r| r.last);
        let day = claim.when().map(|w| w.last).or_else(published);
        day.map_or(0, |day| begun.iter().filter(|b| **b <= day).count().saturating_sub(1))
    }
}

/// Whether more than so many days have passed since the last one.
fn passed(last: Option<&Date>, days: i32, now: Date) -> bool {
    last.and_then(|l| l.checked_add(days.days()).ok()).is_some_and(|until| until < now)
}
