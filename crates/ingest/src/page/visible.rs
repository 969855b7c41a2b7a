//! Where in the page does each visible character stand, and so each paragraph of the clean text?

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Token, Tokenizer};
use legation_model::span::Span;
use memchr::memmem;

use super::map::Map;

/// Text without white space, with the way back to where it came from.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    pub text: String,
    pub map: Map,
}

/// Longest character reference; the longest name has 31 letters.
const LONGEST_REFERENCE: usize = 40;
/// Paragraphs from this length on, in bytes without white space, are found by their words alone; shorter ones between them.
const LONG: usize = 24;
/// How often the length of a page is searched for paragraphs that do not stand where they are expected.
const MOST_SEARCHES: usize = 100;

impl Flat {
    /// The visible characters of `page`, then those of its `<title>` and its meta fields: what the page shows comes first.
    pub fn of_page(page: &str) -> Self {
        let (mut shown, mut stated) = (Self::default(), Self::default());
        let (mut element, mut attribute) = (Vec::new(), Vec::new());
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
            let raw = || page.get(span.start..span.end).unwrap_or("");
            match event {
                CallbackEvent::OpenStartTag { name } => name.clone_into(&mut element),
                CallbackEvent::EndTag { .. } => element.clear(),
                CallbackEvent::AttributeName { name } => name.clone_into(&mut attribute),
                CallbackEvent::AttributeValue { .. } if element == b"meta" && attribute == b"content" => {
                    stated.push(span.start, raw(), true);
                }
                CallbackEvent::String { .. } => match element.as_slice() {
                    b"script" | b"style" | b"noscript" | b"iframe" | b"textarea" => {}
                    b"title" => stated.push(span.start, raw(), true),
                    _ => shown.push(span.start, raw(), true),
                },
                _ => {}
            }
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        let Ok(_) = Tokenizer::new_with_emitter(page, emitter).finish();
        shown.append(stated);
        shown
    }

    fn append(&mut self, other: Self) {
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(&other.text);
        let moved = |s: Span| Span { start: s.start + start, end: s.end + start };
        other.map.0.iter().for_each(|s| self.map.push(moved(s.text), s.source));
    }

    /// Adds the characters of `raw`, which stands at byte `at`; with `references`, `&amp;` is the character it stands for.
    pub fn push(&mut self, at: usize, raw: &str, references: bool) {
        let skipped = |c: char| c.is_whitespace() || c.is_control();
        let mut from = 0;
        while from < raw.len() {
            let rest = &raw[from..];
            let run = rest.find(|c| skipped(c) || (references && c == '&')).unwrap_or(rest.len());
            if run > 0 {
                self.take(&rest[..run], at + from, run);
                from += run;
                continue;
            }
            if let Some((length, said)) = reference(rest).filter(|_| references) {
                let said: String = said.chars().filter(|c| !skipped(*c)).collect();
                // Of a reference that says two characters none has a place of its own.
                self.take(&said, at + from, if said.chars().nth(1).is_none() { length } else { 0 });
                from += length;
                continue;
            }
            let c = rest.chars().next().map_or(1, char::len_utf8);
            if rest.starts_with('&') {
                self.take(&rest[..c], at + from, c);
            }
            from += c;
        }
    }

    fn take(&mut self, text: &str, at: usize, length: usize) {
        let start = self.text.len();
        self.text.push_str(text);
        self.map.push(Span::new(start, self.text.len()), Span::new(at, at + length));
    }
}

/// The length of the character reference at the head of `text`, and what it says.
fn reference(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?.bytes().take(LONGEST_REFERENCE);
    let name = body.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let length = 1 + name + usize::from(text.as_bytes().get(1 + name) == Some(&b';'));
    let written = text.get(..length).filter(|_| name > 0)?;
    let said: String = Tokenizer::new(written)
        .filter_map(|token| match token {
            Ok(Token::String(s)) => Some(String::from_utf8_lossy(&s.value).into_owned()),
            _ => None,
        })
        .collect();
    (said != written).then_some((length, said))
}

/// Where the `paragraphs` of `text` stand in `page`, and how many could not be found.
pub(crate) fn align(text: &str, paragraphs: &[Span], page: &Flat) -> (Map, usize) {
    let mut flat = Flat::default();
    let parts: Vec<Range<usize>> = paragraphs
        .iter()
        .map(|p| {
            let start = flat.text.len();
            flat.push(p.start as usize, p.of(text), false);
            start..flat.text.len()
        })
        .collect();
    let places = places(&flat.text, &parts, &page.text);
    let mut found = Map::default();
    for (part, place) in parts.iter().zip(&places) {
        if let Some(place) = place {
            found.push(Span::new(part.start, part.end), Span::new(*place, place + part.len()));
        }
    }
    let lost = parts.iter().zip(&places).filter(|(part, place)| place.is_none() && !part.is_empty()).count();
    (flat.map.turned().then(&found).then(&page.map), lost)
}

/// Where in `page` each of `parts` of `text` begins: long ones in order, first where they follow each other; then short
/// ones, between those beside them.
fn places(text: &str, parts: &[Range<usize>], page: &str) -> Vec<Option<usize>> {
    let mut places = vec![None; parts.len()];
    let mut budget = MOST_SEARCHES * page.len();
    let mut find = |from: usize, to: usize, part: &Range<usize>| {
        let within = page.as_bytes().get(from..to).filter(|w| w.len() <= budget)?;
        let found = memmem::find(within, text[part.clone()].as_bytes());
        budget -= found.map_or(within.len(), |at| at);
        found.map(|at| from + at)
    };
    let mut next = 0;
    for (place, part) in places.iter_mut().zip(parts).filter(|(_, part)| part.len() >= LONG) {
        *place = find(next, page.len(), part).or_else(|| find(0, page.len(), part));
        next = place.map_or(next, |at| at + part.len());
    }
    let mut limits = vec![page.len(); parts.len()];
    for i in (1..parts.len()).rev() {
        limits[i - 1] = places[i].unwrap_or(limits[i]);
    }
    let mut before = 0;
    for (i, part) in parts.iter().enumerate() {
        if places[i].is_none() && !part.is_empty() && part.len() < LONG {
            places[i] = find(before, limits[i], part);
            if part.len() >= LONG / 2 {
                places[i] = places[i].or_else(|| find(0, page.len(), part));
            }
        }
        // What stands behind the next is out of order, and no place to go on from.
        before = places[i].map(|at| at + part.len()).filter(|end| *end <= limits[i]).unwrap_or(before);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each stretch of `text` with the part of `page` that says it.
    fn check(text: &str, page: &str) -> Vec<(String, String)> {
        let mut start = 0;
        let paragraphs: Vec<Span> = text
            .split("\n\n")
            .map(|p| {
                start += p.len() + 2;
                Span::new(start - p.len() - 2, start - 2)
            })
            .collect();
        let (map, _) = align(text, &paragraphs, &Flat::of_page(page));
        let map = map.joined(text, page.as_bytes());
        map.0.iter().map(|s| (s.text.of(text).to_owned(), s.source.of(page).to_owned())).collect()
    }

    #[test]
    fn paragraphs_lead_to_the_page() {
        let page = "<title>Ferries sail &amp; more | Gazette</title><script>var a = '<p>Ferries sail & more';</script>\
            <h1>Ferries sail &amp; more</h1><p>The <b>envoys</b> met\nin Zürich&nbsp;on Friday&mdash;twice.</p>";
        let text = "Ferries sail & more\n\nThe envoys met in Zürich on Friday—twice.";
        let found = check(text, page);
        let told: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Ferries sail", "Ferries sail"),
                ("&", "&amp;"),
                ("more", "more"),
                ("The", "The"),
                ("envoys", "envoys"),
                ("met", "met"),
                ("in Zürich", "in Zürich"),
                ("on Friday", "on Friday"),
                ("—", "&mdash;"),
                ("twice.", "twice."),
            ]
        );
    }

    #[test]
    fn what_is_only_stated_is_found_behind_what_is_shown() {
        let page = "<meta content='Talks on the port resume at last'><title>x</title><p>Short.</p><p>Nothing more was said of it by the envoys.</p>";
        let found =
            check("Talks on the port resume at last\n\nShort.\n\nNothing more was said of it by the envoys.", page);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().all(|(a, b)| a == b), "{found:?}");
    }

    #[test]
    fn references() {
        assert_eq!(reference("&amp;x"), Some((5, "&".into())));
        assert_eq!(reference("&#x2014; a"), Some((8, "—".into())));
        assert_eq!(reference("&eacute"), Some((7, "é".into())));
        assert_eq!(reference("& b"), None);
        assert_eq!(reference("&zz;"), None);
    }
}
