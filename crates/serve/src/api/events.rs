//! What happened when? Happenings in order of time, those that a reader chooses, and how many a day.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use legation_engine::model::actor::Actor;
use legation_engine::model::dossier::{Episode, Story};
use legation_engine::model::plover::Quad;
use serde::{Deserialize, Serialize};

use super::{App, Ask};
use crate::answer::Answer;
use crate::reading::Reading;

/// Which happenings. A list is parted by commas, one of it must fit.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Events {
    /// Ids of episodes.
    episode: Option<String>,
    /// Countries (ISO 3166-1 alpha-3), acronyms of organisations, or names, of those who act or are acted upon.
    actor: Option<String>,
    /// PLOVER types.
    #[serde(rename = "type")]
    event_type: Option<String>,
    /// Outlets that tell of them; the id of an article whose outlet is not known.
    outlet: Option<String>,
    /// Modalities.
    modality: Option<String>,
    /// On this day or later, as far as the days are known; happenings without a day are left out then.
    from: Option<Date>,
    /// On this day or earlier, likewise.
    to: Option<Date>,
    /// How many to pass over.
    pub(super) offset: Option<usize>,
    /// How many to give, 200 if not given.
    pub(super) limit: Option<usize>,
    /// Only what had been published by this day; everything if not given.
    pub(super) as_of: Option<Date>,
}

/// Happenings, by their first and last possible day; those without a day come last.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Happenings {
    /// How many there are in all.
    total: usize,
    /// How many more would fit but for `from` and `to`, because nobody says on which day they were.
    undated: usize,
    /// Those asked for, without the decisions by which their reports were joined; the episode has them.
    rows: Vec<Story>,
}

/// Happenings that began on a day.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct DayCount {
    /// The first possible day.
    day: Date,
    /// Verbal cooperation, material cooperation, verbal conflict, material conflict; acts of CAMEO's roots 01 to 05 are
    /// verbal cooperation wherever PLOVER files them.
    counts: [usize; 4],
}

/// `GET /api/events`
pub(crate) async fn list(State(app): State<App>, Ask(asked): Ask<Events>, headers: HeaderMap) -> Response {
    let limit = app.rows(asked.limit);
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let (found, undated) = asked.choose(&reading);
        let rows = found.iter().skip(asked.offset.unwrap_or(0)).take(limit).map(|s| without_decisions(s)).collect();
        Answer::json(&Happenings { total: found.len(), undated, rows })
    })
    .await
}

/// `GET /api/days`
pub(crate) async fn days(State(app): State<App>, Ask(asked): Ask<Events>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let mut days = Days::default();
        asked.choose(&reading).0.into_iter().for_each(|s| days.count(s));
        Answer::json(&days.counts())
    })
    .await
}

/// The episode whose happenings are to be chosen from.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Of {
    /// Id of the episode; all if not given.
    episode: Option<String>,
    /// Only what had been published by this day; everything if not given.
    as_of: Option<Date>,
}

/// By whom happenings can be chosen.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Choices<'r> {
    /// States, organisations and names of those who act or are acted upon, most happenings first.
    actors: Vec<ActorChoice<'r>>,
    /// Outlets that tell of them, sorted; the id of an article whose outlet is not known.
    outlets: BTreeSet<&'r str>,
}

/// Who acts or is acted upon.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ActorChoice<'r> {
    /// Code of a state or organisation, or a name.
    actor: &'r str,
    /// Number of happenings.
    events: usize,
}

/// Actors that can be chosen from.
const ACTORS: usize = 60;

/// `GET /api/choices`
pub(crate) async fn choices(State(app): State<App>, Ask(asked): Ask<Of>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let mut events: BTreeMap<&str, usize> = BTreeMap::new();
        let mut outlets = BTreeSet::new();
        for (_, story) in reading.stories().filter(|(e, _)| asked.episode.as_ref().is_none_or(|id| *id == e.id)) {
            let people = story.actors.iter().chain(&story.recipients);
            let names: BTreeSet<&str> = people.flat_map(|a| a.code().into_iter().chain([a.name.as_str()])).collect();
            names.into_iter().filter(|n| !n.is_empty()).for_each(|n| *events.entry(n).or_default() += 1);
            outlets.extend(story.docs.iter().map(|d| reading.outlet(d)));
        }
        let mut actors: Vec<ActorChoice<'_>> =
            events.into_iter().map(|(actor, events)| ActorChoice { actor, events }).collect();
        actors.sort_by_key(|a| Reverse(a.events));
        actors.truncate(ACTORS);
        Answer::json(&Choices { actors, outlets })
    })
    .await
}

impl Events {
    /// The happenings that fit, and how many more would but for their day.
    pub(super) fn choose<'r>(&self, reading: &'r Reading) -> (Vec<&'r Story>, usize) {
        let lists = [&self.episode, &self.actor, &self.event_type, &self.outlet, &self.modality];
        let [episode, actor, event_type, outlet, modality] = lists.map(one_of);
        let fits = |(e, s): &(&Episode, &Story)| {
            let all = || s.actors.iter().chain(&s.recipients);
            episode.fits(|v| *v == e.id)
                && event_type.fits(|v| v.eq_ignore_ascii_case(s.event_type.name()))
                && modality.fits(|v| v.eq_ignore_ascii_case(s.modality.name()))
                && actor.fits(|v| all().any(|a| is_actor(a, v)))
                && outlet.fits(|v| s.docs.iter().any(|d| reading.outlet(d) == *v))
        };
        let (mut found, mut undated) = (Vec::new(), 0);
        for (_, story) in reading.stories().filter(fits) {
            match story.when {
                None if self.from.is_some() || self.to.is_some() => undated += 1,
                Some(w) if self.from.is_some_and(|d| w.last < d) || self.to.is_some_and(|d| w.first > d) => {}
                _ => found.push(story),
            }
        }
        (found, undated)
    }
}

/// Values of which one must fit; none asked for: everything fits.
struct OneOf<'a>(Option<Vec<&'a str>>);

fn one_of(list: &Option<String>) -> OneOf<'_> {
    OneOf(list.as_deref().map(|l| l.split(',').map(str::trim).collect()))
}

impl OneOf<'_> {
    fn fits(&self, fits: impl Fn(&&str) -> bool) -> bool {
        self.0.as_ref().is_none_or(|values| values.iter().any(fits))
    }
}

fn is_actor(actor: &Actor, asked: &str) -> bool {
    actor.country.as_deref() == Some(asked) || actor.igo.as_deref() == Some(asked) || actor.name == asked
}

fn without_decisions(story: &Story) -> Story {
    Story { decisions: Vec::new(), ..story.clone() }
}

/// Happenings by the day on which they began, in the four lanes; those without a day are not counted.
#[derive(Default)]
pub(super) struct Days(BTreeMap<Date, [usize; 4]>);

impl Days {
    pub(super) fn count(&mut self, story: &Story) {
        if let Some(when) = story.when {
            self.0.entry(when.first).or_default()[lane(story)] += 1;
        }
    }

    pub(super) fn counts(self) -> Vec<DayCount> {
        self.0.into_iter().map(|(day, counts)| DayCount { day, counts }).collect()
    }
}

fn lane(story: &Story) -> usize {
    let root: Option<u8> = story.cameo.get(..2).and_then(|r| r.parse().ok());
    match story.quad {
        _ if root.is_some_and(|r| (1..=5).contains(&r)) => 0,
        Quad::VerbalCooperation => 0,
        Quad::MaterialCooperation => 1,
        Quad::VerbalConflict => 2,
        Quad::MaterialConflict => 3,
    }
}
