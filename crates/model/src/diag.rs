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
    /// A diagnostic; add the next step with [`Diag::help`]. What it quotes of an input is shown on one line: control
    /// characters are written as escapes, so that no input can move the cursor of a terminal.
    pub fn new(severity: Severity, code: &str, place: impl Into<String>, message: impl Into<String>) -> Self {
        let (place, message) = (on_one_line(place.into()), on_one_line(message.into()));
        Self { code: code.into(), severity, place, message, help: String::new() }
    }

    /// The same with the next step.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = on_one_line(help.into());
        self
    }
}

fn on_one_line(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    text.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() }).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_input_says_stays_on_its_line() {
        let diag = Diag::new(Severity::Error, "ingest/x", "a\u{1b}[2J.csv", "has `\0\n`").help("give `tab\there`");
        assert_eq!(diag.to_string(), r"error: a\u{1b}[2J.csv: has `\u{0}\n`; give `tab\there` [ingest/x]");
    }
}
