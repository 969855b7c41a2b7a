//! Which number stands for a string, and which table rows for a number.
//!
//! Both hashes are spaCy's: MurmurHash64A for string ids, and thinc's 128-bit
//! murmur hash of one `u64` for the rows of a hash embedding.

use std::collections::HashMap;
use std::sync::OnceLock;

static SYMBOLS: &str = include_str!("../data/symbols.json");

/// Reserved strings have small fixed ids (data/symbols.json).
fn reserved() -> &'static HashMap<String, u64> {
    static TABLE: OnceLock<HashMap<String, u64>> = OnceLock::new();
    TABLE.get_or_init(|| serde_json::from_str(SYMBOLS).unwrap_or_default())
}

/// MurmurHash64A with seed 1.
fn murmur64a(data: &[u8]) -> u64 {
    const MULT: u64 = 0xC6A4_A793_5BD1_E995;
    let mut h = 1 ^ (data.len() as u64).wrapping_mul(MULT);
    let mut words = data.chunks_exact(8);
    for word in &mut words {
        let mut k = word.iter().rev().fold(0u64, |k, &b| k << 8 | u64::from(b)).wrapping_mul(MULT);
        k = (k ^ (k >> 47)).wrapping_mul(MULT);
        h = (h ^ k).wrapping_mul(MULT);
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        h = (h ^ rest.iter().rev().fold(0u64, |k, &b| k << 8 | u64::from(b))).wrapping_mul(MULT);
    }
    h = (h ^ (h >> 47)).wrapping_mul(MULT);
    h ^ (h >> 47)
}

/// Id of a string: 0 if empty, a small number if reserved, else its hash.
pub(crate) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    reserved().get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes()))
}

/// The four 32-bit keys that the hash embedding draws for `id`.
pub(crate) fn embedding_keys(id: u64, seed: u32) -> [u32; 4] {
    fn finish(mut h: u64) -> u64 {
        h = (h ^ (h >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        h = (h ^ (h >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        h ^ (h >> 33)
    }
    let seed = u64::from(seed);
    let mut a = id.wrapping_mul(0x87C3_7B91_1142_53D5).rotate_left(31).wrapping_mul(0x4CF5_AD43_2745_937F);
    a = a ^ seed ^ 8;
    let mut b = seed ^ 8;
    a = a.wrapping_add(b);
    b = b.wrapping_add(a);
    (a, b) = (finish(a), finish(b));
    a = a.wrapping_add(b);
    b = b.wrapping_add(a);
    [a as u32, (a >> 32) as u32, b as u32, (b >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values recorded with spaCy 3.8 (`nlp.vocab.strings[...]`) and thinc's HashEmbed.
    #[test]
    fn reserved_strings_have_their_small_ids() {
        for (text, id) in [("", 0), ("mark", 423), ("agent", 401), ("dep", 414), ("punct", 445), ("X", 101)] {
            assert_eq!(string_id(text), id, "{text}");
        }
    }

    #[test]
    fn other_strings_are_hashed() {
        for (text, id) in HASHED {
            assert_eq!(string_id(text), id, "{text}");
        }
        for (id, seed, keys) in KEYS {
            assert_eq!(embedding_keys(id, seed), keys, "{id} {seed}");
        }
    }

    include!("../tests/hash_cases.in");
}
