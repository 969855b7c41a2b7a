//! How long did this thread work?

use std::time::Instant;

/// A moment: seconds that this thread has run, where the system tells, and the time of day.
pub struct Clock {
    ran: Option<f64>,
    at: Instant,
}

impl Clock {
    /// This moment.
    pub fn now() -> Self {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let ran = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok()).map(|ns| ns / 1e9);
        Self { ran, at: Instant::now() }
    }

    /// Seconds of this thread's own work, so that other programs on the machine do not count.
    pub fn since(&self, earlier: &Self) -> f64 {
        match (self.ran, earlier.ran) {
            (Some(now), Some(then)) => now - then,
            _ => self.at.duration_since(earlier.at).as_secs_f64(),
        }
    }
}
