//! Is an actor of the record the one that a list names in words?

use std::collections::BTreeSet;

use legation_model::actor::Actor;

/// What names in words lead to. The knowledge behind it belongs to the program, not to the list.
pub trait Names {
    /// Codes of the states and organisations whose names, people, capitals or adjectives stand in the text.
    fn codes(&self, text: &str) -> BTreeSet<String>;
}

/// Whether one of `found` is who `entry` names: a code that its words lead to or, where they lead to none, its proper
/// name. `None` where it names nobody (`(attackers)`, `gunmen`).
pub fn agrees(entry: &str, found: &[&Actor], names: &dyn Names) -> Option<bool> {
    let codes = names.codes(entry);
    if !codes.is_empty() {
        return Some(found.iter().any(|a| a.code().is_some_and(|code| codes.contains(code))));
    }
    let name = proper_words(&without_remarks(entry)).pop()?;
    Some(found.iter().any(|a| [&a.name, &a.text].into_iter().any(|t| words(t).contains(&name))))
}

/// Whether every one of `entries` that names somebody is among `found`; if not, who is missing.
pub fn all_agree(entries: &[String], found: &[&Actor], names: &dyn Names) -> Result<(), String> {
    match entries.iter().find(|e| agrees(e, found, names) == Some(false)) {
        None => Ok(()),
        Some(missing) => {
            let shown: Vec<&str> = found.iter().map(|a| a.name.as_str()).collect();
            let shown = if shown.is_empty() { "nobody".to_string() } else { shown.join(", ") };
            Err(format!("`{missing}` is not among {shown}"))
        }
    }
}

/// A text without what stands in brackets.
pub fn without_remarks(text: &str) -> String {
    let (mut depth, mut out) = (0_u32, String::new());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// The words of a text in small letters, without marks at their ends and without `'s`.
pub fn words(text: &str) -> Vec<String> {
    let cut = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | ':');
    let bare = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase();
        w.strip_suffix("'s").map(str::to_string).unwrap_or(w)
    };
    text.split(cut).map(bare).filter(|w| !w.is_empty()).collect()
}

/// The words that begin with a capital letter, in small letters.
pub fn proper_words(text: &str) -> Vec<String> {
    let capital = |w: &&str| w.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let cut = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | ':');
    text.split(cut).filter(capital).flat_map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Few;

    impl Names for Few {
        fn codes(&self, text: &str) -> BTreeSet<String> {
            let known = [("Fiji", "FJI"), ("Suva", "FJI"), ("Tongan", "TON")];
            known.iter().filter(|(name, _)| text.contains(name)).map(|(_, code)| (*code).to_string()).collect()
        }
    }

    fn actor(name: &str, country: Option<&str>) -> Actor {
        Actor {
            name: name.to_string(),
            text: name.to_string(),
            country: country.map(str::to_string),
            igo: None,
            sector: None,
            role: None,
            person: false,
            anonymous: false,
            how: String::new(),
        }
    }

    #[test]
    fn codes_decide_then_names_and_common_nouns_ask_nothing() {
        let (state, person) = (actor("Fiji", Some("FJI")), actor("Jone Vuki", None));
        let found = [&state, &person];
        for (entry, expected) in [
            ("Suva's envoy", Some(true)),
            ("Tongan police (dozens)", Some(false)),
            ("Mr Vuki (unnamed here)", Some(true)),
            ("Litia Bola", Some(false)),
            ("(attackers)", None),
            ("12 named men", None),
        ] {
            assert_eq!(agrees(entry, &found, &Few), expected, "{entry}");
        }
        assert!(all_agree(&["Fiji".into(), "gunmen".into()], &found, &Few).is_ok());
        assert_eq!(all_agree(&["Tongan navy".into()], &[], &Few), Err("`Tongan navy` is not among nobody".into()));
    }

    #[test]
    fn words_lose_marks() {
        assert_eq!(words("Suva's (old) “port”, 5"), ["suva", "old", "port", "5"]);
        assert_eq!(without_remarks("Nauru (implied) now").split_whitespace().collect::<Vec<_>>(), ["Nauru", "now"]);
    }
}
