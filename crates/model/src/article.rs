//! What was read? An article before and after cleaning.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::time::Dated;

/// What a stretch of the original text is. Only [`BlockKind::Title`], [`BlockKind::Summary`] and
/// [`BlockKind::Body`] are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Standfirst, synopsis or bullet points under the headline.
    Summary,
    /// A paragraph of the story.
    Body,
    /// Photo caption, image credit or alternative text.
    Caption,
    /// Names of the writers.
    Byline,
    /// Dates and times of publication.
    Dateline,
    /// Heading inside the text.
    Heading,
    /// Link to another story, ticker, recommended headlines.
    Related,
    /// Appeals, newsletters, share buttons, menus, comments, cookie notices, agency credits and other page furniture.
    Furniture,
}

impl BlockKind {
    /// Whether the block's sentences are coded.
    pub fn is_story(self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Body)
    }
}

/// A stretch of the document's text with what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// Bytes in [`Document::text`].
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The rule that decided, in words.
    pub why: String,
}

/// A stretch of the document's text and the bytes of the original that say the same.
///
/// Every character of a stretch has the same ratio of bytes on both sides, so that offsets within it are proportional:
/// where both sides are equally long (UTF-8 taken over as it is), byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stretch {
    /// Bytes in [`Document::text`].
    pub text: Span,
    /// Bytes of the original, in its own charset, with its character references (`&amp;`) unread.
    pub source: Span,
}

impl Stretch {
    /// The bytes of the original for the part of the stretch that lies in `span` of the text.
    pub fn part(&self, span: Span) -> Span {
        let (text, source) = (u64::from(self.text.end - self.text.start).max(1), self.source.end - self.source.start);
        let at = |offset: u32| {
            let within = u64::from(offset.clamp(self.text.start, self.text.end) - self.text.start);
            self.source.start + u32::try_from(within * u64::from(source) / text).unwrap_or(source)
        };
        Span { start: at(span.start), end: at(span.end) }
    }
}

/// An article: its decoded text, cut into blocks. Of plain text nothing is removed, so offsets lead to the original; of a web
/// page the text is the headline, standfirst and main text, and [`Document::source_map`] leads to the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Name of the document: the file's stem, unique in a run.
    pub id: String,
    /// Where it came from, as the user gave it.
    pub origin: String,
    /// The text in UTF-8, without a byte order mark: of plain text the whole with its line ends, of a web page the main text.
    pub text: String,
    /// Hash of the text (xxh3, 16 hex digits): two documents with the same hash are copies.
    pub hash: String,
    /// The blocks in order, not overlapping; whitespace between them is left out.
    pub blocks: Vec<Block>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet: as the source of the article names it, else the page or a line of the text.
    pub outlet: Option<String>,
    /// Address of the page: as the source of the article has it, else as the page gives it.
    pub url: Option<String>,
    /// Publication date with its basis.
    pub published: Dated,
    /// Dateline place at the head of the first paragraph (`DUBAI, United Arab Emirates —`), as written.
    pub dateline_place: Option<String>,
    /// Agencies the text credits (`Reuters contributed reporting`, `| AFP |`), as written.
    pub credits: Vec<String>,
    /// Writers, as the source or the page names them: persons' names without `By`, place or office.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Language as a tag of BCP 47; `None` where neither stated nor recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where the text stands in the bytes of the original, sorted by `text`, without overlaps; empty where the text is the
    /// original. What no stretch covers (white space that was put in order, what could not be found again) has no place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_map: Vec<Stretch>,
}

impl Document {
    /// Whether the text is in English, as far as is known. Other languages are kept and not coded.
    pub fn is_english(&self) -> bool {
        let primary = self.language.as_deref().and_then(|l| l.split('-').next());
        primary.is_none_or(|l| l.eq_ignore_ascii_case("en"))
    }

    /// The bytes of the original from the first to the last that say what stands in `span` of the text; `None` where they
    /// are not known. Bytes of markup between them are included.
    pub fn source_of(&self, span: Span) -> Option<Span> {
        if self.source_map.is_empty() {
            return Some(span);
        }
        let first = self.source_map.partition_point(|s| s.text.end <= span.start);
        let within = self.source_map[first..].iter().take_while(|s| s.text.start < span.end);
        within.map(|s| s.part(span)).reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) })
    }

    /// The blocks whose sentences are coded, in order.
    pub fn story(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_story())
    }

    /// Outlet if known, else the document's id: what a reader calls the source.
    pub fn outlet_name(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.id)
    }
}
