//! Which files are meant? What the user names, in a fixed order, each file once.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use glob::MatchOptions;
use legation_model::diag::{Diag, Severity};
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_128;

use super::limits::{Limits, size};
use super::{Settings, Sink, Source, Walk, kind};
use crate::index::{self, IndexEntry};
use crate::{Facts, IngestError};

/// Standard input among paths.
const STDIN: &str = "-";
/// The file that says something about others.
const INDEX: &str = "index.json";

/// What the user named, sorted, with every pattern expanded.
#[derive(Debug)]
pub(crate) struct Plan {
    paths: Vec<PathBuf>,
}

impl Plan {
    pub fn new(given: &[PathBuf]) -> Result<Self, IngestError> {
        let mut paths = Vec::new();
        for path in given {
            // A link that leads nowhere is there; the walk says what is the matter.
            let missing = || fs::symlink_metadata(path).is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
            if path == Path::new(STDIN) || !missing() {
                paths.push(path.clone());
                continue;
            }
            let fits = expand(path);
            if fits.is_empty() {
                return Err(IngestError::Missing(path.clone()));
            }
            paths.extend(fits);
        }
        paths.sort();
        paths.dedup();
        Ok(Self { paths })
    }

    /// Number of files that [`Plan::run`] will read, where no index names others.
    pub fn count(&self) -> usize {
        let in_folder = |p: &PathBuf| entries(p).flatten().filter(is_wanted).count();
        self.paths.iter().map(|p| if p.is_dir() { in_folder(p) } else { 1 }).sum()
    }

    /// Hands everything to `sink`.
    pub fn run(&self, settings: &Settings, sink: &mut Sink<'_>) {
        let walk = Walk { settings, sink, given: 0, spent: Rc::default() };
        let mut files = Files { walk, taken: HashSet::new(), listed: HashSet::new() };
        files.listed = self.paths.iter().filter(|p| p.is_dir()).flat_map(|p| listed(p, &settings.limits)).collect();
        for path in &self.paths {
            let flow = match fs::metadata(path) {
                _ if path == Path::new(STDIN) => files.stdin(),
                Ok(m) if m.is_dir() => files.folder(path),
                _ => files.file(path, true),
            };
            if flow.is_break() {
                return;
            }
        }
    }
}

/// The files that fit a pattern, sorted; hidden ones only where it names the dot.
fn expand(pattern: &Path) -> Vec<PathBuf> {
    let options =
        MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };
    let Some(pattern) = pattern.to_str().filter(|p| p.contains(['*', '?', '['])) else { return Vec::new() };
    let Ok(found) = glob::glob_with(pattern, options) else { return Vec::new() };
    // Of a folder that cannot be read the path stands for what is in it; reading it says why.
    found.map(|path| path.unwrap_or_else(|e| e.path().to_path_buf())).collect()
}

/// What lies in `folder` at any depth, sorted by name, without what is hidden.
fn entries(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let shown = |e: &DirEntry| e.depth() == 0 || !kind::is_hidden(&e.file_name().to_string_lossy());
    WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown)
}

fn is_wanted(entry: &DirEntry) -> bool {
    !entry.file_type().is_dir() && kind::is_wanted(&entry.file_name().to_string_lossy())
}

fn may_be_feed(entry: &DirEntry) -> bool {
    !entry.file_type().is_dir() && kind::may_be_feed(&entry.file_name().to_string_lossy())
}

/// The mark of a file, the same on every way to it.
fn mark(path: &Path) -> u128 {
    let real = fs::canonicalize(path);
    xxh3_128(real.as_deref().unwrap_or(path).as_os_str().as_encoded_bytes())
}

/// The marks of the files that an index under `folder` lists.
fn listed(folder: &Path, limits: &Limits) -> Vec<u128> {
    let indexes = entries(folder).flatten().filter(|e| e.file_type().is_file() && e.file_name() == INDEX);
    let of_index = |e: DirEntry| {
        let bytes = load(e.path(), limits).unwrap_or_default();
        let folder = e.path().parent().map(Path::to_path_buf).unwrap_or_default();
        index::parse(e.path(), &bytes).0.into_iter().map(move |entry| mark(&folder.join(entry.file)))
    };
    indexes.flat_map(of_index).collect()
}

/// The walk through files.
struct Files<'w> {
    walk: Walk<'w>,
    /// Marks of the files that were taken.
    taken: HashSet<u128>,
    /// Marks of the files that come with the index that lists them.
    listed: HashSet<u128>,
}

impl Files<'_> {
    fn stdin(&mut self) -> ControlFlow<()> {
        let mut input = io::stdin().lock();
        self.walk.spent.set(0);
        self.walk.open(Source { named: true, ..Source::new(STDIN.into(), STDIN, &mut input) })
    }

    /// Takes a file that comes with no index.
    fn file(&mut self, path: &Path, named: bool) -> ControlFlow<()> {
        if self.listed.contains(&mark(path)) {
            return ControlFlow::Continue(());
        }
        self.take(path, named, Facts::default())
    }

    /// Takes a file once, however often it is named.
    fn take(&mut self, path: &Path, named: bool, facts: Facts) -> ControlFlow<()> {
        if !self.taken.insert(mark(path)) {
            return ControlFlow::Continue(());
        }
        let origin = path.display().to_string();
        let meta = match fs::metadata(path) {
            Ok(meta) => meta,
            Err(e) => return self.walk.left(unreadable(path, &e)),
        };
        if !meta.is_file() {
            // Opening a pipe would wait for its writer.
            let diag = Diag::new(Severity::Error, "ingest/not-a-file", origin, "is not a regular file");
            return self.walk.left(diag.help("give a file, or pass the data through standard input (`-`)"));
        }
        match File::open(path) {
            Ok(file) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let mut input = BufReader::with_capacity(64 * 1024, file);
                let source = Source::new(origin, &name, &mut input);
                self.walk.spent.set(0);
                let if_feed = !named && kind::may_be_feed(&name);
                self.walk.open(Source { disk: Some(path), named, if_feed, facts, ..source })
            }
            Err(e) => self.walk.left(unreadable(path, &e)),
        }
    }

    fn folder(&mut self, folder: &Path) -> ControlFlow<()> {
        let mut empty = true;
        for entry in entries(folder) {
            match entry {
                Ok(e) if e.file_name() == INDEX && !e.file_type().is_dir() => self.index(e.path())?,
                Ok(e) if is_wanted(&e) => self.file(e.path(), false)?,
                Ok(e) if may_be_feed(&e) => {
                    let before = self.walk.given;
                    self.file(e.path(), false)?;
                    if self.walk.given == before {
                        continue;
                    }
                }
                Ok(_) => continue,
                Err(e) => self.walk.left(walk_fault(folder, &e))?,
            }
            empty = false;
        }
        if empty {
            let diag =
                Diag::new(Severity::Warning, "ingest/empty-folder", folder.display().to_string(), "holds no articles");
            self.walk.left(diag.help(
                "put texts, pages, tables or archives of articles there; `docs/sources.md` lists what is read",
            ))?;
        }
        ControlFlow::Continue(())
    }

    /// Takes the files that an index lists.
    fn index(&mut self, path: &Path) -> ControlFlow<()> {
        let bytes = match load(path, &self.walk.settings.limits) {
            Ok(bytes) => bytes,
            Err(diag) => return self.walk.left(diag),
        };
        let (entries, diag) = index::parse(path, &bytes);
        if let Some(diag) = diag {
            self.walk.left(diag)?;
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        for entry in entries {
            let file = folder.join(&entry.file);
            match fs::metadata(&file) {
                Ok(m) if m.is_dir() => self.walk.left(entry_fault(path, &entry, "which is a folder"))?,
                Ok(_) => self.take(&file, true, entry.into())?,
                Err(_) => self.walk.left(entry_fault(path, &entry, "which cannot be found"))?,
            }
        }
        ControlFlow::Continue(())
    }
}

/// The bytes of an index.
fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Diag> {
    let most = limits.held_bytes;
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    match read {
        Ok(n) if n as u64 > most => {
            let message = format!("has more than {}; it is left out", size(most));
            let diag = Diag::new(Severity::Error, "ingest/too-large", path.display().to_string(), message);
            Err(diag.help("split it, or raise `--max-held-bytes`"))
        }
        Ok(_) => Ok(bytes),
        Err(e) => Err(unreadable(path, &e)),
    }
}

fn entry_fault(path: &Path, entry: &IndexEntry, fault: &str) -> Diag {
    let message = format!("lists `{}`, {fault}", entry.file);
    Diag::new(Severity::Warning, "ingest/index-entry", path.display().to_string(), message)
        .help("write the path of a text file, relative to the folder of the index")
}

fn unreadable(path: &Path, error: &io::Error) -> Diag {
    let (what, help) = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            ("cannot be read: permission denied", "give yourself the right to read it (`chmod u+r`)")
        }
        io::ErrorKind::NotFound => {
            ("is a link to a file that does not exist", "remove the link, or put the file where it leads")
        }
        _ => ("cannot be read", "check that it is a file of articles, and no link that leads to itself"),
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
