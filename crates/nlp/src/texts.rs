//! Is a text in a table, and at which place?

use crate::format::{Corrupt, Decoder, Encoder};

/// Many texts in one allocation. Some tables are sorted and can be searched.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    bytes: String,
    /// End of each text in `bytes`.
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Texts {
        let mut out = Texts::default();
        for text in texts {
            out.bytes += text;
            out.ends.push(out.bytes.len() as u32);
        }
        out
    }

    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.bytes.get(start as usize..*self.ends.get(at)? as usize)
    }

    /// Place of `text` in a sorted table.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.get(middle)?.cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.text(&self.bytes);
        out.u32(self.ends.len() as u32);
        self.ends.iter().for_each(|&end| out.u32(end));
    }

    pub(crate) fn decode(input: &mut Decoder) -> Result<Texts, Corrupt> {
        let bytes: String = input.text()?.into();
        let ends = (0..input.count(4)?).map(|_| input.u32()).collect::<Result<_, _>>()?;
        Ok(Texts { bytes, ends })
    }
}

/// Norms that are not just the lower-cased text, by string id.
#[derive(Debug)]
pub(crate) struct Norms {
    /// Sorted.
    pub(crate) ids: Vec<u64>,
    pub(crate) texts: Texts,
}

impl Norms {
    pub(crate) fn get(&self, id: u64) -> Option<&str> {
        self.texts.get(self.ids.binary_search(&id).ok()?)
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.u32(self.ids.len() as u32);
        self.ids.iter().for_each(|&id| out.u64(id));
        self.texts.encode(out);
    }

    pub(crate) fn decode(input: &mut Decoder) -> Result<Norms, Corrupt> {
        let ids = (0..input.count(8)?).map(|_| input.u64()).collect::<Result<_, _>>()?;
        Ok(Norms { ids, texts: Texts::decode(input)? })
    }
}
