//! Which lines are page furniture, by their wording? Reads the table in `furniture.rules`.

use std::sync::LazyLock;

use legation_model::article::BlockKind;
use regex::{RegexSet, RegexSetBuilder};

use crate::latin;

/// How far a rule reaches beyond its own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reach {
    /// The line alone.
    #[default]
    Line,
    /// The headlines that follow, too.
    List,
    /// Everything that follows, where the story has begun.
    Rest,
    /// The paragraphs that follow as long as they address the reader.
    Appeal,
    /// The next paragraph is a summary.
    Summary,
}

/// A rule of the table.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// What it recognises, in words.
    pub why: String,
    pub kind: BlockKind,
    pub reach: Reach,
    /// Also holds for a sentence inside a paragraph.
    pub glued: bool,
    /// Longest line in words.
    words: usize,
    /// Lines that it must match, lines that it must leave alone.
    pub yes: Vec<String>,
    pub no: Vec<String>,
}

/// The table: its rules, and its patterns with the number of the rule that each belongs to.
pub(crate) struct Table {
    pub rules: Vec<Rule>,
    set: RegexSet,
    owner: Vec<usize>,
}

/// Longest line, in bytes, that is compared with the table.
const LONGEST: usize = 2500;

/// The table that the crate carries. A fault in it makes it empty; a test sees to it that it has none.
pub(crate) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    parse(include_str!("furniture.rules")).unwrap_or_else(|_| Table {
        rules: Vec::new(),
        set: RegexSet::empty(),
        owner: Vec::new(),
    })
});

impl Table {
    /// The first rule of the table that holds for `line`.
    pub fn find(&self, line: &str) -> Option<&Rule> {
        self.matching(line).next()
    }

    /// The first rule for a sentence inside a paragraph.
    pub fn find_glued(&self, sentence: &str) -> Option<&Rule> {
        self.matching(sentence).find(|r| r.glued)
    }

    fn matching(&self, line: &str) -> impl Iterator<Item = &Rule> {
        let words = line.split_whitespace().count();
        let mut found: Vec<usize> = if line.len() > LONGEST {
            Vec::new()
        } else {
            self.set.matches(line).iter().map(|p| self.owner[p]).collect()
        };
        found.dedup();
        found.into_iter().map(|r| &self.rules[r]).filter(move |r| words <= r.words)
    }
}

fn parse(source: &str) -> Result<Table, String> {
    let (mut rules, mut patterns, mut owner) = (Vec::<Rule>::new(), Vec::new(), Vec::new());
    for (row, line) in source.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        let fault = |what: &str| format!("row {}: {what} `{value}`", row + 1);
        if key == "rule" {
            rules.push(Rule {
                why: value.to_owned(),
                kind: BlockKind::Furniture,
                reach: Reach::Line,
                glued: false,
                words: 30,
                yes: Vec::new(),
                no: Vec::new(),
            });
            continue;
        }
        let number = rules.len().wrapping_sub(1);
        let Some(rule) = rules.last_mut() else { return Err(fault("no rule before")) };
        let pattern = match key {
            "whole" => format!("^(?:{value})$"),
            "starts" => format!("^(?:{value})"),
            "ends" => format!("(?:{value})$"),
            "has" => value.to_owned(),
            _ => String::new(),
        };
        match key {
            "whole" | "starts" | "ends" | "has" => {
                patterns.push(pattern);
                owner.push(number);
            }
            "kind" => {
                rule.kind = match value {
                    "furniture" => BlockKind::Furniture,
                    "related" => BlockKind::Related,
                    "heading" => BlockKind::Heading,
                    "caption" => BlockKind::Caption,
                    "byline" => BlockKind::Byline,
                    _ => return Err(fault("unknown kind")),
                }
            }
            "reach" => {
                rule.reach = match value {
                    "list" => Reach::List,
                    "rest" => Reach::Rest,
                    "appeal" => Reach::Appeal,
                    "summary" => Reach::Summary,
                    _ => return Err(fault("unknown reach")),
                }
            }
            "glued" => rule.glued = true,
            "words" => rule.words = value.parse().map_err(|_| fault("no number"))?,
            "yes" => rule.yes.push(value.to_owned()),
            "no" => rule.no.push(value.to_owned()),
            _ => return Err(fault("unknown key before")),
        }
    }
    // The boundaries of words as ASCII has them let the automaton run on any text.
    patterns.iter_mut().for_each(|p: &mut String| *p = latin::narrow(p).replace(r"\b", r"(?-u:\b)"));
    let set =
        RegexSetBuilder::new(&patterns).case_insensitive(true).size_limit(1 << 26).dfa_size_limit(1 << 26).build();
    Ok(Table { rules, set: set.map_err(|e| e.to_string())?, owner })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_matches_and_leaves_alone_what_it_says() {
        let table = parse(include_str!("furniture.rules")).expect("the table is sound");
        assert!(table.rules.len() > 20);
        let holds = |rule: &Rule, line: &str| table.matching(line).any(|r| r.why == rule.why);
        for rule in &table.rules {
            assert!(!rule.yes.is_empty() && !rule.no.is_empty(), "`{}` lacks an example", rule.why);
            for line in &rule.yes {
                assert!(holds(rule, line), "`{}` must match: {line}", rule.why);
            }
            for line in &rule.no {
                let other = table.find(line).map(|r| r.why.as_str());
                assert!(other.is_none(), "`{}` must leave alone, but `{other:?}` matches: {line}", rule.why);
            }
        }
    }

    #[test]
    fn faults_are_named() {
        for (source, fault) in [
            ("whole x", "row 1"),
            ("rule a\nkind sky", "unknown kind"),
            ("rule a\nreach far", "unknown reach"),
            ("rule a\nsky x", "unknown key"),
            ("rule a\nwhole (", "unclosed group"),
        ] {
            let error = parse(source).err().unwrap_or_default();
            assert!(error.contains(fault), "{source}: {error}");
        }
    }
}
