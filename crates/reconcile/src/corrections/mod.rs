//! What do analysts' corrections make of the claims? Carried out on the coded documents before they are put together, and on
//! the happenings and contradictions afterwards. A correction that reaches nothing is kept and says so.

mod edit;
mod find;

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::CodedDocument;
use legation_model::correction::{Act, Corrected, Correction, Effect};
use legation_model::dossier::{Contradiction, ContradictionKind};

use crate::stories::Joined;

/// Corrections at work on a run.
#[derive(Default)]
pub struct Corrections {
    /// Each line of the file with what became of it so far.
    list: Vec<Corrected>,
    /// Claims that tell of one happening, with the number of the correction.
    together: Vec<(u32, BTreeSet<String>)>,
    /// Claims that stand apart from all others.
    apart: Vec<(u32, BTreeSet<String>)>,
    /// Contradictions judged: number, kind, claims, whether it stands.
    judged: Vec<(u32, ContradictionKind, BTreeSet<String>, bool)>,
    /// By claim the corrections that shaped it.
    shaped: BTreeMap<String, BTreeSet<u32>>,
}

impl Corrections {
    /// Carries out on `docs` what concerns single claims, and keeps the rest for later.
    pub fn apply(docs: &mut [CodedDocument], corrections: &[Correction]) -> Self {
        let undone: BTreeMap<u32, u32> = corrections
            .iter()
            .filter_map(|c| match c.act {
                Act::Undo { correction } => Some((correction, c.number)),
                _ => None,
            })
            .collect();
        let mut all = Self::default();
        for c in corrections {
            let (effect, claims, why) = match undone.get(&c.number) {
                Some(by) => (Effect::Undone, Vec::new(), format!("taken back by correction {by}")),
                None => all.carry_out(docs, c, corrections),
            };
            all.list.push(Corrected { correction: c.clone(), effect, claims, why });
        }
        all
    }

    fn carry_out(
        &mut self,
        docs: &mut [CodedDocument],
        c: &Correction,
        all: &[Correction],
    ) -> (Effect, Vec<String>, String) {
        if let Act::Undo { correction } = c.act {
            return if all.iter().any(|o| o.number == correction && o.number < c.number) {
                (Effect::Applied, Vec::new(), format!("correction {correction} no longer holds"))
            } else {
                (Effect::Refused, Vec::new(), format!("there is no earlier correction {correction}"))
            };
        }
        let found: Vec<Option<String>> = c.act.anchors().iter().map(|a| find::claim(docs, a)).collect();
        let claims: BTreeSet<String> = found.iter().flatten().cloned().collect();
        let missing = found.iter().filter(|f| f.is_none()).count();
        if claims.is_empty() {
            return (Effect::NothingFound, Vec::new(), "no claim of this record has its sentence".into());
        }
        let told = match missing {
            0 => String::new(),
            n => format!("; {n} of {} claims are not in this record", found.len()),
        };
        let why = match &c.act {
            Act::Accept { .. } => "confirmed by an analyst".to_owned(),
            Act::Reject { .. } => {
                for doc in docs.iter_mut() {
                    doc.events.retain(|e| !claims.contains(&e.id));
                    doc.figures.retain(|f| !claims.contains(&f.id));
                }
                "taken out of the record by an analyst".to_owned()
            }
            Act::AcceptContradiction { kind, .. } | Act::RejectContradiction { kind, .. } => {
                let stands = matches!(c.act, Act::AcceptContradiction { .. });
                self.judged.push((c.number, *kind, claims.clone(), stands));
                "judged where the contradiction is found".to_owned()
            }
            Act::Merge { .. } => {
                self.together.push((c.number, claims.clone()));
                "one happening, by an analyst".to_owned()
            }
            Act::Split { .. } => {
                self.apart.push((c.number, claims.clone()));
                "a happening of its own, by an analyst".to_owned()
            }
            Act::Edit { set, .. } => {
                let id = claims.first().map(String::as_str).unwrap_or_default();
                let event = docs.iter_mut().flat_map(|d| &mut d.events).find(|e| e.id == id);
                let done = event.map_or_else(
                    || Err("a figure has no such fields".to_owned()),
                    |event| edit::event(event, set, c.number, &c.reason),
                );
                match done {
                    Ok(changed) => changed,
                    Err(why) => return (Effect::Refused, claims.into_iter().collect(), why),
                }
            }
            Act::Undo { .. } => String::new(),
        };
        if !matches!(c.act, Act::AcceptContradiction { .. } | Act::RejectContradiction { .. }) {
            for id in &claims {
                self.shaped.entry(id.clone()).or_default().insert(c.number);
            }
        }
        (Effect::Applied, claims.into_iter().collect(), why + &told)
    }

    /// Joins and parts happenings as analysts have it.
    pub fn rearrange<'a>(&self, mut joined: Vec<Joined<'a>>) -> Vec<Joined<'a>> {
        let has = |j: &Joined<'_>, ids: &BTreeSet<String>| j.claims.iter().any(|c| ids.contains(c.id()));
        for (_, ids) in &self.together {
            let (mut one, rest): (Vec<_>, Vec<_>) = joined.into_iter().partition(|j| has(j, ids));
            joined = rest;
            if !one.is_empty() {
                let claims = one.drain(..).flat_map(|j| j.claims).collect();
                joined.push(Joined { claims });
            }
        }
        for (_, ids) in &self.apart {
            let mut parted = Vec::new();
            for j in &mut joined {
                let (own, rest): (Vec<_>, Vec<_>) = j.claims.drain(..).partition(|c| ids.contains(c.id()));
                j.claims = rest;
                parted.extend(own);
            }
            joined.retain(|j| !j.claims.is_empty());
            if !parted.is_empty() {
                joined.push(Joined { claims: parted });
            }
        }
        if !self.together.is_empty() || !self.apart.is_empty() {
            crate::stories::in_order(&mut joined);
        }
        joined
    }

    /// Takes out the contradictions that analysts rejected and marks those that they judged.
    pub fn judge(&mut self, contradictions: Vec<Contradiction>) -> Vec<Contradiction> {
        let mut kept = Vec::new();
        for mut c in contradictions {
            let claims: BTreeSet<&str> =
                c.sides.iter().flat_map(|s| &s.reports).map(|r| r.claim.as_str()).filter(|id| !id.is_empty()).collect();
            let mut rejected = false;
            for (number, kind, known, stands) in &self.judged {
                if *kind != c.kind || !known.iter().any(|id| claims.contains(id.as_str())) {
                    continue;
                }
                c.corrected.push(*number);
                let news: Vec<&&str> = claims.iter().filter(|id| !known.contains(**id)).collect();
                let entry = self.list.iter_mut().find(|e| e.correction.number == *number);
                let (effect, why) = match (stands, news.is_empty()) {
                    (true, _) => (Effect::Applied, "the contradiction is confirmed".to_owned()),
                    (false, true) => (Effect::Applied, "the contradiction is taken out".to_owned()),
                    (false, false) => {
                        let news = news.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
                        (Effect::Overtaken, format!("the contradiction is shown again, since {news} came later"))
                    }
                };
                rejected |= !stands && news.is_empty();
                if let Some(entry) = entry {
                    (entry.effect, entry.why) = (effect, why);
                }
            }
            if !rejected {
                kept.push(c);
            }
        }
        kept
    }

    /// Numbers of the corrections that shaped one of the claims.
    pub fn of<'c>(&self, claims: impl Iterator<Item = &'c str>) -> Vec<u32> {
        let numbers: BTreeSet<u32> = claims.filter_map(|id| self.shaped.get(id)).flatten().copied().collect();
        numbers.into_iter().collect()
    }

    /// Every line with what became of it.
    pub fn list(self) -> Vec<Corrected> {
        self.list
    }
}
