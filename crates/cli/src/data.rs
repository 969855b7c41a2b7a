//! `legation data`: is the knowledge sound, and what does it make of a sentence?

use legation_engine::model::diag::{Diag, Severity};
use legation_engine::patterns::Pattern;
use legation_engine::report::explain;
use legation_engine::{Engine, check_data, document_of};

use crate::args::{Data, Reading};
use crate::{Failure, Status, import, inputs, out};

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
        Data::Import(verb) => import::run(verb),
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
            if let (true, Some(other)) = (wanted, overruled(lexicon, &fired, pattern)) {
                let message = format!("pattern `{}` gives way to the imported `{other}` on \"{sentence}\"", pattern.id);
                diags.push(Diag::new(Severity::Note, "data/pattern-overruled", &pattern.file, message));
                continue;
            }
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

/// The imported pattern that fired on a sentence in place of the pattern that the sentence belongs to. Imported patterns
/// that ask for more are meant to win; in a folder without them no pattern gives way.
fn overruled<'l>(lexicon: &'l legation_engine::Lexicon, fired: &[&str], pattern: &Pattern) -> Option<&'l str> {
    if fired.contains(&pattern.id.as_str()) {
        return None;
    }
    let imported = lexicon.patterns.list.iter().filter(|p| p.source.is_some());
    imported.map(|p| p.id.as_str()).find(|id| fired.contains(id))
}

fn try_out(sentence: &str, reading: &Reading) -> Result<Status, Failure> {
    if sentence.trim().is_empty() {
        return Err(Failure::new(Status::Wrong, "the sentence is empty; write it in quotation marks"));
    }
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let coded = engine.code(&document_of("sentence", sentence, None));
    let mut text = String::new();
    coded.diags.iter().for_each(|diag| text.push_str(&format!("{diag}\n\n")));
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
    explain::trees(&mut text, &engine.trees(sentence));
    out::write(&text, None)?;
    Ok(Status::Done)
}
