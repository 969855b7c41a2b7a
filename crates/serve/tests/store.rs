//! Is a store a record too: searched by its index, asked in SQL, corrected in itself, and fresh while articles are added?

mod client;
mod server;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use legation_engine::model::diag::Diag;
use legation_engine::store::{Manifest, Select, Store};
use legation_engine::{Engine, Item};
use legation_serve::{InStore, Limits, Memory, Settings};
use serde_json::json;
use server::{ARTICLES, Server, engine, wait_until};

/// A store with some of the articles.
fn store(name: &str, engine: &Engine<'_>, articles: &[(&str, &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
    add(&path, engine, articles);
    path
}

fn add(path: &Path, engine: &Engine<'_>, articles: &[(&str, &str)]) {
    let mut store = Store::open(path).unwrap();
    let run = store.begin("add", "2031-03-09T08:00:00Z", &Manifest::default()).unwrap();
    let items: Vec<Result<Item, Diag>> = articles.iter().map(|(name, text)| Ok(item(name, text))).collect();
    let counts = engine.add(&mut store, run, items.into_iter(), 1, &mut |_, _| {}).unwrap();
    assert_eq!(counts.added as usize, articles.len());
}

fn item(name: &str, text: &str) -> Item {
    Item { origin: name.to_owned(), bytes: text.as_bytes().to_vec(), ..Item::default() }
}

fn serve(path: &Path, engine: Engine<'static>, select: Select, settings: Settings) -> Server {
    let store = Store::read(path).unwrap();
    let names = store.names(&select).unwrap();
    let coded = names.iter().filter_map(|name| store.document(name).unwrap()).collect();
    let memory = Memory::new(engine, coded, Vec::new(), InStore::new(path.into(), select)).unwrap();
    Server::of(Arc::new(memory), settings)
}

#[test]
fn a_store_is_searched_by_its_index_and_asked_in_sql() {
    let engine = engine();
    let path = store("serve-asked.legation", &engine, &ARTICLES);
    let limits = Limits { time: Duration::from_millis(1500), ..Limits::default() };
    let server = serve(&path, engine, Select::default(), Settings { limits, ..Settings::default() });
    // Words in all their forms; a day leaves articles out.
    let found = server.json("/api/search?q=harbours");
    assert_eq!(found["total"], 3);
    assert!(found["rows"][0]["snippet"].as_str().unwrap().contains("\u{1}harbour\u{2}"));
    assert!(found["rows"][0]["published"]["first"].is_string());
    assert_eq!(server.json("/api/search?q=harbours&as_of=2031-03-06")["total"], 2);
    assert_eq!(server.json("/api/search?q=accepted%20OR%20recalled")["total"], 2);
    let answer = server.json("/api/sql?q=select%20article%20from%20articles%20order%20by%201&limit=2");
    assert_eq!(answer, json!({"columns": ["article"], "rows": [["answer"], ["offer"]], "truncated": true}));
    let endless = "with%20recursive%20n(x)%20as%20(select%201%20union%20all%20select%20x%2B1%20from%20n)%20select%20max(x)%20from%20n";
    for (q, status) in [
        ("delete%20from%20article", 400),
        ("select%20*%20from%20nothing", 400),
        ("attach%20'x.db'%20as%20x", 400),
        ("pragma%20query_only=0", 400),
        (endless, 503),
    ] {
        let reply = server.get(&format!("/api/sql?q={q}"));
        assert_eq!(reply.status, status, "{q}: {}", reply.text());
    }
    // Its connection is free again.
    assert_eq!(server.json("/api/sql?q=select%201")["rows"], json!([[1]]));
}

#[test]
fn articles_and_corrections_that_come_meanwhile_show() {
    let engine = engine();
    let path = store("serve-growing.legation", &engine, &ARTICLES[..1]);
    let settings = Settings { corrections: true, renew: Duration::from_millis(10), ..Settings::default() };
    let server = serve(&path, self::engine(), Select::default(), settings);
    let before = server.json("/api/record");
    assert_eq!(before["documents_count"], 1);
    let asked = json!({"kind": "accept", "of": ["offer:e1"], "reason": "so it is"});
    let reply = server.post("/api/corrections", &asked);
    assert_eq!(reply.status, 201, "{}", reply.text());
    add(&path, &engine, &ARTICLES[1..]);
    wait_until("the new articles", || server.json("/api/record")["documents_count"] == 3);
    assert_eq!(server.json("/api/documents/answer")["document"]["id"], "answer");
    assert_eq!(server.json("/api/corrections")[0]["correction"]["reason"], "so it is");
    assert_ne!(server.json("/api/record")["version"], before["version"]);
    // Another program is first with the next line.
    let mut line = Store::read(&path).unwrap().corrections().unwrap().remove(0);
    line.number = 2;
    Store::open(&path).unwrap().correct(&line).unwrap();
    let reply = server.post("/api/corrections/undo", &json!({"number": 1, "reason": "it was none"}));
    assert_eq!(reply.status, 201, "{}", reply.text());
    let numbers: Vec<u32> = Store::read(&path).unwrap().corrections().unwrap().iter().map(|c| c.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn a_part_of_a_store_is_the_record_of_that_part() {
    let engine = engine();
    let path = store("serve-part.legation", &engine, &ARTICLES);
    let select = Select { words: Some("accepted".into()), ..Select::default() };
    let server = serve(&path, engine, select, Settings::default());
    assert_eq!(server.json("/api/record")["documents_count"], 1);
    assert_eq!(server.json("/api/search?q=harbour")["total"], 1);
    assert_eq!(server.get("/api/documents/offer").status, 404);
}
