//! How are text, marks and links written in HTML? Everything that comes from a source passes [`esc`].

use legation_model::ledger::Consent;
use legation_model::plover::{EventType, Quad};

use crate::index::{Evidence, Index};
use crate::words;

/// Text on one line, safe between tags and in double-quoted attributes.
pub fn esc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in words::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// A name for the anchor of an identifier; different identifiers have different anchors.
pub fn anchor(id: &str) -> String {
    let mut out = String::from("i-");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b':' => out.push('-'),
            _ => out.push_str(&format!("_{byte:02x}")),
        }
    }
    out
}

/// A link to an identifier's place on the page, with the identifier as its text.
pub fn link(id: &str) -> String {
    format!("<a class=\"id\" href=\"#{}\">{}</a>", anchor(id), esc(id))
}

/// Links to claims; a claim without a sentence on the page is printed without a link.
pub fn claims(index: &Index<'_>, ids: &[String]) -> String {
    let links: Vec<String> = ids
        .iter()
        .map(
            |id| if index.evidence(id).is_some() { link(id) } else { format!("<span class=\"id\">{}</span>", esc(id)) },
        )
        .collect();
    links.join(" ")
}

/// Links to documents in the table of sources.
pub fn docs(ids: &[String]) -> String {
    ids.iter().map(|d| link(d)).collect::<Vec<_>>().join(" ")
}

/// A mark from the symbols at the head of the page; the word beside it says the same.
pub fn mark(symbol: &str, class: &str) -> String {
    format!("<svg class=\"mark {class}\" aria-hidden=\"true\"><use href=\"#m-{symbol}\"/></svg>")
}

/// The seal and word of a consent value.
pub fn consent(value: Consent) -> String {
    let (symbol, class) = match value {
        Consent::NoEvidence => ("none", ""),
        Consent::Asked => ("asked", ""),
        Consent::Willing => ("willing", "coop"),
        Consent::Accepted => ("accepted", "coop"),
        Consent::AcceptedWithConditions => ("conditions", "coop"),
        Consent::NonCommittal => ("non-committal", ""),
        Consent::Rejected => ("rejected", "conf"),
        Consent::Withdrawn => ("withdrawn", "conf"),
    };
    let word = words::capital(words::consent(value));
    format!("<span class=\"consent {class}\" data-is=\"{symbol}\">{} {word}</span>", mark(symbol, ""))
}

/// All consent values, for the key under a grid.
pub const CONSENTS: [Consent; 8] = [
    Consent::NoEvidence,
    Consent::Asked,
    Consent::Willing,
    Consent::Accepted,
    Consent::AcceptedWithConditions,
    Consent::NonCommittal,
    Consent::Rejected,
    Consent::Withdrawn,
];

/// Glyph of the quad class. Appeals (CAMEO 01 to 05) are verbal cooperation wherever PLOVER files them.
pub fn quad(event_type: EventType, cameo: &str) -> String {
    let appeal = matches!(cameo.get(..2), Some("01" | "02" | "03" | "04" | "05"));
    let quad = if appeal { Quad::VerbalCooperation } else { event_type.quad() };
    match quad {
        Quad::VerbalCooperation => mark("verbal-coop", "coop"),
        Quad::MaterialCooperation => mark("material-coop", "coop"),
        Quad::VerbalConflict => mark("verbal-conf", "conf"),
        Quad::MaterialConflict => mark("material-conf", "conf"),
    }
}

/// Type, mode and CAMEO code with its name.
pub fn code(event_type: EventType, mode: Option<&str>, cameo: &str) -> String {
    let (plover, cameo) = words::code(event_type, mode, cameo);
    let (name, mode) = plover.split_once(' ').unwrap_or((&plover, ""));
    format!("<span class=\"code\"><b>{}</b> {} · {}</span>", esc(name), esc(mode), esc(&cameo))
}

/// The mark of what an analyst has corrected, leading to the list of corrections.
pub fn corrected(numbers: &[u32]) -> String {
    words::corrected(numbers)
        .map_or(String::new(), |mark| format!(" · <a href=\"#{}\">{mark}</a>", anchor("corrections")))
}

/// A disputed flag with links to the contradictions; nothing if there are none.
pub fn disputed(ids: &[String]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let links: Vec<String> = ids.iter().map(|id| link(id)).collect();
    format!(" <span class=\"flag disputed\">{} disputed</span> {}", mark("unequal", ""), links.join(" "))
}

/// A sentence of a source with the chain of hands behind it.
pub fn quotation(index: &Index<'_>, e: &Evidence<'_>, class: &str, with_anchor: bool) -> String {
    let mut out = String::from("<figure class=\"words ");
    out.push_str(class);
    out.push('"');
    if with_anchor && !e.claim.is_empty() {
        out.push_str(&format!(" id=\"{}\"", anchor(e.claim)));
    }
    out.push_str(&format!(
        "><blockquote dir=\"auto\">{}</blockquote><figcaption><ol class=\"chain\">",
        esc(e.sentence)
    ));
    for (i, hand) in words::chain(&index.source(e.doc), e.attribution).iter().enumerate() {
        let hand = esc(hand);
        if i == 0 {
            out.push_str(&format!("<li><a href=\"#{}\"><cite>{hand}</cite></a></li>", anchor(e.doc)));
        } else {
            out.push_str(&format!("<li><span class=\"vh\">citing </span>{hand}</li>"));
        }
    }
    out.push_str("</ol>");
    if !e.claim.is_empty() {
        let id = if with_anchor { format!("<span class=\"id\">{}</span>", esc(e.claim)) } else { link(e.claim) };
        out.push_str(&id);
    }
    out.push_str("</figcaption></figure>");
    out
}

/// Opens a section with its head and scope.
pub fn section(out: &mut String, id: &str, class: &str, head: &str, scope: &str) {
    let (id, head) = (anchor(id), esc(head));
    out.push_str(&format!(
        "<section class=\"block {class}\" aria-labelledby=\"{id}\"><header><h3 id=\"{id}\">{head}</h3>"
    ));
    if !scope.is_empty() {
        out.push_str(&format!("<p>{}</p>", esc(&words::capital(scope))));
    }
    out.push_str("</header>\n");
}

/// A dashed box that says what is not in the record.
pub fn empty(out: &mut String, head: &str, text: &str) {
    out.push_str(&format!("<p class=\"empty\"><strong>{}</strong> {}</p>\n", esc(head), esc(text)));
}
