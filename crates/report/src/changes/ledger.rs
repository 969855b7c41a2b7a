//! What is new in the ledgers of an episode? Third parties, outcomes, consent, steps, conditions, contacts.

use legation_model::changes::{Change, ChangeKind};
use legation_model::dossier::Episode;
use legation_model::ledger::{Condition, Ledger, LedgerStep, PartyConsent};

use super::{common, differs, matched};
use crate::words;

/// Adds what differs in the ledgers and precedents.
pub fn compare(old: Option<&Episode>, new: Option<&Episode>, out: &mut Vec<Change>) {
    let same = |a: &Ledger, b: &Ledger| {
        let (a, b) = (&a.third_party, &b.third_party);
        usize::from(a.code() == b.code()) + 2 * usize::from(a.name == b.name)
    };
    for (a, b) in matched(ledgers(old), ledgers(new), same) {
        third_party(a, b, out);
    }
    let precedents = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.precedents.clone());
    let (before, after) = (precedents(old), precedents(new));
    let about = |p: &legation_model::ledger::Precedent| {
        let by = if p.cited_by.is_empty() { "an outlet".to_owned() } else { words::actors(&p.cited_by) };
        format!("{}{}, cited by {by}", p.agreement, p.year.map_or(String::new(), |y| format!(" ({y})")))
    };
    for (a, b) in
        matched(&before, &after, |a, b| common(&a.claims, &b.claims).max(usize::from(a.agreement == b.agreement)))
    {
        let docs = b.or(a).map_or(&[][..], |p| &p.docs);
        out.extend(differs(ChangeKind::Precedent, "precedent", a.map(about), b.map(about), docs));
    }
}

fn ledgers(episode: Option<&Episode>) -> &[Ledger] {
    episode.map_or(&[], |e| &e.ledgers)
}

fn third_party(old: Option<&Ledger>, new: Option<&Ledger>, out: &mut Vec<Change>) {
    let Some(name) = new.or(old).map(|l| l.third_party.name.clone()) else { return };
    if old.is_none() || new.is_none() {
        let told = |l: Option<&Ledger>| l.map(|l| l.third_party.name.clone());
        out.extend(differs(ChangeKind::ThirdParty, &name, told(old), told(new), &[]));
    }
    let outcome = |l: &Ledger| format!("{} ({})", words::outcome(l.outcome), l.outcome_why);
    out.extend(differs(ChangeKind::Outcome, &format!("mediation by {name}"), old.map(outcome), new.map(outcome), &[]));
    let consent = |l: Option<&Ledger>| l.map_or(Vec::new(), |l| l.consent.clone());
    let (before, after) = (consent(old), consent(new));
    let same_party = |a: &PartyConsent, b: &PartyConsent| {
        usize::from(a.party.code() == b.party.code()) + 2 * usize::from(a.party.name == b.party.name)
    };
    for (a, b) in matched(&before, &after, same_party) {
        let Some(party) = b.or(a).map(|c| words::clean(&c.party.name)) else { continue };
        let told = |c: &PartyConsent| words::consent(c.consent).to_owned();
        // A party that is new to the ledger and silent is no news.
        let (was, is) = (a.map(told), b.map(told));
        let silent = Some(words::consent(legation_model::ledger::Consent::NoEvidence).to_owned());
        if (was.is_none() && is == silent) || (is.is_none() && was == silent) {
            continue;
        }
        out.extend(differs(ChangeKind::Consent, &format!("{party}, to mediation by {name}"), was, is, &[]));
    }
    let steps = |l: Option<&Ledger>| l.map_or(Vec::new(), |l| l.steps.clone());
    all_steps(&steps(old), &steps(new), &name, ChangeKind::Step, out);
    let contacts = |l: Option<&Ledger>| l.map_or(Vec::new(), |l| l.contacts.clone());
    all_steps(&contacts(old), &contacts(new), &name, ChangeKind::Contact, out);
    let conditions = |l: Option<&Ledger>| l.map_or(Vec::new(), |l| l.conditions.clone());
    let told = |c: &Condition| format!("“{}”", words::clean(&c.text));
    for (a, b) in matched(&conditions(old), &conditions(new), |a, b| common(&a.claims, &b.claims)) {
        let docs = b.or(a).map_or(&[][..], |c| &c.docs);
        let about = format!("mediation by {name}");
        out.extend(differs(ChangeKind::Condition, &about, a.map(told), b.map(told), docs));
    }
}

fn all_steps(old: &[LedgerStep], new: &[LedgerStep], name: &str, kind: ChangeKind, out: &mut Vec<Change>) {
    let same = |a: &LedgerStep, b: &LedgerStep| if a.step == b.step { common(&a.claims, &b.claims) } else { 0 };
    for (a, b) in matched(old, new, same) {
        let told = |s: &LedgerStep| {
            let modes = if s.modes.is_empty() { String::new() } else { format!(", {}", s.modes.join(" or ")) };
            let when = s.when.as_ref().map_or(String::new(), |w| format!(", {}", words::date(w)));
            format!("{}{modes}{when}", words::step_sentence(s.step, &s.by, &s.parties, name))
        };
        let docs = b.or(a).map_or(&[][..], |s| &s.docs);
        out.extend(differs(kind, &format!("mediation by {name}"), a.map(told), b.map(told), docs));
    }
}
