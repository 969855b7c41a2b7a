//! What does one article assert? Annotated sentences to claims: who did what to whom, when, where, who says so, how surely.
//!
//! The stage knows one document at a time and no other. [`Coder::code`] is its door; the order of work stands there.

pub mod figures;
pub mod time;

mod actors;
mod agreements;
mod aims;
mod article;
mod attribution;
mod auxiliaries;
mod bodies;
mod claims;
mod clause;
mod conditions;
mod contexts;
mod coreference;
mod definite;
mod domains;
mod effects;
mod events;
mod frame;
mod headlines;
mod home;
mod imported;
mod mediators;
mod mentions;
mod modality;
mod named;
mod names;
mod narrative;
mod office_runs;
mod offices;
mod people;
mod person_names;
mod places;
mod reading;
mod recipients;
mod relate;
mod relate_guess;
mod repeats;
mod sides;
mod speaker;
mod speech;
mod statements;
mod subjects;
mod voice;
mod way;
mod when;
mod worth;

pub use article::Article;
pub use claims::Coder;
pub use people::names_agree;
pub use places::Atlas;
pub use relate::Relation;
