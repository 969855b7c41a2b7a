//! How is a coded document written down in a test? A small builder; every sentence is invented.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;

use legation_model::actor::{Actor, Sector};
use legation_model::article::{Block, BlockKind, Document};
use legation_model::claim::*;
use legation_model::correction::Correction;
use legation_model::dossier::{Dossier, Episode};
use legation_model::ledger::Step;
use legation_model::plover::{EventType, Modality};
use legation_model::span::Span;
use legation_model::time::{DateRange, Dated, TimeForm, TimeRef};
use legation_reconcile::{Incident, Knowledge, reconcile_corrected};

/// `PER`: the state; `PER/MIL`: a body; `PER:Ana Ruiz`: a person; `PER/REB Sendero`: a named group; `gunmen`: nobody known.
pub fn actor(spec: &str) -> Actor {
    let (head, person) = spec.split_once(':').map_or((spec, None), |(h, p)| (h, Some(p)));
    let (place, group) = head.split_once(' ').map_or((head, None), |(h, g)| (h, Some(g)));
    let (code, sector) = place.split_once('/').map_or((place, "GOV"), |(c, s)| (c, s));
    let known = code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase());
    let name = person.or(group).map_or(if known { state(code) } else { spec.to_owned() }, str::to_owned);
    Actor {
        text: name.clone(),
        name,
        country: known.then(|| code.to_owned()),
        igo: None,
        sector: Sector::from_code(sector).filter(|_| known),
        role: None,
        person: person.is_some(),
        anonymous: false,
        how: "test".into(),
    }
}

fn state(code: &str) -> String {
    let names =
        [("PER", "Peru"), ("CHL", "Chile"), ("BRA", "Brazil"), ("KEN", "Kenya"), ("SOM", "Somalia"), ("QAT", "Qatar")];
    names.iter().find(|(c, _)| *c == code).map_or(code, |(_, n)| n).to_owned()
}

pub fn range(text: &str) -> DateRange {
    let (a, b) = text.split_once('/').unwrap_or((text, text));
    DateRange { first: a.parse().expect("a date"), last: b.parse().expect("a date") }
}

/// Days of the week: 1 is Monday.
pub fn weekday(weekday: i8) -> TimeForm {
    TimeForm::Weekday { weekday, direction: 0 }
}

pub fn on(month: i8, day: i8) -> TimeForm {
    TimeForm::MonthDay { month, day: Some(day) }
}

pub fn time(form: TimeForm, text: &str) -> TimeRef {
    TimeRef { span: Span::new(0, 0), text: text.into(), form, range: None, anchor: String::new() }
}

/// An event under construction.
#[derive(Clone, Debug)]
pub struct Ev(EventClaim);

impl Ev {
    pub fn new(event_type: EventType, cameo: &str) -> Self {
        Self(EventClaim {
            id: String::new(),
            sentence: 0,
            span: Span::new(0, 0),
            trigger: Span::new(0, 0),
            event_type,
            mode: None,
            contexts: Vec::new(),
            cameo: cameo.into(),
            quad: event_type.quad(),
            goldstein: None,
            actors: Vec::new(),
            recipients: Vec::new(),
            when: None,
            implied_when: None,
            place: None,
            modality: Modality::Asserted,
            auxiliary: None,
            attribution: Vec::new(),
            condition: None,
            mediation: None,
            mediators: Vec::new(),
            wording: String::new(),
            window: None,
            background: None,
            repeats: None,
            ambiguous: Vec::new(),
            rule: "test".into(),
            lost: Vec::new(),
            confidence: 0.5,
            provenance: Vec::new(),
            trace: Vec::new(),
        })
    }
    pub fn by(mut self, spec: &str) -> Self {
        self.0.actors.push(actor(spec));
        self
    }
    pub fn to(mut self, spec: &str) -> Self {
        self.0.recipients.push(actor(spec));
        self
    }
    pub fn when(mut self, form: TimeForm) -> Self {
        self.0.when = Some(time(form, "then"));
        self
    }
    pub fn day(self, day: &str) -> Self {
        self.when(TimeForm::Absolute { range: range(day) })
    }
    pub fn mode(mut self, mode: &str) -> Self {
        self.0.mode = Some(mode.into());
        self
    }
    pub fn step(mut self, step: Step) -> Self {
        self.0.mediation = Some(step);
        self
    }
    pub fn modality(mut self, modality: Modality) -> Self {
        self.0.modality = modality;
        self
    }
    pub fn word(mut self, wording: &str) -> Self {
        self.0.wording = wording.into();
        self
    }
    pub fn condition(mut self, condition: &str) -> Self {
        self.0.condition = Some(condition.into());
        self
    }
    pub fn background(mut self) -> Self {
        self.0.background = Some("years ago".into());
        self
    }
    pub fn place(mut self, id: &str) -> Self {
        self.0.place = Some(PlaceRef { text: id.into(), id: Some(id.into()), ..PlaceRef::default() });
        self
    }
    pub fn says(mut self, spec: &str) -> Self {
        self.0.attribution.push(Source { actor: actor(spec), medium: false, word: "said".into() });
        self
    }
    pub fn via(mut self, medium: &str) -> Self {
        self.0.attribution.push(Source { actor: actor(medium), medium: true, word: "reported".into() });
        self
    }
    /// Whether the state is among the actors.
    pub fn acts(&self, code: &str) -> bool {
        self.0.actors.iter().any(|a| a.code() == Some(code))
    }
    pub fn window(mut self, min_hours: i32, max_hours: i32) -> Self {
        self.0.window = Some(time(TimeForm::Window { min_hours, max_hours }, "soon"));
        self
    }
}

/// Shorthands for the events that most cases need.
pub fn offer(by: &str, a: &str, b: &str) -> Ev {
    Ev::new(EventType::Agree, "039")
        .by(by)
        .to(a)
        .to(b)
        .step(Step::Offered)
        .modality(Modality::Offered)
        .word("offered to mediate")
}

pub fn contact(a: &str, b: &str) -> Ev {
    Ev::new(EventType::Consult, "040").by(a).by(b)
}

pub fn call(a: &str, b: &str) -> Ev {
    Ev::new(EventType::Consult, "041").by(a).by(b).mode("phone")
}

pub fn sanction(a: &str, b: &str) -> Ev {
    Ev::new(EventType::Sanction, "163").by(a).to(b).mode("discontinue")
}

pub fn attack(on: &str, place: &str) -> Ev {
    Ev::new(EventType::Assault, "180").by("gunmen").to(on).place(place)
}

/// A document under construction: sentences with their events.
#[derive(Clone)]
pub struct Doc(CodedDocument);

impl Doc {
    pub fn new(id: &str) -> Self {
        Self(CodedDocument {
            document: Document {
                id: id.into(),
                origin: format!("{id}.txt"),
                text: String::new(),
                hash: String::new(),
                blocks: Vec::new(),
                title: None,
                outlet: None,
                url: None,
                published: Dated::unknown("no date line"),
                dateline_place: None,
                credits: Vec::new(),
                authors: Vec::new(),
                language: None,
                source_map: Vec::new(),
            },
            sentences: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
            citations: Vec::new(),
            names: Vec::new(),
            times: Vec::new(),
            roles: Vec::new(),
            statements: Vec::new(),
            diags: Vec::new(),
        })
    }
    pub fn on(mut self, day: &str) -> Self {
        self.0.document.published = Dated::stated(range(day), "date line");
        self
    }
    pub fn undated(mut self) -> Self {
        self.0.document.published = Dated::unknown("no date line");
        self
    }
    pub fn credit(mut self, agency: &str) -> Self {
        self.0.document.credits.push(agency.into());
        self
    }
    pub fn s(mut self, sentence: &str, events: impl IntoIterator<Item = Ev>) -> Self {
        let start = self.0.document.text.len();
        self.0.document.text.push_str(sentence);
        let span = Span::new(start, self.0.document.text.len());
        self.0.document.text.push('\n');
        let index = self.0.sentences.len() as u32;
        self.0.sentences.push(Sentence { span, block: BlockKind::Body });
        for Ev(mut event) in events {
            event.id = format!("{}:e{}", self.0.document.id, self.0.events.len() + 1);
            event.sentence = index;
            event.span = span;
            for time in event.when.iter_mut() {
                time.span = span;
                self.0.times.push(time.clone());
            }
            self.0.events.push(event);
        }
        self
    }
    fn last_sentence(&self) -> (u32, Span) {
        let index = self.0.sentences.len().saturating_sub(1);
        (index as u32, self.0.sentences[index].span)
    }
    /// A figure of the sentence before.
    pub fn figure(mut self, what: &str, low: Option<u64>, best: u64, high: Option<u64>, of_whom: &str) -> Self {
        let (sentence, span) = self.last_sentence();
        let qualifier = if high.is_none() { "at least" } else { "exact" };
        let id = format!("{}:f{}", self.0.document.id, self.0.figures.len() + 1);
        self.0.figures.push(FigureClaim {
            id,
            sentence,
            span,
            what: what.into(),
            low,
            best: Some(best),
            high,
            qualifier: qualifier.into(),
            text: if qualifier == "exact" { best.to_string() } else { format!("at least {best}") },
            of_whom: of_whom.into(),
            attribution: Vec::new(),
            when: None,
            part_of: None,
        });
        self
    }
    pub fn killed(self, n: u64) -> Self {
        self.figure("killed", Some(n), n, Some(n), "people")
    }
    pub fn killed_at_least(self, n: u64) -> Self {
        self.figure("killed", Some(n), n, None, "villagers")
    }
    /// Words of the sentence before that judge, in the article's own voice.
    pub fn judges(mut self, words: &str) -> Self {
        let (sentence, _) = self.last_sentence();
        let start = self.0.document.text.rfind(words).unwrap_or_default();
        self.0.statements.push(StatementClaim {
            id: format!("{}:s{}", self.0.document.id, self.0.statements.len() + 1),
            sentence,
            span: Span::new(start, start + words.len()),
            kind: StatementKind::Judgement,
            speakers: Vec::new(),
            about: Vec::new(),
            modality: Modality::Asserted,
        });
        self
    }
    pub fn role(mut self, person: &str, role: &str, country: &str) -> Self {
        let (sentence, span) = self.last_sentence();
        self.0.roles.push(RoleClaim {
            person: person.into(),
            role: role.into(),
            country: Some(country.into()),
            sentence,
            span,
        });
        self
    }
    pub fn name(mut self, entity: &str, term: &str) -> Self {
        let (sentence, span) = self.last_sentence();
        self.0.names.push(NameUse {
            entity: entity.into(),
            label: entity.into(),
            term: term.into(),
            sentence,
            span,
            quoted: false,
        });
        self
    }
    pub fn cites(mut self, agreement: &str, year: i16, by: &str) -> Self {
        let (sentence, span) = self.last_sentence();
        let id = format!("{}:a{}", self.0.document.id, self.0.citations.len() + 1);
        self.0.citations.push(AgreementCitation {
            id,
            sentence,
            span,
            agreement: Some(agreement.into()),
            name: agreement.into(),
            year: Some(year),
            cited_by: Some(actor(by)),
            parties: Vec::new(),
            mediator: None,
            precedent: true,
        });
        self
    }
    pub fn build(mut self) -> CodedDocument {
        let text = self.0.document.text.clone();
        self.0.document.blocks.push(Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Body,
            why: "test".into(),
        });
        self.0.document.hash =
            format!("{:016x}", text.bytes().fold(7u64, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))));
        self.0
    }
    /// The same document under another name.
    pub fn copy(&self, id: &str) -> Doc {
        let mut copy = self.clone();
        let old = format!("{}:", self.0.document.id);
        copy.0.document.id = id.into();
        let rename = |s: &mut String| *s = s.replacen(&old, &format!("{id}:"), 1);
        copy.0.events.iter_mut().for_each(|e| rename(&mut e.id));
        copy.0.figures.iter_mut().for_each(|f| rename(&mut f.id));
        copy.0.citations.iter_mut().for_each(|c| rename(&mut c.id));
        copy
    }
}

/// Reconciles with the names of the states and nothing else known.
pub fn run(docs: &[Doc]) -> Dossier {
    run_with(docs, &[])
}

pub fn run_with(docs: &[Doc], incidents: &[Incident]) -> Dossier {
    run_corrected(docs, incidents, &[])
}

pub fn run_corrected(docs: &[Doc], incidents: &[Incident], corrections: &[Correction]) -> Dossier {
    let countries: BTreeMap<String, String> =
        ["PER", "CHL", "BRA", "KEN", "SOM", "QAT"].iter().map(|c| ((*c).to_owned(), state(c))).collect();
    let knowledge = Knowledge { countries: Some(&countries), incidents, ..Knowledge::default() };
    reconcile_corrected(docs.iter().cloned().map(Doc::build).collect(), corrections, &knowledge)
}

/// The only episode.
pub fn only(dossier: &Dossier) -> &Episode {
    assert_eq!(dossier.episodes.len(), 1, "{:#?}", dossier.documents);
    &dossier.episodes[0]
}

/// `kind: a, b | c` for every contradiction: the documents of its sides.
pub fn contradictions(episode: &Episode) -> Vec<String> {
    let side = |docs: &[String]| docs.join(", ");
    episode
        .contradictions
        .iter()
        .map(|c| {
            format!("{}: {}", c.kind.name(), c.sides.iter().map(|s| side(&s.docs)).collect::<Vec<_>>().join(" | "))
        })
        .collect()
}
