//! Where do things stand, in one to three plain sentences?

use std::collections::BTreeSet;

use legation_model::dossier::Story;
use legation_model::ledger::{Consent, Ledger, Outcome, PartyConsent, Step};

use crate::knowledge::Knowledge;
use crate::words;

/// The state of an episode: its main mediation, further third parties, else its main happenings.
pub fn of(ledgers: &[Ledger], stories: &[Story], knowledge: &Knowledge<'_>) -> Vec<String> {
    let Some(main) = ledgers.first() else { return vec![without_mediation(stories)] };
    let mut said = vec![begun(main, knowledge), positions(main, knowledge)];
    let mut last = match main.outcome {
        Outcome::TalksHeld
        | Outcome::Ceasefire
        | Outcome::Settlement
        | Outcome::PartialSettlement
        | Outcome::FullSettlement
        | Outcome::Lapsed
        | Outcome::Suspended
        | Outcome::Failed
        | Outcome::Declined => {
            format!("Outcome so far: {}.", main.outcome_why)
        }
        _ => "No talks under mediation are reported.".to_owned(),
    };
    if ledgers.len() > 1 {
        let others: Vec<String> = ledgers[1..].iter().map(|l| words::actor(&l.third_party, knowledge)).collect();
        last = format!("{last} Further third parties: {}.", words::list(&others));
    }
    said.push(last);
    said
}

fn begun(ledger: &Ledger, knowledge: &Knowledge<'_>) -> String {
    let joint: Vec<_> = std::iter::once(&ledger.third_party).chain(&ledger.co_mediators).cloned().collect();
    let third = words::actors(&joint, knowledge);
    let (has, is) = if joint.len() > 1 { ("have", "are") } else { ("has", "is") };
    let step = |s: Step| ledger.steps.iter().find(|l| l.step == s);
    let counts = |docs: usize, origins: usize| {
        format!("({}, {})", words::count(docs, "document"), words::count(origins, "origin"))
    };
    if let Some(offer) = step(Step::Offered) {
        let condition = ledger
            .conditions
            .first()
            .map_or(String::new(), |c| format!(" on a condition (\u{201c}{}\u{201d})", c.text));
        return format!(
            "{third} {has} offered to mediate{condition} {}.",
            counts(offer.docs.len(), offer.origins as usize)
        );
    }
    let talks: BTreeSet<&String> =
        ledger.steps.iter().filter(|l| l.step == Step::TalksHeld).flat_map(|l| &l.docs).collect();
    if !talks.is_empty() {
        return format!("{third} {is} mediating ({}).", words::count(talks.len(), "document"));
    }
    if let Some(asked) = step(Step::Requested).or(step(Step::Suggested)) {
        let by = words::actors(&asked.by, knowledge);
        let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
        return format!(
            "{third} {has} been asked to mediate{by} {}.",
            counts(asked.docs.len(), asked.origins as usize)
        );
    }
    format!("{third} {is} in contact with the parties.")
}

fn positions(ledger: &Ledger, knowledge: &Knowledge<'_>) -> String {
    let name = |p: &PartyConsent| words::actor(&p.party, knowledge);
    let mut parts: Vec<String> = Vec::new();
    for p in ledger.consent.iter().filter(|p| p.consent != Consent::NoEvidence) {
        let what = match p.consent {
            Consent::Asked => "has been asked, and no answer is reported",
            Consent::Willing => "has asked for mediation or shows readiness",
            Consent::Accepted => "has accepted",
            Consent::AcceptedWithConditions => "has accepted with conditions",
            Consent::NonCommittal => "has answered neither yes nor no",
            Consent::Rejected => "has refused",
            Consent::Withdrawn => "has taken its consent back",
            Consent::NoEvidence => continue,
        };
        parts.push(format!("{} {what}", name(p)));
    }
    let silent: Vec<String> = ledger.consent.iter().filter(|p| p.consent == Consent::NoEvidence).map(name).collect();
    if !silent.is_empty() {
        parts.push(format!("of the position of {} there is no evidence", words::list(&silent)));
    }
    words::sentence_case(&format!("{}.", parts.join("; ")))
}

fn without_mediation(stories: &[Story]) -> String {
    let mut main: Vec<&Story> = stories.iter().collect();
    main.sort_by_key(|s| {
        (std::cmp::Reverse(s.origins.len()), std::cmp::Reverse(s.docs.len()), s.when.is_none(), s.when)
    });
    let told: Vec<String> = main.iter().take(2).map(|s| s.summary.clone()).collect();
    if told.is_empty() {
        return "No mediation is reported.".into();
    }
    format!("No mediation is reported. Main happenings: {}.", told.join("; "))
}
