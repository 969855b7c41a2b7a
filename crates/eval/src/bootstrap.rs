//! How far could a figure be off, had other sentences been drawn? Percentile bootstrap with a fixed seed.

use serde::Serialize;

use crate::counts::Counts;

/// Samples drawn for an interval.
pub const RESAMPLES: usize = 1000;
/// Seed of the draws: the same input gives the same interval.
pub const SEED: u64 = 20_240_515;

/// The middle 95 % of the values over the samples.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Interval {
    /// 2.5 % of the samples lie below.
    pub low: f64,
    /// 2.5 % of the samples lie above.
    pub high: f64,
}

/// What is drawn as a whole (a sentence, a row): the counts that it adds, each to a slot.
pub type Unit = Vec<(usize, Counts)>;

/// Sums of the units, slot by slot.
pub fn sums(units: &[Unit], slots: usize) -> Vec<Counts> {
    let mut sums = vec![Counts::default(); slots];
    units.iter().for_each(|unit| add(&mut sums, unit));
    sums
}

fn add(sums: &mut [Counts], unit: &Unit) {
    for (slot, counts) in unit {
        if let Some(sum) = sums.get_mut(*slot) {
            *sum += *counts;
        }
    }
}

/// The intervals of the figures that `statistics` works out from the sums of `slots` slots. As many units as there are
/// are drawn with replacement, [`RESAMPLES`] times. A figure that a sample says nothing of is NaN there and left out. What
/// no sample says anything of has the interval 0 to 0.
pub fn intervals(units: &[Unit], slots: usize, statistics: impl Fn(&[Counts]) -> Vec<f64>) -> Vec<Interval> {
    let figures = statistics(&vec![Counts::default(); slots]).len();
    if units.is_empty() {
        return vec![Interval::default(); figures];
    }
    let mut draws = Draws(SEED);
    let mut samples: Vec<Vec<f64>> = vec![Vec::with_capacity(RESAMPLES); figures];
    for _ in 0..RESAMPLES {
        let mut sums = vec![Counts::default(); slots];
        for _ in 0..units.len() {
            if let Some(unit) = units.get(draws.below(units.len())) {
                add(&mut sums, unit);
            }
        }
        for (values, value) in samples.iter_mut().zip(statistics(&sums)) {
            values.extend(Some(value).filter(|v| v.is_finite()));
        }
    }
    samples.into_iter().map(middle).collect()
}

fn middle(mut values: Vec<f64>) -> Interval {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let rank = (share * values.len() as f64).ceil() as usize;
        values.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    };
    Interval { low: at(0.025), high: at(0.975) }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, by the high half of the product; the bias for small `end` is below 2^-40.
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // First values for the seed 0 in the authors' reference code.
        let mut draws = Draws(0);
        assert_eq!((draws.next(), draws.next()), (0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4));
    }

    #[test]
    fn draws_reach_every_unit_about_equally_often() {
        let mut draws = Draws(SEED);
        let mut seen = [0; 7];
        (0..7000).for_each(|_| seen[draws.below(7)] += 1);
        assert!(seen.iter().all(|n| (880..1120).contains(n)), "{seen:?}");
    }

    #[test]
    fn the_interval_of_a_rate_is_near_the_normal_one() {
        // 60 right of 100: 0.6 plus or minus 1.96 * sqrt(0.6 * 0.4 / 100) = 0.504 to 0.696.
        let units: Vec<Unit> = (0..100).map(|i| vec![(0, Counts::answer(i % 5 < 3))]).collect();
        let found = intervals(&units, 1, |sums| vec![sums[0].recall()])[0];
        assert!((found.low - 0.504).abs() < 0.02 && (found.high - 0.696).abs() < 0.02, "{found:?}");
    }

    #[test]
    fn what_never_varies_has_a_narrow_interval_and_nothing_has_none() {
        let units = vec![vec![(0, Counts::FOUND)]; 5];
        assert_eq!(intervals(&units, 1, |s| vec![s[0].f1()]), [Interval { low: 1.0, high: 1.0 }]);
        assert_eq!(intervals(&[], 1, |s| vec![s[0].f1()]), [Interval::default()]);
    }
}
