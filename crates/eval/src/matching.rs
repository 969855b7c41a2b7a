//! Which coded event is which of the gold? One to one, as many pairs as there can be.

/// Pairs `(gold, system)`, by position, of the largest one-to-one matching. `edges[i]` are the positions of the system's
/// rows that agree with row `i` of the gold, in order, each with a rank: pairs of a higher rank are taken first, then the
/// matching is made as large as it can be. Rows for which `optional` is true come last, so that none of them takes a
/// system row that another needs.
pub fn matching(edges: &[Vec<(usize, i32)>], optional: &[bool], systems: usize) -> Vec<(usize, usize)> {
    let mut taken: Vec<Option<usize>> = vec![None; systems];
    for phase in [false, true] {
        let rows: Vec<usize> =
            (0..edges.len()).filter(|i| optional.get(*i).copied().unwrap_or(false) == phase).collect();
        let mut pairs: Vec<(i32, usize, usize)> = rows
            .iter()
            .flat_map(|i| edges.get(*i).into_iter().flatten().map(move |(j, rank)| (-rank, *i, *j)))
            .collect();
        pairs.sort_unstable();
        let mut done = vec![false; edges.len()];
        for (_, i, j) in pairs {
            if let (Some(done), Some(slot)) = (done.get_mut(i), taken.get_mut(j))
                && !*done
                && slot.is_none()
            {
                *slot = Some(i);
                *done = true;
            }
        }
        for i in rows {
            if !done.get(i).copied().unwrap_or(true) {
                augment(i, edges, &mut taken, &mut vec![false; systems]);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = taken.iter().enumerate().filter_map(|(j, i)| i.map(|i| (i, j))).collect();
    pairs.sort_unstable();
    pairs
}

/// Finds a place for row `i`, moving others where needed.
fn augment(i: usize, edges: &[Vec<(usize, i32)>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for (j, _) in edges.get(i).into_iter().flatten() {
        match seen.get_mut(*j) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let free = match taken.get(*j).copied().flatten() {
            None => true,
            Some(other) => augment(other, edges, taken, seen),
        };
        if free {
            if let Some(slot) = taken.get_mut(*j) {
                *slot = Some(i);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn the_better_pair_is_taken_but_never_at_the_cost_of_one() {
        // Row 0 agrees best with system 0, which is all that row 1 agrees with.
        let edges = [vec![(0, 5), (1, 1)], vec![(0, 1)]];
        assert_eq!(matching(&edges, &[false, false], 2), [(0, 1), (1, 0)]);
        assert_eq!(matching(&edges[..1], &[false], 2), [(0, 0)]);
    }

    #[test]
    fn an_optional_row_waits() {
        let edges = [vec![(0, 9)], vec![(0, 0)]];
        assert_eq!(matching(&edges, &[true, false], 1), [(1, 0)]);
        assert_eq!(matching(&edges, &[false, true], 1), [(0, 0)]);
        assert!(matching(&[vec![]], &[false], 0).is_empty());
    }
}
