//! Why are reports told of as one happening, and why are others that look alike kept apart? One decision for each report that
//! was joined and for the nearest happenings that were not.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::decision::Decision;
use legation_model::time::DateRange;

use crate::corrections::Corrections;
use crate::join::{self, Excluded};
use crate::knowledge::Knowledge;
use crate::shingles::Shared;
use crate::stories::Joined;
use crate::view::Claim;
use crate::words;

/// So many happenings that a happening was kept apart from are named.
const NEAREST: usize = 3;
/// Happenings of a kind are held against so many that follow in time.
const REACH: usize = 8;

/// The decisions behind each happening, in the order of `stories`.
pub fn of(
    stories: &[Joined<'_>],
    shared: &Shared,
    corrections: &Corrections,
    knowledge: &Knowledge<'_>,
) -> Vec<Vec<Decision>> {
    let mut all: Vec<Vec<Decision>> = stories.iter().map(|s| together(s, shared, corrections, knowledge)).collect();
    for (i, decision) in apart(stories, corrections, knowledge) {
        if all[i].iter().filter(|d| d.rule.starts_with("story/apart")).count() < NEAREST {
            all[i].push(decision);
        }
    }
    all
}

/// For each report but the first: which one it was joined with, and by what.
fn together(
    story: &Joined<'_>,
    shared: &Shared,
    corrections: &Corrections,
    knowledge: &Knowledge<'_>,
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (n, claim) in story.claims.iter().enumerate().skip(1) {
        let fits = story.claims[..n].iter().filter_map(|c| {
            let copied = join::copied(c, claim, shared).map(|score| (score, "story/copied-sentence"));
            let score = copied.or_else(|| join::fit(c, claim, knowledge).map(|score| (score, "story/same-happening")));
            score.map(|(score, rule)| (score, rule, c))
        });
        let best = fits.max_by_key(|(score, ..)| *score);
        decisions.push(match best {
            Some((_, "story/copied-sentence", c)) => Decision {
                rule: "story/copied-sentence".into(),
                inputs: ids(c, claim),
                reason: "the sentence of one is that of the other with a word or two changed".into(),
            },
            Some((score, rule, c)) => Decision {
                rule: rule.into(),
                inputs: ids(c, claim),
                reason: format!("{}; strength {score}", alike(c, claim)),
            },
            None => Decision {
                rule: "story/correction".into(),
                inputs: ids(&story.claims[0], claim),
                reason: format!(
                    "an analyst put them together (corrections {:?})",
                    corrections.of([claim.id()].into_iter())
                ),
            },
        });
    }
    decisions
}

/// What two joined reports have in common.
fn alike(a: &Claim<'_>, b: &Claim<'_>) -> String {
    let told = a.d == b.d && (a.event.repeats.as_deref() == Some(b.id()) || b.event.repeats.as_deref() == Some(a.id()));
    if told {
        return "the article itself tells of it again".into();
    }
    let common: Vec<String> = a.nodes().intersection(&b.nodes()).cloned().collect();
    let with = if common.is_empty() { "no participant told apart".to_owned() } else { words::list(&common) };
    format!("the same kind of event ({}), {with}, {}", a.event.event_type.name(), days(a.when(), b.when()))
}

fn days(a: Option<DateRange>, b: Option<DateRange>) -> String {
    match (a, b) {
        (Some(x), Some(y)) if x == y => format!("the same days ({})", words::range(x)),
        (Some(x), Some(y)) if x.overlaps(&y) => format!("days that meet ({} and {})", words::range(x), words::range(y)),
        (Some(x), Some(y)) => format!("neighbouring days ({} and {})", words::range(x), words::range(y)),
        (Some(x), None) | (None, Some(x)) => format!("one dated ({}) and one not", words::range(x)),
        (None, None) => "neither dated".into(),
    }
}

/// Happenings of one kind with a common participant that were not joined, each with what excluded it. Near ones first.
fn apart(stories: &[Joined<'_>], corrections: &Corrections, knowledge: &Knowledge<'_>) -> Vec<(usize, Decision)> {
    let mut by_kind: BTreeMap<(&'static str, String), Vec<usize>> = BTreeMap::new();
    for (i, story) in stories.iter().enumerate() {
        let Some(c) = story.claims.first() else { continue };
        for node in c.nodes() {
            by_kind.entry((c.event.event_type.name(), node)).or_default().push(i);
        }
    }
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut decisions = Vec::new();
    for alike in by_kind.values() {
        for (n, &i) in alike.iter().enumerate() {
            for &j in alike[n + 1..].iter().take(REACH).filter(|j| seen.insert((i, **j))) {
                let (a, b) = (&stories[i].claims[0], &stories[j].claims[0]);
                let decision = reason(&stories[i], &stories[j], corrections, knowledge)
                    .map(|(rule, reason)| Decision { rule: rule.to_owned(), inputs: ids(a, b), reason });
                decisions.extend(decision.map(|d| (i, d)));
            }
        }
    }
    decisions
}

fn reason(
    a: &Joined<'_>,
    b: &Joined<'_>,
    corrections: &Corrections,
    knowledge: &Knowledge<'_>,
) -> Option<(&'static str, String)> {
    let pairs = a.claims.iter().flat_map(|x| b.claims.iter().map(move |y| (x, y)));
    let first = pairs.filter_map(|(x, y)| Some((join::excluded(x, y, knowledge)?, x, y))).next();
    let Some((why, x, y)) = first else {
        let numbers = corrections.of(a.claims.iter().chain(&b.claims).map(Claim::id));
        return (!numbers.is_empty())
            .then(|| ("story/apart/correction", format!("an analyst parted them (corrections {numbers:?})")));
    };
    let code = |c: &Claim<'_>| format!("{} {}", c.event.event_type.name(), c.event.cameo);
    let told = |c: &Claim<'_>| c.when().map_or("no day".to_owned(), words::range);
    Some(match why {
        // Another kind of event is no near thing.
        Excluded::Kind => return None,
        Excluded::Modality => (
            "story/apart/modality",
            format!("one is {} and the other {}", x.event.modality.name(), y.event.modality.name()),
        ),
        Excluded::Telling => ("story/apart/telling", format!("one article tells of both: {} and {}", code(x), code(y))),
        Excluded::Mode => ("story/apart/mode", "one article tells of a call and of a meeting".into()),
        Excluded::Place => {
            let place = |c: &Claim<'_>| c.event.place.as_ref().map_or(String::new(), |p| p.text.clone());
            ("story/apart/place", format!("the places exclude each other: {} and {}", place(x), place(y)))
        }
        Excluded::Participants => {
            let sides = |c: &Claim<'_>| words::list(&c.nodes().into_iter().collect::<Vec<_>>());
            ("story/apart/participants", format!("others take part: {} here, {} there", sides(x), sides(y)))
        }
        Excluded::Days => ("story/apart/days", format!("the days exclude each other: {} and {}", told(x), told(y))),
    })
}

fn ids(a: &Claim<'_>, b: &Claim<'_>) -> Vec<String> {
    vec![a.id().to_owned(), b.id().to_owned()]
}
