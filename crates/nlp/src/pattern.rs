//! Where does one of the tokenizer's patterns match?
//!
//! The model's patterns are Python regular expressions with look-around. `pattern_compile` turns
//! them into the small programs run here: leftmost, first alternative first, like Python's `re`.
//! A program is stored in the compiled model, so that nothing is compiled when a model is loaded.

use crate::format::{Corrupt, Decoder, Encoder};

/// Steps, beyond some per character, after which a search gives up and reports no match. Python
/// would go on for minutes on texts that reach this (a "word" of ten thousand at-signs).
const STEP_LIMIT: usize = 4_000_000;
const STEPS_PER_CHARACTER: usize = 256;

/// One instruction. Addresses are indices of `Pattern::ops`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    /// The next character is this one.
    Char(char),
    /// The next character is in class number n.
    Class(u32),
    /// Go on at the first address; if that fails, at the second.
    Split(u32, u32),
    /// Go on there.
    Jump(u32),
    /// The text begins here.
    Start,
    /// The text ends here.
    End,
    /// The program after this op must (not) match here, or `behind` characters before. `next` is
    /// where to go on.
    Look { behind: u32, negative: bool, next: u32 },
    /// A match.
    Accept,
}

/// A set of characters: sorted disjoint ranges, with the ASCII part as bits too.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Class {
    pub(crate) ascii: u128,
    pub(crate) ranges: Vec<(u32, u32)>,
}

impl Class {
    pub(crate) fn new(ranges: Vec<(u32, u32)>) -> Class {
        let ascii = (0..128u32).filter(|c| ranges.iter().any(|r| r.0 <= *c && *c <= r.1));
        Class { ascii: ascii.fold(0, |bits, c| bits | 1 << c), ranges }
    }

    fn contains(&self, c: char) -> bool {
        let c = c as u32;
        if c < 128 {
            return self.ascii >> c & 1 == 1;
        }
        let at = self.ranges.partition_point(|r| r.1 < c);
        self.ranges.get(at).is_some_and(|r| r.0 <= c)
    }
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    pub(crate) ops: Vec<Op>,
    pub(crate) classes: Vec<Class>,
    /// The most characters that an alternative with a bound can match.
    pub(crate) longest: usize,
}

impl Pattern {
    /// End of the match that starts exactly at `start`.
    pub(crate) fn match_at(&self, text: &[char], start: usize) -> Option<usize> {
        self.run(0, text, start, &mut 0, &mut Vec::new())
    }

    /// First match at or after `start`: its start and end.
    pub(crate) fn search(&self, text: &[char], start: usize) -> Option<(usize, usize)> {
        let (mut steps, mut stack) = (0, Vec::new());
        (start..=text.len()).find_map(|at| Some((at, self.run(0, text, at, &mut steps, &mut stack)?)))
    }

    /// Where the match at the end of `text` starts. Only for patterns all of whose alternatives
    /// end in `$` and, if unbounded, match one repeated character (checked at compilation), so
    /// that only the last few positions need to be tried.
    pub(crate) fn search_tail(&self, text: &[char]) -> Option<usize> {
        let last = text.last()?;
        let run = text.iter().rev().take_while(|c| *c == last).count();
        let first = text.len().saturating_sub(run.max(self.longest));
        self.search(text, first).map(|found| found.0)
    }

    fn run(
        &self,
        pc: u32,
        text: &[char],
        at: usize,
        steps: &mut usize,
        stack: &mut Vec<(u32, usize)>,
    ) -> Option<usize> {
        let (base, limit) = (stack.len(), STEP_LIMIT + STEPS_PER_CHARACTER * text.len());
        stack.push((pc, at));
        while stack.len() > base {
            let (mut pc, mut at) = stack.pop()?;
            loop {
                *steps += 1;
                if *steps > limit {
                    stack.truncate(base);
                    return None;
                }
                match *self.ops.get(pc as usize)? {
                    Op::Char(c) if text.get(at) == Some(&c) => (pc, at) = (pc + 1, at + 1),
                    Op::Class(n) if text.get(at).is_some_and(|&c| self.classes[n as usize].contains(c)) => {
                        (pc, at) = (pc + 1, at + 1);
                    }
                    Op::Split(first, second) => {
                        stack.push((second, at));
                        pc = first;
                    }
                    Op::Jump(to) => pc = to,
                    Op::Start if at == 0 => pc += 1,
                    Op::End if at == text.len() => pc += 1,
                    Op::Look { behind, negative, next } => {
                        let from = at.checked_sub(behind as usize);
                        let found = from.is_some_and(|from| self.run(pc + 1, text, from, steps, stack).is_some());
                        if found == negative {
                            break;
                        }
                        pc = next;
                    }
                    Op::Accept => {
                        stack.truncate(base);
                        return Some(at);
                    }
                    Op::Char(_) | Op::Class(_) | Op::Start | Op::End => break,
                }
            }
        }
        None
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.u32(self.longest as u32);
        out.u32(self.classes.len() as u32);
        for class in &self.classes {
            out.u32(class.ranges.len() as u32);
            for &(first, last) in &class.ranges {
                out.u32(first);
                out.u32(last);
            }
        }
        out.u32(self.ops.len() as u32);
        for op in &self.ops {
            let (tag, a, b) = match *op {
                Op::Char(c) => (0, c as u32, 0),
                Op::Class(n) => (1, n, 0),
                Op::Split(a, b) => (2, a, b),
                Op::Jump(a) => (3, a, 0),
                Op::Start => (4, 0, 0),
                Op::End => (5, 0, 0),
                Op::Look { behind, negative, next } => (6, behind << 1 | u32::from(negative), next),
                Op::Accept => (7, 0, 0),
            };
            for value in [tag, a, b] {
                out.u32(value);
            }
        }
    }

    pub(crate) fn decode(input: &mut Decoder) -> Result<Pattern, Corrupt> {
        let longest = input.u32()? as usize;
        let classes: Vec<Class> = (0..input.count(4)?)
            .map(|_| {
                let ranges: Result<Vec<_>, Corrupt> =
                    (0..input.count(8)?).map(|_| Ok((input.u32()?, input.u32()?))).collect();
                Ok(Class::new(ranges?))
            })
            .collect::<Result<_, Corrupt>>()?;
        let count = input.count(12)?;
        let ops = (0..count)
            .map(|_| {
                let (tag, a, b) = (input.u32()?, input.u32()?, input.u32()?);
                Ok(match tag {
                    0 => Op::Char(char::from_u32(a).ok_or(Corrupt("a pattern"))?),
                    1 if (a as usize) < classes.len() => Op::Class(a),
                    2 => Op::Split(a, b),
                    3 => Op::Jump(a),
                    4 => Op::Start,
                    5 => Op::End,
                    6 => Op::Look { behind: a >> 1, negative: a & 1 == 1, next: b },
                    7 => Op::Accept,
                    _ => return Err(Corrupt("a pattern")),
                })
            })
            .collect::<Result<_, Corrupt>>()?;
        Ok(Pattern { ops, classes, longest })
    }
}
