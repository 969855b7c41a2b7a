//! Is somebody whom one article introduces known in the others, whatever the order of the articles?

use legation_engine::model::article::Document;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::time::DateRange;
use legation_engine::{Engine, Lexicon, Model, document_of};

/// Id, day of publication, text.
const ARTICLES: [(&str, &str, &str); 4] = [
    ("a", "2024-05-02", "Bettina Halvorsen, the foreign minister of Norway, met the Chadian president in Oslo."),
    ("b", "2024-05-06", "Bettina Halvorsen met the Peruvian president in Lima on Monday."),
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
    let visitor = coded[1].events.iter().flat_map(|e| &e.actors).find(|a| a.name.contains("Halvorsen"));
    let visitor = visitor.expect("the visit is coded");
    assert_eq!(visitor.country.as_deref(), Some("NOR"), "{visitor:?}");
    assert_eq!(visitor.sector.map(|s| s.code()), Some("GOV"));
    assert!(visitor.how.contains("foreign minister in `a`, sentence 1"), "{}", visitor.how);
    // Another person of that surname stays unknown.
    let other = coded[2].events.iter().flat_map(|e| &e.actors).find(|a| a.name.contains("Lukas"));
    assert!(other.is_none_or(|a| a.country.is_none()), "{other:?}");
}

#[test]
fn alone_the_article_knows_nothing_of_it() {
    let coded = code(&[1]);
    let visitor = coded[0].events.iter().flat_map(|e| &e.actors).find(|a| a.name.contains("Halvorsen"));
    assert_eq!(visitor.expect("the visit is coded").code(), None);
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let mut one = code(&[0, 1, 2, 3]);
    let mut other = code(&[3, 2, 1, 0]);
    one.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    other.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    assert_eq!(one, other);
}
