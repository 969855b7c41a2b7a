//! `legation brief`: what does a folder of articles come to?

use legation_engine::report;

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
        Format::Html => report::html(&dossier),
        Format::Json => report::json(&dossier).map_err(unserialised)?,
        Format::Crisis => serde_json::to_string_pretty(&report::crisis(&dossier, &coded)).map_err(unserialised)? + "\n",
    };
    out::write(&text, args.out.as_deref())?;
    Ok(source.status())
}
