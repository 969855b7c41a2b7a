//! Does `legation eval acceptance` tell what is met from what is not, kind by kind, and say why?
//!
//! `acceptance/list.json` expects things of two articles of our own; each record says whether it must be met.

mod program;

use program::{run, stdout};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/acceptance");

fn eval(more: &[&str]) -> String {
    let (list, articles) = (format!("{FOLDER}/list.json"), format!("{FOLDER}/articles"));
    let args = [&["eval", "acceptance", &list, &articles, "--quiet"], more].concat();
    let output = run(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

#[test]
fn each_record_is_met_or_fails_for_its_reason() {
    let list: Value = serde_json::from_str(include_str!("acceptance/list.json")).expect("JSON");
    let score: Value = serde_json::from_str(&eval(&["--json"])).expect("JSON");
    let (records, verdicts) =
        (list["records"].as_array().expect("a list"), score["verdicts"].as_array().expect("a list"));
    assert_eq!(records.len(), verdicts.len());
    let mut wrong = Vec::new();
    for (record, verdict) in records.iter().zip(verdicts) {
        let right = match (record["why"].as_str(), verdict["why"].as_str()) {
            (None, None) => true,
            (Some(wanted), Some(why)) => why.contains(wanted),
            _ => false,
        };
        if !right {
            wrong.push(format!("{}: {} where {} is expected", record["id"], verdict["why"], record["why"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let met = records.iter().filter(|r| r["why"].is_null()).count();
    assert_eq!(
        (score["all"]["right"].as_u64(), score["all"]["of"].as_u64()),
        (Some(met as u64), Some(records.len() as u64))
    );
}

#[test]
fn figures_stand_by_family_and_by_kind_and_misses_give_the_reason() {
    let figures = eval(&[]);
    for line in ["casualties  ", "differences  ", "contact_phone  ", "all records  "] {
        assert!(figures.lines().any(|l| l.starts_with(line)), "`{line}` is not in\n{figures}");
    }
    let misses = eval(&["--misses"]);
    assert!(misses.contains("K2 casualty in fjord: not seven\n    has Six\n"), "{misses}");
    assert!(!misses.contains("\nK1 "), "{misses}");
}

#[test]
fn a_list_that_is_none_is_refused() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-list.json");
    std::fs::write(&file, "{\"records\": [{\"id\": \"\"}]}").expect("written");
    let output = run(&["eval", "acceptance", &file.display().to_string(), FOLDER]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("record 1: has no `id` or no `kind`"));
}
