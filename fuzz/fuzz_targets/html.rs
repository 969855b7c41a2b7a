//! Does any web page at all give a sound document or one refusal, in good time? The first byte chooses what the transfer said.
#![no_main]

use legation_ingest::{Facts, Form, Item, article};
use legation_model::span::Span;
use libfuzzer_sys::fuzz_target;

const CHARSETS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("windows-1251"),
    Some("utf-16le"),
    Some("gbk"),
    Some("iso-2022-jp"),
    Some("shift_jis"),
    Some("nonsense"),
];

fuzz_target!(|data: &[u8]| {
    let Some((first, page)) = data.split_first() else { return };
    let charset = CHARSETS[usize::from(*first) % CHARSETS.len()].map(str::to_owned);
    let facts = Facts { charset, ..Facts::default() };
    let item = Item { origin: "page.html".into(), bytes: page.to_vec(), form: Form::Html, facts };
    let (document, diags) = article("page", &item);
    let Some(document) = document else {
        assert_eq!(diags.len(), 1);
        return;
    };
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && block.span.start < block.span.end);
        assert!(!block.span.of(&document.text).is_empty());
        end = block.span.end;
    }
    let mut end = 0;
    for stretch in &document.source_map {
        assert!(end <= stretch.text.start && !stretch.text.of(&document.text).is_empty());
        assert!(stretch.source.start < stretch.source.end && stretch.source.end as usize <= page.len());
        end = stretch.text.end;
    }
    let _ = document.source_of(Span::new(0, document.text.len()));
});
