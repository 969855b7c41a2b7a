//! What does a feed offer? Addresses of pages with what the feed says of each.

use url::Url;

/// An entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Address of the page.
    pub url: String,
    /// Headline.
    pub title: Option<String>,
    /// When it was published, RFC 3339.
    pub published: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// The feed's own title, and its entries in its order; entries without an address are left out.
///
/// # Errors
/// Why the bytes are no feed.
pub fn links(bytes: &[u8], base: &str) -> Result<(Option<String>, Vec<Link>), String> {
    let feed = feed_rs::parser::parse(bytes).map_err(|e| e.to_string())?;
    let base = Url::parse(base).ok();
    let absolute = |href: &str| match &base {
        Some(base) => base.join(href.trim()).ok(),
        None => Url::parse(href.trim()).ok(),
    };
    let of = |entry: feed_rs::model::Entry| {
        let page = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
        let url = entry.links.iter().find(|l| page(l.rel.as_deref())).and_then(|l| absolute(&l.href))?;
        Some(Link {
            url: url.to_string(),
            title: entry.title.map(|t| t.content),
            published: entry.published.or(entry.updated).map(|t| t.to_rfc3339()),
            authors: entry.authors.into_iter().map(|a| a.name).collect(),
        })
    };
    Ok((feed.title.map(|t| t.content), feed.entries.into_iter().filter_map(of).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_of_three_kinds() {
        let rss = br#"<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Post</title>
            <item><title>Envoy arrives</title><link>/news/1</link><pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate></item>
            <item><title>No address</title></item></channel></rss>"#;
        let (title, found) = links(rss, "https://fjord.example/rss").unwrap();
        assert_eq!(title.as_deref(), Some("Fjord Post"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].url, "https://fjord.example/news/1");
        assert!(found[0].published.as_deref().unwrap().starts_with("2031-03-04T10:00:00"));
        let atom = br#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>T</title>
            <link rel="self" href="x"/><link href="https://a.example/1"/><updated>2031-03-04T10:00:00Z</updated></entry></feed>"#;
        assert_eq!(links(atom, "https://a.example/").unwrap().1[0].url, "https://a.example/1");
        let json = br#"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","content_text":"x"}]}"#;
        assert_eq!(links(json, "https://j.example/").unwrap().1[0].url, "https://j.example/1");
        assert!(links(b"<html><body>no feed</body></html>", "https://x.example/").is_err());
        let laughs = br#"<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>"#;
        assert!(links(laughs, "https://x.example/").map_or(true, |(t, _)| t.is_none_or(|t| !t.contains("haha"))));
    }
}
