//! How do tests start a server? On a free port of the machine itself, with articles of our own in a folder of its own.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use legation_engine::{CORRECTIONS_FILE, Engine, Lexicon, Model};
use legation_serve::{InFiles, Memory, Record, Settings, serve};
use serde_json::Value;
use tokio::sync::oneshot;

use crate::client::{Client, Reply};

/// Two parties, a third, an offer and an answer; a source that tries to write HTML.
pub const ARTICLES: [(&str, &str); 3] = [
    (
        "offer.txt",
        "Portugal offers to mediate between Iceland and Norway\n\nPublished: 6 March 2031\n\n\
         Portugal offered to mediate between Iceland and Norway on Tuesday, the Portuguese Foreign Ministry said.\n\n\
         Norway recalled its ambassador from Iceland on Monday.\n\n\
         Norwegian soldiers attacked a fishing harbour in Iceland on 2 March, killing four sailors.\n",
    ),
    (
        "answer.txt",
        "Iceland accepts\n\nPublished: 8 March 2031\n\n\
         Iceland accepted Portugal's offer of mediation on Friday, the Icelandic prime minister said.\n\n\
         It thanked Portugal for its patience with the fishing harbour.\n",
    ),
    (
        "script.txt",
        "=1+1 <script>alert(1)</script> Norway & Iceland\n\nBy <img src=x onerror=alert(2)>\n\nPublished: 6 March 2031\n\n\
         Norwegian soldiers attacked a fishing harbour in Iceland on 2 March, killing seven sailors.\n\n\
         Norway accused Iceland of \"</script><script>alert(3)</script>\" on Friday.\n",
    ),
];

/// A server that ends with the test.
pub struct Server {
    pub address: SocketAddr,
    pub folder: PathBuf,
    end: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// A server of [`ARTICLES`] in a folder of this name.
    pub fn start(name: &str, settings: Settings) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (file, text) in ARTICLES {
            std::fs::write(folder.join(file), text).unwrap();
        }
        let record = record(&folder);
        let mut server = Self::of(Arc::new(record), settings);
        server.folder = folder;
        server
    }

    /// A server of any record.
    pub fn of(record: Arc<dyn Record>, settings: Settings) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (end, ended) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(serve(listener, record, settings, async { drop(ended.await) })).unwrap();
            runtime.shutdown_background();
        });
        Self { address, folder: PathBuf::new(), end: Some(end), thread: Some(thread) }
    }

    pub fn client(&self) -> Client {
        Client::new(self.address).unwrap()
    }

    /// `GET` over a connection of its own.
    pub fn get(&self, path: &str) -> Reply {
        self.client().get(path, &[]).unwrap()
    }

    /// `GET` of something that is there.
    pub fn json(&self, path: &str) -> Value {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        serde_json::from_slice(&reply.body).unwrap()
    }

    /// `POST` of JSON as the page sends it.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        let origin = format!("Origin: http://{}", self.address);
        let headers = ["Content-Type: application/json", "Sec-Fetch-Site: same-origin", &origin];
        self.client().send("POST", path, &headers, &body.to_string()).unwrap()
    }

    pub fn corrections(&self) -> PathBuf {
        self.folder.join(CORRECTIONS_FILE)
    }

    /// Ends the server; true if it ended by itself.
    pub fn stop(mut self) -> bool {
        drop(self.end.take());
        self.thread.take().is_some_and(|t| t.join().is_ok())
    }
}

/// Waits until something is so that comes by itself.
pub fn wait_until(what: &str, mut so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !so() {
        assert!(Instant::now() < until, "{what} did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn record(folder: &Path) -> Memory {
    let engine = engine();
    let input = legation_engine::read(&[folder.to_path_buf()], &mut |_, _, _| {}).unwrap();
    let coded = engine.code_all(&input.documents, 1, &|_, _| {});
    Memory::new(engine, coded, input.diags, InFiles::new(Some(folder.join(CORRECTIONS_FILE)))).unwrap()
}

pub fn engine() -> Engine<'static> {
    // One model in memory at a time is enough for a machine.
    static LOADING: Mutex<()> = Mutex::new(());
    let _loading = LOADING.lock().unwrap_or_else(PoisonError::into_inner);
    let model = std::env::var_os("LEGATION_MODEL").map(PathBuf::from).filter(|m| m.is_file()).unwrap_or_else(|| {
        panic!("no English model: run `make test`, or `make model` and set LEGATION_MODEL to the file")
    });
    Engine::new(Model::load(&model).unwrap(), Lexicon::builtin())
}
