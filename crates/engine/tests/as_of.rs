//! What could be known on a day? Nothing that was published later, not even a person's office.

use legation_engine::model::article::Document;
use legation_engine::model::time::DateRange;
use legation_engine::{Engine, Lexicon, Model, View, document_of};

/// Id, day of publication, text.
const ARTICLES: [(&str, &str, &str); 4] = [
    ("a", "2024-05-02", "Norway recalled its ambassador from Peru on Thursday. Peru condemned Norway's decision."),
    ("b", "2024-05-04", "Tomas Okoye met the Peruvian president in Lima on Saturday."),
    ("c", "2024-05-06", "Tomas Okoye, the foreign minister of Ghana, met the Peruvian president in Lima on Monday."),
    ("d", "", "Kenya praised the parliament of Fiji."),
];

fn articles(ids: &str) -> Vec<Document> {
    let day = |text: &str| text.parse().ok().map(DateRange::day);
    let all = ARTICLES.iter().filter(|(id, ..)| ids.contains(id));
    all.map(|(id, date, text)| Document { hash: (*id).into(), ..document_of(id, text, day(date)) }).collect()
}

fn engine() -> Engine<'static> {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin())
}

fn as_of(day: &str) -> View {
    View { as_of: day.parse().ok(), corrections: Vec::new() }
}

#[test]
fn a_day_shows_the_articles_of_that_day_alone() {
    let engine = engine();
    for (day, ids) in [("2024-05-01", ""), ("2024-05-02", "a"), ("2024-05-05", "ab"), ("2024-05-06", "abc")] {
        let (then, _) = engine.brief(&articles("abcd"), &as_of(day), 2, &|_, _| {});
        let (alone, _) = engine.brief(&articles(ids), &View::default(), 2, &|_, _| {});
        assert_eq!(then.episodes, alone.episodes, "as of {day}");
        assert_eq!(then.documents, alone.documents, "as of {day}");
    }
}

#[test]
fn an_office_told_later_is_not_known_before() {
    let engine = engine();
    let visitor = |day: &str| {
        let (_, coded) = engine.brief(&articles("abc"), &as_of(day), 2, &|_, _| {});
        let events = coded.iter().find(|d| d.document.id == "b").map(|d| d.events.clone()).unwrap_or_default();
        let okoye = events.iter().flat_map(|e| &e.actors).find(|a| a.name.contains("Okoye")).cloned();
        okoye.expect("the visit is coded").country
    };
    assert_eq!(visitor("2024-05-04"), None);
    assert_eq!(visitor("2024-05-06").as_deref(), Some("GHA"));
}

#[test]
fn an_article_without_a_day_is_left_out_and_named() {
    let (dossier, _) = engine().brief(&articles("ad"), &as_of("2024-05-10"), 1, &|_, _| {});
    assert_eq!(dossier.documents.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(dossier.diags.iter().any(|d| d.code == "as-of/undated" && d.place == "d"), "{:?}", dossier.diags);
}
