//! Which place and agency stand before the first sentence of the story?

use std::sync::LazyLock;

use regex::Regex;

use crate::latin;

/// News agencies as texts name them.
pub(crate) const AGENCIES: &str = r"(?:The )?(?:Associated Press|Agence France[- ]Presse)|AP|AFP|Reuters|REUTERS|Xinhua|TASS|Tass|Interfax|RIA Novosti|Sputnik|PTI|Press Trust of India|ANI|IANS|UNI|dpa|DPA|EFE|ANSA|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|AA|APP|KUNA|SPA|WAM|QNA|BNA|MENA|SANA|IRNA|Bernama|Antara|ANTARA|UPI|PA Media|Ukrinform|BelTA|Bloomberg|RFE/RL|VOA|CMC|PANA|NAN|GNA|MAP|TAP|BSS|Petra|AKIpress|Tanjug|Agencies|AGENCIES|News Agencies|agencies";

/// What stands before the first sentence of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prefix {
    /// Length in bytes, white space after it included.
    pub len: usize,
    /// Place as written.
    pub place: Option<String>,
    /// Agency as written.
    pub credit: Option<String>,
}

/// Words before a colon that are no places.
const LABELS: &[&str] = &[
    "Analysis",
    "Answer",
    "Breaking",
    "Correction",
    "Editorial",
    "Exclusive",
    "Explainer",
    "Fact",
    "Note",
    "Opinion",
    "Q",
    "A",
    "Question",
    "Update",
    "Updated",
    "Watch",
    "Background",
    "Context",
    "Summary",
    "Example",
    "Result",
    "Reminder",
    "Warning",
    "However",
    "Meanwhile",
    "First",
    "Second",
    "Third",
    "One",
    "Two",
    "Three",
];

static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let place = r"\p{Lu}[\p{L}'’.-]*(?:[ -](?:de|del|da|do|la|le|al|el|es|of|the|and|\p{Lu}[\p{L}'’.-]*)){0,3}";
    let places = format!(r"(?P<place>{place}(?:[,/] ?(?:the )?{place}){{0,2}})");
    let month = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*";
    let date = format!(r"(?:[,:]? (?:{month}\.? \d{{1,2}}|\d{{1,2}} {month})\.?(?:,? \d{{4}})?)?");
    let agency = format!("(?P<credit>{AGENCIES})");
    [
        // Kuwait City, Kuwait | AFP |
        format!(r"^(?:{places} ?[|/] ?)?{agency} ?[|] ?"),
        // (Reuters) -
        format!(r"^[(\[/]{agency}[)\]/]\.?\s?(?:[—–:-]+\s?)?"),
        // NAIROBI, Kenya, March 3 (Reuters) -
        format!(r"^{places}{date}\s?[(\[/](?P<credit>\p{{Lu}}[\w\s./&-]{{1,28}})[)\]/]\.?\s?[—–:-]+\s?"),
        // DUBAI, United Arab Emirates —   Geneva, 4 March 2022 –
        format!(r"^{places}{date} ?(?:—|–|--| -) ?"),
        // Moscow:
        format!(r"^(?P<place>{place}(?:, {place})?){date}: "),
    ]
    .iter()
    .filter_map(|p| latin::regex(p).ok())
    .collect()
});

/// The dateline before the first sentence of `line`, where a sentence follows it.
pub(crate) fn dateline(line: &str) -> Option<Prefix> {
    let head = crate::language::prefix(line, 400);
    FORMS.iter().find_map(|form| {
        let found = form.captures(head)?;
        let len = found.get(0)?.end();
        let place = found.name("place").map(|m| m.as_str().trim().trim_end_matches(',').to_owned());
        let credit = found.name("credit").map(|m| m.as_str().to_owned());
        let rest = line.get(len..)?;
        let begins = rest.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "\"“‘'".contains(c));
        let word = place.as_deref().and_then(|p| p.split([' ', ',']).next()).unwrap_or("");
        let sentence = begins && rest.split_whitespace().nth(5).is_some();
        (sentence && !LABELS.contains(&word)).then_some(Prefix { len, place, credit })
    })
}

static AGENCY: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(&format!(r"\b(?:{AGENCIES})\b")).ok());
static ORIGIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?:[Ss]yndicated|[Rr]epublished|[Dd]istributed|[Pp]rovided) (?:with permission )?(?:from|by|via) ((?:[Tt]he )?\p{Lu}[\w'’&-]*(?: (?:of|the|and|\p{Lu}[\w'’&-]*))*)").ok()
});

/// The agencies and papers that a credit line names, as written.
pub(crate) fn credits(line: &str) -> Vec<String> {
    let agencies = AGENCY.iter().flat_map(|re| re.find_iter(line)).map(|m| m.as_str());
    let origins = ORIGIN.iter().flat_map(|re| re.captures_iter(line)).filter_map(|c| c.get(1)).map(|m| m.as_str());
    agencies.chain(origins).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `place / credit / first word of the sentence`
    fn check(line: &str) -> String {
        match dateline(line) {
            Some(p) => format!(
                "{} / {} / {}",
                p.place.unwrap_or_default(),
                p.credit.unwrap_or_default(),
                line[p.len..].split(' ').next().unwrap_or("")
            ),
            None => String::new(),
        }
    }

    #[test]
    fn datelines() {
        let story = "Ministers of both states met again on Friday.";
        for (line, expected) in [
            ("NAIROBI, Kenya — ", "NAIROBI, Kenya /  / Ministers"),
            ("Nairobi, Kenya | AFP | ", "Nairobi, Kenya / AFP / Ministers"),
            ("NAIROBI (Reuters) - ", "NAIROBI / Reuters / Ministers"),
            ("NAIROBI, March 3 (Xinhua) -- ", "NAIROBI / Xinhua / Ministers"),
            ("(Reuters) - ", " / Reuters / Ministers"),
            ("Nairobi: ", "Nairobi /  / Ministers"),
            ("San José, Costa Rica, 4 March 2022 – ", "San José, Costa Rica /  / Ministers"),
            ("ADDIS ABABA/NAIROBI, Aug 9 (AP) — ", "ADDIS ABABA/NAIROBI / AP / Ministers"),
        ] {
            assert_eq!(check(&format!("{line}{story}")), expected);
        }
        for none in [
            story,
            "Analysis: Ministers of both states met again on Friday.",
            "Kenya — which had closed the border — opened it on Friday.",
            "The ministers of both states met: one stayed away from the table.",
            "Nairobi: what now?",
        ] {
            assert_eq!(check(none), "", "{none}");
        }
    }

    #[test]
    fn credit_lines() {
        assert_eq!(credits("Reuters contributed reporting to this article."), ["Reuters"]);
        assert_eq!(credits("(With inputs from PTI and AFP)"), ["PTI", "AFP"]);
        assert_eq!(credits("Syndicated from The Harbour Gazette. Click here"), ["The Harbour Gazette"]);
    }
}
