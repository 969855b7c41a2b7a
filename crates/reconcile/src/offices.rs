//! Who holds which office, and what does that say about the time? Only offices that one person holds at a time count.

use legation_model::claim::CodedDocument;
use legation_model::time::DateRange;

use crate::knowledge::{Knowledge, Term};
use crate::who;

/// An office with its holder, as a document has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    pub country: String,
    pub office: &'static str,
    pub person: String,
}

/// The office that words name, if one person holds it at a time; `None` for deputies, former holders and other offices.
pub fn office(role: &str) -> Option<&'static str> {
    let role = role.to_lowercase();
    let has = |word: &str| role.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    let part = |text: &str| role.contains(text);
    if ["deputy", "vice", "former", "ex", "adviser", "advisor", "crown", "state"].iter().any(|w| has(w))
        && !part("secretary of state")
    {
        // `Deputy Prime Minister and Foreign Minister` still names a foreign minister.
        let rest = role.replace("deputy prime minister", "");
        return (rest != role).then(|| office(&rest)).flatten();
    }
    let minister = has("minister") || has("secretary") || has("minister's");
    match () {
        () if minister && (part("foreign") || part("external affairs") || part("secretary of state")) => {
            Some("foreign minister")
        }
        () if minister && (part("defence") || part("defense")) => Some("defence minister"),
        () if part("prime minister") || has("premier") || has("chancellor") => Some("head of government"),
        () if has("president") || has("king") || has("emir") => Some("head of state"),
        () => None,
    }
}

/// The offices that a document gives to persons of states, sorted.
pub fn holders(doc: &CodedDocument) -> Vec<Holder> {
    let from_roles = doc.roles.iter().filter_map(|r| {
        Some(Holder { country: r.country.clone()?, office: office(&r.role)?, person: r.person.clone() })
    });
    let mut all: Vec<Holder> = from_roles.filter(|h| !h.person.is_empty()).collect();
    all.sort();
    all.dedup();
    all
}

/// Two persons in one office: the pair and the office, if the documents name different ones.
pub fn rivals(a: &[Holder], b: &[Holder]) -> Option<(Holder, Holder)> {
    a.iter().find_map(|x| {
        let same: Vec<&Holder> = b.iter().filter(|y| (&x.country, x.office) == (&y.country, y.office)).collect();
        let other = same.first()?;
        (!same.iter().any(|y| who::same_name(&x.person, &y.person))).then(|| (x.clone(), (*other).clone()))
    })
}

/// The known terms of the persons that a document calls by an office, with their days: one list a person.
pub fn terms_told<'k>(doc: &CodedDocument, knowledge: &Knowledge<'k>) -> Vec<Vec<(&'k Term, DateRange)>> {
    let mut found: Vec<Vec<(&Term, DateRange)>> = Vec::new();
    for holder in holders(doc) {
        let terms = knowledge.terms.iter().filter(|t| {
            t.country == holder.country
                && office(&t.role) == Some(holder.office)
                && who::same_name(&t.person, &holder.person)
        });
        let mut spells: Vec<(&Term, DateRange)> = Vec::new();
        for term in terms.filter(|t| t.since.is_some() || t.until.is_some()) {
            let first = term.since.unwrap_or(jiff::civil::Date::MIN);
            let last = term.until.unwrap_or(jiff::civil::Date::MAX);
            if first <= last {
                spells.push((term, DateRange { first, last }));
            }
        }
        if !spells.is_empty() {
            found.push(spells);
        }
    }
    // Who held the office once says most; the spells of the others are chosen by what those leave open.
    found.sort_by_key(Vec::len);
    found
}

#[cfg(test)]
mod tests {
    use super::office;

    #[test]
    fn offices() {
        for (role, expected) in [
            ("Foreign Minister", Some("foreign minister")),
            ("External Affairs Minister", Some("foreign minister")),
            ("Deputy Prime Minister and Foreign Minister", Some("foreign minister")),
            ("Secretary of State", Some("foreign minister")),
            ("Prime Minister", Some("head of government")),
            ("Deputy Prime Minister", None),
            ("former Foreign Minister", None),
            ("Crown Prince", None),
            ("Vice President", None),
            ("Minister of State for Foreign Affairs", None),
            ("President", Some("head of state")),
        ] {
            assert_eq!(office(role), expected, "{role}");
        }
    }
}
