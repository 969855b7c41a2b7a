//! What is each line, looked at alone?

use std::sync::LazyLock;

use legation_model::article::BlockKind;
use legation_model::span::Span;
use regex::Regex;

use crate::dates;
use crate::latin;
use crate::lines::{self, Unit};
use crate::page::Mark;
use crate::rules::{Reach, TABLE};
use crate::shape::{Shape, is_names, sentence_ends, unquoted};

/// Longest word, in characters, that text may have; longer ones are encoded data.
pub(crate) const LONGEST_WORD: usize = 200;

/// A line or paragraph with what is known of it so far.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
    /// Kind and rule; `None` while open.
    pub tag: Option<(BlockKind, String)>,
    pub reach: Reach,
    /// Set apart as a quotation by the markup of a page.
    pub quoted: bool,
}

impl Piece {
    /// Open and prose: a paragraph of the story, for all that is known.
    pub fn is_story(&self) -> bool {
        self.tag.is_none() && self.shape.is_prose()
    }

    /// Sets kind and rule if they are open.
    pub fn set(&mut self, kind: BlockKind, why: &str) {
        self.tag.get_or_insert_with(|| (kind, why.to_owned()));
    }

    /// Takes over what the markup of a page says. Wording outranks it for headings alone: `Read more` is none.
    fn marked(&mut self, mark: Mark) {
        let (kind, why) = match mark {
            Mark::Title => (BlockKind::Title, "headline of the page"),
            Mark::Summary => (BlockKind::Summary, "standfirst of the page"),
            Mark::Caption => (BlockKind::Caption, "caption by its markup"),
            Mark::Heading => return self.set(BlockKind::Heading, "heading by its markup"),
            Mark::Quote => return self.quoted = true,
        };
        (self.tag, self.reach) = (Some((kind, why.to_owned())), Reach::Line);
    }

    fn of(text: &str, unit: Unit) -> Self {
        let shape = Shape::of(&text[unit.start..unit.end]);
        Self { start: unit.start, end: unit.end, shape, tag: None, reach: Reach::Line, quoted: false }
    }
}

static MACHINE_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i)(?:date|published|pubdate|dc\.date)?[: ]*\d{4}-\d{2}-\d{2}(?:[T ][\d:.+]+Z?)?[ \t]+\b").ok()
});
static PHOTO_CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"[(\[](?:AP|AFP|EPA|Reuters|REUTERS|Getty|Xinhua|File|Photo)\b[^()\[\]]{0,20}(?:Photo|Images?|Pictures?|/|:| by )[^()\[\]]{0,80}[)\]]").ok()
});
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i)[(\[<*•-]*\s*(?:(?:web ?site|url|link|source|web):?\s*)?(?:https?://|www\.)\S+|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|tv|co|[a-z]{2})(?:/\S*)?$").ok()
});
static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i)(?:[-–—|•*]\s*)?(?:(?:written|reported|story|text|words|report|posted|published) )?by:?\s+")
        .ok()
});

/// The pieces of `text` in order, tagged where the line alone or the markup of the page decides.
pub(crate) fn pieces(text: &str, marks: &[(Span, Mark)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut begun = false;
    let mark = |unit: Unit| {
        let at = marks.partition_point(|(span, _)| (span.end as usize) <= unit.start);
        marks.get(at).filter(|(span, _)| (span.start as usize) <= unit.start).map(|(_, mark)| *mark)
    };
    for (number, unit) in lines::units(text).into_iter().enumerate() {
        let mut rest = unit;
        if let Some(mark) = mark(unit).filter(|m| *m != Mark::Heading && *m != Mark::Quote) {
            let mut piece = Piece::of(text, unit);
            piece.marked(mark);
            pieces.push(piece);
            continue;
        }
        if let Some(end) = machine_date(&text[rest.start..rest.end]).filter(|_| number < 5) {
            let mut date = Piece::of(text, lines::trim(text, rest.start, rest.start + end));
            date.set(BlockKind::Dateline, "machine-written date at the head of a line");
            pieces.push(date);
            rest = lines::trim(text, rest.start + end, rest.end);
        }
        if let Some(end) = photo_credit(&text[rest.start..rest.end]).filter(|_| !begun) {
            let mut caption = Piece::of(text, lines::trim(text, rest.start, rest.start + end));
            caption.set(BlockKind::Caption, "ends with a photo credit");
            pieces.push(caption);
            rest = lines::trim(text, rest.start + end, rest.end);
        }
        let mut piece = Piece::of(text, rest);
        tag(&mut piece, &text[rest.start..rest.end]);
        mark(unit).into_iter().for_each(|m| piece.marked(m));
        begun |= piece.is_story();
        pieces.push(piece);
    }
    pieces
}

/// Length of a machine-written date that is followed by other text.
fn machine_date(line: &str) -> Option<usize> {
    MACHINE_DATE.as_ref()?.find(line).map(|m| m.end()).filter(|end| *end < line.len())
}

/// The byte after a photo credit in mid-line, where five words or more follow.
fn photo_credit(line: &str) -> Option<usize> {
    let end = PHOTO_CREDIT.as_ref()?.find(crate::language::prefix(line, 1500))?.end();
    line.get(end..)?.split_whitespace().nth(4).map(|_| end)
}

fn tag(piece: &mut Piece, line: &str) {
    if line.len() > LONGEST_WORD && line.split_whitespace().any(|w| w.chars().nth(LONGEST_WORD).is_some()) {
        return piece.set(BlockKind::Furniture, "a word of more than 200 characters: encoded data");
    }
    if LINK.as_ref().is_some_and(|re| re.is_match(line)) && piece.shape.words <= 25 {
        return piece.set(BlockKind::Furniture, "link");
    }
    if dates::is_date_line(line) {
        return piece.set(BlockKind::Dateline, "dates and times alone");
    }
    if !line.chars().any(char::is_alphabetic) {
        return piece.set(BlockKind::Furniture, "signs without words");
    }
    if is_byline(line) {
        return piece.set(BlockKind::Byline, "names of the writers");
    }
    if is_stamp(line) {
        return piece.set(BlockKind::Dateline, "a date between bars, with short labels or names");
    }
    // What people are quoted with is no page furniture.
    let own = if piece.shape.is_prose() { unquoted(line) } else { line.to_owned() };
    let Some(rule) = TABLE.find(own.trim()) else {
        if is_menu(line) {
            piece.set(BlockKind::Furniture, "short labels side by side: a menu");
        }
        return;
    };
    // A paragraph of the story may end in a sentence that is; a caption ends in its credit.
    if !piece.shape.is_prose() || rule.kind == BlockKind::Caption || half_of_sentences(&own) {
        piece.set(rule.kind, &rule.why);
        piece.reach = rule.reach;
    }
}

/// `NAME | Updated: May 5, 2020, 11:06 AM | Edited by NAME`: parts between bars, one of dates alone, the others short.
fn is_stamp(line: &str) -> bool {
    let parts: Vec<&str> = line.split('|').map(str::trim).filter(|p| !p.is_empty()).collect();
    let short = |p: &&str| p.split_whitespace().count() <= 6 && !p.ends_with(['.', '?', '!']);
    line.len() < 200 && parts.len() > 1 && parts.iter().all(|p| dates::is_date_line(p) || short(p)) && {
        parts.iter().any(|p| dates::is_date_line(p) && !dates::full_dates(p).is_empty())
    }
}

/// Three labels or more of at most three words, with bars, dots or wide gaps between them.
fn is_menu(line: &str) -> bool {
    let wide = line.replace(['|', '·', '•'], "  ");
    let parts: Vec<&str> = wide.split("  ").map(str::trim).filter(|p| !p.is_empty()).collect();
    line.len() < 200
        && parts.len() > 2
        && !is_names(&parts.join("|"))
        && parts.iter().all(|p| p.split_whitespace().count() <= 3 && !p.ends_with(['.', ',', ':', '?']))
}

/// Whether half of the sentences of `line` are page furniture.
fn half_of_sentences(line: &str) -> bool {
    let (mut from, mut furniture, mut all) = (0, 0, 0);
    for end in sentence_ends(line) {
        all += 1;
        furniture += usize::from(TABLE.find(line[from..end].trim()).is_some());
        from = end;
    }
    furniture * 2 >= all
}

/// `By NAME`, `By NAME, 5 May 2020`, `NAME 5 May 2020`.
pub(crate) fn is_byline(line: &str) -> bool {
    if line.len() > 200 {
        return false;
    }
    let dates = dates::full_dates(line);
    let mut bare = line.to_owned();
    for (start, end, _) in dates.iter().rev() {
        bare.replace_range(*start..*end, "");
    }
    let bare = if dates.is_empty() { bare } else { dates::without_labels(&bare) };
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let by = BY.as_ref().and_then(|re| re.find(bare)).map(|m| &bare[m.end()..]);
    let Some(names) = by else { return !dates.is_empty() && is_names(bare) };
    let words: Vec<&str> = names.split_whitespace().collect();
    let small = |w: &&&str| {
        w.chars().next().is_some_and(char::is_lowercase)
            && !matches!(**w, "and" | "in" | "of" | "de" | "van" | "von" | "bin" | "al" | "for" | "the" | "at")
    };
    let lower = words.iter().filter(small).count();
    (1..=14).contains(&words.len())
        && !line.ends_with(['.', '?', '!'])
        && (lower == 0 || (!dates.is_empty() && lower < words.len() && words.len() <= 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_and_menus() {
        for yes in [
            "Last Updated: Apr 24, 2020, 10:31 PM IST | Written By: Ana Lima | Edited By: J. Okoro",
            "Harbour Gazette News Desk | Updated : May 05, 2020, 11:06 AM IST",
            "HARBOUR WIRE ||| March 12, 2020 ||| ANDES-DIPLOMACY, 2nd lead",
        ] {
            assert!(is_stamp(yes), "{yes}");
        }
        for no in
            ["Ferry line opens again | Harbour Gazette", "Harbour Gazette | 2nd lead", "Peru votes | 12 of 20 states"]
        {
            assert!(!is_stamp(no), "{no}");
        }
        for yes in ["Support us    Sign in    UK edition", "Latest | Peru | Letters to us", "For You  Trending  Local"]
        {
            assert!(is_menu(yes), "{yes}");
        }
        for no in [
            "Peru and Chile talk | Harbour Gazette",
            "Ana Lima | Jo Okoro | Mei Lin",
            "He went.  She went.  They went.",
        ] {
            assert!(!is_menu(no), "{no}");
        }
    }

    #[test]
    fn bylines() {
        for yes in [
            "By Ana Lima",
            "By Ana Lima and Jo Okoro in Quito",
            "BY ANA LIMA | Harbour Gazette",
            "By bne Andes March 5, 2014",
            "Ana Lima 5 May 2020",
        ] {
            assert!(is_byline(yes), "{yes}");
        }
        for no in ["By Monday night trucks rolled", "By the sea", "Trucks rolled by", "By Sunday the town had fallen."]
        {
            assert!(!is_byline(no), "{no}");
        }
    }
}
