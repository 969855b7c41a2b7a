//! Who are the parties of the conflict? Counted over hostile events and over offers that name two sides.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::{Actor, Sector};
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};

use crate::knowledge::Knowledge;
use crate::who;

/// Two nodes in conflict, in order.
pub type Edge = (String, String);

/// Part of the strongest edge that an edge needs for its ends to count as parties.
const SHARE: f64 = 0.4;
/// The same for edges of armed groups and of states that mediate.
const SHARE_DOUBTFUL: f64 = 0.5;

/// Weights of the conflicts that one document tells of.
pub fn edges(doc: &CodedDocument) -> BTreeMap<Edge, f64> {
    let mut weights: BTreeMap<Edge, f64> = BTreeMap::new();
    let counted = || doc.events.iter().filter(|e| e.background.is_none());
    let offering = offering(counted());
    for event in counted().filter(|e| e.repeats.is_none()) {
        let (pairs, weight) = event_edges(event);
        // Hard words to one who offers to mediate make no party of him.
        let words = weight < 2.0;
        for pair in pairs.into_iter().filter(|(a, b)| !words || !offering.contains(a) && !offering.contains(b)) {
            *weights.entry(pair).or_default() += weight;
        }
    }
    weights
}

fn event_edges(event: &EventClaim) -> (BTreeSet<Edge>, f64) {
    use EventType::*;
    let (actors, recipients) = (who::nodes(&event.actors), who::nodes(&event.recipients));
    let mediated = matches!(
        event.mediation,
        Some(Step::Offered | Step::Suggested | Step::ConditionsSet | Step::TalksHeld | Step::TalksScheduled)
    );
    let hostile =
        matches!(event.event_type, Accuse | Threaten | Sanction | Mobilize | Coerce | Assault | Protest | Reject);
    if mediated || (event.event_type == Request && !hostile && recipients.len() == 2) {
        // A third party that speaks to two sides names the sides.
        let sides: Vec<String> = recipients.difference(&actors).cloned().collect();
        return match sides.len() {
            2 => (across(&sides, &sides), 2.0),
            _ if mediated => (bodies(&event.recipients), 2.0),
            _ => (BTreeSet::new(), 0.0),
        };
    }
    if !hostile || event.mediation.is_some() || event.modality == Modality::Denied {
        return (BTreeSet::new(), 0.0);
    }
    let (a, b): (Vec<_>, Vec<_>) = (actors.into_iter().collect(), recipients.into_iter().collect());
    // Both sides of a clash are actors.
    let pairs = if b.is_empty() { across(&a, &a) } else { across(&a, &b) };
    (pairs, if matches!(event.event_type, Assault | Sanction | Coerce) { 2.0 } else { 1.0 })
}

/// Two named groups of one state: told apart by body, since they share its code.
fn bodies(actors: &[Actor]) -> BTreeSet<Edge> {
    let named: Vec<String> = actors.iter().filter_map(body).collect::<BTreeSet<_>>().into_iter().collect();
    match &named[..] {
        [a, b] => BTreeSet::from([(a.clone(), b.clone())]),
        _ => BTreeSet::new(),
    }
}

/// A named group within a state that is no part of its government: `KEN.PTY:Blue Party`.
fn body(actor: &Actor) -> Option<String> {
    use Sector::*;
    let group = matches!(actor.sector?, Reb | Uaf | Prm | Opp | Pty | Cri | Pre)
        && !actor.person
        && !actor.anonymous
        && actor.name.starts_with(char::is_uppercase);
    Some(format!("{}.{}:{}", actor.code()?, actor.sector?.code(), actor.name)).filter(|_| group)
}

/// The party that an actor stands for: its own body, else its state or kind of group, else the only body of that kind.
pub fn side_of<'s>(actor: &Actor, sides: &'s BTreeSet<String>) -> Option<&'s String> {
    let sector = || Some(format!("{}.{}", actor.code()?, actor.sector?.code()));
    let only = |kind: String| {
        let mut of_kind = sides.iter().filter(|s| s.split_once(':').is_some_and(|(k, _)| k == kind));
        of_kind.next().filter(|_| of_kind.next().is_none())
    };
    let own = body(actor).and_then(|b| sides.get(&b));
    own.or_else(|| sector().and_then(only)).or_else(|| sides.get(&who::node(actor)?))
}

/// The parties that several actors stand for.
pub fn sides_of<'a>(actors: impl IntoIterator<Item = &'a Actor>, sides: &BTreeSet<String>) -> BTreeSet<String> {
    actors.into_iter().filter_map(|a| side_of(a, sides)).cloned().collect()
}

fn across(a: &[String], b: &[String]) -> BTreeSet<Edge> {
    let state = |n: &str| n.split('.').next().unwrap_or(n).to_owned();
    let mut pairs = BTreeSet::new();
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        // A state's dealings with its own citizens and officials are no conflict; with an armed group they are.
        if x != y && (state(x) != state(y) || x.contains('.') || y.contains('.')) {
            pairs.insert((x.min(y).clone(), x.max(y).clone()));
        }
    }
    pairs
}

/// The parties that weighted edges show: the ends of all strong edges connected with the strongest.
pub fn parties(edges: &BTreeMap<Edge, f64>, mediators: &BTreeSet<String>) -> BTreeSet<String> {
    let Some(top) = edges.values().copied().reduce(f64::max) else { return BTreeSet::new() };
    let doubtful = |n: &String| n.contains('.') || mediators.contains(n);
    let strong = |e: &Edge, w: f64| w >= top * if doubtful(&e.0) || doubtful(&e.1) { SHARE_DOUBTFUL } else { SHARE };
    let first =
        edges.iter().filter(|(_, w)| **w == top).map(|(e, _)| e).min_by_key(|e| doubtful(&e.0) || doubtful(&e.1));
    let mut found: BTreeSet<String> = first.iter().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    loop {
        let before = found.len();
        for (e, w) in edges {
            if strong(e, *w) && (found.contains(&e.0) || found.contains(&e.1)) {
                found.extend([e.0.clone(), e.1.clone()]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// States and organisations that offer to mediate, are asked to, are told to be the mediators, or on whose ground talks are.
pub fn thirds<'a>(events: impl Iterator<Item = &'a EventClaim> + Clone) -> BTreeSet<String> {
    let counted = events.clone().filter(|e| e.background.is_none());
    let told = counted.clone().flat_map(|e| who::nodes(&e.mediators));
    let talks = counted.filter(|e| matches!(e.cameo.as_str(), "036" | "045" | "046" | "164" | "165"));
    let hosts = talks.filter_map(|e| e.place.as_ref()?.country.clone());
    told.chain(hosts).chain(offering(events)).collect()
}

/// States and organisations that offer to mediate or are asked to.
fn offering<'a>(events: impl Iterator<Item = &'a EventClaim>) -> BTreeSet<String> {
    let asked = events.filter_map(|e| match e.mediation? {
        Step::Offered => Some(&e.actors),
        Step::Requested | Step::Suggested => Some(&e.recipients),
        _ => None,
    });
    asked.flat_map(who::nodes).collect()
}

/// States and organisations that offer to mediate, do so, or are asked to.
pub fn mediators<'a>(events: impl IntoIterator<Item = &'a EventClaim>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for event in events.into_iter().filter(|e| e.background.is_none() && e.modality != Modality::Denied) {
        match event.mediation {
            Some(Step::Offered | Step::TalksHeld) => found.extend(who::nodes(&event.actors)),
            Some(Step::Requested | Step::Suggested) => found.extend(who::nodes(&event.recipients)),
            _ => {}
        }
    }
    found
}

/// An actor that stands for a whole party: under the name that the data or the texts give the state.
pub fn actor_of(node: &str, docs: &[&CodedDocument], knowledge: &Knowledge<'_>) -> Actor {
    let (node, named) = node.split_once(':').map_or((node, None), |(n, b)| (n, Some(b)));
    let (code, sector) = node.split_once('.').map_or((node, None), |(c, s)| (c, Sector::from_code(s)));
    let all = || docs.iter().flat_map(|d| &d.events).flat_map(|e| e.actors.iter().chain(&e.recipients));
    let igo = all().any(|a| a.country.is_none() && a.igo.as_deref() == Some(code));
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let is = |a: &Actor| a.code() == Some(code) && (who::is_of(a, node) || (sector.is_some() && a.sector == sector));
    for a in all().filter(|a| !a.person && !a.anonymous && is(a)) {
        *names.entry(a.name.as_str()).or_default() += 1;
    }
    let told = names.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(name.len()), std::cmp::Reverse(**name)));
    let state = knowledge.country_name(code);
    let name = match (sector, told) {
        _ if named.is_some() => named.unwrap_or_default().to_owned(),
        (None, _) if state != code => state.to_owned(),
        (_, Some((name, _))) => (*name).to_owned(),
        _ => node.to_owned(),
    };
    Actor {
        text: name.clone(),
        name,
        country: (!igo).then(|| code.to_owned()),
        igo: igo.then(|| code.to_owned()),
        sector: sector.or(Some(if igo { Sector::Igo } else { Sector::Gov })),
        role: None,
        person: false,
        anonymous: false,
        how: "party of the conflict or third party, from the events".into(),
    }
}
