//! Do dictionaries of PETRARCH and TABARI become sound data, and is everything told that could not be taken?

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use legation_lexicon::import::{DictionaryKind, Source, petrarch};
use legation_lexicon::{Lexicon, builtin_files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The miniature dictionaries: every construct of the formats, invented words.
fn mini() -> Vec<Source> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder().join("mini")).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        out.push(Source { name, text: std::fs::read_to_string(&path).expect("the file can be read") });
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(out.len(), 8);
    out
}

fn expected(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect("the file can be read").trim_end().to_owned()
}

#[test]
fn every_row_that_is_not_taken_is_told_with_its_reason() {
    let import = petrarch(&builtin_files(), &mini());
    let told: Vec<String> = import.diags.iter().map(ToString::to_string).collect();
    assert_eq!(told.join("\n"), expected("complaints.txt"));
}

#[test]
fn names_agents_and_discards_become_rows() {
    let base = builtin_files();
    let import = petrarch(&base, &mini());
    let mut new = String::new();
    for (path, text) in import.files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let before = base.iter().find(|(p, _)| p == path).map_or("", |(_, text)| text);
        let old: BTreeSet<&str> = before.lines().collect();
        for line in text.lines().filter(|line| !old.contains(line)) {
            let _ = writeln!(new, "{path}: {line}");
        }
    }
    assert_eq!(new.trim_end(), expected("rows.txt"));
}

#[test]
fn the_new_folder_is_without_faults_and_does_not_depend_on_the_order_of_files() {
    let base = builtin_files();
    let import = petrarch(&base, &mini());
    let (lexicon, diags) = Lexicon::from_files(&import.files);
    assert_eq!(diags, Vec::new());
    assert!(lexicon.patterns.list.iter().filter(|p| p.source.is_some()).count() > 30);
    assert!(lexicon.patterns.list.iter().any(|p| p.silent) && lexicon.patterns.list.iter().any(|p| p.mirror.is_some()));
    let mut turned = mini();
    turned.reverse();
    let again = petrarch(&base, &turned);
    assert_eq!((import.files, import.diags), (again.files, again.diags));
}

#[test]
fn counts_add_up() {
    for c in petrarch(&builtin_files(), &mini()).counts {
        assert!(c.files > 0, "{c:?}");
        assert_eq!(c.entries, c.taken + c.known + c.left_out, "{c:?}");
    }
}

#[test]
fn settings_choose_the_dictionaries() {
    let mut sources = mini();
    let text =
        "[Dictionaries]\nverbfile_name = Mini.verbs.txt\nactorfile_list = data/Mini.actors.txt, Other.actors.txt\n";
    sources.push(Source { name: "config/PETR_config.ini".into(), text: text.into() });
    let import = petrarch(&builtin_files(), &sources);
    let files = |kind| import.counts.iter().find(|c| c.kind == kind).map(|c| c.files);
    assert_eq!(files(DictionaryKind::Actors), Some(1));
    assert_eq!(files(DictionaryKind::Verbs), Some(1));
    assert_eq!(files(DictionaryKind::Agents), Some(0));
}

#[test]
fn nothing_gives_the_data_as_they_were() {
    let base = builtin_files();
    let import = petrarch(&base, &[]);
    assert_eq!(import.files, base);
    assert!(import.diags.is_empty() && import.counts.iter().all(|c| c.files == 0));
}

/// A dictionary read into data that were read before adds no name, and leaves the patterns of the first import.
#[test]
fn a_second_import_adds_no_names() {
    let once = petrarch(&builtin_files(), &mini()).files;
    let twice = petrarch(&once, &mini()).files;
    assert_eq!(Lexicon::from_files(&twice).1, Vec::new());
    let imported = |n: &str| twice.iter().any(|(p, _)| *p == format!("patterns/imported{n}.toml"));
    assert!(imported("") && imported("-classes") && imported("-2") && imported("-2-classes"));
    let tables =
        |files: &[(String, String)]| files.iter().filter(|(p, _)| p.ends_with(".csv")).cloned().collect::<Vec<_>>();
    assert_eq!(tables(&once), tables(&twice));
}

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// The text with pieces cut out, doubled, moved and replaced by signs of the formats.
fn damaged(text: &str, dice: &mut Dice) -> String {
    const SIGNS: [&str; 30] = [
        "[", "]", "{", "}", "(", ")", "*", "_", "+", "-", "$", "%", "^", "&", "~", "#", ";", "!", "|", ":", "<", ">",
        "<!--", "-->", "\t", "\n", "\"", "é", "İ", "\u{0}",
    ];
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..1 + dice.below(12) {
        let at = dice.below(chars.len());
        let to = (at + dice.below(20)).min(chars.len());
        match dice.below(4) {
            0 => drop(chars.drain(at..to)),
            1 => {
                let piece: Vec<char> = chars[at..to].to_vec();
                let place = dice.below(chars.len());
                chars.splice(place..place, piece);
            }
            _ => {
                let sign = SIGNS[dice.below(SIGNS.len())];
                chars.splice(at..(at + dice.below(2)).min(chars.len()), sign.chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// Whatever the dictionaries hold: no panic, and the folder passes its check.
#[test]
fn damaged_dictionaries_give_sound_data() {
    // Tables cut short, so that a round is quick; the codes stay.
    let base: Vec<(String, String)> = builtin_files()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("patterns/"))
        .map(|(path, text)| {
            let short = !path.starts_with("ontology/") && path != "actors/countries.csv";
            let rows = if short { 1 } else { usize::MAX };
            let text = text.lines().take(rows).fold(String::new(), |all, line| all + line + "\n");
            (path, text)
        })
        .collect();
    assert_eq!(Lexicon::from_files(&base).1, Vec::new());
    let mut dice = Dice(11);
    for round in 0..250 {
        let mut sources = mini();
        for source in &mut sources {
            source.text = damaged(&source.text, &mut dice);
        }
        let import = petrarch(&base, &sources);
        let faults: Vec<String> = Lexicon::from_files(&import.files).1.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "round {round}: {}", faults.join("\n"));
        for c in import.counts {
            assert_eq!(c.entries, c.taken + c.known + c.left_out, "round {round}: {c:?}");
        }
    }
}
