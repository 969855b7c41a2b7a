//! How good is the record of a whole crisis? Events, ledger, contradictions, figures and precedents against gold in the
//! format of annotated crises; `docs/eval.md` has the rules.

mod attributes;
mod rules;
mod score;
mod values;

pub use score::{Crisis, CrisisMiss, CrisisScore, predictions, score};
