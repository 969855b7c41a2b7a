//! What is new in one dossier against an earlier one? Changes in words, each with what it was and what it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What changed between two dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Changes {
    /// The day that the earlier dossier is as of, if it is of a day.
    pub from: Option<Date>,
    /// The day that the later dossier is as of.
    pub to: Option<Date>,
    /// Articles of the later dossier that the earlier has not.
    pub documents: Vec<String>,
    /// Articles of the earlier dossier that the later has not.
    pub documents_gone: Vec<String>,
    /// Episodes that are new, gone or changed, in the order of the later dossier.
    pub episodes: Vec<EpisodeChanges>,
}

/// What changed in one episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EpisodeChanges {
    /// Its id in the later dossier; `None` if it is gone.
    pub id: Option<String>,
    /// Its id in the earlier dossier; `None` if it is new.
    pub was: Option<String>,
    /// Its title, the later one where there are two.
    pub title: String,
    /// Where things stood; empty if it is new.
    pub state_before: Vec<String>,
    /// Where things stand; empty if it is gone.
    pub state: Vec<String>,
    /// The changes, those of the ledger first.
    pub changes: Vec<Change>,
}

/// Kinds of change, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ChangeKind {
    ThirdParty,
    Outcome,
    Consent,
    Step,
    Condition,
    Contact,
    Precedent,
    Contradiction,
    Warning,
    Figure,
    Happening,
}

impl ChangeKind {
    /// The name as a reader sees it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThirdParty => "third party",
            Self::Outcome => "outcome",
            Self::Consent => "consent",
            Self::Step => "step",
            Self::Condition => "condition",
            Self::Contact => "contact",
            Self::Precedent => "precedent",
            Self::Contradiction => "contradiction",
            Self::Warning => "warning",
            Self::Figure => "figure",
            Self::Happening => "happening",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What kind of thing.
    pub kind: ChangeKind,
    /// Which thing, in words.
    pub about: String,
    /// What the earlier dossier says; `None` if it is new.
    pub before: Option<String>,
    /// What the later dossier says; `None` if it is gone.
    pub after: Option<String>,
    /// Documents that show it: of the later dossier, or of the earlier one for what is gone.
    pub docs: Vec<String>,
    /// Identifier in the later dossier, where it has one.
    pub id: Option<String>,
}
