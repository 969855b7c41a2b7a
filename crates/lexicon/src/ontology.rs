//! Which words does the record use? Rows of `data/ontology/`.

use std::collections::BTreeMap;

use legation_model::plover::EventType;

use crate::table::{Cells, Table, is_cameo, is_id};

/// The vocabulary of events and figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ontology {
    /// PLOVER's types.
    pub types: Vec<TypeRow>,
    /// PLOVER's modes.
    pub modes: Vec<ModeRow>,
    /// PLOVER's contexts.
    pub contexts: Vec<ContextRow>,
    /// CAMEO's codes.
    pub cameo: Vec<CameoCode>,
    /// CAMEO's roots in the scheme of 15 that marked pairs are judged by.
    pub roots: Vec<RootRow>,
    /// What can be counted.
    pub figures: Vec<FigureRow>,
}

impl Ontology {
    /// Whether `event_type` has the mode.
    pub fn has_mode(&self, event_type: EventType, mode: &str) -> bool {
        self.modes.iter().any(|m| m.event_type == event_type && m.mode == mode)
    }

    /// The row of a CAMEO code.
    pub fn cameo(&self, code: &str) -> Option<&CameoCode> {
        let at = self.cameo.binary_search_by(|c| c.code.as_str().cmp(code)).ok()?;
        self.cameo.get(at)
    }

    /// The score of a CAMEO code, from -10 (conflict) to +10 (cooperation): its own, or that of the nearest code above
    /// it that the scale lists.
    pub fn goldstein(&self, code: &str) -> Option<f64> {
        (2..=code.len()).rev().find_map(|digits| self.cameo(code.get(..digits)?)?.goldstein)
    }

    /// The contexts that each word or phrase shows, by word.
    pub fn contexts_by_word(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in &self.contexts {
            for word in &row.words {
                out.entry(word).or_default().push(&row.context);
            }
        }
        out
    }

    /// The root of a CAMEO code in the scheme of 15 ([`ROOTS`]); `None` for statements.
    pub fn root(&self, cameo: &str) -> Option<&str> {
        let rows = self.roots.iter().filter(|r| cameo.starts_with(&r.code));
        rows.max_by_key(|r| r.code.len())?.root.as_deref()
    }
}

/// The roots of the scheme of 15: PLOVER's types with CONCEDE and RETREAT joined as YIELD.
pub const ROOTS: [&str; 15] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// A root of CAMEO, or a code that leaves its root, in the scheme of 15.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootRow {
    /// Beginning of the code; the longest that fits counts.
    pub code: String,
    /// One of [`ROOTS`]; `None` for statements.
    pub root: Option<String>,
    /// Why, in a line; may be empty.
    pub notes: String,
}

impl Table for RootRow {
    const FILE: &'static str = "ontology/roots.csv";
    const COLUMNS: &'static [&'static str] = &["code", "root", "notes"];

    fn read(c: &mut Cells) -> Self {
        Self {
            code: c.shaped("code", is_cameo, "two to four digits"),
            root: c.opt("root").map(|_| c.choice("root", &ROOTS)),
            notes: c.opt("notes").unwrap_or_default(),
        }
    }
}

/// A PLOVER type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeRow {
    /// Column `type`.
    pub event_type: EventType,
    /// Quad category as written, such as `verbal-cooperation`.
    pub quad: String,
    /// What belongs to it, in a line.
    pub definition: String,
}

impl Table for TypeRow {
    const FILE: &'static str = "ontology/plover.csv";
    const COLUMNS: &'static [&'static str] = &["type", "quad", "definition"];

    fn read(c: &mut Cells) -> Self {
        let event_type = c.event_type("type");
        Self { event_type, quad: c.choice("quad", &[event_type.quad().name()]), definition: c.text("definition") }
    }
}

/// A mode of a PLOVER type.
#[derive(Debug, Clone, PartialEq)]
pub struct ModeRow {
    /// Column `type`.
    pub event_type: EventType,
    /// The mode (`phone`).
    pub mode: String,
    /// What belongs to it, in a line.
    pub definition: String,
}

impl Table for ModeRow {
    const FILE: &'static str = "ontology/modes.csv";
    const COLUMNS: &'static [&'static str] = &["type", "mode", "definition"];

    fn read(c: &mut Cells) -> Self {
        Self {
            event_type: c.event_type("type"),
            mode: c.shaped("mode", is_id, "small letters, digits and hyphens"),
            definition: c.text("definition"),
        }
    }
}

/// A PLOVER context.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextRow {
    /// The context (`human_rights`).
    pub context: String,
    /// What belongs to it, in a line.
    pub definition: String,
    /// Lemmas and phrases of two or three of them that show it, in small letters.
    pub words: Vec<String>,
}

impl Table for ContextRow {
    const FILE: &'static str = "ontology/contexts.csv";
    const COLUMNS: &'static [&'static str] = &["context", "definition", "words"];

    fn read(c: &mut Cells) -> Self {
        Self { context: c.text("context"), definition: c.text("definition"), words: c.list("words") }
    }
}

/// A CAMEO code with what it is in PLOVER. Sources: CAMEO codebook (Gerner, Schrodt and Yilmaz); the PLOVER
/// project's table of CAMEO codes, with the departures that `docs/data.md` names; the CAMEO scale after Goldstein.
#[derive(Debug, Clone, PartialEq)]
pub struct CameoCode {
    /// Two to four digits; a code's parent is the code less its last digit.
    pub code: String,
    /// Name in the codebook.
    pub name: String,
    /// PLOVER type; `None` for the statements of 01, which PLOVER leaves out.
    pub plover_type: Option<EventType>,
    /// PLOVER mode.
    pub plover_mode: Option<String>,
    /// From -10 (conflict) to +10 (cooperation).
    pub goldstein: Option<f64>,
}

impl Table for CameoCode {
    const FILE: &'static str = "ontology/cameo.csv";
    const COLUMNS: &'static [&'static str] = &["code", "name", "plover_type", "plover_mode", "goldstein"];

    fn read(c: &mut Cells) -> Self {
        Self {
            code: c.shaped("code", is_cameo, "two to four digits"),
            name: c.text("name"),
            plover_type: c.opt_event_type("plover_type"),
            plover_mode: c.opt("plover_mode"),
            goldstein: c.number_in("goldstein", -10.0, 10.0),
        }
    }
}

/// Something that texts count.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// The word of the record (`killed`).
    pub what: String,
    /// What is counted, in a line.
    pub definition: String,
}

impl Table for FigureRow {
    const FILE: &'static str = "ontology/figures.csv";
    const COLUMNS: &'static [&'static str] = &["what", "definition"];

    fn read(c: &mut Cells) -> Self {
        Self { what: c.text("what"), definition: c.text("definition") }
    }
}
