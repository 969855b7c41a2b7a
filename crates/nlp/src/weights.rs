//! How do the networks' weights lie in memory?
//!
//! Everything is packed for the kernels: outputs in groups of 16 lanes, innermost; see `kernels`.

use crate::aligned::Aligned;
use crate::format::{Corrupt, Decoder, Encoder};

/// Width of a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the token networks.
pub(crate) const PIECES: usize = 3;
/// Lanes in which outputs are grouped.
pub(crate) const LANES: usize = 16;
/// Outputs in one block of a `Linear`.
pub(crate) const BLOCK: usize = 64;
/// Hidden units of the transition scorers.
pub(crate) const HIDDEN: usize = 64;
/// Floats that one feature adds to a state: two pieces of each hidden unit.
pub(crate) const FEATURE: usize = 2 * HIDDEN;

/// Linear layer `depth` to 96 x 3, maximum of the 3, layer normalisation.
#[derive(Debug)]
pub(crate) struct Maxout {
    pub(crate) depth: usize,
    /// `[6 blocks][depth][3 pieces][16 lanes]`
    pub(crate) weights: Aligned,
    /// `[6 blocks][3 pieces][16 lanes]`
    pub(crate) bias: Aligned,
    pub(crate) gain: Aligned,
    pub(crate) shift: Aligned,
}

impl Maxout {
    /// From `W` (96, 3, depth), `b` (96, 3), `G` (96), `b` (96) as stored by thinc.
    pub(crate) fn pack(w: &[f32], b: &[f32], gain: &[f32], shift: &[f32]) -> Maxout {
        let depth = w.len() / (WIDTH * PIECES);
        let row = |block: usize, piece: usize, lane: usize| (block * LANES + lane) * PIECES + piece;
        let (mut weights, mut bias) = (Vec::with_capacity(w.len()), Vec::new());
        for block in 0..WIDTH / LANES {
            for k in 0..depth {
                for piece in 0..PIECES {
                    weights.extend((0..LANES).map(|lane| w[row(block, piece, lane) * depth + k]));
                }
            }
            for piece in 0..PIECES {
                bias.extend((0..LANES).map(|lane| b[row(block, piece, lane)]));
            }
        }
        Maxout {
            depth,
            weights: weights.into(),
            bias: bias.into(),
            gain: gain.to_vec().into(),
            shift: shift.to_vec().into(),
        }
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.u32(self.depth as u32);
        for part in [&self.weights, &self.bias, &self.gain, &self.shift] {
            out.floats(part);
        }
    }

    pub(crate) fn decode(input: &mut Decoder, depth: usize) -> Result<Maxout, Corrupt> {
        if input.u32()? as usize != depth {
            return Err(Corrupt("the weights"));
        }
        let weights = input.floats(WIDTH * PIECES * depth)?;
        let bias = input.floats(WIDTH * PIECES)?;
        Ok(Maxout { depth, weights, bias, gain: input.floats(WIDTH)?, shift: input.floats(WIDTH)? })
    }
}

/// Linear layer; outputs are padded with zeros to a multiple of 64.
#[derive(Debug)]
pub(crate) struct Linear {
    pub(crate) depth: usize,
    /// Padded count of outputs.
    pub(crate) width: usize,
    /// `[width / 64 blocks][depth][64]`
    pub(crate) weights: Aligned,
    pub(crate) bias: Aligned,
}

impl Linear {
    /// From `W` (outputs, depth) and a bias.
    pub(crate) fn pack(w: &[f32], b: &[f32]) -> Linear {
        let (depth, width) = (w.len() / b.len(), b.len().next_multiple_of(BLOCK));
        let value = |output: usize, k: usize| if output < b.len() { w[output * depth + k] } else { 0.0 };
        let blocks = (0..width).step_by(BLOCK);
        let weights = blocks
            .flat_map(|from| (0..depth).flat_map(move |k| (from..from + BLOCK).map(move |output| value(output, k))));
        let bias = (0..width).map(|n| b.get(n).copied().unwrap_or(0.0)).collect();
        Linear { depth, width, weights: weights.collect(), bias }
    }

    fn encode(&self, out: &mut Encoder) {
        out.floats(&self.weights);
        out.floats(&self.bias);
    }

    fn decode(input: &mut Decoder, depth: usize, width: usize) -> Result<Linear, Corrupt> {
        Ok(Linear { depth, width, weights: input.floats(depth * width)?, bias: input.floats(width)? })
    }
}

/// Scores of transition classes from a hidden state.
#[derive(Debug)]
pub(crate) struct Upper {
    /// Count of classes, padded to a multiple of 16.
    pub(crate) width: usize,
    /// `[64][width]`
    pub(crate) weights: Aligned,
    pub(crate) bias: Aligned,
}

/// The networks behind a transition system: 96 -> 64, then a part per feature, then the classes.
#[derive(Debug)]
pub(crate) struct Scorer {
    pub(crate) reduce: Linear,
    /// 64 -> features x 128. Within a feature: 64 units of piece 0, then 64 of piece 1. The bias
    /// of the sum is in feature 0.
    pub(crate) affine: Linear,
    /// What an absent feature (-1) adds; laid out like one row of `affine`.
    pub(crate) absent: Aligned,
    pub(crate) upper: Upper,
}

/// The arrays of one transition network as thinc stores them.
pub(crate) struct ScorerArrays<'a> {
    pub(crate) reduce: (&'a [f32], &'a [f32]),
    /// (features, 64, 2, 64), (64, 2), (features, 64, 2)
    pub(crate) lower: (&'a [f32], &'a [f32], &'a [f32]),
    pub(crate) upper: (&'a [f32], &'a [f32]),
}

impl Scorer {
    pub(crate) fn pack(arrays: &ScorerArrays) -> Scorer {
        let (w, b, pad) = arrays.lower;
        let features = pad.len() / FEATURE;
        // Row of `w` for place n of the packed order.
        let source = |n: usize| n / FEATURE * FEATURE + n % HIDDEN * 2 + n % FEATURE / HIDDEN;
        let places = 0..features * FEATURE;
        let bias: Vec<f32> = places.clone().map(|n| if n < FEATURE { b[source(n)] } else { 0.0 }).collect();
        let rows: Vec<f32> = places.clone().flat_map(|n| w[source(n) * HIDDEN..][..HIDDEN].to_vec()).collect();
        let absent = places.map(|n| pad[source(n)] + bias[n]).collect();
        let (w, b) = arrays.upper;
        let width = b.len().next_multiple_of(LANES);
        let value = |k: usize, n: usize| if n < b.len() { w[n * HIDDEN + k] } else { 0.0 };
        let weights = (0..HIDDEN).flat_map(|k| (0..width).map(move |n| value(k, n))).collect();
        let upper = Upper { width, weights, bias: (0..width).map(|n| b.get(n).copied().unwrap_or(0.0)).collect() };
        Scorer {
            reduce: Linear::pack(arrays.reduce.0, arrays.reduce.1),
            affine: Linear::pack(&rows, &bias),
            absent,
            upper,
        }
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        self.reduce.encode(out);
        self.affine.encode(out);
        out.floats(&self.absent);
        out.floats(&self.upper.weights);
        out.floats(&self.upper.bias);
    }

    pub(crate) fn decode(input: &mut Decoder, features: usize, classes: usize) -> Result<Scorer, Corrupt> {
        let width = classes.next_multiple_of(LANES);
        Ok(Scorer {
            reduce: Linear::decode(input, WIDTH, HIDDEN)?,
            affine: Linear::decode(input, HIDDEN, features * FEATURE)?,
            absent: input.floats(features * FEATURE)?,
            upper: Upper { width, weights: input.floats(HIDDEN * width)?, bias: input.floats(width)? },
        })
    }
}

/// Token vectors: hash embeddings of some attributes, a mixing layer, four convolutions.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    /// Per attribute: seed, and rows of 96 floats.
    pub(crate) tables: Vec<(u32, Aligned)>,
    pub(crate) mix: Maxout,
    pub(crate) layers: Vec<Maxout>,
}

/// Convolutions in a token network: how far, in tokens, a vector sees to either side.
pub(crate) const REACH: usize = 4;

impl Tok2Vec {
    pub(crate) fn encode(&self, out: &mut Encoder) {
        for (seed, rows) in &self.tables {
            out.u32(*seed);
            out.u32(rows.len() as u32);
            out.floats(rows);
        }
        self.mix.encode(out);
        self.layers.iter().for_each(|layer| layer.encode(out));
    }

    pub(crate) fn decode(input: &mut Decoder, attributes: usize) -> Result<Tok2Vec, Corrupt> {
        let table = |input: &mut Decoder| {
            let (seed, length) = (input.u32()?, input.u32()? as usize);
            if length == 0 || length % WIDTH != 0 {
                return Err(Corrupt("an embedding table"));
            }
            Ok((seed, input.floats(length)?))
        };
        let tables = (0..attributes).map(|_| table(input)).collect::<Result<_, _>>()?;
        let mix = Maxout::decode(input, attributes * WIDTH)?;
        let layers = (0..REACH).map(|_| Maxout::decode(input, 3 * WIDTH)).collect::<Result<_, _>>()?;
        Ok(Tok2Vec { tables, mix, layers })
    }
}

/// All weights.
#[derive(Debug)]
pub(crate) struct Weights {
    pub(crate) tok2vec: Tok2Vec,
    pub(crate) tagger: Linear,
    pub(crate) parser: Scorer,
    pub(crate) ner_tok2vec: Tok2Vec,
    pub(crate) ner: Scorer,
}

/// Features of a parser state.
pub(crate) const PARSER_FEATURES: usize = 8;
/// Features of an entity recogniser's state.
pub(crate) const NER_FEATURES: usize = 3;

impl Weights {
    pub(crate) fn encode(&self, out: &mut Encoder) {
        self.tok2vec.encode(out);
        self.tagger.encode(out);
        self.parser.encode(out);
        self.ner_tok2vec.encode(out);
        self.ner.encode(out);
    }

    pub(crate) fn decode(input: &mut Decoder, parser_classes: usize, ner_classes: usize) -> Result<Weights, Corrupt> {
        Ok(Weights {
            tok2vec: Tok2Vec::decode(input, 6)?,
            tagger: Linear::decode(input, WIDTH, BLOCK)?,
            parser: Scorer::decode(input, PARSER_FEATURES, parser_classes)?,
            ner_tok2vec: Tok2Vec::decode(input, 4)?,
            ner: Scorer::decode(input, NER_FEATURES, ner_classes)?,
        })
    }
}
