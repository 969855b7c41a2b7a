//! How does a table of articles become a table of events? Column by name, row by row, whatever a row holds.

use arrow_array::{Array, ArrayRef, LargeBinaryArray, LargeStringArray, RecordBatch, RecordBatchReader};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use arrow_select::concat::concat_batches;
use legation_engine::{Engine, on_threads};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::article::{Article, code as coder};
use crate::events::{COLUMNS, Rows};

/// Articles that become one batch of events: what is coded and not yet a row takes little memory.
const SLICE: usize = 1024;

/// The events of every batch.
pub fn code(
    engine: &Engine<'_>,
    articles: Box<dyn RecordBatchReader + Send>,
    jobs: usize,
) -> PyResult<(Vec<RecordBatch>, SchemaRef)> {
    let mut batches = Vec::new();
    for batch in articles {
        let batch = batch.map_err(said)?;
        for start in (0..batch.num_rows()).step_by(SLICE) {
            let slice = batch.slice(start, SLICE.min(batch.num_rows() - start));
            batches.push(events(engine, &rows(&slice)?, jobs).map_err(said)?);
        }
    }
    Ok((batches, COLUMNS.clone()))
}

fn events(engine: &Engine<'_>, articles: &[Article], jobs: usize) -> Result<RecordBatch, ArrowError> {
    let rows_of = || {
        let (mut code, rows) = (coder(engine), Rows::new());
        let mut rows = rows.map_err(|e| e.to_string());
        move |article: &Article| match &mut rows {
            Ok(rows) => rows.of(&code(article)),
            Err(error) => Err(ArrowError::SchemaError(error.clone())),
        }
    };
    let made = on_threads(articles, jobs, rows_of, |article, rows| rows(article), &|_, _| {});
    let made: Result<Vec<_>, _> = made.into_iter().collect();
    concat_batches(&COLUMNS, made?.iter().flatten())
}

/// The articles in the rows of a batch.
fn rows(batch: &RecordBatch) -> PyResult<Vec<Article>> {
    let text = batch.column_by_name("text").ok_or_else(|| {
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        PyValueError::new_err(format!("no column `text` among `{}`; rename the one that holds it", names.join("`, `")))
    })?;
    let text = bytes(text)?;
    let [date, title, outlet, url, id] = ["date", "title", "outlet", "url", "id"].map(|name| strings(batch, name));
    let (date, title, outlet, url, id) = (date?, title?, outlet?, url?, id?);
    let cell = |column: &Option<LargeStringArray>, row: usize| {
        column.as_ref().filter(|values| values.is_valid(row)).map(|values| values.value(row).to_owned())
    };
    let article = |row| Article {
        text: if text.is_valid(row) { text.value(row).to_vec() } else { Vec::new() },
        date: cell(&date, row),
        title: cell(&title, row),
        outlet: cell(&outlet, row),
        url: cell(&url, row),
        id: cell(&id, row),
    };
    Ok((0..batch.num_rows()).map(article).collect())
}

/// A column of texts, which may be bytes of any charset.
fn bytes(column: &ArrayRef) -> PyResult<LargeBinaryArray> {
    let binary = matches!(column.data_type(), DataType::Binary | DataType::LargeBinary | DataType::BinaryView);
    let text = if binary { column.clone() } else { cast(column, &DataType::LargeUtf8).map_err(said)? };
    Ok(LargeBinaryArray::from(cast(&text, &DataType::LargeBinary).map_err(said)?.to_data()))
}

/// A column as text, `None` where there is none.
fn strings(batch: &RecordBatch, name: &str) -> PyResult<Option<LargeStringArray>> {
    let Some(column) = batch.column_by_name(name) else { return Ok(None) };
    let text = cast(column, &DataType::LargeUtf8)
        .map_err(|e| PyValueError::new_err(format!("the column `{name}` cannot be read as text: {e}")))?;
    Ok(Some(LargeStringArray::from(text.to_data())))
}

fn said(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
