//! What is a protest for? The fourth digit of its code (leader, policy, rights, order of the state) and the government it is against.
//!
//! The words of each aim are the classes `aim_leader`, `aim_order`, `aim_right`, `aim_policy` of `data/patterns/classes.toml`.

use legation_model::plover::EventType;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::events::Hit;
use crate::modality::clause_of;
use crate::reading::Reading;

/// Aims in the order in which they are looked for, with the digit that CAMEO gives each.
const AIMS: [(&str, char); 4] = [("aim_leader", '1'), ("aim_order", '4'), ("aim_right", '3'), ("aim_policy", '2')];

/// Gives a protest the digit of its aim, and one that is aimed at a government, and at nobody named, its own government.
pub fn settle(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, reading: &mut Reading) {
    if reading.event_type != EventType::Protest || reading.cameo.len() != 3 || reading.cameo == "140" {
        return;
    }
    let words = words_of_aim(hit.trigger(), s);
    let patterns = &scene.lexicon.patterns;
    let among = |t: &Token<'_>, class: &str| patterns.class(class).contains(&*crate::frame::lower_lemma(*t));
    let Some((class, digit)) = AIMS.iter().find(|(class, _)| words.iter().any(|t| among(t, class))) else { return };
    reading.cameo.push(*digit);
    let of_state = matches!(*class, "aim_leader" | "aim_order") || words.iter().any(|t| among(t, "aim_law"));
    if !of_state || reading.recipients.iter().any(|r| r.code().is_some()) {
        return;
    }
    let mut states: Vec<&String> = reading.actors.iter().filter_map(|a| a.country.as_ref()).collect();
    states.dedup();
    if let [state] = states.as_slice()
        && let Some(mut government) = scene.state_actor(state, None)
    {
        government.how = "government of the protesters' own state, whose rule or law they protest against".into();
        reading.recipients = vec![government];
    }
}

/// The words of the clause that may tell an aim: all but its subject, of which only a clause of wish counts.
fn words_of_aim<'d>(trigger: Token<'d>, s: SentenceRef) -> Vec<Token<'d>> {
    let clause = clause_of(trigger);
    let within = |t: &Token<'_>| (s.start..s.end).contains(&t.i());
    clause.subtree().filter(|t| within(t) && t.i() != trigger.i() && !in_subject(*t, clause)).collect()
}

/// Verbs of a relative clause that tells what people want.
const WISHES: [&str; 8] = ["want", "demand", "seek", "oppose", "reject", "call", "ask", "protest"];

/// Whether a word stands in the subject or agent of a clause, outside a clause that tells what these people want.
fn in_subject(word: Token<'_>, clause: Token<'_>) -> bool {
    let mut at = word;
    for _ in 0..24 {
        if at.i() == clause.i() || at.is_root() {
            return false;
        }
        if at.dep() == "relcl" {
            return !WISHES.contains(&at.lemma());
        }
        if matches!(at.dep(), "nsubj" | "nsubjpass" | "agent" | "dep") && at.head().i() == clause.i() {
            return true;
        }
        at = at.head();
    }
    false
}
