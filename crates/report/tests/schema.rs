//! Does the JSON Schema in `docs/schema` describe the record: is it the one that the types give, does it accept a
//! dossier, and does it refuse what is none?
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation-report` writes the schema anew from the types.

mod fixture;

use std::path::{Path, PathBuf};

use legation_model::correction::{Corrected, Effect};
use legation_model::dossier::Dossier;
use serde_json::{Value, json};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/dossier.schema.json")
}

/// Forbids fields that the types do not have: a misspelt one must not pass. Where a type has its own fields beside those of
/// one of several others, only all of them together are closed.
fn closed(schema: &mut schemars::Schema) {
    if schema.get("properties").is_some() && schema.get("oneOf").is_some() {
        schema.insert("unevaluatedProperties".into(), json!(false));
        return;
    }
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".into(), json!(false));
    }
    schemars::transform::transform_subschemas(&mut closed, schema);
}

fn from_types() -> String {
    let mut schema = schemars::schema_for!(Dossier);
    closed(&mut schema);
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_schema_is_that_of_the_types() {
    let text = from_types();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path().parent().unwrap()).unwrap();
        std::fs::write(path(), &text).unwrap();
    }
    let stored = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(
        stored == text,
        "docs/schema/dossier.schema.json is not that of the types; UPDATE_SNAPSHOTS=1 writes it anew"
    );
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&from_types()).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A record that analysts have put right in several ways.
fn corrected() -> Dossier {
    let claim = json!({"claim": "tejo:e1", "doc": "tejo", "sentence": "She called him.", "event_type": "CONSULT"});
    let lines = [
        json!({"number": 1, "at": "2031-03-09T08:00:00Z", "by": "desk", "reason": "a misprint", "action": "edit",
            "claim": claim, "set": {"date": "2031-03-05"}}),
        json!({"number": 2, "reason": "two raids", "action": "reject-contradiction", "kind": "figure", "claims": [claim]}),
        json!({"number": 3, "reason": "no misprint", "action": "undo", "correction": 1}),
    ];
    let corrections = lines.into_iter().map(|line| Corrected {
        correction: serde_json::from_value(line).unwrap(),
        effect: Effect::Applied,
        claims: vec!["tejo:e1".into()],
        why: "one claim".into(),
    });
    Dossier { corrections: corrections.collect(), ..fixture::dossier() }
}

#[test]
fn dossiers_are_accepted() {
    let validator = validator();
    for dossier in [fixture::dossier(), fixture::empty(), corrected()] {
        let value = serde_json::to_value(&dossier).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn what_is_no_dossier_is_refused() {
    let validator = validator();
    let sound = serde_json::to_value(corrected()).unwrap();
    assert!(validator.is_valid(&sound));
    let cases: [(&str, Option<Value>); 15] = [
        ("/corrections/0/correction/misspelt", Some(json!(1))),
        ("/corrections/0/correction/action", Some(json!("mend"))),
        ("/corrections/1/correction/claims", None),
        ("/format", Some(json!("one"))),
        ("/format", Some(json!(-1))),
        ("/generator", None),
        ("/documents/0/published/basis", Some(json!("guessed"))),
        ("/documents/1/published/range/first", Some(json!("5 March"))),
        ("/documents/0/misspelt", Some(json!(1))),
        ("/episodes/0/ledgers/0/consent/1/consent", Some(json!(null))),
        ("/episodes/0/ledgers/0/steps/0/step", Some(json!("Offered"))),
        ("/episodes/0/stories/0/event_type", Some(json!("SPEAK"))),
        ("/episodes/0/stories/0/reports/0/span/start", Some(json!(-4))),
        ("/episodes/0/contradictions/0/kind", Some(json!("tone"))),
        ("/episodes/0/warnings/0/quote/sentence", None),
    ];
    for (pointer, value) in cases {
        let mut broken = sound.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = broken.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        match &value {
            Some(value) => parent.insert(key.to_string(), value.clone()),
            None => parent.remove(key),
        };
        assert!(!validator.is_valid(&broken), "{pointer} as {value:?} is accepted");
    }
}

#[test]
fn a_dossier_read_back_is_the_same() {
    let text = legation_report::json(&fixture::dossier()).unwrap();
    let back: Dossier = serde_json::from_str(&text).unwrap();
    assert_eq!(back, fixture::dossier());
}
