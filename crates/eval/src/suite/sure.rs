//! Is the program as sure of the suite's events as it is right?

use std::collections::BTreeMap;

use serde::Serialize;

use super::form::Case;
use super::ordinary::Ordinary;
use super::score::right;
use crate::calibration::{Reliability, Sample, across_halves, reliability};
use crate::coded::Coded;

/// How well the confidences agree with what is right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sureness {
    /// Of the confidences that the program gives; its table is fitted on these very sentences.
    pub own: Reliability,
    /// Of a table fitted on one half of the files, for the events of the other half.
    pub unseen: Reliability,
}

/// Every event found in the suite and in ordinary news, with whether it is right; there, none is.
pub fn samples(cases: &[Case], coded: &[Vec<Coded>], quiet: &[Ordinary], of_quiet: &[Vec<Coded>]) -> Vec<Sample> {
    let answers = cases.iter().zip(coded).map(|(case, coded)| (case.place.as_str(), coded, right(case, coded)));
    let alarms = quiet.iter().zip(of_quiet).map(|(s, coded)| (s.place.as_str(), coded, vec![false; coded.len()]));
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (place, coded, right) in answers.chain(alarms) {
        let name = place.rsplit_once(':').map_or(place, |(file, _)| file);
        let next = files.len();
        let file = *files.entry(name).or_insert(next);
        out.extend(coded.iter().zip(right).map(|(event, right)| Sample {
            file,
            provenance: event.provenance.clone(),
            confidence: event.confidence,
            right,
        }));
    }
    out
}

/// The figures of these events.
pub fn sureness(samples: &[Sample]) -> Sureness {
    let own: Vec<(f64, bool)> = samples.iter().map(|s| (s.confidence, s.right)).collect();
    Sureness { own: reliability(&own), unseen: across_halves(samples) }
}
