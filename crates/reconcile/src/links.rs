//! What denies or takes back what? Denials linked to the happening that they deny, retracted claims of responsibility to the
//! deed that had been claimed.

use std::collections::BTreeMap;

use legation_model::dossier::{Link, LinkKind, Story};
use legation_model::plover::{EventType, Modality};

use crate::join;
use crate::stories::{self, Joined};
use crate::view::Claim;
use crate::who;

/// The links of an episode, in the order of its happenings.
pub fn find(stories: &[Joined<'_>], derived: &[Story]) -> Vec<Link> {
    let mut links = Vec::new();
    let mut by_type: BTreeMap<EventType, Vec<usize>> = BTreeMap::new();
    for (i, story) in derived.iter().enumerate() {
        by_type.entry(story.event_type).or_default().push(i);
    }
    for (i, story) in stories.iter().enumerate() {
        for c in &story.claims {
            let kind = match c.event.modality {
                Modality::Denied => LinkKind::Denial,
                Modality::Retracted => LinkKind::Retraction,
                _ => continue,
            };
            let told = |j: &Joined<'_>| -> Option<String> {
                // A happening of a later day is not what was denied, even where one report gives no day.
                let later = stories::consensus_date(&j.claims)
                    .zip(c.doc.document.published.range)
                    .is_some_and(|(day, published)| published.last < day.first);
                let fits = |o: &&Claim<'_>| o.happened() && !later && of_one(c, o);
                j.claims.iter().find(fits).map(|o| o.id().to_owned())
            };
            let alike = by_type.get(&c.event.event_type).into_iter().flatten().copied();
            let others = alike.filter(|j| *j != i || kind == LinkKind::Retraction);
            for (story, claim) in others.filter_map(|j| Some((derived[j].id.clone(), told(&stories[j])?))) {
                let reason = match kind {
                    LinkKind::Denial => "the same kind of deed of the same side, and the days allow it",
                    LinkKind::Retraction => "who is said to have claimed the deed has taken the claim back",
                };
                links.push(Link { kind, claim: c.id().to_owned(), story, of: claim, reason: reason.into() });
            }
        }
    }
    links
}

/// Whether a denied or retracted claim speaks of the deed that the other tells of.
fn of_one(taken_back: &Claim<'_>, told: &Claim<'_>) -> bool {
    let (a, b) = (taken_back.event, told.event);
    let sides = |x: &[legation_model::actor::Actor], y: &[legation_model::actor::Actor]| {
        let (x, y) = (who::nodes(x), who::nodes(y));
        x.is_empty() || y.is_empty() || !x.is_disjoint(&y)
    };
    let same_doer = if a.event_type == EventType::Consult {
        taken_back.nodes().intersection(&told.nodes()).count() > 1
    } else {
        !who::nodes(&a.actors).is_disjoint(&who::nodes(&b.actors)) && sides(&a.recipients, &b.recipients)
    };
    join::same_family(taken_back, told) && same_doer && taken_back.may_speak_of(told)
}
