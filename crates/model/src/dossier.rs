//! What does a folder of articles come to? Episodes with stories, contradictions, names and ledgers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::claim::Source;
use crate::correction::Corrected;
use crate::decision::Decision;
use crate::diag::Diag;
use crate::ledger::{Ledger, Precedent, Wording};
use crate::place::PlaceRef;
use crate::plover::{EventType, Modality, Quad};
use crate::span::Span;
use crate::time::{DateRange, Dated};

/// The record of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// Version of the format, counted up with every change of it.
    pub format: u32,
    /// Program and version that wrote it.
    pub generator: String,
    /// The documents read.
    pub documents: Vec<DocumentEntry>,
    /// Episodes, the one with the most documents first.
    pub episodes: Vec<Episode>,
    /// The day whose knowledge it shows, where one was asked for: nothing published later is in it.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// What analysts have corrected, in the order of their file, and what became of each.
    #[serde(default)]
    pub corrections: Vec<Corrected>,
    /// What was odd on the way.
    pub diags: Vec<Diag>,
}

/// A document in the dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentEntry {
    /// Id: the file's stem.
    pub id: String,
    /// Where it came from.
    pub origin: String,
    /// Headline.
    pub title: Option<String>,
    /// Outlet, if known.
    pub outlet: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Publication date with its basis.
    pub published: Dated,
    /// Sentences of the story that were read.
    pub sentences: u32,
    /// Blocks that were left out, counted by kind, in words.
    pub left_out: String,
    /// The document of which this one is a copy, word for word.
    pub copy_of: Option<String>,
    /// Episode it belongs to; `None` if it tells of no event.
    pub episode: Option<String>,
    /// Why it belongs there, in words.
    pub episode_why: String,
}

/// One crisis at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Episode {
    /// `E1`, `E2`, in the order of [`Dossier::episodes`].
    pub id: String,
    /// Parties and time, in words (`India and Pakistan, April to May 2025`).
    pub title: String,
    /// The parties of the conflict.
    pub parties: Vec<Actor>,
    /// From the first to the last event.
    pub range: Option<DateRange>,
    /// Documents, sorted.
    pub docs: Vec<String>,
    /// Why these documents are kept apart from the other episodes.
    pub apart: Vec<String>,
    /// One to three sentences: where things stand.
    pub state: Vec<String>,
    /// Happenings in order of time.
    pub stories: Vec<Story>,
    /// Counts over the reports.
    pub figures: Vec<FigureStory>,
    /// Where the outlets contradict each other.
    pub contradictions: Vec<Contradiction>,
    /// Pairs that differ only because the world changed or because they tell of two events.
    pub developments: Vec<Development>,
    /// Which outlet uses which word.
    pub naming: Vec<NamingTable>,
    /// Ledgers of third parties, most steps first.
    pub ledgers: Vec<Ledger>,
    /// Settlements of the past that somebody cites.
    pub precedents: Vec<Precedent>,
    /// Warnings with a window of time.
    pub warnings: Vec<Warning>,
    /// Independent origins of the reports.
    pub origins: Vec<Origin>,
    /// Who took from whom, by document.
    #[serde(default)]
    pub takings: Vec<Taking>,
    /// Denials and retractions with what they speak of.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// How a document draws on another text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TakingKind {
    /// It is the text of an earlier document, whole or nearly so.
    Copy,
    /// It has a run of words of an earlier document.
    SharedWords,
    /// It credits an agency.
    Credit,
    /// It says that a medium reports something.
    Report,
}

impl TakingKind {
    /// The kind as a reader sees it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "copies",
            Self::SharedWords => "shares words with",
            Self::Credit => "credits",
            Self::Report => "cites",
        }
    }
}

/// One document draws on a text: an edge of the tree of who took from whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Taking {
    /// The document that took.
    pub doc: String,
    /// How it shows.
    pub kind: TakingKind,
    /// From whom: a document's id, the name of an agency or of a medium.
    pub from: String,
    /// The words that show it; empty for a copy.
    pub words: String,
}

/// What a claim does to a happening told elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// It denies it.
    Denial,
    /// It takes back that it was its doer's.
    Retraction,
}

/// A denial or retraction with what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// Denial or retraction.
    pub kind: LinkKind,
    /// Id of the claim that denies or takes back.
    pub claim: String,
    /// Id of the happening.
    pub story: String,
    /// Id of the claim there that tells of it.
    pub of: String,
    /// Why it is that one, as a sentence.
    pub reason: String,
}

/// A happening with every report of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Story {
    /// `E1.S3`.
    pub id: String,
    /// What happened, in Legation's words.
    pub summary: String,
    /// PLOVER type.
    pub event_type: EventType,
    /// Mode with the most origins.
    pub mode: Option<String>,
    /// CAMEO code with the most origins; the most specific on a tie.
    pub cameo: String,
    /// Quad category of the type.
    pub quad: Quad,
    /// Score of the code from -10 (conflict) to +10 (cooperation), on the CAMEO version of Goldstein's scale.
    pub goldstein: Option<f64>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Whom it is done to.
    pub recipients: Vec<Actor>,
    /// When: the days that the reports agree on, or the value with the most origins.
    pub when: Option<DateRange>,
    /// Place as written most often, and what it stands for.
    pub place: Option<PlaceRef>,
    /// The strongest modality among the reports.
    pub modality: Modality,
    /// The reports, by document and position.
    pub reports: Vec<Report>,
    /// Documents, sorted.
    pub docs: Vec<String>,
    /// Ids of independent origins.
    pub origins: Vec<String>,
    /// Ids of the contradictions that concern it.
    pub disputed: Vec<String>,
    /// Numbers of the corrections that shaped it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
    /// Why each further report was joined, and from which happenings that look alike it was kept apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
}

/// One document's report of a happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Document.
    pub doc: String,
    /// Id of the claim.
    pub claim: String,
    /// The sentence.
    pub sentence: String,
    /// Its bytes in the document.
    pub span: Span,
    /// Who says so.
    pub attribution: Vec<Source>,
    /// What the sentence does with the event.
    pub modality: Modality,
    /// The date of this report.
    pub when: Option<DateRange>,
    /// Where it gives none: the day that the order of telling implies.
    pub implied_when: Option<DateRange>,
    /// The mode of this report.
    pub mode: Option<String>,
    /// Origin of this report.
    pub origin: String,
    /// Pattern that fired.
    pub rule: String,
    /// How likely the claim is coded right, as in [`crate::claim::EventClaim::confidence`].
    pub confidence: f64,
}

/// Kinds of contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ContradictionKind {
    Figure,
    Date,
    Mode,
    Initiator,
    Responsibility,
    Existence,
    Naming,
}

impl ContradictionKind {
    /// The name as in the record.
    pub fn name(self) -> &'static str {
        use ContradictionKind::*;
        match self {
            Figure => "figure",
            Date => "date",
            Mode => "mode",
            Initiator => "initiator",
            Responsibility => "responsibility",
            Existence => "existence",
            Naming => "naming",
        }
    }
}

/// Where reports of one thing exclude each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contradiction {
    /// `E1.C1`.
    pub id: String,
    /// What differs.
    pub kind: ContradictionKind,
    /// What it is about, in words.
    pub about: String,
    /// The values with their reports, most origins first.
    pub sides: Vec<Side>,
    /// Why it is one, in words.
    pub why: String,
    /// Numbers of the corrections that concern it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
}

/// One of the values of a contradiction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// The value, in words.
    pub value: String,
    /// Documents that have it.
    pub docs: Vec<String>,
    /// Ids of independent origins.
    pub origins: Vec<String>,
    /// The sentences.
    pub reports: Vec<Quote>,
}

/// A sentence of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// Document.
    pub doc: String,
    /// Id of the claim, empty where none was coded.
    pub claim: String,
    /// The sentence.
    pub sentence: String,
    /// Its bytes in the document.
    pub span: Span,
}

/// Reports that differ without contradicting each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Development {
    /// What about, in words.
    pub about: String,
    /// Why it is none: an omission, two events, a more precise value.
    pub why: String,
    /// Documents.
    pub docs: Vec<String>,
}

/// Which document uses which word for one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamingTable {
    /// Id of the thing.
    pub entity: String,
    /// Neutral label.
    pub label: String,
    /// The words.
    pub terms: Vec<NamingTerm>,
}

/// A word with the documents that use it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamingTerm {
    /// As written.
    pub term: String,
    /// Documents that use it in their own voice or in quotation, sorted.
    pub docs: Vec<String>,
}

/// A count with every report of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureStory {
    /// What is counted.
    pub what: String,
    /// Of which happening, in words.
    pub about: String,
    /// Lowest bound.
    pub low: Option<u64>,
    /// Value with the most origins.
    pub best: Option<u64>,
    /// Highest bound.
    pub high: Option<u64>,
    /// The reports.
    pub reports: Vec<FigureReport>,
}

/// One document's figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureReport {
    /// Document.
    pub doc: String,
    /// Id of the claim.
    pub claim: String,
    /// As written.
    pub text: String,
    /// The value, `None` for a word such as "dozens".
    pub value: Option<u64>,
    /// Of whom.
    pub of_whom: String,
    /// The sentence.
    pub sentence: String,
    /// Its bytes.
    pub span: Span,
}

/// What became of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WarningStatus {
    /// The window lies ahead of the newest document.
    Open,
    /// The window has passed and the record has no matching event. It is never an event of the warned-of kind.
    Expired,
    /// A matching event stands in the record.
    Borne,
    /// The window cannot be dated.
    Undated,
}

/// A warning with a window of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// Id of the claim.
    pub claim: String,
    /// Who warns.
    pub by: Vec<Actor>,
    /// Of whose act.
    pub of: Vec<Actor>,
    /// Who says so.
    pub attribution: Vec<Source>,
    /// The window's words.
    pub window: String,
    /// The days, where they can be worked out.
    pub range: Option<DateRange>,
    /// What became of it.
    pub status: WarningStatus,
    /// The sentence.
    pub quote: Quote,
}

/// Where reports come from: copies of one text are one origin, however many outlets print them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// `O1`.
    pub id: String,
    /// In words (`statement of the Russian Foreign Ministry`, `own reporting of 003`).
    pub label: String,
    /// Documents that draw on it.
    pub docs: Vec<String>,
    /// The shared words that show it, with their documents.
    pub evidence: Vec<Wording>,
}
