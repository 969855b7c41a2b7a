//! Has `docs/export.md` every column of every table, as the code describes it?

use std::path::Path;

use legation_export::TABLES;

#[test]
fn every_column_is_documented() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/export.md");
    let page = std::fs::read_to_string(path).unwrap();
    for table in TABLES {
        let start =
            page.find(&format!("### `{}`", table.name)).unwrap_or_else(|| panic!("no section on `{}`", table.name));
        let section = &page[start..];
        let section = section[3..].find("\n#").map_or(section, |end| &section[..end + 3]);
        let rows: Vec<&str> = section.lines().filter(|l| l.starts_with("| `")).collect();
        let wanted: Vec<String> =
            table.columns().map(|c| format!("| `{}` | {} | {} |", c.name, c.kind.name(), c.meaning)).collect();
        assert_eq!(rows, wanted, "the section on `{}` should have these rows:\n{}", table.name, wanted.join("\n"));
    }
}
