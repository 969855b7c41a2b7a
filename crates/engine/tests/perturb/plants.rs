//! What is planted? Copies of an article in which one thing differs, or nothing that matters.

use legation_engine::model::claim::{CodedDocument, EventClaim, FigureClaim};
use legation_engine::model::dossier::ContradictionKind;
use legation_engine::model::plover::{EventType, Modality};
use legation_engine::model::span::Span;
use legation_engine::model::time::TimeForm;

/// A copy of an article with one change.
pub struct Plant {
    /// Name of the kind of change.
    pub change: &'static str,
    /// The contradiction that a careful reader finds between the article and the copy, if any.
    pub expected: Option<ContradictionKind>,
    /// The whole text of the copy.
    pub text: String,
    /// What was changed, for the list of misses.
    pub told: String,
}

/// Words that say the same: who reads both articles finds no difference.
const SAME: [(&str, &str); 16] = [
    (" said that ", " stated that "),
    (" said. ", " stated. "),
    (" added that ", " went on to say that "),
    (" also ", " likewise "),
    (" because ", " since "),
    (" began ", " started "),
    (" big ", " large "),
    (" however, ", " nevertheless, "),
    (" about ", " around "),
    (" many ", " numerous "),
    (" near ", " close to "),
    (" shortly ", " soon "),
    (" nearly ", " almost "),
    (" later ", " afterwards "),
    (" several ", " various "),
    (" people ", " persons "),
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Words of a call and the same sentence with a meeting.
const CALLS: [(&str, &str); 9] = [
    ("spoke by telephone with", "met"),
    ("spoke by phone with", "met"),
    ("spoke on the phone with", "met"),
    ("spoke by telephone to", "met"),
    ("telephoned", "met"),
    ("phoned", "met"),
    ("in a phone call with", "in a meeting with"),
    ("in a telephone call with", "in a meeting with"),
    ("a phone call with", "a meeting with"),
];

/// Every plant that an article offers.
pub fn of(doc: &CodedDocument) -> Vec<Plant> {
    let text = &doc.document.text;
    let mut plants = vec![Plant { change: "copy", expected: None, text: text.clone(), told: "nothing".into() }];
    let sentences = doc.sentences.len();
    for share in [2, 3, 4] {
        // The first half, two thirds, three quarters.
        let Some(last) = (sentences * (share - 1) / share).checked_sub(1) else { continue };
        let end = doc.sentences[last].span.end as usize;
        let told = format!("the first {} of {sentences} sentences", last + 1);
        plants.push(Plant { change: "truncation", expected: None, text: text[..end].to_owned() + "\n", told });
    }
    let all = SAME.iter().fold(text.clone(), |text, (a, b)| text.replace(a, b));
    if all != *text {
        plants.push(Plant { change: "paraphrase", expected: None, text: all, told: "words that say the same".into() });
    }
    for (a, b) in SAME.iter().filter(|(a, _)| text.contains(a)) {
        let told = format!("`{}` for `{}`", b.trim(), a.trim());
        plants.push(Plant { change: "paraphrase", expected: None, text: text.replace(a, b), told });
    }
    doc.figures.iter().for_each(|f| figure(doc, f, &mut plants));
    let events = doc.events.iter().filter(|e| e.background.is_none() && e.repeats.is_none());
    events.for_each(|e| event(doc, e, &mut plants));
    plants
}

fn figure(doc: &CodedDocument, f: &FigureClaim, plants: &mut Vec<Plant>) {
    let text = &doc.document.text;
    let (Some(best), "exact") = (f.best, f.qualifier.as_str()) else { return };
    let digits = best.to_string();
    let Some(at) = f.span.of(text).find(&digits) else { return };
    let at = Span::new(f.span.start as usize + at, f.span.start as usize + at + digits.len());
    let bounded = format!("at least {best}");
    let figure = Some(ContradictionKind::Figure);
    let mut changes = vec![("figure", figure, (best * 2 + 3).to_string()), ("bound", None, bounded)];
    // Half of it, where that is another number of people or things.
    changes.extend((best > 3).then(|| ("figure", figure, (best / 2).to_string())));
    for (change, expected, new) in changes {
        let told = format!("`{new}` for `{digits}` {}", f.what);
        plants.push(Plant { change, expected, text: replaced(text, at, &new), told });
    }
}

fn event(doc: &CodedDocument, e: &EventClaim, plants: &mut Vec<Plant>) {
    let text = &doc.document.text;
    if e.modality != Modality::Asserted {
        return;
    }
    if let Some(when) = e.when.as_ref().filter(|w| w.range.is_some_and(|r| r.is_day())) {
        let written = when.span.of(text);
        for days in [2, 3] {
            let other = match when.form {
                TimeForm::Weekday { weekday, direction: 0 } => {
                    let day = DAYS[(weekday as usize - 1) % 7];
                    // So many days earlier, in the same week of news.
                    written.contains(day).then(|| written.replace(day, DAYS[(weekday as usize + 6 - days) % 7]))
                }
                TimeForm::MonthDay { day: Some(day), .. } => day_changed(written, day, days as i8),
                TimeForm::Absolute { range } if range.is_day() => day_changed(written, range.first.day(), days as i8),
                _ => None,
            };
            let Some(other) = other else { continue };
            let told = format!("`{other}` for `{written}`, {}", e.event_type.name());
            let (expected, text) = (Some(ContradictionKind::Date), replaced(text, when.span, &other));
            plants.push(Plant { change: "date", expected, text, told });
        }
    }
    if e.event_type != EventType::Consult || e.mode.as_deref() != Some("phone") {
        return;
    }
    let Some(sentence) = doc.sentences.get(e.sentence as usize).map(|s| s.span) else { return };
    let words = sentence.of(text);
    if let Some(swapped) = caller_swapped(doc, e, sentence) {
        let told = format!("`{}` and `{}` change places", e.actors[0].text, e.actors[1].text);
        let (expected, text) = (Some(ContradictionKind::Initiator), replaced(text, sentence, &swapped));
        plants.push(Plant { change: "initiator", expected, text, told });
    }
    if let Some((call, meeting)) = CALLS.iter().find(|(call, _)| words.contains(call)) {
        let told = format!("`{meeting}` for `{call}`");
        let (expected, text) = (Some(ContradictionKind::Mode), replaced(text, sentence, &words.replace(call, meeting)));
        plants.push(Plant { change: "mode", expected, text, told });
    }
}

/// The sentence of a call with caller and called exchanged.
fn caller_swapped(doc: &CodedDocument, e: &EventClaim, sentence: Span) -> Option<String> {
    let text = &doc.document.text;
    let [first, second, ..] = e.actors.as_slice() else { return None };
    let word = e.trigger.of(text);
    let (before, behind) = (
        text.get(sentence.start as usize..e.trigger.start as usize)?,
        text.get(e.trigger.end as usize..sentence.end as usize)?,
    );
    let named = first.person && second.person && before.contains(&first.text) && behind.contains(&second.text);
    let called = matches!(word, "telephoned" | "phoned" | "called");
    (named && called).then(|| {
        let (before, behind) =
            (before.replacen(&first.text, &second.text, 1), behind.replacen(&second.text, &first.text, 1));
        format!("{before}{word}{behind}")
    })
}

fn day_changed(written: &str, day: i8, days: i8) -> Option<String> {
    let other = if day > days { day - days } else { day + days };
    let digits = day.to_string();
    let at = written.find(&digits)?;
    let alone = !written[at + digits.len()..].starts_with(|c: char| c.is_ascii_digit())
        && !written[..at].ends_with(|c: char| c.is_ascii_digit());
    alone.then(|| format!("{}{other}{}", &written[..at], &written[at + digits.len()..]))
}

fn replaced(text: &str, at: Span, new: &str) -> String {
    format!("{}{new}{}", &text[..at.start as usize], &text[at.end as usize..])
}
