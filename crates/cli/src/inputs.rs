//! What is there to work with? Articles, knowledge and the model, each with its own complaint.

use std::path::{Path, PathBuf};

use legation_engine::gazetteer::Gazetteer;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Correction;
use legation_engine::model::diag::{Diag, Severity};
use legation_engine::store::{Manifest, Select, Store, StoreError, is_store};
use legation_engine::{
    CORRECTIONS_FILE, Engine, GAZETTEER_FILE, INSTALL_GAZETTEER, Input, Lexicon, Model, Places, View, find_gazetteer,
    read_corrections,
};

use crate::args::{CorrectionsArg, Reading, ViewArgs};
use crate::out::{self, Progress};
use crate::sources::SourceArgs;
use crate::{Failure, Status};

/// Reads the articles and prints what was odd, one line each.
///
/// # Errors
/// [`Status::Wrong`] if a path does not exist or nothing could be read.
pub fn articles(paths: &[PathBuf], sources: &SourceArgs, reading: &Reading) -> Result<Input, Failure> {
    let progress = Progress::new(reading.quiet);
    let mut show = |done: usize, all: usize, _: &str| progress.show("Reading", done, all, "inputs");
    let input = legation_engine::read_with(paths, &sources.settings(), &mut show)
        .map_err(|e| Failure::new(Status::Wrong, e.to_string()))?;
    drop(progress);
    print(&input.diags, reading.quiet);
    if input.documents.is_empty() {
        let message = "none of the inputs could be read; give at least one English article as plain text";
        return Err(Failure::new(Status::Wrong, message));
    }
    Ok(input)
}

/// What a record is made of: articles to be read and coded, or a store of articles that were.
pub enum Source {
    /// Articles.
    Articles(Input),
    /// A store.
    Store(Box<Store>),
}

impl Source {
    /// The coded documents, each coded alone. Those of a store are the ones that `select` chooses.
    ///
    /// # Errors
    /// [`Status::Wrong`] if the store has none of that choice or cannot be read.
    pub fn coded(
        &self,
        engine: &Engine<'_>,
        select: &Select,
        reading: &Reading,
    ) -> Result<Vec<CodedDocument>, Failure> {
        let progress = Progress::new(reading.quiet);
        let store = match self {
            Self::Articles(input) => {
                let show = |done, all| progress.show("Coding", done, all, "articles");
                return Ok(engine.code_all(&input.documents, jobs(reading), &show));
            }
            Self::Store(store) => store,
        };
        let all = store.count(select).map_err(stored)? as usize;
        if all == 0 {
            let message = format!(
                "no article in `{}` is of this choice; widen `--since`, `--until`, `--about` or `--words`",
                store.path().display()
            );
            return Err(Failure::new(Status::Wrong, message));
        }
        let mut coded = Vec::with_capacity(all);
        let take = |doc| {
            coded.push(doc);
            progress.show("Loading", coded.len(), all, "articles");
            Ok(())
        };
        store.documents::<Failure>(select, take)?;
        Ok(coded)
    }

    /// What was odd while reading.
    pub fn diags(&self) -> &[Diag] {
        match self {
            Self::Articles(input) => &input.diags,
            Self::Store(_) => &[],
        }
    }

    /// The status of a call that did what it could with it.
    pub fn status(&self) -> Status {
        match self {
            Self::Articles(input) => status(input),
            Self::Store(_) => Status::Done,
        }
    }
}

/// The store that `paths` name, if they name one and nothing else.
fn store_of(paths: &[PathBuf]) -> Option<&Path> {
    match paths {
        [one] if one.is_file() && is_store(one) => Some(one),
        _ => None,
    }
}

/// Opens the store at `path` to read.
///
/// # Errors
/// [`Status::Wrong`] if it is none.
pub fn store(path: &Path) -> Result<Store, Failure> {
    Store::read(path).map_err(stored)
}

/// A failure of a store, with the status that fits.
pub fn stored(error: StoreError) -> Failure {
    let status = match error {
        StoreError::Full | StoreError::Busy => Status::Output,
        _ => Status::Wrong,
    };
    Failure::new(status, error.to_string())
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        stored(error)
    }
}

/// The articles of `paths`, or the store that they name.
///
/// # Errors
/// Those of [`articles`] and [`store`].
pub fn source(paths: &[PathBuf], sources: &SourceArgs, reading: &Reading) -> Result<Source, Failure> {
    match store_of(paths) {
        Some(path) => Ok(Source::Store(Box::new(store(path)?))),
        None => Ok(Source::Articles(articles(paths, sources, reading)?)),
    }
}

/// The status of a call that did what it could with `input`.
pub fn status(input: &Input) -> Status {
    if input.skipped > 0 { Status::Partly } else { Status::Done }
}

/// Diagnostics on standard error; `quiet` leaves out notes.
pub fn print(diags: &[Diag], quiet: bool) {
    for diag in diags.iter().filter(|d| !quiet || d.severity > Severity::Note) {
        out::complain(&diag.to_string());
    }
}

/// The knowledge: built in, or of a folder, whose faults are printed and left out.
///
/// # Errors
/// [`Status::Wrong`] if the folder does not exist.
pub fn lexicon(dir: Option<&Path>, quiet: bool) -> Result<Knowledge, Failure> {
    let Some(dir) = dir else { return Ok(Knowledge::BuiltIn(Lexicon::builtin())) };
    if !dir.is_dir() {
        let message = format!("`{}` is no folder; give one laid out as `data/`, or leave `--data` out", dir.display());
        return Err(Failure::new(Status::Wrong, message));
    }
    let (lexicon, diags) = Lexicon::from_dir(dir);
    print(&diags, quiet);
    Ok(Knowledge::Own(Box::new(lexicon)))
}

/// Where the knowledge lives.
pub enum Knowledge {
    /// In the program.
    BuiltIn(&'static Lexicon),
    /// Loaded from a folder.
    Own(Box<Lexicon>),
}

impl Knowledge {
    /// The knowledge itself.
    pub fn get(&self) -> &Lexicon {
        match self {
            Self::BuiltIn(lexicon) => lexicon,
            Self::Own(lexicon) => lexicon,
        }
    }

    /// The knowledge, kept until the program ends.
    pub fn forever(self) -> &'static Lexicon {
        match self {
            Self::BuiltIn(lexicon) => lexicon,
            Self::Own(lexicon) => Box::leak(lexicon),
        }
    }
}

/// The places where a model may lie, from the environment.
pub fn places(given: Option<&Path>) -> Places {
    Places {
        given: given.map(Path::to_path_buf),
        variable: set("LEGATION_MODEL"),
        program: std::env::current_exe().ok(),
        data_home: set("XDG_DATA_HOME").or_else(|| set("HOME").map(|h| h.join(".local/share"))),
    }
}

/// The engine, with the model loaded, and the gazetteer where there is one.
///
/// # Errors
/// [`Status::Model`] if there is no model, or model or gazetteer are damaged.
pub fn engine<'l>(lexicon: &'l Lexicon, files: Files<'_>) -> Result<Engine<'l>, Failure> {
    let failed = |message: String| Failure::new(Status::Model, message);
    let path = places(files.model).find().map_err(|e| failed(e.to_string()))?;
    let gazetteer = gazetteer_path(files.places, &path)?;
    if gazetteer.is_none() && !files.quiet {
        let message = "no gazetteer; places are resolved with `data/places` alone";
        let note = Diag::new(Severity::Note, "places/no-gazetteer", GAZETTEER_FILE, message);
        out::complain(&note.help(INSTALL_GAZETTEER).to_string());
    }
    let gazetteer = gazetteer.map(|p| self::gazetteer(&p)).transpose()?;
    let model = Model::load(&path).map_err(|e| failed(format!("`{}`: {e}", path.display())))?;
    Ok(Engine::new(model, lexicon).with_gazetteer(gazetteer))
}

/// The files that an engine is made of, as the user named them.
#[derive(Clone, Copy, Default)]
pub struct Files<'f> {
    /// Compiled model.
    pub model: Option<&'f Path>,
    /// Compiled gazetteer.
    pub places: Option<&'f Path>,
    /// No notes.
    pub quiet: bool,
}

impl<'f> From<&'f Reading> for Files<'f> {
    fn from(reading: &'f Reading) -> Self {
        Self { model: reading.model.as_deref(), places: reading.places.as_deref(), quiet: reading.quiet }
    }
}

/// The file of the gazetteer, if there is one.
///
/// # Errors
/// [`Status::Model`] if the user or the environment names one that is not there.
pub fn gazetteer_path(given: Option<&Path>, model: &Path) -> Result<Option<PathBuf>, Failure> {
    let places = Places { variable: set("LEGATION_PLACES"), ..places(given) };
    find_gazetteer(&places, model).map_err(|e| Failure::new(Status::Model, e))
}

/// The gazetteer in a file.
///
/// # Errors
/// [`Status::Model`] if it is damaged.
pub fn gazetteer(path: &Path) -> Result<Gazetteer, Failure> {
    Gazetteer::load(path).map_err(|e| Failure::new(Status::Model, format!("`{}`: {e}", path.display())))
}

/// A variable of the environment that is not empty.
fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
}

/// Which record is asked for: the day, and the corrections of the file named or of the folder of articles.
///
/// # Errors
/// [`Status::Wrong`] if the file of corrections cannot be read.
pub fn view(args: &ViewArgs, paths: &[PathBuf]) -> Result<View, Failure> {
    Ok(View { as_of: args.as_of, corrections: corrections(&args.corrections, paths)? })
}

/// The corrections of the file named, else of the store or the folder of articles; none where there is no file.
///
/// # Errors
/// [`Status::Wrong`] if the file cannot be read.
pub fn corrections(arg: &CorrectionsArg, paths: &[PathBuf]) -> Result<Vec<Correction>, Failure> {
    let named = arg.corrections.clone();
    if named.as_deref().is_some_and(|p| p == Path::new("none")) {
        return Ok(Vec::new());
    }
    if let (None, Some(path)) = (&named, store_of(paths)) {
        return store(path)?.corrections().map_err(stored);
    }
    match named.or_else(|| corrections_file(paths).filter(|p| p.exists())) {
        Some(file) => read_corrections(&file).map_err(|e| Failure::new(Status::Wrong, e)),
        None => Ok(Vec::new()),
    }
}

/// Where corrections of a run lie if no file is named: in its folder, if it is of one folder.
pub fn corrections_file(paths: &[PathBuf]) -> Option<PathBuf> {
    match paths {
        [one] if one.is_dir() => Some(one.join(CORRECTIONS_FILE)),
        _ => None,
    }
}

/// The number of threads: as asked for, else one a core.
pub fn jobs(reading: &Reading) -> usize {
    reading.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// What makes a run reproducible: the files that it uses, by hash, and `settings`.
///
/// # Errors
/// [`Status::Model`] if the model or the gazetteer cannot be read.
pub fn manifest(reading: &Reading, settings: &[(&str, serde_json::Value)]) -> Result<Manifest, Failure> {
    let failed = |message: String| Failure::new(Status::Model, message);
    let model = places(reading.model.as_deref()).find().map_err(|e| failed(e.to_string()))?;
    let gazetteer = gazetteer_path(reading.places.as_deref(), &model)?;
    let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    legation_engine::manifest(&model, gazetteer.as_deref(), reading.data.as_deref(), settings)
        .map_err(|e| failed(format!("the model or the gazetteer cannot be read: {e}")))
}
