//! Which noun of a headline is its verb? `Miners strike over pay`, `Police raid newspaper`, `Chad lifts curfew`, as the parser has them.
//!
//! Headlines leave out articles, and the parser reads `raid newspaper` as one noun. Such a word is looked at again only
//! in a sentence without any finite verb and full stop, of which nothing else was coded.

use legation_nlp::{Doc, Token};

use crate::article::SentenceRef;
use crate::frame::Frame;

/// The words that may be the verb of a headline, each with the frame that it then has and the lemmas to try.
pub fn verbs(doc: &Doc, s: SentenceRef) -> Vec<(Frame<'_>, Vec<String>)> {
    if s.start + 1 >= s.end || doc.token(s.end - 1).is_punct() {
        return Vec::new();
    }
    let words = || (s.start..s.end).map(|i| doc.token(i));
    let finite = |t: Token<'_>| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD") && t.dep() != "compound";
    if words().any(finite) {
        return Vec::new();
    }
    words().filter_map(of_root).chain(words().filter_map(of_compound)).collect()
}

/// Whether a noun is surely the verb of a headline: the parser itself gives it a subject (`Hundreds rally in Sofia`).
pub fn has_subject(noun: Token<'_>) -> bool {
    noun.is_root()
        && noun.tag() == "NN"
        && doer(noun).is_some_and(|t| many(t) && matches!(t.dep(), "nsubj" | "nummod") && t.head().i() == noun.i())
}

/// `Women riot in Khartoum`: a root in the base form behind its plural subject.
fn of_root(root: Token<'_>) -> Option<(Frame<'_>, Vec<String>)> {
    if !root.is_root() || root.tag() != "NN" {
        return None;
    }
    let subject = doer(root).filter(|t| many(*t) && t.head().i() == root.i())?;
    Some((Frame::of_headline(root, subject, None), vec![root.lower().to_owned()]))
}

/// `Police raid newspaper`, `Chad lifts curfew`: a compound of the root, whose object the root is.
fn of_compound(word: Token<'_>) -> Option<(Frame<'_>, Vec<String>)> {
    let object = word.head();
    let own = word.text().chars().next().is_some_and(char::is_lowercase);
    if !own || word.dep() != "compound" || !object.is_root() || !matches!(object.pos(), "NOUN" | "PROPN") {
        return None;
    }
    let subject = doer(word)?;
    let lower = word.lower();
    let lemmas = match lower.strip_suffix('s') {
        Some(stem) => {
            let shorter = lower.strip_suffix("es").unwrap_or(stem);
            vec![stem.to_owned(), shorter.to_owned()]
        }
        None if many(subject) => vec![lower.to_owned()],
        None => return None,
    };
    Some((Frame::of_headline(word, subject, Some(object)), lemmas))
}

/// The noun right before a word, which then acts.
fn doer(word: Token<'_>) -> Option<Token<'_>> {
    if word.i() == 0 {
        return None;
    }
    let before = word.doc().token(word.i() - 1);
    let close = before.head().i() == word.i() || before.head().i() == word.head().i();
    (close && matches!(before.pos(), "NOUN" | "PROPN" | "NUM")).then_some(before)
}

/// Whether a noun stands for several.
fn many(noun: Token<'_>) -> bool {
    matches!(noun.tag(), "NNS" | "NNPS") || matches!(noun.lower(), "police" | "troops" | "people")
}
