//! How is the record served? The arguments of `legation serve`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Args;

use crate::args::{Reading, SelectArgs};
use crate::sources::SourceArgs;

/// Arguments of `serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// Articles: files, folders, archives, tables, web archives or patterns; or one store
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Address to listen at. Beyond this machine readers need the token, and what they read is not encrypted
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// Port; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 4350)]
    pub port: u16,
    /// Another name by which browsers reach this server; may be given several times
    #[arg(long = "host-name", value_name = "NAME")]
    pub host_names: Vec<String>,
    /// Token that readers must show, 16 letters and digits or more; beyond this machine one is made if not given
    #[arg(long, value_name = "TOKEN")]
    pub token: Option<String>,
    /// Let readers correct the record
    #[arg(long)]
    pub corrections: bool,
    /// File of corrections; `corrections.jsonl` in the folder of articles if not given. Those of a store lie in it
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}
