//! How is the compiled model laid out, and is a given file a sound one?
//!
//! `MAGIC`, version, length and CRC-32 of the body, then the body: one section after the other,
//! little-endian, each array preceded by its count. Any change of the layout raises `VERSION`.

use crate::aligned::Aligned;
use crate::error::ModelError;

const MAGIC: &[u8; 8] = b"LEGATNLP";
/// Version of the layout.
pub(crate) const VERSION: u32 = 1;
const HEADER: usize = 8 + 4 + 8 + 4;

/// A section that cannot be: names the part of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Corrupt(pub(crate) &'static str);

impl From<Corrupt> for ModelError {
    fn from(corrupt: Corrupt) -> Self {
        ModelError::Compiled(format!("it is damaged in {}", corrupt.0))
    }
}

/// Collects the body.
#[derive(Default)]
pub(crate) struct Encoder {
    body: Vec<u8>,
}

impl Encoder {
    pub(crate) fn u32(&mut self, value: u32) {
        self.body.extend(value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.body.extend(value.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.body.extend(text.as_bytes());
    }

    pub(crate) fn texts<S: AsRef<str>>(&mut self, texts: &[S]) {
        self.u32(texts.len() as u32);
        texts.iter().for_each(|text| self.text(text.as_ref()));
    }

    pub(crate) fn floats(&mut self, values: &[f32]) {
        self.u32(values.len() as u32);
        values.iter().for_each(|value| self.body.extend(value.to_le_bytes()));
    }

    /// The finished file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut file = Vec::with_capacity(HEADER + self.body.len());
        file.extend(MAGIC);
        file.extend(VERSION.to_le_bytes());
        file.extend((self.body.len() as u64).to_le_bytes());
        file.extend(crc32fast::hash(&self.body).to_le_bytes());
        file.extend(self.body);
        file
    }
}

/// Reads the body; never past its end.
pub(crate) struct Decoder<'a> {
    rest: &'a [u8],
}

impl<'a> Decoder<'a> {
    /// Check the header of `file` and stand at the start of its body.
    pub(crate) fn open(file: &'a [u8]) -> Result<Self, ModelError> {
        let bad = |why: String| Err(ModelError::Compiled(why));
        let Some((header, body)) = file.split_at_checked(HEADER) else {
            return bad("it is too short to be one".into());
        };
        let mut header = Decoder { rest: header };
        if header.take(8)? != MAGIC {
            return bad("it does not begin as one".into());
        }
        let version = header.u32()?;
        if version != VERSION {
            return bad(format!("it has format {version}, this program reads format {VERSION}"));
        }
        let length = header.u64()?;
        if length != body.len() as u64 {
            return bad(format!("it has {} bytes where {length} should follow the header", body.len()));
        }
        if header.u32()? != crc32fast::hash(body) {
            return bad("its checksum does not agree with its content".into());
        }
        Ok(Decoder { rest: body })
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Corrupt> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Corrupt("its length"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Corrupt> {
        self.take(N)?.try_into().map_err(|_| Corrupt("its length"))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Corrupt> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Corrupt> {
        self.array().map(u64::from_le_bytes)
    }

    /// A count of items of at least `size` bytes each, so that no count asks for more than is there.
    pub(crate) fn count(&mut self, size: usize) -> Result<usize, Corrupt> {
        let count = self.u32()? as usize;
        if count.saturating_mul(size) <= self.rest.len() { Ok(count) } else { Err(Corrupt("a count")) }
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, Corrupt> {
        let length = self.count(1)?;
        std::str::from_utf8(self.take(length)?).map_err(|_| Corrupt("a text"))
    }

    pub(crate) fn texts<T: From<&'a str>>(&mut self) -> Result<Vec<T>, Corrupt> {
        (0..self.count(4)?).map(|_| self.text().map(T::from)).collect()
    }

    /// Exactly `expected` floats.
    pub(crate) fn floats(&mut self, expected: usize) -> Result<Aligned, Corrupt> {
        let count = self.count(4)?;
        if count != expected {
            return Err(Corrupt("the weights"));
        }
        let bytes = self.take(count * 4)?.chunks_exact(4);
        Ok(Aligned::new(bytes.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))))
    }

    /// Whether all has been read.
    pub(crate) fn finish(self) -> Result<(), Corrupt> {
        if self.rest.is_empty() { Ok(()) } else { Err(Corrupt("its length")) }
    }
}
