//! What happened, in one neutral sentence? Made from the fields of a story, never from the texts.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::dossier::Story;
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};

use crate::knowledge::Knowledge;
use crate::view::Claim;
use crate::words;

/// The sentence, without a full stop.
pub fn of(story: &Story, claims: &[Claim<'_>], knowledge: &Knowledge<'_>) -> String {
    let step = claims.iter().find_map(|c| c.step());
    let mut text = match story.event_type {
        EventType::Consult => contact(story, claims, step, knowledge),
        _ => act(story, claims, step, knowledge),
    };
    if let Some(place) = &story.place {
        text.push_str(&format!(", {}", place.text));
    }
    if let Some(when) = story.when {
        text.push_str(&format!(", {}", words::range(when)));
    }
    let note = match story.modality {
        Modality::Denied => "denied",
        Modality::Alleged => "alleged",
        Modality::Retracted => "claimed and retracted",
        Modality::Planned | Modality::Future if story.event_type != EventType::Agree => "not yet held",
        Modality::Conditional if step.is_some() => "on a condition",
        _ => "",
    };
    if !note.is_empty() {
        text.push_str(&format!(" ({note})"));
    }
    text.push_str(&modes(story, claims));
    words::sentence_case(&text)
}

fn contact(story: &Story, claims: &[Claim<'_>], step: Option<Step>, knowledge: &Knowledge<'_>) -> String {
    let everybody: Vec<_> = story.actors.iter().chain(&story.recipients).cloned().collect();
    let visit = story.mode.as_deref() == Some("visit") && !story.actors.is_empty() && !story.recipients.is_empty();
    let kinds: BTreeSet<_> = claims.iter().filter_map(|c| c.contact_mode()).collect();
    if step == Some(Step::TalksHeld) && !story.recipients.is_empty() {
        let s = if story.actors.len() == 1 { "s" } else { "" };
        return format!(
            "{} hold{s} mediation talks with {}",
            words::actors(&story.actors, knowledge),
            words::actors(&story.recipients, knowledge)
        );
    }
    if visit && kinds.len() == 1 {
        let s = if story.actors.len() == 1 { "s" } else { "" };
        return format!(
            "{} visit{s} {}",
            words::actors(&story.actors, knowledge),
            words::actors(&story.recipients, knowledge)
        );
    }
    let verb = match kinds.iter().copied().collect::<Vec<_>>()[..] {
        ["phone"] => "speak by phone",
        ["in person"] => "meet",
        _ => "speak",
    };
    let alone = if everybody.len() == 1 { "s with an unnamed side" } else { "" };
    format!("{} {verb}{alone}", words::actors(&everybody, knowledge))
}

/// `: by phone (2) or in person (1)` where the reports of a contact disagree.
fn modes(story: &Story, claims: &[Claim<'_>]) -> String {
    if story.event_type != EventType::Consult {
        return String::new();
    }
    let mut docs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for c in claims {
        if let Some(mode) = c.contact_mode() {
            docs.entry(mode).or_default().insert(c.doc_id());
        }
    }
    if docs.len() < 2 {
        return String::new();
    }
    let mut all: Vec<(&str, usize)> = docs.into_iter().map(|(m, d)| (m, d.len())).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let said: Vec<String> = all
        .into_iter()
        .map(|(m, n)| if m == "phone" { format!("by phone ({n})") } else { format!("{m} ({n})") })
        .collect();
    format!(": {}", said.join(" or "))
}

fn act(story: &Story, claims: &[Claim<'_>], step: Option<Step>, knowledge: &Knowledge<'_>) -> String {
    // A deed that reports lay to different actors is laid to none here.
    let most = claims.iter().map(|c| c.event.actors.len()).max().unwrap_or(0);
    let deed = matches!(story.event_type, EventType::Assault | EventType::Coerce);
    let who = if deed && story.actors.len() > most {
        "actors variously described".to_owned()
    } else if story.actors.is_empty() {
        "actors not named".to_owned()
    } else {
        words::actors(&story.actors, knowledge)
    };
    let whom = words::actors(&story.recipients, knowledge);
    let several =
        |name: &str| name.split(" (").next().is_some_and(|n| n.ends_with('s') && n.starts_with(char::is_lowercase));
    let many = story.actors.len() != 1 || story.actors[0].code().is_none() || several(&story.actors[0].name);
    let verb = verb(story, step);
    let verb = if many { plural(verb) } else { verb.to_owned() };
    // A phrase that ends in its object needs no recipient beside it.
    let object = if whom.is_empty() { String::new() } else { format!(" {whom}") };
    let verb = if whom.is_empty() {
        [" between", " with", " against", " of", " from", " to", " for", " by"]
            .iter()
            .find_map(|p| verb.strip_suffix(p).map(str::to_owned))
            .unwrap_or(verb)
    } else {
        verb
    };
    format!("{who} {verb}{object}")
}

fn verb(story: &Story, step: Option<Step>) -> &'static str {
    use EventType::*;
    if let Some(step) = step {
        return step_verb(step);
    }
    match (story.event_type, story.mode.as_deref()) {
        (Sanction, Some("expel")) => "expels nationals or diplomats of",
        (Sanction, Some("discontinue")) => "suspends relations or agreements with",
        (Sanction, Some("withdraw")) => "withdraws from dealings with",
        (Agree, _) => "offers or agrees to cooperate with",
        (Consult, _) => "speaks with",
        (Support, _) => "expresses support for",
        (Concede, _) => "makes a concession to",
        (Cooperate, _) => "cooperates with",
        (Aid, _) => "gives aid to",
        (Retreat, _) => "pulls back from",
        (Request, _) => "appeals to",
        (Accuse, _) => "accuses",
        (Reject, _) => "rejects a proposal or charge of",
        (Threaten, _) => "threatens",
        (Protest, _) => "protests against",
        (Sanction, _) => "takes measures against",
        (Mobilize, _) => "readies forces against",
        (Coerce, _) => "uses coercion against",
        (Assault, _) => "attacks",
    }
}

/// What a step does, in the singular.
pub fn step_verb(step: Step) -> &'static str {
    match step {
        Step::Suggested => "calls for mediation by",
        Step::Requested => "asks for mediation by",
        Step::Offered => "offers to mediate between",
        Step::ConditionsSet => "sets conditions to",
        Step::Accepted => "accepts mediation by",
        Step::Rejected => "refuses mediation by",
        Step::ContactHeld => "speaks with",
        Step::TalksScheduled => "arranges talks with",
        Step::TalksHeld => "holds mediation talks with",
        Step::QuitThreatened => "threatens to leave talks with",
        Step::Agreement => "reaches an agreement with",
        Step::Ceasefire => "agrees a ceasefire with",
        Step::Suspended => "suspends talks with",
        Step::Failed => "ends mediation without a result with",
    }
}

/// The verb of several, from that of one.
pub fn plural(verb: &str) -> String {
    let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(a, b)| (a, b));
    let bare = match first {
        "reaches" => "reach",
        "readies" => "ready",
        "expresses" => "express",
        "accuses" => "accuse",
        _ => first.strip_suffix('s').unwrap_or(first),
    };
    let rest = rest.replacen("or agrees", "or agree", 1);
    if rest.is_empty() { bare.to_owned() } else { format!("{bare} {rest}") }
}
