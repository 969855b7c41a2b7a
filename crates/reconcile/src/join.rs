//! Do two claims tell of one happening? Type, modality, participants, dates and place must all allow it.

use legation_model::claim::EventClaim;
use legation_model::plover::{EventType, Modality};
use legation_model::time::DateRange;

use crate::incidents::span;
use crate::knowledge::Knowledge;
use crate::shingles::Shared;
use crate::view::Claim;
use crate::who;

/// A claim without a date is taken to be about the weeks before its publication.
pub const RECENT_DAYS: i32 = 35;

/// The fit of one claim in a sentence and in its near-copy, whatever was changed in it: day, place, means or who began.
pub fn copied(a: &Claim<'_>, b: &Claim<'_>, shared: &Shared) -> Option<u32> {
    if a.d == b.d || !shared.twins((a.d, a.event.sentence), (b.d, b.event.sentence)) {
        return None;
    }
    let same = a.event.event_type == b.event.event_type
        && a.event.modality == b.event.modality
        && a.step() == b.step()
        && a.units() == b.units()
        && !split_by_persons(a, b);
    // An event told twice in one sentence keeps its order.
    let rank = |c: &Claim<'_>| {
        let alike = |e: &&EventClaim| e.sentence == c.event.sentence && e.event_type == c.event.event_type;
        c.doc.events.iter().filter(alike).position(|e| e.id == c.event.id)
    };
    (same && rank(a) == rank(b)).then_some(60)
}

/// Whether persons of one state who cannot be one take part.
fn split_by_persons(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.participants().any(|p| {
        who::named(p)
            && b.participants().any(|q| who::named(q) && p.code() == q.code())
            && !b.participants().any(|q| who::compatible(p, q))
    })
}

/// The first thing that excludes that two claims are about one happening; `None` if nothing does.
pub fn excluded(a: &Claim<'_>, b: &Claim<'_>, knowledge: &Knowledge<'_>) -> Option<Excluded> {
    let told = a.event.place.as_ref().zip(b.event.place.as_ref());
    let places = told.and_then(|(x, y)| knowledge.places_meet(x, y));
    Some(match () {
        () if !same_family(a, b) => Excluded::Kind,
        () if side(a) != side(b) => Excluded::Modality,
        () if told_apart(a, b) => Excluded::Telling,
        () if split_by_mode(a, b) => Excluded::Mode,
        () if places == Some(false) => Excluded::Place,
        () if participants(a, b, places).is_none() => Excluded::Participants,
        () if dates(a, b, places).is_none() => Excluded::Days,
        () => return None,
    })
}

/// What excludes that two claims are about one happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excluded {
    /// Type, code or mode.
    Kind,
    /// One is told as done, the other as coming or as denied.
    Modality,
    /// One document tells of both as of two.
    Telling,
    /// One document tells of a call and of a meeting.
    Mode,
    /// They were at two places.
    Place,
    /// Others took part.
    Participants,
    /// They were on other days.
    Days,
}

/// How well two claims fit; `None` where something excludes that they are about one happening.
pub fn fit(a: &Claim<'_>, b: &Claim<'_>, knowledge: &Knowledge<'_>) -> Option<u32> {
    if a.d == b.d && (a.event.repeats.as_deref() == Some(b.id()) || b.event.repeats.as_deref() == Some(a.id())) {
        return Some(100);
    }
    if a.d == b.d && a.event.repeats.is_some() && a.event.repeats == b.event.repeats {
        return Some(50);
    }
    if !same_family(a, b) || side(a) != side(b) || told_apart(a, b) || split_by_mode(a, b) {
        return None;
    }
    let told = a.event.place.as_ref().zip(b.event.place.as_ref());
    let places = told.and_then(|(x, y)| knowledge.places_meet(x, y));
    if places == Some(false) {
        return None;
    }
    let people = participants(a, b, places)?;
    let dates = dates(a, b, places)?;
    let mode = u32::from(a.event.mode.is_some() && a.event.mode == b.event.mode);
    let cameo = u32::from(a.event.cameo == b.event.cameo);
    Some(dates + people + 2 * mode + cameo + u32::from(places == Some(true)))
}

/// A document says of its repetitions that they are some; other acts of a kind in one document are several, unless code,
/// mode and day are the same. A contact and a step of mediation are often told piece by piece.
fn told_apart(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (x, y) = (a.event, b.event);
    let piecemeal = x.event_type == EventType::Consult || (a.step().is_some() && a.step() == b.step());
    a.d == b.d && !piecemeal && !(x.cameo == y.cameo && x.mode == y.mode && a.when() == b.when())
}

/// Things that happen and things that are only said to be coming are kept apart where the event is a deed; a denial is
/// never put with the deed.
fn side(claim: &Claim<'_>) -> u8 {
    use EventType::*;
    use Modality::*;
    let deed =
        matches!(claim.event.event_type, Consult | Cooperate | Aid | Retreat | Mobilize | Coerce | Assault | Sanction);
    match claim.event.modality {
        Denied => 2,
        Offered | Conditional | Planned | Future if deed => 1,
        _ => 0,
    }
}

/// One kind of event: the same step of a mediation, or the same PLOVER type and a CAMEO code that allows it.
pub fn same_family(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (x, y) = (a.event, b.event);
    if let (Some(s), Some(t)) = (a.step(), b.step()) {
        return s == t;
    }
    if x.event_type != y.event_type || conflicting_modes(a, b) {
        return false;
    }
    let root = |c: &str| c.get(..2).map(str::to_owned);
    match x.event_type {
        EventType::Consult => true,
        // A state may take several measures on one day; only the same kind of measure is one.
        EventType::Sanction | EventType::Coerce => x.cameo == y.cameo && x.mode == y.mode,
        EventType::Assault => true,
        EventType::Accuse | EventType::Threaten | EventType::Reject => generic_of(&x.cameo, &y.cameo),
        _ => root(&x.cameo) == root(&y.cameo) && (a.step().is_some() == b.step().is_some()),
    }
}

/// Equal codes, or one refines the other (`112`, `1123`; `130`, `138`).
fn generic_of(a: &str, b: &str) -> bool {
    let bare = |c: &str| c.trim_end_matches('0').len().max(2);
    a.starts_with(&b[..bare(b).min(b.len())]) || b.starts_with(&a[..bare(a).min(a.len())])
}

/// The mode of a deed is part of what happened; the mode of a contact is a detail that reports may disagree on.
fn conflicting_modes(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.event.event_type != EventType::Consult && matches!((&a.event.mode, &b.event.mode), (Some(x), Some(y)) if x != y)
}

fn participants(a: &Claim<'_>, b: &Claim<'_>, places: Option<bool>) -> Option<u32> {
    match a.event.event_type {
        EventType::Consult => contact_participants(a, b),
        EventType::Assault => attack_participants(a, b, places),
        _ => {
            let actors = match_side(&a.event.actors, &b.event.actors)?;
            let recipients = match_side(&a.event.recipients, &b.event.recipients)?;
            (actors > 0).then_some(actors + recipients)
        }
    }
}

/// Two lists of actors on one side of an event: 0 where one is empty or unidentified, `None` where they exclude each other.
fn match_side(a: &[legation_model::actor::Actor], b: &[legation_model::actor::Actor]) -> Option<u32> {
    let (x, y) = (who::units(a), who::units(b));
    if x.is_empty() || y.is_empty() {
        let named = a.iter().any(|p| b.iter().any(|q| who::same_name(&p.name, &q.name)));
        return Some(u32::from(named));
    }
    if x.is_disjoint(&y) || rival_persons(a, b) {
        return None;
    }
    Some(if x == y { 2 } else { 1 })
}

/// Whether the lists name different persons of one state and none in common.
fn rival_persons<'a>(
    a: impl IntoIterator<Item = &'a legation_model::actor::Actor>,
    b: impl IntoIterator<Item = &'a legation_model::actor::Actor>,
) -> bool {
    let b: Vec<_> = b.into_iter().filter(|p| who::named(p)).collect();
    a.into_iter().filter(|p| who::named(p)).any(|p| {
        let same_state: Vec<_> = b.iter().filter(|q| q.code().is_some() && q.code() == p.code()).collect();
        !same_state.is_empty() && !same_state.iter().any(|q| who::same_name(&p.name, &q.name))
    })
}

fn contact_participants(a: &Claim<'_>, b: &Claim<'_>) -> Option<u32> {
    let (x, y) = (a.units(), b.units());
    let common = x.intersection(&y).count();
    let least = x.len().min(y.len());
    if common < least || common == 0 || rival_persons(a.participants(), b.participants()) {
        return None;
    }
    // One known side alone says little: then the day must be the same.
    let same_day = a.day().is_some() && a.day() == b.day();
    let named = a
        .participants()
        .filter(|p| who::named(p) && b.participants().any(|q| who::named(q) && who::same_name(&p.name, &q.name)));
    let named = named.count();
    (least > 1 && x.len() == y.len() || same_day || (least == 1 && x == y && named > 0))
        .then_some(named.min(4) as u32 + 1)
}

fn attack_participants(a: &Claim<'_>, b: &Claim<'_>, places: Option<bool>) -> Option<u32> {
    let same_day = a.day().is_some() && a.day() == b.day();
    let here = places == Some(true);
    let root = |c: &Claim<'_>| c.event.cameo.get(..2).map(str::to_owned);
    let (x, y) = (who::codes(&a.event.recipients), who::codes(&b.event.recipients));
    let victims = !x.is_disjoint(&y);
    // `the attack that killed them` and `gunmen opened fire on them` are one attack under two roots of CAMEO.
    let kin = [a, b].iter().all(|c| matches!(root(c).as_deref(), Some("18" | "19")));
    if root(a) != root(b) && !(same_day && here) && !(kin && (here && victims || refers(a) || refers(b))) {
        return None;
    }
    if !x.is_empty() && !y.is_empty() && !victims {
        return None;
    }
    // A claim taken back names no doer.
    let doers = |c: &Claim<'_>| match c.event.modality {
        Modality::Retracted => Default::default(),
        _ => who::nodes(&c.event.actors),
    };
    let (p, q) = (doers(a), doers(b));
    let rivals = !p.is_empty() && !q.is_empty() && p.is_disjoint(&q);
    // Rival accounts of who did it concern one attack only where day, place and victims leave no doubt.
    if rivals && !(same_day && here && victims) {
        return None;
    }
    let actors = !p.is_disjoint(&q);
    (victims || here || (actors && same_day) || refers(a) || refers(b))
        .then_some(u32::from(victims) + u32::from(actors))
}

/// `the attack, carried out by rebels`: told again with nothing but its doer.
pub fn refers(claim: &Claim<'_>) -> bool {
    let e = claim.event;
    e.event_type == EventType::Assault && e.repeats.is_some() && e.recipients.is_empty() && e.place.is_none()
}

fn dates(a: &Claim<'_>, b: &Claim<'_>, places: Option<bool>) -> Option<u32> {
    let mediated = |c: &Claim<'_>| c.step().is_some();
    let contact = a.event.event_type == EventType::Consult;
    match (a.when(), b.when()) {
        (Some(x), Some(y)) if x.overlaps(&y) => {
            let exact = x.is_day() && y.is_day();
            // Mediated talks and an ordinary contact of the same sides are one only on the same day.
            if contact && mediated(a) != mediated(b) && !exact {
                return None;
            }
            Some(if exact { 8 } else { 4 })
        }
        (Some(x), Some(y)) => {
            let next_day = x.is_day() && y.is_day() && span(x.first, -1, 1).is_some_and(|near| near.overlaps(&y));
            let surely_one = match a.event.event_type {
                EventType::Assault => next_day && places == Some(true),
                EventType::Consult => next_day && one_call(a, b),
                _ => x.is_day() && y.is_day() && happens_once(a) && near(x, y) && !tells(a, y) && !tells(b, x),
            };
            (surely_one && a.d != b.d).then_some(2)
        }
        (None, None) => (!(contact && mediated(a) != mediated(b))).then_some(1),
        (Some(x), None) => undated(a, b, x),
        (None, Some(y)) => undated(b, a, y),
    }
}

/// Reports of what happens once give days no further apart than this.
pub const ONCE_DAYS: i32 = 2;

fn near(x: DateRange, y: DateRange) -> bool {
    span(x.first, -ONCE_DAYS, ONCE_DAYS).is_some_and(|days| days.overlaps(&y))
}

/// An agreement, a ceasefire or the end of talks: the same sides hardly have two of them in one week.
fn happens_once(claim: &Claim<'_>) -> bool {
    use legation_model::ledger::Step::*;
    let code = claim.event.cameo.as_str();
    claim.happened()
        && (matches!(claim.step(), Some(Agreement | Ceasefire | Suspended | Failed))
            || code.starts_with("087")
            || matches!(code, "057" | "164" | "1641" | "165" | "166"))
}

/// Whether a document tells of such an act of the same sides on another day, so that there are two.
fn tells(claim: &Claim<'_>, day: DateRange) -> bool {
    let sides = claim.nodes();
    claim.doc.events.iter().any(|e| {
        e.event_type == claim.event.event_type
            && e.cameo.get(..2) == claim.event.cameo.get(..2)
            && e.when.as_ref().and_then(|w| w.range) == Some(day)
            && who::nodes(e.actors.iter().chain(&e.recipients)) == sides
    })
}

/// A call of the same two persons, which neither document tells of on both days.
fn one_call(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let named = |c: &Claim<'_>| c.participants().filter(|p| who::named(p)).count();
    let calls = a.contact_mode() == Some("phone") && b.contact_mode() == Some("phone");
    let (Some(x), Some(y)) = (a.when(), b.when()) else { return false };
    calls && named(a) > 1 && named(b) > 1 && !tells(a, y) && !tells(b, x)
}

/// Within one document, a call and a meeting are told as two contacts.
fn split_by_mode(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.d == b.d && a.contact_mode().is_some() && b.contact_mode().is_some() && a.contact_mode() != b.contact_mode()
}

fn undated(dated: &Claim<'_>, other: &Claim<'_>, day: DateRange) -> Option<u32> {
    let contact = dated.event.event_type == EventType::Consult;
    if contact && dated.step().is_some() != other.step().is_some() {
        return None;
    }
    // What is said on one day and, as the telling implies, on another was said twice.
    let verbal = matches!(
        dated.event.event_type,
        EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten | EventType::Support
    );
    let implied = other.event.implied_when.as_ref().filter(|i| i.sure).and_then(|i| i.time.range);
    if verbal && implied.is_some_and(|i| i.is_day() && !i.overlaps(&day)) {
        return None;
    }
    let Some(published) = other.doc.document.published.range else { return Some(1) };
    let recent = span(published.first, -RECENT_DAYS, published.days())?;
    recent.overlaps(&day).then_some(1)
}
