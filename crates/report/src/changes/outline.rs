//! How do changes read? The new first, then what it was.

use legation_model::changes::{Change, Changes, EpisodeChanges};

use crate::outline::{Block, Line, Tone, piece, plain};
use crate::words;

/// The changes as blocks.
pub fn outline(changes: &Changes) -> Vec<Block> {
    let day = |d: Option<jiff::civil::Date>| {
        d.map_or("the whole record".to_owned(), |d| words::date(&legation_model::time::DateRange::day(d)))
    };
    let mut out = vec![Block::Title(vec![
        piece(Tone::Strong, "What changed"),
        piece(Tone::Quiet, format!("{} to {}", day(changes.from), day(changes.to))),
        piece(Tone::Quiet, words::count(changes.documents.len(), "new article")),
    ])];
    if changes.episodes.is_empty() {
        out.push(Block::State(vec!["Nothing in the record has changed.".to_owned()]));
    }
    let named = |name: &str, docs: &[String]| {
        (!docs.is_empty()).then(|| Block::Text(vec![piece(Tone::Quiet, name), piece(Tone::Plain, docs.join(", "))]))
    };
    out.extend(named("New articles:", &changes.documents));
    out.extend(named("Articles gone:", &changes.documents_gone));
    for e in &changes.episodes {
        episode(&mut out, e);
    }
    out
}

fn episode(out: &mut Vec<Block>, e: &EpisodeChanges) {
    let fate = match (&e.was, &e.id) {
        (None, _) => "new",
        (_, None) => "no longer in the record",
        _ => "changed",
    };
    out.push(Block::Title(vec![
        piece(Tone::Id, e.id.as_deref().or(e.was.as_deref()).unwrap_or_default()),
        piece(Tone::Strong, &e.title),
        piece(Tone::Quiet, fate),
    ]));
    if e.state != e.state_before {
        if !e.state.is_empty() {
            out.push(Block::State(e.state.clone()));
        }
        if !e.state_before.is_empty() {
            out.push(Block::Text(vec![piece(Tone::Quiet, "Before:"), piece(Tone::Plain, e.state_before.join(" "))]));
        }
    }
    let mut kind = None;
    for c in &e.changes {
        if kind != Some(c.kind) {
            kind = Some(c.kind);
            let n = e.changes.iter().filter(|o| o.kind == c.kind).count();
            out.push(Block::Section(words::capital(c.kind.name()), words::count(n, "change")));
        }
        out.push(change(c));
    }
}

fn change(c: &Change) -> Block {
    let sign = match (&c.before, &c.after) {
        (None, _) => "new:",
        (_, None) => "gone:",
        _ => "now:",
    };
    let mut line: Line = vec![
        piece(Tone::Quiet, sign),
        piece(Tone::Strong, c.after.as_deref().or(c.before.as_deref()).unwrap_or_default()),
        piece(Tone::Quiet, format!("· {}", c.about)),
    ];
    line.extend(c.id.as_deref().map(|id| piece(Tone::Id, id)));
    let mut below: Vec<Line> = Vec::new();
    if let (Some(before), Some(_)) = (&c.before, &c.after) {
        below.push(vec![piece(Tone::Quiet, "before:"), piece(Tone::Plain, before)]);
    }
    if !c.docs.is_empty() {
        below.push(plain(c.docs.join(" ")));
    }
    Block::Item(line, below)
}
