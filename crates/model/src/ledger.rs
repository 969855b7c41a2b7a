//! Where does mediation stand? The ledger of one third party in one episode.
//!
//! Terms: UN Charter article 33; Bercovitch's mediation variables. "No evidence" is a value: silence is neither yes nor no.

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::decision::Decision;
use crate::mediation::{Channel, Method, State, Strategy, Transition};
use crate::place::PlaceRef;
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
    /// Somebody threatens to quit the talks or the mediation (134, 135).
    QuitThreatened,
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
    const NAMES: [(Self, &'static str); 14] = [
        (Self::Suggested, "suggested"),
        (Self::Requested, "requested"),
        (Self::Offered, "offered"),
        (Self::ConditionsSet, "conditions_set"),
        (Self::Accepted, "accepted"),
        (Self::Rejected, "rejected"),
        (Self::ContactHeld, "contact_held"),
        (Self::TalksScheduled, "talks_scheduled"),
        (Self::TalksHeld, "talks_held"),
        (Self::QuitThreatened, "quit_threatened"),
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
    /// Agreement; the texts do not show how far it goes.
    Settlement,
    /// Agreement on a part, or in the interim.
    PartialSettlement,
    /// Agreement on the whole.
    FullSettlement,
    /// Suspended.
    Suspended,
    /// Failed.
    Failed,
    /// Offered or asked for, and nothing more in a long time.
    Lapsed,
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
    /// `E1.L1.3`: episode, ledger, step.
    pub id: String,
    /// What kind.
    pub step: Step,
    /// Who takes it.
    pub by: Vec<Actor>,
    /// The parties it concerns (for a contact: the party spoken to).
    pub parties: Vec<Actor>,
    /// When.
    pub when: Option<DateRange>,
    /// Where it took place.
    pub venue: Option<PlaceRef>,
    /// The change of state that it makes; `None` for contacts and for steps that change nothing.
    pub transition: Option<Transition>,
    /// By which way, where the reports show it.
    pub channel: Option<Channel>,
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
    /// Set where only one other side says that the step was taken: those who say so.
    pub told_by: Vec<Actor>,
    /// Ids of the claims that deny it or take it back.
    pub denied: Vec<String>,
    /// Ids of the contradictions that concern it.
    pub disputed: Vec<String>,
    /// Why these reports are this step of this third party.
    pub why: Decision,
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
    /// Every answer in order of time: given, refused, taken back.
    pub answers: Vec<Answer>,
    /// The rule and its inputs.
    pub decision: Decision,
    /// Claims that show it; empty for no evidence.
    pub claims: Vec<String>,
    /// When it was given or refused.
    pub when: Option<DateRange>,
}

/// One answer of a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// What it comes to.
    pub consent: Consent,
    /// When.
    pub when: Option<DateRange>,
    /// The claim that shows it.
    pub claim: String,
}

/// A property of a mediation with the words that show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shown<T> {
    /// The value.
    pub value: T,
    /// The words, each with its document.
    pub words: Vec<Wording>,
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
    /// With a third party or without one.
    pub made: Made,
    /// On which occasions it was cited: document, publication date and sentence.
    pub occasions: Vec<Occasion>,
    /// Documents.
    pub docs: Vec<String>,
    /// Ids of the citations.
    pub claims: Vec<String>,
}

/// How a settlement of the past came about, as far as the data know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Made {
    /// With a third party.
    Mediated,
    /// Between two parties alone.
    Bilateral,
    /// Among more than two, no third party named.
    Multilateral,
    /// Not known.
    #[default]
    Unknown,
}

/// When and where a settlement of the past was cited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Occasion {
    /// Document.
    pub doc: String,
    /// Its publication date.
    pub when: Option<DateRange>,
    /// The sentence.
    pub sentence: String,
    /// Id of the citation.
    pub claim: String,
}

/// The ledger of one third party in one episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ledger {
    /// `E1.L1`: episode, ledger.
    pub id: String,
    /// The third party.
    pub third_party: Actor,
    /// Third parties that offer, host or mediate together with it.
    pub co_mediators: Vec<Actor>,
    /// Where the mediation stands, by the table of transitions.
    pub state: State,
    /// How it works, where the texts show it.
    pub method: Option<Shown<Method>>,
    /// What it does, where the texts show it.
    pub strategies: Vec<Shown<Strategy>>,
    /// Who began.
    pub initiative: Initiative,
    /// The ones who took the first step of offer or request.
    pub initiated_by: Vec<Actor>,
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
    /// The rule and its inputs.
    pub outcome_decision: Decision,
    /// Names of other third parties of the episode that work beside it.
    pub competing: Vec<String>,
    /// Names of past settlements that it, or somebody of it, cites; see [`Precedent`].
    pub precedents: Vec<String>,
    /// Independent origins of the offer or, without one, of the steps.
    pub origins: Vec<String>,
}
