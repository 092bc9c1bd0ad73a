//! The sections of two texts: which one of the old text is which one of the new text.

use std::collections::BTreeMap;

use super::blocks::{bag, likeness};
use super::words::without_signs;
use crate::markup::OutlineSection;

/// How alike two sections with different titles must be to be one that was renamed, in thousandths.
const ALIKE: u64 = 500;

/// A section of one of the texts, or of both, by where it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) moved: bool,
}

/// Pairs the sections of two texts, in the order of the new one. What is gone stands before the section that followed it.
pub(super) fn pairs(old: &[OutlineSection], new: &[OutlineSection]) -> Vec<Pair> {
    let mut olds: Vec<Option<usize>> = vec![None; new.len()];
    by_title(old, new, &mut olds);
    by_words(old, new, &mut olds);
    let in_order = longest_rising(&olds);
    let mut gone: Vec<usize> = (0..old.len()).filter(|at| !olds.contains(&Some(*at))).collect();
    let mut pairs = Vec::with_capacity(new.len() + gone.len());
    for (at_new, at_old) in olds.iter().enumerate() {
        if let Some(at_old) = at_old.filter(|_| in_order.contains(&at_new)) {
            let before: Vec<usize> = gone.iter().copied().take_while(|gone| *gone < at_old).collect();
            gone.drain(..before.len());
            pairs.extend(before.into_iter().map(|old| Pair { old: Some(old), new: None, moved: false }));
        }
        let moved = at_old.is_some() && !in_order.contains(&at_new);
        pairs.push(Pair { old: *at_old, new: Some(at_new), moved });
    }
    pairs.extend(gone.into_iter().map(|old| Pair { old: Some(old), new: None, moved: false }));
    pairs
}

/// Sections with one title and level are the same; several of them in their order.
fn by_title(old: &[OutlineSection], new: &[OutlineSection], olds: &mut [Option<usize>]) {
    let key = |section: &OutlineSection| (section.level, without_signs(&section.title).to_lowercase());
    let mut titles: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (at, section) in old.iter().enumerate().rev() {
        titles.entry(key(section)).or_default().push(at);
    }
    for (at, section) in new.iter().enumerate() {
        olds[at] = titles.get_mut(&key(section)).and_then(Vec::pop);
    }
}

/// Of the others, those that are most alike are the same under another title.
fn by_words(old: &[OutlineSection], new: &[OutlineSection], olds: &mut [Option<usize>]) {
    let text = |section: &OutlineSection| {
        let blocks = section.blocks.iter().map(|block| block.text.as_str());
        bag(&std::iter::once(section.title.as_str()).chain(blocks).collect::<Vec<_>>().join(" "))
    };
    let free_old: Vec<usize> =
        (0..old.len()).filter(|at| !olds.contains(&Some(*at)) && old[*at].level > 0).collect();
    let free_new: Vec<usize> =
        (0..new.len()).filter(|at| olds[*at].is_none() && new[*at].level > 0).collect();
    let old_bags: Vec<_> = free_old.iter().map(|at| text(&old[*at])).collect();
    let mut likely = Vec::new();
    for &at_new in &free_new {
        let own = text(&new[at_new]);
        for (bag, &at_old) in old_bags.iter().zip(&free_old) {
            let alike = likeness(bag, &own);
            if alike >= ALIKE {
                likely.push((std::cmp::Reverse(alike), at_new, at_old));
            }
        }
    }
    likely.sort_unstable();
    for (_, at_new, at_old) in likely {
        if olds[at_new].is_none() && !olds.contains(&Some(at_old)) {
            olds[at_new] = Some(at_old);
        }
    }
}

/// Returns where the longest run of sections stands that kept their order; the others were moved.
fn longest_rising(olds: &[Option<usize>]) -> Vec<usize> {
    // For each section: the length of the longest run that ends with it, and the one before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(olds.len());
    for (at, own) in olds.iter().enumerate() {
        let Some(own) = own else {
            runs.push((0, None));
            continue;
        };
        let before = (0..at).filter(|before| olds[*before].is_some_and(|other| other < *own));
        let best = before.max_by_key(|before| (runs[*before].0, std::cmp::Reverse(*before)));
        runs.push((best.map_or(1, |before| runs[before].0 + 1), best));
    }
    let mut next =
        (0..olds.len()).filter(|at| runs[*at].0 > 0).max_by_key(|at| (runs[*at].0, std::cmp::Reverse(*at)));
    let mut rising = Vec::new();
    while let Some(at) = next {
        rising.push(at);
        next = runs[at].1;
    }
    rising.reverse();
    rising
}
