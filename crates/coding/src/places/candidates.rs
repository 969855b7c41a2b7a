//! Which places may a name stand for? Rows of the data first, then entries of the gazetteer that are not among them.

use legation_gazetteer::{Entry, Gazetteer, Kind, distance_km};
use legation_lexicon::{CountryName, NameEntry, Place};
use legation_model::place::Precision;

use super::spot::place_entries;
use crate::actors::Scene;

/// A row of the data and an entry of the gazetteer within this distance (kilometres) are one place, if they share a name.
const SAME_PLACE_KM: f64 = 60.0;

/// How far the nearest settlement may be that says in which province a place lies (kilometres).
const NEAREST_KM: f64 = 40.0;

/// Where a candidate comes from; the data are put before the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Entry of the gazetteer.
    Gazetteer,
    /// Row of `data/places`.
    Data,
    /// Capital in `data/actors/countries.csv`.
    Capital,
    /// State.
    State,
    /// Contested territory.
    Contested,
}

/// A place that a name may stand for.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Where it comes from.
    pub source: Source,
    /// Id, as in [`legation_model::place::PlaceRef`].
    pub id: Option<String>,
    /// Usual name.
    pub name: String,
    /// What it is.
    pub precision: Precision,
    /// ISO 3166-1 alpha-3 of the state that it lies in by its source.
    pub country: Option<String>,
    /// Name of its province.
    pub admin1: Option<String>,
    /// Entry of its province, or of the candidate itself if it is one.
    pub province: Option<u32>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// People, 0 if not known.
    pub population: u32,
    /// Id of the contested territory that it is or lies in.
    pub contested: Option<String>,
    /// The words are another spelling than the usual name.
    pub alternate: bool,
}

/// All places of a name.
pub fn candidates(scene: &Scene<'_>, text: &str) -> Vec<Candidate> {
    let entries = scene.gazetteer().map(|g| g.named(text)).unwrap_or_default();
    let mut out: Vec<Candidate> = Vec::new();
    // The capital of a territory whose status is disputed has a row among the places.
    let disputed = place_entries(scene, text)
        .any(|e| matches!(e, NameEntry::Place(i) if scene.lexicon.places[i].contested.is_some()));
    for entry in place_entries(scene, text) {
        if disputed && matches!(entry, NameEntry::Country { kind: CountryName::Capital, .. }) {
            continue;
        }
        let found = match entry {
            NameEntry::Country { index, kind: CountryName::Name } => state(scene, index),
            NameEntry::Country { index, .. } => capital(scene, index, text, &entries),
            NameEntry::Place(index) => place(scene, index, &entries),
            NameEntry::Contested(index) => territory(scene, index),
            _ => continue,
        };
        match out.iter_mut().find(|c| same(c, &found)) {
            // A capital that has a row among the places is known by its id.
            Some(c) if c.source == Source::Capital && found.source == Source::Data => {
                *c = Candidate { source: Source::Capital, ..found };
            }
            Some(_) => {}
            None => out.push(found),
        }
    }
    if let Some(gazetteer) = scene.gazetteer() {
        for entry in entries {
            let found = of_entry(scene, gazetteer, &entry);
            if !out.iter().any(|c| same(c, &found)) {
                out.push(found);
            }
        }
    }
    out
}

/// Whether two candidates are one place. An entry of the gazetteer in a territory that the name also stands for whole is.
fn same(a: &Candidate, b: &Candidate) -> bool {
    if a.id.is_some() && a.id == b.id {
        return true;
    }
    let whole =
        |c: &Candidate| (c.precision == Precision::Contested).then_some(c.contested.as_ref()).flatten().cloned();
    if whole(a).is_some() && whole(a) == b.contested || whole(b).is_some() && whole(b) == a.contested {
        return true;
    }
    let settled = |p: Precision| matches!(p, Precision::Settlement | Precision::Site | Precision::Border);
    let areas = |p: Precision| matches!(p, Precision::Province | Precision::Region | Precision::District);
    let kinds = (settled(a.precision) && settled(b.precision)) || (areas(a.precision) && areas(b.precision));
    if a.country.is_some() && b.country.is_some() && a.country != b.country {
        return false;
    }
    let near = a.at.zip(b.at).is_some_and(|(x, y)| distance_km(x, y) < SAME_PLACE_KM);
    let one_state = a.country.is_some() && a.country == b.country;
    kinds && (near || (one_state && areas(a.precision) && a.source != b.source))
}

fn state(scene: &Scene<'_>, index: usize) -> Candidate {
    let country = &scene.lexicon.countries[index];
    Candidate {
        source: Source::State,
        id: None,
        name: country.name.clone(),
        precision: Precision::Country,
        country: Some(country.iso3.clone()),
        admin1: None,
        province: None,
        at: scene.gazetteer().and_then(|g| g.middle_of(&country.iso3)),
        population: 0,
        contested: None,
        alternate: false,
    }
}

fn territory(scene: &Scene<'_>, index: usize) -> Candidate {
    let territory = &scene.lexicon.contested[index];
    Candidate {
        source: Source::Contested,
        id: Some(territory.id.clone()),
        name: territory.label.clone(),
        precision: Precision::Contested,
        country: sole_claimant(scene, &territory.id),
        admin1: None,
        province: None,
        at: territory.lat.zip(territory.lon),
        population: 0,
        contested: Some(territory.id.clone()),
        alternate: false,
    }
}

/// The state of a territory that no other state claims (its name or status is disputed within it).
fn sole_claimant(scene: &Scene<'_>, id: &str) -> Option<String> {
    let territory = scene.lexicon.contested.iter().find(|c| c.id == id)?;
    match &territory.claimed_by[..] {
        [only] => scene.lexicon.country(only).map(|c| c.iso3.clone()),
        _ => None,
    }
}

fn place(scene: &Scene<'_>, index: usize, entries: &[Entry<'_>]) -> Candidate {
    let row = &scene.lexicon.places[index];
    let precision = match row.kind.as_str() {
        "border" => Precision::Border,
        "city" => Precision::Settlement,
        "province" => Precision::Province,
        "site" => Precision::Site,
        "water" => Precision::Water,
        _ => Precision::Region,
    };
    let at = row.lat.zip(row.lon);
    let near = |e: &&Entry<'_>| {
        (e.kind == Kind::Settlement) == (precision == Precision::Settlement)
            && row.country.as_deref().is_none_or(|c| c == e.country)
            && (precision != Precision::Settlement
                || at.zip(e.at).is_some_and(|(x, y)| distance_km(x, y) < SAME_PLACE_KM))
    };
    let matched = entries.iter().filter(near).min_by_key(|e| e.kind != Kind::Province);
    let (admin1, province) = match (scene.gazetteer(), matched) {
        (Some(gazetteer), Some(entry)) => province_of(scene, gazetteer, entry),
        _ => (None, None),
    };
    let admin1 = match precision {
        Precision::Province => admin1.or_else(|| Some(row.name.clone())),
        Precision::Water | Precision::Border => None,
        _ => admin1.or_else(|| around(scene, row, precision)),
    };
    Candidate {
        source: Source::Data,
        id: Some(row.id.clone()),
        name: row.name.clone(),
        precision,
        country: match &row.contested {
            Some(id) => sole_claimant(scene, id),
            None => row.country.clone(),
        },
        admin1: admin1.filter(|_| row.contested.is_none()),
        province,
        at,
        population: matched.map_or(0, |e| e.population),
        contested: row.contested.clone(),
        alternate: false,
    }
}

/// The province of a settlement or site that the gazetteer does not know by the name: that of the nearest settlement, else
/// that which its row names.
fn around(scene: &Scene<'_>, row: &Place, precision: Precision) -> Option<String> {
    if !matches!(precision, Precision::Settlement | Precision::Site) || row.contested.is_some() {
        return None;
    }
    let near = scene.gazetteer().and_then(|gazetteer| {
        let entry = gazetteer.nearest(row.country.as_deref()?, (row.lat?, row.lon?), NEAREST_KM)?;
        province_of(scene, gazetteer, &entry).0
    });
    near.or_else(|| row.admin.clone())
}

fn capital(scene: &Scene<'_>, index: usize, text: &str, entries: &[Entry<'_>]) -> Candidate {
    let country = &scene.lexicon.countries[index];
    let here = |e: &&Entry<'_>| e.country == country.iso3;
    let matched = entries.iter().filter(|e| e.kind == Kind::Settlement).find(here);
    let (admin1, province) = match (scene.gazetteer(), matched) {
        (Some(gazetteer), Some(entry)) => province_of(scene, gazetteer, entry),
        _ => (None, None),
    };
    Candidate {
        source: Source::Capital,
        id: matched.map(|e| format!("geonames:{}", e.id)),
        name: text.to_owned(),
        precision: Precision::Settlement,
        country: Some(country.iso3.clone()),
        admin1,
        province,
        at: matched.and_then(|e| e.at),
        population: matched.map_or(0, |e| e.population),
        contested: None,
        alternate: false,
    }
}

fn of_entry(scene: &Scene<'_>, gazetteer: &Gazetteer, entry: &Entry<'_>) -> Candidate {
    let (admin1, province) = province_of(scene, gazetteer, entry);
    let own_name = province.and_then(|p| gazetteer.entry(p)).map_or("", |p| p.name);
    let contested = scene.lexicon.territory_of(entry.country, own_name).map(|c| c.id.clone());
    Candidate {
        source: Source::Gazetteer,
        id: (entry.id != 0).then(|| format!("geonames:{}", entry.id)),
        name: entry.name.to_owned(),
        precision: match entry.kind {
            Kind::Settlement => Precision::Settlement,
            Kind::Province => Precision::Province,
            Kind::District => Precision::District,
        },
        country: match &contested {
            Some(id) => sole_claimant(scene, id),
            None => Some(entry.country.to_owned()),
        },
        admin1: admin1.filter(|_| contested.is_none()),
        province,
        at: entry.at,
        population: entry.population,
        contested,
        alternate: entry.alternate,
    }
}

/// Name and entry of the province of an entry; the name is that of the data, where they have the province.
fn province_of(scene: &Scene<'_>, gazetteer: &Gazetteer, entry: &Entry<'_>) -> (Option<String>, Option<u32>) {
    let index = if entry.kind == Kind::Province { Some(entry.index) } else { entry.province };
    let Some(province) = index.and_then(|p| gazetteer.entry(p)) else { return (None, None) };
    let name = scene.atlas.map_or(province.name, |atlas| atlas.province_name(&province));
    (Some(name.to_owned()), index)
}
