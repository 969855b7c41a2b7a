//! Which pages do feeds offer that are not known yet? Fetched politely: conditional requests, robots.txt, one request a host at a time
//! and not too often, longer waits after failures, and nothing from private addresses unless the settings name them.
//!
//! This is the one part of Legation that uses a network. It knows nothing of stores: what is known, and what is to be remembered of a
//! feed, come and go as plain data.

mod fetch;
mod guard;
mod hosts;
mod round;
mod settings;

pub use fetch::{Fault, Fetched, Fetcher, PASSING, Seen};
pub use round::{FeedState, Report, Round};
pub use settings::{Feed, Settings, SettingsError};
