//! Which document uses which word, and which settlements of the past does somebody cite?

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::{AgreementCitation, CodedDocument, NameUse};
use legation_model::dossier::{Contradiction, ContradictionKind, NamingTable, NamingTerm, Quote, Side};
use legation_model::ledger::{Made, Occasion, Precedent, Wording};

use crate::knowledge::Knowledge;
use crate::origins::Origins;
use crate::who;
use legation_model::span::Span;

/// Words that take a stand have ids that begin so.
const LOADED: &str = "stand:";
/// Bytes between the name of an agreement and its date (` of `, ` signed on `).
const BESIDE: u32 = 12;
/// Days after which an agreement of the same crisis is cited as one of the past.
const MONTHS: i32 = 90;

/// A table for every thing that goes by at least two names.
pub fn tables(docs: &[&CodedDocument]) -> Vec<NamingTable> {
    let mut things: BTreeMap<&str, (&str, BTreeMap<&str, BTreeSet<&str>>)> = BTreeMap::new();
    for (doc, name) in docs.iter().flat_map(|d| d.names.iter().map(move |n| (d, n))) {
        let (_, terms) = things.entry(&name.entity).or_insert_with(|| (&name.label, BTreeMap::new()));
        terms.entry(&name.term).or_default().insert(&doc.document.id);
    }
    things
        .into_iter()
        .filter(|(_, (_, terms))| terms.len() > 1)
        .map(|(entity, (label, terms))| NamingTable {
            entity: entity.to_owned(),
            label: label.to_owned(),
            terms: terms
                .into_iter()
                .map(|(term, docs)| NamingTerm {
                    term: term.to_owned(),
                    docs: docs.into_iter().map(str::to_owned).collect(),
                })
                .collect(),
        })
        .collect()
}

/// The uses of one word, each with its document.
type Uses<'a> = Vec<(&'a CodedDocument, &'a NameUse)>;

/// Where outlets call one thing by words that exclude each other: each side with the documents that use its word alone.
pub fn contradictions(docs: &[&CodedDocument], origins: &Origins) -> Vec<Contradiction> {
    let mut things: BTreeMap<&str, (&str, BTreeMap<&str, Uses>)> = BTreeMap::new();
    let loaded = |n: &&NameUse| n.entity.starts_with(LOADED);
    for (doc, name) in docs.iter().flat_map(|d| d.names.iter().filter(loaded).map(move |n| (d, n))) {
        let (_, sides) = things.entry(&name.entity).or_insert_with(|| (&name.label, BTreeMap::new()));
        sides.entry(&name.term).or_default().push((doc, name));
    }
    let mut found = Vec::new();
    for (label, uses) in things.into_values() {
        let told =
            |doc: &str, of: &[(&CodedDocument, &NameUse)]| of.iter().filter(|(d, _)| d.document.id == doc).count();
        // An article that uses several words is on the side of the one that it uses twice as often as all others.
        let on_side = |doc: &str, of: &[(&CodedDocument, &NameUse)]| {
            let all: usize = uses.values().map(|u| told(doc, u)).sum();
            let own = told(doc, of);
            own == all || own >= 2 * (all - own)
        };
        let mut sides: Vec<Side> = Vec::new();
        for (term, used) in &uses {
            let mut reports: Vec<Quote> = Vec::new();
            for (doc, name) in used.iter().filter(|(d, _)| on_side(&d.document.id, used)) {
                // The first use of each document is enough.
                if !reports.iter().any(|r| r.doc == doc.document.id) {
                    reports.push(quote(doc, name));
                }
            }
            let docs: Vec<String> = reports.iter().map(|r| r.doc.clone()).collect();
            let origins = origins.of_documents(&docs);
            if !docs.is_empty() {
                sides.push(Side { value: format!("“{term}”"), docs, origins, reports });
            }
        }
        sides.sort_by(|a, b| {
            (b.origins.len(), b.docs.len()).cmp(&(a.origins.len(), a.docs.len())).then(a.value.cmp(&b.value))
        });
        if sides.len() > 1 {
            found.push(Contradiction {
                id: String::new(),
                kind: ContradictionKind::Naming,
                about: label.to_owned(),
                sides,
                why: "each article uses one of these words, alone or far more often, and each word takes a stand"
                    .into(),
                corrected: Vec::new(),
            });
        }
    }
    found
}

fn quote(doc: &CodedDocument, name: &NameUse) -> Quote {
    let holds = |s: Span| s.start <= name.span.start && name.span.end <= s.end;
    let caption = || doc.document.blocks.iter().map(|b| b.span).find(|s| holds(*s)).unwrap_or(name.span);
    let span = doc.sentences.get(name.sentence as usize).map_or_else(caption, |s| s.span);
    let sentence = span.of(&doc.document.text).to_owned();
    Quote { doc: doc.document.id.clone(), claim: String::new(), sentence, span }
}

/// Agreements cited as precedents, by year. What the episode itself has reached is no
/// precedent for it, until it is cited by its date months later.
pub fn precedents(docs: &[&CodedDocument], knowledge: &Knowledge<'_>) -> Vec<Precedent> {
    let mut cited: BTreeMap<String, Precedent> = BTreeMap::new();
    let present = docs.iter().filter_map(|d| d.document.published.range).map(|r| r.first.year()).min();
    let past = |doc: &CodedDocument, c: &AgreementCitation| {
        c.precedent && (present.zip(c.year).is_none_or(|(now, year)| year < now) || long_ago(doc, c))
    };
    for (doc, c) in docs.iter().flat_map(|d| d.citations.iter().map(move |c| (*d, c))).filter(|(d, c)| past(d, c)) {
        let key = c.agreement.clone().unwrap_or_else(|| c.name.to_lowercase());
        let name = c.agreement.as_deref().and_then(|id| knowledge.agreement_name(id)).unwrap_or(&c.name);
        let p = cited.entry(key).or_insert_with(|| Precedent {
            agreement: name.to_owned(),
            names: Vec::new(),
            year: c.year,
            cited_by: Vec::new(),
            parties: c.parties.clone(),
            mediator: c.mediator.clone(),
            made: made(c.mediator.as_deref(), &c.parties),
            occasions: Vec::new(),
            docs: Vec::new(),
            claims: Vec::new(),
        });
        p.names.push(Wording { doc: doc.document.id.clone(), text: c.name.clone() });
        p.cited_by.extend(c.cited_by.clone());
        p.occasions.push(Occasion {
            doc: doc.document.id.clone(),
            when: doc.document.published.range,
            sentence: doc.sentence_text(c.sentence).to_owned(),
            claim: c.id.clone(),
        });
        p.docs.push(doc.document.id.clone());
        p.claims.push(c.id.clone());
        p.year = p.year.or(c.year);
    }
    let mut all: Vec<Precedent> = cited.into_values().collect();
    for p in &mut all {
        p.names.sort();
        p.names.dedup();
        p.docs.sort();
        p.docs.dedup();
        p.cited_by = who::merged(&p.cited_by);
    }
    all.sort_by(|a, b| (a.year, &a.agreement).cmp(&(b.year, &b.agreement)));
    all
}

/// Whether the sentence dates an agreement of these years, behind its name, months before the article.
fn long_ago(doc: &CodedDocument, c: &AgreementCitation) -> bool {
    let Some(out) = doc.document.published.range else { return false };
    let behind = doc.times.iter().filter(|t| t.span.start >= c.span.end && t.span.start - c.span.end <= BESIDE);
    behind
        .filter_map(|t| t.range)
        .any(|r| r.is_day() && r.last < out.first && (out.first - r.last).get_days() >= MONTHS)
}

/// With a third party or without one, by what the data say.
fn made(mediator: Option<&str>, parties: &[String]) -> Made {
    match (mediator, parties.len()) {
        (Some(_), _) => Made::Mediated,
        (None, 2) => Made::Bilateral,
        (None, 3..) => Made::Multilateral,
        _ => Made::Unknown,
    }
}
