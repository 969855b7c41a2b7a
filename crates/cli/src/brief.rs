//! `legation brief`: what does a folder of articles come to?

use legation_engine::model::changes::Changes;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::dossier::Dossier;
use legation_engine::{Engine, View, report};
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
    let alone = if args.format == Format::Html && coded.len() <= FEW { coded.clone() } else { Vec::new() };
    let (mut dossier, coded) = engine.put_together(coded, &view);
    dossier.diags.splice(0..0, source.diags().iter().cloned());
    let unserialised = |e| Failure::new(Status::Output, format!("cannot write the record as JSON: {e}; report this"));
    let text = match args.format {
        Format::Text => report::terminal(&dossier, &out::style(args.out.is_some())),
        Format::Md => report::markdown(&dossier),
        Format::Html => {
            html(&engine, &dossier, &coded, newest(&engine, alone, &view, &dossier)).map_err(unserialised)?
        }
        Format::Json => report::json(&dossier).map_err(unserialised)?,
        Format::Crisis => serde_json::to_string_pretty(&report::crisis(&dossier, &coded)).map_err(unserialised)? + "\n",
    };
    out::write(&text, args.out.as_deref())?;
    Ok(source.status())
}

/// Articles of which the page shows how their sentences are built, and what their newest day brought: reading a sentence again
/// takes as long as coding it.
const FEW: usize = 100;

/// What the newest day brought: the record against that of the day before.
fn newest(engine: &Engine<'_>, alone: Vec<CodedDocument>, view: &View, dossier: &Dossier) -> Option<Changes> {
    let day = dossier.documents.iter().filter_map(|d| d.published.range.map(|r| r.last)).max()?;
    let before = View { as_of: Some(day.yesterday().ok()?), corrections: view.corrections.clone() };
    (!alone.is_empty()).then(|| report::changes(&engine.put_together(alone, &before).0, dossier))
}

/// The page that shows all of the record, where the program carries it; else the plain one.
fn html(
    engine: &Engine<'_>,
    dossier: &Dossier,
    documents: &[CodedDocument],
    changes: Option<Changes>,
) -> Result<String, serde_json::Error> {
    if !page_is_carried() {
        return Ok(report::html(dossier));
    }
    let few = if documents.len() <= FEW { documents } else { &[] };
    let of = |d: &CodedDocument| {
        (0..d.sentences.len()).map(|n| engine.trees(d.sentence_text(n as u32)).join("\n")).collect::<Vec<String>>()
    };
    let trees = few.iter().map(|d| (d.document.id.as_str(), of(d))).collect();
    Ok(standalone(&Carried { dossier, documents, trees, changes })?.unwrap_or_else(|| report::html(dossier)))
}
