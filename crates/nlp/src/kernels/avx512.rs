//! The kernels with AVX-512: 16 lanes, 32 registers.
#![allow(unsafe_code)] // Vector instructions; every block says why it is sound.

use std::arch::x86_64::{
    __m512, _MM_HINT_T0, _mm_prefetch, _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_max_ps, _mm512_set1_ps,
    _mm512_setzero_ps, _mm512_storeu_ps,
};
use std::ops::Range;

use super::{Kernels, Rows, scalar};
use crate::weights::{BLOCK, FEATURE, HIDDEN, LANES, Linear, Maxout, PIECES, Upper, WIDTH};

/// Chosen only where the processor has `avx512f` (see `Kernels::all`).
pub(super) static KERNELS: Kernels = Kernels {
    name: "avx512",
    // SAFETY (all four): `Kernels::all` offers this set only where avx512f was detected, and the
    // methods of `Kernels` check all lengths before they call.
    maxout: |layer, rows, out| unsafe { maxout(layer, rows, out) },
    normalise: |layer, rows, out, add| unsafe { normalise(layer, rows, out, add) },
    linear: |layer, blocks, rows, out, stride| unsafe { linear(layer, blocks, rows, out, stride) },
    score: |upper, features, out| unsafe { score(upper, features, out) },
};

/// Inputs by which weights are fetched ahead of use.
const AHEAD: usize = 12;
/// Rows done at once in `maxout`: 8 x 3 sums, 3 weights and 1 value fill 28 registers.
const TALL: usize = 8;
/// Rows done at once in `linear`: 6 x 4 sums, 4 weights and 1 value fill 29 registers.
const BROAD: usize = 6;

/// `R` rows times `V` vectors of weights, starting from the bias.
///
/// # Safety
/// avx512f; `depth` floats behind each pointer of `x`, `depth * V * 16` behind `weights`, `V * 16`
/// behind `bias`.
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn product<const R: usize, const V: usize>(
    x: [*const f32; R],
    depth: usize,
    weights: *const f32,
    bias: *const f32,
) -> [[__m512; V]; R] {
    let mut sums = [[_mm512_setzero_ps(); V]; R];
    for v in 0..V {
        // SAFETY: v < V, see above.
        let start = unsafe { _mm512_loadu_ps(bias.add(v * LANES)) };
        for row in &mut sums {
            row[v] = start;
        }
    }
    for k in 0..depth {
        for v in 0..V {
            // A hint only: the address need not be that of a weight.
            _mm_prefetch::<_MM_HINT_T0>(weights.wrapping_add(((k + AHEAD) * V + v) * LANES).cast());
        }
        let mut w = [_mm512_setzero_ps(); V];
        for (v, w) in w.iter_mut().enumerate() {
            // SAFETY: k < depth and v < V, see above.
            *w = unsafe { _mm512_loadu_ps(weights.add((k * V + v) * LANES)) };
        }
        for r in 0..R {
            // SAFETY: k < depth, see above.
            let value = _mm512_set1_ps(unsafe { *x[r].add(k) });
            for v in 0..V {
                sums[r][v] = _mm512_fmadd_ps(value, w[v], sums[r][v]);
            }
        }
    }
    sums
}

/// Pointers to rows `from..`; rows past the end stand for the last row.
///
/// # Safety
/// `rows.count > 0`.
#[inline(always)]
fn pointers<const R: usize>(rows: Rows, from: usize) -> [*const f32; R] {
    std::array::from_fn(|n| rows.data[(from + n).min(rows.count - 1) * rows.stride..].as_ptr())
}

/// # Safety
/// avx512f, and the lengths that `Kernels::maxout` checks.
#[target_feature(enable = "avx512f")]
unsafe fn maxout(layer: &Maxout, rows: Rows, out: &mut [f32]) {
    for block in 0..WIDTH / LANES {
        let weights = layer.weights[block * layer.depth * PIECES * LANES..].as_ptr();
        let bias = layer.bias[block * PIECES * LANES..].as_ptr();
        for from in (0..rows.count).step_by(TALL) {
            // SAFETY: each row has `depth` floats (checked), weights and bias hold 6 such blocks.
            let sums = unsafe { product::<TALL, PIECES>(pointers(rows, from), layer.depth, weights, bias) };
            for (n, sum) in sums.iter().enumerate().take(rows.count - from) {
                let target = &mut out[(from + n) * WIDTH + block * LANES..][..LANES];
                // SAFETY: `target` has 16 floats.
                unsafe { _mm512_storeu_ps(target.as_mut_ptr(), _mm512_max_ps(_mm512_max_ps(sum[0], sum[1]), sum[2])) };
            }
        }
    }
}

/// # Safety
/// avx512f, and the lengths that `Kernels::linear` checks.
#[target_feature(enable = "avx512f")]
unsafe fn linear(layer: &Linear, blocks: Range<usize>, rows: Rows, out: &mut [f32], stride: usize) {
    const VECTORS: usize = BLOCK / LANES;
    for (place, block) in blocks.enumerate() {
        let weights = layer.weights[block * layer.depth * BLOCK..].as_ptr();
        let bias = layer.bias[block * BLOCK..].as_ptr();
        let mut store = |row: usize, sum: &[__m512; VECTORS]| {
            let target = &mut out[row * stride + place * BLOCK..][..BLOCK];
            for (v, lanes) in sum.iter().enumerate() {
                // SAFETY: `target` has 4 x 16 floats.
                unsafe { _mm512_storeu_ps(target[v * LANES..].as_mut_ptr(), *lanes) };
            }
        };
        if rows.count == 1 {
            // SAFETY: as below.
            store(0, &unsafe { product::<1, VECTORS>(pointers(rows, 0), layer.depth, weights, bias) }[0]);
            continue;
        }
        for from in (0..rows.count).step_by(BROAD) {
            // SAFETY: each row has `depth` floats, `block` is one of the layer's (both checked).
            let sums = unsafe { product::<BROAD, VECTORS>(pointers(rows, from), layer.depth, weights, bias) };
            for (n, sum) in sums.iter().enumerate().take(rows.count - from) {
                store(from + n, sum);
            }
        }
    }
}

/// # Safety
/// avx512f.
#[target_feature(enable = "avx512f")]
unsafe fn normalise(layer: &Maxout, rows: &[f32], out: &mut [f32], add: bool) {
    scalar::normalise_rows(layer, rows, out, add);
}

/// # Safety
/// avx512f, and the lengths that `Kernels::score` checks.
#[target_feature(enable = "avx512f")]
unsafe fn score(upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
    match upper.width {
        // SAFETY: the width is right, the rest as above.
        112 => unsafe { score_wide::<7>(upper, features, out) },
        // SAFETY: ditto.
        80 => unsafe { score_wide::<5>(upper, features, out) },
        _ => scalar::score_state(upper, features, out),
    }
}

/// # Safety
/// avx512f; `upper.width` and the length of `out` are `V * 16`, `upper.weights` has 64 such rows.
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn score_wide<const V: usize>(upper: &Upper, features: &[&[f32; FEATURE]], out: &mut [f32]) {
    let mut sums = [_mm512_setzero_ps(); FEATURE / LANES];
    for feature in features {
        for (n, sum) in sums.iter_mut().enumerate() {
            // SAFETY: n * 16 + 16 <= 128.
            *sum = std::arch::x86_64::_mm512_add_ps(*sum, unsafe { _mm512_loadu_ps(feature.as_ptr().add(n * LANES)) });
        }
    }
    let mut hidden = [0.0f32; HIDDEN];
    for n in 0..HIDDEN / LANES {
        // SAFETY: n * 16 + 16 <= 64.
        unsafe {
            _mm512_storeu_ps(hidden.as_mut_ptr().add(n * LANES), _mm512_max_ps(sums[n], sums[n + HIDDEN / LANES]))
        };
    }
    // SAFETY: 64 hidden values, 64 rows of V * 16 weights and as many of bias (the caller's promise).
    let [scores] = unsafe { product::<1, V>([hidden.as_ptr()], HIDDEN, upper.weights.as_ptr(), upper.bias.as_ptr()) };
    for (v, lanes) in scores.iter().enumerate() {
        // SAFETY: `out` has V * 16 floats.
        unsafe { _mm512_storeu_ps(out.as_mut_ptr().add(v * LANES), *lanes) };
    }
}
