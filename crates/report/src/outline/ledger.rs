//! What stands in the ledger of a third party? Consent, steps, conditions, contacts, precedents, outcome.

use legation_model::dossier::Episode;
use legation_model::ledger::{Condition, Consent, Ledger, LedgerStep, Wording};

use super::{Block, Line, Tone, ids, piece, plain, quotation};
use crate::index::Index;
use crate::words;

/// The grid: a row a third party, a column a party. Silence has its word.
pub fn consent(out: &mut Vec<Block>, ep: &Episode) {
    out.push(Block::Section("Consent".to_string(), "per party and third party".to_string()));
    if ep.ledgers.is_empty() {
        out.push(Block::Text(plain("No third party in the record.")));
        return;
    }
    let mut head = vec!["Third party".to_string()];
    head.extend(ep.parties.iter().map(|p| words::clean(&p.name)));
    head.extend(["Condition".to_string(), "Outcome so far".to_string()]);
    let rows = ep.ledgers.iter().map(|l| {
        let mut row = vec![vec![piece(Tone::Strong, words::third_parties(l))]];
        row.extend(ep.parties.iter().map(|p| cell(l, p)));
        row.push(conditions_cell(&l.conditions));
        row.push(vec![
            piece(Tone::Strong, words::outcome(l.outcome)),
            piece(Tone::Quiet, format!("({})", l.outcome_why)),
        ]);
        row
    });
    out.push(Block::Table(head, rows.collect()));
}

fn cell(l: &Ledger, party: &legation_model::actor::Actor) -> Line {
    let found = l.consent.iter().find(|c| c.party.code() == party.code() && c.party.name == party.name);
    let Some(c) =
        found.or_else(|| l.consent.iter().find(|c| c.party.code().is_some() && c.party.code() == party.code()))
    else {
        return vec![piece(Tone::Quiet, words::consent(Consent::NoEvidence))];
    };
    let mut line = vec![piece(tone(c.consent), words::consent(c.consent))];
    if let Some(when) = &c.when {
        line.push(piece(Tone::Plain, words::date(when)));
    }
    if !c.why.is_empty() {
        line.push(piece(Tone::Quiet, format!("({})", c.why)));
    }
    line.extend(ids(&c.claims));
    line
}

fn conditions_cell(conditions: &[Condition]) -> Line {
    if conditions.is_empty() {
        return vec![piece(Tone::Quiet, "none stated")];
    }
    conditions.iter().map(|c| piece(Tone::Words, format!("“{}”", words::clean(&c.text)))).collect()
}

/// The tone of a consent value: towards yes, towards no, or neither.
fn tone(consent: Consent) -> Tone {
    match consent {
        Consent::NoEvidence => Tone::Quiet,
        Consent::Asked | Consent::NonCommittal => Tone::Strong,
        Consent::Willing | Consent::Accepted | Consent::AcceptedWithConditions => Tone::Coop,
        Consent::Rejected | Consent::Withdrawn => Tone::Conf,
    }
}

/// Everything that one third party did and said.
pub fn ledger(out: &mut Vec<Block>, index: &Index<'_>, ep: &Episode, l: &Ledger) {
    let who = words::third_parties(l);
    out.push(Block::Section(format!("Mediation by {who}"), words::initiative(l.initiative, &who)));
    out.push(standing(l));
    if l.steps.is_empty() {
        out.push(Block::Text(plain("No step towards mediation in the record; contacts alone do not advance it.")));
    }
    for s in &l.steps {
        let text = words::step_sentence(s.step, &s.by, &s.parties, &who);
        out.push(step(index, s, words::capital(words::step(s.step)), text));
    }
    for c in &l.conditions {
        out.push(condition(index, c));
    }
    for s in &l.contacts {
        let modes = if s.modes.is_empty() { "manner not stated".to_string() } else { s.modes.join(" or ") };
        let text = format!("{}, {modes}", words::step_sentence(s.step, &s.by, &s.parties, &who));
        out.push(step(index, s, "Contact".to_string(), text));
    }
    let support = words::support(ep.docs.len(), l.origins.len());
    out.push(Block::Item(
        vec![
            piece(Tone::Strong, "Outcome so far"),
            piece(Tone::Plain, words::outcome(l.outcome)),
            piece(Tone::Quiet, format!("({support})")),
        ],
        if l.outcome_why.is_empty() { vec![] } else { vec![vec![piece(Tone::Quiet, &l.outcome_why)]] },
    ));
}

/// State, method and strategies, each with the words that show it.
fn standing(l: &Ledger) -> Block {
    let mut line = vec![piece(Tone::Strong, "State"), piece(Tone::Plain, words::state(l.state))];
    line.extend(ids(std::slice::from_ref(&l.id)));
    let shown = |kind: &str, name: &str, words: &[Wording]| {
        let said: Vec<String> = words.iter().map(|w| format!("“{}” {}", words::clean(&w.text), w.doc)).collect();
        vec![piece(Tone::Quiet, format!("{kind}: {name}, by the words {}", said.join("; ")))]
    };
    let mut below: Vec<Line> = Vec::new();
    below.extend(l.method.as_ref().map(|m| shown("Method", words::method(m.value), &m.words)));
    below.extend(l.strategies.iter().map(|s| shown("Strategy", words::strategy(s.value), &s.words)));
    if !l.competing.is_empty() {
        below.push(vec![piece(Tone::Quiet, format!("Beside it: {}", words::list(&l.competing)))]);
    }
    if !l.precedents.is_empty() {
        below.push(vec![piece(Tone::Quiet, format!("Precedents of its own: {}", words::list(&l.precedents)))]);
    }
    Block::Item(line, below)
}

fn step(index: &Index<'_>, s: &LedgerStep, kind: String, text: String) -> Block {
    let mut line = vec![
        piece(Tone::Strong, format!("{kind}, {}:", words::when(s.when.as_ref()))),
        piece(Tone::Plain, text),
        piece(Tone::Quiet, format!("({})", words::support(s.docs.len(), s.origins as usize))),
    ];
    if !s.disputed.is_empty() {
        line.push(piece(Tone::Dispute, "≠ disputed"));
        line.extend(ids(&s.disputed));
    }
    if !s.told_by.is_empty() {
        line.push(piece(Tone::Dispute, format!("≠ only {} says so", words::actors(&s.told_by))));
    }
    if !s.denied.is_empty() {
        line.push(piece(Tone::Dispute, "≠ denied"));
        line.extend(ids(&s.denied));
    }
    let (shown, others) = index.one_a_document(&s.claims);
    let mut below: Vec<Line> = shown
        .iter()
        .map(|e| quotation(e.sentence, &words::chain(&index.source(e.doc), e.attribution), e.claim))
        .collect();
    let about = words::circumstances(s);
    if !about.is_empty() {
        below.insert(
            0,
            std::iter::once(piece(Tone::Quiet, words::capital(&about)))
                .chain(ids(std::slice::from_ref(&s.id)))
                .collect(),
        );
    }
    if !others.is_empty() {
        below.push(std::iter::once(piece(Tone::Quiet, "Also:")).chain(ids(&others)).collect());
    }
    let distinct: std::collections::BTreeSet<&str> = s.wordings.iter().map(|w| w.text.as_str()).collect();
    if distinct.len() > 1 {
        let all: Vec<String> = s.wordings.iter().map(|w| format!("“{}” {}", words::clean(&w.text), w.doc)).collect();
        below.push(vec![piece(Tone::Quiet, format!("Wordings: {}", all.join("; ")))]);
    }
    Block::Item(line, below)
}

fn condition(index: &Index<'_>, c: &Condition) -> Block {
    let mut line = vec![
        piece(Tone::Strong, "Condition"),
        piece(Tone::Words, format!("“{}”", words::clean(&c.text))),
        piece(Tone::Plain, format!("set by {}; met: not known", words::actors(&c.by))),
    ];
    line.extend(ids(&c.claims));
    let outlets = |docs: &[String]| words::list(&docs.iter().map(|d| index.source(d)).collect::<Vec<_>>());
    let mut below = vec![vec![piece(Tone::Quiet, format!("Stated by {}", outlets(&c.docs)))]];
    if !c.omitted_by.is_empty() {
        let text = format!("Left out by {}: an omission, not a contradiction", outlets(&c.omitted_by));
        below.push(vec![piece(Tone::Quiet, text)]);
    }
    Block::Item(line, below)
}

/// Settlements of the past that somebody cites.
pub fn precedents(out: &mut Vec<Block>, ep: &Episode) {
    out.push(Block::Section(
        "Precedents cited".to_string(),
        "past settlements; no part of the present state".to_string(),
    ));
    if ep.precedents.is_empty() {
        out.push(Block::Text(plain("None in the record.")));
    }
    for p in &ep.precedents {
        let year = p.year.map_or_else(|| "year not known".to_string(), |y| y.to_string());
        let by = if p.cited_by.is_empty() { "the outlet".to_string() } else { words::actors(&p.cited_by) };
        let made = words::made(p);
        let mut line = vec![
            piece(Tone::Strong, format!("{}, {year}", p.agreement)),
            piece(Tone::Plain, format!("cited by {by}; parties {}; {made}", words::list(&p.parties))),
        ];
        line.extend(ids(&p.claims));
        let names: Vec<String> = p.names.iter().map(|w| format!("“{}” {}", words::clean(&w.text), w.doc)).collect();
        let below = if names.is_empty() {
            vec![]
        } else {
            vec![vec![piece(Tone::Quiet, format!("As written: {}", names.join("; ")))]]
        };
        out.push(Block::Item(line, below));
    }
}
