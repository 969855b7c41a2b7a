//! Which pairs of documents are worth comparing? Those that share a text, words, two participants, an incident or a day.
//!
//! Few documents are compared each with each; of many, each with those nearest to it in time. So the number of pairs grows with
//! the documents and not with their square, and a chain of neighbours still holds a long crisis together.

use std::collections::{BTreeMap, BTreeSet};

use super::Profile;
use crate::shingles::Shared;

/// Up to so many documents are compared each with each.
const FEW: usize = 48;
/// Of more, each is compared with so many that follow it in time.
const REACH: usize = 16;

/// Pairs of documents, the lower index first, sorted.
pub fn candidates(telling: &[usize], profiles: &[Profile], shared: &Shared) -> Vec<(usize, usize)> {
    let mut pairs = Pairs { profiles, found: Vec::new() };
    let mut classes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut passages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut incidents: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut days: BTreeMap<&(i8, i8, String), Vec<usize>> = BTreeMap::new();
    let mut involved: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for &d in telling {
        let profile = &profiles[d];
        classes.entry(shared.class[d]).or_default().push(d);
        shared.of[d].iter().for_each(|p| passages.entry(*p).or_default().push(d));
        profile.incidents.iter().for_each(|i| incidents.entry(i).or_default().push(d));
        profile.days.iter().for_each(|day| days.entry(day).or_default().push(d));
        for pair in two_of(&profile.involved) {
            involved.entry(pair).or_default().push(d);
        }
    }
    for class in classes.values() {
        class[1..].iter().for_each(|d| pairs.found.push((class[0], *d)));
    }
    passages.into_values().chain(incidents.into_values()).chain(days.into_values()).for_each(|docs| pairs.among(docs));
    for ((a, b), docs) in involved {
        // It is enough that the two are the parties of one of them.
        let parties = |d: &usize| profiles[*d].parties.contains(a) && profiles[*d].parties.contains(b);
        if docs.iter().any(parties) {
            pairs.among(docs);
        }
    }
    pairs.found.sort_unstable();
    pairs.found.dedup();
    pairs.found
}

fn two_of(nodes: &BTreeSet<String>) -> impl Iterator<Item = (&str, &str)> {
    nodes.iter().enumerate().flat_map(move |(i, a)| nodes.iter().skip(i + 1).map(move |b| (a.as_str(), b.as_str())))
}

struct Pairs<'p> {
    profiles: &'p [Profile],
    found: Vec<(usize, usize)>,
}

impl Pairs<'_> {
    fn among(&mut self, mut docs: Vec<usize>) {
        let reach = if docs.len() <= FEW { docs.len() } else { REACH };
        docs.sort_by_key(|d| {
            let published = self.profiles[*d].published;
            (published.is_none(), published, *d)
        });
        for (i, a) in docs.iter().enumerate() {
            self.found.extend(docs[i + 1..].iter().take(reach).map(|b| (*a.min(b), *a.max(b))));
        }
    }
}
