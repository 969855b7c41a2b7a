//! `legation data import`: how do the dictionaries of another coder become a data folder?

use std::path::Path;

use legation_engine::import::{Import as Imported, Source, petrarch};
use legation_engine::{builtin_files, check_data, files_of};

use crate::args::Import;
use crate::{Failure, Status, inputs, out};

/// Reads the dictionaries, writes the folder, tells what was left out.
pub fn run(verb: &Import) -> Result<Status, Failure> {
    let Import::Petrarch { dir, to, data, quiet } = verb;
    let sources = sources(dir)?;
    may_write(to)?;
    let base = match data {
        None => builtin_files(),
        Some(data) => {
            let (files, unread) = files_of(data);
            inputs::print(&unread, *quiet);
            if files.is_empty() {
                let message = format!("`{}` holds no data; give a folder laid out as `data/`", data.display());
                return Err(Failure::new(Status::Wrong, message));
            }
            files
        }
    };
    let import = petrarch(&base, &sources);
    inputs::print(&import.diags, *quiet);
    if import.counts.iter().all(|c| c.files == 0) {
        let message = format!(
            "no dictionaries in `{}`; give the folder with `….actors.txt`, `….agents.txt`, `….verbs.txt` or `….discards.txt`",
            dir.display()
        );
        return Err(Failure::new(Status::Wrong, message));
    }
    write(to, &import)?;
    let faults = check_data(Some(to));
    inputs::print(&faults, *quiet);
    out::write(&summary(&import, to), None)?;
    Ok(if faults.is_empty() { Status::Done } else { Status::Partly })
}

/// The files of the folder, at any depth, without hidden ones. Bytes that are not UTF-8 are read as Latin-1, the usual
/// form of old dictionaries.
fn sources(dir: &Path) -> Result<Vec<Source>, Failure> {
    let unreadable = |path: &Path, e: &dyn std::fmt::Display| {
        Failure::new(
            Status::Wrong,
            format!("cannot read `{}`: {e}; give the folder of the dictionaries", path.display()),
        )
    };
    let mut out = Vec::new();
    let mut folders = vec![(dir.to_path_buf(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|e| unreadable(&folder, &e))? {
            let entry = entry.map_err(|e| unreadable(&folder, &e))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                if depth < 8 {
                    folders.push((path, format!("{prefix}{name}/"), depth + 1));
                }
            } else {
                let bytes = std::fs::read(&path).map_err(|e| unreadable(&path, &e))?;
                let text =
                    String::from_utf8(bytes).unwrap_or_else(|e| e.as_bytes().iter().map(|b| char::from(*b)).collect());
                out.push(Source { name: format!("{prefix}{name}"), text });
            }
        }
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(out)
}

/// Nothing that is there is written over.
fn may_write(to: &Path) -> Result<(), Failure> {
    let empty = match std::fs::read_dir(to) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !to.exists(),
    };
    if empty {
        return Ok(());
    }
    let message = format!("`{}` is not empty; name another folder with `--to`, or take it away", to.display());
    Err(Failure::new(Status::Wrong, message))
}

fn write(to: &Path, import: &Imported) -> Result<(), Failure> {
    for (path, text) in &import.files {
        let file = to.join(path);
        let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.and_then(|()| std::fs::write(&file, text)).map_err(|e| {
            let message = format!("cannot write `{}`: {e}; name another folder with `--to`", file.display());
            Failure::new(Status::Output, message)
        })?;
    }
    Ok(())
}

/// The counts as a table.
fn summary(import: &Imported, to: &Path) -> String {
    let mut text = format!("{:<10}{:>7}{:>9}{:>9}{:>9}{:>10}\n", "", "files", "entries", "taken", "known", "left out");
    for c in &import.counts {
        let row = format!(
            "{:<10}{:>7}{:>9}{:>9}{:>9}{:>10}\n",
            c.kind.name(),
            c.files,
            c.entries,
            c.taken,
            c.known,
            c.left_out
        );
        text.push_str(&row);
    }
    text.push_str(&format!("\nwritten to {0}; use it with `--data {0}`\n", to.display()));
    text
}
