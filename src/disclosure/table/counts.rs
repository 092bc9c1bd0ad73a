//! Counts are the numbers of people and incidents in all tables of a site, and the sums between them.
//!
//! A count is known by what it is about: the name of its column, and the category in each dimension. A
//! row that means "all of them" in a dimension is about the other dimensions alone, so that a total
//! within a table and the same number in another, smaller table are one count.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::generalise;
use super::sidecar::{Kind, Shape};
use crate::finding::{Finding, Findings, Place, Rule};

/// All counts and sums.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) counts: Vec<Count>,
    pub(super) sums: Vec<Sum>,
}

/// A number of people or incidents.
#[derive(Debug)]
pub(super) struct Count {
    pub(super) value: i64,
    /// From 1 to this it is withheld.
    pub(super) threshold: i64,
    /// Whether it is the total of something.
    pub(super) is_total: bool,
    pub(super) hidden: bool,
    /// Where it stands: file, row, column.
    pub(super) places: Vec<(usize, usize, usize)>,
}

impl Count {
    /// Whether it must be withheld by itself: from 1 to the threshold. Cells of 1 to 10 are withheld in
    /// the cell suppression policy of the Centers for Medicare & Medicaid Services.
    pub(super) fn is_small(&self) -> bool {
        0 < self.value && self.value <= self.threshold
    }
}

/// A total and its parts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// What a row is about: the name of each dimension and the category in it.
pub(super) type About = BTreeMap<String, String>;

/// The counts of one table: by column and by what they are about.
struct Table {
    index: BTreeMap<(String, About), usize>,
    unknown: BTreeSet<(String, About)>,
    dimensions: Vec<String>,
}

/// The most counts of a table, in one or two dimensions and in more, where protecting them takes
/// longer, and the most dimensions.
const COUNTS: usize = 5000;
const DEEP_COUNTS: usize = 1500;
const DIMENSIONS: usize = 6;

/// Words that mean a total; a table that has one must declare it.
const TOTALS: [&str; 16] = [
    "total",
    "totals",
    "all",
    "sum",
    "subtotal",
    "grand total",
    "overall",
    "citywide",
    "city-wide",
    "countywide",
    "county-wide",
    "statewide",
    "todos",
    "todas",
    "suma",
    "total general",
];

/// Gathers the counts of all tables.
pub(super) fn gather(drafts: &[Draft], findings: &mut Findings) -> Counts {
    let mut counts = Counts::default();
    let mut tables: Vec<Table> = Vec::new();
    for (number, draft) in drafts.iter().enumerate() {
        if draft.sidecar.shape == Shape::Table {
            undeclared_totals(draft, findings);
            tables.extend(table(number, draft, &mut counts, &tables, findings));
        }
    }
    for at in 0..tables.len() {
        sums_of_rows(at, &tables, &mut counts, drafts, findings);
    }
    for (number, draft) in drafts.iter().enumerate() {
        sums_of_columns(number, draft, &mut counts, findings);
    }
    counts.sums.sort();
    counts.sums.dedup();
    counts
}

/// Returns the columns that say what a row is about.
pub(super) fn dimensions(draft: &Draft) -> Vec<usize> {
    let columns =
        draft.all_columns().filter(|(_, column)| column.kind.is_dimension() && !column.is_dropped());
    columns.map(|(at, _)| at).collect()
}

/// Returns what a row is about.
pub(super) fn about(draft: &Draft, row: usize, dimensions: &[usize]) -> About {
    let own = dimensions.iter().filter(|at| !draft.is_total(row, **at));
    own.map(|at| (draft.column(*at).name.clone(), draft.rows[row].published[*at].clone())).collect()
}

fn counted(draft: &Draft) -> impl Iterator<Item = (usize, &str)> {
    let counted =
        draft.all_columns().filter(|(_, column)| column.kind == Kind::Count && !column.is_dropped());
    counted.map(|(at, column)| (at, column.name.as_str()))
}

fn table(
    number: usize,
    draft: &Draft,
    counts: &mut Counts,
    others: &[Table],
    findings: &mut Findings,
) -> Option<Table> {
    let dimensions = dimensions(draft);
    let most = if dimensions.len() > 2 { DEEP_COUNTS } else { COUNTS };
    if dimensions.len() > DIMENSIONS || draft.rows.len() * counted(draft).count() > most {
        let message = format!("the table has more than {DIMENSIONS} dimensions or more than {most} counts");
        findings.push(Finding::new(Rule::SmallCell, message).at(Place::file(&draft.path)));
        return None;
    }
    let threshold = i64::from(draft.sidecar.threshold);
    let mut table = Table {
        index: BTreeMap::new(),
        unknown: BTreeSet::new(),
        dimensions: dimensions.iter().map(|at| draft.column(*at).name.clone()).collect(),
    };
    let mut seen = BTreeSet::new();
    for row in 0..draft.rows.len() {
        let about = about(draft, row, &dimensions);
        if !seen.insert(about.clone()) {
            let message =
                "this row is about the same categories as another one; a table has one row for each";
            let place = Place { column: 0, ..draft.place(row, 0) };
            findings.push(Finding::new(Rule::DataColumn, message).at(place));
        }
        for (column, name) in counted(draft) {
            let key = (name.to_owned(), about.clone());
            let Some(value) = draft.count(row, column) else {
                table.unknown.insert(key);
                continue;
            };
            let is_total = about.len() < dimensions.len() || draft.sidecar.sum.as_deref() == Some(name);
            table.index.insert(key, counts.counts.len());
            let places = vec![(number, row, column)];
            counts.counts.push(Count { value, threshold, is_total, hidden: false, places });
        }
    }
    merge(&mut table, counts, others);
    Some(table)
}

/// Makes one count of those that stand in another table, too. Two columns are about the same thing if
/// all counts about the same categories are equal.
fn merge(table: &mut Table, counts: &mut Counts, others: &[Table]) {
    let names: BTreeSet<String> = table.index.keys().map(|(name, _)| name.clone()).collect();
    for name in names {
        for other in others {
            let common: Vec<_> = table
                .index
                .iter()
                .filter(|(key, _)| key.0 == name)
                .filter_map(|(key, own)| Some((key.clone(), *own, *other.index.get(key)?)))
                .collect();
            let same = common.iter().all(|(_, a, b)| counts.counts[*a].value == counts.counts[*b].value);
            for (key, own, first) in common.into_iter().filter(|_| same) {
                if own == first {
                    continue;
                }
                let places = std::mem::take(&mut counts.counts[own].places);
                let (threshold, is_total) = (counts.counts[own].threshold, counts.counts[own].is_total);
                let count = &mut counts.counts[first];
                count.places.extend(places);
                count.threshold = count.threshold.max(threshold);
                count.is_total &= is_total;
                table.index.insert(key, first);
            }
        }
    }
}

/// Finds totals over the rows of a table, in it and in other tables.
fn sums_of_rows(at: usize, tables: &[Table], counts: &mut Counts, drafts: &[Draft], findings: &mut Findings) {
    let table = &tables[at];
    let all = 1usize << table.dimensions.len();
    let mut subsets: Vec<usize> = (1..all).collect();
    subsets.sort_by_key(|subset| (subset.count_ones(), *subset));
    for subset in subsets {
        let chosen: Vec<&String> = table
            .dimensions
            .iter()
            .enumerate()
            .filter(|(at, _)| subset >> at & 1 == 1)
            .map(|(_, name)| name)
            .collect();
        let rest = |(name, about): &(String, About)| {
            let has_all = chosen.iter().all(|dimension| about.contains_key(*dimension));
            has_all.then(|| {
                let mut about = about.clone();
                about.retain(|dimension, _| !chosen.contains(&dimension));
                (name.clone(), about)
            })
        };
        // A total over several dimensions says nothing new if there are totals over one of them.
        let nearer = |(name, about): &(String, About)| {
            chosen.len() > 1
                && chosen.iter().any(|dimension| {
                    let mut about = about.clone();
                    about.remove(*dimension);
                    table.index.contains_key(&(name.clone(), about))
                })
        };
        let mut groups: BTreeMap<(String, About), Vec<usize>> = BTreeMap::new();
        for (key, count) in table.index.iter().filter(|(key, _)| !nearer(key)) {
            if let Some(rest) = rest(key) {
                groups.entry(rest).or_default().push(*count);
            }
        }
        let unknown: BTreeSet<_> = table.unknown.iter().filter_map(rest).collect();
        for (number, other) in tables.iter().enumerate() {
            let mut sums = Vec::new();
            let mut sound = true;
            for (key, parts) in &groups {
                let Some(&total) = other.index.get(key) else { continue };
                let sum: i64 = parts.iter().map(|part| counts.counts[*part].value).sum();
                let adds_up = sum == counts.counts[total].value && !unknown.contains(key);
                if !adds_up && number == at {
                    not_a_sum(&counts.counts[total], drafts, findings);
                }
                sound &= adds_up;
                if !parts.contains(&total) {
                    sums.push(Sum { total, parts: parts.clone() });
                }
            }
            // In another table, numbers that do not add up are about something else.
            if sound {
                counts.sums.append(&mut sums);
            }
        }
    }
}

/// Finds totals over the columns of a table.
fn sums_of_columns(number: usize, draft: &Draft, counts: &mut Counts, findings: &mut Findings) {
    let Some(sum) = draft.sidecar.sum.as_deref().and_then(|name| draft.find(name)) else { return };
    if draft.sidecar.shape != Shape::Table || draft.column(sum).is_dropped() {
        return;
    }
    if let Some((_, column)) =
        draft.all_columns().find(|(_, column)| column.kind == Kind::Count && column.is_dropped())
    {
        let message =
            format!("`{}` is dropped, but it can be computed from the total of the columns", column.name);
        findings.push(Finding::new(Rule::SmallCell, message).at(Place::file(&draft.sidecar.path)));
    }
    let mut by_place = BTreeMap::new();
    for (index, count) in counts.counts.iter().enumerate() {
        by_place.extend(count.places.iter().map(|place| (*place, index)));
    }
    for row in 0..draft.rows.len() {
        let Some(&total) = by_place.get(&(number, row, sum)) else { continue };
        let columns = counted(draft).filter(|(column, _)| *column != sum);
        let parts: Option<Vec<usize>> =
            columns.map(|(column, _)| by_place.get(&(number, row, column)).copied()).collect();
        let value = |part: &usize| counts.counts[*part].value;
        match parts {
            Some(parts) if parts.iter().map(value).sum::<i64>() == value(&total) => {
                counts.sums.push(Sum { total, parts });
            }
            _ => not_a_sum(&counts.counts[total], std::slice::from_ref(draft), findings),
        }
    }
}

fn not_a_sum(total: &Count, drafts: &[Draft], findings: &mut Findings) {
    let message = "this is declared as a total, but its parts do not add up to it, or one is not known";
    let finding = Finding::new(Rule::SmallCell, message);
    let mend = "correct the numbers; the total of something unknown is unknown, too";
    let place = total.places.first().and_then(|&(number, row, column)| {
        let draft = drafts.get(number).or(drafts.first())?;
        Some(draft.place(row, column))
    });
    findings.push(match place {
        Some(place) => finding.at(place).mend(mend),
        None => finding.mend(mend),
    });
}

/// Finds what looks like a total and is not declared as one, and periods of several lengths, of which
/// the longer are totals of the shorter.
fn undeclared_totals(draft: &Draft, findings: &mut Findings) {
    let is_word = |text: &str| TOTALS.contains(&text.to_lowercase().as_str());
    for at in dimensions(draft) {
        let mut periods = BTreeSet::new();
        for row in (0..draft.rows.len()).filter(|row| !draft.is_total(*row, at)) {
            let cell = &draft.rows[row].published[at];
            if is_word(cell) {
                let message = format!(
                    "this row looks like a total (`{}`), but is not declared as one",
                    draft.column(at).name
                );
                let finding = Finding::new(Rule::SmallCell, message).at(draft.place(row, at));
                findings.push(
                    finding.mend("declare the word for totals in the sidecar: `totals: { rows: Total }`"),
                );
            }
            if draft.column(at).kind == Kind::Date {
                periods.extend(generalise::date(cell).map(|(.., period)| period));
            }
        }
        if periods.len() > 1 {
            let message = format!(
                "`{}` holds periods of several lengths; the longer are totals of the shorter",
                draft.column(at).name
            );
            let finding = Finding::new(Rule::SmallCell, message).at(Place::file(&draft.path));
            findings.push(finding.mend("put the longer periods into a table of their own"));
        }
    }
    let columns: Vec<(usize, &str)> = counted(draft).collect();
    for &(at, name) in columns.iter().filter(|_| draft.sidecar.sum.is_none() && columns.len() > 2) {
        let is_sum = |row: usize| {
            let others = columns.iter().filter(|(other, _)| *other != at);
            let sum: Option<i64> = others.map(|(other, _)| draft.count(row, *other)).sum();
            sum.is_some() && sum == draft.count(row, at)
        };
        if is_word(name) || !draft.rows.is_empty() && (0..draft.rows.len()).all(is_sum) {
            let message =
                format!("`{name}` looks like the total of the other columns, but is not declared as that");
            let finding = Finding::new(Rule::SmallCell, message).at(Place::file(&draft.sidecar.path));
            findings
                .push(finding.mend(format!("declare it in the sidecar: `totals: {{ columns: {name} }}`")));
        }
    }
}
