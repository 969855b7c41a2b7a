//! What stands in an episode? State, consent, mediation, disputes, happenings, figures, names, warnings.

use legation_model::dossier::{Contradiction, Episode, FigureStory, LinkKind, Story, Warning};

use super::{Block, Line, Tone, ids, ledger, piece, plain, quotation};
use crate::index::Index;
use crate::words;

/// Adds an episode. `largest` is the one that the rest of the input is kept apart from.
pub fn episode(out: &mut Vec<Block>, index: &Index<'_>, ep: &Episode, largest: bool) {
    out.push(Block::Title(vec![
        piece(Tone::Id, &ep.id),
        piece(Tone::Strong, &ep.title),
        piece(Tone::Quiet, words::when(ep.range.as_ref())),
        piece(Tone::Quiet, words::support(ep.docs.len(), ep.origins.len())),
    ]));
    let state = if ep.state.is_empty() { vec!["The record holds no state.".to_string()] } else { ep.state.clone() };
    out.push(Block::State(state.iter().map(|s| words::clean(s)).collect()));
    if !ep.apart.is_empty() {
        let scope = if largest { "why other articles are not counted here" } else { "why these articles stand apart" };
        out.push(Block::Section("Kept apart".to_string(), scope.to_string()));
        out.extend(ep.apart.iter().map(|why| Block::Item(plain(why), Vec::new())));
    }
    ledger::consent(out, ep);
    for l in &ep.ledgers {
        ledger::ledger(out, index, ep, l);
    }
    ledger::precedents(out, ep);
    contradictions(out, index, ep);
    warnings(out, index, ep);
    timeline(out, ep);
    links(out, ep);
    figures(out, index, ep);
    naming(out, ep);
    origins(out, ep);
    takings(out, ep);
}

fn contradictions(out: &mut Vec<Block>, index: &Index<'_>, ep: &Episode) {
    out.push(Block::Section("Contradictions".to_string(), "both sides, most origins first".to_string()));
    if ep.contradictions.is_empty() {
        out.push(Block::Text(plain("None: the articles differ in nothing that excludes the other.")));
    }
    for c in &ep.contradictions {
        out.push(contradiction(index, c));
    }
    if !ep.developments.is_empty() {
        out.push(Block::Section("Differences that are no contradiction".to_string(), String::new()));
        for d in &ep.developments {
            let docs = piece(Tone::Quiet, d.docs.join(" "));
            let line = vec![piece(Tone::Strong, &d.about), piece(Tone::Plain, format!("— {}", d.why)), docs];
            out.push(Block::Item(line, Vec::new()));
        }
    }
}

fn contradiction(index: &Index<'_>, c: &Contradiction) -> Block {
    let head = vec![
        piece(Tone::Dispute, format!("≠ {}", c.kind.name())),
        piece(Tone::Strong, &c.about),
        piece(Tone::Id, &c.id),
    ];
    let mut below: Vec<Line> = Vec::new();
    below.extend(words::corrected(&c.corrected).map(|mark| vec![piece(Tone::Strong, mark)]));
    for (letter, side) in ('A'..='Z').zip(&c.sides) {
        below.push(vec![
            piece(Tone::Strong, format!("{letter}  {}", side.value)),
            piece(Tone::Quiet, words::support(side.docs.len(), side.origins.len())),
        ]);
        for q in &side.reports {
            let chain = index
                .evidence(&q.claim)
                .map_or_else(|| vec![index.source(&q.doc)], |e| words::chain(&index.source(&q.doc), e.attribution));
            below.push(quotation(&q.sentence, &chain, &q.claim));
        }
    }
    if !c.why.is_empty() {
        below.push(vec![piece(Tone::Quiet, format!("Why: {}", c.why))]);
    }
    Block::Item(head, below)
}

fn warnings(out: &mut Vec<Block>, index: &Index<'_>, ep: &Episode) {
    out.push(Block::Section("Warnings".to_string(), "a warning is never an event of the warned-of kind".to_string()));
    if ep.warnings.is_empty() {
        out.push(Block::Text(plain("None in the record.")));
    }
    out.extend(ep.warnings.iter().map(|w| warning(index, w)));
}

fn warning(index: &Index<'_>, w: &Warning) -> Block {
    let of = if w.of.is_empty() { String::new() } else { format!(" of {}", words::actors(&w.of)) };
    let days = w.range.as_ref().map(|r| format!(" ({})", words::date(r))).unwrap_or_default();
    let line = vec![
        piece(Tone::Strong, format!("{} warns{of}", words::actors(&w.by))),
        piece(Tone::Plain, format!("“{}”{days}", w.window)),
        piece(Tone::Plain, words::warning(w.status)),
        piece(Tone::Id, &w.claim),
    ];
    let chain = words::chain(&index.source(&w.quote.doc), &w.attribution);
    Block::Item(line, vec![quotation(&w.quote.sentence, &chain, "")])
}

fn timeline(out: &mut Vec<Block>, ep: &Episode) {
    let scope = format!("{}, in order of time", words::count(ep.stories.len(), "happening"));
    out.push(Block::Section("What happened".to_string(), scope));
    if ep.stories.is_empty() {
        out.push(Block::Text(plain("No happening in the record.")));
    }
    out.extend(ep.stories.iter().map(happening));
}

/// Date, summary and id; then the codes, what the reports do with it, how widely it is told, and the claims.
fn happening(s: &Story) -> Block {
    let line = vec![
        piece(Tone::Strong, words::when(s.when.as_ref())),
        piece(Tone::Plain, words::without_date(&s.summary, s.when.as_ref())),
        piece(Tone::Id, &s.id),
    ];
    let (plover, cameo) = words::code(s.event_type, s.mode.as_deref(), &s.cameo);
    let place = s.place.as_ref().map(|p| format!(" · {}", words::place(p))).unwrap_or_default();
    let support = words::support(s.docs.len(), s.origins.len());
    let mut codes: Line = vec![
        piece(Tone::Quiet, format!("{plover} · {cameo} · {}{place}", s.modality.name())),
        piece(Tone::Quiet, format!("· {support}: {}", s.docs.join(" "))),
    ];
    if !s.disputed.is_empty() {
        codes.push(piece(Tone::Dispute, "≠ disputed"));
        codes.extend(ids(&s.disputed));
    }
    codes.extend(words::corrected(&s.corrected).map(|mark| piece(Tone::Strong, mark)));
    let claims: Vec<String> = s.reports.iter().map(|r| r.claim.clone()).collect();
    Block::Item(line, vec![codes, ids(&claims)])
}

fn figures(out: &mut Vec<Block>, index: &Index<'_>, ep: &Episode) {
    if ep.figures.is_empty() {
        return;
    }
    out.push(Block::Section("Figures".to_string(), "as printed".to_string()));
    out.extend(ep.figures.iter().map(|f| figure(index, f)));
}

fn figure(index: &Index<'_>, f: &FigureStory) -> Block {
    let about = if f.about.is_empty() { String::new() } else { format!("({})", f.about) };
    let line = vec![
        piece(Tone::Strong, words::capital(&words::figure_name(&f.what))),
        piece(Tone::Strong, words::bounds(f.low, f.best, f.high)),
        piece(Tone::Quiet, about),
    ];
    let below = f.reports.iter().map(|r| {
        let of =
            if r.of_whom.is_empty() || r.text.contains(&r.of_whom) { String::new() } else { format!(" {}", r.of_whom) };
        vec![
            piece(Tone::Words, format!("“{}”{of}", r.text)),
            piece(Tone::Quiet, index.source(&r.doc)),
            piece(Tone::Id, &r.claim),
        ]
    });
    Block::Item(line, below.collect())
}

fn naming(out: &mut Vec<Block>, ep: &Episode) {
    if ep.naming.is_empty() {
        return;
    }
    out.push(Block::Section("Names in use".to_string(), "as each source writes them".to_string()));
    let head = ["What", "Term", "Articles"].map(str::to_string).to_vec();
    let mut rows = Vec::new();
    for table in &ep.naming {
        for (i, term) in table.terms.iter().enumerate() {
            let label = if i == 0 { piece(Tone::Plain, &table.label) } else { piece(Tone::Quiet, "〃") };
            let words = piece(Tone::Words, format!("“{}”", term.term));
            rows.push(vec![vec![label], vec![words], plain(term.docs.join(" "))]);
        }
    }
    out.push(Block::Table(head, rows));
}

/// Denials and claims taken back, each with the happening.
fn links(out: &mut Vec<Block>, ep: &Episode) {
    if ep.links.is_empty() {
        return;
    }
    out.push(Block::Section("Denied or taken back".to_string(), "and what it speaks of".to_string()));
    for l in &ep.links {
        let summary = ep.stories.iter().find(|s| s.id == l.story).map_or("", |s| s.summary.as_str());
        let verb = match l.kind {
            LinkKind::Denial => "denies",
            LinkKind::Retraction => "takes back",
        };
        let line = vec![
            piece(Tone::Id, &l.claim),
            piece(Tone::Strong, verb),
            piece(Tone::Plain, summary),
            piece(Tone::Id, &l.story),
            piece(Tone::Quiet, format!("({})", l.reason)),
        ];
        out.push(Block::Item(line, Vec::new()));
    }
}

/// Who took from whom, a line a document.
fn takings(out: &mut Vec<Block>, ep: &Episode) {
    if ep.takings.is_empty() {
        return;
    }
    out.push(Block::Section("Who took from whom".to_string(), "as far as the articles show it".to_string()));
    for t in &ep.takings {
        let line = vec![piece(Tone::Id, &t.doc), piece(Tone::Plain, t.kind.name()), piece(Tone::Strong, &t.from)];
        let words = vec![piece(Tone::Words, format!("“{}”", words::clean(&t.words)))];
        out.push(Block::Item(line, if t.words.is_empty() { Vec::new() } else { vec![words] }));
    }
}

fn origins(out: &mut Vec<Block>, ep: &Episode) {
    if ep.origins.is_empty() {
        return;
    }
    let scope = "who first said it; copies of one text are one origin".to_string();
    out.push(Block::Section("Independent origins".to_string(), scope));
    for o in &ep.origins {
        let line = vec![piece(Tone::Quiet, &o.id), piece(Tone::Plain, &o.label), piece(Tone::Quiet, o.docs.join(" "))];
        let below =
            o.evidence.iter().map(|w| vec![piece(Tone::Words, format!("“{}”", w.text)), piece(Tone::Quiet, &w.doc)]);
        out.push(Block::Item(line, below.collect()));
    }
}
