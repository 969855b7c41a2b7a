//! Why does a ledger stand where it does? The decisions behind its steps, its consent and its outcome.

use std::fmt::Write;

use legation_model::decision::Decision;
use legation_model::dossier::Dossier;
use legation_model::ledger::{Ledger, LedgerStep};
use serde::Serialize;

/// Writes what stands behind `id` (`E1.L1`, or `E1.L1.3` for a step); gives the claims it rests on.
pub fn explain(text: &mut String, dossier: &Dossier, id: &str) -> Option<Vec<String>> {
    let ledgers = || dossier.episodes.iter().flat_map(|e| &e.ledgers);
    if let Some(l) = ledgers().find(|l| l.id == id) {
        ledger(text, l);
        return Some(Vec::new());
    }
    let found = ledgers().find_map(|l| Some((l, l.steps.iter().chain(&l.contacts).find(|s| s.id == id)?)));
    let (l, s) = found?;
    let _ = writeln!(text, "{}  {} · {}\n", s.id, l.third_party.name, name(s.step));
    step(text, s);
    Some(s.claims.clone())
}

fn ledger(text: &mut String, l: &Ledger) {
    let thirds: Vec<&str> = std::iter::once(&l.third_party).chain(&l.co_mediators).map(|a| a.name.as_str()).collect();
    let _ = writeln!(text, "{}  mediation by {}\n", l.id, thirds.join(" and "));
    let _ = writeln!(text, "state     {}", name(l.state));
    let _ = writeln!(text, "outcome   {}: {}", name(l.outcome), l.outcome_why);
    decision(text, &l.outcome_decision);
    for c in &l.consent {
        let _ = writeln!(text, "\nconsent   {}: {}", c.party.name, name(c.consent));
        decision(text, &c.decision);
    }
    for s in l.steps.iter().chain(&l.contacts) {
        let when = s.when.map_or("not known".to_owned(), |w| w.timex());
        let _ = writeln!(text, "\nstep      {} {}, {when}", s.id, name(s.step));
        step(text, s);
    }
}

fn step(text: &mut String, s: &LedgerStep) {
    decision(text, &s.why);
    match &s.transition {
        Some(t) => {
            let _ = writeln!(text, "moves     {} to {} by row `{}`", name(t.from), name(t.to), t.rule);
        }
        None => text.push_str("moves     nothing\n"),
    }
}

fn decision(text: &mut String, d: &Decision) {
    let _ = writeln!(text, "rule      {}", d.rule);
    if !d.inputs.is_empty() {
        let _ = writeln!(text, "from      {}", d.inputs.join(", "));
    }
    let _ = writeln!(text, "because   {}", d.reason);
}

/// The name of a value as the record writes it.
fn name(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
