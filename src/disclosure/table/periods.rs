//! Periods fit into each other: a quarter is the sum of its months, also where the months stand in another file. A
//! withheld count must not be what is left of a quarter when the other months are taken away.
//!
//! Two columns are about the same thing if each period of the coarser table that the finer one covers whole is the sum
//! of its parts there; their names say nothing. What is compared are the true counts, which only the gate knows.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::generalise::{self, Period};
use super::sidecar::{Kind, Shape};
use crate::finding::{Finding, Findings, Place, Rule};

/// Finds withheld counts that a table with other periods gives away.
pub(super) fn find(drafts: &[Draft], findings: &mut Findings) {
    let tables = || drafts.iter().filter(|draft| draft.sidecar.shape == Shape::Table);
    for fine in tables() {
        for coarse in tables().filter(|coarse| coarse.path != fine.path) {
            if let (Some(by), Some(to)) = (date_column(fine), date_column(coarse)) {
                pair((fine, by), (coarse, to), findings);
            }
        }
    }
}

fn date_column(draft: &Draft) -> Option<usize> {
    let mut dates =
        draft.all_columns().filter(|(_, column)| column.kind == Kind::Date && !column.is_dropped());
    dates.next().map(|(at, _)| at)
}

fn counts(draft: &Draft) -> Vec<usize> {
    let counts = draft.all_columns().filter(|(_, column)| column.kind == Kind::Count && !column.is_dropped());
    counts.map(|(at, _)| at).collect()
}

/// The months of a period, counted from year 0.
fn months(cell: &str) -> Option<(u32, u32)> {
    let (year, part, period) = generalise::date(cell)?;
    let first = match period {
        Period::Day | Period::Month => part - 1,
        Period::Quarter => 3 * (part - 1),
        Period::Year => 0,
    };
    let length = match period {
        // A day is no whole month, and its month is not told by it alone.
        Period::Day => return None,
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
    };
    Some((12 * year + first, length))
}

/// Returns the categories of a row, other than its period and the words that mean all of them.
fn categories(draft: &Draft, row: usize, date: usize) -> BTreeSet<&str> {
    let dimensions =
        super::counts::dimensions(draft).into_iter().filter(|at| *at != date && !draft.is_total(row, *at));
    dimensions.map(|at| draft.rows[row].published[at].as_str()).collect()
}

fn has_total(draft: &Draft, row: usize) -> bool {
    super::counts::dimensions(draft).into_iter().any(|at| draft.is_total(row, at))
}

/// What one count of the coarser table says about those of the finer one.
struct Fit {
    row: usize,
    is_sum: bool,
    tells: bool,
}

fn pair((fine, by): (&Draft, usize), (coarse, to): (&Draft, usize), findings: &mut Findings) {
    // The rows of the finer table by the month in which they begin.
    let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut finest = u32::MAX;
    for row in (0..fine.rows.len()).filter(|row| !has_total(fine, *row)) {
        let Some((first, length)) = months(&fine.rows[row].published[by]) else { return };
        finest = finest.min(length);
        parts.entry(first).or_default().push(row);
    }
    for of in counts(coarse) {
        for from in counts(fine) {
            let rows = 0..coarse.rows.len();
            let fits: Vec<Fit> =
                rows.filter_map(|row| fit((fine, by, from), (coarse, to, of), row, &parts, finest)).collect();
            if let Some(told) =
                fits.iter().find(|fit| fit.tells).filter(|_| fits.iter().all(|fit| fit.is_sum))
            {
                let message = format!(
                    "counts that are withheld in {} or here can be told, since periods of one are sums of those of the other",
                    fine.path
                );
                let finding = Finding::new(Rule::CellElsewhere, message).at(coarse.place(told.row, of));
                findings.push(finding.with(Place::file(&fine.path), "the table with the shorter periods"));
                return;
            }
        }
    }
}

fn fit(
    (fine, by, from): (&Draft, usize, usize),
    (coarse, to, of): (&Draft, usize, usize),
    row: usize,
    parts: &BTreeMap<u32, Vec<usize>>,
    finest: u32,
) -> Option<Fit> {
    let (first, length) = months(&coarse.rows[row].published[to])?;
    let value = coarse.count(row, of)?;
    if length <= finest {
        return None;
    }
    let wanted = categories(coarse, row, to);
    let (mut sum, mut hidden, mut open, mut covered) = (0, 0, 0, BTreeSet::new());
    for (begin, rows) in parts.range(first..first + length) {
        for &part in rows {
            let (_, long) = months(&fine.rows[part].published[by])?;
            if begin + long > first + length || !wanted.is_subset(&categories(fine, part, by)) {
                continue;
            }
            let count = fine.count(part, from)?;
            covered.extend(*begin..begin + long);
            sum += count;
            if fine.hidden.contains(&(part, from)) {
                hidden += 1;
            } else {
                open += count;
            }
        }
    }
    // Months that are not in the table could hold anything.
    if covered.len() != usize::try_from(length).ok()? {
        return None;
    }
    let is_hidden = coarse.hidden.contains(&(row, of));
    let threshold = i64::from(fine.sidecar.threshold.max(coarse.sidecar.threshold));
    // What is left for the largest of the withheld ones, if all others are as small as can be.
    let left = value - open - (hidden - 1);
    let tells = match (is_hidden, hidden) {
        (true, 0) => true,
        (false, 1) => true,
        (false, 2..) => left < threshold,
        (true, _) | (false, _) => false,
    };
    Some(Fit { row, is_sum: sum == value, tells })
}
