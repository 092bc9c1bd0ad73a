//! The blocks of two sections: which one of the old text became which one of the new text.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words;
use super::{BlockChange, Piece};
use crate::markup::OutlineBlock;

/// How alike two blocks must be to be one that was changed, in thousandths.
const ALIKE: u64 = 400;
/// What a pair of signs counts: less than any pair of texts.
const SIGN: u64 = 1;
const TEXT: u64 = 1_000_000;
/// The most pairs that are looked at; beyond it only blocks that are the same are found.
const PAIRS: usize = 1_000_000;

/// Compares the blocks of a section.
pub(super) fn compare(old: &[OutlineBlock], new: &[OutlineBlock]) -> Vec<BlockChange> {
    let mut changes = Vec::with_capacity(new.len());
    // Both texts begin and end alike most of the time.
    let first = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let last =
        old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(|(old, new)| old == new).count();
    let same = |block: &OutlineBlock| BlockChange {
        kind: block.kind,
        pieces: vec![Piece::Same(block.text.clone())],
    };
    changes.extend(new[..first].iter().map(same));
    between(&old[first..old.len() - last], &new[first..new.len() - last], &mut changes);
    changes.extend(new[new.len() - last..].iter().map(same));
    changes
}

fn between(old: &[OutlineBlock], new: &[OutlineBlock], changes: &mut Vec<BlockChange>) {
    let pairs = align(old, new);
    let (mut next_old, mut next_new) = (0, 0);
    for (at_old, at_new) in pairs.into_iter().chain([(old.len(), new.len())]) {
        for block in &old[next_old..at_old] {
            push(changes, block, Piece::Removed);
        }
        for block in &new[next_new..at_new] {
            push(changes, block, Piece::Added);
        }
        if let (Some(old), Some(new)) = (old.get(at_old), new.get(at_new)) {
            changes.push(BlockChange { kind: new.kind, pieces: words::compare(&old.text, &new.text) });
        }
        (next_old, next_new) = (at_old + 1, at_new + 1);
    }
}

fn push(changes: &mut Vec<BlockChange>, block: &OutlineBlock, piece: fn(String) -> Piece) {
    let text = words::without_signs(&block.text);
    if !text.is_empty() {
        changes.push(BlockChange { kind: block.kind, pieces: vec![piece(text)] });
    }
}

/// Pairs blocks in order, so that the pairs are as alike as can be (the weighted form of Needleman and Wunsch 1970).
fn align(old: &[OutlineBlock], new: &[OutlineBlock]) -> Vec<(usize, usize)> {
    if old.len() * new.len() > PAIRS {
        return same(old, new);
    }
    let [old_bags, new_bags] =
        [old, new].map(|blocks| blocks.iter().map(|block| bag(&block.text)).collect::<Vec<_>>());
    let score = |at_old: usize, at_new: usize| -> u64 {
        let (one, other) = (&old_bags[at_old], &new_bags[at_new]);
        if old[at_old].text == new[at_new].text {
            return if one.is_empty() { SIGN } else { 2 * TEXT };
        }
        let alike = likeness(one, other);
        if alike >= ALIKE { TEXT * (500 + alike) / 1_000 } else { 0 }
    };
    let width = new.len() + 1;
    let mut best = vec![0u64; (old.len() + 1) * width];
    for at_old in (0..old.len()).rev() {
        for at_new in (0..new.len()).rev() {
            let skip = best[(at_old + 1) * width + at_new].max(best[at_old * width + at_new + 1]);
            let pair = score(at_old, at_new);
            let paired = if pair > 0 { pair + best[(at_old + 1) * width + at_new + 1] } else { 0 };
            best[at_old * width + at_new] = skip.max(paired);
        }
    }
    let (mut pairs, mut at_old, mut at_new) = (Vec::new(), 0, 0);
    while at_old < old.len() && at_new < new.len() {
        let here = best[at_old * width + at_new];
        let pair = score(at_old, at_new);
        if pair > 0 && here == pair + best[(at_old + 1) * width + at_new + 1] {
            pairs.push((at_old, at_new));
            (at_old, at_new) = (at_old + 1, at_new + 1);
        } else if here == best[(at_old + 1) * width + at_new] {
            at_old += 1;
        } else {
            at_new += 1;
        }
    }
    pairs
}

/// Pairs blocks that are the same, in order.
fn same(old: &[OutlineBlock], new: &[OutlineBlock]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    pairs
}

/// The words of a text, without signs, with how often each stands there.
pub(super) fn bag(text: &str) -> BTreeMap<String, u64> {
    let mut bag = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric() || crate::disclosure::mark::of(c).is_some()) {
        if !word.is_empty() {
            *bag.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    bag
}

/// Returns how alike two texts are, in thousandths: the words that they share, of all that they have (Dice 1945).
pub(super) fn likeness(one: &BTreeMap<String, u64>, other: &BTreeMap<String, u64>) -> u64 {
    let shared: u64 =
        one.iter().map(|(word, count)| (*count).min(other.get(word).copied().unwrap_or(0))).sum();
    let all: u64 = one.values().chain(other.values()).sum();
    (2_000 * shared).checked_div(all).unwrap_or(0)
}
