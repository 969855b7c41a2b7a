//! Is every compressed stream and archive unpacked within the limits?
#![no_main]

use std::ops::ControlFlow;

use legation_ingest::{Limits, Settings, walk_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let limits = Limits { item_bytes: 1 << 16, archive_bytes: 1 << 20, members: 50, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let mut bytes = 0;
    walk_bytes("a", data, &settings, &mut |taken| {
        bytes += taken.map_or(0, |item| item.bytes.len());
        ControlFlow::Continue(())
    });
    // A plain tar is no more than its bytes; what is packed stays under the limit.
    assert!(bytes <= data.len() + (1 << 20) + (1 << 16), "{bytes} bytes");
});
