//! What must be known beside the documents? Names of codes, as plain tables from whoever has the lexicon.

use std::collections::{BTreeMap, BTreeSet};

/// The part of the knowledge that formats ask for. By default nothing is known, and names are left empty.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Names of CAMEO codes.
    pub cameo: BTreeMap<String, String>,
    /// Names of states, by ISO 3166-1 alpha-3.
    pub states: BTreeMap<String, String>,
    /// Patterns of what is done together: all who take part are actors.
    pub reciprocal: BTreeSet<String>,
}
