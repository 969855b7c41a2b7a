//! The compiled model, for the tests.

use std::sync::Arc;

use legation_nlp::{Model, Nlp};

/// The pipeline with the model that `LEGATION_MODEL` names. Without it a test fails: it must not
/// pass unseen.
pub fn nlp() -> Nlp {
    let path = std::env::var_os("LEGATION_MODEL")
        .expect("`LEGATION_MODEL` does not name the compiled model; run `make test`, or `make model` and set it");
    let model = Model::load(path.as_ref()).unwrap_or_else(|error| panic!("{error}; run `make model`"));
    Nlp::new(Arc::new(model))
}
