//! What is in an archive? The members of zip and tar, each a source of its own.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::rc::Rc;

use legation_model::diag::{Diag, Severity};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{Meter, fault, size};
use super::{Source, Walk, kind};

/// What an archive that has no article in it gives.
fn empty(origin: &str) -> Diag {
    Diag::new(Severity::Warning, "ingest/empty-archive", origin, "holds no articles")
        .help("put texts, pages, tables or web archives into it")
}

fn too_many(origin: &str, most: u64) -> Diag {
    let message = format!("has more than {most} members; the others are left out");
    Diag::new(Severity::Error, "ingest/too-many-members", origin, message).help("split it, or raise `--max-members`")
}

/// The label of a member. It is never a path: nothing is written.
fn label(name: &[u8]) -> String {
    String::from_utf8_lossy(name).chars().map(|c| if c.is_control() { '-' } else { c }).collect()
}

/// Whether a member is read: as a file of that name in a folder.
fn is_taken(name: &str) -> bool {
    !kind::is_hidden(name) && (kind::is_wanted(name) || kind::may_be_feed(name))
}

/// The member `name` of an archive that lies in `depth` others.
fn member<'s>(origin: String, name: &str, depth: usize, input: &'s mut dyn BufRead) -> Source<'s> {
    let if_feed = !kind::is_wanted(name);
    Source { depth: depth + 1, if_feed, ..Source::new(origin, kind::file_name(name), input) }
}

/// Reads the members of a zip archive: from disk where it lies there, else from memory.
pub(super) fn zip(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let limits = &walk.settings.limits;
    if source.depth >= limits.depth {
        return walk.too_deep(&source.origin);
    }
    if let Some(path) = source.disk {
        return match File::open(path) {
            Ok(file) => zip_members(walk, &source.origin, source.depth, BufReader::new(file)),
            Err(e) => walk.left(fault(&source.origin, &e, "it is left out")),
        };
    }
    let most = limits.held_bytes;
    let mut bytes = Vec::new();
    match source.input.take(most + 1).read_to_end(&mut bytes) {
        Ok(n) if n as u64 > most => {
            let message = format!("is a zip archive within another of more than {}", size(most));
            let help = "unpack the outer archive first, or raise `--max-held-bytes`";
            walk.left(Diag::new(Severity::Error, "ingest/archive-too-large", source.origin, message).help(help))
        }
        Ok(_) => zip_members(walk, &source.origin, source.depth, Cursor::new(bytes)),
        Err(e) => walk.left(fault(&source.origin, &e, "it is left out")),
    }
}

fn zip_members(walk: &mut Walk<'_>, origin: &str, depth: usize, file: impl Read + Seek) -> ControlFlow<()> {
    let mut archive = match ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(e) => return walk.left(zip_fault(origin, e)),
    };
    let most = walk.settings.limits.members;
    let before = walk.given;
    for i in 0..archive.len() {
        if i as u64 >= most {
            return walk.left(too_many(origin, most));
        }
        // The raw member tells its name without being unpacked.
        let name = match archive.by_index_raw(i) {
            Ok(file) if file.is_file() && !file.is_symlink() => label(file.name_raw()),
            Ok(_) => continue,
            Err(e) => {
                walk.left(zip_fault(&format!("{origin}!#{}", i + 1), e))?;
                continue;
            }
        };
        if !is_taken(&name) {
            continue;
        }
        let origin = format!("{origin}!{name}");
        match archive.by_index(i) {
            Ok(file) => zip_member(walk, origin, &name, depth, file)?,
            Err(e) => walk.left(zip_fault(&origin, e))?,
        }
    }
    if walk.given == before { walk.left(empty(origin)) } else { ControlFlow::Continue(()) }
}

fn zip_member<R: Read>(
    walk: &mut Walk<'_>,
    origin: String,
    name: &str,
    depth: usize,
    file: ZipFile<'_, R>,
) -> ControlFlow<()> {
    let packed = Rc::new(Cell::new(file.compressed_size()));
    let meter = Meter::new(file, packed, Rc::clone(&walk.spent), &walk.settings.limits);
    let mut input = BufReader::with_capacity(64 * 1024, meter);
    walk.open(member(origin, name, depth, &mut input))
}

fn zip_fault(origin: &str, error: ZipError) -> Diag {
    match error {
        ZipError::Io(e) => fault(origin, &e, "it is left out"),
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => {
            Diag::new(Severity::Error, "ingest/encrypted", origin, "is encrypted; it is left out")
                .help("unpack it with its password")
        }
        ZipError::UnsupportedArchive(_) => {
            Diag::new(Severity::Error, "ingest/unsupported", origin, "is packed in a way that is not read")
                .help("pack it anew with the usual method (deflate)")
        }
        _ => Diag::new(Severity::Error, "ingest/damaged", origin, "is damaged; it is left out")
            .help("fetch it again, or test it with `unzip -t`"),
    }
}

/// Bytes that the headers of one member may have; long names stand there.
const HEADERS: u64 = 1024 * 1024;

/// The stream of a tar archive. Long names are held in memory by the reader of headers, which trusts the length that they
/// declare, so no more than `allowed` may be read while it works.
struct Guard<R> {
    inner: R,
    allowed: Rc<Cell<u64>>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.allowed.get()).unwrap_or(usize::MAX).min(buf.len());
        if most == 0 && !buf.is_empty() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a header that does not end"));
        }
        let n = self.inner.read(&mut buf[..most])?;
        self.allowed.set(self.allowed.get() - n as u64);
        Ok(n)
    }
}

/// The bytes of a member, which must be as many as its header says.
struct Exact<'f, R> {
    inner: R,
    missing: u64,
    /// Set where the archive breaks off or cannot be read on: whoever reads the member says so.
    failed: &'f Cell<bool>,
}

impl<R: Read> Read for Exact<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = match self.inner.read(buf) {
            Ok(0) if self.missing > 0 && !buf.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
            read => read,
        };
        match &read {
            Ok(n) => self.missing = self.missing.saturating_sub(*n as u64),
            Err(_) => self.failed.set(true),
        }
        read
    }
}

/// Reads the members of a tar archive in their order. Links and devices are passed over.
pub(super) fn tar(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let Source { origin, input, depth, .. } = source;
    if depth >= walk.settings.limits.depth {
        return walk.too_deep(&origin);
    }
    let (allowed, failed) = (Rc::new(Cell::new(HEADERS)), Cell::new(false));
    let mut archive = tar::Archive::new(Guard { inner: input, allowed: Rc::clone(&allowed) });
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(e) => return walk.left(fault(&origin, &e, "it is left out")),
    };
    let most = walk.settings.limits.members;
    let (before, mut count) = (walk.given, 0_u64);
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => return walk.left(fault(&origin, &e, "its other members are left out")),
        };
        if count >= most {
            return walk.left(too_many(&origin, most));
        }
        count += 1;
        allowed.set(u64::MAX);
        let name = label(&entry.path_bytes());
        let regular = entry.header().entry_type().is_file() || entry.header().entry_type().is_contiguous();
        let wanted = regular && is_taken(&name);
        let mut bytes = Exact { missing: entry.size(), inner: entry, failed: &failed };
        if wanted {
            let mut input = BufReader::with_capacity(64 * 1024, &mut bytes);
            let label = format!("{origin}!{name}");
            walk.open(member(label, &name, depth, &mut input))?;
            if failed.get() {
                return ControlFlow::Continue(());
            }
        }
        if let Err(e) = io::copy(&mut bytes, &mut io::sink()) {
            return walk.left(fault(&origin, &e, "its other members are left out"));
        }
        allowed.set(HEADERS);
    }
    if walk.given == before { walk.left(empty(&origin)) } else { ControlFlow::Continue(()) }
}
