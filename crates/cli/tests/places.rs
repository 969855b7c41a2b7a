//! Are places taken for what a careful reader takes them for? Invented sentences over all continents, most with names
//! that several places bear, in `places/cases.csv`.

mod program;

use std::fs;
use std::path::Path;

use program::{fetched_gazetteer, run, stdout};
use serde_json::Value;

/// What follows each sentence, so that the page reads as an article: it names no place and tells of no event.
const MORE: &str = "No further details were given on Wednesday evening, and the number could still rise. \
    The weather was bad for most of the day, and many of the smaller roads were closed for several hours.";

/// The rows of a table whose cells hold no line breaks.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in text.lines().skip(1) {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                _ => cells.last_mut().expect("a cell").push(c),
            }
        }
        rows.push(cells);
    }
    rows
}

fn coded(folder: &Path) -> Vec<Value> {
    let output = run(&["code", &folder.display().to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    stdout(&output).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
}

#[test]
fn places_are_taken_for_what_a_careful_reader_takes_them_for() {
    assert!(fetched_gazetteer().is_some(), "no gazetteer: run `make model`, or `make test`, which does it");
    let text = include_str!("places/cases.csv");
    let cases = rows(text);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("places");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (n, case) in cases.iter().enumerate() {
        let article = format!("The Meridian Post\n\nPublished: 6 March 2031\n\n{}\n\n{MORE}\n", case[0]);
        fs::write(folder.join(format!("{n:03}.txt")), article).unwrap();
    }
    let documents = coded(&folder);
    let mut wrong = Vec::new();
    for (n, case) in cases.iter().enumerate() {
        let id = format!("{n:03}");
        let document = documents.iter().find(|d| d["document"]["id"] == id.as_str());
        let events = document.and_then(|d| d["events"].as_array()).cloned().unwrap_or_default();
        let place = events.iter().map(|e| &e["place"]).find(|p| !p.is_null());
        let cell = |key: &str| place.and_then(|p| p[key].as_str()).unwrap_or_default().to_owned();
        let found = match place {
            Some(_) => ["text", "country", "admin1", "precision", "contested"].map(cell).join("|"),
            None => "-||||".to_owned(),
        };
        let expected = case[1..].join("|");
        if found != expected {
            wrong.push(format!("{}\n    expected {expected}\n    found    {found}  {}", case[0], cell("how")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Every `areas` cell of the contested territories names what the gazetteer has.
#[test]
fn areas_of_contested_territory_are_in_the_gazetteer() {
    assert!(fetched_gazetteer().is_some(), "no gazetteer: run `make model`, or `make test`, which does it");
    let table = rows(include_str!("../../../data/places/contested.csv"));
    let areas = table.iter().flat_map(|row| row[4].split('|')).filter(|area| area.contains(':'));
    let mut missing = Vec::new();
    for area in areas {
        let (code, name) = area.split_once(':').expect("a colon");
        let found = stdout(&run(&["places", "find", name]));
        if !found.lines().any(|l| l.starts_with("province") && l.contains(&format!(" {name}, {code} ("))) {
            missing.push(area);
        }
    }
    assert!(missing.is_empty(), "not in the gazetteer: {missing:?}; look with `legation places find`");
}
