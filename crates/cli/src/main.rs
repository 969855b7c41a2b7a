//! How is Legation called from a terminal? Arguments in, text out, an exit status that says what happened.

mod add;
mod args;
mod brief;
mod code;
mod correct;
mod data;
mod diff;
mod eval;
mod explain;
mod export;
mod import;
mod inputs;
mod model;
mod out;
mod places;
mod reconcile;
mod relate;
mod search;
mod serve;
mod sources;
mod sql;
mod table;
mod watch;

use std::process::ExitCode;

use args::{Cli, Verb};
use clap::Parser;

/// Why a call ended: the exit status and the line for standard error.
#[derive(Debug)]
pub struct Failure {
    status: Status,
    message: String,
}

/// Exit statuses; the same table stands in `--help` and `docs/cli.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Everything was done.
    Done = 0,
    /// Some inputs could not be read, or data have faults.
    Partly = 1,
    /// Wrong call, or nothing that could be read.
    Wrong = 2,
    /// The model is missing or damaged.
    Model = 3,
    /// The output could not be written.
    Output = 4,
}

impl Failure {
    /// A failure with its line.
    pub fn new(status: Status, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }
}

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Brief(args) => brief::run(&args),
        Verb::Add(args) => add::run(&args),
        Verb::Watch(args) => watch::run(&args),
        Verb::Reconcile(args) => reconcile::run(&args),
        Verb::Search(args) => search::run(&args),
        Verb::Sql(args) => sql::run(&args),
        Verb::Diff(args) => diff::run(&args),
        Verb::Serve(args) => serve::run(&args),
        Verb::Correct(verb) => correct::run(&verb),
        Verb::Code(args) => code::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Relate(args) => relate::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Data(verb) => data::run(&verb),
        Verb::Eval(verb) => eval::run(&verb),
        Verb::Model(verb) => model::run(&verb),
        Verb::Places(verb) => places::run(&verb),
    };
    let status = done.unwrap_or_else(|failure| {
        if !failure.message.is_empty() {
            out::complain(&format!("error: {}", failure.message));
        }
        failure.status
    });
    ExitCode::from(status as u8)
}
