//! Whose are actors of no stated country? The place their phrase names, the place of the deed, the only state of the sentence.
//!
//! `Villagers in western Panama`, `police in Minsk`, `students occupied the university of Antananarivo`. Armed people
//! take a country only from their own phrase: who they are is often the very question.

use std::collections::BTreeSet;

use legation_model::actor::{Actor, Sector};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::events::is_location;
use crate::mediators::is_mediator;
use crate::mentions::{Kind, Mention};
use crate::reading::Reading;

/// Gives the acting people of no stated country the one that the sentence bears out.
pub fn settle(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &mut Reading) {
    for actor in reading.actors.iter_mut().filter(|a| a.code().is_none()) {
        let Some(mention) = scene.mentions_in(s).find(|m| m.actor.text == actor.text) else { continue };
        let head = scene.article.token(s.block, scene.head_of(s.block, mention));
        let found = place_in(scene, s.block, head).map(|state| (state, "country of the place in its phrase"));
        let found = found.or_else(|| {
            // A go-between is of another country, if of any.
            if !at_home_by_nature(actor) || is_mediator(scene, head) {
                return None;
            }
            place_of_deed(scene, s.block, trigger)
                .map(|state| (state, "country of the place of the deed"))
                .or_else(|| only_state(scene, s).map(|state| (state, "the only state that the sentence names")))
        });
        if let Some((state, how)) = found {
            actor.country = Some(state);
            actor.how = format!("{}; {how}", actor.how);
        }
    }
}

/// `The army and the Red Front`, `the Malian army and the rebels`: forces of no stated country, named side by side with
/// those whom they fight, are of their country; in an article about a war within one state, they are of that state.
pub fn beside_opponents(scene: &Scene<'_>, reading: &mut Reading) {
    let within = match &scene.parties[..] {
        [a, b] if a.country == b.country => a.country.clone(),
        _ => None,
    };
    for side in [&mut reading.actors, &mut reading.recipients] {
        let government = home_of(side, of_state, scene).or(within.clone());
        let rebels = home_of(side, is_armed, scene).or(within.clone());
        for actor in side.iter_mut().filter(|a| a.code().is_none()) {
            let state = if of_state(actor) {
                &rebels
            } else if is_armed(actor) {
                &government
            } else {
                &None
            };
            if let Some(state) = state {
                actor.country = Some(state.clone());
                actor.how = format!("{}; country of its opponents", actor.how);
            }
        }
    }
}

fn is_armed(actor: &Actor) -> bool {
    matches!(actor.sector, Some(Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Opp))
}

fn of_state(actor: &Actor) -> bool {
    matches!(actor.sector, Some(Sector::Gov | Sector::Mil))
}

/// The only state of those of a kind; of several, the one whose conflict the article tells of.
fn home_of(actors: &[Actor], kind: fn(&Actor) -> bool, scene: &Scene<'_>) -> Option<String> {
    let states: BTreeSet<&String> = actors.iter().filter(|a| kind(a)).filter_map(|a| a.country.as_ref()).collect();
    let mut told = states.iter().filter(|s| scene.parties.iter().any(|p| p.country.as_ref() == Some(**s)));
    match (states.len(), told.next(), told.next()) {
        (1, ..) => states.first().map(|s| (*s).clone()),
        (_, Some(one), None) => Some((*one).clone()),
        _ => None,
    }
}

/// Those who act in their own country unless a text says otherwise.
fn at_home_by_nature(actor: &Actor) -> bool {
    use Sector::*;
    matches!(
        actor.sector,
        Some(Cvl | Soc | Edu | Lab | Rel | Opp | Pty | Cop | Jud | Leg | Med | Jrn | Bus | Ref | Eli | Pre)
    )
}

/// The state of a place that the phrase of a noun names (`in Lima`, `of Lima`, `from Lima`).
pub fn place_in(scene: &Scene<'_>, block: usize, noun: Token<'_>) -> Option<String> {
    let own = |t: &Token<'_>| t.dep() == "prep" && matches!(t.lower(), "in" | "of" | "from" | "at" | "near" | "across");
    noun.children().filter(own).flat_map(|p| p.subtree().collect::<Vec<_>>()).find_map(|t| state_of(scene, block, t))
}

/// The state of the place at which the trigger's clause is set.
fn place_of_deed(scene: &Scene<'_>, block: usize, trigger: Token<'_>) -> Option<String> {
    let clause = crate::modality::clause_of(trigger);
    let mut places = clause.subtree().filter(|t| is_location(*t)).filter_map(|t| state_of(scene, block, t));
    places.next()
}

/// The state that a mention at a word stands in.
fn state_of(scene: &Scene<'_>, block: usize, token: Token<'_>) -> Option<String> {
    place_state(scene, scene.mention_at(block, token.i())?)
}

fn place_state(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    match mention.kind {
        Kind::Country | Kind::Capital => mention.actor.country.clone(),
        Kind::Place(i) => scene.lexicon.places[i].country.clone(),
        _ => None,
    }
}

/// The state that all names of states, places and nationalities in the sentence agree on.
fn only_state(scene: &Scene<'_>, s: SentenceRef) -> Option<String> {
    let named = scene.mentions_in(s).filter_map(|m| place_state(scene, m).or_else(|| m.actor.country.clone()));
    let mut states: Vec<String> = named.collect();
    states.sort_unstable();
    states.dedup();
    match states.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}
