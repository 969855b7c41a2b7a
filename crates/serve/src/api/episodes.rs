//! What is in an episode, and why does the record say so?

use std::borrow::Cow;
use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use legation_engine::model::dossier::{Episode, Story};
use legation_engine::report::explain::Explainer;
use serde::Deserialize;

use super::{App, AsOf, Ask, Id};
use crate::answer::Answer;
use crate::problem::{Kind, Problem};

/// Which parts of an episode.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts {
    /// Names of the lists to give, parted by commas; the others are empty then. Everything if not given.
    parts: Option<String>,
    /// Which happenings, where they are asked for; all if not given.
    stories: Option<Stories>,
    /// Only happenings of which this article tells.
    doc: Option<String>,
    /// Only what had been published by this day; everything if not given.
    as_of: Option<Date>,
}

/// Which happenings of an episode.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Stories {
    /// Those on which ledgers, contradictions and denials rest.
    Cited,
    /// All, without their reports and decisions.
    Bare,
}

/// Lists that can be asked for.
const LISTS: [&str; 12] = [
    "apart",
    "stories",
    "figures",
    "contradictions",
    "developments",
    "naming",
    "ledgers",
    "precedents",
    "warnings",
    "origins",
    "takings",
    "links",
];

/// `GET /api/episodes/{id}`
pub(crate) async fn episode(
    State(app): State<App>,
    Id(id): Id,
    Ask(asked): Ask<Parts>,
    headers: HeaderMap,
) -> Response {
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let whole = reading.episode(&id).ok_or_else(|| Problem::missing("episode", &id))?;
        match &asked.parts {
            None => Answer::json(whole),
            Some(parts) => Answer::json(&asked.of(whole, parts)?),
        }
    })
    .await
}

impl Parts {
    fn of(&self, e: &Episode, parts: &str) -> Result<Episode, Problem> {
        let parts: Vec<&str> = parts.split(',').collect();
        if let Some(other) = parts.iter().find(|p| !LISTS.contains(p)) {
            let help = format!("the lists of an episode are {}", LISTS.join(", "));
            return Err(Problem::new(Kind::Wrong, format!("an episode has no list `{other}`"), help));
        }
        let asked = |name: &str| parts.contains(&name);
        Ok(Episode {
            id: e.id.clone(),
            title: e.title.clone(),
            parties: e.parties.clone(),
            range: e.range,
            docs: e.docs.clone(),
            state: e.state.clone(),
            apart: given(asked("apart"), &e.apart),
            stories: if asked("stories") { self.stories(e) } else { Vec::new() },
            figures: given(asked("figures"), &e.figures),
            contradictions: given(asked("contradictions"), &e.contradictions),
            developments: given(asked("developments"), &e.developments),
            naming: given(asked("naming"), &e.naming),
            ledgers: given(asked("ledgers"), &e.ledgers),
            precedents: given(asked("precedents"), &e.precedents),
            warnings: given(asked("warnings"), &e.warnings),
            origins: given(asked("origins"), &e.origins),
            takings: given(asked("takings"), &e.takings),
            links: given(asked("links"), &e.links),
        })
    }

    fn stories(&self, e: &Episode) -> Vec<Story> {
        let cited = (self.stories == Some(Stories::Cited)).then(|| cited(e));
        let fits = |s: &&Story| {
            self.doc.as_ref().is_none_or(|doc| s.docs.contains(doc))
                && cited.as_ref().is_none_or(|c| s.reports.iter().any(|r| c.contains(r.claim.as_str())))
        };
        let bare = |s: &Story| match self.stories {
            Some(Stories::Bare) => Story { reports: Vec::new(), decisions: Vec::new(), ..s.clone() },
            _ => s.clone(),
        };
        e.stories.iter().filter(fits).map(bare).collect()
    }
}

fn given<T: Clone>(asked: bool, list: &[T]) -> Vec<T> {
    if asked { list.to_vec() } else { Vec::new() }
}

/// The claims on which ledgers, contradictions and denials rest.
fn cited(e: &Episode) -> BTreeSet<&str> {
    let steps =
        e.ledgers.iter().flat_map(|l| l.steps.iter().chain(&l.contacts)).flat_map(|s| s.claims.iter().chain(&s.denied));
    let consent = e.ledgers.iter().flat_map(|l| &l.consent);
    let answers = consent.flat_map(|c| c.claims.iter().chain(c.answers.iter().map(|a| &a.claim)));
    let sides = e.contradictions.iter().flat_map(|c| &c.sides).flat_map(|s| &s.reports).map(|r| &r.claim);
    let links = e.links.iter().map(|l| &l.claim);
    let of_links: BTreeSet<&str> = e.links.iter().map(|l| l.story.as_str()).collect();
    let denied =
        e.stories.iter().filter(|s| of_links.contains(s.id.as_str())).flat_map(|s| &s.reports).map(|r| &r.claim);
    steps.chain(answers).chain(sides).chain(links).chain(denied).map(String::as_str).collect()
}

/// `GET /api/explain/{id}`
pub(crate) async fn explain(State(app): State<App>, Id(id): Id, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let document =
            |id: &str| record.document(id, asked.as_of).ok().flatten().map(|d| Cow::Owned(d.as_ref().clone()));
        let trees = |text: &str| record.trees(text);
        let explainer = Explainer { dossier: &reading.dossier, document: &document, trees: &trees };
        let text = explainer.explain(&id).ok_or_else(|| Problem::missing("thing", &id))?;
        Answer::json(&text.lines().collect::<Vec<_>>())
    })
    .await
}
