//! The typed read of a released table: what stands in its cells, and nothing else.

use super::words::Words;
use crate::disclosure::{Asset, ColumnDescription, ColumnKind, TableDescription, Vocabulary};
use crate::document::NibrsOffence;

/// What stands for a withheld number in a released table.
const WITHHELD: &str = "*";
/// What stands for what is not known.
const UNKNOWN: &str = "?";

/// A number of a table, or why there is none. What is withheld is never zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A number.
    Number(f64),
    /// It is withheld.
    Withheld,
    /// It is not known, or has no row.
    Unknown,
    /// A rate that rests on too few events to say anything.
    TooFew,
}

impl Amount {
    /// Returns the number, if there is one.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Withheld | Self::Unknown | Self::TooFew => None,
        }
    }

    /// Adds two amounts: a sum with a withheld part is withheld.
    pub(super) fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => Self::Number(one + other),
            (Self::Withheld, _) | (_, Self::Withheld) => Self::Withheld,
            (Self::TooFew, _) | (_, Self::TooFew) => Self::TooFew,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }
}

/// A released table, read.
pub(super) struct Table<'a> {
    pub(super) description: &'a TableDescription,
    rows: Vec<Vec<String>>,
}

impl<'a> Table<'a> {
    /// Reads a released file; nothing, if it is no table.
    pub(super) fn read(asset: &'a Asset) -> Option<Self> {
        let description = asset.table.as_ref()?;
        let reader = csv::ReaderBuilder::new();
        // The gate wrote the file: its header holds the columns of the description, in their order.
        let rows = reader.from_reader(asset.bytes.as_slice()).into_records();
        let rows = rows.map(|row| row.map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()));
        let rows = rows.collect::<Result<Vec<_>, _>>().ok()?;
        rows.iter().all(|row| row.len() == description.columns.len()).then_some(Self { description, rows })
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns a column by its name, or by that for the public.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let columns = &self.description.columns;
        let by = |same: &dyn Fn(&ColumnDescription) -> bool| columns.iter().position(same);
        by(&|column| column.name == name).or_else(|| by(&|column| column.label == name))
    }

    /// Returns a column's description.
    pub(super) fn column(&self, at: usize) -> &'a ColumnDescription {
        &self.description.columns[at]
    }

    /// Goes through the columns of which something is true.
    pub(super) fn columns(&self, is: impl Fn(ColumnKind) -> bool) -> Vec<usize> {
        (0..self.description.columns.len()).filter(|at| is(self.column(*at).kind)).collect()
    }

    /// Returns the text of a cell.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        &self.rows[row][column]
    }

    /// Returns what readers are shown of a cell's text: the name of a code.
    pub(super) fn shown(&self, column: usize, text: &str, words: &Words<'_>) -> String {
        let is_code =
            self.column(column).vocabulary == Some(Vocabulary::Nibrs) && NibrsOffence::of(text).is_some();
        if is_code { words.text(&format!("nibrs-{text}")) } else { text.to_owned() }
    }

    /// Returns the number of a cell.
    pub(super) fn amount(&self, row: usize, column: usize) -> Amount {
        match self.text(row, column) {
            WITHHELD => Amount::Withheld,
            UNKNOWN | "" => Amount::Unknown,
            text => text.parse().map_or(Amount::Unknown, Amount::Number),
        }
    }

    /// Whether a cell says that it is about all.
    pub(super) fn is_total(&self, row: usize, column: usize) -> bool {
        !self.column(column).kind.is_number()
            && self.description.total.as_deref() == Some(self.text(row, column))
    }

    /// Returns the different texts of a column, in the order in which they come first.
    pub(super) fn values(&self, column: usize) -> Vec<&str> {
        let mut values: Vec<&str> = Vec::new();
        for row in 0..self.len() {
            let text = self.text(row, column);
            if !values.contains(&text) {
                values.push(text);
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withheld_is_never_a_number() {
        assert_eq!(Amount::Number(3.0).plus(Amount::Withheld), Amount::Withheld);
        assert_eq!(Amount::Unknown.plus(Amount::Withheld), Amount::Withheld);
        assert_eq!(Amount::Number(3.0).plus(Amount::Unknown), Amount::Unknown);
        assert_eq!(Amount::Number(3.0).plus(Amount::Number(4.0)), Amount::Number(7.0));
        assert_eq!(Amount::Withheld.number(), None);
    }
}
