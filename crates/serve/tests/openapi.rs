//! Does `docs/schema/openapi.json` describe the API: is it the one that the types give, and are its addresses those of the server?
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation-serve --test openapi` writes it anew from the types.

use std::path::{Path, PathBuf};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/openapi.json")
}

#[test]
fn the_document_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&legation_serve::openapi()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path(), &text).unwrap();
    }
    let stored = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(stored == text, "docs/schema/openapi.json is not that of the types; UPDATE_SNAPSHOTS=1 writes it anew");
}

#[test]
fn its_addresses_are_those_of_the_server() {
    let document = legation_serve::openapi();
    let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let mut served = legation_serve::paths();
    served.sort_unstable();
    assert_eq!(described, served);
}
