//! How are many coded articles made of a few? Each copy of an example crisis is moved to other states, other years and other
//! words: dates by whole weeks, so that weekdays stay; letters by a cipher of its own, so that only copies of one article, or
//! articles that share words in the example, share words here.

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, Source};
use legation_model::time::{DateRange, TimeForm, TimeRef};

use jiff::ToSpan;

/// Copies are spread over so many weeks: thirty years of newspapers.
const WEEKS: u64 = 30 * 52;
/// The first copy lies so many weeks before its example.
const BACK: i64 = 28 * 52;

/// The first `count` coded articles of endless copies of `crises`. `states` are the codes that copies are moved among.
pub fn articles(crises: &[Vec<CodedDocument>], states: &[String], count: usize) -> Vec<CodedDocument> {
    let copies = (0..).flat_map(|k| {
        let copy = Copy::of(k, states);
        crises[k as usize % crises.len()].iter().map(move |doc| copy.make(doc))
    });
    copies.take(count).collect()
}

/// What is done to one copy of a crisis.
#[derive(Clone, Copy)]
struct Copy<'s> {
    number: u64,
    weeks: i64,
    states: &'s [String],
    by: usize,
    letters: [u8; 26],
}

impl<'s> Copy<'s> {
    fn of(number: u64, states: &'s [String]) -> Self {
        let mut random = Random(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let weeks = (random.next() % WEEKS) as i64 - BACK;
        let by = (random.next() % states.len().max(1) as u64) as usize;
        let mut letters: [u8; 26] = std::array::from_fn(|i| i as u8);
        for i in (1..26).rev() {
            letters.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        Self { number, weeks, states, by, letters }
    }

    fn make(&self, doc: &CodedDocument) -> CodedDocument {
        let mut doc = doc.clone();
        let id = format!("{}-{}", self.number, doc.document.id);
        let renamed = |old: &str| old.rsplit_once(':').map_or(old.to_owned(), |(_, n)| format!("{id}:{n}"));
        doc.document.text = self.words(&doc.document.text);
        doc.document.hash = format!("{}-{}", self.number, doc.document.hash);
        doc.document.credits = doc.document.credits.iter().map(|c| self.words(c)).collect();
        doc.document.published.range = doc.document.published.range.map(|r| self.days(r));
        for event in &mut doc.events {
            event.id = renamed(&event.id);
            event.repeats = event.repeats.as_deref().map(renamed);
            event.actors.iter_mut().chain(&mut event.recipients).for_each(|a| self.actor(a));
            event.attribution.iter_mut().for_each(|s: &mut Source| self.actor(&mut s.actor));
            event.when.iter_mut().chain(event.window.iter_mut()).for_each(|t| self.time(t));
            event.implied_when.iter_mut().for_each(|i| self.time(&mut i.time));
        }
        for figure in &mut doc.figures {
            figure.id = renamed(&figure.id);
            figure.part_of = figure.part_of.as_deref().map(renamed);
            figure.attribution.iter_mut().for_each(|s| self.actor(&mut s.actor));
            figure.when.iter_mut().for_each(|t| self.time(t));
        }
        for citation in &mut doc.citations {
            citation.id = renamed(&citation.id);
            citation.cited_by.iter_mut().for_each(|a| self.actor(a));
        }
        doc.times.iter_mut().for_each(|t| self.time(t));
        for role in &mut doc.roles {
            role.person = self.words(&role.person);
            role.country = role.country.as_deref().map(|c| self.state(c));
        }
        doc.statements.clear();
        doc.document.id = id;
        doc
    }

    fn words(&self, text: &str) -> String {
        let letter = |c: char| match c {
            'a'..='z' => char::from(b'a' + self.letters[(c as u8 - b'a') as usize]),
            'A'..='Z' => char::from(b'A' + self.letters[(c as u8 - b'A') as usize]),
            _ => c,
        };
        text.chars().map(letter).collect()
    }

    fn state(&self, code: &str) -> String {
        let at = self.states.iter().position(|s| s == code);
        at.map_or(code.to_owned(), |i| self.states[(i + self.by) % self.states.len()].clone())
    }

    fn actor(&self, actor: &mut Actor) {
        if actor.person {
            actor.name = self.words(&actor.name);
        }
        actor.country = actor.country.as_deref().map(|c| self.state(c));
    }

    fn days(&self, range: DateRange) -> DateRange {
        let moved = |d: jiff::civil::Date| d.checked_add((self.weeks * 7).days()).unwrap_or(d);
        DateRange { first: moved(range.first), last: moved(range.last) }
    }

    fn time(&self, time: &mut TimeRef) {
        time.range = time.range.map(|r| self.days(r));
        match (&mut time.form, time.range) {
            (TimeForm::Absolute { range }, _) => *range = self.days(*range),
            (TimeForm::MonthDay { month, day }, Some(range)) => {
                *month = range.first.month();
                *day = day.map(|_| range.first.day());
            }
            _ => {}
        }
    }
}

/// Numbers that look like chance and are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
