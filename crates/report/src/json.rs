//! How does another program read the record? JSON after `docs/schema/dossier.schema.json`.

use legation_model::dossier::Dossier;

/// The dossier as indented JSON with a line end.
///
/// # Errors
/// Only if serialisation fails, which plain data of text and numbers does not do.
pub fn json(dossier: &Dossier) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(dossier).map(|text| text + "\n")
}
