//! What denies, takes back or copies what?

mod common;

use common::*;
use legation_model::dossier::{LinkKind, TakingKind};
use legation_model::plover::Modality;

fn raid(doc: &str, day: &str) -> Doc {
    let shelled = Ev::new(legation_model::plover::EventType::Assault, "194").by("KEN/MIL").to("SOM/CVL");
    Doc::new(doc).on(day).s("Kenya shelled a village.", [shelled.day("2021-06-02").place("dhobley")])
}

#[test]
fn a_denial_leads_to_the_deed_and_not_to_what_came_later() {
    let denial = |day: &str| {
        let denied = Ev::new(legation_model::plover::EventType::Assault, "194").by("KEN/MIL").to("SOM/CVL");
        Doc::new("b").on(day).s("Kenya denied it.", [denied.modality(Modality::Denied).says("KEN")])
    };
    let linked = run(&[raid("a", "2021-06-03"), denial("2021-06-04")]);
    let links = &only(&linked).links;
    assert_eq!(links.len(), 1, "{links:?}");
    assert_eq!((links[0].kind, links[0].claim.as_str(), links[0].of.as_str()), (LinkKind::Denial, "b:e1", "a:e1"));
    let before = run(&[raid("a", "2021-06-03"), denial("2021-06-01")]);
    assert!(before.episodes.iter().all(|e| e.links.is_empty()), "{:?}", before.episodes);
}

#[test]
fn copies_and_credits_show_who_took_from_whom() {
    let long = "The ministry in Nairobi said in the evening that its guns had fired on a village across the border for an hour.";
    let first = raid("a", "2021-06-03").s(long, []);
    let later = raid("b", "2021-06-04").credit("Reuters").s(long, []).s("Nobody in the village could be reached.", []);
    let dossier = run(&[first, later]);
    let told: Vec<_> = only(&dossier).takings.iter().map(|t| (t.doc.as_str(), t.kind, t.from.as_str())).collect();
    assert_eq!(told, [("b", TakingKind::Copy, "a"), ("b", TakingKind::Credit, "Reuters")]);
}
