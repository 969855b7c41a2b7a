//! Who wrote the article? Persons' names out of bylines.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::{dates, latin, outlet, shape};

static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i)[-–—|•*\s]*(?:(?:words|text|story|reporting|report|reported|written|posted|published|edited|analysis|opinion|commentary)\s+)?(?:by|from)\b[:\s]*").ok()
});
/// What follows names in bylines: where they are, what for, how to reach them.
static AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?: in | at | for | of | from | reporting\b| contribut\w+\b| updated\b| published\b|[(\[|•·–—/]| - |\S+@\S+|@\w|https?:)").ok()
});

/// The persons that `bylines` name, each once; some systems name the `outlet` as one.
pub(crate) fn of(bylines: &[String], outlet: Option<&str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = bylines.iter().flat_map(|b| names(b)).filter(|n| Some(n.as_str()) != outlet);
    all.filter(|n| seen.insert(n.to_lowercase())).collect()
}

/// The names of the persons in `byline`, as metadata or the page give it; empty where it names none.
///
/// After `By`, a part behind a comma belongs to the name before it (a place, an office, an outlet), unless the line is a list
/// that ends with `and`. In metadata, commas part names.
pub(crate) fn names(byline: &str) -> Vec<String> {
    let bare: String = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = crate::language::prefix(&bare, 300);
    let parts: Vec<(bool, &str)> = bare
        .split(['|', '•', '·', ';'])
        .map(|part| match BY.as_ref().and_then(|re| re.find(part)) {
            Some(by) => (true, &part[by.end()..]),
            None => (false, part),
        })
        .collect();
    let by = parts.iter().any(|p| p.0);
    let mut names: Vec<String> = Vec::new();
    // Beside what is said to be the byline, other parts are dates and outlets.
    for (_, part) in parts.iter().filter(|p| p.0 == by) {
        let end = dates::full_dates(part).first().map_or(part.len(), |d| d.0);
        let part = part[..end].replace(" & ", " and ");
        let groups: Vec<&str> = part.split(" and ").collect();
        for (i, group) in groups.iter().enumerate() {
            let end = AFTER.as_ref().and_then(|re| re.find(group)).map_or(group.len(), |m| m.start());
            let commas: Vec<&str> = group[..end].split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
            let list = !by || i + 1 < groups.len() || commas.len() > 2;
            let taken = if list { commas.len() } else { 1 };
            let is_person = |name: &&str| shape::is_names(name) && !outlet::is_name(name);
            names.extend(commas.into_iter().take(taken).filter(is_person).map(cased));
        }
    }
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
            ("The Northern Wire", ""),
            ("Published: 5 May 2020 | By Ana Lima", "Ana Lima"),
            ("Ana Lima · 5 May 2020", "Ana Lima"),
            ("Ana Lima; Jo Okoro; ana lima", "Ana Lima+Jo Okoro"),
            ("Анна Лима", "Анна Лима"),
            ("", ""),
        ] {
            assert_eq!(of(&[line.to_owned()], None).join("+"), expected, "{line}");
        }
    }
}
