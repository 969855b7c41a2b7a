//! Is exactly the planted difference found? Each example article is put beside copies of itself in which one figure, date or
//! means of contact differs, or nothing that matters. The figures are a snapshot: `UPDATE_SNAPSHOTS=1` writes it anew.

mod plants;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use legation_engine::model::article::Document;
use legation_engine::model::dossier::Dossier;
use legation_engine::{Engine, Item, Lexicon, Model, View, article};

/// At least so many plants are made.
const LEAST: usize = 500;

#[derive(Default)]
struct Row {
    plants: usize,
    /// Plants with a contradiction whose contradiction was found.
    found: usize,
    /// Plants with a contradiction at all.
    expected: usize,
    /// Contradictions found that were not planted.
    false_ones: usize,
}

#[test]
fn exactly_the_planted_difference_is_found() {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    let engine = Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let input =
        legation_engine::read(&[root.join("../../examples")], &mut |_, _, _| {}).expect("the examples are there");
    let coded = engine.code_all(&input.documents, 2, &|_, _| {});
    let (mut rows, mut misses) = (BTreeMap::<&str, Row>::new(), String::new());
    let mut all: Vec<(usize, plants::Plant)> = Vec::new();
    for (d, doc) in coded.iter().enumerate() {
        all.extend(plants::of(doc).into_iter().map(|plant| (d, plant)));
    }
    let copies: Vec<Document> = all.iter().map(|(d, plant)| copy(&input.documents[*d], &plant.text)).collect();
    let coded_copies = engine.code_all(&copies, 2, &|_, _| {});
    for ((d, plant), copy) in all.iter().zip(coded_copies) {
        let (dossier, _) = engine.put_together(vec![coded[*d].clone(), copy], &View::default());
        let contradictions: Vec<_> = dossier.episodes.iter().flat_map(|e| &e.contradictions).collect();
        let found = contradictions.iter().filter(|c| Some(c.kind) == plant.expected).count();
        let row = rows.entry(plant.change).or_default();
        row.plants += 1;
        row.expected += usize::from(plant.expected.is_some());
        row.found += usize::from(found > 0);
        let extra = contradictions.iter().filter(|c| Some(c.kind) != plant.expected);
        row.false_ones += extra.clone().count();
        if (plant.expected.is_some() && found == 0) || extra.clone().next().is_some() {
            let extra: Vec<_> = extra.map(|c| format!("{}: {}", c.kind.name(), c.about)).collect();
            let doc = &coded[*d].document.id;
            let _ = writeln!(misses, "{doc}: {} ({}); found {found}, false {extra:?}", plant.change, plant.told);
        }
        one_text(plant.change, &dossier);
    }
    let made = table(&rows);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(target.join("perturbations-missed.txt"), &misses).expect("the folder of the build can be written");
    let snapshot = root.join("tests/perturb/score.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&snapshot, &made).expect("the snapshot can be written");
    }
    assert!(all.len() >= LEAST, "{} plants only", all.len());
    let kept = std::fs::read_to_string(&snapshot).unwrap_or_default();
    assert_eq!(made, kept, "look at {}/perturbations-missed.txt; UPDATE_SNAPSHOTS=1 takes it over", target.display());
}

/// The copy of a whole text is one text, however it is called.
fn one_text(change: &str, dossier: &Dossier) {
    if change == "copy" {
        assert!(dossier.documents.iter().any(|d| d.copy_of.is_some()), "{:?}", dossier.documents);
        let stories = dossier.episodes.iter().flat_map(|e| &e.stories);
        for story in stories.filter(|s| s.docs.len() > 1) {
            let of_each = story.reports.iter().filter(|r| r.doc == story.docs[0]);
            let alone: std::collections::BTreeSet<_> = of_each.map(|r| &r.origin).collect();
            assert_eq!(story.origins.len(), alone.len(), "a copy corroborates nothing: {}", story.summary);
        }
    }
}

fn copy(of: &Document, text: &str) -> Document {
    let (document, _) =
        article("planted", &Item { origin: "planted.txt".into(), bytes: text.into(), ..Item::default() });
    let document = document.expect("a changed article is an article");
    Document { outlet: Some("Copper Coast Courier".into()), published: of.published.clone(), ..document }
}

fn table(rows: &BTreeMap<&str, Row>) -> String {
    let mut out = format!("{:<11} {:>6} {:>8} {:>6} {:>6}\n", "change", "plants", "expected", "found", "false");
    let mut sum = Row::default();
    for (change, r) in rows {
        let _ = writeln!(out, "{change:<11} {:>6} {:>8} {:>6} {:>6}", r.plants, r.expected, r.found, r.false_ones);
        sum.plants += r.plants;
        sum.expected += r.expected;
        sum.found += r.found;
        sum.false_ones += r.false_ones;
    }
    let _ = writeln!(out, "{:<11} {:>6} {:>8} {:>6} {:>6}", "all", sum.plants, sum.expected, sum.found, sum.false_ones);
    let recall = sum.found as f64 / sum.expected.max(1) as f64;
    let precision = sum.found as f64 / (sum.found + sum.false_ones).max(1) as f64;
    let _ = writeln!(out, "precision {precision:.3}, recall {recall:.3}");
    out
}
