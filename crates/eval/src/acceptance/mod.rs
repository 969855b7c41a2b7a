//! How many of the things that a careful reader expects from some articles are in their record? A list of expectations of
//! many kinds; each kind has a rule, told in `docs/eval.md`, and no rule knows a record, an outlet or a sentence.

mod articles;
mod claims;
mod dates;
mod differences;
mod events;
mod ledger;
mod list;
mod parties;
mod score;
mod silence;
mod times;
mod topics;

pub use list::{Record, records};
pub use parties::Names;
pub use score::{AcceptanceScore, Verdict, score};

/// Whether an expectation is met; if not, why.
pub(crate) type Met = Result<(), String>;
