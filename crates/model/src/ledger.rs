//! Where does mediation stand? The ledger of one third party in one episode.
//!
//! Terms: UN Charter article 33; Bercovitch's mediation variables. "No evidence" is a value: silence is neither yes nor no.

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::time::DateRange;

/// What moves a mediation, or is logged beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// An outsider appeals for or demands mediation (CAMEO 028, 108).
    Suggested,
    /// A party asks for mediation (038), or somebody asks a third party to mediate.
    Requested,
    /// A third party is willing to mediate (039).
    Offered,
    /// Conditions are named.
    ConditionsSet,
    /// A party accepts (038).
    Accepted,
    /// A party or the third party refuses (125, 126).
    Rejected,
    /// Third party and a party meet or speak (041 to 044).
    ContactHeld,
    /// Mediated talks are arranged (036).
    TalksScheduled,
    /// Mediated talks are held (045).
    TalksHeld,
    /// An agreement under mediation (057).
    Agreement,
    /// A ceasefire under mediation (0871).
    Ceasefire,
    /// Talks suspended or halted (164, 165).
    Suspended,
    /// The mediation has failed.
    Failed,
}

impl Step {
    /// Every step with its name as in the record.
    const NAMES: [(Self, &'static str); 13] = [
        (Self::Suggested, "suggested"),
        (Self::Requested, "requested"),
        (Self::Offered, "offered"),
        (Self::ConditionsSet, "conditions_set"),
        (Self::Accepted, "accepted"),
        (Self::Rejected, "rejected"),
        (Self::ContactHeld, "contact_held"),
        (Self::TalksScheduled, "talks_scheduled"),
        (Self::TalksHeld, "talks_held"),
        (Self::Agreement, "agreement"),
        (Self::Ceasefire, "ceasefire"),
        (Self::Suspended, "suspended"),
        (Self::Failed, "failed"),
    ];

    /// The step of a name, `None` if there is no such step.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(step, _)| *step)
    }
}

/// A party's consent to a third party's mediation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// No text says anything; neither yes nor no.
    NoEvidence,
    /// The party was asked or offered, its answer is reported as open.
    Asked,
    /// The party asked for mediation or shows readiness: counts as willing.
    Willing,
    /// The party accepted.
    Accepted,
    /// The party accepted with conditions.
    AcceptedWithConditions,
    /// The party answered neither yes nor no.
    NonCommittal,
    /// The party refused.
    Rejected,
    /// The party took its consent back.
    Withdrawn,
}

/// Outcome so far; derived, and labelled so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Contacts were held; no offer is reported.
    ContactsOnly,
    /// Suggested or requested; no offer is reported.
    RequestedOnly,
    /// Offered, no answer of all parties.
    OfferedOnly,
    /// Accepted by some of the parties.
    AcceptedByOne,
    /// Accepted by all of the parties.
    Consented,
    /// Refused.
    Declined,
    /// Mediated talks held.
    TalksHeld,
    /// Ceasefire.
    Ceasefire,
    /// Agreement.
    Settlement,
    /// Suspended.
    Suspended,
    /// Failed.
    Failed,
}

/// Who began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Initiative {
    /// The third party offered and no request is reported.
    ThirdParty,
    /// A party asked and no offer is reported.
    Party,
    /// Both an offer and a request are reported; which came first is not established.
    OfferAndRequest,
    /// An outsider suggested it.
    Outsider,
    /// Not known.
    Unknown,
}

/// One step, with every report of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerStep {
    /// What kind.
    pub step: Step,
    /// Who takes it.
    pub by: Vec<Actor>,
    /// The parties it concerns (for a contact: the party spoken to).
    pub parties: Vec<Actor>,
    /// When.
    pub when: Option<DateRange>,
    /// Modes reported for a contact (`phone`, `in person`), most origins first; more than one: disputed.
    pub modes: Vec<String>,
    /// Each distinct wording with its document.
    pub wordings: Vec<Wording>,
    /// Ids of the claims.
    pub claims: Vec<String>,
    /// Documents, sorted.
    pub docs: Vec<String>,
    /// Independent origins.
    pub origins: u32,
    /// Ids of the contradictions that concern it.
    pub disputed: Vec<String>,
}

/// How a document words a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    /// Document.
    pub doc: String,
    /// The words.
    pub text: String,
}

/// A party and what is known of its consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartyConsent {
    /// The party.
    pub party: Actor,
    /// The consent.
    pub consent: Consent,
    /// Why, in words.
    pub why: String,
    /// Claims that show it; empty for no evidence.
    pub claims: Vec<String>,
    /// When it was given or refused.
    pub when: Option<DateRange>,
}

/// A condition in the source's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Condition {
    /// The words.
    pub text: String,
    /// Who sets it.
    pub by: Vec<Actor>,
    /// Documents that state it.
    pub docs: Vec<String>,
    /// Documents that report the same step without it: an omission, not a contradiction.
    pub omitted_by: Vec<String>,
    /// Ids of the claims.
    pub claims: Vec<String>,
}

/// A settlement of the past that somebody cites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Precedent {
    /// Name in the data, or as written.
    pub agreement: String,
    /// Names as written.
    pub names: Vec<Wording>,
    /// Year of the agreement.
    pub year: Option<i16>,
    /// Who cites it.
    pub cited_by: Vec<Actor>,
    /// Codes of its parties.
    pub parties: Vec<String>,
    /// Code of its mediator.
    pub mediator: Option<String>,
    /// Documents.
    pub docs: Vec<String>,
    /// Ids of the citations.
    pub claims: Vec<String>,
}

/// The ledger of one third party in one episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ledger {
    /// The third party.
    pub third_party: Actor,
    /// Who began.
    pub initiative: Initiative,
    /// The parties and their consent.
    pub consent: Vec<PartyConsent>,
    /// Steps other than contacts, in order of time.
    pub steps: Vec<LedgerStep>,
    /// Contacts of the third party with the parties, in order of time.
    pub contacts: Vec<LedgerStep>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// Outcome so far, derived.
    pub outcome: Outcome,
    /// Why that outcome, in words.
    pub outcome_why: String,
    /// Independent origins of the offer or, without one, of the steps.
    pub origins: Vec<String>,
}
