//! How do the happenings, disputes, figures and names stand on the page? Each value with its sentences.

use legation_model::dossier::{Contradiction, Episode, LinkKind, Story};
use legation_model::provenance::level;

use super::parts::{self, anchor, disputed, docs, empty, esc, link, mark, section};
use crate::index::{Evidence, Home, Index};
use crate::words;

/// Where articles exclude each other; both sides alike, most origins first.
pub fn contradictions(out: &mut String, index: &Index<'_>, ep: &Episode) {
    section(
        out,
        &format!("{} contradictions", ep.id),
        "",
        "Contradictions",
        "by number of origins; order says nothing of truth",
    );
    if ep.contradictions.is_empty() {
        empty(out, "None.", "The articles differ in nothing that excludes the other.");
    }
    for c in &ep.contradictions {
        contradiction(out, index, c);
    }
    if !ep.developments.is_empty() {
        let head = ep.developments.len();
        out.push_str(&format!(
            "<details class=\"more\"><summary>Differences that exclude nothing: {head}</summary><ul class=\"list\">"
        ));
        for d in &ep.developments {
            out.push_str(&format!("<li><b>{}</b>: {} {}</li>", esc(&d.about), esc(&d.why), docs(&d.docs)));
        }
        out.push_str("</ul></details>\n");
    }
    out.push_str("</section>\n");
}

fn contradiction(out: &mut String, index: &Index<'_>, c: &Contradiction) {
    let (kind, about, id) = (c.kind.name(), esc(&c.about), esc(&c.id));
    out.push_str(&format!("<div class=\"dispute\" id=\"{}\"><h4><span class=\"flag disputed\">{} {kind}</span> {about} <span class=\"id\">{id}</span>{}</h4>\n<dl>", anchor(&c.id), mark("unequal", ""), parts::corrected(&c.corrected)));
    for (letter, side) in ('A'..='Z').zip(&c.sides) {
        let support = words::support(side.docs.len(), side.origins.len());
        out.push_str(&format!(
            "<dt><b class=\"side\">{letter}</b></dt><dd><b>{}</b> <span class=\"quiet\">{support}</span>",
            esc(&side.value)
        ));
        for q in &side.reports {
            let known = index.evidence(&q.claim);
            let home =
                known.is_some_and(|e| e.home == Home::Contradiction && std::ptr::eq(e.sentence, q.sentence.as_str()));
            let attribution = known.map_or(&[][..], |e| e.attribution);
            let e = Evidence {
                home: Home::Contradiction,
                story: None,
                doc: &q.doc,
                claim: &q.claim,
                sentence: &q.sentence,
                attribution,
            };
            out.push_str(&parts::quotation(index, &e, "", home || known.is_none()));
        }
        out.push_str("</dd>");
    }
    out.push_str("</dl>");
    if !c.why.is_empty() {
        out.push_str(&format!("<p class=\"codes\">{}</p>", esc(&words::capital(&c.why))));
    }
    out.push_str("</div>\n");
}

/// Warnings with what became of them.
pub fn warnings(out: &mut String, index: &Index<'_>, ep: &Episode) {
    section(out, &format!("{} warnings", ep.id), "", "Warnings", "never events of the warned-of kind");
    if ep.warnings.is_empty() {
        empty(out, "None in the record.", "Warnings with a window of time would stand here.");
        out.push_str("</section>\n");
        return;
    }
    out.push_str("<ul class=\"list\">");
    for w in &ep.warnings {
        let of = if w.of.is_empty() { String::new() } else { format!(" of {}", esc(&words::actors(&w.of))) };
        let days = w.range.as_ref().map_or_else(|| "not datable".to_string(), words::date);
        let status = words::capital(words::warning(w.status));
        out.push_str(&format!("<li><span class=\"flag\">{} {status}</span><br>", mark("clock", "")));
        out.push_str(&format!(
            "<b>{}</b> warns{}: <q class=\"source\">{}</q> ({days})",
            esc(&words::actors(&w.by)),
            of,
            esc(&w.window)
        ));
        let home = index
            .evidence(&w.claim)
            .is_some_and(|e| e.home == Home::Warning && std::ptr::eq(e.sentence, w.quote.sentence.as_str()));
        let e = Evidence {
            home: Home::Warning,
            story: None,
            doc: &w.quote.doc,
            claim: &w.claim,
            sentence: &w.quote.sentence,
            attribution: &w.attribution,
        };
        out.push_str(&format!("{}</li>", parts::quotation(index, &e, "", home)));
    }
    out.push_str("</ul>\n</section>\n");
}

/// Happenings in order of time with every report of them.
pub fn timeline(out: &mut String, index: &Index<'_>, ep: &Episode) {
    let scope = format!("{}, in order of time", words::count(ep.stories.len(), "happening"));
    section(out, &format!("{} timeline", ep.id), "", "What happened", &scope);
    if ep.stories.is_empty() {
        empty(out, "No happening in the record.", "Events that the articles report would stand here.");
    }
    out.push_str("<ol class=\"happenings\">\n");
    for s in &ep.stories {
        happening(out, index, s);
    }
    out.push_str("</ol>\n<p class=\"note\">Circle: cooperation; diamond: conflict. Outline: verbal; solid: material. Appeals follow their CAMEO root (01 to 05) and count as verbal cooperation.</p>\n</section>\n");
}

fn happening(out: &mut String, index: &Index<'_>, s: &Story) {
    let exact = s.when.is_some_and(|w| w.is_day());
    let class = if exact { "when" } else { "when vague" };
    out.push_str(&format!(
        "<li id=\"{}\"><p class=\"{class}\">{}</p><div><h4>",
        anchor(&s.id),
        words::when(s.when.as_ref())
    ));
    out.push_str(&format!(
        "{} <span data-modality=\"{}\">{}</span> <span class=\"id\">{}</span></h4>",
        parts::quad(s.event_type, &s.cameo),
        s.modality.name(),
        esc(&words::without_date(&s.summary, s.when.as_ref())),
        esc(&s.id)
    ));
    let place = s.place.as_ref().map(|p| format!(" · {}", esc(&words::place(p)))).unwrap_or_default();
    out.push_str(&format!(
        "<p class=\"codes\">{} · {}{place}{}{}</p>",
        parts::code(s.event_type, s.mode.as_deref(), &s.cameo),
        s.modality.name(),
        disputed(&s.disputed),
        parts::corrected(&s.corrected)
    ));
    let support = words::support(s.docs.len(), s.origins.len());
    out.push_str(&format!(
        "<details><summary>{support}: {}</summary>",
        s.docs.iter().map(|d| esc(d)).collect::<Vec<_>>().join(" ")
    ));
    for r in &s.reports {
        let home = index.evidence(&r.claim).is_some_and(|e| std::ptr::eq(e.sentence, r.sentence.as_str()));
        let e = Evidence {
            home: Home::Story,
            story: Some(s),
            doc: &r.doc,
            claim: &r.claim,
            sentence: &r.sentence,
            attribution: &r.attribution,
        };
        out.push_str(&parts::quotation(index, &e, "", home));
        let mode = r.mode.as_ref().map(|m| format!(" · {}", esc(m))).unwrap_or_default();
        let (when, origin, rule) = (words::when(r.when.as_ref()), esc(&r.origin), esc(&r.rule));
        out.push_str(&format!(
            "<p class=\"codes\">{} · {when}{mode} · origin {origin} · pattern {rule} · confidence {:.2}, {}</p>",
            r.modality.name(),
            r.confidence,
            level(r.confidence)
        ));
    }
    out.push_str("</details></div></li>\n");
}

/// Counts as the articles print them.
pub fn figures(out: &mut String, index: &Index<'_>, ep: &Episode) {
    if ep.figures.is_empty() {
        return;
    }
    section(out, &format!("{} figures", ep.id), "", "Figures", "as printed");
    out.push_str("<ul class=\"list\">");
    for f in &ep.figures {
        let name = words::capital(&words::figure_name(&f.what));
        let about =
            if f.about.is_empty() { String::new() } else { format!(" <span class=\"quiet\">{}</span>", esc(&f.about)) };
        out.push_str(&format!(
            "<li><b>{}: {}</b>{about}<details><summary>{}</summary>",
            esc(&name),
            words::bounds(f.low, f.best, f.high),
            words::count(f.reports.len(), "report")
        ));
        for r in &f.reports {
            let home = index.evidence(&r.claim).is_some_and(|e| std::ptr::eq(e.sentence, r.sentence.as_str()));
            let of = if r.of_whom.is_empty() || r.text.contains(&r.of_whom) {
                String::new()
            } else {
                format!(" of {}", esc(&r.of_whom))
            };
            out.push_str(&format!("<p class=\"codes\"><span class=\"source\">“{}”</span>{of}</p>", esc(&r.text)));
            let e = Evidence {
                home: Home::Figure,
                story: None,
                doc: &r.doc,
                claim: &r.claim,
                sentence: &r.sentence,
                attribution: &[],
            };
            out.push_str(&parts::quotation(index, &e, "", home));
        }
        out.push_str("</details></li>");
    }
    out.push_str("</ul>\n</section>\n");
}

/// Which article uses which word.
pub fn naming(out: &mut String, ep: &Episode) {
    if ep.naming.is_empty() {
        return;
    }
    section(out, &format!("{} naming", ep.id), "", "Names in use", "as each source writes them");
    out.push_str("<table class=\"stack\"><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Terms, with the articles that use them</th></tr></thead><tbody>\n");
    for table in &ep.naming {
        let terms: Vec<String> = table
            .terms
            .iter()
            .map(|t| {
                format!("<li><span class=\"source\" dir=\"auto\">“{}”</span> {}</li>", esc(&t.term), docs(&t.docs))
            })
            .collect();
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td><ul class=\"terms\">{}</ul></td></tr>\n",
            esc(&table.label),
            terms.join("")
        ));
    }
    out.push_str("</tbody></table>\n</section>\n");
}

/// Who first said what the articles print.
pub fn origins(out: &mut String, ep: &Episode) {
    takings_and_links(out, ep);
    section(out, &format!("{} origins", ep.id), "", "Independent origins", "copies of one text are one origin");
    if ep.origins.is_empty() {
        empty(out, "None in the record.", "Who first said what the articles print would stand here.");
    } else {
        out.push_str("<ul class=\"list\">");
    }
    for o in &ep.origins {
        let drawn: Vec<String> = o.docs.iter().map(|d| link(d)).collect();
        out.push_str(&format!("<li><span class=\"id\">{}</span> {} {}", esc(&o.id), esc(&o.label), drawn.join(" ")));
        if !o.evidence.is_empty() {
            out.push_str("<details><summary>Shared words</summary>");
            for w in &o.evidence {
                out.push_str(&format!("<p class=\"source\">“{}” {}</p>", esc(&w.text), link(&w.doc)));
            }
            out.push_str("</details>");
        }
        out.push_str("</li>");
    }
    out.push_str(if ep.origins.is_empty() { "</section>\n" } else { "</ul>\n</section>\n" });
}

/// Who took from whom, and what is denied or taken back.
fn takings_and_links(out: &mut String, ep: &Episode) {
    if !ep.links.is_empty() {
        section(out, &format!("{} links", ep.id), "", "Denied or taken back", "and what it speaks of");
        out.push_str("<ul class=\"list\">");
        for l in &ep.links {
            let verb = match l.kind {
                LinkKind::Denial => "denies",
                LinkKind::Retraction => "takes back",
            };
            let summary = ep.stories.iter().find(|s| s.id == l.story).map_or("", |s| s.summary.as_str());
            let (claim, story) = (link(&l.claim), link(&l.story));
            out.push_str(&format!(
                "<li>{claim} {verb} {} {story}<br><small>{}</small></li>",
                esc(summary),
                esc(&l.reason)
            ));
        }
        out.push_str("</ul>\n</section>\n");
    }
    if !ep.takings.is_empty() {
        section(out, &format!("{} takings", ep.id), "", "Who took from whom", "as far as the articles show it");
        out.push_str("<ul class=\"list\">");
        for t in &ep.takings {
            let words =
                if t.words.is_empty() { String::new() } else { format!(": <q class=\"source\">{}</q>", esc(&t.words)) };
            out.push_str(&format!("<li>{} {} <b>{}</b>{words}</li>", link(&t.doc), t.kind.name(), esc(&t.from)));
        }
        out.push_str("</ul>\n</section>\n");
    }
}
