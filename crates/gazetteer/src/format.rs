//! How is the compiled gazetteer laid out, and is a given file a sound one?
//!
//! `MAGIC`, version, length and CRC-32 of the body, then the body. All numbers are little-endian, all tables have rows of
//! one size, so that nothing is unpacked when the file is loaded:
//!
//! - licence notice: count of bytes, UTF-8
//! - countries: count, then rows of 12 bytes: ISO 3166-1 alpha-3 and a zero, latitude, longitude
//! - entries: count, then rows of 28 bytes: offset of the name, latitude, longitude, population, GeoNames id, province
//!   (its entry, or `NONE`), number of the country (2 bytes), kind, zero
//! - names: count of bytes, then texts of one byte of length and UTF-8
//! - keys: count, then rows of 8 bytes sorted by key: offset of the key, entry with [`ALTERNATE`] set for other spellings
//! - key texts: as the names
//!
//! Degrees are in hundred-thousandths; [`NOWHERE`] stands for a place without coordinates. Any change of the layout
//! raises `VERSION`.

use crate::error::GazetteerError;

const MAGIC: &[u8; 8] = b"LEGATGEO";
/// Version of the layout.
pub(crate) const VERSION: u32 = 1;
const HEADER: usize = 8 + 4 + 8 + 4;
/// No province.
pub(crate) const NONE: u32 = u32::MAX;
/// Bit of a key's entry: the spelling is not the usual name.
pub(crate) const ALTERNATE: u32 = 1 << 31;
/// Latitude of a place without coordinates.
pub(crate) const NOWHERE: i32 = i32::MIN;
pub(crate) const COUNTRY_ROW: usize = 12;
pub(crate) const ENTRY_ROW: usize = 28;
pub(crate) const KEY_ROW: usize = 8;

/// A run of bytes of the file.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Part {
    pub(crate) start: usize,
    pub(crate) len: usize,
}

/// Where the parts of a sound file lie.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Parts {
    pub(crate) notice: Part,
    pub(crate) countries: Part,
    pub(crate) entries: Part,
    pub(crate) names: Part,
    pub(crate) keys: Part,
    pub(crate) key_texts: Part,
}

/// Checks header, checksum and the sizes of the parts.
pub(crate) fn open(file: &[u8]) -> Result<Parts, GazetteerError> {
    let bad = |why: String| Err(GazetteerError::Compiled(why));
    let Some((header, body)) = file.split_at_checked(HEADER) else {
        return bad("it is too short to be one".into());
    };
    if &header[..8] != MAGIC {
        return bad("it does not begin as one".into());
    }
    let version = u32_at(header, 8).unwrap_or(0);
    if version != VERSION {
        return bad(format!("it has format {version}, this program reads format {VERSION}"));
    }
    let length = u64::from(u32_at(header, 12).unwrap_or(0)) | u64::from(u32_at(header, 16).unwrap_or(0)) << 32;
    if length != body.len() as u64 {
        return bad(format!("it has {} bytes where {length} should follow the header", body.len()));
    }
    if u32_at(header, 20) != Some(crc32fast::hash(body)) {
        return bad("its checksum does not agree with its content".into());
    }
    let mut at = HEADER;
    let mut part = |row: usize| {
        let count = u32_at(file, at).ok_or_else(|| GazetteerError::Compiled("it is cut off".into()))? as usize;
        let start = at + 4;
        let len = count.checked_mul(row).filter(|len| *len <= file.len() - start);
        let len = len.ok_or_else(|| GazetteerError::Compiled("a count in it is too large".into()))?;
        at = start + len;
        Ok::<Part, GazetteerError>(Part { start, len })
    };
    let parts = Parts {
        notice: part(1)?,
        countries: part(COUNTRY_ROW)?,
        entries: part(ENTRY_ROW)?,
        names: part(1)?,
        keys: part(KEY_ROW)?,
        key_texts: part(1)?,
    };
    if at != file.len() {
        return bad("something follows its last part".into());
    }
    Ok(parts)
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

pub(crate) fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    u32_at(bytes, at).map(u32::cast_signed)
}

/// A text of one byte of length and UTF-8.
pub(crate) fn text_at(texts: &[u8], at: usize) -> Option<&str> {
    let len = usize::from(*texts.get(at)?);
    std::str::from_utf8(texts.get(at + 1..at + 1 + len)?).ok()
}

/// Texts one after the other.
#[derive(Default)]
pub(crate) struct Texts {
    bytes: Vec<u8>,
}

impl Texts {
    /// Offset of a text that is added; what exceeds 255 bytes is cut at a character.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        let at = self.bytes.len() as u32;
        let end = (0..=text.len().min(255)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        let text = &text[..end];
        self.bytes.push(text.len() as u8);
        self.bytes.extend(text.as_bytes());
        at
    }
}

/// The file from its parts: notice, rows of countries, entries and keys, texts of names and keys.
pub(crate) fn write(
    notice: &str,
    countries: &[[u8; COUNTRY_ROW]],
    entries: &[[u8; ENTRY_ROW]],
    names: &Texts,
    keys: &[[u8; KEY_ROW]],
    key_texts: &Texts,
) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |count: usize, bytes: &[u8]| {
        body.extend((count as u32).to_le_bytes());
        body.extend(bytes);
    };
    part(notice.len(), notice.as_bytes());
    part(countries.len(), countries.as_flattened());
    part(entries.len(), entries.as_flattened());
    part(names.bytes.len(), &names.bytes);
    part(keys.len(), keys.as_flattened());
    part(key_texts.bytes.len(), &key_texts.bytes);
    let mut file = Vec::with_capacity(HEADER + body.len());
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((body.len() as u64).to_le_bytes());
    file.extend(crc32fast::hash(&body).to_le_bytes());
    file.extend(body);
    file
}
