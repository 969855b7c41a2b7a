//! How is a folder of articles a record? Its articles are coded once and stay in memory; what they come to on a day is worked
//! out when it is first asked for. Corrections that another program writes meanwhile are seen.

mod search;
mod views;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::{Corrected, Correction};
use legation_engine::model::diag::Diag;
use legation_engine::{Engine, View, append_correction, read_corrections};

use crate::problem::{Kind, Problem};
use crate::reading::Reading;
use crate::record::{Asked, Found, Record, Rows, Stop};
use views::{Made, Stamp, Views};

/// Articles in memory with their file of corrections.
pub struct Folder {
    engine: Engine<'static>,
    /// As each was coded alone.
    coded: Vec<Arc<CodedDocument>>,
    diags: Vec<Diag>,
    file: Option<PathBuf>,
    views: Mutex<Views>,
    /// Held while a record is worked out: two at once would take the memory of two.
    work: Mutex<()>,
}

impl Folder {
    /// The record of documents that were each coded alone; `diags` is what was odd with their files, `file` where corrections
    /// lie or will lie, if anywhere.
    pub fn new(engine: Engine<'static>, coded: Vec<CodedDocument>, diags: Vec<Diag>, file: Option<PathBuf>) -> Self {
        Self {
            engine,
            coded: coded.into_iter().map(Arc::new).collect(),
            diags,
            file,
            views: Mutex::default(),
            work: Mutex::new(()),
        }
    }

    fn made(&self, as_of: Option<Date>) -> Result<Arc<Made>, Problem> {
        let stamp = Stamp::of(self.file.as_deref());
        let slot = {
            let mut views = self.views.lock().map_err(|_| broken())?;
            if !views.are_of(&stamp) {
                views.renew(stamp, self.corrections()?);
            }
            views.slot(as_of)
        };
        // Whoever asks for the same day waits here for the first who asked.
        let made = slot.made.get_or_init(|| {
            let _one_at_a_time = self.work.lock();
            let view = View { as_of, corrections: slot.corrections.to_vec() };
            let (dossier, coded) = self.engine.put_together(self.alone(), &view);
            Arc::new(self.hold(dossier, coded))
        });
        Ok(made.clone())
    }

    fn corrections(&self) -> Result<Vec<Correction>, Problem> {
        match self.file.as_deref().filter(|f| f.exists()) {
            Some(file) => read_corrections(file)
                .map_err(|e| Problem::new(Kind::Failed, e, "mend the file of corrections and ask again")),
            None => Ok(Vec::new()),
        }
    }

    fn alone(&self) -> Vec<CodedDocument> {
        self.coded.iter().map(|d| CodedDocument::clone(d)).collect()
    }

    /// A record with its documents; those that are as they were coded are held once.
    fn hold(&self, mut dossier: legation_engine::model::dossier::Dossier, coded: Vec<CodedDocument>) -> Made {
        dossier.diags.splice(0..0, self.diags.iter().cloned());
        let mut alone = self.coded.iter();
        let documents = coded.into_iter().map(|doc| {
            // Both are in one order; a day leaves some out.
            let same =
                alone.by_ref().find(|a| a.document.id == doc.document.id && a.document.hash == doc.document.hash);
            match same {
                Some(same) if **same == doc => same.clone(),
                _ => Arc::new(doc),
            }
        });
        Made::new(documents.collect(), Reading::new(dossier))
    }
}

impl Record for Folder {
    fn reading(&self, as_of: Option<Date>) -> Result<Arc<Reading>, Problem> {
        Ok(self.made(as_of)?.reading.clone())
    }

    fn document(&self, id: &str, as_of: Option<Date>) -> Result<Option<Arc<CodedDocument>>, Problem> {
        Ok(self.made(as_of)?.document(id).cloned())
    }

    fn trees(&self, text: &str) -> Vec<String> {
        self.engine.trees(text)
    }

    fn search(&self, question: &str, as_of: Option<Date>, limit: usize, stop: &Stop) -> Result<Found, Problem> {
        search::search(self.made(as_of)?.documents(), question, limit, stop)
    }

    fn sql(&self, _: &str, _: usize, _: &Stop) -> Result<Rows, Problem> {
        let error = "this needs a store: `legation add`";
        Err(Problem::new(Kind::Wrong, error, "add the articles to a store and serve that"))
    }

    fn correct(&self, asked: &Asked) -> Result<Corrected, Problem> {
        let Some(file) = &self.file else {
            let help = "start `legation serve` on one folder, or name the file with `--file`";
            return Err(Problem::new(Kind::Conflict, "there is no file for corrections", help));
        };
        let seen = self.made(asked.as_of)?;
        if asked.version.as_ref().is_some_and(|v| *v != seen.reading.version) {
            let error = "the record has changed since it was shown";
            return Err(Problem::new(Kind::Conflict, error, "reload the page, look again, and correct it then"));
        }
        let wrong = |e: String| Problem::new(Kind::Wrong, e, "nothing was written");
        let documents: Vec<CodedDocument> = seen.documents().iter().map(|d| CodedDocument::clone(d)).collect();
        let act = legation_engine::act(&asked.wish, &seen.reading.dossier, &documents).map_err(wrong)?;
        drop((seen, documents));
        let (reason, by, at) = (asked.reason.trim().to_owned(), asked.by.trim().to_owned(), asked.at.clone());
        let correction = Correction { number: 0, at, by, reason, act };
        let _one_at_a_time = self.work.lock();
        let known = self.corrections()?;
        let (correction, dossier, coded) =
            self.engine.try_correction(self.alone(), known.clone(), correction).map_err(wrong)?;
        let number = correction.number;
        let written = append_correction(file, correction).map_err(Problem::failed)?;
        let made = self.hold(dossier, coded);
        let lost = || Problem::failed("the correction was lost");
        let mut done = made.reading.dossier.corrections.last().cloned().ok_or_else(lost)?;
        if written.number == number {
            let corrections = known.into_iter().chain([written]).collect();
            let mut views = self.views.lock().map_err(|_| broken())?;
            views.renew(Stamp::of(Some(file)), corrections);
            let _ = views.slot(None).made.set(Arc::new(made));
        } else {
            // Another program wrote a line meanwhile: the record is read anew when it is next asked for.
            done.correction.number = written.number;
        }
        Ok(done)
    }
}

fn broken() -> Problem {
    Problem::failed("the record is broken since an earlier failure; start the program again")
}
