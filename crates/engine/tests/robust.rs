//! Does coding end, whatever words stand together? Sentences of words drawn at random, and halves of sound ones.

use legation_engine::{Engine, Lexicon, Model, document_of};

/// Reproducible numbers.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Words that point at each other, offices, states, verbs of every effect, times and marks.
const WORDS: &str = "The the a their his its her both each other two sides governments ministers leaders police army \
    president counterpart envoys Belgian Dutch Oman Chad Lima UN Norway's who which that it they them he she himself \
    said told accused urged threatened refused agreed offered ordered denied met mediate killed arrested released \
    sanctions talks attack ceasefire treaty aid troops of in on with between against by for to from after before \
    Monday yesterday 2024 26 dozens not no will would could must have been put was were , , . . \" “ ” ( ) – ; : and and \
    or but if each been";

fn engine(lexicon: &Lexicon) -> Engine<'_> {
    let path = std::env::var("LEGATION_MODEL").expect("LEGATION_MODEL names the model; run `make test`");
    Engine::new(Model::load(path.as_ref()).expect("the model loads"), lexicon)
}

#[test]
fn words_in_any_order_are_coded_to_an_end() {
    let engine = engine(Lexicon::builtin());
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut noise = Noise(7);
    let mut claims = 0;
    for n in 0..1500 {
        let length = 3 + noise.below(40);
        let text: Vec<&str> = (0..length).map(|_| words[noise.below(words.len())]).collect();
        let coded = engine.code(&document_of(&n.to_string(), &text.join(" "), None));
        claims += coded.events.len();
        for event in &coded.events {
            assert!(coded.document.text.get(event.span.start as usize..event.span.end as usize).is_some());
        }
    }
    assert!(claims > 0, "noise that says nothing tests nothing");
}

#[test]
fn a_group_that_could_explain_itself_is_left_open() {
    let engine = engine(Lexicon::builtin());
    let text = "The Malian and Nigerien guards have each been sent home, the interior ministers of the two states told \
                their cabinets.";
    assert!(!engine.code(&document_of("x", text, None)).sentences.is_empty());
}
