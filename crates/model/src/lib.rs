//! What are the things of Legation? Plain data: no I/O, no text processing, no clock.
//!
//! The way of the data shows in the modules: an [`article::Document`] is read into a
//! [`claim::CodedDocument`]; the coded documents of an episode are reconciled into a [`dossier::Dossier`].

pub mod actor;
pub mod article;
pub mod changes;
pub mod claim;
pub mod correction;
pub mod decision;
pub mod diag;
pub mod dossier;
pub mod ledger;
pub mod mediation;
pub mod place;
pub mod plover;
pub mod provenance;
pub mod resolve;
pub mod span;
pub mod time;
pub mod timex;
