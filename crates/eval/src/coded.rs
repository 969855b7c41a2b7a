//! What of a coded event is compared with the gold?

use legation_model::actor::{Actor, Sector};
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::plover::{EventType, Modality};
use legation_model::provenance::Feature;

/// An actor as codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// ISO 3166-1 alpha-3, or the acronym of an organisation; `None` where neither is given.
    pub code: Option<String>,
    /// Whether `code` is that of an organisation.
    pub organisation: bool,
    /// PLOVER sector.
    pub sector: Option<Sector>,
}

impl From<&Actor> for Party {
    fn from(actor: &Actor) -> Self {
        Self {
            code: actor.code().map(str::to_string),
            organisation: actor.country.is_none() && actor.igo.is_some(),
            sector: actor.sector,
        }
    }
}

impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sector = self.sector.map_or("", Sector::code);
        match &self.code {
            Some(code) if self.organisation => {
                write!(f, "{}{code}", if self.sector == Some(Sector::Ngo) { "NGO" } else { "IGO" })
            }
            Some(code) => write!(f, "{code}{sector}"),
            None => write!(f, "---{sector}"),
        }
    }
}

/// An event of the program, as far as it is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// Who acts.
    pub actors: Vec<Party>,
    /// Whom it is done to.
    pub recipients: Vec<Party>,
    /// What the sentence does with it.
    pub modality: Modality,
    /// TIMEX3 value of the day, as precise as it is known.
    pub date: Option<String>,
    /// Pattern that fired.
    pub rule: String,
    /// How likely it is right, as the program says.
    pub confidence: f64,
    /// On what that rests.
    pub provenance: Vec<Feature>,
}

impl From<&EventClaim> for Coded {
    fn from(e: &EventClaim) -> Self {
        Self {
            event_type: e.event_type,
            mode: e.mode.clone(),
            cameo: e.cameo.clone(),
            actors: e.actors.iter().map(Party::from).collect(),
            recipients: e.recipients.iter().map(Party::from).collect(),
            modality: e.modality,
            date: e.when.as_ref().and_then(|w| w.range).map(|r| r.timex()),
            rule: e.rule.clone(),
            confidence: e.confidence,
            provenance: e.provenance.clone(),
        }
    }
}

/// The events of a document that count: neither history nor told before.
pub fn counted(doc: &CodedDocument) -> Vec<Coded> {
    doc.events.iter().filter(|e| e.repeats.is_none() && e.background.is_none()).map(Coded::from).collect()
}

impl std::fmt::Display for Coded {
    /// In the form of the suite's event lines.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mode = self.mode.as_ref().map_or(String::new(), |m| format!(":{m}"));
        let (actors, recipients) = (parties(&self.actors), parties(&self.recipients));
        write!(f, "{}{mode} {} {actors} > {recipients} {}", self.event_type.name(), self.cameo, self.modality.name())?;
        self.date.as_ref().map_or(Ok(()), |date| write!(f, " date={date}"))
    }
}

/// Codes joined by commas; `-` for nobody.
pub fn parties(list: &[Party]) -> String {
    if list.is_empty() { "-".to_string() } else { list.iter().map(Party::to_string).collect::<Vec<_>>().join(",") }
}
