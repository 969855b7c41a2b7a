//! How well are the suite's own sentences coded? Cases, their scoring, and ordinary news without events.

pub mod form;
pub mod line;
pub mod ordinary;
pub mod score;
pub mod sure;

pub use form::{Case, GoldEvent, Vocabulary, cases};
pub use ordinary::{Ordinary, OrdinaryScore};
pub use score::{SuiteScore, score};
pub use sure::{Sureness, samples, sureness};
