//! Where do these words stand, and what does a question in SQL come to?

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;

use super::{App, Ask};
use crate::answer::Answer;
use crate::problem::{Kind, Problem};

/// What to look for.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// Words to look for, or a `SELECT`.
    q: String,
    /// How many rows to give, 200 if not given.
    limit: Option<usize>,
    /// Only what had been published by this day; everything if not given. SQL is of everything.
    as_of: Option<Date>,
}

impl Question {
    fn check(&self, longest: usize) -> Result<(), Problem> {
        if self.q.len() <= longest {
            return Ok(());
        }
        Err(Problem::new(Kind::TooLong, format!("the question has more than {longest} bytes"), "ask for less"))
    }
}

/// `GET /api/search`
pub(crate) async fn search(State(app): State<App>, Ask(asked): Ask<Question>, headers: HeaderMap) -> Response {
    if let Err(problem) = asked.check(app.limits.question) {
        return problem.into_response();
    }
    let limit = app.rows(asked.limit);
    let work = move |record: &dyn crate::Record, stop: &crate::Stop| {
        Answer::json(&record.search(&asked.q, asked.as_of, limit, stop)?)
    };
    app.answer(headers, work).await
}

/// `GET /api/sql`
pub(crate) async fn sql(State(app): State<App>, Ask(asked): Ask<Question>, headers: HeaderMap) -> Response {
    if let Err(problem) = asked.check(app.limits.question) {
        return problem.into_response();
    }
    let limit = app.rows(asked.limit);
    app.answer(headers, move |record, stop| Answer::json(&record.sql(&asked.q, limit, stop)?)).await
}
