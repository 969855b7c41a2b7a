//! Which characters do the bytes of a page mean, and where does each of them stand?

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use legation_model::span::Span;
use regex::bytes::Regex;

use super::map::Map;

/// A page with its characters decoded.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub text: String,
    /// From the text to the bytes. Characters that could not be read have no place, nor has text in ISO-2022-JP, where
    /// the meaning of bytes depends on those before.
    pub map: Map,
    pub charset: &'static str,
    /// How many bytes or sequences could not be read and stand as `U+FFFD`.
    pub wrong: usize,
}

/// Part of a page in which its charset is declared; browsers look at 1,024 bytes.
const HEAD: usize = 4096;

static DECLARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let meta = r#"<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)"#;
    let xml = r#"^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)"#;
    Regex::new(&format!("(?i-u)(?:{meta}|{xml})")).ok()
});

/// Decodes `bytes`. The order of belief:
///
/// 1. a byte order mark: nothing else begins with these bytes;
/// 2. UTF-8, where the bytes are well-formed and not all ASCII: text in another charset practically never is, whatever a
///    page declares;
/// 3. the charset that the transfer declared;
/// 4. the charset that the page declares;
/// 5. what `chardetng`, the detector of Firefox, takes it for.
///
/// A declaration is set aside where more than a tenth of the characters beyond ASCII cannot be read under it.
pub(crate) fn decode(bytes: &[u8], transfer: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return under(encoding, bytes, mark);
    }
    let declared = [transfer.and_then(label), declared(bytes)];
    let stateful = declared[0].is_some_and(|e| e == ISO_2022_JP || e == UTF_16LE || e == UTF_16BE)
        || declared[1] == Some(ISO_2022_JP);
    if !stateful && std::str::from_utf8(bytes).is_ok() {
        return under(UTF_8, bytes, 0);
    }
    for encoding in declared.into_iter().flatten() {
        let decoded = under(encoding, bytes, 0);
        let beyond = decoded.text.chars().filter(|c| !c.is_ascii()).count();
        if decoded.wrong * 10 <= beyond {
            return decoded;
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    under(detector.guess(None, Utf8Detection::Allow), bytes, 0)
}

/// The encoding that a label means. UTF-16 is not believed of a page's own label, which could not have been read in it.
fn label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    Encoding::for_label(label.as_bytes()).filter(|e| *e != REPLACEMENT && *e != X_USER_DEFINED)
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let found = DECLARED.as_ref()?.captures(&bytes[..bytes.len().min(HEAD)])?;
    let name = found.get(1).or(found.get(2))?.as_bytes();
    label(std::str::from_utf8(name).ok()?).map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e })
}

/// Decodes the bytes from `start` on.
fn under(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Decoded {
    let mut out = Decoded { text: String::new(), map: Map::default(), charset: encoding.name(), wrong: 0 };
    if encoding == UTF_8 {
        let mut at = start;
        for chunk in bytes[start..].utf8_chunks() {
            out.push(chunk.valid(), at, chunk.valid().len());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                out.lose();
                at += chunk.invalid().len();
            }
        }
    } else if encoding.is_single_byte() {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[start..]);
        for (at, c) in text.chars().enumerate() {
            match c {
                '\u{FFFD}' => out.lose(),
                c => out.push(c.encode_utf8(&mut [0; 4]), start + at, 1),
            }
        }
    } else {
        by_bytes(encoding, bytes, start, &mut out);
    }
    out
}

/// Feeds the decoder byte by byte, so that each character is known to end where it does.
fn by_bytes(encoding: &'static Encoding, bytes: &[u8], start: usize, out: &mut Decoded) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut from, mut buffer) = (start, [0u8; 16]);
    for at in start..bytes.len() {
        let last = at + 1 == bytes.len();
        let mut read = 0;
        // A byte that shows the ones before to be malformed is read once more.
        loop {
            let input = &bytes[at + read..=at];
            let (result, used, written) = decoder.decode_to_utf8_without_replacement(input, &mut buffer, last);
            read += used;
            let text = std::str::from_utf8(&buffer[..written]).unwrap_or("");
            if !text.is_empty() {
                let known = encoding != ISO_2022_JP && text.chars().nth(1).is_none();
                out.push(text, from, if known { at + 1 - from } else { 0 });
                from = at + 1;
            }
            match result {
                DecoderResult::Malformed(..) => {
                    out.lose();
                    from = at + read;
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
            }
        }
    }
}

impl Decoded {
    /// Adds `text` with the `length` bytes from `at` that say it; 0 where that is not known.
    fn push(&mut self, text: &str, at: usize, length: usize) {
        let start = self.text.len();
        self.text.push_str(text);
        self.map.push(Span::new(start, self.text.len()), Span::new(at, at + length));
    }

    fn lose(&mut self) {
        self.text.push('\u{FFFD}');
        self.wrong += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Charset, text and number of bytes that could not be read; sees to it that the map tells the truth.
    fn check(bytes: &[u8], transfer: Option<&str>) -> (&'static str, String, usize) {
        let decoded = decode(bytes, transfer);
        let encoding = Encoding::for_label(decoded.charset.as_bytes()).expect("a charset");
        for s in &decoded.map.0 {
            let source = &bytes[s.source.start as usize..s.source.end as usize];
            let (text, wrong) = encoding.decode_without_bom_handling(source);
            assert!(!wrong);
            assert_eq!(text, s.text.of(&decoded.text));
        }
        (decoded.charset, decoded.text, decoded.wrong)
    }

    #[test]
    fn the_order_of_belief() {
        let utf8 = "<meta charset=windows-1251><p>Zürich".as_bytes();
        assert_eq!(check(utf8, Some("koi8-r")).0, "UTF-8");
        let latin = b"<html><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>Z\xFCrich caf\xE9";
        assert_eq!(check(latin, None).0, "windows-1252");
        assert!(check(latin, None).1.ends_with("Zürich café"));
        assert_eq!(check(latin, Some("\"windows-1250\"")).0, "windows-1250");
        assert_eq!(check(b"<?xml version='1.0' encoding='koi8-r'?><p>\xD7\xCF\xCA\xCE\xC1", None).0, "KOI8-R");
        // A declaration under which nothing can be read is set aside.
        assert!(
            check(b"<meta charset=utf-8><p>Caf\xE9 Z\xFCrich d\xE9j\xE0 vu", None).1.ends_with("Café Zürich déjà vu")
        );
        // One broken byte among many good ones does not set it aside.
        let broken =
            ["Zürich, Genève, Neuchâtel, Delémont, Küsnacht, Chêne, Töss, Bévaix, Gänsbrunnen, ".as_bytes(), b"\xFF"]
                .concat();
        assert_eq!((check(&broken, Some("utf-8")).0, check(&broken, Some("utf-8")).2), ("UTF-8", 1));
    }

    #[test]
    fn detection() {
        let (russian, _, _) =
            encoding_rs::WINDOWS_1251.encode("Министры двух государств встретились в порту в пятницу.");
        assert_eq!(check(&russian, None).0, "windows-1251");
        assert!(check(&russian, None).1.starts_with("Министры"));
    }

    #[test]
    fn characters_of_many_bytes() {
        let text = "aé中文😀b";
        let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check(&utf16, None), ("UTF-16LE", text.into(), 0));
        for encoding in [encoding_rs::GB18030, encoding_rs::SHIFT_JIS, encoding_rs::BIG5, encoding_rs::EUC_KR] {
            let (bytes, _, _) = encoding.encode("port 中文 port");
            let (name, found, _) = check(&bytes, Some(encoding.name()));
            assert_eq!((name, found.starts_with("port "), found.ends_with(" port")), (encoding.name(), true, true));
        }
        let broken = under(encoding_rs::GBK, b"ab\x81\x20cd\x81", 0);
        assert_eq!((broken.text.as_str(), broken.wrong), ("ab\u{FFFD} cd\u{FFFD}", 2));
        let (bytes, _, _) = ISO_2022_JP.encode("港で会談");
        assert_eq!(check(&bytes, Some("iso-2022-jp")), ("ISO-2022-JP", "港で会談".into(), 0));
    }
}
