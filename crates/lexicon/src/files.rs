//! Where do the texts of the data files come from? The program itself, or a folder.

use std::path::Path;

use include_dir::{Dir, include_dir};
use legation_model::diag::{Diag, Severity};

static DATA: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// Path relative to `data/` and text of each file that the program was built with, by path.
pub(crate) fn embedded() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut dirs = vec![&DATA];
    while let Some(dir) = dirs.pop() {
        dirs.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            out.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
        }
    }
    out.sort();
    out
}

/// The same for the files of a folder. What cannot be read is reported.
pub(crate) fn on_disk(root: &Path, diags: &mut Vec<Diag>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(root.join(&folder)) {
            Ok(entries) => entries.filter_map(Result::ok),
            Err(e) => {
                let place = format!("data/{folder}");
                diags.push(
                    Diag::new(Severity::Error, "data/unreadable", place, format!("the folder cannot be read: {e}"))
                        .help("give a folder laid out as the project's `data`"),
                );
                continue;
            }
        };
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if entry.path().is_dir() {
                folders.push(path);
            } else if let Some(text) = read_text(&entry.path(), &path, diags) {
                out.push((path, text));
            }
        }
    }
    out.sort();
    out
}

fn read_text(file: &Path, path: &str, diags: &mut Vec<Diag>) -> Option<String> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(e) => {
            let place = format!("data/{path}");
            diags.push(Diag::new(Severity::Error, "data/unreadable", place, format!("the file cannot be read: {e}")));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(e) => {
            let valid = &e.as_bytes()[..e.utf8_error().valid_up_to()];
            let row = 1 + valid.iter().filter(|b| **b == b'\n').count();
            let diag =
                Diag::new(Severity::Error, "data/not-utf8", format!("data/{path}:{row}:1"), "bytes that are not UTF-8");
            diags.push(diag.help("save the file as UTF-8"));
            None
        }
    }
}
