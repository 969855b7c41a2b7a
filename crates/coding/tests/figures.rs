//! Does the real reader give the figures of `tests/figures/cases.txt`, and are spans true of any text?
//! The unit tests of `figures` read the same cases on stored parses, without the weights.

use std::sync::Arc;

use legation_coding::figures::figures;
use legation_nlp::{Model, Nlp};

const CASES: &str = include_str!("figures/cases.txt");

/// The reader with the model that `LEGATION_MODEL` names. Without it a test fails: it must not pass unseen.
fn nlp() -> Nlp {
    let path = std::env::var_os("LEGATION_MODEL")
        .expect("`LEGATION_MODEL` does not name the compiled model; run `make test`, or `make model` and set it");
    let model = Model::load(path.as_ref()).unwrap_or_else(|error| panic!("{error}; run `make model`"));
    Nlp::new(Arc::new(model))
}

#[test]
fn the_reader_gives_the_figures_of_the_cases() {
    let nlp = nlp();
    let mut wrong = Vec::new();
    for (sentence, want) in CASES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(" => ")) {
        let doc = nlp.parse(sentence);
        let found: Vec<String> =
            doc.sents().flat_map(|s| figures(s, 0)).map(|f| format!("{} {} ", f.what, f.text)).collect();
        let want: Vec<&str> = want.split(" | ").filter(|w| *w != "-").collect();
        let same = want.len() == found.len() && want.iter().zip(&found).all(|(w, f)| w.starts_with(f.as_str()));
        if !same {
            wrong.push(format!("{sentence}\n    want {want:?}\n    got  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn any_shuffle_of_words_reads_without_a_panic() {
    let nlp = nlp();
    let mut reader = nlp.reader();
    let mut pieces: Vec<&str> = CASES.split([' ', '\n']).collect();
    pieces.extend(["½", "²", "٢٠", "e\u{301}", "’s", "–", "1e9", "99999999999999999999", "1,00,000", "billion"]);
    let mut seed = 5_u64;
    // Knuth's MMIX constants: the same numbers on every run.
    let mut below = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for _ in 0..400 {
        let words: Vec<&str> = (0..below(14)).map(|_| pieces[below(pieces.len())]).collect();
        let text = words.join(" ");
        let doc = reader.read(&text);
        for sent in doc.sents() {
            for figure in figures(sent, 0) {
                let (written, said) = (figure.span.of(&text), figure.text.as_str());
                assert!(written.split_whitespace().eq(said.split_whitespace()), "{text:?}: {figure:?}");
                assert!(sent.start() <= figure.token_range.start && figure.token_range.end <= sent.end(), "{text:?}");
            }
        }
    }
}
