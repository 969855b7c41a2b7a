//! Is the table of CAMEO codes whole, does each code lead to PLOVER, and are all types and modes of PLOVER reached?

use std::collections::{BTreeMap, BTreeSet};

use legation_lexicon::Lexicon;
use legation_lexicon::ontology::Ontology;
use legation_model::plover::EventType;

/// Lines of a case file, without comments.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty())
}

/// `020-021 0211`: each code; a range has as many digits as its ends.
fn codes(list: &str) -> Vec<String> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |s: &str| s.parse::<u32>().expect("a code is a number");
        let digits = first.len();
        (number(first)..=number(last)).map(|n| format!("{n:0digits$}")).collect::<Vec<_>>()
    };
    list.split_whitespace().flat_map(range).collect()
}

fn ontology() -> &'static Ontology {
    &Lexicon::builtin().ontology
}

#[test]
fn each_root_has_its_codes() {
    let mut roots = 0;
    for line in lines(include_str!("ontology/codes.txt")) {
        let (root, list) = line.split_once(": ").expect("a line is `root: codes`");
        let mut expected = codes(list);
        expected.push(root.to_owned());
        expected.sort();
        let rows = ontology().cameo.iter().map(|c| c.code.clone());
        let found: Vec<String> = rows.filter(|c| c.starts_with(root)).collect();
        assert_eq!(found, expected, "root {root}");
        roots += 1;
    }
    assert_eq!(roots, 20);
}

#[test]
fn each_code_but_the_statements_has_a_type() {
    for row in &ontology().cameo {
        assert_eq!(row.plover_type.is_none(), row.code.starts_with("01"), "{}", row.code);
    }
}

#[test]
fn scores_are_those_of_the_published_scale() {
    let mut expected: BTreeMap<String, Option<f64>> = BTreeMap::new();
    for line in lines(include_str!("ontology/scale.txt")) {
        let (score, list) = line.split_once(": ").expect("a line is `score: codes`");
        let score = (score != "none").then(|| score.parse().expect("a score is a number"));
        for code in codes(list) {
            assert_eq!(expected.insert(code.clone(), score), None, "{code} stands twice");
        }
    }
    let found: BTreeMap<String, Option<f64>> = ontology().cameo.iter().map(|c| (c.code.clone(), c.goldstein)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_code_without_a_score_takes_that_above() {
    let cases = [("1952", -10.0), ("155", -7.2), ("176", -7.0), ("1214", -4.0), ("0874", 10.0), ("04", 1.0)];
    for (code, score) in cases {
        assert_eq!(ontology().goldstein(code), Some(score), "{code}");
    }
    for code in ["", "9", "99", "x1", "é1"] {
        assert_eq!(ontology().goldstein(code), None, "{code}");
    }
}

#[test]
fn types_and_modes_are_reached_or_listed() {
    let listed: BTreeSet<(EventType, String)> = lines(include_str!("ontology/outside.txt"))
        .map(|l| l.split_once(' ').expect("a line is `TYPE mode`"))
        .map(|(t, m)| (EventType::from_name(t).expect("a type of PLOVER"), m.to_owned()))
        .collect();
    let rows = &ontology().cameo;
    let unreached: BTreeSet<(EventType, String)> = ontology()
        .modes
        .iter()
        .filter(|m| {
            !rows.iter().any(|c| c.plover_type == Some(m.event_type) && c.plover_mode.as_deref() == Some(&m.mode))
        })
        .map(|m| (m.event_type, m.mode.clone()))
        .collect();
    assert_eq!(unreached, listed);
    for t in EventType::ALL {
        assert!(rows.iter().any(|c| c.plover_type == Some(t)), "{} is reached by no code", t.name());
        assert!(ontology().types.iter().any(|row| row.event_type == t), "{} has no row", t.name());
    }
    assert_eq!(ontology().contexts.len(), 37);
}

#[test]
fn patterns_have_the_type_of_their_code() {
    let allowed: BTreeSet<(&str, &str)> = lines(include_str!("ontology/other_types.txt"))
        .map(|l| l.split_once(' ').expect("a line is `code TYPE`"))
        .collect();
    let mut used = BTreeSet::new();
    for p in &Lexicon::builtin().patterns.list {
        let row = ontology().cameo(&p.cameo).and_then(|c| c.plover_type);
        if row != Some(p.event_type) {
            let (code, name) = (p.cameo.as_str(), p.event_type.name());
            assert!(allowed.contains(&(code, name)), "pattern `{}` is {name} with code {code}", p.id);
            used.insert((code, name));
        }
    }
    assert_eq!(used, allowed, "an exception is not needed any more");
}

#[test]
fn the_guide_names_every_word() {
    let guide = include_str!("../../../docs/ontology.md");
    for m in &ontology().modes {
        let (name, mode) = (m.event_type.name(), &m.mode);
        let row = guide.lines().find(|l| l.starts_with(&format!("| {name} |"))).unwrap_or_default();
        assert!(row.contains(&format!("`{mode}`")), "{name} {mode}");
        let quad = m.event_type.quad().name().replace('-', " ");
        assert!(row.contains(&quad), "{name} is {quad}");
    }
    for c in &ontology().contexts {
        assert!(guide.contains(&format!("`{}`", c.context)), "{}", c.context);
    }
}
