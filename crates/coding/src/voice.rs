//! Is a verb active or passive, and who stands as its agent? Voice as the words have it, headlines and slips of the parser among them.

use legation_nlp::Token;

use crate::frame::prepositional_objects;

/// The main verb, taken for a participle of its own subject: `The navy trained alongside divers.`
fn is_root_in_disguise(verb: Token<'_>) -> bool {
    let noun = verb.head();
    let alone = |t: Token<'_>| !matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD");
    verb.dep() == "acl"
        && verb.tag() == "VBN"
        && noun.is_root()
        && matches!(noun.pos(), "NOUN" | "PROPN")
        && agents(verb).is_empty()
        && noun.children().any(|c| c.is_punct() && c.text() == "." && c.i() > verb.i())
        && noun.subtree().all(alone)
}

/// Verbs that always have an object: without one, after a noun, a headline has left out `is` (`Chad accused of fraud`).
const NEVER_ALONE: [&str; 16] = [
    "accuse", "charge", "suspect", "convict", "acquit", "arrest", "jail", "detain", "kidnap", "abduct", "expel",
    "deport", "oust", "blame", "sue", "indict",
];

fn is_headline_passive(verb: Token<'_>) -> bool {
    verb.is_root()
        && matches!(verb.tag(), "VBN" | "VBD")
        && NEVER_ALONE.contains(&verb.lemma())
        && verb.children().any(|c| c.dep() == "nsubj")
        && !verb.children().any(|c| matches!(c.dep(), "dobj" | "aux" | "ccomp" | "dative" | "prt"))
        && !verb.right_edge().is_punct()
}

/// Whether the verb stands in the passive.
pub fn is_passive(verb: Token<'_>) -> bool {
    if is_root_in_disguise(verb) {
        return false;
    }
    if is_headline_passive(verb) {
        return true;
    }
    verb.children().any(|c| matches!(c.dep(), "nsubjpass" | "auxpass" | "agent" | "csubjpass"))
        || (verb.tag() == "VBN"
            && matches!(verb.dep(), "acl" | "advcl" | "amod")
            && !verb.children().any(|c| matches!(c.dep(), "aux" | "nsubj" | "dobj")))
}

/// Verbs whose passive may have the receiver as its subject and keep its object (`was given three boats`).
const GIVING: [&str; 18] = [
    "give",
    "grant",
    "offer",
    "award",
    "hand",
    "lend",
    "send",
    "show",
    "deny",
    "refuse",
    "allow",
    "promise",
    "guarantee",
    "issue",
    "serve",
    "pay",
    "accord",
    "afford",
];

/// Whether a relative clause tells to whom its antecedent was given (`the boats that Italy gave Malta`): what the parser
/// calls its object receives.
pub fn given_away(verb: Token<'_>) -> bool {
    let pronoun = |c: Token<'_>| matches!(c.lower(), "that" | "which") && c.dep() == "dative";
    let own: Vec<_> = verb.children().filter(|c| c.dep() == "dobj").collect();
    verb.dep() == "relcl"
        && GIVING.contains(&verb.lemma())
        && matches!(own.as_slice(), [one] if one.pos() == "PROPN")
        && (verb.children().any(pronoun) || !verb.children().any(|c| matches!(c.lower(), "that" | "which" | "who")))
}

/// Whether the subject of a passive receives, and what is given stands as an object (`was granted asylum`).
pub fn receives(verb: Token<'_>) -> bool {
    GIVING.contains(&verb.lemma()) && is_passive(verb) && verb.children().any(|c| c.dep() == "dobj")
}

/// Whether the verb is an infinitive with `to`.
pub fn is_infinitive(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "aux" && c.lower() == "to")
}

/// `ruled out paying`: a gerund right behind its verb or the verb's particle is what the verb is about.
pub fn is_gerund_object(verb: Token<'_>, gerund: Token<'_>) -> bool {
    let before = gerund.left_edge().i();
    gerund.tag() == "VBG"
        && before > verb.i()
        && (verb.i() + 1..before).all(|i| matches!(verb.doc().token(i).dep(), "prt" | "neg"))
}

/// Who does it, where a passive names them with `by`.
pub fn agents(verb: Token<'_>) -> Vec<Token<'_>> {
    let by = |c: &Token<'_>| c.dep() == "agent" || (c.dep() == "prep" && c.lower() == "by");
    let own: Vec<_> = verb.children().filter(by).flat_map(|c| prepositional_objects(c)).collect();
    if !own.is_empty() {
        return own;
    }
    // `Qatari-brokered talks resumed`: the word before the hyphen; `under a UN-brokered deal` only names the deal.
    let hyphen = |c: &Token<'_>| c.is_punct() && c.lower() == "-" && c.i() + 1 == verb.i();
    let told = matches!(verb.head().dep(), "nsubj" | "nsubjpass" | "dobj");
    if verb.dep() == "amod" && told && verb.children().any(|c| hyphen(&c)) {
        return verb.children().filter(|c| c.i() + 2 == verb.i()).collect();
    }
    // `was threatened with a boycott by Chad`, `was killed in a raid by rebels`: the parser hangs the agent on the noun.
    let beside = |c: &Token<'_>| c.dep() == "prep" && matches!(c.lower(), "with" | "in");
    let nouns = verb.children().filter(beside).flat_map(|c| prepositional_objects(c));
    // `was refused membership by the council`.
    let nouns = nouns.chain(verb.children().filter(|c| c.dep() == "dobj"));
    nouns.flat_map(|n| n.children().filter(by).flat_map(|c| prepositional_objects(c)).collect::<Vec<_>>()).collect()
}

/// Whether a plural noun at the top of a sentence without a verb, behind a name, is the verb of a headline.
pub fn is_headline_verb(noun: Token<'_>) -> bool {
    noun.is_root()
        && noun.tag() == "NNS"
        && noun.children().any(|c| c.dep() == "compound" && c.pos() == "PROPN" && c.i() < noun.i())
        && noun.subtree().all(|t| !matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD"))
}
