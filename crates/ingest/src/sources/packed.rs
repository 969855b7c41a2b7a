//! What is in a compressed stream? gzip and Zstandard, unpacked piece by piece.

use std::io::{self, BufRead, BufReader, Chain, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use flate2::bufread::GzDecoder;
use legation_model::diag::{Diag, Severity};

use super::kind::{Kind, unpacked_name};
use super::limits::{Counted, Meter, fault};
use super::{Source, Walk};

/// Largest window that a Zstandard stream may ask for, as a power of two: 128 MiB, what its own tool takes.
const WINDOW: u32 = 27;

/// Reads what is packed in `source`.
pub(super) fn open(walk: &mut Walk<'_>, source: Source<'_>, kind: Kind) -> ControlFlow<()> {
    let depth = source.depth + usize::from(source.in_packed);
    if depth > walk.settings.limits.depth {
        return walk.too_deep(&source.origin);
    }
    let (counted, packed) = Counted::new(source.input);
    let plain: Box<dyn Read + '_> = match kind {
        Kind::Gzip => Box::new(Members::new(counted)),
        Kind::Zstd => {
            let decoder = zstd::stream::read::Decoder::with_buffer(counted).and_then(|mut d| {
                d.window_log_max(WINDOW)?;
                Ok(d)
            });
            match decoder {
                Ok(decoder) => Box::new(decoder),
                Err(e) => return walk.left(fault(&source.origin, &e, "it is left out")),
            }
        }
        _ => {
            let message = "is packed in a way that is not read";
            return walk.left(
                Diag::new(Severity::Error, "ingest/unsupported", source.origin, message)
                    .help("pack it with gzip or Zstandard, or unpack it"),
            );
        }
    };
    let meter = Meter::new(plain, packed, Rc::clone(&walk.spent), &walk.settings.limits);
    let mut input = BufReader::with_capacity(64 * 1024, meter);
    let name = unpacked_name(&source.name);
    walk.open(Source { name, input: &mut input, disk: None, depth, in_packed: true, ..source })
}

const MAGIC: &[u8] = b"\x1F\x8B\x08";

/// The members of a gzip stream, one after the other. After an error the next read goes on with the next member that can be
/// found: a web archive has one for each record, and a damaged one must not cost the rest.
struct Members<R: BufRead> {
    /// Bytes before the first member.
    input: Option<R>,
    /// The member that is read; what was taken from the input to find it stands before the input.
    member: Option<GzDecoder<Chain<&'static [u8], R>>>,
    broken: bool,
}

impl<R: BufRead> Members<R> {
    fn new(input: R) -> Self {
        Self { input: Some(input), member: None, broken: false }
    }

    /// Leaves the member that is read.
    fn close(&mut self) {
        if let Some(member) = self.member.take() {
            self.input = Some(member.into_inner().into_inner().1);
        }
    }

    /// Finds the next member; `false` at the end.
    fn next(&mut self) -> io::Result<bool> {
        let Some(mut input) = self.input.take() else { return Ok(false) };
        let found = if self.broken { skip_to_magic(&mut input) } else { skip_zeros(&mut input) };
        match found {
            Ok(true) => {
                let before = if self.broken { MAGIC } else { b"" };
                self.member = Some(GzDecoder::new(before.chain(input)));
                self.broken = false;
                Ok(true)
            }
            other => {
                self.input = Some(input);
                other
            }
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(member) = &mut self.member {
                match member.read(buf) {
                    Ok(0) => self.close(),
                    Err(e) => {
                        self.close();
                        self.broken = true;
                        return Err(e);
                    }
                    read => return read,
                }
            }
            if !self.next()? {
                return Ok(0);
            }
        }
    }
}

/// Passes over zeros, which some writers fill the last block with; `false` at the end.
fn skip_zeros(input: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = input.fill_buf()?;
        let (zeros, all) = (bytes.iter().take_while(|b| **b == 0).count(), bytes.len());
        input.consume(zeros);
        if zeros < all || all == 0 {
            return Ok(all > 0);
        }
    }
}

/// Passes over everything up to and with the first bytes of a member; `false` at the end.
fn skip_to_magic(input: &mut impl BufRead) -> io::Result<bool> {
    let mut seen = 0;
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        let mut used = 0;
        for byte in bytes {
            used += 1;
            seen = match *byte {
                b if b == MAGIC[seen] => seen + 1,
                b => usize::from(b == MAGIC[0]),
            };
            if seen == MAGIC.len() {
                break;
            }
        }
        input.consume(used);
        if seen == MAGIC.len() {
            return Ok(true);
        }
    }
}
