//! Who says so, and how surely? Cases in `said/cases.txt`, each read as an article of its own.

mod program;

use std::fs;
use std::path::Path;

use program::{run, stdout};
use serde_json::Value;

const CASES: &str = include_str!("said/cases.txt");

/// Sentences with what is expected of each.
fn cases() -> Vec<(&'static str, &'static str)> {
    let lines: Vec<&str> = CASES.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).collect();
    lines.chunks(2).map(|pair| (pair[0], pair[1].trim())).collect()
}

fn rows<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

/// Whether the links of a chain are those named, the first speaker first.
fn chain(links: &[Value], expected: &str) -> bool {
    let wanted: Vec<String> = expected.split('>').map(|n| n.trim().to_lowercase()).collect();
    let is = |link: &Value, name: &String| {
        let texts = [link["actor"]["name"].as_str(), link["actor"]["text"].as_str(), link["actor"]["role"].as_str()];
        texts.into_iter().flatten().any(|t| t.to_lowercase().contains(name.as_str()))
    };
    match expected.trim() {
        "-" => links.is_empty(),
        _ => links.len() == wanted.len() && links.iter().zip(&wanted).all(|(link, name)| is(link, name)),
    }
}

/// Whether the record holds what the case says.
fn holds(doc: &Value, expected: &str) -> bool {
    let news: Vec<&Value> = rows(doc, "events").iter().filter(|e| e["background"].is_null()).collect();
    if expected == "none" {
        return news.is_empty();
    }
    let Some((what, who)) = expected.split_once('|') else { panic!("a case has ` | `: {expected}") };
    let words: Vec<&str> = what.split_whitespace().collect();
    match words.as_slice() {
        ["statement", kind] => {
            rows(doc, "statements").iter().any(|s| s["kind"] == **kind && chain(rows(s, "speakers"), who))
        }
        [event_type, modality, auxiliary @ ..] => news.iter().any(|e| {
            e["event_type"] == **event_type
                && e["modality"] == **modality
                && e["auxiliary"].as_str() == auxiliary.first().copied()
                && chain(rows(e, "attribution"), who)
        }),
        _ => panic!("a case has type and modality: {expected}"),
    }
}

/// What the record holds, for the message.
fn shown(doc: &Value) -> String {
    let names = |links: &[Value]| {
        let all: Vec<&str> = links.iter().filter_map(|l| l["actor"]["name"].as_str()).collect();
        if all.is_empty() { "-".to_owned() } else { all.join(" > ") }
    };
    let events = rows(doc, "events").iter().map(|e| {
        let mark = e["auxiliary"].as_str().unwrap_or_default();
        format!("{} {} {mark} | {}", e["event_type"], e["modality"], names(rows(e, "attribution")))
    });
    let said =
        rows(doc, "statements").iter().map(|s| format!("statement {} | {}", s["kind"], names(rows(s, "speakers"))));
    events.chain(said).collect::<Vec<_>>().join("; ")
}

#[test]
fn speakers_and_modality_are_those_of_the_words() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("said-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder is made");
    let cases = cases();
    for (i, (sentence, _)) in cases.iter().enumerate() {
        fs::write(folder.join(format!("{i:03}.txt")), format!("{sentence}\n")).expect("the case is written");
    }
    let output = run(&["code", &folder.display().to_string()]);
    let text = stdout(&output);
    fs::remove_dir_all(&folder).expect("the folder is removed");
    let docs: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).expect("a line is JSON")).collect();
    assert_eq!(docs.len(), cases.len(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut faults = String::new();
    for ((sentence, expected), doc) in cases.iter().zip(&docs) {
        let (open, expected) = match expected.strip_prefix("? ") {
            Some(rest) => (true, rest),
            None => (false, *expected),
        };
        if holds(doc, expected) == open {
            let say = if open { "holds by now, take the `?` away" } else { "is not" };
            faults.push_str(&format!("{sentence}\n    {expected} {say}\n    {}\n", shown(doc)));
        }
    }
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    assert!(faults.is_empty(), "{faults}");
}
