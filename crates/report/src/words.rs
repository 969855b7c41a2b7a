//! In which words does the record speak? Dates, names, values and codes, the same in every format.

use legation_model::actor::Actor;
use legation_model::claim::Source;
use legation_model::correction::Effect;
use legation_model::dossier::{Dossier, WarningStatus};
use legation_model::ledger::{Consent, Initiative, Ledger, LedgerStep, Made, Outcome, Precedent, Step};
use legation_model::mediation::{Channel, Method, State, Strategy};
use legation_model::place::{PlaceRef, Precision};
use legation_model::plover::EventType;
use legation_model::time::{Basis, DateRange, Dated};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `text` on one line: runs of whitespace become one space; control characters and marks that turn the
/// direction of the line are left out, so that no source can draw on the page or the terminal.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

/// `4 May 2025`, `May 2025`, `2025`, `1 to 3 May 2025`, `30 April to 2 May 2025`.
pub fn date(range: &DateRange) -> String {
    let (a, b) = (range.first, range.last);
    let end = format!("{} {} {}", b.day(), month(b.month()), b.year());
    if range.is_day() {
        end
    } else if DateRange::month(a.year(), a.month()) == Some(*range) {
        format!("{} {}", month(a.month()), a.year())
    } else if DateRange::year(a.year()) == Some(*range) {
        a.year().to_string()
    } else if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{} to {end}", a.day())
    } else if a.year() == b.year() {
        format!("{} {} to {end}", a.day(), month(a.month()))
    } else {
        format!("{} {} {} to {end}", a.day(), month(a.month()), a.year())
    }
}

/// A place as written, with the province and state that it was taken for, or the contested territory:
/// `Tripoli (North Lebanon, LBN)`.
pub fn place(place: &PlaceRef) -> String {
    let text = clean(&place.text);
    let province = place.admin1.as_deref().filter(|a| *a != text);
    let beside = match (&place.territory, place.precision) {
        (Some(label), _) if *label == text => "status disputed".to_string(),
        (Some(label), _) => format!("status disputed: {label}"),
        (None, Precision::Country | Precision::Unknown | Precision::Water) => String::new(),
        (None, Precision::Province) => province_and_state(Some("province"), place),
        (None, Precision::Region) => province_and_state(Some("region"), place),
        (None, _) => province_and_state(province, place),
    };
    if beside.is_empty() { text } else { format!("{text} ({})", clean(&beside)) }
}

fn province_and_state(province: Option<&str>, place: &PlaceRef) -> String {
    let parts: Vec<&str> = province.into_iter().chain(place.country.as_deref()).collect();
    parts.join(", ")
}

/// Whose data the places come from, if the record has any that are not its own.
pub fn places_notice(dossier: &Dossier) -> Option<&'static str> {
    let mut places = dossier.episodes.iter().flat_map(|e| &e.stories).filter_map(|s| s.place.as_ref());
    let foreign = |p: &PlaceRef| p.admin1.is_some() || p.id.as_deref().is_some_and(|id| id.starts_with("geonames:"));
    places.any(foreign).then_some("Provinces and coordinates of places are from GeoNames, under CC BY 4.0.")
}

/// The date, or `date not known`.
pub fn when(range: Option<&DateRange>) -> String {
    range.map_or_else(|| "date not known".to_string(), date)
}

/// A summary without the date in it, for a line that begins with the date.
pub fn without_date(summary: &str, range: Option<&DateRange>) -> String {
    let summary = clean(summary);
    range.map_or(summary.clone(), |r| summary.replacen(&format!(", {}", date(r)), "", 1))
}

/// A publication date: `6 May 2025, stated`.
pub fn dated(dated: &Dated) -> String {
    match (&dated.range, dated.basis) {
        (Some(range), Basis::Stated) => format!("{}, stated", date(range)),
        (Some(range), Basis::Inferred) => format!("{}, inferred", date(range)),
        _ => "not known".to_string(),
    }
}

/// `a`, `a and b`, `a, b and c`; `not stated` for none.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => "not stated".to_string(),
        [one] => clean(one.as_ref()),
        [init @ .., last] => {
            let init: Vec<String> = init.iter().map(|s| clean(s.as_ref())).collect();
            format!("{} and {}", init.join(", "), clean(last.as_ref()))
        }
    }
}

/// The names of actors as a list; each name once.
pub fn actors(actors: &[Actor]) -> String {
    let mut names: Vec<String> = Vec::new();
    for actor in actors {
        let name = clean(&actor.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    list(&names)
}

/// Name with office (`Nino Beridze, Foreign Minister`).
pub fn speaker(actor: &Actor) -> String {
    let name = clean(if actor.name.is_empty() { &actor.text } else { &actor.name });
    match &actor.role {
        Some(role) if !role.is_empty() && !name.contains(role.as_str()) => format!("{name}, {}", clean(role)),
        _ => name,
    }
}

/// The chain of hands from the outlet back to who first said it.
pub fn chain(outlet: &str, attribution: &[Source]) -> Vec<String> {
    std::iter::once(clean(outlet)).chain(attribution.iter().rev().map(|s| speaker(&s.actor))).collect()
}

/// `1 article`, `3 articles`.
pub fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// How widely a thing is told: articles, and the independent origins they rest on.
pub fn support(docs: usize, origins: usize) -> String {
    format!("{}, {}", count(docs, "article"), count(origins, "origin"))
}

/// The name of a consent value.
pub fn consent(value: Consent) -> &'static str {
    match value {
        Consent::NoEvidence => "no evidence",
        Consent::Asked => "asked",
        Consent::Willing => "willing",
        Consent::Accepted => "accepted",
        Consent::AcceptedWithConditions => "accepted with conditions",
        Consent::NonCommittal => "non-committal",
        Consent::Rejected => "rejected",
        Consent::Withdrawn => "withdrawn",
    }
}

/// The name of an outcome.
pub fn outcome(value: Outcome) -> &'static str {
    match value {
        Outcome::ContactsOnly => "contacts only",
        Outcome::RequestedOnly => "requested only",
        Outcome::OfferedOnly => "offered only",
        Outcome::AcceptedByOne => "accepted by one party",
        Outcome::Consented => "accepted by all parties",
        Outcome::Declined => "declined",
        Outcome::TalksHeld => "talks held",
        Outcome::Ceasefire => "ceasefire",
        Outcome::Settlement => "settlement",
        Outcome::PartialSettlement => "partial settlement",
        Outcome::FullSettlement => "full settlement",
        Outcome::Lapsed => "lapsed",
        Outcome::Suspended => "suspended",
        Outcome::Failed => "failed",
    }
}

/// Who began, as a sentence.
pub fn initiative(value: Initiative, third_party: &str) -> String {
    match value {
        Initiative::ThirdParty => format!("{third_party} offered; no request is in the record."),
        Initiative::Party => "A party asked; no offer is in the record.".to_string(),
        Initiative::OfferAndRequest => "An offer and a request; which came first is not established.".to_string(),
        Initiative::Outsider => "An outsider suggested it.".to_string(),
        Initiative::Unknown => "Who began is not known.".to_string(),
    }
}

/// The name of a state of mediation.
pub fn state(value: State) -> &'static str {
    match value {
        State::None => "no step",
        State::Suggested => "suggested",
        State::Requested => "requested",
        State::Offered => "offered",
        State::OfferedWithConditions => "offered with conditions",
        State::PartlyAccepted => "partly accepted",
        State::Consented => "consented",
        State::Declined => "declined",
        State::Scheduled => "talks arranged",
        State::UnderWay => "under way",
        State::AtRisk => "at risk",
        State::Suspended => "suspended",
        State::Halted => "halted",
        State::Ceasefire => "ceasefire",
        State::Agreement => "agreement",
    }
}

/// The name of a method, after the UN Charter, article 33.
pub fn method(value: Method) -> &'static str {
    match value {
        Method::Negotiation => "negotiation",
        Method::Enquiry => "enquiry",
        Method::Mediation => "mediation",
        Method::Conciliation => "conciliation",
        Method::Arbitration => "arbitration",
        Method::JudicialSettlement => "judicial settlement",
        Method::RegionalArrangement => "regional arrangement",
        Method::GoodOffices => "good offices",
    }
}

/// The name of a strategy.
pub fn strategy(value: Strategy) -> &'static str {
    match value {
        Strategy::Facilitation => "facilitation",
        Strategy::Formulation => "formulation",
        Strategy::Manipulation => "manipulation",
    }
}

/// The name of a channel.
pub fn channel(value: Channel) -> &'static str {
    match value {
        Channel::Phone => "phone",
        Channel::InPerson => "in person",
        Channel::Shuttle => "shuttle",
        Channel::Written => "written",
        Channel::Hosted => "hosted",
    }
}

/// Where, by which way and with which change of state a step was taken: `in Sylvania, hosted; offered → under way`.
pub fn circumstances(step: &LedgerStep) -> String {
    let place = step.venue.as_ref().map(|v| format!("at {}", clean(&v.text)));
    let channel = step.channel.map(|c| self::channel(c).to_string());
    let about: Vec<String> = place.into_iter().chain(channel).collect();
    let moved = step.transition.as_ref().map(|t| format!("{} → {}", state(t.from), state(t.to)));
    [about.join(", "), moved.unwrap_or_default()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; ")
}

/// How a settlement of the past came about.
pub fn made(precedent: &Precedent) -> String {
    match (precedent.made, &precedent.mediator) {
        (Made::Mediated, Some(m)) => format!("mediated by {}", clean(m)),
        (Made::Mediated, None) => "mediated".to_string(),
        (Made::Bilateral, _) => "bilateral".to_string(),
        (Made::Multilateral, _) => "multilateral, no third party named".to_string(),
        (Made::Unknown, _) => "not known whether mediated".to_string(),
    }
}

/// A third party with those who mediate together with it.
pub fn third_parties(ledger: &Ledger) -> String {
    let all = std::iter::once(&ledger.third_party).chain(&ledger.co_mediators);
    list(&all.map(|a| clean(&a.name)).collect::<Vec<_>>())
}

/// The name of a step.
pub fn step(value: Step) -> &'static str {
    match value {
        Step::Suggested => "suggested",
        Step::Requested => "requested",
        Step::Offered => "offered",
        Step::ConditionsSet => "conditions set",
        Step::Accepted => "accepted",
        Step::Rejected => "rejected",
        Step::ContactHeld => "contact held",
        Step::TalksScheduled => "talks scheduled",
        Step::TalksHeld => "talks held",
        Step::QuitThreatened => "threat to quit",
        Step::Agreement => "agreement",
        Step::Ceasefire => "ceasefire",
        Step::Suspended => "suspended",
        Step::Failed => "failed",
    }
}

/// A step as a sentence without its end: `Georgia offers mediation to Armenia and Azerbaijan`.
pub fn step_sentence(step: Step, by: &[Actor], parties: &[Actor], third_party: &str) -> String {
    let who = if by.is_empty() { "somebody not named".to_string() } else { actors(by) };
    let to = |word: &str| if parties.is_empty() { String::new() } else { format!(" {word} {}", actors(parties)) };
    let many = by.len() > 1;
    let verb = |one: &'static str, more: &'static str| if many { more } else { one };
    let sentence = match step {
        Step::Suggested => format!("{who} {} mediation{}", verb("suggests", "suggest"), to("between")),
        Step::Requested => format!("{who} {} {third_party} to mediate", verb("asks", "ask")),
        Step::Offered => format!("{who} {} mediation{}", verb("offers", "offer"), to("to")),
        Step::ConditionsSet => format!("{who} {} conditions{}", verb("names", "name"), to("for")),
        Step::Accepted => format!("{who} {} mediation by {third_party}", verb("accepts", "accept")),
        Step::Rejected => format!("{who} {} mediation by {third_party}", verb("refuses", "refuse")),
        Step::ContactHeld => {
            let with: Vec<Actor> = parties.iter().filter(|p| !by.contains(p)).cloned().collect();
            if with.is_empty() { format!("contact of {who}") } else { format!("{who} with {}", actors(&with)) }
        }
        Step::TalksScheduled => format!("talks are arranged{}", to("with")),
        Step::TalksHeld => format!("talks are held{}", to("with")),
        Step::QuitThreatened => format!("{who} {} to leave the talks", verb("threatens", "threaten")),
        Step::Agreement => format!("an agreement is reached{}", to("between")),
        Step::Ceasefire => format!("a ceasefire is reached{}", to("between")),
        Step::Suspended => format!("the talks are suspended{}", to("with")),
        Step::Failed => "the mediation has failed".to_string(),
    };
    capital(&sentence)
}

/// What became of a correction.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Applied => "applied",
        Effect::Undone => "undone",
        Effect::NothingFound => "reaches nothing in this record",
        Effect::Overtaken => "overtaken by new reports",
        Effect::Refused => "refused",
    }
}

/// Mark of what an analyst has corrected: `corrected (2, 5)`.
pub fn corrected(numbers: &[u32]) -> Option<String> {
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    (!numbers.is_empty()).then(|| format!("corrected ({})", numbers.join(", ")))
}

/// What became of a warning.
pub fn warning(status: WarningStatus) -> &'static str {
    match status {
        WarningStatus::Open => "open",
        WarningStatus::Expired => "expired: no matching event in the record",
        WarningStatus::Borne => "a matching event is in the record",
        WarningStatus::Undated => "no deadline that can be dated",
    }
}

/// The sentence with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `what` of a figure as words: `troops_stationed` is `troops stationed`.
pub fn figure_name(what: &str) -> String {
    clean(&what.replace('_', " "))
}

/// A count with its bounds: `26`, `26 or more`, `20 to 30`, `not stated as a number`.
pub fn bounds(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> String {
    match (low, best, high) {
        (Some(l), _, Some(h)) if l != h => format!("{l} to {h}"),
        (Some(l), None, None) => format!("{l} or more"),
        (None, None, Some(h)) => format!("{h} or fewer"),
        (Some(l), Some(b), None) if l == b => format!("{b} or more"),
        (_, Some(b), _) | (Some(b), None, Some(_)) => b.to_string(),
        (None, None, None) => "not stated as a number".to_string(),
    }
}

/// Type and mode with the CAMEO code and its name: `CONSULT phone`, `CAMEO 041 Discuss by telephone`.
pub fn code(event_type: EventType, mode: Option<&str>, cameo: &str) -> (String, String) {
    let mode = mode.map(|m| format!(" {}", clean(m))).unwrap_or_default();
    let name = cameo_name(cameo);
    (format!("{}{mode}", event_type.name()), format!("CAMEO {} {name}", clean(cameo)).trim_end().to_string())
}

/// The name of a CAMEO code: the mediation codes and contacts in full, of all others the root.
/// Source: CAMEO codebook 1.1b3 (Schrodt 2012), chapter 2.
pub fn cameo_name(code: &str) -> &'static str {
    let exact = match code {
        "028" => "Appeal to engage in or accept mediation",
        "036" => "Express intent to meet or negotiate",
        "037" => "Express intent to settle dispute",
        "038" => "Express intent to accept mediation",
        "039" => "Express intent to mediate",
        "040" => "Consult",
        "041" => "Discuss by telephone",
        "042" => "Make a visit",
        "043" => "Host a visit",
        "044" => "Meet at a third location",
        "045" => "Mediate",
        "046" => "Engage in negotiation",
        "057" => "Sign formal agreement",
        "0871" => "Declare truce, ceasefire",
        "108" => "Demand mediation",
        "125" => "Reject proposal to meet, discuss or negotiate",
        "126" => "Reject mediation",
        "134" => "Threaten to halt negotiations",
        "135" => "Threaten to halt mediation",
        "164" => "Halt negotiations",
        "165" => "Halt mediation",
        _ => "",
    };
    if !exact.is_empty() {
        return exact;
    }
    match code.get(..2).unwrap_or("") {
        "01" => "Make public statement",
        "02" => "Appeal",
        "03" => "Express intent to cooperate",
        "04" => "Consult",
        "05" => "Engage in diplomatic cooperation",
        "06" => "Engage in material cooperation",
        "07" => "Provide aid",
        "08" => "Yield",
        "09" => "Investigate",
        "10" => "Demand",
        "11" => "Disapprove",
        "12" => "Reject",
        "13" => "Threaten",
        "14" => "Protest",
        "15" => "Exhibit force posture",
        "16" => "Reduce relations",
        "17" => "Coerce",
        "18" => "Assault",
        "19" => "Fight",
        "20" => "Use unconventional mass violence",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use legation_model::place::{PlaceRef, Precision};

    #[test]
    fn places_are_told_with_what_they_lie_in() {
        let place = |precision, admin1: Option<&str>, country: Option<&str>, territory: Option<&str>| {
            super::place(&PlaceRef {
                text: "Sylvania".into(),
                precision,
                admin1: admin1.map(Into::into),
                country: country.map(Into::into),
                territory: territory.map(Into::into),
                ..PlaceRef::default()
            })
        };
        use Precision::*;
        assert_eq!(place(Settlement, Some("North"), Some("FRE"), None), "Sylvania (North, FRE)");
        assert_eq!(place(Settlement, Some("Sylvania"), Some("FRE"), None), "Sylvania (FRE)");
        assert_eq!(place(Province, Some("Sylvania"), Some("FRE"), None), "Sylvania (province, FRE)");
        assert_eq!(place(Country, None, Some("FRE"), None), "Sylvania");
        assert_eq!(place(Settlement, None, None, Some("The Vale")), "Sylvania (status disputed: The Vale)");
        assert_eq!(place(Contested, None, None, Some("Sylvania")), "Sylvania (status disputed)");
        assert_eq!(place(Unknown, None, None, None), "Sylvania");
    }
}
