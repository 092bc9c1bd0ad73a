//! The small-cell rule: counts of few people or incidents are withheld, and so many others that they
//! cannot be computed.
//!
//! 1. Counts from 1 to the threshold are withheld (primary suppression).
//! 2. A sum with one withheld cell gives it away, so that another cell of it is withheld, too
//!    (complementary suppression), preferring one that opens no other sum and the smallest.
//! 3. The range of each small count is computed from all published numbers ([`feasible`]); more cells
//!    are withheld until the range holds every value from 1 to the threshold.
//!
//! What a reader is taken to know: the threshold, which withheld parts are small, that no withheld
//! cell is zero. That choosing the smallest cells says something about them is a known limit of the
//! method (G. T. Duncan et al., *Statistical Confidentiality*, 2011, ch. 4).
//!
//! [`feasible`]: super::feasible

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{self, Count, Counts};
use super::draft::Draft;
use super::feasible::{System, UNBOUNDED, Unknown, Way};
use super::rates;
use crate::finding::{Finding, Findings, Rule};

/// Decides which cells of all tables are withheld.
pub(super) fn protect(drafts: &mut [Draft], findings: &mut Findings) {
    let mut found = Findings::new();
    let mut counts = counts::gather(drafts, &mut found);
    if !found.has_errors() {
        for open in Suppression::of(&mut counts).run() {
            let (file, row, column) = counts.counts[open].places[0];
            let message = "this count is small, and what would be published narrows it down";
            found.push(Finding::new(Rule::SmallCell, message).at(drafts[file].place(row, column)));
        }
        for count in counts.counts.iter().filter(|count| count.hidden) {
            for &(file, row, column) in &count.places {
                drafts[file].hidden.insert((row, column));
            }
        }
        rates::withhold(drafts, &counts);
    }
    findings.append(found);
}

/// The work of withholding: the counts, and in which sums each stands.
struct Suppression<'c> {
    counts: &'c mut Counts,
    sums_of: Vec<Vec<usize>>,
    /// How many cells of each sum are withheld.
    hidden: Vec<usize>,
}

/// How many cells are tried before the first is taken.
const TRIED: usize = 8;

impl<'c> Suppression<'c> {
    fn of(counts: &'c mut Counts) -> Self {
        let mut sums_of = vec![Vec::new(); counts.counts.len()];
        for (number, sum) in counts.sums.iter().enumerate() {
            for &cell in sum.parts.iter().chain([&sum.total]) {
                sums_of[cell].push(number);
            }
        }
        let hidden = vec![0; counts.sums.len()];
        Self { counts, sums_of, hidden }
    }

    /// Withholds what must be withheld; returns the small counts that cannot be protected.
    fn run(&mut self) -> Vec<usize> {
        let small: Vec<usize> = (0..self.counts.counts.len())
            .filter(|at| self.counts.counts[*at].is_small() && !self.counts.counts[*at].places.is_empty())
            .collect();
        for &cell in &small {
            self.hide(cell, true);
        }
        // In a table of two dimensions any second cell of a sum helps; in others whole cycles do.
        let is_flat = self.sums_of.iter().all(|sums| sums.len() <= 2);
        if is_flat {
            self.close();
        }
        let mut open = Vec::new();
        // Once protected, a cell stays so: withholding more only widens the ranges.
        for cell in small {
            while !self.is_protected(cell) {
                if !is_flat && self.add_cycles(cell) {
                    continue;
                }
                let Some(other) = self.next(cell) else {
                    open.push(cell);
                    break;
                };
                self.hide(other, true);
                self.close();
            }
        }
        open
    }

    fn hide(&mut self, cell: usize, hide: bool) {
        self.counts.counts[cell].hidden = hide;
        for &sum in &self.sums_of[cell] {
            if hide { self.hidden[sum] += 1 } else { self.hidden[sum] -= 1 }
        }
    }

    /// Withholds a second cell in each sum that has one.
    fn close(&mut self) {
        while let Some(sum) = self.hidden.iter().position(|hidden| *hidden == 1) {
            // A sum with a withheld cell has another that is not zero: its total, or a part of it.
            let Some(&other) = self.candidates(&[sum]).first() else { return };
            self.hide(other, true);
        }
    }

    /// Returns the cells of some sums that could be withheld, in the order in which they are preferred.
    fn candidates(&self, sums: &[usize]) -> Vec<usize> {
        let cells: BTreeSet<usize> = sums
            .iter()
            .map(|sum| &self.counts.sums[*sum])
            .flat_map(|sum| sum.parts.iter().chain([&sum.total]).copied())
            .filter(|cell| !self.counts.counts[*cell].hidden && self.counts.counts[*cell].value > 0)
            .collect();
        let mut cells: Vec<usize> = cells.into_iter().collect();
        cells.sort_by_key(|cell| {
            let count = &self.counts.counts[*cell];
            let opens = self.sums_of[*cell].iter().filter(|sum| self.hidden[**sum] == 0).count();
            (count.is_total, opens, count.value, *cell)
        });
        cells
    }

    /// Returns the cell to withhold next for the sake of another: near it, and such that it is
    /// protected then, if there is one.
    fn next(&mut self, cell: usize) -> Option<usize> {
        let mut near: BTreeSet<usize> = self.sums_of[cell].iter().copied().collect();
        loop {
            let candidates = self.candidates(&near.iter().copied().collect::<Vec<_>>());
            for &other in candidates.iter().take(TRIED) {
                self.hide(other, true);
                let protected = self.is_protected(cell);
                self.hide(other, false);
                if protected {
                    return Some(other);
                }
            }
            if let Some(first) = candidates.first() {
                return Some(*first);
            }
            let cells = near.iter().map(|sum| &self.counts.sums[*sum]);
            let cells = cells.flat_map(|sum| sum.parts.iter().chain([&sum.total]));
            let wider: BTreeSet<usize> = cells.flat_map(|cell| self.sums_of[*cell].iter().copied()).collect();
            if wider.len() == near.len() {
                return None;
            }
            near = wider;
        }
    }

    /// Withholds the cells of two cycles, in which a small count goes up and down as far as it must;
    /// returns whether that withheld more (compare J. P. Kelly et al., "Cell suppression: disclosure
    /// protection for sensitive tabular data", Networks 22, 1992).
    fn add_cycles(&mut self, cell: usize) -> bool {
        let (system, cells) = self.system(cell, |count| count.hidden || count.value > 0);
        let rank = |cell: &usize| {
            let count = &self.counts.counts[*cell];
            let rank = if count.hidden { 0 } else { count.value };
            if count.is_total { rank.saturating_mul(2) + 1 } else { rank }
        };
        let ranks: Vec<i64> = cells.iter().map(rank).collect();
        let count = &self.counts.counts[cell];
        let up = if count.is_total { count.threshold } else { count.threshold - count.value };
        let found: Vec<usize> = [up, 1 - count.value]
            .into_iter()
            .filter(|delta| *delta != 0)
            .filter_map(|delta| system.cycle(0, delta, &ranks))
            .flatten()
            .collect();
        let mut more = false;
        for other in found.into_iter().map(|at| cells[at]) {
            if !self.counts.counts[other].hidden {
                self.hide(other, true);
                more = true;
            }
        }
        more
    }

    /// Whether a reader can tell a small count only as the threshold allows: a part can be anything
    /// from 1 to the threshold; a total, whose parts are seen not to be zero, has as wide a range.
    fn is_protected(&self, cell: usize) -> bool {
        let (system, _) = self.system(cell, |count| count.hidden);
        let at = 0;
        let count = &self.counts.counts[cell];
        let down = system.reach(at, Way::Down, count.value - 1);
        if count.is_total {
            return down + system.reach(at, Way::Up, count.threshold) >= count.threshold - 1;
        }
        let up = count.threshold - count.value;
        down == count.value - 1 && system.reach(at, Way::Up, up) == up
    }

    /// Returns the cells of a kind that hang together with one of them, which comes first.
    fn system(&self, cell: usize, chosen: impl Fn(&Count) -> bool) -> (System, Vec<usize>) {
        let mut index = BTreeMap::from([(cell, 0)]);
        let mut system = System::default();
        let mut open = vec![cell];
        let mut sums = BTreeSet::new();
        while let Some(next) = open.pop() {
            for &sum in &self.sums_of[next] {
                if !sums.insert(sum) {
                    continue;
                }
                let Parts { total, parts } = Parts::of(self.counts, sum);
                for other in parts.chain([total]).filter(|cell| chosen(&self.counts.counts[*cell])) {
                    if !index.contains_key(&other) {
                        index.insert(other, index.len());
                        open.push(other);
                    }
                }
            }
        }
        let mut cells: Vec<(usize, usize)> = index.iter().map(|(cell, at)| (*at, *cell)).collect();
        cells.sort_unstable();
        let cells: Vec<usize> = cells.into_iter().map(|(_, cell)| cell).collect();
        system.cells = cells.iter().map(|cell| self.unknown(*cell)).collect();
        for sum in sums {
            let Parts { total, parts } = Parts::of(self.counts, sum);
            let terms = parts.map(|part| (part, 1)).chain([(total, -1)]);
            system
                .equations
                .push(terms.filter_map(|(cell, sign)| Some((*index.get(&cell)?, sign))).collect());
        }
        (system, cells)
    }

    fn unknown(&self, cell: usize) -> Unknown {
        let count = &self.counts.counts[cell];
        let high = if count.is_small() && !count.is_total { count.threshold } else { UNBOUNDED };
        Unknown { value: count.value, low: 1, high }
    }
}

/// A sum, with its parts as a walk.
struct Parts<P> {
    total: usize,
    parts: P,
}

impl<'c> Parts<std::iter::Copied<std::slice::Iter<'c, usize>>> {
    fn of(counts: &'c Counts, sum: usize) -> Self {
        let sum = &counts.sums[sum];
        Self { total: sum.total, parts: sum.parts.iter().copied() }
    }
}
