//! How does a caller draw items one by one? A thread walks, and a short queue holds what is not yet asked for.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

use legation_model::diag::{Diag, Severity};

use super::{Plan, Settings};
use crate::{IngestError, Item};

/// Items that wait at most; with large pages this bounds memory.
const WAITING: usize = 16;

/// The items of what the user named, in a fixed order; `Err` is something that was left out, or is odd, with its reason.
///
/// Dropping it ends the walk.
#[derive(Debug)]
pub struct Items {
    queue: Receiver<Result<Item, Diag>>,
    walk: Option<JoinHandle<()>>,
}

/// The items under `paths`, as [`walk`](super::walk) hands them out. Reading and unpacking run beside the caller.
///
/// # Errors
/// Only if a path does not exist or a pattern fits nothing.
pub fn items(paths: &[PathBuf], settings: Settings) -> Result<Items, IngestError> {
    let plan = Plan::new(paths)?;
    let (sender, queue) = sync_channel(WAITING);
    let reader = sender.clone();
    let run = move || {
        plan.run(&settings, &mut |taken| match reader.send(taken) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
    };
    let walk = thread::Builder::new().name("sources".into()).spawn(run);
    if let Err(e) = &walk {
        let diag = Diag::new(Severity::Error, "ingest/unreadable", "", format!("cannot read beside the coding: {e}"));
        // The queue is empty and has room for it.
        let _ = sender.send(Err(diag.help("free memory, or raise the number of processes that you may start")));
    }
    Ok(Items { queue, walk: walk.ok() })
}

impl Iterator for Items {
    type Item = Result<Item, Diag>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Ok(taken) = self.queue.recv() {
            return Some(taken);
        }
        // A fault of the walk is the caller's, not an early end.
        if let Some(Err(panic)) = self.walk.take().map(JoinHandle::join) {
            std::panic::resume_unwind(panic);
        }
        None
    }
}
