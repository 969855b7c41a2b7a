//! Which parts of the page are the story? Decides by the place of each piece among the others.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use legation_model::article::{Block, BlockKind};
use legation_model::span::Span;
use regex::Regex;

use crate::dates::Stated;
use crate::page::Mark;
use crate::pieces::{self, Piece};
use crate::rules::{Reach, TABLE};
use crate::shape::{Shape, is_names, plain, sentence_ends, unquoted};
use crate::{latin, lines, outlet, prefix, zones};

/// An article cut into blocks, with what its lines say about it.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    pub blocks: Vec<Block>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub stated: Stated,
    pub dateline_place: Option<String>,
    pub credits: Vec<String>,
    /// Lines that name the writers.
    pub bylines: Vec<String>,
}

/// Verbs of captions: in the present tense, of what a photo can show.
static SCENE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:attends?|speaks?|poses?|waves?|walks?|stands?|sits?|waits?|looks?( on| at)?|shakes? hands|gestures?|arrives?|listens?|addresses|delivers?|greets?|watch(?:es)?|carr(?:y|ies)|gathers?|march(?:es)?|rides?|inspects?|salutes?|prays?|mourns?|reacts?|chants?|holds? (?:up|a|an|his|her|their|flags?|signs?|placards?)|take part|takes part|is seen|are seen|is pictured|are pictured|pictured|rises from|smoke rises|search through|walk past|line up|queue)\b").ok()
});
/// What captions do not report in.
static REPORTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)\b(?:said|says|told|according|has|had|was|were|announced|will)\b").ok());
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"\b(?:on|in|,) (?:\p{L}+ )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)(?:,? \d{4})?\.?$").ok()
});
static BULLET: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"^(?:[•●▪■◆▶–*-]|\d{1,2}[.)])\s+\S").ok());

const PLACE_LINE: &str = "place in capitals before the story";

/// Cuts `text` into blocks. `marks` are what the markup of a page says of parts of it, in order.
pub(crate) fn cut(text: &str, marks: &[(Span, Mark)]) -> Cut {
    let mut pieces = pieces::pieces(text, marks);
    zones::extend(text, &mut pieces);
    if let [only] = &mut pieces[..] {
        only.set(BlockKind::Body, "the only line");
    }
    let mut cut = Cut::default();
    let title = title(text, &mut pieces);
    head(text, &mut pieces, title);
    repeated(text, &mut pieces, title);
    let first = pieces.iter().position(Piece::is_story).unwrap_or(pieces.len());
    summary(text, &mut pieces, title, first);
    inside_and_after(text, &mut pieces, first);
    facts(text, &pieces, first, &mut cut);
    emit(text, &pieces, &mut cut);
    cut
}

/// Finds the headline and tags it, and what stands above it.
fn title(text: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    if let Some(marked) = pieces.iter().position(|p| matches!(p.tag, Some((BlockKind::Title, _)))) {
        return Some(marked);
    }
    let line = |p: &Piece| &text[p.start..p.end];
    let first = pieces.iter().position(Piece::is_story).unwrap_or(pieces.len());
    let open: Vec<usize> = (0..first).filter(|i| pieces[*i].tag.is_none()).collect();
    let fits = |i: usize, words: usize| {
        let (p, later) = (&pieces[i], open.iter().any(|j| *j > i && pieces[*j].shape.words >= 4));
        p.shape.is_headline()
            && p.shape.words >= words
            && !outlet::is_name(line(p))
            && !outlet::has_slogan(line(p))
            && !(later && p.shape.words <= 3 * 4 && is_names(line(p)))
    };
    let found = open.iter().copied().find(|i| fits(*i, 4)).or_else(|| open.iter().copied().rfind(|i| fits(*i, 2)));
    let found = found.or_else(|| {
        // A long headline, or one closed like a sentence: before anything else, and followed by a longer paragraph.
        let next = pieces[first..].iter().filter(|p| p.tag.is_none()).nth(1)?;
        let shape = &pieces[first].shape;
        let most = if shape.ends { 16 } else { 30 };
        (open.is_empty() && shape.words <= most && next.is_story() && next.shape.words > shape.words).then_some(first)
    })?;
    if let Some((end, _)) = outlet::after_headline(line(&pieces[found])) {
        let start = pieces[found].start;
        let mut name = pieces[found].clone();
        let rest = lines::trim(text, start + end, name.end);
        (name.start, name.end) = (rest.start, rest.end);
        name.set(BlockKind::Furniture, "name of the outlet after the headline");
        pieces[found].end = start + end;
        pieces.insert(found + 1, name);
    }
    pieces[found].set(BlockKind::Title, "first line that reads as a headline");
    for piece in &mut pieces[..found] {
        let line = &text[piece.start..piece.end];
        if is_names(line) && !outlet::is_name(line) {
            piece.set(BlockKind::Byline, "names above the headline");
        }
        piece.set(BlockKind::Furniture, "line above the headline");
    }
    Some(found)
}

/// Tags the lines between headline and story: bylines, captions, standfirsts without a full stop.
fn head(text: &str, pieces: &mut [Piece], title: Option<usize>) {
    let Some(title) = title else { return };
    let headline = plain(&text[pieces[title].start..pieces[title].end]);
    let last = pieces.iter().rposition(Piece::is_story).unwrap_or(0);
    for i in title + 1..pieces.len() {
        let more = i < last;
        let next_is_story = pieces.get(i + 1).is_some_and(Piece::is_story);
        let piece = &mut pieces[i];
        let line = &text[piece.start..piece.end];
        if piece.tag.is_some() {
            continue;
        }
        if piece.is_story() {
            if !more || !is_scene(line) {
                return;
            }
            piece.set(BlockKind::Caption, "one sentence in the present tense with a day, before the story");
        } else if plain(line) == headline {
            piece.set(BlockKind::Heading, "the headline again");
        } else if outlet::is_name(line) {
            piece.set(BlockKind::Furniture, "name of the outlet");
        } else if is_names(line.split(" in ").next().unwrap_or(line)) {
            piece.set(BlockKind::Byline, "names under the headline");
        } else if next_is_story && piece.shape.words <= 3 && !line.chars().any(char::is_lowercase) {
            piece.set(BlockKind::Dateline, PLACE_LINE);
        } else if is_scene(line) {
            piece.set(BlockKind::Caption, "scene in the present tense with a day");
        } else if !more && (piece.shape.small > 0 || piece.shape.pauses) {
            return; // the whole story may be this line
        } else if piece.shape.words >= 8 {
            piece.set(BlockKind::Summary, "line under the headline");
        } else {
            piece.set(BlockKind::Caption, "short line between headline and story: picture text or credit");
        }
    }
}

/// One sentence in the present tense of a thing that a photo shows, with a day.
fn is_scene(line: &str) -> bool {
    let holds = |re: &LazyLock<Option<Regex>>| re.as_ref().is_some_and(|re| re.is_match(line));
    line.len() < 250 && holds(&SCENE) && holds(&DAY) && !holds(&REPORTED) && !line.contains(['“', '"'])
}

/// Tags paragraphs and headlines that stood there before.
fn repeated(text: &str, pieces: &mut [Piece], title: Option<usize>) {
    let mut seen = BTreeSet::new();
    for (i, piece) in pieces.iter_mut().enumerate() {
        let line = plain(&text[piece.start..piece.end]);
        if piece.shape.words < 4 || (piece.tag.is_some() && Some(i) != title) {
            continue;
        }
        if !seen.insert(line) {
            let kind = if piece.is_story() { BlockKind::Furniture } else { BlockKind::Heading };
            piece.set(kind, "stood there before, word for word");
        }
    }
}

/// Tags the standfirst: after its label, cut off from the story by other lines, before a dateline, or said again by
/// the paragraph after it.
fn summary(text: &str, pieces: &mut [Piece], title: Option<usize>, first: usize) {
    let is_summary = |p: &Piece| matches!(p.tag, Some((BlockKind::Summary, _)));
    if let Some(label) = pieces[..first].iter().rposition(|p| p.reach == Reach::Summary) {
        let mut any = false;
        for piece in pieces.iter_mut().skip(label + 1).filter(|p| p.tag.is_none() || is_summary(p)) {
            if any && piece.tag.is_none() && !is_bullet(&text[piece.start..piece.end]) {
                return;
            }
            any = true;
            piece.set(BlockKind::Summary, "after the label of a summary");
        }
        return;
    }
    let (Some(title), Some(piece)) = (title, pieces.get(first)) else { return };
    let Some(next) = pieces[first + 1..].iter().position(Piece::is_story).map(|n| n + first + 1) else { return };
    if piece.shape.words > 60 || pieces[..first].iter().any(is_summary) {
        return;
    }
    let line = |p: &Piece| &text[p.start..p.end];
    let why = if first == title + 1 && next > first + 1 && pieces[first + 1..next].iter().all(|p| p.tag.is_some()) {
        "sentence under the headline, apart from the story"
    } else if prefix::dateline(line(piece)).is_none() && prefix::dateline(line(&pieces[next])).is_some() {
        "sentence before the dateline"
    } else if said_again(line(piece), line(&pieces[next])) {
        "sentence under the headline that the story begins with again"
    } else {
        return;
    };
    pieces[first].set(BlockKind::Summary, why);
}

fn is_bullet(line: &str) -> bool {
    BULLET.as_ref().is_some_and(|re| re.is_match(line))
}

/// Whether half of the longer words of `line` occur in `next`.
fn said_again(line: &str, next: &str) -> bool {
    let words = |s: &str| plain(s).split(' ').filter(|w| w.len() > 4).map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (words(line), words(next));
    a.len() >= 4 && a.intersection(&b).count() * 2 >= a.len()
}

/// Tags what is still open: paragraphs, headings between them, and lines after the last.
fn inside_and_after(text: &str, pieces: &mut [Piece], first: usize) {
    let last = pieces.iter().rposition(|p| p.is_story() || matches!(p.tag, Some((BlockKind::Summary, _)))).unwrap_or(0);
    let count = pieces.len();
    let (mut before_is_story, mut before_is_open) = (false, false);
    for i in 0..count {
        let line = &text[pieces[i].start..pieces[i].end];
        let leads = pieces.get(i + 1).is_some_and(|p| is_bullet(&text[p.start..p.end]));
        let piece = &mut pieces[i];
        let Shape { words, small, pauses, opens, mark, ends, .. } = piece.shape;
        let story = piece.is_story();
        let running = small > 0 || pauses || !opens;
        let bullet = is_bullet(line);
        if let Some((kind, _)) = piece.tag {
            (before_is_story, before_is_open) = (kind.is_story(), kind.is_story() && !ends);
            continue;
        }
        let (kind, why) = if story {
            (BlockKind::Body, "paragraph")
        } else if piece.quoted {
            (BlockKind::Body, "quotation by its markup")
        } else if i < last && i >= first.min(last) {
            if before_is_open && !opens && !bullet {
                (BlockKind::Body, "goes on in mid-sentence")
            } else if leads && mark == ':' {
                (BlockKind::Body, "leads to a list")
            } else if bullet && words >= 4 {
                (BlockKind::Body, "item of a list in the story")
            } else if words <= 12 {
                (BlockKind::Heading, "short line between paragraphs")
            } else if running {
                (BlockKind::Body, "running text without a full stop")
            } else {
                (BlockKind::Related, "headline between paragraphs")
            }
        } else if i + 1 == count && words >= 4 && running && (before_is_story || i == 0 || last == 0) {
            (BlockKind::Body, "last line, cut off in mid-sentence")
        } else if is_names(line) {
            (BlockKind::Byline, "names after the story")
        } else if bullet && running && words >= 4 && before_is_story {
            (BlockKind::Body, "item of a list in the story")
        } else if words >= 4 {
            (BlockKind::Related, "line after the story, no sentence")
        } else {
            (BlockKind::Furniture, "short line after the story")
        };
        (before_is_story, before_is_open) = (kind.is_story(), kind.is_story() && !ends);
        piece.set(kind, why);
    }
}

/// Reads outlet, dates and credits from the tagged lines.
fn facts(text: &str, pieces: &[Piece], first: usize, cut: &mut Cut) {
    let mut outlets: Vec<(usize, String)> = Vec::new();
    let mut bodies = 0;
    for (i, piece) in pieces.iter().enumerate() {
        let Some((kind, why)) = &piece.tag else { continue };
        let line = &text[piece.start..piece.end];
        bodies += usize::from(*kind == BlockKind::Body);
        match kind {
            BlockKind::Title if cut.title.is_none() => cut.title = Some(line.to_owned()),
            BlockKind::Dateline | BlockKind::Byline => {
                cut.stated.add(line, i <= first || bodies < 2);
                cut.credit(prefix::credits(line));
                if *kind == BlockKind::Byline {
                    cut.bylines.push(line.to_owned());
                }
                if let Some(name) = outlet::alone(line).filter(|_| i <= first && line.contains('|')) {
                    outlets.push((1, name.to_owned()));
                }
                if why == PLACE_LINE {
                    cut.dateline_place = Some(line.to_owned());
                }
            }
            BlockKind::Furniture | BlockKind::Related => {
                if *kind == BlockKind::Furniture && i < first && piece.shape.words <= 14 {
                    cut.stated.add(line, true);
                }
                if let Some(name) = outlet::alone(line).filter(|_| why != "in an appeal or sign-up box") {
                    outlets.push((0, name.to_owned()));
                } else if let Some((rank, name)) = outlet::named(line) {
                    // An agency's copyright stands under what others reprint.
                    match prefix::credits(&name) {
                        agency if agency.is_empty() => outlets.push((rank + 1, name)),
                        agency => cut.credit(agency),
                    }
                }
                if why == "agency credit" || why == "syndication" {
                    cut.credit(prefix::credits(line));
                }
            }
            _ => {}
        }
    }
    // Of statements of one rank the first on the page.
    cut.outlet = outlets.into_iter().min_by_key(|o| o.0).map(|o| o.1);
}

impl Cut {
    pub fn credit(&mut self, names: Vec<String>) {
        for name in names {
            if !self.credits.contains(&name) {
                self.credits.push(name);
            }
        }
    }

    fn push(&mut self, text: &str, start: usize, end: usize, kind: BlockKind, why: &str) {
        let unit = lines::trim(text, start, end);
        if unit.start < unit.end {
            self.blocks.push(Block { span: Span::new(unit.start, unit.end), kind, why: why.to_owned() });
        }
    }
}

/// Writes the blocks, with datelines and glued furniture taken out of paragraphs.
fn emit(text: &str, pieces: &[Piece], cut: &mut Cut) {
    let mut paragraphs = 0;
    for piece in pieces {
        let Some((kind, why)) = &piece.tag else { continue };
        let mut start = piece.start;
        if matches!(kind, BlockKind::Body | BlockKind::Summary) {
            paragraphs += 1;
            // A dateline stands before the first sentence of the story, after a summary at most.
            let found = prefix::dateline(&text[start..piece.end])
                .filter(|p| paragraphs <= 3 && (cut.dateline_place.is_none() || p.credit.is_some()));
            if let Some(p) = found {
                let end = start + p.len;
                cut.stated.add(&text[start..end], true);
                cut.credit(p.credit.into_iter().collect());
                cut.dateline_place = cut.dateline_place.take().or(p.place);
                cut.push(text, start, end, BlockKind::Dateline, "place or agency before the first sentence");
                start = end;
            }
            start = glued(text, start, piece.end, (*kind, why), cut);
        }
        cut.push(text, start, piece.end, *kind, why);
    }
}

/// Writes the sentences of a paragraph up to the last that is furniture; the byte from which the rest is to be written.
fn glued(text: &str, start: usize, end: usize, (kind, why): (BlockKind, &str), cut: &mut Cut) -> usize {
    let (mut from, mut sentence, mut open) = (start, start, false);
    let ends = sentence_ends(&text[start..end]);
    if ends.len() < 2 {
        return start;
    }
    for stop in ends.into_iter().map(|e| start + e) {
        let line = text[sentence..stop].trim();
        // A sentence in the middle of a quotation is not the page's own.
        let quoted = open;
        for c in line.chars() {
            open = match c {
                '“' => true,
                '”' => false,
                '"' => !open,
                _ => open,
            };
        }
        if let Some(rule) = TABLE.find_glued(unquoted(line).trim()).filter(|_| !quoted) {
            cut.push(text, from, sentence, kind, why);
            cut.push(text, sentence, stop, rule.kind, &rule.why);
            if rule.why == "agency credit" || rule.why == "syndication" {
                cut.credit(prefix::credits(line));
            }
            from = stop;
        }
        sentence = stop;
    }
    from
}
