//! Do the patterns speak the vocabulary of the record? Modes, contexts and codes that the tables of `data/ontology/` lack.

use legation_model::diag::{Diag, Severity};

use crate::Lexicon;
use crate::patterns::Pattern;

/// Reports patterns whose mode, contexts or CAMEO code no table has; `files` are the texts that they were read from.
pub(crate) fn check(lexicon: &Lexicon, files: &[(String, String)], diags: &mut Vec<Diag>) {
    // Tables without rows are a test's; nothing can be said of patterns then.
    if lexicon.ontology.cameo.is_empty() || lexicon.ontology.contexts.is_empty() {
        return;
    }
    for pattern in &lexicon.patterns.list {
        let mut fail = |key: &str, message: String, table: &str| {
            let diag = Diag::new(Severity::Error, "data/pattern-word", place(pattern, key, files), message);
            diags.push(diag.help(format!("take one of data/ontology/{table}")));
        };
        if let Some(mode) = &pattern.mode
            && !lexicon.ontology.has_mode(pattern.event_type, mode)
        {
            let message = format!("`{}`: {} has no mode `{mode}`", pattern.id, pattern.event_type.name());
            fail("mode", message, "modes.csv");
        }
        for context in &pattern.contexts {
            if !lexicon.ontology.contexts.iter().any(|row| &row.context == context) {
                fail("contexts", format!("`{}`: `{context}` is no context", pattern.id), "contexts.csv");
            }
        }
        if !pattern.silent && lexicon.cameo(&pattern.cameo).is_none() {
            fail("cameo", format!("`{}`: `{}` is no CAMEO code", pattern.id, pattern.cameo), "cameo.csv");
        }
    }
}

/// `file:row:column` of a key of a pattern, or of its id where the key is not found.
fn place(pattern: &Pattern, key: &str, files: &[(String, String)]) -> String {
    let Some((_, text)) = files.iter().find(|(path, _)| format!("data/{path}") == pattern.file) else {
        return pattern.file.clone();
    };
    let id = format!("id = \"{}\"", pattern.id);
    let Some(at) = text.lines().position(|line| line.trim() == id) else { return pattern.file.clone() };
    let ours = text.lines().enumerate().skip(at).take_while(|(n, line)| *n == at || !line.starts_with("[["));
    let row = ours.filter(|(_, line)| line.split('=').next().is_some_and(|k| k.trim() == key)).map(|(n, _)| n).next();
    format!("{}:{}:1", pattern.file, row.unwrap_or(at) + 1)
}
