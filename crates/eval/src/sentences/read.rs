//! How are gold records and answers read? Lines of JSON; a line that is none is named and left out.

use std::collections::BTreeMap;

use legation_model::diag::{Diag, Severity};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::score::{Answer, codes};
use crate::coded::Coded;

/// A sentence with the one event that the gold has for it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Record {
    /// Identifier, any JSON value.
    pub id: Value,
    /// The sentence.
    pub text: String,
    /// PLOVER type.
    pub event: String,
    /// Who acts.
    pub sources: Vec<Named>,
    /// Whom it is done to.
    pub targets: Vec<Named>,
    /// Both parties are source and target.
    #[serde(default)]
    pub reciprocal: bool,
}

/// An actor of the gold.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Named {
    /// Code of country or kind of organisation, as the gold has it.
    pub code: Option<String>,
}

/// What was answered for each record, by the identifier as JSON.
pub type Answers = BTreeMap<String, Vec<Answer>>;

/// The records of a file of gold.
pub fn records(name: &str, text: &str) -> (Vec<Record>, Vec<Diag>) {
    let help = "write `{\"id\", \"text\", \"event\", \"sources\": [{\"code\"}], \"targets\": [{\"code\"}]}`";
    lines(name, text, help)
}

/// A line of answers: events, or one event in the form of the gold.
#[derive(Deserialize)]
struct Line {
    id: Value,
    #[serde(default)]
    events: Option<Vec<Event>>,
    #[serde(default)]
    event: Option<String>,
    #[serde(default)]
    sources: Vec<Named>,
    #[serde(default)]
    targets: Vec<Named>,
}

#[derive(Deserialize)]
struct Event {
    event: String,
    #[serde(default)]
    source: Option<Codes>,
    #[serde(default)]
    target: Option<Codes>,
}

/// One code or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Codes {
    One(String),
    Many(Vec<Option<String>>),
}

/// The answers of a file, of which the last counts where a record has several lines.
pub fn answers(name: &str, text: &str) -> (Answers, Vec<Diag>) {
    let help = "write `{\"id\", \"events\": [{\"event\", \"source\": [..], \"target\": [..]}]}`";
    let (lines, diags) = lines::<Line>(name, text, help);
    let flat = |c: Option<Codes>| match c {
        None => codes([]),
        Some(Codes::One(code)) => codes([code.as_str()]),
        Some(Codes::Many(list)) => codes(list.iter().flatten().map(String::as_str)),
    };
    let named = |list: &[Named]| codes(list.iter().filter_map(|n| n.code.as_deref()));
    let of = |line: Line| match (line.events, line.event) {
        (Some(events), _) => {
            events.into_iter().map(|e| Answer::new(&e.event, flat(e.source), flat(e.target))).collect()
        }
        (None, Some(event)) => vec![Answer::new(&event, named(&line.sources), named(&line.targets))],
        (None, None) => Vec::new(),
    };
    (lines.into_iter().map(|line| (line.id.to_string(), of(line))).collect(), diags)
}

impl From<&Coded> for Answer {
    /// An event of the program; parties without a code are left out.
    fn from(e: &Coded) -> Self {
        let of = |list: &[crate::Party]| {
            let coded: Vec<String> = list.iter().filter(|p| p.code.is_some()).map(ToString::to_string).collect();
            codes(coded.iter().map(String::as_str))
        };
        Self::new(e.event_type.name(), of(&e.actors), of(&e.recipients))
    }
}

fn lines<T: DeserializeOwned>(name: &str, text: &str, help: &str) -> (Vec<T>, Vec<Diag>) {
    let (mut all, mut diags) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(value) => all.push(value),
            Err(e) => {
                let place = format!("{name}:{}", at + 1);
                diags.push(Diag::new(Severity::Error, "eval/line", place, format!("is no record: {e}")).help(help));
            }
        }
    }
    (all, diags)
}
