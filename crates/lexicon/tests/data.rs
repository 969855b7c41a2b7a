//! Is the data in order, and are faults in it found and told well?

use std::path::{Path, PathBuf};

use legation_lexicon::confidence::ALWAYS;
use legation_lexicon::{Lexicon, check};
use legation_model::provenance::Feature;

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

#[test]
fn the_table_of_confidences_has_a_row_for_every_feature() {
    let table = &Lexicon::builtin().confidence;
    let rows: Vec<(&str, &str)> = table.rows().iter().map(|r| (r.feature.as_str(), r.meaning.as_str())).collect();
    let mut wanted: Vec<(&str, &str)> = Feature::ALL.iter().map(|f| (f.name(), f.meaning())).collect();
    wanted.push((ALWAYS, "every event"));
    wanted.sort();
    assert_eq!(rows, wanted, "run `make calibrate` and commit data/confidence.csv");
    assert!(table.rows().iter().all(|r| r.right <= r.events));
    let total = table.rows().iter().find(|r| r.feature == ALWAYS).map_or(0, |r| r.events);
    assert!(total > 1000, "fitted on {total} events; fit it on the whole suite");
    // The plainest way is surer than one with every doubt.
    assert!(table.of(&[]) > 0.8 && table.of(&Feature::ALL) < 0.2);
}

#[test]
fn a_folder_that_is_not_there_is_reported() {
    let diags = check(Some(Path::new("no/such/folder")));
    assert!(diags.iter().any(|d| d.code == "data/unreadable"));
    assert!(diags.iter().any(|d| d.code == "data/missing-file"));
}

/// The files of `data/` with their header alone.
fn bare_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["", "actors", "ontology", "places"] {
        let entries = std::fs::read_dir(project_data().join(folder)).expect("the folder is there");
        for path in entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.is_file()) {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            let header = text.lines().next().unwrap_or_default();
            let name = path.file_name().expect("a file has a name").to_string_lossy();
            files.push((Path::new(folder).join(&*name).to_string_lossy().into_owned(), format!("{header}\n")));
        }
    }
    files.sort();
    files
}

#[test]
fn bare_files_are_without_faults() {
    assert_eq!(Lexicon::from_files(&bare_files()).1, Vec::new());
}

#[test]
fn faults_are_told_with_place_and_next_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut cases = 0;
    for path in std::fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok).map(|e| e.path()) {
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let case = std::fs::read_to_string(&path).expect("the case can be read");
        let (file, expected) = case.split_once("\nsays\n").expect("a case has a line `says`");
        let (name, text) = file.split_once('\n').expect("a case has a file and its text");
        let name = name.strip_prefix("data/").expect("the file lies in data/");
        let mut files = bare_files();
        files.retain(|(n, _)| n != name);
        files.push((name.to_owned(), text.to_owned()));
        let diags: Vec<String> = Lexicon::from_files(&files).1.iter().map(ToString::to_string).collect();
        assert_eq!(diags.join("\n"), expected.trim_end(), "{}", path.display());
        cases += 1;
    }
    assert!(cases >= 14, "only {cases} cases were found");
}

#[test]
fn words_of_a_pattern_that_no_table_has_are_told_with_their_row() {
    let mut files = Vec::new();
    for name in ["ontology/cameo.csv", "ontology/contexts.csv", "ontology/modes.csv", "patterns/aid.toml"] {
        let text = std::fs::read_to_string(project_data().join(name)).expect("the file can be read");
        files.push((name.to_owned(), text));
    }
    let pattern = "[[pattern]]\nid = \"lend-a-hand\"\ntype = \"AID\"\nmode = \"lavish\"\ncameo = \"0799\"\ncontexts = \"harvest\"\n\
                   verb = \"lend\"\nmatch = [\"A.\", \"B.\"]\nleave = [\"C.\"]\n";
    files[3].1 = pattern.to_owned();
    let told: Vec<String> = Lexicon::from_files(&files).1.iter().map(ToString::to_string).collect();
    for expected in [
        "error: data/patterns/aid.toml:4:1: `lend-a-hand`: AID has no mode `lavish`; take one of data/ontology/modes.csv [data/pattern-word]",
        "error: data/patterns/aid.toml:6:1: `lend-a-hand`: `harvest` is no context; take one of data/ontology/contexts.csv [data/pattern-word]",
        "error: data/patterns/aid.toml:5:1: `lend-a-hand`: `0799` is no CAMEO code; take one of data/ontology/cameo.csv [data/pattern-word]",
    ] {
        assert!(told.iter().any(|t| t == expected), "{expected}\nis not among\n{}", told.join("\n"));
    }
}
