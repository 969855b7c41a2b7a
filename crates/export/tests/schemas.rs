//! Are the JSON formats valid after the schemas of `docs/schema`, and do the schemas refuse what is not?

mod common;

use std::path::Path;

use common::{documents, lines, text};
use jsonschema::Validator;
use legation_export::{EVENTS, Format};
use serde_json::{Value, json};

fn schema(name: &str) -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema").join(name);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn valid(schema: &Validator, value: &Value) {
    let faults: Vec<String> = schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{value:#}");
}

/// Each change makes the value invalid.
fn refused(schema: &Validator, value: &Value, changes: &[(&str, Value)]) {
    for (pointer, wrong) in changes {
        let mut changed = value.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        changed.pointer_mut(parent).unwrap()[key] = wrong.clone();
        assert!(!schema.is_valid(&changed), "{pointer} = {wrong} passes");
    }
}

#[test]
fn plover() {
    let schema = schema("plover.schema.json");
    let events = lines(Format::Plover, &EVENTS, &documents());
    events.iter().for_each(|e| valid(&schema, e));
    refused(
        &schema,
        &events[0],
        &[
            ("/date", json!("1995-2-3")),
            ("/event", json!(["BOMB"])),
            ("/quad_code", json!(5)),
            ("/target", json!([])),
            ("/source", json!(null)),
            ("/source", json!([{"code": "Peru", "actor_text": "Peru"}])),
            ("/legation/modality", json!("maybe")),
        ],
    );
}

#[test]
fn geojson() {
    let schema = schema("events.geojson.schema.json");
    let map: Value = serde_json::from_str(&text(Format::GeoJson, &EVENTS, &documents())).unwrap();
    valid(&schema, &map);
    let features = map["features"].as_array().unwrap();
    assert!(!features.is_empty() && features.iter().any(|f| !f["properties"]["contested"].is_null()));
    refused(
        &schema,
        &map,
        &[
            ("/type", json!("Feature")),
            ("/features/0/geometry", json!({"type": "Point", "coordinates": [200.0, 0.0]})),
            ("/features/0/properties/type", json!(null)),
            ("/features/0/properties/colour", json!("red")),
        ],
    );
}

#[test]
fn stix() {
    let schema = schema("stix.schema.json");
    let bundle: Value = serde_json::from_str(&text(Format::Stix, &EVENTS, &documents())).unwrap();
    valid(&schema, &bundle);
    let objects = bundle["objects"].as_array().unwrap();
    let ids: std::collections::BTreeSet<&str> = objects.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), objects.len(), "no object stands twice");
    for note in objects.iter().filter(|o| o["type"] == "note") {
        for about in note["object_refs"].as_array().unwrap() {
            assert!(ids.contains(about.as_str().unwrap()), "{about} is not in the bundle");
        }
    }
    let at = objects.iter().position(|o| o["type"] == "note").unwrap();
    for (field, wrong) in [
        ("id", json!("note--1")),
        ("created", json!("yesterday")),
        ("confidence", json!(101)),
        ("object_refs", json!([])),
        ("spec_version", json!("2.0")),
        ("abstract", json!(null)),
    ] {
        refused(&schema, &bundle, &[(&format!("/objects/{at}/{field}"), wrong)]);
    }
}

#[test]
fn what_is_unknown_is_left_out_of_a_bundle() {
    let bundle: Value = serde_json::from_str(&text(Format::Stix, &EVENTS, &documents())).unwrap();
    fn check(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::Array(items) => {
                assert!(!items.is_empty(), "an empty list");
                items.iter().for_each(check);
            }
            Value::Object(map) => map.values().for_each(check),
            _ => {}
        }
    }
    check(&bundle);
}
