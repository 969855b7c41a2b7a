//! How does another program learn what the API takes and gives? OpenAPI 3.1, made from the types themselves.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p legation-serve --test openapi` writes `docs/schema/openapi.json` anew.

use std::collections::BTreeMap;

use legation_engine::model::changes::Changes;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Corrected;
use legation_engine::model::diag::Diag;
use legation_engine::model::dossier::Episode;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::api::{AsOf, changes, corrections, documents, episodes, events, overview, pairs, search};
use crate::problem::Told;
use crate::record::{Found, Rows};

/// The document.
pub fn openapi() -> Value {
    let mut types = Types::new();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for (path, method, operation) in operations(&mut types) {
        paths.entry(path).or_default().insert(method.to_owned(), operation);
    }
    let refusal = types.answer::<Told<'_>>();
    let mut schemas = Value::Object(types.answers.take_definitions(true));
    schemas.as_object_mut().into_iter().flat_map(|s| s.values_mut()).for_each(close);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Legation",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            "description": "The record as `legation serve` gives it: on the machine itself, for its own page and for programs. \
                docs/serve.md has the rules for hosts, tokens and limits."
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Refusal": {
                "description": "What failed, and what to do next",
                "content": {"application/json": {"schema": refusal}}
            }},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}
        }
    })
}

/// Every operation: its path, its method, and what it takes and gives.
fn operations(t: &mut Types) -> Vec<(&'static str, &'static str, Value)> {
    let id = |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
    let text = |kind: &str| json!({kind: {"schema": {"type": "string"}}});
    let file = json!({
        "text/csv": {"schema": {"type": "string"}},
        "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        "application/x-ndjson": {"schema": {"type": "string"}}
    });
    let of_day = t.query::<AsOf>();
    let with = |first: Value, rest: &[Value]| [vec![first], rest.to_vec()].concat();
    vec![
        ("/api/record", "get", op("The record in short", of_day.clone(), t.json::<overview::Overview<'_>>())),
        ("/api/diags", "get", op("What was odd on the way", of_day.clone(), t.json::<Vec<Diag>>())),
        (
            "/api/episodes/{id}",
            "get",
            op(
                "An episode, whole or in the parts asked for",
                with(id("id"), &t.query::<episodes::Parts>()),
                t.json::<Episode>(),
            ),
        ),
        (
            "/api/documents",
            "get",
            op("Articles", t.query::<documents::Documents>(), t.json::<documents::Articles<'_>>()),
        ),
        (
            "/api/documents/{id}",
            "get",
            op(
                "An article with its claims, as `legation code` prints it",
                with(id("id"), &of_day),
                t.json::<CodedDocument>(),
            ),
        ),
        (
            "/api/documents/{id}/trees",
            "get",
            op(
                "The dependency tree of each sentence: a token a line",
                with(id("id"), &of_day),
                t.json::<Vec<String>>(),
            ),
        ),
        ("/api/events", "get", op("Happenings", t.query::<events::Events>(), t.json::<events::Happenings>())),
        (
            "/api/days",
            "get",
            op("How many happenings began on each day", t.query::<events::Events>(), t.json::<Vec<events::DayCount>>()),
        ),
        (
            "/api/pairs",
            "get",
            op("Who acts on whom, how often and when", t.query::<events::Events>(), t.json::<pairs::Pairs<'_>>()),
        ),
        (
            "/api/choices",
            "get",
            op("By whom happenings can be chosen", t.query::<events::Of>(), t.json::<events::Choices<'_>>()),
        ),
        (
            "/api/changes",
            "get",
            op("What changed between two days", t.query::<changes::Between>(), t.json::<Changes>()),
        ),
        (
            "/api/explain/{id}",
            "get",
            op(
                "Why the record says so: the lines of `legation explain`",
                with(id("id"), &of_day),
                t.json::<Vec<String>>(),
            ),
        ),
        ("/api/search", "get", op("Articles in which words stand", t.query::<search::Question>(), t.json::<Found>())),
        ("/api/sql", "get", op("What a question in SQL comes to", t.query::<search::Question>(), t.json::<Rows>())),
        ("/api/corrections", "get", op("What analysts have put right", of_day.clone(), t.json::<Vec<Corrected>>())),
        (
            "/api/corrections",
            "post",
            asks(op("Puts something right", of_day.clone(), t.json::<Corrected>()), t.body::<corrections::Correct>()),
        ),
        (
            "/api/corrections/undo",
            "post",
            asks(op("Takes a correction back", of_day.clone(), t.json::<Corrected>()), t.body::<corrections::Undo>()),
        ),
        (
            "/api/tables/{file}",
            "get",
            op(
                "A table: events, figures, contradictions, steps or documents, as .csv or .json; or corrections.jsonl",
                with(id("file"), &of_day),
                file,
            ),
        ),
        ("/api/openapi.json", "get", op("This document", Vec::new(), text("application/json"))),
    ]
}

fn op(summary: &str, parameters: Vec<Value>, content: Value) -> Value {
    json!({
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": content},
            "304": {"description": "Not changed since the answer whose `ETag` the request names"},
            "4XX": {"$ref": "#/components/responses/Refusal"},
            "5XX": {"$ref": "#/components/responses/Refusal"}
        }
    })
}

/// An operation that writes something down.
fn asks(mut operation: Value, body: Value) -> Value {
    if let Some(responses) = operation["responses"].as_object_mut() {
        responses.remove("304");
        let done = responses.remove("200").unwrap_or_default();
        responses.insert("201".into(), done);
    }
    operation["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": body}}});
    operation
}

/// The types of answers, each named once, and of what is asked, each where it stands.
struct Types {
    answers: SchemaGenerator,
    asked: SchemaGenerator,
}

impl Types {
    fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|s| {
                s.definitions_path = "/components/schemas".into();
                s.meta_schema = None;
            })
        };
        Self {
            answers: settings().for_serialize().into_generator(),
            asked: settings().for_deserialize().with(|s| s.inline_subschemas = true).into_generator(),
        }
    }

    fn answer<T: JsonSchema>(&mut self) -> Schema {
        self.answers.subschema_for::<T>()
    }

    fn json<T: JsonSchema>(&mut self) -> Value {
        json!({"application/json": {"schema": self.answer::<T>()}})
    }

    fn body<T: JsonSchema>(&mut self) -> Value {
        self.asked.subschema_for::<T>().to_value()
    }

    /// The fields of a type as parameters after the question mark.
    fn query<T: JsonSchema>(&mut self) -> Vec<Value> {
        let schema = self.body::<T>();
        let required =
            |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|n| n.as_str() == Some(name)));
        let fields = schema["properties"].as_object().into_iter().flatten();
        let parameter = |(name, field): (&String, &Value)| {
            let mut field = field.clone();
            let description = field.as_object_mut().and_then(|f| f.remove("description"));
            // A parameter is left out, not null.
            if let Some(kind) = field["type"].as_array().and_then(|kinds| kinds.first()).cloned() {
                field["type"] = kind;
            }
            json!({
                "name": name, "in": "query", "required": required(name), "description": description, "schema": field
            })
        };
        fields.map(parameter).collect()
    }
}

/// Forbids fields that the types do not have. Where a type has its own fields beside those of one of several others, only all
/// of them together are closed.
fn close(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.contains_key("properties") {
        let flat = object.contains_key("oneOf");
        object.insert(if flat { "unevaluatedProperties" } else { "additionalProperties" }.into(), json!(false));
        if flat {
            return;
        }
    }
    for key in ["oneOf", "anyOf"] {
        object.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().for_each(close);
    }
}
