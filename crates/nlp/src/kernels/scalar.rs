//! The kernels in plain Rust: the statement of what the others must compute.
//!
//! `normalise` and `score` are also compiled with vector instructions switched on; see `avx512`.

use std::ops::Range;

use super::{Kernels, Rows};
use crate::weights::{BLOCK, FEATURE, HIDDEN, LANES, Linear, Maxout, PIECES, Upper, WIDTH};

pub(super) static KERNELS: Kernels = Kernels { name: "scalar", maxout, normalise, linear, score };

fn maxout(layer: &Maxout, rows: Rows, out: &mut [f32]) {
    let blocks = layer.weights.chunks_exact(layer.depth * PIECES * LANES).zip(layer.bias.chunks_exact(PIECES * LANES));
    for (block, (weights, bias)) in blocks.enumerate() {
        for row in 0..rows.count {
            let mut sums = [0.0; PIECES * LANES];
            sums.copy_from_slice(bias);
            multiply(&rows.data[row * rows.stride..][..layer.depth], weights, &mut sums);
            let lanes = &mut out[row * WIDTH + block * LANES..][..LANES];
            for (lane, value) in lanes.iter_mut().enumerate() {
                *value = sums[lane].max(sums[LANES + lane]).max(sums[2 * LANES + lane]);
            }
        }
    }
}

fn linear(layer: &Linear, blocks: Range<usize>, rows: Rows, out: &mut [f32], stride: usize) {
    for (place, block) in blocks.enumerate() {
        let weights = &layer.weights[block * layer.depth * BLOCK..][..layer.depth * BLOCK];
        for row in 0..rows.count {
            let mut sums = [0.0; BLOCK];
            sums.copy_from_slice(&layer.bias[block * BLOCK..][..BLOCK]);
            multiply(&rows.data[row * rows.stride..][..layer.depth], weights, &mut sums);
            out[row * stride + place * BLOCK..][..BLOCK].copy_from_slice(&sums);
        }
    }
}

/// `sums += x * weights` where `weights` has N columns.
fn multiply<const N: usize>(x: &[f32], weights: &[f32], sums: &mut [f32; N]) {
    for (value, column) in x.iter().zip(weights.chunks_exact(N)) {
        for (sum, weight) in sums.iter_mut().zip(column) {
            *sum += value * weight;
        }
    }
}

fn normalise(layer: &Maxout, rows: &[f32], out: &mut [f32], add: bool) {
    normalise_rows(layer, rows, out, add);
}

fn score(upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
    score_state(upper, features, out);
}

/// Population variance plus 1e-8, in two passes with 16 partial sums.
#[inline(always)]
pub(super) fn normalise_rows(layer: &Maxout, rows: &[f32], out: &mut [f32], add: bool) {
    const COUNT: f32 = WIDTH as f32;
    let total = |lanes: &[f32; LANES]| {
        let mut half: [f32; 8] = std::array::from_fn(|n| lanes[n] + lanes[n + 8]);
        for width in [4, 2, 1] {
            for n in 0..width {
                half[n] += half[n + width];
            }
        }
        half[0]
    };
    for (row, result) in rows.chunks_exact(WIDTH).zip(out.chunks_exact_mut(WIDTH)) {
        let mut lanes = [0.0f32; LANES];
        for part in row.chunks_exact(LANES) {
            lanes.iter_mut().zip(part).for_each(|(lane, value)| *lane += value);
        }
        let mean = total(&lanes) / COUNT;
        lanes = [0.0; LANES];
        for part in row.chunks_exact(LANES) {
            lanes.iter_mut().zip(part).for_each(|(lane, value)| *lane += (value - mean) * (value - mean));
        }
        let scale = 1.0 / (total(&lanes) / COUNT + 1e-8).sqrt();
        for n in 0..WIDTH {
            let value = (row[n] - mean) * scale * layer.gain[n] + layer.shift[n];
            result[n] = if add { result[n] + value } else { value };
        }
    }
}

#[inline(always)]
pub(super) fn score_state(upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
    let mut sums = [0.0f32; FEATURE];
    for feature in features {
        sums.iter_mut().zip(feature.iter()).for_each(|(sum, value)| *sum += value);
    }
    let hidden: [f32; HIDDEN] = std::array::from_fn(|n| sums[n].max(sums[HIDDEN + n]));
    out.copy_from_slice(&upper.bias);
    for (value, weights) in hidden.iter().zip(upper.weights.chunks_exact(upper.width)) {
        out.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * weight);
    }
}
