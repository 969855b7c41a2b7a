//! How is a pattern of a verb dictionary built? `- PRE * POST [CODE]` cut into nouns, phrases, prepositions and marks.
//!
//! `{A B}` is a noun phrase with its head last, `{A | B}` (TABARI) a choice, `(P A)` a preposition with its object, `A_B`
//! words in a row, `&S` a synset; `$` is the source, `+` the target, `%` both, `^` somebody who plays no part.

use super::words::PREPOSITIONS;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Words in a row, the head last. One that begins with `&` is a synset.
    Words(Vec<String>),
    /// One of these words.
    Choice(Vec<String>),
    /// Prepositions, of which any will do, with what stands after.
    Preposition(Vec<String>, Vec<Part>),
    /// `$`.
    Source,
    /// `+`.
    Target,
    /// `%`.
    Both,
    /// `^`.
    Skip,
}

/// What stands before and after the verb, and the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    pub before: Vec<Part>,
    pub after: Vec<Part>,
    pub code: String,
}

/// Reads a pattern without its leading `-`. The error says in words what is wrong.
pub(crate) fn shape(text: &str) -> Result<Shape, String> {
    let open = text.rfind('[').ok_or("it has no code in brackets")?;
    let code =
        text[open + 1..].split(']').next().filter(|_| text[open..].contains(']')).ok_or("its code is not closed")?;
    let body = text[..open].replace("**", "*").replace("_*", " *").replace("*_", "* ");
    let (before, after) = body.split_once('*').ok_or("it has no `*` for the verb")?;
    if after.contains('*') {
        return Err("it has two `*`".into());
    }
    Ok(Shape { before: parts(before)?, after: parts(after)?, code: code.trim().to_owned() })
}

fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut padded = String::new();
    for c in text.chars() {
        if matches!(c, '(' | ')' | '{' | '}' | '|') {
            padded.extend([' ', c, ' ']);
        } else {
            padded.push(c);
        }
    }
    let tokens: Vec<&str> = padded.split_whitespace().collect();
    let mut at = 0;
    let (mut done, mut out) = (Vec::new(), Vec::new());
    while at < tokens.len() {
        if tokens[at] == "(" {
            // A parenthesis ends what a preposition before it takes.
            done.extend(gathered(std::mem::take(&mut out)));
            let end = (at..tokens.len()).find(|i| tokens[*i] == ")").ok_or("a `(` is not closed")?;
            done.extend(in_parentheses(&tokens[at + 1..end])?);
            at = end + 1;
        } else {
            at = one(&tokens, at, &mut out)?;
        }
    }
    done.extend(gathered(out));
    Ok(done)
}

/// Reads one part that is no parenthesis; the place after it.
fn one(tokens: &[&str], at: usize, out: &mut Vec<Part>) -> Result<usize, String> {
    match tokens[at] {
        "$" => out.push(Part::Source),
        "+" => out.push(Part::Target),
        "%" => out.push(Part::Both),
        "^" => out.push(Part::Skip),
        "{" => {
            let end = (at..tokens.len()).find(|i| tokens[*i] == "}").ok_or("a `{` is not closed")?;
            let inner = &tokens[at + 1..end];
            let choice = inner.contains(&"|");
            let words: Vec<String> = inner.iter().filter(|t| **t != "|").flat_map(|t| in_a_row(t)).collect();
            if !words.is_empty() {
                out.push(if choice { Part::Choice(words) } else { Part::Words(words) });
            }
            return Ok(end + 1);
        }
        ")" | "}" | "|" => return Err(format!("`{}` stands alone", tokens[at])),
        word => {
            let words = in_a_row(word);
            // `SUGGESTED_+`: a mark tied to a word.
            let marks = |w: &String| matches!(w.as_str(), "$" | "+" | "%" | "^");
            if words.iter().any(marks) {
                for word in &words {
                    one(&[word.as_str()], 0, out)?;
                }
            } else if !words.is_empty() {
                out.push(Part::Words(words));
            }
        }
    }
    Ok(at + 1)
}

fn in_a_row(word: &str) -> Vec<String> {
    word.split('_').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// `(TO {BANNED PARTIES})`, `(BY/WITH GRENADE)`; words without a preposition before them are words.
fn in_parentheses(tokens: &[&str]) -> Result<Vec<Part>, String> {
    let Some((first, rest)) = tokens.split_first() else { return Ok(Vec::new()) };
    let mut inner = Vec::new();
    let choices: Vec<String> = first.trim_end_matches('_').split('/').map(str::to_lowercase).collect();
    let preposition = choices.iter().all(|c| PREPOSITIONS.contains(&c.as_str()));
    let from = if preposition { rest } else { tokens };
    let mut at = 0;
    while at < from.len() {
        at = one(from, at, &mut inner)?;
    }
    Ok(if preposition { vec![Part::Preposition(choices, inner)] } else { inner })
}

/// Prepositions without parentheses (`ATTACK ON + AS &CRIME`) take what follows, up to the next one.
fn gathered(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut open = false;
    for part in parts {
        match part {
            Part::Words(words) if PREPOSITIONS.contains(&words[0].to_lowercase().as_str()) => {
                let rest = words[1..].to_vec();
                let inner = if rest.is_empty() { Vec::new() } else { vec![Part::Words(rest)] };
                out.push(Part::Preposition(vec![words[0].to_lowercase()], inner));
                open = true;
            }
            part @ Part::Preposition(..) => {
                out.push(part);
                open = false;
            }
            part => match out.last_mut() {
                Some(Part::Preposition(_, inner)) if open => inner.push(part),
                _ => out.push(part),
            },
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn patterns_are_cut_into_parts() {
        let cases = [
            ("* TALKS [036]", "[] [Words([\"TALKS\"])] 036"),
            (
                "&TROOPS * {OLD FORT} (IN {&TOWN HALL}) [190]",
                "[Words([\"&TROOPS\"])] [Words([\"OLD\", \"FORT\"]), Preposition([\"in\"], [Words([\"&TOWN\", \"HALL\"])])] 190",
            ),
            ("* (BY/WITH ROCKET) [:173]", "[] [Preposition([\"by\", \"with\"], [Words([\"ROCKET\"])])] :173"),
            (
                "- + WAS_* BY_ $ [---:112]",
                "[Words([\"-\"]), Target, Words([\"WAS\"])] [Preposition([\"by\"], [Source])] ---:112",
            ),
            (
                "% ** { WAR | PEACE } WITH ^ OVER [X]",
                "[Both] [Choice([\"WAR\", \"PEACE\"]), Preposition([\"with\"], [Skip]), Preposition([\"over\"], [])] X",
            ),
            (
                "* FOR_ASYLUM (ASIDE RIFT) () [1]",
                "[] [Preposition([\"for\"], [Words([\"ASYLUM\"])]), Words([\"ASIDE\"]), Words([\"RIFT\"])] 1",
            ),
        ];
        for (text, wanted) in cases {
            let s = shape(text).expect(text);
            assert_eq!(format!("{:?} {:?} {}", s.before, s.after, s.code), wanted, "{text}");
        }
        for text in ["* X", "X [1]", "* X * [1]", "* (TO X [1]", "* {X [1]", "* X) [1]", "* X [1"] {
            assert!(shape(text).is_err(), "{text}");
        }
    }
}
