//! What stands in the dossier, in which order? The outline that the terminal and Markdown both print.
//!
//! Lines are made of pieces with a tone, so that each format decides how emphasis, identifiers and the words
//! of a source look, and none decides what is said.

mod episode;
mod ledger;

use legation_model::dossier::{DocumentEntry, Dossier};
use legation_model::time::DateRange;

use crate::index::Index;
use crate::words;

/// What a piece of a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// The record's own words.
    Plain,
    /// The same, emphasised.
    Strong,
    /// Furniture: codes, counts, labels.
    Quiet,
    /// An identifier that `legation explain` takes.
    Id,
    /// Words of a source, in quotation marks.
    Words,
    /// Cooperation; consent towards yes.
    Coop,
    /// Conflict; consent towards no.
    Conf,
    /// Sources disagree.
    Dispute,
}

/// A stretch of text with its tone.
#[derive(Clone, Debug)]
pub struct Piece {
    pub tone: Tone,
    pub text: String,
}

/// Pieces that stand on one line; the format wraps it.
pub type Line = Vec<Piece>;

/// A part of the outline.
#[derive(Debug)]
pub enum Block {
    /// Head of the whole or of an episode.
    Title(Line),
    /// Where things stand: the sentences that come before anything else.
    State(Vec<String>),
    /// Head of a section with its scope.
    Section(String, String),
    /// A paragraph.
    Text(Line),
    /// An entry with the lines that belong under it.
    Item(Line, Vec<Line>),
    /// A table; every cell is a line.
    Table(Vec<String>, Vec<Vec<Line>>),
}

/// A piece of tone `tone`; the text is cleaned.
pub fn piece(tone: Tone, text: impl AsRef<str>) -> Piece {
    Piece { tone, text: words::clean(text.as_ref()) }
}

/// A line of one plain piece.
pub fn plain(text: impl AsRef<str>) -> Line {
    vec![piece(Tone::Plain, text)]
}

/// A quotation with the source and the chain behind it: `“…” Tbilisi Ledger (002), citing Foreign Ministry`.
pub fn quotation(sentence: &str, chain: &[String], claim: &str) -> Line {
    let mut line = vec![piece(Tone::Words, format!("“{}”", words::clean(sentence)))];
    if let Some((outlet, hands)) = chain.split_first() {
        let citing: String = hands.iter().map(|h| format!(", citing {h}")).collect();
        line.push(piece(Tone::Quiet, format!("{outlet}{citing}")));
    }
    if !claim.is_empty() {
        line.push(piece(Tone::Id, claim));
    }
    line
}

/// Identifiers one after the other.
pub fn ids(ids: &[String]) -> Line {
    ids.iter().map(|id| piece(Tone::Id, id)).collect()
}

/// The whole dossier.
pub fn outline(dossier: &Dossier) -> Vec<Block> {
    let index = Index::new(dossier);
    let as_of = dossier.as_of.map(|day| piece(Tone::Strong, format!("as of {}", words::date(&DateRange::day(day)))));
    let mut out = vec![Block::Title(
        [piece(Tone::Strong, "Legation dossier")]
            .into_iter()
            .chain(as_of)
            .chain([
                piece(Tone::Quiet, words::count(dossier.documents.len(), "article")),
                piece(Tone::Quiet, words::count(dossier.episodes.len(), "episode")),
            ])
            .collect(),
    )];
    if dossier.episodes.is_empty() {
        out.push(Block::State(vec!["No event was found in the articles read.".to_string()]));
    }
    for (rank, ep) in dossier.episodes.iter().enumerate() {
        episode::episode(&mut out, &index, ep, rank == 0);
    }
    corrections(&mut out, dossier);
    sources(&mut out, dossier);
    if !dossier.diags.is_empty() {
        out.push(Block::Section("Notes".to_string(), words::count(dossier.diags.len(), "note")));
        out.extend(dossier.diags.iter().map(|d| Block::Item(plain(d.to_string()), Vec::new())));
    }
    out.push(Block::Text(vec![piece(
        Tone::Quiet,
        "“No evidence” means that no article says; it is neither yes nor no. Origins are who first said a thing, not \
         who printed it. `legation explain FOLDER ID` shows the sentence behind any identifier, its tree and its rule.",
    )]));
    out.extend(words::places_notice(dossier).map(|notice| Block::Text(vec![piece(Tone::Quiet, notice)])));
    out
}

/// What analysts have corrected, and what became of each line.
fn corrections(out: &mut Vec<Block>, dossier: &Dossier) {
    if dossier.corrections.is_empty() {
        return;
    }
    let scope = format!("{} by analysts", words::count(dossier.corrections.len(), "line"));
    out.push(Block::Section("Corrections".to_string(), scope));
    for c in &dossier.corrections {
        let by = if c.correction.by.is_empty() { String::new() } else { format!(" by {}", c.correction.by) };
        let line = vec![
            piece(Tone::Strong, format!("{} {}", c.correction.number, c.correction.act.name())),
            piece(Tone::Plain, words::effect(c.effect)),
            piece(Tone::Quiet, format!("{}{by} {}", c.why, c.correction.at)),
        ];
        out.push(Block::Item(line, vec![plain(format!("Reason: {}", c.correction.reason)), ids(&c.claims)]));
    }
}

fn sources(out: &mut Vec<Block>, dossier: &Dossier) {
    out.push(Block::Section("Sources".to_string(), words::count(dossier.documents.len(), "article")));
    let head = ["Article", "Outlet", "Published", "Episode", "Why there"].map(str::to_string).to_vec();
    out.push(Block::Table(head, dossier.documents.iter().map(source_row).collect()));
    for d in dossier.documents.iter().filter(|d| d.copy_of.is_some()) {
        let of = d.copy_of.as_deref().unwrap_or_default();
        out.push(Block::Item(
            plain(format!("{} is a copy of {of}, word for word: one text, counted once.", d.id)),
            vec![],
        ));
    }
}

fn source_row(d: &DocumentEntry) -> Vec<Line> {
    vec![
        vec![piece(Tone::Id, &d.id)],
        plain(d.outlet.as_deref().unwrap_or("not known")),
        vec![piece(Tone::Plain, words::dated(&d.published)), piece(Tone::Quiet, format!("({})", d.published.why))],
        plain(d.episode.as_deref().unwrap_or("none")),
        plain(if d.episode_why.is_empty() { "not stated" } else { &d.episode_why }),
    ]
}
