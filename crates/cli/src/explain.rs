//! `legation explain`: why does the record say so?

use std::borrow::Cow;

use legation_engine::report::explain::Explainer;

use crate::args::Explain;
use crate::{Failure, Status, inputs, out};

/// Explains one identifier.
pub fn run(args: &Explain) -> Result<Status, Failure> {
    let Some((id, paths)) = args.paths_and_id.split_last() else {
        return Err(Failure::new(
            Status::Wrong,
            "give a path and an identifier; `legation explain --help` lists the kinds",
        ));
    };
    let id = id.to_string_lossy();
    let knowledge = inputs::lexicon(args.reading.data.as_deref(), args.reading.quiet)?;
    let source = inputs::source(paths, &args.sources, &args.reading)?;
    let view = inputs::view(&args.view, paths)?;
    let engine = inputs::engine(knowledge.get(), (&args.reading).into())?;
    let coded = source.coded(&engine, &args.select.chosen(), &args.reading)?;
    let (dossier, coded) = engine.put_together(coded, &view);
    let document = |id: &str| coded.iter().find(|d| d.document.id == id).map(Cow::Borrowed);
    let record = Explainer { dossier: &dossier, document: &document, trees: &|text| engine.trees(text) };
    let text = record.explain(&id).ok_or_else(|| {
        let message = format!("`{id}` is not in this record; `legation brief` prints the identifiers, `legation explain --help` lists their kinds");
        Failure::new(Status::Wrong, message)
    })?;
    out::write(&text, None)?;
    Ok(source.status())
}
