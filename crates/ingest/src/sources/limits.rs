//! How much may come out of one source? Every bound against hostile or broken input, and the reader that keeps them.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use legation_model::diag::{Diag, Severity};
use serde::Serialize;

/// Bounds on what sources may hold. What goes beyond one is left out with a diagnostic, and the rest is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Bytes of one article as its source has it: a file, a member, the body of a record (`--max-item-bytes`).
    pub item_bytes: u64,
    /// Bytes that may come out of all the compressed streams of one named file together (`--max-archive-bytes`).
    pub archive_bytes: u64,
    /// Archives within archives (`--max-depth`). The compression around a `.tar` is no level of its own.
    pub depth: usize,
    /// Members of one archive (`--max-members`).
    pub members: u64,
    /// Bytes out of a compressed stream for each byte in (`--max-ratio`); the first 16 MiB are not counted.
    pub ratio: u64,
    /// Bytes of one line of JSON or one row of a table (`--max-line-bytes`).
    pub line_bytes: u64,
    /// Bytes of a zip archive that stands in another archive or comes from standard input, and of a feed: these are held in
    /// memory (`--max-held-bytes`).
    pub held_bytes: u64,
}

const MIB: u64 = 1024 * 1024;

/// Bytes out of a stream before its ratio counts, so that a short file of blanks is no bomb.
const RATIO_COUNTS_FROM: u64 = 16 * MIB;

impl Default for Limits {
    fn default() -> Self {
        Self {
            item_bytes: 16 * MIB,
            archive_bytes: 64 * 1024 * MIB,
            depth: 3,
            members: 1_000_000,
            ratio: 200,
            line_bytes: 8 * MIB,
            held_bytes: 64 * MIB,
        }
    }
}

/// The bound that a stream has met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Ratio(u64),
    Total(u64),
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ratio(most) => write!(f, "grows to more than {most} times its size when it is unpacked"),
            Self::Total(most) => write!(f, "unpacks to more than {}", size(*most)),
        }
    }
}

impl std::error::Error for Stop {}

/// A number of bytes for people.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        b if b >= MIB && b % MIB == 0 => format!("{} MiB", b / MIB),
        b if b >= MIB => format!("{:.1} MiB", b as f64 / MIB as f64),
        b => format!("{b} bytes"),
    }
}

/// What an error while reading `place` comes to. `lost` says what is left out because of it.
pub(super) fn fault(place: &str, error: &io::Error, lost: &str) -> Diag {
    let stop = error.get_ref().and_then(|e| e.downcast_ref::<Stop>());
    let (code, message, help) = match (stop, error.kind()) {
        (Some(stop @ Stop::Ratio(_)), _) => {
            ("ingest/ratio", stop.to_string(), "unpack it yourself if you trust it, or raise `--max-ratio`")
        }
        (Some(stop @ Stop::Total(_)), _) => {
            ("ingest/archive-too-large", stop.to_string(), "split it, or raise `--max-archive-bytes`")
        }
        (None, io::ErrorKind::UnexpectedEof) => {
            ("ingest/truncated", "breaks off".to_owned(), "fetch it again; it was not written to its end")
        }
        (None, io::ErrorKind::PermissionDenied) => {
            ("ingest/unreadable", "cannot be read: permission denied".to_owned(), "give yourself the right to read it")
        }
        _ => ("ingest/damaged", "is damaged".to_owned(), "fetch it again, or test it with the tool that packs it"),
    };
    Diag::new(Severity::Error, code, place, format!("{message}; {lost}")).help(help)
}

/// Counts the bytes that are taken from a reader.
pub(super) struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    /// `inner`, and the count.
    pub fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Self { inner, count: Rc::clone(&count) }, count)
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.count.set(self.count.get() + n as u64);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.count.set(self.count.get() + n as u64);
        self.inner.consume(n);
    }
}

/// A reader of unpacked bytes that stops where they grow beyond the limits.
pub(super) struct Meter<R> {
    inner: R,
    /// Bytes that went in.
    packed: Rc<Cell<u64>>,
    /// Bytes that came out of this stream.
    out: u64,
    /// Bytes that came out of every stream of the named file.
    spent: Rc<Cell<u64>>,
    ratio: u64,
    total: u64,
}

impl<R: Read> Meter<R> {
    /// `packed` counts what `inner` takes in, `spent` what all streams of the named file have given.
    pub fn new(inner: R, packed: Rc<Cell<u64>>, spent: Rc<Cell<u64>>, limits: &Limits) -> Self {
        Self { inner, packed, out: 0, spent, ratio: limits.ratio, total: limits.archive_bytes }
    }
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.spent.get() > self.total {
            return Err(io::Error::other(Stop::Total(self.total)));
        }
        if self.out > RATIO_COUNTS_FROM && self.out / self.ratio.max(1) > self.packed.get() {
            return Err(io::Error::other(Stop::Ratio(self.ratio)));
        }
        let n = self.inner.read(buf)?;
        self.out += n as u64;
        self.spent.set(self.spent.get() + n as u64);
        Ok(n)
    }
}
