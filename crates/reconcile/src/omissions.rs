//! What does an article leave out that others tell of the mediation it reports?

use std::collections::BTreeSet;

use legation_model::claim::CodedDocument;
use legation_model::dossier::Development;
use legation_model::ledger::{Ledger, LedgerStep, Step};

use crate::knowledge::Knowledge;
use crate::{summary, words};

/// Days for which a step is news that a report of the mediation may be expected to have.
const NEWS_DAYS: i64 = 3;

/// For each step and contact of a ledger that two articles and more tell: the articles that came out on its day or soon after,
/// report other steps of the ledger, and say nothing of this one. What a step depends on is left out with it.
pub fn find(ledger: &Ledger, docs: &[&CodedDocument], knowledge: &Knowledge<'_>) -> Vec<Development> {
    let all = || ledger.steps.iter().chain(&ledger.contacts);
    let follows: BTreeSet<&String> = all().flat_map(|s| &s.docs).collect();
    let mut found = Vec::new();
    for step in all().filter(|s| s.docs.len() > 1) {
        let silent: Vec<String> = docs
            .iter()
            .filter(|d| follows.contains(&d.document.id) && !step.docs.contains(&d.document.id))
            .filter(|d| came_later(d, step))
            .map(|d| d.document.id.clone())
            .collect();
        if silent.is_empty() {
            continue;
        }
        let about = format!("{}{}", told(step, ledger, knowledge), condition(step, ledger));
        let why = format!("left out by {}, published on that day or soon after: an omission", words::list(&silent));
        let docs: BTreeSet<String> = step.docs.iter().cloned().chain(silent).collect();
        found.push(Development { about, why, docs: docs.into_iter().collect() });
    }
    found
}

/// Whether the article could have told of the step as news: it came out on its day, or few days later.
fn came_later(doc: &CodedDocument, step: &LedgerStep) -> bool {
    doc.document.published.range.zip(step.when).is_some_and(|(out, when)| {
        let days = (out.first - when.last).get_days();
        (0..=NEWS_DAYS).contains(&i64::from(days))
    })
}

/// Who did what to whom, and when.
fn told(step: &LedgerStep, ledger: &Ledger, knowledge: &Knowledge<'_>) -> String {
    use Step::*;
    let third = words::actor(&ledger.third_party, knowledge);
    let who = if step.by.is_empty() { "somebody".to_owned() } else { words::actors(&step.by, knowledge) };
    let whom = match step.step {
        Suggested | Requested | Accepted | Rejected => third,
        _ if step.parties.is_empty() => "the parties".to_owned(),
        _ => words::actors(&step.parties, knowledge),
    };
    let verb = summary::step_verb(step.step);
    let verb = if step.by.len() > 1 { summary::plural(verb) } else { verb.to_owned() };
    let text = format!("{who} {verb} {whom}");
    step.when.map_or(text.clone(), |when| format!("{text}, {}", words::range(when)))
}

fn condition(step: &LedgerStep, ledger: &Ledger) -> String {
    let of = ledger.conditions.iter().filter(|c| c.claims.iter().any(|id| step.claims.contains(id)));
    of.map(|c| format!(", with its condition “{}”", c.text)).collect()
}
