//! What does the server allow, and to whom?

use std::time::Duration;

/// Settings of a server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Readers may correct the record.
    pub corrections: bool,
    /// What readers must show; without one everybody who reaches the server may read.
    pub token: Option<String>,
    /// Names under which the server is reached beside `localhost` and its addresses.
    pub hosts: Vec<String>,
    /// How long after the last look for new articles and corrections the next follows.
    pub renew: Duration,
    /// Bounds of what one request may cost.
    pub limits: Limits,
}

impl Default for Settings {
    /// Only reading, without a token, at `localhost` alone.
    fn default() -> Self {
        Self {
            corrections: false,
            token: None,
            hosts: Vec::new(),
            renew: Duration::from_secs(1),
            limits: Limits::default(),
        }
    }
}

/// Bounds of what one request may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest time that an answer may take.
    pub time: Duration,
    /// Longest time in which the head of a request must come, and for which a connection is kept between two.
    pub head: Duration,
    /// Most rows of an answer.
    pub rows: usize,
    /// Most bytes of a request's body.
    pub body: usize,
    /// Most bytes of a question in SQL or of words to look for.
    pub question: usize,
    /// Most requests that are worked on at the same time; others wait.
    pub at_once: usize,
    /// Most connections; others wait.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            head: Duration::from_secs(30),
            rows: 1000,
            body: 64 * 1024,
            question: 4096,
            at_once: 16,
            connections: 256,
        }
    }
}

/// Shortest token that is taken: shorter ones can be guessed.
pub(crate) const SHORTEST_TOKEN: usize = 16;

/// A token that nobody can guess: 128 random bits.
///
/// # Errors
/// If the system gives no random numbers.
pub fn make_token() -> Result<String, String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| format!("no random numbers for a token: {e}"))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

impl Settings {
    /// Whether the token, if there is one, is long enough and of letters that an address can hold.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        match &self.token {
            Some(t) if t.len() < SHORTEST_TOKEN => {
                Err(format!("the token is too short: {SHORTEST_TOKEN} letters and digits or more, or leave it out"))
            }
            Some(t) if !t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') => {
                Err("the token may hold letters of ASCII, digits, `-` and `_` only".into())
            }
            _ => Ok(()),
        }
    }
}
