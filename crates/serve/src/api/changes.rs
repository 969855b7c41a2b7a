//! What changed between two days?

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use legation_engine::report;
use serde::Deserialize;

use super::{App, Ask};
use crate::answer::Answer;
use crate::problem::{Kind, Problem};

/// Between which days.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Between {
    /// The earlier day.
    from: Date,
    /// The later day; else `as_of`, else everything.
    to: Option<Date>,
    /// The later day where `to` is not given.
    as_of: Option<Date>,
}

/// `GET /api/changes`
pub(crate) async fn changes(State(app): State<App>, Ask(asked): Ask<Between>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| {
        let (from, to) = (asked.from, asked.to.or(asked.as_of));
        if to.is_some_and(|to| from >= to) {
            let error = format!("{from} is not before {}", to.map(|d| d.to_string()).unwrap_or_default());
            return Err(Problem::new(Kind::Wrong, error, "give the earlier day as `from`"));
        }
        let (new, old) = (record.reading(to)?, record.reading(Some(from))?);
        Answer::json(&report::changes(&old.dossier, &new.dossier))
    })
    .await
}
