//! What is in an episode, and why does the record say so?

use std::borrow::Cow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use legation_engine::report::explain::Explainer;

use super::{App, AsOf, Ask, Id};
use crate::answer::Answer;
use crate::problem::Problem;

/// `GET /api/episodes/{id}`
pub(crate) async fn episode(State(app): State<App>, Id(id): Id, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        Answer::json(reading.episode(&id).ok_or_else(|| Problem::missing("episode", &id))?)
    })
    .await
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
