//! What pages of a folder come to, compared with what is expected of each, which stands beside it in `NAME.expected`.

use std::path::{Path, PathBuf};

use legation_model::article::Document;

/// The files of `tests/NAME` but those with what is expected, sorted.
pub fn pages(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of pages");
    let mut pages: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e != "expected"));
    pages.sort();
    pages
}

/// The blocks, one a line: kind, first and last words.
pub fn blocks(doc: &Document) -> String {
    let line = |block: &legation_model::article::Block| {
        let words: Vec<&str> = block.span.of(&doc.text).split_whitespace().collect();
        let text = match words.len() {
            0..=9 => words.join(" "),
            n => format!("{} … {}", words[..5].join(" "), words[n - 3..].join(" ")),
        };
        format!("{:<9} {text}\n", format!("{:?}", block.kind).to_lowercase())
    };
    doc.blocks.iter().map(line).collect()
}

/// How `found` differs from what is expected of `page`, empty if it does not. With `UPDATE_CASES` set it is expected from now on.
pub fn difference(page: &Path, found: &str) -> String {
    let expected = page.with_extension("expected");
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&expected, found).expect("writable");
    }
    let expected = std::fs::read_to_string(&expected).unwrap_or_default();
    if found == expected {
        return String::new();
    }
    let gone = expected.lines().filter(|l| !found.lines().any(|f| f == *l)).map(|l| format!("- {l}\n"));
    let new = found.lines().filter(|l| !expected.lines().any(|e| e == *l)).map(|l| format!("+ {l}\n"));
    format!("{}\n{}", page.display(), gone.chain(new).collect::<String>())
}
