//! What has an analyst put right? Lines of an append-only file, tied to sentences rather than to numbers of a run.

use serde::{Deserialize, Serialize};

use crate::dossier::ContradictionKind;
use crate::plover::EventType;

/// One line of a file of corrections. Lines are only ever added; [`Act::Undo`] takes an earlier one back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    /// Number in the file, from 1.
    pub number: u32,
    /// When it was made, RFC 3339; empty if not recorded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// Who made it; empty if not recorded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Why, in the analyst's words.
    pub reason: String,
    /// What is to be done.
    #[serde(flatten)]
    pub act: Act,
}

/// What a correction does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Act {
    /// The claims are right as coded.
    Accept {
        /// The claims.
        claims: Vec<Anchor>,
    },
    /// The claims tell of no such event and leave the record.
    Reject {
        /// The claims.
        claims: Vec<Anchor>,
    },
    /// The contradiction stands.
    AcceptContradiction {
        /// Its kind.
        kind: ContradictionKind,
        /// The claims of its sides.
        claims: Vec<Anchor>,
    },
    /// There is no such contradiction between these claims.
    RejectContradiction {
        /// Its kind.
        kind: ContradictionKind,
        /// The claims of its sides.
        claims: Vec<Anchor>,
    },
    /// The claims tell of one happening.
    Merge {
        /// The claims.
        claims: Vec<Anchor>,
    },
    /// The claims tell of another happening than those they are joined with.
    Split {
        /// The claims that stand together, apart from the others.
        claims: Vec<Anchor>,
    },
    /// A claim is coded otherwise.
    Edit {
        /// The claim.
        claim: Anchor,
        /// The fields that change.
        set: Box<Edit>,
    },
    /// An earlier correction no longer holds.
    Undo {
        /// Its number.
        correction: u32,
    },
}

impl Act {
    /// The action's name as in the file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::AcceptContradiction { .. } => "accept-contradiction",
            Self::RejectContradiction { .. } => "reject-contradiction",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Edit { .. } => "edit",
            Self::Undo { .. } => "undo",
        }
    }

    /// The claims that it speaks of.
    pub fn anchors(&self) -> &[Anchor] {
        match self {
            Self::Accept { claims }
            | Self::Reject { claims }
            | Self::AcceptContradiction { claims, .. }
            | Self::RejectContradiction { claims, .. }
            | Self::Merge { claims }
            | Self::Split { claims } => claims,
            Self::Edit { claim, .. } => std::slice::from_ref(claim),
            Self::Undo { .. } => &[],
        }
    }
}

/// A claim by what does not change when the program or its data do: the article, the sentence, the type of event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anchor {
    /// Id of the claim in the record that the analyst saw; decides between claims of one sentence.
    pub claim: String,
    /// Article.
    pub doc: String,
    /// The sentence, whole.
    pub sentence: String,
    /// Type of event; `None` for a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
}

/// Fields of an event that an analyst sets; absent ones stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// PLOVER type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    /// PLOVER mode; `none` takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// CAMEO code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// Modality by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// TIMEX3 value of a day, month, year or interval (`2025-05-03`); `none` takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Actors as codes with an optional sector (`IND`, `IND.GOV`, `UN`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actors: Option<Vec<String>>,
    /// Recipients, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Vec<String>>,
    /// Step of a mediation by its name; `none` takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediation: Option<String>,
}

/// A correction in a record, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Corrected {
    /// The correction.
    pub correction: Correction,
    /// What became of it.
    pub effect: Effect,
    /// Ids of the claims that it reached in this record.
    pub claims: Vec<String>,
    /// In words.
    pub why: String,
}

/// What became of a correction in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It was carried out.
    Applied,
    /// A later line took it back.
    Undone,
    /// Nothing in this record is what it speaks of.
    NothingFound,
    /// New reports have come since; the record shows them and the analyst decides anew.
    Overtaken,
    /// Its values are not valid.
    Refused,
}
