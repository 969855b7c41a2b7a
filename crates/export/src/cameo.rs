//! What do the formats of CAMEO's time share? Who stands against whom, actor codes, and which events can be told at all.

use std::io::{self, Write};

use legation_model::actor::{Actor, Sector};
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::plover::Modality;

use crate::Written;
use crate::knowledge::Knowledge;

/// Whether a format can hold the event that has no field for denials, plans, conditions, history or repetition.
pub fn simply_happened(event: &EventClaim) -> bool {
    let told = matches!(event.modality, Modality::Asserted | Modality::Alleged | Modality::Offered);
    told && event.background.is_none() && event.repeats.is_none()
}

/// Source and target of each row that an event comes to: every actor with every recipient; of what is done together
/// every actor with every other; else each actor with nobody.
pub fn dyads<'e>(event: &'e EventClaim, knowledge: &Knowledge) -> Vec<(Option<&'e Actor>, Option<&'e Actor>)> {
    let (actors, recipients) = (&event.actors, &event.recipients);
    let together = actors.len() > 1 && knowledge.reciprocal.contains(&event.rule);
    let mut dyads = Vec::new();
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => dyads.push((None, None)),
        (true, false) => dyads.extend(recipients.iter().map(|r| (None, Some(r)))),
        (false, false) => dyads.extend(actors.iter().flat_map(|a| recipients.iter().map(move |r| (Some(a), Some(r))))),
        (false, true) if together => {
            for (i, a) in actors.iter().enumerate() {
                dyads.extend(actors.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, b)| (Some(a), Some(b))));
            }
        }
        (false, true) => dyads.extend(actors.iter().map(|a| (Some(a), None))),
    }
    dyads
}

/// The identifier of the `n`th row of an event: its own for the first, `#2` and so on after it for the others.
pub fn row_id(event: &EventClaim, n: usize) -> String {
    if n == 0 { event.id.clone() } else { format!("{}#{}", event.id, n + 1) }
}

/// The code that stands where a state's would, for who belongs to none: `IGO`, `NGO`, `MNC`, `IMG` (armed groups across
/// borders), `ISM` (movements across borders). Source: PLOVER manual (2021), table of non-state actor codes.
pub fn root(actor: &Actor) -> Option<&'static str> {
    use Sector::*;
    match (&actor.igo, actor.sector) {
        (_, Some(Igo)) => Some("IGO"),
        (_, Some(Ngo)) => Some("NGO"),
        (None, _) => None,
        (Some(_), Some(Bus)) => Some("MNC"),
        (Some(_), Some(Reb | Prm | Uaf | Cri)) => Some("IMG"),
        (Some(_), Some(Gov | Mil | Cop | Jud | Leg | Spy) | None) => Some("IGO"),
        (Some(_), Some(_)) => Some("ISM"),
    }
}

/// ISO 3166-1 alpha-2 of an alpha-3 code; `None` for codes that are not in the standard.
pub fn alpha2(alpha3: &str) -> Option<&'static str> {
    celes::Country::from_alpha3(alpha3).ok().map(|c| c.alpha2)
}

/// A value for a cell of a tab-separated file that knows no quoting: what would end the cell or the line is a space.
pub fn tabbed(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

/// Writes a row for each pair of source and target of each event that simply happened; `cells` gives the row but for its first
/// cell, the [`row_id`].
pub fn write_dyads(
    out: &mut dyn Write,
    written: &mut Written,
    document: &CodedDocument,
    knowledge: &Knowledge,
    cells: impl Fn(&EventClaim, Option<&Actor>, Option<&Actor>) -> Vec<String>,
) -> io::Result<()> {
    for event in &document.events {
        if !simply_happened(event) {
            written.left_out += 1;
            continue;
        }
        for (n, (source, target)) in dyads(event, knowledge).into_iter().enumerate() {
            let row: Vec<String> =
                [row_id(event, n)].into_iter().chain(cells(event, source, target)).map(|c| tabbed(&c)).collect();
            writeln!(out, "{}", row.join("\t"))?;
            written.rows += 1;
        }
    }
    Ok(())
}
