//! What does an `index.json` beside the texts say about them?

use std::path::Path;

use legation_model::diag::{Diag, Severity};
use serde::Deserialize;

use crate::Facts;

/// What the index says of one file. Keys not listed here are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct IndexEntry {
    /// Name of the document; the file's stem where it is missing.
    #[serde(default)]
    pub doc: Option<String>,
    /// The file, relative to the folder of the index.
    pub file: String,
    /// Address of the page.
    #[serde(default)]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Day of publication (`2025-05-06`), or month or year (`2025-05`, `2025`).
    #[serde(default)]
    pub pub_date: Option<String>,
}

impl From<IndexEntry> for Facts {
    fn from(entry: IndexEntry) -> Self {
        let filled = |v: Option<String>| v.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        Self {
            id: filled(entry.doc),
            url: filled(entry.url),
            outlet: filled(entry.outlet),
            published: filled(entry.pub_date),
            dated_by: "index.json".into(),
            ..Self::default()
        }
    }
}

/// The entries of the index at `path`; entries that cannot be read are left out, with one warning for the first of them.
pub(crate) fn parse(path: &Path, bytes: &[u8]) -> (Vec<IndexEntry>, Option<Diag>) {
    let place = path.display().to_string();
    let warn = |place: String, message: String| {
        Diag::new(Severity::Warning, "ingest/index-malformed", place, message).help(
            "write a list of `{\"doc\", \"file\", \"url\", \"outlet\", \"pub_date\"}`; the texts are read without it",
        )
    };
    let values: Vec<serde_json::Value> = match serde_json::from_slice(bytes) {
        Ok(values) => values,
        Err(e) if e.line() > 0 => {
            let at = format!("{place}:{}:{}", e.line(), e.column());
            return (
                Vec::new(),
                Some(warn(at, format!("is not a list of index entries ({:?} error)", e.classify()).to_lowercase())),
            );
        }
        Err(_) => return (Vec::new(), Some(warn(place, "is not a list of index entries".into()))),
    };
    let (mut entries, mut bad) = (Vec::new(), Vec::new());
    for (i, value) in values.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(entry) => entries.push(entry),
            Err(_) => bad.push((i + 1).to_string()),
        }
    }
    let diag = (!bad.is_empty()).then(|| {
        bad.truncate(5);
        warn(
            place,
            format!("has entries without a `file`, or with values that are not texts (entry {})", bad.join(", ")),
        )
    });
    (entries, diag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_entries_and_says_what_is_wrong() {
        let check = |json: &str| {
            let (entries, diag) = parse(Path::new("index.json"), json.as_bytes());
            (entries.len(), diag.map(|d| d.to_string()).unwrap_or_default())
        };
        assert_eq!(
            check(r#"[{"doc":"a","file":"a.txt","url":null,"outlet":"X","pub_date":"2020-01-02","more":[1]}]"#),
            (1, String::new())
        );
        let (n, diag) = check(r#"[{"file":"a.txt"},{"doc":"b"},{"file":7}]"#);
        assert_eq!(n, 1);
        assert!(diag.contains("entry 2, 3"), "{diag}");
        for bad in ["", "{", "[", "{}", "null", "[{]", "\u{FEFF}[]x", "7"] {
            let (n, diag) = check(bad);
            assert_eq!(n, 0);
            assert!(diag.starts_with("warning: index.json"), "{bad}: {diag}");
        }
    }
}
