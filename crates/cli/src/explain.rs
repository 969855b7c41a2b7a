//! `legation explain`: why does the record say so? The sentence, its tree, the pattern that fired and those that lost.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use legation_engine::Engine;
use legation_engine::model::actor::Actor;
use legation_engine::model::claim::{AgreementCitation, CodedDocument, EventClaim, FigureClaim, Source};
use legation_engine::model::correction::{Anchor, Corrected, Effect};
use legation_engine::model::dossier::{Contradiction, Dossier, Story};
use legation_engine::model::place::PlaceRef;
use legation_engine::model::provenance::level;
use legation_engine::model::time::TimeRef;

use crate::args::Explain;
use crate::out::{self, Progress};
use crate::{Failure, Status, explain_ledger, inputs};

/// Explains one identifier.
pub fn run(args: &Explain) -> Result<Status, Failure> {
    let Some((id, paths)) = args.paths_and_id.split_last() else {
        return Err(Failure::new(
            Status::Wrong,
            "give a path and an identifier; `legation explain --help` lists the kinds",
        ));
    };
    let id = id.to_string_lossy();
    let paths: Vec<PathBuf> = paths.to_vec();
    let knowledge = inputs::lexicon(args.reading.data.as_deref(), args.reading.quiet)?;
    let input = inputs::articles(&paths, &args.reading)?;
    let view = inputs::view(&args.view, &paths)?;
    let engine = inputs::engine(knowledge.get(), (&args.reading).into())?;
    let progress = Progress::new(args.reading.quiet);
    let show = |done, all| progress.show("Coding", done, all, "articles");
    let (dossier, coded) = engine.brief(&input.documents, &view, inputs::jobs(&args.reading), &show);
    drop(progress);
    let record = Record { engine: &engine, dossier: &dossier, coded: &coded };
    let text = record.explain(&id).ok_or_else(|| {
        let message = format!("`{id}` is not in this record; `legation brief` prints the identifiers, `legation explain --help` lists their kinds");
        Failure::new(Status::Wrong, message)
    })?;
    out::write(&text, None)?;
    Ok(inputs::status(&input))
}

struct Record<'r> {
    engine: &'r Engine<'r>,
    dossier: &'r Dossier,
    coded: &'r [CodedDocument],
}

impl Record<'_> {
    /// The explanation of `id`, `None` if the record has no such thing.
    fn explain(&self, id: &str) -> Option<String> {
        let mut text = String::new();
        let episodes = &self.dossier.episodes;
        if let Some(story) = episodes.iter().flat_map(|e| &e.stories).find(|s| s.id == id) {
            self.story(&mut text, story);
        } else if let Some(c) = episodes.iter().flat_map(|e| &e.contradictions).find(|c| c.id == id) {
            self.contradiction(&mut text, c);
        } else if let Some(episode) = episodes.iter().find(|e| e.id == id) {
            let _ = writeln!(text, "{}  {}\n{}\n", episode.id, episode.title, episode.state.join(" "));
            for why in &episode.apart {
                let _ = writeln!(text, "apart     {why}");
            }
            for d in self.dossier.documents.iter().filter(|d| d.episode.as_deref() == Some(id)) {
                let _ = writeln!(text, "{:<9} {}", d.id, d.episode_why);
            }
        } else if let Some(claims) = explain_ledger::explain(&mut text, self.dossier, id) {
            self.claims(&mut text, claims.iter().map(String::as_str));
        } else if let Some(doc) = self.coded.iter().find(|d| d.document.id == id) {
            document(&mut text, doc, self.dossier);
        } else {
            return self.claim(id);
        }
        Some(text)
    }

    /// Of claims and sentences: `DOC:e3`, `DOC:f1`, `DOC:a1`, `DOC:s4`.
    fn claim(&self, id: &str) -> Option<String> {
        let (doc, rest) = id.rsplit_once(':')?;
        let doc = self.coded.iter().find(|d| d.document.id == doc)?;
        let mut text = String::new();
        let sentence = if let Some(e) = doc.events.iter().find(|e| e.id == id) {
            event(&mut text, doc, e);
            self.stands_in(&mut text, id);
            e.sentence
        } else if let Some(f) = doc.figures.iter().find(|f| f.id == id) {
            figure(&mut text, doc, f);
            f.sentence
        } else if let Some(a) = doc.citations.iter().find(|a| a.id == id) {
            citation(&mut text, doc, a);
            a.sentence
        } else if let Some(anchor) = self.taken_out(&mut text, id) {
            doc.sentences.iter().position(|s| same_words(s.span.of(&doc.document.text), &anchor.sentence))? as u32
        } else {
            let n: u32 = rest.strip_prefix('s')?.parse().ok()?;
            let index = n.checked_sub(1)?;
            doc.sentences.get(index as usize)?;
            let _ = writeln!(text, "{id}\n\n  “{}”\n", one_line(doc.sentence_text(index)));
            let before = text.len();
            for e in doc.events.iter().filter(|e| e.sentence == index) {
                event(&mut text, doc, e);
                self.stands_in(&mut text, &e.id);
                text.push('\n');
            }
            for f in doc.figures.iter().filter(|f| f.sentence == index) {
                figure(&mut text, doc, f);
                text.push('\n');
            }
            if text.len() == before {
                text.push_str("No event and no figure: no pattern fired.\n\n");
            }
            index
        };
        text.push('\n');
        trees(&mut text, self.engine, doc.sentence_text(sentence));
        Some(text)
    }

    /// A claim that an analyst has taken out: what it was and why it is gone.
    fn taken_out(&self, text: &mut String, id: &str) -> Option<&Anchor> {
        let reached = |c: &&Corrected| c.effect == Effect::Applied && c.claims.iter().any(|claim| claim == id);
        let c = self.dossier.corrections.iter().find(reached)?;
        let anchor =
            c.correction.act.anchors().iter().find(|a| a.claim == id).or(c.correction.act.anchors().first())?;
        let _ = writeln!(text, "{id}\n\nsentence  “{}”", one_line(&anchor.sentence));
        self.corrections(text, id);
        Some(anchor)
    }

    /// What analysts did with a claim.
    fn corrections(&self, text: &mut String, id: &str) {
        for c in self.dossier.corrections.iter().filter(|c| c.claims.iter().any(|claim| claim == id)) {
            let (number, act) = (c.correction.number, c.correction.act.name());
            let _ = writeln!(text, "corrected {number} {act}: {} (reason: {})", c.why, one_line(&c.correction.reason));
        }
    }

    /// Where in the dossier a claim stands.
    fn stands_in(&self, text: &mut String, claim: &str) {
        self.corrections(text, claim);
        for episode in &self.dossier.episodes {
            for story in episode.stories.iter().filter(|s| s.reports.iter().any(|r| r.claim == claim)) {
                let _ = writeln!(text, "in        {} {}", story.id, story.summary);
                if let Some(when) = story.reports.iter().find(|r| r.claim == claim).and_then(|r| r.when) {
                    let _ =
                        writeln!(text, "dated     {}, with the publication date as the record has it", when.timex());
                }
                for c in &story.disputed {
                    let _ = writeln!(text, "disputed  {c}");
                }
            }
        }
    }

    fn story(&self, text: &mut String, s: &Story) {
        let when = s.when.map_or("not known".to_string(), |w| w.timex());
        let _ = writeln!(text, "{}  {}\n", s.id, s.summary);
        let _ = writeln!(text, "code      {} · CAMEO {} · {}", s.event_type.name(), s.cameo, s.modality.name());
        let _ = writeln!(text, "when      {when}");
        let _ =
            writeln!(text, "told by   {} (origins: {}: {})", s.docs.join(", "), s.origins.len(), s.origins.join(", "));
        for d in &s.decisions {
            let verb = if d.rule.starts_with("story/apart") { "apart" } else { "joined" };
            let _ = writeln!(text, "{verb:<9} {}: {} [{}]", d.inputs.join(" and "), one_line(&d.reason), d.rule);
        }
        self.claims(text, s.reports.iter().map(|r| r.claim.as_str()));
    }

    fn contradiction(&self, text: &mut String, c: &Contradiction) {
        let _ = writeln!(text, "{}  {}: {}\n", c.id, c.kind.name(), c.about);
        let _ = writeln!(text, "why       {} [contradiction/{}]", c.why, c.kind.name());
        for (letter, side) in ('A'..='Z').zip(&c.sides) {
            let _ = writeln!(
                text,
                "{letter}         {} (articles: {}; origins: {})",
                side.value,
                side.docs.len(),
                side.origins.len()
            );
            for quote in &side.reports {
                let _ = writeln!(text, "            “{}” {} {}", one_line(&quote.sentence), quote.doc, quote.claim);
            }
        }
        self.claims(text, c.sides.iter().flat_map(|s| &s.reports).map(|r| r.claim.as_str()));
    }

    /// The explanations of claims, each once.
    fn claims<'c>(&self, text: &mut String, ids: impl Iterator<Item = &'c str>) {
        let mut seen = BTreeSet::new();
        for id in ids.filter(|id| !id.is_empty()) {
            if seen.insert(id)
                && let Some(explained) = self.claim(id)
            {
                let _ = write!(text, "\n{}\n{explained}", "─".repeat(72));
            }
        }
    }
}

/// What a document was taken for: date, parts, sentences with their claims.
fn document(text: &mut String, doc: &CodedDocument, dossier: &Dossier) {
    let d = &doc.document;
    let entry = dossier.documents.iter().find(|e| e.id == d.id);
    let published = entry.map_or(&d.published, |e| &e.published);
    let _ = writeln!(text, "{}  {}\n", d.id, one_line(d.title.as_deref().unwrap_or("headline not known")));
    let _ = writeln!(text, "file      {}", d.origin);
    let _ = writeln!(text, "outlet    {}", d.outlet.as_deref().unwrap_or("not known"));
    let date = published.range.map_or("not known".to_string(), |r| r.timex());
    let _ = writeln!(text, "published {date} ({})", published.why);
    if let Some(entry) = entry {
        let _ = writeln!(text, "episode   {} ({})", entry.episode.as_deref().unwrap_or("none"), entry.episode_why);
    }
    let _ = writeln!(text, "\nParts:");
    for b in &d.blocks {
        let words: String = one_line(b.span.of(&d.text)).chars().take(60).collect();
        let kind = format!("{:?}", b.kind).to_lowercase();
        let _ = writeln!(text, "  {kind:<10} {words}\n  {:<10} because: {}", "", b.why);
    }
    let _ = writeln!(text, "\nSentences:");
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let claims: Vec<&str> = doc.events.iter().filter(|e| e.sentence as usize == n).map(|e| e.id.as_str()).collect();
        let _ = writeln!(text, "  {}:s{}  {}", d.id, n + 1, one_line(sentence.span.of(&d.text)));
        if !claims.is_empty() {
            let _ = writeln!(text, "      {}", claims.join(" "));
        }
    }
}

/// Everything about an event and how it was found.
pub fn event(text: &mut String, doc: &CodedDocument, e: &EventClaim) {
    let all = &doc.document.text;
    let mode = e.mode.as_deref().map(|m| format!(" {m}")).unwrap_or_default();
    let _ = writeln!(text, "{}  {}{mode} · CAMEO {} · {}\n", e.id, e.event_type.name(), e.cameo, e.modality.name());
    let _ = writeln!(text, "sentence  “{}”", one_line(doc.sentence_text(e.sentence)));
    let _ = writeln!(text, "          {}:s{}, bytes {}..{}", doc.document.id, e.sentence + 1, e.span.start, e.span.end);
    let _ = writeln!(text, "clause    “{}”", one_line(e.span.of(all)));
    let score = e.goldstein.map(|g| format!(", {g:+.1} on Goldstein's scale")).unwrap_or_default();
    let _ = writeln!(text, "kind      {}{score}", e.quad.name().replace('-', " "));
    actors(text, "actor", &e.actors);
    actors(text, "recipient", &e.recipients);
    if e.recipients.is_empty() {
        let _ = writeln!(text, "recipient none");
    }
    time(text, "when", e.when.as_ref());
    if let Some(p) = &e.place {
        place(text, p);
    }
    attribution(text, &e.attribution);
    if let Some(condition) = &e.condition {
        let _ = writeln!(text, "condition “{}”", one_line(condition));
    }
    if let Some(step) = e.mediation {
        let _ = writeln!(text, "step      {}", format!("{step:?}").to_lowercase());
    }
    if e.window.is_some() {
        time(text, "window", e.window.as_ref());
    }
    let _ = writeln!(text, "sure      {:.2}, {}", e.confidence, level(e.confidence));
    let _ = writeln!(text, "pattern   {} fired on “{}”", e.rule, one_line(e.trigger.of(all)));
    for (n, step) in e.trace.iter().enumerate() {
        let _ = writeln!(text, "{:<9} {}", if n == 0 { "way" } else { "" }, one_line(step));
    }
    for lost in &e.lost {
        let _ = writeln!(text, "lost      {}: {}", lost.rule, lost.why);
    }
    for other in &e.ambiguous {
        let _ = writeln!(text, "or        {other}");
    }
    if let Some(why) = &e.background {
        let _ = writeln!(text, "no event  background: {why}");
    }
    if let Some(of) = &e.repeats {
        let _ = writeln!(text, "repeats   {of}");
    }
}

/// What a place was taken for, and what else bears its name.
fn place(text: &mut String, p: &PlaceRef) {
    let id = p.id.as_deref().unwrap_or("no id");
    let parts = [p.admin1.as_deref(), p.country.as_deref(), p.territory.as_deref()];
    let inside: String = parts.into_iter().flatten().map(|part| format!(", {part}")).collect();
    let at = p.lat.zip(p.lon).map(|(lat, lon)| format!(", {lat:.3} {lon:.3}")).unwrap_or_default();
    let _ = writeln!(text, "where     “{}”: {} {id}{inside}{at}", one_line(&p.text), p.precision.name());
    if !p.how.is_empty() {
        let _ = writeln!(text, "          because: {}", p.how);
    }
    for lost in &p.lost {
        let _ = writeln!(text, "          not {lost}");
    }
}

/// Everything about a figure.
pub fn figure(text: &mut String, doc: &CodedDocument, f: &FigureClaim) {
    let number = |n: Option<u64>| n.map_or("not stated".to_string(), |n| n.to_string());
    let _ = writeln!(text, "{}  {} {}\n", f.id, f.what, number(f.best));
    let _ = writeln!(text, "sentence  “{}”", one_line(doc.sentence_text(f.sentence)));
    let _ = writeln!(text, "as written “{}”, {}", one_line(&f.text), f.qualifier);
    let _ = writeln!(text, "bounds    {} to {}", number(f.low), number(f.high));
    let _ = writeln!(text, "of whom   {}", if f.of_whom.is_empty() { "not stated" } else { &f.of_whom });
    time(text, "when", f.when.as_ref());
    attribution(text, &f.attribution);
    if let Some(whole) = &f.part_of {
        let _ = writeln!(text, "part of   {whole}");
    }
}

fn citation(text: &mut String, doc: &CodedDocument, a: &AgreementCitation) {
    let _ = writeln!(text, "{}  {}\n", a.id, a.agreement.as_deref().unwrap_or("agreement that is not in the data"));
    let _ = writeln!(text, "sentence  “{}”", one_line(doc.sentence_text(a.sentence)));
    let _ = writeln!(text, "as written “{}”", one_line(&a.name));
    let _ = writeln!(text, "year      {}", a.year.map_or("not known".to_string(), |y| y.to_string()));
    match &a.cited_by {
        Some(actor) => actors(text, "cited by", std::slice::from_ref(actor)),
        None => text.push_str("cited by  the outlet\n"),
    }
    let _ = writeln!(text, "precedent {}", if a.precedent { "yes" } else { "no: subject of a present measure" });
}

fn actors(text: &mut String, label: &str, actors: &[Actor]) {
    for a in actors {
        let role = a.role.as_deref().map(|r| format!(", {r}")).unwrap_or_default();
        let _ = writeln!(text, "{label:<9} {}{role} ({}), written “{}”", a.name, a.label(), one_line(&a.text));
        if !a.how.is_empty() {
            let _ = writeln!(text, "          because: {}", a.how);
        }
    }
}

fn attribution(text: &mut String, chain: &[Source]) {
    if chain.is_empty() {
        text.push_str("says who  the outlet itself\n");
    }
    for s in chain {
        let kind = if s.medium { ", passes it on" } else { "" };
        let _ = writeln!(text, "says who  {} ({}){kind}, “{}”", s.actor.name, s.actor.label(), s.word);
    }
}

fn time(text: &mut String, label: &str, time: Option<&TimeRef>) {
    match time {
        Some(t) => {
            let value = t.range.map_or("not resolved".to_string(), |r| r.timex());
            let anchor = if t.anchor.is_empty() { String::new() } else { format!(": {}", t.anchor) };
            let _ = writeln!(text, "{label:<9} {value}, written “{}”{anchor}", one_line(&t.text));
        }
        None => {
            let _ = writeln!(text, "{label:<9} not stated");
        }
    }
}

/// The dependency trees of a text.
pub fn trees(text: &mut String, engine: &Engine<'_>, of: &str) {
    text.push_str("tree      (word  relation  tag  lemma)\n");
    for tree in engine.trees(of) {
        for line in tree.lines() {
            let _ = writeln!(text, "  {line}");
        }
    }
}

/// Whether two texts are the same but for white space.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Text of a source on one line, without control characters.
fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
