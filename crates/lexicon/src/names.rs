//! What may the words at this place be a name of?

use std::borrow::Cow;
use std::collections::HashMap;

use crate::Lexicon;

/// Which name of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CountryName {
    Name,
    Demonym,
    Capital,
    Legislature,
}

/// What a name stands for: an index into the table of that name in [`Lexicon`]. The order is that of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameEntry {
    /// A country.
    Country {
        /// Index in [`Lexicon::countries`].
        index: usize,
        /// Which of its names.
        kind: CountryName,
    },
    /// A building or place that stands for those in it.
    Metonym(usize),
    /// An organisation.
    Organisation(usize),
    /// Contested territory.
    Contested(usize),
    /// A place.
    Place(usize),
    /// An agreement.
    Agreement(usize),
    /// An incident.
    Incident(usize),
    /// An outlet.
    Outlet(usize),
    /// A person: index of its first row.
    Person(usize),
}

/// A name cut into tokens.
#[derive(Debug, Clone)]
struct Name {
    /// The tokens after the first, each with a space before it.
    rest: String,
    /// Number of tokens, the first included.
    len: usize,
    entries: Vec<NameEntry>,
}

/// Every known name, found by its first token.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    /// By first token; the names of a token longest first.
    names: HashMap<String, Vec<Name>>,
    /// By the last word of a person's name: rows of [`Lexicon::people`].
    surnames: HashMap<String, Vec<usize>>,
}

impl NameIndex {
    /// The longest known name that begins at token `at`: its number of tokens and what it may stand for, best first.
    /// Case matters; `’` counts as `'`. The tokens are to be cut as [`cut`] cuts names.
    pub fn longest_at(&self, tokens: &[&str], at: usize) -> Option<(usize, &[NameEntry])> {
        let rest = tokens.get(at..)?;
        let names = self.names.get(plain(rest.first()?).as_ref())?;
        let fits = |name: &&Name| {
            name.len <= rest.len()
                && name.rest.split_terminator(' ').skip(1).eq(rest[1..name.len].iter().map(|t| plain(t)))
        };
        names.iter().find(fits).map(|name| (name.len, name.entries.as_slice()))
    }

    /// What a whole name may stand for, best first; empty if it is unknown.
    pub fn exact(&self, name: &str) -> &[NameEntry] {
        let tokens = cut(name);
        let refs: Vec<&str> = tokens.iter().map(String::as_str).collect();
        match self.longest_at(&refs, 0) {
            Some((n, entries)) if n == refs.len() => entries,
            _ => &[],
        }
    }

    /// The rows of [`Lexicon::people`] whose name ends in a surname in small letters, in order.
    pub fn with_surname(&self, surname: &str) -> &[usize] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, text: &str, entry: NameEntry) {
        let text = plain(text);
        let mut tokens = Vec::new();
        text.split_whitespace().for_each(|word| cut_word(word, &mut tokens));
        let Some((first, others)) = tokens.split_first() else { return };
        let mut rest = String::with_capacity(text.len());
        for token in others {
            rest.push(' ');
            rest.push_str(token);
        }
        if !self.names.contains_key(*first) {
            self.names.insert((*first).to_owned(), Vec::new());
        }
        let Some(names) = self.names.get_mut(*first) else { return };
        match names.iter_mut().find(|n| n.rest == rest) {
            Some(name) => name.entries.push(entry),
            None => names.push(Name { rest, len: tokens.len(), entries: vec![entry] }),
        }
    }

    /// The index of all names of `lexicon`.
    pub(crate) fn build(lexicon: &Lexicon) -> Self {
        let mut index = Self { names: HashMap::with_capacity(1 << 14), surnames: HashMap::new() };
        for (i, c) in lexicon.countries.iter().enumerate() {
            let mut add = |texts: &mut dyn Iterator<Item = &String>, kind| {
                texts.for_each(|t| index.add(t, NameEntry::Country { index: i, kind }));
            };
            add(&mut std::iter::once(&c.name).chain(&c.aliases), CountryName::Name);
            add(&mut c.demonyms.iter(), CountryName::Demonym);
            add(&mut c.capital.iter().chain(&c.capital_aliases), CountryName::Capital);
            add(&mut c.legislature.iter(), CountryName::Legislature);
        }
        let mut add_all = |name: &str, aliases: &[String], entry| {
            index.add(name, entry);
            aliases.iter().for_each(|a| index.add(a, entry));
        };
        for (i, m) in lexicon.metonyms.iter().enumerate() {
            add_all(&m.name, &[], NameEntry::Metonym(i));
        }
        for (i, o) in lexicon.organisations.iter().enumerate() {
            add_all(&o.name, &o.aliases, NameEntry::Organisation(i));
        }
        for (i, c) in lexicon.contested.iter().enumerate() {
            add_all(&c.label, &c.terms, NameEntry::Contested(i));
        }
        for (i, p) in lexicon.places.iter().enumerate() {
            add_all(&p.name, &p.aliases, NameEntry::Place(i));
        }
        for (i, a) in lexicon.agreements.iter().enumerate() {
            add_all(&a.name, &a.aliases, NameEntry::Agreement(i));
        }
        for (i, x) in lexicon.incidents.iter().enumerate() {
            add_all(&x.name, &x.aliases, NameEntry::Incident(i));
        }
        for (i, o) in lexicon.outlets.iter().enumerate() {
            add_all(&o.name, &o.aliases, NameEntry::Outlet(i));
        }
        let mut first = 0;
        for (i, p) in lexicon.people.iter().enumerate() {
            if lexicon.people[first].name != p.name {
                first = i;
            }
            add_all(&p.name, &p.aliases, NameEntry::Person(first));
        }
        for (i, p) in lexicon.people.iter().enumerate() {
            if let Some(surname) = name_words(&p.name).pop() {
                index.surnames.entry(surname).or_default().push(i);
            }
        }
        for names in index.names.values_mut() {
            names.sort_by(|a, b| b.len.cmp(&a.len).then_with(|| a.rest.cmp(&b.rest)));
            for name in names {
                name.entries.sort();
                name.entries.dedup();
                // A name of two states is that of the one whose people the data knows better.
                let known = |e: &NameEntry| match e {
                    NameEntry::Country { index, kind } => {
                        let iso = lexicon.countries.get(*index).map(|c| &c.iso3);
                        (*kind, lexicon.people.iter().filter(|p| p.country.as_ref() == iso).count())
                    }
                    _ => (CountryName::Legislature, 0),
                };
                let states = name.entries.iter().filter(|e| matches!(e, NameEntry::Country { .. })).count();
                if states > 1 {
                    name.entries[..states].sort_by_cached_key(|e| {
                        let (kind, people) = known(e);
                        (kind, std::cmp::Reverse(people))
                    });
                }
            }
        }
        index
    }
}

/// Lower-case words of a name, without particles, hyphens and initials' full stops.
pub fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|w| !w.is_empty() && !matches!(w.as_str(), "al" | "bin" | "el" | "dr" | "mr" | "sheikh" | "ibn"))
        .collect()
}

/// A token with typewriter apostrophes.
fn plain(token: &str) -> Cow<'_, str> {
    if token.contains('’') { Cow::Owned(token.replace('’', "'")) } else { Cow::Borrowed(token) }
}

/// Cuts a name as spaCy's English tokenizer does: at spaces; hyphens and slashes between letters, `'s`, commas, quotation
/// marks and brackets are tokens of their own; `U.S.` and `St.` stay whole. Apostrophes come out as `'`.
pub fn cut(name: &str) -> Vec<String> {
    let text = plain(name);
    let mut out = Vec::new();
    text.split_whitespace().for_each(|word| cut_word(word, &mut out));
    out.into_iter().map(str::to_owned).collect()
}

const OPENING: &[char] = &['(', '[', '"', '“', '‘'];
const CLOSING: &[char] = &[')', ']', '"', '”', ',', ';', ':', '!', '?', '\''];

fn cut_word<'t>(word: &'t str, out: &mut Vec<&'t str>) {
    let mut rest = word;
    while let Some(c) = rest.chars().next().filter(|c| OPENING.contains(c)) {
        let (mark, after) = rest.split_at(c.len_utf8());
        out.push(mark);
        rest = after;
    }
    let mut tail = Vec::new();
    loop {
        let end = match rest.chars().last().filter(|c| CLOSING.contains(c)) {
            Some(c) => c.len_utf8(),
            None if rest.len() > 2 && rest.ends_with("'s") => 2,
            None => break,
        };
        let (stem, mark) = rest.split_at(rest.len() - end);
        tail.push(mark);
        rest = stem;
    }
    let mut begin = 0;
    let mut before = None;
    for (at, c) in rest.char_indices() {
        let end = at + c.len_utf8();
        if let (Some(left), Some(right)) = (before, rest[end..].chars().next())
            && splits(left, c, right)
            && begin < at
        {
            out.push(&rest[begin..at]);
            out.push(&rest[at..end]);
            begin = end;
        }
        before = Some(c);
    }
    if begin < rest.len() {
        out.push(&rest[begin..]);
    }
    out.extend(tail.into_iter().rev());
}

/// Whether `mark` between two characters is a token of its own: hyphens before a letter, slashes before a letter,
/// signs between digits.
fn splits(left: char, mark: char, right: char) -> bool {
    match mark {
        '-' | '–' | '—' | '/' if right.is_alphabetic() => left.is_alphanumeric(),
        '-' | '+' => left.is_ascii_digit() && right.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn names_are_cut_as_spacy_cuts_tokens() {
        let cases = [
            ("Sultanate of Oman", "Sultanate of Oman"),
            ("Guinea-Bissau", "Guinea - Bissau"),
            ("Ansar-e-Something", "Ansar - e - Something"),
            ("People's Republic", "People 's Republic"),
            ("People’s Republic", "People 's Republic"),
            ("U.S.", "U.S."),
            ("S. Jaishankar", "S. Jaishankar"),
            ("St. Lucia", "St. Lucia"),
            ("M-23", "M-23"),
            ("N'Djamena", "N'Djamena"),
            ("Côte d'Ivoire", "Côte d'Ivoire"),
            ("Washington, D.C.", "Washington , D.C."),
            ("Congo (Kinshasa)", "Congo ( Kinshasa )"),
            ("Falklands/Malvinas", "Falklands / Malvinas"),
            ("26/11", "26/11"),
            ("12-day war", "12 - day war"),
            ("1975-90", "1975 - 90"),
            ("P5+1", "P5 + 1"),
            ("Workers' Party", "Workers ' Party"),
            ("  ", ""),
            ("-", "-"),
            ("'s", "'s"),
        ];
        for (name, tokens) in cases {
            assert_eq!(cut(name).join(" "), tokens, "{name}");
        }
    }
}
