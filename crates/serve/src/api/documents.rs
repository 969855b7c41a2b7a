//! What was read? The articles, one with its claims, the trees of its sentences.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use legation_engine::model::dossier::DocumentEntry;
use serde::{Deserialize, Serialize};

use super::{App, AsOf, Ask, Id};
use crate::answer::Answer;
use crate::problem::Problem;

/// Which articles.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    /// Words of headline, outlet, address or id, all of which must occur.
    q: Option<String>,
    /// Ids, parted by commas; unknown ones are left out.
    ids: Option<String>,
    /// How many to pass over.
    offset: Option<usize>,
    /// How many to give, 200 if not given.
    limit: Option<usize>,
    /// Only what had been published by this day; everything if not given.
    as_of: Option<Date>,
}

/// A part of the articles.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Articles<'r> {
    /// How many there are in all.
    total: usize,
    /// Those asked for.
    rows: Vec<&'r DocumentEntry>,
}

/// `GET /api/documents`
pub(crate) async fn list(State(app): State<App>, Ask(asked): Ask<Documents>, headers: HeaderMap) -> Response {
    let limit = app.rows(asked.limit);
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let words = asked.q.as_deref().unwrap_or_default().to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits = |d: &&DocumentEntry| {
            let parts = [Some(&d.id), d.title.as_ref(), d.outlet.as_ref(), d.url.as_ref()];
            words.is_empty() || {
                let text = parts.into_iter().flatten().map(|p| p.to_lowercase()).collect::<Vec<_>>().join("\n");
                words.iter().all(|w| text.contains(w))
            }
        };
        let found: Vec<&DocumentEntry> = match &asked.ids {
            Some(ids) => ids.split(',').filter_map(|id| reading.entry(id)).filter(fits).collect(),
            None => reading.dossier.documents.iter().filter(fits).collect(),
        };
        let rows = found.iter().copied().skip(asked.offset.unwrap_or(0)).take(limit).collect();
        Answer::json(&Articles { total: found.len(), rows })
    })
    .await
}

/// `GET /api/documents/{id}`
pub(crate) async fn document(
    State(app): State<App>,
    Id(id): Id,
    Ask(asked): Ask<AsOf>,
    headers: HeaderMap,
) -> Response {
    app.answer(headers, move |record, _| {
        let found = record.document(&id, asked.as_of)?.ok_or_else(|| Problem::missing("article", &id))?;
        Answer::json(found.as_ref())
    })
    .await
}

/// `GET /api/documents/{id}/trees`
pub(crate) async fn trees(State(app): State<App>, Id(id): Id, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let found = record.document(&id, asked.as_of)?.ok_or_else(|| Problem::missing("article", &id))?;
        let of = |n: usize| record.trees(found.sentence_text(n as u32)).join("\n");
        Answer::json(&(0..found.sentences.len()).map(of).collect::<Vec<String>>())
    })
    .await
}
