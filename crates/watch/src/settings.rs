//! Which feeds, how often, and within which limits? The file that `legation watch` reads.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

/// A file of feeds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Minutes between two looks at a feed.
    #[serde(default = "minutes")]
    pub every_minutes: u64,
    /// Seconds between two requests to one host; longer if its robots.txt asks for more.
    #[serde(default = "seconds")]
    pub host_seconds: f64,
    /// Most seconds that one request may take from the first byte to the last.
    #[serde(default = "timeout")]
    pub timeout_seconds: u64,
    /// Most bytes of a page or feed, unpacked.
    #[serde(default = "bytes")]
    pub most_bytes: u64,
    /// Most redirects of one request.
    #[serde(default = "redirects")]
    pub most_redirects: u32,
    /// Most pages taken from one feed at a time; the others come the next time.
    #[serde(default = "pages")]
    pub most_pages: usize,
    /// Who reads, for those who run the sites: an address of mail or of a page, in the user agent.
    #[serde(default)]
    pub contact: Option<String>,
    /// Hosts with port (`127.0.0.1:8080`) that may lie at private or loopback addresses.
    #[serde(default)]
    pub private_hosts: Vec<String>,
    /// The feeds.
    #[serde(rename = "feed")]
    pub feeds: Vec<Feed>,
}

/// One feed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Its address: RSS, Atom or JSON Feed.
    pub url: String,
    /// Who publishes it; the feed's own title if not given.
    #[serde(default)]
    pub outlet: Option<String>,
}

/// Why a file of feeds cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError(String);

impl std::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for SettingsError {}

fn minutes() -> u64 {
    30
}

fn seconds() -> f64 {
    2.0
}

fn timeout() -> u64 {
    30
}

fn bytes() -> u64 {
    4 * 1024 * 1024
}

fn redirects() -> u32 {
    5
}

fn pages() -> usize {
    200
}

impl Settings {
    /// Reads a file of feeds.
    ///
    /// # Errors
    /// What is wrong with it, with the place.
    pub fn load(path: &Path) -> Result<Self, SettingsError> {
        let text = std::fs::read_to_string(path)
            .map_err(|e| SettingsError(format!("cannot read `{}`: {e}; check the path", path.display())))?;
        Self::parse(&text).map_err(|e| SettingsError(format!("`{}`: {e}", path.display())))
    }

    /// The settings that `text` states.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let settings: Self = toml::from_str(text).map_err(|e| SettingsError(e.to_string()))?;
        if settings.feeds.is_empty() {
            return Err(SettingsError("names no feed; write `[[feed]]` and `url = \"…\"` below it".into()));
        }
        for feed in &settings.feeds {
            match url::Url::parse(&feed.url) {
                Ok(url) if matches!(url.scheme(), "http" | "https") => {}
                _ => {
                    return Err(SettingsError(format!("`{}` is no address of the web; begin with https://", feed.url)));
                }
            }
        }
        if !settings.host_seconds.is_finite() || settings.host_seconds < 0.0 {
            return Err(SettingsError("`host_seconds` is no time; write 2.0".into()));
        }
        Ok(settings)
    }

    /// Time between two requests to a host.
    pub fn host_pause(&self) -> Duration {
        Duration::from_secs_f64(self.host_seconds.min(3600.0))
    }

    /// Name under which pages are asked for.
    pub fn user_agent(&self) -> String {
        let contact = self.contact.as_deref().map(|c| format!(" (+{c})")).unwrap_or_default();
        format!("Legation/{}{contact}", env!("CARGO_PKG_VERSION"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_is_wrong_with_it() {
        let ok =
            Settings::parse("contact = \"desk@example.org\"\n[[feed]]\nurl = \"https://example.org/rss\"").unwrap();
        assert_eq!((ok.every_minutes, ok.feeds.len()), (30, 1));
        assert!(ok.user_agent().starts_with("Legation/") && ok.user_agent().ends_with(" (+desk@example.org)"));
        for (text, said) in [
            ("", "missing field"),
            ("feed = []", "names no feed"),
            ("[[feed]]\nurl = \"ftp://example.org\"", "no address of the web"),
            ("[[feed]]\nurl = \"https://example.org\"\noutlets = 3", "unknown field"),
            ("host_seconds = nan\n[[feed]]\nurl = \"https://example.org\"", "no time"),
        ] {
            let error = Settings::parse(text).unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
