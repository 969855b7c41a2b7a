//! How does a Python regular expression become a `Pattern`?
//!
//! Covers what the model's tokenizer uses: literals, classes, `\w \d \s \S`, groups, alternatives,
//! greedy repeats, look-ahead, look-behind of fixed width, `^` and `$`. Anything else is refused.

use crate::pattern::{Class, Op, Pattern};
use crate::unicode::{merge_ranges, regex_class};

/// Repeats without an upper bound.
const ENDLESS: u32 = u32::MAX;

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Set(Vec<(u32, u32)>),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repeat(Box<Node>, u32, u32),
    Start,
    End,
    Look { behind: bool, negative: bool, body: Box<Node> },
}

/// Compile `source`; with `tail`, also check that `Pattern::search_tail` may be used.
pub(crate) fn compile(source: &str, tail: bool) -> Result<Pattern, String> {
    let mut parser = Parser { chars: source.chars().collect(), at: 0 };
    let root = parser.choice()?;
    if parser.at < parser.chars.len() {
        return Err(parser.complain("an unmatched `)`"));
    }
    let alternatives: &[Node] = if let Node::Choice(list) = &root { list } else { std::slice::from_ref(&root) };
    let endless = |node: &Node| width(node).1 == ENDLESS;
    let one_character = |node: &Node| match node {
        Node::Sequence(parts) => match &parts[..] {
            [Node::Set(a), Node::Repeat(b, 1, ENDLESS), Node::End] => {
                **b == Node::Set(a.clone()) && matches!(a[..], [(first, last)] if first == last)
            }
            _ => false,
        },
        _ => false,
    };
    let anchored = |node: &Node| matches!(node, Node::Sequence(parts) if parts.last() == Some(&Node::End));
    if tail && !alternatives.iter().all(|n| anchored(n) && (!endless(n) || one_character(n))) {
        return Err("the suffix pattern has an alternative of a form that is not supported".into());
    }
    let bounded = alternatives.iter().map(|n| width(n).1).filter(|w| *w != ENDLESS);
    let mut pattern = Pattern { ops: Vec::new(), classes: Vec::new(), longest: bounded.max().unwrap_or(0) as usize };
    emit(&root, &mut pattern)?;
    pattern.ops.push(Op::Accept);
    Ok(pattern)
}

/// Least and most characters that a node consumes.
fn width(node: &Node) -> (u32, u32) {
    match node {
        Node::Set(_) => (1, 1),
        Node::Start | Node::End | Node::Look { .. } => (0, 0),
        Node::Sequence(parts) => parts.iter().map(width).fold((0, 0), |a, b| (a.0 + b.0, a.1.saturating_add(b.1))),
        Node::Choice(parts) => {
            let widths: Vec<_> = parts.iter().map(width).collect();
            let least = widths.iter().map(|w| w.0).min().unwrap_or(0);
            (least, widths.iter().map(|w| w.1).max().unwrap_or(0))
        }
        Node::Repeat(body, least, most) => {
            let (low, high) = width(body);
            (low.saturating_mul(*least), high.saturating_mul(*most))
        }
    }
}

fn emit(node: &Node, out: &mut Pattern) -> Result<(), String> {
    let here = |out: &Pattern| out.ops.len() as u32;
    match node {
        Node::Set(ranges) => match ranges[..] {
            [(first, last)] if first == last => {
                out.ops.push(Op::Char(char::from_u32(first).ok_or("a surrogate in the pattern")?));
            }
            _ => {
                let class = Class::new(ranges.clone());
                let known = out.classes.iter().position(|c| *c == class);
                out.ops.push(Op::Class(known.unwrap_or(out.classes.len()) as u32));
                if known.is_none() {
                    out.classes.push(class);
                }
            }
        },
        Node::Start => out.ops.push(Op::Start),
        Node::End => out.ops.push(Op::End),
        Node::Sequence(parts) => parts.iter().try_for_each(|part| emit(part, out))?,
        Node::Choice(parts) => {
            let mut jumps = Vec::new();
            for (n, part) in parts.iter().enumerate() {
                let split = out.ops.len();
                let last = n + 1 == parts.len();
                if !last {
                    out.ops.push(Op::Split(here(out) + 1, 0));
                }
                emit(part, out)?;
                if !last {
                    jumps.push(out.ops.len());
                    out.ops.push(Op::Jump(0));
                    out.ops[split] = Op::Split(split as u32 + 1, here(out));
                }
            }
            let end = here(out);
            jumps.into_iter().for_each(|at| out.ops[at] = Op::Jump(end));
        }
        Node::Repeat(body, least, most) => {
            for _ in 0..*least {
                emit(body, out)?;
            }
            if *most == ENDLESS {
                if width(body).0 == 0 {
                    return Err("an endless repeat of something that may be empty".into());
                }
                let split = here(out);
                out.ops.push(Op::Split(split + 1, 0));
                emit(body, out)?;
                out.ops.push(Op::Jump(split));
                out.ops[split as usize] = Op::Split(split + 1, here(out));
            } else {
                let mut splits = Vec::new();
                for _ in *least..*most {
                    splits.push(out.ops.len());
                    out.ops.push(Op::Split(here(out) + 1, 0));
                    emit(body, out)?;
                }
                let end = here(out);
                splits.into_iter().for_each(|at| out.ops[at] = Op::Split(at as u32 + 1, end));
            }
        }
        Node::Look { behind, negative, body } => {
            let (least, most) = width(body);
            if *behind && least != most {
                return Err("a look-behind without fixed width".into());
            }
            let at = out.ops.len();
            out.ops.push(Op::Accept);
            emit(body, out)?;
            out.ops.push(Op::Accept);
            out.ops[at] = Op::Look { behind: if *behind { least } else { 0 }, negative: *negative, next: here(out) };
        }
    }
    Ok(())
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text.chars().enumerate().all(|(n, c)| self.chars.get(self.at + n) == Some(&c));
        self.at += if found { text.chars().count() } else { 0 };
        found
    }

    fn complain(&self, what: &str) -> String {
        format!("{what} at character {} of a tokenizer pattern", self.at)
    }

    fn choice(&mut self) -> Result<Node, String> {
        let mut parts = Vec::new();
        loop {
            let part = self.sequence()?;
            let joined = parts.last().and_then(|previous| join(previous, &part));
            match (parts.last_mut(), joined) {
                (Some(previous), Some(joined)) => *previous = joined,
                _ => parts.push(part),
            }
            if !self.eat("|") {
                break;
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Choice(parts) })
    }

    fn sequence(&mut self) -> Result<Node, String> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            if self.eat("(?u)") {
                continue;
            }
            let atom = self.atom()?;
            parts.push(self.repeat(atom)?);
        }
        Ok(Node::Sequence(parts))
    }

    fn atom(&mut self) -> Result<Node, String> {
        for (opening, behind, negative) in
            [("(?=", false, false), ("(?!", false, true), ("(?<=", true, false), ("(?<!", true, true)]
        {
            if self.eat(opening) {
                let body = Box::new(self.choice()?);
                return if self.eat(")") {
                    Ok(Node::Look { behind, negative, body })
                } else {
                    Err(self.complain("an open group"))
                };
            }
        }
        if self.eat("(?:") || (self.peek() == Some('(') && self.chars.get(self.at + 1) != Some(&'?') && self.eat("(")) {
            let body = self.choice()?;
            return if self.eat(")") { Ok(body) } else { Err(self.complain("an open group")) };
        }
        let Some(c) = self.peek() else { return Err(self.complain("an early end")) };
        match c {
            '^' | '$' => {
                self.at += 1;
                Ok(if c == '^' { Node::Start } else { Node::End })
            }
            '[' => self.class(),
            '(' | '*' | '+' | '?' | '.' => Err(self.complain("unsupported syntax")),
            _ => Ok(Node::Set(self.unit()?)),
        }
    }

    fn repeat(&mut self, atom: Node) -> Result<Node, String> {
        let (least, most) = match self.peek() {
            Some('*') => (0, ENDLESS),
            Some('+') => (1, ENDLESS),
            Some('?') => (0, 1),
            Some('{') => {
                self.at += 1;
                let least = self.number();
                let most = if self.eat(",") { self.number().or(Some(ENDLESS)) } else { least };
                match (least, most, self.peek()) {
                    (Some(least), Some(most), Some('}')) if least <= most => (least, most),
                    _ => return Err(self.complain("an odd repeat")),
                }
            }
            _ => return Ok(atom),
        };
        self.at += 1;
        if matches!(self.peek(), Some('?' | '*' | '+' | '{')) {
            return Err(self.complain("unsupported syntax"));
        }
        Ok(Node::Repeat(Box::new(atom), least, most))
    }

    fn number(&mut self) -> Option<u32> {
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.chars[from..self.at].iter().collect::<String>().parse().ok()
    }

    /// One character or escape, as ranges.
    fn unit(&mut self) -> Result<Vec<(u32, u32)>, String> {
        let c = self.peek().ok_or_else(|| self.complain("an early end"))?;
        self.at += 1;
        if c != '\\' {
            return Ok(vec![(c as u32, c as u32)]);
        }
        let name = self.peek().ok_or_else(|| self.complain("an early end"))?;
        self.at += 1;
        let digits = match name {
            'u' => 4,
            'U' => 8,
            'S' => return Ok(complement(regex_class('s').unwrap_or_default())),
            _ => {
                return match regex_class(name) {
                    Some(ranges) => Ok(ranges),
                    None if name.is_ascii_alphanumeric() => Err(self.complain("an unknown escape")),
                    None => Ok(vec![(name as u32, name as u32)]),
                };
            }
        };
        let end = (self.at + digits).min(self.chars.len());
        let hex: String = self.chars[self.at..end].iter().collect();
        self.at = end;
        let code = u32::from_str_radix(&hex, 16).map_err(|_| self.complain("an odd escape"))?;
        Ok(vec![(code, code)])
    }

    fn class(&mut self) -> Result<Node, String> {
        self.at += 1;
        let negative = self.eat("^");
        let mut ranges = Vec::new();
        while ranges.is_empty() || self.peek() != Some(']') {
            let unit = self.unit()?;
            let dash = self.peek() == Some('-') && self.chars.get(self.at + 1) != Some(&']');
            match unit[..] {
                [(first, last)] if dash && first == last => {
                    self.at += 1;
                    match self.unit()?[..] {
                        [(end, same)] if end == same && first <= end => ranges.push((first, end)),
                        _ => return Err(self.complain("an odd range")),
                    }
                }
                _ => ranges.extend(unit),
            }
        }
        self.at += 1;
        let ranges = merge_ranges(ranges);
        Ok(Node::Set(if negative { complement(ranges) } else { ranges }))
    }
}

fn complement(ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let (mut out, mut next) = (Vec::new(), 0);
    for (first, last) in merge_ranges(ranges) {
        if next < first {
            out.push((next, first - 1));
        }
        next = last + 1;
    }
    out.push((next, 0x10FFFF));
    out
}

/// Two neighbouring alternatives that differ in one character set only are one alternative.
fn join(a: &Node, b: &Node) -> Option<Node> {
    let (Node::Sequence(a), Node::Sequence(b)) = (a, b) else { return None };
    if a.len() != b.len() {
        return None;
    }
    let mut differing = (0..a.len()).filter(|&n| a[n] != b[n]);
    let (Some(at), None) = (differing.next(), differing.next()) else { return None };
    let (Node::Set(x), Node::Set(y)) = (&a[at], &b[at]) else { return None };
    let mut parts = a.clone();
    parts[at] = Node::Set(merge_ranges([&x[..], &y[..]].concat()));
    Some(Node::Sequence(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<(usize, usize)> {
        compile(pattern, false).unwrap().search(&text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn matches_as_pythons_re_does() {
        for (pattern, text, expected) in [
            ("a|ab", "xab", Some((1, 2))),
            (r"\.\.+$", "a...", Some((1, 4))),
            (r"(?<=[0-9])(?:km|m)$", "10km", Some((2, 4))),
            (r"(?<=[0-9])(?:km|m)$", "km", None),
            (r"^\+(?![0-9])", "+1", None),
            (r"^\+(?![0-9])", "+a", Some((0, 1))),
            (r"(?:x{0,2}y\.)+z{2,}", "xxy.y.zzz", Some((0, 9))),
            (r"[^\s]+", "  ab ", Some((2, 4))),
            (r"[+\-\*^]", "a^", Some((1, 2))),
            (r"\u0041|\U0001F600", "😀", Some((0, 1))),
        ] {
            assert_eq!(found(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn odd_patterns_are_refused() {
        for pattern in ["(a", "a)", "a*?", r"\b", "(?P<n>a)", "(?<=a+)b", "(?:a?)*", "a.c"] {
            assert!(compile(pattern, false).is_err(), "{pattern}");
        }
        assert!(compile("a+$", true).is_err() && compile("[ab][ab]+$", true).is_err());
    }
}
