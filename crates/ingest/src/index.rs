//! What does an `index.json` beside the texts say about them?

use std::path::Path;

use jiff::civil::Date;
use legation_model::diag::{Diag, Severity};
use legation_model::time::{DateRange, Dated};
use serde::Deserialize;

/// What the index says of one file. Keys not listed here are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct IndexEntry {
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

impl IndexEntry {
    /// The publication date; `Some(Err)` where `pub_date` is no date.
    pub(crate) fn published(&self) -> Option<Result<Dated, String>> {
        let written = self.pub_date.as_deref().map(str::trim).filter(|d| !d.is_empty())?;
        let range = date_range(written).ok_or_else(|| written.to_owned());
        Some(range.map(|r| Dated::stated(r, "index.json")))
    }
}

fn date_range(written: &str) -> Option<DateRange> {
    // A time of day after the date is left out.
    let day = written.get(..10).filter(|_| written.len() == 10 || matches!(written.as_bytes()[10], b'T' | b' '));
    if let Some(Ok(day)) = day.map(str::parse::<Date>) {
        return Some(DateRange::day(day));
    }
    match written.split_once('-') {
        Some((year, month)) => DateRange::month(year.parse().ok()?, month.parse().ok()?),
        None => DateRange::year(written.parse().ok().filter(|y| (1000..=9999).contains(y))?),
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

    #[test]
    fn dates() {
        let check = |d: &str| {
            let entry = IndexEntry { pub_date: Some(d.into()), ..Default::default() };
            entry.published().map(|p| p.map(|d| d.range.map(|r| r.timex()).unwrap_or_default()))
        };
        assert_eq!(check("2020-02-29"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("2020-02-29T10:00:00Z"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("2020-02"), Some(Ok("2020-02".into())));
        assert_eq!(check("2020"), Some(Ok("2020".into())));
        assert_eq!(check(" "), None);
        for bad in ["2020-02-30", "20", "2020-13", "soon", "2020-02-29x", "ééééééé"] {
            assert_eq!(check(bad), Some(Err(bad.into())));
        }
    }
}
