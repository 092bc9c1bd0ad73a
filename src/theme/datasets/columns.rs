//! Columns: the types of a published table's columns, as each standard names them.

use std::collections::BTreeSet;

use crate::disclosure::{Asset, ColumnDescription, ColumnKind, TableDescription};

/// What a cell of a published table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    Text,
    Integer,
    Number,
    Day,
    Month,
    Year,
}

/// What stands for a number that is withheld, and for one that is not known.
pub(super) const MISSING: [&str; 2] = ["*", "?"];

/// Returns the columns, each with what its cells hold. Dates have one length in all rows, or they are texts.
pub(super) fn columns<'d>(
    asset: &Asset,
    description: &'d TableDescription,
) -> impl Iterator<Item = (&'d ColumnDescription, CellKind)> {
    let mut reader = csv::ReaderBuilder::new().from_reader(asset.bytes.as_slice());
    // The gate wrote the file, so that it can be read.
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap_or_default();
    let kind = move |(at, column): (usize, &ColumnDescription)| match column.kind {
        ColumnKind::Count | ColumnKind::Integer => CellKind::Integer,
        ColumnKind::Number | ColumnKind::Rate => CellKind::Number,
        ColumnKind::Date => {
            let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !MISSING.contains(cell));
            dates(cells)
        }
        _ => CellKind::Text,
    };
    description.columns.iter().zip(description.columns.iter().enumerate().map(kind))
}

/// Returns the different cells of a column, sorted.
pub(super) fn cells(asset: &Asset, column: usize) -> BTreeSet<String> {
    let mut reader = csv::ReaderBuilder::new().from_reader(asset.bytes.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap_or_default();
    rows.iter().filter_map(|row| row.get(column)).map(str::to_owned).collect()
}

fn dates<'c>(cells: impl Iterator<Item = &'c str>) -> CellKind {
    let kind = |cell: &str| match cell.len() {
        4 => CellKind::Year,
        7 if !cell.contains('Q') => CellKind::Month,
        10 => CellKind::Day,
        _ => CellKind::Text,
    };
    let mut kinds = cells.map(kind);
    let Some(first) = kinds.next() else { return CellKind::Text };
    if kinds.all(|other| other == first) { first } else { CellKind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_one_length_have_a_type() {
        let check = |cells: &[&str]| dates(cells.iter().copied());
        assert_eq!(check(&["2026-01", "2026-02"]), CellKind::Month);
        assert_eq!(check(&["2026", "2025"]), CellKind::Year);
        assert_eq!(check(&["2026-03-14"]), CellKind::Day);
        assert_eq!(check(&["2026-Q1"]), CellKind::Text);
        assert_eq!(check(&["2026-01", "2026"]), CellKind::Text);
        assert_eq!(check(&[]), CellKind::Text);
    }
}
