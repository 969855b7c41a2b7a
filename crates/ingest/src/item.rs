//! What does a source hand over? Bytes that may be an article, and what the source says about them.

use jiff::civil::Date;
use legation_model::time::{DateRange, Dated};

use crate::dates;
use crate::decode::decode;
use crate::sources::is_page;

/// One thing that may be an article, as its source gives it: a file, a member of an archive, a row, a record, a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Where it came from, for people: the path, `archive.zip!member.txt`, `news.warc.gz!<urn:uuid:…>`, `rows.jsonl:17`, an address.
    pub origin: String,
    /// The bytes as they came, without any transfer or archive compression.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub form: Form,
    /// What the source says about the article.
    pub facts: Facts,
}

/// What the bytes of an [`Item`] are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Plain text or Markdown.
    #[default]
    Text,
    /// A web page.
    Html,
}

/// What a source says about an article beside its text. Empty where it says nothing; it outranks what the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Name of the document; made from the origin where it is missing.
    pub id: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, as written: a day (`2025-05-06`), month or year, a time stamp of RFC 3339 or of a feed.
    pub published: Option<String>,
    /// Where the date stands (`index.json`, `feed`), for the reason beside the date.
    pub dated_by: String,
    /// Headline.
    pub title: Option<String>,
    /// Writers.
    pub authors: Vec<String>,
    /// Language, as a tag of BCP 47.
    pub language: Option<String>,
    /// Charset that the transfer declared (`text/html; charset=windows-1251`).
    pub charset: Option<String>,
    /// When the page was fetched, as written. It dates the article only where nothing else does.
    pub crawled: Option<String>,
}

impl Form {
    /// What `text` is that may be either: a part of a web page opens or closes paragraphs, or begins with a tag.
    pub fn of(text: &[u8]) -> Self {
        const TAGS: [&[u8]; 6] = [b"</p>", b"<p>", b"<br", b"</div>", b"</h2>", b"</html>"];
        let tag = |at: usize| TAGS.iter().any(|t| text[at..].get(..t.len()).is_some_and(|b| b.eq_ignore_ascii_case(t)));
        let markup = text.iter().enumerate().any(|(at, b)| *b == b'<' && tag(at));
        if markup { Self::Html } else { Self::Text }
    }
}

impl Item {
    /// An article of which the source holds headline and text apart: the headline is set above the text, as on a page.
    pub fn titled(origin: String, form: Form, text: Vec<u8>, mut facts: Facts) -> Self {
        // What a page says of its charset was true before it came into a row.
        let unicode = std::str::from_utf8(&text).is_ok();
        facts.charset = unicode.then(|| "utf-8".to_owned());
        let bytes = match (&facts.title, form) {
            (Some(title), Form::Html) => page(title, text),
            (Some(title), Form::Text) if unicode => under(title, text),
            // Two charsets in one text could not be told apart; what cannot be read is refused later.
            (Some(title), Form::Text) => match decode(&origin, &text) {
                Ok((decoded, _)) => under(title, decoded.into_bytes()),
                Err(_) => text,
            },
            (None, _) => text,
        };
        Self { origin, bytes, form, facts }
    }

    /// The document's name before it is made unique: what the source calls it, else what [`origin_name`] makes of the origin.
    pub fn name(&self) -> String {
        let name = match &self.facts.id {
            Some(id) => id.trim().to_owned(),
            None => origin_name(&self.origin),
        };
        let name: String = name.chars().map(|c| if c.is_control() || "/\\:".contains(c) { '-' } else { c }).collect();
        if name.chars().all(|c| c == '.') { "article".into() } else { name }
    }
}

/// A text under its headline, where it does not begin with it already.
fn under(title: &str, text: Vec<u8>) -> Vec<u8> {
    if text.trim_ascii_start().starts_with(title.as_bytes()) {
        return text;
    }
    [title.as_bytes(), b"\n\n", &text].concat()
}

/// A page of a headline and a part of a page; a whole page stays as it is.
fn page(title: &str, body: Vec<u8>) -> Vec<u8> {
    if is_page(&body) {
        return body;
    }
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let head = format!("<!DOCTYPE html>\n<title>{title}</title>\n<article>\n<h1>{title}</h1>\n");
    [head.as_bytes(), &body, b"\n</article>\n"].concat()
}

/// The last part of an origin without its ending, with the number of the line; of a record its number alone.
fn origin_name(origin: &str) -> String {
    let last = origin.trim_end_matches(['/', '\\']).rsplit('!').next().unwrap_or_default();
    if let Some(record) = last.strip_prefix('<').and_then(|l| l.strip_suffix('>')) {
        return record.rsplit(':').next().unwrap_or(record).to_owned();
    }
    let file = last.rsplit(['/', '\\']).next().unwrap_or(last).trim_start_matches('#');
    let (file, line) = match file.rsplit_once(':') {
        Some((file, line)) if !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) => {
            (file, format!("-{line}"))
        }
        _ => (file, String::new()),
    };
    let file = [".gz", ".zst"].iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    stem.trim().to_owned() + &line
}

impl Facts {
    /// The publication date; `Some(Err)` where what is written is no date.
    pub(crate) fn published(&self) -> Option<Result<Dated, String>> {
        let written = self.published.as_deref().map(str::trim).filter(|d| !d.is_empty())?;
        let range = date_range(written).ok_or_else(|| written.to_owned());
        Some(range.map(|r| Dated::stated(r, self.dated_by.clone())))
    }

    /// The day of the crawl: the article was published on it or before.
    pub(crate) fn crawl_date(&self) -> Option<Dated> {
        date_range(self.crawled.as_deref()?.trim()).map(|day| Dated::inferred(day, "crawl date"))
    }
}

/// The days that `written` means; `None` where it is no date.
pub(crate) fn date_range(written: &str) -> Option<DateRange> {
    // A time of day after the date is left out.
    let day = written.get(..10).filter(|_| written.len() == 10 || matches!(written.as_bytes()[10], b'T' | b' '));
    if let Some(Ok(day)) = day.map(str::parse::<Date>) {
        return Some(DateRange::day(day));
    }
    // `20250506` and `20250506103000`, as tables have it.
    if matches!(written.len(), 8 | 12 | 14) && written.bytes().all(|b| b.is_ascii_digit()) {
        return Date::strptime("%Y%m%d", &written[..8]).ok().map(DateRange::day);
    }
    // `Tue, 06 May 2025 10:30:00 +0200`, `6 May 2025`: one day in words.
    if let [(_, _, day)] = dates::full_dates(written)[..] {
        return (written.len() <= 60).then_some(day);
    }
    match written.split_once('-') {
        Some((year, month)) => DateRange::month(year.parse().ok()?, month.parse().ok()?),
        None => DateRange::year(written.parse().ok().filter(|y| (1000..=9999).contains(y))?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_source_or_the_origin() {
        let named = |origin: &str, id: Option<&str>| {
            let facts = Facts { id: id.map(str::to_owned), ..Facts::default() };
            Item { origin: origin.into(), facts, ..Item::default() }.name()
        };
        assert_eq!(named("a/b/first.txt", None), "first");
        assert_eq!(named("old.zip!1999/two.html", None), "two");
        assert_eq!(named("a/rows.jsonl.gz:17", None), "rows-17");
        assert_eq!(named("a/news.warc.gz!<urn:uuid:12ab>", None), "12ab");
        assert_eq!(named("a/news.warc.gz!#12", None), "12");
        assert_eq!(named("a/.hidden", None), ".hidden");
        assert_eq!(named("a/b.txt", Some("2019/03:7")), "2019-03-7");
        assert_eq!(named("...", None), "article");
        assert_eq!(named("", None), "article");
    }

    #[test]
    fn dates_as_sources_write_them() {
        let check = |written: &str| {
            let facts = Facts { published: Some(written.into()), ..Facts::default() };
            facts.published().map(|d| d.map(|d| d.range.map(|r| r.timex()).unwrap_or_default()))
        };
        assert_eq!(check("2020-02-29"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("2020-02-29T10:00:00Z"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("2020-02"), Some(Ok("2020-02".into())));
        assert_eq!(check("2020"), Some(Ok("2020".into())));
        assert_eq!(check("20200229"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("20200229103000"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("Sat, 29 Feb 2020 00:30:00 +0530"), Some(Ok("2020-02-29".into())));
        assert_eq!(check("February 29, 2020"), Some(Ok("2020-02-29".into())));
        assert_eq!(check(" "), None);
        for bad in [
            "2020-02-30",
            "20",
            "2020-13",
            "soon",
            "2020-02-29x",
            "ééééééé",
            "20200230",
            "3/4/2020",
            "1 May 2020 to 2 May 2020",
        ] {
            assert_eq!(check(bad), Some(Err(bad.into())));
        }
    }
}
