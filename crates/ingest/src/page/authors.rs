//! Who wrote the article? Persons' names out of bylines.

use std::sync::LazyLock;

use regex::Regex;

use crate::{dates, latin, shape};

static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i)[-–—|•*\s]*(?:(?:words|text|story|reporting|report|reported|written|posted|published|edited|analysis|opinion|commentary)\s+)?(?:by|from)\b[:\s]*").ok()
});
/// What follows names in bylines: where they are, what for, how to reach them.
static AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?: in | at | for | of | from | reporting\b| contribut\w+\b| updated\b| published\b|[(\[|•·–—/]| - |\S+@\S+|@\w|https?:)").ok()
});

/// The names of the persons in `byline`, as metadata or the page give it; empty where it names none.
///
/// After `By`, a part behind a comma belongs to the name before it (a place, an office, an outlet), unless the line is a list
/// that ends with `and`. In metadata, commas part names.
pub(crate) fn names(byline: &str) -> Vec<String> {
    let bare: String = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = crate::language::prefix(&bare, 300);
    let by = BY.as_ref().and_then(|re| re.find(bare)).map(|m| m.end());
    let mut line = &bare[by.unwrap_or(0)..];
    if let Some((start, ..)) = dates::full_dates(line).first() {
        line = &line[..*start];
    }
    let mut names: Vec<String> = Vec::new();
    for group in line.split([';', '\n']) {
        let group = group.replace(" & ", " and ");
        let parts: Vec<&str> = group.split(" and ").collect();
        for (i, part) in parts.iter().enumerate() {
            let end = AFTER.as_ref().and_then(|re| re.find(part)).map_or(part.len(), |m| m.start());
            let commas: Vec<&str> = part[..end].split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
            let list = by.is_none() || i + 1 < parts.len() || commas.len() > 2;
            let taken = if list { commas.len() } else { 1 };
            names.extend(commas.into_iter().take(taken).filter(|n| shape::is_names(n)).map(cased));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|n| seen.insert(n.to_lowercase()));
    names
}

/// `JANE VAN DOE` as `Jane Van Doe`.
fn cased(name: &str) -> String {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let mut out = String::new();
    for c in name.chars() {
        if start {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        start = !c.is_alphanumeric() && c != '’' && c != '\'';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for (line, expected) in [
            ("By Ana Lima and Jo Okoro, Arica", "Ana Lima+Jo Okoro"),
            ("By Ana Lima, New Arica", "Ana Lima"),
            ("By Ana Lima in Arica and Jo Okoro in Quito", "Ana Lima+Jo Okoro"),
            ("By Ana Lima, Jo Okoro and Mei Lin Chan", "Ana Lima+Jo Okoro+Mei Lin Chan"),
            ("By Ana Lima, Jo Okoro, Mei Lin", "Ana Lima+Jo Okoro+Mei Lin"),
            ("Ana Lima, Jo Okoro", "Ana Lima+Jo Okoro"),
            ("BY ANA LIMA | Harbour Gazette", "Ana Lima"),
            ("Written by Piet van der Berg, diplomatic editor, 5 May 2020", "Piet van der Berg"),
            ("Ana Lima (Harbour Wire)", "Ana Lima"),
            ("ana.lima@gazette.example", ""),
            ("Harbour Gazette News Desk", ""),
            ("By Reuters", ""),
            ("Ana Lima; Jo Okoro; ana lima", "Ana Lima+Jo Okoro"),
            ("Анна Лима", "Анна Лима"),
            ("", ""),
        ] {
            assert_eq!(names(line).join("+"), expected, "{line}");
        }
    }
}
