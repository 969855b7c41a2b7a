//! Who does what a verb says? Its own subject, the agent of a passive, or the one it shares with the verb or noun above.

use legation_nlp::Token;

use crate::frame::{is_headline_subject, objects, prepositional_objects, relative_antecedent};
use crate::voice::{agents, is_infinitive, is_passive};

/// Verbs whose object does what the infinitive says.
const OBJECT_CONTROL: [&str; 40] = [
    "ask",
    "exhort",
    "beseech",
    "entreat",
    "petition",
    "lobby",
    "require",
    "oblige",
    "urge",
    "tell",
    "order",
    "press",
    "force",
    "persuade",
    "convince",
    "call",
    "invite",
    "allow",
    "permit",
    "enable",
    "help",
    "want",
    "advise",
    "request",
    "beg",
    "implore",
    "command",
    "instruct",
    "compel",
    "encourage",
    "warn",
    "expect",
    "lead",
    "cause",
    "get",
    "pressure",
    "challenge",
    "appeal",
    "push",
    "approach",
];

/// Verbs whose subject does what is to be done to those chosen (`singled out two men to be shot`).
const CHOOSING: [&str; 8] = ["single", "select", "pick", "choose", "line", "mark", "round", "separate"];

/// Logical subjects: own, agent of a passive, or shared with the governing verb.
pub fn subjects(verb: Token<'_>, depth: u8) -> Vec<Token<'_>> {
    if depth > 6 {
        return Vec::new();
    }
    if is_passive(verb) {
        let head = verb.head();
        let chosen = matches!(verb.dep(), "xcomp" | "ccomp") && is_infinitive(verb) && CHOOSING.contains(&head.lemma());
        let agents = agents(verb);
        return if agents.is_empty() && chosen { subjects(head, depth + 1) } else { agents };
    }
    let own: Vec<_> = verb.children().filter(|c| c.dep() == "nsubj").collect();
    if !own.is_empty() {
        // A comma-spliced first name (`Moscow: Pakistan has …`) leaves two subjects: the nearest is meant.
        let last = own[own.len() - 1];
        return vec![relative_antecedent(verb, last)];
    }
    let head = verb.head();
    if head.i() == verb.i() {
        return Vec::new();
    }
    match verb.dep() {
        "conj" => subjects_or_objects(head, depth),
        "xcomp" | "ccomp" => {
            let controlled = OBJECT_CONTROL.contains(&head.lemma());
            let objects = if controlled { objects(head, depth + 1) } else { Vec::new() };
            let datives: Vec<_> = if controlled {
                head.children()
                    .filter(|c| c.dep() == "prep" && matches!(c.lower(), "on" | "upon" | "to" | "for"))
                    .flat_map(|c| prepositional_objects(c))
                    .collect()
            } else {
                Vec::new()
            };
            if !objects.is_empty() {
                objects
            } else if !datives.is_empty() {
                datives
            } else if head.pos() == "ADJ" {
                adjective_subjects(head, depth)
            } else {
                subjects_or_objects(head, depth)
            }
        }
        "advcl" if is_infinitive(verb) && OBJECT_CONTROL.contains(&head.lemma()) => {
            let objects = objects(head, depth + 1);
            if objects.is_empty() { subjects_or_objects(head, depth) } else { objects }
        }
        "advcl" | "acomp" | "oprd" => subjects_or_objects(head, depth),
        "acl" | "relcl" if is_infinitive(verb) => {
            let owner = owners(head);
            if !owner.is_empty() {
                return owner;
            }
            // A headline without a finite verb: `Chad to send troops`.
            if head.is_root() && head.pos() == "PROPN" {
                return vec![head];
            }
            governing_subjects(head, depth)
        }
        "acl" | "relcl" => vec![head],
        "pcomp" => {
            let above = head.head();
            if matches!(above.pos(), "NOUN" | "PROPN") {
                let owner = owners(above);
                if owner.is_empty() { governing_subjects(above, depth) } else { owner }
            } else {
                subjects_or_objects(above, depth)
            }
        }
        _ => Vec::new(),
    }
}

/// Whose a noun of speech is: its possessor, those by or from whom it comes, or the nationality before it
/// (`Chad's promise`, `a promise by Chad`, `the Chadian promise`).
pub fn owners(noun: Token<'_>) -> Vec<Token<'_>> {
    let own: Vec<_> = noun.children().filter(|c| c.dep() == "poss").collect();
    if !own.is_empty() {
        return own;
    }
    let by = noun.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "by" | "from"));
    let by: Vec<_> = by.flat_map(|c| prepositional_objects(c)).filter(|t| t.dep() == "pobj").collect();
    if !by.is_empty() {
        return by;
    }
    let before =
        |c: &Token<'_>| matches!(c.dep(), "amod" | "compound" | "nmod") && matches!(c.ent_type(), "GPE" | "NORP");
    noun.children().filter(before).collect()
}

fn adjective_subjects(adjective: Token<'_>, depth: u8) -> Vec<Token<'_>> {
    let own: Vec<_> = adjective.children().filter(|c| c.dep() == "nsubj" || is_headline_subject(*c)).collect();
    if !own.is_empty() {
        return own;
    }
    let head = adjective.head();
    if adjective.dep() == "amod" || adjective.dep() == "appos" { vec![head] } else { subjects(head, depth + 1) }
}

/// Subjects of `verb`, or its logical object where a passive names no agent (`was seen leaving`).
fn subjects_or_objects(verb: Token<'_>, depth: u8) -> Vec<Token<'_>> {
    let subjects = match verb.pos() {
        "ADJ" => adjective_subjects(verb, depth),
        "NOUN" | "PROPN" => governing_subjects(verb, depth),
        _ => subjects(verb, depth + 1),
    };
    if subjects.is_empty() && is_passive(verb) { objects(verb, depth + 1) } else { subjects }
}

/// Subjects of the verb above a noun.
pub fn governing_subjects(noun: Token<'_>, depth: u8) -> Vec<Token<'_>> {
    let mut at = noun;
    for _ in 0..6 {
        let head = at.head();
        if head.i() == at.i() {
            return Vec::new();
        }
        if matches!(head.pos(), "VERB" | "AUX") {
            return if at.dep().starts_with("nsubj") { Vec::new() } else { subjects(head, depth + 1) };
        }
        at = head;
    }
    Vec::new()
}
