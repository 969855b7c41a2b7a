//! What is said without being an event? Statements with who makes them, words that judge, alleged ties, claims taken back.

use legation_lexicon::patterns::Effect;
use legation_model::actor::Actor;
use legation_model::claim::{EventClaim, Source, StatementClaim, StatementKind};
use legation_model::plover::{EventType, Modality};
use legation_model::span::Span;
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::attribution::{inside_quotation, sources_of};
use crate::effects::governor;
use crate::frame::{Frame, objects, prepositional_objects};

/// Verbs by which somebody calls something by a name.
const NAMING: [&str; 9] =
    ["describe", "call", "brand", "label", "term", "portray", "characterise", "characterize", "dub"];
/// Words that say how a comment looks ahead.
const HOPE: [&str; 10] =
    ["hope", "hop", "hoped", "confident", "optimistic", "optimism", "hopeful", "confidence", "trust", "encouraged"];
const FEAR: [&str; 10] =
    ["fear", "worry", "worried", "pessimistic", "concern", "concerned", "regret", "doubt", "alarm", "dismay"];
/// Adjectives and adverbs that judge what they stand with.
const JUDGING: [&str; 30] = [
    "baseless",
    "unfounded",
    "groundless",
    "unsubstantiated",
    "unproven",
    "fabricated",
    "false",
    "falsely",
    "bogus",
    "absurd",
    "ridiculous",
    "preposterous",
    "unprovoked",
    "unjustified",
    "unwarranted",
    "reckless",
    "irresponsible",
    "provocative",
    "cowardly",
    "barbaric",
    "heinous",
    "despicable",
    "brutal",
    "illegal",
    "illegally",
    "unlawful",
    "shameful",
    "so-called",
    "self-styled",
    "sham",
];
/// Nouns of tie behind `alleged`.
const TIES: [&str; 12] = [
    "proxy",
    "front",
    "offshoot",
    "affiliate",
    "arm",
    "wing",
    "ally",
    "backer",
    "sponsor",
    "agent",
    "accomplice",
    "link",
];
/// What may be taken back.
const SAID: [&str; 9] =
    ["claim", "statement", "accusation", "allegation", "remark", "report", "comment", "admission", "confession"];

/// What one sentence says beside its events.
///
/// `events`: those of the sentence. `quoted_by`: the speaker of a quotation that the whole sentence stands in.
pub fn statements(
    scene: &Scene<'_>,
    n: usize,
    s: SentenceRef,
    events: &[&EventClaim],
    quoted_by: &[Source],
) -> Vec<StatementClaim> {
    let mut out = Vec::new();
    for token in scene.article.tokens(s) {
        out.extend(said(scene, n, s, token, events));
        out.extend(judged(scene, n, s, token, events));
        out.extend(tied(scene, n, s, token));
    }
    let whole = scene.article.span(s.block, s.start, s.end);
    if out.is_empty() && events.is_empty() && !quoted_by.is_empty() && inside_quotation(scene, s) {
        let root = scene.article.tokens(s).find(|t| t.is_root());
        let kind = root.map_or(StatementKind::Comment, kind_of);
        out.push(claim(n, whole, kind, quoted_by.to_vec(), about(scene, s, whole)));
    }
    out
}

fn claim(n: usize, span: Span, kind: StatementKind, speakers: Vec<Source>, about: Vec<Actor>) -> StatementClaim {
    let modality = if kind == StatementKind::Tie { Modality::Alleged } else { Modality::Asserted };
    StatementClaim { id: String::new(), sentence: n as u32, span, kind, speakers, about, modality }
}

/// What a verb of saying or naming puts into words, unless an event tells it.
fn said(
    scene: &Scene<'_>,
    n: usize,
    s: SentenceRef,
    verb: Token<'_>,
    events: &[&EventClaim],
) -> Option<StatementClaim> {
    if verb.pos() != "VERB" {
        return None;
    }
    let content = verb.children().find(|c| matches!(c.dep(), "ccomp" | "xcomp" | "parataxis"));
    let below = content.or_else(|| objects(verb, 0).first().copied());
    let names = NAMING.contains(&verb.lemma());
    let says = below.is_some_and(|b| governor(scene, verb, "", b).is_some_and(|g| g.effect == Effect::Say));
    let declines = matches!(verb.lemma(), "decline" | "refuse") && content.is_some_and(|c| c.lemma() == "comment");
    if !(says || names || declines) {
        return None;
    }
    let speakers = sources_of(scene, s.block, verb);
    if speakers.is_empty() {
        return None;
    }
    let told = content.filter(|_| !declines).unwrap_or(verb);
    // What is joined to the clause by `and` is told by itself.
    let joined = told.children().find(|c| c.dep() == "conj" && c.i() > told.i()).map(|c| c.left_edge().i());
    let last = joined.filter(|i| *i > told.i() + 1).map_or(told.right_edge().i(), |i| i - 1);
    let (from, to) = (told.left_edge().i().max(s.start), last.min(s.end - 1));
    let span = scene.article.span(s.block, from, to + 1);
    let own = scene.article.span(s.block, verb.i(), verb.i() + 1);
    if events.iter().any(|e| span.contains(e.trigger) || e.trigger == own) {
        return None;
    }
    let kind = match () {
        () if declines => StatementKind::Declined,
        () if verb.lemma() == "consider" => StatementKind::Considered,
        () => kind_of(told),
    };
    let mut about = about(scene, s, span);
    about.retain(|a| !speakers.iter().any(|s| same(&s.actor, a)));
    Some(claim(n, span, kind, speakers, about))
}

/// How a comment looks ahead, by the words of its clause.
fn kind_of(clause: Token<'_>) -> StatementKind {
    let any = |list: &[&str]| clause.subtree().any(|t| list.contains(&t.lemma()) || list.contains(&t.lower()));
    match () {
        () if any(&HOPE) => StatementKind::Optimistic,
        () if any(&FEAR) => StatementKind::Pessimistic,
        () => StatementKind::Comment,
    }
}

/// Actors with a code named within the span.
fn about(scene: &Scene<'_>, s: SentenceRef, span: Span) -> Vec<Actor> {
    let mut out: Vec<Actor> = Vec::new();
    for mention in scene.mentions_in(s) {
        let at = scene.article.span(s.block, mention.start, mention.end);
        if mention.actor.code().is_some() && span.contains(at) && !out.iter().any(|a| same(a, &mention.actor)) {
            out.push(mention.actor.clone());
        }
    }
    out
}

/// A word that judges, with whoever says the clause that it stands in: `without offering any evidence`, `baseless`.
fn judged(
    scene: &Scene<'_>,
    n: usize,
    s: SentenceRef,
    word: Token<'_>,
    events: &[&EventClaim],
) -> Option<StatementClaim> {
    let lacks = word.lower() == "without"
        && word.subtree().any(|t| matches!(t.lemma(), "evidence" | "proof" | "justification" | "provocation"));
    let judges = matches!(word.pos(), "ADJ" | "ADV") && JUDGING.contains(&word.lower());
    if !lacks && !judges {
        return None;
    }
    let last = if lacks { word.right_edge().i().min(s.end - 1) } else { word.i() };
    let span = scene.article.span(s.block, word.i(), last + 1);
    let head = if lacks { word.head() } else { word };
    // Said in the words of somebody: the speaker above, else that of an event of the clause.
    let above = head.ancestors().take(12).find_map(|verb| {
        let says = governor(scene, verb, "", head).is_some_and(|g| g.effect == Effect::Say);
        let inside = verb.children().any(|c| {
            matches!(c.dep(), "ccomp" | "xcomp" | "parataxis") && (c.i() == head.i() || c.is_ancestor_of(head))
        });
        (verb.pos() == "VERB" && says && inside).then(|| sources_of(scene, s.block, verb))
    });
    let speakers = above.filter(|found| !found.is_empty()).unwrap_or_default();
    // Judged are who acts in the clause and whose accusation, attack or claim it is.
    let clause = events.iter().find(|e| e.span.contains(span));
    let mut about: Vec<Actor> = clause.map(|e| e.actors.clone()).unwrap_or_default();
    if judges && matches!(word.head().pos(), "NOUN" | "PROPN") {
        let owners = Frame::of(word.head()).slot("subject").into_iter().flat_map(|t| scene.actors(s.block, t));
        let owners: Vec<Actor> = owners.collect();
        about = if owners.is_empty() { about } else { owners };
    }
    Some(claim(n, span, StatementKind::Judgement, speakers, about))
}

/// `an alleged proxy of Y` beside X.
fn tied(scene: &Scene<'_>, n: usize, s: SentenceRef, noun: Token<'_>) -> Option<StatementClaim> {
    let doubted = |c: Token<'_>| matches!(c.lower(), "alleged" | "suspected" | "purported" | "reputed" | "presumed");
    if noun.pos() != "NOUN" || !TIES.contains(&noun.lemma()) || !noun.children().any(doubted) {
        return None;
    }
    let whose = noun.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "of" | "for" | "to" | "with"));
    let mut others: Vec<Actor> = whose.flat_map(prepositional_objects).flat_map(|t| scene.actors(s.block, t)).collect();
    others.extend(Frame::of(noun).slot("subject").into_iter().flat_map(|t| scene.actors(s.block, t)));
    let bearer = match noun.dep() {
        "appos" => Some(noun.head()),
        "attr" | "oprd" => noun.head().children().find(|c| c.dep().starts_with("nsubj")),
        _ => None,
    };
    let mut about: Vec<Actor> = bearer.map(|t| scene.actors(s.block, t)).unwrap_or_default();
    for other in others {
        if !about.iter().any(|a| same(a, &other)) {
            about.push(other);
        }
    }
    if about.is_empty() {
        return None;
    }
    let (from, to) = (noun.left_edge().i().max(s.start), noun.right_edge().i().min(s.end - 1));
    Some(claim(n, scene.article.span(s.block, from, to + 1), StatementKind::Tie, Vec::new(), about))
}

/// A sentence that takes a statement back (`the claim was later retracted`, `the group withdrew its statement`): the last
/// deed that somebody claimed or is said to have done, by whoever takes it back. Its index among `events`.
pub fn retracted(scene: &Scene<'_>, n: usize, s: SentenceRef, events: &[EventClaim]) -> Option<usize> {
    let verb = scene.article.tokens(s).find(|t| {
        t.pos() == "VERB"
            && objects(*t, 0).iter().any(|o| {
                SAID.contains(&o.lemma()) && governor(scene, *t, "", *o).is_some_and(|g| g.effect == Effect::Retract)
            })
    })?;
    let by: Vec<Actor> = crate::frame::subjects(verb, 0).into_iter().flat_map(|t| scene.actors(s.block, t)).collect();
    let takes = |e: &EventClaim| {
        e.modality == Modality::Alleged
            && (n as u32).saturating_sub(e.sentence) <= 3
            && matches!(e.event_type, EventType::Assault | EventType::Coerce | EventType::Accuse)
            && (by.is_empty() || e.actors.iter().any(|a| by.iter().any(|b| same(a, b) || a.code() == b.code())))
    };
    events.iter().rposition(takes)
}
