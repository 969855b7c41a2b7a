//! What else of a matched event is right?

use serde_json::Value;

use super::values::{date, field, list, norm, sectors};

/// Names of what [`attributes`] compares.
pub const NAMES: [&str; 6] = ["mode", "CAMEO root", "CAMEO code", "date", "modality", "sector of the first actor"];

/// Right, wrong, or `None` where the gold has no value. A date may be more precise than the gold's.
pub fn attributes(gold: &Value, found: &Value) -> [Option<bool>; 6] {
    let same = |key: &str| norm(gold.get(key)) == norm(found.get(key));
    let given = |key: &str| !field(gold, key).is_empty();
    let (wanted, got) = (field(gold, "cameo"), field(found, "cameo"));
    let root = |code: &str| code.chars().take(2).collect::<String>();
    let dated = date(gold).filter(|d| !d.is_empty()).map(|wanted| {
        let got = date(found);
        let finer = |got: &String| wanted.len() < got.len() && got.starts_with(&wanted);
        got.as_ref() == Some(&wanted) || got.as_ref().is_some_and(finer)
    });
    let first = list(gold, "actors").first().map(|a| norm(a.get("sector")));
    [
        given("mode").then(|| same("mode")),
        given("cameo").then(|| root(&wanted) == root(&got)),
        given("cameo").then(|| wanted == got),
        dated,
        Some(same("modality")),
        first.map(|sector| sectors(found.get("actors")).contains(&sector)),
    ]
}
