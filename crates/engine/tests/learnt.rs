//! Is somebody whom one article introduces known in the others, whatever the order of the articles?

use legation_engine::model::article::Document;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::time::DateRange;
use legation_engine::{Engine, Lexicon, Model, document_of};

/// Id, day of publication, text.
const ARTICLES: [(&str, &str, &str); 4] = [
    ("a", "2024-05-02", "Bettina Halvorsen, the foreign minister of Norway, met the Chadian president in Oslo."),
    ("b", "2024-05-06", "Bettina Halvorsen has accused Peru of cutting a cable."),
    ("c", "2024-05-07", "Tomas Okoye, the Ghanaian trade minister, and Bettina Halvorsen criticised Chile."),
    ("d", "2024-05-09", "Lukas Halvorsen praised Bolivia."),
];

fn engine(lexicon: &Lexicon) -> Engine<'_> {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    Engine::new(Model::load(path.as_ref()).expect("the model loads"), lexicon)
}

fn articles(order: &[usize]) -> Vec<Document> {
    let day = |text: &str| text.parse().ok().map(DateRange::day);
    order.iter().map(|&i| ARTICLES[i]).map(|(id, date, text)| document_of(id, text, day(date))).collect()
}

fn code(order: &[usize]) -> Vec<CodedDocument> {
    engine(Lexicon::builtin()).code_run(&articles(order), 2, &|_, _| {})
}

#[test]
fn a_person_keeps_the_office_that_another_article_gives() {
    let coded = code(&[0, 1, 3]);
    let accuser = &coded[1].events.first().expect("the accusation is coded").actors[0];
    assert_eq!(accuser.country.as_deref(), Some("NOR"), "{accuser:?}");
    assert_eq!(accuser.sector.map(|s| s.code()), Some("GOV"));
    assert!(accuser.how.contains("foreign minister in `a`, sentence 1"), "{}", accuser.how);
    // Another person of that surname stays unknown.
    let other = coded[2].events.iter().flat_map(|e| &e.actors).find(|a| a.name.contains("Lukas"));
    assert!(other.is_none_or(|a| a.country.is_none()), "{other:?}");
}

#[test]
fn alone_the_article_knows_nothing_of_it() {
    let coded = code(&[1]);
    let codes: Vec<_> = coded[0].events.iter().flat_map(|e| &e.actors).filter_map(|a| a.code()).collect();
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let mut one = code(&[0, 1, 2, 3]);
    let mut other = code(&[3, 2, 1, 0]);
    one.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    other.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    assert_eq!(one, other);
}
