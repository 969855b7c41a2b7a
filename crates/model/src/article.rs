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

/// An article: the decoded text as it came, cut into blocks. Nothing is removed, so offsets always lead to the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Name of the document: the file's stem, unique in a run.
    pub id: String,
    /// Where it came from, as the user gave it.
    pub origin: String,
    /// The whole decoded text, UTF-8, line ends as they were, without a byte order mark.
    pub text: String,
    /// Hash of the text (xxh3, 16 hex digits): two documents with the same hash are copies.
    pub hash: String,
    /// The blocks in order, not overlapping; whitespace between them is left out.
    pub blocks: Vec<Block>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet, from the index or a line of the text.
    pub outlet: Option<String>,
    /// Address of the page, from the index.
    pub url: Option<String>,
    /// Publication date with its basis.
    pub published: Dated,
    /// Dateline place at the head of the first paragraph (`DUBAI, United Arab Emirates —`), as written.
    pub dateline_place: Option<String>,
    /// Agencies the text credits (`Reuters contributed reporting`, `| AFP |`), as written.
    pub credits: Vec<String>,
}

impl Document {
    /// The blocks whose sentences are coded, in order.
    pub fn story(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_story())
    }

    /// Outlet if known, else the document's id: what a reader calls the source.
    pub fn outlet_name(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.id)
    }
}
