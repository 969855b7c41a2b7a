//! What can be corrected? The arguments of `legation correct`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::args::Reading;
use crate::sources::SourceArgs;

/// Verbs of `correct`.
#[derive(Subcommand, Debug)]
pub enum Correct {
    /// A claim, happening or contradiction is right as it stands
    Accept(CorrectOne),
    /// A claim, happening or contradiction is wrong and leaves the record
    Reject(CorrectOne),
    /// Claims or happenings are one
    Merge(CorrectOne),
    /// Claims tell of a happening of their own
    Split(CorrectOne),
    /// An event is coded otherwise
    Edit {
        #[command(flatten)]
        fields: Fields,
        #[command(flatten)]
        one: CorrectOne,
    },
    /// An earlier correction no longer holds; its number is the ID
    Undo(CorrectOne),
}

/// What every correction takes.
#[derive(Args, Debug)]
pub struct CorrectOne {
    /// Identifiers of the dossier, parted by commas: `002:e3`, `E1.S3`, `E1.C1`
    #[arg(required = true, value_name = "ID", value_delimiter = ',', num_args = 1)]
    pub ids: Vec<String>,
    /// Articles or folders, as given to `brief`
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Why, for those who read the record
    #[arg(long, value_name = "WORDS")]
    pub reason: String,
    /// Who corrects
    #[arg(long, value_name = "NAME", default_value = "")]
    pub by: String,
    /// File of corrections; `corrections.jsonl` in the folder of articles if not given
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Fields of an event that `correct edit` sets.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub struct Fields {
    /// PLOVER type (CONSULT)
    #[arg(long = "type", value_name = "TYPE")]
    pub event_type: Option<String>,
    /// PLOVER mode; `none` takes it away
    #[arg(long, value_name = "MODE")]
    pub mode: Option<String>,
    /// CAMEO code
    #[arg(long, value_name = "CODE")]
    pub cameo: Option<String>,
    /// asserted, alleged, denied, offered, conditional, planned, future or retracted
    #[arg(long, value_name = "MODALITY")]
    pub modality: Option<String>,
    /// Day, month, year or interval (2025-05-03, 2025-05, 2025-05-01/2025-05-03); `none` takes it away
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Actors as codes parted by commas (IND, IND.GOV, UN)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub actors: Option<Vec<String>>,
    /// Recipients, likewise
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub recipients: Option<Vec<String>>,
    /// Step of a mediation (offered, accepted, talks_held); `none` takes it away
    #[arg(long, value_name = "STEP")]
    pub mediation: Option<String>,
}
