//! Does every address give what `docs/schema/openapi.json` says, and do the filters choose?

mod client;
mod server;

use std::collections::BTreeSet;

use jsonschema::Validator;
use legation_serve::{Settings, openapi};
use serde_json::{Value, json};
use server::Server;

/// Checks an answer against the schema that the document gives for its address.
fn faults(document: &Value, template: &str, status: u16, answer: &Value) -> Vec<String> {
    let get = &document["paths"][template]["get"];
    let schema = if status == 200 {
        get["responses"]["200"]["content"]["application/json"]["schema"].clone()
    } else {
        document["components"]["responses"]["Refusal"]["content"]["application/json"]["schema"].clone()
    };
    assert!(schema.is_object(), "{template} is not described");
    let validator = validator(document, schema);
    validator.iter_errors(answer).map(|e| format!("{template}: {e} at {}", e.instance_path())).collect()
}

fn validator(document: &Value, mut schema: Value) -> Validator {
    schema["components"] = document["components"].clone();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn every_answer_fits_its_description() {
    let server = Server::start("serve-api", Settings::default());
    let document = openapi();
    let asked = [
        ("/api/record", "/api/record"),
        ("/api/record", "/api/record?as_of=2031-03-06"),
        ("/api/diags", "/api/diags"),
        ("/api/diags", "/api/diags?as_of=2031-03-06"),
        ("/api/episodes/{id}", "/api/episodes/E1"),
        ("/api/episodes/{id}", "/api/episodes/E99"),
        ("/api/episodes/{id}", "/api/episodes/E1?parts=ledgers,stories&stories=cited"),
        ("/api/episodes/{id}", "/api/episodes/E1?parts=colours"),
        ("/api/choices", "/api/choices?episode=E1"),
        ("/api/documents", "/api/documents?q=ICEland&limit=1"),
        ("/api/documents", "/api/documents?ids=offer,answer,none"),
        ("/api/documents/{id}", "/api/documents/offer"),
        ("/api/documents/{id}", "/api/documents/none"),
        ("/api/documents/{id}", "/api/documents/answer?as_of=2031-03-06"),
        ("/api/documents/{id}/trees", "/api/documents/offer/trees"),
        ("/api/events", "/api/events"),
        ("/api/events", "/api/events?colour=red"),
        ("/api/events", "/api/events?from=yesterday"),
        ("/api/days", "/api/days"),
        ("/api/pairs", "/api/pairs?episode=E1&limit=1"),
        ("/api/changes", "/api/changes?from=2031-03-06"),
        ("/api/changes", "/api/changes?from=2031-03-06&to=2031-03-08"),
        ("/api/changes", "/api/changes?from=2031-03-06&to=2031-03-05"),
        ("/api/changes", "/api/changes"),
        ("/api/explain/{id}", "/api/explain/E1.S1"),
        ("/api/explain/{id}", "/api/explain/offer:e1"),
        ("/api/explain/{id}", "/api/explain/nothing"),
        ("/api/search", "/api/search?q=harbour"),
        ("/api/search", "/api/search?q=%20"),
        ("/api/sql", "/api/sql?q=select%201"),
        ("/api/corrections", "/api/corrections"),
        ("/api/tables/{file}", "/api/tables/events.json"),
        ("/api/tables/{file}", "/api/tables/nothing.json"),
    ];
    let mut seen = BTreeSet::new();
    for (template, path) in asked {
        let reply = server.get(path);
        assert!(reply.header("content-type") == Some("application/json"), "{path}: {reply:?}");
        let answer: Value = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!(faults(&document, template, reply.status, &answer), Vec::<String>::new(), "{path}");
        assert!(reply.status == 200 || answer["error"].as_str().is_some_and(|e| !e.is_empty()), "{path}");
        if reply.status == 200 {
            seen.insert(template);
        }
    }
    let with_answer = document["paths"].as_object().unwrap().iter().filter(|(_, methods)| methods.get("get").is_some());
    let missed: Vec<&String> = with_answer.map(|(path, _)| path).filter(|p| !seen.contains(p.as_str())).collect();
    assert_eq!(missed, ["/api/openapi.json", "/api/sql"], "SQL is answered by stores");
    assert!(server.json("/api/openapi.json") == document, "the server gives the stored description");
    // The check itself must be able to fail.
    let mut wrong = server.json("/api/record");
    wrong["episodes"][0]["misspelt"] = json!(1);
    assert!(!faults(&document, "/api/record", 200, &wrong).is_empty());
}

#[test]
fn what_is_asked_for_is_given() {
    let server = Server::start("serve-filters", Settings::default());
    let total = |path: &str| server.json(path)["total"].as_u64().unwrap();
    let all = total("/api/events");
    assert!(all >= 4, "{all}");
    let record = server.json("/api/record");
    assert_eq!((&record["documents_count"], &record["corrections"]), (&json!(3), &json!(false)));
    assert_eq!(record["days"], json!(["2031-03-06", "2031-03-08"]));
    // One value fits, one of several, none.
    for (filter, least, most) in [
        ("actor=PRT", 1, all - 1),
        ("actor=PRT,ISL", 2, all),
        ("actor=XXX", 0, 0),
        ("type=agree", 1, all - 1),
        ("type=ASSAULT,CONSULT,NONE", 0, all - 1),
        ("outlet=offer", 1, all - 1),
        ("modality=offered", 1, all - 1),
        ("episode=E1", all, all),
        ("episode=E7", 0, 0),
        ("from=2031-03-02&to=2031-03-02", 1, all - 1),
        ("from=2032-01-01", 0, 0),
        ("as_of=2031-03-06", 1, all - 1),
    ] {
        let n = total(&format!("/api/events?{filter}"));
        assert!((least..=most).contains(&n), "{filter}: {n} of {all}");
    }
    // Pages put together are the whole.
    let ids = |path: &str| -> Vec<String> {
        let rows = server.json(path)["rows"].clone();
        rows.as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect()
    };
    let pages: Vec<String> = (0..all).flat_map(|offset| ids(&format!("/api/events?offset={offset}&limit=1"))).collect();
    assert_eq!(pages, ids("/api/events"));
    let days = server.json("/api/days");
    let counted: u64 = days
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|d| d["counts"].as_array().unwrap())
        .map(|n| n.as_u64().unwrap())
        .sum();
    let dated = server.json("/api/events?from=0001-01-01");
    assert_eq!(json!(counted), dated["total"]);
    assert_eq!(all, counted + dated["undated"].as_u64().unwrap());
}

#[test]
fn an_episode_is_given_whole_or_in_parts() {
    let server = Server::start("serve-parts", Settings::default());
    let whole = server.json("/api/episodes/E1");
    let many = |e: &Value, list: &str| e[list].as_array().unwrap().len();
    let part = server.json("/api/episodes/E1?parts=ledgers,stories");
    assert_eq!((&part["ledgers"], &part["stories"]), (&whole["ledgers"], &whole["stories"]));
    assert_eq!((&part["title"], &part["docs"], many(&part, "origins")), (&whole["title"], &whole["docs"], 0));
    let cited = server.json("/api/episodes/E1?parts=stories&stories=cited");
    let claims: Vec<&str> =
        whole["ledgers"][0]["steps"][0]["claims"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let told =
        |s: &Value| s["reports"].as_array().unwrap().iter().any(|r| claims.contains(&r["claim"].as_str().unwrap()));
    assert!(cited["stories"].as_array().unwrap().iter().any(told));
    assert!((1..=many(&whole, "stories")).contains(&many(&cited, "stories")));
    let bare = server.json("/api/episodes/E1?parts=stories&stories=bare");
    assert_eq!((many(&bare, "stories"), many(&bare["stories"][0], "reports")), (many(&whole, "stories"), 0));
    let of_one = server.json("/api/episodes/E1?parts=stories&doc=answer");
    assert!((1..many(&whole, "stories")).contains(&many(&of_one, "stories")));
    let pairs = server.json("/api/pairs?episode=E1");
    let pair = |p: &Value| (p["from"].as_str().unwrap().to_owned(), p["to"].as_str().unwrap().to_owned());
    let all: Vec<_> = pairs["rows"].as_array().unwrap().iter().map(pair).collect();
    assert_eq!((all.len() as u64, all.iter().all(|(a, b)| a != b)), (pairs["total"].as_u64().unwrap(), true));
    assert!(all.iter().any(|(from, _)| from == "ISL"), "{all:?}");
    let first = &pairs["rows"][0];
    let counts = first["days"].as_array().unwrap().iter().flat_map(|d| d["counts"].as_array().unwrap());
    assert_eq!(Some(counts.filter_map(Value::as_u64).sum()), first["events"].as_u64());
    let choices = server.json("/api/choices?episode=E1");
    let codes: Vec<&str> = choices["actors"].as_array().unwrap().iter().filter_map(|a| a["actor"].as_str()).collect();
    assert!(codes.contains(&"PRT") && codes.contains(&"ISL"), "{codes:?}");
    assert_eq!(server.json("/api/choices?episode=E7"), json!({"actors": [], "outlets": []}));
}

#[test]
fn words_are_found_and_marked() {
    let server = Server::start("serve-search", Settings::default());
    let found = server.json("/api/search?q=sold%20%22fishing%20harbour%22");
    assert_eq!(found["total"], 2);
    let snippet = found["rows"][0]["snippet"].as_str().unwrap();
    assert!(snippet.contains("\u{1}fishing harbour\u{2}") && snippet.contains("\u{1}sold\u{2}iers"), "{snippet}");
    assert_eq!(server.json("/api/search?q=harbour&as_of=2031-03-06")["total"], 2);
    assert_eq!(server.json("/api/search?q=harbour&limit=1")["rows"].as_array().unwrap().len(), 1);
    assert_eq!(server.json("/api/search?q=submarine")["total"], 0);
}

#[test]
fn the_answers_are_those_of_the_other_verbs() {
    let server = Server::start("serve-same", Settings::default());
    let lines = server.json("/api/explain/offer:e1");
    assert_eq!(lines[0].as_str().unwrap().split(' ').next(), Some("offer:e1"));
    assert!(lines.as_array().unwrap().iter().any(|l| l.as_str().unwrap().starts_with("tree ")));
    let document = server.json("/api/documents/offer");
    let sentences = document["sentences"].as_array().unwrap().len();
    let trees = server.json("/api/documents/offer/trees");
    assert_eq!(trees.as_array().unwrap().len(), sentences);
    assert!(trees[0].as_str().unwrap().contains("ROOT"));
    let changes = server.json("/api/changes?from=2031-03-06&to=2031-03-08");
    assert_eq!(changes["documents"], json!(["answer"]));
    assert_eq!((&changes["from"], &changes["to"]), (&json!("2031-03-06"), &json!("2031-03-08")));
    assert_eq!(server.json("/api/changes?from=2031-03-06&as_of=2031-03-08"), changes);
}

#[test]
fn tables_are_taken_away_as_csv_and_json() {
    let server = Server::start("serve-tables", Settings::default());
    for name in ["events", "figures", "contradictions", "steps", "documents"] {
        let json = server.json(&format!("/api/tables/{name}.json"));
        let rows = json.as_array().unwrap();
        let reply = server.get(&format!("/api/tables/{name}.csv"));
        assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
        assert_eq!(reply.header("content-disposition"), Some(format!("attachment; filename=\"{name}.csv\"").as_str()));
        let mut csv = csv::Reader::from_reader(reply.body.as_slice());
        let columns: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let read: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(read.len(), rows.len(), "{name}");
        assert!(!rows.is_empty(), "{name}");
        for row in rows {
            let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
            assert_eq!(keys, columns.iter().collect::<Vec<_>>(), "{name}");
        }
    }
    // A headline that a spreadsheet would take for a formula.
    assert!(server.get("/api/tables/documents.csv").text().contains("'=1+1"));
    assert_eq!(server.get("/api/tables/events.exe").status, 404);
}

#[test]
fn what_has_not_changed_is_not_sent_again_and_the_rest_is_packed() {
    let server = Server::start("serve-tags", Settings::default());
    let mut client = server.client();
    let first = client.get("/api/record", &[]).unwrap();
    let tag = format!("If-None-Match: {}", first.header("etag").unwrap());
    let again = client.get("/api/record", &[&tag]).unwrap();
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(client.get("/api/diags", &[&tag]).unwrap().status, 200);
    let packed = client.get("/api/record", &["Accept-Encoding: gzip"]).unwrap();
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() * 2 < first.body.len(), "{} of {}", packed.body.len(), first.body.len());
    let again = client.get("/api/record", &["Accept-Encoding: gzip", &tag]).unwrap();
    assert_eq!(again.status, 304);
    let head = client.raw(&format!("HEAD /api/record HTTP/1.1\r\nHost: {}\r\n\r\n", server.address)).unwrap();
    assert_eq!((head.status, head.body.len()), (200, 0));
}
