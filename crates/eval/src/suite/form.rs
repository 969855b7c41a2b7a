//! How is a file of cases read? Strictly: whatever is not of the form is refused with file and row.
//!
//! The form is told in `docs/eval.md`.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::diag::{Diag, Severity};
use legation_model::plover::{EventType, Modality};
use legation_model::time::DateRange;

use super::line;
use crate::coded::{Party, parties};

/// The words that a case may use, from the ontology and the table of states.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Modes of each type.
    pub modes: BTreeSet<(EventType, String)>,
    /// CAMEO codes.
    pub cameo: BTreeSet<String>,
    /// PLOVER contexts.
    pub contexts: BTreeSet<String>,
    /// ISO 3166-1 alpha-3 codes.
    pub countries: BTreeSet<String>,
}

/// An event that a careful coder finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldEvent {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// Who acts; all participants where the event is joint.
    pub actors: Vec<Party>,
    /// Whom it is done to.
    pub recipients: Vec<Party>,
    /// Reciprocal or joint: who acts and who is acted upon is not told apart.
    pub joint: bool,
    /// What the sentence does with it.
    pub modality: Modality,
    /// TIMEX3 value of its day.
    pub date: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
}

impl std::fmt::Display for GoldEvent {
    /// In the form of the cases.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mode = self.mode.as_ref().map_or(String::new(), |m| format!(":{m}"));
        let recipients = if self.joint { "<>".to_string() } else { format!("> {}", parties(&self.recipients)) };
        let (name, actors) = (self.event_type.name(), parties(&self.actors));
        write!(f, "{name}{mode} {} {actors} {recipients} {}", self.cameo, self.modality.name())?;
        self.date.as_ref().map_or(Ok(()), |date| write!(f, " date={date}"))
    }
}

/// A sentence with what a careful coder finds in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// File and row (`agree.cases:12`).
    pub place: String,
    /// Construction that it stands under.
    pub construction: String,
    /// Day of publication.
    pub published: DateRange,
    /// The sentence.
    pub text: String,
    /// Its events; empty for `none`.
    pub gold: Vec<GoldEvent>,
}

/// The cases of `files`, each given by name and text, with a complaint for everything that is not of the form. A sentence
/// with a complaint is left out.
pub fn cases(files: &[(String, String)], words: &Vocabulary) -> (Vec<Case>, Vec<Diag>) {
    let (mut all, mut diags) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in files {
        let mut reader = Reader { words, construction: None, published: None, open: None, cases: &mut all };
        for (at, row) in text.lines().enumerate() {
            let place = format!("{name}:{}", at + 1);
            if let Err((message, help)) = reader.row(row, &place, &mut seen) {
                diags.push(Diag::new(Severity::Error, "eval/case", place, message).help(help));
            }
        }
        if let Some((message, help, place)) = reader.close() {
            diags.push(Diag::new(Severity::Error, "eval/case", place, message).help(help));
        }
    }
    (all, diags)
}

/// A complaint and the next step.
pub(super) type Fault = (String, &'static str);

struct Reader<'r> {
    words: &'r Vocabulary,
    construction: Option<String>,
    published: Option<DateRange>,
    open: Option<Open>,
    cases: &'r mut Vec<Case>,
}

/// The sentence whose events are being read.
struct Open {
    case: Case,
    none: bool,
    faulty: bool,
}

impl Reader<'_> {
    fn row(&mut self, row: &str, place: &str, seen: &mut BTreeMap<String, String>) -> Result<(), Fault> {
        if let Some(event) = row.strip_prefix("    ") {
            return self.event(event);
        }
        if row.trim().is_empty() {
            return Ok(());
        }
        if row.starts_with(char::is_whitespace) {
            self.open.iter_mut().for_each(|open| open.faulty = true);
            return Err(("is indented by less than four blanks".into(), "write four blanks before an event"));
        }
        // The sentence before has all its events by now.
        let unfinished = self.close();
        let read = self.head(row, place, seen);
        match unfinished {
            Some((message, help, at)) => Err((format!("the sentence of `{at}` {message}"), help)),
            None => read,
        }
    }

    fn head(&mut self, row: &str, place: &str, seen: &mut BTreeMap<String, String>) -> Result<(), Fault> {
        if let Some(name) = row.strip_prefix("## ") {
            self.construction = Some(name.trim().to_string());
            return Ok(());
        }
        if row.starts_with('#') {
            return Ok(());
        }
        if let Some(date) = row.strip_prefix("published:") {
            let day = date
                .trim()
                .parse()
                .map_err(|_| -> Fault { (format!("`{}` is no day", date.trim()), "write `published: YYYY-MM-DD`") })?;
            self.published = Some(DateRange::day(day));
            return Ok(());
        }
        let published = self.published.ok_or((
            "stands before the day of publication".to_string(),
            "write `published: YYYY-MM-DD` at the head of the file",
        ))?;
        let construction = self
            .construction
            .clone()
            .ok_or(("stands under no construction".to_string(), "write a line such as `## passive` above it"))?;
        let text = row.trim_end().to_string();
        let before = seen.insert(text.to_lowercase(), place.to_string());
        let case = Case { place: place.to_string(), construction, published, text, gold: Vec::new() };
        self.open = Some(Open { case, none: false, faulty: before.is_some() });
        match before {
            Some(first) => Err((format!("repeats the sentence of `{first}`"), "write another sentence")),
            None => Ok(()),
        }
    }

    fn event(&mut self, row: &str) -> Result<(), Fault> {
        let Some(open) = &mut self.open else {
            return Err(("is an event without a sentence".into(), "write the sentence above it"));
        };
        if row.trim() == "none" {
            if !open.case.gold.is_empty() || open.none {
                open.faulty = true;
                return Err(("`none` stands beside events".into(), "write either `none` or events"));
            }
            open.none = true;
            return Ok(());
        }
        match line::event(row, self.words) {
            Ok(_) if open.none => {
                open.faulty = true;
                Err(("`none` stands beside events".into(), "write either `none` or events"))
            }
            Ok(event) => {
                open.case.gold.push(event);
                Ok(())
            }
            Err(fault) => {
                open.faulty = true;
                Err(fault)
            }
        }
    }

    /// Ends the open sentence; a complaint with its place if it has neither events nor `none`.
    fn close(&mut self) -> Option<(String, &'static str, String)> {
        let open = self.open.take()?;
        if open.faulty {
            return None;
        }
        if open.case.gold.is_empty() && !open.none {
            let help = "write its events below, four blanks in, or `none`";
            return Some(("says nothing of its events".to_string(), help, open.case.place));
        }
        self.cases.push(open.case);
        None
    }
}
