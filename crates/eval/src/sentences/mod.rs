//! How well are the types and countries of single sentences coded? Gold in the form of the PLOVER gold standard records:
//! one event a sentence.

mod read;
mod score;

pub use read::{Answers, Record, answers, records};
pub use score::{Answer, SentenceMiss, SentenceScore, score};
