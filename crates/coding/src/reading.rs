//! What is an event as its sentence presents it? The reading of a hit, and what speech about it makes of its codes.

use legation_lexicon::patterns::Effect;
use legation_model::actor::Actor;
use legation_model::claim::Source;
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality, Quad};

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::events::{Hit, actors_of, noun_pattern, pattern_at, recipients_of};
use crate::frame::{through_partitive, with_conjuncts};
use crate::speech::{about, effect_of};

/// An event as its sentence presents it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// PLOVER type, after what governors make of it.
    pub event_type: EventType,
    /// CAMEO code.
    pub cameo: String,
    /// Mode.
    pub mode: Option<String>,
    /// Modality.
    pub modality: Modality,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Whom it is done to.
    pub recipients: Vec<Actor>,
    /// Who says so.
    pub attribution: Vec<Source>,
    /// Governors met and what each did, innermost first.
    pub trace: Vec<String>,
    /// Tokens of the governors, innermost first.
    pub governors: Vec<usize>,
    /// Whoever says so is the one who acts (`X said that Y must pay`: X demands).
    pub by_speaker: bool,
    /// Why it is no event at all.
    pub dropped: Option<String>,
    /// Step of a mediation.
    pub step: Option<Step>,
    /// Who is asked to mediate.
    pub third_party: Vec<Actor>,
}

/// Whether the type is cooperation.
pub fn cooperative(event_type: EventType) -> bool {
    matches!(event_type.quad(), Quad::VerbalCooperation | Quad::MaterialCooperation)
}

impl Reading {
    /// A hit by itself, before anything around it is looked at.
    pub fn of(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>) -> Self {
        let mut actors = actors_of(scene, s.block, hit);
        let mut recipients = recipients_of(scene, s.block, hit, &actors);
        if hit.pattern.reverse {
            std::mem::swap(&mut actors, &mut recipients);
        }
        let (cameo, mode) = finest_code(scene, s, hit);
        Self {
            event_type: hit.pattern.event_type,
            cameo,
            mode,
            modality: hit.pattern.modality.unwrap_or(Modality::Asserted),
            actors,
            recipients,
            attribution: Vec::new(),
            trace: Vec::new(),
            governors: Vec::new(),
            by_speaker: false,
            dropped: None,
            step: hit.pattern.step,
            third_party: Vec::new(),
        }
    }

    /// Something that is no event of its own, to be asked who says it.
    pub fn of_speech() -> Self {
        Self {
            event_type: EventType::Assault,
            cameo: String::new(),
            mode: None,
            modality: Modality::Asserted,
            actors: Vec::new(),
            recipients: Vec::new(),
            attribution: Vec::new(),
            trace: Vec::new(),
            governors: Vec::new(),
            by_speaker: false,
            dropped: None,
            step: None,
            third_party: Vec::new(),
        }
    }

    pub fn become_about(&mut self, effect: Effect) {
        let effect = if effect == Effect::Oblige { Effect::Demand } else { effect };
        if self.cameo.starts_with("045") {
            return self.become_about_mediation(effect);
        }
        if matches!(
            effect,
            Effect::Commit
                | Effect::Offer
                | Effect::Plan
                | Effect::Demand
                | Effect::Threaten
                | Effect::Refuse
                | Effect::Accuse
        ) {
            self.step = None;
        }
        let (event_type, cameo, mode) = about(effect, self.event_type, &self.cameo);
        self.event_type = event_type;
        if !cameo.is_empty() {
            self.cameo = cameo.into();
            self.mode = mode.map(str::to_owned);
        }
    }

    /// Speech about mediation: an offer (039), an appeal for it (028), its refusal (126).
    fn become_about_mediation(&mut self, effect: Effect) {
        let (event_type, cameo, mode, step) = match effect {
            Effect::Commit | Effect::Offer | Effect::Plan => (EventType::Agree, "039", None, Step::Offered),
            Effect::Demand => {
                self.third_party.clone_from(&self.actors);
                (EventType::Request, "028", Some("assist"), Step::Suggested)
            }
            Effect::Refuse => (EventType::Reject, "126", Some("meet"), Step::Rejected),
            Effect::Threaten => (EventType::Threaten, "135", Some("relations"), Step::Failed),
            _ => return,
        };
        self.event_type = event_type;
        self.cameo = cameo.into();
        self.mode = mode.map(str::to_owned);
        self.step = Some(step);
    }

    /// The governor's subject acts now; who acted before receives.
    pub fn new_actor(&mut self, actors: Vec<Actor>, addressed: Vec<Actor>) {
        let mut recipients = addressed;
        for old in self.actors.drain(..).chain(self.recipients.drain(..)) {
            if !recipients.iter().any(|r| same(r, &old)) {
                recipients.push(old);
            }
        }
        recipients.retain(|r| !actors.iter().any(|a| same(a, r) || (a.code().is_some() && a.code() == r.code())));
        self.actors = actors;
        self.recipients = recipients;
    }
}

/// A light verb takes the finer code of its noun (`carried out a suicide bombing`), speech that of the deed it names
/// (`threatened it with a boycott`, `urged it to free the crew`).
fn finest_code(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>) -> (String, Option<String>) {
    let pattern = hit.pattern;
    let own = (pattern.cameo.clone(), pattern.mode.clone());
    let doc = &scene.article.blocks[s.block].doc;
    let nouns = hit.consumed.iter().map(|&i| doc.token(i)).filter(|t| t.pos() == "NOUN");
    let finer = nouns.filter_map(|noun| noun_pattern(scene, s.block, noun)).find(|p| {
        p.event_type == pattern.event_type && (p.cameo.len() > own.0.len() || (own.1.is_none() && p.mode.is_some()))
    });
    if let Some(p) = finer {
        return (p.cameo.clone(), p.mode.clone().or(own.1));
    }
    let Some(effect) = effect_of(pattern.event_type, &own.0) else { return own };
    let slots = ["complement", "with", "of", "for", "object", "over"];
    let named = slots.iter().flat_map(|slot| hit.frame.slot(slot)).flat_map(with_conjuncts).map(through_partitive);
    for deed in named.filter_map(|word| pattern_at(scene, s.block, word)) {
        let (event_type, code, mode) = about(effect, deed.event_type, &deed.cameo);
        if event_type == pattern.event_type && !code.is_empty() && !code.ends_with('0') {
            // Appeals and demands have the same digits behind their root.
            let code = if own.0 == "100" { format!("10{}", &code[2..]) } else { code.to_owned() };
            return (code, mode.map(str::to_owned).or(own.1));
        }
    }
    own
}
