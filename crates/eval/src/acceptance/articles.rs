//! What was made of the articles? Documents, claims and dossier, found by document and place.

use std::collections::BTreeMap;

use legation_model::article::BlockKind;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::dossier::{DocumentEntry, Dossier, Episode, Story};
use legation_model::span::Span;
use legation_model::time::DateRange;

use super::list::Record;
use super::parties::Names;

/// The articles of a run.
pub struct Articles<'a> {
    /// What each document asserts.
    pub coded: &'a [CodedDocument],
    /// What they come to.
    pub dossier: &'a Dossier,
    /// What names in words lead to.
    pub names: &'a dyn Names,
    dates: BTreeMap<&'a str, DateRange>,
}

/// Where a record's words stand.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The document.
    pub doc: &'a CodedDocument,
    /// The words.
    pub span: Span,
}

impl<'a> Articles<'a> {
    /// The articles, with the date of each claim: its own in the dossier, the day of its happening where that lies within
    /// it; else the day that the order of telling implies, else that of its happening.
    pub fn new(coded: &'a [CodedDocument], dossier: &'a Dossier, names: &'a dyn Names) -> Self {
        let mut dates = BTreeMap::new();
        for story in dossier.episodes.iter().flat_map(|e| &e.stories) {
            for report in &story.reports {
                let narrower = story.when.filter(|s| report.when.is_some_and(|own| own.contains(s)));
                if let Some(when) = narrower.or(report.when).or(report.implied_when).or(story.when) {
                    dates.insert(report.claim.as_str(), when);
                }
            }
        }
        Self { coded, dossier, names, dates }
    }

    /// The document called `id`.
    pub fn doc(&self, id: &str) -> Option<&'a CodedDocument> {
        self.coded.iter().find(|d| d.document.id == id)
    }

    /// Its entry in the dossier.
    pub fn entry(&self, id: &str) -> Option<&'a DocumentEntry> {
        self.dossier.documents.iter().find(|d| d.id == id)
    }

    /// The episode that it belongs to.
    pub fn episode(&self, id: &str) -> Option<&'a Episode> {
        let name = self.entry(id)?.episode.as_deref()?;
        self.dossier.episodes.iter().find(|e| e.id == name)
    }

    /// The happenings that have a report by this claim.
    pub fn stories_of(&self, claim: &str) -> Vec<&'a Story> {
        let stories = self.dossier.episodes.iter().flat_map(|e| &e.stories);
        stories.filter(|s| s.reports.iter().any(|r| r.claim == claim)).collect()
    }

    /// The day of an event.
    pub fn date(&self, event: &EventClaim) -> Option<DateRange> {
        self.dates
            .get(event.id.as_str())
            .copied()
            .or_else(|| event.when.as_ref().and_then(|w| w.range))
            .or_else(|| event.implied_when.as_ref().and_then(|i| i.time.range))
    }

    /// Where the words of a record stand: at its offset, or where they occur first.
    ///
    /// # Errors
    /// In words, where the document or the words are missing.
    pub fn place(&self, record: &Record) -> Result<Place<'a>, String> {
        let doc = self.doc(&record.doc).ok_or_else(|| format!("document `{}` was not read", record.doc))?;
        let (text, quote) = (&doc.document.text, record.quote_start_words.as_str());
        let at = record.char_start.and_then(|n| text.char_indices().nth(n)).map(|(byte, _)| byte);
        let here = at.filter(|at| text.get(*at..).is_some_and(|t| t.starts_with(quote)));
        let start = here.or_else(|| text.find(quote).filter(|_| !quote.is_empty()));
        let start = start.ok_or_else(|| format!("its words are not in document `{}`", record.doc))?;
        Ok(Place { doc, span: Span::new(start, start + quote.len()) })
    }
}

impl<'a> Place<'a> {
    /// The sentences of the story that the words stand in.
    pub fn sentences(self) -> Vec<u32> {
        let all = self.doc.sentences.iter().enumerate();
        all.filter(|(_, s)| s.span.overlaps(self.span)).filter_map(|(i, _)| u32::try_from(i).ok()).collect()
    }

    /// The events of these sentences, with history and repeats.
    pub fn events(self) -> Vec<&'a EventClaim> {
        let sentences = self.sentences();
        self.doc.events.iter().filter(|e| sentences.contains(&e.sentence)).collect()
    }

    /// What the block was taken for in which the words begin.
    pub fn block(self) -> Option<BlockKind> {
        self.doc.document.blocks.iter().find(|b| b.span.overlaps(self.span)).map(|b| b.kind)
    }
}
