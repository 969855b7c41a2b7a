//! Does `legation serve` print where it is, answer there, warn where others can reach it, and end on Ctrl-C?

mod program;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};

use program::{command, model, run};

/// The program as it serves; it ends with the test.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(name: &str, more: &[&str]) -> Self {
        let folder = folder(name);
        let mut child = command(&[&["serve", &folder, "--port", "0", "--quiet"], more].concat())
            .env("LEGATION_MODEL", model())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        Self { child, address: address.trim_end().to_owned() }
    }

    /// The host and port of the address, and what follows them.
    fn parts(&self) -> (&str, &str) {
        self.address
            .strip_prefix("http://")
            .and_then(|a| a.split_once('/'))
            .unwrap_or_else(|| panic!("{}", self.address))
    }

    fn get(&self, path: &str) -> String {
        let (host, _) = self.parts();
        let port = host.rsplit_once(':').unwrap().1;
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        stream
            .write_all(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks the program to end as Ctrl-C does; gives its status and what it said on standard error.
    fn interrupt(mut self) -> (Option<i32>, String) {
        let sent = std::process::Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn folder(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    let text = "Portugal offers to mediate\n\nPublished: 6 March 2031\n\n\
        Portugal offered to mediate between Iceland and Norway on Tuesday, the Portuguese Foreign Ministry said.\n";
    std::fs::write(path.join("offer.txt"), text).unwrap();
    path.display().to_string()
}

#[test]
fn the_address_is_printed_and_ctrl_c_ends_it_well() {
    let serving = Serving::start("serve-port", &[]);
    let (host, rest) = serving.parts();
    assert!(host.starts_with("127.0.0.1:") && rest.is_empty(), "{}", serving.address);
    let answer = serving.get("/api/record");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"documents_count\":1"), "{answer}");
    assert!(answer.contains("\"corrections\":false"), "{answer}");
    let page = serving.get("/");
    assert!(page.contains("text/html") || page.contains("make web"), "a page, or how to build it: {page}");
    let (status, _) = serving.interrupt();
    assert_eq!(status, Some(0));
}

#[test]
fn beyond_this_machine_there_is_a_token_and_a_warning() {
    let serving = Serving::start("serve-beyond", &["--host", "0.0.0.0"]);
    let (_, rest) = serving.parts();
    let token = rest.strip_prefix("?token=").unwrap().to_owned();
    assert_eq!(token.len(), 32);
    assert!(serving.get("/api/record").starts_with("HTTP/1.1 401"));
    assert!(serving.get(&format!("/{rest}")).starts_with("HTTP/1.1 303"));
    let (status, said) = serving.interrupt();
    assert!(status == Some(0) && said.contains("warning: other machines can reach 0.0.0.0"), "{said}");
}

#[test]
fn wrong_calls_say_what_to_do() {
    let folder = folder("serve-wrong");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let file = format!("{folder}/offer.txt");
    let damaged = format!("{folder}/damaged.jsonl");
    std::fs::write(&damaged, "{\"number\":").unwrap();
    for (call, word) in [
        (vec!["serve", &folder, "--port", &port], "--port"),
        (vec!["serve", &folder, "--token", "short"], "token"),
        (vec!["serve", &file, "--port", "0", "--corrections"], "--file"),
        (vec!["serve", &folder, "--port", "0", "--file", &damaged], "line 1"),
        (vec!["serve", "no-such-folder", "--port", "0"], "no-such-folder"),
    ] {
        let done = run(&call);
        assert_eq!(done.status.code(), Some(2), "{call:?}");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(said.contains(word) && done.stdout.is_empty(), "{call:?}: {said}");
    }
}
