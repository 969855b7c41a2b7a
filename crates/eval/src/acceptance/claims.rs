//! Are the other expected claims in the record? Dates of publication, numbers of people, offices, names, agreements,
//! sources and statements.

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, FigureClaim, StatementKind};
use legation_model::plover::Modality;
use legation_model::time::{Basis, DateRange};
use serde_json::Value;

use super::Met;
use super::articles::{Articles, Place};
use super::dates::first_range;
use super::list::Record;
use super::parties::{agrees, proper_words, without_remarks, words};

/// An inferred date of publication that spans more days than this says too little.
const INFERRED_DAYS: i32 = 7;

/// The date of publication: stated where the list has it so; inferred or unknown where the list infers it.
pub fn published(record: &Record, articles: &Articles<'_>) -> Met {
    let entry = articles.entry(&record.doc).ok_or_else(|| format!("document `{}` was not read", record.doc))?;
    let wanted = first_range(&record.date_iso).map(|(_, range)| range);
    let shown = |r: Option<DateRange>| r.map_or("unknown".to_string(), |r| r.timex());
    let got = entry.published.range;
    let right = match (entry.published.basis, record.date_iso.contains("inferred")) {
        (Basis::Unknown, true) => true,
        (Basis::Inferred, true) => {
            got.zip(wanted).is_some_and(|(got, wanted)| got.overlaps(&wanted) && got.days() <= INFERRED_DAYS)
        }
        (Basis::Stated, false) => got == wanted,
        _ => false,
    };
    let basis = format!("{:?}", entry.published.basis).to_lowercase();
    if right { Ok(()) } else { Err(format!("is {} ({basis}), not {}", shown(got), record.date_iso)) }
}

/// Each number of the record, with its bounds, of whom, and what it is part of.
pub fn figures(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let sentences = place.sentences();
    let here: Vec<&FigureClaim> = place.doc.figures.iter().filter(|f| sentences.contains(&f.sentence)).collect();
    let victim = record.value.get("victim").and_then(Value::as_str).unwrap_or("");
    for (what, wanted) in record.value.iter().filter(|(_, v)| v.is_object()) {
        let bound = |key: &str| wanted.get(key).and_then(Value::as_u64);
        let counted: Vec<&&FigureClaim> = here.iter().filter(|f| f.what == *what).collect();
        // A word such as "dozens" has a lower bound and no upper one that anybody stated.
        let open = bound("high").is_none();
        let same = |f: &FigureClaim| {
            f.low == bound("low") && if open { f.best != f.high || f.high.is_none() } else { f.high == bound("high") }
        };
        let Some(found) = counted.iter().find(|f| same(f)) else {
            let told: Vec<&str> = counted.iter().map(|f| f.text.as_str()).collect();
            return Err(if told.is_empty() {
                format!("no number {what} in its sentence")
            } else {
                format!("has {}", told.join(", "))
            });
        };
        if !victim.is_empty()
            && victim != "unspecified"
            && words(victim).iter().all(|w| !words(&found.of_whom).contains(w))
        {
            return Err(format!("is of `{}`, not of {victim}", found.of_whom));
        }
        subset(record, found, &here, articles)?;
    }
    Ok(())
}

/// Parts of a number: so many of a nationality.
fn subset(record: &Record, of: &FigureClaim, here: &[&FigureClaim], articles: &Articles<'_>) -> Met {
    for part in record.value.get("subset").and_then(Value::as_array).into_iter().flatten() {
        let (n, nation) = (part.get("n").and_then(Value::as_u64), part.get("nationality").and_then(Value::as_str));
        let codes = nation.map(|n| articles.names.codes(n)).unwrap_or_default();
        let found = here.iter().any(|f| {
            f.part_of.as_deref() == Some(&of.id) && f.best == n && !articles.names.codes(&f.of_whom).is_disjoint(&codes)
        });
        if !found {
            return Err(format!("lacks the part from {}", nation.unwrap_or("?")));
        }
    }
    Ok(())
}

/// Every person of the record with the office, in an office that the text gives or an actor of its claims.
pub fn roles(record: &Record, articles: &Articles<'_>) -> Met {
    let doc = articles.doc(&record.doc).ok_or_else(|| format!("document `{}` was not read", record.doc))?;
    let place = articles.names.codes(&record.place);
    let country = |code: Option<&String>| place.is_empty() || code.is_none_or(|c| place.contains(c));
    for person in &record.actors {
        let Some(last) = words(&without_remarks(person)).pop() else { continue };
        let named = |name: &str| words(name).last() == Some(&last);
        let claims = doc.roles.iter().filter(|r| named(&r.person) && country(r.country.as_ref()));
        let told = claims.map(|r| (r.role.as_str(), r.span.of(&doc.document.text)));
        let actors = everybody(doc).into_iter().filter(|a| named(&a.name) && country(a.country.as_ref()));
        let held = actors.filter_map(|a| Some((a.role.as_deref()?, a.text.as_str())));
        let offices: Vec<(&str, &str)> = told.chain(held).collect();
        if !offices.iter().any(|(role, text)| office(record, role, text, articles)) {
            let shown: Vec<&str> = offices.iter().map(|(role, _)| *role).collect();
            let shown = if shown.is_empty() { "no office".to_string() } else { shown.join(", ") };
            return Err(format!("`{person}` has {shown}"));
        }
    }
    Ok(())
}

/// Whether `role` is the office of the record: all its words are among those of a part of the description, and are at
/// least half of them; and the body of which it is an office stands in it or beside it.
fn office(record: &Record, role: &str, text: &str, articles: &Articles<'_>) -> bool {
    const STOP: [&str; 7] = ["of", "the", "for", "on", "in", "and", "to"];
    let stems = |t: &str| -> Vec<String> {
        // The state of an office is compared as a code.
        let kept = words(t).into_iter().filter(|w| !STOP.contains(&w.as_str()) && codes_of(w, articles).is_empty());
        let mut stems: Vec<String> = kept.map(|w| w.chars().take(5).collect()).collect();
        stems.sort();
        stems.dedup();
        stems
    };
    let have = stems(role);
    let described = without_remarks(&record.action);
    let right = described.split(',').any(|part| {
        let wanted = stems(part);
        have.iter().all(|w| wanted.contains(w)) && have.len() * 2 >= wanted.len()
    });
    let body = record.recipients.iter().flat_map(|r| proper_words(&without_remarks(r))).next();
    let beside = [words(role), words(text)].concat();
    right && !have.is_empty() && body.is_none_or(|body| beside.contains(&body))
}

/// All actors of a document's claims, those who are quoted included.
pub fn everybody(doc: &CodedDocument) -> Vec<&Actor> {
    let mut all = Vec::new();
    for e in &doc.events {
        all.extend(e.actors.iter().chain(&e.recipients));
        all.extend(e.attribution.iter().map(|s| &s.actor));
    }
    all.extend(doc.figures.iter().flat_map(|f| f.attribution.iter().map(|s| &s.actor)));
    all.extend(doc.citations.iter().filter_map(|c| c.cited_by.as_ref()));
    all
}

/// Every name in quotation marks, or after a colon, as the document's own word for something.
pub fn naming(record: &Record, articles: &Articles<'_>) -> Met {
    let doc = articles.doc(&record.doc).ok_or_else(|| format!("document `{}` was not read", record.doc))?;
    let quoted: Vec<&str> = record.action.split('"').skip(1).step_by(2).collect();
    let listed = || record.action.split_once(':').map_or(&*record.action, |(_, list)| list).split(',').map(str::trim);
    let wanted: Vec<&str> = if quoted.is_empty() { listed().collect() } else { quoted };
    let actors = everybody(doc);
    for term in wanted {
        let (whole, stems) = (words(term), words(&without_remarks(term)));
        let within = |name: &[String]| {
            !name.is_empty() && [&whole, &stems].into_iter().any(|t| t.windows(name.len()).any(|w| w == name))
        };
        let used = doc.names.iter().any(|n| within(&words(&n.term)));
        let acts = actors.iter().any(|a| a.code().is_some() && words(&a.text) == whole);
        if !used && !acts {
            return Err(format!("`{term}` is not among the names of document `{}`", record.doc));
        }
    }
    Ok(())
}

/// An agreement of the year, cited in the sentence by one of those named.
pub fn citation(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let sentences = place.sentences();
    let here: Vec<_> = place.doc.citations.iter().filter(|c| sentences.contains(&c.sentence)).collect();
    let of_year = here.iter().filter(|c| c.year.map(i64::from) == record.year);
    let mut why =
        if here.is_empty() { "no agreement in its sentence".to_string() } else { "is of another year".to_string() };
    for citation in of_year {
        let by: Vec<&Actor> = citation.cited_by.iter().collect();
        let verdicts: Vec<Option<bool>> = record.actors.iter().map(|a| agrees(a, &by, articles.names)).collect();
        if verdicts.contains(&Some(true)) || verdicts.iter().all(Option::is_none) {
            return Ok(());
        }
        why = format!("`{}` is cited by {}", citation.name, by.first().map_or("the outlet", |a| a.name.as_str()));
    }
    Err(why)
}

/// Every source that is named: among the origins or credits of the document. One without a name: somebody unnamed who
/// passes on.
pub fn provenance(record: &Record, articles: &Articles<'_>) -> Met {
    let doc = articles.doc(&record.doc).ok_or_else(|| format!("document `{}` was not read", record.doc))?;
    let origins = articles.episode(&record.doc).map_or(&[][..], |e| &e.origins);
    let labels = origins.iter().filter(|o| o.docs.contains(&record.doc)).map(|o| &o.label);
    let labels: Vec<&String> = labels.chain(&doc.document.credits).collect();
    let links = || doc.events.iter().flat_map(|e| &e.attribution);
    for source in &record.actors {
        let name = proper_words(&without_remarks(source));
        let codes = articles.names.codes(source);
        let found = if name.is_empty() {
            links().any(|s| s.medium && s.actor.anonymous)
        } else {
            labels.iter().any(|label| {
                let have = words(label);
                // `Norwegian Foreign Ministry` and `Foreign Ministry (Norway)`: the state by its code, the rest by its words.
                name.iter().all(|w| have.contains(w) || !codes_of(w, articles).is_empty())
                    && (codes.is_empty() || !articles.names.codes(label).is_disjoint(&codes))
                    && name.iter().any(|w| have.contains(w))
            })
        };
        if !found {
            return Err(format!("`{source}` is no origin of document `{}`", record.doc));
        }
    }
    Ok(())
}

/// Codes of a word with a capital letter.
fn codes_of(word: &str, articles: &Articles<'_>) -> std::collections::BTreeSet<String> {
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    articles.names.codes(&capital)
}

/// Something said that is no event. It is kept as an event of the same CAMEO root, as a claim with the same modality, as a
/// statement by who is named (a judgement where an evaluation is asked for), or as shared words of an origin that names
/// who speaks.
pub fn statement(record: &Record, articles: &Articles<'_>) -> Met {
    let place = articles.place(record)?;
    let by = |actors: &[Actor]| {
        let actors: Vec<&Actor> = actors.iter().collect();
        record.actors.iter().any(|a| agrees(a, &actors, articles.names) == Some(true))
    };
    let root = record.cameo.get(..2).filter(|root| *root != "01");
    let wanted = Modality::from_name(&record.modality).filter(|m| *m != Modality::Asserted);
    let wanted = if record.hedge.is_empty() { wanted } else { Some(Modality::Alleged) };
    let kept = place.events().into_iter().filter(|e| e.background.is_none()).any(|e| {
        let same_root = root.is_some_and(|root| e.cameo.starts_with(root));
        let same_modality = wanted.is_some_and(|m| e.modality == m);
        (same_root || same_modality) && by(&e.actors)
    });
    let sentences = place.sentences();
    let here = place.doc.statements.iter().filter(|s| sentences.contains(&s.sentence));
    let made = here.into_iter().any(|s| {
        // A judgement without a speaker is the outlet's own; a tie is known by those tied.
        let judges = (s.kind == StatementKind::Judgement) == (record.kind == "evaluation");
        let who: Vec<&Actor> = match wanted {
            Some(_) => s.about.iter().collect(),
            None => s.speakers.iter().map(|x| &x.actor).collect(),
        };
        let named = record.actors.iter().filter_map(|a| agrees(a, &who, articles.names));
        let right = named.clone().all(|found| found) && (named.count() > 0 || judges);
        judges && right && wanted.is_none_or(|m| s.modality == m)
    });
    if kept || made || shared(record, place, articles) {
        return Ok(());
    }
    Err(match wanted {
        Some(m) => format!("no claim in its sentence is {} and by who is named", m.name()),
        None => "no statement in its sentence is by who is named".to_string(),
    })
}

/// Whether the words are evidence of an origin that names who speaks.
fn shared(record: &Record, place: Place<'_>, articles: &Articles<'_>) -> bool {
    let said = words(place.span.of(&place.doc.document.text));
    let origins = articles.episode(&record.doc).map_or(&[][..], |e| &e.origins);
    origins.iter().any(|o| {
        let evidence = o.evidence.iter().filter(|w| w.doc == record.doc).map(|w| words(&w.text));
        let held = evidence.into_iter().any(|have| {
            let run = said.len().min(5);
            run > 0 && said.windows(run).any(|part| have.windows(run).any(|w| w == part))
        });
        let codes = articles.names.codes(&o.label);
        held && record.actors.iter().any(|a| !articles.names.codes(a).is_disjoint(&codes))
    })
}
