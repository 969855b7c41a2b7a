//! What made a record? The program, the model, the gazetteer and the knowledge, by version and hash.

use std::io;
use std::path::Path;

use legation_store::Manifest;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::{builtin_files, files_of};

/// The manifest of a run with these files. `data` is the folder of the knowledge, `None` for the one built in.
///
/// # Errors
/// If the model or the gazetteer cannot be read.
pub fn manifest(
    model: &Path,
    gazetteer: Option<&Path>,
    data: Option<&Path>,
    settings: serde_json::Map<String, serde_json::Value>,
) -> io::Result<Manifest> {
    let file = |path: &Path| std::fs::read(path).map(|bytes| format!("xxh3:{:032x}", xxh3_128(&bytes)));
    let mut hash = Xxh3::new();
    for (name, text) in data.map_or_else(builtin_files, |dir| files_of(dir).0) {
        for part in [name, text] {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    Ok(Manifest {
        program: format!("legation {}", env!("CARGO_PKG_VERSION")),
        model: file(model)?,
        gazetteer: gazetteer.map(file).transpose()?.unwrap_or_default(),
        data: format!("xxh3:{:032x}", hash.digest128()),
        settings,
    })
}
