//! Grids: the numbers of a figure as a table, and the tables that are figures by themselves.

use super::ask::{Ask, Fault};
use super::choose::{self, Axis, Chosen, Series, Totals};
use super::comparison::{Comparison, between, with_last_year};
use super::data::{Amount, Table};
use super::guards::{Change, Compared, Obstacle};
use super::periods::{Period, Span, Step};
use super::words::Words;
use crate::disclosure::ColumnKind;
use crate::finding::Rule;

/// A table as it is shown: the first cell of each row names the row.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The names of the columns.
    pub(crate) header: Vec<String>,
    /// The cells, row by row; `*` stands for a withheld number and `?` for one that is not known.
    pub(crate) rows: Vec<Vec<String>>,
    /// Whether each column holds numbers.
    pub(crate) is_number: Vec<bool>,
}

/// What came of the comparisons of a figure, for its notes.
pub(super) type Results = Vec<Result<Compared, Obstacle>>;

/// Makes the table of a chart: its axis, and a column for each series.
pub(super) fn of_chart(chosen: &Chosen<'_>, words: &Words<'_>) -> Grid {
    let names: Vec<String> = match &chosen.axis {
        Axis::Words(names) => names.clone(),
        Axis::Time(periods) => periods.iter().map(|period| named(chosen, *period, words)).collect(),
    };
    let header = std::iter::once(chosen.axis_label.clone())
        .chain(chosen.series.iter().map(|series| series.label.clone()))
        .collect();
    let row = |(at, name): (usize, String)| {
        let cells = chosen.series.iter().map(|series| words.amount(series.amounts[at]));
        std::iter::once(name).chain(cells).collect()
    };
    let is_number = std::iter::once(false).chain(chosen.series.iter().map(|_| true)).collect();
    Grid { header, rows: names.into_iter().enumerate().map(row).collect(), is_number }
}

/// Names a period, and says if it is not over.
fn named(chosen: &Chosen<'_>, period: Period, words: &Words<'_>) -> String {
    let label = period.label(words);
    match chosen.is_incomplete(Span { first: period, last: period }) {
        true => words.with("figure-incomplete", "period", &label),
        false => label,
    }
}

/// Makes a table of what stands in a file.
pub(super) fn of_file(ask: &Ask<'_>, table: &Table<'_>, words: &Words<'_>) -> Result<Grid, Fault> {
    let mut columns = ask.columns("columns", table)?;
    if columns.is_empty() {
        columns = table.columns(|_| true);
    }
    let named: Vec<Option<usize>> = columns.iter().map(|column| Some(*column)).collect();
    let rows = choose::rows(ask, table, &named)?;
    let cell = |row: usize, column: usize| match table.column(column).kind {
        ColumnKind::Date => Period::parse(table.text(row, column))
            .map_or_else(|| table.text(row, column).to_owned(), |period| period.label(words)),
        kind if kind.is_number() => words.amount(table.amount(row, column)),
        _ => table.shown(column, table.text(row, column), words),
    };
    Ok(Grid {
        header: columns.iter().map(|column| table.column(*column).label.clone()).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| cell(*row, *column)).collect()).collect(),
        is_number: columns.iter().map(|column| table.column(*column).kind.is_number()).collect(),
    })
}

/// Chooses series of counts over time, and the span that is compared: that of the attribute `period`, else the last
/// period that is over.
pub(super) fn over_time<'a>(
    ask: &Ask<'_>,
    table: &Table<'a>,
    words: &Words<'_>,
) -> Result<(Chosen<'a>, Span), Fault> {
    let chosen = choose::choose(ask, table, Totals::Keep, words)?;
    let Axis::Time(periods) = &chosen.axis else {
        let message = "a comparison needs periods on the axis, and this column holds none";
        return Err(Fault::new(Rule::FigureColumn, message).mend("name a column of type `date` as `x`"));
    };
    if let Some(series) = chosen.series.iter().find(|series| !series.counts) {
        let message = format!("`{}` does not count anything, so that it cannot be added up", series.label);
        return Err(Fault::new(Rule::FigureColumn, message).mend("compare columns of type `count`"));
    }
    let (first, last) = (periods[0], periods[periods.len() - 1]);
    let span = match choose::span(ask, "period", first)? {
        Some(span) => span,
        None => {
            let last = chosen.last_complete().ok_or_else(|| {
                Fault::new(Rule::FigurePeriod, "no period of the table is over, as far as its data go")
            })?;
            Span { first: last, last }
        }
    };
    if span.first < first || span.last > last {
        return Err(Fault::new(Rule::FigurePeriod, "the table does not hold all of this period"));
    }
    if chosen.is_incomplete(span) {
        let message = "this period is not over, as far as the data of the table go";
        return Err(Fault::new(Rule::FigurePeriod, message)
            .mend("compare a period that ends on the day of `as_of` or before it"));
    }
    Ok((chosen, span))
}

/// Makes a table that compares a span with the same one of the year before, a row for each series.
pub(super) fn compared(
    chosen: &Chosen<'_>,
    span: Span,
    name: &str,
    words: &Words<'_>,
) -> Result<(Grid, Results), Fault> {
    let before = span.years_before(1).ok_or_else(no_year_before)?;
    let mut header = vec![name.to_owned(), span.label(words), before.label(words)];
    header.extend(["figure-difference", "figure-change", "figure-chance"].map(|key| words.text(key)));
    let (mut rows, mut results) = (Vec::new(), Results::new());
    for series in &chosen.series {
        let comparison = between(chosen, series, before, span);
        rows.push(row(series.label.clone(), &comparison, words));
        results.push(comparison.result);
    }
    let is_number = vec![false, true, true, true, true, false];
    Ok((Grid { header, rows, is_number }, results))
}

fn no_year_before() -> Fault {
    Fault::new(Rule::FigurePeriod, "a year earlier there is no such period")
}

/// Makes the row of a comparison: both numbers, difference, percentage, verdict.
fn row(name: String, comparison: &Comparison, words: &Words<'_>) -> Vec<String> {
    let mut row = vec![name, words.amount(comparison.now.1), words.amount(comparison.before.1)];
    match &comparison.result {
        Ok(compared) => {
            row.push(words.difference(compared.difference));
            row.push(words.percent(compared.change).unwrap_or_else(|| words.text("figure-no-percent")));
            row.push(words.verdict_cell(compared.verdict));
        }
        Err(obstacle) => {
            row.extend(["–".to_owned(), "–".to_owned(), words.obstacle_cell(*obstacle)]);
        }
    }
    row
}

/// Makes the table of a trend: each series with the same period of last year, and twelve months with those before.
pub(super) fn trend(
    chosen: &Chosen<'_>,
    span: Span,
    words: &Words<'_>,
) -> Result<(Grid, Results, Vec<Comparison>), Fault> {
    let mut header = vec![words.text("figure-measure")];
    header.extend(
        ["figure-now", "figure-before", "figure-difference", "figure-change", "figure-chance"]
            .map(|key| words.text(key)),
    );
    let (mut rows, mut results, mut first) = (Vec::new(), Results::new(), Vec::new());
    for series in &chosen.series {
        let last_year = with_last_year(chosen, series, span).ok_or_else(no_year_before)?;
        let whole = Span::whole_year(span.last).filter(|whole| whole.len() > span.len());
        let whole = whole.map(|whole| between(chosen, series, whole.just_before(), whole));
        for comparison in std::iter::once(&last_year).chain(&whole) {
            let name = words.pairs(
                "figure-measure-of",
                &[("label", &series.label), ("period", &comparison.now.0.label(words))],
            );
            rows.push(row(name, comparison, words));
            results.push(comparison.result);
        }
        first.push(last_year);
    }
    let is_number = vec![false, true, true, true, true, false];
    Ok((Grid { header, rows, is_number }, results, first))
}

/// Makes a table after the model of CompStat: 28 days and the 28 before (of longer periods: the last one and that of
/// the year before), the year so far, the last year as far, and the mean of the last three years as far.
pub(super) fn compstat(
    chosen: &Chosen<'_>,
    span: Span,
    name: &str,
    words: &Words<'_>,
) -> Result<(Grid, Results), Fault> {
    let last = span.last;
    let (now, before) = match last.step {
        Step::Day => {
            let now = Span { first: last.plus(-27), last };
            (now, now.just_before())
        }
        Step::Month | Step::Quarter | Step::Year => (span, span.years_before(1).ok_or_else(no_year_before)?),
    };
    let so_far = Span::year_to_date(last).ok_or_else(no_year_before)?;
    let last_year = so_far.years_before(1).ok_or_else(no_year_before)?;
    let difference = words.text("figure-difference");
    let header = vec![
        name.to_owned(),
        now.label(words),
        before.label(words),
        difference.clone(),
        so_far.label(words),
        last_year.label(words),
        difference,
        words.text("figure-chance"),
        words.text("figure-mean"),
    ];
    let (mut rows, mut results) = (Vec::new(), Results::new());
    for series in &chosen.series {
        let short = between(chosen, series, before, now);
        let year = between(chosen, series, last_year, so_far);
        let mut cells = vec![series.label.clone()];
        cells.extend([words.amount(short.now.1), words.amount(short.before.1), difference_of(&short, words)]);
        cells.extend([words.amount(year.now.1), words.amount(year.before.1), difference_of(&year, words)]);
        cells.push(match year.result {
            Ok(compared) => words.verdict_cell(compared.verdict),
            Err(obstacle) => words.obstacle_cell(obstacle),
        });
        cells.push(words.amount(mean(chosen, series, so_far)));
        rows.push(cells);
        results.extend([short.result, year.result]);
    }
    let is_number = vec![false, true, true, true, true, true, true, false, true];
    Ok((Grid { header, rows, is_number }, results))
}

fn difference_of(comparison: &Comparison, words: &Words<'_>) -> String {
    comparison.result.map_or_else(|_| "–".to_owned(), |compared| words.difference(compared.difference))
}

/// Returns the mean of the same span of the three years before, if all are known and counted in one way.
fn mean(chosen: &Chosen<'_>, series: &Series, span: Span) -> Amount {
    let years: Option<Vec<Span>> = (1..=3).map(|years| span.years_before(years)).collect();
    let Some(years) = years else { return Amount::Unknown };
    let breaks: Vec<_> = chosen.breaks.iter().map(|(day, _)| *day).collect();
    if super::guards::broken(years[2], span, &breaks).is_some() {
        return Amount::Unknown;
    }
    let sum = years.iter().map(|span| chosen.sum(series, *span)).fold(Amount::Number(0.0), Amount::plus);
    match sum {
        Amount::Number(sum) => Amount::Number(sum / 3.0),
        other => other,
    }
}

/// Whether a comparison came to a result, and whether one of them has no percentage.
pub(super) fn told(results: &Results) -> (bool, bool) {
    let compared = results.iter().filter_map(|result| result.as_ref().ok());
    let small = compared.clone().any(|compared| compared.change == Change::TooSmall);
    (compared.count() > 0, small)
}
