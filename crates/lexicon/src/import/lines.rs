//! What stands in a dictionary once its comments are gone? Lines with their rows.
//!
//! Comments, as PETRARCH and TABARI have them: `#` or `;` to the end of the line, `<!-- … -->` on one line or over
//! several, and lines that begin with `<!`. Inside square brackets `#` is part of a code (`[###]`).

/// A line with something on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Counted from 1.
    pub row: usize,
    /// Without comments and outer spaces.
    pub text: String,
}

/// The lines of a dictionary that are neither empty nor comments.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut comment = false;
    for (n, raw) in text.lines().enumerate() {
        let mut kept = String::new();
        let mut rest = raw;
        loop {
            if comment {
                let Some(end) = rest.find("-->") else { break };
                rest = &rest[end + 3..];
                comment = false;
            }
            match rest.find("<!--") {
                Some(start) => {
                    kept.push_str(&rest[..start]);
                    rest = &rest[start + 4..];
                    comment = true;
                }
                None => {
                    kept.push_str(rest);
                    break;
                }
            }
        }
        if kept.trim_start().starts_with("<!") {
            continue;
        }
        let text = without_remark(&kept).trim();
        if !text.is_empty() {
            out.push(Line { row: n + 1, text: text.to_owned() });
        }
    }
    out
}

/// The line up to its `#` or `;`.
fn without_remark(line: &str) -> &str {
    let mut inside = false;
    for (at, c) in line.char_indices() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            '#' if !inside => return &line[..at],
            ';' => return &line[..at],
            _ => {}
        }
    }
    // A bracket that is never closed hides no remark.
    match (inside, line.find('#')) {
        (true, Some(at)) => &line[..at],
        _ => line,
    }
}

/// The parts of a line inside square brackets and the text before the first of them; `None` if a bracket is not closed.
pub(crate) fn brackets(line: &str) -> Option<(&str, Vec<&str>)> {
    let Some(first) = line.find('[') else { return Some((line.trim(), Vec::new())) };
    let mut codes = Vec::new();
    let mut rest = &line[first..];
    while let Some(start) = rest.find('[') {
        let end = rest[start..].find(']')? + start;
        codes.push(rest[start + 1..end].trim());
        rest = &rest[end + 1..];
    }
    Some((line[..first].trim(), codes))
}

#[cfg(test)]
mod tests {
    use super::{brackets, lines};

    #[test]
    fn comments_go_and_rows_stay() {
        let text = "# head\nALFA [AAA] # remark\n\n<!-- one\nBRAVO [BBB]\nend --> CHARLIE [CCC]\n<! DELTA\nECHO <!-- x --> [EEE] ; y\n  \n- *_X [###]\n### HEAD ###\nFOXTROT [~FFF # open";
        let found: Vec<String> = lines(text).iter().map(|l| format!("{} {}", l.row, l.text)).collect();
        let wanted = ["2 ALFA [AAA]", "6 CHARLIE [CCC]", "8 ECHO  [EEE]", "10 - *_X [###]", "12 FOXTROT [~FFF"];
        assert_eq!(found, wanted);
    }

    #[test]
    fn codes_stand_in_brackets() {
        assert_eq!(brackets("A_B [X 1-2][Y]"), Some(("A_B", vec!["X 1-2", "Y"])));
        assert_eq!(brackets("A_B"), Some(("A_B", vec![])));
        assert_eq!(brackets("A [X"), None);
    }
}
