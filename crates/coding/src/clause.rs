//! What else does the clause around a trigger say? Conditions, history and habit, doubts, the words of the act.

use std::collections::BTreeMap;

use legation_model::article::{BlockKind, Document};
use legation_model::plover::{EventType, Quad};
use legation_model::time::{TimeForm, TimeRef};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::reading::Reading;
use crate::when::{is_history, within_a_year};

/// Words that open a condition.
pub fn condition_of(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, event_type: EventType) -> Option<String> {
    if !matches!(event_type, EventType::Agree | EventType::Reject | EventType::Request | EventType::Threaten) {
        return None;
    }
    let doc = &scene.article.blocks[s.block].doc;
    let text = |token: Token<'_>| {
        let (from, to) = (token.left_edge().idx(), token.right_edge().end());
        doc.text().get(from..to).unwrap_or("").trim().trim_end_matches(['.', '”', '"', ',']).to_owned()
    };
    let mut at = trigger;
    for _ in 0..6 {
        for child in at.subtree() {
            let opens = match child.dep() {
                "mark" | "advmod" if begins_condition(child, event_type) => true,
                "prep" => {
                    let next = (child.i() + 1..(child.i() + 4).min(s.end))
                        .map(|i| doc.token(i).lower().to_owned())
                        .collect::<Vec<_>>()
                        .join(" ");
                    (child.lower() == "in" && next.starts_with("the event of"))
                        || (child.lower() == "on"
                            && (next.starts_with("condition") || next.starts_with("the condition")))
                        || (child.lower() == "subject" && next.starts_with("to"))
                }
                "advmod" => matches!(child.lower(), "only") && matches!(child.head().dep(), "advcl" | "prep" | "mark"),
                _ => false,
            };
            if opens {
                let whole = if matches!(child.dep(), "mark" | "advmod") { child.head() } else { child };
                return Some(text(whole));
            }
        }
        if at.is_root() || !matches!(at.dep(), "ccomp" | "xcomp" | "acomp" | "dobj" | "acl") {
            break;
        }
        at = at.head();
    }
    None
}

/// `if`, `unless`; `only when`, `only once`; after a refusal `until` and `before`.
fn begins_condition(word: Token<'_>, event_type: EventType) -> bool {
    let only = || word.i() > 0 && word.nbor(-1).is_some_and(|t| t.lower() == "only");
    let opens = match word.lower() {
        "if" | "unless" | "provided" => word.dep() == "mark",
        "when" | "once" | "after" => only(),
        "until" | "before" => event_type == EventType::Reject,
        _ => false,
    };
    opens && word.head().dep() == "advcl"
}

/// Why an event is history or habit, `None` if it counts.
pub fn background_of(
    scene: &Scene<'_>,
    s: SentenceRef,
    trigger: Token<'_>,
    reading: &Reading,
    when: Option<&TimeRef>,
    document: &Document,
) -> Option<String> {
    if let Some(time) = when.filter(|w| !matches!(w.form, TimeForm::Duration { .. }))
        && is_history(time, document.published.range)
        && !(reading.step.is_some() && within_a_year(time, document.published.range))
    {
        return Some(format!("history: `{}`", time.text));
    }
    if reading
        .actors
        .iter()
        .chain(&reading.recipients)
        .any(|a| matches!(a.country.as_deref(), Some("SUN" | "YUG" | "CSK" | "DDR")))
    {
        return Some("history: a state that is no more".into());
    }
    if trigger.dep() == "pobj" && trigger.head().lower() == "since" {
        return Some("history: named as what something is counted from".into());
    }
    let often = |t: Token<'_>| {
        matches!(
            t.lower(),
            "frequent"
                | "multiple"
                | "repeated"
                | "occasional"
                | "regular"
                | "decades"
                | "often"
                | "frequently"
                | "regularly"
                | "long"
                | "historic"
                | "past"
                | "previous"
        )
    };
    if trigger.children().any(often)
        || (trigger.dep() == "pcomp" || trigger.dep() == "conj")
            && crate::frame::objects(trigger, 0).iter().any(|o| o.children().any(often))
    {
        return Some("habit: told as repeated".into());
    }
    let material = matches!(reading.event_type.quad(), Quad::MaterialCooperation | Quad::MaterialConflict);
    let present =
        matches!(trigger.tag(), "VBZ" | "VBP") && !trigger.children().any(|c| matches!(c.dep(), "aux" | "auxpass"));
    let body = scene.article.blocks[s.block].kind == BlockKind::Body;
    // What is done for another goes on (`guards the dam`); what is done against another, or traded, is a
    // habit (`raid the villages`, `exports gas`).
    let lasting = matches!(reading.event_type, EventType::Aid | EventType::Cooperate) && reading.cameo != "061";
    if material && present && body && !lasting && when.is_none() && !headline(scene, s) {
        return Some("habit: simple present".into());
    }
    None
}

/// A participle in brackets behind a name: `(banned in Norway)`, `(founded in Oslo)`.
pub fn in_brackets(trigger: Token<'_>) -> bool {
    let first = trigger.left_edge();
    let opened = |t: Option<Token<'_>>| t.is_some_and(|t| matches!(t.text(), "(" | "["));
    trigger.tag() == "VBN"
        && !trigger.children().any(|c| c.dep().starts_with("nsubj") || c.dep().starts_with("aux"))
        && (opened(trigger.nbor(-1)) || opened(first.nbor(-1)) || opened(Some(first)))
}

/// Doubts that the text leaves open about who is meant and who says so.
pub fn ambiguities(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &Reading) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(whose_words(scene, s, trigger, reading));
    for subject in crate::frame::subjects(trigger, 0) {
        if matches!(subject.lower(), "he" | "she") {
            for other in scene.other_persons(s.block, subject) {
                out.push(format!("`{}` could also mean {}", subject.text(), other.name));
            }
        }
    }
    out
}

/// `accused Y of the raid, carried out by Z`, passed on by a medium: the accuser's words about Z, or the medium's own.
fn whose_words(scene: &Scene<'_>, s: SentenceRef, trigger: Token<'_>, reading: &Reading) -> Option<String> {
    let medium = reading.attribution.iter().find(|x| x.medium && !x.actor.anonymous)?;
    if !matches!(trigger.dep(), "acl" | "relcl" | "advcl") || trigger.tag() != "VBN" && trigger.dep() != "relcl" {
        return None;
    }
    let speech = trigger.ancestors().take(8).find(|t| {
        use legation_lexicon::patterns::Effect::{Accuse, Allege, Say};
        t.pos() == "VERB"
            && scene.lexicon.patterns.governors_of(t.lemma()).any(|g| matches!(g.effect, Accuse | Allege | Say))
    })?;
    let speakers = crate::frame::subjects(speech, 0);
    let speaker = speakers.into_iter().flat_map(|t| scene.actors(s.block, t)).find(|a| a.name != medium.actor.name)?;
    Some(format!("`{}` may be what {} says or {}'s own words", trigger.text(), speaker.name, medium.actor.name))
}

/// The words that name the act: the trigger and what its conditions took, in order.
pub fn wording(trigger: Token<'_>, consumed: &[usize]) -> String {
    let mut at: Vec<usize> = consumed.iter().copied().filter(|i| i.abs_diff(trigger.i()) < 12).collect();
    at.push(trigger.i());
    at.sort_unstable();
    at.dedup();
    let words: BTreeMap<usize, &str> =
        at.iter().filter_map(|&i| trigger.nbor(i as isize - trigger.i() as isize).map(|t| (i, t.text()))).collect();
    words.into_values().collect::<Vec<_>>().join(" ")
}

/// A sentence without a full stop, in which the present tells what has just happened.
fn headline(scene: &Scene<'_>, s: SentenceRef) -> bool {
    let doc = &scene.article.blocks[s.block].doc;
    let last = (s.start..s.end).rev().map(|i| doc.token(i)).find(|t| !t.is_space());
    last.is_some_and(|t| !t.is_punct())
}
