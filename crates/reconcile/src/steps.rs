//! Which claims are one step, and what do they say of it? Offers and answers by round, talks by happening, contacts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legation_model::actor::Actor;
use legation_model::decision::Decision;
use legation_model::ledger::{LedgerStep, Step, Wording};
use legation_model::mediation::Channel;
use legation_model::place::PlaceRef;
use legation_model::plover::{EventType, Quad};
use legation_model::time::DateRange;

use crate::incidents::span;
use crate::moves::{Mediation, Move};
use crate::origins::Origins;
use crate::parties;
use crate::rounds::Rounds;
use crate::stories::{Joined, consensus_date, most};
use crate::view::Claim;
use crate::who;

/// What the steps of an episode are found in.
pub struct Scene<'s, 'a> {
    pub stories: &'s [Joined<'a>],
    pub sides: &'s BTreeSet<String>,
    pub origins: &'s Origins,
}

/// Claims that are one step.
struct Group<'a> {
    step: Step,
    rule: &'static str,
    claims: Vec<Claim<'a>>,
}

/// A step without a day may lie so long before what is dated.
const UNDATED_DAYS: i32 = 14;

impl<'a> Scene<'_, 'a> {
    /// Steps with every report of each, in order of time. An offer repeated is one step; a request or an answer is one step
    /// a party; talks are one step a happening.
    pub fn steps(&self, mediation: &Mediation<'a>) -> Vec<LedgerStep> {
        let mut groups = self.talks(mediation);
        groups.extend(self.others(mediation));
        groups.into_iter().map(|g| self.step(g, mediation)).collect()
    }

    fn others(&self, mediation: &Mediation<'a>) -> Vec<Group<'a>> {
        let rounds = Rounds::of(&mediation.moves);
        let mut groups: BTreeMap<(Step, String), Group<'a>> = BTreeMap::new();
        for Move { step, claim, rule } in mediation.moves.iter().filter(|m| m.claim.stands()).copied() {
            let by = || self.takers(&claim).into_iter().collect::<Vec<_>>().join("+");
            let key = match step {
                Step::TalksHeld | Step::ContactHeld => continue,
                Step::Offered => format!("{:03}", rounds.round(step, &claim)),
                Step::Rejected => format!("{:03} {}", rounds.round(step, &claim), by()),
                Step::TalksScheduled | Step::Ceasefire | Step::Agreement | Step::Suspended => {
                    format!("{:06}", self.story_of(&claim))
                }
                _ => by(),
            };
            groups.entry((step, key)).or_insert(Group { step, rule, claims: Vec::new() }).claims.push(claim);
        }
        self.merged(groups.into_values().collect())
    }

    /// The party that takes a step, else the states that do.
    fn takers(&self, claim: &Claim<'_>) -> BTreeSet<String> {
        let sides = parties::sides_of(&claim.event.actors, self.sides);
        if sides.is_empty() { who::codes(&claim.event.actors) } else { sides }
    }

    fn story_of(&self, claim: &Claim<'_>) -> usize {
        self.stories.iter().position(|s| s.claims.iter().any(|c| c.id() == claim.id())).unwrap_or(usize::MAX)
    }

    /// Mediated talks, one group a happening. Reports of the same happening that do not call it mediation belong to it, and a
    /// visit of a third party that mediates in the same document is talks, too.
    fn talks(&self, mediation: &Mediation<'a>) -> Vec<Group<'a>> {
        let told: Vec<&Move<'a>> =
            mediation.moves.iter().filter(|m| m.step == Step::TalksHeld && m.claim.stands()).collect();
        let mut groups: BTreeMap<usize, Group<'a>> = BTreeMap::new();
        for m in &told {
            let n = self.story_of(&m.claim);
            let whole = || match self.stories.get(n) {
                Some(story) => story.claims.iter().filter(|c| c.stands()).copied().collect(),
                None => vec![m.claim],
            };
            groups.entry(n).or_insert_with(|| Group { step: Step::TalksHeld, rule: m.rule, claims: whole() });
        }
        let mediates = mediation.moves.iter().filter(|m| matches!(m.step, Step::TalksHeld | Step::ContactHeld));
        let docs: BTreeSet<usize> = mediates
            .filter(|m| m.claim.happened() && m.claim.event.actors.iter().any(|a| mediation.is_third(a, self.sides)))
            .map(|m| m.claim.d)
            .collect();
        for (n, story) in self.stories.iter().enumerate().filter(|(_, s)| self.is_contact(s, mediation)) {
            let visit = |c: &Claim<'_>| docs.contains(&c.d) && c.contact_mode() == Some("in person");
            if story.claims.iter().any(visit) {
                let claims = story.claims.clone();
                groups.insert(n, Group { step: Step::TalksHeld, rule: "ledger/visit-of-a-mediator", claims });
            }
        }
        let (general, dated): (Vec<Group<'a>>, Vec<Group<'a>>) =
            groups.into_values().partition(|g| g.claims.iter().all(|c| self.is_general(c)));
        let mut dated = self.merged(dated);
        for group in general {
            let docs: BTreeSet<usize> = group.claims.iter().map(|c| c.d).collect();
            let published = group.claims.iter().filter_map(|c| c.doc.document.published.range).map(|r| r.last).max();
            let told = |g: &Group<'a>| {
                let day = step_date(&g.claims, self.origins);
                day.zip(published).is_none_or(|(day, published)| day.first <= published)
            };
            let here = dated.iter().position(|g| told(g) && g.claims.iter().any(|c| docs.contains(&c.d)));
            match here.or_else(|| dated.iter().rposition(told)) {
                Some(i) => dated[i].claims.extend(group.claims),
                None => dated.push(group),
            }
        }
        dated
    }

    /// `X is mediating`: no day, no place and no meeting that would make it a happening of its own. The day on which
    /// somebody said so is no day of talks.
    fn is_general(&self, claim: &Claim<'_>) -> bool {
        let said = claim.event.mediation == Some(Step::TalksHeld) && !claim.event.attribution.is_empty();
        let undated = claim.when().is_none_or(|w| !w.is_day()) || said;
        claim.event.place.is_none() && claim.contact_mode().is_none() && undated
    }

    /// Groups of one kind that are one step: told in one sentence, or on one day with the same party, or where one report
    /// names no party. Undated ceasefires, agreements and suspensions are the latest before their publication.
    fn merged(&self, mut groups: Vec<Group<'a>>) -> Vec<Group<'a>> {
        let day = |g: &Group<'a>| step_date(&g.claims, self.origins).filter(DateRange::is_day);
        let sides = |g: &Group<'a>| parties::sides_of(g.claims.iter().flat_map(|c| c.participants()), self.sides);
        let sentences =
            |g: &Group<'a>| -> BTreeSet<(usize, u32)> { g.claims.iter().map(|c| (c.d, c.event.sentence)).collect() };
        let takers = |g: &Group<'a>| -> BTreeSet<String> { g.claims.iter().flat_map(|c| self.takers(c)).collect() };
        // Talks are told apart by the party that is met, their end by who ends them.
        let one_party = |g: &Group<'a>, h: &Group<'a>| {
            let (x, y) = if g.step == Step::Suspended { (takers(g), takers(h)) } else { (sides(g), sides(h)) };
            x.is_empty() || y.is_empty() || !x.is_disjoint(&y)
        };
        let published = |g: &Group<'a>| g.claims.iter().filter_map(|c| c.doc.document.published.range).min();
        groups.sort_by_key(|g| (day(g).is_none(), day(g)));
        let mut kept: Vec<Group<'a>> = Vec::new();
        for group in groups {
            // An answer, an offer or a request is told apart by who gives it.
            if matches!(group.step, Step::Offered | Step::Requested | Step::Suggested | Step::Accepted | Step::Rejected)
            {
                kept.push(group);
                continue;
            }
            let same = |other: &&mut Group<'a>| {
                let together = !sentences(other).is_disjoint(&sentences(&group));
                let (x, y) = (day(&group), day(other));
                let one_day = if together { x.is_none() || y.is_none() || x == y } else { x.is_some() && x == y };
                other.step == group.step && one_day && one_party(&group, other)
            };
            let latest = |other: &&mut Group<'a>| {
                let ends = matches!(group.step, Step::Ceasefire | Step::Agreement | Step::Suspended | Step::Failed);
                let before = published(&group).zip(day(other)).is_none_or(|(p, d)| d.first <= p.last);
                ends && other.step == group.step && day(&group).is_none() && before && one_party(&group, other)
            };
            if let Some(home) = kept.iter_mut().find(same) {
                home.claims.extend(group.claims);
            } else if let Some(home) = kept.iter_mut().rev().find(latest) {
                home.claims.extend(group.claims);
            } else {
                kept.push(group);
            }
        }
        kept
    }

    /// An ordinary contact of a third party with a party.
    fn is_contact(&self, story: &Joined<'a>, mediation: &Mediation<'a>) -> bool {
        let held = story.claims.iter().all(|c| c.event.event_type == EventType::Consult && c.happened());
        let talks = story
            .claims
            .iter()
            .any(|c| mediation.moves.iter().any(|m| m.claim.id() == c.id() && m.step != Step::ContactHeld));
        let people = || story.claims.iter().flat_map(|c| c.participants());
        held && !talks
            && people().any(|a| mediation.is_third(a, self.sides))
            && people().any(|a| parties::side_of(a, self.sides).is_some())
    }

    /// Contacts of the third party with one of the parties that are no talks under mediation.
    pub fn contacts(&self, mediation: &Mediation<'a>, steps: &[LedgerStep]) -> Vec<LedgerStep> {
        let used: BTreeSet<&str> = steps.iter().flat_map(|s| s.claims.iter().map(String::as_str)).collect();
        let begun = self.begun(steps);
        let mut found: Vec<LedgerStep> = self
            .stories
            .iter()
            .filter(|s| self.is_contact(s, mediation) && !s.claims.iter().any(|c| used.contains(c.id())))
            .map(|s| Group { step: Step::ContactHeld, rule: "ledger/contact", claims: s.claims.clone() })
            .map(|g| self.step(g, mediation))
            .filter(|s| s.when.zip(begun).is_none_or(|(w, begun)| w.last >= begun))
            .collect();
        found.sort_by_key(|s| (s.when.is_none(), s.when, s.docs.clone()));
        found
    }

    /// The first day of the conflict or of a step; what a third party did before is no contact of this mediation.
    fn begun(&self, steps: &[LedgerStep]) -> Option<Date> {
        let hostile = |c: &&Claim<'_>| {
            matches!(c.event.event_type.quad(), Quad::VerbalConflict | Quad::MaterialConflict) && c.happened()
        };
        let conflict = self.stories.iter().flat_map(|s| &s.claims).filter(hostile).filter_map(|c| c.day());
        let conflict = conflict.map(|w| w.first).min()?;
        let step = steps.iter().filter_map(|s| s.when).map(|w| w.first).min();
        let first = step.map_or(conflict, |s| s.min(conflict));
        // What is told without a day may have come first, by some days.
        if steps.iter().any(|s| s.when.is_none()) {
            span(first, -UNDATED_DAYS, 0).map(|s| s.first)
        } else {
            Some(first)
        }
    }

    fn step(&self, group: Group<'a>, mediation: &Mediation<'a>) -> LedgerStep {
        let Group { step, rule, mut claims } = group;
        claims.sort_by(|a, b| (a.doc_id(), a.event.span.start, a.id()).cmp(&(b.doc_id(), b.event.span.start, b.id())));
        claims.dedup_by(|a, b| a.id() == b.id());
        let is_third = |a: &Actor| mediation.is_third(a, self.sides);
        let is_party = |a: &Actor| parties::side_of(a, self.sides).is_some();
        let everybody = who::merged(claims.iter().flat_map(|c| c.participants()));
        let (by, parties): (Vec<Actor>, Vec<Actor>) = match step {
            Step::TalksHeld | Step::ContactHeld => {
                let (by, others): (Vec<Actor>, Vec<Actor>) = everybody.into_iter().partition(is_third);
                let parties: Vec<Actor> = others.iter().filter(|a| is_party(a)).cloned().collect();
                (by, if parties.is_empty() { others } else { parties })
            }
            _ => {
                let concerned = who::merged(claims.iter().flat_map(|c| &c.event.recipients));
                let mut by = who::merged(claims.iter().flat_map(|c| &c.event.actors));
                // The report of an answer names the one who had offered as the one answered.
                if step == Step::Offered && !by.iter().any(is_third) {
                    by = everybody.into_iter().filter(is_third).collect();
                }
                (by, concerned.into_iter().filter(|a| !is_third(a)).collect())
            }
        };
        let modes = self.modes(&claims);
        let wordings: BTreeSet<Wording> = claims
            .iter()
            .filter(|c| !c.event.wording.is_empty())
            .map(|c| Wording { doc: c.doc_id().to_owned(), text: c.event.wording.clone() })
            .collect();
        let docs: BTreeSet<String> = claims.iter().map(|c| c.doc_id().to_owned()).collect();
        LedgerStep {
            id: String::new(),
            step,
            when: step_date(&claims, self.origins),
            venue: self.venue(&claims),
            transition: None,
            channel: channel(&claims, &modes),
            wordings: wordings.into_iter().collect(),
            claims: claims.iter().map(|c| c.id().to_owned()).collect(),
            origins: u32::try_from(rested(&claims, self.origins).len()).unwrap_or(u32::MAX),
            told_by: self.told_by_others(&claims),
            denied: denied(step, &claims, mediation),
            disputed: Vec::new(),
            why: Decision {
                rule: rule.to_owned(),
                inputs: claims.iter().map(|c| c.id().to_owned()).collect(),
                reason: reason(rule).to_owned(),
            },
            docs: docs.into_iter().collect(),
            modes,
            by,
            parties,
        }
    }

    /// Modes of contact, the one with the most origins first.
    fn modes(&self, claims: &[Claim<'_>]) -> Vec<String> {
        let mut modes: BTreeMap<&str, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
        for c in claims {
            if let Some(mode) = c.contact_mode() {
                let (origins, docs) = modes.entry(mode).or_default();
                origins.insert(self.origins.of(c.id()));
                docs.insert(c.d);
            }
        }
        let mut modes: Vec<_> = modes.into_iter().map(|(m, (o, d))| (o.len(), d.len(), m)).collect();
        modes.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(b.2)));
        modes.into_iter().map(|(.., m)| m.to_owned()).collect()
    }

    /// The place that most documents give.
    fn venue(&self, claims: &[Claim<'_>]) -> Option<PlaceRef> {
        let told = || claims.iter().filter_map(|c| Some((c.event.place.as_ref()?, c.d)));
        let text = most(told().map(|(p, d)| (p.text.as_str(), d)), |_| 0)?;
        told().map(|(p, _)| p).find(|p| p.text == text).cloned()
    }

    /// The speakers, where only one side says that another has taken the step.
    fn told_by_others(&self, claims: &[Claim<'_>]) -> Vec<Actor> {
        let speaker = |c: &Claim<'_>| c.event.attribution.iter().find(|s| !s.medium).map(|s| s.actor.clone());
        let speakers: Option<Vec<Actor>> = claims.iter().map(speaker).collect();
        let speakers = speakers.unwrap_or_default();
        let takers: BTreeSet<String> = claims.iter().flat_map(|c| self.takers(c)).collect();
        let sides = parties::sides_of(&speakers, self.sides);
        let others = sides.len() == 1
            && speakers.iter().all(|a| parties::side_of(a, self.sides).is_some())
            && !takers.is_empty()
            && sides.is_disjoint(&takers);
        if others { who::merged(&speakers) } else { Vec::new() }
    }
}

/// Claims that deny a step or take it back.
fn denied(step: Step, claims: &[Claim<'_>], mediation: &Mediation<'_>) -> Vec<String> {
    let takers: BTreeSet<String> = claims.iter().flat_map(|c| who::nodes(&c.event.actors)).collect();
    let denies = |m: &&Move<'_>| {
        let by = who::nodes(&m.claim.event.actors);
        m.step == step && !m.claim.stands() && (by.is_empty() || !by.is_disjoint(&takers))
    };
    mediation.moves.iter().filter(denies).map(|m| m.claim.id().to_owned()).collect()
}

/// By which way, where the claims show it; words that show more are weighed in `signs`.
fn channel(claims: &[Claim<'_>], modes: &[String]) -> Option<Channel> {
    let host = |c: &Claim<'_>| c.event.cameo == "043" || c.event.mode.as_deref() == Some("host");
    match modes.first().map(String::as_str) {
        Some("phone") => Some(Channel::Phone),
        _ if claims.iter().any(host) => Some(Channel::Hosted),
        Some(_) => Some(Channel::InPerson),
        None => None,
    }
}

/// The day with the most origins, the earliest on a tie; without a day the days that the reports allow.
pub fn step_date(claims: &[Claim<'_>], origins: &Origins) -> Option<DateRange> {
    most(claims.iter().filter_map(|c| Some((c.day()?, origins.of(c.id())))), |_| 0).or_else(|| consensus_date(claims))
}

/// The day by which a step stands in the walk: its own, else the first publication that tells of it. An offer or a request
/// comes before the first answer and the first talks.
pub fn walk_day(step: &LedgerStep, steps: &[LedgerStep], moves: &[Move<'_>]) -> Option<Date> {
    let opens = matches!(step.step, Step::Suggested | Step::Requested | Step::Offered);
    let answers = steps.iter().filter(|s| matches!(s.step, Step::Accepted | Step::Rejected | Step::TalksHeld));
    let answered = || answers.filter_map(|s| s.when).map(|w| w.first).min().filter(|_| opens);
    let published = || {
        let told = moves.iter().filter(|m| step.claims.iter().any(|c| c == m.claim.id()));
        told.filter_map(|m| m.claim.doc.document.published.range).map(|r| r.first).min()
    };
    step.when.map(|w| w.first).or_else(|| published().into_iter().chain(answered()).min())
}

/// Origins of several claims; a document that quotes a statement among them adds no origin of its own.
pub fn rested<'c, 'a: 'c>(claims: impl IntoIterator<Item = &'c Claim<'a>>, origins: &Origins) -> Vec<String> {
    let mut by_doc: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for c in claims {
        by_doc.entry(c.d).or_default().insert(origins.of(c.id()));
    }
    let own = |o: &usize| origins.list.get(*o).is_some_and(|o| o.docs.len() == 1 && o.label.starts_with("own "));
    let kept: BTreeSet<usize> = by_doc
        .values()
        .flat_map(|all| {
            let others: BTreeSet<usize> = all.iter().copied().filter(|o| !own(o)).collect();
            if others.is_empty() { all.clone() } else { others }
        })
        .collect();
    kept.into_iter().filter_map(|o| origins.list.get(o).map(|o| o.id.clone())).collect()
}

/// The reason of a rule, as a sentence.
fn reason(rule: &str) -> &'static str {
    match rule {
        "ledger/told-as-step" => "The words themselves tell of this step of mediation.",
        "ledger/told-as-mediation" => "The contact is told as mediation (CAMEO 045).",
        "ledger/visit-of-a-mediator" => "A document that tells of the visit says that the visitor is mediating.",
        "ledger/contact" => "The third party dealt with a party; nothing says that it mediated there.",
        "ledger/parties-meet-with-third" => {
            "Two parties met, and the third party took part, spoke for it or was the host."
        }
        "ledger/parties-to-meet-with-third" => "Two parties are to meet with the third party or on its ground.",
        "ledger/ceasefire-with-third" => "The parties' ceasefire was announced by the third party or made with it.",
        "ledger/ceasefire-during-mediation" => {
            "The parties' ceasefire is told beside the third party that mediates between them."
        }
        "ledger/agreement-with-third" => "The parties' agreement was announced by the third party or made with it.",
        "ledger/parties-invited" => "An outsider invited both parties to talks.",
        "ledger/party-comes-to-talks" => "A party is to come to talks of the third party.",
        "ledger/party-leaves-talks" => "A party left or suspended talks while a third party mediates.",
        "ledger/threat-to-leave-talks" => "Somebody threatened to leave the talks while a third party mediates.",
        "ledger/offer-answered" => "The answer to it says that there was an offer.",
        "ledger/party-accepts-offer" => "A party accepted what the third party had just offered, or its invitation.",
        "ledger/party-refuses-offer" => "A party refused what the third party had just offered.",
        "ledger/party-refuses-third" => "A party refused something to a known third party.",
        "ledger/party-refuses-talks" => "A party refused to talk while a third party mediates.",
        "ledger/condition-of-a-party" => "A party named a condition while a third party mediates.",
        _ => "",
    }
}
