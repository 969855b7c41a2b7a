//! What does a line look like: a sentence, a headline, a list of names?

use std::sync::LazyLock;

use regex::Regex;

use crate::latin;

/// Words that sentences have and headlines and captions mostly do without.
const SMALL: &[&str] = &["the", "a", "an", "is", "was", "were", "had", "has", "have", "been", "which", "who", "that"];

/// Words that stay small in names of persons.
const PARTICLES: &[&str] = &[
    "de", "da", "del", "della", "der", "den", "di", "dos", "du", "la", "le", "van", "von", "bin", "bint", "ibn", "al",
    "el", "ben",
];

/// Nouns of bodies and things: a line with one of them is no list of persons.
static BODIES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(
        r"(?i)\b(ministry|ministers?|office|presid\w+|government|parliament|embassy|army|navy|police|court|university|institute|council|committee|agency|news|times|post|press|media|flags?|map|logo|image|photos?|pictures?|file|united|republic|states?|border|talks|summit|crisis|war|forces?|party|bank|group|union|nations|commission|service|desk|house|palace|airport|street|building)\b",
    )
    .ok()
});

/// Figures of a line's wording.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    /// Words with a letter or digit.
    pub words: usize,
    /// Ends as a sentence does, closing quotation marks aside.
    pub ends: bool,
    /// Last mark where `ends`: `.`, `!`, `?`, `…` or `:`.
    pub mark: char,
    /// Words of four letters and more that begin with a capital, as a share of such words.
    pub capitals: f32,
    /// Number of the small words that headlines leave out.
    pub small: usize,
    /// Begins with a capital, a digit or a quotation mark.
    pub opens: bool,
    /// Has a comma or a dash in it.
    pub pauses: bool,
}

impl Shape {
    /// The shape of `line`; of long lines only the first 4000 bytes and the end are looked at.
    pub fn of(line: &str) -> Self {
        let sample = crate::language::prefix(line, 4000);
        let mut shape = Self::default();
        let (mut long, mut capital) = (0usize, 0usize);
        for word in sample.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let Some(first) = word.chars().next() else { continue };
            shape.words += 1;
            shape.small += usize::from(SMALL.contains(&word.to_lowercase().as_str()));
            if word.chars().nth(3).is_some() && first.is_alphabetic() {
                long += 1;
                capital += usize::from(first.is_uppercase());
            }
        }
        shape.capitals = if long == 0 { 0.0 } else { capital as f32 / long as f32 };
        let bare = line.trim_end_matches(|c: char| "\"”’'»)]*".contains(c) || c.is_whitespace());
        shape.mark = bare.chars().next_back().unwrap_or(' ');
        shape.ends = matches!(shape.mark, '.' | '!' | '?' | '…' | ':');
        let first = line.chars().next().unwrap_or(' ');
        shape.opens = first.is_uppercase() || first.is_numeric() || "\"“‘'«".contains(first);
        shape.pauses = line.contains([',', '—', '–', ';']);
        shape
    }

    /// Reads as a sentence or more: ends as one and is no slogan or question heading; or is long running text.
    pub fn is_prose(&self) -> bool {
        let sentence = match self.mark {
            '.' | '…' => self.words >= 7 || (self.words >= 4 && self.capitals < 0.8),
            ':' => self.words >= 8 && self.capitals < 0.75,
            '!' | '?' => self.words >= 9 && self.capitals < 0.75,
            _ => false,
        };
        sentence || (self.words >= 18 && self.capitals < 0.7)
    }

    /// Reads as a headline: some words, not closed as a sentence.
    pub fn is_headline(&self) -> bool {
        (2..=30).contains(&self.words) && !matches!(self.mark, '.' | '…' | ':')
    }
}

/// Whether `line` consists of persons' names: two to four capitalised words each, between commas or `and`.
pub(crate) fn is_names(line: &str) -> bool {
    if line.len() > 200 || line.chars().any(|c| c.is_numeric() || "?!:\"“”".contains(c)) {
        return false;
    }
    if BODIES.as_ref().is_some_and(|re| re.is_match(line)) {
        return false;
    }
    let parts = line.replace(" and ", ",").replace(" & ", ",");
    parts.split([',', '|', ';']).map(str::trim).filter(|p| !p.is_empty()).all(is_name)
        && parts.chars().any(char::is_alphabetic)
}

fn is_name(part: &str) -> bool {
    let part = part.strip_prefix("and ").unwrap_or(part);
    let words: Vec<&str> = part.split_whitespace().collect();
    let names = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let particles = words.iter().filter(|w| PARTICLES.contains(w)).count();
    (2..=4).contains(&names) && names + particles == words.len()
}

static SENTENCE_END: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r#"[.!?…]["”’)\]]*\s+"#).ok());

/// The bytes after which the sentences of `line` end, the last being its length. Abbreviations end sentences here:
/// the parts serve to find furniture, not to be coded.
pub(crate) fn sentence_ends(line: &str) -> Vec<usize> {
    SENTENCE_END
        .iter()
        .flat_map(|re| re.find_iter(line))
        .map(|m| m.end())
        .filter(|e| *e < line.len())
        .chain([line.len()])
        .collect()
}

/// Letters and digits of `line` in lower case, the rest as single spaces: for comparing lines.
pub(crate) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// `line` without what stands between double quotation marks; an unclosed quotation runs to the end.
pub(crate) fn unquoted(line: &str) -> String {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            match c {
                '“' | '«' | '„' => quoted = true,
                '”' | '»' => quoted = false,
                '"' => quoted = !quoted,
                _ => return !quoted,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for yes in [
            "Ana Lima",
            "Ana Lima and Piet van der Berg",
            "Ana Lima, Jo Okoro, and Mei Lin Chan",
            "Omar al Said | Ana Lima",
        ] {
            assert!(is_names(yes), "{yes}");
        }
        for no in
            ["Ana Lima Foreign Ministry", "Peru", "Ministers meet in Lima", "Peru-Chile Flag", "Ferries sail again", ""]
        {
            assert!(!is_names(no), "{no}");
        }
    }

    #[test]
    fn prose_and_headlines() {
        let prose = |s: &str| Shape::of(s).is_prose();
        assert!(prose("Nothing else is known."));
        assert!(prose("“We shall meet again,” the envoy of Peru told reporters in Quito."));
        assert!(!prose("Ferries sail again after a year"));
        assert!(!prose("What happens next?"));
        assert!(!prose("Who pays for it?"));
        assert!(Shape::of("Ferries sail again").is_headline());
        assert!(!Shape::of("He paid.").is_headline());
    }

    #[test]
    fn quotations_are_left_out() {
        assert_eq!(unquoted("He said “we know” and \"our men\" left"), "He said  and  left");
    }
}
