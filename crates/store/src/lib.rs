//! What is kept? Articles with their original bytes, claims, what they come to together, corrections and runs, in one SQLite file.
//!
//! A store is written in batches, each whole or not at all: what [`Store::add`] has returned for is on the disk and stays there
//! whatever happens to the program. Readers see whole batches only. One process writes, others read; a second writer waits.

mod add;
mod corrections;
mod error;
mod feeds;
mod open;
mod query;
mod read;
mod record;
mod rows;
mod runs;
mod search;

pub use add::{Added, Article, Outcome, Refusal};
pub use error::StoreError;
pub use feeds::Feed;
pub use open::{Store, is_store};
pub use query::{Answer, Value};
pub use read::Select;
pub use runs::{Counts, Manifest, RunId};
pub use search::Hit;

/// What an item is told apart by: the hash of its bytes and of what its source says of it.
pub type Key = [u8; 16];

/// The key of an item: of its bytes, and of the address and outlet that the source gives.
pub fn key(bytes: &[u8], url: Option<&str>, outlet: Option<&str>) -> Key {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for part in [url.unwrap_or_default().as_bytes(), outlet.unwrap_or_default().as_bytes(), bytes] {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.digest128().to_be_bytes()
}
