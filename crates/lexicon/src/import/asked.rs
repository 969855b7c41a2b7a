//! What does a pattern of a dictionary ask for? Conditions on slots, and paths to those who act and are acted upon.
//!
//! Where PETRARCH asks for the head of a phrase after the verb, the condition is on `object`, `attribute`, `complement`
//! or `adverb`; before the verb, on `subject`; in a preposition, on the slot of that name. TABARI's words in a row are
//! asked for anywhere below the verb.

use std::collections::BTreeSet;

use super::patterns::Condition;
use super::synsets::{Synsets, phrase};
use super::tokens::{Part, Shape};
use super::words::{PARTICLES, READ_ELSEWHERE, TENSE};

/// Conditions and paths that a shape asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub when: Vec<Condition>,
    pub actors: Vec<String>,
    pub recipients: Vec<String>,
    pub both: bool,
}

/// Where the words after the verb may stand.
pub(crate) const AFTER: &str = "object|attribute|complement|adverb";

/// What a shape asks for; the error says in words what has no counterpart.
pub(crate) fn asked(shape: &Shape, synsets: &Synsets, stems: bool) -> Result<Asked, String> {
    let mut out = Asked::default();
    let actor = || BTreeSet::from(["@actor".to_owned()]);
    for part in &shape.before {
        match part {
            Part::Source | Part::Skip => {}
            Part::Target => out.recipients.extend(["object".to_owned(), "subject".to_owned()]),
            Part::Both => out.both = true,
            Part::Choice(words) | Part::Words(words) => {
                before(words, matches!(part, Part::Choice(_)), synsets, &mut out)?
            }
            Part::Preposition(names, inner) => match inner.as_slice() {
                [] if names.iter().all(|n| n == "to") => {}
                [Part::Source] => {
                    out.actors.extend(names.iter().flat_map(|n| [format!("subject.{n}"), format!("object.{n}")]))
                }
                [Part::Words(words)] => out.when.extend(phrase_conditions("within", words, synsets)?),
                _ => return Err(format!("`{}` before the verb has no slot", names.join("/").to_uppercase())),
            },
        }
    }
    // `+ WAS * (BY $)`: the target stands before a passive, where it is the object.
    let be = |w: &String| matches!(&*w.to_lowercase(), "am" | "are" | "be" | "been" | "being" | "is" | "was" | "were");
    let passive = shape.before.iter().any(|p| matches!(p, Part::Words(w) | Part::Choice(w) if w.iter().any(be)));
    if passive && shape.before.contains(&Part::Target) {
        out.when.push(("object".to_owned(), actor()));
    }
    let mut prepositions = 0;
    for part in &shape.after {
        match part {
            Part::Skip => {}
            Part::Both => out.both = true,
            Part::Target => out.when.push(("object|dative".to_owned(), actor())),
            Part::Source => {
                out.when.push(("object|dative".to_owned(), actor()));
                out.actors.extend(["object".to_owned(), "dative".to_owned()]);
            }
            Part::Choice(words) => {
                let lemmas = words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect();
                out.when.push((if stems { "within" } else { AFTER }.to_owned(), lemmas));
            }
            Part::Words(words) => {
                let slot = slot_after(words, stems);
                out.when.extend(phrase_conditions(slot, words, synsets)?);
            }
            Part::Preposition(names, inner) => {
                prepositions += 1;
                preposition(names, inner, prepositions > 1 || stems, synsets, &mut out)?;
            }
        }
    }
    out.when.retain(|(_, words)| !words.is_empty());
    Ok(out)
}

/// Words before the verb: who acts, or how; what Legation reads itself has no place in a pattern.
fn before(words: &[String], choice: bool, synsets: &Synsets, out: &mut Asked) -> Result<(), String> {
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    if let Some(word) = lower.iter().find(|w| READ_ELSEWHERE.contains(&w.as_str())) {
        return Err(format!(
            "`{}` before the verb is read by Legation itself (negation, modality, speech)",
            word.to_uppercase()
        ));
    }
    if lower.iter().all(|w| TENSE.contains(&w.as_str()) || ARTICLES.contains(&w.as_str())) {
        return Ok(());
    }
    if choice {
        out.when.push(("subject".to_owned(), words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect()));
        return Ok(());
    }
    let adverb = lower.last().is_some_and(|w| w.ends_with("ly"));
    out.when.extend(phrase_conditions(if adverb { "adverb" } else { "subject" }, words, synsets)?);
    Ok(())
}

const ARTICLES: &[&str] = &["a", "an", "that", "the"];

fn slot_after(words: &[String], stems: bool) -> &'static str {
    let last = words.last().map(|w| w.to_lowercase()).unwrap_or_default();
    match () {
        () if words.len() == 1 && PARTICLES.contains(&last.as_str()) => "particle|adverb",
        () if stems || last == "not" => "within",
        () if last.ends_with("ly") => "adverb",
        () => AFTER,
    }
}

/// A preposition after the verb with what stands behind it. `loose`: it may hang on another phrase than the verb's own.
fn preposition(
    names: &[String],
    inner: &[Part],
    loose: bool,
    synsets: &Synsets,
    out: &mut Asked,
) -> Result<(), String> {
    // In a passive, what stands behind `by` is the subject.
    let by = if names.iter().any(|n| n == "by") { "|subject" } else { "" };
    let slot = format!("{}{by}", names.join("|"));
    let worded = if loose { format!("{slot}|within") } else { slot.clone() };
    let mut filled = false;
    for part in inner {
        match part {
            Part::Words(words) => {
                out.when.extend(phrase_conditions(&worded, words, synsets)?);
                filled = true;
            }
            Part::Choice(words) => {
                out.when.push((worded.clone(), words.iter().flat_map(|w| phrase(std::slice::from_ref(w))).collect()));
                filled = true;
            }
            Part::Source => {
                out.when.push((slot.clone(), BTreeSet::from(["@actor".to_owned()])));
                out.actors.extend(names.iter().cloned().chain(["subject".to_owned()]));
                filled = true;
            }
            Part::Target => {
                out.when.push((slot.clone(), BTreeSet::from(["@actor".to_owned()])));
                out.recipients.extend(names.iter().cloned());
                filled = true;
            }
            Part::Both => out.both = true,
            Part::Skip => {}
            Part::Preposition(names, inner) => {
                preposition(names, inner, true, synsets, out)?;
                filled = true;
            }
        }
    }
    if !filled {
        out.when.push((slot, BTreeSet::from(["*".to_owned()])));
    }
    Ok(())
}

/// The conditions of a noun phrase: its head in the slot; a phrase of plain words as such; where a synset qualifies the
/// head, it is looked for below the verb.
fn phrase_conditions(slot: &str, words: &[String], synsets: &Synsets) -> Result<Vec<Condition>, String> {
    let words: Vec<&String> = words.iter().filter(|w| !ARTICLES.contains(&w.to_lowercase().as_str())).collect();
    if let Some(unknown) = words.iter().find(|w| w.starts_with('&') && !synsets.has(w)) {
        return Err(format!("the synset `{unknown}` is not defined or has no words"));
    }
    if !words.iter().any(|w| w.starts_with('&')) {
        let plain: Vec<String> = words.into_iter().cloned().collect();
        let found: BTreeSet<String> = phrase(&plain).into_iter().collect();
        return Ok(if found.is_empty() { Vec::new() } else { vec![(slot.to_owned(), found)] });
    }
    let Some((head, others)) = words.split_last() else { return Ok(Vec::new()) };
    let one = |word: &String| match word.starts_with('&') {
        true => BTreeSet::from([format!("@{}", Synsets::class(word))]),
        false => phrase(std::slice::from_ref(word)).into_iter().collect(),
    };
    let mut out = vec![(slot.to_owned(), one(head))];
    out.extend(others.iter().map(|w| ("within".to_owned(), one(w))));
    Ok(out)
}
