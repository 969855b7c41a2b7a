//! `legation data`: is the knowledge sound, and what does it make of a sentence?

use legation_engine::model::diag::{Diag, Severity};
use legation_engine::{Engine, check_data, document_of};

use crate::args::{Data, Reading};
use crate::{Failure, Status, explain, inputs, out};

/// Checks the data or tries a sentence.
pub fn run(verb: &Data) -> Result<Status, Failure> {
    match verb {
        Data::Check { dir, model } => {
            let knowledge = inputs::lexicon(dir.as_deref(), true)?;
            let mut diags = check_data(dir.as_deref());
            let engine = inputs::engine(
                knowledge.get(),
                inputs::Files { model: model.as_deref(), quiet: true, ..Default::default() },
            );
            if let Ok(engine) = &engine {
                diags.extend(patterns(engine, knowledge.get()));
            }
            let lines: Vec<String> = diags.iter().map(|d| format!("{d}\n")).collect();
            out::write(&lines.concat(), None)?;
            let engine = engine.map(|_| ());
            engine.map_err(|e| {
                Failure::new(Status::Model, format!("the sentences of the patterns were not run: {}", e.message))
            })?;
            let faults = diags.iter().filter(|d| d.severity > Severity::Note).count();
            if faults > 0 {
                return Err(Failure::new(
                    Status::Partly,
                    format!("{faults} faults in the data; each line above says what to do"),
                ));
            }
            let tried: usize = knowledge.get().patterns.list.iter().map(|p| p.matches.len() + p.leaves.len()).sum();
            out::write(
                &format!("no faults; {} patterns, {tried} sentences run\n", knowledge.get().patterns.list.len()),
                None,
            )?;
            Ok(Status::Done)
        }
        Data::Try { sentence, reading } => try_out(sentence, reading),
    }
}

/// Runs the sentences that every pattern must match or leave alone.
fn patterns(engine: &Engine<'_>, lexicon: &legation_engine::Lexicon) -> Vec<Diag> {
    let mut diags = Vec::new();
    for pattern in &lexicon.patterns.list {
        let cases = pattern.matches.iter().map(|s| (s, true)).chain(pattern.leaves.iter().map(|s| (s, false)));
        for (sentence, wanted) in cases {
            let coded = engine.code(&document_of("sentence", sentence, None));
            let fired: Vec<&str> = coded.events.iter().map(|e| e.rule.as_str()).collect();
            if fired.contains(&pattern.id.as_str()) != wanted {
                let message = if wanted {
                    format!("pattern `{}` does not match its sentence \"{sentence}\"", pattern.id)
                } else {
                    format!("pattern `{}` matches \"{sentence}\", which it must leave alone", pattern.id)
                };
                let seen = if fired.is_empty() {
                    "no pattern fired".to_string()
                } else {
                    format!("fired: {}", fired.join(", "))
                };
                let help = format!("{seen}; look at it with `legation data try`");
                diags.push(Diag::new(Severity::Error, "data/pattern-sentence", &pattern.file, message).help(help));
            }
        }
    }
    diags
}

fn try_out(sentence: &str, reading: &Reading) -> Result<Status, Failure> {
    if sentence.trim().is_empty() {
        return Err(Failure::new(Status::Wrong, "the sentence is empty; write it in quotation marks"));
    }
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let coded = engine.code(&document_of("sentence", sentence, None));
    let mut text = String::new();
    if coded.events.is_empty() {
        text.push_str("No event: no pattern fired, or what fired is no event of a crisis.\n\n");
    }
    for event in &coded.events {
        explain::event(&mut text, &coded, event);
        text.push('\n');
    }
    for figure in &coded.figures {
        explain::figure(&mut text, &coded, figure);
        text.push('\n');
    }
    explain::trees(&mut text, &engine, sentence);
    out::write(&text, None)?;
    Ok(Status::Done)
}
