//! What is the dictionary form of a word?
//!
//! Suffix rules checked against an index of known words, with a table of exceptions.

use crate::format::{Corrupt, Decoder, Encoder};
use crate::texts::Texts;
use crate::unicode::is_alpha;

/// The tables of one part of speech.
#[derive(Debug)]
pub(crate) struct Table {
    /// Ending and what replaces it, in order.
    pub(crate) rules: Vec<(Box<str>, Box<str>)>,
    /// Irregular forms, sorted.
    pub(crate) forms: Texts,
    /// Their lemmas, place by place, joined by line feeds.
    pub(crate) lemmas: Texts,
    /// Known words, sorted.
    pub(crate) index: Texts,
}

/// The lemmatizer's tables.
#[derive(Debug)]
pub(crate) struct Lemmas {
    /// In the order of `POS`.
    pub(crate) tables: Vec<Table>,
}

impl Lemmas {
    /// Parts of speech that have tables, lower-cased.
    pub(crate) const POS: [&'static str; 5] = ["adj", "adv", "noun", "punct", "verb"];

    /// Lemma of a token with text `text` (`lower` is its lower case), part of speech and features.
    pub(crate) fn lemma(&self, text: &str, lower: &str, pos: &str, morph: &str) -> String {
        let pos = pos.to_ascii_lowercase();
        if matches!(&*pos, "" | "eol" | "space") || is_base_form(&pos, morph) {
            return lower.into();
        }
        let Some(table) = Self::POS.iter().position(|p| *p == pos).and_then(|at| self.tables.get(at)) else {
            return if pos == "propn" { text.into() } else { lower.into() };
        };
        table.lemma(lower).unwrap_or_else(|| text.into())
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        for table in &self.tables {
            out.u32(table.rules.len() as u32);
            for (ending, replacement) in &table.rules {
                out.text(ending);
                out.text(replacement);
            }
            [&table.forms, &table.lemmas, &table.index].into_iter().for_each(|texts| texts.encode(out));
        }
    }

    pub(crate) fn decode(input: &mut Decoder) -> Result<Lemmas, Corrupt> {
        let mut tables = Vec::new();
        for _ in Self::POS {
            let rules = (0..input.count(8)?)
                .map(|_| Ok((input.text()?.into(), input.text()?.into())))
                .collect::<Result<_, Corrupt>>()?;
            tables.push(Table {
                rules,
                forms: Texts::decode(input)?,
                lemmas: Texts::decode(input)?,
                index: Texts::decode(input)?,
            });
        }
        Ok(Lemmas { tables })
    }
}

impl Table {
    fn lemma(&self, lower: &str) -> Option<String> {
        // Known forms first (the last known one leads), then those not purely of letters.
        let (mut forms, mut plausible, mut unknown) = (Vec::new(), Vec::new(), None);
        for (ending, replacement) in &self.rules {
            let Some(stem) = lower.strip_suffix(&**ending) else { continue };
            let form = format!("{stem}{replacement}");
            if form.is_empty() {
                continue;
            }
            if self.index.find(&form).is_some() {
                forms.insert(0, form);
            } else if !form.chars().all(is_alpha) {
                plausible.push(form);
            } else {
                unknown = unknown.or(Some(form));
            }
        }
        forms.append(&mut plausible);
        let irregular = self.forms.find(lower).and_then(|at| self.lemmas.get(at));
        for form in irregular.into_iter().flat_map(|list| list.split('\n')).filter(|form| !form.is_empty()) {
            if !forms.iter().any(|known| known == form) {
                forms.insert(0, form.into());
            }
        }
        forms.into_iter().next().or(unknown)
    }
}

/// Whether the features say that the word is its own lemma already.
fn is_base_form(pos: &str, morph: &str) -> bool {
    let get = |key: &str| morph.split('|').find_map(|item| item.strip_prefix(key)?.strip_prefix('='));
    let form = get("VerbForm");
    pos == "noun" && get("Number") == Some("Sing")
        || pos == "verb" && form == Some("Fin") && get("Tense") == Some("Pres") && get("Number").is_none()
        || matches!(form, Some("Inf" | "None"))
        || get("Degree") == Some("Pos")
}
