//! Why does the record say so? The sentence, its tree, the pattern that fired and those that lost, as plain text.

mod claims;
mod ledger;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use legation_model::claim::CodedDocument;
use legation_model::correction::{Anchor, Corrected, Effect};
use legation_model::dossier::{Contradiction, Dossier, Story};

use claims::{citation, document, one_line, same_words};
pub use claims::{event, figure, trees};

/// A record with what stands behind it.
pub struct Explainer<'r> {
    /// The record.
    pub dossier: &'r Dossier,
    /// A document that it was made of, by its id.
    pub document: &'r dyn Fn(&str) -> Option<Cow<'r, CodedDocument>>,
    /// The dependency trees of the sentences in a text.
    pub trees: &'r dyn Fn(&str) -> Vec<String>,
}

impl Explainer<'_> {
    /// The explanation of `id`, `None` if the record has no such thing.
    pub fn explain(&self, id: &str) -> Option<String> {
        let mut text = String::new();
        let episodes = &self.dossier.episodes;
        if let Some(story) = episodes.iter().flat_map(|e| &e.stories).find(|s| s.id == id) {
            self.story(&mut text, story);
        } else if let Some(c) = episodes.iter().flat_map(|e| &e.contradictions).find(|c| c.id == id) {
            self.contradiction(&mut text, c);
        } else if let Some(episode) = episodes.iter().find(|e| e.id == id) {
            let _ = writeln!(text, "{}  {}\n{}\n", episode.id, episode.title, episode.state.join(" "));
            for why in &episode.apart {
                let _ = writeln!(text, "apart     {why}");
            }
            for d in self.dossier.documents.iter().filter(|d| d.episode.as_deref() == Some(id)) {
                let _ = writeln!(text, "{:<9} {}", d.id, d.episode_why);
            }
        } else if let Some(claims) = ledger::explain(&mut text, self.dossier, id) {
            self.claims(&mut text, claims.iter().map(String::as_str));
        } else if let Some(doc) = (self.document)(id) {
            document(&mut text, &doc, self.dossier);
        } else {
            return self.claim(id);
        }
        Some(text)
    }

    /// Of claims and sentences: `DOC:e3`, `DOC:f1`, `DOC:a1`, `DOC:s4`.
    fn claim(&self, id: &str) -> Option<String> {
        let (doc, rest) = id.rsplit_once(':')?;
        let doc = (self.document)(doc)?;
        let doc = doc.as_ref();
        let mut text = String::new();
        let sentence = if let Some(e) = doc.events.iter().find(|e| e.id == id) {
            event(&mut text, doc, e);
            self.stands_in(&mut text, id);
            e.sentence
        } else if let Some(f) = doc.figures.iter().find(|f| f.id == id) {
            figure(&mut text, doc, f);
            f.sentence
        } else if let Some(a) = doc.citations.iter().find(|a| a.id == id) {
            citation(&mut text, doc, a);
            a.sentence
        } else if let Some(anchor) = self.taken_out(&mut text, id) {
            doc.sentences.iter().position(|s| same_words(s.span.of(&doc.document.text), &anchor.sentence))? as u32
        } else {
            let n: u32 = rest.strip_prefix('s')?.parse().ok()?;
            let index = n.checked_sub(1)?;
            doc.sentences.get(index as usize)?;
            let _ = writeln!(text, "{id}\n\n  “{}”\n", one_line(doc.sentence_text(index)));
            let before = text.len();
            for e in doc.events.iter().filter(|e| e.sentence == index) {
                event(&mut text, doc, e);
                self.stands_in(&mut text, &e.id);
                text.push('\n');
            }
            for f in doc.figures.iter().filter(|f| f.sentence == index) {
                figure(&mut text, doc, f);
                text.push('\n');
            }
            if text.len() == before {
                text.push_str("No event and no figure: no pattern fired.\n\n");
            }
            index
        };
        text.push('\n');
        trees(&mut text, &(self.trees)(doc.sentence_text(sentence)));
        Some(text)
    }

    /// A claim that an analyst has taken out: what it was and why it is gone.
    fn taken_out(&self, text: &mut String, id: &str) -> Option<&Anchor> {
        let reached = |c: &&Corrected| c.effect == Effect::Applied && c.claims.iter().any(|claim| claim == id);
        let c = self.dossier.corrections.iter().find(reached)?;
        let anchor =
            c.correction.act.anchors().iter().find(|a| a.claim == id).or(c.correction.act.anchors().first())?;
        let _ = writeln!(text, "{id}\n\nsentence  “{}”", one_line(&anchor.sentence));
        self.corrections(text, id);
        Some(anchor)
    }

    /// What analysts did with a claim.
    fn corrections(&self, text: &mut String, id: &str) {
        for c in self.dossier.corrections.iter().filter(|c| c.claims.iter().any(|claim| claim == id)) {
            let (number, act) = (c.correction.number, c.correction.act.name());
            let _ = writeln!(text, "corrected {number} {act}: {} (reason: {})", c.why, one_line(&c.correction.reason));
        }
    }

    /// Where in the dossier a claim stands.
    fn stands_in(&self, text: &mut String, claim: &str) {
        self.corrections(text, claim);
        for episode in &self.dossier.episodes {
            for story in episode.stories.iter().filter(|s| s.reports.iter().any(|r| r.claim == claim)) {
                let _ = writeln!(text, "in        {} {}", story.id, story.summary);
                if let Some(when) = story.reports.iter().find(|r| r.claim == claim).and_then(|r| r.when) {
                    let _ =
                        writeln!(text, "dated     {}, with the publication date as the record has it", when.timex());
                }
                for c in &story.disputed {
                    let _ = writeln!(text, "disputed  {c}");
                }
            }
        }
    }

    fn story(&self, text: &mut String, s: &Story) {
        let when = s.when.map_or("not known".to_string(), |w| w.timex());
        let _ = writeln!(text, "{}  {}\n", s.id, s.summary);
        let _ = writeln!(text, "code      {} · CAMEO {} · {}", s.event_type.name(), s.cameo, s.modality.name());
        let _ = writeln!(text, "when      {when}");
        let _ =
            writeln!(text, "told by   {} (origins: {}: {})", s.docs.join(", "), s.origins.len(), s.origins.join(", "));
        for d in &s.decisions {
            let verb = if d.rule.starts_with("story/apart") { "apart" } else { "joined" };
            let _ = writeln!(text, "{verb:<9} {}: {} [{}]", d.inputs.join(" and "), one_line(&d.reason), d.rule);
        }
        self.claims(text, s.reports.iter().map(|r| r.claim.as_str()));
    }

    fn contradiction(&self, text: &mut String, c: &Contradiction) {
        let _ = writeln!(text, "{}  {}: {}\n", c.id, c.kind.name(), c.about);
        let _ = writeln!(text, "why       {} [contradiction/{}]", c.why, c.kind.name());
        for (letter, side) in ('A'..='Z').zip(&c.sides) {
            let _ = writeln!(
                text,
                "{letter}         {} (articles: {}; origins: {})",
                side.value,
                side.docs.len(),
                side.origins.len()
            );
            for quote in &side.reports {
                let _ = writeln!(text, "            “{}” {} {}", one_line(&quote.sentence), quote.doc, quote.claim);
            }
        }
        self.claims(text, c.sides.iter().flat_map(|s| &s.reports).map(|r| r.claim.as_str()));
    }

    /// The explanations of claims, each once.
    fn claims<'c>(&self, text: &mut String, ids: impl Iterator<Item = &'c str>) {
        let mut seen = BTreeSet::new();
        for id in ids.filter(|id| !id.is_empty()) {
            if seen.insert(id)
                && let Some(explained) = self.claim(id)
            {
                let _ = write!(text, "\n{}\n{explained}", "─".repeat(72));
            }
        }
    }
}
