//! How strongly do the articles word an offer or a request: is mediation named, and in the speaker's own words?

use std::collections::{BTreeMap, BTreeSet};

use legation_model::dossier::Development;
use legation_model::ledger::{Ledger, LedgerStep, Step, Wording};
use legation_model::mediation::{Method, Sign};

use crate::knowledge::Knowledge;
use crate::view::Claim;
use crate::{signs, words};

/// For each offer and request of a ledger that some words call mediation and others call less: which words are which, and
/// which of them stand in quotation marks.
pub fn find(ledger: &Ledger, claims: &BTreeMap<&str, Claim<'_>>, knowledge: &Knowledge<'_>) -> Vec<Development> {
    let asked = |s: &&LedgerStep| matches!(s.step, Step::Offered | Step::Requested | Step::Suggested);
    ledger.steps.iter().filter(asked).filter_map(|step| gradient(step, ledger, claims, knowledge)).collect()
}

fn gradient(
    step: &LedgerStep,
    ledger: &Ledger,
    claims: &BTreeMap<&str, Claim<'_>>,
    knowledge: &Knowledge<'_>,
) -> Option<Development> {
    let (mut named, mut less, mut quoted) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for claim in step.claims.iter().filter_map(|id| claims.get(id.as_str())) {
        let wording = Wording { doc: claim.doc_id().to_owned(), text: claim.event.wording.clone() };
        let mediates =
            signs::in_words(&wording.text, knowledge).iter().any(|(s, _)| *s == Sign::Method(Method::Mediation));
        if claim.in_quotes() {
            quoted.insert((mediates, wording.clone()));
        }
        if mediates {
            named.insert(wording)
        } else {
            less.insert(wording)
        };
    }
    if named.is_empty() || less.is_empty() {
        return None;
    }
    let verbatim = match quoted.iter().any(|(mediates, _)| *mediates) {
        _ if quoted.is_empty() => "no words of it stand in quotation marks".to_owned(),
        true => "mediation is named in quotation marks, too".to_owned(),
        false => {
            let own: BTreeSet<Wording> = quoted.into_iter().map(|(_, w)| w).collect();
            format!("what stands in quotation marks never names it: {}", list(&own))
        }
    };
    Some(Development {
        about: format!("how the {} {} is worded", noun(step.step), words::actor(&ledger.third_party, knowledge)),
        why: format!("strength differs: mediation named in {}; less in {}; {verbatim}", list(&named), list(&less)),
        docs: step.docs.clone(),
    })
}

fn noun(step: Step) -> &'static str {
    match step {
        Step::Offered => "offer of",
        Step::Requested => "request to",
        _ => "appeal for mediation by",
    }
}

/// `“offered mediate” (a, b), “ready help” (c)`.
fn list(wordings: &BTreeSet<Wording>) -> String {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for w in wordings {
        by_text.entry(&w.text).or_default().push(&w.doc);
    }
    let all: Vec<String> = by_text.into_iter().map(|(text, docs)| format!("“{text}” ({})", docs.join(", "))).collect();
    all.join(", ")
}
