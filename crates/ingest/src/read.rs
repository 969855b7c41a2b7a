//! Which files are articles? Walks what the user gave, in a fixed order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use legation_model::article::Document;
use legation_model::diag::{Diag, Severity};
use walkdir::WalkDir;

use crate::{Facts, Form, Item, LIMIT, article, decode, html, index};

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

/// A file to read.
#[derive(Debug)]
struct Candidate {
    path: PathBuf,
    facts: Facts,
}

/// What the walk found.
#[derive(Debug, Default)]
struct Found {
    files: Vec<Candidate>,
    /// Files taken already, by their real path.
    taken: BTreeSet<PathBuf>,
    diags: Vec<Diag>,
    skipped: usize,
    /// Number of given folders in which nothing was found.
    empty: usize,
}

/// Reads the articles under `paths`: files as given; of folders the `.txt`, `.text` and `.md` files at any depth, without
/// hidden ones and `README`, and the files that an `index.json` lists.
///
/// `progress` is called after each file with the number done, the number of files, and the file's name.
///
/// # Errors
/// Only if a path does not exist, or no file could be an article. Files that exist and cannot be read give a diagnostic.
pub fn read(paths: &[PathBuf], progress: &mut dyn FnMut(usize, usize, &str)) -> Result<Input, IngestError> {
    let found = find(paths)?;
    let mut input = Input { diags: found.diags, skipped: found.skipped, ..Input::default() };
    let (mut ids, mut hashes) = (BTreeSet::new(), BTreeMap::<String, String>::new());
    let total = found.files.len();
    for (done, file) in found.files.into_iter().enumerate() {
        let origin = file.path.display().to_string();
        let (document, diags) = match file.item() {
            Ok(item) => article(&unique(item.name(), &mut ids), &item),
            Err(diag) => (None, vec![diag]),
        };
        input.diags.extend(diags);
        input.skipped += usize::from(document.is_none());
        if let Some(document) = document {
            if let Some(first) = hashes.get(&document.hash) {
                let message = format!("is the same text as `{first}` (copy of {first})");
                input.diags.push(
                    Diag::new(Severity::Note, "ingest/copy", &origin, message)
                        .help("it counts as one report; remove it if it is there by mistake"),
                );
            } else {
                hashes.insert(document.hash.clone(), document.id.clone());
            }
            input.documents.push(document);
        }
        progress(done + 1, total, &origin);
    }
    input.documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(input)
}

/// What stands under `paths`, as [`read`] finds it, one at a time: an item, or the reason why there is none.
///
/// # Errors
/// Those of [`read`].
pub fn items(paths: &[PathBuf]) -> Result<impl Iterator<Item = Result<Item, Diag>> + Send + use<>, IngestError> {
    let found = find(paths)?;
    Ok(found.diags.into_iter().map(Err).chain(found.files.into_iter().map(Candidate::item)))
}

fn find(paths: &[PathBuf]) -> Result<Found, IngestError> {
    let mut found = Found::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(m) if m.is_dir() => found.folder(path),
            Ok(_) => found.file(path.clone(), Facts::default()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(IngestError::Missing(path.clone())),
            Err(e) => found.skip(unreadable(path, &e)),
        }
    }
    if found.files.is_empty() && found.diags.len() == found.empty {
        return Err(IngestError::Nothing(paths.to_vec()));
    }
    found.files.sort_by(|a, b| (a.name(), &a.path).cmp(&(b.name(), &b.path)));

    Ok(found)
}

impl Candidate {
    fn name(&self) -> String {
        Item { origin: self.path.display().to_string(), facts: self.facts.clone(), ..Item::default() }.name()
    }

    fn item(self) -> Result<Item, Diag> {
        let bytes = load(&self.path)?;
        Ok(Item { origin: self.path.display().to_string(), bytes, form: Form::Text, facts: self.facts })
    }
}

/// `name`, with the first number from 2 after it that makes it unlike those before.
fn unique(name: String, ids: &mut BTreeSet<String>) -> String {
    let mut id = name.clone();
    let mut number = 2;
    while !ids.insert(id.clone()) {
        id = format!("{name}-{number}");
        number += 1;
    }
    id
}

impl Found {
    fn skip(&mut self, diag: Diag) {
        self.diags.push(diag);
        self.skipped += 1;
    }

    /// Takes a file once, however often it is named.
    fn file(&mut self, path: PathBuf, facts: Facts) {
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.taken.insert(real) {
            self.files.push(Candidate { path, facts });
        }
    }

    fn folder(&mut self, folder: &Path) {
        let mut seen = 0;
        let mut texts = Vec::new();
        // Every index is read before the texts, so that one in a subfolder can speak of files outside it.
        for entry in WalkDir::new(folder)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|e| e.depth() == 0 || !is_hidden(e.path()))
        {
            match entry {
                Ok(e) if e.file_type().is_dir() => continue,
                Ok(e) if e.file_name() == "index.json" => self.index(e.path()),
                Ok(e) if is_page(e.path()) => self.skip(html(&e.path().display().to_string())),
                Ok(e) if is_article(e.path()) => texts.push(e.into_path()),
                Ok(_) => continue,
                Err(e) => self.skip(walk_fault(folder, &e)),
            }
            seen += 1;
        }
        for path in texts {
            self.file(path, Facts::default());
        }
        if seen == 0 {
            self.empty += 1;
            self.skip(
                Diag::new(Severity::Warning, "ingest/empty-folder", folder.display().to_string(), "holds no articles")
                    .help("put `.txt` or `.md` files there, one article each"),
            );
        }
    }

    fn index(&mut self, path: &Path) {
        let bytes = match load(path) {
            Ok(bytes) => bytes,
            Err(diag) => return self.diags.push(diag),
        };
        let (entries, diag) = index::parse(path, &bytes);
        self.diags.extend(diag);
        let folder = path.parent().unwrap_or(Path::new(""));
        for entry in entries {
            let file = folder.join(&entry.file);
            let fault = match fs::metadata(&file) {
                Ok(m) if m.is_dir() => "which is a folder",
                Ok(_) => {
                    self.file(file, entry.into());
                    continue;
                }
                Err(_) => "which cannot be found",
            };
            self.skip(
                Diag::new(
                    Severity::Warning,
                    "ingest/index-entry",
                    path.display().to_string(),
                    format!("lists `{}`, {fault}", entry.file),
                )
                .help("write the path of a text file, relative to the folder of the index"),
            );
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_page(path: &Path) -> bool {
    matches!(extension(path).as_str(), "html" | "htm" | "xhtml")
}

fn is_article(path: &Path) -> bool {
    let stem = path.file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    matches!(extension(path).as_str(), "txt" | "text" | "md")
        && !matches!(stem.as_str(), "readme" | "license" | "licence" | "changelog")
}

/// The bytes of a file, at most one more than an article may have.
fn load(path: &Path) -> Result<Vec<u8>, Diag> {
    let origin = path.display().to_string();
    if is_page(path) {
        return Err(html(&origin));
    }
    let meta = fs::metadata(path).map_err(|e| unreadable(path, &e))?;
    if !meta.is_file() {
        // Opening a pipe would wait for its writer.
        return Err(
            Diag::new(Severity::Error, "ingest/not-a-file", origin, "is not a regular file").help("give a text file")
        );
    }
    if meta.len() > LIMIT as u64 {
        return Err(decode::too_large(&origin, meta.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| unreadable(path, &e))?;
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|e| unreadable(path, &e))?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Diag {
    let (what, help) = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            ("cannot be read: permission denied", "give yourself the right to read it (`chmod u+r`)")
        }
        io::ErrorKind::NotFound => {
            ("is a link to a file that does not exist", "remove the link, or put the file where it leads")
        }
        _ => ("cannot be read", "check that it is a text file, and no link that leads to itself"),
    };
    Diag::new(Severity::Error, "ingest/unreadable", path.display().to_string(), what).help(help)
}

fn walk_fault(folder: &Path, error: &walkdir::Error) -> Diag {
    let path = error.path().unwrap_or(folder);
    if error.loop_ancestor().is_some() {
        return Diag::new(
            Severity::Warning,
            "ingest/link-loop",
            path.display().to_string(),
            "is a link to a folder that holds it; not followed",
        )
        .help("remove the link");
    }
    match error.io_error() {
        Some(e) => unreadable(path, e),
        None => Diag::new(Severity::Error, "ingest/unreadable", path.display().to_string(), "cannot be read")
            .help("check the folder"),
    }
}
