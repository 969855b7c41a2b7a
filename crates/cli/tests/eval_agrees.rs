//! Do the figures equal those of the scorers that lie beside the gold? They and the gold are no part of the project;
//! without them, or without Python, the tests say so and pass. `LEGATION_GOLD` names another folder than `../shared`.

mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

use program::{run, stdout};
use serde_json::{Value, json};

/// A file or folder beside the checkout.
fn gold(path: &str) -> Option<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let full = std::env::var_os("LEGATION_GOLD").map_or_else(beside, PathBuf::from).join(path);
    if full.exists() {
        return Some(full.display().to_string());
    }
    eprintln!("skipped: no `{}`", full.display());
    None
}

/// What a scorer prints for `predictions`, written to a file of the name.
fn scorer(script: &str, name: &str, predictions: &str, golds: &[&str]) -> Option<(Value, String)> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, predictions).expect("written");
    let file = file.display().to_string();
    let Ok(output) = Command::new("python3").args([script, &file, "--json", "--gold"]).args(golds).output() else {
        eprintln!("skipped: no `python3`");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some((serde_json::from_str(&stdout(&output)).expect("JSON"), file))
}

fn ours(args: &[&str]) -> Value {
    let output = run(&[args, &["--json", "--quiet"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

fn figures(row: &Value) -> Value {
    json!([row["precision"], row["recall"], row["f1"]])
}

fn list(of: &Value) -> &[Value] {
    of.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn single_sentences() {
    let (Some(file), Some(script)) = (gold("gold/gsr_dev.jsonl"), gold("gold/score.py")) else { return };
    let predictions = stdout(&run(&["code", "--sentences", &file, "--quiet"]));
    let Some((theirs, from)) = scorer(&script, "agrees.jsonl", &predictions, &[&file]) else { return };
    let coded = ours(&["eval", "sentences", &file]);
    assert_eq!(coded, ours(&["eval", "sentences", &file, "--predictions", &from]), "coded here or before");
    assert_eq!(figures(&coded["micro"]), theirs["type"]);
    assert_eq!(coded["macro_f1"]["value"], theirs["macro_f1"]);
    assert_eq!((&coded["exact"]["rate"], &coded["dyad"]["rate"]), (&theirs["exact"], &theirs["dyad"]));
    let sides = ["source_any", "source_matched", "target_any", "target_matched"];
    for (row, side) in list(&coded["countries"]).iter().zip(sides) {
        assert_eq!(figures(row), theirs[side], "{side}");
    }
    for row in list(&coded["types"]) {
        let name = row["name"].as_str().expect("a name");
        assert_eq!(json!([row["tp"], row["fp"], row["fn"]]), theirs["per_type"][name], "{name}");
    }
}

#[test]
fn marked_pairs() {
    let (Some(file), Some(script)) = (gold("gold/plv_dev.tsv"), gold("gold/relscore.py")) else { return };
    let predictions = stdout(&run(&["relate", &file, "--quiet"]));
    let Some((theirs, from)) = scorer(&script, "agrees-relations.jsonl", &predictions, &[&file]) else { return };
    let related = ours(&["eval", "relations", &file]);
    assert_eq!(related, ours(&["eval", "relations", &file, "--predictions", &from]), "related here or before");
    for (rows, macro_f1, part) in [("roots", "macro_f1", "root"), ("classes", "class_macro_f1", "quad")] {
        assert_eq!(related[macro_f1]["value"], theirs[part]["macro_f1"]);
        for row in list(&related[rows]) {
            let name = row["name"].as_str().expect("a name");
            let label = &theirs[part]["per_label"][name];
            assert_eq!(figures(row), figures(label), "{name}");
        }
    }
    assert_eq!(related["coverage"]["rate"], theirs["coverage"]);
    assert_eq!(related["accuracy"]["rate"], theirs["root"]["accuracy"]);
    assert_eq!(related["accuracy_on_answered"]["rate"], theirs["accuracy_on_answered"]);
}

#[test]
fn crises() {
    let folders = [gold("kashmir/2025"), gold("crises/qatar2017")];
    let (Some(script), [Some(one), Some(other)]) = (gold("crises/score.py"), &folders) else { return };
    let mut records = serde_json::Map::new();
    for folder in [one, other] {
        let gold: Value =
            serde_json::from_slice(&std::fs::read(Path::new(folder).join("gold.json")).expect("read")).expect("JSON");
        let record = stdout(&run(&["brief", folder, "--format", "crisis", "--quiet"]));
        let name = gold["crisis"].as_str().expect("a name").to_string();
        records.insert(name, serde_json::from_str(&record).expect("JSON"));
    }
    let predictions = Value::from(records).to_string();
    let Some((theirs, from)) = scorer(&script, "agrees-crises.json", &predictions, &[one, other]) else { return };
    let scores = ours(&["eval", "crises", one, other]);
    assert_eq!(scores, ours(&["eval", "crises", one, other, "--predictions", &from]), "read here or before");
    let rounded = |v: &Value| (v.as_f64().unwrap_or_default() * 1e4).round() / 1e4;
    for score in list(&scores) {
        let report = &theirs[score["crisis"].as_str().expect("a name")];
        for row in list(&score["tallies"]) {
            let name = row["name"].as_str().expect("a name").replace(' ', "_");
            let Some(theirs) = report.get(&name) else { continue };
            for key in ["tp", "fp", "fn", "precision", "recall", "f1"] {
                assert_eq!(rounded(&row[key]), rounded(&theirs[key]), "{}: {name} {key}", score["crisis"]);
            }
        }
        let names = ["mode", "cameo_root", "cameo_exact", "date", "modality", "sector_any_actor"];
        for (rate, name) in list(&score["attributes"]).iter().zip(names) {
            assert_eq!(rounded(&rate["rate"]), rounded(&report["attributes"][name]), "{name}");
        }
        assert_eq!(score["leaks"], report["leaks"]);
    }
}
