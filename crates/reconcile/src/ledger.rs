//! Where does each third party's mediation stand? One ledger for each third party, or for those that mediate together.
//!
//! Background and other episodes never come here: the claims are those of one episode that count. Silence is no consent.

use std::collections::BTreeSet;

use legation_model::actor::Actor;
use legation_model::claim::CodedDocument;
use legation_model::ledger::{Condition, Initiative, Ledger, LedgerStep, Precedent, Step};
use legation_model::mediation::State;
use legation_model::time::DateRange;

use crate::knowledge::Knowledge;
use crate::moves::{self, Mediation, Move};
use crate::outcome::{self, Grounds};
use crate::parties;
use crate::signs::{self, Signs};
use crate::steps::{self, Scene};
use crate::transitions::{self, Taken};
use crate::view::Claim;
use crate::who;
use crate::{consent, words};

/// What the ledgers of an episode are made from.
pub struct Sources<'s, 'a> {
    /// `E1`.
    pub episode: &'s str,
    pub scene: Scene<'s, 'a>,
    pub docs: &'s [&'a CodedDocument],
    pub precedents: &'s [Precedent],
}

/// The ledgers of an episode, most steps first.
pub fn all(sources: &Sources<'_, '_>, knowledge: &Knowledge<'_>) -> Vec<Ledger> {
    let claims: Vec<Claim<'_>> = sources.scene.stories.iter().flat_map(|s| s.claims.iter().copied()).collect();
    let mediations = moves::find(&claims, sources.scene.sides, knowledge);
    let mut ledgers: Vec<Ledger> = mediations.iter().map(|m| ledger(m, sources, knowledge)).collect();
    ledgers.sort_by_key(|l| {
        (std::cmp::Reverse(l.steps.len()), std::cmp::Reverse(l.contacts.len()), l.third_party.name.clone())
    });
    let names: Vec<String> = ledgers.iter().map(|l| l.third_party.name.clone()).collect();
    for (n, l) in ledgers.iter_mut().enumerate() {
        l.id = format!("{}.L{}", sources.episode, n + 1);
        l.competing = names.iter().filter(|name| **name != l.third_party.name).cloned().collect();
        for (i, step) in l.steps.iter_mut().chain(&mut l.contacts).enumerate() {
            step.id = format!("{}.{}", l.id, i + 1);
        }
    }
    ledgers
}

fn ledger(mediation: &Mediation<'_>, sources: &Sources<'_, '_>, knowledge: &Knowledge<'_>) -> Ledger {
    let (scene, docs) = (&sources.scene, sources.docs);
    let mut steps = scene.steps(mediation);
    let mut contacts = scene.contacts(mediation, &steps);
    for step in steps.iter_mut().chain(&mut contacts) {
        step.channel = signs::channel(step, mediation, knowledge);
    }
    steps.sort_by_cached_key(|s| (s.when.is_none(), s.when, s.step, s.docs.clone()));
    let state = walk(&mut steps, mediation, scene.sides);
    let consent = consent::of_all(scene.sides, mediation, docs, knowledge);
    let agreement = steps.iter().rev().find(|s| s.step == Step::Agreement);
    let grounds = Grounds {
        state,
        steps: &steps,
        contacts: &contacts,
        consent: &consent,
        extent: agreement.and_then(|s| signs::extent(s, mediation, knowledge)),
        newest: docs.iter().filter_map(|d| d.document.published.range).max_by_key(|r| r.last),
    };
    let (outcome, outcome_why, outcome_decision) = outcome::derive(&grounds, knowledge);
    let mut thirds = mediation.thirds.iter().map(|t| actor_of(t, mediation, docs, knowledge));
    let third_party = thirds.next().unwrap_or_else(|| parties::actor_of("", docs, knowledge));
    let co_mediators: Vec<Actor> = thirds.collect();
    let signs = Signs::of(mediation, knowledge);
    let main = [Step::Offered, Step::Requested, Step::Suggested];
    let shown = main.iter().find(|s| mediation.moves.iter().any(|m| m.step == **s && m.claim.stands()));
    let of_main = mediation.moves.iter().filter(|m| shown.is_none_or(|s| *s == m.step)).map(|m| &m.claim);
    let (initiative, initiated_by) = initiative(mediation, scene.sides);
    Ledger {
        id: String::new(),
        origins: steps::rested(of_main, scene.origins),
        conditions: conditions(mediation, &steps),
        precedents: cited(sources.precedents, third_party.clone(), &co_mediators),
        competing: Vec::new(),
        method: signs.method(),
        strategies: signs.strategies(),
        third_party,
        co_mediators,
        state,
        initiative,
        initiated_by,
        consent,
        steps,
        contacts,
        outcome,
        outcome_why,
        outcome_decision,
    }
}

/// Walks the steps through the table in order of time; each gets its transition.
fn walk(steps: &mut [LedgerStep], mediation: &Mediation<'_>, sides: &BTreeSet<String>) -> State {
    let claims = |s: &LedgerStep| -> Vec<Claim<'_>> {
        mediation.moves.iter().map(|m| m.claim).filter(|c| s.claims.iter().any(|id| id == c.id())).collect()
    };
    let mut order: Vec<LedgerStep> = steps.to_vec();
    order.sort_by_cached_key(|s| {
        (steps::walk_day(s, steps, &mediation.moves), s.step, s.docs.clone(), s.claims.clone())
    });
    let state = transitions::walk(&mut order, sides, |s| {
        let claims = claims(s);
        Taken {
            by: claims.iter().flat_map(|c| parties::sides_of(&c.event.actors, sides)).collect(),
            by_third: claims.iter().flat_map(|c| &c.event.actors).any(|a| mediation.is_third(a, sides)),
            on_condition: claims.iter().any(|c| c.event.condition.is_some()),
        }
    });
    for step in steps.iter_mut() {
        let same = order.iter().find(|s| s.step == step.step && s.claims == step.claims);
        step.transition = same.and_then(|s| s.transition.clone());
    }
    state
}

/// The actor of a third party's key.
fn actor_of(key: &str, mediation: &Mediation<'_>, docs: &[&CodedDocument], knowledge: &Knowledge<'_>) -> Actor {
    let mut named = mediation.moves.iter().flat_map(|m| m.claim.participants());
    let person = named.find(|a| a.code().is_none() && a.name == key).cloned();
    person.unwrap_or_else(|| parties::actor_of(key, docs, knowledge))
}

/// Past settlements that a third party cites, or that it had mediated.
fn cited(precedents: &[Precedent], third: Actor, others: &[Actor]) -> Vec<String> {
    let codes = who::codes(std::iter::once(&third).chain(others));
    let of = |p: &&Precedent| {
        !codes.is_disjoint(&who::codes(&p.cited_by)) || p.mediator.as_ref().is_some_and(|m| codes.contains(m))
    };
    precedents.iter().filter(of).map(|p| p.agreement.clone()).collect()
}

/// Who began. Offer and request are two steps; which came first is said only where the days show it.
fn initiative(mediation: &Mediation<'_>, sides: &BTreeSet<String>) -> (Initiative, Vec<Actor>) {
    let of = |step: Step| mediation.moves.iter().filter(move |m| m.step == step && m.claim.stands()).map(|m| &m.claim);
    let by_party = |c: &&Claim<'_>| !parties::sides_of(&c.event.actors, sides).is_empty();
    let first = |claims: &[&Claim<'_>]| -> Option<DateRange> {
        let all_dated = claims.iter().all(|c| c.day().is_some());
        claims.iter().filter_map(|c| c.day()).min().filter(|_| all_dated)
    };
    let actors = |claims: &[&Claim<'_>]| who::merged(claims.iter().flat_map(|c| &c.event.actors));
    let offers: Vec<&Claim<'_>> = of(Step::Offered).collect();
    let requests: Vec<&Claim<'_>> = of(Step::Requested).filter(by_party).collect();
    let outside: Vec<&Claim<'_>> = of(Step::Suggested).chain(of(Step::Requested).filter(|c| !by_party(c))).collect();
    match (offers.is_empty(), requests.is_empty()) {
        (false, false) => match (first(&offers), first(&requests)) {
            (Some(o), Some(r)) if o < r => (Initiative::ThirdParty, actors(&offers)),
            (Some(o), Some(r)) if r < o => (Initiative::Party, actors(&requests)),
            _ => (Initiative::OfferAndRequest, actors(&[offers, requests].concat())),
        },
        (false, true) => (Initiative::ThirdParty, actors(&offers)),
        (true, false) => (Initiative::Party, actors(&requests)),
        (true, true) if !outside.is_empty() => (Initiative::Outsider, actors(&outside)),
        _ => (Initiative::Unknown, Vec::new()),
    }
}

/// Conditions with the documents that state each and those that report the same step without it.
fn conditions(mediation: &Mediation<'_>, steps: &[LedgerStep]) -> Vec<Condition> {
    let mut found: Vec<(Step, Condition)> = Vec::new();
    for Move { step, claim, .. } in mediation.moves.iter().filter(|m| m.claim.stands()) {
        let Some(text) = claim.event.condition.clone().filter(|t| !t.is_empty()) else { continue };
        let alike = found.iter_mut().find(|(s, c)| s == step && words::alike(&c.text, &text));
        let (id, doc) = (claim.id().to_owned(), claim.doc_id().to_owned());
        match alike {
            Some((_, c)) => {
                c.claims.push(id);
                c.docs.push(doc);
                if text.len() < c.text.len() {
                    c.text = text;
                }
            }
            None => found.push((
                *step,
                Condition {
                    text,
                    by: who::merged(&claim.event.actors),
                    docs: vec![doc],
                    omitted_by: Vec::new(),
                    claims: vec![id],
                },
            )),
        }
    }
    for (step, condition) in &mut found {
        condition.docs.sort();
        condition.docs.dedup();
        let reporting =
            steps.iter().filter(|s| s.step == *step && s.claims.iter().any(|c| condition.claims.contains(c)));
        let docs: BTreeSet<String> = reporting.flat_map(|s| s.docs.iter().cloned()).collect();
        condition.omitted_by = docs.into_iter().filter(|d| !condition.docs.contains(d)).collect();
    }
    found.into_iter().map(|(_, c)| c).collect()
}
