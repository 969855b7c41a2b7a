//! The kernels with AVX2 and FMA: 8 lanes, 16 registers.
//!
//! The weights are packed in groups of 16 lanes; each group is done in two halves.
#![allow(unsafe_code)] // Vector instructions; every block says why it is sound.

use std::arch::x86_64::{
    __m256, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_max_ps, _mm256_set1_ps, _mm256_setzero_ps, _mm256_storeu_ps,
};
use std::ops::Range;

use super::{Kernels, Rows, scalar};
use crate::weights::{BLOCK, FEATURE, LANES, Linear, Maxout, PIECES, Upper, WIDTH};

/// Chosen only where the processor has `avx2` and `fma` (see `Kernels::all`).
pub(super) static KERNELS: Kernels = Kernels {
    name: "avx2",
    // SAFETY (all four): `Kernels::all` offers this set only where avx2 and fma were detected, and
    // the methods of `Kernels` check all lengths before they call.
    maxout: |layer, rows, out| unsafe { maxout(layer, rows, out) },
    normalise: |layer, rows, out, add| unsafe { normalise(layer, rows, out, add) },
    linear: |layer, blocks, rows, out, stride| unsafe { linear(layer, blocks, rows, out, stride) },
    score: |upper, features, out| unsafe { score(upper, features, out) },
};

/// Floats in a register.
const HALF: usize = 8;
/// Rows done at once: 4 x 3 sums, 3 weights and 1 value fill 16 registers.
const TALL: usize = 4;

/// `R` rows times `V` vectors of weights, `gap` floats apart, `stride` floats from one input to
/// the next, starting from the bias.
///
/// # Safety
/// avx2 and fma; `depth` floats behind each pointer of `x`; at `weights + k * stride + v * gap` for
/// k < depth, v < V and at `bias + v * gap` there are 8 floats.
#[inline]
#[target_feature(enable = "avx2,fma")]
unsafe fn product<const R: usize, const V: usize>(
    x: [*const f32; R],
    depth: usize,
    weights: *const f32,
    (stride, gap): (usize, usize),
    bias: *const f32,
) -> [[__m256; V]; R] {
    let mut sums = [[_mm256_setzero_ps(); V]; R];
    for v in 0..V {
        // SAFETY: v < V, see above.
        let start = unsafe { _mm256_loadu_ps(bias.add(v * gap)) };
        for row in &mut sums {
            row[v] = start;
        }
    }
    for k in 0..depth {
        let mut w = [_mm256_setzero_ps(); V];
        for (v, w) in w.iter_mut().enumerate() {
            // SAFETY: k < depth and v < V, see above.
            *w = unsafe { _mm256_loadu_ps(weights.add(k * stride + v * gap)) };
        }
        for r in 0..R {
            // SAFETY: k < depth, see above.
            let value = _mm256_set1_ps(unsafe { *x[r].add(k) });
            for v in 0..V {
                sums[r][v] = _mm256_fmadd_ps(value, w[v], sums[r][v]);
            }
        }
    }
    sums
}

/// Pointers to rows `from..`; rows past the end stand for the last row.
#[inline(always)]
fn pointers<const R: usize>(rows: Rows, from: usize) -> [*const f32; R] {
    std::array::from_fn(|n| rows.data[(from + n).min(rows.count - 1) * rows.stride..].as_ptr())
}

/// # Safety
/// avx2 and fma, and the lengths that `Kernels::maxout` checks.
#[target_feature(enable = "avx2,fma")]
unsafe fn maxout(layer: &Maxout, rows: Rows, out: &mut [f32]) {
    const STEP: usize = PIECES * LANES;
    for half in 0..WIDTH / HALF {
        let (block, lane) = (half / 2, half % 2 * HALF);
        let weights = layer.weights[block * layer.depth * STEP + lane..].as_ptr();
        let bias = layer.bias[block * STEP + lane..].as_ptr();
        for from in (0..rows.count).step_by(TALL) {
            // SAFETY: each row has `depth` floats (checked), weights and bias hold 6 blocks of 48
            // columns, of which this takes 8 at `lane`, `lane + 16` and `lane + 32`.
            let sums =
                unsafe { product::<TALL, PIECES>(pointers(rows, from), layer.depth, weights, (STEP, LANES), bias) };
            for (n, sum) in sums.iter().enumerate().take(rows.count - from) {
                let target = &mut out[(from + n) * WIDTH + half * HALF..][..HALF];
                // SAFETY: `target` has 8 floats.
                unsafe { _mm256_storeu_ps(target.as_mut_ptr(), _mm256_max_ps(_mm256_max_ps(sum[0], sum[1]), sum[2])) };
            }
        }
    }
}

/// # Safety
/// avx2 and fma, and the lengths that `Kernels::linear` checks.
#[target_feature(enable = "avx2,fma")]
unsafe fn linear(layer: &Linear, blocks: Range<usize>, rows: Rows, out: &mut [f32], stride: usize) {
    const VECTORS: usize = 2;
    const PART: usize = VECTORS * HALF;
    for (place, block) in blocks.enumerate() {
        for part in (0..BLOCK).step_by(PART) {
            let weights = layer.weights[block * layer.depth * BLOCK + part..].as_ptr();
            let bias = layer.bias[block * BLOCK + part..].as_ptr();
            for from in (0..rows.count).step_by(TALL) {
                // SAFETY: each row has `depth` floats, `block` is one of the layer's (both checked);
                // this takes 16 of its 64 columns, from `part` on.
                let sums = unsafe {
                    product::<TALL, VECTORS>(pointers(rows, from), layer.depth, weights, (BLOCK, HALF), bias)
                };
                for (n, sum) in sums.iter().enumerate().take(rows.count - from) {
                    let target = &mut out[(from + n) * stride + place * BLOCK + part..][..PART];
                    for (v, lanes) in sum.iter().enumerate() {
                        // SAFETY: `target` has 2 x 8 floats.
                        unsafe { _mm256_storeu_ps(target[v * HALF..].as_mut_ptr(), *lanes) };
                    }
                }
            }
        }
    }
}

/// # Safety
/// avx2 and fma.
#[target_feature(enable = "avx2,fma")]
unsafe fn normalise(layer: &Maxout, rows: &[f32], out: &mut [f32], add: bool) {
    scalar::normalise_rows(layer, rows, out, add);
}

/// # Safety
/// avx2 and fma.
#[target_feature(enable = "avx2,fma")]
unsafe fn score(upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
    scalar::score_state(upper, features, out);
}
