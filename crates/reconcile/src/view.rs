//! What does one claim look like from the others' side? A claim with its document, and questions that several parts ask.

use std::collections::BTreeSet;

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::dossier::Quote;
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};
use legation_model::time::{DateRange, TimeForm};

use crate::who;

/// A claim with its document.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    /// Index of the document among all documents of the run.
    pub d: usize,
    pub doc: &'a CodedDocument,
    pub event: &'a EventClaim,
}

impl<'a> Claim<'a> {
    pub fn id(&self) -> &'a str {
        &self.event.id
    }

    pub fn doc_id(&self) -> &'a str {
        &self.doc.document.id
    }

    pub fn when(&self) -> Option<DateRange> {
        self.event.when.as_ref().and_then(|w| w.range)
    }

    pub fn day(&self) -> Option<DateRange> {
        self.when().filter(DateRange::is_day)
    }

    /// Actors and recipients.
    pub fn participants(&self) -> impl Iterator<Item = &'a Actor> {
        self.event.actors.iter().chain(&self.event.recipients)
    }

    pub fn nodes(&self) -> BTreeSet<String> {
        who::nodes(self.participants())
    }

    pub fn units(&self) -> BTreeSet<who::Unit<'a>> {
        who::units(self.participants())
    }

    /// Told as having happened: by the outlet, or by somebody whom it quotes.
    pub fn happened(&self) -> bool {
        matches!(self.event.modality, Modality::Asserted | Modality::Alleged)
    }

    pub fn quote(&self) -> Quote {
        Quote {
            doc: self.doc_id().to_owned(),
            claim: self.id().to_owned(),
            sentence: self.doc.sentence_text(self.event.sentence).to_owned(),
            span: self.doc.sentences.get(self.event.sentence as usize).map_or(self.event.span, |s| s.span),
        }
    }

    /// `phone` or `in person`, where the claim shows how a contact was held.
    pub fn contact_mode(&self) -> Option<&'static str> {
        const MET: [&str; 14] = [
            "met", "meet", "meets", "meeting", "visit", "visits", "visited", "visiting", "arrived", "hosted", "hosts",
            "received", "welcomed", "flew",
        ];
        const CALLED: [&str; 8] =
            ["phone", "phoned", "telephone", "telephoned", "telephonic", "telephonically", "call", "rang"];
        if self.event.event_type != EventType::Consult {
            return None;
        }
        let word = |known: &[&str]| {
            self.event.wording.split(|c: char| !c.is_alphanumeric()).any(|w| known.contains(&w.to_lowercase().as_str()))
        };
        match (self.event.mode.as_deref(), self.event.cameo.as_str()) {
            (Some("phone"), _) | (None, "041") => Some("phone"),
            (Some("visit" | "in-person" | "meeting" | "multilateral"), _) | (None, "042" | "043") => Some("in person"),
            (None | Some("meet"), _) if word(&CALLED) => Some("phone"),
            (None | Some("meet"), _) if word(&MET) => Some("in person"),
            _ => None,
        }
    }

    /// Who made a call, where the words tell: `X telephoned Y`.
    pub fn caller(&self) -> Option<&'a Actor> {
        const CALLED: [&str; 8] = ["telephoned", "phoned", "called", "rang", "telephones", "phones", "calls", "rings"];
        let word = self.event.wording.split_whitespace().next()?.to_lowercase();
        let [first, second, ..] = self.event.actors.as_slice() else { return None };
        // The caller stands before the word and the other behind it.
        let trigger = self.event.trigger;
        let sentence = self.doc.sentences.get(self.event.sentence as usize)?.span;
        let text = &self.doc.document.text;
        let before = text.get(sentence.start as usize..trigger.start as usize)?;
        let behind = text.get(trigger.end as usize..sentence.end as usize)?;
        let in_order = before.contains(&first.text) && behind.contains(&second.text);
        let told = in_order && self.contact_mode() == Some("phone") && CALLED.contains(&word.as_str());
        (told && who::node(first).is_some() && who::node(first) != who::node(second)).then_some(first)
    }

    /// Whether the days allow that a denial speaks of what another claim tells; nothing is denied before it happens.
    pub fn may_speak_of(&self, told: &Claim<'_>) -> bool {
        match (self.when(), told.when()) {
            (Some(x), Some(y)) => x.overlaps(&y),
            (None, Some(y)) => self.doc.document.published.range.is_none_or(|p| y.first <= p.last),
            _ => true,
        }
    }

    /// Whether the word that names the act stands between quotation marks of its sentence.
    pub fn in_quotes(&self) -> bool {
        let Some(sentence) = self.doc.sentences.get(self.event.sentence as usize) else { return false };
        let before = self.doc.document.text.get(sentence.span.start as usize..self.event.trigger.start as usize);
        before.unwrap_or("").chars().fold(false, |open, c| match c {
            '"' => !open,
            '“' => true,
            '”' => false,
            _ => open,
        })
    }

    /// Told as a fact by the outlet itself, of nobody's saying but a medium's.
    pub fn own_voice(&self) -> bool {
        self.event.modality == Modality::Asserted && self.event.attribution.iter().all(|s| s.medium)
    }

    /// The step of a mediation that it is, ordinary contacts aside. CAMEO 045 is mediation itself, whatever the contact is
    /// called.
    pub fn step(&self) -> Option<Step> {
        let mediating = self.event.event_type == EventType::Consult && self.event.cameo == "045" && self.happened();
        match self.event.mediation {
            None | Some(Step::ContactHeld) => mediating.then_some(Step::TalksHeld),
            step => step,
        }
    }

    /// Days that a contact is said to have lasted, where the words give a length of more than one day.
    pub fn lasted(&self) -> Option<i32> {
        match self.event.when.as_ref()?.form {
            TimeForm::Duration { days } if days > 1 => Some(days),
            _ => None,
        }
    }
}
