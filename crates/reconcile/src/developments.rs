//! What differs without contradicting? Two events of a kind, a more precise value, what one report leaves out.

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::dossier::{Development, Story};
use legation_model::ledger::Ledger;
use legation_model::plover::EventType;

use crate::knowledge::Knowledge;
use crate::stories::Joined;
use crate::view::Claim;
use crate::who;
use crate::words;
use crate::{judgements, omissions, strength};

/// The developments of an episode's stories and ledgers.
pub fn find(
    stories: &[Joined<'_>],
    derived: &[Story],
    ledgers: &[Ledger],
    docs: &[&CodedDocument],
    knowledge: &Knowledge<'_>,
) -> Vec<Development> {
    let mut found = Vec::new();
    for (i, a) in derived.iter().enumerate() {
        for b in &derived[i + 1..] {
            found.extend(two_events(a, b));
        }
    }
    for (joined, story) in stories.iter().zip(derived) {
        found.extend(more_precise(joined, story));
    }
    let claims = stories.iter().flat_map(|j| &j.claims).map(|c| (c.id(), *c)).collect();
    for ledger in ledgers {
        for c in ledger.conditions.iter().filter(|c| !c.omitted_by.is_empty()) {
            let docs: BTreeSet<String> = c.docs.iter().chain(&c.omitted_by).cloned().collect();
            found.push(Development {
                about: format!("condition of {}: {}", words::actor(&ledger.third_party, knowledge), c.text),
                why: format!("left out by {}: an omission", words::list(&c.omitted_by)),
                docs: docs.into_iter().collect(),
            });
        }
        found.extend(omissions::find(ledger, docs, knowledge));
        found.extend(strength::find(ledger, &claims, knowledge));
    }
    found.extend(judgements::find(derived, docs));
    found
}

/// Two utterances of a kind by one side on different days.
fn two_events(a: &Story, b: &Story) -> Option<Development> {
    use EventType::*;
    let said = matches!(a.event_type, Request | Threaten | Accuse | Reject | Support);
    let (x, y) = (a.when.filter(|w| w.is_day())?, b.when.filter(|w| w.is_day())?);
    let same = said
        && a.event_type == b.event_type
        && x != y
        && a.cameo.get(..2) == b.cameo.get(..2)
        && !who::units(&a.actors).is_disjoint(&who::units(&b.actors));
    if !same {
        return None;
    }
    let docs: BTreeSet<&String> = a.docs.iter().chain(&b.docs).collect();
    (docs.len() > a.docs.len().min(b.docs.len())).then(|| Development {
        about: format!("{} / {}", a.summary, b.summary),
        why: format!("two events: {} and {}", words::range(x), words::range(y)),
        docs: docs.into_iter().cloned().collect(),
    })
}

/// Some reports give the day, others a longer stretch that holds it.
fn more_precise(joined: &Joined<'_>, story: &Story) -> Option<Development> {
    let day = story.when.filter(|w| w.is_day())?;
    let wide: Vec<&Claim<'_>> =
        joined.claims.iter().filter(|c| c.when().is_some_and(|w| !w.is_day() && w.contains(&day))).collect();
    let exact: BTreeSet<usize> = joined.claims.iter().filter(|c| c.day().is_some()).map(|c| c.d).collect();
    let vague: BTreeSet<&str> = wide.iter().filter(|c| !exact.contains(&c.d)).map(|c| c.doc_id()).collect();
    (!vague.is_empty() && !exact.is_empty()).then(|| Development {
        about: story.summary.clone(),
        why: format!(
            "less precise dates that agree with {} in {}",
            words::range(day),
            vague.into_iter().collect::<Vec<_>>().join(", ")
        ),
        docs: story.docs.clone(),
    })
}
