//! Does an event tell by which way it was found, and is it less sure the more that way leaves open?

use legation_engine::model::claim::EventClaim;
use legation_engine::model::provenance::Feature;
use legation_engine::{Engine, Lexicon, Model, document_of};

fn events(text: &str) -> Vec<EventClaim> {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    let engine = Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin());
    engine.code(&document_of("sentence", text, None)).events
}

/// A sentence, the type of one of its events, features that this has and others that it lacks, and parts of its trace.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const CASES: [Case; 7] = [
    (
        "Slovenia's foreign minister visited Kuala Lumpur on Tuesday.",
        "CONSULT",
        "short",
        "noun governed beside recipient-none actor-guessed",
        &["the verb `visited` fires", "acts: foreign minister (Slovenia) (SVN), in a slot", "by `Tuesday`"],
    ),
    (
        "Police in Lima arrested two editors.",
        "COERCE",
        "actor-guessed recipient-guessed",
        "actor-none recipient-uncoded denied",
        &["acts: Police (no code), in a slot", "acts: Police (PER), with the country", "dated by no word"],
    ),
    (
        "The Chadian army denied shelling villages in Niger.",
        "ASSAULT",
        "denied governed",
        "turned alleged",
        &["`denied` above it (deny): makes it ASSAULT 194, denied"],
    ),
    (
        "The killing of three monks by Thai soldiers was condemned by Laos.",
        "ASSAULT",
        "noun beside",
        "denied recipient-none",
        &["the noun `killing` fires", "where `of` is `monks`"],
    ),
    (
        "Bolivia, which expelled the Chilean consul in March, has invited his successor.",
        "SANCTION",
        "embedded beside",
        "foretold",
        &["where `object` is `consul`"],
    ),
    (
        "Kenya reportedly bombed a camp of al-Shabaab in Somalia.",
        "ASSAULT",
        "alleged",
        "governed",
        &["alleged: by negation"],
    ),
    ("Malta threatened to recall its ambassador.", "THREATEN", "recipient-none", "actor-none", &["acts: Malta (MLT)"]),
];

#[test]
fn events_tell_their_way() {
    for (text, event_type, has, lacks, told) in CASES {
        let found = events(text);
        let event = found.iter().find(|e| e.event_type.name() == event_type);
        let Some(event) = event else { panic!("no {event_type} in `{text}`: {found:?}") };
        let names: Vec<&str> = event.provenance.iter().map(|f| f.name()).collect();
        for (list, wanted) in [(has, true), (lacks, false)] {
            for name in list.split(' ') {
                assert!(Feature::from_name(name).is_some(), "`{name}` is no feature");
                assert_eq!(names.contains(&name), wanted, "`{name}` of `{text}`: {names:?}");
            }
        }
        let trace = event.trace.join("\n");
        let missing: Vec<&&str> = told.iter().filter(|part| !trace.contains(**part)).collect();
        assert!(missing.is_empty(), "{missing:?} not in the trace of `{text}`:\n{trace}");
        assert!(trace.ends_with(|c: char| c.is_alphabetic()) && trace.contains("\nconfidence 0."), "{trace}");
        assert_eq!(event.confidence, Lexicon::builtin().confidence.of(&event.provenance), "{text}");
    }
}

#[test]
fn what_leaves_more_open_is_less_sure() {
    let pairs = [
        ("Chad expelled the Malian consul.", "The expulsion of a consul by Chad angered Mali."),
        ("Peru arrested three Chilean sailors.", "Peru arrested three men."),
        ("Ghana bombed a village in Togo.", "Ghana denied that it had bombed a village in Togo."),
    ];
    for (plain, open) in pairs {
        let sure = |text: &str| events(text).iter().map(|e| e.confidence).fold(0.0, f64::max);
        assert!(sure(plain) > sure(open), "{plain} {} | {open} {}", sure(plain), sure(open));
    }
}
