//! Does each format come out as the snapshots have it, the same every time, and is what it leaves out counted?
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation-export` writes the snapshots anew; read the difference before you keep it.

mod common;

use std::path::Path;

use common::{documents, knowledge, lines, text};
use legation_export::{EVENTS, Format, TABLES, stream, write};
use serde_json::Value;

fn snapshot(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        expected == text,
        "{name} differs, first in line {:?}; UPDATE_SNAPSHOTS=1 takes it over",
        differs.map(|n| n + 1)
    );
}

#[test]
fn tables_are_as_recorded() {
    for table in TABLES {
        snapshot(&format!("{}.csv", table.name), &text(Format::Csv, table, &documents()));
    }
    snapshot("events.jsonl", &text(Format::Jsonl, &EVENTS, &documents()[..1]));
}

#[test]
fn the_formats_of_the_field_are_as_recorded() {
    for (name, format) in [
        ("plover.jsonl", Format::Plover),
        ("icews.tsv", Format::Icews),
        ("phoenix.tsv", Format::Phoenix),
        ("events.geojson", Format::GeoJson),
        ("bundle.stix.json", Format::Stix),
    ] {
        let first = text(format, &EVENTS, &documents());
        snapshot(name, &first);
        assert_eq!(first, text(format, &EVENTS, &documents()), "the same input gives the same bytes out");
    }
}

#[test]
fn every_cell_is_of_its_column_s_kind() {
    for table in TABLES {
        for document in documents() {
            for row in table.rows(&document) {
                for (column, cell) in table.columns().zip(row.cells()) {
                    assert!(cell.kind().is_none_or(|k| k == column.kind), "{}.{}: {cell:?}", table.name, column.name);
                }
            }
        }
    }
}

#[test]
fn rows_and_what_is_left_out_add_up() {
    let documents = documents();
    let events: u64 = documents.iter().map(|d| d.events.len() as u64).sum();
    let repeats = documents.iter().flat_map(|d| &d.events).filter(|e| e.repeats.is_some()).count() as u64;
    assert!(repeats > 0, "the fixture has an event told twice");
    for (format, left_out) in [(Format::Csv, 0), (Format::Jsonl, 0), (Format::Plover, repeats), (Format::Stix, repeats)]
    {
        let (mut out, knowledge) = (Vec::new(), knowledge());
        let written = write(&documents, stream(format, &EVENTS, &knowledge, &mut out).unwrap()).unwrap();
        assert_eq!((written.rows, written.left_out), (events - left_out, left_out), "{format:?}");
    }
}

#[test]
fn without_documents_every_format_is_whole() {
    for format in [Format::GeoJson, Format::Stix] {
        assert!(serde_json::from_str::<Value>(&text(format, &EVENTS, &[])).is_ok(), "{format:?}");
    }
    assert_eq!(text(Format::Csv, &EVENTS, &[]).lines().count(), 1);
    assert_eq!(text(Format::Icews, &EVENTS, &[]).lines().count(), 1);
    assert!(text(Format::Phoenix, &EVENTS, &[]).is_empty() && lines(Format::Plover, &EVENTS, &[]).is_empty());
}

#[test]
fn formats_without_modality_hold_no_denials_plans_or_history() {
    let mut documents = documents();
    for event in documents.iter_mut().flat_map(|d| &mut d.events) {
        event.modality = legation_model::plover::Modality::Denied;
    }
    assert_eq!(text(Format::Icews, &EVENTS, &documents).lines().count(), 1);
    assert!(text(Format::Phoenix, &EVENTS, &documents).is_empty());
    let told = lines(Format::Plover, &EVENTS, &documents);
    assert!(told.iter().all(|e| e["legation"]["modality"] == "denied"));
}

#[test]
fn only_what_is_done_together_is_done_to_each_other() {
    let mut documents = documents();
    documents.truncate(1);
    documents[0].events.truncate(1);
    let event = &mut documents[0].events[0];
    (event.background, event.repeats, event.modality) = (None, None, legation_model::plover::Modality::Asserted);
    let mut actor = event.actors.first().or(event.recipients.first()).cloned().unwrap();
    event.recipients.clear();
    event.actors = ["Aland", "Beland", "Celand"]
        .map(|name| {
            actor.name = name.to_owned();
            actor.clone()
        })
        .into();
    let pairs = |documents: &[_]| -> Vec<String> {
        let text = text(Format::Icews, &EVENTS, documents);
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        text.lines()
            .skip(1)
            .map(cells)
            .map(|c| format!("{} {}>{}", c[0].rsplit(':').next().unwrap(), c[2], c[8]))
            .collect()
    };
    documents[0].events[0].rule = "bomb".into();
    assert_eq!(pairs(&documents), ["e1 Aland>", "e1#2 Beland>", "e1#3 Celand>"]);
    documents[0].events[0].rule = "meet".into();
    assert_eq!(
        pairs(&documents),
        [
            "e1 Aland>Beland",
            "e1#2 Aland>Celand",
            "e1#3 Beland>Aland",
            "e1#4 Beland>Celand",
            "e1#5 Celand>Aland",
            "e1#6 Celand>Beland"
        ]
    );
}
