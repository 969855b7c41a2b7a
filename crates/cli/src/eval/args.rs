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
        "  legation eval suite tests/suite --write-snapshot     writes tests/suite/score.txt\n",
        "  legation eval suite tests/suite --calibrate data/confidence.csv\n\n",
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
        /// Fit the table of confidences on the suite and write it to FILE, in place of the figures
        #[arg(long, value_name = "FILE", conflicts_with_all = ["misses", "json", "write_snapshot"])]
        calibrate: Option<PathBuf>,
        #[command(flatten)]
        show: Show,
        #[command(flatten)]
        reading: Reading,
    },
    /// Score single sentences against records of one event each
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation eval sentences gold.jsonl\n",
        "  legation eval sentences gold.jsonl --misses | less\n",
        "  legation eval sentences gold.jsonl --predictions other.jsonl --json\n\n",
        "GOLD has lines {\"id\", \"text\", \"event\", \"sources\": [{\"code\"}], \"targets\": [{\"code\"}], \"reciprocal\"}.",
        exit!()
    ))]
    Sentences {
        /// Gold, one record a line
        #[arg(value_name = "GOLD.jsonl")]
        gold: PathBuf,
        /// Score this file, as `legation code --sentences` prints it, in place of coding
        #[arg(long, value_name = "FILE.jsonl")]
        predictions: Option<PathBuf>,
        #[command(flatten)]
        show: Show,
        #[command(flatten)]
        reading: Reading,
    },
    /// Score what marked sources do to marked targets
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation eval relations gold.tsv\n",
        "  legation eval relations gold.tsv --predictions other.jsonl --misses\n\n",
        "GOLD is a table parted by tabs with the columns uid, marked_sentence and gold_root.",
        exit!()
    ))]
    Relations {
        /// Gold, one pair a row
        #[arg(value_name = "GOLD.tsv")]
        gold: PathBuf,
        /// Score this file, as `legation relate` prints it, in place of coding
        #[arg(long, value_name = "FILE.jsonl")]
        predictions: Option<PathBuf>,
        #[command(flatten)]
        show: Show,
        #[command(flatten)]
        reading: Reading,
    },
    /// Score the records of whole crises
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation eval crises crises/qatar2017 kashmir/2025\n",
        "  legation eval crises crises/ --misses\n",
        "  legation eval crises crises/qatar2017 --predictions system.json --json\n\n",
        "A folder holds `gold.json` and an `index.json` that names the texts, or is a folder of such folders.",
        exit!()
    ))]
    Crises {
        /// Folders of crises
        #[arg(required = true, value_name = "DIR")]
        dirs: Vec<PathBuf>,
        /// Score this file, in the form of `legation brief --format crisis`, in place of reading the texts
        #[arg(long, value_name = "FILE.json")]
        predictions: Option<PathBuf>,
        #[command(flatten)]
        show: Show,
        #[command(flatten)]
        reading: Reading,
    },
    /// Count how many expectations of a list the record of some articles meets
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation eval acceptance acceptance.json articles/\n",
        "  legation eval acceptance acceptance.json articles/ --misses\n\n",
        "LIST holds {\"records\": [{\"id\", \"doc\", \"kind\", ...}]}; docs/eval.md has the rule of each kind.",
        exit!()
    ))]
    Acceptance {
        /// What is expected
        #[arg(value_name = "LIST.json")]
        list: PathBuf,
        /// Articles, or folders of them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
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
