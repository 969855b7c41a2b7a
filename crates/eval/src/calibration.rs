//! Is what is said to be sure also right? Weights of the features of an event's way, fitted on events known to be right or
//! wrong; and how well the confidences that follow from them agree with the share that is right.
//!
//! The method is a logistic regression: each feature adds its weight to the log-odds. A ridge keeps the weights of rare
//! features near 0 (as a row of the table that is a prior of no effect), and Newton's steps find the one best fit.

use legation_model::provenance::Feature;
use serde::Serialize;

/// An event with what is known of the way to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The file of its sentence, by number.
    pub file: usize,
    /// Features of the way to it.
    pub provenance: Vec<Feature>,
    /// The confidence that the program gave.
    pub confidence: f64,
    /// Whether type, an actor and a recipient are those of the gold.
    pub right: bool,
}

/// The weight of each of [`Feature::ALL`], and what is added for every event.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Log-odds of an event without features.
    pub base: f64,
    /// In the order of [`Feature::ALL`].
    pub weights: Vec<f64>,
}

/// How much a weight is held to 0; the variance of a weight is expected to be a half.
const RIDGE: f64 = 2.0;
/// Newton's steps; the fit stands after six or seven.
const STEPS: usize = 25;

impl Fit {
    /// The best fit to the samples.
    pub fn of<'s>(samples: impl Iterator<Item = &'s Sample> + Clone) -> Self {
        let size = Feature::ALL.len() + 1;
        let mut at = vec![0.0; size];
        for _ in 0..STEPS {
            let mut slope = vec![0.0; size];
            let mut curve = vec![vec![0.0; size]; size];
            for (i, (s, row)) in slope.iter_mut().zip(&mut curve).enumerate().skip(1) {
                *s = -RIDGE * at[i];
                row[i] = RIDGE;
            }
            // No confidence of 1 where all are right.
            curve[0][0] = 1e-3;
            slope[0] = -1e-3 * at[0];
            for sample in samples.clone() {
                let columns = columns(&sample.provenance);
                let share = logistic(columns.iter().map(|c| at[*c]).sum());
                let off = if sample.right { 1.0 - share } else { -share };
                for &i in &columns {
                    slope[i] += off;
                    for &j in &columns {
                        curve[i][j] += share * (1.0 - share);
                    }
                }
            }
            let step = solve(curve, slope);
            at.iter_mut().zip(&step).for_each(|(a, s)| *a += s);
        }
        let weights = at.split_off(1);
        Self { base: at[0], weights }
    }

    /// The confidence of an event found in such a way, as the program gives it.
    pub fn confidence(&self, provenance: &[Feature]) -> f64 {
        let odds = columns(provenance).into_iter().map(|c| if c == 0 { self.base } else { self.weights[c - 1] });
        (logistic(odds.sum()).clamp(0.01, 0.99) * 100.0).round() / 100.0
    }
}

/// The columns of an event: 0, which all have, and one for each feature.
fn columns(provenance: &[Feature]) -> Vec<usize> {
    let column = |f: &Feature| Feature::ALL.iter().position(|x| x == f).map(|i| i + 1);
    std::iter::once(0).chain(provenance.iter().filter_map(column)).collect()
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The solution of a symmetric, positive system of equations, by elimination.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        let pivot = rows[i].clone();
        for j in i + 1..size {
            let factor = rows[j][i] / pivot[i];
            for (cell, above) in rows[j].iter_mut().zip(&pivot).skip(i) {
                *cell -= factor * above;
            }
            right[j] -= factor * right[i];
        }
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|j| rows[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / rows[i][i];
    }
    right
}

/// The table `confidence.csv` of a fit.
pub fn table(fit: &Fit, samples: &[Sample]) -> String {
    let row = |name: &str, weight: f64, meaning: &str, has: &dyn Fn(&Sample) -> bool| {
        let events = samples.iter().filter(|s| has(s)).count();
        let right = samples.iter().filter(|s| has(s) && s.right).count();
        let comma = if meaning.contains(',') { "\"" } else { "" };
        format!("{name},{weight:.2},{events},{right},{comma}{meaning}{comma}\n")
    };
    let named = |f: &Feature| row(f.name(), fit.weights[*f as usize], f.meaning(), &|s| s.provenance.contains(f));
    let mut rows: Vec<String> = Feature::ALL.iter().map(named).collect();
    rows.push(row("always", fit.base, "every event", &|_| true));
    rows.sort();
    format!("feature,weight,events,right,meaning\n{}", rows.concat())
}

/// How well confidences agree with what is right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// Events.
    pub events: usize,
    /// Bins of a tenth each: 0 to 0.1 first.
    pub bins: Vec<Bin>,
    /// Expected calibration error: the mean distance of a bin's share from its mean confidence, by events.
    pub error: f64,
    /// Brier score: the mean square of confidence less 1 or 0.
    pub brier: f64,
    /// Brier score of saying of every event the share of all that are right.
    pub blind: f64,
}

/// Events of like confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Events.
    pub events: usize,
    /// Mean confidence.
    pub told: f64,
    /// Share that is right.
    pub right: f64,
}

/// Compares confidences with what is right.
pub fn reliability(pairs: &[(f64, bool)]) -> Reliability {
    let mut bins = [Bin::default(); 10];
    let all = pairs.len().max(1) as f64;
    let one = |right: bool| if right { 1.0 } else { 0.0 };
    for (told, right) in pairs {
        let bin = &mut bins[((told * 10.0 + 1e-9) as usize).min(9)];
        bin.events += 1;
        bin.told += told;
        bin.right += one(*right);
    }
    for bin in bins.iter_mut().filter(|b| b.events > 0) {
        bin.told /= bin.events as f64;
        bin.right /= bin.events as f64;
    }
    let share = pairs.iter().map(|(_, right)| one(*right)).sum::<f64>() / all;
    Reliability {
        events: pairs.len(),
        error: bins.iter().map(|b| (b.told - b.right).abs() * b.events as f64).sum::<f64>() / all,
        brier: pairs.iter().map(|(told, right)| (told - one(*right)).powi(2)).sum::<f64>() / all,
        blind: share * (1.0 - share),
        bins: bins.to_vec(),
    }
}

/// The reliability of confidences for events of files that the fit has not seen: each half of the files, taken by turns,
/// is told by the fit to the other.
pub fn across_halves(samples: &[Sample]) -> Reliability {
    let mut pairs = Vec::new();
    for half in 0..2 {
        let fit = Fit::of(samples.iter().filter(|s| s.file % 2 != half));
        pairs.extend(samples.iter().filter(|s| s.file % 2 == half).map(|s| (fit.confidence(&s.provenance), s.right)));
    }
    reliability(&pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(rows: &[(&[Feature], usize, usize)]) -> Vec<Sample> {
        let mut out = Vec::new();
        for (provenance, right, wrong) in rows {
            for n in 0..right + wrong {
                out.push(Sample { file: n, provenance: provenance.to_vec(), confidence: 0.5, right: n < *right });
            }
        }
        out
    }

    #[test]
    fn the_fit_says_of_each_way_the_share_that_is_right() {
        let some =
            samples(&[(&[], 900, 100), (&[Feature::Noun], 700, 300), (&[Feature::Noun, Feature::Long], 500, 500)]);
        let fit = Fit::of(some.iter());
        for (way, share) in [(&[][..], 0.9), (&[Feature::Noun], 0.7), (&[Feature::Noun, Feature::Long], 0.5)] {
            assert!((fit.confidence(way) - share).abs() < 0.015, "{way:?}: {}", fit.confidence(way));
        }
        assert_eq!(fit.weights[Feature::Denied as usize], 0.0, "what never occurs has no weight");
        let table = table(&fit, &some);
        assert!(table.starts_with("feature,weight,events,right,meaning\n"), "{table}");
        assert!(table.contains("\nalways,2.") && table.contains(",3000,2100,every event\n"), "{table}");
        assert!(table.contains("\nnoun,-1.3"), "{table}");
    }

    #[test]
    fn rare_features_move_little_and_nothing_is_certain() {
        let fit = Fit::of(samples(&[(&[], 500, 500), (&[Feature::Alleged], 2, 0)]).iter());
        assert!((0.5..0.75).contains(&fit.confidence(&[Feature::Alleged])));
        assert!(Fit::of(samples(&[(&[], 50, 0)]).iter()).confidence(&[]) <= 0.99);
        assert_eq!(Fit::of([].iter()).confidence(&[]), 0.5);
    }

    #[test]
    fn reliability_is_that_of_the_bins() {
        let pairs = [(0.95, true), (0.95, true), (0.95, false), (0.95, true), (0.25, false), (0.25, true)];
        let found = reliability(&pairs);
        assert_eq!((found.bins[9].events, found.bins[2].events), (4, 2));
        assert!((found.bins[9].right - 0.75).abs() < 1e-9 && (found.bins[2].right - 0.5).abs() < 1e-9);
        assert!((found.error - (0.2 * 4.0 + 0.25 * 2.0) / 6.0).abs() < 1e-9, "{}", found.error);
        assert!((found.brier - (3.0 * 0.0025 + 0.9025 + 0.0625 + 0.5625) / 6.0).abs() < 1e-9, "{}", found.brier);
        assert!((found.blind - 4.0 / 6.0 * 2.0 / 6.0).abs() < 1e-9);
        assert_eq!(reliability(&[(1.0, true)]).bins[9].events, 1);
        assert_eq!(reliability(&[]).error, 0.0);
    }

    #[test]
    fn halves_are_told_by_the_other_half() {
        // In even files all is right, in odd ones nothing: each half is told the opposite.
        let some: Vec<Sample> =
            (0..100).map(|n| Sample { file: n, provenance: Vec::new(), confidence: 0.5, right: n % 2 == 0 }).collect();
        assert!(across_halves(&some).brier > 0.9);
    }
}
