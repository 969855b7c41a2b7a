//! Which article alone judges what others report without a judgement?

use std::collections::BTreeSet;

use legation_model::claim::{CodedDocument, StatementClaim, StatementKind};
use legation_model::dossier::{Development, Story};

use crate::words;

/// Words that judge, in a sentence that reports a happening which other articles report without judging.
pub fn find(stories: &[Story], docs: &[&CodedDocument]) -> Vec<Development> {
    let mut found = Vec::new();
    for story in stories.iter().filter(|s| s.docs.len() > 1) {
        let mut judging: BTreeSet<&str> = BTreeSet::new();
        let mut told: Vec<(String, String)> = Vec::new();
        for doc in docs.iter().filter(|d| story.docs.contains(&d.document.id)) {
            for s in doc.statements.iter().filter(|s| s.kind == StatementKind::Judgement && beside(s, doc, story)) {
                judging.insert(&doc.document.id);
                told.push((s.span.of(&doc.document.text).to_owned(), voice(s, doc)));
            }
        }
        let others: Vec<String> = story.docs.iter().filter(|d| !judging.contains(d.as_str())).cloned().collect();
        if others.is_empty() {
            continue;
        }
        found.extend(told.into_iter().map(|(judgement, voice)| Development {
            about: format!("“{judgement}”, of: {}", story.summary),
            why: format!("one-sided: said by {voice}; {} without it", words::list(&others)),
            docs: story.docs.clone(),
        }));
    }
    found
}

/// Whether the words stand in a sentence that reports the happening.
fn beside(s: &StatementClaim, doc: &CodedDocument, story: &Story) -> bool {
    let sentence = doc.sentences.get(s.sentence as usize).map(|x| x.span);
    story.reports.iter().any(|r| r.doc == doc.document.id && sentence == Some(r.span))
}

/// Who judges: the article in its own voice, or those whom it quotes.
fn voice(s: &StatementClaim, doc: &CodedDocument) -> String {
    let speakers: Vec<String> = s.speakers.iter().map(|x| x.actor.name.clone()).collect();
    match speakers.is_empty() {
        true => format!("{} in its own voice", doc.document.id),
        false => format!("{} in {}", words::list(&speakers), doc.document.id),
    }
}
