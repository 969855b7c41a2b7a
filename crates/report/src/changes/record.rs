//! What is new in the record beside the ledgers? Contradictions, warnings, figures, happenings.

use legation_model::changes::{Change, ChangeKind};
use legation_model::dossier::{Contradiction, Episode, FigureStory, Story, Warning};

use super::{common, differs, matched};
use crate::words;

/// Adds what differs.
pub fn compare(old: Option<&Episode>, new: Option<&Episode>, out: &mut Vec<Change>) {
    let part = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.contradictions.clone());
    let claims = |c: &Contradiction| -> Vec<String> {
        c.sides.iter().flat_map(|s| &s.reports).map(|r| r.claim.clone()).filter(|c| !c.is_empty()).collect()
    };
    let docs = |c: &Contradiction| -> Vec<String> {
        let mut docs: Vec<String> = c.sides.iter().flat_map(|s| s.docs.clone()).collect();
        docs.sort();
        docs.dedup();
        docs
    };
    let same = |a: &Contradiction, b: &Contradiction| {
        if a.kind == b.kind { common(&claims(a), &claims(b)) + usize::from(a.about == b.about) } else { 0 }
    };
    for (a, b) in matched(&part(old), &part(new), same) {
        let told = |c: &Contradiction| c.sides.iter().map(|s| s.value.clone()).collect::<Vec<_>>().join(" against ");
        let Some(now) = b.or(a) else { continue };
        let about = format!("{}, {}", now.kind.name(), now.about);
        let change = differs(ChangeKind::Contradiction, &about, a.map(told), b.map(told), &docs(now));
        out.extend(change.map(|c| Change { id: b.map(|b| b.id.clone()), ..c }));
    }
    let warnings = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.warnings.clone());
    for (a, b) in matched(&warnings(old), &warnings(new), |a, b| usize::from(a.claim == b.claim)) {
        let told = |w: &Warning| words::warning(w.status).to_owned();
        let Some(now) = b.or(a) else { continue };
        let by = if now.by.is_empty() { "somebody not named".to_owned() } else { words::actors(&now.by) };
        let about = format!("{by}, “{}”", words::clean(&now.window));
        out.extend(differs(
            ChangeKind::Warning,
            &about,
            a.map(told),
            b.map(told),
            std::slice::from_ref(&now.quote.doc),
        ));
    }
    let figures = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.figures.clone());
    let claims = |f: &FigureStory| -> Vec<String> { f.reports.iter().map(|r| r.claim.clone()).collect() };
    let same = |a: &FigureStory, b: &FigureStory| if a.what == b.what { common(&claims(a), &claims(b)) } else { 0 };
    for (a, b) in matched(&figures(old), &figures(new), same) {
        let told = |f: &FigureStory| words::bounds(f.low, f.best, f.high);
        let Some(now) = b.or(a) else { continue };
        let mut docs: Vec<String> = now.reports.iter().map(|r| r.doc.clone()).collect();
        docs.dedup();
        let about = if now.about.is_empty() { String::new() } else { format!(" ({})", now.about) };
        let about = format!("{}{about}", words::figure_name(&now.what));
        out.extend(differs(ChangeKind::Figure, &about, a.map(told), b.map(told), &docs));
    }
    let stories = |e: Option<&Episode>| e.map_or(Vec::new(), |e| e.stories.clone());
    let claims = |s: &Story| -> Vec<String> { s.reports.iter().map(|r| r.claim.clone()).collect() };
    for (a, b) in matched(&stories(old), &stories(new), |a, b| common(&claims(a), &claims(b))) {
        let told = |s: &Story| format!("{}; {}", s.summary, s.modality.name());
        let Some(now) = b.or(a) else { continue };
        let (plover, _) = words::code(now.event_type, now.mode.as_deref(), &now.cameo);
        let change = differs(ChangeKind::Happening, &plover, a.map(told), b.map(told), &now.docs);
        out.extend(change.map(|c| Change { id: b.map(|b| b.id.clone()), ..c }));
    }
}
