//! A withheld count can stand in another file of the site: as a number in a column that is not declared
//! as a count, or as so many rows of records that anyone can count.

use std::collections::BTreeMap;

use super::counts::{self, About};
use super::draft::Draft;
use super::sidecar::{Kind, Shape};
use crate::finding::{Finding, Findings, Place, Rule};

/// Finds withheld counts that another file gives away: all that it could give, since two files that
/// agree in a few numbers by chance are not about the same thing.
pub(super) fn find(drafts: &[Draft], findings: &mut Findings) {
    for draft in drafts.iter().filter(|draft| draft.sidecar.shape == Shape::Table) {
        for (column, declared) in draft.all_columns().filter(|(_, column)| column.kind == Kind::Count) {
            let hidden = hidden_counts(draft, column);
            if hidden.is_empty() {
                continue;
            }
            for other in drafts.iter().filter(|other| other.path != draft.path) {
                let told = match other.sidecar.shape {
                    Shape::Records => counted(&hidden, other),
                    Shape::Table => read(&hidden, other, &declared.name),
                };
                if let Some(row) = told {
                    let message = format!(
                        "counts of `{}` that are withheld here can be told from {}",
                        declared.name, other.path
                    );
                    let place = Place::file(&other.path);
                    let finding = Finding::new(Rule::CellElsewhere, message).at(draft.place(row, column));
                    findings.push(finding.with(place, "they can be told from this file"));
                }
            }
        }
    }
}

/// A withheld count: its row, what it is about, and its value.
type Hidden = (usize, About, i64);

fn hidden_counts(draft: &Draft, column: usize) -> Vec<Hidden> {
    let dimensions = counts::dimensions(draft);
    let rows = draft.hidden.iter().filter(|(_, at)| *at == column).map(|(row, _)| *row);
    rows.filter_map(|row| Some((row, counts::about(draft, row, &dimensions), draft.count(row, column)?)))
        .collect()
}

/// Counts the records about each thing; returns a row if all numbers are those that are withheld.
fn counted(hidden: &[Hidden], records: &Draft) -> Option<usize> {
    let mut counters: BTreeMap<Vec<&String>, BTreeMap<Vec<&str>, i64>> = BTreeMap::new();
    let mut told = None;
    for (row, about, value) in hidden {
        let names: Vec<&String> = about.keys().collect();
        let columns: Option<Vec<usize>> = names
            .iter()
            .map(|name| records.find(name).filter(|at| !records.column(*at).is_dropped()))
            .collect();
        let Some(columns) = columns.filter(|columns| !columns.is_empty()) else { continue };
        let counter = counters.entry(names).or_insert_with(|| {
            let mut counter = BTreeMap::new();
            for row in &records.rows {
                let key: Vec<&str> = columns.iter().map(|at| row.published[*at].as_str()).collect();
                *counter.entry(key).or_insert(0) += 1;
            }
            counter
        });
        let key: Vec<&str> = about.values().map(String::as_str).collect();
        if counter.get(&key) != Some(value) {
            return None;
        }
        told = told.or(Some(*row));
    }
    told
}

/// Looks the counts up in a column that has the same name and is not declared as a count.
fn read(hidden: &[Hidden], other: &Draft, name: &str) -> Option<usize> {
    let column = other.find(name).filter(|at| {
        matches!(other.column(*at).kind, Kind::Integer | Kind::Number) && !other.column(*at).is_dropped()
    })?;
    let dimensions = counts::dimensions(other);
    let rows: BTreeMap<About, &str> = (0..other.rows.len())
        .map(|row| (counts::about(other, row, &dimensions), other.rows[row].published[column].as_str()))
        .collect();
    let mut told = None;
    for (row, about, value) in hidden {
        match rows.get(about).map(|number| number.parse() == Ok(*value)) {
            Some(true) => told = told.or(Some(*row)),
            Some(false) => return None,
            None => (),
        }
    }
    told
}
