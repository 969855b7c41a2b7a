//! Which addresses does a list name? Feeds, sitemaps and lists of addresses, for those who fetch the pages.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::columns::{self, Column, Row};
use super::feed;
use super::kind::{self, Kind};
use crate::Facts;

/// Bytes of a list; the protocol of sitemaps allows 50 MB.
const MOST: u64 = 64 * 1024 * 1024;

/// An address that a list names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The address; of an entry of a feed as written, so that it may be relative to the feed's.
    pub url: String,
    /// What the list says about the page.
    pub facts: Facts,
    /// Whether the address is that of another list: a sitemap has parts.
    pub is_list: bool,
}

/// The addresses that a feed, a sitemap (also packed with gzip) or a list of one address a line names, in their order; of the
/// latter two only addresses of the web (`http`, `https`). Nothing is fetched.
///
/// # Errors
/// Why the bytes are no such list.
pub fn links(bytes: &[u8]) -> Result<Vec<Link>, String> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(b"\x1F\x8B") {
        // What came out before an error is a list, too.
        let _ = flate2::bufread::MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut unpacked);
        &unpacked
    } else {
        bytes
    };
    let of_web = |mut links: Vec<Link>| {
        links.retain(|l| is_address(&l.url));
        links
    };
    match kind::kind("", &bytes[..bytes.len().min(kind::HEAD)]) {
        Kind::Feed => of_feed(bytes),
        Kind::Sitemap => Ok(of_web(of_sitemap(bytes))),
        Kind::Text => {
            Some(of_web(of_lines(bytes))).filter(|l| !l.is_empty()).ok_or_else(|| "no line is an address".into())
        }
        _ => Err("it is of another kind".into()),
    }
}

/// Whether `url` is an address of the web.
fn is_address(url: &str) -> bool {
    let rest = ["http://", "https://"]
        .iter()
        .find_map(|scheme| url.get(..scheme.len()).filter(|s| s.eq_ignore_ascii_case(scheme)).map(|s| &url[s.len()..]));
    rest.is_some_and(|r| !r.is_empty()) && !url.contains(|c: char| c.is_control() || c.is_whitespace())
}

fn of_feed(bytes: &[u8]) -> Result<Vec<Link>, String> {
    let feed = feed::parse(bytes)?;
    let link = |entry| {
        let mut row = feed::row(&feed, entry);
        row.retain(|column, _| !matches!(column, Column::Text | Column::Html));
        Some(Link { url: feed::address(entry)?, facts: columns::facts(row), is_list: false })
    };
    Ok(feed.entries.iter().filter_map(link).collect())
}

/// One address a line; blank lines and those that begin with `#` are passed over.
fn of_lines(bytes: &[u8]) -> Vec<Link> {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().map(|l| l.trim_start_matches('\u{FEFF}').trim()).filter(|l| !l.starts_with('#'));
    lines.map(|l| Link { url: l.to_owned(), ..Link::default() }).collect()
}

/// The addresses of a sitemap or of an index of sitemaps, with what the extension for news says. A list that breaks off gives
/// what stands before.
fn of_sitemap(bytes: &[u8]) -> Vec<Link> {
    let mut reader = Reader::from_reader(bytes);
    let (mut links, mut row) = (Vec::new(), Row::new());
    let (mut text, mut url, mut buffer) = (String::new(), String::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(_)) => text.clear(),
            Ok(Event::Text(t)) => text += &t.decode().unwrap_or_default(),
            Ok(Event::CData(t)) => text += &t.decode().unwrap_or_default(),
            Ok(Event::GeneralRef(r)) => match r.resolve_char_ref() {
                Ok(Some(c)) => text.push(c),
                _ => {
                    text += quick_xml::escape::resolve_predefined_entity(&r.decode().unwrap_or_default()).unwrap_or("")
                }
            },
            Ok(Event::End(e)) => {
                let column = match e.local_name().as_ref() {
                    b"loc" if url.is_empty() => {
                        text.trim().clone_into(&mut url);
                        None
                    }
                    b"title" => Some(Column::Title),
                    b"publication_date" => Some(Column::Date),
                    b"name" => Some(Column::Outlet),
                    b"language" => Some(Column::Language),
                    part @ (b"url" | b"sitemap") => {
                        let facts = columns::facts(std::mem::take(&mut row));
                        links.push(Link { url: std::mem::take(&mut url), facts, is_list: part == b"sitemap" });
                        None
                    }
                    _ => None,
                };
                let value = text.trim();
                if let Some(column) = column.filter(|_| !value.is_empty()) {
                    row.entry(column).or_insert_with(|| ("sitemap".to_owned(), value.as_bytes().to_vec()));
                }
                text.clear();
            }
            Ok(Event::Eof) | Err(_) => return links,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sitemaps() {
        let map = br#"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="x"><url>
            <loc>https://a.example/1?a=1&amp;b=2</loc><lastmod>2020-05-01</lastmod><news:news><news:publication>
            <news:name>Harbour Gazette</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2020-02-03T04:05:06Z</news:publication_date><news:title><![CDATA[Talks & more]]></news:title>
            </news:news><image:image xmlns:image="y"><image:loc>https://a.example/1.jpg</image:loc></image:image></url>
            <url><loc>file:///etc/passwd</loc></url><url><loc> https://a.example/2 </loc></url><url><loc>https://a.example/3"#;
        let found = links(map).expect("a sitemap");
        let urls: Vec<&str> = found.iter().map(|l| l.url.as_str()).collect();
        assert_eq!(urls, ["https://a.example/1?a=1&b=2", "https://a.example/2"]);
        let facts = &found[0].facts;
        assert_eq!((facts.title.as_deref(), facts.outlet.as_deref()), (Some("Talks & more"), Some("Harbour Gazette")));
        assert_eq!((facts.published.as_deref(), facts.dated_by.as_str()), (Some("2020-02-03T04:05:06Z"), "sitemap"));
        let index = b"<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>";
        assert!(links(index).expect("an index")[0].is_list);
    }

    #[test]
    fn lists_and_feeds() {
        let urls = |bytes: &[u8]| links(bytes).unwrap_or_default().into_iter().map(|l| l.url).collect::<Vec<_>>();
        let list =
            b"\xEF\xBB\xBF# papers\nhttps://a.example/1\r\n\nHTTP://b.example/2\nb.example/3\nhttps://\nhttps://a b\n";
        assert_eq!(urls(list), ["https://a.example/1", "HTTP://b.example/2"]);
        let feed = b"<rss version=\"2.0\"><channel><title>x</title><item><link>https://a.example/1</link></item></channel></rss>";
        assert_eq!(urls(feed), ["https://a.example/1"]);
        assert!(
            links(b"no address at all").is_err() && links(b"<rss version=\"2.0\"><channel/></rss>") == Ok(Vec::new())
        );
        assert!(urls(b"<html><a href='https://a.example/1'>x</a>").is_empty() && urls(b"").is_empty());
    }
}
