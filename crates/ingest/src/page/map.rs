//! Which bytes of one text say the same as which bytes of another? Lists of stretches, sorted by their first side.

use legation_model::article::Stretch;
use legation_model::span::Span;

/// A list of stretches that grows at its end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Map(pub Vec<Stretch>);

impl Map {
    /// Adds `text` with its `source`. It goes on with the last stretch where it follows it on both sides at the same ratio.
    pub fn push(&mut self, text: Span, source: Span) {
        if text.start == text.end || source.start == source.end {
            return;
        }
        if let Some(last) = self.0.last_mut() {
            let follows = last.text.end == text.start && last.source.end == source.start;
            if follows && length(last.text) * length(source) == length(text) * length(last.source) {
                (last.text.end, last.source.end) = (text.end, source.end);
                return;
            }
        }
        self.0.push(Stretch { text, source });
    }

    /// Leads on from the sources of this list by `next`.
    pub fn then(&self, next: &Self) -> Self {
        let mut out = Self::default();
        for stretch in &self.0 {
            let back = Stretch { text: stretch.source, source: stretch.text };
            let first = next.0.partition_point(|n| n.text.end <= stretch.source.start);
            for further in next.0[first..].iter().take_while(|n| n.text.start < stretch.source.end) {
                let start = further.text.start.max(stretch.source.start);
                let middle = Span { start, end: further.text.end.min(stretch.source.end) };
                out.push(back.part(middle), further.part(middle));
            }
        }
        out
    }

    /// The same from the other side; for lists in which both sides are sorted.
    pub fn turned(&self) -> Self {
        Self(self.0.iter().map(|s| Stretch { text: s.source, source: s.text }).collect())
    }

    /// Joins stretches with one blank between them on both sides, where both take over their bytes as they are.
    pub fn joined(self, text: &str, source: &[u8]) -> Self {
        let mut out: Vec<Stretch> = Vec::new();
        for next in self.0 {
            if let Some(last) = out.last_mut() {
                let blank = |bytes: &[u8], from: u32, to: u32| {
                    to == from + 1 && bytes.get(from as usize).is_some_and(|b| *b == b' ')
                };
                if as_it_is(last)
                    && as_it_is(&next)
                    && blank(text.as_bytes(), last.text.end, next.text.start)
                    && blank(source, last.source.end, next.source.start)
                {
                    (last.text.end, last.source.end) = (next.text.end, next.source.end);
                    continue;
                }
            }
            out.push(next);
        }
        Self(out)
    }
}

fn as_it_is(stretch: &Stretch) -> bool {
    length(stretch.text) == length(stretch.source)
}

fn length(span: Span) -> u64 {
    u64::from(span.end - span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(stretches: &[(usize, usize, usize, usize)]) -> Map {
        let mut map = Map::default();
        stretches.iter().for_each(|s| map.push(Span::new(s.0, s.1), Span::new(s.2, s.3)));
        map
    }

    fn shown(map: &Map) -> Vec<(u32, u32, u32, u32)> {
        map.0.iter().map(|s| (s.text.start, s.text.end, s.source.start, s.source.end)).collect()
    }

    #[test]
    fn stretches_go_on_at_the_same_ratio() {
        assert_eq!(
            shown(&map(&[(0, 3, 10, 13), (3, 5, 13, 15), (5, 6, 15, 20), (6, 7, 20, 25), (8, 9, 25, 26)])),
            [(0, 5, 10, 15), (5, 7, 15, 25), (8, 9, 25, 26)]
        );
    }

    #[test]
    fn one_list_leads_on_to_the_next() {
        let first = map(&[(0, 6, 100, 106), (7, 8, 110, 115)]);
        let next = map(&[(90, 103, 0, 13), (103, 120, 20, 54)]);
        assert_eq!(shown(&first.then(&next)), [(0, 3, 10, 13), (3, 6, 20, 26), (7, 8, 34, 44)]);
    }

    #[test]
    fn a_blank_on_both_sides_joins() {
        let words = map(&[(0, 3, 4, 7), (4, 7, 8, 11), (8, 11, 12, 15)]);
        assert_eq!(shown(&words.joined("one two six", b"<b> one two\nsix")), [(0, 7, 4, 11), (8, 11, 12, 15)]);
    }
}
