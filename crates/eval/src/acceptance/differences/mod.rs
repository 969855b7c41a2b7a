//! Is a difference between documents, or within one, treated as a list expects? Each class of difference has a rule that
//! looks at the dossier; what the dossier does not say cannot be checked and is not met.

mod accounts;
mod conflicts;
mod wording;

use super::Met;
use super::articles::Articles;
use super::list::Record;

/// Whether the dossier treats the difference as expected.
pub fn check(record: &Record, articles: &Articles<'_>) -> Met {
    let missing = record.docs().into_iter().find(|d| articles.doc(d).is_none());
    if let Some(doc) = missing {
        return Err(format!("document `{doc}` was not read"));
    }
    match record.discrepancy_class.as_str() {
        c if c.contains("two steps") => accounts::two_steps(record, articles),
        c if c.contains("contradiction") && record.expected_treatment.starts_with("occasion") => {
            accounts::occasions(record, articles)
        }
        c if c.contains("contradiction") => conflicts::contradiction(record, articles),
        "granularity" => conflicts::compatible(record, articles),
        "bound vs exact" => conflicts::one_figure(record, articles),
        "duplication" => conflicts::counted_once(record, articles),
        "agreement" | "synonym" => accounts::one_happening(record, articles),
        "distinct events" => accounts::distinct(record, articles),
        "within-document variation" => accounts::linked(record, articles),
        "single source" => accounts::single_source(record, articles),
        "partial lists" => accounts::partial_lists(record, articles),
        "common origin" => accounts::common_origin(record, articles),
        "omission" => accounts::omission(record, articles),
        "one-sided claim" => accounts::one_sided(record, articles),
        "absence of evidence" => accounts::no_evidence(record, articles),
        "cross-crisis contamination" => accounts::kept_apart(record, articles),
        "expired warning" => accounts::expired(record, articles),
        "name variant" => wording::variants(record, articles),
        "contested naming" => wording::one_entity(record, articles),
        "actor-specific citation" => wording::citations(record, articles),
        "old document" => wording::office_holders(record, articles),
        c if c.contains("paraphrase inflation") => wording::wordings(record, articles),
        "within-document inconsistency" => wording::gradient(record, articles),
        "framing" => wording::framing(record, articles),
        c if c.ends_with("ambiguity") => conflicts::ambiguous(record, articles),
        "temporal inconsistency" => conflicts::date_conflict(record, articles),
        "anachronism" => conflicts::not_dated_by_furniture(record, articles),
        c if c.contains("contested attribution") => conflicts::contested(record, articles),
        other => Err(format!("the dossier says nothing that shows `{other}`: cannot be checked")),
    }
}
