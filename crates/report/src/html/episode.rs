//! How does an episode stand on the page? State first, then consent, then two columns, then the record in full.

use legation_model::dossier::Episode;

use super::parts::{anchor, empty, esc, section};
use super::{ledger, record};
use crate::index::Index;
use crate::words;

/// Adds an episode. `largest` is the one that the others are kept apart from.
pub fn episode(out: &mut String, index: &Index<'_>, ep: &Episode, largest: bool) {
    let id = anchor(&ep.id);
    out.push_str(&format!("<article class=\"episode\" aria-labelledby=\"{id}\">\n"));
    out.push_str(&format!(
        "<p class=\"scope\"><span class=\"id\">{}</span> {} · {}</p>\n",
        esc(&ep.id),
        words::when(ep.range.as_ref()),
        words::support(ep.docs.len(), ep.origins.len())
    ));
    out.push_str(&format!("<h2 id=\"{id}\">{}</h2>\n", esc(&ep.title)));
    let state = if ep.state.is_empty() { "The record holds no state.".to_string() } else { ep.state.join(" ") };
    out.push_str(&format!(
        "<p class=\"statement{}\">{}</p>\n",
        if state.chars().count() > 180 { " long" } else { "" },
        esc(&state)
    ));
    ledger::consent(out, index, ep);
    out.push_str("<div class=\"split\">\n<div>\n");
    ledger::steps(out, index, ep);
    record::contradictions(out, index, ep);
    record::origins(out, ep);
    out.push_str("</div>\n<div>\n");
    ledger::contacts(out, index, ep);
    ledger::precedents(out, index, ep);
    record::warnings(out, index, ep);
    record::figures(out, index, ep);
    record::naming(out, ep);
    apart(out, ep, largest);
    out.push_str("</div>\n</div>\n");
    record::timeline(out, index, ep);
    out.push_str("</article>\n");
}

fn apart(out: &mut String, ep: &Episode, largest: bool) {
    let scope = if largest { "articles not counted here" } else { "why these articles stand apart" };
    section(out, &format!("{} apart", ep.id), "apart", "Kept apart", scope);
    if ep.apart.is_empty() {
        empty(out, "Nothing.", "All articles read tell of this episode.");
    } else {
        let items: String = ep.apart.iter().map(|why| format!("<li>{}</li>", esc(why))).collect();
        out.push_str(&format!("<ul class=\"list\">{items}</ul>\n"));
    }
    out.push_str("</section>\n");
}
