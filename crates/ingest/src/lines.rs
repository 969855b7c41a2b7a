//! Which lines stand for one paragraph?

/// A paragraph, or a line that stands for itself: bytes of the text, without the white space around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub start: usize,
    pub end: usize,
}

/// Longest line, in characters, of a text whose lines were broken at a fixed width.
const WIDEST: usize = 120;

/// White space, control characters and characters of no width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// The part `start..end` of `text` without blanks at its ends.
pub(crate) fn trim(text: &str, start: usize, end: usize) -> Unit {
    let slice = &text[start..end];
    let head = slice.len() - slice.trim_start_matches(is_blank).len();
    let kept = slice.trim_matches(is_blank).len();
    Unit { start: start + head, end: start + head + kept }
}

/// The paragraphs of `text` in order. Each line is one, unless lines are broken at a fixed width or in mid-sentence.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let lines = lines(text);
    let width = fixed_width(text, &lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut previous: Option<Unit> = None;
    for line in lines {
        match (previous, line, units.last_mut()) {
            (Some(before), Some(line), Some(unit)) if joins(text, before, line, width) => unit.end = line.end,
            (_, Some(line), _) => units.push(line),
            (_, None, _) => {}
        }
        previous = line;
    }
    units
}

/// The lines of `text`, trimmed; `None` for a blank one.
fn lines(text: &str) -> Vec<Option<Unit>> {
    let mut lines = Vec::new();
    let mut push = |start: usize, end: usize| {
        let line = trim(text, start, end);
        lines.push((line.start < line.end).then_some(line));
    };
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut next = at + c.len_utf8();
        match c {
            '\r' => {
                if chars.next_if(|(_, c)| *c == '\n').is_some() {
                    next += 1;
                }
            }
            '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {}
            _ => continue,
        }
        push(start, at);
        start = next;
    }
    push(start, text.len());
    lines
}

/// The width at which the lines were broken, where most line ends within paragraphs stand in mid-sentence.
fn fixed_width(text: &str, lines: &[Option<Unit>]) -> Option<usize> {
    let mut lengths: Vec<usize> = Vec::new();
    let (mut ends, mut within) = (0, 0);
    for pair in lines.windows(2) {
        let (Some(a), Some(b)) = (pair[0], pair[1]) else { continue };
        lengths.push(text[a.start..a.end].chars().take(WIDEST + 1).count());
        ends += 1;
        within += usize::from(runs_on(text, a, b));
    }
    lengths.sort_unstable();
    let widest = *lengths.last()?;
    (ends >= 3 && within * 2 >= ends && (45..=WIDEST).contains(&widest)).then_some(widest)
}

/// Whether the sentence at the end of line `a` goes on in line `b`.
fn runs_on(text: &str, a: Unit, b: Unit) -> bool {
    let last = text[a.start..a.end].chars().next_back();
    let first = text[b.start..b.end].chars().next();
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—' | ';' | '’' | '\''))
        && first.is_some_and(char::is_lowercase)
}

fn joins(text: &str, a: Unit, b: Unit, width: Option<usize>) -> bool {
    // The length is counted no further than it matters: a file may be one line of megabytes.
    let length = text[a.start..a.end].chars().take(WIDEST + 1).count();
    if (40..=WIDEST).contains(&length) && runs_on(text, a, b) {
        return true;
    }
    let (before, after) = (text[a.start..a.end].chars().next_back(), text[b.start..b.end].chars().next_back());
    let sentence = |c: Option<char>| c.is_some_and(|c| ".!?”\"".contains(c));
    if sentence(before) && !sentence(after) && text[b.start..b.end].split_whitespace().nth(2).is_none() {
        return false; // a mark of the end, a name
    }
    // A line was broken where the next word would not have fitted.
    let word = text[b.start..b.end].chars().take_while(|c| !c.is_whitespace()).take(WIDEST).count();
    width.is_some_and(|w| length <= w && length + 1 + word + 3 > w)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<&str> {
        units(text).iter().map(|u| &text[u.start..u.end]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(
            check("One here.\r\nTwo here.\r\n\r\n \u{A0}Three\u{200B} \n\u{2028}Four\r"),
            ["One here.", "Two here.", "Three", "Four"]
        );
        assert!(check(" \n\t\r\n\u{FEFF}").is_empty());
    }

    #[test]
    fn lines_of_fixed_width_are_joined() {
        let text = "Ferries sail again\n\nThe harbour office of the island said on Monday that ferries would\nsail \
                    again from the end of the month, after the two governments had\nsettled their quarrel about fishing. \
                    Fares remain as they were before\nMarch.\nA first boat left at noon.";
        let units = check(text);
        assert_eq!(units.len(), 3, "{units:#?}");
        assert!(units[1].starts_with("The harbour") && units[1].ends_with("March."));
    }

    #[test]
    fn headlines_under_each_other_are_not_joined() {
        let text = "Ferries sail again between the two islands after a year of quarrel\nMinister says budget talks will \
                    take until the end of the month\nFishermen return to port with the best catch in twenty years\nSchools reopen";
        assert_eq!(check(text).len(), 4);
    }
}
