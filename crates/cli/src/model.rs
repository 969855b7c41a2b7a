//! `legation model`: how does the English model get here, and which file is used?

use crate::args::ModelVerb;
use crate::{Failure, Status, inputs, out};

/// Installs the model or prints its path.
pub fn run(verb: &ModelVerb) -> Result<Status, Failure> {
    match verb {
        ModelVerb::Install { source, to } => {
            let target = to.clone().or_else(|| inputs::places(None).user_file()).ok_or_else(|| {
                Failure::new(Status::Wrong, "no home folder is known; name the target with `--to PATH`")
            })?;
            if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|e| {
                    let message =
                        format!("cannot make `{}`: {e}; name another target with `--to PATH`", folder.display());
                    Failure::new(Status::Output, message)
                })?;
            }
            legation_engine::install(source, &target).map_err(|e| Failure::new(Status::Model, e.to_string()))?;
            out::write(&format!("{}\n", target.display()), None)?;
        }
        ModelVerb::Path { model } => {
            let path =
                inputs::places(model.as_deref()).find().map_err(|e| Failure::new(Status::Model, e.to_string()))?;
            out::write(&format!("{}\n", path.display()), None)?;
        }
    }
    Ok(Status::Done)
}
