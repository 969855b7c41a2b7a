//! Which words show how a third party works? Rows of `mediation.csv`.

use legation_model::mediation::Sign;

use crate::table::{Cells, Table};

/// A phrase that shows method, strategy, channel or extent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediationSign {
    /// Words in small letters; `*` at the end stands for any ending.
    pub phrase: String,
    /// What it shows.
    pub shows: Option<Sign>,
}

impl Table for MediationSign {
    const FILE: &'static str = "mediation.csv";
    const COLUMNS: &'static [&'static str] = &["phrase", "shows"];

    fn read(c: &mut Cells) -> Self {
        Self {
            phrase: c.shaped("phrase", |t| t.to_lowercase() == t, "small letters"),
            shows: Sign::from_name(&c.shaped(
                "shows",
                |t| Sign::from_name(t).is_some(),
                "a method, strategy, channel or extent",
            )),
        }
    }
}
