//! What have analysts put right, and what do they put right now?

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use legation_engine::Wish;
use legation_engine::model::correction::Edit;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{App, AsOf, Ask};
use crate::answer::Answer;
use crate::problem::{Kind, Problem};
use crate::record::{Asked, Stop};

/// A correction that a reader asks for.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Correct {
    /// What to do.
    kind: Verb,
    /// Claims, happenings or a contradiction: `002:e3`, `E1.S3`, `E1.C1`; one claim to edit, two or more to merge.
    of: Vec<String>,
    /// Why, for those who read the record.
    reason: String,
    /// Who asks.
    #[serde(default)]
    by: String,
    /// The fields that change, where a claim is edited.
    #[serde(default)]
    set: Option<Edit>,
    /// The `version` of the record that was shown: nothing is done if it has changed since.
    #[serde(default)]
    version: Option<String>,
}

/// What to do with a part of the record.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Verb {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// They are one.
    Merge,
    /// They tell of a happening of their own.
    Split,
    /// It is coded otherwise.
    Edit,
}

/// A correction that no longer holds.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Undo {
    /// Its number.
    number: u32,
    /// Why.
    reason: String,
    /// Who asks.
    #[serde(default)]
    by: String,
}

/// `GET /api/corrections`
pub(crate) async fn list(State(app): State<App>, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| Answer::json(&record.reading(asked.as_of)?.dossier.corrections)).await
}

/// `POST /api/corrections`
pub(crate) async fn correct(State(app): State<App>, Ask(asked): Ask<AsOf>, body: Body) -> Response {
    let made = async {
        let Correct { kind, of, reason, by, set, version } = app.read(body).await?;
        Ok(asked_for(wish(kind, of, set)?, reason, by, asked.as_of, version))
    };
    app.carry_out(made.await).await
}

/// `POST /api/corrections/undo`
pub(crate) async fn undo(State(app): State<App>, Ask(asked): Ask<AsOf>, body: Body) -> Response {
    let made = async {
        let Undo { number, reason, by } = app.read(body).await?;
        Ok(asked_for(Wish::Undo(number), reason, by, asked.as_of, None))
    };
    app.carry_out(made.await).await
}

fn wish(kind: Verb, mut of: Vec<String>, set: Option<Edit>) -> Result<Wish, Problem> {
    let wrong = |error: &str| Problem::new(Kind::Wrong, error, "nothing was written");
    Ok(match (kind, set) {
        (Verb::Edit, Some(set)) if of.len() == 1 && set != Edit::default() => Wish::Edit(of.remove(0), Box::new(set)),
        (Verb::Edit, _) => return Err(wrong("an edit names one claim in `of` and the fields that change in `set`")),
        (_, Some(_)) => return Err(wrong("only an edit has fields in `set`")),
        (Verb::Accept, None) => Wish::Accept(of),
        (Verb::Reject, None) => Wish::Reject(of),
        (Verb::Merge, None) => Wish::Merge(of),
        (Verb::Split, None) => Wish::Split(of),
    })
}

fn asked_for(wish: Wish, reason: String, by: String, as_of: Option<Date>, version: Option<String>) -> Asked {
    Asked { wish, reason, by, at: now(), as_of, version }
}

/// This moment in RFC 3339, for what a person writes down; nothing that is read or coded depends on it.
#[expect(clippy::disallowed_methods, reason = "a correction says when it was made")]
fn now() -> String {
    jiff::Timestamp::now().round(jiff::Unit::Second).map(|t| t.to_string()).unwrap_or_default()
}

impl App {
    /// The body as JSON, where corrections are switched on.
    async fn read<T: DeserializeOwned>(&self, body: Body) -> Result<T, Problem> {
        if !self.corrections {
            let help = "start `legation serve` with `--corrections`, or use `legation correct`";
            return Err(Problem::new(Kind::Forbidden, "this server only reads", help));
        }
        let most = self.limits.body;
        let bytes = match tokio::time::timeout(self.limits.time, to_bytes(body, most)).await {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => {
                return Err(Problem::new(Kind::TooLong, format!("the body has more than {most} bytes"), "send less"));
            }
            Err(_) => return Err(Problem::new(Kind::Busy, "the body took too long", "send it again")),
        };
        let wrong = |e: serde_json::Error| Problem::new(Kind::Wrong, e.to_string(), "nothing was written");
        serde_json::from_slice(&bytes).map_err(wrong)
    }

    /// Writes the correction down and tells what became of it.
    async fn carry_out(&self, asked: Result<Asked, Problem>) -> Response {
        let work = async {
            let asked = asked?;
            let done = self.work(Stop::default(), move |record, _| record.correct(&asked)).await?;
            Answer::json(&done)
        };
        work.await.map_or_else(IntoResponse::into_response, Answer::created)
    }
}
