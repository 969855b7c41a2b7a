//! Which claims move whose mediation? Explicit steps, steps that a general code implies, third parties, joint mediators.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::{Actor, Sector};
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};

use crate::implied::{self, Known};
use crate::knowledge::Knowledge;
use crate::parties;
use crate::signs;
use crate::view::Claim;
use crate::who;

/// A claim that is a step of a mediation, and by which rule.
#[derive(Clone, Copy)]
pub struct Move<'a> {
    pub step: Step,
    pub claim: Claim<'a>,
    pub rule: &'static str,
}

/// The moves of third parties that mediate together, or of one alone.
pub struct Mediation<'a> {
    /// Keys of the third parties, the one with the most moves first.
    pub thirds: Vec<String>,
    pub moves: Vec<Move<'a>>,
}

impl Mediation<'_> {
    /// Whether an actor is one of the third parties.
    pub fn is_third(&self, actor: &Actor, sides: &BTreeSet<String>) -> bool {
        third(actor, sides).is_some_and(|t| self.thirds.contains(&t))
    }
}

impl Claim<'_> {
    /// Not denied and not taken back.
    pub fn stands(&self) -> bool {
        !matches!(self.event.modality, Modality::Denied | Modality::Retracted)
    }
}

/// State or organisation outside the conflict, a body of faith or an NGO within it, or a single person without either.
pub fn third(actor: &Actor, sides: &BTreeSet<String>) -> Option<String> {
    use Sector::*;
    if let (Some(code), Some(s @ (Rel | Ngo))) = (actor.code(), actor.sector)
        && of_the_conflict(code, sides)
    {
        return Some(format!("{code}.{}", s.code()));
    }
    let Some(code) = actor.code() else {
        return (actor.person && !actor.anonymous).then(|| actor.name.clone());
    };
    let armed = matches!(actor.sector, Some(Reb | Uaf | Prm | Cri));
    (!armed && !of_the_conflict(code, sides)).then(|| code.to_owned())
}

fn of_the_conflict(code: &str, sides: &BTreeSet<String>) -> bool {
    sides.iter().any(|s| s.split(['.', ':']).next() == Some(code))
}

/// The third parties among several actors.
pub fn thirds_of<'a>(actors: impl IntoIterator<Item = &'a Actor>, sides: &BTreeSet<String>) -> BTreeSet<String> {
    actors.into_iter().filter_map(|a| third(a, sides)).collect()
}

/// The mediations of an episode, in the order of their names.
pub fn find<'a>(claims: &[Claim<'a>], sides: &BTreeSet<String>, knowledge: &Knowledge<'_>) -> Vec<Mediation<'a>> {
    let mut by_third: BTreeMap<String, Vec<Move<'a>>> = BTreeMap::new();
    let mut open: Vec<Move<'a>> = Vec::new();
    let known = implied::known(claims, sides);
    for claim in claims {
        let m = |step, rule| Move { step, claim: *claim, rule };
        let (found, of) = if let Some(step) = told(claim) {
            if known.only_names(claim, step) || between_others(claim, sides) {
                continue;
            }
            let rule = if claim.event.mediation.is_some() { "ledger/told-as-step" } else { "ledger/told-as-mediation" };
            (m(step, rule), named(claim, step, sides))
        } else if let Some((step, of, rule)) = known.step(claim) {
            (m(step, rule), of)
        } else {
            continue;
        };
        of.iter().for_each(|t| by_third.entry(t.clone()).or_default().push(found));
        if of.is_empty() && !between_parties(&found, sides) {
            open.push(found);
        }
    }
    for third in claims.iter().flat_map(|c| called_mediators(c, sides)) {
        by_third.entry(third).or_default();
    }
    let mut mediations = joined(by_third, claims, sides);
    let homes: Vec<Option<usize>> = open.iter().map(|m| home(m, &mediations, claims, &known, sides)).collect();
    for (m, home) in open.into_iter().zip(homes) {
        if let Some(i) = home {
            mediations[i].moves.push(m);
        }
    }
    mediations.iter_mut().for_each(|m| offers_answered(m, knowledge));
    mediations.iter_mut().for_each(|m| sort(&mut m.moves));
    mediations.retain(|m| !m.moves.is_empty());
    mediations
}

/// `Peru rejected its offer to mediate` tells of the offer, too, where no report tells of it otherwise.
fn offers_answered(mediation: &mut Mediation<'_>, knowledge: &Knowledge<'_>) {
    if mediation.moves.iter().any(|m| m.step == Step::Offered) {
        return;
    }
    let answers = |m: &&Move<'_>| matches!(m.step, Step::Accepted | Step::Rejected) && m.claim.stands();
    let told = mediation.moves.iter().filter(answers).filter(|m| signs::tells_of_offer(&m.claim, knowledge));
    let offers: Vec<Move<'_>> =
        told.map(|m| Move { step: Step::Offered, rule: "ledger/offer-answered", ..*m }).collect();
    mediation.moves.extend(offers);
}

/// Mediation between two that are no parties here, as in a crisis of the past.
fn between_others(claim: &Claim<'_>, sides: &BTreeSet<String>) -> bool {
    let mediates = |a: &Actor| claim.event.mediators.iter().any(|m| who::compatible(m, a));
    let others: Vec<&Actor> = claim.participants().filter(|a| a.code().is_some() && !mediates(a)).collect();
    !claim.event.mediators.is_empty() && others.len() > 1 && parties::sides_of(others, sides).is_empty()
}

/// Third parties that a claim calls mediators, whatever they do in it.
pub fn called_mediators(claim: &Claim<'_>, sides: &BTreeSet<String>) -> BTreeSet<String> {
    thirds_of(claim.participants().filter(|a| a.role.as_deref() == Some("mediator")), sides)
}

/// An offer, request or answer that one party addresses to another: their own business and nobody's mediation.
fn between_parties(m: &Move<'_>, sides: &BTreeSet<String>) -> bool {
    let addressed = matches!(m.step, Step::Offered | Step::Requested | Step::Accepted | Step::Rejected);
    let e = m.claim.event;
    m.rule == "ledger/told-as-step"
        && addressed
        && e.event_type != EventType::Reject
        && !parties::sides_of(&e.actors, sides).is_empty()
        && !parties::sides_of(&e.recipients, sides).is_empty()
}

/// The step that a claim tells of. What is only planned or offered is arranged and not yet held.
pub fn told(claim: &Claim<'_>) -> Option<Step> {
    use Modality::*;
    let ahead = matches!(claim.event.modality, Planned | Future | Offered | Conditional);
    match claim.step()? {
        Step::TalksHeld if ahead => Some(Step::TalksScheduled),
        // `X will host talks next week`: more than an offer.
        Step::Offered if matches!(claim.event.modality, Planned | Future) && claim.event.when.is_some() => {
            Some(Step::TalksScheduled)
        }
        Step::Agreement | Step::Ceasefire | Step::Suspended | Step::Failed | Step::ContactHeld if ahead => None,
        step => Some(step),
    }
}

/// The third parties of a claim: those who act in an offer or in talks, those who are asked in a request or an answer.
pub fn named(claim: &Claim<'_>, step: Step, sides: &BTreeSet<String>) -> BTreeSet<String> {
    let mediators = thirds_of(&claim.event.mediators, sides);
    if !mediators.is_empty() {
        return mediators;
    }
    let actors = thirds_of(&claim.event.actors, sides);
    let recipients = thirds_of(&claim.event.recipients, sides);
    let (first, second) = match step {
        Step::Offered | Step::TalksHeld | Step::TalksScheduled | Step::ConditionsSet | Step::ContactHeld => {
            (actors, recipients)
        }
        Step::Suggested if recipients.is_empty() => return BTreeSet::new(),
        _ => (recipients, actors),
    };
    if first.is_empty() { second } else { first }
}

/// Where a claim belongs that names no third party: to the one on whose ground it happened or that its sentence names, else
/// to the one of which its document tells most; the end of talks to the only one that holds any. Else nowhere.
fn home(
    m: &Move<'_>,
    mediations: &[Mediation<'_>],
    claims: &[Claim<'_>],
    known: &Known<'_>,
    sides: &BTreeSet<String>,
) -> Option<usize> {
    let beside = known.beside(&m.claim);
    let ends =
        matches!(m.step, Step::Suspended | Step::Failed | Step::QuitThreatened | Step::Agreement | Step::Ceasefire);
    let here = |x: &Mediation<'_>| {
        let moves = x.moves.iter().filter(|o| o.claim.d == m.claim.d && o.step != Step::ContactHeld).count();
        let of_doc = claims.iter().filter(|c| c.d == m.claim.d);
        let acts = of_doc.filter(|c| c.event.actors.iter().any(|a| x.is_third(a, sides))).count();
        let talks = x.moves.iter().any(|o| o.step == Step::TalksHeld);
        let named = x.thirds.iter().any(|t| beside.contains(t));
        // Conditions are put to the mediation that holds talks, whatever else a document tells of.
        let held = talks && (moves > 0 || m.step == Step::ConditionsSet);
        (named, held, moves, acts, ends && talks)
    };
    let mut ranked: Vec<_> = mediations.iter().enumerate().map(|(i, x)| (here(x), i)).collect();
    if m.rule == implied::BESIDE {
        ranked.retain(|((_, _, moves, acts, talks), _)| *talks && moves + acts > 0);
    }
    ranked.sort_by_key(|(rank, i)| (std::cmp::Reverse(*rank), *i));
    match &ranked[..] {
        [only] => Some(only.1),
        [(first, i), (second, _), ..] if first > second => Some(*i),
        _ => None,
    }
}

/// Puts together third parties that mostly act in one claim: two states that offer or host together.
fn joined<'a>(
    by_third: BTreeMap<String, Vec<Move<'a>>>,
    claims: &[Claim<'_>],
    sides: &BTreeSet<String>,
) -> Vec<Mediation<'a>> {
    let acts = |m: &Move<'_>, third: &String| named(&m.claim, m.step, sides).contains(third);
    let called: Vec<BTreeSet<String>> =
        claims.iter().map(|c| called_mediators(c, sides)).filter(|c| c.len() > 1).collect();
    let own = |third: &String| -> BTreeSet<usize> {
        let moves = by_third[third].iter();
        moves.filter(|m| m.step != Step::ContactHeld && m.claim.stands() && acts(m, third)).map(|m| m.claim.d).collect()
    };
    let names: Vec<String> = by_third.keys().cloned().collect();
    let mut group: Vec<usize> = (0..names.len()).collect();
    for i in 0..names.len() {
        for j in i + 1..names.len() {
            let together: BTreeSet<usize> = by_third[&names[i]]
                .iter()
                .filter(|m| m.step != Step::ContactHeld && m.claim.stands())
                .filter(|m| acts(m, &names[i]) && acts(m, &names[j]))
                .map(|m| m.claim.d)
                .collect();
            let least = own(&names[i]).len().min(own(&names[j]).len());
            let one_body = called.iter().any(|c| c.contains(&names[i]) && c.contains(&names[j]));
            if one_body || !together.is_empty() && 2 * together.len() >= least {
                let (keep, gone) = (group[i].min(group[j]), group[i].max(group[j]));
                group.iter_mut().filter(|g| **g == gone).for_each(|g| *g = keep);
            }
        }
    }
    let mut out: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    names.iter().zip(&group).for_each(|(n, g)| out.entry(*g).or_default().push(n));
    out.into_values().map(|thirds| mediation(thirds, &by_third)).collect()
}

fn mediation<'a>(mut thirds: Vec<&String>, by_third: &BTreeMap<String, Vec<Move<'a>>>) -> Mediation<'a> {
    thirds.sort_by_key(|t| (std::cmp::Reverse(by_third[*t].len()), *t));
    let mut moves: Vec<Move<'a>> = thirds.iter().flat_map(|t| by_third[*t].iter().copied()).collect();
    sort(&mut moves);
    Mediation { thirds: thirds.into_iter().cloned().collect(), moves }
}

/// Puts moves in order, each once.
fn sort(moves: &mut Vec<Move<'_>>) {
    moves.sort_by(|a, b| {
        let key = |m: &Move<'_>| (m.step, m.claim.event.span.start);
        (a.claim.doc_id(), key(a), a.claim.id()).cmp(&(b.claim.doc_id(), key(b), b.claim.id()))
    });
    moves.dedup_by(|a, b| (a.step, a.claim.id()) == (b.step, b.claim.id()));
    moves.sort_by_key(|m| m.step);
}
