//! Which characters do these bytes mean? And is it a text at all?

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use legation_model::diag::{Diag, Severity};

/// Most text that one article may have, in bytes. The longest newspaper pieces have about 0.2 MiB.
pub const LIMIT: usize = 4 * 1024 * 1024;

/// First bytes of files that people take for text, with a name for each.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "an image"),
    (b"\xFF\xD8\xFF", "an image"),
    (b"GIF8", "an image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
];

/// The text of `bytes` without a byte order mark, with at most one diagnostic; `Err` where it is no readable text.
///
/// UTF-8, and UTF-16 with a byte order mark. Otherwise, where fewer than 5 % of the bytes are wrong:
/// Windows-1252 if no longer UTF-8 sequence occurs, else UTF-8 with `U+FFFD` for what is wrong.
pub(crate) fn decode(origin: &str, bytes: &[u8]) -> Result<(String, Option<Diag>), Diag> {
    if bytes.len() > LIMIT {
        return Err(too_large(origin, bytes.len() as u64));
    }
    if let Some(refusal) = binary(origin, bytes) {
        return Err(refusal);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(e, _)| *e != UTF_8) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
        let wrong = text.chars().filter(|c| *c == '\u{FFFD}').count();
        if wrong * 20 >= text.chars().count().max(1) {
            return Err(refused(origin));
        }
        return Ok((text, None));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Err(_) = std::str::from_utf8(bytes) else {
        return Ok((String::from_utf8_lossy(bytes).into_owned(), None));
    };
    let (mut wrong, mut multibyte) = (0, false);
    for chunk in bytes.utf8_chunks() {
        wrong += chunk.invalid().len();
        multibyte |= !chunk.valid().is_ascii();
    }
    if wrong * 20 >= bytes.len() {
        return Err(refused(origin));
    }
    let warn = |how: String| {
        Diag::new(Severity::Warning, "ingest/encoding", origin, format!("is not UTF-8; {how}"))
            .help("save it as UTF-8 if names or quotation marks look wrong")
    };
    if !multibyte {
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
        return Ok((text, Some(warn("read as Windows-1252".into()))));
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok((text, Some(warn(format!("{wrong} bytes could not be read and stand as `\u{FFFD}`")))))
}

/// The refusal of bytes that are no text: by their first bytes, or by control characters. UTF-16 is full of these.
pub(crate) fn binary(origin: &str, bytes: &[u8]) -> Option<Diag> {
    let refuse = |what: &str| {
        Diag::new(Severity::Error, "ingest/binary", origin, format!("is {what}, not a text"))
            .help("save the article as plain text (UTF-8) and give that file")
    };
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(refuse(what));
    }
    let controls = bytes.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)).count();
    let wide = Encoding::for_bom(bytes).is_some_and(|(e, _)| e != UTF_8);
    (controls * 50 > bytes.len() && !wide).then(|| refuse("a binary file"))
}

/// The refusal of a file that is longer than any article, `bytes` long.
pub(crate) fn too_large(origin: &str, bytes: u64) -> Diag {
    let size = bytes as f64 / (1024.0 * 1024.0);
    Diag::new(
        Severity::Error,
        "ingest/too-large",
        origin,
        format!("has {size:.1} MiB; an article may have at most 4 MiB"),
    )
    .help("split it into one file an article")
}

fn refused(origin: &str) -> Diag {
    Diag::new(Severity::Error, "ingest/encoding-refused", origin, "is not UTF-8, and too much of it cannot be read")
        .help("find out its encoding and convert it, for example with `iconv -f ENCODING -t UTF-8`")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, or the code of the refusal; then the code of the warning.
    fn check(bytes: &[u8]) -> (String, String) {
        match decode("a.txt", bytes) {
            Ok((text, diag)) => (text, diag.map(|d| d.code).unwrap_or_default()),
            Err(diag) => (String::new(), diag.code),
        }
    }

    #[test]
    fn encodings() {
        let long = "Ministers met again in the capital on Friday to talk about the border. ".repeat(3);
        assert_eq!(check("\u{FEFF}Ministers met.".as_bytes()), ("Ministers met.".into(), String::new()));
        let utf16: Vec<u8> = "\u{FEFF}Zürich".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check(&utf16), ("Zürich".into(), String::new()));
        let utf16: Vec<u8> = "\u{FEFF}Zürich".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(check(&utf16), ("Zürich".into(), String::new()));
        let cp1252 = [long.as_bytes(), b"\x93Yes\x94 caf\xE9"].concat();
        assert_eq!(check(&cp1252), (format!("{long}“Yes” café"), "ingest/encoding".into()));
        let mixed = [long.as_bytes(), "Zürich".as_bytes(), b"\xE9"].concat();
        assert_eq!(check(&mixed), (format!("{long}Zürich\u{FFFD}"), "ingest/encoding".into()));
        assert_eq!(check(&[0xE9; 40]), (String::new(), "ingest/encoding-refused".into()));
        assert_eq!(check(b"\0\x01\x02abc\0\0"), (String::new(), "ingest/binary".into()));
        assert_eq!(check(b"%PDF-1.7 text"), (String::new(), "ingest/binary".into()));
        assert_eq!(check(&vec![b'a'; LIMIT + 1]), (String::new(), "ingest/too-large".into()));
    }
}
