//! How does the dossier read in a terminal? Wrapped to the width, with colour that only repeats what words say.

use legation_model::dossier::Dossier;
use unicode_width::UnicodeWidthStr;

use crate::outline::{Block, Line, Tone, outline};

/// How the terminal takes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Colour and weight by ANSI escapes; off for pipes and where `NO_COLOR` is set.
    pub color: bool,
    /// Columns, at least 40; a smaller value counts as 40.
    pub width: usize,
}

/// The dossier as text for a terminal.
pub fn terminal(dossier: &Dossier, style: &Style) -> String {
    print(&outline(dossier), style)
}

/// Blocks as text for a terminal.
pub fn print(blocks: &[Block], style: &Style) -> String {
    let printer = Printer { color: style.color, width: style.width.max(40) };
    let mut out = String::new();
    for block in blocks {
        printer.block(&mut out, block);
    }
    out
}

struct Printer {
    color: bool,
    width: usize,
}

/// A word with its tone: what wrapping moves about.
type Word<'l> = (Tone, &'l str);

fn words(line: &Line) -> Vec<Word<'_>> {
    line.iter().flat_map(|p| p.text.split(' ').filter(|w| !w.is_empty()).map(|w| (p.tone, w))).collect()
}

/// Cuts words into rows of at most `width` columns; a longer word has a row of its own.
fn wrap<'l>(words: &[Word<'l>], width: usize) -> Vec<Vec<Word<'l>>> {
    let mut rows: Vec<Vec<Word>> = vec![Vec::new()];
    let mut used = 0;
    for &(tone, text) in words {
        let columns = text.width();
        if used > 0 && used + 1 + columns > width {
            rows.push(Vec::new());
            used = 0;
        }
        used += columns + usize::from(used > 0);
        if let Some(row) = rows.last_mut() {
            row.push((tone, text));
        }
    }
    rows
}

fn columns(row: &[Word<'_>]) -> usize {
    row.iter().map(|(_, t)| t.width() + 1).sum::<usize>().saturating_sub(1)
}

impl Printer {
    fn block(&self, out: &mut String, block: &Block) {
        match block {
            Block::Title(line) => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&"━".repeat(self.width));
                out.push('\n');
                self.title(out, line);
            }
            Block::State(sentences) => {
                out.push('\n');
                let line: Line = sentences.iter().map(|s| crate::outline::piece(Tone::Strong, s)).collect();
                self.paragraph(out, &line, "  ", "  ");
            }
            Block::Section(head, scope) => {
                out.push('\n');
                self.section(out, head, scope);
            }
            Block::Text(line) => self.paragraph(out, line, "  ", "  "),
            Block::Item(line, below) => {
                self.paragraph(out, line, "  ", "    ");
                for line in below.iter().filter(|l| !l.is_empty()) {
                    self.paragraph(out, line, "      ", "        ");
                }
            }
            Block::Table(head, rows) => self.table(out, head, rows),
        }
    }

    /// The head's parts with dots between them.
    fn title(&self, out: &mut String, line: &Line) {
        let mut parts: Line = Vec::new();
        for (i, p) in line.iter().enumerate() {
            if i > 0 && p.tone == Tone::Quiet {
                parts.push(crate::outline::piece(Tone::Quiet, "·"));
            }
            parts.push(p.clone());
        }
        self.paragraph(out, &parts, "", "  ");
    }

    fn section(&self, out: &mut String, head: &str, scope: &str) {
        let head = head.to_uppercase();
        let line: Line = vec![crate::outline::piece(Tone::Strong, head), crate::outline::piece(Tone::Quiet, scope)];
        self.paragraph(out, &line, "", "  ");
    }

    fn paragraph(&self, out: &mut String, line: &Line, first: &str, rest: &str) {
        let words = words(line);
        let width = self.width.saturating_sub(rest.len().max(first.len())).max(20);
        for (i, row) in wrap(&words, width).iter().enumerate() {
            out.push_str(if i == 0 { first } else { rest });
            self.row(out, row);
            out.push('\n');
        }
    }

    fn row(&self, out: &mut String, row: &[Word<'_>]) {
        let mut tone = Tone::Plain;
        for (i, &(t, text)) in row.iter().enumerate() {
            let same = t == tone;
            if !same {
                self.reset(out, tone);
            }
            if i > 0 {
                out.push(' ');
            }
            if !same {
                out.push_str(self.start(t));
                tone = t;
            }
            out.push_str(text);
        }
        self.reset(out, tone);
    }

    fn start(&self, tone: Tone) -> &'static str {
        match tone {
            _ if !self.color => "",
            Tone::Plain | Tone::Words => "",
            Tone::Strong => "\x1b[1m",
            Tone::Quiet => "\x1b[2m",
            Tone::Id => "\x1b[36m",
            Tone::Coop => "\x1b[1;34m",
            Tone::Conf => "\x1b[1;33m",
            Tone::Dispute => "\x1b[1;35m",
        }
    }

    fn reset(&self, out: &mut String, tone: Tone) {
        if !self.start(tone).is_empty() {
            out.push_str("\x1b[0m");
        }
    }

    fn table(&self, out: &mut String, head: &[String], rows: &[Vec<Line>]) {
        let widths = self.widths(head, rows);
        if widths.iter().any(|w| *w < 10) && self.width < 72 {
            return self.stacked(out, head, rows);
        }
        let head: Vec<Line> = head.iter().map(|h| vec![crate::outline::piece(Tone::Quiet, h)]).collect();
        self.cells(out, &head, &widths);
        out.push_str("  ");
        out.push_str(&"─".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)));
        out.push('\n');
        for row in rows {
            self.cells(out, row, &widths);
        }
    }

    /// Rows as labelled lines, for a narrow terminal.
    fn stacked(&self, out: &mut String, head: &[String], rows: &[Vec<Line>]) {
        for row in rows {
            for (i, (label, cell)) in head.iter().zip(row).enumerate() {
                let mut line = vec![crate::outline::piece(Tone::Quiet, format!("{label}:"))];
                line.extend(cell.iter().cloned());
                let first = if i == 0 { "  " } else { "      " };
                self.paragraph(out, &line, first, "        ");
            }
        }
    }

    /// Column widths: as wide as the content, the widest columns giving way until the row fits.
    fn widths(&self, head: &[String], rows: &[Vec<Line>]) -> Vec<usize> {
        let mut widths: Vec<usize> = head.iter().map(|h| h.width()).collect();
        for row in rows {
            for (w, cell) in widths.iter_mut().zip(row) {
                *w = (*w).max(columns(&words(cell)));
            }
        }
        let room = self.width.saturating_sub(2 + 2 * widths.len().saturating_sub(1));
        while widths.iter().sum::<usize>() > room {
            match widths.iter().enumerate().max_by_key(|(_, w)| **w) {
                Some((i, w)) if *w > 6 => widths[i] -= 1,
                _ => break,
            }
        }
        widths
    }

    fn cells(&self, out: &mut String, cells: &[Line], widths: &[usize]) {
        let wordlists: Vec<Vec<Word>> = cells.iter().map(words).collect();
        let wrapped: Vec<Vec<Vec<Word>>> = wordlists.iter().zip(widths).map(|(c, w)| wrap(c, *w)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for y in 0..height {
            let mut line = String::from("  ");
            for (x, (cell, width)) in wrapped.iter().zip(widths).enumerate() {
                let row = cell.get(y).map_or(&[][..], Vec::as_slice);
                if x > 0 {
                    line.push_str("  ");
                }
                self.row(&mut line, row);
                line.push_str(&" ".repeat(width.saturating_sub(columns(row))));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}
