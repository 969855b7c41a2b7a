//! Are reports joined where they tell of one thing, kept apart where they tell of two, and are omissions shown?

use std::collections::BTreeSet;

use legation_model::claim::EventClaim;
use legation_model::dossier::{ContradictionKind, WarningStatus};
use legation_model::ledger::{Consent, Initiative, Step};

use super::super::Met;
use super::super::articles::Articles;
use super::super::list::Record;
use super::super::parties::{agrees, proper_words, words};
use super::super::topics::{events_of, people, sentences, stories, value_of};

fn holds(list: &[String], doc: &str) -> bool {
    list.iter().any(|d| d == doc)
}

/// Offer and request stand in one ledger as two steps, and are no contradiction.
pub fn two_steps(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let episodes = || articles.dossier.episodes.iter();
    let clash = episodes().flat_map(|e| &e.contradictions).find(|c| {
        c.kind == ContradictionKind::Initiator
            && c.sides.iter().flat_map(|s| &s.docs).any(|d| docs.contains(&d.as_str()))
    });
    if let Some(c) = clash {
        return Err(format!("`{}` is told as a contradiction", c.about));
    }
    let both = episodes().flat_map(|e| &e.ledgers).any(|l| {
        let of = |step: Step| l.steps.iter().filter(move |s| s.step == step).flat_map(|s| &s.docs);
        let all: BTreeSet<&str> = of(Step::Offered).chain(of(Step::Requested)).map(String::as_str).collect();
        l.initiative == Initiative::OfferAndRequest && docs.iter().all(|d| all.contains(d))
    });
    if both { Ok(()) } else { Err("no ledger has offer and request from all of its documents".to_string()) }
}

/// One happening has a report from each document, with the document's own words.
pub fn one_happening(record: &Record, articles: &Articles<'_>) -> Met {
    let found = stories(record, articles);
    if let Some((doc, _)) = found.iter().find(|(_, s)| s.is_empty()) {
        return Err(format!("what document `{doc}` says is no event"));
    }
    let mut common = found.iter().map(|(_, s)| s.clone());
    let first = common.next().unwrap_or_default();
    let common = common.fold(first, |all, s| all.intersection(&s).cloned().collect());
    if common.is_empty() { Err("its documents' reports are not joined".to_string()) } else { Ok(()) }
}

/// Reports on different days, or of different people, are different happenings; those on one day are one.
pub fn distinct(record: &Record, articles: &Articles<'_>) -> Met {
    let mut told: Vec<(String, String, BTreeSet<String>)> = Vec::new();
    for doc in record.docs() {
        let (Some(coded), Some(value)) = (articles.doc(doc), value_of(record, doc)) else { continue };
        // The value alone may be too short to find: the subject of the record helps.
        let own = events_of(coded, value);
        let here = if own.is_empty() { events_of(coded, &format!("{} {value}", record.action)) } else { own };
        let ids: BTreeSet<String> =
            here.iter().flat_map(|e| articles.stories_of(&e.id)).map(|s| s.id.clone()).collect();
        if ids.is_empty() {
            return Err(format!("what document `{doc}` says is no event"));
        }
        told.push((doc.to_string(), value.to_string(), ids));
    }
    for (i, (a, value, ids)) in told.iter().enumerate() {
        for (b, other, others) in told.iter().skip(i + 1) {
            let (one, joined) = (value == other, !ids.is_disjoint(others));
            if one && !joined {
                return Err(format!("`{a}` and `{b}` tell of one thing and are not joined"));
            }
            if !one && joined {
                return Err(format!("`{a}` and `{b}` tell of two things and are joined"));
            }
        }
    }
    Ok(())
}

/// Two wordings of one document repeat each other or are reports of one happening.
pub fn linked(record: &Record, articles: &Articles<'_>) -> Met {
    let doc = record.docs().first().and_then(|d| articles.doc(d)).ok_or("names no document")?;
    let parts: Vec<Vec<&EventClaim>> = record.values().iter().map(|(_, text)| events_of(doc, text)).collect();
    if parts.iter().any(Vec::is_empty) {
        return Err("one of the wordings is no event".to_string());
    }
    let root = |e: &EventClaim| e.repeats.clone().unwrap_or_else(|| e.id.clone());
    let stories =
        |e: &EventClaim| -> BTreeSet<String> { articles.stories_of(&e.id).iter().map(|s| s.id.clone()).collect() };
    let same = |a: &EventClaim, b: &EventClaim| {
        a.event_type == b.event_type && (root(a) == root(b) || !stories(a).is_disjoint(&stories(b)))
    };
    let joined = parts.windows(2).all(|p| match p {
        [a, b] => a.iter().any(|x| b.iter().any(|y| same(x, y))),
        _ => true,
    });
    if joined { Ok(()) } else { Err("the wordings are not linked".to_string()) }
}

/// Each thing that the document tells is a happening that this document alone reports.
pub fn single_source(record: &Record, articles: &Articles<'_>) -> Met {
    for doc in record.docs() {
        let (Some(coded), Some(value)) = (articles.doc(doc), value_of(record, doc)) else { continue };
        for part in value.split(';') {
            let found = events_of(coded, part);
            if found.is_empty() {
                return Err(format!("`{}` is no event of document `{doc}`", part.trim()));
            }
            let alone = found.iter().any(|e| articles.stories_of(&e.id).iter().any(|s| s.docs == [doc]));
            if !alone {
                return Err(format!("`{}` is reported by others too", part.trim()));
            }
        }
    }
    Ok(())
}

/// Each item of each document's list is an event of it by the one whose list it is.
pub fn partial_lists(record: &Record, articles: &Articles<'_>) -> Met {
    let codes = articles.names.codes(&record.action);
    for doc in record.docs() {
        let (Some(coded), Some(value)) = (articles.doc(doc), value_of(record, doc)) else { continue };
        let mut used = BTreeSet::new();
        for item in value.split(',').map(str::trim).filter(|item| *item != "none") {
            let here = sentences(coded, item);
            let by = |e: &&EventClaim| e.actors.iter().any(|a| a.code().is_some_and(|c| codes.contains(c)));
            let mine = coded.events.iter().filter(|e| here.contains(&e.sentence) && e.background.is_none()).filter(by);
            // Several items of one sentence are several events.
            let Some(event) = mine.into_iter().find(|e| !used.contains(&e.id)) else {
                return Err(format!("`{item}` is no event of document `{doc}`"));
            };
            used.insert(event.id.clone());
        }
    }
    Ok(())
}

/// One origin that all the documents draw on.
pub fn common_origin(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let origins = articles.dossier.episodes.iter().flat_map(|e| &e.origins);
    let one = origins.into_iter().any(|o| docs.iter().all(|d| holds(&o.docs, d)));
    if one { Ok(()) } else { Err("its documents have no origin in common".to_string()) }
}

/// Each document that is silent is named by a condition that it omits, or by a pair told as an omission.
pub fn omission(record: &Record, articles: &Articles<'_>) -> Met {
    let silent = |text: &str| ["absent", "silent", "omits", "none"].iter().any(|w| words(text).iter().any(|x| x == w));
    let named = people(record, articles);
    let about = |text: &str| named.is_empty() || named.iter().any(|p| words(text).contains(p));
    let topic = record.action.to_lowercase();
    for doc in record.docs().into_iter().filter(|d| value_of(record, d).is_some_and(silent)) {
        let episodes = || articles.dossier.episodes.iter();
        let conditions = episodes().flat_map(|e| &e.ledgers).flat_map(|l| &l.conditions);
        let omitted = topic.contains("condition") && conditions.into_iter().any(|c| holds(&c.omitted_by, doc));
        let told = episodes().flat_map(|e| &e.developments).any(|d| {
            let of = topic.contains("condition") == d.about.contains("condition");
            d.why.contains("omission") && holds(&d.docs, doc) && of && about(&d.about)
        });
        if !omitted && !told {
            return Err(format!("that document `{doc}` leaves it out is not shown"));
        }
    }
    Ok(())
}

/// What a document alone judges is told as one-sided, with its words and who says them; the others are not told to judge so.
pub fn one_sided(record: &Record, articles: &Articles<'_>) -> Met {
    let judged = || {
        let all = articles.dossier.episodes.iter().flat_map(|e| &e.developments);
        all.filter_map(|d| {
            let (judgement, _) = d.about.strip_prefix('“')?.split_once('”')?;
            let by = d.why.strip_prefix("one-sided: said by ")?.split(';').next()?;
            Some((words(judgement), words(by)))
        })
    };
    let holds_words = |text: &str, part: &[String]| {
        let text = words(text);
        !part.is_empty() && text.windows(part.len()).any(|w| w == part)
    };
    let values: Vec<&str> = record.values().into_iter().map(|(_, text)| text).collect();
    for doc in record.docs() {
        let Some(value) = value_of(record, doc) else { continue };
        let none = words(value).first().is_some_and(|w| w == "none");
        let says = |by: &[String]| by.iter().any(|w| w == doc);
        let told = judged().any(|(judgement, by)| {
            says(&by) && values.iter().any(|v| holds_words(v, &judgement)) && (none || holds_words(value, &judgement))
        });
        match (none, told) {
            (true, true) => return Err(format!("document `{doc}` is told to judge so, too")),
            (false, false) => return Err(format!("that document `{doc}` judges is not shown as one-sided")),
            _ => {}
        }
    }
    Ok(())
}

/// The documents let a settlement be cited on occasions that differ or are not told, and this is shown.
pub fn occasions(record: &Record, articles: &Articles<'_>) -> Met {
    let named: BTreeSet<String> = proper_words(&record.action).into_iter().collect();
    let told = articles.dossier.episodes.iter().flat_map(|e| &e.developments).any(|d| {
        let cited = words(&d.about).iter().any(|w| named.contains(w));
        d.why.starts_with("the occasion ") && cited && record.docs().iter().all(|doc| holds(&d.docs, doc))
    });
    if told { Ok(()) } else { Err("that the occasion of citing is open is not shown".to_string()) }
}

/// The parties of which the treatment says `no evidence` have that consent in every ledger of the documents.
pub fn no_evidence(record: &Record, articles: &Articles<'_>) -> Met {
    let party = record.expected_treatment.split(':').next().unwrap_or("");
    let docs = record.docs();
    let episodes = articles.dossier.episodes.iter().filter(|e| e.docs.iter().any(|d| docs.contains(&d.as_str())));
    let ledgers: Vec<_> = episodes.flat_map(|e| &e.ledgers).collect();
    if ledgers.is_empty() {
        return Err("there is no ledger".to_string());
    }
    for ledger in ledgers {
        let found = ledger.consent.iter().find(|c| agrees(party, &[&c.party], articles.names) == Some(true));
        match found.map(|c| c.consent) {
            Some(Consent::NoEvidence) => {}
            Some(other) => return Err(format!("the consent of {party} is {other:?}")),
            None => return Err(format!("a ledger has no party {party}")),
        }
    }
    Ok(())
}

/// The documents belong to different episodes, and nothing of one episode cites a document of another.
pub fn kept_apart(record: &Record, articles: &Articles<'_>) -> Met {
    let episodes: BTreeSet<Option<&str>> =
        record.docs().iter().map(|d| articles.episode(d).map(|e| e.id.as_str())).collect();
    if episodes.len() < record.docs().len() || episodes.contains(&None) {
        return Err("its documents are not of different episodes".to_string());
    }
    let leak = articles.dossier.episodes.iter().find(|e| {
        let steps = e.ledgers.iter().flat_map(|l| l.steps.iter().chain(&l.contacts)).flat_map(|s| &s.docs);
        let sides = e.contradictions.iter().flat_map(|c| &c.sides).flat_map(|s| &s.docs);
        let stories = e.stories.iter().flat_map(|s| &s.docs);
        steps.chain(sides).chain(stories).any(|d| !holds(&e.docs, d))
    });
    leak.map_or(Ok(()), |e| Err(format!("episode {} cites a document of another", e.id)))
}

/// A warning of the document has expired, and no happening of the kind stands in the record.
pub fn expired(record: &Record, articles: &Articles<'_>) -> Met {
    let docs = record.docs();
    let warnings = articles.dossier.episodes.iter().flat_map(|e| &e.warnings);
    let mine: Vec<_> = warnings.filter(|w| docs.contains(&w.quote.doc.as_str())).collect();
    match mine.as_slice() {
        [] => Err("there is no warning with a window of time".to_string()),
        list if list.iter().any(|w| w.status == WarningStatus::Expired) => Ok(()),
        [first, ..] => Err(format!("the warning is {:?}", first.status)),
    }
}
