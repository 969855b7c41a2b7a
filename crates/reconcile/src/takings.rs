//! Who took from whom? For each document the texts, agencies and media that it draws on, as far as the documents show it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legation_model::claim::CodedDocument;
use legation_model::dossier::{Taking, TakingKind};

use crate::origins::agencies;
use crate::shingles::Shared;
use crate::who;

/// What the members of an episode took, by document.
pub fn find(docs: &[CodedDocument], members: &[usize], shared: &Shared) -> Vec<Taking> {
    let mut found: BTreeSet<Taking> = BTreeSet::new();
    let mut texts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &m in members {
        texts.entry(shared.class[m]).or_default().push(m);
    }
    let originals: BTreeMap<usize, Option<usize>> =
        texts.iter().map(|(class, copies)| (*class, earliest(docs, copies))).collect();
    let inside: BTreeSet<usize> = members.iter().copied().collect();
    let passages: BTreeSet<usize> = members.iter().flat_map(|m| shared.of[*m].iter().copied()).collect();
    let first_with: BTreeMap<usize, Option<usize>> = passages
        .into_iter()
        .map(|p| {
            let mut holders: Vec<usize> = shared.passages[p].sentences.iter().map(|(h, _)| *h).collect();
            holders.dedup();
            holders.retain(|h| inside.contains(h));
            (p, earliest(docs, &holders))
        })
        .collect();
    for &d in members {
        let doc = &docs[d];
        let mut add = |kind: TakingKind, from: String, words: String| {
            found.insert(Taking { doc: doc.document.id.clone(), kind, from, words });
        };
        if let Some(first) = originals[&shared.class[d]].filter(|first| *first != d) {
            add(TakingKind::Copy, docs[first].document.id.clone(), String::new());
        }
        for p in &shared.of[d] {
            let Some(first) = first_with[p].filter(|f| *f != d && shared.class[*f] != shared.class[d]) else {
                continue;
            };
            let passage = &shared.passages[*p];
            let own = passage.sentences.partition_point(|(h, _)| *h < d);
            add(TakingKind::SharedWords, docs[first].document.id.clone(), passage.evidence[own].text.clone());
        }
        for credit in &doc.document.credits {
            if let Some(agency) = agencies(credit) {
                add(TakingKind::Credit, agency, credit.clone());
            }
        }
        for event in doc.events.iter().filter(|e| e.background.is_none()) {
            for source in event.attribution.iter().filter(|s| s.medium && !s.actor.anonymous) {
                let name = who::name_words(&source.actor.name).join(" ");
                let own = doc.document.outlet.as_deref().is_some_and(|o| who::same_name(o, &source.actor.name));
                if !name.is_empty() && !own {
                    add(TakingKind::Report, source.actor.name.clone(), doc.sentence_text(event.sentence).to_owned());
                }
            }
        }
    }
    // One mention of a medium in a document is enough.
    let mut seen: BTreeSet<(String, TakingKind, String)> = BTreeSet::new();
    found.into_iter().filter(|t| seen.insert((t.doc.clone(), t.kind, t.from.clone()))).collect()
}

/// The document published first; `None` where two may have been first.
fn earliest(docs: &[CodedDocument], among: &[usize]) -> Option<usize> {
    let day = |d: usize| -> Option<(Date, Date)> { docs[d].document.published.range.map(|r| (r.first, r.last)) };
    let mut dated: Vec<(usize, (Date, Date))> = Vec::new();
    for &d in among {
        dated.push((d, day(d)?));
    }
    dated.sort_by_key(|(d, (_, last))| (*last, *d));
    let (first, (_, last)) = *dated.first()?;
    dated[1..].iter().all(|(_, (other, _))| last < *other).then_some(first)
}
