//! By which way was an event found? Each step that changed who acts, who receives or what is coded, as features and in
//! words; on the features rests the confidence (`data/confidence.csv`).

use std::hash::{DefaultHasher, Hash, Hasher};

use legation_model::actor::Actor;
use legation_model::plover::{EventType, Modality};
use legation_model::provenance::{Feature, level};
use legation_model::time::TimeRef;
use legation_nlp::Token;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::conditions::met;
use crate::events::Hit;
use crate::modality::clause_of;
use crate::reading::Reading;

/// By which step actors or recipients were found last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// In the slots that the pattern names.
    Slot,
    /// By a word above the event.
    Above,
    /// Inside the phrase that is acted upon, or as those spoken to.
    Phrase,
    /// As the nearest actor named below the trigger.
    Below,
    /// From the speaker, a place, an own state, or what the article told before.
    Around,
}

/// The steps so far.
pub struct Way {
    actors: (Found, u64),
    recipients: (Found, u64),
    codes: (EventType, String, Modality),
    notes: Vec<String>,
}

impl Way {
    /// The way of a reading that nothing around it has touched yet.
    pub fn of(hit: &Hit<'_, '_>, reading: &Reading) -> Self {
        let mut notes = Vec::new();
        if reading.cameo != hit.pattern.cameo {
            notes.push(format!("coded {}, the finest code that its words bear out", reading.cameo));
        }
        listed(&mut notes, "acts", "in a slot of the pattern", &reading.actors);
        listed(&mut notes, "acted upon", "in a slot of the pattern", &reading.recipients);
        Self {
            actors: (Found::Slot, digest(&reading.actors)),
            recipients: (Found::Slot, digest(&reading.recipients)),
            codes: codes(reading),
            notes,
        }
    }

    /// The words above and around have been read: what governors did stands in the reading's own trace.
    pub fn above(&mut self, reading: &Reading) {
        self.notes.extend(reading.trace.iter().cloned());
        if reading.trace.is_empty() {
            return self.then(Found::Above, "by negation, modals and marks around it", reading);
        }
        let told = self.notes.len();
        self.then(Found::Above, "", reading);
        self.notes.truncate(told);
    }

    /// A step has been taken; `what` it looked at, in words.
    pub fn then(&mut self, found: Found, what: &str, reading: &Reading) {
        let now = (digest(&reading.actors), digest(&reading.recipients));
        if now.0 != self.actors.1 {
            self.actors = (found, now.0);
            listed(&mut self.notes, "acts", what, &reading.actors);
        }
        if now.1 != self.recipients.1 {
            self.recipients = (found, now.1);
            listed(&mut self.notes, "acted upon", what, &reading.recipients);
        }
        let codes = codes(reading);
        if codes != self.codes {
            self.notes.push(format!("coded {}: {what}", coded(reading)));
            self.codes = codes;
        }
    }

    /// Both sides of a meeting have become actors; those that were known before keep the step that found them.
    pub fn participants(&mut self, reading: &Reading) {
        let moved = reading.recipients.is_empty() && self.recipients.1 != digest(&[]);
        let found = if moved { self.actors.0.max(self.recipients.0) } else { Found::Around };
        self.then(found, "as participants", reading);
    }

    /// The date, or that no word gives one.
    pub fn dated(&mut self, when: Option<&TimeRef>) {
        self.notes.push(match when {
            None => "dated by no word".into(),
            Some(time) => {
                let day = time.range.map_or("a day that is not known".to_owned(), |r| r.timex());
                let anchor = if time.anchor.is_empty() { String::new() } else { format!(", {}", time.anchor) };
                format!("dated {day} by `{}`{anchor}", time.text)
            }
        });
    }

    /// The features of the event as it is now; `beside`: the sentence tells another one.
    pub fn features(&self, s: SentenceRef, hit: &Hit<'_, '_>, reading: &Reading, beside: bool) -> Vec<Feature> {
        let mut out = of_words(s, hit, reading);
        let joint = (reading.event_type == EventType::Consult || hit.pattern.reciprocal)
            && reading.actors.iter().filter(|a| a.code().is_some()).count() > 1;
        let coded = |list: &[Actor]| list.iter().any(|a| a.code().is_some());
        let mut has = |feature, holds| {
            if holds {
                out.push(feature);
            }
        };
        has(Feature::Beside, beside);
        if coded(&reading.actors) {
            has(Feature::ActorAbove, self.actors.0 == Found::Above);
            has(Feature::ActorGuessed, !matches!(self.actors.0, Found::Slot | Found::Above));
            has(Feature::ActorPronoun, reading.actors.iter().any(referred));
        } else {
            has(Feature::ActorNone, true);
        }
        if coded(&reading.recipients) {
            has(Feature::RecipientPhrase, self.recipients.0 == Found::Phrase);
            has(Feature::RecipientBelow, self.recipients.0 == Found::Below);
            has(Feature::RecipientGuessed, self.recipients.0 == Found::Around);
            has(Feature::RecipientPronoun, reading.recipients.iter().any(referred));
        } else {
            has(Feature::RecipientNone, !joint && reading.recipients.is_empty());
            has(Feature::RecipientUncoded, !joint && !reading.recipients.is_empty());
        }
        out.sort_unstable();
        out
    }

    /// The way in words: pattern and conditions, governors, who was found how, and what the confidence is made of.
    pub fn told(self, scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>, features: &[Feature]) -> Vec<String> {
        let mut out = vec![fired(scene, s, hit)];
        out.extend(self.notes);
        out.push(confidence_in_words(scene, features));
        out
    }
}

/// The pattern at its trigger, with the conditions that hold.
pub fn fired(scene: &Scene<'_>, s: SentenceRef, hit: &Hit<'_, '_>) -> String {
    let pattern = hit.pattern;
    let kind = match hit.trigger().pos() {
        "NOUN" | "PROPN" => "noun",
        "ADJ" => "adjective",
        _ => "verb",
    };
    let conditions = met(scene, s.block, &hit.frame, pattern);
    let conditions = if conditions.is_empty() { String::new() } else { format!(", where {}", conditions.join(", ")) };
    let (name, cameo) = (pattern.event_type.name(), &pattern.cameo);
    format!("the {kind} `{}` fires {}, {name} {cameo}{conditions}", hit.trigger().text(), pattern.id)
}

/// The sum behind a confidence.
pub fn confidence_in_words(scene: &Scene<'_>, features: &[Feature]) -> String {
    let table = &scene.lexicon.confidence;
    let share = table.of(features);
    let parts = features.iter().map(|f| format!("; {:+.2} since {}", table.weight(*f), f.meaning()));
    format!("confidence {share:.2}, {}: {:+.2} to begin with{}", level(share), table.base(), parts.collect::<String>())
}

/// Features of the words, whoever acts.
pub fn of_words(s: SentenceRef, hit: &Hit<'_, '_>, reading: &Reading) -> Vec<Feature> {
    use Modality::{Alleged, Conditional, Denied, Future, Offered, Planned, Retracted};
    let trigger = hit.trigger();
    let asks = hit.pattern.when.iter().filter(|c| !c.words.none).count();
    let clause = clause_of(trigger);
    let words = (s.start..s.end).filter(|i| !trigger.doc().token(*i).is_punct()).count();
    let root = std::iter::once(trigger).chain(trigger.ancestors()).last();
    let joined = trigger.dep() == "conj" || trigger.children().any(|c| c.dep() == "conj" && c.pos() == trigger.pos());
    let within = |t: Token<'_>| matches!(t.dep(), "relcl" | "acl" | "advcl" | "pcomp");
    let all = [
        (Feature::Alleged, reading.modality == Alleged),
        (Feature::Contested, hit.contested),
        (Feature::Coordinated, joined),
        (Feature::Denied, matches!(reading.modality, Denied | Retracted)),
        (Feature::Embedded, within(trigger) || within(clause)),
        (Feature::Exacting, asks > 1),
        (Feature::Foretold, matches!(reading.modality, Offered | Conditional | Planned | Future)),
        (Feature::Fragment, root.is_none_or(|t| !matches!(t.pos(), "VERB" | "AUX"))),
        (Feature::Governed, !reading.governors.is_empty()),
        (Feature::Long, words > 30),
        (Feature::Noun, matches!(trigger.pos(), "NOUN" | "PROPN" | "ADJ")),
        (Feature::Plain, asks == 0),
        (Feature::Short, words <= 12),
        (Feature::Turned, reading.event_type != hit.pattern.event_type),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(feature, _)| feature).collect()
}

/// What a governor has made of a reading: the difference between before and after.
pub struct Before {
    codes: (EventType, String, Modality),
    actors: u64,
    recipients: u64,
    sources: usize,
}

impl Before {
    /// The reading before the governor acts.
    pub fn of(reading: &Reading) -> Self {
        Self {
            codes: codes(reading),
            actors: digest(&reading.actors),
            recipients: digest(&reading.recipients),
            sources: reading.attribution.len(),
        }
    }

    /// What it did, in words.
    pub fn change(&self, reading: &Reading) -> String {
        let mut parts = Vec::new();
        if let Some(why) = &reading.dropped {
            parts.push(format!("no event: {why}"));
        }
        if codes(reading) != self.codes {
            parts.push(format!("makes it {}", coded(reading)));
        }
        if digest(&reading.actors) != self.actors {
            listed(&mut parts, "acts", "by this word", &reading.actors);
        }
        if digest(&reading.recipients) != self.recipients {
            listed(&mut parts, "acted upon", "by this word", &reading.recipients);
        }
        if reading.attribution.len() > self.sources {
            parts.push("tells who says so".into());
        }
        if parts.is_empty() { "changes nothing".into() } else { parts.join("; ") }
    }
}

fn codes(reading: &Reading) -> (EventType, String, Modality) {
    (reading.event_type, reading.cameo.clone(), reading.modality)
}

fn coded(reading: &Reading) -> String {
    format!("{} {}, {}", reading.event_type.name(), reading.cameo, reading.modality.name())
}

fn listed(notes: &mut Vec<String>, who: &str, what: &str, list: &[Actor]) {
    let names: Vec<String> = list.iter().map(|a| format!("{} ({})", a.name, a.code().unwrap_or("no code"))).collect();
    let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
    notes.push(format!("{who}: {names}, {what}"));
}

/// Tells lists of actors apart without keeping them.
fn digest(list: &[Actor]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for actor in list {
        (&actor.name, &actor.country, &actor.igo).hash(&mut hasher);
    }
    list.len().hash(&mut hasher);
    hasher.finish()
}

/// Named by a pronoun or a phrase such as `both sides`.
fn referred(actor: &Actor) -> bool {
    actor.how.contains("` refers to `") || actor.how.starts_with("both sides")
}
