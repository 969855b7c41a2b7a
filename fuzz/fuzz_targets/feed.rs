//! Is every feed, sitemap and list of addresses read or refused, and only addresses of the web taken from it?
#![no_main]

use std::ops::ControlFlow;

use legation_ingest::{Settings, article, links, walk_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    walk_bytes("a.xml", data, &Settings::default(), &mut |taken| {
        if let Ok(item) = taken {
            let _ = article("a", &item);
        }
        ControlFlow::Continue(())
    });
    for link in links(data).unwrap_or_default() {
        assert!(link.url.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http")));
    }
});
