//! Is it found what one marked actor does to another, whatever else the sentence tells? Rows of `relations.tsv`.

use legation_engine::{Engine, Lexicon, Marked, Model};

#[test]
fn each_pair_has_its_root() {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    let engine = Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin());
    let rows: Vec<Vec<&str>> =
        include_str!("relations.tsv").lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let marked: Vec<Marked> = rows.iter().map(|row| Marked::parse(row[1])).collect();
    let found = engine.relate_all(&marked, 1, &|_, _| ());
    let wrong: Vec<String> = rows
        .iter()
        .zip(&found)
        .filter(|(row, relation)| relation.as_ref().and_then(|r| r.root.as_deref()) != Some(row[2]))
        .map(|(row, relation)| format!("{} is not {}: {relation:?}", row[1], row[2]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sentence_that_tells_of_nothing_has_no_relation() {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    let engine = Engine::new(Model::load(path.as_ref()).expect("the model loads"), Lexicon::builtin());
    let marked = [Marked::parse("<s>Chad</s> is larger than <t>Togo</t>."), Marked::parse("")];
    assert_eq!(engine.relate_all(&marked, 1, &|_, _| ()), vec![None, None]);
}
