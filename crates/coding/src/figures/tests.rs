//! Do figures read as `tests/figures/cases.txt` says, on stored parses, and is every span true of its text?

use super::sentence::{Sentence, Word};
use super::{Figure, read};

const CASES: &str = include_str!("../../tests/figures/cases.txt");
const PARSES: &str = include_str!("../../tests/figures/parses.tsv");

/// Stored parses in the order of the cases.
fn parses() -> Vec<Sentence> {
    let sentence = |block: &str| {
        let words = block.lines().map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [text, lemma, tag, dep, head, start, end] = fields[..] else { panic!("seven fields: {line}") };
            let number = |field: &str| field.parse().expect("a number");
            Word {
                text: text.to_owned(),
                lower: text.to_lowercase(),
                lemma: lemma.to_lowercase(),
                tag: tag.to_owned(),
                dep: dep.to_owned(),
                head: number(head),
                start: number(start),
                end: number(end),
            }
        });
        Sentence { words: words.collect(), first: 0 }
    };
    PARSES.split("\n\n").filter(|b| !b.trim().is_empty()).map(|b| sentence(b.trim_end())).collect()
}

fn cases() -> Vec<(&'static str, &'static str)> {
    CASES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(" => ")).collect()
}

fn shown(figures: &[Figure]) -> String {
    let value = |v: Option<u64>| v.map_or("_".to_owned(), |v| v.to_string());
    let one = |f: &Figure| {
        let part = f.part_of.map_or(String::new(), |p| format!(" <{}", p + 1));
        let bounds = [f.low, f.best, f.high].map(value).join("/");
        format!("{} {} {bounds} {} ({}){part}", f.what, f.text, f.qualifier, f.of_whom)
    };
    if figures.is_empty() { "-".to_owned() } else { figures.iter().map(one).collect::<Vec<_>>().join(" | ") }
}

#[test]
fn cases_read_as_written() {
    let (cases, parses) = (cases(), parses());
    assert!(
        cases.len() >= 60 && cases.len() == parses.len(),
        "run tests/figures/record.py: {} cases, {} parses",
        cases.len(),
        parses.len()
    );
    let mut wrong = Vec::new();
    for ((sentence, want), parse) in cases.iter().zip(&parses) {
        for word in &parse.words {
            assert_eq!(
                sentence.get(word.start..word.end),
                Some(word.text.as_str()),
                "run tests/figures/record.py: {sentence}"
            );
        }
        let found = read(parse, 0);
        for figure in &found {
            assert_eq!(figure.span.of(sentence), figure.text);
        }
        if shown(&found) != *want {
            wrong.push(format!("{sentence}\n    want {want}\n    got  {}", shown(&found)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases read otherwise:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn an_offset_moves_the_span_and_the_vocabulary_is_kept() {
    let vocabulary = include_str!("../../../../data/ontology/figures.csv");
    for parse in parses() {
        let (here, moved) = (read(&parse, 0), read(&parse, 500));
        assert_eq!(here.len(), moved.len());
        for (a, b) in here.iter().zip(&moved) {
            assert_eq!((a.span.start + 500, a.span.end + 500), (b.span.start, b.span.end));
            assert!(vocabulary.lines().any(|l| l.split(',').next() == Some(a.what.as_str())), "{}", a.what);
            assert!(a.part_of.is_none_or(|p| here[p].part_of.is_none() && here[p].what == a.what));
        }
    }
}

/// Trees that no parser would draw: heads moved about, words cut off and swapped.
#[test]
fn any_tree_reads_without_a_panic() {
    let mut seed = 11_u64;
    let mut below = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n.max(1)
    };
    let parses = parses();
    for _ in 0..20_000 {
        let mut parse = parses[below(parses.len())].clone();
        for _ in 0..3 {
            let at = below(parse.words.len());
            parse.words[at].head = below(parse.words.len());
            let other = below(parse.words.len());
            let dep = parse.words[other].dep.clone();
            parse.words[at].dep = dep;
        }
        let cut = below(parse.words.len());
        parse.words.truncate(cut);
        for word in &mut parse.words {
            word.head = word.head.min(cut.saturating_sub(1));
        }
        for figure in read(&parse, 0) {
            assert!(figure.span.start < figure.span.end && figure.token_range.end <= cut);
        }
    }
}
