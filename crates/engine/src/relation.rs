//! What does a sentence with two marked phrases look like, and what does the one do to the other?
//!
//! In the text `<s>` … `</s>` stand around the source and `<t>` … `</t>` around the target.

use legation_coding::{Coder, Relation};
use legation_model::span::Span;
use legation_nlp::Reader;

use crate::sentence::document_of;
use crate::{Engine, Progress, threads};

/// A sentence with the spans of the marked phrases, in bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The sentence without marks.
    pub text: String,
    /// The source, `None` where none is marked.
    pub source: Option<Span>,
    /// The target, `None` where none is marked.
    pub target: Option<Span>,
}

impl Marked {
    /// Takes the marks out of a text. A mark that is opened and not closed, or the other way round, marks nothing.
    pub fn parse(marked: &str) -> Self {
        let mut out = Self { text: String::with_capacity(marked.len()), source: None, target: None };
        let (mut source, mut target) = (None, None);
        let mut rest = marked;
        while let Some(at) = rest.find('<') {
            out.text.push_str(&rest[..at]);
            rest = &rest[at..];
            let here = out.text.len();
            let mark = ["<s>", "</s>", "<t>", "</t>"].into_iter().find(|m| rest.starts_with(m));
            let span = |open: Option<usize>, text: &str| open.and_then(|from| trimmed(text, from, here));
            match mark {
                Some("<s>") => source = Some(here),
                Some("<t>") => target = Some(here),
                Some("</s>") => out.source = out.source.or(span(source.take(), &out.text)),
                Some("</t>") => out.target = out.target.or(span(target.take(), &out.text)),
                _ => out.text.push('<'),
            }
            rest = &rest[mark.map_or(1, str::len)..];
        }
        out.text.push_str(rest);
        out
    }
}

/// The span without blanks at its ends; `None` if nothing is left.
fn trimmed(text: &str, from: usize, to: usize) -> Option<Span> {
    let part = text.get(from..to)?;
    let inner = part.trim();
    let start = from + (part.len() - part.trim_start().len());
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

impl Engine<'_> {
    /// What each marked source does to its target; `None` where the sentence tells of nothing. The order stays.
    pub fn relate_all(&self, rows: &[Marked], jobs: usize, progress: Progress<'_>) -> Vec<Option<Relation>> {
        let coder = Coder::new(self.lexicon);
        let relate = |row: &Marked, reader: &mut Reader| {
            coder.relate(&document_of("row", &row.text, None), row.source, row.target, reader)
        };
        threads::map(rows, jobs, || self.nlp.reader(), relate, progress)
    }
}

#[cfg(test)]
mod tests {
    use super::Marked;

    #[test]
    fn marks_become_spans_of_the_bare_text() {
        let marked = Marked::parse("On Monday <s>Peru </s>thanked <t>the envoy of Chad</t> & 1 < 2.");
        assert_eq!(marked.text, "On Monday Peru thanked the envoy of Chad & 1 < 2.");
        let of = |span: Option<legation_model::span::Span>| span.map(|s| s.of(&marked.text).to_string());
        assert_eq!(of(marked.source).as_deref(), Some("Peru"));
        assert_eq!(of(marked.target).as_deref(), Some("the envoy of Chad"));
    }

    #[test]
    fn half_a_mark_marks_nothing() {
        for text in ["<s>Peru", "Peru</s>", "<t></t>Peru", "<", "</", "a <b> c", "<s> </s>"] {
            let marked = Marked::parse(text);
            assert_eq!((marked.source, marked.target), (None, None), "{text}");
        }
    }
}
