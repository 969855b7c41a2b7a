//! What can be asked? The addresses of the API, each with what it takes and what it gives.

pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod documents;
pub(crate) mod episodes;
pub(crate) mod events;
pub(crate) mod overview;
pub(crate) mod pairs;
pub(crate) mod search;
pub(crate) mod tables;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Router, middleware};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::answer::Answer;
use crate::guard::{Gate, guard};
use crate::problem::{Kind, Problem};
use crate::record::{Record, Stop};
use crate::settings::{Limits, Settings};

/// What every request works with.
#[derive(Clone)]
pub(crate) struct App {
    pub record: Arc<dyn Record>,
    pub limits: Limits,
    pub corrections: bool,
    places: Arc<Semaphore>,
}

const OPENAPI: &[u8] = include_bytes!("../../../../docs/schema/openapi.json");

fn routes() -> Vec<(&'static str, MethodRouter<App>)> {
    vec![
        ("/api/record", get(overview::record)),
        ("/api/diags", get(overview::diags)),
        ("/api/episodes/{id}", get(episodes::episode)),
        ("/api/documents", get(documents::list)),
        ("/api/documents/{id}", get(documents::document)),
        ("/api/documents/{id}/trees", get(documents::trees)),
        ("/api/events", get(events::list)),
        ("/api/days", get(events::days)),
        ("/api/pairs", get(pairs::pairs)),
        ("/api/choices", get(events::choices)),
        ("/api/changes", get(changes::changes)),
        ("/api/explain/{id}", get(episodes::explain)),
        ("/api/search", get(search::search)),
        ("/api/sql", get(search::sql)),
        ("/api/corrections", get(corrections::list).post(corrections::correct)),
        ("/api/corrections/undo", post(corrections::undo)),
        ("/api/tables/{file}", get(tables::table)),
        ("/api/openapi.json", get(openapi)),
    ]
}

/// The addresses of the API, as `docs/schema/openapi.json` lists them.
pub fn paths() -> Vec<&'static str> {
    routes().into_iter().map(|(path, _)| path).collect()
}

/// The server as a service of requests.
pub(crate) fn router(record: Arc<dyn Record>, settings: Settings, address: SocketAddr) -> Router {
    let places = Arc::new(Semaphore::new(settings.limits.at_once));
    let app = App { record, limits: settings.limits, corrections: settings.corrections, places };
    let gate = Arc::new(Gate::new(settings, address));
    let router = routes().into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods));
    // Fonts are packed already.
    let packed =
        CompressionLayer::new().compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")));
    router
        .route("/api/{*rest}", get(no_such).post(no_such))
        .fallback(get(crate::files::file))
        .method_not_allowed_fallback(other_method)
        .layer(middleware::from_fn_with_state(gate, guard))
        .layer(packed)
        .with_state(app)
}

impl App {
    /// Works an answer out on a thread that may block, within the limits.
    pub async fn answer(
        &self,
        headers: HeaderMap,
        work: impl FnOnce(&dyn Record, &Stop) -> Result<Answer, Problem> + Send + 'static,
    ) -> Response {
        let stop = Stop::default();
        match tokio::time::timeout(self.limits.time, self.work(stop.clone(), work)).await {
            Ok(Ok(answer)) => answer.send(&headers),
            Ok(Err(problem)) => problem.into_response(),
            Err(_) => {
                stop.ask();
                let error = format!("the answer took longer than {} s", self.limits.time.as_secs());
                Problem::new(Kind::Busy, error, "ask for less, or again in a while").into_response()
            }
        }
    }

    /// The same without a limit of time: what was begun is brought to its end.
    pub async fn work<T: Send + 'static>(
        &self,
        stop: Stop,
        work: impl FnOnce(&dyn Record, &Stop) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.places.clone().acquire_owned().await;
        let record = self.record.clone();
        let done = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also where nobody waits for it any more.
            let _place = place;
            if stop.asked() { Err(Problem::failed("given up")) } else { work(record.as_ref(), &stop) }
        });
        done.await.unwrap_or_else(|e| Err(Problem::failed(format!("the program failed: {e}"))))
    }

    /// The number of rows asked for, within the limit.
    pub fn rows(&self, limit: Option<usize>) -> usize {
        limit.unwrap_or(200).min(self.limits.rows)
    }
}

/// What stands after the question mark.
pub(crate) struct Ask<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Ask<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let help = "docs/serve.md and /api/openapi.json list what each address takes";
        let wrong = |e: axum::extract::rejection::QueryRejection| {
            let text = e.body_text();
            let what = text.strip_prefix("Failed to deserialize query string: ").unwrap_or(&text);
            Problem::new(Kind::Wrong, what, help)
        };
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(wrong)
    }
}

/// An identifier in the address.
pub(crate) struct Id(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let wrong = |e: axum::extract::rejection::PathRejection| Problem::new(Kind::Wrong, e.body_text(), "");
        Path::from_request_parts(parts, state).await.map(|Path(id)| Self(id)).map_err(wrong)
    }
}

/// Which record is meant.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AsOf {
    /// Only what had been published by this day; everything if not given.
    pub as_of: Option<Date>,
}

async fn openapi(State(app): State<App>, headers: HeaderMap) -> Response {
    app.answer(headers, |_, _| Ok(Answer::bytes(crate::answer::JSON, OPENAPI.to_vec()))).await
}

async fn no_such(uri: Uri) -> Problem {
    Problem::new(Kind::Missing, format!("no address `{}`", uri.path()), "/api/openapi.json lists the addresses")
}

async fn other_method() -> Problem {
    Problem::new(Kind::Method, "this address does not take that method", "/api/openapi.json lists the methods")
}
