//! `legation eval crises`: how good are the records of whole crises?

use std::path::{Path, PathBuf};

use legation_engine::View;
use legation_engine::eval::crises::{Crisis, predictions, score};
use legation_engine::eval::show;
use legation_engine::report;
use serde_json::Value;

use super::args::Show;
use crate::args::Reading;
use crate::out::Progress;
use crate::sources::SourceArgs;
use crate::{Failure, Status, inputs, out};

/// Reads the crises in `dirs`, or takes the records of `file`, and scores them.
pub fn run(dirs: &[PathBuf], file: Option<&Path>, show: &Show, reading: &Reading) -> Result<Status, Failure> {
    let mut folders = Vec::new();
    for dir in dirs {
        folders.extend(folders_of(dir)?);
    }
    let mut crises: Vec<Crisis> = Vec::new();
    for folder in &folders {
        let gold = json(&folder.join("gold.json"))?;
        let name = gold["crisis"].as_str().map_or_else(|| stem(folder), str::to_string);
        if crises.iter().any(|c| c.name == name) {
            return Err(Failure::new(Status::Wrong, format!("the crisis `{name}` is given twice; give it once")));
        }
        crises.push(Crisis { name, gold, record: Value::Null });
    }
    let mut status = Status::Done;
    if let Some(file) = file {
        let only = if let [crisis] = crises.as_slice() { Some(crisis.name.clone()) } else { None };
        let mut records = predictions(json(file)?, only.as_deref());
        for crisis in &mut crises {
            match records.remove(&crisis.name) {
                Some(record) => crisis.record = record,
                None => {
                    let file = file.display();
                    out::complain(&format!("warning: {file}: has no record of `{}`; scored as empty", crisis.name));
                }
            }
        }
    } else {
        let knowledge = inputs::lexicon(reading.data.as_deref(), reading.quiet)?;
        let engine = inputs::engine(knowledge.get(), reading.into())?;
        for (folder, crisis) in folders.iter().zip(&mut crises) {
            let input = inputs::articles(std::slice::from_ref(folder), &SourceArgs::default(), reading)?;
            let progress = Progress::new(reading.quiet);
            let show = |done, all| progress.show("Coding", done, all, "articles");
            let (dossier, coded) = engine.brief(&input.documents, &View::default(), inputs::jobs(reading), &show);
            drop(progress);
            crisis.record = report::crisis(&dossier, &coded);
            if inputs::status(&input) == Status::Partly {
                status = Status::Partly;
            }
        }
    }
    let scores = score(&crises);
    super::print(show, &scores, &show::crises(&scores), &show::crisis_misses(&scores))?;
    Ok(status)
}

/// `dir` if it is a crisis, else the crises in it, sorted.
fn folders_of(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_crisis = |d: &Path| d.join("gold.json").is_file();
    if is_crisis(dir) {
        return Ok(vec![dir.to_path_buf()]);
    }
    let entries = std::fs::read_dir(dir).into_iter().flatten();
    let mut folders: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| is_crisis(p)).collect();
    folders.sort();
    if folders.is_empty() {
        let message = format!("no `gold.json` in `{}`; give the folder of a crisis", dir.display());
        return Err(Failure::new(Status::Wrong, message));
    }
    Ok(folders)
}

fn stem(folder: &Path) -> String {
    folder.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned())
}

fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&super::read(path)?)
        .map_err(|e| Failure::new(Status::Wrong, format!("`{}` is no JSON: {e}; check the file", path.display())))
}
