//! How does a mediation stand on the page? Grid of consent, steps with their words, contacts, precedents.

use legation_model::actor::Actor;
use legation_model::dossier::Episode;
use legation_model::ledger::{Condition, Consent, Ledger, LedgerStep, Step, Wording};

use super::parts::{self, CONSENTS, anchor, claims, disputed, docs, empty, esc, mark, section};
use crate::index::Index;
use crate::words;

/// The grid: a row a third party, a column a party; a silent cell says so and counts the articles.
pub fn consent(out: &mut String, index: &Index<'_>, ep: &Episode) {
    section(out, &format!("{} consent", ep.id), "", "Consent", "per party and third party");
    if ep.ledgers.is_empty() {
        empty(
            out,
            "No third party in the record.",
            "One that offers, is asked or holds talks would stand here as a row.",
        );
        out.push_str("</section>\n");
        return;
    }
    out.push_str("<table class=\"grid-consent stack\"><thead><tr><th scope=\"col\">Third party</th>");
    for p in &ep.parties {
        out.push_str(&format!("<th scope=\"col\">{}</th>", esc(&p.name)));
    }
    out.push_str("<th scope=\"col\">Condition, in the words used</th><th scope=\"col\">Outcome so far</th></tr></thead><tbody>\n");
    for l in &ep.ledgers {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", esc(&words::third_parties(l))));
        for p in &ep.parties {
            out.push_str(&format!("<td data-label=\"{}\"><div>{}</div></td>", esc(&p.name), cell(index, ep, l, p)));
        }
        out.push_str(&format!("<td data-label=\"Condition\"><div>{}</div></td>", condition_cell(index, &l.conditions)));
        let outcome = words::capital(words::outcome(l.outcome));
        let origins = words::count(l.origins.len(), "independent origin");
        out.push_str(&format!(
            "<td data-label=\"Outcome\"><div><strong>{outcome}</strong><small>{} {origins}.</small></div></td></tr>\n",
            esc(&sentence(&l.outcome_why))
        ));
    }
    out.push_str("</tbody></table>\n<ul class=\"key\" aria-label=\"Consent values\">");
    for value in CONSENTS {
        out.push_str(&format!("<li>{}</li>", parts::consent(value)));
    }
    out.push_str("</ul>\n</section>\n");
}

fn sentence(text: &str) -> String {
    let text = words::capital(text.trim());
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

fn cell(index: &Index<'_>, ep: &Episode, l: &Ledger, party: &Actor) -> String {
    let found = l.consent.iter().find(|c| c.party.name == party.name);
    let found = found.or_else(|| l.consent.iter().find(|c| c.party.code().is_some() && c.party.code() == party.code()));
    let silence = format!("0 of {}.", words::count(ep.docs.len(), "article"));
    let Some(c) = found else {
        return format!("{}<small>{silence}</small>", parts::consent(Consent::NoEvidence));
    };
    let why = esc(&sentence(&c.why));
    if c.consent == Consent::NoEvidence {
        return format!("{}<small>{silence} {why}</small>", parts::consent(c.consent));
    }
    let when = c.when.as_ref().map(|w| format!("{}. ", words::date(w))).unwrap_or_default();
    format!("{}<small>{when}{why} {}</small>", parts::consent(c.consent), claims(index, &c.claims))
}

fn condition_cell(index: &Index<'_>, conditions: &[Condition]) -> String {
    if conditions.is_empty() {
        return "<span class=\"quiet\">None stated</span>".to_string();
    }
    let cell = |c: &Condition| {
        let by = words::actors(&c.by);
        format!(
            "<q class=\"source\">{}</q><small>Set by {}. Met: not known. {}</small>",
            esc(&c.text),
            esc(&by),
            claims(index, &c.claims)
        )
    };
    conditions.iter().map(cell).collect()
}

/// The steps of every third party, in order of time, each with its words.
pub fn steps(out: &mut String, index: &Index<'_>, ep: &Episode) {
    for (i, l) in ep.ledgers.iter().enumerate() {
        let who = words::third_parties(l);
        let scope = words::initiative(l.initiative, &who);
        section(out, &format!("{} steps {i}", ep.id), "", &format!("Mediation by {who}"), &scope);
        standing(out, l);
        if l.steps.is_empty() {
            empty(out, "No step in the record.", "Contacts alone do not advance a mediation.");
        }
        out.push_str("<ol class=\"steps\">\n");
        // The offer carries the conditions; without one the first step does.
        let carrier = l.steps.iter().position(|s| s.step == Step::Offered).unwrap_or(0);
        for (n, s) in l.steps.iter().enumerate() {
            let conditions = if n == carrier { l.conditions.as_slice() } else { &[] };
            step(out, index, &who, s, conditions);
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// State, method and strategies, each with the words that show it.
fn standing(out: &mut String, l: &Ledger) {
    out.push_str(&format!("<p>State: <strong>{}</strong></p>", words::state(l.state)));
    let said = |shown: &[Wording]| -> String {
        let each = shown.iter().map(|w| format!("<span class=\"source\">“{}”</span> {}", esc(&w.text), esc(&w.doc)));
        each.collect::<Vec<_>>().join("; ")
    };
    let mut line = |kind: &str, value: &str, shown: String| {
        out.push_str(&format!("<p class=\"codes\">{kind}: {} {shown}</p>", esc(value)));
    };
    if let Some(m) = &l.method {
        line("Method", words::method(m.value), said(&m.words));
    }
    for s in &l.strategies {
        line("Strategy", words::strategy(s.value), said(&s.words));
    }
    if !l.competing.is_empty() {
        line("Beside it", &words::list(&l.competing), String::new());
    }
    if !l.precedents.is_empty() {
        line("Precedents of its own", &words::list(&l.precedents), String::new());
    }
}

fn step(out: &mut String, index: &Index<'_>, who: &str, s: &LedgerStep, conditions: &[Condition]) {
    let kind = words::capital(words::step(s.step));
    out.push_str(&format!("<li><p class=\"when\"><b>{}</b>{kind}</p><div>", words::when(s.when.as_ref())));
    out.push_str(&format!("<h4>{}</h4>", esc(&words::step_sentence(s.step, &s.by, &s.parties, who))));
    let mut evidence: Vec<_> = s.claims.iter().filter_map(|c| index.evidence(c)).collect();
    // The sentence with the longest chain of hands names its speaker; it stands first and large.
    evidence.sort_by_key(|e| std::cmp::Reverse(e.attribution.len()));
    let story = evidence.iter().find_map(|e| e.story);
    let code = story.map(|s| {
        format!("{} {} · ", parts::quad(s.event_type, &s.cameo), parts::code(s.event_type, s.mode.as_deref(), &s.cameo))
    });
    let support = words::support(s.docs.len(), s.origins as usize);
    out.push_str(&format!(
        "<p class=\"codes\">{}{support}{}{}</p>",
        code.unwrap_or_default(),
        disputed(&s.disputed),
        hearsay(index, s)
    ));
    let about = words::circumstances(s);
    if !about.is_empty() {
        out.push_str(&format!("<p class=\"codes\">{}</p>", esc(&words::capital(&about))));
    }
    if let Some((first, rest)) = evidence.split_first() {
        out.push_str(&parts::quotation(index, first, "large", false));
        if !rest.is_empty() {
            let head = words::count(rest.len(), "more sentence");
            out.push_str(&format!("<details><summary>{head}</summary>"));
            rest.iter().for_each(|e| out.push_str(&parts::quotation(index, e, "", false)));
            out.push_str("</details>");
        }
    } else {
        out.push_str(&format!("<p class=\"codes\">{}</p>", claims(index, &s.claims)));
    }
    condition_table(out, index, conditions);
    wordings(out, s);
    out.push_str("</div></li>\n");
}

/// Who alone says that the step was taken, and who denies it.
fn hearsay(index: &Index<'_>, s: &LedgerStep) -> String {
    let mut text = String::new();
    if !s.told_by.is_empty() {
        text += &format!(" <span class=\"flag\">only {} says so</span>", esc(&words::actors(&s.told_by)));
    }
    if !s.denied.is_empty() {
        text += &format!(" <span class=\"flag\">denied</span> {}", claims(index, &s.denied));
    }
    text
}

fn condition_table(out: &mut String, index: &Index<'_>, conditions: &[Condition]) {
    if conditions.is_empty() {
        return;
    }
    out.push_str("<table class=\"cond stack\"><caption>Conditions, in the words used</caption><thead><tr><th scope=\"col\">Words</th><th scope=\"col\">Set by</th><th scope=\"col\">Met</th><th scope=\"col\">Reported by</th><th scope=\"col\">Left out by</th></tr></thead><tbody>");
    for c in conditions {
        let omitted = if c.omitted_by.is_empty() {
            "none".to_string()
        } else {
            format!("{} <span class=\"flag\">{} omission</span>", docs(&c.omitted_by), mark("omitted", ""))
        };
        out.push_str(&format!(
            "<tr><td data-label=\"Words\"><div class=\"source\">“{}”</div></td><td data-label=\"Set by\">{}</td><td data-label=\"Met\">Not known</td><td data-label=\"Reported by\">{}<br>{}</td><td data-label=\"Left out by\">{omitted}</td></tr>",
            esc(&c.text), esc(&words::actors(&c.by)), docs(&c.docs), claims(index, &c.claims)
        ));
    }
    out.push_str("</tbody></table>");
}

fn wordings(out: &mut String, s: &LedgerStep) {
    let mut by_text: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for w in &s.wordings {
        by_text.entry(words::clean(&w.text)).or_default().push(w.doc.clone());
    }
    if by_text.len() < 2 {
        return;
    }
    out.push_str(&format!("<details><summary>One step, {} wordings</summary><dl class=\"wordings\">", by_text.len()));
    for (text, in_docs) in &by_text {
        out.push_str(&format!("<dt class=\"source\">“{}”</dt><dd>{}</dd>", esc(text), docs(in_docs)));
    }
    out.push_str("</dl></details>");
}

/// Contacts of third parties with the parties, in order of time.
pub fn contacts(out: &mut String, index: &Index<'_>, ep: &Episode) {
    section(out, &format!("{} contacts", ep.id), "", "Contacts", "logged; they do not advance the state");
    let mut all: Vec<(&Ledger, &LedgerStep)> =
        ep.ledgers.iter().flat_map(|l| l.contacts.iter().map(move |c| (l, c))).collect();
    all.sort_by_key(|(_, c)| c.when.map(|w| (w.first, w.last)));
    if all.is_empty() {
        empty(out, "None in the record.", "Calls, visits and meetings of a third party with a party would stand here.");
    } else {
        out.push_str("<ul class=\"list\">");
    }
    for (l, c) in &all {
        let modes = if c.modes.is_empty() { "manner not stated".to_string() } else { c.modes.join(" or ") };
        let text = words::step_sentence(c.step, &c.by, &c.parties, &l.third_party.name);
        let support = words::support(c.docs.len(), c.origins as usize);
        out.push_str(&format!("<li><b>{}</b> {}: {}", words::when(c.when.as_ref()), esc(&text), esc(&modes)));
        out.push_str(&format!(
            "<p class=\"codes\">{support} {}{}</p></li>",
            claims(index, &c.claims),
            disputed(&c.disputed)
        ));
    }
    out.push_str(if all.is_empty() { "</section>\n" } else { "</ul>\n</section>\n" });
}

/// Settlements of the past that somebody cites.
pub fn precedents(out: &mut String, index: &Index<'_>, ep: &Episode) {
    section(out, &format!("{} precedents", ep.id), "", "Precedents cited", "no part of the present state");
    if ep.precedents.is_empty() {
        empty(out, "None in the record.", "A past settlement that somebody cites as a model would stand here.");
        out.push_str("</section>\n");
        return;
    }
    out.push_str("<table class=\"stack\"><thead><tr><th scope=\"col\">Agreement</th><th scope=\"col\">Cited by</th><th scope=\"col\">Made with a third party</th></tr></thead><tbody>\n");
    for p in &ep.precedents {
        let year = p.year.map_or_else(|| "year not known".to_string(), |y| y.to_string());
        let by = if p.cited_by.is_empty() { "the outlet".to_string() } else { words::actors(&p.cited_by) };
        let mut names: Vec<String> =
            p.names.iter().map(|w| words::clean(&w.text)).filter(|n| *n != p.agreement).collect();
        names.sort();
        names.dedup();
        let printed: String = names
            .iter()
            .map(|n| format!("<small>printed as <span class=\"source\">“{}”</span></small>", esc(n)))
            .collect();
        let mediator = esc(&words::capital(&words::made(p)));
        out.push_str(&format!(
            "<tr id=\"{}\"><th scope=\"row\">{}, {year}{printed}</th>",
            anchor(&format!("{} precedent {} {year}", ep.id, p.agreement)),
            esc(&p.agreement)
        ));
        out.push_str(&format!("<td data-label=\"Cited by\"><div>{}<small>{} {}</small></div></td><td data-label=\"Third party\">{mediator}</td></tr>\n", esc(&by), docs(&p.docs), claims(index, &p.claims)));
    }
    out.push_str("</tbody></table>\n</section>\n");
}
