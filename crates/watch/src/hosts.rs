//! When may a host be asked again, and for what? Pauses, robots.txt, and rest after it said that it has enough.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use texting_robots::Robot;

/// Longest pause that a robots.txt can ask for and still be read from.
const LONGEST_DELAY: f32 = 60.0;

/// What is known of one host.
#[derive(Default)]
pub struct Host {
    /// Not before this moment.
    next: Option<Instant>,
    /// It asked to be left alone until then.
    rest: Option<Instant>,
    /// Its rules, once they were asked for; `None` inside: there are none.
    rules: Option<Rules>,
}

/// What a robots.txt allows.
pub enum Rules {
    /// There is none.
    Free,
    /// As it says.
    Robot(Box<Robot>),
    /// It could not be had: nothing is allowed until it can (RFC 9309, 2.3.1.4).
    Unreachable,
}

/// All hosts of a run.
#[derive(Default)]
pub struct Hosts(HashMap<String, Host>);

impl Hosts {
    /// Waits until the host may be asked again, and takes the next `pause` for it. An error: for how long it wants to be left alone.
    pub fn wait(&mut self, host: &str, pause: Duration) -> Result<(), Duration> {
        let entry = self.0.entry(host.to_owned()).or_default();
        let now = Instant::now();
        if let Some(rest) = entry.rest.and_then(|r| r.checked_duration_since(now)).filter(|r| !r.is_zero()) {
            return Err(rest);
        }
        let wait = entry.next.and_then(|n| n.checked_duration_since(now)).unwrap_or_default();
        std::thread::sleep(wait);
        let asked = match &entry.rules {
            Some(Rules::Robot(robot)) => robot.delay.filter(|d| d.is_finite() && *d > 0.0).unwrap_or(0.0),
            _ => 0.0,
        };
        entry.next = Some(Instant::now() + pause.max(Duration::from_secs_f32(asked.min(LONGEST_DELAY))));
        Ok(())
    }

    /// The host said that it has enough for `time`.
    pub fn rest(&mut self, host: &str, time: Duration) {
        self.0.entry(host.to_owned()).or_default().rest = Some(Instant::now() + time);
    }

    /// Whether the rules of the host are known.
    pub fn has_rules(&self, host: &str) -> bool {
        self.0.get(host).is_some_and(|h| h.rules.is_some())
    }

    /// Remembers the rules of a host.
    pub fn learn(&mut self, host: &str, rules: Rules) {
        self.0.entry(host.to_owned()).or_default().rules = Some(rules);
    }

    /// Whether the rules of the host allow this address.
    pub fn allows(&self, host: &str, url: &str) -> bool {
        match self.0.get(host).and_then(|h| h.rules.as_ref()) {
            Some(Rules::Robot(robot)) => robot.allowed(url),
            Some(Rules::Unreachable) => false,
            Some(Rules::Free) | None => true,
        }
    }
}
