//! Which tokens name a person, a place, a date?
//!
//! One action per token, left to right: begin, in, last, unit (one token), out. No entity crosses
//! a sentence start, and none begins on whitespace.

use std::ops::Range;

use crate::kernels::{Kernels, Rows};
use crate::model::Actions;
use crate::weights::{BLOCK, FEATURE, HIDDEN, NER_FEATURES, Scorer, WIDTH};

const BEGIN: usize = 1;
const IN: usize = 2;
const LAST: usize = 3;
const UNIT: usize = 4;
const OUT: usize = 5;
const ROW: usize = NER_FEATURES * FEATURE;

/// An entity: tokens `first..past`, and the label's name number.
pub(crate) type Entity = (u32, u32, u16);

/// Recognises entities while the vectors of a document come in, tile by tile.
pub(crate) struct Recogniser<'a> {
    kernels: &'a Kernels,
    scorer: &'a Scorer,
    actions: &'a Actions,
    /// First token and label of the open entity.
    open: Option<(u32, u16)>,
    /// What the open entity's first token, and the token before, add to the scores.
    first: [f32; FEATURE],
    previous: [f32; FEATURE],
    scores: Vec<f32>,
    hidden: Vec<f32>,
    parts: Vec<f32>,
    pub(crate) entities: Vec<Entity>,
}

impl<'a> Recogniser<'a> {
    pub(crate) fn new(kernels: &'a Kernels, scorer: &'a Scorer, actions: &'a Actions) -> Self {
        let none = [0.0; FEATURE];
        let scores = vec![0.0; scorer.upper.width];
        let (hidden, parts, entities) = (Vec::new(), Vec::new(), Vec::new());
        Recogniser {
            kernels,
            scorer,
            actions,
            open: None,
            first: none,
            previous: none,
            scores,
            hidden,
            parts,
            entities,
        }
    }

    /// Take in the vectors of the next tokens. `starts` and `is_space` are of the whole document.
    pub(crate) fn feed(
        &mut self,
        vectors: &[f32],
        tokens: Range<usize>,
        starts: &[bool],
        is_space: impl Fn(usize) -> bool,
    ) {
        let count = tokens.len();
        self.hidden.resize(count * HIDDEN, 0.0);
        self.parts.resize(count * ROW, 0.0);
        let (reduce, affine) = (&self.scorer.reduce, &self.scorer.affine);
        self.kernels.linear(reduce, 0..1, Rows { data: vectors, stride: WIDTH, count }, &mut self.hidden, HIDDEN);
        let rows = Rows { data: &self.hidden, stride: HIDDEN, count };
        self.kernels.linear(affine, 0..ROW / BLOCK, rows, &mut self.parts, ROW);
        for (n, token) in tokens.enumerate() {
            let may_go_on = token + 1 < starts.len() && !starts[token + 1];
            self.step(n, token as u32, may_go_on, is_space(token));
        }
    }

    fn step(&mut self, n: usize, token: u32, may_go_on: bool, is_space: bool) {
        let zero = [0.0; FEATURE];
        let part = |row: &'a [f32], at: usize| -> &'a [f32; FEATURE] {
            row[at * FEATURE..].first_chunk().unwrap_or(&[0.0; FEATURE])
        };
        let own =
            |at: usize| -> &[f32; FEATURE] { self.parts[n * ROW + at * FEATURE..].first_chunk().unwrap_or(&zero) };
        let absent = &self.scorer.absent;
        let (first, previous) =
            if self.open.is_some() { (&self.first, &self.previous) } else { (part(absent, 1), part(absent, 2)) };
        self.kernels.score(&self.scorer.upper, &[own(0), first, previous], &mut self.scores);
        let (as_first, as_previous) = (*own(1), *own(2));

        let (classes, scores) = (&self.actions.classes, &self.scores);
        let open = self.open.map(|open| open.1);
        let mut best: Option<usize> = None;
        let mut consider = |action: usize, valid: &dyn Fn(u16) -> bool| {
            for class in self.actions.ranges[action].clone() {
                if valid(classes[class].1) && best.is_none_or(|best| scores[class] > scores[best]) {
                    best = Some(class);
                }
            }
        };
        if let Some(open) = open {
            if may_go_on {
                consider(IN, &|label| label == open);
            }
            consider(LAST, &|label| label == open);
        } else {
            if may_go_on && !is_space {
                consider(BEGIN, &|_| true);
            }
            if !is_space {
                consider(UNIT, &|label| label != 0);
            }
            consider(OUT, &|_| true);
        }
        let Some(class) = best else { return };
        let (action, label) = classes[class];
        match usize::from(action) {
            BEGIN => {
                self.open = Some((token, label));
                self.first = as_first;
            }
            LAST => self.entities.extend(self.open.take().map(|(first, label)| (first, token + 1, label))),
            UNIT => self.entities.push((token, token + 1, label)),
            _ => {}
        }
        self.previous = as_previous;
    }
}
