//! How are imported rules written as files of patterns? TOML, with the rows that each pattern comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::patterns::{EventCode, Rule};
use super::synsets::Synsets;
use crate::Lexicon;
use crate::patterns::PETRARCH;

/// Adds the file of patterns and that of their classes. Those of an earlier import stay: the new ones get a number.
pub(crate) fn write(rules: &[Rule], synsets: &Synsets, lexicon: &Lexicon, files: &mut Vec<(String, String)>) {
    let path = |n: usize, end: &str| match n {
        1 => format!("patterns/imported{end}.toml"),
        n => format!("patterns/imported-{n}{end}.toml"),
    };
    let taken = |n: usize| files.iter().any(|(p, _)| *p == path(n, "") || *p == path(n, "-classes"));
    let n = (1..).find(|n| !taken(*n)).unwrap_or(1);
    files.push((path(n, ""), patterns(rules, lexicon, n)));
    files.push((path(n, "-classes"), classes(rules, synsets, n)));
}

/// A class by the name that it has in the files of the `n`th import.
fn numbered(word: &str, n: usize) -> String {
    match word.strip_prefix("@petrarch_") {
        Some(name) if n > 1 => format!("@petrarch{n}_{name}"),
        _ => word.to_owned(),
    }
}

fn patterns(rules: &[Rule], lexicon: &Lexicon, number: usize) -> String {
    let mut out = String::from(
        "# Patterns of PETRARCH or TABARI dictionaries, written by `legation data import petrarch`. Each names the rows that it\n\
         # comes from. `source` stands in place of sentences; among equals, patterns with sentences win. docs/import.md tells more.\n",
    );
    for (n, rule) in rules.iter().enumerate() {
        let rows: Vec<String> = rule.rows.iter().map(usize::to_string).collect();
        let _ = write!(out, "\n[[pattern]]\n# {}, row {}\n", rule.file.replace(char::is_control, " "), rows.join(" "));
        let mut line = |key: &str, value: &str| {
            let _ = writeln!(out, "{key} = {}", quoted(value));
        };
        line("id", &id(number, n, &rule.block));
        line("source", PETRARCH);
        match &rule.code {
            EventCode::Silent => line("cameo", ""),
            EventCode::Event { cameo, mirror, .. } => {
                let row = lexicon.cameo(cameo);
                line("type", row.and_then(|r| r.plover_type).map_or("", |t| t.name()));
                if let Some(mode) = row.and_then(|r| r.plover_mode.as_deref()) {
                    line("mode", mode);
                }
                line("cameo", cameo);
                if let Some(mirror) = mirror {
                    line("mirror", mirror);
                }
            }
        }
        line("verb", &rule.verbs.iter().cloned().collect::<Vec<_>>().join(" "));
        if !rule.when.is_empty() {
            let _ = writeln!(out, "when = {{ {} }}", conditions(rule, number));
        }
        let mut line = |key: &str, value: &str| {
            let _ = writeln!(out, "{key} = {value}");
        };
        if !rule.actors.is_empty() {
            line("actors", &quoted(&rule.actors.join(" ")));
        }
        if !rule.recipients.is_empty() {
            line("recipients", &quoted(&rule.recipients.join(" ")));
        }
        match &rule.code {
            EventCode::Silent => line("silent", "true"),
            EventCode::Event { reciprocal: true, .. } => line("reciprocal", "true"),
            EventCode::Event { reverse: true, .. } => line("reverse", "true"),
            EventCode::Event { .. } => {}
        }
    }
    out
}

/// The synsets that the rules use.
fn classes(rules: &[Rule], synsets: &Synsets, number: usize) -> String {
    let used: BTreeSet<&String> = rules.iter().flat_map(|r| &r.when).flat_map(|(_, words)| words).collect();
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in synsets.names() {
        all.entry(Synsets::class(name)).or_default().extend(synsets.words(name));
    }
    let mut out = String::from(
        "# Synsets of PETRARCH dictionaries, for the imported patterns beside this file. `a_b` is a phrase with its head last.\n\n",
    );
    for (class, words) in all.iter().filter(|(class, _)| used.contains(&format!("@{class}"))) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let class = numbered(&format!("@{class}"), number);
        let _ = writeln!(out, "{} = {}", class.trim_start_matches('@'), quoted(&words.join(" ")));
    }
    out
}

fn id(number: usize, n: usize, block: &str) -> String {
    let import = if number > 1 { number.to_string() } else { String::new() };
    let letters = block.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("petrarch{import}-{:04}-{}", n + 1, letters.trim_matches('-')).trim_end_matches('-').to_owned()
}

/// `object = "…", to = "…"`; a slot that is asked twice gets a number.
fn conditions(rule: &Rule, number: usize) -> String {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (slot, words) in &rule.when {
        let count = seen.entry(slot).or_default();
        *count += 1;
        let again = if *count > 1 { count.to_string() } else { String::new() };
        let words: Vec<String> = words.iter().map(|w| numbered(w, number)).collect();
        out.push(format!("{} = {}", quoted(&format!("{slot}{again}")), quoted(&words.join(" "))));
    }
    out.join(", ")
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
