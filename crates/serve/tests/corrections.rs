//! Are corrections written once, seen at once, undone as easily, and refused where they must be?

mod client;
mod server;

use std::time::Duration;

use legation_engine::append_correction;
use legation_serve::Settings;
use serde_json::{Value, json};
use server::{Server, wait_until};

fn correcting() -> Settings {
    Settings { corrections: true, ..Settings::default() }
}

fn lines(server: &Server) -> usize {
    std::fs::read_to_string(server.corrections()).unwrap_or_default().lines().count()
}

#[test]
fn a_correction_is_written_and_seen_and_taken_back() {
    let server = Server::start("serve-correct", correcting());
    let before = server.json("/api/record");
    assert_eq!(before["corrections"], true);
    let story = server.json("/api/events?type=AGREE")["rows"][0].clone();
    let asked = json!({"kind": "reject", "of": [story["id"]], "reason": "a misprint", "by": "desk",
        "version": before["version"]});
    let reply = server.post("/api/corrections", &asked);
    assert_eq!(reply.status, 201, "{}", reply.text());
    let done: Value = serde_json::from_slice(&reply.body).unwrap();
    assert_eq!((&done["effect"], &done["correction"]["number"]), (&json!("applied"), &json!(1)));
    assert_eq!((&done["correction"]["by"], lines(&server)), (&json!("desk"), 1));
    let after = server.json("/api/record");
    assert_ne!(after["version"], before["version"]);
    assert!(!server.get("/api/events").text().contains(story["summary"].as_str().unwrap()));
    assert_eq!(server.json("/api/corrections")[0]["correction"]["reason"], "a misprint");
    // With the version that was shown before nothing is done.
    let reply = server.post("/api/corrections", &asked);
    assert_eq!((reply.status, lines(&server)), (409, 1), "{}", reply.text());
    let reply = server.post("/api/corrections/undo", &json!({"number": 1, "reason": "it was none"}));
    assert_eq!((reply.status, lines(&server)), (201, 2), "{}", reply.text());
    assert_eq!(server.json("/api/record")["episodes"], before["episodes"]);
    let lines = server.get("/api/tables/corrections.jsonl").text();
    assert_eq!(lines, std::fs::read_to_string(server.corrections()).unwrap());
    assert!(server.stop());
}

#[test]
fn every_kind_of_correction_can_be_made() {
    let server = Server::start("serve-kinds", correcting());
    let contradiction = server.json("/api/episodes/E1")["contradictions"][0]["id"].clone();
    let events = server.json("/api/documents/offer")["events"].clone();
    let id = |n: usize| events[n]["id"].clone();
    for asked in [
        json!({"kind": "accept", "of": [id(0)], "reason": "as it says"}),
        json!({"kind": "accept", "of": [contradiction], "reason": "they do differ"}),
        json!({"kind": "edit", "of": [id(0)], "reason": "a day earlier", "set": {"date": "2031-03-03"}}),
        json!({"kind": "split", "of": [id(1)], "reason": "another one"}),
        json!({"kind": "merge", "of": [id(0), id(1)], "reason": "the same"}),
    ] {
        let reply = server.post("/api/corrections", &asked);
        assert_eq!(reply.status, 201, "{asked}: {}", reply.text());
    }
    assert_eq!(lines(&server), 5);
}

#[test]
fn what_cannot_be_carried_out_is_not_written() {
    let server = Server::start("serve-refused", correcting());
    for (asked, status) in [
        (json!({"kind": "reject", "of": ["offer:e99"], "reason": "no such claim"}), 400),
        (json!({"kind": "reject", "of": [], "reason": "nothing"}), 400),
        (json!({"kind": "reject", "of": ["offer:e1"], "reason": "  "}), 400),
        (json!({"kind": "merge", "of": ["offer:e1"], "reason": "with what?"}), 400),
        (json!({"kind": "edit", "of": ["offer:e1"], "reason": "no field"}), 400),
        (json!({"kind": "edit", "of": ["offer:e1"], "reason": "no date", "set": {"date": "soon"}}), 400),
        (json!({"kind": "edit", "of": ["offer:e1"], "reason": "no field", "set": {"colour": "red"}}), 400),
        (json!({"kind": "delete", "of": ["offer:e1"], "reason": "no such kind"}), 400),
        (json!({"kind": "accept", "of": ["offer:e1"]}), 400),
        (json!([]), 400),
    ] {
        let reply = server.post("/api/corrections", &asked);
        assert_eq!(reply.status, status, "{asked}: {}", reply.text());
    }
    let reply = server.post("/api/corrections/undo", &json!({"number": 7, "reason": "no such line"}));
    assert_eq!(reply.status, 400, "{}", reply.text());
    assert!(!server.corrections().exists());
}

#[test]
fn lines_that_another_program_adds_are_seen() {
    let server = Server::start("serve-other", Settings { renew: Duration::from_millis(10), ..correcting() });
    let reply = server.post("/api/corrections", &json!({"kind": "accept", "of": ["offer:e1"], "reason": "so it is"}));
    assert_eq!(reply.status, 201, "{}", reply.text());
    let before = server.json("/api/record")["version"].clone();
    let line: Value = serde_json::from_str(&std::fs::read_to_string(server.corrections()).unwrap()).unwrap();
    let add = |reason: &str| {
        let mut other = line.clone();
        other["reason"] = json!(reason);
        append_correction(&server.corrections(), serde_json::from_value(other).unwrap()).unwrap();
    };
    let shown = || server.json("/api/corrections").as_array().unwrap().len();
    add("seen twice");
    wait_until("the line of another program", || shown() == 2);
    assert_eq!(server.json("/api/corrections")[1]["correction"]["reason"], "seen twice");
    assert_ne!(server.json("/api/record")["version"], before);
    // While the file is damaged the record stays as it was, and nothing is written; mended it is read again.
    let sound = std::fs::read(server.corrections()).unwrap();
    std::fs::write(server.corrections(), "{\"number\":1,\"rea").unwrap();
    let reply = server.post("/api/corrections", &json!({"kind": "accept", "of": ["offer:e1"], "reason": "again"}));
    assert!(reply.status == 500 && reply.text().contains("line 1"), "{}", reply.text());
    assert_eq!(shown(), 2);
    std::fs::write(server.corrections(), sound).unwrap();
    add("seen three times");
    wait_until("the line after the damage", || shown() == 3);
}
