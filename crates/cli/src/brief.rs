//! `legation brief`: what does a folder of articles come to?

use legation_engine::model::claim::CodedDocument;
use legation_engine::model::dossier::Dossier;
use legation_engine::{Engine, report};
use legation_serve::{Carried, page_is_carried, standalone};

use crate::args::{Brief, Format};
use crate::{Failure, Status, inputs, out};

/// Prints the dossier in the form asked for.
pub fn run(args: &Brief) -> Result<Status, Failure> {
    let reading = &args.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let source = inputs::source(&args.paths, &args.sources, reading)?;
    let view = inputs::view(&args.view, &args.paths)?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let coded = source.coded(&engine, &args.select.chosen(), reading)?;
    let (mut dossier, coded) = engine.put_together(coded, &view);
    dossier.diags.splice(0..0, source.diags().iter().cloned());
    let unserialised = |e| Failure::new(Status::Output, format!("cannot write the record as JSON: {e}; report this"));
    let text = match args.format {
        Format::Text => report::terminal(&dossier, &out::style(args.out.is_some())),
        Format::Md => report::markdown(&dossier),
        Format::Html => html(&engine, &dossier, &coded).map_err(unserialised)?,
        Format::Json => report::json(&dossier).map_err(unserialised)?,
        Format::Crisis => serde_json::to_string_pretty(&report::crisis(&dossier, &coded)).map_err(unserialised)? + "\n",
    };
    out::write(&text, args.out.as_deref())?;
    Ok(source.status())
}

/// Articles of which the page shows how their sentences are built: reading a sentence again takes as long as coding it.
const WITH_TREES: usize = 100;

/// The page that shows all of the record, where the program carries it; else the plain one.
fn html(engine: &Engine<'_>, dossier: &Dossier, documents: &[CodedDocument]) -> Result<String, serde_json::Error> {
    if !page_is_carried() {
        return Ok(report::html(dossier));
    }
    let few = if documents.len() <= WITH_TREES { documents } else { &[] };
    let of = |d: &CodedDocument| {
        (0..d.sentences.len()).map(|n| engine.trees(d.sentence_text(n as u32)).join("\n")).collect::<Vec<String>>()
    };
    let trees = few.iter().map(|d| (d.document.id.as_str(), of(d))).collect();
    Ok(standalone(&Carried { dossier, documents, trees })?.unwrap_or_else(|| report::html(dossier)))
}
