//! How far do appeals, lists of other stories and comments reach?

use std::sync::LazyLock;

use legation_model::article::BlockKind;
use regex::Regex;

use crate::latin;
use crate::pieces::Piece;
use crate::rules::Reach;
use crate::shape::unquoted;

/// The page speaks of itself or to its reader. `US` is a state.
static PERSON: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Yy]ou|[Yy]our|[Yy]ours)\b").ok());
/// What such pages speak of.
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:journalis\w+|newsroom|readers?|subscri\w+|donat\w+|contribut\w+|membership|newsletters?|inbox|reporting|e-?mails?|paywall|advertis\w+|\$ ?\d+)\b").ok()
});

/// Tags what the openers among `pieces` reach over.
pub(crate) fn extend(text: &str, pieces: &mut [Piece]) {
    let openers: Vec<(usize, Reach)> =
        pieces.iter().enumerate().filter(|(_, p)| p.reach != Reach::Line).map(|(i, p)| (i, p.reach)).collect();
    let mut reached = 0;
    for (at, reach) in openers {
        if at < reached {
            continue;
        }
        let begun = has_begun(pieces, at);
        match reach {
            Reach::Rest if begun => {
                reached = pieces.len();
                pieces[at + 1..].iter_mut().for_each(|p| p.set(BlockKind::Furniture, "after the comments' label"));
            }
            Reach::List if begun => list(pieces, at),
            Reach::Appeal => reached = appeal(text, pieces, at, begun),
            _ => {}
        }
    }
}

/// Whether enough of the story stands before `at` for an opener to close it.
fn has_begun(pieces: &[Piece], at: usize) -> bool {
    let words = |part: &[Piece]| part.iter().filter(|p| p.is_story()).map(|p| p.shape.words).sum::<usize>();
    let paragraphs = pieces[..at].iter().filter(|p| p.is_story()).count();
    paragraphs >= 2 || (paragraphs == 1 && words(&pieces[..at]) >= words(&pieces[at..]))
}

/// Headlines after a label such as `Recommended stories`, with teasers between them.
fn list(pieces: &mut [Piece], at: usize) {
    let mut next = at + 1;
    let mut teasers = 0;
    while next < pieces.len() {
        if pieces[next].is_story() {
            // Two paragraphs on end: the story goes on. One before a further headline: a teaser.
            let run = pieces[next..].iter().take_while(|p| p.is_story()).count();
            let last = next + run == pieces.len();
            if run >= 2 || next == at + 1 || (last && teasers == 0 && pieces[next].shape.words >= 20) {
                return;
            }
            teasers += 1;
        }
        pieces[next].set(BlockKind::Related, "in a list of other stories");
        next += 1;
    }
}

/// Paragraphs that address the reader after `Dear readers` and the like. One paragraph that does not may stand between
/// two that do; short lines are buttons. Returns the number of the last piece.
fn appeal(text: &str, pieces: &mut [Piece], at: usize, begun: bool) -> usize {
    let mut last = at;
    for (i, piece) in pieces.iter().enumerate().skip(at + 1) {
        let line = unquoted(&text[piece.start..piece.end]);
        let holds = |re: &LazyLock<Option<Regex>>| re.as_ref().is_some_and(|re| re.is_match(&line));
        let addresses = match piece.tag {
            Some(_) => false,
            None if begun => holds(&PERSON) || (i == last + 1 && !piece.shape.ends && piece.shape.words < 8),
            None => holds(&PERSON) && holds(&SUBJECT),
        };
        if addresses || (piece.tag.is_some() && i == last + 1) {
            last = i;
        } else if i > last + usize::from(begun) {
            break;
        }
    }
    for piece in &mut pieces[at + 1..=last] {
        piece.set(BlockKind::Furniture, "in an appeal or sign-up box");
    }
    last
}
