//! How well is it told what one marked actor does to another? Gold: a table of marked pairs, each with one of 15 roots.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::diag::{Diag, Severity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bootstrap::Unit;
use crate::counts::{Counts, macro_f1};
use crate::figures::{Figure, Rate, Row, Sheet};

/// The 15 roots by their four classes: PLOVER's types with CONCEDE and RETREAT joined as YIELD, material as a whole.
const CLASSES: [(&str, &[&str]); 4] = [
    ("verbal cooperation", &["AGREE", "CONSULT", "SUPPORT"]),
    ("material cooperation", &["COOPERATE", "AID", "YIELD"]),
    ("verbal conflict", &["REQUEST", "ACCUSE", "REJECT", "THREATEN"]),
    ("material conflict", &["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]),
];

/// A row of the gold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Identifier.
    pub uid: String,
    /// The sentence with `<s>` … `</s>` around the source and `<t>` … `</t>` around the target.
    pub marked: String,
    /// The root that the gold has.
    pub root: String,
}

/// The rows of a table parted by tabs, without quoting; needs the columns `uid`, `marked_sentence` and `gold_root`.
pub fn pairs(name: &str, text: &str) -> (Vec<Pair>, Vec<Diag>) {
    let fault = |row: usize, message: String, help: &str| {
        Diag::new(Severity::Error, "eval/row", format!("{name}:{row}"), message).help(help)
    };
    let mut lines = text.lines().enumerate();
    let head: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, line)| line.split('\t').collect());
    let column = |wanted: &str| head.iter().position(|c| *c == wanted);
    let (Some(uid), Some(marked), Some(root)) = (column("uid"), column("marked_sentence"), column("gold_root")) else {
        let help = "begin the table with a line that names its columns, parted by tabs";
        return (Vec::new(), vec![fault(1, "lacks `uid`, `marked_sentence` or `gold_root`".into(), help)]);
    };
    let (mut pairs, mut diags) = (Vec::new(), Vec::new());
    for (n, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_string();
        if cells.len() != head.len() {
            let message = format!("has {} cells, not {}", cells.len(), head.len());
            diags.push(fault(n + 1, message, "part them by tabs"));
        } else if class(&cell(root)).is_none() {
            diags.push(fault(n + 1, format!("`{}` is no root", cell(root)), "write one of the 15 roots"));
        } else {
            pairs.push(Pair { uid: cell(uid), marked: cell(marked), root: cell(root) });
        }
    }
    (pairs, diags)
}

/// Answers by row; a row without one, or with `None`, is not answered.
pub type Roots = BTreeMap<String, Option<String>>;

#[derive(Deserialize)]
struct Line {
    uid: Value,
    #[serde(default)]
    root: Option<String>,
}

/// The answers of a file of lines `{"uid", "root"}`.
pub fn roots(name: &str, text: &str) -> (Roots, Vec<Diag>) {
    let (mut roots, mut diags) = (Roots::new(), Vec::new());
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Line>(line) {
            Ok(line) => {
                let uid = line.uid.as_str().map_or_else(|| line.uid.to_string(), str::to_string);
                roots.insert(uid, line.root);
            }
            Err(e) => {
                let place = format!("{name}:{}", n + 1);
                let fault = Diag::new(Severity::Error, "eval/line", place, format!("is no answer: {e}"));
                diags.push(fault.help("write `{\"uid\": ..., \"root\": ROOT or null}`, one a line"));
            }
        }
    }
    (roots, diags)
}

/// The figures of marked pairs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelationScore {
    /// Rows.
    pub rows: usize,
    /// Rows answered.
    pub coverage: Rate,
    /// Each root.
    pub roots: Vec<Row>,
    /// Mean F1 over the roots of the gold.
    pub macro_f1: Figure,
    /// Rows answered rightly, of all.
    pub accuracy: Rate,
    /// Rows answered rightly, of those answered.
    pub accuracy_on_answered: Rate,
    /// Each of the four classes.
    pub classes: Vec<Row>,
    /// Mean F1 over the classes.
    pub class_macro_f1: Figure,
    /// Rows of which the class is right, of all.
    pub class_accuracy: Rate,
    /// Answers that are no root; they count as given and wrong.
    pub no_root: BTreeSet<String>,
    /// Rows not answered rightly.
    pub misses: Vec<RelationMiss>,
}

/// A row not answered rightly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelationMiss {
    /// Identifier.
    pub uid: String,
    /// The sentence with its marks.
    pub marked: String,
    /// Root of the gold.
    pub gold: String,
    /// Root that was answered.
    pub got: Option<String>,
}

const COVERED: usize = 15 + 4;
const RIGHT: usize = COVERED + 1;
const OF_ANSWERED: usize = COVERED + 2;
const CLASS_RIGHT: usize = COVERED + 3;
const SLOTS: usize = COVERED + 4;

/// Names of the roots, class by class.
fn names() -> impl Iterator<Item = &'static str> {
    CLASSES.into_iter().flat_map(|(_, roots)| roots.iter().copied())
}

fn class(root: &str) -> Option<usize> {
    CLASSES.iter().position(|(_, roots)| roots.contains(&root))
}

/// A root in capitals, CONCEDE and RETREAT as YIELD.
fn joined(root: &str) -> String {
    let root = root.trim().to_uppercase();
    if root == "CONCEDE" || root == "RETREAT" { "YIELD".to_string() } else { root }
}

/// Compares the answers with the gold.
pub fn score(pairs: &[Pair], answers: &Roots) -> RelationScore {
    let (mut units, mut no_root, mut misses) = (Vec::new(), BTreeSet::new(), Vec::new());
    for pair in pairs {
        let got = answers.get(&pair.uid).and_then(Option::as_ref).map(|root| joined(root));
        no_root.extend(got.clone().filter(|root| class(root).is_none()));
        units.push(unit(&pair.root, got.as_deref()));
        if got.as_deref() != Some(&pair.root) {
            let (uid, marked, gold) = (pair.uid.clone(), pair.marked.clone(), pair.root.clone());
            misses.push(RelationMiss { uid, marked, gold, got });
        }
    }
    let sheet = Sheet::new(&units, SLOTS, |s| {
        let (roots, rest) = s.split_at(15.min(s.len()));
        vec![macro_f1(roots), macro_f1(rest.iter().take(4))]
    });
    RelationScore {
        rows: pairs.len(),
        coverage: sheet.rate("rows answered", COVERED),
        roots: names().enumerate().map(|(slot, name)| sheet.row(name, slot)).collect(),
        macro_f1: sheet.figure(0),
        accuracy: sheet.rate("rows answered rightly", RIGHT),
        accuracy_on_answered: sheet.rate("answers that are right", OF_ANSWERED),
        classes: CLASSES.iter().enumerate().map(|(i, (name, _))| sheet.row(*name, 15 + i)).collect(),
        class_macro_f1: sheet.figure(1),
        class_accuracy: sheet.rate("rows with the right class", CLASS_RIGHT),
        no_root,
        misses,
    }
}

fn unit(gold: &str, got: Option<&str>) -> Unit {
    let slot = |root: &str| names().position(|name| name == root);
    let class_slot = |root: &str| class(root).map(|c| 15 + c);
    let mut unit = Unit::new();
    let mut compare = |gold: Option<usize>, got: Option<Option<usize>>| {
        let right = gold.is_some() && got == Some(gold);
        unit.extend(gold.map(|slot| (slot, Counts::answer(right))));
        if !right {
            unit.extend(got.flatten().map(|slot| (slot, Counts::EXTRA)));
        }
        right
    };
    let right = compare(slot(gold), got.map(slot));
    let class_right = compare(class_slot(gold), got.map(class_slot));
    unit.extend([
        (COVERED, Counts::answer(got.is_some())),
        (RIGHT, Counts::answer(right)),
        (CLASS_RIGHT, Counts::answer(class_right)),
    ]);
    unit.extend(got.map(|_| (OF_ANSWERED, Counts::answer(right))));
    unit
}
