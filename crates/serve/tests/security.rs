//! Is the record shown to nobody else, changed by nobody else, and can no article make the browser do anything?

mod client;
mod server;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::correction::Corrected;
use legation_serve::{Asked, Found, Kind, Limits, Problem, Reading, Record, Rows, Settings, Stop, make_token};
use serde_json::{Value, json};
use server::Server;

#[test]
fn a_request_to_another_name_is_refused() {
    let server = Server::start("serve-host", Settings { hosts: vec!["desk.example".into()], ..Settings::default() });
    let port = server.address.port();
    for (host, status) in [
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("desk.example", 200),
        ("Desk.Example:8080", 200),
        ("rebound.example", 421),
        ("rebound.example:80", 421),
        ("localhost.rebound.example", 421),
        ("desk.example.rebound.example", 421),
        ("10.0.0.7", 421),
        ("0.0.0.0", 421),
        ("", 421),
    ] {
        let host = format!("Host: {host}");
        for path in ["/api/record", "/", "/?token=x"] {
            let reply = server.client().get(path, &[&host]).unwrap();
            assert_eq!(reply.status == 421, status == 421, "{host} {path}: {}", reply.text());
        }
    }
    let none = server.client().raw("GET /api/record HTTP/1.1\r\n\r\n").unwrap();
    assert_eq!(none.status, 421);
    let other = format!("GET http://rebound.example/api/record HTTP/1.1\r\nHost: rebound.example:{port}\r\n\r\n");
    assert_eq!(server.client().raw(&other).unwrap().status, 421);
}

#[test]
fn a_page_of_another_place_can_neither_read_nor_write() {
    let server = Server::start("serve-origin", Settings { corrections: true, ..Settings::default() });
    let own = format!("Origin: http://{}", server.address);
    let json = "Content-Type: application/json";
    let body = json!({"kind": "accept", "of": ["offer:e1"], "reason": "so it is"}).to_string();
    for (headers, status) in [
        (vec![json, "Origin: http://other.example"], 403),
        (vec![json, "Origin: null"], 403),
        (vec![json, "Origin: http://localhost:1"], 403),
        (vec![json, &own, "Sec-Fetch-Site: cross-site"], 403),
        (vec![json, &own, "Sec-Fetch-Site: same-site"], 403),
        (vec![json, &own, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"], 403),
        (vec!["Content-Type: text/plain", &own], 415),
        (vec!["Content-Type: application/x-www-form-urlencoded", &own], 415),
        (vec![&own], 415),
        (vec![json, &own, "Sec-Fetch-Site: same-origin"], 201),
        (vec!["Content-Type: Application/JSON; charset=utf-8"], 201),
    ] {
        let reply = server.client().send("POST", "/api/corrections", &headers, &body).unwrap();
        assert_eq!(reply.status, status, "{headers:?}: {}", reply.text());
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
    for (headers, status) in [
        (vec!["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"], 403),
        (vec!["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"], 403),
        (vec!["Origin: http://other.example"], 403),
        (vec!["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"], 200),
        (vec!["Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"], 200),
        (vec!["Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"], 200),
    ] {
        let reply = server.client().get("/api/record", &headers).unwrap();
        assert_eq!(reply.status, status, "{headers:?}");
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let reply = server.client().send(method, "/api/corrections", &[json], "{}").unwrap();
        assert!(reply.status == 405 && reply.header("access-control-allow-methods").is_none(), "{method}: {reply:?}");
    }
}

#[test]
fn without_leave_nothing_is_written() {
    let server = Server::start("serve-read-only", Settings::default());
    let asked = json!({"kind": "accept", "of": ["offer:e1"], "reason": "so it is"});
    assert_eq!(server.post("/api/corrections", &asked).status, 403);
    assert_eq!(server.post("/api/corrections/undo", &json!({"number": 1, "reason": "no"})).status, 403);
    assert!(!server.corrections().exists());
}

#[test]
fn the_token_opens_and_nothing_else_does() {
    let token = make_token().unwrap();
    assert!(token.len() == 32 && token != make_token().unwrap());
    let server = Server::start("serve-token", Settings { token: Some(token.clone()), ..Settings::default() });
    let mut client = server.client();
    let wrong = format!("{}x", &token[..31]);
    let name = format!("legation-{}", server.address.port());
    for headers in [
        vec![],
        vec![format!("Authorization: Bearer {wrong}")],
        vec!["Authorization: Bearer ".to_owned()],
        vec![format!("Authorization: Basic {token}")],
        vec![format!("Cookie: {name}={wrong}")],
        vec![format!("Cookie: other={token}")],
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        for path in ["/api/record", "/api/openapi.json", "/", "/assets/page.js"] {
            let reply = client.get(path, &headers).unwrap();
            assert_eq!(reply.status, 401, "{headers:?} {path}");
            assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
        }
    }
    assert_eq!(client.get(&format!("/?token={wrong}"), &[]).unwrap().status, 401);
    let sent = client.get(&format!("/api/record?as_of=2031-03-06&token={token}"), &[]).unwrap();
    assert_eq!((sent.status, sent.header("location")), (303, Some("/api/record?as_of=2031-03-06")));
    let cookie = sent.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = format!("Cookie: a=b; {}", cookie.split(';').next().unwrap());
    assert_eq!(client.get("/api/record", &[&cookie]).unwrap().status, 200);
    assert_eq!(client.get("/api/record", &[&format!("Authorization: Bearer {token}")]).unwrap().status, 200);
    // The token does not make another name of the server's own.
    assert_eq!(client.get("/api/record", &[&cookie, "Host: rebound.example"]).unwrap().status, 421);
}

#[test]
fn tokens_that_can_be_guessed_are_refused() {
    let with = |token: &str| Settings { token: Some(token.into()), ..Settings::default() }.check();
    assert!(with("short").is_err() && with("").is_err() && with("sixteen letters!").is_err());
    assert!(with("0123456789abcdef").is_ok());
}

#[test]
fn every_answer_tells_the_browser_its_bounds() {
    let server = Server::start("serve-headers", Settings::default());
    for path in ["/", "/api/record", "/api/none", "/api/events?from=x", "/none.js", "/api/tables/events.csv"] {
        for host in [server.address.to_string(), "rebound.example".to_owned()] {
            let reply = server.client().get(path, &[&format!("Host: {host}")]).unwrap();
            assert_eq!(
                reply.header("content-security-policy"),
                Some(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                ),
                "{path}"
            );
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{path}");
            assert_eq!(reply.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
            assert_eq!(reply.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
        }
    }
}

#[test]
fn what_articles_say_is_data_and_never_a_page() {
    let server = Server::start("serve-script", Settings::default());
    for path in [
        "/api/documents/script",
        "/api/documents?q=script",
        "/api/search?q=alert",
        "/api/events?actor=NOR",
        "/api/episodes/E1",
        "/api/explain/script",
        "/api/explain/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/api/%3Cscript%3E",
        "/api/events?%3Cscript%3E=1",
        "/api/tables/%3Cscript%3E.csv",
    ] {
        let reply = server.get(path);
        assert_eq!(reply.header("content-type"), Some("application/json"), "{path}");
        let _: Value = serde_json::from_slice(&reply.body).unwrap();
    }
    // Another page that is not there is plain text, with nothing of the request in it as HTML.
    for path in ["/%3Cscript%3Ealert(1)%3C/script%3E", "/<script>alert(1)</script>.html"] {
        let reply = server.get(path);
        let kind = reply.header("content-type").unwrap_or_default();
        assert!(!reply.text().contains("<script>alert") || !kind.contains("html"), "{path}: {kind}");
    }
}

#[test]
fn paths_lead_to_no_file_of_the_machine() {
    let server = Server::start("serve-paths", Settings::default());
    for path in [
        "/../Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "/assets/../../Cargo.toml",
        "//etc/passwd.txt",
        "/api/../Cargo.toml",
    ] {
        let reply = server.get(path);
        assert!(!reply.text().contains("[package]") && !reply.text().contains("root:"), "{path}");
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let limits = Limits { rows: 2, body: 1000, question: 100, ..Limits::default() };
    let server = Server::start("serve-limits", Settings { corrections: true, limits, ..Settings::default() });
    let long = json!({"kind": "accept", "of": ["offer:e1"], "reason": "so it is ".repeat(500)});
    assert_eq!(server.post("/api/corrections", &long).status, 413);
    // Without a length that is known before.
    let chunk = "x".repeat(4000);
    let text = format!(
        "POST /api/corrections HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n\
         {:x}\r\n{chunk}\r\n0\r\n\r\n",
        server.address,
        chunk.len()
    );
    assert_eq!(server.client().raw(&text).unwrap().status, 413);
    assert_eq!(server.json("/api/events?limit=100000")["rows"].as_array().unwrap().len(), 2);
    for path in ["/api/search?q=", "/api/sql?q="] {
        assert_eq!(server.get(&format!("{path}{}", "x".repeat(101))).status, 413);
    }
    let many: String = (0..200).map(|n| format!("X-{n}: 1\r\n")).collect();
    let reply = server.client().raw(&format!("GET /api/record HTTP/1.1\r\nHost: {}\r\n{many}\r\n", server.address));
    assert!(reply.is_ok_and(|r| r.status == 431));
    assert_eq!(server.get(&format!("/api/search?q={}", "x".repeat(100_000))).status / 100, 4);
}

/// Works until it is told to stop.
#[derive(Default)]
struct Endless(Stop);

impl Record for Endless {
    fn reading(&self, _: Option<Date>) -> Result<Arc<Reading>, Problem> {
        panic!("a fault of the program")
    }

    fn document(&self, _: &str, _: Option<Date>) -> Result<Option<Arc<CodedDocument>>, Problem> {
        Ok(None)
    }

    fn trees(&self, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn search(&self, _: &str, _: Option<Date>, _: usize, _: &Stop) -> Result<Found, Problem> {
        Ok(Found { total: 0, rows: Vec::new() })
    }

    fn sql(&self, _: &str, _: usize, stop: &Stop) -> Result<Rows, Problem> {
        while !stop.asked() {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.0.ask();
        Err(Problem::new(Kind::Busy, "stopped", ""))
    }

    fn correct(&self, _: &Asked) -> Result<Corrected, Problem> {
        Err(Problem::failed("no corrections"))
    }

    fn renew(&self) -> Result<bool, Problem> {
        Ok(false)
    }
}

#[test]
fn what_takes_too_long_is_given_up() {
    let record = Arc::new(Endless::default());
    let limits = Limits { time: Duration::from_millis(200), at_once: 1, ..Limits::default() };
    let server = Server::of(record.clone(), Settings { limits, ..Settings::default() });
    let start = Instant::now();
    let reply = server.get("/api/sql?q=endless");
    assert_eq!(reply.status, 503, "{}", reply.text());
    assert!(start.elapsed() < Duration::from_secs(5));
    // The work itself was ended too, and its place is free again.
    let until = Instant::now() + Duration::from_secs(5);
    while !record.0.asked() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(record.0.asked());
    assert_eq!(server.json("/api/search?q=x")["total"], 0);
}

#[test]
fn a_fault_of_the_program_ends_one_request_alone() {
    let limits = Limits { at_once: 1, ..Limits::default() };
    let server = Server::of(Arc::new(Endless::default()), Settings { limits, ..Settings::default() });
    let reply = server.get("/api/record");
    assert!(reply.status == 500 && reply.text().contains("\"error\""), "{}", reply.text());
    assert_eq!(server.json("/api/search?q=x")["total"], 0);
}

#[test]
fn a_connection_that_says_nothing_is_closed_and_the_end_waits_for_no_one() {
    let limits = Limits { head: Duration::from_millis(200), connections: 2, ..Limits::default() };
    let server = Server::of(Arc::new(Endless::default()), Settings { limits, ..Settings::default() });
    let mut silent: Vec<TcpStream> = (0..2).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    silent[0].write_all(b"GET / HTTP/1.1\r\nHost: localh").unwrap();
    // Both places are taken; a third gets its turn when they are closed.
    assert_eq!(server.json("/api/search?q=x")["total"], 0);
    for stream in &mut silent {
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    }
    let mut kept = server.client();
    assert_eq!(kept.get("/api/search?q=x", &[]).unwrap().status, 200);
    let start = Instant::now();
    assert!(server.stop());
    assert!(start.elapsed() < Duration::from_secs(4), "an idle connection does not hold the end up");
}
