//! What stands at this address? One request with its redirects, each checked, within the limits of the settings.

use std::time::Duration;

use ureq::http::{HeaderMap, StatusCode};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

use crate::Settings;
use crate::guard::{Guard, Private};
use crate::hosts::{Hosts, Rules};

/// How long a host is left alone that says it has enough without saying for how long.
const REST: Duration = Duration::from_secs(15 * 60);
/// Longest time that a host can ask to be left alone.
const LONGEST_REST: Duration = Duration::from_secs(24 * 3600);
/// The part of a user agent that robots.txt speaks of.
const NAME: &str = "legation";

/// Asks politely.
pub struct Fetcher<'s> {
    agent: Agent,
    settings: &'s Settings,
    hosts: Hosts,
}

/// What was seen of an address before, for a conditional request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// Nothing new since what was seen.
    Same,
    /// A page.
    Page {
        /// Where it was found, after redirects.
        url: String,
        /// Its bytes, unpacked.
        bytes: Vec<u8>,
        /// `Content-Type`.
        content_type: Option<String>,
        /// For the next request.
        seen: Seen,
    },
}

/// Codes of faults that may pass: what has one of them is asked for again.
pub const PASSING: [&str; 4] = ["watch/network", "watch/resting", "watch/timeout", "watch/trouble"];

/// Why there is no page. The text says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Code of the diagnostic.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// The next step.
    pub help: &'static str,
    /// Asking again later may help.
    pub passing: bool,
}

fn fault(code: &'static str, message: impl Into<String>, help: &'static str, passing: bool) -> Fault {
    Fault { code, message: message.into(), help, passing }
}

impl<'s> Fetcher<'s> {
    /// A fetcher with these settings.
    pub fn new(settings: &'s Settings) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Each step of a redirect is looked at here.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would resolve the names itself, past the guard.
            .proxy(None)
            .user_agent(settings.user_agent())
            .timeout_global(Some(Duration::from_secs(settings.timeout_seconds.max(1))))
            .timeout_connect(Some(Duration::from_secs(settings.timeout_seconds.clamp(1, 10))))
            .build();
        let guard = Guard { allowed: settings.private_hosts.clone() };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), guard), settings, hosts: Hosts::default() }
    }

    /// The page at `url`, if it is another than was `seen`.
    ///
    /// # Errors
    /// A [`Fault`].
    pub fn get(&mut self, url: &str, seen: &Seen) -> Result<Fetched, Fault> {
        let mut at = parse(url)?;
        for _ in 0..=self.settings.most_redirects {
            self.ask_robots(&at)?;
            if !self.hosts.allows(&host(&at), at.as_str()) {
                return Err(fault(
                    "watch/robots",
                    "is closed to programs by the site's robots.txt",
                    "ask the site",
                    false,
                ));
            }
            match self.once(&at, seen)? {
                Once::Done(fetched) => return Ok(fetched),
                Once::Moved(to) => at = to,
            }
        }
        let message = format!("redirects more than {} times", self.settings.most_redirects);
        Err(fault("watch/redirects", message, "look at the address in a browser", false))
    }

    /// Learns the rules of a host that was not asked yet.
    fn ask_robots(&mut self, url: &Url) -> Result<(), Fault> {
        let host = host(url);
        if self.hosts.has_rules(&host) {
            return Ok(());
        }
        let Ok(mut at) = url.join("/robots.txt") else { return Ok(()) };
        let mut rules = Rules::Free;
        for _ in 0..=self.settings.most_redirects {
            match self.once(&at, &Seen::default()) {
                Ok(Once::Moved(to)) => at = to,
                Ok(Once::Done(Fetched::Page { bytes, .. })) => {
                    rules = Robot::of(&bytes);
                    break;
                }
                Ok(Once::Done(Fetched::Same)) => break,
                // A private address is no matter of manners.
                Err(f) if f.code == "watch/private" => return Err(f),
                // No such file: everything is allowed. A site in trouble: nothing is.
                Err(f) => {
                    rules = if f.passing { Rules::Unreachable } else { Rules::Free };
                    if f.passing {
                        self.hosts.learn(&host, rules);
                        return Err(f);
                    }
                    break;
                }
            }
        }
        self.hosts.learn(&host, rules);
        Ok(())
    }

    /// One request without redirects.
    fn once(&mut self, url: &Url, seen: &Seen) -> Result<Once, Fault> {
        let host = host(url);
        self.hosts.wait(&host, self.settings.host_pause()).map_err(|left| {
            let message = format!("its host asked to be left alone for another {} minutes", left.as_secs() / 60 + 1);
            fault("watch/resting", message, "it is asked again later", true)
        })?;
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = &seen.etag {
            request = request.header("if-none-match", etag);
        }
        if let Some(day) = &seen.last_modified {
            request = request.header("if-modified-since", day);
        }
        let mut answer = request.call().map_err(|e| self.failed(e))?;
        let status = answer.status();
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Once::Done(Fetched::Same));
        }
        if status.is_redirection() {
            let to = header(answer.headers(), "location").and_then(|to| url.join(&to).ok());
            return match to {
                Some(to) => parse(to.as_str()).map(Once::Moved),
                None => {
                    Err(fault("watch/redirects", "redirects to nowhere", "look at the address in a browser", false))
                }
            };
        }
        if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            let asked = header(answer.headers(), "retry-after").and_then(|s| s.trim().parse().ok());
            self.hosts.rest(&host, asked.map_or(REST, Duration::from_secs).min(LONGEST_REST));
        }
        if !status.is_success() {
            let passing = status.is_server_error()
                || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
            let message = format!("answers with status {status}");
            return Err(match passing {
                true => fault("watch/trouble", message, "it is asked again later", true),
                false => fault("watch/status", message, "look at the address in a browser", false),
            });
        }
        let seen =
            Seen { etag: header(answer.headers(), "etag"), last_modified: header(answer.headers(), "last-modified") };
        let content_type = header(answer.headers(), "content-type");
        let read = answer.body_mut().with_config().limit(self.settings.most_bytes).read_to_vec();
        let bytes = read.map_err(|e| self.failed(e))?;
        Ok(Once::Done(Fetched::Page { url: url.to_string(), bytes, content_type, seen }))
    }

    fn failed(&self, error: Error) -> Fault {
        let message = match &error {
            Error::BodyExceedsLimit(_) => {
                let message = format!("is longer than {} bytes", self.settings.most_bytes);
                return fault("watch/too-large", message, "raise `most_bytes` if it is an article", false);
            }
            Error::Timeout(_) => {
                let message = format!("did not answer in {} s", self.settings.timeout_seconds);
                return fault("watch/timeout", message, "it is asked again later", true);
            }
            Error::HostNotFound => "has a host that is not known".to_owned(),
            Error::Other(inner) if inner.is::<Private>() => {
                let help = "name host and port in `private_hosts` if you mean it";
                return fault("watch/private", inner.to_string(), help, false);
            }
            e => format!("cannot be fetched: {e}"),
        };
        fault("watch/network", message, "it is asked again later", true)
    }
}

/// What one request came to.
enum Once {
    Done(Fetched),
    Moved(Url),
}

/// Reading of robots.txt.
struct Robot;

impl Robot {
    fn of(bytes: &[u8]) -> Rules {
        match texting_robots::Robot::new(NAME, bytes) {
            Ok(robot) => Rules::Robot(Box::new(robot)),
            // What nobody can read forbids nothing.
            Err(_) => Rules::Free,
        }
    }
}

fn parse(url: &str) -> Result<Url, Fault> {
    match Url::parse(url) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host().is_some() => Ok(url),
        _ => Err(fault(
            "watch/address",
            format!("`{url}` is no address of the web"),
            "give one that begins with https://",
            false,
        )),
    }
}

fn host(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(0))
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned)
}
