//! How good is the record? The largest episode in the format that the crisis scorer reads.
//!
//! `doc` is the id of the document, which is the file's stem. The format's vocabulary of modality has no `future`:
//! what is foretold is written `planned` there.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, EventClaim, FigureClaim};
use legation_model::dossier::{Contradiction, Dossier, Episode};
use legation_model::ledger::{Condition, Ledger, LedgerStep, Precedent, Step};
use legation_model::plover::Modality;
use legation_model::time::DateRange;
use serde_json::{Value, json};

/// The system output for the largest episode: documents of other episodes are marked `other`. Events that are
/// background or repeat another claim of their document, and figures that are part of another, are left out.
pub fn crisis(dossier: &Dossier, coded: &[CodedDocument]) -> Value {
    let current = dossier.episodes.first();
    let documents: Vec<Value> = dossier
        .documents
        .iter()
        .map(|d| {
            let is_current = current.is_some() && d.episode.as_deref() == current.map(|e| e.id.as_str());
            json!({"doc": d.id, "episode": if is_current { "current" } else { "other" }})
        })
        .collect();
    // The dossier's dates rest on publication dates that one document alone does not give.
    let reports = dossier.episodes.iter().flat_map(|e| &e.stories).flat_map(|s| &s.reports);
    let mut dates: BTreeMap<&str, DateRange> = reports.filter_map(|r| Some((r.claim.as_str(), r.when?))).collect();
    // A report without a date has the day that its place in the telling implies, else that of its happening.
    for report in dossier.episodes.iter().flat_map(|e| &e.stories).flat_map(|s| &s.reports) {
        if let Some(day) = report.implied_when {
            dates.entry(&report.claim).or_insert(day);
        }
    }
    for story in dossier.episodes.iter().flat_map(|e| &e.stories) {
        for report in &story.reports {
            if let Some(when) = story.when {
                dates.entry(&report.claim).or_insert(when);
            }
        }
    }
    let published: BTreeMap<&str, DateRange> =
        dossier.documents.iter().filter_map(|d| Some((d.id.as_str(), d.published.range?))).collect();
    let row = |doc: &CodedDocument, e: &EventClaim| {
        let month =
            published.get(doc.document.id.as_str()).and_then(|r| DateRange::month(r.first.year(), r.first.month()));
        event(doc, e, dates.get(e.id.as_str()), month.as_ref())
    };
    let events: Vec<Value> =
        coded.iter().flat_map(|doc| counted(doc).map(move |e| (doc, e))).map(|(d, e)| row(d, e)).collect();
    json!({
        "documents": documents,
        "events": events,
        "mediation": current.map(mediation).unwrap_or_default(),
        "figures": figures(coded),
        "contradictions": current.map(contradictions).unwrap_or_default(),
        "precedents": current.map(|e| e.precedents.iter().map(precedent).collect::<Vec<_>>()).unwrap_or_default(),
    })
}

fn counted(doc: &CodedDocument) -> impl Iterator<Item = &EventClaim> {
    doc.events.iter().filter(|e| e.background.is_none() && e.repeats.is_none())
}

/// `month`: that of the publication, for an event to which neither text nor story gives a date.
fn event(doc: &CodedDocument, e: &EventClaim, when: Option<&DateRange>, month: Option<&DateRange>) -> Value {
    let implied = e.implied_when.as_ref().and_then(|i| i.time.range.as_ref());
    let own = when.or(e.when.as_ref().and_then(|w| w.range.as_ref())).or(implied);
    let text = &doc.document.text;
    let clause = e.span.of(text);
    let evidence: Vec<&str> = clause.split_whitespace().take(8).collect();
    let before = text.get(..e.span.start as usize).unwrap_or("");
    json!({
        "id": e.id,
        "doc": doc.document.id,
        "plover": e.event_type.name(),
        "mode": e.mode,
        "cameo": e.cameo,
        "actors": entities(&e.actors),
        "recipients": entities(&e.recipients),
        "date": date(own.or(month)),
        "date_basis": if own.is_some() { "text" } else if month.is_some() { "month of publication" } else { "unknown" },
        "place": e.place.as_ref().map(|p| &p.text),
        "modality": modality(e.modality),
        "attribution": e.attribution.iter().map(|s| &s.actor.name).collect::<Vec<_>>(),
        "rule": e.rule,
        "evidence": evidence.join(" "),
        "offset": before.chars().count(),
    })
}

fn modality(m: Modality) -> &'static str {
    if m == Modality::Future { Modality::Planned.name() } else { m.name() }
}

fn entities(actors: &[Actor]) -> Vec<Value> {
    actors.iter().map(entity).collect()
}

fn entity(a: &Actor) -> Value {
    json!({"name": a.name, "country": a.country, "igo": a.igo, "sector": a.sector.map(|s| s.code())})
}

fn date(range: Option<&DateRange>) -> Option<String> {
    range.map(DateRange::timex)
}

fn mediation(episode: &Episode) -> Vec<Value> {
    let rows = |ledger: &Ledger| {
        let steps = ledger.steps.iter().filter_map(|s| Some((format_name(s.step)?, vec![s])));
        steps.chain(contacts(ledger)).map(|(name, s)| step(ledger, name, &s)).collect::<Vec<_>>()
    };
    episode.ledgers.iter().flat_map(rows).collect()
}

/// The format's name of a step: it has no appeal of an outsider beside the request, and no threat to quit.
fn format_name(step: Step) -> Option<Step> {
    match step {
        Step::Suggested => Some(Step::Requested),
        Step::QuitThreatened => None,
        other => Some(other),
    }
}

/// Contacts of one day are one row of the format.
fn contacts(ledger: &Ledger) -> impl Iterator<Item = (Step, Vec<&LedgerStep>)> {
    let mut days: BTreeMap<(bool, String), Vec<&LedgerStep>> = BTreeMap::new();
    for c in &ledger.contacts {
        let day = c.when.filter(DateRange::is_day).map(|d| d.timex());
        days.entry((day.is_none(), day.unwrap_or_else(|| c.id.clone()))).or_default().push(c);
    }
    days.into_values().map(|c| (Step::ContactHeld, c))
}

/// One row for one step, or for the contacts of a day; the condition of an offer stands in its row. The third party that acts stands first, the others beside it.
fn step(ledger: &Ledger, name: Step, steps: &[&LedgerStep]) -> Value {
    let mut thirds: Vec<&Actor> = std::iter::once(&ledger.third_party).chain(&ledger.co_mediators).collect();
    let acts = |a: &Actor| steps.iter().flat_map(|s| &s.by).any(|b| b.code().is_some() && b.code() == a.code());
    thirds.sort_by_key(|a| !acts(a));
    let here = |c: &&Condition| c.claims.iter().any(|id| steps.iter().any(|s| s.claims.contains(id)));
    let conditions: Vec<&str> = ledger.conditions.iter().filter(here).map(|c| c.text.as_str()).collect();
    let all = |of: fn(&LedgerStep) -> &Vec<Actor>| -> Vec<Value> {
        let actors: BTreeSet<&Actor> = steps.iter().flat_map(|s| of(s)).collect();
        actors.into_iter().map(entity).collect()
    };
    let docs: BTreeSet<&String> = steps.iter().flat_map(|s| &s.docs).collect();
    json!({
        "mediator": entity(thirds[0]),
        "co_mediators": thirds[1..].iter().map(|a| entity(a)).collect::<Vec<_>>(),
        "step": name,
        "by": all(|s| &s.by),
        "parties": all(|s| &s.parties),
        "date": date(steps[0].when.as_ref()),
        "docs": docs,
        "conditions": (!conditions.is_empty()).then(|| conditions.join("; ")),
    })
}

/// One row for each document, count and value: a figure repeated in headline and text is one.
fn figures(coded: &[CodedDocument]) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for doc in coded {
        for f in doc.figures.iter().filter(|f| f.part_of.is_none()) {
            if seen.insert((&doc.document.id, &f.what, f.best)) {
                rows.push(figure(&doc.document.id, f));
            }
        }
    }
    rows
}

fn figure(doc: &str, f: &FigureClaim) -> Value {
    json!({"doc": doc, "what": f.what, "value": f.best, "qualifier": f.qualifier, "of_whom": f.of_whom})
}

/// Every pair of documents on different sides; a document that stands on both is no pair with itself.
fn contradictions(episode: &Episode) -> Vec<Value> {
    episode.contradictions.iter().flat_map(pairs).collect()
}

fn pairs(c: &Contradiction) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for (i, a) in c.sides.iter().enumerate() {
        for b in c.sides.iter().skip(i + 1) {
            for x in &a.docs {
                for y in b.docs.iter().filter(|y| *y != x) {
                    if seen.insert((x.min(y), x.max(y))) {
                        rows.push(json!({"id": c.id, "kind": c.kind.name(), "docs": [x, y], "about": c.about,
                            "a_says": a.value, "b_says": b.value}));
                    }
                }
            }
        }
    }
    rows
}

fn precedent(p: &Precedent) -> Value {
    let by: Vec<&str> = p.cited_by.iter().filter_map(Actor::code).collect();
    json!({"agreement": p.agreement, "year": p.year, "mediator": p.mediator, "cited_by": by, "docs": p.docs})
}
