//! Which paragraphs does a part of a page have, and which of them does the page itself name?

use dom_query::{NodeId, NodeRef};

use super::tree::{Step, walk};

/// What the markup says a paragraph is, where it says it surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The headline.
    Title,
    /// The standfirst.
    Summary,
    /// `<h1>` to `<h6>`.
    Heading,
    /// `<figcaption>`, or named a caption or an image credit by its class.
    Caption,
    /// `<blockquote>`.
    Quote,
}

/// A paragraph with its white space in order. A line end in it stands for `<br>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub text: String,
    pub mark: Option<Mark>,
}

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements whose text is not read.
const SILENT: &[&str] =
    &["script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "button", "head"];

/// The paragraphs under `root`, in the order of the page.
pub(crate) fn paragraphs(root: NodeRef<'_>) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut line = String::new();
    let mut marks: Vec<(NodeId, Mark)> = Vec::new();
    let mut layouts: Vec<NodeId> = Vec::new();
    walk(root, &mut |step| {
        match step {
            Step::Text(text) => push(&mut line, &text),
            Step::Open(node) => {
                let name = node.node_name().unwrap_or_default();
                if SILENT.contains(&&*name) {
                    return false;
                }
                let marked = mark(&node, &name);
                if &*name == "tr" && is_layout(&node) {
                    layouts.push(node.id);
                }
                if marked.is_some() || BLOCKS.contains(&&*name) {
                    flush(&mut line, &marks, &mut out);
                } else if &*name == "br" {
                    line.truncate(line.trim_end_matches(' ').len());
                    line.push('\n');
                }
                marks.extend(marked.map(|m| (node.id, m)));
            }
            Step::Close(node) => {
                let name = node.node_name().unwrap_or_default();
                let marked = marks.last().is_some_and(|(id, _)| *id == node.id);
                let cell = matches!(&*name, "td" | "th");
                if marked
                    || BLOCKS.contains(&&*name)
                    || (cell && node.parent().is_some_and(|p| layouts.contains(&p.id)))
                {
                    flush(&mut line, &marks, &mut out);
                } else if cell {
                    push(&mut line, " ");
                }
                layouts.pop_if(|row| *row == node.id);
                marks.truncate(marks.len() - usize::from(marked));
            }
        }
        true
    });
    flush(&mut line, &marks, &mut out);
    out
}

/// Most letters of a table's row that is read as one line.
const ROW: usize = 200;

/// Whether the cells of a row are columns of a page rather than of a table: they hold blocks, broken lines or long text.
fn is_layout(row: &NodeRef<'_>) -> bool {
    let mut letters = 0;
    row.descendants_it().any(|node| {
        let name = node.node_name();
        let block = name.as_deref().is_some_and(|n| n == "br" || (BLOCKS.contains(&n)));
        letters += if node.is_text() { node.text().trim().len() } else { 0 };
        block || letters > ROW
    })
}

fn mark(node: &NodeRef<'_>, name: &str) -> Option<Mark> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Some(Mark::Heading),
        "figcaption" => return Some(Mark::Caption),
        "blockquote" => return Some(Mark::Quote),
        _ => {}
    }
    let class = node.class()?.to_ascii_lowercase();
    let says = |word: &str| class.split_ascii_whitespace().any(|c| c.contains(word));
    let image = || says("image") || says("photo") || says("picture");
    (says("caption") || (says("credit") && image())).then_some(Mark::Caption)
}

/// Adds `text` with every run of white space as one blank.
fn push(line: &mut String, text: &str) {
    let blank = |c: char| c.is_whitespace() && c != '\n';
    if text.starts_with(char::is_whitespace) && !line.is_empty() && !line.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    if text.ends_with(char::is_whitespace) && !line.is_empty() && !line.ends_with(blank) && !line.ends_with('\n') {
        line.push(' ');
    }
}

fn flush(line: &mut String, marks: &[(NodeId, Mark)], out: &mut Vec<Paragraph>) {
    let text = line.trim();
    if text.chars().any(|c| !crate::lines::is_blank(c)) {
        // What stands in a caption is caption, whatever it holds; else the innermost mark holds.
        let caption = marks.iter().find(|(_, m)| *m == Mark::Caption);
        let mark = caption.or(marks.last()).map(|(_, m)| *m);
        out.push(Paragraph { text: text.to_owned(), mark });
    }
    line.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str) -> Vec<String> {
        let document = super::super::tree::parse(page).expect("a tree");
        let found = paragraphs(document.root());
        found.iter().map(|p| format!("{}{}", p.text, p.mark.map_or(String::new(), |m| format!(" [{m:?}]")))).collect()
    }

    #[test]
    fn blocks_and_marks() {
        let page = "<title>x</title><h2>Talks  <i>resume</i></h2><p>The <b>envoys</b>\n met.<br> Again.<script>no</script></p>\
            <div>Bare <p>within</p> after</div><figure><img><figcaption>A <b>boat</b><p>Wire</p></figcaption></figure>\
            <blockquote><p>We shall go.</p></blockquote><p class='wp-caption-text'>Port</p><span class='photo-credit'>AP</span>\
            <table><tr><td>Boats</td><td>5</td></tr></table><table><tr><td>Menu<br>More</td><td>Story</td></tr></table><ul><li>One</li><li>Two</li></ul><p>&nbsp;</p>";
        assert_eq!(
            check(page),
            [
                "Talks resume [Heading]",
                "The envoys met.\nAgain.",
                "Bare",
                "within",
                "after",
                "A boat [Caption]",
                "Wire [Caption]",
                "We shall go. [Quote]",
                "Port [Caption]",
                "AP [Caption]",
                "Boats 5",
                "Menu\nMore",
                "Story",
                "One",
                "Two",
            ]
        );
    }
}
