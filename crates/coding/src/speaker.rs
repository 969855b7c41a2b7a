//! Who speaks, and to whom, where the clause of the deed says only `we` and `you`? The speaker and those spoken to.
//!
//! `"We will close the port," Chad's minister told Libya`: Chad threatens Libya.

use legation_model::actor::{Actor, Sector};
use legation_model::plover::{EventType, Modality};
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::events::{Hit, acting_words};
use crate::frame::{is_passive, objects, prepositional_objects};
use crate::reading::Reading;

/// Gives the event its speaker as actor: for `we` and `I`, and for a promise or threat of which no other doer is named.
pub fn acts(hit: &Hit<'_, '_>, reading: &mut Reading) {
    if !reading.actors.is_empty() {
        return;
    }
    let words = acting_words(hit);
    let first_person = words.iter().any(|w| matches!(w.lower(), "we" | "i"));
    let told = matches!(reading.modality, Modality::Future | Modality::Planned)
        && matches!(reading.event_type, EventType::Threaten | EventType::Agree)
        && words.is_empty()
        && is_passive(hit.trigger());
    if !first_person && !told {
        return;
    }
    let Some(speaker) = reading.attribution.iter().find(|x| !x.medium && x.actor.code().is_some()) else { return };
    let mut actor = speaker.actor.clone();
    actor.how = format!("{}; the speaker, who says `we`", actor.how);
    if told {
        actor.how = format!("{}; the speaker, who foretells it", speaker.actor.how);
    }
    reading.recipients.retain(|r| !same(r, &actor) && r.code() != actor.code());
    reading.actors = vec![actor];
}

/// Makes whoever says so the actor: the accuser of a misdeed, the one who states an obligation.
pub fn says_of_another(reading: &mut Reading) {
    let speakers: Vec<Actor> = reading.attribution.iter().filter(|s| !s.medium).map(|s| s.actor.clone()).collect();
    if reading.by_speaker {
        // `You must give us the names`: `us` is whoever speaks.
        reading.recipients.retain(|r| !speakers.iter().any(|a| same(a, r)));
    }
    // The opposition may ask something of its own government.
    let part =
        |a: &Actor, b: &Actor| reading.by_speaker && a.sector.is_some() && b.sector.is_some() && a.sector != b.sector;
    let other = |a: &Actor| reading.recipients.iter().all(|r| r.code() != a.code() || part(a, r));
    reading.actors = speakers.into_iter().filter(|a| other(a)).collect();
    reading.modality = Modality::Asserted;
}

/// Those to whom a promise, demand, threat or refusal is spoken: whom the verb of speech above addresses.
pub fn addressed(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, reading: &Reading) -> Vec<Actor> {
    use EventType::*;
    if !matches!(reading.event_type, Agree | Request | Reject | Threaten | Accuse) {
        return Vec::new();
    }
    let doc = hit.trigger().doc();
    let acting = |a: &Actor| reading.actors.iter().any(|b| same(a, b) || a.code() == b.code());
    for verb in reading.governors.iter().map(|&i| doc.token(i)).filter(|t| t.pos() == "VERB") {
        let found: Vec<Actor> = hearers(verb)
            .into_iter()
            .flat_map(|word| scene.actors(s.block, word))
            .filter(|a| a.code().is_some() && a.sector != Some(Sector::Jrn) && !acting(a))
            .collect();
        if !found.is_empty() {
            return found
                .into_iter()
                .map(|a| Actor { how: format!("spoken to, by `{}`; {}", verb.text(), a.how), ..a })
                .collect();
        }
    }
    Vec::new()
}

/// Whom a verb of speech is said to or of.
fn hearers(verb: Token<'_>) -> Vec<Token<'_>> {
    let mut out = objects(verb, 0);
    for child in verb.children() {
        match (child.dep(), child.lower()) {
            ("dative", _) if child.pos() != "ADP" => out.push(child),
            ("dative" | "prep", "to" | "of" | "on") => out.extend(prepositional_objects(child)),
            _ => {}
        }
    }
    out
}
