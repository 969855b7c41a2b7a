//! When did an event happen? The time expression that its clause holds, or the contact it belongs to.

use jiff::civil::Date;
use legation_model::actor::Actor;
use legation_model::claim::EventClaim;
use legation_model::plover::EventType;
use legation_model::time::{DateRange, TimeForm, TimeRef};
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::frame::prepositional_objects;
use crate::modality::clause_of;

/// The time of a trigger among the sentence's time expressions.
pub fn time_of(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, times: &[TimeRef]) -> Option<TimeRef> {
    let candidates =
        times.iter().filter(|t| !matches!(t.form, TimeForm::Set | TimeForm::Vague | TimeForm::Window { .. }));
    // `to respond to the attack`: what was told before keeps its own time.
    let definite = trigger.pos() == "NOUN" && trigger.children().any(|c| matches!(c.lower(), "the" | "this" | "that"));
    let reach = if definite && !trigger.dep().starts_with("nsubj") { 1 } else { 8 };
    // How long something lasts is its date only where no day is told (`signed a three-day truce on Friday`).
    let mut best: Option<((bool, u32), &TimeRef)> = None;
    for time in candidates {
        let Some(word) = token_at(scene, s, time) else { continue };
        let beside = if trigger.pos() == "NOUN" && follows_closely(trigger, word) { Some(1) } else { None };
        let Some(score) = distance(word, trigger).into_iter().chain(beside).min() else { continue };
        if score > reach {
            continue;
        }
        let rank = (matches!(time.form, TimeForm::Duration { .. }), score);
        if best.is_none_or(|(b, _)| rank < b) {
            best = Some((rank, time));
        }
    }
    let (_, time) = best?;
    let mut time = time.clone();
    if follows(scene, s, trigger, &time) {
        // `a day after X`: seen from the main event, X lies a day before.
        if let TimeForm::DaysFromContext { days, .. } = &mut time.form {
            *days = -*days;
        }
    }
    Some(time)
}

/// Whether a time stands in a clause about what is to come (`will meet on Friday`, `is to meet on Friday`).
pub fn lies_ahead(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, time: &TimeRef) -> bool {
    let ahead =
        trigger.children().any(|c| c.dep() == "aux" && matches!(c.lower(), "will" | "shall" | "'ll" | "wo" | "to"));
    ahead && token_at(scene, s, time).is_some_and(|word| trigger.is_ancestor_of(word))
}

/// An unmarked weekday of what is to come is the next one.
pub fn look_ahead(time: &mut TimeRef) {
    if let TimeForm::Weekday { direction: direction @ 0, .. } = &mut time.form {
        *direction = 1;
        time.range = None;
    }
}

/// An expression that is no date (`in recent years`, `every week`) in the trigger's clause.
pub fn habitual<'t>(
    scene: &Scene<'_>,
    s: SentenceRef,
    trigger: Token<'_>,
    times: &'t [TimeRef],
) -> Option<&'t TimeRef> {
    times
        .iter()
        .filter(|t| matches!(t.form, TimeForm::Set | TimeForm::Vague))
        .find(|t| token_at(scene, s, t).and_then(|word| distance(word, trigger)).is_some_and(|d| d <= 2))
}

/// The window of a warning (`within 48 hours`).
pub fn window_of(times: &[TimeRef]) -> Option<TimeRef> {
    times.iter().find(|t| matches!(t.form, TimeForm::Window { .. })).cloned()
}

/// The token where a time expression begins, the last one of it that is no function word.
fn token_at<'a>(scene: &'a Scene<'_>, s: SentenceRef, time: &TimeRef) -> Option<Token<'a>> {
    let parsed = &scene.article.blocks[s.block];
    let start = (time.span.start as usize).checked_sub(parsed.offset)?;
    let end = (time.span.end as usize).checked_sub(parsed.offset)?;
    let mut tokens = (s.start..s.end).map(|i| parsed.doc.token(i)).filter(|t| t.idx() >= start && t.idx() < end);
    tokens
        .rfind(|t| !matches!(t.pos(), "ADP" | "DET" | "SCONJ" | "PUNCT"))
        .or_else(|| (s.start..s.end).map(|i| parsed.doc.token(i)).find(|t| t.idx() >= start))
}

/// How near a time word is to the trigger in the tree: 0 below it, 1 in its clause, 2 in the clause above. `None`: belongs elsewhere.
fn distance(word: Token<'_>, trigger: Token<'_>) -> Option<u32> {
    let mut at = word;
    let mut steps = 0;
    while at.i() != trigger.i() && !matches!(at.pos(), "VERB" | "AUX") && !at.is_root() && steps < 12 {
        at = at.head();
        steps += 1;
    }
    if at.i() == trigger.i() {
        return Some(steps.min(1));
    }
    let mut clause = clause_of(trigger);
    let home = clause_of(at);
    // `When they met on Friday, he told …`: the day of the occasion is that of what is told.
    if home.dep() == "advcl" && home.head().i() == clause.i() && opens_with_occasion(home) {
        return Some(3);
    }
    for level in 0..4 {
        if clause.i() == home.i() {
            return Some(2 + level * 2);
        }
        if clause.dep() == "relcl" {
            // `the May 3 raid in X, where gunmen …`: the date stands beside a noun that the clause belongs to.
            return nouns_above(clause).any(|noun| noun.is_ancestor_of(word)).then_some(3);
        }
        if clause.is_root() {
            return None;
        }
        // `last week's raid when gunmen …`: a clause right behind a noun tells of the noun.
        if clause.dep() == "advcl"
            && let Some(noun) = noun_before_when(clause)
        {
            return std::iter::successors(Some(noun), |t| matches!(t.dep(), "compound" | "pobj").then(|| t.head()))
                .take(3)
                .any(|t| matches!(t.pos(), "NOUN" | "PROPN") && t.is_ancestor_of(word))
                .then_some(3);
        }
        let advcl_told_apart = clause.dep() == "advcl"
            && clause.children().any(|c| {
                matches!(c.dep(), "mark" | "advmod")
                    && matches!(c.lower(), "after" | "before" | "when" | "since" | "as" | "while")
            });
        if advcl_told_apart {
            return None;
        }
        clause = clause_of(clause.head());
    }
    None
}

/// Whether a clause stands before its verb and begins with `when`, `as` or `while`.
fn opens_with_occasion(clause: Token<'_>) -> bool {
    clause.i() < clause.head().i()
        && clause
            .children()
            .any(|c| matches!(c.dep(), "mark" | "advmod") && matches!(c.lower(), "when" | "as" | "while"))
}

/// The noun before a clause with `when`, with nothing between.
fn noun_before_when(clause: Token<'_>) -> Option<Token<'_>> {
    let when = clause.children().find(|c| c.lower() == "when" && c.i() < clause.i())?;
    when.nbor(-1).filter(|t| t.pos() == "NOUN")
}

/// The noun that a relative clause belongs to and those above it in the same phrase.
fn nouns_above(clause: Token<'_>) -> impl Iterator<Item = Token<'_>> {
    std::iter::successors(Some(clause.head()), |t| (!t.is_root()).then(|| t.head()))
        .take_while(|t| !matches!(t.pos(), "VERB" | "AUX") || t.dep() == "prep")
        .filter(|t| matches!(t.pos(), "NOUN" | "PROPN"))
}

/// `the bombing in X, Y, on May 3`: the date stands behind the noun with nothing but names and prepositions between.
fn follows_closely(trigger: Token<'_>, word: Token<'_>) -> bool {
    let gap = word.i().saturating_sub(trigger.i());
    word.i() > trigger.i()
        && gap <= 12
        && (1..gap).all(|n| {
            trigger
                .nbor(n as isize)
                .is_some_and(|t| !matches!(t.pos(), "VERB" | "AUX" | "PRON" | "SCONJ" | "CCONJ") || t.lower() == "and")
        })
}

/// Whether the trigger is what a `… after` expression is counted from (`a day after planes struck`).
fn follows(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, time: &TimeRef) -> bool {
    if !matches!(time.form, TimeForm::DaysFromContext { .. }) {
        return false;
    }
    let clause = clause_of(trigger);
    let marked = |word: Token<'_>| {
        word.children()
            .any(|c| matches!(c.lower(), "after" | "before") && matches!(c.dep(), "mark" | "advmod" | "prep"))
    };
    let parsed = &scene.article.blocks[s.block];
    let end = time.span.end as usize - parsed.offset.min(time.span.end as usize);
    let ends_with_mark = time.text.ends_with("after")
        || time.text.ends_with("before")
        || parsed.doc.text().get(end..).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with("after ") || rest.starts_with("before ")
        });
    ends_with_mark && (clause.dep() == "advcl" && marked(clause) || governed_by_after(trigger))
}

/// A noun under `after`: `a day after the attack`.
fn governed_by_after(trigger: Token<'_>) -> bool {
    trigger.dep() == "pobj" && matches!(trigger.head().lower(), "after" | "before" | "following")
}

/// `During the call, …`: the time of the contact told before.
///
/// `speakers`: those who act in the clause or are quoted.
pub fn time_of_occasion(trigger: Token<'_>, earlier: &[EventClaim], speakers: &[Actor]) -> Option<TimeRef> {
    const OCCASIONS: [&str; 10] = [
        "call",
        "conversation",
        "meeting",
        "talk",
        "briefing",
        "discussion",
        "session",
        "visit",
        "telephone",
        "dialogue",
    ];
    let clause = clause_of(trigger);
    let mut at = clause;
    for _ in 0..4 {
        for preposition in at.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "during" | "in" | "at")) {
            for target in prepositional_objects(preposition) {
                let definite = target.children().any(|c| matches!(c.lower(), "the" | "that" | "their" | "this"));
                if definite
                    && OCCASIONS.contains(&target.lemma())
                    && !target.children().any(|c| c.dep() == "prep" && c.lower() == "with")
                {
                    let dated = |e: &&EventClaim| e.event_type == EventType::Consult && day_of(e).is_some();
                    let contacts: Vec<&EventClaim> = earlier.iter().rev().filter(dated).collect();
                    // `During the talks, X said`: those that X took part in.
                    let takes_part = |e: &&&EventClaim| {
                        e.actors.iter().chain(&e.recipients).any(|a| speakers.iter().any(|s| same(a, s)))
                    };
                    let contact = contacts.iter().find(takes_part).or(contacts.first());
                    return contact.and_then(|c| day_of(c)).cloned();
                }
            }
        }
        if at.is_root() {
            break;
        }
        at = clause_of(at.head());
    }
    None
}

/// The persons quoted in a sentence, with the day that its verb of saying has (`was quoted as saying on Friday`).
pub fn spoken_in(scene: &Scene<'_>, s: SentenceRef, times: &[TimeRef]) -> Vec<(String, TimeRef)> {
    let mut out = Vec::new();
    let says = |t: Token<'_>| {
        let all = scene.lexicon.patterns.governors_of(t.lemma());
        t.pos() == "VERB"
            && all.into_iter().any(|g| g.effect == legation_lexicon::patterns::Effect::Say && g.with.is_empty())
    };
    for verb in scene.article.tokens(s).filter(|t| says(*t)) {
        let Some(time) = time_of(scene, s, verb, times) else { continue };
        if !matches!(
            time.form,
            TimeForm::Weekday { .. } | TimeForm::MonthDay { day: Some(_), .. } | TimeForm::DaysFromPublication { .. }
        ) {
            continue;
        }
        let sources = crate::attribution::sources_of(scene, s.block, verb);
        out.extend(sources.into_iter().filter(|x| !x.medium && x.actor.person).map(|x| (x.actor.name, time.clone())));
    }
    out
}

/// The day that the text gives to a contact; a duration is none.
fn day_of(contact: &EventClaim) -> Option<&TimeRef> {
    contact.when.as_ref().filter(|w| !matches!(w.form, TimeForm::Duration { .. }))
}

/// Whether a time lies so far before the publication that it is history.
pub fn is_history(time: &TimeRef, published: Option<DateRange>) -> bool {
    let Some(range) = time.range.or(match time.form {
        TimeForm::Absolute { range } => Some(range),
        _ => None,
    }) else {
        return false;
    };
    match published {
        Some(published) => days_between(range.last, published.first) > 200,
        // Without a date of publication a bare year is history: news says "on Tuesday", not "in 1971".
        None => range.days() > 300,
    }
}

/// Whether the days lie no more than a year before publication: mediation of the present conflict may be told of so late.
pub fn within_a_year(time: &TimeRef, published: Option<DateRange>) -> bool {
    time.range.zip(published).is_some_and(|(range, published)| days_between(range.last, published.first) <= 366)
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map(|s| s.get_days()).unwrap_or(0)
}
