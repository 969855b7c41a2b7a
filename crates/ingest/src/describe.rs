//! How do I show a person what was taken for what?

use legation_model::article::Document;

/// The blocks of `doc`, one a line: kind, bytes, rule, and the beginning of the text.
pub fn describe(doc: &Document) -> String {
    let mut out = format!(
        "{}: title {}, outlet {}, published {} ({}), place {}, credits {}\n",
        doc.id,
        shown(doc.title.as_deref()),
        shown(doc.outlet.as_deref()),
        shown(doc.published.range.map(|r| r.timex()).as_deref()),
        doc.published.why,
        shown(doc.dateline_place.as_deref()),
        shown(Some(doc.credits.join(", ")).filter(|c| !c.is_empty()).as_deref()),
    );
    for block in &doc.blocks {
        let text = block.span.of(&doc.text);
        let mut begin: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        if begin.len() < text.len() {
            begin.push('…');
        }
        let kind = format!("{:?}", block.kind).to_lowercase();
        out += &format!("{kind:<9} {:>6}..{:<6} [{}] {begin}\n", block.span.start, block.span.end, block.why);
    }
    out
}

fn shown(value: Option<&str>) -> String {
    value.map_or("unknown".into(), |v| format!("`{v}`"))
}
