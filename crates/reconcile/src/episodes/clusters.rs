//! Which documents have come together so far? Clusters that merge unless a document of one excludes a document of the other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{FAR_DAYS, MEDIATED_DAYS, Profile};
use crate::incidents::span;
use crate::who;

/// Documents in clusters, with what decides whether two clusters may merge.
pub struct Clusters {
    /// Per document the least document of its cluster.
    pub of: Vec<usize>,
    members: Vec<Vec<usize>>,
    sums: Vec<Sum>,
}

/// The persons whom single documents give an office, by country and office.
type Holders = BTreeMap<(String, &'static str), BTreeSet<Vec<String>>>;

/// What the documents of a cluster come to, so that two clusters are compared without comparing their documents.
#[derive(Default)]
struct Sum {
    /// The earliest last and the latest first day of publication.
    days: Option<(Date, Date)>,
    /// Third parties that mediate.
    thirds: BTreeSet<String>,
    /// Offices as documents with a stated date have them.
    stated: Holders,
    /// Offices as the others have them.
    unstated: Holders,
}

impl Clusters {
    /// Every document alone.
    pub fn new(profiles: &[Profile]) -> Self {
        Self {
            of: (0..profiles.len()).collect(),
            members: (0..profiles.len()).map(|d| vec![d]).collect(),
            sums: profiles.iter().map(Sum::of).collect(),
        }
    }

    /// Merges the clusters of two documents; `false` if they are one already or exclude each other.
    pub fn merge(&mut self, i: usize, j: usize) -> bool {
        let (a, b) = (self.of[i], self.of[j]);
        if a == b || self.sums[a].excludes(&self.sums[b]) {
            return false;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut self.members[gone]);
        moved.iter().for_each(|d| self.of[*d] = keep);
        self.members[keep].extend(moved);
        let sum = std::mem::take(&mut self.sums[gone]);
        self.sums[keep].add(sum);
        true
    }
}

impl Sum {
    fn of(profile: &Profile) -> Self {
        let mut holders: Holders = BTreeMap::new();
        let mut offices: BTreeMap<(String, &'static str), Vec<String>> = BTreeMap::new();
        for h in &profile.holders {
            offices.entry((h.country.clone(), h.office)).or_default().push(h.person.clone());
        }
        for (office, persons) in offices {
            holders.entry(office).or_default().insert(persons);
        }
        let (stated, unstated) = if profile.stated { (holders, Holders::new()) } else { (Holders::new(), holders) };
        Self { days: profile.published.map(|r| (r.last, r.first)), thirds: profile.thirds.clone(), stated, unstated }
    }

    fn add(&mut self, other: Self) {
        self.days = match (self.days, other.days) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, none) => one.or(none),
        };
        self.thirds.extend(other.thirds);
        for (mine, more) in [(&mut self.stated, other.stated), (&mut self.unstated, other.unstated)] {
            more.into_iter().for_each(|(office, persons)| mine.entry(office).or_default().extend(persons));
        }
    }

    /// Whether a document of one cannot be of one crisis with a document of the other.
    fn excludes(&self, other: &Self) -> bool {
        let apart = if self.thirds.is_disjoint(&other.thirds) { FAR_DAYS } else { MEDIATED_DAYS };
        let far = |early: Date, late: Date| span(early, 0, apart).is_some_and(|s| s.last < late);
        if let (Some((a_last, a_first)), Some((b_last, b_first))) = (self.days, other.days)
            && (far(a_last, b_first) || far(b_last, a_first))
        {
            return true;
        }
        // Ministers change in the middle of a crisis, too: two dates that are stated and near weigh more.
        rival(&self.unstated, &other.stated)
            || rival(&self.unstated, &other.unstated)
            || rival(&self.stated, &other.unstated)
    }
}

/// Whether a document of one side gives an office to somebody whom a document of the other does not know in it.
fn rival(a: &Holders, b: &Holders) -> bool {
    let unknown = |x: &String, there: &[String]| !there.iter().any(|y| who::same_name(x, y));
    a.iter().any(|(office, here)| {
        b.get(office)
            .is_some_and(|there| here.iter().flatten().any(|x| there.iter().any(|persons| unknown(x, persons))))
    })
}
