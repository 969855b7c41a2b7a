//! By which terms is a mediation described? States, methods, strategies, channels; UN Charter article 33 and Bercovitch.

use serde::{Deserialize, Serialize};

/// Where a mediation stands. What leads from one state to the next is the table in `crates/reconcile/src/transitions.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// No step is in the record.
    #[default]
    None,
    /// An outsider wants mediation.
    Suggested,
    /// A party has asked for it.
    Requested,
    /// A third party has offered.
    Offered,
    /// A third party has offered on conditions.
    OfferedWithConditions,
    /// Some of the parties have accepted.
    PartlyAccepted,
    /// Every party has accepted or asked.
    Consented,
    /// A party or the third party has refused.
    Declined,
    /// Mediated talks are arranged.
    Scheduled,
    /// Mediated talks are held.
    UnderWay,
    /// Somebody threatens to quit.
    AtRisk,
    /// The talks are suspended.
    Suspended,
    /// The mediation has failed or was given up.
    Halted,
    /// A ceasefire was reached under mediation.
    Ceasefire,
    /// An agreement was reached under mediation.
    Agreement,
}

/// A change of state, with the row of the table that allows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Transition {
    /// State before.
    pub from: State,
    /// State after.
    pub to: State,
    /// Name of the row.
    pub rule: String,
}

/// How the third party works, after the UN Charter, article 33, and good offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The parties negotiate by themselves; a third party only lends the place.
    Negotiation,
    /// Facts are looked into.
    Enquiry,
    /// The third party takes part and proposes.
    Mediation,
    /// A commission proposes terms.
    Conciliation,
    /// An award that binds.
    Arbitration,
    /// A court decides.
    JudicialSettlement,
    /// A regional body or arrangement.
    RegionalArrangement,
    /// The third party brings the parties together.
    GoodOffices,
}

/// What a mediator does, after Touval and Zartman, Beardsley and others (2006). Only where the text shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// Keeps the channel open: carries messages, hosts.
    Facilitation,
    /// Proposes terms.
    Formulation,
    /// Adds weight: pressure, guarantees, rewards.
    Manipulation,
}

/// By which way third party and parties deal with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// By telephone or video.
    Phone,
    /// In person.
    InPerson,
    /// The third party goes from one side to the other.
    Shuttle,
    /// By letter or message.
    Written,
    /// The third party hosts the sides.
    Hosted,
}

/// How far an agreement goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// A part, or in the interim.
    Partial,
    /// The whole.
    Full,
}

/// What a phrase about a mediation shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sign {
    Method(Method),
    Strategy(Strategy),
    Channel(Channel),
    Extent(Extent),
    /// That something was offered, in an answer to it.
    Offer,
}

impl Sign {
    /// Every sign with its name in `data/mediation.csv`.
    pub const ALL: [(&str, Self); 19] = [
        ("arbitration", Self::Method(Method::Arbitration)),
        ("conciliation", Self::Method(Method::Conciliation)),
        ("enquiry", Self::Method(Method::Enquiry)),
        ("facilitation", Self::Strategy(Strategy::Facilitation)),
        ("formulation", Self::Strategy(Strategy::Formulation)),
        ("full", Self::Extent(Extent::Full)),
        ("good-offices", Self::Method(Method::GoodOffices)),
        ("hosted", Self::Channel(Channel::Hosted)),
        ("in-person", Self::Channel(Channel::InPerson)),
        ("judicial-settlement", Self::Method(Method::JudicialSettlement)),
        ("manipulation", Self::Strategy(Strategy::Manipulation)),
        ("mediation", Self::Method(Method::Mediation)),
        ("negotiation", Self::Method(Method::Negotiation)),
        ("offer", Self::Offer),
        ("partial", Self::Extent(Extent::Partial)),
        ("phone", Self::Channel(Channel::Phone)),
        ("regional-arrangement", Self::Method(Method::RegionalArrangement)),
        ("shuttle", Self::Channel(Channel::Shuttle)),
        ("written", Self::Channel(Channel::Written)),
    ];

    /// The sign of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, sign)| *sign)
    }
}
