//! Which columns has the table of events? `docs/python.md` says what each holds.

use std::sync::{Arc, LazyLock};

use arrow_schema::DataType::{Boolean, Date32, Float64, Int32, Utf8};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3_arrow::PySchema;

/// The columns, all of which may be empty. New ones come at the end; what is here keeps its name and its type.
pub static EVENTS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let actor = || {
        let words = ["name", "text", "country", "igo", "sector", "role"].map(|name| (name, Utf8));
        record(words.into_iter().chain([("person", Boolean), ("anonymous", Boolean)]))
    };
    let source = record([("actor", actor()), ("medium", Boolean), ("word", Utf8)]);
    Arc::new(Schema::new(fields([
        // The article, and what is the matter with it.
        ("id", Utf8),
        ("error", Utf8),
        ("warning", Utf8),
        ("title", Utf8),
        ("outlet", Utf8),
        ("url", Utf8),
        ("published_first", Date32),
        ("published_last", Date32),
        ("published_basis", Utf8),
        // The event.
        ("event", Utf8),
        ("event_type", Utf8),
        ("mode", Utf8),
        ("contexts", list(Utf8)),
        ("cameo", Utf8),
        ("quad", Utf8),
        ("goldstein", Float64),
        ("modality", Utf8),
        ("auxiliary", Utf8),
        ("actors", list(actor())),
        ("recipients", list(actor())),
        ("attribution", list(source)),
        // When and where.
        ("when_text", Utf8),
        ("when_value", Utf8),
        ("when_first", Date32),
        ("when_last", Date32),
        ("implied_first", Date32),
        ("implied_last", Date32),
        ("place_text", Utf8),
        ("place_id", Utf8),
        ("place_country", Utf8),
        ("place_admin1", Utf8),
        ("place_lat", Float64),
        ("place_lon", Float64),
        ("place_precision", Utf8),
        // What else is known of it.
        ("condition", Utf8),
        ("mediation", Utf8),
        ("mediators", list(actor())),
        ("window_text", Utf8),
        ("window_first", Date32),
        ("window_last", Date32),
        ("background", Utf8),
        ("repeats", Utf8),
        ("wording", Utf8),
        ("rule", Utf8),
        ("confidence", Float64),
        // Where it stands.
        ("sentence", Utf8),
        ("sentence_index", Int32),
        ("sentence_start", Int32),
        ("sentence_end", Int32),
        ("clause_start", Int32),
        ("clause_end", Int32),
    ])))
});

/// The columns of the table of events, through the Arrow C data interface.
#[pyfunction]
pub fn event_schema() -> PySchema {
    PySchema::new(EVENTS.clone())
}

fn fields<'f>(columns: impl IntoIterator<Item = (&'f str, DataType)>) -> Fields {
    columns.into_iter().map(|(name, kind)| Field::new(name, kind, true)).collect()
}

fn record<'f>(columns: impl IntoIterator<Item = (&'f str, DataType)>) -> DataType {
    DataType::Struct(fields(columns))
}

fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("element", of, true)))
}
