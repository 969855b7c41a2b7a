//! Does `legation eval` score what the program codes, refuse what is not of the form, and end with the right status?

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{run, stdout};
use serde_json::Value;

/// A folder of its own for one test, emptied first, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("eval").join(name);
    let _ = fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("written");
        fs::write(file, text).expect("written");
    }
    path
}

const CASES: &str = "published: 2024-05-15\n\n## active\nGhana offered to mediate between Niger and Benin.\n    \
    AGREE 039 GHAGOV > NERGOV,BENGOV offered\n\n## near miss\nThe museum in Lima reopened after a long repair.\n    none\n";

#[test]
fn the_suite_is_scored_and_its_snapshot_is_what_is_printed() {
    let dir = folder("suite", &[("sentences/agree.cases", CASES), ("ordinary/sport.txt", "The cup went to Lagos.\n")]);
    let path = dir.display().to_string();
    let printed = run(&["eval", "suite", &path]);
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    assert!(stdout(&printed).contains("sentences 2, events in the gold 1"), "{}", stdout(&printed));
    let written = run(&["eval", "suite", &path, "--write-snapshot"]);
    assert!(written.status.success() && stdout(&written).is_empty());
    assert_eq!(fs::read_to_string(dir.join("score.txt")).expect("written"), stdout(&printed));
    let json: Value = serde_json::from_str(&stdout(&run(&["eval", "suite", &path, "--json"]))).expect("JSON");
    assert_eq!((&json["suite"]["micro"]["tp"], &json["ordinary"]["alarms"]["of"]), (&Value::from(1), &Value::from(1)));
}

#[test]
fn the_table_of_confidences_is_fitted_and_written() {
    let dir = folder("calibrate", &[("sentences/agree.cases", CASES)]);
    let (path, file) = (dir.display().to_string(), dir.join("table.csv"));
    let written = run(&["eval", "suite", &path, "--calibrate", &file.display().to_string()]);
    assert!(written.status.success() && stdout(&written).is_empty(), "{}", String::from_utf8_lossy(&written.stderr));
    let table = fs::read_to_string(&file).expect("written");
    assert!(table.starts_with("feature,weight,events,right,meaning\n"), "{table}");
    assert!(table.contains(",1,1,every event\n") && table.contains("\nnoun,0.00,0,0,"), "{table}");
}

#[test]
fn misses_are_listed_and_faulty_lines_named() {
    let wrong =
        CASES.replace("AGREE 039 GHAGOV", "THREATEN 138 PERGOV") + "Togo slept.\n    SLEEP 01 TGOGOV > - asserted\n";
    let dir = folder("faults", &[("sentences/agree.cases", &wrong)]);
    let output = run(&["eval", "suite", &dir.display().to_string(), "--misses"]);
    assert_eq!(output.status.code(), Some(1));
    let listed = stdout(&output);
    assert!(listed.contains("    missed   THREATEN 138 PERGOV > NERGOV,BENGOV offered"), "{listed}");
    assert!(listed.contains("    extra    AGREE 039 GHAGOV > NERGOV,BENGOV offered"), "{listed}");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("agree.cases:11: `SLEEP` is no PLOVER type"), "{told}");
    let none = run(&["eval", "suite", &folder("none", &[("readme", "")]).display().to_string()]);
    assert_eq!(none.status.code(), Some(2));
}

#[test]
fn sentences_and_pairs_are_coded_and_scored_or_read_from_a_file() {
    let dir = folder(
        "gold",
        &[
            (
                "gold.jsonl",
                "{\"id\": 1, \"text\": \"Ghana offered to mediate between Niger and Benin.\", \"event\": \"AGREE\", \
                 \"sources\": [{\"code\": \"GHA\"}], \"targets\": [{\"code\": \"NER\"}, {\"code\": \"BEN\"}]}\nno record\n",
            ),
            ("gold.tsv", "uid\tmarked_sentence\tgold_root\n1\t<s>Ghana</s> condemned <t>Togo</t> on Friday.\tACCUSE\n"),
            ("none.jsonl", "{\"id\": 1, \"events\": []}\n"),
            ("roots.jsonl", "{\"uid\": 1, \"root\": \"AID\"}\n"),
        ],
    );
    let path = |file: &str| dir.join(file).display().to_string();
    let json = |args: &[&str]| serde_json::from_str::<Value>(&stdout(&run(args))).expect("JSON");
    let found = json(&["eval", "sentences", &path("gold.jsonl"), "--json"]);
    assert_eq!((&found["dyad"]["right"], &found["exact"]["right"]), (&Value::from(1), &Value::from(1)), "{found}");
    let output = run(&["eval", "sentences", &path("gold.jsonl"), "--predictions", &path("none.jsonl"), "--misses"]);
    assert_eq!(output.status.code(), Some(1), "one line of the gold is none");
    assert!(stdout(&output).contains("gold AGREE GHA > BEN,NER"), "{}", stdout(&output));
    let found = json(&["eval", "relations", &path("gold.tsv"), "--json"]);
    assert_eq!(found["accuracy"]["right"], Value::from(1), "{found}");
    let output = run(&["eval", "relations", &path("gold.tsv"), "--predictions", &path("roots.jsonl"), "--misses"]);
    assert!(output.status.success() && stdout(&output).contains("gold ACCUSE\n    got  AID"), "{}", stdout(&output));
    assert_eq!(run(&["eval", "relations", &path("nowhere.tsv")]).status.code(), Some(2));
}

#[test]
fn crises_are_read_where_their_index_says_and_scored() {
    let gold = r#"{"crisis": "cod", "documents": [{"doc": "a", "episode": "current"}], "mediation": [], "figures": [],
        "contradictions": [], "events": [{"doc": "a", "actors": [{"country": "PRT", "sector": "GOV"}],
        "recipients": [{"country": "ISL"}, {"country": "NOR"}], "plover": "AGREE", "cameo": "039", "modality": "offered"},
        {"doc": "a", "actors": [{"country": "ISL"}], "recipients": [], "plover": "PROTEST", "modality": "asserted"}]}"#;
    let dir = folder(
        "crises",
        &[
            ("texts/a.txt", "Portugal offered to mediate between Iceland and Norway on Tuesday.\n"),
            ("cod/index.json", r#"[{"doc": "a", "file": "../texts/a.txt", "outlet": null, "pub_date": "2031-03-06"}]"#),
            ("cod/gold.json", gold),
            ("none.json", "{\"crisis\": \"other\", \"events\": []}"),
        ],
    );
    let path = |file: &str| dir.join(file).display().to_string();
    // The folder of the crisis, and the folder that holds it.
    for at in [path("cod"), dir.display().to_string()] {
        let output = run(&["eval", "crises", &at, "--json"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let events = &json[0]["tallies"][0];
        assert_eq!((&events["tp"], &events["fn"], &events["fp"]), (&1.into(), &1.into(), &0.into()), "{events}");
    }
    let misses = stdout(&run(&["eval", "crises", &path("cod"), "--misses"]));
    assert!(misses.contains("cod events missed  a PROTEST"), "{misses}");
    let output = run(&["eval", "crises", &path("cod"), "--predictions", &path("none.json")]);
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("no record of `cod`"));
    assert_eq!(run(&["eval", "crises", &path("texts")]).status.code(), Some(2));
}
