//! Where is the page? In the program, if it was built before the program was; else a word on how to build it.

use std::collections::BTreeMap;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};
use legation_engine::model::changes::Changes;
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
        Some(file) => Answer::bytes(media_type(path), file.contents().to_vec()).send(&headers),
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

/// What the page that stands alone carries.
#[derive(Serialize)]
pub struct Carried<'r> {
    /// The record.
    pub dossier: &'r Dossier,
    /// The documents that it was made of.
    pub documents: &'r [CodedDocument],
    /// The dependency tree of each sentence, by document; may hold some of the documents or none.
    pub trees: BTreeMap<&'r str, Vec<String>>,
    /// What its newest day brought, where it was worked out.
    pub changes: Option<Changes>,
}

/// The page with a record in it, as one file that needs nothing else; `None` if the program carries no page.
///
/// # Errors
/// Only if serialisation fails, which plain data of text and numbers does not do.
pub fn standalone(carried: &Carried<'_>) -> Result<Option<String>, serde_json::Error> {
    let page = PAGE.get_file("standalone.html").and_then(|f| f.contents_utf8());
    page.map(|page| filled(page, carried)).transpose()
}

fn filled(page: &str, carried: &Carried<'_>) -> Result<String, serde_json::Error> {
    // No text of an article can end the element or begin a comment in it.
    let json = serde_json::to_string(carried)?.replace('<', "\\u003c");
    let element = format!("<script type=\"application/json\" id=\"record\">{json}</script>");
    Ok(page.replacen(MARKER, &element, 1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use legation_engine::model::dossier::Dossier;

    use super::{Carried, MARKER, filled};

    #[test]
    fn no_article_can_end_the_element_that_holds_it() {
        let dossier = Dossier {
            format: 1,
            generator: "</script><script>alert(1)</script><!--".into(),
            documents: Vec::new(),
            episodes: Vec::new(),
            as_of: None,
            corrections: Vec::new(),
            diags: Vec::new(),
        };
        let carried =
            Carried { dossier: &dossier, documents: &[], trees: BTreeMap::from([(MARKER, Vec::new())]), changes: None };
        let page = filled(&format!("<!doctype html><head>{MARKER}</head>"), &carried).unwrap();
        let (before, rest) = page.split_once("id=\"record\">").unwrap();
        let (json, after) = rest.split_once("</script>").unwrap();
        assert_eq!((before, after), ("<!doctype html><head><script type=\"application/json\" ", "</head>"));
        assert!(!json.contains('<'));
        let read: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(read["dossier"]["generator"], dossier.generator);
        assert_eq!(read["trees"].as_object().unwrap().keys().collect::<Vec<_>>(), [MARKER]);
    }
}
