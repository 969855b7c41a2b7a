//! Which token is each token's head, and by what label?
//!
//! Greedy arc-eager parsing in spaCy's non-monotonic variant: about two steps a token. Arcs between
//! crossing branches are restored afterwards, in `arcs`.

use crate::kernels::{Kernels, Rows};
use crate::model::Actions;
use crate::weights::{FEATURE, HIDDEN, PARSER_FEATURES, Scorer};

const SHIFT: u8 = 0;
const REDUCE: u8 = 1;
const LEFT: u8 = 2;
const RIGHT: u8 = 3;
/// No token.
const NONE: i32 = -1;

/// Tokens whose feature parts are at hand (4 KB each); those of older ones are computed anew.
const WINDOW: usize = 128;
/// Tokens done at once.
const STEP: usize = 64;
const ROW: usize = PARSER_FEATURES * FEATURE;

/// Stack, buffer and arcs.
struct State {
    length: i32,
    /// First token never yet taken from the buffer.
    next: i32,
    stack: Vec<i32>,
    /// Tokens given back to the buffer, the nearest last.
    returned: Vec<i32>,
    head: Vec<i32>,
    label: Vec<u16>,
    /// The child attached last on either side, and the one before it on the right.
    newest_left: Vec<i32>,
    newest_right: Vec<i32>,
    older_right: Vec<i32>,
    no_shift: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(length: usize) -> State {
        let none = || vec![NONE; length];
        let mut starts = vec![false; length];
        starts.iter_mut().take(1).for_each(|first| *first = true);
        State {
            length: length as i32,
            next: 0,
            stack: Vec::new(),
            returned: Vec::new(),
            head: none(),
            label: vec![0; length],
            newest_left: none(),
            newest_right: none(),
            older_right: none(),
            no_shift: vec![false; length],
            starts,
        }
    }

    fn s(&self, depth: usize) -> i32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    fn b(&self, offset: usize) -> i32 {
        if let Some(at) = self.returned.len().checked_sub(offset + 1) {
            return self.returned[at];
        }
        let at = self.next + (offset - self.returned.len()) as i32;
        if at < self.length { at } else { NONE }
    }

    fn buffered(&self) -> usize {
        (self.length - self.next) as usize + self.returned.len()
    }

    fn features(&self) -> [i32; PARSER_FEATURES] {
        let of = |list: &[i32], token: i32| if token < 0 { NONE } else { list[token as usize] };
        let (b0, s0) = (self.b(0), self.s(0));
        let (left, right) = (&self.newest_left, &self.newest_right);
        [b0, self.b(1), s0, self.s(1), self.s(2), of(left, b0), of(left, s0), of(right, s0)]
    }

    /// Which of the five actions may be taken.
    fn allowed(&self) -> [bool; 5] {
        let (depth, left, b0, b1) = (self.stack.len(), self.buffered(), self.b(0), self.b(1));
        let is = |list: &[bool], token: i32| token >= 0 && list[token as usize];
        let starts = is(&self.starts, b0);
        let arc = depth > 0 && left > 0 && !starts;
        let shift = depth == 0 || (left >= 2 && !starts && !is(&self.no_shift, b0));
        [shift, depth > 0, arc, arc, left >= 2 && b1 == b0 + 1 && !is(&self.starts, b1)]
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or(self.next);
        self.next += i32::from(token == self.next);
        self.stack.push(token);
    }

    fn apply(&mut self, action: u8, label: u16) {
        let (s0, b0) = (self.s(0), self.b(0));
        let (s, b) = (s0 as usize, b0 as usize);
        match action {
            SHIFT => self.push(),
            REDUCE => {
                self.stack.pop();
                if self.head[s] < 0 && !self.stack.is_empty() {
                    // Headless: give it back.
                    self.no_shift[s] = true;
                    self.returned.push(s0);
                }
            }
            LEFT => {
                if self.head[s] >= 0 {
                    // Replaces an earlier arc, whose child is always the head's newest.
                    self.newest_right[self.head[s] as usize] = self.older_right[s];
                }
                self.newest_left[b] = s0;
                (self.head[s], self.label[s]) = (b0, label);
                self.no_shift[b] = false;
                self.stack.pop();
            }
            RIGHT => {
                self.older_right[b] = self.newest_right[s];
                self.newest_right[s] = b0;
                (self.head[b], self.label[b]) = (s0, label);
                self.push();
            }
            _ => {
                let b1 = self.b(1) as usize;
                self.starts[b1] = true;
            }
        }
    }
}

/// What each token adds to a state's scores in each feature place, for the tokens in reach.
struct Parts<'a> {
    kernels: &'a Kernels,
    scorer: &'a Scorer,
    /// 64 floats a token.
    hidden: &'a [f32],
    /// A ring of `WINDOW` rows.
    ring: &'a mut Vec<f32>,
    /// Tokens done so far.
    done: usize,
}

impl Parts<'_> {
    fn rows(&self, from: usize, count: usize) -> Rows<'_> {
        Rows { data: &self.hidden[from * HIDDEN..], stride: HIDDEN, count }
    }

    /// See to it that all tokens before `past` are done.
    fn advance(&mut self, past: usize) {
        while self.done < past {
            let count = STEP.min(self.hidden.len() / HIDDEN - self.done);
            let mut ring = std::mem::take(self.ring);
            let (at, blocks) = (self.done % WINDOW * ROW, 0..self.scorer.affine.width / 64);
            self.kernels.linear(
                &self.scorer.affine,
                blocks,
                self.rows(self.done, count),
                &mut ring[at..][..count * ROW],
                ROW,
            );
            *self.ring = ring;
            self.done += count;
        }
    }

    fn score(&self, features: [i32; PARSER_FEATURES], scores: &mut [f32]) {
        let oldest = self.done.next_multiple_of(STEP).saturating_sub(WINDOW);
        let mut old = [[0.0; FEATURE]; PARSER_FEATURES];
        for (n, &token) in features.iter().enumerate() {
            if token >= 0 && (token as usize) < oldest {
                self.kernels.linear(
                    &self.scorer.affine,
                    2 * n..2 * n + 2,
                    self.rows(token as usize, 1),
                    &mut old[n],
                    FEATURE,
                );
            }
        }
        let part = |n: usize| -> &[f32; FEATURE] {
            let token = features[n];
            let row = match token {
                NONE => &self.scorer.absent[n * FEATURE..],
                _ if (token as usize) < oldest => &old[n][..],
                _ => &self.ring[token as usize % WINDOW * ROW + n * FEATURE..],
            };
            row.first_chunk().unwrap_or(&[0.0; FEATURE])
        };
        let parts: [&[f32; FEATURE]; PARSER_FEATURES] = std::array::from_fn(part);
        self.kernels.score(&self.scorer.upper, &parts, scores);
    }
}

/// Heads (a token without one heads itself) and labels, before crossing arcs are restored.
/// `hidden` has 64 floats a token; `ring` is work space. `root` labels tokens that head themselves.
pub(crate) fn parse(
    kernels: &Kernels,
    scorer: &Scorer,
    actions: &Actions,
    hidden: &[f32],
    ring: &mut Vec<f32>,
    root: u16,
) -> (Vec<u32>, Vec<u16>) {
    ring.resize(WINDOW * ROW, 0.0);
    let mut state = State::new(hidden.len() / HIDDEN);
    let mut parts = Parts { kernels, scorer, hidden, ring, done: 0 };
    let mut scores = vec![0.0; scorer.upper.width];
    while !state.stack.is_empty() || state.buffered() > 0 {
        parts.advance((state.next + 2).min(state.length) as usize);
        parts.score(state.features(), &mut scores);
        let allowed = state.allowed();
        // The highest score; of equals the first.
        let mut best: Option<(f32, usize)> = None;
        for (action, _) in allowed.iter().enumerate().filter(|(_, allowed)| **allowed) {
            for class in actions.ranges[action].clone() {
                if best.is_none_or(|(score, _)| scores[class] > score) {
                    best = Some((scores[class], class));
                }
            }
        }
        let Some((_, class)) = best else { break };
        let (action, label) = actions.classes[class];
        state.apply(action, label);
    }
    let heads: Vec<u32> =
        state.head.iter().enumerate().map(|(n, &head)| if head < 0 { n as u32 } else { head as u32 }).collect();
    let labels =
        state.label.iter().zip(&state.head).map(|(&label, &head)| if head < 0 { root } else { label }).collect();
    (heads, labels)
}
