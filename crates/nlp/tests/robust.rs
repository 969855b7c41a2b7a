//! Does the reader keep a text whole and its trees sound whatever it is given, and does it refuse
//! a damaged model?

mod common;

use std::collections::BTreeSet;

use legation_nlp::{Doc, Model, ModelError};

/// Reproducible numbers.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

const PIECES: [&str; 40] = [
    "a",
    "The",
    "talks",
    "don't",
    "U.S.",
    "'s",
    "’",
    "\"",
    "(",
    ")",
    ":)",
    "...",
    "-",
    "—",
    "$",
    "5",
    "km",
    "10pm",
    "http://x.org/a?b",
    "@",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n",
    "\u{a0}",
    "\u{200b}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "Σ",
    "北京",
    "שלום",
    "مرحبا",
    "👩‍👩‍👧",
    "🇳🇴",
    "\u{0}",
    "\u{1c}",
    "\u{e000}",
];

fn random_text(noise: &mut Noise) -> String {
    let mut text = String::new();
    for _ in 0..noise.next(40) {
        if noise.next(4) == 0 {
            text.extend(char::from_u32(noise.next(0x11_0000) as u32));
        } else {
            text += PIECES[noise.next(PIECES.len())];
        }
    }
    text
}

/// What must hold of every document.
fn check(doc: &Doc, text: &str) {
    assert_eq!(doc.text(), text);
    let joined: String = doc.tokens().flat_map(|t| [t.text(), if t.whitespace() { " " } else { "" }]).collect();
    assert_eq!(joined, text, "tokens and blanks restore the text");
    for token in doc.tokens() {
        assert!(!token.text().is_empty() && &text[token.idx()..token.end()] == token.text());
        assert!(token.is_root() || token.ancestors().last().is_some_and(|top| top.is_root()), "no cycle");
        assert!(token.left_edge().i() <= token.i() && token.i() <= token.right_edge().i());
        assert!(token.children().all(|child| child.head() == token));
        assert_eq!(token.subtree().filter(|t| *t == token).count(), 1);
        assert!(!token.is_space() || token.tag() == "_SP");
    }
    let sentences: usize = doc.sents().map(|sent| sent.len()).sum();
    assert_eq!(sentences, doc.len(), "sentences cover the document");
    for sent in doc.sents() {
        assert!(sent.tokens().all(|t| t.sent().start() == sent.start()));
        assert_eq!(doc.tree(sent).lines().count(), sent.len(), "{}", doc.tree(sent));
    }
    for ent in doc.ents() {
        assert!(!ent.label().is_empty() && ent.tokens().all(|t| t.ent_type() == ent.label()));
        assert_eq!(ent.tokens().map(|t| t.sent().start()).collect::<BTreeSet<_>>().len(), 1);
        assert!(!ent.text().is_empty() && (ent.start()..ent.end()).contains(&ent.root().i()));
    }
}

#[test]
fn any_text_stays_whole() {
    let mut reader = common::nlp().reader();
    let mut noise = Noise(1);
    for _ in 0..1_500 {
        let text = random_text(&mut noise);
        check(&reader.read(&text), &text);
    }
}

#[test]
fn any_bytes_can_be_read() {
    let mut reader = common::nlp().reader();
    let mut noise = Noise(2);
    for _ in 0..400 {
        let bytes: Vec<u8> = (0..noise.next(200)).map(|_| noise.next(256) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        check(&reader.read(&text), &text);
    }
}

#[test]
fn hostile_lengths_end_in_time() {
    let mut reader = common::nlp().reader();
    for unit in ["(", ".", "@", ":", "a.", "a@", "-", "'", "x", "\u{301}", "\n", "\" ", "http://"] {
        let text = unit.repeat(5_000);
        let doc = reader.read(&text);
        assert_eq!(doc.tokens().map(|t| t.text().len() + usize::from(t.whitespace())).sum::<usize>(), text.len());
    }
}

#[test]
fn what_was_read_before_does_not_matter() {
    let nlp = common::nlp();
    let mut noise = Noise(3);
    let texts: Vec<String> = (0..60).map(|_| random_text(&mut noise)).collect();
    let show = |doc: &Doc| {
        doc.tokens().map(|t| format!("{t:?} {} {} {}", t.tag(), t.head().i(), t.lemma())).collect::<Vec<_>>()
    };
    let mut reader = nlp.reader();
    let after_others: Vec<_> = texts.iter().map(|text| show(&reader.read(text))).collect();
    let in_threads: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = texts.iter().map(|text| scope.spawn(|| show(&nlp.parse(text)))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for (n, text) in texts.iter().enumerate() {
        assert_eq!(after_others[n], show(&nlp.reader().read(text)));
        assert_eq!(after_others[n], in_threads[n]);
    }
}

#[test]
fn a_damaged_model_is_refused() {
    let path = std::env::var_os("LEGATION_MODEL").expect("`LEGATION_MODEL` is not set; run `make test`");
    let sound = std::fs::read(path).unwrap();
    let refused = |bytes: &[u8], what: &str| match Model::from_bytes(bytes) {
        Err(error @ ModelError::Compiled(_)) => {
            assert!(error.to_string().contains("legation model install"), "{error}")
        }
        Err(error) => panic!("{what}: {error}"),
        Ok(_) => panic!("{what} was accepted"),
    };
    let mut noise = Noise(4);
    for length in [0, 1, 7, 8, 23, 24, 25, 1_000, sound.len() - 1] {
        refused(&sound[..length], &format!("{length} bytes"));
    }
    for _ in 0..40 {
        let at = noise.next(sound.len());
        let mut broken = sound.clone();
        broken[at] ^= 1 << noise.next(8);
        refused(&broken, &format!("a flipped bit at {at}"));
    }
    refused(&[&sound[..], b"x"].concat(), "a byte too many");
    assert!(matches!(Model::load("no/such/file".as_ref()), Err(ModelError::Io(..))));
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    assert!(legation_nlp::compile(sources.as_ref()).is_err());
}
