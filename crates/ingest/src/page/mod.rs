//! What does a web page tell? Its headline, standfirst and main text, what it states of itself, and the way back to its bytes.
//!
//! `charset` turns bytes into characters, `tree` into elements within limits; `stated`, `ld` and `authors` read what stands
//! beside the text; the main text is chosen by `dom_smoothie` (Mozilla's Readability), `text` makes paragraphs of it; `visible`
//! and `map` find them again in the bytes.

mod charset;
mod ld;
mod map;
mod stated;
mod text;
mod tree;
mod visible;

use dom_smoothie::{Config, Readability};
use legation_model::article::Stretch;
use legation_model::diag::{Diag, Severity};
use legation_model::span::Span;
use legation_model::time::{DateRange, Dated};

use crate::{Facts, LIMIT, dates, decode, shape};
use stated::Stated;
pub(crate) use text::Mark;
use text::Paragraph;

/// An article as its form gives it. Plain text has no more than its text.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Headline, standfirst and paragraphs, with an empty line between them.
    pub text: String,
    /// What the markup says of parts of the text.
    pub marks: Vec<(Span, Mark)>,
    pub source_map: Vec<Stretch>,
    /// Writers, each as written.
    pub bylines: Vec<String>,
    pub outlet: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub diags: Vec<Diag>,
    pub when: When,
}

/// What a page says of its dates beside the main text.
#[derive(Debug, Default)]
pub(crate) struct When {
    /// Day of publication and where it stands.
    published: Option<(DateRange, String)>,
    /// A marked time that is not said to be that of publication.
    time: Option<(DateRange, String)>,
    /// Day of the last change and where it stands.
    modified: Option<(DateRange, String)>,
    /// The lines before the main text.
    head: Vec<String>,
}

/// Paragraphs before the main text that may say when and by whom it was written.
const HEAD: usize = 80;

/// Reads the page `bytes`; `Err` is the reason why nothing of it can be read.
pub(crate) fn read(origin: &str, bytes: &[u8], facts: &Facts) -> Result<Page, Diag> {
    if bytes.len() > LIMIT {
        return Err(decode::too_large(origin, bytes.len() as u64));
    }
    if let Some(refusal) = decode::binary(origin, bytes) {
        return Err(refusal);
    }
    let decoded = charset::decode(bytes, facts.charset.as_deref());
    if decoded.text.len() > LIMIT {
        return Err(decode::too_large(origin, decoded.text.len() as u64));
    }
    let document = tree::parse(&decoded.text).map_err(|beyond| refusal(origin, beyond))?;
    let stated = stated::read(&document, &decoded.text);
    let shown = document.body().map(text::paragraphs).unwrap_or_default();

    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let mut paragraphs = Vec::new();
    let mut bylines = stated.authors.clone();
    // Readability breaks paragraphs at `<br><br>` among inline elements, and does not take `<font>` for one.
    document.select("font").rename("span");
    if let Ok(mut readability) = Readability::with_document(document, None, Some(config))
        && let Ok(article) = readability.parse()
    {
        let main = readability.doc.select_single("#readability-page-1");
        paragraphs = main.nodes().first().map(|n| text::paragraphs(*n)).unwrap_or_default();
        bylines.extend(article.byline.filter(|_| bylines.is_empty()));
    }
    let head = head(&shown, &paragraphs);
    let paragraphs = put_together(&stated, head, paragraphs);
    if bylines.is_empty() {
        bylines.extend(head.iter().filter(|p| crate::pieces::is_byline(&p.text)).map(|p| p.text.clone()).take(1));
    }

    let (text, spans) = joined(&paragraphs);
    let (map, lost) = visible::align(&text, &spans, &visible::Flat::of_page(&decoded.text));
    let mut diags = Vec::new();
    let mut note = |severity, code: &str, message: String, help: &str| {
        diags.push(Diag::new(severity, code, origin, message).help(help));
    };
    if decoded.wrong > 0 {
        let message = format!(
            "has {} places that could not be read as {} and stand as `\u{FFFD}`",
            decoded.wrong, decoded.charset
        );
        note(Severity::Warning, "ingest/encoding", message, "save it as UTF-8 if names or quotation marks look wrong");
    }
    if lost > 0 {
        let message = format!("has {lost} paragraphs that could not be found again in its bytes");
        note(Severity::Note, "ingest/source-map", message, "they are read; their place in the page is not known");
    }
    if stated.paid {
        let message = "says that it is not to be read for free; it may hold the beginning only".into();
        note(Severity::Note, "ingest/paywall", message, "give the whole article where you have it");
    }
    Ok(Page {
        marks: paragraphs.iter().zip(&spans).filter_map(|(p, s)| Some((*s, p.mark?))).collect(),
        source_map: map.then(&decoded.map).joined(&text, bytes).0,
        bylines,
        outlet: stated.outlet.clone(),
        language: stated.language.clone(),
        url: stated.url.clone(),
        when: When {
            published: stated.published,
            time: stated.time,
            modified: stated.modified,
            head: head.iter().map(|p| p.text.clone()).collect(),
        },
        text,
        diags,
    })
}

impl When {
    /// When the article was published. The order of belief:
    ///
    /// 1. what the page states as the day of publication: in JSON-LD, then in meta fields, then as a marked time. The system
    ///    that holds the article fills these in, while lines may be of another day (of reading, of the print edition);
    /// 2. lines of the page that say so, a marked time that says nothing more, a day in the address;
    /// 3. the day of the last change, which is not before that of publication; a month in the address.
    ///
    /// Where an earlier day stands elsewhere, the reason tells it: articles are moved to new systems.
    pub fn published(&self, mut lines: dates::Stated, url: Option<&str>) -> Dated {
        let in_url = url.and_then(dates::in_url);
        if let Some((range, place)) = &self.published {
            let earlier = in_url.filter(|u| u.last < range.first).map(|u| format!("; the address says {}", u.timex()));
            return Dated::stated(*range, format!("{place}{}", earlier.unwrap_or_default()));
        }
        self.head.iter().for_each(|line| lines.add_above(line));
        if lines.is_published() {
            return lines.decide(url);
        }
        let time = self.time.as_ref().map(|(range, place)| Dated::stated(*range, place.clone()));
        let changed = || {
            let (range, place) = self.modified.as_ref()?;
            Some(Dated::stated(*range, format!("{place}; published on that day or before")))
        };
        let whole_day = |u: DateRange| u.is_day();
        time.unwrap_or_else(|| match in_url.is_some_and(whole_day) {
            true => lines.decide(url),
            false => changed().unwrap_or_else(|| lines.decide(url)),
        })
    }
}

fn refusal(origin: &str, beyond: tree::Beyond) -> Diag {
    let (code, message) = match beyond {
        tree::Beyond::Nodes => {
            ("ingest/too-many-elements", format!("has more than {} elements and texts", tree::MOST_NODES))
        }
        tree::Beyond::Depth => ("ingest/too-deep", format!("has elements nested more than {} deep", tree::DEEPEST)),
    };
    Diag::new(Severity::Error, code, origin, message)
        .help("save the article alone, as text or from the reader view of a browser")
}

/// The paragraphs of the page that stand before the main text.
fn head<'p>(shown: &'p [Paragraph], main: &[Paragraph]) -> &'p [Paragraph] {
    let first = main.iter().find(|p| p.mark.is_none() && p.text.len() >= 60);
    let end = first.and_then(|first| shown.iter().position(|p| first.text.starts_with(&p.text) && p.text.len() >= 40));
    let end = end.unwrap_or(0);
    &shown[end.saturating_sub(HEAD)..end]
}

/// Headline, standfirst and main text.
fn put_together(stated: &Stated, head: &[Paragraph], mut main: Vec<Paragraph>) -> Vec<Paragraph> {
    if main.is_empty() {
        return main;
    }
    let mut out = Vec::new();
    let mut said: Vec<String> = Vec::new();
    // What stands before the headline, within the main text, is still the head of the page.
    let is_title = |p: &Paragraph| stated.title.as_ref().is_some_and(|t| shape::plain(t) == shape::plain(&p.text));
    let above = main.iter().take_while(|p| p.text.len() < 60).position(is_title).unwrap_or(0);
    main.drain(..above);
    let title = stated.title.clone().map(|text| Paragraph { text, mark: Some(Mark::Title) });
    let is_standfirst = |p: &Paragraph| {
        let plain = shape::plain(&p.text);
        let described = plain.len() > 30 && stated.descriptions.iter().any(|d| shape::plain(d) == plain);
        (p.mark == Some(Mark::Summary) || described) && p.text.split_whitespace().nth(3).is_some()
    };
    let is_body = |p: &&Paragraph| is_standfirst(p) || p.text.len() < 60 || p.mark.is_some();
    let inside = main.iter().take_while(is_body).position(is_standfirst);
    let standfirst = match inside {
        Some(_) => None,
        None => head.iter().rfind(|p| is_standfirst(p)).cloned(),
    };
    for mut paragraph in title.into_iter().chain(standfirst) {
        said.push(shape::plain(&paragraph.text));
        if paragraph.mark != Some(Mark::Title) {
            paragraph.mark = Some(Mark::Summary);
        }
        out.push(paragraph);
    }
    for (i, mut paragraph) in main.into_iter().enumerate() {
        if paragraph.mark == Some(Mark::Summary) || Some(i) == inside {
            paragraph.mark = Some(Mark::Summary).filter(|_| Some(i) == inside);
        }
        let early = out.len() < 6;
        if !(early && said.contains(&shape::plain(&paragraph.text))) {
            out.push(paragraph);
        }
    }
    out
}

/// The text of the paragraphs, and where each stands in it.
fn joined(paragraphs: &[Paragraph]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        spans.push(Span::new(text.len(), text.len() + paragraph.text.len()));
        text.push_str(&paragraph.text);
    }
    (text, spans)
}
