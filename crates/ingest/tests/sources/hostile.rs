//! Input that is meant to do harm, or is broken as only machines break it.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use legation_ingest::Limits;

use crate::build::{STORY, file, folder, gzip, limited, shown, taken, tar, tar_head, zip, zstd};

const MIB: usize = 1024 * 1024;

/// The codes that `path` gives beside one good article in the same folder.
fn beside_good(path: &Path, limits: Limits) -> Vec<String> {
    let folder = path.parent().expect("a folder");
    fs::write(folder.join("zz-good.txt"), STORY).expect("written");
    let (names, diags) = shown(folder, &limited(folder, limits));
    assert!(names.last().is_some_and(|n| n == "zz-good.txt"), "{names:?} {diags:?}");
    diags
}

/// `megabytes` of zeros, packed, without holding them.
fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    (0..megabytes).for_each(|_| out.write_all(&[b'0'; MIB]).expect("written"));
    out.finish().expect("packed")
}

#[test]
fn endless_text() {
    let path = file("zeros", "a.txt.gz", &packed_zeros(40));
    assert_eq!(beside_good(&path, Limits::default()), ["too-large a.txt.gz"]);
    let path = file("zeros-zst", "a.txt.zst", &zstd(&vec![0; 40 * MIB]));
    assert_eq!(beside_good(&path, Limits::default()), ["too-large a.txt.zst"]);
}

#[test]
fn bombs() {
    // In a stream of lines the ratio ends it; in a zip archive the next member is read.
    let path = file("bomb-lines", "a.jsonl.gz", &packed_zeros(40));
    assert_eq!(beside_good(&path, Limits::default()), ["ratio a.jsonl.gz:1"]);
    let lines = b"{\"text\":\"x\"}\n".repeat(3 * MIB);
    let path = file("bomb-zip", "a.zip", &zip(&[("a.jsonl", &lines), ("b.txt", STORY.as_bytes())]));
    let (names, diags) = shown(&path, &limited(&path, Limits { ratio: 50, ..Limits::default() }));
    assert_eq!((names.last().map(String::as_str), diags.len()), (Some("a.zip!b.txt"), 1), "{diags:?}");
    assert!(diags[0].starts_with("ratio a.zip!a.jsonl:"), "{diags:?}");
    // Everything that comes out of one file counts together.
    let part = vec![b'a'; MIB];
    let members: Vec<(String, &[u8])> = (0..10).map(|n| (format!("{n}.txt"), &part[..])).collect();
    let members: Vec<(&str, &[u8])> = members.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let path = file("bomb-total", "a.zip", &zip(&members));
    let diags = beside_good(&path, Limits { archive_bytes: 3 * MIB as u64, ..Limits::default() });
    assert!(diags.len() >= 6 && diags.iter().all(|d| d.starts_with("archive-too-large a.zip!")), "{diags:?}");
}

#[test]
fn archives_in_archives() {
    let mut inner = zip(&[("a.txt", STORY.as_bytes())]);
    for _ in 0..3 {
        inner = zip(&[("in.zip", &inner)]);
    }
    let path = file("deep", "a.zip", &inner);
    assert_eq!(beside_good(&path, Limits::default()), ["too-deep a.zip!in.zip!in.zip!in.zip"]);
    let mut packed = STORY.as_bytes().to_vec();
    for _ in 0..6 {
        packed = gzip(&packed);
    }
    let path = file("deep-gz", "a.txt.gz", &packed);
    assert_eq!(beside_good(&path, Limits::default()), ["too-deep a.txt.gz"]);
    let path = file("deep-tar", "a.tar", &tar(&[("b.tgz", &gzip(&tar(&[("c.tar", &tar(&[("d.tar", &tar(&[]))]))])))]));
    assert_eq!(beside_good(&path, Limits::default()), ["too-deep a.tar!b.tgz!c.tar!d.tar"]);
    let held = zip(&[("in.zip", &zip(&[("a.txt", STORY.as_bytes())]))]);
    let path = file("held", "a.zip", &held);
    let diags = beside_good(&path, Limits { held_bytes: 20, ..Limits::default() });
    assert_eq!(diags, ["archive-too-large a.zip!in.zip"]);
}

#[test]
fn many_members() {
    let members: &[(&str, &[u8])] = &[("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")];
    for (name, bytes) in [("a.zip", zip(members)), ("a.tar", tar(members))] {
        let path = file("members", name, &bytes);
        assert_eq!(
            beside_good(&path, Limits { members: 2, ..Limits::default() }),
            [format!("too-many-members {name}")]
        );
    }
    let path = file("no-members", "a.zip", &zip(&[("a.jpg", b"a")]));
    assert_eq!(beside_good(&path, Limits::default()), ["empty-archive a.zip"]);
}

#[test]
fn sizes_that_lie() {
    let regular = tar::EntryType::Regular;
    let huge = [tar_head("a.txt", 1 << 32, regular), vec![b'a'; 2000]].concat();
    let path = file("tar-huge", "a.tar", &huge);
    assert_eq!(beside_good(&path, Limits::default()), ["truncated a.tar!a.txt"]);
    let path = file("tar-huge", "b.tar", &[tar_head("a.jpg", 1 << 32, regular), vec![b'a'; 2000]].concat());
    fs::remove_file(path.with_file_name("a.tar")).ok();
    assert_eq!(beside_good(&path, Limits::default()), ["truncated b.tar"]);
    // A name that is declared to have gigabytes is not held in memory.
    let mut name = tar_head("././@LongLink", 8 << 30, tar::EntryType::GNULongName);
    name[257..265].copy_from_slice(b"ustar  \0");
    let mut header = tar::Header::new_gnu();
    header.as_mut_bytes().copy_from_slice(&name);
    header.set_cksum();
    let mut stream = header.as_bytes().to_vec();
    stream.resize(4 * MIB, b'n');
    let path = file("tar-name", "a.tar.gz", &gzip(&stream));
    assert_eq!(beside_good(&path, Limits::default()), ["damaged a.tar.gz"]);
}

#[test]
fn broken_archives() {
    let whole = zip(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let path = file("zip-cut", "a.zip", &whole[..whole.len() / 2]);
    assert_eq!(beside_good(&path, Limits::default()), ["damaged a.zip"]);
    // One bit of the packed first member; its checksum tells.
    let mut bad = whole.clone();
    bad[60] ^= 0x10;
    let path = file("zip-bit", "a.zip", &bad);
    let (names, diags) = shown(&path, &taken(&path));
    assert_eq!((names, diags), (vec!["a.zip!b.txt".to_owned()], vec!["damaged a.zip!a.txt".to_owned()]));
    // The mark of encryption, in the header of the member and in the directory.
    let mut locked = zip(&[("a.txt", STORY.as_bytes())]);
    let entry = locked.windows(4).position(|w| w == b"PK\x01\x02").expect("a directory");
    locked[6] |= 1;
    locked[entry + 8] |= 1;
    let path = file("zip-locked", "a.zip", &locked);
    assert_eq!(beside_good(&path, Limits::default()), ["encrypted a.zip!a.txt"]);
    let cut = gzip(STORY.as_bytes());
    let path = file("gz-cut", "a.txt.gz", &cut[..cut.len() - 20]);
    assert_eq!(beside_good(&path, Limits::default()), ["truncated a.txt.gz"]);
    let path = file("zst-cut", "a.txt.zst", &zstd(STORY.as_bytes())[..60]);
    assert_eq!(beside_good(&path, Limits::default()), ["truncated a.txt.zst"]);
    let tgz = gzip(&tar(&[("a.txt", STORY.as_bytes()), ("b.txt", &[b'a'; 5000])]));
    let path = file("tgz-cut", "a.tgz", &tgz[..tgz.len() - 30]);
    let diags = beside_good(&path, Limits::default());
    assert_eq!(diags.len(), 1, "{diags:?}");
}

#[test]
fn long_rows() {
    let folder = folder("long-rows");
    let path = folder.join("a.csv");
    let mut table = fs::File::create(&path).expect("a file");
    table.write_all(b"id,text\n1,They met.\n2,\"").expect("written");
    std::io::copy(&mut std::io::repeat(b'a').take(100 * MIB as u64), &mut table).expect("written");
    table.write_all(b"\"\n3,They met again.\n").expect("written");
    let (names, diags) = shown(&path, &taken(&path));
    assert_eq!((names, diags), (vec!["a.csv:2".into(), "a.csv:4".into()], vec!["line-too-long a.csv:3".into()]));
    fs::remove_file(path).expect("removed");

    let columns = format!("id,text\n1,a\n2,b{}\n3,c\n", ",".repeat(20_000));
    let path = file("wide-rows", "a.csv", columns.as_bytes());
    assert_eq!(shown(&path, &taken(&path)).1, ["line-too-long a.csv:3"]);

    let line = format!("{{\"text\":\"a\"}}\n{{\"text\":\"{}\"}}\n{{\"text\":\"c\"}}\n", "b".repeat(2000));
    let path = file("long-lines", "a.jsonl", line.as_bytes());
    let (names, diags) = shown(&path, &limited(&path, Limits { line_bytes: 1000, ..Limits::default() }));
    assert_eq!((names.len(), diags), (2, vec!["line-too-long a.jsonl:2".into()]));
    // Nesting that would overflow a stack.
    let path = file("deep-json", "a.jsonl", &[b"{\"text\":\"a\"}\n{\"text\":".to_vec(), vec![b'['; 100_000]].concat());
    assert_eq!(shown(&path, &taken(&path)).1, ["row a.jsonl:2"]);
}
