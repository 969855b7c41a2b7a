//! Is it shown who uses which word: names, verbs, offices, descriptions?

use std::collections::BTreeSet;

use legation_model::ledger::LedgerStep;

use super::super::Met;
use super::super::articles::Articles;
use super::super::claims::everybody;
use super::super::list::Record;
use super::super::parties::{proper_words, without_remarks, words};
use super::super::topics::{events_of, sentences, value_of};

/// Whether the words of `part` stand in `whole`, next to each other.
fn within(part: &str, whole: &str) -> bool {
    let (part, whole) = (words(part), words(whole));
    !part.is_empty() && whole.windows(part.len()).any(|w| w == part)
}

/// One thing under several names, each with its documents. Where the values stand by document: a table of names in which
/// every document has a term that its value holds; of one document, a precedent that keeps the name as written. Where they
/// stand by name: a table for each with at least two terms, or all that the value lists.
pub fn variants(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let tables = || articles.dossier.episodes.iter().flat_map(|e| &e.naming);
    if docs.iter().all(|d| value_of(record, d).is_none()) {
        for (name, text) in record.values() {
            let listed: Vec<String> =
                without_remarks(text).split('/').map(|t| t.trim().to_string()).filter(|t| !t.is_empty()).collect();
            let table = tables().find(|t| words(&t.label).iter().any(|w| words(name).contains(w)));
            let terms = table.map_or(0, |t| t.terms.len());
            if terms < listed.len() {
                return Err(format!("{name}: {terms} names are shown, not {}", listed.len()));
            }
        }
        return Ok(());
    }
    if let [doc] = docs.as_slice() {
        let value = value_of(record, doc).unwrap_or("");
        let precedents = articles.dossier.episodes.iter().flat_map(|e| &e.precedents);
        let kept = precedents
            .into_iter()
            .any(|p| p.names.iter().any(|n| n.doc == *doc && within(&n.text, value) && n.text != p.agreement));
        return if kept { Ok(()) } else { Err("the name is not led to another that is usual".to_string()) };
    }
    let shown = tables().any(|t| {
        docs.iter().all(|d| {
            let value = value_of(record, d).unwrap_or("");
            t.terms.iter().any(|term| term.docs.iter().any(|x| x == d) && term_in(&term.term, value))
        })
    });
    if shown { Ok(()) } else { Err("no table shows the names by document".to_string()) }
}

/// Whether all words of a term stand in a value (`1978 Camp David Accords` holds `Camp David Accords`).
fn term_in(term: &str, value: &str) -> bool {
    let value = words(value);
    words(term).iter().all(|w| value.contains(w))
}

/// The documents' names for one place lead to one entity, whatever the episode.
pub fn one_entity(record: &Record, articles: &Articles<'_>) -> Met {
    let mut common: Option<BTreeSet<String>> = None;
    for doc in record.docs() {
        let (Some(coded), Some(value)) = (articles.doc(doc), value_of(record, doc)) else { continue };
        let mine: BTreeSet<String> =
            coded.names.iter().filter(|n| within(&n.term, value)).map(|n| n.entity.clone()).collect();
        if mine.is_empty() {
            return Err(format!("document `{doc}` has none of its names"));
        }
        common = Some(common.map_or(mine.clone(), |c| c.intersection(&mine).cloned().collect()));
    }
    if common.is_some_and(|c| !c.is_empty()) { Ok(()) } else { Err("the names lead to different things".to_string()) }
}

/// Each document's precedents are those that it names, and not all are cited by the same.
pub fn citations(record: &Record, articles: &Articles<'_>) -> Met {
    let precedents: Vec<_> = articles.dossier.episodes.iter().flat_map(|e| &e.precedents).collect();
    for doc in record.docs() {
        let value = without_remarks(value_of(record, doc).unwrap_or(""));
        for name in proper_words(&value) {
            let held =
                precedents.iter().any(|p| p.names.iter().any(|n| n.doc == doc && words(&n.text).contains(&name)));
            if !held {
                return Err(format!("`{name}` is no precedent of document `{doc}`"));
            }
        }
    }
    let by: BTreeSet<Vec<&str>> =
        precedents.iter().map(|p| p.cited_by.iter().filter_map(|a| a.code()).collect()).collect();
    if by.len() > 1 { Ok(()) } else { Err("all precedents are cited by the same".to_string()) }
}

/// Each document names its own holder of the office, and the documents are of different episodes.
pub fn office_holders(record: &Record, articles: &Articles<'_>) -> Met {
    let office: Vec<String> = words(&record.action).into_iter().filter(|w| w != "of").collect();
    for doc in record.docs() {
        let (Some(coded), Some(value)) = (articles.doc(doc), value_of(record, doc)) else { continue };
        let last = words(value).pop().unwrap_or_default();
        let named = |name: &str| words(name).last() == Some(&last);
        let holds = |role: &str| words(role).iter().filter(|w| w.as_str() != "of").any(|w| office.contains(w));
        let told = coded.roles.iter().any(|r| named(&r.person) && holds(&r.role));
        let acts = everybody(coded).iter().any(|a| named(&a.name) && a.role.as_deref().is_some_and(holds));
        if !told && !acts {
            return Err(format!("document `{doc}` does not give the office to {value}"));
        }
    }
    let episodes: BTreeSet<_> = record.docs().iter().map(|d| articles.episode(d).map(|e| e.id.as_str())).collect();
    if episodes.len() > 1 { Ok(()) } else { Err("the documents are of one episode".to_string()) }
}

/// The steps of the ledgers that a document reports.
fn steps_of<'a>(doc: &str, articles: &Articles<'a>) -> Vec<&'a LedgerStep> {
    let ledgers = articles.dossier.episodes.iter().flat_map(|e| &e.ledgers);
    ledgers.flat_map(|l| &l.steps).filter(|s| s.docs.iter().any(|d| d == doc)).collect()
}

/// The words of each document are kept with the step that they are, and flagged as different where the treatment asks for it.
pub fn wordings(record: &Record, articles: &Articles<'_>) -> Met {
    let mut all = BTreeSet::new();
    for doc in record.docs() {
        let kept = steps_of(doc, articles);
        let texts: BTreeSet<&str> =
            kept.iter().flat_map(|s| &s.wordings).filter(|w| w.doc == doc).map(|w| w.text.as_str()).collect();
        if texts.is_empty() {
            return Err(format!("no step keeps the words of document `{doc}`"));
        }
        all.extend(texts);
    }
    if all.len() < 2 {
        return Err("one wording alone is kept".to_string());
    }
    if record.expected_treatment.contains("flag") { flagged(record, articles) } else { Ok(()) }
}

/// That the words differ in strength is told of every document; of words in quotation marks, too, where verbatim ones are
/// asked for.
fn flagged(record: &Record, articles: &Articles<'_>) -> Met {
    let told = || {
        let all = articles.dossier.episodes.iter().flat_map(|e| &e.developments);
        all.filter(|d| d.why.contains("strength differs"))
    };
    for doc in record.docs() {
        if !told().any(|d| d.docs.iter().any(|x| x == doc)) {
            return Err(format!("nothing in the record flags how the words of document `{doc}` differ"));
        }
    }
    let never = record.expected_treatment.contains("verbatim") && record.expected_treatment.contains("never");
    let own = |why: &str| why.contains("quotation marks never");
    if never && !told().any(|d| own(&d.why)) {
        return Err("nothing in the record flags what the verbatim words lack".to_string());
    }
    Ok(())
}

/// Every value of a document's gradient is an event of the same step of a mediation.
pub fn gradient(record: &Record, articles: &Articles<'_>) -> Met {
    let doc = record.docs().first().and_then(|d| articles.doc(d)).ok_or("names no document")?;
    let mut steps = BTreeSet::new();
    for (key, text) in record.values() {
        let found: Vec<_> = events_of(doc, text).into_iter().filter_map(|e| e.mediation).collect();
        if found.is_empty() {
            return Err(format!("{key}: `{text}` is no step of a mediation"));
        }
        steps.extend(found);
    }
    if steps.len() == 1 { Ok(()) } else { Err("the wordings are not one step".to_string()) }
}

/// Descriptions: where they must be no event, none comes from their words; else a figure shows of whom, or a table of
/// names shows the word, for each document.
pub fn framing(record: &Record, articles: &Articles<'_>) -> Met {
    let parts = |doc: &str| {
        value_of(record, doc).unwrap_or("").split(';').map(str::trim).map(str::to_string).collect::<Vec<_>>()
    };
    if record.expected_treatment.contains("no event") {
        for doc in record.docs() {
            let Some(coded) = articles.doc(doc) else { continue };
            for part in parts(doc) {
                let here = sentences(coded, &part);
                let wanted = words(&part);
                let from = coded.events.iter().filter(|e| here.contains(&e.sentence) && e.background.is_none());
                let hit = from
                    .into_iter()
                    .find(|e| words(e.trigger.of(&coded.document.text)).iter().any(|w| wanted.contains(w)));
                if let Some(event) = hit {
                    return Err(format!("{} comes from these words", event.id));
                }
            }
        }
        return Ok(());
    }
    for doc in record.docs() {
        let episodes = || articles.dossier.episodes.iter();
        let figures = episodes().flat_map(|e| &e.figures).flat_map(|f| &f.reports);
        let whom = figures.filter(|r| r.doc == doc).map(|r| r.of_whom.clone());
        let terms = episodes().flat_map(|e| &e.naming).flat_map(|n| &n.terms);
        let named = terms.filter(|t| t.docs.iter().any(|d| d == doc)).map(|t| t.term.clone());
        let shown: Vec<String> = whom.chain(named).filter(|t| !t.is_empty()).collect();
        let value = parts(doc);
        if !shown.iter().any(|term| value.iter().any(|v| within(term, v) || within(v, term))) {
            return Err(format!("the description of document `{doc}` is not shown"));
        }
    }
    Ok(())
}
