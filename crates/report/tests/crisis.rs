//! Does the system output hold what the crisis scorer reads, and leave out what it must not count?

mod fixture;

use legation_model::claim::CodedDocument;
use legation_report::crisis;
use serde_json::{Value, json};

/// A coded document with an event, its repetition, a background event and a figure with a part.
fn coded() -> Vec<CodedDocument> {
    let text = "Zoë said: Norway rammed an Icelandic trawler off Jan Mayen, injuring four.";
    let actor = |name: &str, country: &str| {
        json!({"name": name, "text": name, "country": country, "igo": null, "sector": "GOV", "role": null, "person": false,
            "anonymous": false, "how": ""})
    };
    let event = |n: u32, background: Value, repeats: Value| {
        json!({"id": format!("fjord-post:e{n}"), "sentence": 0, "span": {"start": 11, "end": 40}, "trigger": {"start": 18, "end": 24},
            "event_type": "ASSAULT", "mode": null, "contexts": [], "cameo": "190", "quad": "material-conflict", "goldstein": -10.0, "actors": [actor("Norway", "NOR")],
            "recipients": [actor("Iceland", "ISL")], "when": null, "place": null, "modality": "future", "attribution": [],
            "condition": null, "mediation": null, "wording": "", "window": null, "background": background, "repeats": repeats,
            "ambiguous": [], "rule": "assault-ram", "lost": [], "confidence": 0.9, "provenance": ["short"], "trace": []})
    };
    let figure = |n: u32, part_of: Value| {
        json!({"id": format!("fjord-post:f{n}"), "sentence": 0, "span": {"start": 0, "end": 4}, "what": "injured", "low": 4,
            "best": 4, "high": 4, "qualifier": "exact", "text": "four", "of_whom": "", "attribution": [], "when": null,
            "part_of": part_of})
    };
    let doc = json!({
        "document": {"id": "fjord-post", "origin": "", "text": text, "hash": "", "blocks": [], "title": null, "outlet": null,
            "url": null, "published": {"range": null, "basis": "unknown", "why": ""}, "dateline_place": null, "credits": []},
        "sentences": [{"span": {"start": 0, "end": text.len()}, "block": "body"}],
        "events": [event(1, json!(null), json!(null)), event(2, json!(null), json!("fjord-post:e1")), event(4, json!("history"), json!(null))],
        "figures": [figure(1, json!(null)), figure(2, json!(null)), figure(3, json!("fjord-post:f1"))],
        "citations": [], "names": [], "times": [], "roles": [], "diags": []
    });
    vec![serde_json::from_value(doc).unwrap()]
}

fn rows(list: &str) -> Vec<Value> {
    crisis(&fixture::dossier(), &coded())[list].as_array().cloned().unwrap_or_default()
}

#[test]
fn documents_of_other_episodes_are_marked() {
    let expected = json!([
        {"doc": "archive", "episode": "other"}, {"doc": "fjord-post", "episode": "current"},
        {"doc": "skerry", "episode": "current"}, {"doc": "tejo", "episode": "current"}
    ]);
    assert_eq!(json!(rows("documents")), expected);
}

#[test]
fn an_event_is_told_once_with_the_dossier_s_date() {
    let events = rows("events");
    assert_eq!(events.len(), 1, "no repetition and no background");
    let e = &events[0];
    assert_eq!(e["plover"], "ASSAULT");
    assert_eq!(e["actors"][0], json!({"name": "Norway", "country": "NOR", "igo": null, "sector": "GOV"}));
    assert_eq!(e["date"], "2031-03-02", "the claim has none; its report in the dossier has");
    assert_eq!(e["modality"], "planned", "the format has no `future`");
    assert_eq!(e["offset"], 10, "counted in characters, not bytes");
}

#[test]
fn figures_are_told_once_and_parts_not_at_all() {
    assert_eq!(rows("figures").len(), 1);
}

#[test]
fn the_ledger_has_steps_and_contacts_and_an_offer_its_condition() {
    let steps: Vec<(Value, Value)> =
        rows("mediation").iter().map(|r| (r["step"].clone(), r["mediator"]["country"].clone())).collect();
    let prt = json!("PRT");
    let names = ["offered", "requested", "contact_held"];
    assert_eq!(steps, names.map(|n| (json!(n), prt.clone())));
    assert_eq!(rows("mediation")[0]["conditions"], "provided that both of them wish it");
}

#[test]
fn contradictions_are_pairs_of_documents() {
    let pairs: Vec<Value> = rows("contradictions").iter().map(|r| json!([r["kind"], r["docs"]])).collect();
    assert_eq!(json!(pairs), json!([["mode", ["tejo", "skerry"]], ["figure", ["fjord-post", "skerry"]]]));
}

#[test]
fn precedents_have_codes() {
    let p = &rows("precedents")[0];
    assert_eq!(json!([p["year"], p["cited_by"], p["docs"]]), json!([1998, ["ISL"], ["skerry"]]));
}
