//! What is new in one dossier against an earlier one? Things are matched by the claims they rest on, never by their numbers.

mod ledger;
mod outline;
mod record;

use std::collections::BTreeSet;

use legation_model::changes::{Change, ChangeKind, Changes, EpisodeChanges};
use legation_model::dossier::{Dossier, Episode};

use crate::markdown;
use crate::terminal::{self, Style};

/// What changed from `old` to `new`; nothing where they say the same.
pub fn changes(old: &Dossier, new: &Dossier) -> Changes {
    let ids = |d: &Dossier| -> BTreeSet<String> { d.documents.iter().map(|e| e.id.clone()).collect() };
    let (before, after) = (ids(old), ids(new));
    let pairs = matched(&old.episodes, &new.episodes, |a, b| common(&a.docs, &b.docs));
    let episodes = pairs.into_iter().filter_map(|(old, new)| episode(old, new)).collect();
    Changes {
        from: old.as_of,
        to: new.as_of,
        documents: after.difference(&before).cloned().collect(),
        documents_gone: before.difference(&after).cloned().collect(),
        episodes,
    }
}

/// The changes for a terminal.
pub fn changes_terminal(changes: &Changes, style: &Style) -> String {
    terminal::print(&outline::outline(changes), style)
}

/// The changes as Markdown.
pub fn changes_markdown(changes: &Changes) -> String {
    markdown::print(outline::outline(changes))
}

/// The changes as indented JSON with a line end.
///
/// # Errors
/// Only if serialisation fails, which plain data of text and numbers does not do.
pub fn changes_json(changes: &Changes) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(changes).map(|text| text + "\n")
}

fn episode(old: Option<&Episode>, new: Option<&Episode>) -> Option<EpisodeChanges> {
    let mut changes: Vec<Change> = Vec::new();
    ledger::compare(old, new, &mut changes);
    record::compare(old, new, &mut changes);
    changes.sort_by_key(|c| c.kind);
    let state = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.state.clone());
    let (state_before, state) = (state(old), state(new));
    if old.is_some() && new.is_some() && changes.is_empty() && state_before == state {
        return None;
    }
    Some(EpisodeChanges {
        id: new.map(|e| e.id.clone()),
        was: old.map(|e| e.id.clone()),
        title: new.or(old).map_or(String::new(), |e| e.title.clone()),
        state_before,
        state,
        changes,
    })
}

/// Pairs things of two records: the best matches first, each thing once, in the order of the new record; then what is gone.
fn matched<'d, T>(
    old: &'d [T],
    new: &'d [T],
    likeness: impl Fn(&T, &T) -> usize,
) -> Vec<(Option<&'d T>, Option<&'d T>)> {
    let mut scores: Vec<(usize, usize, usize)> = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let score = likeness(a, b);
            if score > 0 {
                scores.push((score, i, j));
            }
        }
    }
    scores.sort_by_key(|&(score, i, j)| (std::cmp::Reverse(score), i, j));
    let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
    for (_, i, j) in scores {
        if of_old[i].is_none() && of_new[j].is_none() {
            (of_old[i], of_new[j]) = (Some(j), Some(i));
        }
    }
    let paired = new.iter().zip(&of_new).map(|(b, i)| (i.map(|i: usize| &old[i]), Some(b)));
    let gone = old.iter().zip(&of_old).filter(|(_, j)| j.is_none()).map(|(a, _)| (Some(a), None));
    paired.chain(gone).collect()
}

fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|x| b.contains(x)).count()
}

/// A change if the words differ.
fn differs(
    kind: ChangeKind,
    about: &str,
    before: Option<String>,
    after: Option<String>,
    docs: &[String],
) -> Option<Change> {
    (before != after).then(|| Change { kind, about: about.to_owned(), before, after, docs: docs.to_vec(), id: None })
}
