//! What was odd, where, and what can be done about it?

use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something was skipped or is doubtful.
    Warning,
    /// An input could not be used at all.
    Error,
}

/// Something to tell the user about an input or a data file. Returned beside values, not instead of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diag {
    /// Stable code, such as `ingest/not-utf8`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// File name, or `file:row:column` for data files (both counted from 1).
    pub place: String,
    /// What is the matter: a lowercase fragment, names in backticks.
    pub message: String,
    /// The next step, empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
}

impl Diag {
    /// A diagnostic; add the next step with [`Diag::help`].
    pub fn new(severity: Severity, code: &str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), severity, place: place.into(), message: message.into(), help: String::new() }
    }

    /// The same with the next step.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

impl std::fmt::Display for Diag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{word}: {}: {}", self.place, self.message)?;
        if !self.help.is_empty() {
            write!(f, "; {}", self.help)?;
        }
        write!(f, " [{}]", self.code)
    }
}
