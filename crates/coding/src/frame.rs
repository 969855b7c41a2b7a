//! Who stands where around a word? The logical frame of a predicate: voice undone, shared subjects found.
//!
//! Slots are named as in `docs/patterns.md`: `subject`, `object`, `dative`, `particle`, `complement`, `attribute`,
//! `adverb`, `modifier`, and every preposition by its own name.

use std::borrow::Cow;

use legation_nlp::Token;

pub use crate::subjects::{governing_subjects, owners, subjects};
use crate::voice::{agents, given_away, receives};
pub use crate::voice::{is_gerund_object, is_headline_verb, is_infinitive, is_passive};

/// The lemma in small letters; most are so already.
pub fn lower_lemma(token: Token<'_>) -> Cow<'_, str> {
    let lemma = token.lemma();
    let small = lemma.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if small { Cow::Borrowed(lemma) } else { Cow::Owned(lemma.to_lowercase()) }
}

/// The words around a predicate by slot. A slot may be filled more than once; conjuncts are not yet expanded.
#[derive(Clone)]
pub struct Frame<'d> {
    /// The predicate.
    pub trigger: Token<'d>,
    fillers: Vec<(&'d str, Token<'d>)>,
}

impl<'d> Frame<'d> {
    /// The frame of a verb, noun or adjective.
    pub fn of(trigger: Token<'d>) -> Self {
        let mut frame = Self { trigger, fillers: Vec::new() };
        match trigger.pos() {
            "NOUN" | "PROPN" => frame.noun(),
            "ADJ" => frame.adjective(),
            _ => frame.verb(trigger),
        }
        frame
    }

    /// The frame of a modal (`must`, `ought`): that of its verb, which is its complement.
    pub fn of_modal(modal: Token<'d>) -> Self {
        let mut frame = Self::of(modal.head());
        frame.push("complement", modal.head());
        frame
    }

    /// The frame of a headline's verb that the parser takes for a noun (`Chad mediates between …`).
    pub fn of_headline_verb(noun: Token<'d>) -> Self {
        let mut frame = Self::of(noun);
        let after = noun.children().filter(|c| c.i() > noun.i() && matches!(c.dep(), "dobj" | "appos" | "npadvmod"));
        after.for_each(|c| frame.push("object", c));
        frame
    }

    /// The frame of a headline's verb that the parser takes for a noun or for part of one (`Police raid newspaper`).
    pub fn of_headline(verb: Token<'d>, subject: Token<'d>, object: Option<Token<'d>>) -> Self {
        let mut frame = Self { trigger: verb, fillers: Vec::new() };
        frame.push("subject", subject);
        frame.prepositions(verb, false);
        if let Some(object) = object {
            frame.push("object", object);
            frame.prepositions(object, false);
        }
        frame
    }

    /// Fillers of a slot. `within` is every word below the predicate.
    pub fn slot(&self, name: &str) -> Vec<Token<'d>> {
        if name == "within" {
            return self.trigger.subtree().filter(|t| t.i() != self.trigger.i() && !t.is_punct()).collect();
        }
        self.fillers.iter().filter(|(slot, _)| *slot == name).map(|(_, t)| *t).collect()
    }

    fn push(&mut self, slot: &'d str, token: Token<'d>) {
        if self.fillers.iter().any(|(s, t)| *s == slot && t.i() == token.i()) {
            return;
        }
        self.fillers.push((slot, token));
        if slot == "complement" && is_infinitive(token) {
            self.fillers.push(("infinitive", token));
        }
    }

    fn verb(&mut self, verb: Token<'d>) {
        for subject in subjects(verb, 0) {
            self.push("subject", subject);
        }
        for object in objects(verb, 0) {
            self.push("object", object);
            self.prepositions(object, false);
        }
        let passive = is_passive(verb);
        if given_away(verb) {
            verb.children().filter(|c| c.dep() == "dobj").for_each(|c| self.push("dative", c));
        }
        if receives(verb) {
            verb.children().filter(|c| c.dep() == "nsubjpass").for_each(|c| self.push("dative", c));
        }
        for child in verb.children() {
            match child.dep() {
                "dative" if child.pos() == "ADP" => {
                    for t in prepositional_objects(child) {
                        self.push("to", t);
                        self.push("dative", t);
                    }
                }
                "dative" => self.push("dative", child),
                "prt" => self.particle(child, passive),
                "xcomp" | "ccomp" => self.push("complement", child),
                "advcl" if is_infinitive(child) || is_gerund_object(verb, child) => self.push("complement", child),
                "attr" | "acomp" | "oprd" => {
                    self.push("attribute", child);
                    if child.pos() == "ADJ" {
                        child.children().filter(|c| c.dep() == "xcomp").for_each(|c| self.push("complement", c));
                    }
                    self.prepositions(child, false);
                }
                "advmod" | "npadvmod" => {
                    self.push("adverb", child);
                    // `stayed away from the session`, `walked out of the talks`.
                    self.prepositions(child, false);
                }
                _ => {}
            }
        }
        self.prepositions(verb, passive);
    }

    /// A particle, with the object that the parser hangs on it (`sent in troops`), or that it takes as a preposition
    /// would (`were put on alert`).
    fn particle(&mut self, particle: Token<'d>, passive: bool) {
        self.push("particle", particle);
        particle.children().filter(|c| c.dep() == "pobj").for_each(|c| self.push("object", c));
        if passive {
            let after = particle.head().children().filter(|c| c.dep() == "dobj" && c.i() > particle.i());
            after.for_each(|c| self.push(particle.lower(), c));
        }
    }

    fn adjective(&mut self) {
        let adjective = self.trigger;
        let head = adjective.head();
        if matches!(adjective.dep(), "acomp" | "oprd" | "attr" | "ccomp" | "xcomp") && head.i() != adjective.i() {
            for subject in subjects(head, 0) {
                self.push("subject", subject);
            }
            self.prepositions(head, false);
        }
        for child in adjective.children() {
            match child.dep() {
                "nsubj" => self.push("subject", child),
                _ if is_headline_subject(child) => self.push("subject", child),
                "xcomp" | "ccomp" | "advcl" => self.push("complement", child),
                "advmod" => self.push("adverb", child),
                _ => {}
            }
        }
        if adjective.dep() == "amod" || adjective.dep() == "appos" || adjective.dep() == "acl" {
            self.push("subject", head);
        }
        self.prepositions(adjective, false);
    }

    fn noun(&mut self) {
        let noun = self.trigger;
        for child in noun.children() {
            match child.dep() {
                "poss" => self.push("subject", whose(child)),
                "amod" | "compound" | "nmod" | "nummod" => {
                    self.push("modifier", child);
                    child.children().filter(|c| c.dep() == "conj").for_each(|c| self.push("modifier", c));
                    if child.pos() == "PROPN" || matches!(child.ent_type(), "NORP" | "GPE") {
                        self.push("subject", child);
                    }
                }
                "acl" if is_infinitive(child) => self.push("complement", child),
                "acl" if child.tag() == "VBN" => {
                    for by in agents(child) {
                        self.push("subject", by);
                    }
                    // `a truce agreed with X`, `the loan granted to Y`.
                    self.prepositions(child, true);
                }
                "ccomp" | "xcomp" => self.push("complement", child),
                _ => {}
            }
        }
        // `Chad in talks with Mali`: a headline without a verb.
        if noun.dep() == "pobj" && noun.head().lower() == "in" {
            let name = noun.head().head();
            if name.is_root() && matches!(name.pos(), "PROPN" | "NOUN") && name.i() < noun.i() {
                self.push("subject", name);
            }
        }
        self.prepositions(noun, true);
        self.misplaced(noun);
        // `closed their shops in protest`: how the noun hangs on its verb, and who does what the verb says.
        if noun.dep() == "pobj" {
            self.push("under", noun.head());
            for doer in governing_subjects(noun, 0) {
                self.push("doer", doer);
            }
        }
        // `conveyed Chad's offer`, where the parser takes `Chad` for an object of its own.
        if self.slot("subject").is_empty()
            && let Some(mark) = noun.left_edge().nbor(-1).filter(|t| t.dep() == "case")
            && mark.head().dep() != "poss"
            && mark.head().head().i() == noun.head().i()
        {
            self.push("subject", mark.head());
        }
    }

    /// Phrases that belong to a noun of action, though the parser hangs them on the noun before them:
    /// `the transfer of tanks to Chad by France`, `the release of the crew by the militia`.
    fn misplaced(&mut self, noun: Token<'d>) {
        let mut level: Vec<Token<'d>> = vec![noun];
        for _ in 0..3 {
            let phrases = level.iter().flat_map(|t| t.children()).filter(|c| c.dep() == "prep" && c.i() > noun.i());
            let inner: Vec<Token<'d>> = phrases.flat_map(prepositional_objects).collect();
            for preposition in inner.iter().flat_map(|t| t.children()).filter(|c| c.dep() == "prep") {
                let slot = match preposition.lower() {
                    "by" => "subject",
                    name @ ("to" | "from" | "against" | "with" | "between") => name,
                    _ => continue,
                };
                if self.slot(slot).is_empty() {
                    prepositional_objects(preposition).into_iter().for_each(|t| self.push(slot, t));
                }
            }
            level = inner;
        }
    }

    /// Objects of the prepositions below `head`; `agent`: a `by`-phrase is the subject, not a place of its own.
    fn prepositions(&mut self, head: Token<'d>, agent: bool) {
        for child in head.children() {
            if child.dep() == "prep" {
                // `passed them on to X`: the second preposition tells.
                for inner in child.children().filter(|c| c.dep() == "prep") {
                    prepositional_objects(inner).into_iter().for_each(|t| self.push(inner.lower(), t));
                }
                for target in prepositional_objects(child) {
                    let target = relative_antecedent(head, target);
                    let name = child.lower();
                    match name {
                        "by" if agent => self.push("subject", target),
                        "of" if head.i() == self.trigger.i() && matches!(head.pos(), "NOUN" | "PROPN") => {
                            self.push("object", target);
                            self.push("of", target);
                        }
                        _ => self.push(name, target),
                    }
                    if matches!(target.dep(), "pcomp") {
                        self.push("complement", target);
                    }
                    // `spoke by phone with X`: what hangs below the telephone belongs to the verb.
                    if matches!(target.lemma(), "phone" | "telephone" | "video" | "protest") {
                        self.prepositions(target, false);
                    }
                    // `in front of the ministry` is outside it.
                    if target.lemma() == "front" {
                        let of = target.children().filter(|c| c.dep() == "prep" && c.lower() == "of");
                        of.flat_map(|c| prepositional_objects(c)).for_each(|t| self.push("outside", t));
                    }
                }
            }
        }
    }
}

/// `Malawi ready to talk`: the name at the start of a headline, which the parser takes for an adverb.
pub fn is_headline_subject(word: Token<'_>) -> bool {
    let adjective = word.head();
    adjective.is_root()
        && adjective.pos() == "ADJ"
        && matches!(word.dep(), "advmod" | "npadvmod" | "dep" | "nmod" | "compound")
        && word.i() + 1 == adjective.i()
        && word.text().chars().next().is_some_and(char::is_uppercase)
}

/// Objects of a preposition, through a second one (`from within the party`).
pub fn prepositional_objects(preposition: Token<'_>) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    for child in preposition.children() {
        match child.dep() {
            "pobj" | "pcomp" => out.push(child),
            "prep" => out.extend(child.children().filter(|c| matches!(c.dep(), "pobj" | "pcomp"))),
            "conj" if child.pos() == "ADP" => {
                out.extend(child.children().filter(|c| matches!(c.dep(), "pobj" | "pcomp")))
            }
            _ => {}
        }
    }
    out
}

/// A token and its conjuncts, in order.
pub fn with_conjuncts(token: Token<'_>) -> Vec<Token<'_>> {
    let mut out = vec![token];
    let mut at = 0;
    while at < out.len() && out.len() < 40 {
        let more: Vec<_> = out[at].children().filter(|c| c.dep() == "conj").collect();
        out.extend(more);
        at += 1;
    }
    out
}

/// Nouns that stand for what their `of`-phrase names.
const PARTITIVES: [&str; 43] = [
    "group",
    "number",
    "series",
    "couple",
    "dozen",
    "hundred",
    "thousand",
    "wave",
    "round",
    "member",
    "set",
    "string",
    "handful",
    "crowd",
    "score",
    "lot",
    "act",
    "kind",
    "form",
    "day",
    "week",
    "hour",
    "spate",
    "range",
    "host",
    "crew",
    "majority",
    "some",
    "most",
    "many",
    "all",
    "half",
    "third",
    "quarter",
    "several",
    "few",
    "rest",
    "remainder",
    "bulk",
    "ten",
    "batch",
    "consignment",
    "worth",
];

/// The noun meant: through partitives such as `a group of` and `two days of`.
pub fn through_partitive(token: Token<'_>) -> Token<'_> {
    if PARTITIVES.contains(&token.lemma()) || token.pos() == "NUM" {
        for child in token.children() {
            if child.dep() == "prep"
                && child.lower() == "of"
                && let Some(inner) = child.children().find(|c| c.dep() == "pobj")
            {
                return inner;
            }
        }
    }
    token
}

/// The noun that a participle with an agent describes across a comma (`the raid, carried out by rebels`), where the parser
/// hangs the participle on the verb.
fn described(participle: Token<'_>) -> Option<Token<'_>> {
    let first = participle.left_edge();
    let comma = first.nbor(-1).filter(|t| t.text() == ",")?;
    let noun = comma.nbor(-1).filter(|t| t.pos() == "NOUN")?;
    let doer = participle.children().any(|c| c.dep() == "agent");
    (doer && first.i() == participle.i() && participle.tag() == "VBN").then_some(noun)
}

/// Logical objects: direct objects, the subject of a passive, the head of a reduced passive.
pub fn objects(verb: Token<'_>, depth: u8) -> Vec<Token<'_>> {
    if depth > 6 {
        return Vec::new();
    }
    if receives(verb) {
        return verb.children().filter(|c| c.dep() == "dobj").collect();
    }
    if is_passive(verb) {
        let own: Vec<_> = verb.children().filter(|c| matches!(c.dep(), "nsubjpass" | "nsubj")).collect();
        if let Some(last) = own.last() {
            return vec![relative_antecedent(verb, *last)];
        }
        let head = verb.head();
        return match verb.dep() {
            "acl" | "relcl" | "amod" => vec![head],
            "advcl" if matches!(head.pos(), "NOUN" | "PROPN") => vec![head],
            "conj" if is_passive(head) => objects(head, depth + 1),
            // `picked out two men to be shot`: what is picked out is what is shot.
            "xcomp" => {
                let chosen = if is_passive(head) { Vec::new() } else { objects(head, depth + 1) };
                if chosen.is_empty() { subjects(head, depth + 1) } else { chosen }
            }
            "advcl" => described(verb).into_iter().collect(),
            _ => Vec::new(),
        };
    }
    if given_away(verb) {
        return vec![verb.head()];
    }
    let mut out: Vec<_> = verb.children().filter(|c| c.dep() == "dobj").map(|c| relative_antecedent(verb, c)).collect();
    if out.is_empty()
        && verb.dep() == "relcl"
        && !verb.children().any(|c| matches!(c.lower(), "who" | "which" | "that" | "where" | "when"))
    {
        // Contact clause: "the offer Norway made".
        out.push(verb.head());
    }
    out
}

/// The noun that a relative pronoun stands for.
pub fn relative_antecedent<'d>(verb: Token<'d>, word: Token<'d>) -> Token<'d> {
    if !matches!(word.lower(), "who" | "which" | "that" | "whom") || word.tag() == "DT" {
        return word;
    }
    let mut at = verb;
    for _ in 0..4 {
        if at.dep() == "relcl" {
            return if matches!(word.lower(), "who" | "whom") { people_above(at.head()) } else { at.head() };
        }
        if at.dep() != "conj" {
            break;
        }
        at = at.head();
    }
    word
}

/// `nurses in Lima, who struck`: a place is never `who`; the people whose phrase it stands in are meant.
fn people_above(noun: Token<'_>) -> Token<'_> {
    let mut at = noun;
    for _ in 0..3 {
        let place = matches!(at.ent_type(), "GPE" | "LOC" | "FAC" | "DATE");
        let above = at.head().head();
        if !place || at.dep() != "pobj" || !matches!(above.pos(), "NOUN" | "PROPN") {
            break;
        }
        at = above;
    }
    at
}

/// `bakers, whose strike began`: the bakers' strike.
fn whose(word: Token<'_>) -> Token<'_> {
    if word.lower() != "whose" {
        return word;
    }
    let relative = word.ancestors().take(6).find(|t| t.dep() == "relcl");
    relative.map_or(word, |t| people_above(t.head()))
}
