//! Is the sentence about a match, a storm or a share price? Then nothing is coded in it unless a body of state, a force
//! or another political actor takes part.
//!
//! The words are those of `data/domains.csv`; what each domain leaves out stands in `data/ontology/domains.csv`.

use legation_lexicon::Lexicon;
use legation_model::actor::{Actor, Sector};
use legation_model::diag::{Diag, Severity};
use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::reading::Reading;

/// Why an event of the sentence is left out, `None` if it is kept.
pub fn leaves_out(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &Reading) -> Option<String> {
    let lexicon = scene.lexicon;
    if lexicon.domains.is_empty() {
        return None;
    }
    if reading.actors.is_empty()
        && let Some(force) = trigger
            .children()
            .find(|c| matches!(c.dep(), "nsubj" | "npadvmod") && lexicon.domains.is_force_of_nature(c.lemma()))
    {
        return Some(format!("`{}` is not coded: `{}` is nobody who acts", trigger.text(), force.text()));
    }
    // Whoever is political even where states are teams is so everywhere; most sentences need no look at their words.
    if (is_before_the_law(lexicon, reading) || is_help_or_peace_among_private_people(lexicon, reading))
        && lexicon.domains.is_private(&words(scene, s))
    {
        return Some(format!("`{}` is not coded: an ordinary case of courts, police or neighbours", trigger.text()));
    }
    let public = |actors: &[Actor]| actors.iter().any(|a| is_political(lexicon, a, false));
    let spoken_to = public(&reading.recipients);
    if public(&reading.actors) || (spoken_to && (reading.actors.is_empty() || !is_cooperative_word(reading.event_type)))
    {
        return None;
    }
    if is_business_among_private_people(lexicon, reading) {
        return Some(format!(
            "`{}` is not coded: only firms and private people have to do with each other",
            trigger.text()
        ));
    }
    if is_fight_of_private_people(lexicon, reading) {
        return Some(format!("`{}` is not coded: private people fight with nobody of the conflict", trigger.text()));
    }
    let subject = lexicon.domains.of(&words(scene, s))?;
    // Anybody's charge or plea is heard where no word shows a domain: only an adjective on a noun that names no actor
    // (`the Croatian goalkeeper`) is nobody.
    let pleads = subject.shown_by.is_empty()
        && matches!(reading.event_type, EventType::Accuse | EventType::Request)
        && !among_private_people(lexicon, reading);
    let someone = |a: &Actor| pleads && a.sector.is_some() && !is_state(lexicon, a);
    let political = |a: &Actor| someone(a) || is_political(lexicon, a, subject.domain.states);
    // What private people say or agree of their own affairs makes no state a party to it.
    let own_affair = !subject.shown_by.is_empty() && is_cooperative_word(reading.event_type);
    let concerned: &[Actor] = if own_affair && !reading.actors.is_empty() { &[] } else { &reading.recipients };
    if !subject.domain.leaves_out.contains(&reading.event_type) || reading.actors.iter().chain(concerned).any(political)
    {
        return None;
    }
    let shown: Vec<String> = subject.shown_by.iter().map(|word| format!("`{word}`")).collect();
    let about = match shown.is_empty() {
        true => "no word of the sentence is of politics".to_owned(),
        false => format!("the sentence is about {} ({})", subject.domain.domain, shown.join(", ")),
    };
    Some(format!("`{}` is not coded: {about}, and no political actor takes part", trigger.text()))
}

/// Whether firms and private people only have to do with their like (`a firm sued its insurer`, `brothers sued each other`);
/// people against a firm are not.
fn among_private_people(lexicon: &Lexicon, reading: &Reading) -> bool {
    use Sector::*;
    let private = |a: &Actor| matches!(a.sector, None | Some(Bus | Cvl | Edu | Med | Eli)) || is_adjective(lexicon, a);
    let firm = |a: &Actor| a.sector == Some(Bus);
    let people_against_firm = !reading.actors.iter().any(firm) && reading.recipients.iter().any(firm);
    reading.actors.iter().chain(&reading.recipients).all(private) && !people_against_firm
}

/// Words and lemmas of a sentence in small letters.
fn words(scene: &Scene<'_>, s: SentenceRef) -> Vec<(String, String)> {
    scene.article.tokens(s).map(|t| (t.lower().to_owned(), t.lemma().to_lowercase())).collect()
}

/// What courts and police do to private people and firms, or nobody named does who can be taken for them.
fn is_before_the_law(lexicon: &Lexicon, reading: &Reading) -> bool {
    use EventType::*;
    use Sector::*;
    let of_law = matches!(reading.event_type, Accuse | Coerce | Concede | Reject | Request | Retreat | Support);
    let court = |a: &Actor| matches!(a.sector, Some(Jud | Cop));
    let private =
        |a: &Actor| matches!(a.sector, None | Some(Bus | Cvl | Edu | Med | Eli | Lab)) && !is_state(lexicon, a);
    of_law
        && reading.actors.iter().all(court)
        && reading.recipients.iter().all(private)
        && !(reading.actors.is_empty() && reading.recipients.is_empty())
}

/// Private people who rescue each other or settle their quarrels.
fn is_help_or_peace_among_private_people(lexicon: &Lexicon, reading: &Reading) -> bool {
    let helped = reading.event_type == EventType::Aid || reading.cameo == "057";
    let private = |a: &Actor| matches!(a.sector, None | Some(Sector::Cvl | Sector::Lab | Sector::Med | Sector::Edu));
    helped && reading.actors.iter().chain(&reading.recipients).all(|a| private(a) && !is_state(lexicon, a))
}

/// Agreements, promises, visits, praise and their refusal.
fn is_cooperative_word(event_type: EventType) -> bool {
    use EventType::*;
    matches!(event_type, Agree | Consult | Support | Concede | Cooperate | Reject)
}

/// One private party that fights with nobody (`carmakers fight for buyers`, `residents fought the flames`).
fn is_fight_of_private_people(lexicon: &Lexicon, reading: &Reading) -> bool {
    reading.event_type == EventType::Assault
        && reading.cameo == "190"
        && reading.recipients.is_empty()
        && reading.actors.len() == 1
        && reading.actors.iter().all(|a| a.sector.is_some() && !is_adjective(lexicon, a))
        && among_private_people(lexicon, reading)
}

/// What firms and private people agree on, promise, refuse, praise and punish among themselves, whatever else the sentence speaks of.
fn is_business_among_private_people(lexicon: &Lexicon, reading: &Reading) -> bool {
    let of_business = is_cooperative_word(reading.event_type)
        || matches!(reading.event_type, EventType::Accuse | EventType::Request | EventType::Coerce);
    of_business
        && among_private_people(lexicon, reading)
        && reading.actors.iter().any(|a| a.sector == Some(Sector::Bus))
}

/// Whether an actor is a body of state, a force, a party or an international organisation. A state merely named is one
/// if `states` says so; an adjective (`French`) on a noun that names no body is none.
fn is_political(lexicon: &Lexicon, actor: &Actor, states: bool) -> bool {
    use Sector::*;
    if actor.igo.is_some() {
        return true;
    }
    if is_state(lexicon, actor) {
        return states && !is_adjective(lexicon, actor);
    }
    matches!(actor.sector, Some(Gov | Mil | Reb | Pty | Opp | Cop | Jud | Spy | Leg | Prm | Igo | Ngo | Ref))
}

/// Whether nothing but an adjective (`French`) stands for a state. It has the sector of the state; a people (`the Chadians`) has
/// none of its own.
fn is_adjective(lexicon: &Lexicon, actor: &Actor) -> bool {
    let state = actor.country.as_deref().and_then(|iso| lexicon.country(iso));
    state.is_some_and(|s| s.demonyms.contains(&actor.text)) && actor.sector == Some(Sector::Gov)
}

/// Whether nothing but a state is named, by its name, its capital or an adjective.
fn is_state(lexicon: &Lexicon, actor: &Actor) -> bool {
    actor.country.as_deref().and_then(|iso| lexicon.country(iso)).is_some_and(|state| actor.name == state.name)
}

/// A note that an event of sentence `n` (from 0) was left out.
pub fn note(document: &str, n: usize, why: String) -> Diag {
    Diag::new(Severity::Note, "coding/domain", document, format!("sentence {}: {why}", n + 1))
        .help("take a word out of data/domains.csv if it misleads")
}

#[cfg(test)]
mod tests {
    use legation_lexicon::Lexicon;
    use legation_model::actor::{Actor, Sector};

    use super::is_political;
    use crate::mentions::blank;

    #[test]
    fn teams_and_adjectives_are_no_political_actors() {
        let lexicon = Lexicon::builtin();
        // Name, words of the text, sector; political where states count, and where they do not.
        let cases = [
            ("Chad", "Chad", Some(Sector::Gov), true, false),
            ("Chad", "Chadian", Some(Sector::Gov), false, false),
            ("Chad", "Chadians", None, true, false),
            ("Army (Chad)", "the Chadian army", Some(Sector::Mil), true, true),
            ("farmers", "Chadian farmers", Some(Sector::Cvl), false, false),
            ("visitor (Chad)", "a Chadian visitor", None, false, false),
        ];
        for (name, text, sector, with_states, without) in cases {
            let actor = Actor { text: text.into(), country: Some("TCD".into()), sector, ..blank(name, "test") };
            assert_eq!(is_political(lexicon, &actor, true), with_states, "{text}");
            assert_eq!(is_political(lexicon, &actor, false), without, "{text}");
        }
    }
}
