//! Which record is asked for? What could be known by a day, and what analysts have corrected.

use std::collections::BTreeMap;

use jiff::civil::Date;
use legation_model::claim::CodedDocument;
use legation_model::correction::Correction;
use legation_model::diag::{Diag, Severity};
use legation_model::time::Dated;

/// What is asked of a run beyond its articles; by default everything, uncorrected.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Only what was published by this day.
    pub as_of: Option<Date>,
    /// The lines of a file of corrections.
    pub corrections: Vec<Correction>,
}

impl View {
    /// The documents that could be read on the day, and what is said of the others.
    ///
    /// `publication` gives days of publication by id and hash, inferred ones among them; it is asked only where a document
    /// states none. An inferred day decides whether a document is in; it does not enter the record, which is made of the
    /// documents of that day alone.
    pub fn known_by(
        &self,
        coded: Vec<CodedDocument>,
        publication: impl Fn(&[CodedDocument]) -> BTreeMap<(String, String), Dated>,
    ) -> (Vec<CodedDocument>, Vec<Diag>) {
        let Some(day) = self.as_of else { return (coded, Vec::new()) };
        let undated = coded.iter().any(|d| d.document.published.range.is_none_or(|r| r.first <= day && day < r.last));
        let inferred = if undated { publication(&coded) } else { BTreeMap::new() };
        let (mut later, mut diags) = (0, Vec::new());
        let kept = coded.into_iter().filter(|doc| {
            let d = &doc.document;
            let dated = inferred.get(&(d.id.clone(), d.hash.clone())).unwrap_or(&d.published);
            match dated.range {
                Some(range) if range.last <= day => true,
                Some(range) if range.first > day => {
                    later += 1;
                    false
                }
                known => {
                    let when = known.map_or("its day of publication is not known".to_owned(), |r| {
                        format!("it was published at some time in {}", r.timex())
                    });
                    let message = format!("{when}; it is left out of the record as of {day}");
                    diags.push(
                        Diag::new(Severity::Warning, "as-of/undated", &d.id, message)
                            .help("state the day in the article or as `pub_date` in index.json"),
                    );
                    false
                }
            }
        });
        let kept = kept.collect();
        if later > 0 {
            let articles = if later == 1 { "1 article was".to_owned() } else { format!("{later} articles were") };
            let message = format!("{articles} published later and left out");
            diags.push(Diag::new(Severity::Note, "as-of/later", format!("as of {day}"), message));
        }
        (kept, diags)
    }
}
