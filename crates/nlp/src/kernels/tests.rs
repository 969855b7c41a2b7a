//! Do all kernels compute the same?

use super::*;

/// Reproducible numbers in -1..1.
fn noise(count: usize, seed: u32) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as f32 / u32::MAX as f32 * 2.0 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn close(a: &[f32], b: &[f32], what: &str) {
    assert_eq!(a.len(), b.len());
    for (n, (x, y)) in a.iter().zip(b).enumerate() {
        assert!((x - y).abs() <= 1e-4 * (1.0 + x.abs()), "{what}: place {n}: {x} and {y}");
    }
}

/// Run the operation with each kernel and compare with the scalar one.
fn compare(what: &str, operation: impl Fn(&Kernels) -> Vec<f32>) {
    let expected = operation(&scalar::KERNELS);
    for kernels in Kernels::all() {
        close(&expected, &operation(kernels), &format!("{what}, {}", kernels.name));
    }
}

fn layer(depth: usize) -> Maxout {
    let (w, b) = (noise(WIDTH * PIECES * depth, 1), noise(WIDTH * PIECES, 2));
    Maxout::pack(&w, &b, &noise(WIDTH, 3), &noise(WIDTH, 4))
}

#[test]
fn kernels_agree_on_maxout() {
    for depth in [1, 288, 576] {
        let layer = layer(depth);
        for count in [0, 1, 3, 7, 8, 9, 17] {
            let data = noise(count * WIDTH + depth, 5);
            compare(&format!("maxout {depth} {count}"), |kernels| {
                let mut out = vec![0.0; count * WIDTH];
                kernels.maxout(&layer, Rows { data: &data, stride: WIDTH, count }, &mut out);
                out
            });
        }
    }
}

#[test]
fn maxout_is_the_stated_sum() {
    let (w, b, x) = (noise(WIDTH * PIECES * 5, 1), noise(WIDTH * PIECES, 2), noise(5, 3));
    let layer = Maxout::pack(&w, &b, &[1.0; WIDTH], &[0.0; WIDTH]);
    let expected: Vec<f32> = (0..WIDTH)
        .map(|o| {
            let piece = |p: usize| b[o * 3 + p] + (0..5).map(|k| x[k] * w[(o * 3 + p) * 5 + k]).sum::<f32>();
            piece(0).max(piece(1)).max(piece(2))
        })
        .collect();
    let mut out = vec![0.0; WIDTH];
    Kernels::best().maxout(&layer, Rows { data: &x, stride: 5, count: 1 }, &mut out);
    close(&expected, &out, "maxout");
}

#[test]
fn kernels_agree_on_normalise_and_a_constant_row_is_finite() {
    let layer = layer(1);
    for add in [false, true] {
        let mut rows = noise(5 * WIDTH, 6);
        rows[..WIDTH].fill(0.25);
        compare("normalise", |kernels| {
            let mut out = noise(5 * WIDTH, 7);
            kernels.normalise(&layer, &rows, &mut out, add);
            assert!(out.iter().all(|value| value.is_finite()));
            out
        });
    }
}

#[test]
fn kernels_agree_on_linear() {
    for (depth, outputs, blocks) in [(96, 50, 0..1), (64, 1024, 0..16), (64, 1024, 4..6), (96, 64, 0..1)] {
        let layer = Linear::pack(&noise(depth * outputs, 1), &noise(outputs, 2));
        for count in [0, 1, 2, 6, 7, 13] {
            let data = noise(count * depth, 3);
            compare(&format!("linear {depth} {outputs} {count}"), |kernels| {
                let stride = blocks.len() * BLOCK + 3;
                let mut out = vec![0.0; count * stride];
                kernels.linear(&layer, blocks.clone(), Rows { data: &data, stride: depth, count }, &mut out, stride);
                out
            });
        }
    }
}

#[test]
fn kernels_agree_on_score() {
    for width in [112, 80, 16] {
        let upper = Upper { width, weights: noise(width * HIDDEN, 1).into(), bias: noise(width, 2).into() };
        let parts: Vec<[f32; FEATURE]> = (0..8).map(|n| noise(FEATURE, 3 + n).try_into().unwrap()).collect();
        for count in [0, 3, 8] {
            compare("score", |kernels| {
                let mut out = vec![0.0; width];
                kernels.score(&upper, &parts.iter().take(count).collect::<Vec<_>>(), &mut out);
                out
            });
        }
    }
}

#[test]
#[should_panic]
fn rows_past_the_end_are_refused() {
    let (layer, mut out) = (layer(288), vec![0.0; 10 * WIDTH]);
    Kernels::best().maxout(&layer, Rows { data: &noise(288 + 8 * WIDTH, 1), stride: WIDTH, count: 10 }, &mut out);
}
