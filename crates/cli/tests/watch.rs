//! Does `watch` survive feeds that answer slowly, wrongly, endlessly, and with redirects to private addresses, and report each?
//! The feeds are served by the test itself on loopback.

mod program;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use program::{run, stdout};

/// A server on loopback: the first line and the headers of each request go to `asked`.
struct Site {
    at: String,
    asked: Arc<Mutex<Vec<String>>>,
}

fn site() -> Site {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (log, host) = (Arc::clone(&asked), at.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (log, host) = (Arc::clone(&log), host.clone());
            std::thread::spawn(move || answer(stream, &log, &host));
        }
    });
    Site { at, asked }
}

fn answer(mut stream: TcpStream, log: &Mutex<Vec<String>>, host: &str) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let mut head = lines.next()?.ok()?;
    for line in lines.map_while(Result::ok).take_while(|l| !l.is_empty()) {
        head += &format!("\n{}", line.to_lowercase());
    }
    log.lock().unwrap().push(head.clone());
    let path = head.split(' ').nth(1)?;
    let mut send = |status: &str, headers: &str, body: &str| {
        let length = body.len();
        let _ =
            write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}");
    };
    let rss = |links: &[&str]| {
        let items: String = links
            .iter()
            .map(|l| {
                format!(
                    "<item><title>Of {l}</title><link>{l}</link><pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate></item>"
                )
            })
            .collect();
        format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Fjord Post</title>{items}</channel></rss>")
    };
    match path {
        "/robots.txt" => send("200 OK", "", "User-agent: *\nDisallow: /closed/\n"),
        "/good" if head.contains("if-none-match: \"v1\"") => send("304 Not Modified", "", ""),
        "/good" => send("200 OK", "etag: \"v1\"\r\n", &rss(&["/page/1", "/page/2"])),
        "/mixed" => {
            send("200 OK", "etag: \"m\"\r\n", &rss(&["/page/3", "/closed/4", "/missing", "/trouble", "/inward"]))
        }
        "/maps" => {
            send("200 OK", "", &format!("<sitemapindex><sitemap><loc>http://{host}/map</loc></sitemap></sitemapindex>"))
        }
        "/map" => send("200 OK", "", &format!("<urlset><url><loc>http://{host}/page/7</loc></url></urlset>")),
        "/list" => send("200 OK", "", &format!("# of ours\nhttp://{host}/page/8\n")),
        "/wrong" => send("200 OK", "", "this is no feed at all"),
        "/moved" => send("301 Moved Permanently", "location: /good2\r\n", ""),
        "/good2" => send("200 OK", "", &rss(&["/page/1"])),
        "/loop" => send("302 Found", "location: /loop\r\n", ""),
        "/inward" | "/inward-feed" => send("302 Found", "location: http://10.0.0.1/secret\r\n", ""),
        "/inward-name" => send("302 Found", "location: http://localhost:9/secret\r\n", ""),
        "/file" => send("302 Found", "location: file:///etc/passwd\r\n", ""),
        "/trouble" => send("500 Internal Server Error", "", ""),
        "/busy" => send("429 Too Many Requests", "retry-after: 0\r\n", ""),
        "/slow" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(100));
            }
        }
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while stream.write_all(&[b'x'; 65536]).is_ok() {}
        }
        "/silent" => std::thread::sleep(Duration::from_secs(30)),
        p if p.starts_with("/page/") => {
            let text = format!(
                "Norway offers talks, part {p}\n\nNorway offered to mediate between Chile and Peru on Monday, its foreign ministry \
                 said.\n\nServed by {host}.\n"
            );
            send("200 OK", "content-type: text/plain; charset=utf-8\r\n", &text);
        }
        _ => send("404 Not Found", "", ""),
    }
    Some(())
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// A file of feeds of the site, with short limits.
fn feeds(dir: &Path, site: &Site, paths: &[&str]) -> String {
    let mut text = format!(
        "contact = \"desk@example.org\"\nhost_seconds = 0.0\ntimeout_seconds = 2\nmost_bytes = 200000\nprivate_hosts = [\"{}\"]\n",
        site.at
    );
    for path in paths {
        text += &format!("[[feed]]\nurl = \"http://{}{path}\"\n", site.at);
    }
    let file = dir.join("feeds.toml");
    fs::write(&file, text).unwrap();
    file.display().to_string()
}

#[test]
fn new_pages_are_taken_once_and_asked_for_with_manners() {
    let (dir, site) = (folder("watch-good"), site());
    let (store, feeds) = (dir.join("w.legation").display().to_string(), feeds(&dir, &site, &["/good", "/moved"]));
    let first = run(&["watch", &store, &feeds, "--once"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(stdout(&first).contains("/good: 2 offered, 2 new, 0 could not be had"), "{}", stdout(&first));
    // The second feed offers a page that the first one brought in the same look, or it is known by its bytes.
    let rows = stdout(&run(&["sql", &store, "select url, outlet, published, title from articles", "--format", "csv"]));
    assert_eq!(rows.lines().count(), 3, "{rows}");
    assert!(rows.contains(",Fjord Post,2031-03-04,"), "{rows}");
    let second = run(&["watch", &store, &feeds, "--once"]);
    assert!(stdout(&second).contains("/good: nothing new"), "{}", stdout(&second));
    let asked = site.asked.lock().unwrap().clone();
    assert_eq!(asked.iter().filter(|a| a.starts_with("GET /robots.txt")).count(), 2, "once a look");
    assert!(asked.iter().all(|a| a.contains("user-agent: legation/") && a.contains("(+desk@example.org)")));
    let pages = asked.iter().filter(|a| a.starts_with("GET /page/2")).count();
    assert_eq!(pages, 1, "what is in the store is not fetched again");
}

#[test]
fn sitemaps_and_lists_are_followed() {
    let (dir, site) = (folder("watch-maps"), site());
    let (store, feeds) = (dir.join("w.legation").display().to_string(), feeds(&dir, &site, &["/maps", "/list"]));
    let done = run(&["watch", &store, &feeds, "--once"]);
    assert!(stdout(&done).contains("/maps: 2 offered, 1 new, 0 could"), "{}", stdout(&done));
    assert!(stdout(&done).contains("/list: 1 offered, 1 new, 0 could"), "{}", stdout(&done));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn each_hostile_answer_is_reported_and_the_others_are_read() {
    let (dir, site) = (folder("watch-bad"), site());
    let paths = [
        "/wrong",
        "/loop",
        "/inward-feed",
        "/inward-name",
        "/file",
        "/slow",
        "/endless",
        "/silent",
        "/missing",
        "/trouble",
        "/mixed",
        "/busy",
    ];
    let (store, feeds) = (dir.join("w.legation").display().to_string(), feeds(&dir, &site, &paths));
    let done = run(&["watch", &store, &feeds, "--once"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{said}");
    for (path, code) in [
        ("/wrong", "watch/no-feed"),
        ("/loop", "watch/redirects"),
        ("/inward-feed", "watch/private"),
        ("/inward-name", "watch/private"),
        ("/file", "watch/address"),
        ("/slow", "watch/timeout"),
        ("/endless", "watch/too-large"),
        ("/silent", "watch/timeout"),
        ("/missing", "watch/status"),
        ("/trouble", "watch/trouble"),
        ("/closed/4", "watch/robots"),
        ("/inward", "watch/private"),
        ("/busy", "watch/trouble"),
    ] {
        let line = said.lines().find(|l| l.contains(&format!("{}{path}:", site.at)) && l.contains(code));
        assert!(line.is_some(), "{path} {code}:\n{said}");
    }
    assert!(stdout(&done).contains("/mixed: 5 offered, 1 new, 4 could not be had"), "{}", stdout(&done));
    let kept = stdout(&run(&["sql", &store, "select count(*) from articles", "--format", "csv"]));
    assert_eq!(kept, "count(*)\n1\n");
    // What may pass is asked for again, what is final is not.
    site.asked.lock().unwrap().clear();
    run(&["watch", &store, &feeds, "--once"]);
    let again = site.asked.lock().unwrap().clone();
    let asked = |path: &str| again.iter().any(|a| a.starts_with(&format!("GET {path} ")));
    assert!(asked("/trouble") && !asked("/page/3") && !asked("/closed/4"), "{again:?}");
}

#[test]
fn a_file_of_feeds_that_is_wrong_is_refused() {
    let dir = folder("watch-file");
    let file = dir.join("feeds.toml");
    fs::write(&file, "every_minutes = 5\n").unwrap();
    let done = run(&["watch", &dir.join("w").display().to_string(), &file.display().to_string(), "--once"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("feed"));
}
