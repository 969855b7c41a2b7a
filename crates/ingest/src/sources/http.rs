//! What does a stored answer of a web server hold? Its head, and the body without the codings of the transfer.

use std::borrow::Cow;
use std::io::Read;

use httparse::{EMPTY_HEADER, ParserConfig, Status};

/// Headers that an answer may have.
const MOST_HEADERS: usize = 256;

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response<'b> {
    pub status: u16,
    /// `text/html`, in small letters; empty where the server did not say.
    pub media_type: String,
    /// Charset that the server declared.
    pub charset: Option<String>,
    pub language: Option<String>,
    pub body: Cow<'b, [u8]>,
}

/// Why a stored answer gives no body.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No head of HTTP.
    Head,
    /// The coding of the body, by this name, is not known.
    Coding(String),
    /// The body cannot be unpacked.
    Body,
    /// The body has more bytes than allowed.
    Large,
}

/// Reads the answer in `bytes`, with at most `most` bytes in its body.
pub(super) fn response(bytes: &[u8], most: u64) -> Result<Response<'_>, Fault> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Response::new(&mut headers);
    let mut config = ParserConfig::default();
    config
        .ignore_invalid_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true);
    let Ok(Status::Complete(length)) = config.parse_response(&mut head, bytes) else { return Err(Fault::Head) };
    let status = head.code.unwrap_or_default();
    let value = |name: &str| {
        let header = head.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).trim().to_owned()).filter(|v| !v.is_empty())
    };
    let (media_type, charset) = content_type(&value("content-type").unwrap_or_default());
    let mut body = Cow::Borrowed(bytes.get(length..).unwrap_or_default());
    if value("transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked")) {
        body = unchunked(body);
    }
    let codings = value("content-encoding").unwrap_or_default().to_ascii_lowercase();
    // The last coding was put on last.
    for coding in codings.rsplit(',').map(str::trim).filter(|c| !c.is_empty()) {
        body = decoded(coding, body, most)?;
    }
    if body.len() as u64 > most {
        return Err(Fault::Large);
    }
    Ok(Response { status, media_type, charset, language: value("content-language"), body })
}

/// Media type and charset of `text/html; charset="utf-8"`.
fn content_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type, charset)
}

/// The body without its chunks. Some archives store it without them under the same head: that comes back as it is.
fn unchunked(body: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let (mut rest, mut whole) = (&body[..], Vec::new());
    while let Ok(Status::Complete((start, length))) = httparse::parse_chunk_size(rest) {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let chunk = &rest[start.min(rest.len())..];
        if length == 0 {
            return Cow::Owned(whole);
        }
        whole.extend_from_slice(&chunk[..length.min(chunk.len())]);
        rest = chunk.get(length..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    // The body ends before its last chunk, or never had any.
    if whole.is_empty() { body } else { Cow::Owned(whole) }
}

/// The body without `coding`. Some archives store it unpacked under the same head: that comes back as it is.
fn decoded<'b>(coding: &str, body: Cow<'b, [u8]>, most: u64) -> Result<Cow<'b, [u8]>, Fault> {
    let unpack = |reader: &mut dyn Read| {
        let mut out = Vec::new();
        match reader.take(most + 1).read_to_end(&mut out) {
            Ok(_) if out.len() as u64 > most => Err(Fault::Large),
            Ok(_) => Ok(Cow::Owned(out)),
            Err(_) => Err(Fault::Body),
        }
    };
    match coding {
        "identity" | "none" | "utf-8" => Ok(body),
        _ if body.is_empty() => Ok(body),
        "gzip" | "x-gzip" if !body.starts_with(b"\x1F\x8B") => Ok(body),
        "gzip" | "x-gzip" => unpack(&mut flate2::bufread::MultiGzDecoder::new(&body[..])),
        "deflate" => unpack(&mut flate2::bufread::ZlibDecoder::new(&body[..]))
            .or_else(|_| unpack(&mut flate2::bufread::DeflateDecoder::new(&body[..])))
            .or_else(|fault| if is_text(&body) { Ok(body.clone()) } else { Err(fault) }),
        "br" => unpack(&mut brotli_decompressor::Decompressor::new(&body[..], 4096))
            .or_else(|fault| if is_text(&body) { Ok(body.clone()) } else { Err(fault) }),
        "zstd" if !body.starts_with(b"\x28\xB5\x2F\xFD") => Ok(body),
        "zstd" => match zstd::stream::read::Decoder::with_buffer(&body[..]) {
            Ok(mut decoder) => unpack(&mut decoder),
            Err(_) => Err(Fault::Body),
        },
        other => Err(Fault::Coding(other.to_owned())),
    }
}

/// Whether `body` begins like a page or a text: no control characters among its first bytes.
fn is_text(body: &[u8]) -> bool {
    let head = &body[..body.len().min(512)];
    head.iter().all(|b| *b >= 0x20 || b"\t\n\r\x0C".contains(b))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PAGE: &[u8] = b"<html><p>The two sides met on Friday.</p></html>";

    fn body(headers: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
        let bytes = [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat();
        response(&bytes, 1000).map(|r| r.body.into_owned())
    }

    #[test]
    fn codings() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(PAGE).expect("written");
        let gzip = gzip.finish().expect("packed");
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(PAGE).expect("written");
        let zlib = zlib.finish().expect("packed");
        let chunks =
            [format!("{:x}\r\n", 10).as_bytes(), &PAGE[..10], b"\r\n26;x=y\r\n", &PAGE[10..], b"\r\n0\r\n\r\n"]
                .concat();
        let page = || Ok(PAGE.to_vec());
        assert_eq!(body("", PAGE), page());
        assert_eq!(body("Content-Encoding: gzip\r\n", &gzip), page());
        assert_eq!(body("content-encoding: GZIP\r\n", PAGE), page());
        assert_eq!(body("Content-Encoding: deflate\r\n", &zlib), page());
        assert_eq!(body("Content-Encoding: deflate\r\n", PAGE), page());
        assert_eq!(body("Content-Encoding: br\r\n", PAGE), page());
        assert_eq!(body("Transfer-Encoding: chunked\r\n", &chunks), page());
        assert_eq!(body("Transfer-Encoding: chunked\r\n", &chunks[..30]), Ok(PAGE[..17].to_vec()));
        assert_eq!(body("Transfer-Encoding: chunked\r\n", PAGE), page());
        assert_eq!(body("Content-Encoding: compress\r\n", PAGE), Err(Fault::Coding("compress".into())));
        assert_eq!(body("Content-Encoding: gzip\r\n", &gzip[..30]), Err(Fault::Body));
        assert_eq!(body("Content-Encoding: br\r\n", b"\x01\x02\x03"), Err(Fault::Body));
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        bomb.write_all(&[0; 100_000]).expect("written");
        assert_eq!(body("Content-Encoding: gzip\r\n", &bomb.finish().expect("packed")), Err(Fault::Large));
        assert_eq!(response(b"GET / HTTP/1.1\r\n\r\n", 10), Err(Fault::Head));
    }

    #[test]
    fn heads() {
        let bytes = b"HTTP/1.0 404 Not Found\r\nContent-Type : Text/HTML; Charset=\"koi8-r\"\r\nbad line\r\n\r\nx";
        let found = response(bytes, 10).expect("an answer");
        assert_eq!(
            (found.status, found.media_type.as_str(), found.charset.as_deref()),
            (404, "text/html", Some("koi8-r"))
        );
    }
}
