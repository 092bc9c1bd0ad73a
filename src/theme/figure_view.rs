//! A figure of released numbers, as templates of directives see it.

use schemars::JsonSchema;
use serde::Serialize;

use super::views::Html;
use crate::figures::{Figure, Grid};

/// What a directive shows of a released table.
#[derive(Serialize, JsonSchema)]
pub(super) struct FigureView {
    /// A single number in words, of `stat`.
    value: Option<String>,
    /// The drawing for wide screens and paper: SVG.
    wide: Option<Html>,
    /// The same for narrow screens.
    narrow: Option<Html>,
    /// What it shows, in a sentence for each series.
    sentences: Vec<String>,
    /// What must be read beside it: what its signs mean, which periods are not complete, where counting changed.
    notes: Vec<String>,
    /// How its numbers were made: percentages, rates, what is taken for chance.
    method: Vec<String>,
    /// Where its numbers come from, and as of which day they are known.
    source: Option<String>,
    /// Its numbers as a table.
    table: Option<FigureTableView>,
}

/// A table of released numbers.
#[derive(Serialize, JsonSchema)]
struct FigureTableView {
    /// Its columns.
    columns: Vec<FigureColumnView>,
    /// Its rows: cells in the order of the columns; `*` stands for what is withheld, `?` for what is not known.
    rows: Vec<Vec<String>>,
}

/// A column of a table of released numbers.
#[derive(Serialize, JsonSchema)]
struct FigureColumnView {
    /// What stands above it.
    name: String,
    /// Whether it holds numbers.
    is_number: bool,
}

impl FigureView {
    pub(super) fn new(figure: &Figure) -> Self {
        let svg = |of: fn(&crate::figures::Drawing) -> &String| {
            figure.drawing.as_ref().map(|one| Html(of(one).clone()))
        };
        Self {
            value: figure.value.clone(),
            wide: svg(|drawing| &drawing.wide),
            narrow: svg(|drawing| &drawing.narrow),
            sentences: figure.sentences.clone(),
            notes: figure.notes.signs.clone(),
            method: figure.notes.method.clone(),
            source: figure.notes.source.clone(),
            table: figure.grid.as_ref().map(table),
        }
    }
}

fn table(grid: &Grid) -> FigureTableView {
    let columns = grid.header.iter().zip(&grid.is_number);
    let columns =
        columns.map(|(name, is_number)| FigureColumnView { name: name.clone(), is_number: *is_number });
    FigureTableView { columns: columns.collect(), rows: grid.rows.clone() }
}
