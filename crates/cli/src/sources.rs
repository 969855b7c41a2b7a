//! How are files, archives and tables to be read? The settings of every verb that takes articles.

use clap::Args;
use legation_engine::{Columns, Limits, Settings};

/// Settings of sources. What is not given has the value that `docs/sources.md` names.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Sources")]
pub struct SourceArgs {
    /// Columns of tables and keys of JSON lines: `text=body,date=day`; the others are guessed
    #[arg(long, value_name = "MAP")]
    pub columns: Option<Columns>,
    /// Most bytes of one article [default: 16M]
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    pub max_item_bytes: Option<u64>,
    /// Most bytes that may be unpacked from one file [default: 64G]
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    pub max_archive_bytes: Option<u64>,
    /// Most bytes of one line of JSON or row of a table [default: 8M]
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    pub max_line_bytes: Option<u64>,
    /// Most bytes of a zip archive within an archive, of a feed and of an index: they are held in memory [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    pub max_held_bytes: Option<u64>,
    /// Most archives within archives [default: 3]
    #[arg(long, value_name = "N")]
    pub max_depth: Option<usize>,
    /// Most members of one archive [default: 1000000]
    #[arg(long, value_name = "N")]
    pub max_members: Option<u64>,
    /// Most bytes out of a compressed stream for each byte in [default: 200]
    #[arg(long, value_name = "N")]
    pub max_ratio: Option<u64>,
}

impl SourceArgs {
    /// The settings, with defaults for what is not given.
    pub fn settings(&self) -> Settings {
        let usual = Limits::default();
        Settings {
            columns: self.columns.clone().unwrap_or_default(),
            limits: Limits {
                item_bytes: self.max_item_bytes.unwrap_or(usual.item_bytes),
                archive_bytes: self.max_archive_bytes.unwrap_or(usual.archive_bytes),
                line_bytes: self.max_line_bytes.unwrap_or(usual.line_bytes),
                held_bytes: self.max_held_bytes.unwrap_or(usual.held_bytes),
                depth: self.max_depth.unwrap_or(usual.depth),
                members: self.max_members.unwrap_or(usual.members),
                ratio: self.max_ratio.unwrap_or(usual.ratio),
            },
        }
    }
}

/// A number of bytes: `500000`, `64K`, `16M`, `2G`.
fn bytes(written: &str) -> Result<u64, String> {
    let units = [("K", 10), ("M", 20), ("G", 30), ("", 0)];
    let found = units.iter().find_map(|(unit, power)| Some((written.strip_suffix(unit)?, power)));
    let number = found.and_then(|(digits, power)| digits.parse::<u64>().ok()?.checked_mul(1 << power));
    number.ok_or_else(|| "is no number of bytes; write `500000`, `64K`, `16M` or `2G`".to_owned())
}
