//! What can be asked of `legation eval`?

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::args::{Reading, exit};

/// Verbs of `eval`.
#[derive(Subcommand, Debug)]
pub enum Eval {
    /// Score the suite of sentences: files `sentences/*.cases` and `ordinary/*.txt`
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation eval suite tests/suite\n",
        "  legation eval suite tests/suite --data data --misses | grep -A3 SANCTION\n",
        "  legation eval suite tests/suite --write-snapshot     writes tests/suite/score.txt\n\n",
        "A line of a file that is not of the form is named on standard error and left out.",
        exit!()
    ))]
    Suite {
        /// Folder of the suite
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        /// Write what is printed to `score.txt` in the folder, the state that changes are compared with
        #[arg(long, conflicts_with_all = ["misses", "json"])]
        write_snapshot: bool,
        #[command(flatten)]
        show: Show,
        #[command(flatten)]
        reading: Reading,
    },
}

/// What is printed.
#[derive(Args, Debug)]
pub struct Show {
    /// List what was missed, found wrongly or differs, in place of the figures
    #[arg(long, conflicts_with = "json")]
    pub misses: bool,
    /// Everything as one JSON object
    #[arg(long)]
    pub json: bool,
}
