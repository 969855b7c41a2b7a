//! How good is the record? Scores what was coded against what careful readers coded.
//!
//! Pure functions over gold and predictions that the shell has read: no file, no clock, no chance (the resampling has a
//! fixed seed). Every definition is in `docs/eval.md`.

pub mod acceptance;
pub mod bootstrap;
pub mod calibration;
pub mod coded;
pub mod counts;
pub mod crises;
pub mod figures;
pub mod matching;
pub mod relations;
pub mod sentences;
pub mod show;
pub mod suite;

pub use coded::{Coded, Party};
pub use counts::Counts;
