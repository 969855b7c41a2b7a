//! What can be taken away? Tables as CSV or JSON, and the lines of corrections.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::{App, AsOf, Ask, Id};
use crate::answer::Answer;
use crate::problem::{Kind, Problem};
use crate::reading::Reading;
use crate::tables;

/// `GET /api/tables/{file}`
pub(crate) async fn table(State(app): State<App>, Id(file): Id, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| Ok(answer(&file, record.reading(asked.as_of)?.as_ref())?.named(file))).await
}

fn answer(file: &str, reading: &Reading) -> Result<Answer, Problem> {
    if file == "corrections.jsonl" {
        return corrections(reading);
    }
    let missing = || {
        let names = tables::NAMES.join(", ");
        let help = format!("tables are {names}, each as .csv or .json, and corrections.jsonl");
        Problem::new(Kind::Missing, format!("no table `{file}`"), help)
    };
    let (name, form) = file.split_once('.').ok_or_else(missing)?;
    let table = tables::table(name, reading).ok_or_else(missing)?;
    match form {
        "csv" => Ok(Answer::bytes("text/csv; charset=utf-8", table.csv()?)),
        "json" => Answer::json(&table.json()),
        _ => Err(missing()),
    }
}

/// The lines as they stand in the file of corrections, for another folder of the same articles.
fn corrections(reading: &Reading) -> Result<Answer, Problem> {
    let mut lines = Vec::new();
    for done in &reading.dossier.corrections {
        serde_json::to_writer(&mut lines, &done.correction).map_err(|e| Problem::failed(e.to_string()))?;
        lines.push(b'\n');
    }
    Ok(Answer::bytes("application/x-ndjson", lines))
}
