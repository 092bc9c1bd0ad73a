//! Figures: charts, tables and numbers that are made of released tables, with the guards that keep arithmetic honest.
//!
//! 1. [`ask`] reads what an author asks for, [`data`] the released file, [`choose`] takes rows and columns of it.
//! 2. [`periods`] knows the calendar, [`guards`] what may be compared, [`comparison`] compares.
//! 3. [`mod@chart`] draws, on a [`scale`]; [`grid`] makes tables, [`sentence`] sentences, [`notes`] what must be said
//!    beside them, all in the [`words`] of the page's language.
//!
//! All of it are functions of a released file and of what the public text says. What is withheld is `*` here, and stays
//! so: it is never drawn as zero, never added up as zero, and never guessed from its neighbours.

mod ask;
mod chart;
mod choose;
mod comparison;
mod data;
mod grid;
mod guards;
mod notes;
mod periods;
mod scale;
mod sentence;
mod words;

pub(crate) use ask::{Ask, Fault, attributes};
pub(crate) use chart::Drawing;
pub(crate) use grid::Grid;
pub(crate) use words::Words;

use crate::disclosure::{Asset, ColumnKind};
use crate::document::Date;
use crate::finding::Rule;
use chart::{Caption, Kind};
use choose::{Axis, Chosen, SERIES, Totals};
use data::{Amount, Table};
use grid::Results;
use notes::Notes;

/// A figure, ready to show.
#[derive(Debug)]
pub(crate) struct Figure {
    /// A single number, of `stat`.
    pub(crate) value: Option<String>,
    /// The drawing, of `chart`.
    pub(crate) drawing: Option<Drawing>,
    /// What it shows, in a sentence for each series.
    pub(crate) sentences: Vec<String>,
    /// What a reader must know to read it right.
    pub(crate) notes: Notes,
    /// Its numbers; none for a single one.
    pub(crate) grid: Option<Grid>,
}

/// Makes the figure that a directive asks for.
///
/// # Errors
/// Why it cannot be made, and what is possible instead.
pub(crate) fn make(ask: &Ask<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let table = Table::read(ask.asset).ok_or_else(|| {
        Fault::new(Rule::FigureFile, "the file is no table that is published with a sidecar of its columns")
    })?;
    if table.description.is_records {
        let message = "the file has a row for each incident, and figures show tables of numbers alone";
        return Err(Fault::new(Rule::FigureFile, message)
            .mend("count the incidents in a file of `shape: table`, or link to this one"));
    }
    match ask.name {
        "chart" => chart(ask, &table, words),
        "table" => table_of(ask, &table, words),
        "trend" => trend(ask, &table, words),
        "map" => map(ask, &table, words),
        _ => stat(ask, &table, words),
    }
}

/// Returns the first and the last day of the periods of a released table, if it has periods.
pub(crate) fn covers(asset: &Asset) -> Option<(Date, Date)> {
    let table = Table::read(asset)?;
    let column = *table.columns(|kind| kind == ColumnKind::Date).first()?;
    let periods = (0..table.len()).filter_map(|row| periods::Period::parse(table.text(row, column)));
    let days: Vec<(Date, Date)> =
        periods.filter_map(|period| Some((period.first_day()?, period.last_day()?))).collect();
    Some((days.iter().map(|(first, _)| *first).min()?, days.iter().map(|(_, last)| *last).max()?))
}

fn chart(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let kind = kind(ask)?;
    let chosen = choose::choose(ask, table, Totals::LeaveOut, words)?;
    fits(kind, &chosen, ask, table)?;
    none_below_zero(&chosen)?;
    let (sentences, results) = sentence::of_chart(&chosen, words);
    let title = if ask.title.is_empty() { words.text("figure-chart") } else { ask.title.to_owned() };
    let caption = Caption { id: ask.id, title: &title, sentence: &sentences.join(" ") };
    let drawing = chart::draw(kind, &chosen, caption, words);
    let grid = grid::of_chart(&chosen, words);
    let notes = notes::of(&table.description.facts, Some(&chosen), &grid, &results, true, words);
    Ok(Figure { value: None, drawing: Some(drawing), sentences, notes, grid: Some(grid) })
}

/// Returns the kind that is asked for.
fn kind(ask: &Ask<'_>) -> Result<Kind, Fault> {
    let name = ask.get("kind").unwrap_or_default();
    if let Some((_, kind)) = Kind::NAMES.iter().find(|(known, _)| *known == name) {
        return Ok(*kind);
    }
    let why = match name {
        "" => "a chart needs a `kind`".to_owned(),
        "pie" | "donut" | "doughnut" | "gauge" | "radar" | "3d" => {
            format!("`{name}` is left out on purpose: angles and areas are read far worse than lengths")
        }
        "dual-axis" | "combo" => {
            format!(
                "`{name}` is left out on purpose: two axes suggest a connection that depends on their scales"
            )
        }
        _ => format!("there is no chart of the kind `{}`", crate::finding::printable(name)),
    };
    let kinds: Vec<&str> = Kind::NAMES.iter().map(|(name, _)| *name).collect();
    Err(Fault::new(Rule::FigureKind, why).mend(format!("the kinds are: {}", kinds.join(", "))))
}

/// Checks that a kind of chart can show what was chosen.
fn fits(kind: Kind, chosen: &Chosen<'_>, ask: &Ask<'_>, table: &Table<'_>) -> Result<(), Fault> {
    let many = chosen.series.len();
    if many > SERIES {
        let message = format!("a chart shows at most {SERIES} series, and these are {many}");
        return Err(Fault::new(Rule::FigureSeries, message)
            .mend("choose some with `show=\"…; …\"`, or make a second chart"));
    }
    if many == 0 {
        return Err(Fault::new(Rule::FigureRows, "no row of the table is chosen"));
    }
    if kind == Kind::Bar && many > 1 {
        return Err(Fault::new(Rule::FigureSeries, "bars of the kind `bar` show one series")
            .mend("use `grouped`, `stacked` or `dot` for several"));
    }
    let columns = ask.columns("y", table)?;
    let same = |one: &usize, other: &usize| {
        let (one, other) = (table.column(*one), table.column(*other));
        one.kind == other.kind && one.unit == other.unit
    };
    if columns.windows(2).any(|pair| !same(&pair[0], &pair[1])) {
        let message = "these columns do not hold the same kind of number, so that they cannot share an axis";
        return Err(Fault::new(Rule::FigureSeries, message).mend("make a chart for each of them"));
    }
    if kind == Kind::Stacked && chosen.series.iter().any(|series| !series.counts) {
        return Err(Fault::new(Rule::FigureKind, "only counts can be stacked: rates do not add up"));
    }
    if matches!(kind, Kind::Line | Kind::SmallMultiples) && matches!(chosen.axis, Axis::Words(_)) {
        let message = "a line suggests an order, and categories have none";
        return Err(Fault::new(Rule::FigureKind, message)
            .mend("use `bar`, `grouped` or `dot`, or a column of dates as `x`"));
    }
    Ok(())
}

/// Checks that all numbers can be drawn from a line that stands for zero.
fn none_below_zero(chosen: &Chosen<'_>) -> Result<(), Fault> {
    let amounts = chosen.series.iter().flat_map(|series| &series.amounts);
    if amounts.filter_map(|amount| amount.number()).all(|number| number >= 0.0) {
        return Ok(());
    }
    let message = "a chart or a map begins at zero, and a number that it would show is below zero";
    Err(Fault::new(Rule::FigureKind, message).mend("show these numbers with `::table`"))
}

/// Makes a map of areas, shaded after one column.
fn map(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let no_areas = || {
        Fault::new(Rule::FigureFile, "the file of `areas` is no GeoJSON that is published with a sidecar")
            .mend("name a GeoJSON of polygons, as in `areas=\"districts.geojson\"`")
    };
    let asset = ask.areas.ok_or_else(no_areas)?;
    let areas = chart::map::areas(asset).ok_or_else(no_areas)?;
    let x = choose::axis_column(ask, table)?;
    let finest = asset.areas.ok_or_else(no_areas)?;
    match table.column(x).kind {
        ColumnKind::Place(level) if level >= finest => (),
        _ => {
            let message =
                format!("`{}` does not hold places as coarse as the areas of the map", table.column(x).name);
            return Err(Fault::new(Rule::MapPlace, message));
        }
    }
    let chosen = choose::choose(ask, table, Totals::LeaveOut, words)?;
    if chosen.series.len() != 1 {
        return Err(Fault::new(Rule::FigureSeries, "a map is shaded after one column")
            .mend("name one column of numbers as `y`"));
    }
    none_below_zero(&chosen)?;
    let Axis::Words(names) = &chosen.axis else {
        return Err(Fault::new(Rule::MapPlace, "a map needs a column of places as `x`"));
    };
    if let Some(lost) = names.iter().find(|name| !areas.iter().any(|area| area.name == **name)) {
        let known: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
        let message = format!("the map has no area `{}`", crate::finding::printable(lost));
        return Err(Fault::new(Rule::MapPlace, message).mend(format!("its areas are: {}", known.join("; "))));
    }
    let (sentences, results) = sentence::of_chart(&chosen, words);
    let title = if ask.title.is_empty() { words.text("figure-map") } else { ask.title.to_owned() };
    let caption = Caption { id: ask.id, title: &title, sentence: &sentences.join(" ") };
    let drawing = chart::map::draw(&areas, &chosen, caption, words);
    let grid = grid::of_chart(&chosen, words);
    let notes = notes::of(&table.description.facts, Some(&chosen), &grid, &results, true, words);
    Ok(Figure { value: None, drawing: Some(drawing), sentences, notes, grid: Some(grid) })
}

fn table_of(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let facts = &table.description.facts;
    let is_compstat = match ask.get("kind") {
        None => false,
        Some("compstat") => true,
        Some(_) => {
            return Err(Fault::new(Rule::FigureKind, "the only kind of table is `compstat`"));
        }
    };
    if is_compstat || ask.get("period").is_some() {
        let (chosen, span) = grid::over_time(ask, table, words)?;
        let by = ask.column("by", table)?;
        let name = by.map_or_else(|| words.text("figure-measure"), |by| table.column(by).label.clone());
        let (grid, results) = match is_compstat {
            true => grid::compstat(&chosen, span, &name, words)?,
            false => grid::compared(&chosen, span, &name, words)?,
        };
        let notes = notes::of(facts, Some(&chosen), &grid, &results, !is_compstat, words);
        return Ok(Figure { value: None, drawing: None, sentences: Vec::new(), notes, grid: Some(grid) });
    }
    let by_series = ask.get("y").is_some() || ask.get("by").is_some();
    if by_series {
        let chosen = choose::choose(ask, table, Totals::Keep, words)?;
        let grid = grid::of_chart(&chosen, words);
        let notes = notes::of(facts, Some(&chosen), &grid, &Results::new(), false, words);
        return Ok(Figure { value: None, drawing: None, sentences: Vec::new(), notes, grid: Some(grid) });
    }
    let grid = grid::of_file(ask, table, words)?;
    let notes = notes::of(facts, None, &grid, &Results::new(), false, words);
    Ok(Figure { value: None, drawing: None, sentences: Vec::new(), notes, grid: Some(grid) })
}

fn trend(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let (chosen, span) = grid::over_time(ask, table, words)?;
    let (grid, results, first) = grid::trend(&chosen, span, words)?;
    let sentences: Vec<String> = chosen
        .series
        .iter()
        .zip(&first)
        .map(|(series, one)| sentence::of_comparison(&chosen, series, one, "figure-sentence-period", words))
        .collect();
    let notes = notes::of(&table.description.facts, Some(&chosen), &grid, &results, true, words);
    Ok(Figure { value: None, drawing: None, sentences, notes, grid: Some(grid) })
}

/// Makes a single number: that of one cell, or the sum of a period with what it was a year earlier.
fn stat(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Figure, Fault> {
    let number = |amount: Amount, sentence: Option<String>| Figure {
        value: Some(words.spoken(amount)),
        drawing: None,
        sentences: sentence.into_iter().collect(),
        notes: Notes::default(),
        grid: None,
    };
    if ask.get("period").is_some() {
        let (chosen, span) = grid::over_time(ask, table, words)?;
        let [series] = &chosen.series[..] else {
            return Err(Fault::new(Rule::FigureSeries, "a single number is made of one column")
                .mend(ask::these_columns(table)));
        };
        let Some(comparison) = comparison::with_last_year(&chosen, series, span) else {
            return Ok(number(chosen.sum(series, span), None));
        };
        let before = words.spoken(comparison.before.1);
        let sentence = match (&comparison.result, comparison.before.1) {
            (Ok(compared), _) => words.pairs(
                "figure-stat-compared",
                &[
                    ("before", &before),
                    ("earlier", &comparison.before.0.label(words)),
                    ("verdict", &words.verdict(compared.verdict)),
                ],
            ),
            (Err(_), _) => comparison.outcome(&chosen, words),
        };
        return Ok(number(comparison.now.1, Some(sentence)));
    }
    let column = ask.column("column", table)?;
    let numbers = table.columns(ColumnKind::is_number);
    let column = match (column, &numbers[..]) {
        (Some(column), _) if numbers.contains(&column) => column,
        (None, [only]) => *only,
        _ => {
            let message = "a single number needs a `column` of numbers";
            return Err(Fault::new(Rule::FigureColumn, message).mend(ask::these_columns(table)));
        }
    };
    let rows = choose::rows(ask, table, &[])?;
    let [row] = rows[..] else {
        let message = format!("a single number comes from one row, and {} rows are chosen", rows.len());
        return Err(Fault::new(Rule::FigureRows, message)
            .mend("choose one with `row=\"…\"`, by what stands in the first column, or with `where`"));
    };
    Ok(number(table.amount(row, column), None))
}

impl Figure {
    /// Returns all texts that it shows, for the audit, which knows none of them from a source.
    pub(crate) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        texts.extend(self.value.clone());
        texts.extend(self.sentences.iter().cloned());
        texts.extend(self.drawing.iter().flat_map(|drawing| drawing.texts.iter().cloned()));
        texts.extend(self.notes.signs.iter().chain(&self.notes.method).chain(&self.notes.source).cloned());
        let grids = self.grid.iter();
        texts.extend(grids.flat_map(|grid| grid.header.iter().chain(grid.rows.iter().flatten()).cloned()));
        // The audit reads texts that stand beside each other as one, with a space between them or without.
        vec![texts.join(" "), texts.concat()]
    }
}
