//! Which part of speech and features follow from tag, label and word?
//!
//! The attribute ruler's rules all match the values from before any rule was applied; a later rule
//! overwrites an earlier one.

use std::collections::HashMap;

use crate::format::{Corrupt, Decoder, Encoder};
use crate::model::Names;
use crate::msgpack::Value;
use crate::texts::Texts;

/// What a rule can set, in the order of `Analysis::values`.
const FIELDS: [&str; 5] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"];
/// The rules' regular expressions, and the words that they match.
const REGEXES: [(&str, &[&str]); 3] =
    [("^n'?t$", &["nt", "n't"]), ("^n[ou]thin'$", &["nothin'", "nuthin'"]), ("^y'?$", &["y", "y'"])];

/// One token's side of a rule: sorted numbers that a value must (or must not) be among.
#[derive(Clone, Debug, Default, PartialEq)]
struct Condition {
    /// Tag, label, word: whether negated, and the numbers.
    sets: [Option<(bool, Vec<u16>)>; 3],
    is_space: Option<bool>,
}

/// What a token is before the rules: tag, label, number of the word, whether whitespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Before {
    pub(crate) tag: u16,
    pub(crate) dep: u16,
    pub(crate) word: u16,
    pub(crate) is_space: bool,
}

impl Condition {
    fn agrees(&self, token: &Before) -> bool {
        let values = [token.tag, token.dep, token.word];
        self.is_space.is_none_or(|wanted| wanted == token.is_space)
            && self
                .sets
                .iter()
                .zip(values)
                .all(|(set, value)| set.as_ref().is_none_or(|(negated, numbers)| numbers.contains(&value) != *negated))
    }
}

/// Sets values on the token `index` places after the start of where the conditions agree.
#[derive(Debug)]
struct Rule {
    /// Place of the rule in the model's list; a rule with two patterns gives two of these.
    order: u32,
    conditions: Vec<Condition>,
    index: u32,
    /// Field and value.
    sets: Vec<(u32, u16)>,
}

/// The values that the rules gave to a token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Analysis {
    /// By field: one more than the order of the rule that set it (0: none), and the value.
    values: [(u32, u16); 5],
}

impl Analysis {
    fn set(&mut self, order: u32, field: u32, value: u16) {
        if let Some(place) = self.values.get_mut(field as usize).filter(|place| place.0 <= order + 1) {
            *place = (order + 1, value);
        }
    }

    fn get(&self, field: usize) -> Option<u16> {
        Some(self.values[field].1).filter(|_| self.values[field].0 > 0)
    }

    pub(crate) fn tag(&self) -> Option<u16> {
        self.get(0)
    }
    pub(crate) fn pos(&self) -> u16 {
        self.get(1).unwrap_or(0)
    }
    pub(crate) fn morph(&self) -> u16 {
        self.get(2).unwrap_or(0)
    }
    pub(crate) fn lemma(&self) -> Option<u16> {
        self.get(3)
    }
    pub(crate) fn dep(&self) -> Option<u16> {
        self.get(4)
    }
}

/// The rules.
#[derive(Debug)]
pub(crate) struct Ruler {
    /// Words that a rule mentions, sorted; word numbers are one more than places here.
    words: Texts,
    /// Rules for one token, and for several.
    single: Vec<Rule>,
    several: Vec<Rule>,
}

/// Answers of the single-token rules, which depend on few values.
pub(crate) type Known = HashMap<Before, Analysis>;

impl Ruler {
    pub(crate) fn compile(stored: &Value, names: &mut Names) -> Result<Ruler, String> {
        let mut words = Vec::new();
        let rules = stored.list()?;
        for_each_lower(rules, &mut |list| words.extend(list.iter().map(|w| w.to_string())))?;
        words.sort();
        words.dedup();
        let number = |word: &str| words.binary_search_by(|w| w.as_str().cmp(word)).map_or(0, |at| at as u16 + 1);
        let (mut single, mut several) = (Vec::new(), Vec::new());
        for (order, rule) in rules.iter().enumerate() {
            let mut sets = Vec::new();
            for (key, value) in rule.get("attrs")?.map()? {
                let field = FIELDS.iter().position(|f| f == key).ok_or_else(|| format!("a rule sets `{key}`"))?;
                let value = value.text()?;
                sets.push((field as u32, names.id(if key == "MORPH" && value == "_" { "" } else { value })));
            }
            for pattern in rule.get("patterns")?.list()? {
                let mut conditions = Vec::new();
                for condition in pattern.list()? {
                    conditions.push(read_condition(condition, names, &number)?);
                }
                let index = rule.get("index")?.int()?;
                let index = if index < 0 { index + conditions.len() as i64 } else { index };
                let index = u32::try_from(index).map_err(|_| "a rule has an odd index")?;
                let rule = Rule { order: order as u32, conditions, index, sets: sets.clone() };
                if rule.conditions.len() == 1 && index == 0 { single.push(rule) } else { several.push(rule) }
            }
        }
        Ok(Ruler { words: Texts::new(words.iter().map(String::as_str)), single, several })
    }

    /// Number of a lower-cased word among those that rules mention; 0 for all others.
    pub(crate) fn word(&self, lower: &str) -> u16 {
        self.words.find(lower).map_or(0, |at| at as u16 + 1)
    }

    /// Apply all rules.
    pub(crate) fn apply(&self, tokens: &[Before], known: &mut Known) -> Vec<Analysis> {
        let mut out: Vec<Analysis> =
            tokens.iter().map(|token| *known.entry(*token).or_insert_with(|| self.single(token))).collect();
        for rule in &self.several {
            for (at, window) in tokens.windows(rule.conditions.len()).enumerate() {
                let agrees = rule.conditions.iter().zip(window).all(|(condition, token)| condition.agrees(token));
                if agrees && let Some(target) = out.get_mut(at + rule.index as usize) {
                    rule.sets.iter().for_each(|&(field, value)| target.set(rule.order, field, value));
                }
            }
        }
        out
    }

    fn single(&self, token: &Before) -> Analysis {
        let mut out = Analysis::default();
        for rule in self.single.iter().filter(|rule| rule.conditions[0].agrees(token)) {
            rule.sets.iter().for_each(|&(field, value)| out.set(rule.order, field, value));
        }
        out
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        self.words.encode(out);
        for list in [&self.single, &self.several] {
            out.u32(list.len() as u32);
            for rule in list {
                out.u32(rule.order);
                out.u32(rule.index);
                out.u32(rule.sets.len() as u32);
                for &(field, value) in &rule.sets {
                    out.u32(field);
                    out.u32(value.into());
                }
                out.u32(rule.conditions.len() as u32);
                for condition in &rule.conditions {
                    out.u32(condition.is_space.map_or(2, u32::from));
                    for set in &condition.sets {
                        let (kind, numbers) = set.as_ref().map_or((2, &[][..]), |(n, list)| (u32::from(*n), list));
                        out.u32(kind);
                        out.u32(numbers.len() as u32);
                        numbers.iter().for_each(|&n| out.u32(n.into()));
                    }
                }
            }
        }
    }

    pub(crate) fn decode(input: &mut Decoder, names: &Names) -> Result<Ruler, Corrupt> {
        const BAD: Corrupt = Corrupt("the attribute ruler");
        let flag = |value: u32| match value {
            0 | 1 => Ok(Some(value == 1)),
            2 => Ok(None),
            _ => Err(BAD),
        };
        let condition = |input: &mut Decoder| -> Result<Condition, Corrupt> {
            let mut out = Condition { is_space: flag(input.u32()?)?, ..Condition::default() };
            for set in &mut out.sets {
                let kind = flag(input.u32()?)?;
                let numbers = (0..input.count(4)?).map(|_| Ok(input.u32()? as u16)).collect::<Result<_, Corrupt>>()?;
                *set = kind.map(|negated| (negated, numbers));
            }
            Ok(out)
        };
        let words = Texts::decode(input)?;
        let mut lists = [Vec::new(), Vec::new()];
        for list in &mut lists {
            for _ in 0..input.count(16)? {
                let (order, index) = (input.u32()?, input.u32()?);
                let sets = (0..input.count(8)?)
                    .map(|_| Ok((input.u32()?, names.read(input)?)))
                    .collect::<Result<_, Corrupt>>()?;
                let conditions: Vec<_> = (0..input.count(4)?).map(|_| condition(input)).collect::<Result<_, _>>()?;
                if conditions.is_empty() {
                    return Err(BAD);
                }
                list.push(Rule { order, conditions, index, sets });
            }
        }
        let [single, several] = lists;
        Ok(Ruler { words, single, several })
    }
}

/// The values and operators of a condition: negated or not, and the texts.
fn values(wanted: &Value) -> Result<(bool, Vec<&str>), String> {
    let Value::Map(operators) = wanted else { return Ok((false, vec![wanted.text()?])) };
    let mut entries = operators.iter();
    let (Some((operator, argument)), None) = (entries.next(), entries.next()) else {
        return Err("a rule's condition has several operators".into());
    };
    if operator == "REGEX" {
        let regex = argument.text()?;
        let words =
            REGEXES.iter().find(|(known, _)| *known == regex).ok_or_else(|| format!("a rule uses `{regex}`"))?;
        return Ok((false, words.1.to_vec()));
    }
    if operator != "IN" && operator != "NOT_IN" {
        return Err(format!("a rule uses the operator `{operator}`"));
    }
    Ok((operator == "NOT_IN", argument.list()?.iter().map(Value::text).collect::<Result<_, _>>()?))
}

fn for_each_lower(rules: &[Value], each: &mut dyn FnMut(&[&str])) -> Result<(), String> {
    for rule in rules {
        for pattern in rule.get("patterns")?.list()? {
            for condition in pattern.list()? {
                if let Some(wanted) = condition.map()?.get("LOWER") {
                    each(&values(wanted)?.1);
                }
            }
        }
    }
    Ok(())
}

fn read_condition(stored: &Value, names: &mut Names, number: &dyn Fn(&str) -> u16) -> Result<Condition, String> {
    let mut out = Condition::default();
    for (key, wanted) in stored.map()? {
        let place = match key.as_str() {
            "IS_SPACE" => {
                out.is_space = Some(*wanted == Value::Bool(true));
                continue;
            }
            "TAG" => 0,
            "DEP" => 1,
            "LOWER" => 2,
            _ => return Err(format!("a rule looks at `{key}`")),
        };
        let (negated, texts) = values(wanted)?;
        let numbers = texts.iter().map(|text| if place == 2 { number(text) } else { names.id(text) }).collect();
        out.sets[place] = Some((negated, numbers));
    }
    Ok(out)
}
