//! How is Legation called from Python? The native half of the package `legation`: text in, JSON and Arrow out.
//!
//! Everything that a person calls is in `python/legation/`; what is here is called by that package alone.

mod article;
mod engine;
mod events;
mod install;
mod many;
mod table;

use pyo3::prelude::*;

pyo3::create_exception!(
    legation,
    ModelError,
    pyo3::exceptions::PyException,
    "The English model or the gazetteer is missing or damaged; the message says what to do."
);

/// The native half of the package.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::ModelError;
    #[pymodule_export]
    use crate::engine::{Engine, render};
    #[pymodule_export]
    use crate::events::event_schema;
    #[pymodule_export]
    use crate::install::{install_model, install_places};
    #[pymodule_export]
    use crate::many::Coded;
}
