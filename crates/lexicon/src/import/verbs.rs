//! Which verbs and patterns does the dictionary have? Verb files read into blocks, before anything is translated.
//!
//! PETRARCH: `--- NAME [CODE] ---`, then verbs that share the patterns below them. TABARI: no such lines; patterns
//! belong to the verb above them. Of a verb's forms in braces nothing is needed: sentences come with their lemmas.

use super::Complaints;
use super::lines::{brackets, lines};
use super::synsets::Synsets;
use super::tokens::{Shape, shape};

/// A verb of one word, with the words that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Words before it (`WIRE_+TAP`).
    pub before: Vec<String>,
    pub verb: String,
    /// Words after it (`+RULE_OUT`).
    pub after: Vec<String>,
    /// Its own code.
    pub code: Option<String>,
    pub row: usize,
}

/// Verbs that share patterns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub name: String,
    /// Code of the verbs that have none of their own.
    pub code: Option<String>,
    pub verbs: Vec<Verb>,
    pub patterns: Vec<(Shape, usize)>,
}

/// A dictionary of verbs.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    pub blocks: Vec<Block>,
    pub synsets: Synsets,
    /// TABARI's: verbs may be stems, words stand in a row without a tree.
    pub stems: bool,
    /// Lines that could not be read.
    pub left_out: usize,
}

/// Reads a dictionary; what cannot be read is told.
pub(crate) fn read(text: &str, complaints: &mut Complaints<'_>) -> Dictionary {
    let all = lines(text);
    let headed = all.iter().any(|l| l.text.starts_with("---"));
    let synsets = all.iter().any(|l| l.text.starts_with('&'));
    let mut out = Dictionary { stems: !headed && !synsets, ..Dictionary::default() };
    let mut synset: Option<String> = None;
    for line in &all {
        let text = line.text.as_str();
        let refuse = |why: &str, help: &str, complaints: &mut Complaints<'_>| {
            complaints.warn(line.row, format!("`{text}` is left out: {why}"), help);
            1
        };
        if text.starts_with('&') {
            let name = text.split_whitespace().next().unwrap_or(text).to_owned();
            out.synsets.open(&name);
            synset = Some(name);
            continue;
        }
        if let (Some(name), Some(member)) = (&synset, text.strip_prefix('+')) {
            out.synsets.add(name, member);
            continue;
        }
        synset = None;
        if let Some(head) = text.strip_prefix("---") {
            let (name, codes) =
                brackets(head.trim_start_matches('-').trim_end_matches('-')).unwrap_or((head, Vec::new()));
            let name = name.split_whitespace().next().unwrap_or("").to_owned();
            let code = codes.first().map(|c| (*c).to_owned());
            out.blocks.push(Block { name, code, ..Block::default() });
        } else if text.starts_with('~') {
            out.left_out += refuse(
                "transformations of one event by another are the work of Legation's governors",
                "see data/patterns/governors.toml",
                complaints,
            );
        } else if let Some(pattern) = text.strip_prefix('-') {
            match (shape(pattern), out.blocks.last_mut().filter(|b| !b.verbs.is_empty())) {
                (Err(why), _) => out.left_out += refuse(&why, "write `- WORDS * WORDS [CODE]`", complaints),
                (_, None) => out.left_out += refuse("no verb stands above it", "put it below its verb", complaints),
                (Ok(shape), Some(block)) => block.patterns.push((shape, line.row)),
            }
        } else {
            match verb(text, line.row) {
                Ok(verb) => {
                    // Without heads, verbs in a row share patterns in PETRARCH's older form, and never in TABARI's.
                    let next =
                        out.blocks.last().is_none_or(|b| !b.patterns.is_empty() || out.stems && !b.verbs.is_empty());
                    if !headed && next || out.blocks.is_empty() {
                        out.blocks.push(Block { name: verb.verb.clone(), ..Block::default() });
                    }
                    if let Some(block) = out.blocks.last_mut() {
                        block.verbs.push(verb);
                    }
                }
                Err(why) => out.left_out += refuse(&why, "write `VERB {FORMS} [CODE]`", complaints),
            }
        }
    }
    out
}

/// `GIVE {GAVE GIVEN} [070]`, `+RULE_OUT`, `WIRE_+TAP {…}`.
fn verb(text: &str, row: usize) -> Result<Verb, String> {
    let (head, codes) = brackets(text).ok_or("a bracket is not closed")?;
    let word = head.split('{').next().unwrap_or("").split_whitespace().next().unwrap_or("");
    let code = codes.first().map(|c| (*c).to_owned());
    let words: Vec<&str> = word.split('_').filter(|w| !w.is_empty()).collect();
    let marked = words.iter().position(|w| w.starts_with('+'));
    let at = match (marked, words.len()) {
        (Some(at), _) => at,
        (None, 1) => 0,
        (None, 0) => return Err("it has no word".into()),
        // TABARI and old files have no mark: English verbs lead.
        (None, _) => 0,
    };
    let lower = |w: &&str| w.trim_start_matches('+').to_lowercase();
    let verb = lower(&words[at]);
    if !verb.chars().any(char::is_alphabetic) {
        return Err("it has no word".into());
    }
    Ok(Verb {
        before: words[..at].iter().map(lower).collect(),
        verb,
        after: words[at + 1..].iter().map(lower).collect(),
        code,
        row,
    })
}
