//! Which claims move whose mediation? Explicit steps, steps that a general code implies, third parties, joint mediators.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::{Actor, Sector};
use legation_model::ledger::Step;
use legation_model::plover::Modality;

use crate::implied;
use crate::view::Claim;

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
pub fn find<'a>(claims: &[Claim<'a>], sides: &BTreeSet<String>) -> Vec<Mediation<'a>> {
    let mut by_third: BTreeMap<String, Vec<Move<'a>>> = BTreeMap::new();
    let mut open: Vec<Move<'a>> = Vec::new();
    let mut place = |found: &mut BTreeMap<String, Vec<Move<'a>>>, m: Move<'a>, of: &BTreeSet<String>| {
        of.iter().for_each(|t| found.entry(t.clone()).or_default().push(m));
        if of.is_empty() {
            open.push(m);
        }
    };
    for claim in claims {
        let Some(step) = told(claim) else { continue };
        let rule = if claim.event.mediation.is_some() { "ledger/told-as-step" } else { "ledger/told-as-mediation" };
        place(&mut by_third, Move { step, claim: *claim, rule }, &named(claim, step, sides));
    }
    let known: BTreeSet<String> = by_third.keys().cloned().collect();
    for claim in claims.iter().filter(|c| told(c).is_none()) {
        if let Some((step, of, rule)) = implied::step(claim, &known, sides) {
            place(&mut by_third, Move { step, claim: *claim, rule }, &of);
        }
    }
    for m in open {
        if let Some(home) = home(&m, &by_third) {
            by_third.entry(home).or_default().push(m);
        }
    }
    joined(by_third, sides)
}

/// The step that a claim tells of. What is only planned or offered is arranged and not yet held.
fn told(claim: &Claim<'_>) -> Option<Step> {
    use Modality::*;
    let ahead = matches!(claim.event.modality, Planned | Future | Offered | Conditional);
    match claim.step()? {
        Step::TalksHeld if ahead => Some(Step::TalksScheduled),
        Step::Agreement | Step::Ceasefire | Step::Suspended | Step::Failed | Step::ContactHeld if ahead => None,
        step => Some(step),
    }
}

/// The third parties of a claim: those who act in an offer or in talks, those who are asked in a request or an answer.
fn named(claim: &Claim<'_>, step: Step, sides: &BTreeSet<String>) -> BTreeSet<String> {
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

/// Where a claim belongs that names no third party: to the only one of its document, or the one that its document tells
/// most of; else to the only one of the episode; else nowhere.
fn home(m: &Move<'_>, by_third: &BTreeMap<String, Vec<Move<'_>>>) -> Option<String> {
    let told =
        |moves: &[Move<'_>]| moves.iter().filter(|x| x.claim.d == m.claim.d && x.step != Step::ContactHeld).count();
    let mut here: Vec<(usize, &String)> =
        by_third.iter().map(|(t, moves)| (told(moves), t)).filter(|(n, _)| *n > 0).collect();
    here.sort_by_key(|(n, t)| (std::cmp::Reverse(*n), *t));
    match (&here[..], by_third.len()) {
        ([one], _) => Some(one.1.clone()),
        ([], 1) => by_third.keys().next().cloned(),
        ([a, b, ..], _) if a.0 > b.0 => Some(a.1.clone()),
        _ => None,
    }
}

/// Puts together third parties that mostly act in one claim: two states that offer or host together.
fn joined<'a>(by_third: BTreeMap<String, Vec<Move<'a>>>, sides: &BTreeSet<String>) -> Vec<Mediation<'a>> {
    let acts = |m: &Move<'_>, third: &String| thirds_of(&m.claim.event.actors, sides).contains(third);
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
            if !together.is_empty() && 2 * together.len() >= least {
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
    let key = |m: &Move<'a>| (m.step, m.claim.doc_id(), m.claim.event.span.start, m.claim.id());
    moves.sort_by(|a, b| key(a).cmp(&key(b)));
    moves.dedup_by_key(|m| (m.step, m.claim.id()));
    Mediation { thirds: thirds.into_iter().cloned().collect(), moves }
}
