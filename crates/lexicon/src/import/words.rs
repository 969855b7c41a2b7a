//! Which lemmas may a word of a pattern have? And which words are prepositions, particles, auxiliaries?

/// Prepositions: a word after one of them is its object.
pub(crate) const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "alongside",
    "amid",
    "among",
    "as",
    "at",
    "because",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "concerning",
    "despite",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "on",
    "onto",
    "outside",
    "over",
    "regarding",
    "since",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

/// Words that belong to the verb: `rule out`, `put forward`.
pub(crate) const PARTICLES: &[&str] = &[
    "apart", "around", "aside", "away", "back", "down", "forth", "forward", "off", "out", "together", "up", "along",
    "by", "in", "on", "over", "through",
];

/// Auxiliaries of tense and voice before the verb, which need no condition.
pub(crate) const TENSE: &[&str] =
    &["am", "are", "be", "been", "being", "had", "has", "have", "having", "is", "was", "were"];

/// Words before the verb that Legation reads itself: negation, modality, speech.
pub(crate) const READ_ELSEWHERE: &[&str] = &[
    "can", "cannot", "could", "did", "do", "does", "fail", "failed", "fails", "may", "might", "must", "n't", "neither",
    "never", "no", "nor", "not", "plan", "planned", "refuse", "refused", "said", "say", "says", "shall", "should",
    "told", "unable", "unlikely", "will", "would",
];

/// Verbs whose forms spaCy gives another lemma (`staged`: `stag`); their own lemma may be missing. Only those whose
/// other lemma is no verb of the news. Source: suffix rules and index of en_core_web_sm 3.8.0.
const SLIPS: &[(&str, &str)] = &[
    ("cope", "cop"),
    ("fine", "fin"),
    ("hate", "hat"),
    ("hope", "hop"),
    ("lambaste", "lambast"),
    ("rage", "rag"),
    ("rape", "rap"),
    ("rate", "rat"),
    ("scare", "scar"),
    ("shame", "sham"),
    ("snipe", "snip"),
    ("stage", "stag"),
    ("wage", "wag"),
];

/// Lemmas that a noun or other word may have: itself, and without the ending of a plural. In small letters.
pub(crate) fn lemmas(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut out = vec![word.clone()];
    let singular = if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 2) {
        Some(format!("{stem}y"))
    } else if ["sses", "shes", "ches", "xes"].iter().any(|e| word.ends_with(e)) {
        word.strip_suffix("es").map(str::to_owned)
    } else if ["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        None
    } else {
        word.strip_suffix('s').filter(|s| s.chars().count() > 2).map(str::to_owned)
    };
    out.extend(singular);
    out
}

/// Lemmas that a verb may have. `stem`: the dictionary is TABARI's, whose verbs may lack their ending (`ACCUS`). A long
/// verb that spaCy does not know loses only a `d` (`embosomed`: `embosome`).
pub(crate) fn verb_lemmas(verb: &str, stem: bool) -> Vec<String> {
    let verb = verb.to_lowercase();
    let mut out = vec![verb.clone()];
    let ends_in_consonant = verb.chars().next_back().is_some_and(|c| c.is_alphabetic() && !"aeiouy".contains(c));
    let inflected = verb.ends_with("ed");
    if ends_in_consonant && !inflected && (stem || verb.chars().count() >= 6) {
        out.push(format!("{verb}e"));
    }
    if let Some(stem) = verb.strip_suffix("ed").filter(|s| s.chars().count() > 2) {
        out.extend([stem.to_owned(), format!("{stem}e")]);
    }
    let slips = SLIPS.iter().filter(|(verb, _)| out.iter().any(|o| o == verb)).map(|(_, slip)| (*slip).to_owned());
    let slips: Vec<String> = slips.collect();
    out.extend(slips);
    out
}

/// A word without what cannot stand in a file of patterns.
pub(crate) fn clean(word: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '.' | '/');
    word.to_lowercase().chars().filter(kept).collect::<String>().trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{clean, lemmas, verb_lemmas};

    #[test]
    fn plurals_and_stems_are_undone() {
        assert_eq!(lemmas("TALKS"), ["talks", "talk"]);
        assert_eq!(lemmas("ALLIES"), ["allies", "ally"]);
        assert_eq!(lemmas("CLASHES"), ["clashes", "clash"]);
        assert_eq!(lemmas("CRISIS"), ["crisis"]);
        assert_eq!(lemmas("GAS"), ["gas"]);
        assert_eq!(verb_lemmas("ACCUS", true), ["accus", "accuse"]);
        assert_eq!(verb_lemmas("EMBOSOM", false), ["embosom", "embosome"]);
        assert_eq!(verb_lemmas("SCRAP", false), ["scrap"]);
        assert_eq!(verb_lemmas("STAGE", false), ["stage", "stag"]);
        assert_eq!(verb_lemmas("RAMMED", false), ["rammed", "ramm", "ramme"]);
        assert_eq!(clean("\"X|Y\\"), "xy");
    }
}
