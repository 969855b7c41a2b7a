//! What is this stream? Told by its first bytes, and where they leave it open, by its name.

use std::path::Path;

/// Bytes at the head of a stream that are enough to tell its kind.
pub(super) const HEAD: usize = 4096;

/// Kinds of streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Bzip2,
    Zip,
    Tar,
    Warc,
    /// One JSON object a line.
    Jsonl,
    /// One JSON document.
    Json,
    /// A table, parted by this byte.
    Table(u8),
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A list of addresses in XML.
    Sitemap,
    Html,
    Text,
}

/// Ends of names of office documents, which are zip archives inside.
const OFFICE: &[&str] = &["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "jar"];

/// The kind of a stream called `name` that begins with `head`.
pub(super) fn kind(name: &str, head: &[u8]) -> Kind {
    let end = extension(name);
    let end = end.as_str();
    match head {
        [0x1F, 0x8B, 8, ..] => return Kind::Gzip,
        // A frame, or a frame to be skipped before it.
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => return Kind::Zstd,
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, ..] => return Kind::Bzip2,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] if !OFFICE.contains(&end) => return Kind::Zip,
        [b'W', b'A', b'R', b'C', b'/', b'0' | b'1', ..] => return Kind::Warc,
        _ if head.get(257..262) == Some(b"ustar") => return Kind::Tar,
        _ => {}
    }
    if let Some(kind) = list(head) {
        return kind;
    }
    match end {
        "tar" => Kind::Tar,
        "warc" => Kind::Warc,
        "jsonl" | "ndjson" => Kind::Jsonl,
        "tsv" => Kind::Table(b'\t'),
        "csv" => Kind::Table(delimiter(head)),
        "json" if !begins_with_object_line(head) => Kind::Json,
        "json" => Kind::Jsonl,
        _ if is_page_name(name) || is_page(head) => Kind::Html,
        "txt" | "text" | "md" => Kind::Text,
        _ if trimmed(head).starts_with(b"{\"") => Kind::Jsonl,
        _ => Kind::Text,
    }
}

/// Whether a file or member called `path` is read where a whole folder or archive is given.
pub(super) fn is_wanted(path: &str) -> bool {
    let name = file_name(path);
    let inner = unpacked_name(name);
    let stem = Path::new(&inner).file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension(&inner).as_str() {
        "txt" | "text" | "md" => !matches!(stem.as_str(), "readme" | "license" | "licence" | "changelog"),
        // What analysts corrected lies beside the articles and is none.
        "jsonl" if stem == "corrections" => false,
        "jsonl" | "ndjson" | "csv" | "tsv" | "warc" | "zip" | "tar" => true,
        "" => inner.len() < name.len(),
        _ => is_page_name(&inner),
    }
}

/// Whether a part of `path` is hidden, or is what one system puts beside the files of an archive.
pub(super) fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."))
}

/// `name` without the end that says how it is packed.
pub(super) fn unpacked_name(name: &str) -> String {
    let cut = |n: usize| name.get(..name.len() - n).unwrap_or(name).to_owned();
    match extension(name).as_str() {
        "gz" => cut(3),
        "zst" | "bz2" => cut(4),
        "tgz" => cut(4) + ".tar",
        _ => name.to_owned(),
    }
}

/// The last part of a path with `/` or `\`.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The end of a name after its last dot, in small letters.
fn extension(name: &str) -> String {
    Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_page_name(name: &str) -> bool {
    matches!(extension(name).as_str(), "html" | "htm" | "xhtml")
}

/// Whether `head` is the beginning of a web page.
pub(crate) fn is_page(head: &[u8]) -> bool {
    let begin: Vec<u8> = trimmed(head).iter().take(200).map(u8::to_ascii_lowercase).collect();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|t| begin.starts_with(t))
}

/// Whether a file called `path` is read if it turns out to be a feed: other files have such names as well.
pub(super) fn may_be_feed(path: &str) -> bool {
    matches!(extension(&unpacked_name(file_name(path))).as_str(), "xml" | "rss" | "atom" | "rdf" | "json")
}

/// The kind of a list of articles or addresses that begins with `head`, by its first element or its version.
fn list(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(trimmed(head));
    if text.starts_with('{') {
        return text.contains("//jsonfeed.org/version/").then_some(Kind::Feed);
    }
    let mut rest = text.as_ref();
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        let end = if rest.starts_with("!--") { "-->" } else { ">" };
        let name = rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
        match name.rsplit(':').next().unwrap_or(name) {
            "rss" | "feed" | "RDF" => return Some(Kind::Feed),
            "urlset" | "sitemapindex" => return Some(Kind::Sitemap),
            _ if name.starts_with(['?', '!']) => rest = rest.split_once(end)?.1,
            _ => return None,
        }
    }
}

/// `head` without a byte order mark and blanks.
fn trimmed(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

/// Whether the first line of `head` is a JSON object of its own.
fn begins_with_object_line(head: &[u8]) -> bool {
    let line = trimmed(head).split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii();
    // A line that is longer than the head is told by what follows its brace: documents of many lines break there.
    line.starts_with(b"{") && (line.ends_with(b"}") || head.len() == HEAD && !trimmed(head).contains(&b'\n'))
}

/// The byte that parts the columns of a table: the one that its first line has most of.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or(head);
    let count = |mark: &u8| line.iter().filter(|b| *b == mark).count();
    // Of equals `max_by_key` takes the last.
    *[b'|', b'\t', b';', b','].iter().max_by_key(|m| count(m)).unwrap_or(&b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_content_then_by_name() {
        let mut tar = vec![b'a'; 512];
        tar[257..262].copy_from_slice(b"ustar");
        for (name, head, expected) in [
            ("a.txt", &b"\x1F\x8B\x08\0"[..], Kind::Gzip),
            ("a", b"\x28\xB5\x2F\xFD", Kind::Zstd),
            ("a.zip", b"PK\x03\x04", Kind::Zip),
            ("a.docx", b"PK\x03\x04", Kind::Text),
            ("a.txt", &tar, Kind::Tar),
            ("a", b"WARC/1.0\r\n", Kind::Warc),
            ("a.csv", b"id;text;date\n1;2,3", Kind::Table(b';')),
            ("a.tsv", b"id,a,b\n", Kind::Table(b'\t')),
            ("a.NDJSON", b"", Kind::Jsonl),
            ("-", b"\n {\"text\":", Kind::Jsonl),
            ("a.txt", b"{\"text\":", Kind::Text),
            ("a.txt", b"\xEF\xBB\xBF <!DOCTYPE HTML>", Kind::Html),
            ("a.htm", b"<p>", Kind::Html),
            ("a.json", b"{ \"version\": \"https://jsonfeed.org/version/1.1\"", Kind::Feed),
            ("a", b"<?xml version='1.0'?>\n<!-- a > b -->\n<rss version='2.0'>", Kind::Feed),
            ("a.txt", b"<feed xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed),
            ("a.xml", b"<rdf:RDF>", Kind::Feed),
            ("a.xml", b"<urlset>", Kind::Sitemap),
            ("a.xml", b"<?xml", Kind::Text),
            ("a.json", b"{\"text\":\"a\"}\n{\"text\":\"b\"}", Kind::Jsonl),
            ("a.json", b"[{\"text\":\"a\"}]", Kind::Json),
            ("a.json", b"{\n\"text\":\"a\"}", Kind::Json),
            ("a", b"", Kind::Text),
        ] {
            assert_eq!(kind(name, head), expected, "{name}");
        }
    }

    #[test]
    fn names() {
        for yes in ["a.txt", "a/b.MD", "a.warc.gz", "a.tgz", "a.gz", "b.html", "c.csv.zst", "d.tar"] {
            assert!(is_wanted(yes), "{yes}");
        }
        for no in ["README.md", "a/corrections.jsonl", "a/readme.txt.gz", "gold.json", "a.jpg", "", "a."] {
            assert!(!is_wanted(no), "{no}");
        }
        assert_eq!(unpacked_name("é.tgz"), "é.tar");
        assert_eq!(unpacked_name("news.warc.GZ"), "news.warc");
        assert!(is_hidden("a/.b/c.txt") && is_hidden("__MACOSX/a") && !is_hidden("../a/./b.txt"));
    }
}
