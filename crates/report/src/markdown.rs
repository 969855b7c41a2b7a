//! How does the dossier read as Markdown? Headings, lists and tables that GitHub and pandoc both take.

use legation_model::dossier::Dossier;

use crate::outline::{Block, Line, Tone, outline};

/// The dossier as Markdown (CommonMark with pipe tables).
pub fn markdown(dossier: &Dossier) -> String {
    print(outline(dossier))
}

/// Blocks as Markdown.
pub fn print(blocks: Vec<Block>) -> String {
    let mut out = String::new();
    let mut titles = 0;
    let mut in_list = false;
    for block in blocks {
        let item = matches!(block, Block::Item(..));
        let joined = in_list && item;
        if !out.is_empty() && !joined {
            out.push('\n');
        }
        in_list = item;
        match block {
            Block::Title(parts) => {
                out.push_str(if titles == 0 { "# " } else { "## " });
                out.push_str(&join(&parts, " · "));
                out.push('\n');
                titles += 1;
            }
            Block::State(sentences) => {
                out.push_str(&format!("**{}**\n", escape(&sentences.join(" "))));
            }
            Block::Section(head, scope) => {
                out.push_str(&format!("### {}\n", escape(&head)));
                if !scope.is_empty() {
                    out.push_str(&format!("\n{}\n", escape(&crate::words::capital(&scope))));
                }
            }
            Block::Text(parts) => {
                out.push_str(&line(&parts));
                out.push('\n');
            }
            Block::Item(parts, below) => {
                out.push_str(&format!("- {}\n", line(&parts)));
                for parts in below.iter().filter(|p| !p.is_empty()) {
                    out.push_str(&format!("  - {}\n", line(parts)));
                }
            }
            Block::Table(head, rows) => table(&mut out, &head, &rows),
        }
    }
    out
}

fn table(out: &mut String, head: &[String], rows: &[Vec<Line>]) {
    let head: Vec<String> = head.iter().map(|h| escape(h)).collect();
    out.push_str(&format!("| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len())));
    for row in rows {
        let cells: Vec<String> = row.iter().map(line).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn line(parts: &Line) -> String {
    join(parts, " ")
}

fn join(parts: &Line, by: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .filter(|p| !p.text.is_empty())
        .map(|p| match p.tone {
            Tone::Strong | Tone::Coop | Tone::Conf | Tone::Dispute => format!("**{}**", escape(&p.text)),
            Tone::Id => format!("`{}`", p.text.replace('`', "'").replace('|', "\\|")),
            Tone::Plain | Tone::Quiet | Tone::Words => escape(&p.text),
        })
        .collect();
    parts.join(by)
}

/// Text with Markdown's signs made plain, and `<` and `&` as entities so that no source can write HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}
