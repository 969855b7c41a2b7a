//! How does a document become claims? The order of work: read, name, match, read the modality, date, place, join repeats.

use std::collections::BTreeSet;

use legation_lexicon::Lexicon;
use legation_model::actor::{Actor, Sector};
use legation_model::article::Document;
use legation_model::claim::{CodedDocument, EventClaim, FigureClaim, Source, StatementClaim};
use legation_model::diag::Diag;
use legation_model::ledger::Step;
use legation_model::plover::{Auxiliary, EventType, Modality, Quad};
use legation_model::resolve::resolve;
use legation_model::time::TimeRef;
use legation_nlp::Reader;

use crate::actors::{Scene, same};
use crate::article::{Article, SentenceRef};
use crate::attribution::{according_to, quotation_speaker, quoted_within};
use crate::clause::{ambiguities, background_of, condition_of, wording};
use crate::contexts::Contexts;
use crate::events::{Hit, hits, is_location, says_it_of_another, third_party_of};
use crate::mentions::Kind;
use crate::modality::clause_of;
use crate::places::Atlas;
use crate::reading::Reading;
use crate::repeats::repeats;
use crate::way::{Found, Way};
use crate::when::{habitual, lies_ahead, look_ahead, spoken_in, time_of, time_of_occasion, window_of};
use crate::worth::{alleged_by_another, hostile_plan, uttered, worth_keeping};
use crate::{
    agreements, aims, domains, figures, home, imported, modality, names, narrative, places, recipients, speaker,
    statements, time,
};

/// Codes documents with the knowledge of a lexicon.
pub struct Coder<'l> {
    lexicon: &'l Lexicon,
    atlas: Option<&'l Atlas>,
    contexts: Contexts<'l>,
}

impl<'l> Coder<'l> {
    /// A coder that uses this lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, atlas: None, contexts: Contexts::new(lexicon) }
    }

    /// The coder, with the settlements and provinces of a gazetteer beside those of the lexicon.
    pub fn with_atlas(self, atlas: Option<&'l Atlas>) -> Self {
        Self { atlas, ..self }
    }

    /// The data that it uses.
    pub(crate) fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// Everything that a document asserts.
    pub fn code(&self, document: &Document, reader: &mut Reader) -> CodedDocument {
        self.code_read(document, &Article::read(document, reader))
    }

    /// The same of a document that has been read; `article` is what [`Article::read`] made of it.
    pub fn code_read(&self, document: &Document, article: &Article) -> CodedDocument {
        let published = document.published.range;
        let mut scene = Scene::new(self.lexicon, article, published);
        scene.atlas = self.atlas;
        scene.dateline = document.dateline_place.as_deref();
        let sentences = article.sentence_records();
        let mut times: Vec<Vec<TimeRef>> =
            sentences.iter().map(|s| time::times(s.span.of(&document.text), s.span.start as usize)).collect();
        for time in times.iter_mut().flatten() {
            anchor(time, published, None);
        }
        let mut work = Work {
            scene: &scene,
            contexts: &self.contexts,
            document,
            events: Vec::new(),
            figures: Vec::new(),
            notes: Vec::new(),
            statements: Vec::new(),
            spoken: Vec::new(),
            context: None,
            recalled: BTreeSet::new(),
        };
        let discarded = imported::discarded(self.lexicon, document, &sentences);
        for (n, s) in article.sentences.iter().enumerate().filter(|(n, _)| discarded[*n].is_none()) {
            work.sentence(n, *s, &times[n]);
        }
        work.join_repeats();
        let told: Vec<TimeRef> = times.iter().flatten().cloned().collect();
        narrative::imply_days(&mut work.events, &told, published, &work.recalled, &work.spoken, |n| {
            goes_on(article, article.sentences[n as usize])
        });
        for event in &mut work.events {
            let told = event.background.as_ref().map(|_| Auxiliary::Historical);
            event.auxiliary = told.or(event.modality.auxiliary());
        }
        for (i, statement) in work.statements.iter_mut().enumerate() {
            statement.id = format!("{}:s{}", document.id, i + 1);
        }
        CodedDocument {
            events: work.events,
            statements: work.statements,
            figures: work.figures,
            citations: agreements::citations(&scene, &document.id),
            names: names::name_uses(&scene),
            roles: names::roles(&scene),
            times: times.into_iter().flatten().collect(),
            sentences,
            diags: [imported::notes(document, &discarded), work.notes].concat(),
            document: document.clone(),
        }
    }
}

/// Whether a sentence begins with words that carry the story on from the one before.
fn goes_on(article: &Article, s: SentenceRef) -> bool {
    const ONWARD: [&str; 12] = [
        "afterwards",
        "afterward",
        "then",
        "later",
        "subsequently",
        "subsequent",
        "also",
        "meanwhile",
        "earlier",
        "hours",
        "simultaneously",
        "separately",
    ];
    article.tokens(s).take(4).any(|t| ONWARD.contains(&t.lower()))
}

/// Gives a time expression its days, where the anchor is known.
fn anchor(
    time: &mut TimeRef,
    published: Option<legation_model::time::DateRange>,
    context: Option<legation_model::time::DateRange>,
) {
    if let Some(resolved) = resolve(&time.form, published, context) {
        time.range = Some(resolved.range);
        time.anchor = resolved.anchor;
    }
}

/// The claims of a document as they grow.
struct Work<'a> {
    scene: &'a Scene<'a>,
    contexts: &'a Contexts<'a>,
    document: &'a Document,
    events: Vec<EventClaim>,
    figures: Vec<FigureClaim>,
    notes: Vec<Diag>,
    statements: Vec<StatementClaim>,
    /// Who is quoted, with the day of speaking.
    spoken: Vec<(String, TimeRef)>,
    /// Time of the last dated event: what `two days earlier` is counted from.
    context: Option<legation_model::time::DateRange>,
    /// Ids of events that are only recalled (`after the raid`).
    recalled: BTreeSet<String>,
}

impl Work<'_> {
    fn sentence(&mut self, n: usize, s: SentenceRef, times: &[TimeRef]) {
        let parsed = &self.scene.article.blocks[s.block];
        let found = hits(self.scene, &parsed.doc, s);
        let speaker = quotation_speaker(self.scene, n);
        for hit in &found {
            if let Some(event) = self.event(n, s, (hit, found.len() > 1), times, &speaker) {
                let id = format!("{}:e{}", self.document.id, self.events.len() + 2);
                let mirrored = imported::mirrored(self.scene.lexicon, hit, &event, id);
                let recalled = narrative::recalled(hit.trigger());
                for event in std::iter::once(event).chain(mirrored) {
                    self.keep(event, recalled);
                }
            }
        }
        self.spoken.extend(spoken_in(self.scene, s, times));
        let here: Vec<&EventClaim> = self.events.iter().filter(|e| e.sentence == n as u32).collect();
        self.statements.extend(statements::statements(self.scene, n, s, &here, &speaker));
        if let Some(i) = statements::retracted(self.scene, n, s, &self.events) {
            self.events[i].modality = Modality::Retracted;
        }
        self.figures(n, s, times);
    }

    fn event(
        &mut self,
        n: usize,
        s: SentenceRef,
        (hit, beside): (&Hit<'_, '_>, bool),
        times: &[TimeRef],
        speaker: &[Source],
    ) -> Option<EventClaim> {
        let scene = self.scene;
        let trigger = hit.trigger();
        let pattern = hit.pattern;
        let mut reading = Reading::of(scene, s, hit);
        let mut way = Way::of(hit, &reading);
        modality::read(scene, s, trigger, &mut reading);
        way.above(&reading);
        if reading.dropped.is_some() {
            return None;
        }
        reading.attribution.extend(according_to(scene, s, trigger));
        if reading.attribution.is_empty() {
            reading.attribution = quoted_within(scene, s, trigger);
        }
        if reading.attribution.iter().all(|a| a.medium) {
            let media = std::mem::take(&mut reading.attribution);
            reading.attribution = speaker.to_vec();
            reading.attribution.extend(media);
        }
        reading.attribution.dedup_by(|a, b| same(&a.actor, &b.actor));
        if says_it_of_another(pattern) || reading.by_speaker {
            speaker::says_of_another(&mut reading);
        }
        speaker::acts(hit, &mut reading);
        way.then(Found::Above, "as who says so", &reading);
        home::beside_opponents(scene, &mut reading);
        self.own_forces(s, &mut reading);
        home::settle(scene, s, trigger, &mut reading);
        way.then(Found::Around, "with the country of the speaker, the place or the sentence", &reading);
        if reading.event_type == EventType::Consult && self.same_call(hit, &reading) {
            return None;
        }
        if reading.event_type == EventType::Consult || pattern.reciprocal {
            self.participants(n, s, hit, &mut reading);
            way.participants(&reading);
        }
        let step = recipients::complete(scene, s, hit, &mut reading);
        way.then(step, "by the words of the phrase acted upon and below the trigger", &reading);
        aims::settle(scene, s, hit, &mut reading);
        let place = places::place_of(scene, s, trigger, matches!(reading.event_type.quad(), Quad::MaterialConflict));
        if pattern.recipients.iter().any(|p| p == "attacked") && reading.recipients.is_empty() {
            self.of_the_attack(&mut reading);
        }
        if reading.event_type == EventType::Assault {
            self.victims(&place, &mut reading);
        }
        self.other_party(&mut reading);
        recipients::at_home(scene, s, hit, &mut reading);
        recipients::to_own_government(scene, hit, &mut reading);
        way.then(Found::Around, "by the place, the own state or the article", &reading);
        if let Some(why) = domains::leaves_out(scene, s, trigger, &reading) {
            self.notes.push(domains::note(&self.document.id, n, why));
            return None;
        }
        self.settle_sectors(&mut reading);
        alleged_by_another(&mut reading);
        let hostile_plan = hostile_plan(&mut reading);
        uttered(&mut reading);
        way.then(Found::Above, "by who says so of whom", &reading);
        if !worth_keeping(&reading) {
            return None;
        }
        let speakers: Vec<Actor> =
            reading.actors.iter().chain(reading.attribution.iter().map(|s| &s.actor)).cloned().collect();
        let mut when = time_of(scene, s, trigger, times).or_else(|| time_of_occasion(trigger, &self.events, &speakers));
        if let Some(time) = &mut when {
            if matches!(reading.modality, Modality::Planned | Modality::Future) && lies_ahead(scene, s, trigger, time) {
                look_ahead(time);
            }
            anchor(time, self.document.published.range, self.context);
        }
        let condition = condition_of(scene, s, trigger, reading.event_type);
        if condition.is_some()
            && matches!(reading.modality, Modality::Offered | Modality::Asserted)
            && reading.event_type == EventType::Agree
        {
            reading.modality = Modality::Conditional;
        }
        let habit =
            habitual(scene, s, trigger, times).filter(|_| when.is_none()).map(|t| format!("habit: `{}`", t.text));
        let background = habit.or_else(|| background_of(scene, s, trigger, &reading, when.as_ref(), self.document));
        let mut third_party = third_party_of(scene, s.block, hit, &reading.actors);
        third_party.append(&mut reading.third_party);
        let mediates = reading.event_type == EventType::Consult && reading.cameo == "045";
        let mediators = if mediates { third_party_of(scene, s.block, hit, &[]) } else { Vec::new() };
        let asks = matches!(reading.step, Some(Step::Requested | Step::Suggested));
        let mediation = reading.step.filter(|_| !asks || !third_party.is_empty() || !reading.recipients.is_empty());
        if mediation.is_some() && asks && !third_party.is_empty() {
            reading.recipients = third_party;
        }
        way.then(Found::Slot, "by its condition or as the one asked to mediate", &reading);
        way.dated(when.as_ref());
        let provenance = way.features(s, hit, &reading, beside);
        let trace = way.told(scene, s, hit, &provenance);
        let ambiguous = ambiguities(scene, s, trigger, &reading);
        let warns = reading.event_type == EventType::Threaten || reading.cameo == "1123";
        let clause = clause_of(trigger);
        let (first, last) = (clause.left_edge().i().max(s.start), clause.right_edge().i().min(s.end - 1));
        Some(EventClaim {
            id: format!("{}:e{}", self.document.id, self.events.len() + 1),
            sentence: n as u32,
            span: scene.article.span(s.block, first, last + 1),
            trigger: scene.article.span(s.block, trigger.i(), trigger.i() + 1),
            event_type: reading.event_type,
            mode: reading.mode,
            contexts: self.contexts.of(trigger, &pattern.contexts),
            quad: reading.event_type.quad(),
            goldstein: scene.lexicon.ontology.goldstein(&reading.cameo),
            cameo: reading.cameo,
            actors: reading.actors,
            recipients: reading.recipients,
            place,
            modality: reading.modality,
            auxiliary: None,
            attribution: reading.attribution,
            condition,
            mediation,
            mediators,
            wording: wording(trigger, &hit.consumed),
            window: if hostile_plan || warns { window_of(times) } else { None },
            when,
            implied_when: None,
            background,
            repeats: None,
            ambiguous,
            rule: pattern.id.clone(),
            lost: hit.lost.clone(),
            confidence: scene.lexicon.confidence.of(&provenance),
            provenance,
            trace,
        })
    }

    /// `The armed forces are prepared …`, said by a general: his own; else those of the only state that the sentence
    /// names, or where it names none, that of the sentences before.
    fn own_forces(&self, s: SentenceRef, reading: &mut Reading) {
        let speaker = reading.attribution.iter().find_map(|x| x.actor.country.clone());
        let states = |s: SentenceRef, kinds: &[Kind]| {
            let named = self.scene.mentions_in(s).filter(|m| kinds.contains(&m.kind));
            named.filter_map(|m| m.actor.country.clone()).collect::<std::collections::BTreeSet<_>>()
        };
        let here = states(s, &[Kind::Country, Kind::Capital]);
        let rebels = |a: &Actor| matches!(a.sector, Some(Sector::Reb)) && a.code().is_none();
        if let [country] =
            states(s, &[Kind::Country, Kind::Capital, Kind::Demonym]).iter().collect::<Vec<_>>().as_slice()
        {
            // Rebels of no stated country are of the one that the sentence tells of.
            for actor in reading.actors.iter_mut().chain(&mut reading.recipients).filter(|a| rebels(a)) {
                actor.country = Some((*country).clone());
                actor.how = format!("{}; the only state of the sentence", actor.how);
            }
        }
        let only = if here.is_empty() {
            // `Peru has had a curfew for weeks. On Sunday the government lifted it.`
            let all = &self.scene.article.sentences;
            let n = all.iter().position(|x| (x.block, x.start) == (s.block, s.start)).unwrap_or(0);
            // `Chad's exiles wait in Madrid. On Sunday the government …`: whose people are named, not where they are.
            let told = |s: SentenceRef| {
                let named =
                    self.scene.mentions_in(s).filter(|m| !is_location(self.scene.article.token(s.block, m.end - 1)));
                named.filter_map(|m| m.actor.country.clone()).collect::<std::collections::BTreeSet<_>>()
            };
            all[..n].iter().rev().take(2).map(|s| told(*s)).find(|found| !found.is_empty())
        } else {
            Some(here)
        };
        let only = only.filter(|found| found.len() == 1).and_then(|found| found.into_iter().next());
        let Some(country) = speaker.or(only) else { return };
        let official = |a: &Actor| {
            matches!(a.sector, Some(Sector::Mil | Sector::Gov | Sector::Leg | Sector::Cop | Sector::Jud))
                && a.code().is_none()
                && !a.anonymous
        };
        for actor in reading.actors.iter_mut().filter(|a| official(a)) {
            actor.country = Some(country.clone());
            actor.how = format!("{}; country of the speaker or of the sentence", actor.how);
        }
    }

    /// `The minister's telephone conversation …`: the contact told just before, now with its mode.
    fn same_call(&mut self, hit: &Hit<'_, '_>, reading: &Reading) -> bool {
        let trigger = hit.trigger();
        let definite = trigger
            .children()
            .any(|c| c.dep() == "poss" || matches!(c.lower(), "the" | "their" | "that" | "his" | "her"));
        let codes: Vec<&str> = reading.actors.iter().chain(&reading.recipients).filter_map(Actor::code).collect();
        if trigger.pos() != "NOUN" || !definite || codes.len() > 1 {
            return false;
        }
        let earlier = self.events.iter_mut().rev().take(6).find(|e| {
            e.event_type == EventType::Consult
                && codes.iter().all(|c| e.actors.iter().chain(&e.recipients).any(|a| a.code() == Some(c)))
        });
        let Some(earlier) = earlier else { return false };
        if earlier.mode.is_none() && reading.mode.is_some() {
            earlier.mode.clone_from(&reading.mode);
            earlier.cameo.clone_from(&reading.cameo);
            earlier.goldstein = self.scene.lexicon.ontology.goldstein(&reading.cameo);
        }
        !codes.is_empty() || reading.mode.is_some()
    }

    /// Meetings and talks need two sides; the missing one acts above, or acted just before.
    fn participants(&self, n: usize, s: SentenceRef, hit: &Hit<'_, '_>, reading: &mut Reading) {
        let visit = reading.mode.as_deref() == Some("visit");
        let codes = |r: &Reading| {
            let mut all: Vec<&str> = r.actors.iter().chain(&r.recipients).filter_map(Actor::code).collect();
            all.sort_unstable();
            all.dedup();
            all.len()
        };
        if codes(reading) < 2 && reading.event_type == EventType::Consult {
            let scene = self.scene;
            let known: Vec<String> =
                reading.actors.iter().chain(&reading.recipients).filter_map(|a| a.code().map(str::to_owned)).collect();
            let fits = |a: &Actor| a.code().is_some_and(|c| !known.iter().any(|k| k == c));
            let mut others: Vec<Actor> = Vec::new();
            for word in crate::frame::governing_subjects(hit.trigger(), 0) {
                others.extend(scene.actors_or_owners(s.block, word).into_iter().filter(fits));
            }
            others.truncate(1);
            if known.is_empty() && others.len() == 1 && hit.trigger().pos() == "NOUN" {
                // `X told Y in a telephone call`: the call is theirs.
                let verb = clause_of(hit.trigger());
                let mut addressed = crate::frame::objects(verb, 0);
                addressed.extend(verb.children().filter(|c| c.dep() == "dative"));
                let caller = others[0].code().map(str::to_owned);
                let called = addressed.into_iter().flat_map(|word| scene.actors(s.block, word));
                others.extend(called.filter(|a| a.code().is_some() && a.code() != caller.as_deref()).take(1));
            }
            for back in 1..=2 {
                if others.is_empty() && n >= back && known.len() <= 1 && !known.is_empty() {
                    others.extend(scene.sentence_subject(n - back).into_iter().filter(fits));
                }
            }
            others.truncate(2);
            reading.actors.splice(0..0, others);
        }
        if !visit {
            let recipients = std::mem::take(&mut reading.recipients);
            for r in recipients {
                if !reading.actors.iter().any(|a| same(a, &r)) {
                    reading.actors.push(r);
                }
            }
        }
    }

    /// Fills in sectors that only the event shows: armed forces behind attacks, people without office as civilians.
    fn settle_sectors(&self, reading: &mut Reading) {
        let attack = reading.event_type == EventType::Assault;
        for actor in &mut reading.actors {
            if attack
                && !actor.person
                && (actor.sector == Some(Sector::Gov) || actor.sector.is_none())
                && actor.country.is_some()
            {
                actor.sector = Some(Sector::Mil);
            }
            actor.sector.get_or_insert(Sector::Gov);
        }
        for actor in &mut reading.recipients {
            let people =
                if matches!(reading.event_type.quad(), Quad::MaterialConflict) { Sector::Cvl } else { Sector::Gov };
            actor.sector.get_or_insert(people);
        }
    }

    /// `A claim of responsibility was made`: for the attack told last.
    fn of_the_attack(&self, reading: &mut Reading) {
        let told = |e: &&EventClaim| e.event_type == EventType::Assault && e.background.is_none();
        let Some(attack) = self.events.iter().rev().find(told) else { return };
        let how = "of the attack told before";
        reading.recipients =
            attack.recipients.iter().cloned().map(|a| Actor { how: format!("{}; {how}", a.how), ..a }).collect();
    }

    /// Victims without a country are people of the place.
    fn victims(&self, place: &Option<legation_model::claim::PlaceRef>, reading: &mut Reading) {
        let Some(place) = place else { return };
        let Some(state) = places::inhabitants_state(self.scene, place) else { return };
        for victim in reading.recipients.iter_mut().filter(|v| v.code().is_none()) {
            victim.country = Some(state.clone());
            victim.how = format!("{}; country from the place `{}`", victim.how, place.text);
        }
        let own = reading.actors.iter().any(|a| a.country.as_deref() == Some(&state) && a.sector != Some(Sector::Reb));
        if reading.recipients.is_empty()
            && !own
            && let Some(mut people) = self.scene.state_actor(&state, None)
        {
            people.sector = Some(if place.id.is_some() { Sector::Cvl } else { Sector::Gov });
            people.name = format!("people at {}", place.text);
            people.text.clone_from(&place.text);
            people.anonymous = true;
            people.how = format!("nobody is named; country from the place `{}`", place.text);
            reading.recipients.push(people);
        }
    }

    /// In an article about two parties, what one of them does to nobody named is done to the other.
    fn other_party(&self, reading: &mut Reading) {
        use EventType::*;
        let against = matches!(reading.event_type, Threaten | Reject | Accuse | Sanction | Agree | Request | Concede);
        let named = self.scene.parties.len() == 2;
        // An armed group that works from a state is not that state.
        let of_state = reading.actors.iter().all(|a| matches!(a.sector, None | Some(Sector::Gov | Sector::Mil)));
        let against = against || (named && of_state && matches!(reading.event_type, Assault | Coerce));
        // A step of a mediation has its parties from the ledger.
        let step = reading.step.is_some() && !named;
        if !against || step || !reading.recipients.is_empty() || self.scene.opponents.len() != 2 {
            return;
        }
        let acts = |p: &Actor| reading.actors.iter().any(|a| a.code() == p.code());
        let others: Vec<Actor> = self.scene.opponents.iter().filter(|p| !acts(p)).cloned().collect();
        if others.len() == 1 {
            reading.recipients = others
                .into_iter()
                .map(|a| Actor { how: "the other party of the conflict; not named here".into(), ..a })
                .collect();
        }
    }

    fn keep(&mut self, event: EventClaim, recalled: bool) {
        if let Some(range) = event.when.as_ref().and_then(|w| w.range)
            && event.background.is_none()
            && range.days() <= 7
        {
            self.context = Some(range);
        }
        if recalled {
            self.recalled.insert(event.id.clone());
        }
        self.events.push(event);
    }

    fn figures(&mut self, n: usize, s: SentenceRef, times: &[TimeRef]) {
        let parsed = &self.scene.article.blocks[s.block];
        let span = parsed.doc.span(s.start, s.end);
        let first = self.figures.len() + 1;
        let found = figures::figures(span, parsed.offset);
        for figure in found {
            let head = parsed.doc.token(figure.head.min(s.end.saturating_sub(1)));
            let mut reading = Reading::of_speech();
            modality::read(self.scene, s, head, &mut reading);
            reading.attribution.extend(according_to(self.scene, s, head));
            self.figures.push(FigureClaim {
                id: format!("{}:f{}", self.document.id, self.figures.len() + 1),
                sentence: n as u32,
                span: figure.span,
                what: figure.what,
                low: figure.low,
                best: figure.best,
                high: figure.high,
                qualifier: figure.qualifier,
                text: figure.text,
                of_whom: figure.of_whom,
                attribution: reading.attribution,
                when: time_of(self.scene, s, head, times),
                part_of: figure.part_of.map(|i| format!("{}:f{}", self.document.id, first + i)),
            });
        }
    }

    /// Marks later claims that tell the same event again.
    fn join_repeats(&mut self) {
        for i in 0..self.events.len() {
            let earlier =
                (0..i).find(|&j| self.events[j].repeats.is_none() && repeats(&self.events[j], &self.events[i]));
            if let Some(j) = earlier {
                let id = self.events[j].id.clone();
                let later = self.events[i].clone();
                let first = &mut self.events[j];
                if first.when.is_none() {
                    first.when.clone_from(&later.when);
                }
                if first.place.is_none() {
                    first.place.clone_from(&later.place);
                }
                // `spoke to him …`, and later `the telephone conversation`: one contact, whose way is told second.
                let told = |mode: &Option<String>| matches!(mode.as_deref(), Some("phone" | "video"));
                if first.event_type == EventType::Consult && first.mode.is_none() && told(&later.mode) {
                    first.mode.clone_from(&later.mode);
                    first.cameo.clone_from(&later.cameo);
                    first.goldstein = later.goldstein;
                }
                self.events[i].repeats = Some(id);
            }
        }
    }
}
