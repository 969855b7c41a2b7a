//! How is the arithmetic of the networks done on this machine?
//!
//! Four operations, each in a scalar version and with vector instructions; the best that the
//! processor has is chosen at run time. Their results differ by rounding only.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod scalar;

use std::ops::Range;

use crate::weights::{BLOCK, FEATURE, HIDDEN, LANES, Linear, Maxout, PIECES, Upper, WIDTH};

/// One set of kernels. The functions rely on the checks of the methods below.
pub(crate) struct Kernels {
    /// For messages of the tests.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) name: &'static str,
    maxout: fn(&Maxout, Rows, &mut [f32]),
    normalise: fn(&Maxout, &[f32], &mut [f32], bool),
    linear: fn(&Linear, Range<usize>, Rows, &mut [f32], usize),
    score: fn(&Upper, &[&[f32; FEATURE]], &mut [f32]),
}

/// Rows of input: row r begins at `r * stride`. Rows may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) data: &'a [f32],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

impl Rows<'_> {
    fn hold(&self, depth: usize) -> bool {
        self.count == 0
            || (self.count - 1)
                .checked_mul(self.stride)
                .and_then(|n| n.checked_add(depth))
                .is_some_and(|n| n <= self.data.len())
    }
}

impl Kernels {
    /// The fastest kernels of this machine.
    pub(crate) fn best() -> &'static Kernels {
        Self::all().last().copied().unwrap_or(&scalar::KERNELS)
    }

    /// All that this machine can run, slowest first.
    pub(crate) fn all() -> Vec<&'static Kernels> {
        let mut all = vec![&scalar::KERNELS];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                all.push(&avx2::KERNELS);
            }
            if is_x86_feature_detected!("avx512f") {
                all.push(&avx512::KERNELS);
            }
        }
        all
    }

    /// Linear layer and maximum of the pieces; `out` gets 96 floats a row.
    pub(crate) fn maxout(&self, layer: &Maxout, rows: Rows, out: &mut [f32]) {
        assert!(rows.hold(layer.depth) && out.len() >= rows.count * WIDTH);
        assert!(layer.weights.len() == WIDTH * PIECES * layer.depth && layer.bias.len() == WIDTH * PIECES);
        if rows.count > 0 {
            (self.maxout)(layer, rows, out);
        }
    }

    /// Layer normalisation of rows of 96 floats; stored in `out`, or added to it.
    pub(crate) fn normalise(&self, layer: &Maxout, rows: &[f32], out: &mut [f32], add: bool) {
        assert!(rows.len() == out.len() && rows.len().is_multiple_of(WIDTH));
        assert!(layer.gain.len() == WIDTH && layer.shift.len() == WIDTH);
        (self.normalise)(layer, rows, out, add);
    }

    /// Some 64-wide blocks of a linear layer; row r of the result begins at `r * stride` of `out`.
    pub(crate) fn linear(&self, layer: &Linear, blocks: Range<usize>, rows: Rows, out: &mut [f32], stride: usize) {
        assert!(rows.hold(layer.depth) && blocks.end * BLOCK <= layer.width && blocks.start <= blocks.end);
        assert!(layer.weights.len() == layer.depth * layer.width && layer.bias.len() == layer.width);
        let result = Rows { data: out, stride, count: rows.count };
        assert!(result.hold(blocks.len() * BLOCK) && stride >= blocks.len() * BLOCK);
        if rows.count > 0 {
            (self.linear)(layer, blocks, rows, out, stride);
        }
    }

    /// Sum the features' parts, take the larger piece of each unit, and score all classes.
    pub(crate) fn score(&self, upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
        assert!(out.len() == upper.width && upper.width.is_multiple_of(LANES) && upper.bias.len() == upper.width);
        assert!(upper.weights.len() == upper.width * HIDDEN);
        (self.score)(upper, features, out);
    }
}

#[cfg(test)]
mod tests;
