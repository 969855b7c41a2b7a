//! How does the dossier read in a browser and on paper? One self-contained file: no script, nothing fetched.
//!
//! The record speaks in sans, words of a source stand in serif, always and only. Shape and word carry every
//! meaning and colour repeats it, so the page works in grey.

mod episode;
mod ledger;
mod parts;
mod record;

use legation_model::diag::Severity;
use legation_model::dossier::{DocumentEntry, Dossier};
use legation_model::time::DateRange;

use crate::index::Index;
use crate::words;
use parts::{anchor, esc, link, section};

const STYLE: &str = include_str!("style.css");
const SYMBOLS: &str = include_str!("symbols.svg");
const WORDMARK: &str = "<svg viewBox=\"0 0 24 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.6\" fill=\"none\" \
    stroke=\"currentColor\" stroke-width=\"2\"/><path d=\"M16 1.4 22.6 8 16 14.6 9.4 8Z\" fill=\"none\" \
    stroke=\"currentColor\" stroke-width=\"2\"/></svg>";

/// The dossier as one HTML file.
pub fn html(dossier: &Dossier) -> String {
    let index = Index::new(dossier);
    let title = dossier.episodes.first().map_or_else(|| "No episode".to_string(), |e| e.title.clone());
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
    out.push_str(&format!("<title>{} · Legation</title>\n<link rel=\"icon\" href=\"data:,\">\n", esc(&title)));
    out.push_str(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n{SYMBOLS}"));
    masthead(&mut out, dossier);
    out.push_str("<main id=\"main\" class=\"wrap\">\n");
    if dossier.episodes.is_empty() {
        let read = words::count(dossier.documents.len(), "article");
        out.push_str("<h2>No episode</h2>\n<p class=\"statement\">No event was found in the articles read.</p>\n");
        parts::empty(&mut out, "None in the record.", &format!("{read} read; an episode would appear here."));
    }
    for (rank, ep) in dossier.episodes.iter().enumerate() {
        episode::episode(&mut out, &index, ep, rank == 0);
    }
    corrections(&mut out, dossier);
    sources(&mut out, dossier);
    notes(&mut out, dossier);
    out.push_str("</main>\n");
    colophon(&mut out, dossier);
    out.push_str("</body>\n</html>\n");
    out
}

fn masthead(out: &mut String, dossier: &Dossier) {
    out.push_str(
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"masthead\"><div class=\"wrap\">",
    );
    let as_of =
        dossier.as_of.map_or(String::new(), |day| format!(" as of {}", esc(&words::date(&DateRange::day(day)))));
    out.push_str(&format!("<h1 class=\"wordmark\">{WORDMARK} Legation <span>dossier{as_of}</span></h1>"));
    out.push_str("<nav aria-label=\"Parts\"><ul>");
    for ep in &dossier.episodes {
        out.push_str(&format!("<li><a href=\"#{}\">{}</a></li>", anchor(&ep.id), esc(&ep.title)));
    }
    out.push_str(&format!("<li><a href=\"#{}\">Sources</a></li>", anchor("sources")));
    out.push_str("</ul></nav></div></header>\n");
}

/// What analysts have corrected, and what became of each line.
fn corrections(out: &mut String, dossier: &Dossier) {
    if dossier.corrections.is_empty() {
        return;
    }
    let scope = format!("{} by analysts", words::count(dossier.corrections.len(), "line"));
    section(out, "corrections", "corrections", "Corrections", &scope);
    out.push_str("<ol class=\"list\">");
    for c in &dossier.corrections {
        let by = if c.correction.by.is_empty() { String::new() } else { format!(" by {}", esc(&c.correction.by)) };
        let claims: Vec<String> = c.claims.iter().map(|id| link(id)).collect();
        out.push_str(&format!(
            "<li value=\"{}\"><b>{}</b>, {}: {} {}<small>{}{by} {}</small></li>",
            c.correction.number,
            esc(c.correction.act.name()),
            words::effect(c.effect),
            esc(&c.correction.reason),
            claims.join(" "),
            esc(&c.why),
            esc(&c.correction.at),
        ));
    }
    out.push_str("</ol>\n</section>\n");
}

fn sources(out: &mut String, dossier: &Dossier) {
    let scope = words::count(dossier.documents.len(), "article");
    section(out, "sources", "sources", "Sources", &scope);
    out.push_str(
        "<table class=\"stack\"><thead><tr><th scope=\"col\">Article</th><th scope=\"col\">Outlet and headline</th>",
    );
    out.push_str("<th scope=\"col\">Published</th><th scope=\"col\">Episode</th><th scope=\"col\">Read</th></tr></thead><tbody>\n");
    for d in &dossier.documents {
        source(out, d);
    }
    out.push_str("</tbody></table>\n</section>\n");
}

fn source(out: &mut String, d: &DocumentEntry) {
    let outlet = d
        .outlet
        .as_deref()
        .map_or("<span class=\"quiet\">Outlet not known</span>".to_string(), |o| format!("<cite>{}</cite>", esc(o)));
    let title = d.title.as_deref().map_or("<small>Headline not known</small>".to_string(), |t| {
        format!("<span class=\"source headline\" dir=\"auto\">{}</span>", esc(t))
    });
    let episode = d.episode.as_deref().map_or("none".to_string(), link);
    let copy = d.copy_of.as_deref().map_or(String::new(), |of| {
        format!("<small>Copy of {}, word for word: one text, counted once.</small>", link(of))
    });
    let left_out = if d.left_out.is_empty() { "nothing" } else { &d.left_out };
    out.push_str(&format!("<tr id=\"{}\"><th scope=\"row\">{}</th>", anchor(&d.id), esc(&d.id)));
    out.push_str(&format!("<td data-label=\"Outlet\"><div>{outlet}{title}{copy}</div></td>"));
    let (published, why) = (esc(&words::dated(&d.published)), esc(&d.published.why));
    out.push_str(&format!("<td data-label=\"Published\"><div>{published}<small>{why}</small></div></td>"));
    out.push_str(&format!(
        "<td data-label=\"Episode\"><div>{episode}<small>{}</small></div></td>",
        esc(&d.episode_why)
    ));
    let read = words::count(d.sentences as usize, "sentence");
    out.push_str(&format!(
        "<td data-label=\"Read\"><div>{read}<small>Left out: {}</small></div></td></tr>\n",
        esc(left_out)
    ));
}

fn notes(out: &mut String, dossier: &Dossier) {
    if dossier.diags.is_empty() {
        return;
    }
    section(out, "notes", "notes", "Notes on the input", &words::count(dossier.diags.len(), "note"));
    out.push_str("<ul class=\"list\">");
    for d in &dossier.diags {
        let word = match d.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let help = if d.help.is_empty() { String::new() } else { format!("; {}", esc(&d.help)) };
        let (place, message, code) = (esc(&d.place), esc(&d.message), esc(&d.code));
        out.push_str(&format!("<li><b>{word}</b> {place}: {message}{help} <span class=\"id\">{code}</span></li>"));
    }
    out.push_str("</ul>\n</section>\n");
}

fn colophon(out: &mut String, dossier: &Dossier) {
    out.push_str("<footer class=\"colophon\"><div class=\"wrap\"><p>“No evidence” means that no article says; it is neither yes nor no. ");
    out.push_str(
        "“Willing” from a request follows CAMEO 038. An origin is who first said a thing, an outlet who printed it. ",
    );
    out.push_str("Words in serif are a source’s; everything else is the record’s.</p>");
    let articles = words::count(dossier.documents.len(), "article");
    let episodes = words::count(dossier.episodes.len(), "episode");
    if let Some(notice) = words::places_notice(dossier) {
        out.push_str(&format!("<p>{notice}</p>"));
    }
    out.push_str(&format!(
        "<p>{articles}, {episodes}. Format {}. {}.</p></div></footer>\n",
        dossier.format,
        esc(&dossier.generator)
    ));
}
