//! Where do reports exclude each other? Mode, date, responsibility, existence and initiator; figures come from `figures`.
//!
//! An offer and a request are two steps and no rival accounts; a vague report leaves a precise one standing; a party's denial of
//! a charge is a dispute between parties and no contradiction between outlets. Naming is shown in tables.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::dossier::{Contradiction, ContradictionKind, Side, Story};
use legation_model::ledger::{Ledger, LedgerStep, Step};
use legation_model::plover::{EventType, Modality};

use crate::join;
use crate::knowledge::Knowledge;
use crate::origins::Origins;
use crate::stories::Joined;
use crate::view::Claim;
use crate::who;
use crate::words;

/// A value and the claims that have it.
pub type Value<'a> = (String, Vec<Claim<'a>>);

/// A contradiction of the values, unless fewer than two are left once documents that tell several of them are set aside.
pub fn of_values(
    kind: ContradictionKind,
    about: String,
    why: &str,
    values: Vec<Value<'_>>,
    origins: &Origins,
) -> Option<Contradiction> {
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, claims) in &values {
        for d in claims.iter().map(|c| c.d).collect::<BTreeSet<_>>() {
            *told.entry(d).or_default() += 1;
        }
    }
    let mut sides: Vec<Side> = values
        .into_iter()
        .filter_map(|(value, claims)| {
            let kept: Vec<Claim<'_>> = claims.into_iter().filter(|c| told[&c.d] == 1).collect();
            (!kept.is_empty()).then(|| side(value, &kept, origins))
        })
        .collect();
    sides.sort_by(|a, b| {
        (b.origins.len(), b.docs.len()).cmp(&(a.origins.len(), a.docs.len())).then(a.value.cmp(&b.value))
    });
    (sides.len() > 1).then(|| Contradiction {
        id: String::new(),
        kind,
        about,
        sides,
        why: why.to_owned(),
        corrected: Vec::new(),
    })
}

fn side(value: String, claims: &[Claim<'_>], origins: &Origins) -> Side {
    let mut quotes: Vec<_> = claims.iter().map(Claim::quote).collect();
    quotes.sort_by(|a, b| (&a.doc, a.span, &a.claim).cmp(&(&b.doc, b.span, &b.claim)));
    Side {
        value,
        docs: claims.iter().map(|c| c.doc_id().to_owned()).collect::<BTreeSet<_>>().into_iter().collect(),
        origins: origins.ids(claims.iter().map(Claim::id)),
        reports: quotes,
    }
}

/// The contradictions of an episode's happenings, in the order of the stories. Each lists its claims, by which the caller
/// links it to stories and ledgers.
pub fn find(
    stories: &[Joined<'_>],
    derived: &[Story],
    origins: &Origins,
    knowledge: &Knowledge<'_>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (joined, story) in stories.iter().zip(derived) {
        found.extend(mode(joined, story, origins, knowledge));
        found.extend(caller(joined, story, origins, knowledge));
        found.extend(date(joined, story, origins, knowledge));
        found.extend(responsibility(joined, story, origins, knowledge));
    }
    let mut by_type: BTreeMap<EventType, Vec<(&Joined<'_>, &Story)>> = BTreeMap::new();
    for (joined, story) in stories.iter().zip(derived) {
        by_type.entry(story.event_type).or_default().push((joined, story));
    }
    for (denied, of_it) in
        stories.iter().zip(derived).filter(|(j, _)| j.claims.iter().all(|c| c.event.modality == Modality::Denied))
    {
        for (joined, story) in by_type.get(&of_it.event_type).into_iter().flatten().copied() {
            found.extend(existence(joined, denied, story, origins));
        }
    }
    let asking: Vec<&Joined<'_>> = stories.iter().filter(|j| j.claims.first().is_some_and(asks_to_meet)).collect();
    for (i, a) in asking.iter().enumerate() {
        for b in &asking[i + 1..] {
            found.extend(initiator(a, b, origins, knowledge));
        }
    }
    found.extend(first_steps(stories, origins, knowledge));
    found
}

/// The heaviest first: what bears on a step of mediation, then on a contact of a third party, on another happening, and on
/// words alone. Equals keep their order.
pub fn by_weight(contradictions: &mut [Contradiction], ledgers: &[Ledger]) {
    let claims_of = |entries: fn(&Ledger) -> &[LedgerStep]| -> BTreeSet<&str> {
        ledgers.iter().flat_map(entries).flat_map(|s| &s.claims).map(String::as_str).collect()
    };
    let (steps, contacts) = (claims_of(|l| &l.steps), claims_of(|l| &l.contacts));
    contradictions.sort_by_cached_key(|c| {
        let bears_on = |claims: &BTreeSet<&str>| {
            c.sides.iter().flat_map(|s| &s.reports).any(|r| claims.contains(r.claim.as_str()))
        };
        match c.kind {
            ContradictionKind::Naming => 3,
            _ if bears_on(&steps) => 0,
            _ if bears_on(&contacts) => 1,
            _ => 2,
        }
    });
}

/// Each of two is said to have made one call.
fn caller(joined: &Joined<'_>, story: &Story, origins: &Origins, knowledge: &Knowledge<'_>) -> Option<Contradiction> {
    let values = grouped(&joined.claims, |c| c.caller().map(|a| format!("{} called", words::actor(a, knowledge))));
    let mut by_side: BTreeMap<Option<String>, Value<'_>> = BTreeMap::new();
    for (name, claims) in values {
        let side = claims[0].caller().and_then(who::node);
        by_side.entry(side).or_insert_with(|| (name, Vec::new())).1.extend(claims);
    }
    if by_side.len() < 2 {
        return None;
    }
    let why = "each side is said to have called the other";
    let about = contact_of(story, knowledge);
    of_values(ContradictionKind::Initiator, about, why, by_side.into_values().collect(), origins)
}

/// Who took the first step of a mediation: documents that tell of the offer alone against those that tell of the request alone.
fn first_steps(stories: &[Joined<'_>], origins: &Origins, knowledge: &Knowledge<'_>) -> Vec<Contradiction> {
    type Claims<'a> = Vec<Claim<'a>>;
    let mut by_third: BTreeMap<String, (Claims<'_>, Claims<'_>)> = BTreeMap::new();
    let stands = |c: &&Claim<'_>| !matches!(c.event.modality, Modality::Denied | Modality::Retracted);
    for c in stories.iter().flat_map(|j| &j.claims).filter(stands) {
        match c.step() {
            Some(Step::Offered) => {
                for node in who::nodes(&c.event.actors) {
                    by_third.entry(node).or_default().0.push(*c);
                }
            }
            Some(Step::Requested) => {
                for node in who::nodes(&c.event.recipients) {
                    by_third.entry(node).or_default().1.push(*c);
                }
            }
            _ => {}
        }
    }
    let each = by_third.into_iter().filter_map(|(third, (offers, requests))| {
        let asked_by = words::actors(&who::merged(requests.iter().flat_map(|c| &c.event.actors)), knowledge);
        let name = knowledge.country_name(&third).to_owned();
        let values = vec![(format!("{name} offered"), offers), (format!("{asked_by} asked"), requests)];
        let why = "one account has the offer alone and the other the request alone; the two may also have met";
        let about = format!("who took the first step to mediation by {name}");
        of_values(ContradictionKind::Initiator, about, why, values, origins)
    });
    each.collect()
}

fn grouped<'a>(claims: &[Claim<'a>], value: impl Fn(&Claim<'a>) -> Option<String>) -> Vec<Value<'a>> {
    let mut by: BTreeMap<String, Vec<Claim<'a>>> = BTreeMap::new();
    for c in claims.iter().filter(|c| c.happened()) {
        if let Some(v) = value(c) {
            by.entry(v).or_default().push(*c);
        }
    }
    by.into_iter().collect()
}

fn contact_of(story: &Story, knowledge: &Knowledge<'_>) -> String {
    let all: Vec<_> = story.actors.iter().chain(&story.recipients).cloned().collect();
    format!("contact of {}", words::actors(&all, knowledge))
}

fn mode(joined: &Joined<'_>, story: &Story, origins: &Origins, knowledge: &Knowledge<'_>) -> Option<Contradiction> {
    let values = grouped(&joined.claims, |c| c.contact_mode().map(str::to_owned));
    if values.len() < 2 {
        return None;
    }
    let why = "one contact is told as a call and as a meeting";
    of_values(ContradictionKind::Mode, contact_of(story, knowledge), why, values, origins)
}

/// Different days, or one day against a length of several days.
fn date(joined: &Joined<'_>, story: &Story, origins: &Origins, knowledge: &Knowledge<'_>) -> Option<Contradiction> {
    let lasting = joined.claims.iter().any(|c| c.happened() && c.lasted().is_some());
    let values = grouped(&joined.claims, |c| match (c.lasted(), c.day()) {
        (Some(days), _) => Some(format!("over {days} days")),
        (None, Some(day)) => Some(words::day(day.first)),
        _ => None,
    });
    if values.len() < 2 {
        return None;
    }
    let about =
        if story.event_type == EventType::Consult { contact_of(story, knowledge) } else { story.summary.clone() };
    let why = if lasting {
        "a contact on one day excludes one that went on for several"
    } else {
        "the days exclude each other"
    };
    of_values(ContradictionKind::Date, about, why, values, origins)
}

/// Different states or organisations are said to have done it.
fn responsibility(
    joined: &Joined<'_>,
    story: &Story,
    origins: &Origins,
    knowledge: &Knowledge<'_>,
) -> Option<Contradiction> {
    if !matches!(story.event_type, EventType::Assault | EventType::Coerce) {
        return None;
    }
    let values = grouped(&joined.claims, |c| {
        // Both sides of a clash are actors; that names nobody.
        let done_by = who::nodes(&c.event.actors);
        (done_by.len() == 1 && !c.event.recipients.is_empty())
            .then(|| words::actors(&who::merged(&c.event.actors)[..1], knowledge))
    });
    let mut by_state: BTreeMap<Option<String>, Value<'_>> = BTreeMap::new();
    for (name, claims) in values {
        let state = claims[0].event.actors.iter().find_map(who::node);
        by_state.entry(state).or_insert_with(|| (name, Vec::new())).1.extend(claims);
    }
    let why = "one deed is laid to different actors";
    of_values(ContradictionKind::Responsibility, story.summary.clone(), why, by_state.into_values().collect(), origins)
}

fn existence<'a>(joined: &Joined<'a>, denied: &Joined<'a>, story: &Story, origins: &Origins) -> Option<Contradiction> {
    // Who is charged denies as a rule. That is a contradiction between outlets only where one has nothing but the denial and the
    // other tells of the deed in its own voice.
    let charge = denied.claims.iter().any(denies_a_charge);
    if charge && matches!(story.event_type, EventType::Accuse | EventType::Threaten) {
        return None;
    }
    // An offer that was made is a deed of words.
    let made = |c: &Claim<'a>| c.event.event_type == EventType::Agree && c.event.modality == Modality::Offered;
    let told = |c: &Claim<'a>| (c.happened() || made(c)) && (!charge || c.own_voice());
    let both = |d: usize| joined.claims.iter().any(|c| c.d == d) && denied.claims.iter().any(|c| c.d == d);
    let alone = |c: &&Claim<'a>| !charge || !both(c.d);
    let no: Vec<Claim<'a>> = denied.claims.iter().filter(alone).copied().collect();
    let yes: Vec<Claim<'a>> = joined.claims.iter().filter(|c| told(c)).filter(alone).copied().collect();
    let (a, b) = (yes.first()?, no.first()?);
    let sides = |c: &Claim<'_>| (who::nodes(&c.event.actors), who::nodes(&c.event.recipients));
    let (x, y) = (sides(a), sides(b));
    let same_sides = if a.event.event_type == EventType::Consult {
        a.nodes().intersection(&b.nodes()).count() >= 2
    } else {
        // A denial of a charge without its victims may be of another deed.
        let unknown = !charge && (x.1.is_empty() || y.1.is_empty());
        !x.0.is_disjoint(&y.0) && (unknown || !x.1.is_disjoint(&y.1))
    };
    if !join::same_family(a, b) || !same_sides || !b.may_speak_of(a) {
        return None;
    }
    let values = vec![("it took place".to_owned(), yes), ("it did not take place".to_owned(), no)];
    of_values(ContradictionKind::Existence, story.summary.clone(), "told as done and as not done", values, origins)
}

/// An accused side that denies the deed.
fn denies_a_charge(claim: &Claim<'_>) -> bool {
    use EventType::*;
    let speakers = who::codes(claim.event.attribution.iter().filter(|s| !s.medium).map(|s| &s.actor));
    let hostile = matches!(claim.event.event_type, Accuse | Threaten | Coerce | Assault | Mobilize);
    hostile && (speakers.is_empty() || !speakers.is_disjoint(&who::codes(&claim.event.actors)))
}

fn asks_to_meet(c: &Claim<'_>) -> bool {
    c.event.event_type == EventType::Request && c.event.mode.as_deref() == Some("meet") && c.happened()
}

/// Each side is said to have asked the other for one and the same meeting.
fn initiator(a: &Joined<'_>, b: &Joined<'_>, origins: &Origins, knowledge: &Knowledge<'_>) -> Option<Contradiction> {
    let (x, y) = (a.claims.first()?, b.claims.first()?);
    let one = |actors: &[legation_model::actor::Actor]| {
        let mut nodes = who::nodes(actors).into_iter();
        nodes.next().filter(|_| nodes.next().is_none())
    };
    let (xa, xr) = (one(&x.event.actors)?, one(&x.event.recipients)?);
    let (ya, yr) = (one(&y.event.actors)?, one(&y.event.recipients)?);
    let same_time = x.when()?.overlaps(&y.when()?);
    if xa != yr || ya != xr || !same_time {
        return None;
    }
    let value = |c: &Claim<'_>| format!("{} asked", words::actors(&who::merged(&c.event.actors), knowledge));
    let values = vec![(value(x), a.claims.clone()), (value(y), b.claims.clone())];
    let about =
        format!("who asked for a meeting of {} and {}", knowledge.country_name(&xa), knowledge.country_name(&ya));
    of_values(ContradictionKind::Initiator, about, "each side is said to have asked the other", values, origins)
}
