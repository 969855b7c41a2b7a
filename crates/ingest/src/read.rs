//! What do all the articles come to that the user named? Reads them into memory, each under a name of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

use legation_model::article::Document;
use legation_model::diag::{Diag, Severity};

use crate::article;
use crate::sources::{Plan, Settings};

/// What was read.
#[derive(Debug, Default)]
pub struct Input {
    /// The articles, sorted by id.
    pub documents: Vec<Document>,
    /// What was odd, in the order of the files.
    pub diags: Vec<Diag>,
    /// Number of inputs that gave no document; each has a diagnostic.
    pub skipped: usize,
}

/// Why nothing could be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IngestError {
    /// A given path does not exist.
    Missing(PathBuf),
    /// No file that could be an article stands under the given paths.
    Nothing(Vec<PathBuf>),
}

impl std::fmt::Display for IngestError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "`{}` does not exist; check the path", path.display()),
            Self::Nothing(paths) if paths.is_empty() => {
                write!(f, "no path was given; name a file or a folder of articles")
            }
            Self::Nothing(paths) => {
                let names: Vec<String> = paths.iter().map(|p| format!("`{}`", p.display())).collect();
                write!(
                    f,
                    "no articles in {}; put `.txt` or `.md` files there, one article each, or an `index.json` that lists them",
                    names.join(", ")
                )
            }
        }
    }
}

impl std::error::Error for IngestError {}

/// Reads the articles under `paths`, as [`walk`](crate::walk) finds them.
///
/// `progress` is called after each input with the number done, the number known, and the input's origin.
///
/// # Errors
/// Only if a path does not exist, or no file could be an article. Files that exist and cannot be read give a diagnostic.
pub fn read(paths: &[PathBuf], progress: &mut dyn FnMut(usize, usize, &str)) -> Result<Input, IngestError> {
    read_with(paths, &Settings::default(), progress)
}

/// As [`read`], with settings.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    paths: &[PathBuf],
    settings: &Settings,
    progress: &mut dyn FnMut(usize, usize, &str),
) -> Result<Input, IngestError> {
    let plan = Plan::new(paths)?;
    let total = plan.count();
    let mut input = Input::default();
    let (mut names, mut hashes) = (Names::default(), BTreeMap::<String, String>::new());
    let (mut done, mut empty) = (0, true);
    plan.run(settings, &mut |taken| {
        let item = match taken {
            Ok(item) => item,
            Err(diag) => {
                input.skipped += usize::from(diag.severity > Severity::Note);
                empty &= diag.code == "ingest/empty-folder";
                input.diags.push(diag);
                return ControlFlow::Continue(());
            }
        };
        empty = false;
        let (document, diags) = article(&names.unique(item.name()), &item);
        input.diags.extend(diags);
        let document = document.filter(Document::is_english);
        input.skipped += usize::from(document.is_none());
        if let Some(document) = document {
            if let Some(first) = hashes.get(&document.hash) {
                let message = format!("is the same text as `{first}` (copy of {first})");
                input.diags.push(
                    Diag::new(Severity::Note, "ingest/copy", &item.origin, message)
                        .help("it counts as one report; remove it if it is there by mistake"),
                );
            } else {
                hashes.insert(document.hash.clone(), document.id.clone());
            }
            input.documents.push(document);
        }
        done += 1;
        progress(done, total.max(done), &item.origin);
        ControlFlow::Continue(())
    });
    if empty {
        return Err(IngestError::Nothing(paths.to_vec()));
    }
    input.documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(input)
}

/// Names of documents, each given once.
#[derive(Default)]
struct Names {
    given: BTreeSet<String>,
    /// The number to try next after a name that was given before.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// `name`, with the first number from 2 after it that makes it unlike those before.
    fn unique(&mut self, name: String) -> String {
        let mut id = name.clone();
        while !self.given.insert(id.clone()) {
            let number = self.next.entry(name.clone()).or_insert(2);
            id = format!("{name}-{number}");
            *number += 1;
        }
        id
    }
}
