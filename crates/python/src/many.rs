//! How is a stream of articles coded? On threads of its own, while Python hands in the next and takes the last.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use legation_engine::Engine;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::article::{Article, code};

/// Articles that wait for each thread: enough that none is idle while Python takes a result.
const AHEAD: usize = 4;
/// How often a wait looks whether the user has asked to stop.
const WAIT: Duration = Duration::from_millis(100);

/// An article as the Python half hands it over: text, date, title, outlet, url, id.
#[derive(FromPyObject)]
pub struct Fields(String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

impl From<Fields> for Article {
    fn from(Fields(text, date, title, outlet, url, id): Fields) -> Self {
        Self { text: text.into_bytes(), date, title, outlet, url, id }
    }
}

/// An article and where its result goes.
type Job = (Article, SyncSender<Result<String, String>>);

/// Iterator over coded articles as JSON, in the order of the articles.
#[pyclass(module = "legation._native")]
pub struct Coded {
    articles: Option<Py<PyIterator>>,
    jobs: usize,
    /// Gone when all articles are handed in: the threads then end.
    hand_in: Option<Mutex<Sender<Job>>>,
    pending: VecDeque<Mutex<Receiver<Result<String, String>>>>,
    /// What the source of the articles raised; told after the articles before it.
    raised: Option<PyErr>,
}

impl Coded {
    /// Starts the threads.
    pub fn of(engine: &Arc<Engine<'static>>, articles: Py<PyIterator>, jobs: usize) -> PyResult<Self> {
        let jobs = jobs.max(1);
        let (hand_in, take) = channel::<Job>();
        let take = Arc::new(Mutex::new(take));
        for _ in 0..jobs {
            let (engine, take) = (engine.clone(), take.clone());
            std::thread::Builder::new()
                .name("legation".into())
                .spawn(move || work(&engine, &take))
                .map_err(|e| PyRuntimeError::new_err(format!("cannot start a thread: {e}; give fewer `jobs`")))?;
        }
        let hand_in = Some(Mutex::new(hand_in));
        Ok(Self { articles: Some(articles), jobs, hand_in, pending: VecDeque::new(), raised: None })
    }

    /// Hands in articles until enough are waiting.
    fn fill(&mut self, py: Python<'_>) {
        while self.pending.len() < self.jobs * AHEAD {
            let Some(articles) = &self.articles else { return };
            let next = articles.bind(py).clone().next();
            let article = match next.map(|item| item.and_then(|item| item.extract::<Fields>())) {
                Some(Ok(article)) => article,
                ended => {
                    self.raised = ended.and_then(Result::err);
                    (self.articles, self.hand_in) = (None, None);
                    return;
                }
            };
            let (send, receive) = sync_channel(1);
            if let Some(Ok(hand_in)) = self.hand_in.as_ref().map(Mutex::lock) {
                // Without a thread that takes it the result never comes, and the wait for it says so.
                let _ = hand_in.send((article.into(), send));
            }
            self.pending.push_back(Mutex::new(receive));
        }
    }
}

#[pymethods]
impl Coded {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<String>> {
        self.fill(py);
        let Some(first) = self.pending.pop_front() else { return self.raised.take().map_or(Ok(None), Err) };
        let ended = || PyRuntimeError::new_err("a thread ended before its article was coded");
        let mut first = first.into_inner().map_err(|_| ended())?;
        loop {
            let waited;
            (waited, first) = py.detach(move || (first.recv_timeout(WAIT), first));
            match waited {
                Ok(result) => return result.map(Some).map_err(PyValueError::new_err),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
    }
}

/// Codes articles until no more can come.
fn work(engine: &Engine<'_>, take: &Mutex<Receiver<Job>>) {
    let mut code = code(engine);
    loop {
        let Ok(Ok((article, done))) = take.lock().map(|take| take.recv()) else { return };
        // Where nobody waits for it any more the rest is not wanted either, and the sender is soon gone.
        let _ = done.send(serde_json::to_string(&code(&article)).map_err(|e| e.to_string()));
    }
}
