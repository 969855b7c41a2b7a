//! Where does each third party's mediation stand? The ledger's rules: the states, what moves them and what never does.
//!
//! Background and other episodes never come here: the claims are those of one episode that count. Silence is no consent.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::Actor;
use legation_model::claim::CodedDocument;
use legation_model::ledger::{Condition, Initiative, Ledger, LedgerStep, Step, Wording};
use legation_model::plover::{EventType, Modality};
use legation_model::time::DateRange;

use crate::consent;
use crate::knowledge::Knowledge;
use crate::origins::Origins;
use crate::outcome;
use crate::parties;
use crate::stories::{Joined, consensus_date, most};
use crate::view::Claim;
use crate::who;

/// The claims that move one third party's mediation, with the step that each is.
pub type Moves<'a> = Vec<(Step, Claim<'a>)>;

/// The ledgers of an episode, most steps first.
pub fn all<'a>(
    stories: &[Joined<'a>],
    sides: &BTreeSet<String>,
    docs: &[&CodedDocument],
    origins: &Origins,
    knowledge: &Knowledge<'_>,
) -> Vec<Ledger> {
    let claims: Vec<Claim<'a>> = stories.iter().flat_map(|s| s.claims.iter().copied()).collect();
    let moves = moves(&claims, sides);
    let mut ledgers: Vec<Ledger> =
        moves.iter().map(|(third, moves)| ledger(third, moves, stories, sides, docs, origins, knowledge)).collect();
    ledgers.sort_by_key(|l| {
        (std::cmp::Reverse(l.steps.len()), std::cmp::Reverse(l.contacts.len()), l.third_party.name.clone())
    });
    ledgers
}

/// The claims with a step of mediation, by third party. A claim that names no third party goes to the only one of its
/// document, else to the only one of the episode, else nowhere.
fn moves<'a>(claims: &[Claim<'a>], sides: &BTreeSet<String>) -> BTreeMap<String, Moves<'a>> {
    let mut found: BTreeMap<String, Moves<'a>> = BTreeMap::new();
    let mut open: Moves<'a> = Vec::new();
    for claim in claims {
        let Some(step) = claim.step() else { continue };
        let thirds = thirds(claim, step, sides);
        for third in &thirds {
            found.entry(third.clone()).or_default().push((step, *claim));
        }
        if thirds.is_empty() {
            open.push((step, *claim));
        }
    }
    for (step, claim) in open {
        let of_doc: Vec<String> =
            found.iter().filter(|(_, m)| m.iter().any(|(_, c)| c.d == claim.d)).map(|(t, _)| t.clone()).collect();
        let home = match (&of_doc[..], found.len()) {
            ([one], _) => Some(one.clone()),
            ([], 1) => found.keys().next().cloned(),
            _ => None,
        };
        if let Some(moves) = home.and_then(|h| found.get_mut(&h)) {
            moves.push((step, claim));
        }
    }
    for moves in found.values_mut() {
        moves.sort_by(|a, b| (a.0, a.1.doc_id(), a.1.event.span.start).cmp(&(b.0, b.1.doc_id(), b.1.event.span.start)));
    }
    found
}

/// The third parties of a claim: those who act in an offer or in talks, those who are asked in a request or an answer.
fn thirds(claim: &Claim<'_>, step: Step, sides: &BTreeSet<String>) -> BTreeSet<String> {
    let outside = |actors: &[Actor]| -> BTreeSet<String> {
        actors.iter().filter_map(node_or_name).filter(|n| !sides.contains(n)).collect()
    };
    let (actors, recipients) = (outside(&claim.event.actors), outside(&claim.event.recipients));
    let (first, second) = match step {
        Step::Offered | Step::TalksHeld | Step::TalksScheduled | Step::ConditionsSet | Step::ContactHeld => {
            (actors, recipients)
        }
        Step::Suggested if recipients.is_empty() => return BTreeSet::new(),
        _ => (recipients, actors),
    };
    if first.is_empty() { second } else { first }
}

/// State or organisation, or the name of a single mediator who belongs to none.
fn node_or_name(actor: &Actor) -> Option<String> {
    actor.code().map(str::to_owned).or_else(|| (actor.person && !actor.anonymous).then(|| actor.name.clone()))
}

fn ledger<'a>(
    third: &str,
    moves: &Moves<'a>,
    stories: &[Joined<'a>],
    sides: &BTreeSet<String>,
    docs: &[&CodedDocument],
    origins: &Origins,
    knowledge: &Knowledge<'_>,
) -> Ledger {
    let third_party = moves
        .iter()
        .flat_map(|(_, c)| c.participants())
        .find(|a| a.code().is_none() && a.name == third)
        .cloned()
        .unwrap_or_else(|| parties::actor_of(third, docs, knowledge));
    let mut steps = steps(moves, third, stories, origins);
    let (talks, contacts) =
        contacts(third, sides, moves, stories, origins).into_iter().partition(|s| s.step == Step::TalksHeld);
    steps.extend::<Vec<LedgerStep>>(talks);
    steps.sort_by_key(|s| (s.when.is_none(), s.when, s.step, s.docs.clone()));
    let consent = consent::of_all(sides, moves, docs, knowledge);
    let (outcome, outcome_why) = outcome::derive(&steps, &contacts, &consent, moves, knowledge);
    let main = [Step::Offered, Step::Requested, Step::Suggested];
    let shown = main.iter().find(|s| moves.iter().any(|(t, c)| t == *s && c.happened_or_offered()));
    let of_main = moves.iter().filter(|(s, _)| shown.is_none_or(|t| s == t));
    Ledger {
        initiative: initiative(moves, sides),
        origins: rested(of_main.map(|(_, c)| c), origins),
        conditions: conditions(moves, &steps),
        third_party,
        consent,
        steps,
        contacts,
        outcome,
        outcome_why,
    }
}

impl Claim<'_> {
    /// Not denied and not taken back.
    pub fn happened_or_offered(&self) -> bool {
        !matches!(self.event.modality, Modality::Denied | Modality::Retracted)
    }
}

/// Origins of several claims; a document that quotes a statement among them adds no origin of its own.
fn rested<'c, 'a: 'c>(claims: impl IntoIterator<Item = &'c Claim<'a>>, origins: &Origins) -> Vec<String> {
    let mut by_doc: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for c in claims {
        by_doc.entry(c.d).or_default().insert(origins.of(c.id()));
    }
    let own = |o: &usize| origins.list.get(*o).is_some_and(|o| o.docs.len() == 1 && o.label.starts_with("own "));
    let kept: BTreeSet<usize> = by_doc
        .values()
        .flat_map(|all| {
            let others: BTreeSet<usize> = all.iter().copied().filter(|o| !own(o)).collect();
            if others.is_empty() { all.clone() } else { others }
        })
        .collect();
    kept.into_iter().filter_map(|o| origins.list.get(o).map(|o| o.id.clone())).collect()
}

/// Steps with every report of each. An offer repeated is one step; a request or an answer is one step a party; talks are
/// one step a happening.
fn steps<'a>(moves: &Moves<'a>, third: &str, stories: &[Joined<'a>], origins: &Origins) -> Vec<LedgerStep> {
    let mut groups: BTreeMap<(Step, String), Vec<Claim<'a>>> = BTreeMap::new();
    for (step, claim) in moves.iter().filter(|(_, c)| c.happened_or_offered()) {
        let by = who::codes(&claim.event.actors).into_iter().collect::<Vec<_>>().join("+");
        let key = match step {
            Step::Offered => String::new(),
            Step::TalksHeld | Step::TalksScheduled | Step::Ceasefire | Step::Agreement | Step::Suspended => {
                let story = stories.iter().position(|s| s.claims.iter().any(|c| c.id() == claim.id()));
                format!("{:06}", story.unwrap_or(usize::MAX))
            }
            _ => by,
        };
        groups.entry((*step, key)).or_default().push(*claim);
    }
    let mut steps: Vec<LedgerStep> = groups
        .into_iter()
        .map(|((step, _), mut claims)| {
            if step == Step::TalksHeld {
                claims = with_story(claims, stories);
            }
            let by = who::merged(claims.iter().flat_map(|c| &c.event.actors));
            let (by, parties) = if step == Step::TalksHeld {
                who::merged(claims.iter().flat_map(|c| c.participants()))
                    .into_iter()
                    .partition(|a| a.code() == Some(third))
            } else {
                let concerned = who::merged(claims.iter().flat_map(|c| &c.event.recipients));
                (by, concerned.into_iter().filter(|a| a.code() != Some(third)).collect())
            };
            one_step(step, &claims, by, parties, origins)
        })
        .collect();
    steps.sort_by_key(|s| (s.when.is_none(), s.when, s.step, s.docs.clone()));
    steps
}

/// Reports of the same talks that do not call them mediation belong to the step, too.
fn with_story<'a>(claims: Vec<Claim<'a>>, stories: &[Joined<'a>]) -> Vec<Claim<'a>> {
    let home = stories.iter().find(|s| s.claims.iter().any(|c| claims.iter().any(|d| d.id() == c.id())));
    let whole = home.map(|s| s.claims.iter().filter(|c| c.happened_or_offered()).copied().collect::<Vec<_>>());
    whole.unwrap_or(claims)
}

fn one_step(step: Step, claims: &[Claim<'_>], by: Vec<Actor>, parties: Vec<Actor>, origins: &Origins) -> LedgerStep {
    let mut modes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for c in claims {
        if let Some(mode) = c.contact_mode() {
            modes.entry(mode).or_default().insert(origins.of(c.id()));
        }
    }
    let mut modes: Vec<(&str, usize)> = modes.into_iter().map(|(m, o)| (m, o.len())).collect();
    let docs_with =
        |m: &str| claims.iter().filter(|c| c.contact_mode() == Some(m)).map(|c| c.d).collect::<BTreeSet<_>>().len();
    modes.sort_by(|a, b| (b.1, docs_with(b.0)).cmp(&(a.1, docs_with(a.0))).then(a.0.cmp(b.0)));
    let wordings: BTreeSet<Wording> = claims
        .iter()
        .filter(|c| !c.event.wording.is_empty())
        .map(|c| Wording { doc: c.doc_id().to_owned(), text: c.event.wording.clone() })
        .collect();
    LedgerStep {
        step,
        by,
        parties,
        when: step_date(claims, origins),
        modes: modes.into_iter().map(|(m, _)| m.to_owned()).collect(),
        wordings: wordings.into_iter().collect(),
        claims: claims.iter().map(|c| c.id().to_owned()).collect(),
        docs: claims.iter().map(|c| c.doc_id().to_owned()).collect::<BTreeSet<_>>().into_iter().collect(),
        origins: u32::try_from(rested(claims, origins).len()).unwrap_or(u32::MAX),
        disputed: Vec::new(),
    }
}

/// The day with the most origins, the earliest on a tie; without a day the days that the reports allow.
fn step_date(claims: &[Claim<'_>], origins: &Origins) -> Option<DateRange> {
    most(claims.iter().filter_map(|c| Some((c.day()?, origins.of(c.id())))), |_| 0).or_else(|| consensus_date(claims))
}

/// Contacts of the third party with one of the parties. A meeting in person is mediated talks where a document that tells
/// of it says that the third party is mediating (a shuttle); other contacts are ordinary ones.
fn contacts<'a>(
    third: &str,
    sides: &BTreeSet<String>,
    moves: &Moves<'a>,
    stories: &[Joined<'a>],
    origins: &Origins,
) -> Vec<LedgerStep> {
    let acts = |c: &Claim<'_>| who::nodes(&c.event.actors).iter().any(|n| n == third);
    let mediates: BTreeSet<usize> =
        moves.iter().filter(|(s, c)| *s == Step::TalksHeld && c.happened() && acts(c)).map(|(_, c)| c.d).collect();
    let mut found: Vec<LedgerStep> = stories
        .iter()
        .filter_map(|s| {
            let held = s.claims.iter().all(|c| c.event.event_type == EventType::Consult && c.happened());
            let talks = s.claims.iter().any(|c| c.step().is_some());
            let people = who::merged(s.claims.iter().flat_map(|c| c.participants()));
            let is_third = |a: &Actor| node_or_name(a).as_deref() == Some(third);
            let (by, others): (Vec<Actor>, Vec<Actor>) = people.into_iter().partition(is_third);
            let with: Vec<Actor> =
                others.into_iter().filter(|a| who::node(a).is_some_and(|n| sides.contains(&n))).collect();
            let shuttle = s.claims.iter().any(|c| mediates.contains(&c.d) && c.contact_mode() == Some("in person"));
            let step = if shuttle { Step::TalksHeld } else { Step::ContactHeld };
            (held && !talks && !by.is_empty() && !with.is_empty()).then(|| one_step(step, &s.claims, by, with, origins))
        })
        .collect();
    found.sort_by_key(|s| (s.when.is_none(), s.when, s.docs.clone()));
    found
}

/// Who began. Offer and request are two steps; which came first is said only where the days show it.
fn initiative(moves: &Moves<'_>, sides: &BTreeSet<String>) -> Initiative {
    let of = |step: Step| moves.iter().filter(move |(s, c)| *s == step && c.happened_or_offered()).map(|(_, c)| c);
    let by_party = |c: &&Claim<'_>| who::nodes(&c.event.actors).iter().any(|n| sides.contains(n));
    let first = |claims: Vec<&Claim<'_>>| {
        let all_dated = claims.iter().all(|c| c.day().is_some());
        claims.iter().filter_map(|c| c.day()).min().filter(|_| all_dated)
    };
    let offers: Vec<&Claim<'_>> = of(Step::Offered).collect();
    let requests: Vec<&Claim<'_>> = of(Step::Requested).filter(by_party).collect();
    let outside = of(Step::Suggested).next().is_some() || of(Step::Requested).any(|c| !by_party(&c));
    match (offers.is_empty(), requests.is_empty()) {
        (false, false) => match (first(offers), first(requests)) {
            (Some(o), Some(r)) if o < r => Initiative::ThirdParty,
            (Some(o), Some(r)) if r < o => Initiative::Party,
            _ => Initiative::OfferAndRequest,
        },
        (false, true) => Initiative::ThirdParty,
        (true, false) => Initiative::Party,
        (true, true) if outside => Initiative::Outsider,
        _ => Initiative::Unknown,
    }
}

/// Conditions with the documents that state each and those that report the same step without it.
fn conditions(moves: &Moves<'_>, steps: &[LedgerStep]) -> Vec<Condition> {
    let mut found: Vec<(Step, Condition)> = Vec::new();
    for (step, claim) in moves.iter().filter(|(_, c)| c.happened_or_offered()) {
        let Some(text) = claim.event.condition.clone().filter(|t| !t.is_empty()) else { continue };
        let alike = found.iter_mut().find(|(s, c)| s == step && same_words(&c.text, &text));
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

/// Half of the longer words of the shorter text stand in the other.
fn same_words(a: &str, b: &str) -> bool {
    let words = |t: &str| -> BTreeSet<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let least = x.len().min(y.len());
    if least == 0 { a.eq_ignore_ascii_case(b) } else { 2 * x.intersection(&y).count() >= least }
}
