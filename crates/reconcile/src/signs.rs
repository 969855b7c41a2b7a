//! Which words show how a third party works? Method, strategy, channel and extent, each with the words that show it.

use std::collections::{BTreeMap, BTreeSet};

use legation_model::ledger::{LedgerStep, Shown, Step, Wording};
use legation_model::mediation::{Channel, Extent, Method, Sign, Strategy};

use crate::knowledge::Knowledge;
use crate::moves::{Mediation, Move};
use crate::view::Claim;

/// The signs of a mediation, each with its words; only claims that stand and in which nobody else acts.
pub struct Signs(BTreeMap<Sign, BTreeSet<Wording>>);

impl Signs {
    /// Looks through the clauses of the claims.
    pub fn of(mediation: &Mediation<'_>, knowledge: &Knowledge<'_>) -> Self {
        let mut found: BTreeMap<Sign, BTreeSet<Wording>> = BTreeMap::new();
        let not_a_request = |m: &&Move<'_>| m.claim.stands() && !matches!(m.step, Step::Suggested | Step::Requested);
        for m in mediation.moves.iter().filter(not_a_request) {
            for (sign, words) in in_clause(&m.claim, knowledge) {
                found.entry(sign).or_default().insert(Wording { doc: m.claim.doc_id().to_owned(), text: words });
            }
        }
        Self(found)
    }

    /// The method that most documents show; good offices only where nothing says that the third party mediates.
    pub fn method(&self) -> Option<Shown<Method>> {
        let methods = self.0.iter().filter_map(|(s, w)| if let Sign::Method(m) = s { Some((*m, w)) } else { None });
        let best = methods.max_by_key(|(m, w)| (*m != Method::GoodOffices, w.len(), std::cmp::Reverse(*m)));
        best.map(|(value, words)| shown(value, words))
    }

    /// Every strategy that the words show.
    pub fn strategies(&self) -> Vec<Shown<Strategy>> {
        let is = |s: &Sign| if let Sign::Strategy(s) = s { Some(*s) } else { None };
        self.0.iter().filter_map(|(s, words)| Some(shown(is(s)?, words))).collect()
    }
}

/// The channel of a step, by the words of its clauses, else as its claims are coded.
pub fn channel(step: &LedgerStep, mediation: &Mediation<'_>, knowledge: &Knowledge<'_>) -> Option<Channel> {
    let channels = claims_of(step, mediation).flat_map(|c| in_clause(&c, knowledge)).filter_map(|(s, _)| match s {
        Sign::Channel(c) => Some(c),
        _ => None,
    });
    let mut votes: BTreeMap<Channel, usize> = BTreeMap::new();
    channels.for_each(|c| *votes.entry(c).or_default() += 1);
    let by_words = votes.into_iter().max_by_key(|(c, n)| (*n, *c)).map(|(c, _)| c);
    by_words.or(step.channel)
}

/// How far an agreement goes, where the words say one thing only.
pub fn extent(step: &LedgerStep, mediation: &Mediation<'_>, knowledge: &Knowledge<'_>) -> Option<Extent> {
    let said: BTreeSet<Extent> = claims_of(step, mediation)
        .flat_map(|c| in_clause(&c, knowledge))
        .filter_map(|(s, _)| if let Sign::Extent(e) = s { Some(e) } else { None })
        .collect();
    said.first().copied().filter(|_| said.len() == 1)
}

/// Whether the words of an answer say that something was offered.
pub fn tells_of_offer(claim: &Claim<'_>, knowledge: &Knowledge<'_>) -> bool {
    let words = claim.event.wording.to_lowercase();
    let offer = |w: &str| knowledge.signs.iter().any(|(phrase, sign)| *sign == Sign::Offer && phrase == w);
    words.split_whitespace().any(offer)
}

fn claims_of<'m, 'a>(step: &'m LedgerStep, mediation: &'m Mediation<'a>) -> impl Iterator<Item = Claim<'a>> + 'm {
    mediation.moves.iter().map(|m| m.claim).filter(|c| step.claims.iter().any(|id| id == c.id()))
}

fn shown<T>(value: T, words: &BTreeSet<Wording>) -> Shown<T> {
    Shown { value, words: words.iter().cloned().collect() }
}

/// The signs in the clause of a claim.
fn in_clause(claim: &Claim<'_>, knowledge: &Knowledge<'_>) -> Vec<(Sign, String)> {
    in_words(claim.event.span.of(&claim.doc.document.text), knowledge)
}

/// The signs in a text, each with the words that show it.
pub fn in_words(text: &str, knowledge: &Knowledge<'_>) -> Vec<(Sign, String)> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let fits = |phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        words.windows(parts.len()).find(|w| w.iter().zip(&parts).all(|(w, p)| same(w, p))).map(|w| w.join(" "))
    };
    knowledge.signs.iter().filter_map(|(phrase, sign)| Some((*sign, fits(phrase)?))).collect()
}

/// `mediat*` is the beginning of a word.
fn same(word: &str, part: &str) -> bool {
    part.strip_suffix('*').map_or(word == part, |stem| word.starts_with(stem))
}
