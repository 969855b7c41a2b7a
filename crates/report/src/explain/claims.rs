//! What stands behind a document, an event, a figure or a citation? Lines with a label each.

use std::fmt::Write;

use legation_model::actor::Actor;
use legation_model::claim::{AgreementCitation, CodedDocument, EventClaim, FigureClaim, Source};
use legation_model::dossier::Dossier;
use legation_model::place::PlaceRef;
use legation_model::provenance::level;
use legation_model::time::TimeRef;

/// What a document was taken for: date, parts, sentences with their claims.
pub fn document(text: &mut String, doc: &CodedDocument, dossier: &Dossier) {
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
    if !doc.document.source_map.is_empty() {
        let place = doc.document.source_of(e.span).map(|s| format!("bytes {}..{}", s.start, s.end));
        let _ = writeln!(text, "          of the page: {}", place.as_deref().unwrap_or("not found again"));
    }
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

pub fn citation(text: &mut String, doc: &CodedDocument, a: &AgreementCitation) {
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

/// Dependency trees.
pub fn trees(text: &mut String, trees: &[String]) {
    text.push_str("tree      (word  relation  tag  lemma)\n");
    for tree in trees {
        for line in tree.lines() {
            let _ = writeln!(text, "  {line}");
        }
    }
}

/// Whether two texts are the same but for white space.
pub fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Text of a source on one line, without control characters.
pub fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
