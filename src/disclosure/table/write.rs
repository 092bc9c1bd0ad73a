//! Writing a table: what the public gets, and what it does not get.

use std::collections::BTreeMap;

use super::PublicTable;
use super::description;
use super::draft::Draft;
use super::generalise::{Treatment, is_unknown};
use super::sidecar::{Column, Kind, Level, Shape};
use crate::disclosure::declared::names_persons;

/// What stands for a number that the small-cell rule withholds.
const WITHHELD: &str = "*";

/// Makes the published file.
pub(super) fn write(draft: &Draft) -> PublicTable {
    let mut rows: Vec<Vec<String>> = (0..draft.rows.len()).map(|row| published(draft, row)).collect();
    if draft.sidecar.shape == Shape::Records {
        // The order of the source can tell which incident came first. Ids are empty until now.
        rows.sort();
    }
    let ids: Vec<usize> = kept(draft)
        .enumerate()
        .filter(|(_, at)| draft.column(*at).treatment == Treatment::Rekey)
        .map(|(place, _)| place)
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header: Vec<String> = kept(draft).map(|at| harmless(&draft.column(at).header)).collect();
    let mut written = writer.write_record(&header);
    for (number, row) in rows.iter_mut().enumerate() {
        for &id in &ids {
            row[id] = (number + 1).to_string();
        }
        written = written.and_then(|()| writer.write_record(&*row));
    }
    // Writing to memory fails only if rows differ in length, and all were made from the same columns.
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    PublicTable {
        text,
        tells_of_persons: tells_of_persons(draft),
        withheld: withheld(draft),
        description: description::describe(draft),
    }
}

/// Whether a table has a row for each incident, or a column about single persons: ages, ids, addresses, or one that
/// is named so. Dropped columns count: such a table was not counted by area.
fn tells_of_persons(draft: &Draft) -> bool {
    let of_persons = |column: &Column| {
        matches!(column.kind, Kind::Age | Kind::Id | Kind::Place(Level::Address))
            || names_persons(&column.name)
            || names_persons(&column.header)
    };
    draft.sidecar.shape == Shape::Records || draft.sidecar.columns.iter().any(of_persons)
}

/// Goes through the columns that are published.
fn kept(draft: &Draft) -> impl Iterator<Item = usize> + '_ {
    draft.all_columns().filter(|(_, column)| !column.is_dropped()).map(|(at, _)| at)
}

fn published(draft: &Draft, row: usize) -> Vec<String> {
    let cell = |at: usize| {
        if draft.hidden.contains(&(row, at)) {
            return WITHHELD.to_owned();
        }
        let cell = &draft.rows[row].published[at];
        let is_number =
            matches!(draft.column(at).kind, Kind::Integer | Kind::Number | Kind::Count | Kind::Rate { .. });
        if is_number { cell.clone() } else { harmless(cell) }
    };
    kept(draft).map(cell).collect()
}

/// Puts an apostrophe before what a spreadsheet would run as a formula (OWASP, "CSV Injection").
fn harmless(cell: &str) -> String {
    let runs = |c: char| "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(c);
    if cell.trim_start().starts_with(runs) || cell.starts_with(runs) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Returns the cells that are not published as they are, each with the line on which it stands first.
fn withheld(draft: &Draft) -> Vec<(u32, String)> {
    let text = draft.text.as_str().as_bytes();
    let (mut line, mut at) = (1, 0);
    let mut cells: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, row) in draft.rows.iter().enumerate() {
        let start = row.source.first().map_or(at, |cell| cell.at);
        line += memchr::memchr_iter(b'\n', &text[at..start]).count();
        at = start;
        for (column, (source, published)) in row.source.iter().zip(&row.published).enumerate() {
            let is_same = source.text == *published && !draft.hidden.contains(&(number, column));
            if !is_same && !is_unknown(&source.text) {
                cells.entry(&source.text).or_insert(u32::try_from(line).unwrap_or(u32::MAX));
            }
        }
    }
    cells.into_iter().map(|(text, line)| (line, text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("Elm-Street"), "Elm-Street");
    }
}
