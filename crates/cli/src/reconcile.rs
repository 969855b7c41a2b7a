//! `legation reconcile`: what do the articles of a store come to, kept in it for questions in SQL?

use legation_engine::store::{Counts, Store};
use serde_json::json;

use crate::args::Reconcile;
use crate::{Failure, Status, inputs, out};

/// Puts the articles together and keeps the happenings, contradictions and ledgers.
pub fn run(args: &Reconcile) -> Result<Status, Failure> {
    let reading = &args.reading;
    let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
    let source = inputs::Source::Store(Box::new(inputs::store(&args.store)?));
    let select = args.select.chosen();
    let view = inputs::view(&args.view, std::slice::from_ref(&args.store))?;
    let engine = inputs::engine(knowledge.get(), reading.into())?;
    let coded = source.coded(&engine, &select, reading)?;
    let (dossier, _) = engine.put_together(coded, &view);

    let settings = [
        ("since", json!(select.since)),
        ("until", json!(select.until)),
        ("about", json!(select.about)),
        ("words", json!(select.words)),
        ("as_of", json!(view.as_of)),
        ("corrections", json!(view.corrections.len())),
    ];
    let manifest = inputs::manifest(reading, &settings)?;
    let mut store = Store::open(&args.store).map_err(inputs::stored)?;
    let run = store.begin("reconcile", &out::now(), &manifest).map_err(inputs::stored)?;
    store.keep_record(run, &dossier).map_err(inputs::stored)?;
    store.end(run, &out::now(), Counts::default()).map_err(inputs::stored)?;

    let episodes = &dossier.episodes;
    let stories: usize = episodes.iter().map(|e| e.stories.len()).sum();
    let contradictions: usize = episodes.iter().map(|e| e.contradictions.len()).sum();
    let ledgers: usize = episodes.iter().map(|e| e.ledgers.len()).sum();
    let told = format!(
        "{}: {} articles, {} episodes, {stories} happenings, {contradictions} contradictions, {ledgers} ledgers\n",
        args.store.display(),
        dossier.documents.len(),
        episodes.len(),
    );
    out::write(&told, None)?;
    Ok(Status::Done)
}
