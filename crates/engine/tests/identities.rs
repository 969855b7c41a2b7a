//! What must hold of the record whatever the articles are? Shown on every example: order, copies, one article at a time, an
//! unrelated crisis beside it, a day in the past, and decisions played again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use legation_engine::model::claim::CodedDocument;
use legation_engine::model::dossier::{Dossier, Episode};
use legation_engine::{Engine, Lexicon, Model, View};
use legation_model::time::DateRange;

struct Example {
    name: String,
    coded: Vec<CodedDocument>,
}

fn engine() -> Engine<'static> {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin())
}

fn examples(engine: &Engine<'_>) -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root).expect("the examples are there").map(|e| e.expect("an entry").path()).collect();
    folders.retain(|f| f.is_dir());
    folders.sort();
    let read = |folder: PathBuf| {
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let input = legation_engine::read(&[folder], &mut |_, _, _| {}).expect("an example can be read");
        Example { name, coded: engine.code_all(&input.documents, 2, &|_, _| {}) }
    };
    folders.into_iter().map(read).collect()
}

fn dossier(engine: &Engine<'_>, coded: Vec<CodedDocument>) -> Dossier {
    engine.put_together(coded, &View::default()).0
}

fn bytes(dossier: &Dossier) -> String {
    serde_json::to_string(dossier).expect("a dossier can be written")
}

#[test]
fn the_order_of_the_articles_changes_no_byte() {
    let engine = engine();
    for e in examples(&engine) {
        let expected = bytes(&dossier(&engine, e.coded.clone()));
        let n = e.coded.len();
        // Backwards, and two orders that part neighbours.
        for step in [n - 1, 3, 5] {
            let mut order: Vec<usize> = (0..n).map(|i| (i * step) % n).collect();
            let all: BTreeSet<usize> = order.iter().copied().collect();
            if all.len() < n {
                order = (0..n).rev().collect();
            }
            let shuffled = order.iter().map(|i| e.coded[*i].clone()).collect();
            assert_eq!(bytes(&dossier(&engine, shuffled)), expected, "{}", e.name);
        }
    }
}

#[test]
fn one_article_at_a_time_ends_in_the_same_record() {
    let engine = engine();
    for e in examples(&engine) {
        let mut known: Vec<CodedDocument> = Vec::new();
        let mut last = String::new();
        for doc in e.coded.iter().rev() {
            known.push(doc.clone());
            last = bytes(&dossier(&engine, known.clone()));
        }
        assert_eq!(last, bytes(&dossier(&engine, e.coded.clone())), "{}", e.name);
    }
}

#[test]
fn a_copy_changes_nothing_but_the_list_of_articles() {
    let engine = engine();
    for e in examples(&engine) {
        let alone = dossier(&engine, e.coded.clone());
        let mut copy = e.coded[0].clone();
        copy.document.id = format!("zz-{}", copy.document.id);
        let rename = |id: &mut String| *id = format!("zz-{id}");
        copy.events.iter_mut().for_each(|x| {
            rename(&mut x.id);
            x.repeats.iter_mut().for_each(rename);
        });
        copy.figures.iter_mut().for_each(|x| {
            rename(&mut x.id);
            x.part_of.iter_mut().for_each(rename);
        });
        copy.citations.iter_mut().for_each(|x| rename(&mut x.id));
        let with = dossier(&engine, e.coded.iter().cloned().chain([copy]).collect());
        let told = |d: &Dossier| -> Vec<(usize, usize, usize)> {
            let episodes = d.episodes.iter();
            let counts = episodes.map(|e| (e.stories.len(), e.contradictions.len(), e.origins.len()));
            let mut counts: Vec<_> = counts.collect();
            counts.sort();
            counts
        };
        assert_eq!(told(&with), told(&alone), "{}", e.name);
    }
}

/// An episode without the numbers that depend on what else was read.
fn content(e: &Episode) -> String {
    let mut e = e.clone();
    e.apart.clear();
    serde_json::to_string(&e)
        .expect("an episode can be written")
        .replace(&format!("{}.", e.id), "E.")
        .replace(&format!("\"id\":\"{}\"", e.id), "\"id\":\"E\"")
}

#[test]
fn an_unrelated_crisis_changes_no_episode() {
    let engine = engine();
    let all = examples(&engine);
    let renamed = |e: &Example| -> Vec<CodedDocument> { e.coded.clone() };
    let by_name: BTreeMap<&str, &Example> = all.iter().map(|e| (e.name.as_str(), e)).collect();
    let ids = |e: &Example| -> BTreeSet<String> { e.coded.iter().map(|d| d.document.id.clone()).collect() };
    for e in &all {
        let free = |o: &&Example| o.name != e.name && ids(o).is_disjoint(&ids(e));
        let Some(other) = by_name.values().copied().find(free) else { continue };
        let alone: Vec<String> = dossier(&engine, renamed(e)).episodes.iter().map(content).collect();
        let both = dossier(&engine, renamed(e).into_iter().chain(renamed(other)).collect());
        let beside: BTreeSet<String> = both.episodes.iter().map(content).collect();
        for episode in alone {
            assert!(beside.contains(&episode), "{} beside {}: {:.400}", e.name, other.name, episode);
        }
    }
}

#[test]
fn a_day_in_the_past_is_the_record_of_its_articles() {
    let engine = engine();
    for e in examples(&engine) {
        let stated = |d: &CodedDocument| d.document.published.range;
        if e.coded.iter().any(|d| stated(d).is_none()) {
            continue;
        }
        let days: BTreeSet<_> = e.coded.iter().filter_map(stated).map(|r: DateRange| r.last).collect();
        for day in days {
            let view = View { as_of: Some(day), corrections: Vec::new() };
            let (then, _) = engine.put_together(e.coded.clone(), &view);
            let known = e.coded.iter().filter(|d| stated(d).is_some_and(|r| r.last <= day)).cloned().collect();
            let alone = dossier(&engine, known);
            assert_eq!(then.episodes, alone.episodes, "{} as of {day}", e.name);
        }
        // The last day is the whole record.
        let last = View { as_of: e.coded.iter().filter_map(stated).map(|r| r.last).max(), corrections: Vec::new() };
        let (then, _) = engine.put_together(e.coded.clone(), &last);
        assert_eq!(then.episodes, dossier(&engine, e.coded).episodes, "{}", e.name);
    }
}

#[test]
fn decisions_played_again_give_the_same_happenings() {
    let engine = engine();
    for e in examples(&engine) {
        for episode in dossier(&engine, e.coded).episodes {
            for story in &episode.stories {
                let mut joined: BTreeSet<&str> = BTreeSet::from([story.reports[0].claim.as_str()]);
                let edges: Vec<_> = story.decisions.iter().filter(|d| !d.rule.starts_with("story/apart")).collect();
                // Each decision joins one more report to those before.
                for d in &edges {
                    let [a, b] = d.inputs.as_slice() else { panic!("two claims: {d:?}") };
                    assert!(joined.contains(a.as_str()) && joined.insert(b), "{}: {d:?}", story.id);
                }
                let told: BTreeSet<&str> = story.reports.iter().map(|r| r.claim.as_str()).collect();
                assert_eq!(joined, told, "{} of {}", story.id, e.name);
                for d in story.decisions.iter().filter(|d| d.rule.starts_with("story/apart")) {
                    assert!(!(told.contains(d.inputs[0].as_str()) && told.contains(d.inputs[1].as_str())), "{d:?}");
                }
            }
        }
    }
}
