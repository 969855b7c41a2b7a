//! What vector does each token get?
//!
//! A long document is done in tiles. A vector sees four tokens to either side, so a tile carries
//! four more rows at each end; beyond the document these start as zeros and pass through the
//! layers like all others.

use crate::hash::embedding_keys;
use crate::kernels::{Kernels, Rows};
use crate::vocab::{Vocab, Word};
use crate::weights::{REACH, Tok2Vec, WIDTH};

/// Most tokens in a tile. A layer's weights (332 KB) are read once a tile.
pub(crate) const TILE: usize = 248;
/// Embedding rows kept (384 bytes each); the oldest is replaced.
const KEPT: usize = 16_384;
/// Rows embedded together.
const BATCH: usize = 64;
/// No row.
const NEVER: u64 = u64::MAX;

/// Rows after embedding and mixing, which depend on lexeme and space flag only, and the work space
/// of one token network.
pub(crate) struct TokenVectors {
    /// A ring of `KEPT` rows; row number n lies at n % KEPT.
    kept: Vec<f32>,
    /// Number that the next row gets.
    next: u64,
    /// By lexeme and space flag: the row's number.
    numbers: Vec<[u64; 2]>,
    missing: Vec<(u64, Word)>,
    inputs: Vec<f32>,
    rows: Vec<f32>,
    results: Vec<f32>,
}

impl TokenVectors {
    pub(crate) fn new() -> TokenVectors {
        let empty = Vec::new;
        TokenVectors {
            kept: empty(),
            next: 0,
            numbers: Vec::new(),
            missing: Vec::new(),
            inputs: empty(),
            rows: empty(),
            results: empty(),
        }
    }

    /// The vocabulary was emptied: its numbers mean other lexemes now.
    pub(crate) fn forget(&mut self) {
        self.numbers.clear();
    }

    /// Vectors of tokens `from..to`, at most `TILE`, 96 floats each.
    pub(crate) fn tile(
        &mut self,
        kernels: &Kernels,
        net: &Tok2Vec,
        vocab: &Vocab,
        words: &[Word],
        from: usize,
        to: usize,
    ) -> &[f32] {
        let (first, past) = (from.saturating_sub(REACH), (to + REACH).min(words.len()));
        self.embed(kernels, net, vocab, &words[first..past]);
        let count = to - from + 2 * REACH;
        self.rows.clear();
        self.rows.resize((first + REACH - from) * WIDTH, 0.0);
        for word in &words[first..past] {
            let at = (self.numbers[word.lexeme as usize][flag(net, word)] % KEPT as u64) as usize * WIDTH;
            self.rows.extend_from_slice(&self.kept[at..at + WIDTH]);
        }
        self.rows.resize(count * WIDTH, 0.0);
        self.results.resize(count * WIDTH, 0.0);
        for (n, layer) in net.layers.iter().enumerate() {
            // Each layer does one row less at each end; its windows begin one row before.
            let done = count - 2 * (n + 1);
            let results = &mut self.results[..done * WIDTH];
            kernels.maxout(layer, Rows { data: &self.rows[n * WIDTH..], stride: WIDTH, count: done }, results);
            kernels.normalise(layer, results, &mut self.rows[(n + 1) * WIDTH..][..done * WIDTH], true);
        }
        &self.rows[REACH * WIDTH..][..(to - from) * WIDTH]
    }

    /// See to it that each word's row is kept and stays so while this tile is done.
    fn embed(&mut self, kernels: &Kernels, net: &Tok2Vec, vocab: &Vocab, words: &[Word]) {
        self.numbers.resize(vocab.len().max(self.numbers.len()), [NEVER; 2]);
        for word in words {
            let number = &mut self.numbers[word.lexeme as usize][flag(net, word)];
            let fresh = *number != NEVER && self.next - *number + words.len() as u64 <= KEPT as u64;
            if !fresh {
                *number = self.next;
                self.next += 1;
                self.missing.push((*number, *word));
            }
        }
        let missing = std::mem::take(&mut self.missing);
        for batch in missing.chunks(BATCH) {
            let depth = net.tables.len() * WIDTH;
            self.inputs.clear();
            self.inputs.resize(batch.len() * depth, 0.0);
            for ((_, word), input) in batch.iter().zip(self.inputs.chunks_exact_mut(depth)) {
                sum_rows(net, vocab, word, input);
            }
            self.results.resize((TILE + 2 * REACH) * WIDTH, 0.0);
            let results = &mut self.results[..batch.len() * WIDTH];
            kernels.maxout(&net.mix, Rows { data: &self.inputs, stride: depth, count: batch.len() }, results);
            for ((number, _), result) in batch.iter().zip(results.chunks_exact(WIDTH)) {
                let at = (number % KEPT as u64) as usize * WIDTH;
                if self.kept.len() < at + WIDTH {
                    self.kept.resize(at + WIDTH, 0.0);
                }
                kernels.normalise(&net.mix, result, &mut self.kept[at..at + WIDTH], false);
            }
        }
        self.missing = missing;
        self.missing.clear();
    }
}

/// Which of a lexeme's two rows: only the larger network sees the space flag.
fn flag(net: &Tok2Vec, word: &Word) -> usize {
    usize::from(word.space_after && net.tables.len() > 4)
}

/// Per attribute, the sum of the four table rows that its id draws.
fn sum_rows(net: &Tok2Vec, vocab: &Vocab, word: &Word, out: &mut [f32]) {
    let lexeme = vocab.get(word.lexeme);
    let [norm, prefix, suffix, shape] = lexeme.ids;
    let ids = [norm, prefix, suffix, shape, u64::from(word.space_after), u64::from(lexeme.is_space)];
    for (((seed, table), id), sums) in net.tables.iter().zip(ids).zip(out.chunks_exact_mut(WIDTH)) {
        let rows = (table.len() / WIDTH) as u32;
        for key in embedding_keys(id, *seed) {
            let row = &table[(key % rows) as usize * WIDTH..][..WIDTH];
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
}
