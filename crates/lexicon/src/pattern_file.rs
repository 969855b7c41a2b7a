//! How is a file of patterns written? The forms of its tables, and how a fault in one is told.

use std::collections::BTreeMap;

use legation_model::diag::{Diag, Severity};
use serde::Deserialize;

use crate::patterns::Effect;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFile {
    #[serde(default)]
    pub pattern: Vec<RawPattern>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGovernors {
    #[serde(default)]
    pub governor: Vec<RawGovernor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGovernor {
    pub id: String,
    pub words: String,
    #[serde(default)]
    pub with: String,
    #[serde(default)]
    pub infinitive: bool,
    #[serde(default)]
    pub pos: String,
    pub effect: Effect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPattern {
    pub id: String,
    #[serde(default, rename = "type")]
    pub event_type: String,
    #[serde(default)]
    pub mode: String,
    pub cameo: String,
    #[serde(default)]
    pub contexts: String,
    #[serde(default)]
    pub modality: String,
    #[serde(default)]
    pub step: String,
    #[serde(default)]
    pub verb: String,
    #[serde(default)]
    pub noun: String,
    #[serde(default)]
    pub adjective: String,
    #[serde(default)]
    pub when: BTreeMap<String, String>,
    #[serde(default)]
    pub unless: BTreeMap<String, String>,
    #[serde(default)]
    pub actors: String,
    #[serde(default)]
    pub recipients: String,
    #[serde(default)]
    pub third_party: String,
    #[serde(default)]
    pub reciprocal: bool,
    #[serde(default)]
    pub mirror: String,
    #[serde(default)]
    pub reverse: bool,
    #[serde(default)]
    pub silent: bool,
    #[serde(default)]
    pub weak: bool,
    #[serde(default)]
    pub source: String,
    #[serde(default, rename = "match")]
    pub matches: Vec<String>,
    #[serde(default)]
    pub leave: Vec<String>,
}

pub(crate) fn serde_name<T: for<'de> Deserialize<'de>>(name: &str) -> Option<T> {
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name)).ok()
}

/// Where a table stands. Its row is looked up only when there is a fault to tell of.
pub(crate) struct At<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub id: String,
}

impl<'a> At<'a> {
    /// The file as a whole.
    pub fn top(path: &'a str) -> Self {
        Self { path, text: "", id: String::new() }
    }

    /// Row of the table with this id; 1 if it cannot be found.
    pub fn row(&self) -> usize {
        let needle = format!("\"{}\"", self.id);
        let is_id = |line: &str| line.trim_start().starts_with("id") && line.contains(&needle);
        self.text.lines().position(is_id).map_or(1, |i| i + 1)
    }
}

pub(crate) fn bad(at: &At<'_>, message: String, help: &str) -> Diag {
    Diag::new(Severity::Error, "data/pattern", format!("{}:{}:1", at.path, at.row()), message).help(help)
}

pub(crate) fn toml_error(path: &str, text: &str, error: &toml::de::Error) -> Diag {
    let at = error.span().map_or(0, |s| s.start).min(text.len());
    let before = &text[..at];
    let row = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
    Diag::new(Severity::Error, "data/toml", format!("{path}:{row}:{column}"), message)
        .help("mend the file; docs/patterns.md shows the form")
}
