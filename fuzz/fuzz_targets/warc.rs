//! Is every web archive read to its end, plain and packed, with no more items than it has records?
#![no_main]

use std::ops::ControlFlow;

use legation_ingest::{Limits, Settings, walk_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let limits = Limits { item_bytes: 4096, archive_bytes: 1 << 22, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let mut items = 0;
    walk_bytes("a.warc", data, &settings, &mut |taken| {
        if let Ok(item) = taken {
            items += 1;
            assert!(item.bytes.len() <= 4096 && item.origin.starts_with("a.warc"));
        }
        ControlFlow::Continue(())
    });
    if data.starts_with(b"WARC/") {
        assert!(items <= data.windows(5).filter(|w| w == b"WARC/").count());
    }
});
