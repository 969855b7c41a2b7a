//! What comes in? From what a user names to a stream of [`Item`]s, one at a time, in a fixed order.
//!
//! The way of the data: `paths` finds the files, `kind` tells what a stream is, and the others open it: `packed` and `archive`
//! give streams again, `columns` (`json`, `table`, `feed`) and `warc` (`http`) give items. `links` reads lists of addresses for those who fetch. Everything is read piece by piece, so that
//! memory depends on the largest article, not on the file. What is left out gives one diagnostic, by `limits` among others.

mod archive;
mod columns;
mod feed;
mod http;
mod items;
mod json;
mod kind;
mod limits;
mod links;
mod packed;
mod paths;
mod table;
mod warc;

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use legation_model::diag::{Diag, Severity};
use serde::Serialize;

pub use columns::{Column, Columns};
pub use items::{Items, items};
pub(crate) use kind::is_page;
pub use limits::Limits;
pub use links::{Link, links};
pub(crate) use paths::Plan;

use crate::{Facts, Form, IngestError, Item};
use kind::Kind;

/// How sources are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Bounds against hostile input.
    pub limits: Limits,
    /// Names of the columns of tables and of the keys of JSON lines.
    pub columns: Columns,
}

/// What takes the items: an article, or what was left out or is odd, with its reason. A note ([`Severity::Note`]) says that
/// something is no article; warnings and errors, that something could not be read.
pub type Sink<'s> = dyn FnMut(Result<Item, Diag>) -> ControlFlow<()> + 's;

/// Hands everything under `paths` to `sink`, until it breaks off.
///
/// A path may be a file, a folder, a pattern (`news/**/*.jsonl`) or `-`, standard input. The order is that of the sorted paths,
/// in folders that of the sorted names, and in a file its own.
///
/// # Errors
/// Only if a path does not exist or a pattern fits nothing.
pub fn walk(paths: &[PathBuf], settings: &Settings, sink: &mut Sink<'_>) -> Result<(), IngestError> {
    Plan::new(paths)?.run(settings, sink);
    Ok(())
}

/// Hands everything that `bytes` hold to `sink`, as if they were a file called `name` that the user named.
pub fn walk_bytes(name: &str, mut bytes: &[u8], settings: &Settings, sink: &mut Sink<'_>) {
    let mut walk = Walk { settings, sink, given: 0, spent: Rc::default() };
    let source = Source::new(name.to_owned(), kind::file_name(name), &mut bytes);
    // Whether it was broken off is the sink's own knowledge.
    let _ = walk.open(Source { named: true, ..source });
}

/// A stream that may hold articles.
struct Source<'s> {
    /// Where it comes from, for people.
    origin: String,
    /// Its own name, without the path and without the end that says how it was packed.
    name: String,
    input: &'s mut dyn BufRead,
    /// The file, where the stream is one as it lies on disk.
    disk: Option<&'s Path>,
    /// Archives around it.
    depth: usize,
    /// Whether it came out of a compressed stream.
    in_packed: bool,
    /// Whether the user named it: what cannot be read is then an error.
    named: bool,
    /// Whether it is passed over unless it is a feed.
    if_feed: bool,
    /// What an index says about it.
    facts: Facts,
}

impl<'s> Source<'s> {
    fn new(origin: String, name: &str, input: &'s mut dyn BufRead) -> Self {
        Self {
            origin,
            name: name.to_owned(),
            input,
            disk: None,
            depth: 0,
            in_packed: false,
            named: false,
            if_feed: false,
            facts: Facts::default(),
        }
    }
}

/// A stream that fails once.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

impl BufRead for Failed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.take().map_or(Ok(&[]), Err)
    }

    fn consume(&mut self, _: usize) {}
}

/// A walk through sources.
struct Walk<'w> {
    settings: &'w Settings,
    sink: &'w mut Sink<'w>,
    /// Number of items and diagnostics that were handed out.
    given: u64,
    /// Bytes that came out of the compressed streams of the file that is read.
    spent: Rc<Cell<u64>>,
}

impl Walk<'_> {
    fn item(&mut self, item: Item) -> ControlFlow<()> {
        self.given += 1;
        (self.sink)(Ok(item))
    }

    fn left(&mut self, diag: Diag) -> ControlFlow<()> {
        self.given += 1;
        (self.sink)(Err(diag))
    }

    fn too_deep(&mut self, origin: &str) -> ControlFlow<()> {
        let message = format!("lies in more than {} archives, one in the other", self.settings.limits.depth);
        self.left(
            Diag::new(Severity::Error, "ingest/too-deep", origin, message)
                .help("unpack the outer ones, or raise `--max-depth`"),
        )
    }

    /// Reads `source` as what it turns out to be.
    fn open(&mut self, source: Source<'_>) -> ControlFlow<()> {
        let mut head = Vec::new();
        let read = (&mut *source.input).take(kind::HEAD as u64).read_to_end(&mut head);
        let kind = kind::kind(&source.name, &head);
        // What was read before an error comes before it.
        let mut input = head.as_slice().chain(Failed(read.err())).chain(source.input);
        let source = Source { input: &mut input, ..source };
        match kind {
            Kind::Gzip | Kind::Zstd | Kind::Bzip2 => packed::open(self, source, kind),
            Kind::Zip => archive::zip(self, source),
            Kind::Tar => archive::tar(self, source),
            Kind::Warc => warc::records(self, source),
            Kind::Jsonl | Kind::Json | Kind::Table(_) | Kind::Html | Kind::Text if source.if_feed => {
                ControlFlow::Continue(())
            }
            Kind::Jsonl => json::lines(self, source),
            Kind::Json => json::document(self, source),
            Kind::Table(delimiter) => table::rows(self, source, delimiter),
            Kind::Feed => feed::entries(self, source),
            Kind::Sitemap => self.left(only_links(&source.origin)),
            Kind::Html => self.page(source, Form::Html),
            Kind::Text => self.page(source, Form::Text),
        }
    }

    /// Reads `source` as one article.
    fn page(&mut self, source: Source<'_>, form: Form) -> ControlFlow<()> {
        let Source { origin, input, facts, .. } = source;
        let most = self.settings.limits.item_bytes;
        let mut bytes = Vec::new();
        match input.take(most + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > most => self.left(too_large(&origin, most)),
            Ok(_) => self.item(Item { origin, bytes, form, facts }),
            Err(e) => self.left(limits::fault(&origin, &e, "it is left out")),
        }
    }
}

/// The refusal of a list of addresses.
fn only_links(origin: &str) -> Diag {
    Diag::new(Severity::Note, "ingest/only-links", origin, "is a list of addresses, not of articles")
        .help("fetch the pages that it names, or name it to `legation watch`")
}

/// The refusal of something that is longer than an article may be.
fn too_large(origin: &str, most: u64) -> Diag {
    let message = format!("has more than {}, too much for one article", limits::size(most));
    Diag::new(Severity::Error, "ingest/too-large", origin, message)
        .help("split it into one file an article, or raise `--max-item-bytes`")
}
