//! What does one document assert? Events, figures, agreements and names, each tied to its sentence.

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::article::{BlockKind, Document};
use crate::diag::Diag;
use crate::ledger::Step;
pub use crate::place::PlaceRef;
use crate::plover::{Auxiliary, EventType, Modality, Quad};
use crate::provenance::Feature;
use crate::span::Span;
use crate::time::TimeRef;

/// A document with everything that was read out of it. Knows nothing of other documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodedDocument {
    /// The article.
    pub document: Document,
    /// Sentences of its story blocks, in order.
    pub sentences: Vec<Sentence>,
    /// Events in textual order.
    pub events: Vec<EventClaim>,
    /// Counts of people and things.
    pub figures: Vec<FigureClaim>,
    /// Agreements that somebody cites.
    pub citations: Vec<AgreementCitation>,
    /// Which words it uses for places, groups and incidents that have several names.
    pub names: Vec<NameUse>,
    /// Time expressions in textual order.
    pub times: Vec<TimeRef>,
    /// Offices that the text gives to people.
    pub roles: Vec<RoleClaim>,
    /// What is said without being an event: statements, judgements, alleged ties.
    #[serde(default)]
    pub statements: Vec<StatementClaim>,
    /// What was odd.
    pub diags: Vec<Diag>,
}

impl CodedDocument {
    /// A document of which nothing is asserted: it is kept, not coded.
    pub fn uncoded(document: Document) -> Self {
        Self {
            document,
            sentences: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
            citations: Vec::new(),
            names: Vec::new(),
            times: Vec::new(),
            roles: Vec::new(),
            statements: Vec::new(),
            diags: Vec::new(),
        }
    }

    /// Text of sentence `index`; empty if there is none.
    pub fn sentence_text(&self, index: u32) -> &str {
        self.sentences.get(index as usize).map_or("", |s| s.span.of(&self.document.text))
    }
}

/// A sentence of the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// Bytes in the document's text.
    pub span: Span,
    /// Headline, summary or body.
    pub block: BlockKind,
}

/// One link of an attribution chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Who speaks or prints.
    pub actor: Actor,
    /// A medium that passes on (newspaper, agency, channel) rather than the speaker.
    pub medium: bool,
    /// The word that attributes (`said`, `according to`).
    pub word: String,
}

/// A rule that also matched, or nearly, and why it did not win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LostRule {
    /// Pattern id.
    pub rule: String,
    /// Why it lost, in words.
    pub why: String,
}

/// A day that no word gives to an event and the order of telling implies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImpliedTime {
    /// The time expression of the event that lends it.
    pub time: TimeRef,
    /// Why it is taken for this event too, in words.
    pub why: String,
    /// Lent by an event told beside or before it; else only by what the article as a whole is about.
    #[serde(default)]
    pub sure: bool,
}

/// An event that a document tells of: who did what to whom, when, where, who says so, how surely.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventClaim {
    /// `DOC:eN`, N from 1 in textual order.
    pub id: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// Bytes of the clause.
    pub span: Span,
    /// Bytes of the word that fired the pattern.
    pub trigger: Span,
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode, lower case (`phone`, `discontinue`).
    pub mode: Option<String>,
    /// PLOVER contexts, lower case.
    pub contexts: Vec<String>,
    /// CAMEO code, two to four digits.
    pub cameo: String,
    /// Quad category of the type.
    pub quad: Quad,
    /// Score of the code from -10 (conflict) to +10 (cooperation), on the CAMEO version of Goldstein's scale.
    pub goldstein: Option<f64>,
    /// Who acts; both sides of a reciprocal event; all participants of a meeting.
    pub actors: Vec<Actor>,
    /// Whom it is done to.
    pub recipients: Vec<Actor>,
    /// When it happened.
    pub when: Option<TimeRef>,
    /// When no word says it: the day that the order of telling implies.
    pub implied_when: Option<ImpliedTime>,
    /// Where it happened.
    pub place: Option<PlaceRef>,
    /// What the sentence does with it.
    pub modality: Modality,
    /// PLOVER's auxiliary mode: historical for background, else that of the modality.
    #[serde(default)]
    pub auxiliary: Option<Auxiliary>,
    /// Who says so: original speaker first, the medium nearest to the outlet last. Empty: the outlet's own voice.
    pub attribution: Vec<Source>,
    /// The condition it depends on, in the source's words.
    pub condition: Option<String>,
    /// Step of a mediation that it is.
    pub mediation: Option<Step>,
    /// Who mediates, where the words tell it apart from those who take part otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mediators: Vec<Actor>,
    /// The words that name the act (`offered to mediate`), for tables of wording.
    pub wording: String,
    /// Time window of a warning or ultimatum.
    pub window: Option<TimeRef>,
    /// Why it is history or habit and no event of the crisis; `None` for events that count.
    pub background: Option<String>,
    /// The claim of the same document that this one repeats.
    pub repeats: Option<String>,
    /// Other readings that the text leaves open, in words.
    pub ambiguous: Vec<String>,
    /// Pattern that fired.
    pub rule: String,
    /// Patterns that did not win.
    pub lost: Vec<LostRule>,
    /// How likely type, one actor and one recipient are right, 0.01 to 0.99, as events found in such a way were right on the
    /// project's own sentences; see `docs/method.md`.
    pub confidence: f64,
    /// The features of the way to the event on which the confidence rests.
    pub provenance: Vec<Feature>,
    /// The way in words: pattern and conditions, what each governor did, how actors and recipients were found, the date.
    pub trace: Vec<String>,
}

/// What kind of statement it is. Those with a CAMEO code are of its root 01, to which no PLOVER type belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// Something is said (CAMEO 010).
    Comment,
    /// A comment is declined (011).
    Declined,
    /// It looks bad: fear, worry, regret (012).
    Pessimistic,
    /// It looks well: hope, confidence (013).
    Optimistic,
    /// A policy is considered (014).
    Considered,
    /// Responsibility is claimed, or a statement taken back (015).
    Responsibility,
    /// A word that judges (`baseless`, `without evidence`); the speaker's, or the outlet's own.
    Judgement,
    /// Somebody is said to be tied to another (`an alleged proxy of`).
    Tie,
}

impl StatementKind {
    /// CAMEO code, `None` for what CAMEO does not know.
    pub fn cameo(self) -> Option<&'static str> {
        match self {
            Self::Comment => Some("010"),
            Self::Declined => Some("011"),
            Self::Pessimistic => Some("012"),
            Self::Optimistic => Some("013"),
            Self::Considered => Some("014"),
            Self::Responsibility => Some("015"),
            Self::Judgement | Self::Tie => None,
        }
    }
}

/// Something said that is no event: who says it, of what kind it is, of whom it speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementClaim {
    /// `DOC:sN`.
    pub id: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// Bytes of what is said, or of the word that judges.
    pub span: Span,
    /// Kind.
    pub kind: StatementKind,
    /// Who says so, as in [`EventClaim::attribution`].
    pub speakers: Vec<Source>,
    /// Of whom it speaks.
    pub about: Vec<Actor>,
    /// Asserted, alleged or retracted.
    pub modality: Modality,
}

/// A count: low, best and high bound; a word like "dozens" has bounds and no best value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureClaim {
    /// `DOC:fN`.
    pub id: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// Bytes of the figure.
    pub span: Span,
    /// What is counted, in the vocabulary of `data/ontology/figures.csv` (`killed`, `injured`, `troops_stationed`).
    pub what: String,
    /// Lowest value that the words allow.
    pub low: Option<u64>,
    /// The value stated, `None` for words such as "dozens".
    pub best: Option<u64>,
    /// Highest value that the words allow.
    pub high: Option<u64>,
    /// `exact`, `at least`, `at most`, `about`, or the word itself (`dozens`).
    pub qualifier: String,
    /// As written (`at least 26`).
    pub text: String,
    /// Of whom (`tourists`).
    pub of_whom: String,
    /// Who says so, as in [`EventClaim::attribution`].
    pub attribution: Vec<Source>,
    /// When.
    pub when: Option<TimeRef>,
    /// Part of another figure of the sentence (`26, among them one guest`).
    pub part_of: Option<String>,
}

/// An agreement of the past that somebody cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgreementCitation {
    /// `DOC:aN`.
    pub id: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// Bytes of the name.
    pub span: Span,
    /// Id in `data/agreements.csv`, `None` for an agreement that is not there.
    pub agreement: Option<String>,
    /// As written.
    pub name: String,
    /// Year, from the text or the data.
    pub year: Option<i16>,
    /// Who cites it; `None`: the outlet.
    pub cited_by: Option<Actor>,
    /// Codes of its parties, from the data.
    pub parties: Vec<String>,
    /// Code of its mediator, from the data or the text.
    pub mediator: Option<String>,
    /// Cited as a model or frame for the present (a precedent), not subject of a present measure (its suspension).
    pub precedent: bool,
}

/// A word that a document uses for something that has several names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NameUse {
    /// Id of the thing (`place:kashmir-in`, `attackers`, `person:Sergei Lavrov`).
    pub entity: String,
    /// Neutral label of the thing.
    pub label: String,
    /// As written.
    pub term: String,
    /// Index of the sentence, [`NameUse::NO_SENTENCE`] in a caption.
    pub sentence: u32,
    /// Bytes.
    pub span: Span,
    /// Within a quotation: the words are the speaker's.
    pub quoted: bool,
}

impl NameUse {
    /// The sentence of a name in a caption, which has no sentence of the story.
    pub const NO_SENTENCE: u32 = u32::MAX;
}

/// An office that the text gives to a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleClaim {
    /// The person's name as written.
    pub person: String,
    /// The office as written (`External Affairs Minister`).
    pub role: String,
    /// Country of the office.
    pub country: Option<String>,
    /// Index of the sentence.
    pub sentence: u32,
    /// Bytes of name and office.
    pub span: Span,
}
