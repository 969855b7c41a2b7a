//! What do the scorers need of the engine? The words of the ontology, and what is coded of single sentences.

use legation_eval::Coded;
use legation_eval::suite::Vocabulary;
use legation_lexicon::Lexicon;
use legation_model::time::DateRange;

use crate::{Engine, Progress, document_of};

/// The words that a case of the suite may use.
pub fn vocabulary(lexicon: &Lexicon) -> Vocabulary {
    let ontology = &lexicon.ontology;
    Vocabulary {
        modes: ontology.modes.iter().map(|m| (m.event_type, m.mode.clone())).collect(),
        cameo: ontology.cameo.iter().map(|c| c.code.clone()).collect(),
        contexts: ontology.contexts.iter().map(|c| c.context.clone()).collect(),
        countries: lexicon.countries.iter().map(|c| c.iso3.clone()).collect(),
    }
}

/// What is coded of each sentence, alone, with its day of publication: the events that count.
pub fn code_sentences(
    engine: &Engine<'_>,
    sentences: &[(&str, Option<DateRange>)],
    jobs: usize,
    progress: Progress<'_>,
) -> Vec<Vec<Coded>> {
    let documents: Vec<_> = sentences.iter().map(|(text, day)| document_of("sentence", text, *day)).collect();
    let coded = engine.code_all(&documents, jobs, progress);
    coded.iter().map(legation_eval::coded::counted).collect()
}
