//! What is the record of one episode? Runs the parts over its documents and links their results.

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::dossier::{Contradiction, Episode};
use legation_model::time::DateRange;

use crate::corrections::Corrections;
use crate::episodes::Group;
use crate::knowledge::Knowledge;
use crate::ledger::Sources;
use crate::shingles::Shared;
use crate::steps::Scene;
use crate::view::Claim;
use crate::{
    contradictions, decisions, developments, figures, ledger, links, names, occasions, origins, parties, state,
    stories, takings, warnings, words,
};

/// Builds episode `id` from its group of documents.
pub fn build(
    id: &str,
    group: &Group,
    docs: &[CodedDocument],
    shared: &Shared,
    corrections: &mut Corrections,
    knowledge: &Knowledge<'_>,
) -> Episode {
    let members: Vec<&CodedDocument> = group.members.iter().map(|m| &docs[*m]).collect();
    let claims = group.members.iter().flat_map(|&d| {
        let doc = &docs[d];
        doc.events.iter().filter(|e| e.background.is_none()).map(move |event| Claim { d, doc, event })
    });
    let joined = corrections.rearrange(stories::join(claims.collect(), shared, knowledge));
    let origins = origins::find(docs, &group.members, &joined, shared);
    let mut derived: Vec<_> = joined
        .iter()
        .enumerate()
        .map(|(n, j)| stories::derive(format!("{id}.S{}", n + 1), j, &origins, knowledge))
        .collect();
    let figures = figures::find(docs, &group.members, &joined, &derived, shared);
    let mut contradictions = contradictions::find(&joined, &derived, &origins, knowledge);
    contradictions.extend(figures.contradictions);
    contradictions.extend(names::contradictions(&members, &origins));
    let precedents = names::precedents(&members, knowledge);
    let scene = Scene { stories: &joined, sides: &group.parties, origins: &origins };
    let sources = Sources { episode: id, scene, docs: &members, precedents: &precedents };
    let mut ledgers = ledger::all(&sources, knowledge);
    let mut contradictions = corrections.judge(contradictions);
    contradictions::by_weight(&mut contradictions, &ledgers);
    for (n, c) in contradictions.iter_mut().enumerate() {
        c.id = format!("{id}.C{}", n + 1);
    }
    for (story, decisions) in derived.iter_mut().zip(decisions::of(&joined, shared, corrections, knowledge)) {
        story.decisions = decisions;
    }
    for story in &mut derived {
        story.corrected = corrections.of(story.reports.iter().map(|r| r.claim.as_str()));
        story.disputed = disputed(&contradictions, story.reports.iter().map(|r| r.claim.as_str()));
    }
    let links = links::find(&joined, &derived);
    for step in ledgers.iter_mut().flat_map(|l| l.steps.iter_mut().chain(&mut l.contacts)) {
        step.disputed = disputed(&contradictions, step.claims.iter().map(String::as_str));
    }
    let mut differing = developments::find(&joined, &derived, &ledgers, &members, knowledge);
    differing.extend(occasions::find(&precedents, &derived, knowledge));
    differing.extend(figures.developments);
    let range = hull(derived.iter().filter_map(|s| s.when));
    let newest = members.iter().filter_map(|d| d.document.published.range).max_by_key(|r| r.last).or(range);
    Episode {
        id: id.to_owned(),
        title: title(group, &members, range, knowledge),
        parties: group.parties.iter().map(|p| parties::actor_of(p, &members, knowledge)).collect(),
        range,
        docs: members.iter().map(|d| d.document.id.clone()).collect(),
        apart: group.apart.clone(),
        state: state::of(&ledgers, &derived, knowledge),
        naming: names::tables(&members),
        precedents,
        warnings: warnings::find(&joined, newest),
        figures: figures.figures,
        developments: differing,
        stories: derived,
        contradictions,
        ledgers,
        origins: origins.list,
        takings: takings::find(docs, &group.members, shared),
        links,
    }
}

/// Ids of the contradictions that concern one of the claims.
fn disputed<'c>(contradictions: &[Contradiction], claims: impl Iterator<Item = &'c str>) -> Vec<String> {
    let claims: BTreeSet<&str> = claims.collect();
    let concerns =
        |c: &&Contradiction| c.sides.iter().flat_map(|s| &s.reports).any(|r| claims.contains(r.claim.as_str()));
    contradictions.iter().filter(concerns).map(|c| c.id.clone()).collect()
}

fn hull(ranges: impl Iterator<Item = DateRange>) -> Option<DateRange> {
    ranges.reduce(|a, b| DateRange { first: a.first.min(b.first), last: a.last.max(b.last) })
}

fn title(group: &Group, docs: &[&CodedDocument], range: Option<DateRange>, knowledge: &Knowledge<'_>) -> String {
    let names: Vec<String> =
        group.parties.iter().map(|p| words::actor(&parties::actor_of(p, docs, knowledge), knowledge)).collect();
    let when = range.map_or("date not known".to_owned(), words::months);
    if names.is_empty() { when } else { format!("{}, {when}", words::list(&names)) }
}
