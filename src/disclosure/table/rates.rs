//! Rates and percentages tell the counts that they are made of. "No percentages or other mathematical
//! formulas may be displayed if they result in" a small cell (CMS cell suppression policy).

use std::collections::BTreeSet;

use super::counts::Counts;
use super::draft::Draft;
use super::sidecar::Kind;

/// Withholds the rates from which a withheld count could be computed: those of a withheld count, those
/// of a part whose total is withheld, and percentages that stand for a small number.
pub(super) fn withhold(drafts: &mut [Draft], counts: &Counts) {
    let mut exposed = BTreeSet::new();
    for sum in counts.sums.iter().filter(|sum| counts.counts[sum.total].hidden) {
        exposed.extend(sum.parts.iter().flat_map(|part| counts.counts[*part].places.iter().copied()));
    }
    for (file, draft) in drafts.iter_mut().enumerate() {
        let mut withheld = Vec::new();
        for (at, column) in draft.all_columns() {
            let Kind::Rate { of, percent_of } = &column.kind else { continue };
            let of = of.as_deref().and_then(|name| draft.find(name));
            let percent_of = percent_of.as_deref().and_then(|name| draft.find(name));
            for row in 0..draft.rows.len() {
                let is_hidden = |column: usize| {
                    let small = draft.count(row, column).is_some_and(|count| is_small(draft, count as f64));
                    small || draft.hidden.contains(&(row, column))
                };
                let tells = of.is_some_and(|of| is_hidden(of) || exposed.contains(&(file, row, of)))
                    || percent_of.is_some_and(|base| is_hidden(base) || stands_for_few(draft, row, at, base));
                if tells {
                    withheld.push((row, at));
                }
            }
        }
        draft.hidden.extend(withheld);
    }
    withhold_totals(drafts, counts);
}

/// Withholds the percentages of totals whose parts have a withheld one: what is left after the other
/// parts would be its own.
fn withhold_totals(drafts: &mut [Draft], counts: &Counts) {
    let rates: Vec<Vec<(usize, usize)>> = drafts.iter().map(percentages).collect();
    let cells = |count: usize| {
        let places = counts.counts[count].places.iter();
        places.flat_map(|&(file, row, base)| {
            let of_base = rates[file].iter().filter(move |(_, other)| *other == base);
            of_base.map(move |(rate, _)| (file, row, *rate))
        })
    };
    let mut changed = true;
    while changed {
        changed = false;
        for sum in &counts.sums {
            let is_hidden =
                |(file, row, rate): (usize, usize, usize)| drafts[file].hidden.contains(&(row, rate));
            if sum.parts.iter().flat_map(|part| cells(*part)).any(is_hidden) {
                for (file, row, rate) in cells(sum.total) {
                    changed |= drafts[file].hidden.insert((row, rate));
                }
            }
        }
    }
}

/// Returns the columns that are percentages, each with the column that they are percentages of.
fn percentages(draft: &Draft) -> Vec<(usize, usize)> {
    let base = |kind: &Kind| match kind {
        Kind::Rate { percent_of: Some(name), .. } => draft.find(name),
        _ => None,
    };
    draft.all_columns().filter_map(|(at, column)| Some((at, base(&column.kind)?))).collect()
}

/// Whether a percentage, or what is left to a hundred, is that of a small number.
fn stands_for_few(draft: &Draft, row: usize, rate: usize, base: usize) -> bool {
    let (Ok(rate), Some(base)) = (draft.rows[row].source[rate].text.parse::<f64>(), draft.count(row, base))
    else {
        return false;
    };
    let base = base as f64;
    let part = rate * base / 100.0;
    is_small(draft, part) || is_small(draft, base - part)
}

/// Whether a number, rounded, is from 1 to the threshold.
fn is_small(draft: &Draft, number: f64) -> bool {
    0.5 <= number && number < f64::from(draft.sidecar.threshold) + 0.5
}
