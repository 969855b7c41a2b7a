//! Why does the record say so? A decision with its rule, what went into it and a sentence of reason.

use serde::{Deserialize, Serialize};

/// One decision of reconciling: joined, kept apart, a contradiction, a step of mediation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// Stable name of the rule (`ledger/talks-after-consent`).
    pub rule: String,
    /// What the rule looked at: ids of claims, values.
    pub inputs: Vec<String>,
    /// The reason, as a sentence.
    pub reason: String,
}
