//! Values that exclude each other, and values that only seem to.

use std::collections::BTreeSet;

use legation_model::dossier::{Contradiction, ContradictionKind, Side};
use legation_model::plover::{EventType, Modality};
use legation_model::time::Basis;

use super::super::Met;
use super::super::articles::Articles;
use super::super::dates::first_range;
use super::super::list::Record;
use super::super::parties::{proper_words, words};
use super::super::topics::{events_of, is_about, sentences, value_of};

/// The contradictions between documents of the record that speak of what it does.
fn contradictions<'a>(record: &Record, articles: &Articles<'a>) -> Vec<&'a Contradiction> {
    let docs = record.docs();
    let all = articles.dossier.episodes.iter().flat_map(|e| &e.contradictions);
    let of = |s: &Side| s.docs.iter().any(|d| docs.contains(&d.as_str()));
    let between = all.filter(|c| c.sides.iter().filter(|s| of(s)).count() > 1);
    between.filter(|c| is_about(record, &c.about, articles)).collect()
}

/// A contradiction between the documents, with the sides that the treatment names: `2:1` are their sizes, `A+B agree` stand on
/// one side, `C contradicts` on another, `A and B share` have an origin in common.
pub fn contradiction(record: &Record, articles: &Articles<'_>) -> Met {
    let found = contradictions(record, articles);
    if found.is_empty() {
        return Err("no contradiction between its documents on this".to_string());
    }
    let text = &record.expected_treatment;
    let tried: Vec<Met> = found.iter().map(|c| sides(c, text, &record.docs())).collect();
    if !tried.iter().any(Result::is_ok) {
        return tried.into_iter().next().unwrap_or(Ok(()));
    }
    shares(record, articles)
}

fn sides(c: &Contradiction, text: &str, docs: &[&str]) -> Met {
    let side = |doc: &str| c.sides.iter().position(|s| s.docs.iter().any(|d| d == doc));
    let tokens: Vec<&str> = text.split([' ', ',', ';']).filter(|t| !t.is_empty()).collect();
    let mut agreeing = None;
    for pair in tokens.windows(2) {
        let (Some(first), Some(second)) = (pair.first(), pair.get(1)) else { continue };
        let named: Vec<&str> = first.split('+').filter(|d| docs.contains(d)).collect();
        if second.starts_with("agree") && !named.is_empty() {
            let places: BTreeSet<Option<usize>> = named.iter().map(|d| side(d)).collect();
            if places.len() != 1 || places.contains(&None) {
                return Err(format!("{first} do not stand on one side"));
            }
            agreeing = places.into_iter().next().flatten();
        }
        if second.starts_with("contradict") && named.iter().any(|d| side(d).is_none() || side(d) == agreeing) {
            return Err(format!("{first} does not stand on a side of its own"));
        }
    }
    let sizes = tokens.iter().find_map(|t| {
        let (a, b) = t.split_once(':')?;
        Some([a.parse::<usize>().ok()?, b.parse::<usize>().ok()?])
    });
    let mut have: Vec<usize> = c.sides.iter().map(|s| s.docs.len()).collect();
    have.sort_unstable_by(|a, b| b.cmp(a));
    match sizes {
        Some(sizes) if have != sizes => Err(format!("the sides are {have:?}")),
        _ => Ok(()),
    }
}

/// `002 and 004 share`: an origin that both draw on.
fn shares(record: &Record, articles: &Articles<'_>) -> Met {
    let text = &record.expected_treatment;
    let Some(before) = text.split(" share").next().filter(|b| b.len() < text.len()) else { return Ok(()) };
    let docs = record.docs();
    let tokens: Vec<&str> = before.split([' ', ',', ';', ':']).collect();
    let last: Vec<&str> = tokens.iter().rev().take(3).filter(|t| docs.contains(t)).copied().collect();
    let origins = articles.dossier.episodes.iter().flat_map(|e| &e.origins);
    let common = origins.into_iter().any(|o| last.iter().all(|d| o.docs.iter().any(|x| x == d)));
    if common { Ok(()) } else { Err(format!("{} have no origin in common", last.join(" and "))) }
}

/// No contradiction, and one happening that all the documents report.
pub fn compatible(record: &Record, articles: &Articles<'_>) -> Met {
    // What the documents do say of the same people may contradict each other in something else.
    let mode = record.action.to_lowercase().contains("mode");
    let kind = |c: &&Contradiction| !mode || c.kind == ContradictionKind::Mode;
    if let Some(c) = contradictions(record, articles).into_iter().find(kind) {
        return Err(format!("`{}` is told as a contradiction", c.about));
    }
    let docs = record.docs();
    let stories = articles.dossier.episodes.iter().flat_map(|e| &e.stories);
    let joined = stories.into_iter().any(|s| {
        let named: Vec<&str> = s.actors.iter().chain(&s.recipients).map(|a| a.name.as_str()).collect();
        let told = format!("{} {}", s.summary, named.join(" "));
        docs.iter().all(|d| s.docs.iter().any(|x| x == d)) && is_about(record, &told, articles)
    });
    if joined { Ok(()) } else { Err("no happening is reported by all of its documents".to_string()) }
}

/// One figure that all the documents report, none of them in contradiction.
pub fn one_figure(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let told = contradictions(record, articles);
    if told.iter().any(|c| c.kind == ContradictionKind::Figure) {
        return Err("the figures are told as a contradiction".to_string());
    }
    let figures = articles.dossier.episodes.iter().flat_map(|e| &e.figures);
    let numbers = numbers(record);
    let joined = figures.into_iter().any(|f| {
        let told = [f.low, f.best, f.high].into_iter().flatten().any(|n| numbers.contains(&n));
        told && docs.iter().all(|d| f.reports.iter().any(|r| r.doc == *d))
    });
    if joined { Ok(()) } else { Err("no figure is joined over all of its documents".to_string()) }
}

/// A figure that a document repeats has one report of that document.
pub fn counted_once(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let doc = docs.first().and_then(|d| articles.doc(d)).ok_or("names no document")?;
    let numbers = numbers(record);
    let repeated = doc.figures.iter().filter(|f| f.best.is_some_and(|b| numbers.contains(&b))).count();
    if repeated < record.values.len() {
        return Err(format!("the figure was read {repeated} times, not {}", record.values.len()));
    }
    let figures = articles.dossier.episodes.iter().flat_map(|e| &e.figures);
    let of = |f: &legation_model::dossier::FigureStory| {
        f.reports.iter().filter(|r| r.doc == doc.document.id && r.value.is_some_and(|v| numbers.contains(&v))).count()
    };
    match figures.map(of).sum::<usize>() {
        1 => Ok(()),
        n => Err(format!("the figure counts {n} times")),
    }
}

/// The numbers that stand in the values.
fn numbers(record: &Record) -> BTreeSet<u64> {
    record.values().iter().flat_map(|(_, text)| words(text)).filter_map(|w| w.parse().ok()).collect()
}

/// An event that its words lead to shows other readings, and one of them names who stands in a value.
pub fn ambiguous(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let doc = docs.first().and_then(|d| articles.doc(d)).ok_or("names no document")?;
    let quoted: Vec<&str> = record.action.split('"').skip(1).step_by(2).collect();
    let here = match quoted.as_slice() {
        [phrase, ..] => events_of(doc, phrase),
        [] => record.values().iter().flat_map(|(_, text)| events_of(doc, text)).collect(),
    };
    let readings: Vec<&String> = here.iter().flat_map(|e| &e.ambiguous).collect();
    if readings.is_empty() {
        return Err("no claim of its sentence shows other readings".to_string());
    }
    let names: Vec<String> = record.values().iter().flat_map(|(_, text)| proper_words(text)).collect();
    if readings.iter().any(|r| words(r).iter().any(|w| names.contains(w))) {
        return Ok(());
    }
    Err("the readings shown are others".to_string())
}

/// A warning that a time word of the document does not fit the calendar.
pub fn date_conflict(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let told =
        articles.dossier.diags.iter().any(|d| d.code.ends_with("date-conflict") && docs.contains(&d.place.as_str()));
    if told { Ok(()) } else { Err("no conflict with the calendar is told".to_string()) }
}

/// The article is dated by its story: in the year that the record names, and not by what stands outside.
pub fn not_dated_by_furniture(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let entry = docs.first().and_then(|d| articles.entry(d)).ok_or("names no document")?;
    let year = record.values().iter().find_map(|(_, text)| first_range(text)).map(|(_, range)| range);
    match (entry.published.basis, entry.published.range, year) {
        (Basis::Unknown, _, _) => Ok(()),
        (_, Some(got), Some(year)) if year.contains(&got) => Ok(()),
        (_, got, _) => Err(format!("the article is dated {}", got.map_or("nowhere".to_string(), |r| r.timex()))),
    }
}

/// Who did it is contested: a contradiction over responsibility; or claims apart, each with its own actor, one of them
/// withdrawn, alleged or denied.
pub fn contested(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let disputed = |c: &&Contradiction| c.kind == ContradictionKind::Responsibility;
    if contradictions(record, articles).iter().any(disputed) {
        return Ok(());
    }
    let mut labels = BTreeSet::new();
    let mut doubted = false;
    for doc in docs.iter().filter_map(|d| articles.doc(d)) {
        let text = value_of(record, &doc.document.id).unwrap_or("");
        let here: BTreeSet<u32> = text.split(';').flat_map(|part| sentences(doc, part)).collect();
        for e in doc.events.iter().filter(|e| e.event_type == EventType::Assault && here.contains(&e.sentence)) {
            labels.extend(e.actors.iter().map(|a| a.name.clone()));
            doubted |= matches!(e.modality, Modality::Retracted | Modality::Alleged | Modality::Denied);
        }
    }
    match (labels.len() > 1, doubted) {
        (true, true) => Ok(()),
        (false, _) => Err("no two claims name different doers".to_string()),
        (_, false) => Err("no claim is alleged, denied or withdrawn".to_string()),
    }
}
