//! Does every bad input give one clear line, and does the rest still get read?

use std::fs;
use std::path::PathBuf;

use legation_ingest::{IngestError, Input, LIMIT, read};

const STORY: &str = "Ministers of Peru and Chile meet again\n\nThe foreign ministers of Peru and Chile met on Friday in Arica and \
                     agreed that the talks on the port will go on in the spring, the two governments said.\n";

/// An empty folder of its own for each test, below the build folder.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn input(folder: &PathBuf) -> Input {
    read(std::slice::from_ref(folder), &mut |_, _, _| {}).unwrap_or_else(|e| panic!("{e}"))
}

/// A folder with a good article and `bytes` as `name`: the code of the only diagnostic, and whether `name` became a document.
fn check(name: &str, bytes: &[u8], code: &str, document: bool) {
    let folder = folder(&format!("bad-{}", name.replace('.', "-")));
    fs::write(folder.join("good.txt"), STORY).expect("written");
    fs::write(folder.join(name), bytes).expect("written");
    let input = input(&folder);
    let lines: Vec<String> = input.diags.iter().map(ToString::to_string).collect();
    let codes: Vec<&str> = input.diags.iter().map(|d| d.code.as_str()).collect();
    let expected: Vec<&str> = Some(code).filter(|c| !c.is_empty()).into_iter().collect();
    assert_eq!(codes, expected, "{name}: {lines:?}");
    assert!(
        input.diags.iter().all(|d| d.place.ends_with(name) && !d.message.is_empty() && !d.message.contains('\n')),
        "{lines:?}"
    );
    assert_eq!(input.documents.len(), 1 + usize::from(document), "{name}");
    assert_eq!(input.skipped, usize::from(!document), "{name}");
    assert!(input.documents.iter().any(|d| d.id == "good"));
}

#[test]
fn one_line_for_each() {
    check("empty.txt", b"", "ingest/empty", false);
    check("blank.txt", " \r\n\t\u{A0}\n".as_bytes(), "ingest/empty", false);
    check("binary.txt", b"\0\x01\x02\x03rest\0\0\0", "ingest/binary", false);
    check("paper.txt", b"%PDF-1.4 ...", "ingest/binary", false);
    check("latin.txt", &[STORY.as_bytes(), b"Caf\xE9"].concat(), "ingest/encoding", true);
    check("garbled.txt", &[0xFF, 0xC0, 0x80, b'a', 0x99, 0x98], "ingest/encoding-refused", false);
    check("huge.txt", &vec![b'a'; LIMIT + 1], "ingest/too-large", false);
    check("blank.html", b"<!DOCTYPE html><title>Gazette</title><script>app()</script>", "ingest/empty", false);
    check("deep.html", "<div>".repeat(100_000).as_bytes(), "ingest/too-deep", false);
    check("wide.html", "<br>x".repeat(200_000).as_bytes(), "ingest/too-many-elements", false);
    check("huge.html", &vec![b'a'; LIMIT + 1], "ingest/too-large", false);
    check("picture.html", b"\x89PNG\r\n", "ingest/binary", false);
    check("rows.txt", &b"a\n".repeat(20_001), "ingest/too-many-lines", false);
    check("mixed-ends.txt", format!("One\r\n{STORY}").as_bytes(), "ingest/line-ends", true);
    check("controls.txt", format!("\u{1}{STORY}").as_bytes(), "ingest/control-characters", true);
    check("word.txt", format!("{STORY}{}", "x".repeat(5000)).as_bytes(), "ingest/long-word", true);
    check("menu.txt", b"Home\nShare on Facebook\nFollow us\n", "ingest/no-story", true);
    check("bom.txt", format!("\u{FEFF}One\r\n{}", STORY.replace('\n', "\r\n")).as_bytes(), "", true);
    let german = "Die Minister der beiden Staaten trafen sich am Freitag im Hafen und vereinbarten, die Linie, die nach dem Streit \
                  ein Jahr lang geschlossen war, noch in diesem Monat wieder zu öffnen, wie beide Regierungen mitteilten.";
    check("german.txt", german.as_bytes(), "ingest/not-english", false);
}

#[test]
fn nothing_to_read() {
    let empty = folder("nothing");
    assert_eq!(
        read(std::slice::from_ref(&empty), &mut |_, _, _| {}).err(),
        Some(IngestError::Nothing(vec![empty.clone()]))
    );
    let missing = empty.join("no-such");
    let error = read(std::slice::from_ref(&missing), &mut |_, _, _| {}).expect_err("missing");
    assert_eq!(error, IngestError::Missing(missing));
    assert!(error.to_string().contains("does not exist; check the path"), "{error}");
    assert!(read(&[], &mut |_, _, _| {}).is_err());
    // Beside a folder with articles an empty one is a warning.
    let full = folder("full");
    fs::write(full.join("a.txt"), STORY).expect("written");
    let input = read(&[empty, full], &mut |_, _, _| {}).expect("one article");
    assert_eq!((input.documents.len(), input.diags.len()), (1, 1));
}

#[test]
fn index_and_ids() {
    let folder = folder("index");
    fs::create_dir_all(folder.join("texts/.hidden")).expect("folder");
    fs::create_dir_all(folder.join("sub")).expect("folder");
    for file in ["texts/a.txt", "sub/a.txt", "b.md", "README.md", "gold.json", "texts/.hidden/c.txt"] {
        fs::write(folder.join(file), format!("{STORY}\n{file}")).expect("written");
    }
    let index = r#"[{"doc":"a","file":"../texts/a.txt","url":"https://a.example/1","outlet":"Harbour Gazette","pub_date":"2020-02-03","more":1},
        {"doc":"x","file":"missing.txt"},{"doc":"y","file":".."},{"doc":"b","file":"../b.md","pub_date":"soon"}]"#;
    fs::write(folder.join("sub/index.json"), index).expect("written");
    let mut seen = Vec::new();
    let input = read(std::slice::from_ref(&folder), &mut |done, total, _| seen.push((done, total))).expect("articles");
    let ids: Vec<&str> = input.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["a", "a-2", "b"]);
    assert_eq!(seen, [(1, 3), (2, 3), (3, 3)]);
    let listed = input.documents.iter().find(|d| d.url.is_some()).expect("the listed one");
    assert_eq!((listed.outlet.as_deref(), listed.published.why.as_str()), (Some("Harbour Gazette"), "index.json"));
    let codes: Vec<&str> = input.diags.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["ingest/index-entry", "ingest/index-entry", "ingest/stated-date"]);

    fs::write(folder.join("sub/index.json"), "[{").expect("written");
    let input = self::input(&folder);
    assert_eq!((input.documents.len(), input.diags.len()), (3, 1));
    assert!(input.diags[0].to_string().starts_with("warning: "), "{}", input.diags[0]);
}

#[test]
fn copies_are_named() {
    let folder = folder("copies");
    for file in ["a.txt", "b.txt"] {
        fs::write(folder.join(file), STORY).expect("written");
    }
    let input = input(&folder);
    assert_eq!(input.documents[0].hash, input.documents[1].hash);
    assert_eq!(input.diags.len(), 1);
    assert!(input.diags[0].message.contains("copy of a"), "{}", input.diags[0]);
}

#[cfg(unix)]
#[test]
fn links_and_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("links");
    fs::write(folder.join("good.txt"), STORY).expect("written");
    symlink("nowhere.txt", folder.join("broken.txt")).expect("a link");
    fs::create_dir(folder.join("sub")).expect("a folder");
    symlink("..", folder.join("sub/up")).expect("a link");
    symlink("self.txt", folder.join("self.txt")).expect("a link");
    let input = self::input(&folder);
    let mut codes: Vec<&str> = input.diags.iter().map(|d| d.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["ingest/link-loop", "ingest/unreadable", "ingest/unreadable"], "{:?}", input.diags);
    assert_eq!(input.documents.len(), 1);

    let locked = folder.join("locked.txt");
    fs::write(&locked, STORY).expect("written");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("rights");
    if fs::read(&locked).is_ok() {
        return eprintln!("skipped: this user may read every file");
    }
    assert!(self::input(&folder).diags.iter().any(|d| d.message.contains("permission denied")));
}
