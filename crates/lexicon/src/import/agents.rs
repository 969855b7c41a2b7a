//! Which common nouns stand for actors? Agent files read: `FOREIGN_MINISTER [~GOV]`, plurals in braces, `!SETS!` of words.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::actor::Sector;

use super::codes::agent_code;
use super::lines::{brackets, lines};
use super::rows::Data;
use super::words::lemmas;
use super::{Complaints, Tally};
use crate::Lexicon;
use crate::actors::Agent;
use crate::names::cut;

/// The most tokens of a noun that coding looks for.
const LONGEST: usize = 5;

/// Adds the agents of a file to `data`.
pub(crate) fn read(text: &str, lexicon: &Lexicon, data: &mut Data, complaints: &mut Complaints<'_>) -> Tally {
    let mut tally = Tally::default();
    let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen: BTreeMap<String, Option<Sector>> = BTreeMap::new();
    for line in lines(text) {
        if let Some((name, words)) = set(&line.text) {
            sets.insert(name, words);
            continue;
        }
        let read = entry(&line.text, &sets).and_then(|(nouns, code)| Ok((nouns, agent_code(&code)?)));
        let (nouns, sector) = match read {
            Ok(read) => read,
            Err(why) => {
                let message = format!("`{}` is left out: {why}", line.text);
                complaints.warn(line.row, message, "write it as `FOREIGN_MINISTER [~GOV]`");
                tally.left_out += 1;
                continue;
            }
        };
        for noun in nouns {
            let tokens = cut(&noun);
            let noun = tokens.join(" ").to_lowercase();
            if tokens.len() > LONGEST {
                let message = format!("`{noun}` is left out: coding looks for nouns of up to {LONGEST} words");
                complaints.warn(line.row, message, "shorten it");
                tally.left_out += 1;
                continue;
            }
            let ours = lexicon.agent(&noun).or_else(|| lemmas(&noun).iter().find_map(|lemma| lexicon.agent(lemma)));
            match (ours.map(|a| a.sector), seen.get(&noun).copied()) {
                (Some(known), _) => {
                    if known != sector {
                        let words = |s: Option<Sector>| s.map_or("no sector", Sector::code);
                        let message = format!("`{noun}` stays {}, not {}", words(known), words(sector));
                        complaints.note(line.row, message, "change it in agents.csv if you want it otherwise");
                    }
                    tally.known += 1;
                }
                (None, Some(before)) if before == sector => tally.known += 1,
                (None, Some(_)) => {
                    let message = format!("`{noun}` has another code in an earlier row");
                    complaints.warn(line.row, message, "leave it in one of the two");
                    tally.left_out += 1;
                }
                (None, None) => {
                    let person = if is_person(&noun, lexicon) { "yes" } else { "no" };
                    data.add::<Agent>(&[&noun, sector.map_or("", Sector::code), person, "petrarch"]);
                    seen.insert(noun, sector);
                    tally.taken += 1;
                }
            }
        }
    }
    tally
}

/// `!PERSON! = MAN, MEN`: the name of a set and its words.
fn set(line: &str) -> Option<(String, Vec<String>)> {
    let (name, words) = line.split_once('=')?;
    let name = name.trim().strip_prefix('!')?.strip_suffix('!')?;
    Some((name.to_owned(), words.split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect()))
}

/// The nouns of an entry, with the plural where it is irregular, and the code.
fn entry(line: &str, sets: &BTreeMap<String, Vec<String>>) -> Result<(BTreeSet<String>, String), String> {
    let (noun, codes) = brackets(line).ok_or("a bracket is not closed")?;
    let code = codes.first().ok_or("it has no code")?;
    let (noun, plural) = match noun.split_once('{') {
        Some((noun, plural)) => (noun, plural.split_once('}').ok_or("a brace is not closed")?.0),
        None => (noun, ""),
    };
    let mut nouns = Vec::new();
    match noun.split_once('!') {
        Some((before, rest)) => {
            let (name, after) = rest.split_once('!').ok_or("a `!` has no second one")?;
            let words = sets.get(name).ok_or_else(|| format!("the set `!{name}!` is not defined above"))?;
            nouns.extend(words.iter().map(|word| format!("{before}{word}{after}")));
        }
        None => nouns.extend([noun.to_owned(), plural.to_owned()]),
    }
    let plain = |text: &String| text.replace(['_', '|'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let nouns: BTreeSet<String> = nouns.iter().map(plain).filter(|n| n.chars().any(char::is_alphanumeric)).collect();
    if nouns.is_empty() {
        return Err("it has no word".into());
    }
    Ok((nouns, (*code).to_owned()))
}

/// Whether the noun means one person: as its last word does in our data, else by its ending.
fn is_person(noun: &str, lexicon: &Lexicon) -> bool {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    let known = lemmas(last).iter().find_map(|lemma| lexicon.agent(lemma)).map(|a| a.person);
    known.unwrap_or_else(|| {
        ["er", "or", "ist", "ian", "ant", "ee", "man", "men", "person", "woman", "women"]
            .iter()
            .any(|e| last.ends_with(e))
    })
}
