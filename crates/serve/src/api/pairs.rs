//! Who acts on whom, how often, and when?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use legation_engine::model::actor::Actor;
use legation_engine::model::plover::{EventType, Modality};
use serde::Serialize;

use super::events::{DayCount, Days, Events};
use super::{App, Ask};
use crate::answer::Answer;

/// Pairs of those who act and those who are acted upon, most happenings first. Only happenings with a day are counted, and none
/// that was denied or taken back. Those who meet, agree or cooperate with nobody else act on each other, as CAMEO codes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Pairs<'r> {
    /// How many there are in all.
    total: usize,
    /// Those asked for.
    rows: Vec<Pair<'r>>,
}

/// One acts on another.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Pair<'r> {
    /// Who acts: code of a state or organisation, or a name.
    from: &'r str,
    /// Who is acted upon, likewise.
    to: &'r str,
    /// Number of happenings.
    events: usize,
    /// The happenings by the day on which they began.
    days: Vec<DayCount>,
}

/// `GET /api/pairs`
pub(crate) async fn pairs(State(app): State<App>, Ask(asked): Ask<Events>, headers: HeaderMap) -> Response {
    let limit = app.rows(asked.limit);
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let mut found: BTreeMap<(&str, &str), (usize, Days)> = BTreeMap::new();
        for story in asked.choose(&reading).0 {
            if story.when.is_none() || matches!(story.modality, Modality::Denied | Modality::Retracted) {
                continue;
            }
            let mutual = matches!(story.event_type, EventType::Consult | EventType::Agree | EventType::Cooperate);
            let recipients = if mutual && story.recipients.is_empty() { &story.actors } else { &story.recipients };
            let sides = story.actors.iter().flat_map(|a| recipients.iter().map(move |b| (name(a), name(b))));
            let sides: BTreeSet<_> = sides.filter(|(a, b)| a != b && !a.is_empty() && !b.is_empty()).collect();
            for pair in sides {
                let (events, days) = found.entry(pair).or_default();
                *events += 1;
                days.count(story);
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(_, (events, _))| Reverse(*events));
        let total = found.len();
        let pair = |((from, to), (events, days)): (_, (usize, Days))| Pair { from, to, events, days: days.counts() };
        let rows = found.into_iter().skip(asked.offset.unwrap_or(0)).take(limit).map(pair).collect();
        Answer::json(&Pairs { total, rows })
    })
    .await
}

fn name(actor: &Actor) -> &str {
    actor.code().unwrap_or(&actor.name)
}
