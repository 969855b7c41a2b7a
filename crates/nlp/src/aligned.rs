//! Where do weights begin in memory? At a cache line, so that no vector load touches two.

use std::ops::Deref;

/// Bytes in a cache line, and in the widest vector.
const LINE: usize = 64;

/// Floats of which the first lies at the start of a cache line.
#[derive(Debug)]
pub(crate) struct Aligned {
    /// The floats, with some unused ones before and after.
    data: Vec<f32>,
    start: usize,
    length: usize,
}

impl Aligned {
    /// The values in a new allocation.
    pub(crate) fn new(values: impl ExactSizeIterator<Item = f32>) -> Aligned {
        let (length, spare) = (values.len(), LINE / size_of::<f32>());
        let mut data: Vec<f32> = Vec::with_capacity(length + spare);
        // The allocation does not move from here on. (An offset that cannot be told only costs time.)
        let start = data.as_ptr().align_offset(LINE).min(spare);
        data.resize(start, 0.0);
        data.extend(values);
        Aligned { data, start, length }
    }
}

impl From<Vec<f32>> for Aligned {
    fn from(values: Vec<f32>) -> Self {
        Aligned::new(values.into_iter())
    }
}

impl FromIterator<f32> for Aligned {
    fn from_iter<I: IntoIterator<Item = f32>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl Deref for Aligned {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.data[self.start..self.start + self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_and_aligned() {
        for length in [0, 1, 15, 16, 1000] {
            let values: Vec<f32> = (0..length).map(|n| n as f32).collect();
            let aligned = Aligned::from(values.clone());
            assert_eq!(*aligned, values[..]);
            assert_eq!(aligned.as_ptr() as usize % LINE, 0);
        }
    }
}
