//! Which kinds of event are there? PLOVER's types and what follows from them.

use serde::{Deserialize, Serialize};

/// The 16 event types of PLOVER (2021).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are PLOVER's own")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// Quad category of an event type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

impl Quad {
    /// The name as in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal-cooperation",
            Self::MaterialCooperation => "material-cooperation",
            Self::VerbalConflict => "verbal-conflict",
            Self::MaterialConflict => "material-conflict",
        }
    }
}

impl EventType {
    /// All types, in PLOVER's order.
    pub const ALL: [Self; 16] = {
        use EventType::*;
        [
            Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest,
            Sanction, Mobilize, Coerce, Assault,
        ]
    };

    /// The name as PLOVER writes it.
    pub fn name(self) -> &'static str {
        use EventType::*;
        match self {
            Agree => "AGREE",
            Consult => "CONSULT",
            Support => "SUPPORT",
            Concede => "CONCEDE",
            Cooperate => "COOPERATE",
            Aid => "AID",
            Retreat => "RETREAT",
            Request => "REQUEST",
            Accuse => "ACCUSE",
            Reject => "REJECT",
            Threaten => "THREATEN",
            Protest => "PROTEST",
            Sanction => "SANCTION",
            Mobilize => "MOBILIZE",
            Coerce => "COERCE",
            Assault => "ASSAULT",
        }
    }

    /// The type of a name, `None` if PLOVER has no such type.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// Quad category: verbal or material, cooperation or conflict.
    pub fn quad(self) -> Quad {
        use EventType::*;
        match self {
            Agree | Consult | Support | Concede => Quad::VerbalCooperation,
            Cooperate | Aid | Retreat => Quad::MaterialCooperation,
            Request | Accuse | Reject | Threaten => Quad::VerbalConflict,
            Protest | Sanction | Mobilize | Coerce | Assault => Quad::MaterialConflict,
        }
    }
}

/// PLOVER's auxiliary modes: in which way an event is not simply told as news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Auxiliary {
    /// Told as background: long past, or a habit.
    Historical,
    /// Arranged, intended or foretold.
    Future,
    /// Holds only if something else does.
    Hypothetical,
    /// Said not to have happened, or a claim taken back.
    Negation,
}

/// What a sentence does with the event it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Told as a fact, or a speech act told as done.
    Asserted,
    /// Somebody is willing to do it.
    Offered,
    /// Holds only if something else does.
    Conditional,
    /// Said not to have happened.
    Denied,
    /// Claimed, and the claim withdrawn.
    Retracted,
    /// Arranged or intended.
    Planned,
    /// Somebody says that it happened; the outlet does not.
    Alleged,
    /// Foretold.
    Future,
}

impl Modality {
    /// All modalities.
    pub const ALL: [Self; 8] = {
        use Modality::*;
        [Asserted, Offered, Conditional, Denied, Retracted, Planned, Alleged, Future]
    };

    /// PLOVER's auxiliary mode that says the same. An offer and an allegation have none: they are types or sources there.
    pub fn auxiliary(self) -> Option<Auxiliary> {
        match self {
            Self::Planned | Self::Future => Some(Auxiliary::Future),
            Self::Conditional => Some(Auxiliary::Hypothetical),
            Self::Denied | Self::Retracted => Some(Auxiliary::Negation),
            Self::Asserted | Self::Offered | Self::Alleged => None,
        }
    }

    /// The modality of a name, `None` if there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.name() == name)
    }

    /// The name as in the record.
    pub fn name(self) -> &'static str {
        use Modality::*;
        match self {
            Asserted => "asserted",
            Offered => "offered",
            Conditional => "conditional",
            Denied => "denied",
            Retracted => "retracted",
            Planned => "planned",
            Alleged => "alleged",
            Future => "future",
        }
    }
}
