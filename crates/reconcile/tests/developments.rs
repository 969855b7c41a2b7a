//! What articles leave out, judge alone, word more weakly, or cite on another occasion, is told and is no contradiction.

mod common;

use common::*;
use legation_model::dossier::Episode;
use legation_model::mediation::{Method, Sign};
use legation_model::plover::EventType;
use legation_reconcile::{Knowledge, reconcile_corrected};

fn told<'e>(episode: &'e Episode, part: &str) -> Vec<(&'e str, &'e str)> {
    let all = episode.developments.iter().filter(|d| d.why.contains(part));
    all.map(|d| (d.about.as_str(), d.why.as_str())).collect()
}

/// Brazil offers to Chile and Peru; one article of the same days tells of a call alone, one comes out weeks later.
fn offer_and_calls() -> Vec<Doc> {
    let made = || offer("BRA", "CHL", "PER").day("2021-03-14");
    let called = || call("BRA", "CHL").day("2021-03-13");
    vec![
        Doc::new("a")
            .on("2021-03-14")
            .s("Brazil offered to mediate.", [made().word("offered mediate")])
            .s("Brazil rang Chile.", [called()]),
        Doc::new("b")
            .on("2021-03-15")
            .s("Brazil is ready to help.", [made().word("ready help")])
            .s("Brazil rang Chile.", [called()]),
        Doc::new("c").on("2021-03-15").s("Brazil and Chile spoke by telephone.", [called()]),
        Doc::new("d").on("2021-04-20").s("In March Brazil and Chile spoke by telephone.", [called()]),
    ]
}

#[test]
fn who_leaves_a_step_out() {
    let docs = offer_and_calls();
    let dossier = run(&docs);
    let omissions = told(only(&dossier), "published on that day or soon after");
    assert_eq!(omissions.len(), 1, "{omissions:#?}");
    assert!(omissions[0].0.contains("offers to mediate between"), "{omissions:#?}");
    // The late article need not tell what is no longer news.
    assert!(omissions[0].1.starts_with("left out by c,"), "{omissions:#?}");
}

#[test]
fn how_strongly_an_offer_is_worded() {
    let docs = offer_and_calls();
    let signs = [("mediat*".to_owned(), Sign::Method(Method::Mediation))];
    let dossier = reconcile_corrected(
        docs.into_iter().map(Doc::build).collect(),
        &[],
        &Knowledge { signs: &signs, ..Knowledge::default() },
    );
    let [(about, why)] = told(only(&dossier), "strength differs")[..] else { panic!() };
    assert_eq!(about, "how the offer of Brazil is worded");
    assert!(why.contains("named in “offered mediate” (a); less in “ready help” (b)"), "{why}");
}

#[test]
fn who_alone_judges() {
    let charge = || Ev::new(EventType::Accuse, "112").by("CHL").to("PER").day("2021-03-12");
    let docs = [
        Doc::new("a")
            .on("2021-03-13")
            .s("Chile accused Peru of the raid, without a shred of proof.", [charge()])
            .judges("without a shred of proof"),
        Doc::new("b").on("2021-03-13").s("Chile accused Peru of the raid.", [charge()]),
    ];
    let dossier = run(&docs);
    let [(about, why)] = told(only(&dossier), "one-sided")[..] else { panic!() };
    assert!(about.starts_with("“without a shred of proof”, of: Chile accuses Peru"), "{about}");
    assert_eq!(why, "one-sided: said by a in its own voice; b without it");
}

#[test]
fn on_which_occasion_a_treaty_was_cited() {
    let call = || call("BRA", "CHL").day("2021-03-13");
    let docs = [
        Doc::new("a")
            .on("2021-03-14")
            .s("Brazil rang Chile and recalled the treaty.", [call()])
            .cites("t", 1929, "BRA"),
        Doc::new("b")
            .on("2021-03-15")
            .s("Brazil rang Chile.", [call()])
            .s("Brazil recalled the treaty.", [])
            .cites("t", 1929, "BRA"),
    ];
    let dossier = run(&docs);
    let [(_, why)] = told(only(&dossier), "the occasion")[..] else { panic!() };
    assert_eq!(why, "the occasion is under-specified: no day in b, 13 March 2021 in a");
}
