//! Sources for the tests, built by them.

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use legation_ingest::{Item, Limits, Settings, walk};
use legation_model::diag::Diag;

pub const STORY: &str = "Ministers of Peru and Chile meet again\n\nThe foreign ministers of Peru and Chile met on Friday in \
                         Arica and agreed that the talks on the port will go on in the spring, the two governments said.\n";

/// An empty folder of its own for each test, below the build folder.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sources").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A folder with one file.
pub fn file(folder_name: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder(folder_name).join(name);
    fs::write(&path, bytes).expect("written");
    path
}

pub fn taken_with(path: &Path, settings: &Settings) -> (Vec<Item>, Vec<Diag>) {
    let (mut items, mut diags) = (Vec::new(), Vec::new());
    let mut sink = |taken| {
        match taken {
            Ok(item) => items.push(item),
            Err(diag) => diags.push(diag),
        }
        ControlFlow::Continue(())
    };
    walk(&[path.to_path_buf()], settings, &mut sink).unwrap_or_else(|e| panic!("{e}"));
    (items, diags)
}

pub fn taken(path: &Path) -> (Vec<Item>, Vec<Diag>) {
    taken_with(path, &Settings::default())
}

pub fn limited(path: &Path, limits: Limits) -> (Vec<Item>, Vec<Diag>) {
    taken_with(path, &Settings { limits, ..Settings::default() })
}

/// The origins of items without the folder, and the codes of diagnostics with their places without it.
pub fn shown(path: &Path, (items, diags): &(Vec<Item>, Vec<Diag>)) -> (Vec<String>, Vec<String>) {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let prefix = format!("{}/", folder.display());
    let short = |place: &str| place.strip_prefix(&prefix).unwrap_or(place).to_owned();
    let items = items.iter().map(|i| short(&i.origin)).collect();
    (items, diags.iter().map(|d| format!("{} {}", d.code.trim_start_matches("ingest/"), short(&d.place))).collect())
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).expect("written");
    out.finish().expect("packed")
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("packed")
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a member");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("packed").into_inner()
}

/// The head of a member of a tar archive, whatever the name.
pub fn tar_head(name: &str, size: u64, kind: tar::EntryType) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_size(size);
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_cksum();
    header.as_bytes().to_vec()
}

pub fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in members {
        out.extend(tar_head(name, bytes.len() as u64, tar::EntryType::Regular));
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

/// A record with the head lines given and the block.
pub fn record(head: &str, block: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\n{head}Content-Length: {}\r\n\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The record of an answer with number `n`, for a page with the body given.
pub fn answer(n: u32, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Target-URI: https://gazette.example/{n}\r\n\
         WARC-Date: 2020-02-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    );
    record(&head, &[b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat())
}

pub fn page(n: u32) -> Vec<u8> {
    answer(n, "Content-Type: text/html; charset=utf-8\r\n", format!("<html><title>Talks {n}</title></html>").as_bytes())
}
