//! Does coding with imported dictionaries work, from the folder of the dictionaries to the events?

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{run, stdout};
use serde_json::Value;

fn dictionaries() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon/tests/import/mini");
    path.display().to_string()
}

/// A path of its own for one test, with nothing there.
fn fresh(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

/// Day, sentence and the events that it must bring.
fn cases() -> Vec<(String, String, Vec<String>)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/coded.txt")).unwrap();
    let mut out: Vec<(String, String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        match (line.strip_prefix("  "), out.last_mut()) {
            (Some(event), Some((_, _, events))) => events.extend((event != "-").then(|| event.to_owned())),
            (_, _) => {
                let (day, sentence) = line.split_once(' ').unwrap();
                out.push((day.into(), sentence.into(), Vec::new()));
            }
        }
    }
    out
}

/// `ACCUSE 111 NORGOV > ISLGOV`.
fn shown(event: &Value) -> String {
    let codes = |side: &str| {
        let codes: Vec<&str> = event[side].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        codes.join(" ")
    };
    let text = format!("{} {} {} > {}", event["event"], event["cameo"], codes("source"), codes("target"));
    text.replace('"', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn sentences_are_coded_with_imported_dictionaries() {
    let to = fresh("imported-data");
    let to_text = to.display().to_string();
    let imported = run(&["data", "import", "petrarch", &dictionaries(), "--to", &to_text]);
    assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
    assert!(stdout(&imported).contains("verbs"), "{}", stdout(&imported));
    assert!(String::from_utf8_lossy(&imported.stderr).contains("Mini.verbs.txt:47: "));

    let cases = cases();
    assert!(cases.len() >= 35, "only {} cases were found", cases.len());
    let record = |(n, (day, text, _)): (usize, &(String, String, _))| {
        format!("{}\n", serde_json::json!({"id": n, "text": text, "date": day}))
    };
    let file = to.with_extension("jsonl");
    fs::write(&file, cases.iter().enumerate().map(record).collect::<String>()).unwrap();
    let coded = run(&["code", "--sentences", &file.display().to_string(), "--data", &to_text]);
    let lines = stdout(&coded);
    let mut wrong = String::new();
    for ((day, sentence, wanted), line) in cases.iter().zip(lines.lines()) {
        let record: Value = serde_json::from_str(line).unwrap();
        let found: Vec<String> = record["events"].as_array().unwrap().iter().map(shown).collect();
        if found != *wanted {
            wrong.push_str(&format!("{day} {sentence}\n  wanted {wanted:?}\n  found  {found:?}\n"));
        }
    }
    assert!(wrong.is_empty() && lines.lines().count() == cases.len(), "{wrong}");
}

#[test]
fn the_imported_folder_passes_its_check() {
    let to = fresh("imported-checked");
    let to = to.display().to_string();
    assert!(run(&["data", "import", "petrarch", &dictionaries(), "--to", &to, "--quiet"]).status.success());
    let checked = run(&["data", "check", &to]);
    assert!(checked.status.success(), "{}", stdout(&checked));
}

#[test]
fn a_folder_without_dictionaries_is_a_wrong_call_and_nothing_is_written_over() {
    let empty = fresh("no-dictionaries");
    fs::create_dir_all(&empty).unwrap();
    fs::write(empty.join("letter.txt"), "Dear reader,\nthere is nothing here.\n").unwrap();
    let to = fresh("never-written");
    let none = run(&["data", "import", "petrarch", &empty.display().to_string(), "--to", &to.display().to_string()]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("no dictionaries in"));
    assert!(!to.exists());
    let full = run(&["data", "import", "petrarch", &dictionaries(), "--to", &empty.display().to_string()]);
    assert_eq!(full.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&full.stderr).contains("is not empty"));
    let missing = run(&["data", "import", "petrarch", "no/such/folder"]);
    assert_eq!(missing.status.code(), Some(2));
}
