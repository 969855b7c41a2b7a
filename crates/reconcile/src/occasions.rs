//! On which occasion was a settlement of the past cited? Articles that share the citation may not share the occasion.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::dossier::{Development, Story};
use legation_model::ledger::Precedent;
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;
use crate::who;
use crate::words;

/// Settlements that several articles cite, where the days on which they let it be cited differ or are not told.
pub fn find(precedents: &[Precedent], stories: &[Story], knowledge: &Knowledge<'_>) -> Vec<Development> {
    precedents.iter().filter(|p| p.docs.len() > 1).filter_map(|p| unlike(p, stories, knowledge)).collect()
}

fn unlike(p: &Precedent, stories: &[Story], knowledge: &Knowledge<'_>) -> Option<Development> {
    let mut by_day: BTreeMap<Option<DateRange>, BTreeSet<String>> = BTreeMap::new();
    for occasion in &p.occasions {
        by_day.entry(day(p, &occasion.doc, &occasion.sentence, stories)).or_default().insert(occasion.doc.clone());
    }
    let told = by_day.keys().flatten().count();
    if told == 1 && by_day.len() == 1 {
        return None;
    }
    let parts: Vec<String> = by_day
        .iter()
        .map(|(day, docs)| {
            let docs: Vec<String> = docs.iter().cloned().collect();
            format!("{} in {}", day.map_or("no day".to_owned(), words::range), words::list(&docs))
        })
        .collect();
    let what = if told > 1 { "differs" } else { "is under-specified" };
    Some(Development {
        about: format!("{} cited by {}", p.agreement, words::actors(&p.cited_by, knowledge)),
        why: format!("the occasion {what}: {}", parts.join(", ")),
        docs: p.docs.clone(),
    })
}

/// The day of what the one who cites does in the sentence that cites.
fn day(p: &Precedent, doc: &str, sentence: &str, stories: &[Story]) -> Option<DateRange> {
    let by = who::nodes(&p.cited_by);
    let acts = stories.iter().filter(|s| !who::nodes(&s.actors).is_disjoint(&by));
    let reports = acts.flat_map(|s| &s.reports).filter(|r| r.doc == doc && r.sentence == sentence);
    reports.filter_map(|r| r.when.or(r.implied_when)).filter(DateRange::is_day).min()
}
