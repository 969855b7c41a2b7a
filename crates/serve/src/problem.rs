//! Why was there no answer? What failed and what to do next, in words, as every refusal is told.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::answer;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub kind: Kind,
    /// What failed: a lowercase fragment, names in backticks.
    pub error: String,
    /// The next step; empty where there is none.
    pub help: String,
}

/// Kinds of refusal, each with its HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The question cannot be read, or asks for what is not offered.
    Wrong,
    /// No valid token.
    Token,
    /// Not allowed here.
    Forbidden,
    /// No such thing.
    Missing,
    /// Another method is needed.
    Method,
    /// The record has changed meanwhile, or does not let it be done.
    Conflict,
    /// The body is too long.
    TooLong,
    /// The body is not of the type that is read.
    Type,
    /// The request was meant for another host.
    Host,
    /// The program failed.
    Failed,
    /// The answer took too long, or too many wait.
    Busy,
}

/// A refusal as JSON.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Problem"))]
pub struct Told<'p> {
    /// What failed.
    pub error: &'p str,
    /// What to do next; empty where there is nothing.
    pub help: &'p str,
}

impl Problem {
    /// A refusal with its next step.
    pub fn new(kind: Kind, error: impl Into<String>, help: impl Into<String>) -> Self {
        Self { kind, error: error.into(), help: help.into() }
    }

    /// No such thing in the record.
    pub fn missing(what: &str, id: &str) -> Self {
        let help = "identifiers change with the day and with corrections; take them from the same record";
        Self::new(Kind::Missing, format!("no {what} `{id}` in this record"), help)
    }

    /// The program failed.
    pub fn failed(error: impl Into<String>) -> Self {
        Self::new(Kind::Failed, error, "report this if it stays")
    }
}

impl Kind {
    fn status(self) -> StatusCode {
        match self {
            Self::Wrong => StatusCode::BAD_REQUEST,
            Self::Token => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Type => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&Told { error: &self.error, help: &self.help }).unwrap_or_default();
        (self.kind.status(), [(axum::http::header::CONTENT_TYPE, answer::JSON)], body).into_response()
    }
}
