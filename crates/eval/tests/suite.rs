//! Are the figures of the suite those that one works out by hand, and is what is not of the form refused?

use std::collections::BTreeSet;

use legation_eval::suite::{Case, Vocabulary, cases, ordinary, samples, score, sureness};
use legation_eval::{Coded, Counts, show};
use legation_model::plover::EventType::{Aid, Request, Sanction};

fn set(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(str::to_string).collect()
}

fn words() -> Vocabulary {
    Vocabulary {
        modes: [(Sanction, "expel"), (Request, "meet"), (Aid, "economic")]
            .map(|(t, m)| (t, m.to_string()))
            .into_iter()
            .collect(),
        cameo: set("020 022 040 041 057 060 071 112 161 1611 190"),
        contexts: set("economic"),
        countries: set("FJI WSM TON NRU VUT SLB PLW KIR TUV"),
    }
}

fn read(name: &str, text: &str) -> Vec<Case> {
    let (cases, diags) = cases(&[(name.to_string(), text.to_string())], &words());
    assert!(diags.is_empty(), "{diags:?}");
    cases
}

/// The events of `found.cases` as the program's own.
fn found() -> Vec<Vec<Coded>> {
    let cases = read("found.cases", include_str!("suite/found.cases"));
    let coded = |case: Case| {
        let events = case.gold.into_iter().map(|e| Coded {
            event_type: e.event_type,
            mode: e.mode,
            cameo: e.cameo,
            actors: e.actors,
            recipients: e.recipients,
            modality: e.modality,
            date: e.date,
            rule: "rule".to_string(),
            confidence: 0.5,
            provenance: Vec::new(),
        });
        events.collect()
    };
    cases.into_iter().map(coded).collect()
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let score = score(&read("gold.cases", include_str!("suite/gold.cases")), &found());
    assert_eq!(score.sentences, 6);
    // Six events in the gold: all but the rice are found; the accusation and the canoes are added.
    assert_eq!(score.micro.counts, Counts { tp: 5, fp: 2, missed: 1 });
    // Of the five the recipients agree for treaty, shelling and meeting; Samoa is missing, Tuvalu stands for Kiribati.
    assert_eq!(score.strict.counts, Counts { tp: 3, fp: 4, missed: 3 });
    let of = |name: &str| score.types.iter().find(|r| r.name == name).map(|r| r.counts);
    assert_eq!(of("SANCTION"), Some(Counts::FOUND));
    assert_eq!(of("AID"), Some(Counts::MISSED));
    assert_eq!(of("ACCUSE"), Some(Counts::EXTRA));
    assert_eq!(of("THREATEN"), None);
    // Gold types: SANCTION, SUPPORT, ASSAULT, REQUEST, CONSULT with F1 1 and AID with 0.
    assert!((score.macro_f1.value - 5.0 / 6.0).abs() < 1e-12);
    let rates: Vec<(&str, u32, u32)> = score.attributes.iter().map(|r| (r.name.as_str(), r.right, r.of)).collect();
    // The sector of the UN's envoy is that of the organisation on both sides.
    let expected = [
        ("mode", 1, 2),
        ("CAMEO root", 5, 5),
        ("CAMEO code", 2, 5),
        ("modality", 4, 5),
        ("date", 1, 1),
        ("sector", 4, 5),
    ];
    assert_eq!(rates, expected);
    assert_eq!((score.left_alone.right, score.left_alone.of), (0, 1));
    assert_eq!((score.whole.right, score.whole.of), (2, 6));
    let constructions: Vec<(&str, Counts)> = score.constructions.iter().map(|r| (r.name.as_str(), r.counts)).collect();
    assert_eq!(
        constructions,
        [
            ("active", Counts { tp: 3, fp: 1, missed: 0 }),
            ("coordination", Counts { tp: 2, fp: 0, missed: 1 }),
            ("near miss", Counts::EXTRA),
        ]
    );
}

#[test]
fn misses_say_sentence_gold_and_what_was_found() {
    let score = score(&read("gold.cases", include_str!("suite/gold.cases")), &found());
    let text = show::suite_misses(&score, None);
    for line in [
        "gold.cases:13 [coordination] Palau called for talks with Kiribati and sent rice to Tuvalu.",
        "    missed   AID:economic 071 PLWGOV > TUVCVL asserted",
        "    extra    ACCUSE 112 VUTGOV > SLBGOV asserted (rule)",
        "    differs  in modality: ASSAULT 190 VUTMIL > SLBCVL denied  |  ASSAULT 190 VUTMIL > SLBCVL asserted (rule)",
    ] {
        assert!(text.lines().any(|l| l == line), "`{line}` is not in\n{text}");
    }
    // The treaty is as in the gold and is not listed.
    assert!(!text.contains("Tonga"), "{text}");
}

#[test]
fn the_gold_scores_full_against_itself_and_the_same_twice() {
    let gold = read("found.cases", include_str!("suite/found.cases"));
    let first = score(&gold, &found());
    assert_eq!((first.micro.f1, first.strict.f1, first.macro_f1.value), (1.0, 1.0, 1.0));
    assert!(first.misses.is_empty(), "{:?}", first.misses);
    let sure = sureness(&samples(&gold, &found(), &[], &[]));
    assert_eq!(show::suite(&first, None, &sure), show::suite(&score(&gold, &found()), None, &sure));
    let events: usize = gold.iter().map(|case| case.gold.len()).sum();
    assert_eq!((sure.own.events, sure.own.bins[5].events, sure.own.bins[5].right), (events, events, 1.0));
}

#[test]
fn what_is_not_of_the_form_is_refused_with_file_and_row() {
    let head = "published: 2024-05-15\n## active\nFiji spoke to Tonga.\n";
    for (rest, row, complaint) in [
        ("    CONSULT:fax 041 FJIGOV,TONGOV <> asserted\n", 4, "`fax` is no mode of CONSULT"),
        ("    CONSLUT 041 FJIGOV,TONGOV <> asserted\n", 4, "`CONSLUT` is no PLOVER type"),
        ("    CONSULT 0419 FJIGOV,TONGOV <> asserted\n", 4, "`0419` is no CAMEO code"),
        ("    CONSULT 041 FJIGOV,XYZGOV <> asserted\n", 4, "`XYZ` in `XYZGOV` is no state"),
        ("    CONSULT 041 FJIPOP > - asserted\n", 4, "`POP` in `FJIPOP` is no sector"),
        ("    CONSULT 041 IGO <> asserted\n", 4, "`IGO` names no organisation"),
        ("    CONSULT 041 - > - asserted\n", 4, "has neither actors nor recipients"),
        ("    CONSULT 041 FJIGOV TONGOV asserted\n", 4, "`TONGOV` stands where `>` or `<>` must"),
        ("    CONSULT 041 FJIGOV > TONGOV likely\n", 4, "`likely` is no modality"),
        ("    CONSULT 041 FJIGOV > TONGOV asserted date=2024-02-30\n", 4, "`2024-02-30` is no date"),
        ("    CONSULT 041 FJIGOV > TONGOV asserted context=fishing\n", 4, "`fishing` is no context"),
        ("    CONSULT 041 FJIGOV > TONGOV asserted surely\n", 4, "`surely` is not understood"),
        ("    CONSULT 041 FJIGOV >\n", 4, "has no recipients"),
        ("  none\n", 4, "is indented by less than four blanks"),
        ("    none\n    none\n", 5, "`none` stands beside events"),
        ("    CONSULT 041 FJIGOV > - asserted\n    none\n", 5, "`none` stands beside events"),
        ("    none\nFiji spoke to Tonga.\n    none\n", 5, "repeats the sentence of `x.cases:3`"),
        ("Nauru slept.\n    none\n", 4, "the sentence of `x.cases:3` says nothing of its events"),
        ("", 3, "says nothing of its events"),
    ] {
        let (_, diags) = cases(&[("x.cases".to_string(), format!("{head}{rest}"))], &words());
        let told: Vec<(&str, &str)> = diags.iter().map(|d| (d.place.as_str(), d.message.as_str())).collect();
        assert_eq!(told, [(format!("x.cases:{row}").as_str(), complaint)], "{rest}");
        assert!(diags.iter().all(|d| !d.help.is_empty()), "{rest}");
    }
    for (text, complaint) in [
        ("Fiji slept.\n", "stands before the day of publication"),
        ("published: 2024-05-15\nFiji slept.\n", "stands under no construction"),
        ("published: May\n", "`May` is no day"),
        ("    none\n", "is an event without a sentence"),
    ] {
        let (found, diags) = cases(&[("x.cases".to_string(), text.to_string())], &words());
        assert_eq!((found.len(), diags.first().map(|d| d.message.as_str())), (0, Some(complaint)));
    }
}

#[test]
fn ordinary_news_counts_sentences_with_any_event() {
    let text = "# Sport\npublished: 2024-05-15\nThe cup went to Suva.\n\nRain fell on Apia.\nA bank cut its rate.\n";
    let (sentences, diags) = ordinary::sentences(&[("sport.txt".to_string(), text.to_string())]);
    assert!(diags.is_empty());
    assert_eq!(
        sentences.iter().map(|s| s.place.as_str()).collect::<Vec<_>>(),
        ["sport.txt:3", "sport.txt:5", "sport.txt:6"]
    );
    let event = found().remove(0);
    let score = ordinary::score(&sentences, &[vec![], event.clone(), [event.clone(), event].concat()]);
    assert_eq!((score.alarms.right, score.alarms.of, score.listed.len()), (2, 3, 2));
    assert_eq!(score.listed[0].text, "Rain fell on Apia.");
}
