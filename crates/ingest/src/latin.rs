//! What do `\w` and `\p{Lu}` mean in the patterns of this crate? Letters of the Latin script, which English pages
//! are written in: the classes of all of Unicode make the patterns fifty times as slow to compile.

use regex::{Error, Regex};

/// Compiles `pattern` with its classes narrowed to Latin letters.
pub(crate) fn regex(pattern: &str) -> Result<Regex, Error> {
    Regex::new(&narrow(pattern))
}

/// `pattern` with its classes narrowed; also inside brackets, since classes nest.
pub(crate) fn narrow(pattern: &str) -> String {
    pattern
        .replace(r"\w", "[0-9A-Za-z_À-ÖØ-öø-ɏ]")
        .replace(r"\p{Lu}", r"[A-ZÀ-ÖØ-Þ[Ā-ɏ&&\p{Lu}]]")
        .replace(r"\p{L}", "[A-Za-zÀ-ÖØ-öø-ɏ]")
        .replace(r"\d", "[0-9]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_are_letters() {
        let holds = |pattern: &str, line: &str| regex(pattern).is_ok_and(|re| re.is_match(line));
        assert!(holds(r"^\p{Lu}[\w'’-]+$", "Łódź"));
        assert!(holds(r"^\p{Lu}\p{L}+ \d+$", "Éire 21"));
        assert!(!holds(r"^\p{Lu}", "łódź"));
        assert!(!holds(r"\w", "§ — ’"));
        assert!(holds(r"\bPeru\b", "in Peru."));
    }
}
