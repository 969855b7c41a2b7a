//! Who is who in a sentence? Cases in `actors/who.cases`: sentence, then actors and recipients as codes.

use legation_engine::eval::coded::{Coded, parties};
use legation_engine::model::time::DateRange;
use legation_engine::{Engine, Lexicon, Model, code_sentences};

const CASES: &str = include_str!("actors/who.cases");

/// Sentences with what is expected of each.
fn cases() -> Vec<(&'static str, &'static str)> {
    let lines: Vec<&str> = CASES.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).collect();
    lines.chunks(2).map(|pair| (pair[0], pair[1].trim())).collect()
}

fn who(event: &Coded) -> String {
    format!("{} > {}", parties(&event.actors), parties(&event.recipients))
}

#[test]
fn actors_and_recipients_are_whom_the_words_mean() {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    let engine = Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin());
    let day = "2004-05-14".parse().ok().map(DateRange::day);
    let sentences: Vec<_> = cases().into_iter().map(|(sentence, _)| (sentence, day)).collect();
    let coded = code_sentences(&engine, &sentences, 2, &|_, _| {});
    let mut faults = String::new();
    for ((sentence, expected), events) in cases().into_iter().zip(&coded) {
        let found: Vec<String> = events.iter().map(who).collect();
        let right = if expected == "none" { found.is_empty() } else { found.iter().any(|f| f == expected) };
        if !right {
            faults.push_str(&format!("{sentence}\n    {expected}, not {}\n", found.join(" | ")));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
