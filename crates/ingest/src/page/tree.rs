//! How is a page built? Parses it into a tree, within limits that no page of a newspaper reaches.

use dom_query::{Document, NodeData, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// Most elements, texts and comments that a page may have. Long live blogs have about 30,000.
pub(crate) const MOST_NODES: usize = 200_000;
/// Most elements that may stand within each other; browsers stop at 512 too.
pub(crate) const DEEPEST: usize = 512;

/// Bytes that are parsed between two looks at the limits: so few that nothing gets far beyond them.
const STEP: usize = 4096;

/// Why a page was not parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    Nodes,
    Depth,
}

/// The tree of `page`. Scripts are text that nothing runs; HTML has no entities that a page could define.
pub(crate) fn parse(page: &str) -> Result<Document, Beyond> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Document::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = page;
    while !rest.is_empty() {
        let end = (0..=STEP.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (step, after) = rest.split_at(end);
        parser.process(StrTendril::from_slice(step));
        rest = after;
        let document = &parser.tokenizer.sink.sink;
        if document.tree.len() > MOST_NODES {
            return Err(Beyond::Nodes);
        }
        // What is still open stands at the right edge of the tree.
        let mut edge = document.root().last_child();
        for _ in 0..DEEPEST {
            edge = edge.and_then(|node| node.last_child());
        }
        if edge.is_some() {
            return Err(Beyond::Depth);
        }
    }
    Ok(parser.finish())
}

/// A step on the way through a tree.
pub(crate) enum Step<'a> {
    Open(NodeRef<'a>),
    Text(String),
    Close(NodeRef<'a>),
}

/// Goes through the tree under `root` in the order of the page; `visit` says of each element whether to go into it.
pub(crate) fn walk<'a>(root: NodeRef<'a>, visit: &mut dyn FnMut(Step<'a>) -> bool) {
    let mut open = vec![(root, false)];
    while let Some((node, closing)) = open.pop() {
        if closing {
            visit(Step::Close(node));
            continue;
        }
        if let Some(text) = node.query_or(None, |n| match &n.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        }) {
            visit(Step::Text(text));
        } else if visit(Step::Open(node)) {
            open.push((node, true));
            open.extend(node.children_it(true).map(|child| (child, false)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_pages_are_refused() {
        for tag in ["<div>", "<b>", "<p><b>", "<table><tr><td>", "<ul><li>", "<svg>", "<blockquote>"] {
            assert!(parse(&tag.repeat(100_000)).is_err(), "{tag}");
        }
        // Elements of form that stay open are built anew in each paragraph.
        let fonts: String = (0..30_000).map(|i| format!("<p><font size={i}>x</p>")).collect();
        assert!(parse(&fonts).is_err());
        assert_eq!(parse(&"<br>x".repeat(150_000)).err(), Some(Beyond::Nodes));
        assert!(parse(&"<p>x</p>\n".repeat(20_000)).is_ok());
        assert!(parse(&"x".repeat(4_000_000)).is_ok());
        assert!(parse(&"<!--".repeat(100_000)).is_ok());
        assert!(parse(&format!("<p {}>", "a=b ".repeat(100_000))).is_ok());
        assert!(parse(&"&amp".repeat(500_000)).is_ok());
    }
}
