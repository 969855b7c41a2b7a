//! Do the rules hold for the articles beside the project? They are not part of it; without them the tests say so and pass.

use std::path::PathBuf;

use legation_ingest::{Input, describe, read};
use legation_model::article::Document;

/// The folder beside the workspace, `None` with a line on standard error where it is missing.
fn shared(path: &str) -> Option<PathBuf> {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if full.exists() {
        return Some(full);
    }
    eprintln!("skipped: no `{}`", full.display());
    None
}

fn input(folder: &PathBuf) -> Input {
    read(std::slice::from_ref(folder), &mut |_, _, _| {}).unwrap_or_else(|e| panic!("{e}"))
}

/// Kinds of records of things that the story tells. `B` are the records of page furniture.
const TOLD: &[&str] = &["E", "M", "C", "Q", "X", "S", "W", "K", "A", "G", "R"];

#[test]
fn furniture_is_never_story_and_the_story_is_whole() {
    let (Some(list), Some(folder)) = (shared("kashmir/acceptance.json"), shared("kashmir/2025")) else { return };
    let input = input(&folder);
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(list).expect("readable")).expect("JSON");
    let (mut furniture, mut told, mut wrong) = (0, 0, Vec::new());
    for record in list["records"].as_array().expect("a list") {
        let text = |key: &str| record[key].as_str().unwrap_or("");
        let Some(doc) = input.documents.iter().find(|d| d.id == text("doc")) else { continue };
        let (Some(at), id) = (record["char_start"].as_u64(), text("id")) else { continue };
        let kind = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let start = doc.text.char_indices().nth(at as usize).map_or(doc.text.len(), |(byte, _)| byte);
        let end = start + text("quote_start_words").len();
        assert_eq!(&doc.text[start..end], text("quote_start_words"), "{id}");
        let covers = |b: &&legation_model::article::Block| (b.span.start as usize) < end && start < b.span.end as usize;
        let in_story = doc.story().any(|b| covers(&b));
        if kind == "B" {
            furniture += 1;
            if in_story {
                wrong.push(format!("{id} is story"));
            }
        } else if TOLD.contains(&kind) {
            told += 1;
            // The record's first words may stand in a dateline before the sentence; its last must be story.
            let whole = doc.story().any(|b| (b.span.start as usize) < end && end <= b.span.end as usize);
            if !whole {
                wrong.push(format!("{id} is not story"));
            }
        }
    }
    eprintln!("{furniture} records of furniture, {told} of the story, {} wrong", wrong.len());
    assert!(furniture > 30 && told > 80);
    assert!(wrong.is_empty(), "{wrong:?}\n{}", input.documents.iter().map(describe).collect::<String>());
}

/// `id published basis`, and what else the page states.
fn facts(doc: &Document) -> String {
    let range = doc.published.range.map(|r| r.timex()).unwrap_or_default();
    let place = doc.dateline_place.as_deref().unwrap_or("");
    format!("{}|{range}|{:?}|{place}|{}", doc.id, doc.published.basis, doc.credits.join(","))
}

#[test]
fn dates_places_and_credits() {
    let Some(folder) = shared("kashmir/articles") else { return };
    let input_alone = input(&folder);
    let found: Vec<String> = input_alone.documents.iter().map(facts).collect();
    assert_eq!(
        found,
        [
            "000||Unknown||Reuters",
            "001|2025-05-06|Stated||",
            "002||Unknown||",
            "003|2025-05-05|Stated|Moscow|",
            "004||Unknown||"
        ]
    );
    let outlets: Vec<&str> = input_alone.documents.iter().map(|d| d.outlet.as_deref().unwrap_or("")).collect();
    assert_eq!(outlets, ["The Moscow Times", "Modern Tokyo Times", "", "", ""]);

    let Some(folder) = shared("crises/qatar2017") else { return };
    let found: Vec<String> = input(&folder).documents.iter().map(facts).collect();
    assert_eq!(
        found,
        [
            "01|2017-06-05|Stated|Kuwait City, Kuwait|The Independent Uganda,AFP",
            "02||Unknown|DUBAI, United Arab Emirates|",
            "03|2017-06|Stated||",
            "04|2017-06-08|Stated|DUBAI|",
            "05|2017-06-08|Stated||",
            "06|2014-03-05|Stated||",
        ]
    );
}
