//! What does a page say of its article beside the text: in JSON-LD, meta fields, links and its marked times?

use dom_query::{Document, NodeRef};
use legation_model::time::DateRange;

use super::{ld, text};
use crate::{dates, item, outlet, shape};

/// What a page states. The order of belief is that of the fields' lists: first comes what the outlet's own system fills in.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    /// The headline, as the page shows it where it does.
    pub title: Option<String>,
    /// What the page says the article is about.
    pub descriptions: Vec<String>,
    /// Day of publication and where it stands.
    pub published: Option<(DateRange, String)>,
    /// A marked time that is not said to be that of publication.
    pub time: Option<(DateRange, String)>,
    /// Day of the last change and where it stands.
    pub modified: Option<(DateRange, String)>,
    /// Writers, each as written.
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The page says that the article is not to be read for free.
    pub paid: bool,
}

const TITLES: &[&str] =
    &["og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "headline", "title"];
const DESCRIPTIONS: &[&str] = &["og:description", "description", "twitter:description", "dc.description"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "published_time",
    "pubdate",
    "date",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
];
const AUTHORS: &[&str] =
    &["article:author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"];
const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"];
const LANGUAGES: &[&str] = &["content-language", "og:locale", "dc.language", "dcterms.language", "inlanguage"];

/// What `document` states; `page` is its source.
pub(crate) fn read(document: &Document, page: &str) -> Stated {
    let metas = metas(document);
    let all = |keys: &'static [&str]| {
        keys.iter().flat_map(|key| metas.iter().filter(move |m| m.0 == *key)).map(|m| (m.0.as_str(), m.1.as_str()))
    };
    let first = |keys: &'static [&str]| all(keys).map(|m| m.1.to_owned()).next();
    let canonical = link(document).or_else(|| first(&["og:url"]).filter(|u| u.starts_with("http")));
    let blocks: Vec<String> =
        document.select("script[type='application/ld+json']").nodes().iter().map(|n| n.text().to_string()).collect();
    let ld = ld::read(&blocks, canonical.as_deref()).unwrap_or_default();

    let dated = |written: Option<&str>, place: String| {
        let written = written?;
        Some((day(written)?, format!("{place} `{}`", crate::language::prefix(written.trim(), 40))))
    };
    let of_metas =
        |keys: &'static [&str]| all(keys).find_map(|(key, value)| dated(Some(value), format!("meta field {key}")));
    let times = times(document);
    let time = |marked: bool| {
        times.iter().filter(|t| t.1 == marked).find_map(|t| dated(Some(&t.0), "marked time of the page".into()))
    };
    let named = all(AUTHORS).map(|m| m.1.to_owned()).filter(|a| !a.starts_with("http")).take(1);
    let outlet = first(OUTLETS).or(ld.publisher);
    let fields: Vec<String> = ld.headline.into_iter().chain(all(TITLES).map(|m| m.1.to_owned())).collect();
    let element = in_order(&document.select_single("head title").text());
    let title = title(document, &fields, &element, outlet.as_deref());
    Stated {
        outlet: outlet.or_else(|| outlet_in(&element, title.as_deref())),
        title,
        descriptions: ld.description.into_iter().chain(all(DESCRIPTIONS).map(|m| m.1.to_owned())).collect(),
        published: dated(ld.published.as_deref(), "datePublished of JSON-LD".into())
            .or_else(|| of_metas(PUBLISHED))
            .or_else(|| time(true)),
        time: time(false),
        modified: dated(ld.modified.as_deref(), "dateModified of JSON-LD".into()).or_else(|| of_metas(MODIFIED)),
        authors: if ld.authors.is_empty() { named.collect() } else { ld.authors },
        language: document
            .select_single("html[lang]")
            .attr("lang")
            .map(|l| l.to_string())
            .or(ld.language)
            .or_else(|| first(LANGUAGES)),
        url: canonical.or(ld.url).or_else(|| saved_from(page)),
        paid: ld.paid,
    }
}

/// Names (in small letters) and values of the meta fields, and of what is marked with `itemprop`.
fn metas(document: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for node in document.select("meta[content]").nodes() {
        let content = node.attr("content").unwrap_or_default().trim().to_owned();
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(key) = node.attr(attribute).filter(|_| !content.is_empty()) {
                out.push((key.trim().to_lowercase(), content.clone()));
            }
        }
    }
    out
}

/// The canonical address, where it is a whole one.
fn link(document: &Document) -> Option<String> {
    let nodes = document.select("link[rel~=canonical][href]");
    nodes.nodes().iter().filter_map(|n| n.attr("href")).map(|h| h.trim().to_owned()).find(|h| h.starts_with("http"))
}

/// The address that browsers write into a page that they save.
fn saved_from(page: &str) -> Option<String> {
    let rest = crate::language::prefix(page, 2000).split_once("saved from url=(")?.1;
    let address = rest.split_once(')')?.1.split_once(" -->")?.0.trim();
    address.starts_with("http").then(|| address.to_owned())
}

/// The marked times of the article, and whether each is said to be that of publication.
fn times(document: &Document) -> Vec<(String, bool)> {
    let marked = document.select("time, [itemprop~=datePublished]");
    let within = |node: &NodeRef<'_>| {
        let names =
            node.ancestors_it(None).filter_map(|a| a.node_name()).any(|n| matches!(&*n, "article" | "main" | "header"));
        names || document.select_single("article, main").nodes().is_empty()
    };
    let said = |node: &NodeRef<'_>| {
        let class = node.class().unwrap_or_default().to_lowercase();
        let property = node.attr("itemprop").unwrap_or_default().to_lowercase();
        node.has_attr("pubdate") || class.contains("publish") || property.contains("datepublished")
    };
    let written =
        |node: &NodeRef<'_>| node.attr("datetime").or_else(|| node.attr("content")).unwrap_or_else(|| node.text());
    let nodes = marked.nodes();
    nodes.iter().take(50).filter(|n| within(n)).map(|n| (written(n).to_string(), said(n))).collect()
}

/// The day, month or year that a field means, however it is written. The first day of 1970 is a clock that was never set.
fn day(written: &str) -> Option<DateRange> {
    let written = written.trim();
    let compact = || {
        let digits = written.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let whole = written.len() == 8 || matches!(written.len(), 12 | 14) || written.as_bytes().get(8) == Some(&b'T');
        whole.then(|| DateRange::from_timex(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])))?
    };
    let range =
        item::date_range(written).or_else(|| dates::full_dates(written).first().map(|d| d.2)).or_else(compact)?;
    (range.timex() != "1970-01-01").then_some(range)
}

/// The headline: what the page shows as one and states elsewhere; else what its fields state; else its only `<h1>`; else its
/// `<title>`, which names the page and not always the article.
fn title(document: &Document, fields: &[String], element: &str, outlet: Option<&str>) -> Option<String> {
    let heads = document.select("h1, h2, [itemprop~=headline]");
    let shown: Vec<(bool, String)> = heads
        .nodes()
        .iter()
        .take(50)
        .map(|n| (n.has_name("h1"), text::paragraphs(*n).into_iter().map(|p| p.text).collect::<Vec<_>>().join(" ")))
        .map(|(first, line)| (first, in_order(&line)))
        .filter(|(_, line)| !line.is_empty() && line.len() < 500 && !is_outlet(line, outlet))
        .collect();
    let bare = |said: &str| Some(without_outlet(said, outlet)).filter(|s| !s.is_empty() && !is_outlet(s, outlet));
    let stated: Vec<String> = fields.iter().filter_map(|s| bare(s)).collect();
    let element = bare(element);
    for said in stated.iter().chain(&element) {
        let said = shape::plain(said);
        let agrees = |(first, line): &&(bool, String)| {
            let line = shape::plain(line);
            let (short, long) = if line.len() < said.len() { (&line, &said) } else { (&said, &line) };
            let close =
                short.len() > 15 && long.contains(short.as_str()) && (*first || short.len() * 3 > long.len() * 2);
            line == said || close
        };
        if let Some((_, line)) = shown.iter().find(agrees) {
            return Some(line.clone());
        }
    }
    let mut firsts = shown.iter().filter(|(first, _)| *first);
    let only = firsts.next().filter(|_| firsts.next().is_none()).map(|(_, line)| line.clone());
    stated.into_iter().next().or(only).or(element).or_else(|| shown.first().map(|(_, line)| line.clone()))
}

/// `line` with one blank for each run of white space.
fn in_order(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_outlet(part: &str, outlet: Option<&str>) -> bool {
    outlet::is_name(part) || outlet.is_some_and(|o| shape::plain(o) == shape::plain(part))
}

const BARS: &[&str] = &[" | ", " – ", " — ", " - ", " :: ", " » ", " / "];

/// A headline without the name of the outlet behind it or before it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = in_order(title);
    for bar in BARS {
        if let Some((head, _)) = title.rsplit_once(bar).filter(|(_, tail)| is_outlet(tail.trim(), outlet)) {
            return without_outlet(head, outlet);
        }
        if let Some((_, tail)) = title.split_once(bar).filter(|(head, _)| is_outlet(head.trim(), outlet)) {
            return tail.trim().to_owned();
        }
    }
    title
}

/// The outlet in the `<title>`: what stands there beside the headline, after or before a bar.
fn outlet_in(element: &str, title: Option<&str>) -> Option<String> {
    let named = |part: &str| {
        let words = part.split_whitespace().count();
        (1..=5).contains(&words) && part.starts_with(char::is_uppercase) && !part.contains(['?', '!', ':'])
    };
    let beside = |title: &str| {
        let parts = BARS.iter().filter_map(|bar| element.strip_prefix(title)?.strip_prefix(bar)).map(|rest| {
            let last = BARS.iter().filter_map(|bar| rest.rsplit_once(bar)).map(|r| r.1).min_by_key(|r| r.len());
            last.unwrap_or(rest)
        });
        let before = BARS.iter().filter_map(|bar| element.strip_suffix(title)?.strip_suffix(bar));
        parts.chain(before).map(str::trim).find(|p| named(p)).map(str::to_owned)
    };
    title.and_then(beside).or_else(|| outlet::after_headline(element).map(|(_, name)| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_fields() {
        let check = |written: &str| day(written).map(|d| d.timex()).unwrap_or_default();
        for (written, expected) in [
            ("2020-02-03T23:10:00-05:00", "2020-02-03"),
            ("20200203", "2020-02-03"),
            ("20200203T101500Z", "2020-02-03"),
            ("Mon, 03 Feb 2020 10:00:00 GMT", "2020-02-03"),
            ("February 3, 2020", "2020-02-03"),
            ("2020/02/03 10:00", "2020-02-03"),
            ("2020-02", "2020-02"),
            ("1970-01-01T00:00:00Z", ""),
            ("0000-00-00", ""),
            ("soon", ""),
            ("", ""),
        ] {
            assert_eq!(check(written), expected, "{written}");
        }
    }

    #[test]
    fn headlines() {
        let check =
            |page: &str| read(&super::super::tree::parse(page).expect("a tree"), page).title.unwrap_or_default();
        let head = "<title>Ferries sail again on Friday | Harbour Gazette</title>";
        assert_eq!(check(head), "Ferries sail again on Friday");
        assert_eq!(
            check(&format!("{head}<h1>Harbour Gazette</h1><h1>Ferries sail again on <i>Friday</i></h1>")),
            "Ferries sail again on Friday"
        );
        let og = "<meta property=og:title content='Ferries sail'><meta property=og:site_name content='The Harbour'>";
        assert_eq!(check(&format!("{og}<title>The Harbour - Ferries sail</title>")), "Ferries sail");
        assert_eq!(check("<h1>Ferries sail</h1>"), "Ferries sail");
        assert_eq!(check("<title>Peru - Chile talks fail</title>"), "Peru - Chile talks fail");
        assert_eq!(
            check("<title>Ministry of Ports</title><meta name=publisher content='Ministry of Ports'><h1>Note</h1>"),
            "Note"
        );
        assert_eq!(check("<p>x"), "");
    }

    #[test]
    fn outlets() {
        let check =
            |page: &str| read(&super::super::tree::parse(page).expect("a tree"), page).outlet.unwrap_or_default();
        assert_eq!(
            check("<title>Ferries sail again - The Islander</title><h1>Ferries sail again</h1>"),
            "The Islander"
        );
        assert_eq!(
            check("<title>Ferries sail again - Politics - The Islander</title><h1>Ferries sail again</h1>"),
            "The Islander"
        );
        assert_eq!(check("<title>The Islander: Ferries sail again</title><h1>Ferries sail again</h1>"), "");
        assert_eq!(
            check("<title>Coast Sentinel - Ferries sail again</title><h2>Ferries sail again</h2>"),
            "Coast Sentinel"
        );
    }

    #[test]
    fn addresses() {
        let check = |page: &str| read(&super::super::tree::parse(page).expect("a tree"), page).url.unwrap_or_default();
        assert_eq!(
            check("<!doctype html>\n<!-- saved from url=(0023)https://a.example/1.html -->\n<p>x"),
            "https://a.example/1.html"
        );
        assert_eq!(
            check("<link rel=canonical href='/relative'><meta property=og:url content='https://a.example/2'>"),
            "https://a.example/2"
        );
    }
}
