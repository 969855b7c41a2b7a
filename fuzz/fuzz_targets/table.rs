//! Does every table and every line of JSON give an item or a reason, and none more than the limit? The first byte chooses the kind.
#![no_main]

use std::ops::ControlFlow;

use legation_ingest::{Limits, Settings, walk_bytes};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 4] = ["a.csv", "a.tsv", "a.jsonl", "a.json"];

fuzz_target!(|data: &[u8]| {
    let Some((first, rows)) = data.split_first() else { return };
    let limits = Limits { line_bytes: 1024, held_bytes: 4096, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    walk_bytes(name, rows, &settings, &mut |taken| {
        if let Err(diag) = taken {
            assert!(!diag.message.is_empty() && !diag.message.contains('\n'), "{diag:?}");
        }
        ControlFlow::Continue(())
    });
});
