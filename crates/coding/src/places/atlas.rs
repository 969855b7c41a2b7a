//! Which settlements and provinces are known beside the data, and how do the data call them?

use std::collections::BTreeMap;

use legation_gazetteer::{Entry, Gazetteer, Kind, fold, without_kind};
use legation_lexicon::Lexicon;

/// A gazetteer with the names that the data have for its provinces. Made once, shared by all documents.
#[derive(Debug)]
pub struct Atlas {
    pub(crate) gazetteer: Gazetteer,
    names: BTreeMap<u32, String>,
}

impl Atlas {
    /// The gazetteer beside the places of `lexicon`.
    pub fn new(gazetteer: Gazetteer, lexicon: &Lexicon) -> Self {
        let mut names = BTreeMap::new();
        for row in lexicon.places.iter().filter(|p| p.kind == "province" && p.country.is_some()) {
            // `Kursk region` is shown as `Kursk`.
            let kind = without_kind(&fold(&row.name)).is_some();
            let bare = row.name.rsplit_once(' ').filter(|_| kind).map_or(row.name.as_str(), |(bare, _)| bare);
            for name in std::iter::once(&row.name).chain(&row.aliases) {
                let found = gazetteer.named(name);
                let own = |e: &&Entry<'_>| e.kind == Kind::Province && row.country.as_deref() == Some(e.country);
                if let Some(entry) = found.iter().find(own) {
                    names.entry(entry.index).or_insert_with(|| bare.to_owned());
                    break;
                }
            }
        }
        Self { gazetteer, names }
    }

    /// The name of a province: that of the data, where they have it.
    pub(crate) fn province_name<'a>(&'a self, province: &Entry<'a>) -> &'a str {
        self.names.get(&province.index).map_or(province.name, String::as_str)
    }
}
