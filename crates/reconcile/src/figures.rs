//! Which counts are about one thing, and which of them exclude each other? Bounds are compared, not bare numbers.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::claim::{CodedDocument, FigureClaim};
use legation_model::dossier::{
    Contradiction, ContradictionKind, Development, FigureReport, FigureStory, Quote, Side, Story,
};
use legation_model::plover::EventType;
use legation_model::time::DateRange;

use crate::shingles::Shared;
use crate::stories::{Joined, most};

/// A figure with its document.
#[derive(Clone, Copy)]
struct Count<'a> {
    d: usize,
    doc: &'a CodedDocument,
    figure: &'a FigureClaim,
}

/// Counts of one thing of one happening.
struct Group<'a> {
    what: String,
    /// Index of the story, `None` where the figure belongs to none.
    story: Option<usize>,
    counts: Vec<Count<'a>>,
}

/// What the figures come to.
pub struct Found {
    pub figures: Vec<FigureStory>,
    pub contradictions: Vec<Contradiction>,
    pub developments: Vec<Development>,
}

/// Groups and compares the figures of an episode.
pub fn find(
    docs: &[CodedDocument],
    members: &[usize],
    stories: &[Joined<'_>],
    derived: &[Story],
    shared: &Shared,
) -> Found {
    let mut counts: Vec<(Option<usize>, Count<'_>)> = members
        .iter()
        .flat_map(|&d| docs[d].figures.iter().map(move |figure| Count { d, doc: &docs[d], figure }))
        .map(|c| (story_of(&c, stories), c))
        .collect();
    // Figures that belong to a happening come first, so that the others can find them.
    counts.sort_by_key(|(story, _)| story.is_none());
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (story, count) in counts {
        let figure = count.figure;
        let home = groups.iter_mut().find(|g| {
            let same = |c: &Count<'_>| comparable(c.figure, figure);
            // A toll without its attack is of the happening whose toll it repeats.
            let repeats = |c: &Count<'_>| story.is_none() && figure.best.is_some() && c.figure.best == figure.best;
            g.what == figure.what && g.counts.iter().any(|c| same(c) && (g.story == story || repeats(c)))
        });
        match home {
            // A figure that a document repeats counts once.
            Some(g) if g.counts.iter().any(|c| c.d == count.d && bounds(c.figure) == bounds(figure)) => {}
            Some(g) => g.counts.push(count),
            None => groups.push(Group { what: figure.what.clone(), story, counts: vec![count] }),
        }
    }
    for g in &mut groups {
        g.counts.sort_by(|a, b| (&a.doc.document.id, a.figure.span).cmp(&(&b.doc.document.id, b.figure.span)));
    }
    let about = |g: &Group<'_>| g.story.map_or_else(|| g.what.replace('_', " "), |s| derived[s].summary.clone());
    let mut found = Found { figures: Vec::new(), contradictions: Vec::new(), developments: Vec::new() };
    for g in &groups {
        let about = about(g);
        compare(g, &about, &mut found);
        found.figures.push(story(g, about, shared));
    }
    found
        .figures
        .sort_by(|a, b| (&a.what, &a.about, &a.reports[0].claim).cmp(&(&b.what, &b.about, &b.reports[0].claim)));
    found
}

/// Counts that belong to an attack.
fn of_attack(what: &str) -> bool {
    matches!(
        what,
        "killed" | "injured" | "wounded" | "missing" | "captured" | "rockets" | "airstrikes" | "buildings_damaged"
    )
}

/// The happening of a figure: one told in its sentence, else the only attack that its document tells of.
fn story_of(count: &Count<'_>, stories: &[Joined<'_>]) -> Option<usize> {
    let attack = of_attack(&count.figure.what);
    let fits =
        |s: &Joined<'_>| !attack || s.claims.iter().any(|c| c.event.event_type == EventType::Assault && c.happened());
    let here = |s: &Joined<'_>, sentence: Option<u32>| {
        fits(s)
            && s.claims.iter().any(|c| c.d == count.d && c.happened() && sentence.is_none_or(|n| c.event.sentence == n))
    };
    let at =
        |sentence: Option<u32>| -> Vec<usize> { (0..stories.len()).filter(|i| here(&stories[*i], sentence)).collect() };
    if !attack {
        return None;
    }
    let day = count.figure.when.as_ref().and_then(|w| w.range);
    let same_sentence = at(Some(count.figure.sentence));
    let in_time =
        |i: &usize| stories[*i].claims.iter().filter_map(|c| c.when()).any(|w| day.is_none_or(|d| d.overlaps(&w)));
    if let Some(i) = same_sentence.iter().find(|i| in_time(i)).or(same_sentence.first()) {
        return Some(*i);
    }
    // The sentence tells of the past only.
    if count.doc.events.iter().any(|e| e.sentence == count.figure.sentence && e.background.is_some()) {
        return None;
    }
    match at(None)[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// Lowest and highest value that the words allow.
fn bounds(f: &FigureClaim) -> (u64, u64) {
    let about = |n: u64| if f.qualifier == "about" { n / 10 } else { 0 };
    let low = f.low.or(f.best.map(|b| b - about(b))).unwrap_or(0);
    let high =
        f.high.or(f.best.filter(|_| f.qualifier != "at least").map(|b| b.saturating_add(about(b)))).unwrap_or(u64::MAX);
    (low, high.max(low))
}

/// Whether two counts may be of the same people or things.
fn comparable(a: &FigureClaim, b: &FigureClaim) -> bool {
    const ANYBODY: [&str; 14] = [
        "people",
        "persons",
        "person",
        "lives",
        "life",
        "individuals",
        "victims",
        "dead",
        "casualties",
        "civilians",
        "others",
        "deaths",
        "some",
        "total",
    ];
    let words = |f: &FigureClaim| -> BTreeSet<String> {
        f.of_whom.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let anybody = |w: &BTreeSet<String>| w.is_empty() || w.iter().any(|w| ANYBODY.contains(&w.as_str()));
    let whole = a.part_of.is_none() == b.part_of.is_none();
    whole
        && (!x.is_disjoint(&y)
            || (of_attack(&a.what) && (anybody(&x) || anybody(&y) || bounds(a) == bounds(b)))
            || (x.is_empty() && y.is_empty())
            || (bounds(a) == bounds(b) && (x.is_empty() || y.is_empty())))
}

fn compare(g: &Group<'_>, about: &str, found: &mut Found) {
    // Of several figures of one document the highest is the whole, the others are parts of it.
    let highest =
        |d: usize| g.counts.iter().filter(|c| c.d == d && c.figure.part_of.is_none()).map(|c| bounds(c.figure)).max();
    let whole: Vec<&Count<'_>> =
        g.counts.iter().filter(|c| c.figure.part_of.is_none() && highest(c.d) == Some(bounds(c.figure))).collect();
    let mut rivals: BTreeSet<usize> = BTreeSet::new();
    let (mut growth, mut precise): (BTreeSet<String>, BTreeSet<String>) = (BTreeSet::new(), BTreeSet::new());
    for (i, a) in whole.iter().enumerate() {
        for (j, b) in whole.iter().enumerate().skip(i + 1) {
            if a.d == b.d {
                continue;
            }
            let docs = [a.doc.document.id.clone(), b.doc.document.id.clone()];
            let ((al, ah), (bl, bh)) = (bounds(a.figure), bounds(b.figure));
            if ah >= bl && bh >= al {
                if (al, ah) != (bl, bh) {
                    precise.extend(docs);
                }
            } else if grew(a, b) || grew(b, a) {
                growth.extend(docs);
            } else if !of_attack(&g.what) && !same_day(a, b) {
                // The displaced of one week are not those of the next, nor need they be counted from one day on.
                growth.extend(docs);
            } else if g.story.is_some() || (a.figure.qualifier == "exact" && b.figure.qualifier == "exact") {
                rivals.extend([i, j]);
            }
        }
    }
    let mut tell = |docs: BTreeSet<String>, why: &str| {
        if docs.len() > 1 {
            let about = format!("{}: {about}", g.what.replace('_', " "));
            found.developments.push(Development { about, why: why.into(), docs: docs.into_iter().collect() });
        }
    };
    tell(growth, "the later report has the higher figure: the count may have grown");
    tell(precise, "one figure is more precise than the other and agrees with it");
    // Values that allow each other (26, at least 26) stand on one side.
    let mut sides: BTreeMap<(u64, u64), Vec<&Count<'_>>> = BTreeMap::new();
    for i in rivals {
        let (low, high) = bounds(whole[i].figure);
        let home = sides.keys().find(|(l, h)| low <= *h && *l <= high).copied().unwrap_or((low, high));
        sides.entry(home).or_default().push(whole[i]);
    }
    if sides.len() > 1 {
        let mut sides: Vec<Side> = sides.into_values().map(|counts| side(&counts)).collect();
        sides.sort_by(|a, b| b.docs.len().cmp(&a.docs.len()).then(a.value.cmp(&b.value)));
        found.contradictions.push(Contradiction {
            id: String::new(),
            kind: ContradictionKind::Figure,
            about: format!("{}: {about}", g.what.replace('_', " ")),
            sides,
            why: "the figures exclude each other, bounds included".into(),
            corrected: Vec::new(),
        });
    }
}

/// Whether two counts were published on days that may be one.
fn same_day(a: &Count<'_>, b: &Count<'_>) -> bool {
    let day = |c: &Count<'_>| c.doc.document.published.range;
    !matches!((day(a), day(b)), (Some(x), Some(y)) if !x.overlaps(&y))
}

/// A later report of a count that can only grow.
fn grew(earlier: &Count<'_>, later: &Count<'_>) -> bool {
    let day = |c: &Count<'_>| -> Option<DateRange> { c.doc.document.published.range };
    let growing = of_attack(&later.figure.what) || later.figure.what == "displaced" || later.figure.what == "refugees";
    growing
        && matches!((day(earlier), day(later)), (Some(a), Some(b)) if a.last < b.first)
        && bounds(earlier.figure).1 < bounds(later.figure).0
}

fn quote(count: &Count<'_>) -> Quote {
    let sentence = count.figure.sentence;
    Quote {
        doc: count.doc.document.id.clone(),
        claim: count.figure.id.clone(),
        sentence: count.doc.sentence_text(sentence).to_owned(),
        span: count.doc.sentences.get(sentence as usize).map_or(count.figure.span, |s| s.span),
    }
}

fn side(counts: &[&Count<'_>]) -> Side {
    Side {
        value: counts[0].figure.text.clone(),
        docs: counts.iter().map(|c| c.doc.document.id.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        origins: Vec::new(),
        reports: counts.iter().map(|c| quote(c)).collect(),
    }
}

fn story(g: &Group<'_>, about: String, shared: &Shared) -> FigureStory {
    let values = g.counts.iter().filter_map(|c| Some((c.figure.best?, shared.class[c.d])));
    let all = || g.counts.iter().filter(|c| c.figure.part_of.is_none()).map(|c| bounds(c.figure));
    FigureStory {
        what: g.what.clone(),
        about,
        low: all().map(|b| b.0).min(),
        best: most(values, |_| 0),
        high: all().map(|b| b.1).filter(|h| *h < u64::MAX).max(),
        reports: g
            .counts
            .iter()
            .map(|c| {
                let quote = quote(c);
                FigureReport {
                    doc: quote.doc,
                    claim: quote.claim,
                    text: c.figure.text.clone(),
                    value: c.figure.best,
                    of_whom: c.figure.of_whom.clone(),
                    sentence: quote.sentence,
                    span: quote.span,
                }
            })
            .collect(),
    }
}
