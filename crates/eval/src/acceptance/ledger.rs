//! Does the ledger stand where a list expects it? Initiative, consent, contacts, conditions, outcome.

use legation_model::actor::Actor;
use legation_model::dossier::Episode;
use legation_model::ledger::{Consent, Initiative, Ledger, Outcome, Step};

use super::Met;
use super::articles::Articles;
use super::list::Record;
use super::parties::{agrees, proper_words, without_remarks, words};

/// The ledgers of the documents of a record.
fn ledgers<'a>(record: &Record, articles: &Articles<'a>) -> Vec<(&'a Episode, &'a Ledger)> {
    let docs = record.docs();
    let episodes = articles.dossier.episodes.iter().filter(|e| docs.iter().any(|d| e.docs.iter().any(|x| x == d)));
    episodes.flat_map(|e| e.ledgers.iter().map(move |l| (e, l))).collect()
}

/// What words say of a party's consent.
fn consent_of(text: &str) -> Option<Consent> {
    let text = text.to_lowercase();
    let told = [
        ("no evidence", Consent::NoEvidence),
        ("unknown", Consent::NoEvidence),
        ("accepted", Consent::Accepted),
        ("requested", Consent::Willing),
        ("willing", Consent::Willing),
        ("rejected", Consent::Rejected),
        ("withdrawn", Consent::Withdrawn),
        ("non-committal", Consent::NonCommittal),
    ];
    // What stands first decides: more may be said of what is missing.
    told.into_iter().filter_map(|(word, c)| text.find(word).map(|at| (at, c))).min_by_key(|(at, _)| *at).map(|(_, c)| c)
}

fn same(wanted: Consent, found: Consent) -> bool {
    wanted == found || wanted == Consent::Accepted && found == Consent::AcceptedWithConditions
}

fn party_consent(ledger: &Ledger, party: &str, wanted: Consent, articles: &Articles<'_>) -> Met {
    let of = |a: &Actor| agrees(party, &[a], articles.names) == Some(true);
    match ledger.consent.iter().find(|c| of(&c.party)) {
        Some(found) if same(wanted, found.consent) => Ok(()),
        Some(found) => Err(format!("the consent of {party} is {:?}, not {wanted:?}", found.consent)),
        None => Err(format!("the ledger has no party {party}")),
    }
}

/// The consents that a record names beside its event, in a ledger of its document.
pub fn consent(record: &Record, articles: &Articles<'_>) -> Met {
    for (party, text) in &record.consent {
        let Some(wanted) = text.as_str().and_then(consent_of) else { continue };
        let tried: Vec<Met> =
            ledgers(record, articles).into_iter().map(|(_, l)| party_consent(l, party, wanted, articles)).collect();
        if !tried.iter().any(Result::is_ok) {
            return tried.into_iter().next().unwrap_or_else(|| Err("there is no ledger".to_string()));
        }
    }
    Ok(())
}

/// Whose answer is not known: no acceptance or refusal by these parties comes from the document.
pub fn unknown(record: &Record, articles: &Articles<'_>) -> Met {
    let of_doc = |claim: &String| claim.split(':').next() == Some(record.doc.as_str());
    let all = ledgers(record, articles);
    let by_third =
        |l: &Ledger| record.recipients.iter().all(|r| agrees(r, &[&l.third_party], articles.names) != Some(false));
    let mine: Vec<&Ledger> = all.into_iter().map(|(_, l)| l).filter(|l| by_third(l)).collect();
    if mine.is_empty() {
        return Err("there is no ledger of this third party".to_string());
    }
    for (ledger, party) in mine.iter().flat_map(|l| record.actors.iter().map(move |p| (l, p))) {
        let Some(found) = ledger.consent.iter().find(|c| agrees(party, &[&c.party], articles.names) == Some(true))
        else {
            return Err(format!("the ledger has no party {party}"));
        };
        let answered = !matches!(found.consent, Consent::NoEvidence | Consent::Asked);
        if answered && found.claims.iter().any(of_doc) {
            return Err(format!("the consent of {party} is {:?}, from this document", found.consent));
        }
    }
    Ok(())
}

/// Every line of an expected ledger.
pub fn state(record: &Record, articles: &Articles<'_>) -> Met {
    let values = record.values();
    let third = values.iter().find(|(key, _)| *key == "third_party").map(|(_, name)| *name);
    let third = third.ok_or("names no third party")?;
    let all = ledgers(record, articles);
    let found = all.into_iter().find(|(_, l)| agrees(third, &[&l.third_party], articles.names) == Some(true));
    let (_, ledger) = found.ok_or_else(|| format!("there is no ledger of {third}"))?;
    let mut faults = Vec::new();
    for (key, text) in values {
        let met = match key {
            "third_party" => Ok(()),
            "initiative" => initiative(ledger, text),
            "condition" => condition(ledger, text),
            "outcome" => outcome(ledger, text),
            "contacts" => contacts(ledger, text),
            key if key.starts_with("talks") => talks(ledger, text),
            key if key.contains("origins") => origins(ledger, text),
            party if !articles.names.codes(party).is_empty() => match consent_of(text) {
                Some(wanted) => party_consent(ledger, party, wanted, articles),
                None => Err(format!("`{text}` says no consent that is known")),
            },
            _ => Err(format!("`{key}` cannot be checked")),
        };
        faults.extend(met.err());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}

fn initiative(ledger: &Ledger, text: &str) -> Met {
    let text = text.to_lowercase();
    let wanted = match (text.contains("offer"), text.contains("request")) {
        (true, true) => Initiative::OfferAndRequest,
        (true, false) => Initiative::ThirdParty,
        (false, true) => Initiative::Party,
        (false, false) => Initiative::Unknown,
    };
    if ledger.initiative == wanted { Ok(()) } else { Err(format!("the initiative is {:?}", ledger.initiative)) }
}

fn condition(ledger: &Ledger, text: &str) -> Met {
    let wanted = words(&without_remarks(text));
    let has = |c: &str| wanted.iter().all(|w| words(c).contains(w));
    if ledger.conditions.iter().any(|c| has(&c.text)) { Ok(()) } else { Err("the condition is missing".to_string()) }
}

fn outcome(ledger: &Ledger, text: &str) -> Met {
    let text = text.to_lowercase();
    let wanted = [
        ("offered only", Outcome::OfferedOnly),
        ("requested only", Outcome::RequestedOnly),
        ("contacts only", Outcome::ContactsOnly),
        ("accepted by one", Outcome::AcceptedByOne),
        ("consented", Outcome::Consented),
        ("declined", Outcome::Declined),
        ("talks held", Outcome::TalksHeld),
        ("ceasefire", Outcome::Ceasefire),
        ("settlement", Outcome::Settlement),
        ("suspended", Outcome::Suspended),
        ("failed", Outcome::Failed),
    ];
    match wanted.into_iter().find(|(words, _)| text.contains(words)) {
        Some((_, wanted)) if ledger.outcome == wanted => Ok(()),
        Some(_) => Err(format!("the outcome is {:?}", ledger.outcome)),
        None => Err(format!("`{text}` is no outcome that is known")),
    }
}

fn talks(ledger: &Ledger, text: &str) -> Met {
    let held = ledger.steps.iter().any(|s| s.step == Step::TalksHeld);
    let expected = !text.to_lowercase().contains("none");
    if held == expected { Ok(()) } else { Err(format!("talks under mediation: {held}")) }
}

/// `1 (…) + 1 (…, for the request)`: independent origins of the offer and of the request.
fn origins(ledger: &Ledger, text: &str) -> Met {
    for part in text.split('+') {
        let step = if part.contains("request") { Step::Requested } else { Step::Offered };
        let Some(wanted) = part.split_whitespace().next().and_then(|n| n.parse::<u32>().ok()) else {
            return Err(format!("`{part}` says no number of origins"));
        };
        let found = ledger.steps.iter().filter(|s| s.step == step).map(|s| s.origins).max();
        if found != Some(wanted) {
            return Err(format!("origins of {step:?}: {}, not {wanted}", found.unwrap_or(0)));
        }
    }
    Ok(())
}

/// `A-B 2 May (…); A-C 4 May (…)`: as many contacts, each with those named and, where a day is given, on it.
fn contacts(ledger: &Ledger, text: &str) -> Met {
    let plain = without_remarks(text);
    let wanted: Vec<&str> = plain.split(';').map(str::trim).filter(|p| !p.is_empty()).collect();
    if ledger.contacts.len() != wanted.len() {
        return Err(format!("contacts: {}, not {}", ledger.contacts.len(), wanted.len()));
    }
    for part in wanted {
        let tokens: Vec<String> = part.split([' ', '-']).map(str::to_string).collect();
        let on = tokens.windows(2).find_map(|w| Some((w.first()?.parse::<i8>().ok()?, month(w.get(1)?)?)));
        let names: Vec<String> =
            proper_words(&part.replace('-', " ")).into_iter().filter(|w| month(w).is_none()).collect();
        let met = ledger.contacts.iter().any(|c| {
            let people: Vec<String> = c.by.iter().chain(&c.parties).flat_map(|a| words(&a.name)).collect();
            let day = on.is_none_or(|(day, month)| {
                c.when.is_some_and(|w| w.is_day() && (w.first.day(), w.first.month()) == (day, month))
            });
            day && names.iter().all(|n| people.contains(n))
        });
        if !met {
            return Err(format!("no contact `{part}`"));
        }
    }
    Ok(())
}

/// The month of an English name, whole or cut to three letters or more.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|m| word.len() >= 3 && m.starts_with(&word))?;
    i8::try_from(at + 1).ok()
}
