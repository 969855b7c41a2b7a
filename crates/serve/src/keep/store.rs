//! Articles and corrections in a store, to which other programs may add meanwhile.

use std::path::PathBuf;
use std::sync::Mutex;

use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;
use legation_engine::model::time::DateRange;
use legation_engine::store::{self, Select, Store, StoreError, Value};

use super::{Keep, Stamp};
use crate::problem::{Kind, Problem};
use crate::record::{Cell, Found, Hit, Rows, Stop};

/// The part of a store that is chosen.
pub struct InStore {
    path: PathBuf,
    select: Select,
    /// Connections that nobody uses just now.
    idle: Mutex<Vec<Store>>,
}

impl InStore {
    /// The articles of the store at `path` that `select` chooses.
    pub fn new(path: PathBuf, select: Select) -> Self {
        Self { path, select, idle: Mutex::default() }
    }

    /// Works with a connection of its own.
    fn with<T>(&self, work: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, Problem> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut store = match idle {
            Some(store) => store,
            None => Store::read(&self.path).map_err(problem)?,
        };
        let done = work(&mut store).map_err(problem);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(store);
        }
        done
    }
}

impl Keep for InStore {
    fn stamp(&self) -> Result<Stamp, Problem> {
        self.with(|store| Ok(Stamp(format!("{} {}", store.state()?, store.corrections()?.len()))))
    }

    fn new_articles(&self, known: &dyn Fn(&str) -> bool) -> Result<Vec<CodedDocument>, Problem> {
        self.with(|store| {
            let names = store.names(&self.select)?;
            let new = names.iter().filter(|n| !known(n)).map(|n| store.document(n));
            new.filter_map(Result::transpose).collect()
        })
    }

    fn corrections(&self) -> Result<Vec<Correction>, Problem> {
        self.with(|store| store.corrections())
    }

    fn add(&self, correction: Correction) -> Result<Correction, Problem> {
        let store = Store::open(&self.path).map_err(problem)?;
        store.correct(&correction).map_err(problem)?;
        Ok(correction)
    }

    fn search(&self, question: &str, ids: &[&str], limit: usize) -> Option<Result<Found, Problem>> {
        Some(self.with(|store| {
            let (total, hits) = store.search_among(question, Some(ids), limit, 0)?;
            let hit = |h: store::Hit| Hit {
                doc: h.article,
                title: h.title,
                outlet: h.outlet,
                published: h.published.and_then(|day| DateRange::from_timex(&day)),
                snippet: h.snippet,
            };
            Ok(Found { total: total as usize, rows: hits.into_iter().map(hit).collect() })
        }))
    }

    fn sql(&self, question: &str, limit: usize, stop: &Stop) -> Result<Rows, Problem> {
        let (stop, question) = (stop.clone(), question.to_owned());
        let answer = self.with(move |store| store.sql(&question, limit, move || stop.asked()))?;
        let cell = |value| match value {
            Value::Null => Cell::Null,
            Value::Integer(n) => Cell::Integer(n),
            Value::Real(x) => Cell::Real(x),
            Value::Text(text) => Cell::Text(text),
        };
        let rows = answer.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Ok(Rows { columns: answer.columns, rows, truncated: answer.truncated })
    }
}

fn problem(error: StoreError) -> Problem {
    let kind = match error {
        StoreError::Question(_) => Kind::Wrong,
        StoreError::Busy | StoreError::TooLong => Kind::Busy,
        _ => Kind::Failed,
    };
    let text = error.to_string();
    match text.split_once("; ") {
        Some((error, help)) => Problem::new(kind, error, help),
        None => Problem::new(kind, text, ""),
    }
}
