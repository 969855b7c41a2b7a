//! `legation places`: how does the gazetteer get here, and what does it know of a name?

use std::fmt::Write;
use std::path::{Path, PathBuf};

use legation_engine::gazetteer::{Entry, Gazetteer, Kind};
use legation_engine::{GAZETTEER_FILE, INSTALL_GAZETTEER};

use crate::args::PlacesVerb;
use crate::{Failure, Status, inputs, out};

/// Installs the gazetteer, prints its path or looks a name up.
pub fn run(verb: &PlacesVerb) -> Result<Status, Failure> {
    match verb {
        PlacesVerb::Install { sources, to } => {
            let user = || inputs::places(None).data_home.map(|d| d.join("legation").join(GAZETTEER_FILE));
            let target = to.clone().or_else(user).ok_or_else(|| {
                Failure::new(Status::Wrong, "no home folder is known; name the target with `--to PATH`")
            })?;
            legation_engine::install_gazetteer(sources, &target)
                .map_err(|e| Failure::new(Status::Model, e.to_string()))?;
            out::write(&format!("{}\n", target.display()), None)?;
        }
        PlacesVerb::Path { places } => {
            out::write(&format!("{}\n", path(places.as_deref())?.display()), None)?;
        }
        PlacesVerb::Find { name, places } => {
            let gazetteer = inputs::gazetteer(&path(places.as_deref())?)?;
            let found = gazetteer.named(name);
            if found.is_empty() {
                let message = format!("no place of the gazetteer is called `{name}`; try another spelling");
                return Err(Failure::new(Status::Wrong, message));
            }
            let mut text = String::new();
            for entry in found {
                line(&mut text, &gazetteer, &entry);
            }
            let _ = writeln!(text, "\n{}", gazetteer.notice());
            out::write(&text, None)?;
        }
    }
    Ok(Status::Done)
}

fn path(given: Option<&Path>) -> Result<PathBuf, Failure> {
    // Without a model there is nothing beside it; the other places are looked at all the same.
    let model = inputs::places(None).find().unwrap_or_default();
    inputs::gazetteer_path(given, &model)?
        .ok_or_else(|| Failure::new(Status::Model, format!("no gazetteer; {INSTALL_GAZETTEER}")))
}

fn line(text: &mut String, gazetteer: &Gazetteer, e: &Entry<'_>) {
    let province = e.province.and_then(|p| gazetteer.entry(p)).map(|p| format!(", {}", p.name)).unwrap_or_default();
    let kind = match e.kind {
        Kind::Settlement => "settlement",
        Kind::Province => "province",
        Kind::District => "district",
    };
    let at = e.at.map_or_else(|| "no coordinates".to_string(), |(lat, lon)| format!("{lat:.3} {lon:.3}"));
    let people = if e.population > 0 { format!("{} people", e.population) } else { "people not known".to_string() };
    let other = if e.alternate { ", another spelling" } else { "" };
    let _ = writeln!(text, "{kind:<11} {}{province}, {} ({at}; {people}{other}) geonames:{}", e.name, e.country, e.id);
}
