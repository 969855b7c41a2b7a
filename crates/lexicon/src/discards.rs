//! Which phrases keep a sentence from being coded? Rows of `discards.csv`, and the search for them in a text.

use std::collections::BTreeMap;

use crate::table::{Cells, Table};

/// A phrase whose sentence or article is not coded (sport, chronologies).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discard {
    /// The phrase; case does not matter.
    pub phrase: String,
    /// The last word may go on (`basketball` also stands for `basketballer`).
    pub stem: bool,
    /// The whole article is left out, not only the sentence.
    pub article: bool,
}

impl Table for Discard {
    const FILE: &'static str = "discards.csv";
    const COLUMNS: &'static [&'static str] = &["phrase", "stem", "leaves_out"];

    fn read(c: &mut Cells) -> Self {
        Self {
            phrase: c.shaped("phrase", |t| words(t).next().is_some(), "a phrase of at least one word"),
            stem: c.flag("stem"),
            article: c.choice("leaves_out", &["article", "sentence"]) == "article",
        }
    }
}

/// All rows, found by their first word.
#[derive(Debug, Clone, Default)]
pub struct Discards {
    rows: Vec<Discard>,
    /// Rows by first word; the words after it.
    by_word: BTreeMap<String, Vec<(usize, Vec<String>)>>,
}

impl Discards {
    /// The rows, indexed.
    pub(crate) fn new(rows: Vec<Discard>) -> Self {
        let mut by_word: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            let mut words = words(&row.phrase);
            if let Some(first) = words.next() {
                by_word.entry(first).or_default().push((n, words.collect()));
            }
        }
        Self { rows, by_word }
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> &[Discard] {
        &self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row whose phrase stands in `text`; one that leaves out the article before one that leaves out the sentence.
    pub fn find(&self, text: &str) -> Option<&Discard> {
        let words: Vec<String> = words(text).collect();
        let found = (0..words.len()).flat_map(|at| self.at(&words[at..]));
        found.map(|n| &self.rows[n]).min_by_key(|row| !row.article)
    }

    /// The rows whose phrase begins with the first of `words`.
    fn at<'t>(&'t self, words: &'t [String]) -> impl Iterator<Item = usize> + 't {
        let first = words.first().map_or("", String::as_str);
        let whole = self.by_word.get(first).into_iter().flatten();
        let whole = whole.filter(|(n, rest)| self.fits(*n, rest, &words[1..]));
        // A stem of one word: every beginning of the word may be one.
        let begun = first.char_indices().skip(1).filter_map(|(end, _)| self.by_word.get(&first[..end])).flatten();
        let begun = begun.filter(|(n, rest)| rest.is_empty() && self.rows[*n].stem);
        whole.chain(begun).map(|(n, _)| *n)
    }

    fn fits(&self, row: usize, rest: &[String], text: &[String]) -> bool {
        let Some((last, middle)) = rest.split_last() else { return true };
        let Some(end) = text.get(middle.len()) else { return false };
        let ends = if self.rows[row].stem { end.starts_with(last.as_str()) } else { end == last };
        ends && middle.iter().eq(text[..middle.len()].iter())
    }
}

/// The words of a text in small letters, without the signs around them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase();
    text.split_whitespace().map(bare).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Discard, Discards};

    #[test]
    fn phrases_are_found_as_words() {
        let row = |phrase: &str, stem, article| Discard { phrase: phrase.into(), stem, article };
        let rows = Discards::new(vec![
            row("Regatta", true, false),
            row("cup final", true, false),
            row("chess", false, false),
            row("book fair", false, true),
        ]);
        let cases = [
            ("The regattas ended.", Some("Regatta")),
            ("\"REGATTA\" day in Bergen", Some("Regatta")),
            ("A cup finalist spoke.", Some("cup final")),
            ("The cup was final.", None),
            ("They play chess.", Some("chess")),
            ("The chessboard fell.", None),
            ("Chess at the Book Fair.", Some("book fair")),
            ("A book", None),
            ("", None),
            ("'’ -- é", None),
        ];
        for (text, phrase) in cases {
            assert_eq!(rows.find(text).map(|r| r.phrase.as_str()), phrase, "{text}");
        }
    }
}
