//! What does a web archive hold? The pages among its records (WARC 1.0 and 1.1, ISO 28500).
//!
//! A reader of our own: the crate `warc` (0.4) holds each record whole, whatever length it declares, and stops for good at the
//! first record that is malformed.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use legation_model::diag::{Diag, Severity};

use super::http::{self, Fault};
use super::json::{Line, read_line};
use super::limits::fault;
use super::{Source, Walk, kind, too_large};
use crate::{Facts, Form, Item};

/// The beginning of each record.
const VERSION: &[u8] = b"WARC/";
/// Bytes that one line of a record's head may have.
const LINE: u64 = 64 * 1024;
/// Lines of a record's head.
const LINES: usize = 500;
/// Bytes that the head of a server's answer may add to the page.
const HTTP_HEAD: u64 = 256 * 1024;
/// Errors one after the other that are passed over in search of a sound record.
const ERRORS: usize = 10_000;

/// Reads the records of `source` that are pages: answers of servers, resources, and texts made from them.
///
/// A record that cannot be read gives a diagnostic, and reading goes on with the next one that can be found.
pub(super) fn records(walk: &mut Walk<'_>, source: Source<'_>) -> ControlFlow<()> {
    let Source { origin, input, .. } = source;
    let most = walk.settings.limits.item_bytes;
    let mut records = Records { input, line: Vec::new(), at_head: false };
    let mut number = 0_u64;
    loop {
        number += 1;
        let mut place = format!("{origin}!#{number}");
        let read = records.head().and_then(|head| {
            let Some(head) = head else { return Ok(None) };
            if !head.id.is_empty() {
                place = format!("{origin}!{}", head.id);
            }
            let block = records.block(&head, most + HTTP_HEAD)?;
            Ok(Some((head, block)))
        });
        match read {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some((_, Block::Passed))) => {}
            Ok(Some((_, Block::Large))) => walk.left(too_large(&place, most))?,
            Ok(Some((head, Block::Whole(bytes)))) => match page(place, head, &bytes, most) {
                Ok(item) => walk.item(item)?,
                Err(diag) => walk.left(diag)?,
            },
            Err(e) => {
                walk.left(fault(&place, &e, "the record is left out"))?;
                match records.find_next(e) {
                    Ok(true) => {}
                    Ok(false) => return ControlFlow::Continue(()),
                    Err(e) => return walk.left(fault(&origin, &e, "the records from here on are left out")),
                }
            }
        }
    }
}

/// The head of a record, as far as it matters here.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    id: String,
    url: Option<String>,
    date: Option<String>,
    /// Media type of the block.
    media_type: String,
    length: u64,
}

impl Head {
    fn set(&mut self, name: &str, value: &str) -> io::Result<()> {
        let text = || Some(value.trim_start_matches('<').trim_end_matches('>').to_owned()).filter(|v| !v.is_empty());
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "warc-record-id" => self.id = value.chars().filter(|c| !c.is_control()).take(200).collect(),
            "warc-target-uri" => self.url = text(),
            "warc-date" => self.date = text(),
            "content-type" => {
                self.media_type = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            }
            "content-length" => self.length = value.parse().map_err(|_| malformed("a length that is no number"))?,
            _ => {}
        }
        Ok(())
    }

    /// Whether the block may be a page.
    fn is_wanted(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.media_type != "text/dns",
            "resource" | "conversion" => true,
            _ => false,
        }
    }
}

/// What stands in a record.
enum Block {
    Whole(Vec<u8>),
    /// It has more bytes than allowed; they were passed over.
    Large,
    /// It is no page by its kind: what was asked, how it was crawled, what did not change.
    Passed,
}

struct Records<'s> {
    input: &'s mut dyn BufRead,
    /// The line that was read last.
    line: Vec<u8>,
    /// Whether `line` ends with the first line of a head that is still to be read.
    at_head: bool,
}

impl Records<'_> {
    /// Reads the head of the next record; `None` at the end.
    fn head(&mut self) -> io::Result<Option<Head>> {
        while !std::mem::take(&mut self.at_head) {
            match read_line(self.input, LINE, &mut self.line)? {
                Line::End => return Ok(None),
                Line::Whole if self.line.trim_ascii().is_empty() => {}
                Line::Whole if is_version(&self.line) => self.at_head = true,
                _ => {
                    self.at_head = ends_with_version(&self.line);
                    return Err(malformed("no head of a record"));
                }
            }
        }
        let (mut head, mut has_length) = (Head::default(), false);
        for _ in 0..LINES {
            match read_line(self.input, LINE, &mut self.line)? {
                Line::End => return Err(io::ErrorKind::UnexpectedEof.into()),
                Line::Long => return Err(malformed("a line of the head that does not end")),
                Line::Whole if self.line.trim_ascii().is_empty() && has_length => return Ok(Some(head)),
                Line::Whole if self.line.trim_ascii().is_empty() => return Err(malformed("a head without a length")),
                Line::Whole => {
                    let line = String::from_utf8_lossy(&self.line);
                    if let Some((name, value)) = line.split_once(':') {
                        head.set(name.trim(), value.trim())?;
                        has_length |= name.trim().eq_ignore_ascii_case("content-length");
                    }
                }
            }
        }
        Err(malformed("a head that does not end"))
    }

    /// Reads the block after `head`.
    fn block(&mut self, head: &Head, most: u64) -> io::Result<Block> {
        let mut bytes = Vec::new();
        let mut block = (&mut *self.input).take(head.length);
        let wanted = head.is_wanted() && head.length <= most;
        let read = if wanted { block.read_to_end(&mut bytes)? as u64 } else { io::copy(&mut block, &mut io::sink())? };
        if read < head.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // An empty line ends the block, though some writers forget it. Where something else stands, the length was wrong.
        let next = self.input.fill_buf()?;
        if !matches!(next.first(), None | Some(b'\r' | b'\n')) && !next.starts_with(VERSION) {
            return Err(malformed("a length that is not the block's"));
        }
        Ok(match (wanted, head.is_wanted()) {
            (true, _) => Block::Whole(bytes),
            (false, true) => Block::Large,
            (false, false) => Block::Passed,
        })
    }

    /// Passes over everything up to the next head; `false` at the end.
    fn find_next(&mut self, mut error: io::Error) -> io::Result<bool> {
        if self.at_head {
            return Ok(true);
        }
        for _ in 0..ERRORS {
            // What comes after a failure of the disk or beyond a limit is not sound.
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof
            ) {
                return Err(error);
            }
            error = loop {
                match read_line(self.input, LINE, &mut self.line) {
                    Ok(Line::End) => return Ok(false),
                    Ok(Line::Whole) if ends_with_version(&self.line) => {
                        self.at_head = true;
                        return Ok(true);
                    }
                    Ok(_) => {}
                    Err(e) => break e,
                }
            };
        }
        Err(error)
    }
}

fn is_version(line: &[u8]) -> bool {
    let version = line.strip_prefix(VERSION).map(<[u8]>::trim_ascii_end);
    version.is_some_and(|v| matches!(v.len(), 1..=4) && v.iter().all(|b| b.is_ascii_digit() || *b == b'.'))
}

/// Whether `line` is the first of a head, with what was left of a damaged record before it.
fn ends_with_version(line: &[u8]) -> bool {
    let tail = &line[line.len().saturating_sub(VERSION.len() + 6)..];
    (0..tail.len()).any(|at| is_version(&tail[at..]))
}

fn malformed(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// The page in a record, or why there is none.
fn page(origin: String, head: Head, bytes: &[u8], most: u64) -> Result<Item, Diag> {
    let note = |code: &str, message: String| Diag::new(Severity::Note, code, &origin, message);
    let no_page = |media_type: &str| note("ingest/not-a-page", format!("is `{media_type}`, no page"));
    let mut facts = Facts { url: head.url, crawled: head.date, ..Facts::default() };
    let (media_type, body) = if head.kind == "response" {
        let response = http::response(bytes, most).map_err(|fault| http_fault(&origin, fault, most))?;
        if response.status != 200 {
            return Err(note("ingest/http-status", format!("is an answer with status {}, no page", response.status)));
        }
        (facts.charset, facts.language) = (response.charset, response.language);
        (response.media_type, response.body)
    } else {
        (head.media_type, bytes.into())
    };
    let form = match media_type.as_str() {
        "text/html" | "application/xhtml+xml" => Form::Html,
        "text/plain" if facts.url.as_deref().is_some_and(|u| u.ends_with("/robots.txt")) => {
            return Err(no_page("robots.txt"));
        }
        "text/plain" if !kind::is_page(&body) => Form::Text,
        "text/plain" => Form::Html,
        "" if kind::is_page(&body) => Form::Html,
        "" => return Err(no_page("of no type")),
        other => return Err(no_page(&other.chars().take(60).collect::<String>())),
    };
    if body.len() as u64 > most {
        return Err(too_large(&origin, most));
    }
    Ok(Item { origin, bytes: body.into_owned(), form, facts })
}

fn http_fault(origin: &str, fault: Fault, most: u64) -> Diag {
    let message = match fault {
        Fault::Large => return too_large(origin, most),
        Fault::Head => "holds no answer of a web server".to_owned(),
        Fault::Coding(name) => {
            format!("is packed as `{}`, which is not read", name.chars().take(40).collect::<String>())
        }
        Fault::Body => "cannot be unpacked".to_owned(),
    };
    Diag::new(Severity::Error, "ingest/http", origin, message).help("fetch the page again")
}
