//! Vocabularies: columns whose cells are codes of a known list.

use super::draft::Draft;
use super::generalise::is_unknown;
use crate::document::NibrsOffence;
use crate::finding::{Finding, Findings, Rule};

/// A list of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// The offences of NIBRS.
    Nibrs,
}

/// How many findings a column has before the rest is left out.
const FINDINGS: usize = 20;

/// Checks that the cells of columns with a vocabulary are codes of it. No cell is quoted: what is no code can be
/// anything.
pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    for (at, column) in draft.all_columns() {
        let Some(Vocabulary::Nibrs) = column.vocabulary.filter(|_| !column.is_dropped()) else { continue };
        let is_code = |row: &usize| {
            let cell = &draft.rows[*row].source[at].text;
            is_unknown(cell) || draft.is_total(*row, at) || NibrsOffence::of(cell).is_some()
        };
        for row in (0..draft.rows.len()).filter(|row| !is_code(row)).take(FINDINGS) {
            let message = format!("a cell of `{}` is no offense code of NIBRS", column.name);
            findings.push(Finding::new(Rule::VocabularyCode, message).at(draft.place(row, at)));
        }
    }
}
