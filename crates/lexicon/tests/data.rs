//! Is the data in order, and are faults in it found and told well?

use std::path::{Path, PathBuf};

use legation_lexicon::{Lexicon, check};

fn project_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

#[test]
fn the_data_of_the_project_is_without_faults() {
    let diags: Vec<String> = check(Some(&project_data())).iter().map(ToString::to_string).collect();
    assert!(diags.is_empty(), "{}", diags.join("\n"));
    assert_eq!(check(None), Vec::new());
}

#[test]
fn the_built_in_data_is_the_data_of_the_project() {
    let (fresh, _) = Lexicon::from_dir(&project_data());
    let builtin = Lexicon::builtin();
    assert_eq!(builtin.countries, fresh.countries);
    assert_eq!(builtin.people, fresh.people);
    assert_eq!(builtin.ontology, fresh.ontology);
}
