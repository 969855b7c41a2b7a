//! Are these the same actor? Persons by name, bodies by state and sector.

use std::collections::BTreeSet;

use legation_model::actor::{Actor, Sector};

/// Courtesy titles and ranks that are no part of a name.
const TITLES: [&str; 14] = [
    "dr",
    "mr",
    "mrs",
    "ms",
    "sir",
    "president",
    "minister",
    "prime",
    "foreign",
    "gen",
    "general",
    "king",
    "prince",
    "the",
];

/// Lower-case words of a name, without titles.
pub fn name_words(name: &str) -> Vec<String> {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let bare: Vec<String> = words.iter().filter(|w| !TITLES.contains(&w.as_str())).cloned().collect();
    if bare.is_empty() { words } else { bare }
}

/// Whether two names may be one person's: the words of one are among the other's (`Dar`, `Ishaq Dar`), or the last word
/// is the same and the first begins alike (`Sergey Lavrov`, `Sergei Lavrov`).
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    let (Some(a_last), Some(b_last)) = (a.last(), b.last()) else { return false };
    let (x, y): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    if x.is_subset(&y) || y.is_subset(&x) {
        return true;
    }
    let initial = |words: &[String]| words.first().and_then(|w| w.chars().next());
    let close = |p: &str, q: &str| {
        let shared = p.chars().zip(q.chars()).take_while(|(m, n)| m == n).count();
        shared >= 3 || p.chars().count() == 1 || q.chars().count() == 1
    };
    a_last == b_last && initial(&a) == initial(&b) && close(&a[0], &b[0])
}

/// State or organisation, and for armed or opposing groups within a state the group's sector.
pub fn node(actor: &Actor) -> Option<String> {
    Some(match unit(actor)? {
        (code, Some(sector)) => format!("{code}.{sector}"),
        (code, None) => code.to_owned(),
    })
}

/// The parts of a node, for those who only compare it.
pub type Unit<'a> = (&'a str, Option<&'static str>);

fn unit(actor: &Actor) -> Option<Unit<'_>> {
    use Sector::*;
    let code = actor.code()?;
    Some(match actor.sector {
        Some(s @ (Reb | Uaf | Prm | Opp | Cri)) => (code, Some(s.code())),
        _ => (code, None),
    })
}

/// The parts of the nodes of several actors, sorted.
pub fn units<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> BTreeSet<Unit<'a>> {
    actors.into_iter().filter_map(unit).collect()
}

/// Whether an actor is of a node, as [`node`] writes it; without writing it.
pub fn is_of(actor: &Actor, node: &str) -> bool {
    use Sector::*;
    let Some(rest) = actor.code().and_then(|code| node.strip_prefix(code)) else { return false };
    match actor.sector {
        Some(s @ (Reb | Uaf | Prm | Opp | Cri)) => rest.strip_prefix('.') == Some(s.code()),
        _ => rest.is_empty(),
    }
}

/// Nodes of several actors, sorted.
pub fn nodes<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> BTreeSet<String> {
    actors.into_iter().filter_map(node).collect()
}

/// Codes of several actors, sorted.
pub fn codes<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> BTreeSet<String> {
    actors.into_iter().filter_map(|a| a.code().map(str::to_owned)).collect()
}

/// A person whom the text names; `his counterpart` is a person without a name and may be anybody of that state.
pub fn named(actor: &Actor) -> bool {
    actor.person && !actor.anonymous && actor.name.starts_with(char::is_uppercase) && !actor.name.contains('(')
}

/// Whether two actors may be one: the same person, or a person or body of the same state.
pub fn compatible(a: &Actor, b: &Actor) -> bool {
    match (unit(a), unit(b)) {
        (Some(x), Some(y)) if x != y => false,
        (Some(_), Some(_)) => !(named(a) && named(b)) || same_name(&a.name, &b.name),
        _ => same_name(&a.name, &b.name),
    }
}

/// Whether two actors are surely two: two persons, or two states.
pub fn distinct(a: &Actor, b: &Actor) -> bool {
    match (a.code(), b.code()) {
        (Some(x), Some(y)) if x != y => true,
        _ => named(a) && named(b) && !same_name(&a.name, &b.name),
    }
}

fn rank(actor: &Actor) -> (bool, bool, usize) {
    (named(actor), actor.code().is_some(), actor.name.len())
}

/// Mentions put together: one entry an actor, the most telling mention of each; a body yields to a person of its state.
pub fn merged<'a>(actors: impl IntoIterator<Item = &'a Actor>) -> Vec<Actor> {
    let mut sorted: Vec<&Actor> = actors.into_iter().collect();
    sorted.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.cmp(b)));
    let mut kept: Vec<Actor> = Vec::new();
    for actor in sorted {
        if !kept.iter().any(|k| compatible(k, actor)) {
            kept.push(actor.clone());
        }
    }
    kept.sort_by_key(|a| (a.code().map(str::to_owned), a.name.clone()));
    kept
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn names_of_one_person() {
        for (a, b) in [
            ("Dr. M. Rojas", "Miguel Rojas"),
            ("Sergey Okello", "Sergei Okello"),
            ("Okello", "Peter Okello"),
            ("Peter Otieno Okello", "Peter Okello"),
        ] {
            assert!(same_name(a, b) && same_name(b, a), "{a} / {b}");
        }
        for (a, b) in [("Pedro Rojas", "Miguel Rojas"), ("Miguel Rojas", "Miguel Soto"), ("", "Miguel Soto")] {
            assert!(!same_name(a, b) && !same_name(b, a), "{a} / {b}");
        }
    }
}
