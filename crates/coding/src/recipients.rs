//! To whom, where the pattern's own path leads to nobody with a code? What the phrase names, where it stands, whose it is.
//!
//! In order: an actor inside the phrase that receives (`calls by the UN`, `goods from Chad`), the place of the people it names
//! (`protesters in Lima`), the actor's own state for people of no stated country (`police arrested two editors`), any other
//! actor below the trigger. What is found says so in `how`.

use legation_model::actor::{Actor, Sector};
use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::conditions::is_human;
use crate::events::{Hit, receiving_words, words_at};
use crate::frame::{is_infinitive, through_partitive, with_conjuncts};
use crate::mediators::is_mediator;
use crate::mentions::Kind;
use crate::reading::Reading;
use crate::way::Found;

/// Gives the event the recipients that its words bear out, and tells by which step.
pub fn complete(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, reading: &mut Reading) -> Found {
    if reading.recipients.iter().any(|r| r.code().is_some()) {
        return Found::Slot;
    }
    let acting = |a: &Actor| reading.actors.iter().any(|b| same(a, b) || a.code() == b.code());
    // A topic that is talked about is no participant.
    let words: Vec<Token<'_>> = if reading.event_type == EventType::Consult {
        ["with", "to", "object.with", "object.between", "between"]
            .iter()
            .flat_map(|p| words_at(&hit.frame, p))
            .collect()
    } else {
        receiving_words(hit)
    };
    let words: Vec<Token<'_>> = words.into_iter().flat_map(with_conjuncts).collect();
    if let Some(found) = words.iter().find_map(|w| inside(scene, s.block, *w, &acting)) {
        reading.recipients = merged(&reading.recipients, found);
        return Found::Phrase;
    }
    let spoken_to = crate::speaker::addressed(scene, s, hit, reading);
    if !spoken_to.is_empty() {
        reading.recipients = spoken_to;
        return Found::Phrase;
    }
    if let Some(people) = words.iter().find(|w| is_human(scene, s.block, **w))
        && let Some(state) = place_of_people(scene, s.block, *people, hit.trigger())
    {
        let how = "country from the place of the people";
        reading.recipients = vec![people_of(scene, s.block, *people, &reading.recipients, state, how)];
        return Found::Around;
    }
    if matches!(reading.event_type, EventType::Consult) {
        return Found::Slot;
    }
    if let Some(found) = below(scene, s, hit, &acting) {
        reading.recipients = merged(&reading.recipients, vec![found]);
    }
    Found::Below
}

/// Nouns for those who are seldom of the actor's own state.
const ABROAD: [&str; 22] = [
    "government",
    "country",
    "side",
    "state",
    "nation",
    "neighbour",
    "neighbor",
    "power",
    "diplomat",
    "ambassador",
    "envoy",
    "consul",
    "attache",
    "attaché",
    "refugee",
    "migrant",
    "foreigner",
    "tourist",
    "counterpart",
    "mediator",
    "invader",
    "occupier",
];

/// People of no stated country, acted upon by those of one state: its own people (`police arrested two editors`).
///
/// Not where the act looks abroad by its nature, and not between the two parties of a war.
pub fn at_home(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, reading: &mut Reading) {
    use EventType::*;
    if reading.recipients.iter().any(|r| r.code().is_some())
        || !matches!(
            reading.event_type,
            Coerce | Assault | Retreat | Concede | Protest | Accuse | Sanction | Request | Reject | Threaten
        )
    {
        return;
    }
    let Some(state) = own_state(reading) else { return };
    // A protest is against those that its pattern names; the others are only spoken of (`struck for two drivers`).
    let words = match reading.event_type {
        Protest => hit.pattern.recipients.iter().flat_map(|p| words_at(&hit.frame, p)).collect(),
        _ => receiving_words(hit),
    };
    let words = words.into_iter().flat_map(with_conjuncts).map(through_partitive);
    let at_home =
        |w: &Token<'_>| is_human(scene, s.block, *w) && !is_mediator(scene, *w) && !ABROAD.contains(&w.lemma());
    let Some(people) = words.take(4).find(at_home) else { return };
    let armed = |a: &Actor| matches!(a.sector, Some(Sector::Mil | Sector::Reb));
    let at_war = scene.parties.len() == 2 && scene.parties.iter().any(|p| p.country.as_deref() == Some(&state));
    if at_war && (reading.actors.iter().any(armed) || reading.recipients.iter().any(armed)) {
        return;
    }
    reading.recipients =
        vec![people_of(scene, s.block, people, &reading.recipients, state, "people of the actor's own state")];
}

/// Words for what only a government gives, takes or is.
const OF_GOVERNMENT: [&str; 52] = [
    "law",
    "bill",
    "decree",
    "reform",
    "government",
    "president",
    "presidency",
    "premier",
    "minister",
    "ministry",
    "regime",
    "authority",
    "parliament",
    "election",
    "constitution",
    "tax",
    "austerity",
    "budget",
    "referendum",
    "dictatorship",
    "democracy",
    "corruption",
    "curfew",
    "subsidy",
    "policy",
    "conscription",
    "emergency",
    "coup",
    "junta",
    "resignation",
    "ouster",
    "amnesty",
    "autonomy",
    "independence",
    "legislation",
    "amendment",
    "levy",
    "tariff",
    "censorship",
    "prefect",
    "governor",
    "cabinet",
    "pension",
    "nationalisation",
    "privatisation",
    "privatization",
    "repression",
    "crackdown",
    "roll",
    "wage",
    "annexation",
    "treaty",
];

/// A protest of people of one state about what only a government gives is one against their own.
pub fn to_own_government(scene: &Scene<'_>, hit: &Hit<'_, '_>, reading: &mut Reading) {
    let somebody = !reading.recipients.is_empty() || reading.event_type != EventType::Protest;
    let by_government = reading.actors.iter().any(|a| matches!(a.sector, Some(Sector::Gov | Sector::Mil)));
    let Some(state) = own_state(reading).filter(|_| !somebody && !by_government) else { return };
    let trigger = hit.trigger();
    // What it is about: under a preposition or an infinitive of the protest, not who protests or what he is called.
    let about = |t: &Token<'_>| {
        OF_GOVERNMENT.contains(&t.lemma())
            && matches!(t.dep(), "pobj" | "dobj" | "pcomp" | "conj" | "nsubj")
            && t.i() > trigger.i()
    };
    let Some(word) = trigger.subtree().find(about) else { return };
    if let Some(government) = scene.state_actor(&state, None) {
        reading.recipients =
            vec![Actor { how: format!("own government, which `{}` concerns", word.text()), ..government }];
    }
}

/// What was found, in place of those without a code.
fn merged(before: &[Actor], found: Vec<Actor>) -> Vec<Actor> {
    match (before, found.as_slice()) {
        // `tourists from Chad`: the people keep their words and sector, and take the country.
        ([people], [state]) if people.code().is_none() && people.sector.is_some() => vec![Actor {
            country: state.country.clone(),
            igo: state.igo.clone(),
            how: format!("{}; {}", people.how, state.how),
            ..people.clone()
        }],
        _ => found,
    }
}

/// Actors with a code inside a phrase, the nearest to its head first; those of one preposition count as one.
fn inside(scene: &Scene<'_>, block: usize, word: Token<'_>, acting: &dyn Fn(&Actor) -> bool) -> Option<Vec<Actor>> {
    let mut level = vec![word];
    for _ in 0..5 {
        let mut next = Vec::new();
        for token in level {
            for child in token.children() {
                let open = match child.dep() {
                    "relcl" | "punct" | "advcl" => false,
                    "prep" => {
                        !matches!(child.lower(), "in" | "at" | "since" | "after" | "during" | "by" | "near")
                            || matches!(child.lower(), "by") && matches!(token.pos(), "NOUN" | "PROPN")
                    }
                    _ => true,
                };
                if !open {
                    continue;
                }
                let found: Vec<Actor> =
                    scene.actors(block, child).into_iter().filter(|a| a.code().is_some() && !acting(a)).collect();
                if !found.is_empty() {
                    return Some(
                        found
                            .into_iter()
                            .map(|a| Actor { how: format!("named in `{}`; {}", word.text(), a.how), ..a })
                            .collect(),
                    );
                }
                next.push(child);
            }
        }
        level = next;
    }
    None
}

/// The only state that acts, if the actors are of one.
fn own_state(reading: &Reading) -> Option<String> {
    let mut codes: Vec<&String> = reading.actors.iter().filter_map(|a| a.country.as_ref()).collect();
    codes.dedup();
    match codes.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

/// The state of the place that people are said to be at, or that the deed is done at.
fn place_of_people(scene: &Scene<'_>, block: usize, people: Token<'_>, trigger: Token<'_>) -> Option<String> {
    let at = |t: Token<'_>| -> Option<String> {
        let mention = scene.mention_at(block, t.i())?;
        if !crate::events::is_location(t) && t.dep() != "pobj" {
            return None;
        }
        match mention.kind {
            Kind::Country | Kind::Capital => mention.actor.country.clone(),
            Kind::Place(i) => scene.lexicon.places[i].country.clone(),
            _ => None,
        }
    };
    people.subtree().find_map(at).or_else(|| trigger.subtree().filter(|t| t.i() > trigger.i()).find_map(at))
}

fn people_of(scene: &Scene<'_>, block: usize, word: Token<'_>, before: &[Actor], country: String, how: &str) -> Actor {
    let known = before.first().cloned().or_else(|| scene.actors(block, through_partitive(word)).into_iter().next());
    let mut actor = known.unwrap_or_else(|| crate::mentions::blank(word.text(), "people"));
    if actor.sector.is_none() {
        let lemma = through_partitive(word).lemma().to_lowercase();
        actor.sector = scene.lexicon.agent(&lemma).and_then(|a| a.sector).or(Some(Sector::Cvl));
    }
    actor.how = format!("{}; {how}", actor.how);
    actor.country = Some(country);
    actor
}

/// The nearest other actor with a code below the trigger, outside subordinate clauses.
fn below(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, acting: &dyn Fn(&Actor) -> bool) -> Option<Actor> {
    let mut level = vec![hit.trigger()];
    for _ in 0..7 {
        let mut next = Vec::new();
        for token in level {
            for child in token.children() {
                let closed = match child.dep() {
                    "nsubj" | "agent" | "punct" | "relcl" | "npadvmod" | "mark" | "aux" => true,
                    "conj" => token.i() == hit.trigger().i(),
                    "advcl" => !is_infinitive(child),
                    "prep" => matches!(
                        child.lower(),
                        "after"
                            | "since"
                            | "during"
                            | "before"
                            | "amid"
                            | "despite"
                            | "following"
                            | "as"
                            | "because"
                            | "according"
                            | "until"
                            | "by"
                    ),
                    _ => false,
                };
                if closed {
                    continue;
                }
                let found = scene.actors(s.block, child).into_iter().find(|a| a.code().is_some() && !acting(a));
                if let Some(actor) = found {
                    return Some(Actor {
                        how: format!("named below `{}`; {}", hit.trigger().text(), actor.how),
                        ..actor
                    });
                }
                next.push(child);
            }
        }
        level = next;
    }
    None
}
