//! Which documents belong to one crisis? The same parties at the same time, unless something shows that they are two.

mod candidates;
mod clusters;

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::CodedDocument;
use legation_model::time::{Basis, DateRange};

use candidates::candidates;
use clusters::Clusters;

use crate::dates;
use crate::incidents::{self, span};
use crate::knowledge::Knowledge;
use crate::offices::{self, Holder};
use crate::parties::{self, Edge};
use crate::shingles::Shared;
use crate::who;
use crate::words;

/// Articles of one crisis follow each other within six weeks.
const CHAIN_DAYS: i32 = 42;
/// From here on apart, two articles about the same parties are about two crises unless a chain joins them.
const FAR_DAYS: i32 = 180;

/// A group is told apart from so many others at most.
const FEW_GROUPS: usize = 12;

/// The same where a third party mediates in both: mediations pause and go on.
const MEDIATED_DAYS: i32 = 365;

/// Documents of one episode, by index.
pub struct Group {
    pub members: Vec<usize>,
    /// Nodes of the conflict parties.
    pub parties: BTreeSet<String>,
    /// Why they are kept apart from other groups.
    pub apart: Vec<String>,
}

/// Groups and, per document, its group and the reason.
pub struct Grouping {
    pub groups: Vec<Group>,
    pub of: Vec<(Option<usize>, String)>,
}

/// What decides where a document belongs.
struct Profile {
    edges: BTreeMap<Edge, f64>,
    parties: BTreeSet<String>,
    /// Third parties that mediate.
    thirds: BTreeSet<String>,
    /// Everybody who acts or is acted upon.
    involved: BTreeSet<String>,
    published: Option<DateRange>,
    stated: bool,
    holders: Vec<Holder>,
    incidents: BTreeSet<String>,
    days: BTreeSet<(i8, i8, String)>,
    citations: BTreeSet<String>,
    figures: BTreeSet<(String, u64)>,
    tells: bool,
}

fn profile(doc: &CodedDocument, knowledge: &Knowledge<'_>) -> Profile {
    let counted = || doc.events.iter().filter(|e| e.background.is_none());
    let edges = parties::edges(doc);
    let mut sides = parties::parties(&edges, &parties::mediators(counted()));
    if sides.is_empty() {
        // Without a hostile act the two most frequent states are the best guess.
        let mut votes: BTreeMap<String, usize> = BTreeMap::new();
        counted()
            .flat_map(|e| who::nodes(e.actors.iter().chain(&e.recipients)))
            .for_each(|n| *votes.entry(n).or_default() += 1);
        let mediators = parties::mediators(counted());
        let mut votes: Vec<_> = votes.into_iter().filter(|(n, _)| !mediators.contains(n)).collect();
        votes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        sides = votes.into_iter().take(2).map(|(n, _)| n).collect();
    }
    let published = dates::known(doc);
    let near = |range: &DateRange| {
        published.is_none_or(|p| span(p.first, -FAR_DAYS, FAR_DAYS).is_some_and(|s| s.overlaps(range)))
    };
    let known = counted()
        .flat_map(|e| incidents::matches(doc, e, knowledge).into_iter().map(move |m| (e, m)))
        .filter(|(e, m)| m.weight > 1 && near(&m.incident.range) && incidents::is_certain(e, m.incident, knowledge));
    let days = counted()
        .filter_map(|e| Some((e.when.as_ref()?.range.filter(DateRange::is_day)?, e)))
        .flat_map(|(r, e)| {
            who::nodes(e.actors.iter().chain(&e.recipients))
                .into_iter()
                .map(move |n| (r.first.month(), r.first.day(), n))
        })
        .collect();
    Profile {
        involved: counted().flat_map(|e| who::nodes(e.actors.iter().chain(&e.recipients))).collect(),
        thirds: parties::thirds(counted()).difference(&sides).cloned().collect(),
        parties: sides,
        published,
        stated: doc.document.published.basis == Basis::Stated,
        holders: offices::holders(doc),
        incidents: known.map(|(_, m)| m.incident.id.clone()).collect(),
        days,
        citations: doc.citations.iter().filter_map(|c| c.agreement.clone()).collect(),
        figures: doc.figures.iter().filter_map(|f| Some((f.what.clone(), f.best?))).collect(),
        tells: counted().next().is_some(),
        edges,
    }
}

/// Puts documents into episodes.
pub fn group(docs: &[CodedDocument], shared: &Shared, knowledge: &Knowledge<'_>) -> Grouping {
    let profiles: Vec<Profile> = docs.iter().map(|d| profile(d, knowledge)).collect();
    let telling: Vec<usize> = (0..docs.len()).filter(|i| profiles[*i].tells).collect();
    let mut why: Vec<String> = vec![String::new(); docs.len()];
    let mut pairs: Vec<(u32, usize, usize, String)> = candidates(&telling, &profiles, shared)
        .into_iter()
        .filter_map(|(i, j)| link(i, j, &profiles, shared).map(|(score, reason)| (score, i, j, reason)))
        .collect();
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut clusters = Clusters::new(&profiles);
    for (_, i, j, reason) in pairs {
        if !clusters.merge(i, j) {
            continue;
        }
        for (d, other) in [(i, j), (j, i)] {
            if why[d].is_empty() {
                why[d] = format!("{reason} `{}`", docs[other].document.id);
            }
        }
    }
    build(docs, &telling, &clusters.of, why, &profiles, shared, knowledge)
}

fn build(
    docs: &[CodedDocument],
    telling: &[usize],
    cluster: &[usize],
    why: Vec<String>,
    profiles: &[Profile],
    shared: &Shared,
    knowledge: &Knowledge<'_>,
) -> Grouping {
    let mut by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &i in telling {
        by.entry(cluster[i]).or_default().push(i);
    }
    let first_day = |m: &[usize]| m.iter().filter_map(|i| profiles[*i].published).map(|r| r.first).min();
    let mut members: Vec<Vec<usize>> = by.into_values().collect();
    members.sort_by_key(|m| {
        (std::cmp::Reverse(m.len()), first_day(m).is_none(), first_day(m), docs[m[0]].document.id.clone())
    });
    let mut groups: Vec<Group> = members
        .into_iter()
        .map(|m| Group { parties: sides(&m, docs, profiles, shared), members: m, apart: Vec::new() })
        .collect();
    let neighbours = neighbours(&groups);
    for a in 0..groups.len() {
        let mut reasons = BTreeSet::new();
        for &b in &neighbours[a] {
            reasons.extend(
                apart(&groups[a], &groups[b], profiles, knowledge).into_iter().map(|r| format!("from E{}: {r}", b + 1)),
            );
        }
        groups[a].apart = reasons.into_iter().collect();
    }
    let group_of: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(g, group)| group.members.iter().map(move |m| (*m, g))).collect();
    let of = (0..docs.len())
        .map(|i| match group_of.get(&i).copied() {
            None if docs[i].events.is_empty() => (None, "no event was found in it".to_owned()),
            None => (None, "it tells of the past only".to_owned()),
            Some(g) if groups[g].members.len() == 1 => {
                (Some(g), groups[g].apart.first().map_or("the only document".into(), |r| format!("kept apart {r}")))
            }
            Some(g) => (Some(g), why[i].clone()),
        })
        .collect();
    Grouping { groups, of }
}

/// Per group those that a reader might take for the same crisis: all where there are few, else those with a common party,
/// the next in order first.
fn neighbours(groups: &[Group]) -> Vec<Vec<usize>> {
    if groups.len() <= FEW_GROUPS {
        return (0..groups.len()).map(|a| (0..groups.len()).filter(|b| *b != a).collect()).collect();
    }
    let mut by_party: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate() {
        group.parties.iter().for_each(|p| by_party.entry(p).or_default().push(g));
    }
    let near = |(a, group): (usize, &Group)| {
        let mut near: BTreeSet<(usize, usize)> = BTreeSet::new();
        for of_party in group.parties.iter().filter_map(|p| by_party.get(p.as_str())) {
            let at = of_party.partition_point(|g| *g < a);
            let around = at.saturating_sub(FEW_GROUPS)..(at + FEW_GROUPS).min(of_party.len());
            near.extend(of_party[around].iter().filter(|b| **b != a).map(|b| (a.abs_diff(*b), *b)));
        }
        near.into_iter().take(FEW_GROUPS).map(|(_, b)| b).collect()
    };
    groups.iter().enumerate().map(near).collect()
}

/// The parties of a group: edges of all its documents, each text counted once.
fn sides(members: &[usize], docs: &[CodedDocument], profiles: &[Profile], shared: &Shared) -> BTreeSet<String> {
    let mut total: BTreeMap<Edge, f64> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for &m in members.iter().filter(|m| seen.insert(shared.class[**m])) {
        for (e, w) in &profiles[m].edges {
            *total.entry(e.clone()).or_default() += w;
        }
    }
    let mediators = parties::mediators(members.iter().flat_map(|m| docs[*m].events.iter()));
    let found = parties::parties(&total, &mediators);
    if !found.is_empty() {
        return found;
    }
    members.iter().flat_map(|m| profiles[*m].parties.iter().cloned()).collect()
}

/// Why two documents may be of one crisis, with the strength of the reason.
fn link(i: usize, j: usize, profiles: &[Profile], shared: &Shared) -> Option<(u32, String)> {
    let (a, b) = (&profiles[i], &profiles[j]);
    // A short article may tell of the mediator only: it is enough that both parties of one are met in the other.
    let common = a.parties.intersection(&b.involved).count().max(b.parties.intersection(&a.involved).count());
    let same_text = shared.class[i] == shared.class[j];
    // A set phrase of the trade joins nothing that has nobody in common.
    let words_shared = shared.words(i, j) && !a.involved.is_disjoint(&b.involved);
    if (common < 2 && !same_text && !words_shared) || excluded(i, j, profiles, shared).is_some() {
        return None;
    }
    let evidence = [
        (same_text, 8, "same text as"),
        (words_shared, 6, "same parties, and it shares words with"),
        (!a.incidents.is_disjoint(&b.incidents), 5, "same parties and the same incident as"),
        (!a.days.is_disjoint(&b.days), 4, "same parties and events of the same days as"),
        (!a.citations.is_disjoint(&b.citations), 1, "same parties and the same agreements as"),
        (!a.figures.is_disjoint(&b.figures), 1, "same parties and the same figures as"),
    ];
    let best = evidence.iter().filter(|e| e.0).max_by_key(|e| e.1).map(|e| (e.1, e.2.to_owned()));
    let near = match (a.published, b.published) {
        (Some(x), Some(y)) => span(x.first, -CHAIN_DAYS, CHAIN_DAYS + x.days() - 1)?.overlaps(&y),
        // Without a date something must show that the crisis is the same.
        _ => return best.filter(|(n, _)| *n > 1 || evidence.iter().filter(|e| e.0).count() > 1),
    };
    // A mediation may pause for months; the same third party between the same parties is one crisis.
    if !near && !a.thirds.is_disjoint(&b.thirds) {
        return Some((2, "same parties and the same third party as".to_owned()));
    }
    near.then(|| best.map_or((2, "same parties within six weeks of".to_owned()), |(n, r)| (n + 2, r)))
}

/// Why two documents cannot be of one crisis.
fn excluded(i: usize, j: usize, profiles: &[Profile], shared: &Shared) -> Option<String> {
    let (a, b) = (&profiles[i], &profiles[j]);
    if shared.class[i] == shared.class[j] {
        return None;
    }
    let same_third = !a.thirds.is_disjoint(&b.thirds);
    let far_days = if same_third { MEDIATED_DAYS } else { FAR_DAYS };
    if let (Some(x), Some(y)) = (a.published, b.published)
        && !span(x.first, -far_days, far_days + x.days() - 1)?.overlaps(&y)
    {
        return Some(far(x, y));
    }
    // Ministers change in the middle of a crisis, too: two dates that are stated and near weigh more.
    if a.stated && b.stated {
        return None;
    }
    rivals(&a.holders, &b.holders)
}

fn far(x: DateRange, y: DateRange) -> String {
    format!("the articles date from {} and {}", words::months(x), words::months(y))
}

fn rivals(a: &[Holder], b: &[Holder]) -> Option<String> {
    let (x, y) = offices::rivals(a, b)?;
    Some(format!("{} of {} is {} here and {} there", x.office, x.country, x.person, y.person))
}

/// Why two groups are kept apart.
fn apart(a: &Group, b: &Group, profiles: &[Profile], knowledge: &Knowledge<'_>) -> Vec<String> {
    let mut reasons = BTreeSet::new();
    let span_of = |g: &Group| {
        let days: Vec<DateRange> = g.members.iter().filter_map(|m| profiles[*m].published).collect();
        Some(DateRange { first: days.iter().map(|r| r.first).min()?, last: days.iter().map(|r| r.last).max()? })
    };
    if a.parties.intersection(&b.parties).count() < 2 {
        let names = |g: &Group| {
            words::list(&g.parties.iter().map(|p| knowledge.country_name(p).to_owned()).collect::<Vec<_>>())
        };
        reasons.insert(format!("the parties are {} here and {} there", names(a), names(b)));
    }
    if let (Some(x), Some(y)) = (span_of(a), span_of(b))
        && !x.overlaps(&y)
    {
        reasons.insert(far(x, y));
    }
    let holders = |g: &Group| g.members.iter().map(|m| &profiles[*m].holders).collect::<BTreeSet<_>>();
    let (of_a, of_b) = (holders(a), holders(b));
    for (x, y) in of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y))) {
        reasons.extend(rivals(x, y));
    }
    let events = |g: &Group| g.members.iter().flat_map(|m| profiles[*m].incidents.clone()).collect::<BTreeSet<_>>();
    let (x, y) = (events(a), events(b));
    if !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) {
        let name = |ids: &BTreeSet<String>| {
            let known = knowledge.incidents.iter().filter(|i| ids.contains(&i.id)).map(|i| i.name.clone());
            words::list(&known.collect::<Vec<_>>())
        };
        reasons.insert(format!("the incidents are {} here and {} there", name(&x), name(&y)));
    }
    if reasons.is_empty() {
        let undated = |g: &Group| g.members.iter().any(|m| profiles[*m].published.is_none());
        reasons.insert(if undated(a) || undated(b) {
            "a date is not known, and nothing shows that the crisis is the same".into()
        } else {
            "the articles lie more than six weeks apart".into()
        });
    }
    reasons.into_iter().collect()
}
