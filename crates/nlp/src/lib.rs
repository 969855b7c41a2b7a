//! spaCy's English pipeline `en_core_web_sm` 3.8.0, run natively; see the crate's README.md.
//!
//! The way of a text: `tokenizer` and `vocab` (tokens) → `tok2vec` (vectors, by the `kernels`) →
//! tags, `parser` and `arcs` (trees, sentences) → `ner` (entities) → `ruler` and `lemma` → `Doc`.
//! The way of the weights: `source` (the original files, checked) → `compile` → `format` → `Model`.

mod aligned;
mod arcs;
mod compile;
mod doc;
mod error;
mod exceptions;
mod format;
mod hash;
mod kernels;
mod lemma;
mod model;
mod msgpack;
mod ner;
mod parser;
mod pattern;
mod pattern_compile;
mod reader;
mod ruler;
mod source;
mod span;
mod texts;
mod tok2vec;
mod token;
mod tokenizer;
mod unicode;
mod unicode_tables;
mod vocab;
mod weights;

pub use compile::{compile, install};
pub use doc::Doc;
pub use error::ModelError;
pub use model::Model;
pub use reader::{Nlp, Reader};
pub use span::Span;
pub use token::Token;
