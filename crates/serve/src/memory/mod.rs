//! How is the record held? Articles and the record of all of them in memory, so that readers never wait; the record of a day is
//! worked out when it is first asked for. What comes to the articles and corrections meanwhile is seen when it is looked for.

mod held;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::{Corrected, Correction};
use legation_engine::model::diag::Diag;
use legation_engine::model::dossier::Dossier;
use legation_engine::{Engine, View};

use crate::keep::Keep;
use crate::problem::{Kind, Problem};
use crate::reading::Reading;
use crate::record::{Asked, Found, Record, Rows, Stop};
use crate::search;
use held::{Articles, Held, Made};

/// A record in memory, made of what is kept elsewhere.
pub struct Memory {
    engine: Engine<'static>,
    keep: Box<dyn Keep>,
    diags: Vec<Diag>,
    held: Mutex<Held>,
    /// Held while a record is worked out: two at once would take the memory of two.
    work: Mutex<()>,
}

impl Memory {
    /// The record of articles that were each coded alone. `diags` is what was odd with their files.
    ///
    /// # Errors
    /// If the corrections cannot be read.
    pub fn new(
        engine: Engine<'static>,
        coded: Vec<CodedDocument>,
        diags: Vec<Diag>,
        keep: impl Keep,
    ) -> Result<Self, Problem> {
        let articles: Articles = coded.into_iter().map(Arc::new).collect();
        let stamp = keep.stamp()?;
        let corrections: Arc<[Correction]> = keep.corrections()?.into();
        let whole = made(&engine, &diags, &articles, &View { as_of: None, corrections: corrections.to_vec() });
        let held = Mutex::new(Held::new(stamp, articles, corrections, Arc::new(whole)));
        Ok(Self { engine, keep: Box::new(keep), diags, held, work: Mutex::new(()) })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // What is held is put there whole: a failure elsewhere leaves it sound.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One at a time works a record out.
    fn turn(&self) -> MutexGuard<'_, ()> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn made(&self, as_of: Option<Date>) -> Arc<Made> {
        let Some(day) = as_of else { return self.held().whole.clone() };
        let slot = self.held().day(day);
        // Whoever asks for the same day waits here for the first who asked.
        let make = || {
            let _turn = self.turn();
            let view = View { as_of, corrections: slot.corrections.to_vec() };
            Arc::new(made(&self.engine, &self.diags, &slot.articles, &view))
        };
        slot.made.get_or_init(make).clone()
    }

    /// Takes in what has come since, in one's turn.
    fn catch_up(&self, _turn: &MutexGuard<'_, ()>) -> Result<bool, Problem> {
        let stamp = self.keep.stamp()?;
        let (mut articles, known) = {
            let held = self.held();
            if held.stamp == stamp {
                return Ok(false);
            }
            let known: HashSet<String> = held.articles.iter().map(|d| d.document.id.clone()).collect();
            (held.articles.to_vec(), known)
        };
        let new = self.keep.new_articles(&|id| known.contains(id))?;
        if !new.is_empty() {
            articles.extend(new.into_iter().map(Arc::new));
            articles.sort_by(|a, b| a.document.id.cmp(&b.document.id));
        }
        let articles: Articles = articles.into();
        let corrections: Arc<[Correction]> = self.keep.corrections()?.into();
        let view = View { as_of: None, corrections: corrections.to_vec() };
        let whole = made(&self.engine, &self.diags, &articles, &view);
        *self.held() = Held::new(stamp, articles, corrections, Arc::new(whole));
        Ok(true)
    }
}

impl Record for Memory {
    fn reading(&self, as_of: Option<Date>) -> Result<Arc<Reading>, Problem> {
        Ok(self.made(as_of).reading.clone())
    }

    fn document(&self, id: &str, as_of: Option<Date>) -> Result<Option<Arc<CodedDocument>>, Problem> {
        Ok(self.made(as_of).document(id).cloned())
    }

    fn trees(&self, text: &str) -> Vec<String> {
        self.engine.trees(text)
    }

    fn search(&self, question: &str, as_of: Option<Date>, limit: usize, stop: &Stop) -> Result<Found, Problem> {
        let made = self.made(as_of);
        let ids: Vec<&str> = made.documents().iter().map(|d| d.document.id.as_str()).collect();
        let found = self.keep.search(question, &ids, limit);
        found.unwrap_or_else(|| search::search(made.documents(), question, limit, stop))
    }

    fn sql(&self, question: &str, limit: usize, stop: &Stop) -> Result<Rows, Problem> {
        self.keep.sql(question, limit, stop)
    }

    fn correct(&self, asked: &Asked) -> Result<Corrected, Problem> {
        let wrong = |e: String| Problem::new(Kind::Wrong, e, "nothing was written");
        let seen = self.made(asked.as_of);
        if asked.version.as_ref().is_some_and(|v| *v != seen.reading.version) {
            let error = "the record has changed since it was shown";
            return Err(Problem::new(Kind::Conflict, error, "reload the page, look again, and correct it then"));
        }
        let documents: Vec<CodedDocument> = seen.documents().iter().map(|d| CodedDocument::clone(d)).collect();
        let act = legation_engine::act(&asked.wish, &seen.reading.dossier, &documents).map_err(wrong)?;
        drop((seen, documents));
        let turn = self.turn();
        self.catch_up(&turn)?;
        let (articles, known) = {
            let held = self.held();
            (held.articles.clone(), held.corrections.clone())
        };
        let (reason, by, at) = (asked.reason.trim().to_owned(), asked.by.trim().to_owned(), asked.at.clone());
        let correction = Correction { number: 0, at, by, reason, act };
        let (correction, dossier, coded) =
            self.engine.try_correction(alone(&articles), known.to_vec(), correction).map_err(wrong)?;
        let number = correction.number;
        let written = self.keep.add(correction)?;
        let made = hold(&self.diags, &articles, dossier, coded);
        let lost = || Problem::failed("the correction was lost");
        let mut done = made.reading.dossier.corrections.last().cloned().ok_or_else(lost)?;
        if written.number == number {
            let corrections: Vec<Correction> = known.iter().cloned().chain([written]).collect();
            *self.held() = Held::new(self.keep.stamp()?, articles, corrections.into(), Arc::new(made));
        } else {
            // Another program wrote a line in this moment.
            done.correction.number = written.number;
            self.catch_up(&turn)?;
        }
        Ok(done)
    }

    fn renew(&self) -> Result<bool, Problem> {
        self.catch_up(&self.turn())
    }
}

/// The record that a view asks for.
fn made(engine: &Engine<'_>, diags: &[Diag], articles: &Articles, view: &View) -> Made {
    let (dossier, coded) = engine.put_together(alone(articles), view);
    hold(diags, articles, dossier, coded)
}

fn alone(articles: &Articles) -> Vec<CodedDocument> {
    articles.iter().map(|d| CodedDocument::clone(d)).collect()
}

/// A record with its documents; those that are as they were coded are held once.
fn hold(diags: &[Diag], articles: &Articles, mut dossier: Dossier, coded: Vec<CodedDocument>) -> Made {
    dossier.diags.splice(0..0, diags.iter().cloned());
    let mut alone = articles.iter();
    let documents = coded.into_iter().map(|doc| {
        // Both are in one order; a day leaves some out.
        match alone.by_ref().find(|a| a.document.id == doc.document.id && a.document.hash == doc.document.hash) {
            Some(same) if **same == doc => same.clone(),
            _ => Arc::new(doc),
        }
    });
    Made::new(documents.collect(), Reading::new(dossier))
}
