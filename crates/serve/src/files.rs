//! Where is the page? In the program, if it was built before the program was; else a word on how to build it.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::dossier::Dossier;
use serde::Serialize;

use crate::answer::Answer;
use crate::problem::{Kind, Problem};

static PAGE: Dir<'static> = include_dir!("$LEGATION_PAGE");

/// What to do where the program carries no page.
pub const PAGE_MISSING: &str = "this program carries no page: it was built without npm. In a checkout run `make web` and build \
    the program again; the record is at /api/record, and /api/openapi.json says what else there is";

/// Where the page built to stand alone wants its record.
const MARKER: &str = "<!--RECORD-->";

/// Whether the program carries the page.
pub fn page_is_carried() -> bool {
    PAGE.get_file("index.html").is_some()
}

/// The page at `/`, and the files that it uses. Its views are told apart behind the `#`, which no server sees.
pub async fn file(uri: Uri, headers: HeaderMap) -> Response {
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    match PAGE.get_file(path) {
        Some(file) => {
            let name = file.path().to_string_lossy();
            let mut response = Answer::bytes(media_type(&name), file.contents().to_vec()).send(&headers);
            if name.starts_with("assets/") {
                // Vite names what is here after its content.
                let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
                response.headers_mut().insert(CACHE_CONTROL, forever);
            }
            response
        }
        None if path == "index.html" => {
            let plain = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
            (StatusCode::NOT_FOUND, plain, format!("{PAGE_MISSING}\n")).into_response()
        }
        None => Problem::new(Kind::Missing, format!("no file `{path}` here"), "the page is at /").into_response(),
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[derive(Serialize)]
struct Carried<'r> {
    dossier: &'r Dossier,
    documents: &'r [CodedDocument],
}

/// The page with the record in it, as one file that needs nothing else; `None` if the program carries no page.
///
/// # Errors
/// Only if serialisation fails, which plain data of text and numbers does not do.
pub fn standalone(dossier: &Dossier, documents: &[CodedDocument]) -> Option<Result<String, serde_json::Error>> {
    let page = PAGE.get_file("standalone.html").and_then(|f| f.contents_utf8())?;
    let (before, after) = page.split_once(MARKER)?;
    Some(serde_json::to_string(&Carried { dossier, documents }).map(|json| {
        // No text of an article can end the element or begin a comment in it.
        let json = json.replace('<', "\\u003c");
        format!("{before}<script type=\"application/json\" id=\"record\">{json}</script>{after}")
    }))
}
