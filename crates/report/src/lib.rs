//! How is the record shown? Pure functions from a dossier to text: terminal, Markdown, HTML, JSON and the
//! format that the crisis scorer reads. No I/O, no clock: the same dossier gives the same bytes.

mod changes;
mod crisis;
pub mod explain;
mod html;
mod index;
mod json;
mod markdown;
mod outline;
mod terminal;
mod words;

pub use changes::{changes, changes_json, changes_markdown, changes_terminal};
pub use crisis::crisis;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use terminal::{Style, terminal};
