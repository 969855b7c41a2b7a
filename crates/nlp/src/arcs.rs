//! How far does each subtree reach, and where do arcs between crossing branches end?

use std::collections::BTreeMap;

/// Leftmost and rightmost token of every subtree.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Edges {
    pub(crate) left: Vec<u32>,
    pub(crate) right: Vec<u32>,
}

/// Rounds after which spaCy gives up.
const ROUNDS: usize = 12;

impl Edges {
    /// Found by relaxation. One round is a forward and a backward sweep; rounds repeat until no
    /// head lies outside its sentence (crossing arcs need it).
    pub(crate) fn of(heads: &[u32]) -> Edges {
        let own: Vec<u32> = (0..heads.len() as u32).collect();
        let mut edges = Edges { left: own.clone(), right: own };
        for _ in 0..ROUNDS {
            (0..heads.len()).for_each(|n| edges.widen(n, heads[n] as usize));
            (0..heads.len()).rev().for_each(|n| edges.widen(n, heads[n] as usize));
            if heads_stay_inside(heads, &edges.left) {
                break;
            }
        }
        edges
    }

    fn widen(&mut self, token: usize, head: usize) {
        self.left[head] = self.left[head].min(self.left[token]);
        self.right[head] = self.right[head].max(self.right[token]);
    }
}

/// Sentences begin at the left edges of the roots.
pub(crate) fn sentence_starts(heads: &[u32], left: &[u32]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for (n, &head) in heads.iter().enumerate() {
        if head as usize == n {
            starts[left[n] as usize] = true;
        }
    }
    starts
}

/// Whether each head lies between its sentence's bounds. Kept as it is in spaCy, with its quirk:
/// the token that ends a check may itself be a head, and the text's last token is not checked.
fn heads_stay_inside(heads: &[u32], left: &[u32]) -> bool {
    let (starts, mut begin) = (sentence_starts(heads, left), 0);
    for n in 0..heads.len() {
        if (n > 0 && starts[n]) || n + 1 == heads.len() {
            if heads[begin..n].iter().any(|&head| (head as usize) < begin || head as usize > n) {
                return false;
            }
            begin = n;
        }
    }
    true
}

/// Turn each label `a||b` into `a` and attach the token to a descendant of its head labelled `b`:
/// breadth first, children left to right, without whitespace tokens and the token itself. Edges
/// are those from before; heads and labels change on the way. Without a match the head stays.
/// `joined` gives the two halves of such labels.
pub(crate) fn restore_crossing(
    heads: &mut [u32],
    labels: &mut [u16],
    joined: &BTreeMap<u16, (u16, u16)>,
    is_space: impl Fn(usize) -> bool,
) {
    if !labels.iter().any(|label| joined.contains_key(label)) {
        return;
    }
    let edges = Edges::of(heads);
    for token in 0..heads.len() {
        let Some(&(own, wanted)) = joined.get(&labels[token]) else { continue };
        heads[token] = descendant(heads, labels, &edges, token, wanted, &is_space);
        labels[token] = own;
    }
}

/// The descendant of `token`'s head that is labelled `wanted`, or the head itself.
fn descendant(
    heads: &[u32],
    labels: &[u16],
    edges: &Edges,
    token: usize,
    wanted: u16,
    is_space: &impl Fn(usize) -> bool,
) -> u32 {
    let mut level = vec![heads[token]];
    while !level.is_empty() {
        let mut below = Vec::new();
        for parent in level {
            for child in edges.left[parent as usize]..=edges.right[parent as usize] {
                let c = child as usize;
                if child == parent || heads[c] != parent || c == token || is_space(c) {
                    continue;
                }
                if labels[c] == wanted {
                    return child;
                }
                below.push(child);
            }
        }
        level = below;
    }
    heads[token]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_cover_subtrees() {
        // 0 <- 1 -> 3 -> 2 | 4 <- 5
        let heads = [1, 1, 3, 1, 5, 5];
        let edges = Edges::of(&heads);
        assert_eq!(edges, Edges { left: vec![0, 0, 2, 2, 4, 4], right: vec![0, 3, 2, 3, 4, 5] });
        assert_eq!(sentence_starts(&heads, &edges.left), [true, false, false, false, true, false]);
    }

    #[test]
    fn a_joined_label_moves_the_arc_down() {
        const JOINED: u16 = 9;
        let table = BTreeMap::from([(JOINED, (1, 2))]);
        let (mut heads, mut labels) = ([0, 0, 1, 0], [5, 3, 2, JOINED]);
        restore_crossing(&mut heads, &mut labels, &table, |_| false);
        assert_eq!((heads, labels), ([0, 0, 1, 2], [5, 3, 2, 1]));
        (heads, labels) = ([0, 0, 1, 0], [5, 3, 2, JOINED]);
        restore_crossing(&mut heads, &mut labels, &table, |n| n == 2);
        assert_eq!((heads, labels), ([0, 0, 1, 0], [5, 3, 2, 1]));
    }
}
