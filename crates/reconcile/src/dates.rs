//! When was an undated article published? Worked out from other articles, from known incidents and from the offices that
//! it gives to people; never from a clock.
//!
//! Each piece of evidence allows some days. The days that most evidence allows win; where the best two sets of days lie far
//! apart, the date stays unknown. Weekday words then narrow the days: news tells the freshest first.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legation_model::claim::{CodedDocument, EventClaim};
use legation_model::plover::EventType;
use legation_model::time::{Basis, DateRange, Dated, TimeForm};

use crate::incidents::{self, span};
use crate::knowledge::Knowledge;
use crate::offices;
use crate::shingles::Shared;
use crate::{anchors, who, words};

/// An act of a kind by one participant that more events than these tell of says nothing of the date.
const COMMON_ACTS: usize = 200;
/// Outlets print a statement within about a week of each other.
const COPY_DAYS: i32 = 7;
/// An article appears on the day of its news or within this many days.
const LAG_DAYS: i32 = 2;
/// A date known to so many days is sure enough to date other documents before wider ones are taken.
const SURE_DAYS: i32 = 14;
/// Rival dates further apart than this leave the date unknown.
const RIVAL_DAYS: i64 = 60;
/// An interval from offices alone is worth saying up to this length.
const OFFICE_DAYS: i32 = 3 * 366;

/// One piece of evidence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Clue {
    weight: u32,
    range: DateRange,
    /// The day that the publication is likely near to.
    near: Option<Date>,
    why: String,
}

/// What a document says of its own date, whatever the others say: known incidents, and the days that offices leave open.
type Own = (Vec<Clue>, Option<(DateRange, String)>);

/// Gives every undated document a date where the evidence allows one. Rounds: a document dated in one round dates others in
/// the next, so that the order of the documents does not matter; dates known to a few days go before wide ones.
pub fn infer(docs: &mut [CodedDocument], shared: &Shared, knowledge: &Knowledge<'_>) {
    let mut witnesses = Witnesses::of(docs, shared);
    // A month alone, from an address, is narrowed once by what the text tells.
    let mut open: BTreeSet<usize> =
        (0..docs.len()).filter(|&i| docs[i].document.published.range.is_some_and(|r| r.days() > SURE_DAYS)).collect();
    let own: BTreeMap<usize, Own> = (0..docs.len())
        .filter(|i| docs[*i].document.published.range.is_none() || open.contains(i))
        .map(|i| (i, (from_incidents(&docs[i], knowledge), bounds(&docs[i], knowledge))))
        .collect();
    for _ in 0..docs.len() {
        let mut found: Vec<(usize, DateRange, Dated)> = (0..docs.len())
            .filter(|&i| docs[i].document.published.range.is_none_or(|r| open.contains(&i) && r.days() > SURE_DAYS))
            .filter_map(|i| {
                let dated = infer_one(docs, i, &witnesses, own.get(&i)?)?;
                Some((i, dated.range?, dated))
            })
            .collect();
        if found.is_empty() {
            break;
        }
        if found.iter().any(|(_, range, _)| range.days() <= SURE_DAYS) {
            found.retain(|(_, range, _)| range.days() <= SURE_DAYS);
        }
        for (i, _, dated) in found {
            open.remove(&i);
            docs[i].document.published = dated;
            anchors::resolve_all(&mut docs[i], true);
            witnesses.add(i, &docs[i]);
        }
    }
}

fn infer_one(docs: &[CodedDocument], i: usize, witnesses: &Witnesses<'_>, own: &Own) -> Option<Dated> {
    let doc = &docs[i];
    let mut clues = from_documents(docs, i, witnesses);
    clues.extend(own.0.iter().cloned());
    clues.sort_by(|a, b| b.cmp(a));
    clues.dedup();
    let bounds = &own.1;
    let allowed = |day: Date| bounds.as_ref().is_none_or(|(r, _)| r.first <= day && day <= r.last);
    let score =
        |day: Date| clues.iter().filter(|c| c.range.first <= day && day <= c.range.last).map(|c| c.weight).sum::<u32>();
    let candidates: BTreeSet<Date> = clues.iter().map(|c| c.range.first).filter(|d| allowed(*d)).collect();
    let best = candidates.iter().map(|d| score(*d)).max().unwrap_or(0);
    if best < 2 {
        let (range, why) = bounds.clone().filter(|_| doc.document.published.range.is_none())?;
        return (range.days() <= OFFICE_DAYS).then(|| Dated::inferred(range, why));
    }
    let tops: Vec<Date> = candidates.into_iter().filter(|d| score(*d) == best).collect();
    let (first, last) = (*tops.first()?, *tops.last()?);
    if i64::from(first.until(last).ok()?.get_days()) > RIVAL_DAYS {
        return None;
    }
    let used: Vec<&Clue> = clues.iter().filter(|c| c.range.first <= first && first <= c.range.last).collect();
    let mut range = used.first()?.range;
    for clue in &used {
        range = intersection(range, clue.range).unwrap_or(range);
    }
    if let Some((b, _)) = bounds {
        range = intersection(range, *b).unwrap_or(range);
    }
    let mut why: Vec<String> = used.iter().map(|c| c.why.clone()).collect();
    why.dedup();
    why.truncate(3);
    if let Some((narrow, told)) = by_weekdays(doc, range, used.iter().find_map(|c| c.near)) {
        range = narrow;
        why.push(told);
    }
    Some(Dated::inferred(range, why.join("; ")))
}

fn intersection(a: DateRange, b: DateRange) -> Option<DateRange> {
    a.overlaps(&b).then(|| DateRange { first: a.first.max(b.first), last: a.last.min(b.last) })
}

/// Shared words, and the same happening told of the same day of the week or month.
fn from_documents(docs: &[CodedDocument], i: usize, witnesses: &Witnesses<'_>) -> Vec<Clue> {
    let mut clues = Vec::new();
    let shared = witnesses.shared;
    let dated = |j: usize| docs[j].document.published.range.filter(|_| j != i);
    for passage in shared.of[i].iter().map(|p| &shared.passages[*p]) {
        for (j, _) in &passage.sentences {
            let Some(range) = dated(*j) else { continue };
            let Some(range) = span(range.first, -COPY_DAYS, COPY_DAYS + range.days() - 1) else { continue };
            clues.push(Clue {
                weight: 4,
                range,
                near: dated(*j).map(|r| r.last),
                why: format!("shares words with {}", told(&docs[*j])),
            });
        }
    }
    for &j in &witnesses.copies[&shared.class[i]] {
        let Some(published) = dated(j) else { continue };
        let range = span(published.first, -COPY_DAYS, COPY_DAYS + published.days() - 1);
        clues.extend(range.map(|range| Clue {
            weight: 4,
            range,
            near: Some(published.last),
            why: format!("the same text as {}", told(&docs[j])),
        }));
    }
    for a in docs[i].events.iter().filter(|a| a.background.is_none()) {
        if let Some((sign, days)) = signs(&docs[i], a) {
            for (j, e) in witnesses.like(a, sign) {
                let (b, other) = (&docs[j].events[e], &docs[j]);
                let Some(published) = dated(j) else { continue };
                let Some(day) = day_of(b).filter(|_| !other_persons(a, b)) else { continue };
                let why = format!("tells of the same happening on {} as {}", words::day(day), told(other));
                clues.extend(span(day, 0, days).map(|range| Clue {
                    weight: 3,
                    range,
                    near: Some(published.last),
                    why,
                }));
            }
        }
    }
    // One document is one witness of a kind, however many words it shares.
    clues.sort_by(|a, b| (b.weight, &a.why, a.range).cmp(&(a.weight, &b.why, b.range)));
    clues.dedup_by(|a, b| a.range == b.range && a.weight == b.weight);
    clues
}

/// How an article without a date tells the day of an act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// The day of the week, 1 to 7 from Monday.
    Weekday(i8),
    /// Month and day.
    Day(i8, i8),
}

/// The sign that an act is told with and the days after it in which it is told so: a weekday for a week, else a date without a
/// year for four months.
fn signs(doc: &CodedDocument, event: &EventClaim) -> Option<(Sign, i32)> {
    let weekday = incidents::weekday(doc, event).map(|w| (Sign::Weekday(w), 6));
    weekday.or_else(|| bare_date(event).map(|(month, day)| (Sign::Day(month, day), 120)))
}

/// Whether two persons act for one state, so that there are two acts.
fn other_persons(a: &EventClaim, b: &EventClaim) -> bool {
    a.actors.iter().any(|p| b.actors.iter().any(|q| p.code() == q.code() && who::distinct(p, q)))
}

/// The day of an event that counts, if it is known to the day.
fn day_of(event: &EventClaim) -> Option<Date> {
    let range = event.when.as_ref()?.range.filter(DateRange::is_day)?;
    event.background.is_none().then_some(range.first)
}

/// Type, root of the code, participants and sign of an act.
type Act = (EventType, String, String, Sign);

/// Where evidence of a document's date may lie, so that no document is held against all others.
struct Witnesses<'s> {
    shared: &'s Shared,
    /// Documents by the class of their text.
    copies: BTreeMap<usize, Vec<usize>>,
    /// Events `(document, index)` whose day is known.
    acts: BTreeMap<Act, BTreeSet<(usize, usize)>>,
}

impl<'s> Witnesses<'s> {
    fn of(docs: &[CodedDocument], shared: &'s Shared) -> Self {
        let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        shared.class.iter().enumerate().for_each(|(d, class)| copies.entry(*class).or_default().push(d));
        let mut all = Self { shared, copies, acts: BTreeMap::new() };
        docs.iter().enumerate().for_each(|(d, doc)| all.add(d, doc));
        all
    }

    /// Adds the acts of a document whose days have become known.
    fn add(&mut self, d: usize, doc: &CodedDocument) {
        for (e, event) in doc.events.iter().enumerate() {
            let Some(day) = day_of(event) else { continue };
            for sign in [Sign::Weekday(day.weekday().to_monday_one_offset()), Sign::Day(day.month(), day.day())] {
                for (event_type, root, sides) in sides_of(event, false) {
                    self.acts.entry((event_type, root, sides, sign)).or_default().insert((d, e));
                }
            }
        }
    }

    /// Events of a known day that may be the same act. What is told all the time dates nothing.
    fn like(&self, event: &EventClaim, sign: Sign) -> BTreeSet<(usize, usize)> {
        let known = |(event_type, root, sides)| {
            self.acts.get(&(event_type, root, sides, sign)).filter(|all| all.len() <= COMMON_ACTS)
        };
        sides_of(event, true).filter_map(known).flatten().copied().collect()
    }
}

/// Who takes part in an act, as it is filed or looked for: two participants, or one of one or of several. Acts with two
/// participants or more must have two in common to be one.
fn sides_of(event: &EventClaim, asked: bool) -> impl Iterator<Item = (EventType, String, String)> {
    let root = event.cameo.get(..2).unwrap_or_default().to_owned();
    let event_type = event.event_type;
    let nodes: Vec<String> = who::nodes(event.actors.iter().chain(&event.recipients)).into_iter().collect();
    let alone = |n: &String| format!("{n} alone");
    let among = |n: &String| format!("{n} among others");
    let pair = |(i, a): (usize, &String)| nodes[i + 1..].iter().map(|b| format!("{a} and {b}")).collect::<Vec<_>>();
    let mut sides: Vec<String> = nodes.iter().enumerate().flat_map(pair).collect();
    match (nodes.len(), asked) {
        (1, false) => sides.extend(nodes.iter().map(alone)),
        (1, true) => sides.extend(nodes.iter().flat_map(|n| [alone(n), among(n)])),
        (_, false) => sides.extend(nodes.iter().map(among)),
        (_, true) => sides.extend(nodes.iter().map(alone)),
    }
    sides.into_iter().map(move |sides| (event_type, root.clone(), sides))
}

fn told(doc: &CodedDocument) -> String {
    let date = doc.document.published.range.map_or(String::new(), |r| format!(" ({})", words::range(r)));
    format!("`{}`{date}", doc.document.id)
}

fn bare_date(event: &EventClaim) -> Option<(i8, i8)> {
    match event.when.as_ref()?.form {
        TimeForm::MonthDay { month, day } => day.map(|d| (month, d)),
        _ => None,
    }
}

fn from_incidents(doc: &CodedDocument, knowledge: &Knowledge<'_>) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    for event in doc.events.iter().filter(|e| e.background.is_none()) {
        for m in incidents::matches(doc, event, knowledge) {
            let why = format!("tells of {}, {}", m.incident.name, words::range(m.incident.range));
            clues.push(Clue { weight: m.weight, range: m.published, near: None, why });
        }
    }
    // The strongest match of each incident.
    clues.sort_by(|a, b| (&a.why, b.weight, a.range).cmp(&(&b.why, a.weight, b.range)));
    clues.dedup_by(|a, b| a.why == b.why);
    clues
}

/// The days that the offices and the complete dates of the text leave open.
fn bounds(doc: &CodedDocument, knowledge: &Knowledge<'_>) -> Option<(DateRange, String)> {
    let stated = &doc.document.published;
    let (mut range, mut why): (Option<DateRange>, Vec<String>) = (stated.range, Vec::new());
    if stated.range.is_some() {
        why.push(stated.why.clone());
    }
    for spells in offices::terms_told(doc, knowledge) {
        let open = |days: DateRange| range.map_or(Some(days), |r| intersection(r, days));
        let mut fitting = spells.into_iter().filter_map(|(term, days)| Some((term, days, open(days)?)));
        // Two spells that both fit leave the time open.
        let (Some((term, days, next)), None) = (fitting.next(), fitting.next()) else { continue };
        if range != Some(next) {
            why.push(format!("{} is called {}, held {}", term.person, term.role, words::range(days)));
        }
        range = Some(next);
    }
    Some((range?, why.join("; ")))
}

/// The publication day that best fits the weekday words: days after each, the first told counting most.
fn by_weekdays(doc: &CodedDocument, broad: DateRange, near: Option<Date>) -> Option<(DateRange, String)> {
    let mut told: Vec<i8> = Vec::new();
    for time in &doc.times {
        match time.form {
            TimeForm::Weekday { weekday, direction } if direction <= 0 && !told.contains(&weekday) => {
                told.push(weekday)
            }
            _ => {}
        }
    }
    if told.is_empty() || broad.days() > 45 || broad.days() <= LAG_DAYS {
        return None;
    }
    let cost = |day: Date| -> f64 {
        let today = i32::from(day.weekday().to_monday_one_offset());
        let ago = |w: i8| f64::from((today - i32::from(w)).rem_euclid(7));
        told.iter().enumerate().map(|(rank, w)| ago(*w) / (rank + 1) as f64).sum()
    };
    let days: Vec<Date> = broad.first.series(jiff::Span::new().days(1)).take_while(|d| *d <= broad.last).collect();
    let least = days.iter().map(|d| cost(*d)).fold(f64::INFINITY, f64::min);
    let distance = |d: Date| near.and_then(|n| d.until(n).ok()).map_or(0, |s| s.get_days().abs());
    let mut fitting: Vec<Date> = days.into_iter().filter(|d| cost(*d) <= least + 1e-9).collect();
    fitting.sort_by_key(|d| (distance(*d), *d));
    if near.is_none() && fitting.len() > 1 {
        return None;
    }
    let day = *fitting.first()?;
    let range = intersection(span(day, 0, LAG_DAYS)?, broad)?;
    let name = legation_model::resolve::weekday_name(told[0])?;
    Some((range, format!("{name} is the first day of the week told")))
}

/// Whether a date is known well enough to tell crises apart.
pub fn known(doc: &CodedDocument) -> Option<DateRange> {
    doc.document.published.range.filter(|_| doc.document.published.basis != Basis::Unknown)
}
