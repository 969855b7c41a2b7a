//! What does an event line say? `TYPE[:mode] CAMEO ACTORS > RECIPIENTS MODALITY [date=…] [context=…]`.

use jiff::civil::Date;
use legation_model::actor::Sector;
use legation_model::plover::{EventType, Modality};
use legation_model::time::DateRange;

use super::form::{Fault, GoldEvent, Vocabulary};
use crate::coded::Party;

const FORM: &str = "write `TYPE[:mode] CAMEO ACTORS > RECIPIENTS MODALITY [date=YYYY-MM-DD] [context=a,b]`";

/// Reads an event line.
pub(super) fn event(row: &str, words: &Vocabulary) -> Result<GoldEvent, Fault> {
    let mut cells = row.split_whitespace().peekable();
    let mut next = |what: &str| -> Result<&str, Fault> {
        let cell = cells.next().ok_or_else(|| (format!("has no {what}"), FORM))?;
        // Nobody is recipient of a joint event; the `-` that says so may be left out.
        if cell == "<>" && cells.peek() == Some(&"-") {
            cells.next();
        }
        Ok(cell)
    };
    let (event_type, mode) = type_and_mode(next("type")?, words)?;
    let cameo = next("CAMEO code")?.to_string();
    if !words.cameo.contains(&cameo) {
        return Err((format!("`{cameo}` is no CAMEO code"), "take one from `data/ontology/cameo.csv`"));
    }
    let actors = list(next("actors")?, words)?;
    let (joint, recipients) = match next("`>` or `<>`")? {
        ">" => (false, list(next("recipients")?, words)?),
        "<>" => (true, Vec::new()),
        other => return Err((format!("`{other}` stands where `>` or `<>` must"), FORM)),
    };
    if actors.is_empty() && recipients.is_empty() {
        return Err(("has neither actors nor recipients".into(), "name who acts or whom it is done to"));
    }
    let modality = next("modality")?;
    let modality = Modality::from_name(modality).ok_or_else(|| {
        (
            format!("`{modality}` is no modality"),
            "write asserted, offered, conditional, denied, retracted, planned, alleged or future",
        )
    })?;
    let (mut date, mut contexts) = (None, Vec::new());
    for cell in cells {
        match cell.split_once('=') {
            Some(("date", value)) if date.is_none() && is_date(value) => date = Some(value.to_string()),
            Some(("date", value)) => {
                return Err((format!("`{value}` is no date"), "write YYYY-MM-DD, YYYY-MM or YYYY, once"));
            }
            Some(("context", value)) if contexts.is_empty() => {
                contexts = value.split(',').map(str::to_string).collect();
                if let Some(unknown) = contexts.iter().find(|c| !words.contexts.contains(*c)) {
                    let help = "take one from `data/ontology/contexts.csv`";
                    return Err((format!("`{unknown}` is no context"), help));
                }
            }
            _ => return Err((format!("`{cell}` is not understood"), FORM)),
        }
    }
    Ok(GoldEvent { event_type, mode, cameo, actors, recipients, joint, modality, date, contexts })
}

fn type_and_mode(cell: &str, words: &Vocabulary) -> Result<(EventType, Option<String>), Fault> {
    let (name, mode) = cell.split_once(':').map_or((cell, None), |(name, mode)| (name, Some(mode.to_string())));
    let event_type = EventType::from_name(name)
        .ok_or_else(|| (format!("`{name}` is no PLOVER type"), "take one from `data/ontology/plover.csv`"))?;
    match mode {
        Some(mode) if !words.modes.contains(&(event_type, mode.clone())) => {
            let help = "take one from `data/ontology/modes.csv`, or leave it out";
            Err((format!("`{mode}` is no mode of {name}"), help))
        }
        mode => Ok((event_type, mode)),
    }
}

/// `-`, or codes joined by commas.
fn list(cell: &str, words: &Vocabulary) -> Result<Vec<Party>, Fault> {
    if cell == "-" {
        return Ok(Vec::new());
    }
    cell.split(',').map(|code| party(code, words)).collect()
}

/// `PERGOV`, `PER`, `IGOUN`, `NGOMSF`, `---REB`.
fn party(code: &str, words: &Vocabulary) -> Result<Party, Fault> {
    const HELP: &str = "write country and sector (`PERGOV`), `IGO` or `NGO` and acronym (`IGOUN`), or `---` and sector";
    let fault = || (format!("`{code}` is no code of an actor"), HELP);
    let (head, tail) = code.split_at_checked(3).ok_or_else(fault)?;
    let sector = |tail: &str| match tail {
        "" => Ok(None),
        _ => Sector::from_code(tail).map(Some).ok_or_else(|| (format!("`{tail}` in `{code}` is no sector"), HELP)),
    };
    if head == "---" {
        let sector = sector(tail)?.ok_or_else(fault)?;
        return Ok(Party { code: None, organisation: false, sector: Some(sector) });
    }
    if head == "IGO" || head == "NGO" {
        let acronym = tail.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        if tail.len() < 2 || !acronym {
            return Err((format!("`{code}` names no organisation"), HELP));
        }
        let sector = if head == "IGO" { Sector::Igo } else { Sector::Ngo };
        return Ok(Party { code: Some(tail.to_string()), organisation: true, sector: Some(sector) });
    }
    if !words.countries.contains(head) {
        return Err((format!("`{head}` in `{code}` is no state"), "take one from `data/actors/countries.csv`"));
    }
    Ok(Party { code: Some(head.to_string()), organisation: false, sector: sector(tail)? })
}

/// A day, month or year that the calendar has.
fn is_date(value: &str) -> bool {
    let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok()).flatten();
    match (value.len(), value.split_once('-')) {
        (4, None) => number(value).and_then(DateRange::year).is_some(),
        (7, Some((year, month))) => {
            let month = number(month).and_then(|m| i8::try_from(m).ok());
            number(year).zip(month).and_then(|(y, m)| DateRange::month(y, m)).is_some()
        }
        (10, Some(_)) => value.parse::<Date>().is_ok(),
        _ => false,
    }
}
