//! How is the record read in a browser? A local server: the page, and the record as JSON after `docs/schema/openapi.json`.
//!
//! It answers to its own address alone, asks nothing of the network, and changes nothing unless corrections are switched on;
//! `docs/serve.md` has the rules. Where the record comes from is behind [`Record`].

mod answer;
mod api;
mod files;
mod guard;
mod keep;
mod listen;
mod memory;
#[cfg(feature = "schema")]
mod openapi;
mod problem;
mod reading;
mod record;
mod search;
mod settings;
mod tables;

pub use api::paths;
pub use files::{Carried, PAGE_MISSING, page_is_carried, standalone};
pub use keep::{InFiles, InStore, Keep, Stamp};
pub use listen::{run, serve};
pub use memory::Memory;
#[cfg(feature = "schema")]
pub use openapi::openapi;
pub use problem::{Kind, Problem};
pub use reading::Reading;
pub use record::{Asked, Cell, Found, Hit, Record, Rows, Stop};
pub use settings::{Limits, Settings, make_token};
