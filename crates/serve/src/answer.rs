//! How is an answer sent? JSON or a table as bytes, with a mark by which the browser asks only for what has changed.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::problem::Problem;

/// Media type of JSON.
pub const JSON: &str = "application/json";

/// An answer before it is sent.
pub struct Answer {
    kind: &'static str,
    name: Option<String>,
    bytes: Vec<u8>,
}

impl Answer {
    /// A value as JSON.
    ///
    /// # Errors
    /// Only if serialisation fails, which plain data of text and numbers does not do.
    pub fn json(value: &impl Serialize) -> Result<Self, Problem> {
        let bytes = serde_json::to_vec(value).map_err(|e| Problem::failed(e.to_string()))?;
        Ok(Self { kind: JSON, name: None, bytes })
    }

    /// Bytes of a media type.
    pub fn bytes(kind: &'static str, bytes: Vec<u8>) -> Self {
        Self { kind, name: None, bytes }
    }

    /// The same as a file to be kept under a name.
    pub fn named(self, name: String) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The answer to a request that made something; nobody keeps it.
    pub fn created(self) -> Response {
        let headers = [(CONTENT_TYPE, self.kind), (CACHE_CONTROL, "no-store")];
        (StatusCode::CREATED, headers, self.bytes).into_response()
    }

    /// The answer, or "not changed" where the browser has it already.
    pub fn send(self, asked: &HeaderMap) -> Response {
        // Weak: the same content may be sent with or without compression.
        let tag = format!("W/\"{:032x}\"", xxh3_128(&self.bytes));
        let known = asked.get(IF_NONE_MATCH).and_then(|v| v.to_str().ok());
        let fresh = known.is_some_and(|v| v.split(',').any(|t| t.trim() == tag));
        let mut response = if fresh {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(CONTENT_TYPE, self.kind)], Body::from(self.bytes)).into_response()
        };
        let headers = response.headers_mut();
        // Kept by the browser alone, and asked for again each time.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        if let Some(name) = &self.name
            && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        {
            headers.insert(CONTENT_DISPOSITION, value);
        }
        response
    }
}
