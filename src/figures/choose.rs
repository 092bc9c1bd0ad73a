//! Choosing: the rows and columns of a table that a directive asks for become series along an axis.

use std::collections::BTreeMap;

use super::ask::{Ask, Fault, known_value, these_columns};
use super::data::{Amount, Table};
use super::guards;
use super::periods::{Period, Span};
use super::words::Words;
use crate::disclosure::{ColumnKind, Population, SeriesBreak};
use crate::document::Date;
use crate::finding::Rule;

/// What runs along the axis of a figure.
pub(super) enum Axis {
    /// Periods that follow each other without a gap.
    Time(Vec<Period>),
    /// Categories, in the order of the table.
    Words(Vec<String>),
}

/// A row of numbers along the axis.
pub(super) struct Series {
    pub(super) label: String,
    pub(super) amounts: Vec<Amount>,
    /// Whether they count people or incidents, so that they can be added and tested.
    pub(super) counts: bool,
}

/// Series along an axis, with what must be known to compare them.
pub(super) struct Chosen<'a> {
    pub(super) axis: Axis,
    /// What stands on the axis, for the public.
    pub(super) axis_label: String,
    pub(super) series: Vec<Series>,
    pub(super) unit: Option<String>,
    pub(super) as_of: Option<Date>,
    /// The breaks of the series, each with the day from which the new way of counting holds.
    pub(super) breaks: Vec<(Date, &'a SeriesBreak)>,
    /// The rate that was made, with the populations that it rests on.
    pub(super) rate: Option<(u32, Vec<&'a Population>)>,
}

/// Whether rows about all stand beside those about parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Totals {
    Keep,
    LeaveOut,
}

/// How many series a figure may show.
pub(super) const SERIES: usize = 4;

/// Chooses series.
pub(super) fn choose<'a>(
    ask: &Ask<'_>,
    table: &Table<'a>,
    totals: Totals,
    words: &Words<'_>,
) -> Result<Chosen<'a>, Fault> {
    let x = axis_column(ask, table)?;
    let by = ask.column("by", table)?;
    let y = number_columns(ask, table, by.is_some())?;
    let per = per(ask)?;
    if let (Some(_), Some(column)) = (per, y.iter().find(|at| table.column(**at).kind != ColumnKind::Count)) {
        let message = format!("`{}` counts nothing, so that it has no rate", table.column(*column).name);
        return Err(Fault::new(Rule::FigureColumn, message).mend("use `per` with columns of type `count`"));
    }
    let rows = rows(ask, table, &[Some(x), by])?;
    one_of_each(table, x, by, &rows)?;
    let names = series_names(ask, table, by, &y, &rows, totals)?;
    let axis = axis(ask, table, x, &rows, totals)?;
    let mut cells: BTreeMap<(usize, usize), Amount> = BTreeMap::new();
    let mut used: Vec<&Population> = Vec::new();
    for &row in &rows {
        let Some(at) = place(&axis, table.text(row, x)) else { continue };
        for (series, (value, column)) in names.iter().enumerate() {
            if value.as_ref().zip(by).is_some_and(|(value, by)| table.text(row, by) != value) {
                continue;
            }
            let mut amount = table.amount(row, *column);
            if let Some(per) = per {
                let population = population(table, row)?;
                amount = guards::rate(amount, f64::from(population.number), f64::from(per));
                if !used.contains(&population) {
                    used.push(population);
                }
            }
            if cells.insert((series, at), amount).is_some() {
                return Err(ambiguous(table, x, by));
            }
        }
    }
    let length = match &axis {
        Axis::Time(periods) => periods.len(),
        Axis::Words(words) => words.len(),
    };
    let series = names.iter().enumerate().map(|(number, (value, column))| Series {
        label: match (value, by) {
            (Some(value), Some(by)) => table.shown(by, value, words),
            _ => table.column(*column).label.clone(),
        },
        amounts: (0..length).map(|at| cells.get(&(number, at)).copied().unwrap_or(Amount::Unknown)).collect(),
        counts: per.is_none() && table.column(*column).kind == ColumnKind::Count,
    });
    let series = series.collect();
    let axis = match axis {
        Axis::Words(texts) => Axis::Words(texts.iter().map(|text| table.shown(x, text, words)).collect()),
        time @ Axis::Time(_) => time,
    };
    Ok(Chosen {
        series,
        axis,
        axis_label: table.column(x).label.clone(),
        unit: y.first().and_then(|column| table.column(*column).unit.clone()),
        as_of: table.description.facts.as_of,
        breaks: breaks(table),
        rate: per.map(|per| (per, used)),
    })
}

/// Returns the column along the axis: the one that is named, else the first of dates, else the first of words.
pub(super) fn axis_column(ask: &Ask<'_>, table: &Table<'_>) -> Result<usize, Fault> {
    if let Some(x) = ask.column("x", table)? {
        if table.column(x).kind.is_number() {
            let message = format!("`{}` holds numbers, which cannot stand on the axis", table.column(x).name);
            return Err(Fault::new(Rule::FigureColumn, message)
                .mend("name a column of dates, places, offences or categories as `x`"));
        }
        return Ok(x);
    }
    let dates = table.columns(|kind| kind == ColumnKind::Date);
    let words = table.columns(|kind| !kind.is_number());
    dates.into_iter().chain(words).next().ok_or_else(|| {
        Fault::new(Rule::FigureColumn, "the table has no column for the axis").mend(these_columns(table))
    })
}

/// Returns the columns of numbers: those that are named, else the only one, or all of a few.
fn number_columns(ask: &Ask<'_>, table: &Table<'_>, has_by: bool) -> Result<Vec<usize>, Fault> {
    let mut y = ask.columns(if ask.name == "stat" { "column" } else { "y" }, table)?;
    let numbers = table.columns(ColumnKind::is_number);
    if let Some(wrong) = y.iter().find(|column| !numbers.contains(column)) {
        let message = format!("`{}` holds no numbers", table.column(*wrong).name);
        return Err(Fault::new(Rule::FigureColumn, message).mend(these_columns(table)));
    }
    if y.is_empty() {
        y = numbers;
        // Bars of a total beside its parts would show everything twice.
        let has_parts = ask.name == "chart" && matches!(ask.get("kind"), Some("stacked" | "grouped" | "dot"));
        if has_parts && y.len() > 1 {
            y.retain(|at| table.description.sum.as_deref() != Some(table.column(*at).name.as_str()));
        }
    }
    match y.len() {
        0 => Err(Fault::new(Rule::FigureColumn, "the table has no column of numbers")),
        1 => Ok(y),
        _ if has_by => Err(Fault::new(Rule::FigureColumn, "with `by`, there is one column `y`")),
        _ => Ok(y),
    }
}

fn per(ask: &Ask<'_>) -> Result<Option<u32>, Fault> {
    match ask.get("per") {
        None => Ok(None),
        Some("1000") => Ok(Some(1_000)),
        Some("100000") => Ok(Some(100_000)),
        Some(_) => Err(Fault::new(Rule::FigurePopulation, "`per` is 1000 or 100000")),
    }
}

/// Returns the rows that fit. Of a column that the directive does not name, the rows about all are taken.
pub(super) fn rows(ask: &Ask<'_>, table: &Table<'_>, named: &[Option<usize>]) -> Result<Vec<usize>, Fault> {
    let mut conditions = ask.conditions(table)?;
    let words = table.columns(|kind| !kind.is_number());
    if let (Some(value), Some(first)) = (ask.get("row"), words.first()) {
        conditions.push((*first, known_value(table, *first, value)?));
    }
    for column in words {
        let is_named = named.contains(&Some(column)) || conditions.iter().any(|(other, _)| *other == column);
        let values = table.values(column);
        if let (false, Some(total)) = (is_named, table.description.total.as_deref())
            && values.len() > 1
            && values.contains(&total)
        {
            conditions.push((column, total.to_owned()));
        }
    }
    let fits = |row: &usize| conditions.iter().all(|(column, value)| table.text(*row, *column) == value);
    let rows: Vec<usize> = (0..table.len()).filter(fits).collect();
    if rows.is_empty() {
        return Err(Fault::new(Rule::FigureRows, "no row of the table is chosen"));
    }
    Ok(rows)
}

/// A series: what stands in the column `by`, and the column of its numbers.
type SeriesName = (Option<String>, usize);

fn series_names(
    ask: &Ask<'_>,
    table: &Table<'_>,
    by: Option<usize>,
    y: &[usize],
    rows: &[usize],
    totals: Totals,
) -> Result<Vec<SeriesName>, Fault> {
    let Some(by) = by else { return Ok(y.iter().map(|column| (None, *column)).collect()) };
    let shown = ask.list("show");
    if !shown.is_empty() {
        let one = |value: &&str| Ok((Some(known_value(table, by, value)?), y[0]));
        return shown.iter().map(one).collect();
    }
    let mut names: Vec<SeriesName> = Vec::new();
    for &row in rows {
        let value = table.text(row, by);
        let is_left_out = totals == Totals::LeaveOut && table.is_total(row, by);
        if !is_left_out && !names.iter().any(|(name, _)| name.as_deref() == Some(value)) {
            names.push((Some(value.to_owned()), y[0]));
        }
    }
    Ok(names)
}

fn axis(ask: &Ask<'_>, table: &Table<'_>, x: usize, rows: &[usize], totals: Totals) -> Result<Axis, Fault> {
    if table.column(x).kind != ColumnKind::Date {
        let mut words: Vec<String> = Vec::new();
        for &row in rows {
            let text = table.text(row, x);
            let is_left_out = totals == Totals::LeaveOut && table.is_total(row, x) && rows.len() > 1;
            if !is_left_out && !words.iter().any(|word| word == text) {
                words.push(text.to_owned());
            }
        }
        return Ok(Axis::Words(words));
    }
    if table.description.facts.as_of.is_none() {
        return Err(Fault::new(
            Rule::FigureAsOf,
            "the table does not say as of which day its numbers are known",
        ));
    }
    let read = |row: &usize| {
        let bad =
            || Fault::new(Rule::FigurePeriod, "a row of the table has no period, so it has no place in time");
        Period::parse(table.text(*row, x)).ok_or_else(bad)
    };
    let periods: Vec<Period> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let step = periods[0].step;
    if periods.iter().any(|period| period.step != step) {
        return Err(Fault::new(Rule::FigurePeriod, "the periods of the table are not all of one length"));
    }
    let (mut first, mut last) = (periods[0], periods[0]);
    for period in periods {
        (first, last) = (first.min(period), last.max(period));
    }
    if let Some(span) = span(ask, "from", first)? {
        first = first.max(span.first);
    }
    if let Some(span) = span(ask, "to", first)? {
        last = last.min(span.last);
    }
    if last < first || last.since(first) > 5_000 {
        return Err(Fault::new(Rule::FigurePeriod, "no period of the table lies between `from` and `to`"));
    }
    Ok(Axis::Time(Span { first, last }.periods().collect()))
}

/// Returns the span that an attribute names, in periods as long as another one.
pub(super) fn span(ask: &Ask<'_>, key: &str, like: Period) -> Result<Option<Span>, Fault> {
    let Some(text) = ask.get(key) else { return Ok(None) };
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let one = |text: &str| Period::parse(text.trim()).and_then(|period| Span::of(period, like.step));
    match (one(from), one(to)) {
        (Some(from), Some(to)) if from.first <= to.last => {
            Ok(Some(Span { first: from.first, last: to.last }))
        }
        _ => {
            let message = format!("`{key}` is no period of this table, nor made of its periods");
            Err(Fault::new(Rule::FigurePeriod, message).mend(
                "write 2026-09, 2026-Q3, 2026, or 2026-01..2026-09, no finer than the periods of the table",
            ))
        }
    }
}

fn place(axis: &Axis, text: &str) -> Option<usize> {
    match axis {
        Axis::Words(words) => words.iter().position(|word| word == text),
        Axis::Time(periods) => {
            let at = Period::parse(text)?.since(*periods.first()?);
            usize::try_from(at).ok().filter(|at| *at < periods.len())
        }
    }
}

/// Checks that along time all numbers are about the same: of a column that the directive does not name, one value.
fn one_of_each(table: &Table<'_>, x: usize, by: Option<usize>, rows: &[usize]) -> Result<(), Fault> {
    if table.column(x).kind != ColumnKind::Date {
        return Ok(());
    }
    let tells = |kind| {
        matches!(kind, ColumnKind::Category | ColumnKind::Offence | ColumnKind::Age | ColumnKind::Place(_))
    };
    let several = table.columns(tells).into_iter().filter(|at| Some(*at) != by).find(|at| {
        let mut values = rows.iter().map(|row| table.text(*row, *at));
        let first = values.next();
        values.any(|value| Some(value) != first)
    });
    let Some(column) = several else { return Ok(()) };
    let name = &table.column(column).name;
    let message = format!("the rows differ in `{name}`, which this does not name");
    Err(Fault::new(Rule::FigureRows, message)
        .mend(format!("choose one with `where=\"{name}=…\"`, or make a series of each with `by={name}`")))
}

fn ambiguous(table: &Table<'_>, x: usize, by: Option<usize>) -> Fault {
    let others = table.columns(|kind| !kind.is_number()).into_iter();
    let others: Vec<String> = others
        .filter(|column| *column != x && Some(*column) != by)
        .map(|column| format!("`{}`", table.column(column).name))
        .collect();
    let message = format!("several rows have the same place in `{}`", table.column(x).name);
    Fault::new(Rule::FigureRows, message)
        .mend(format!("choose one of them with `where`, by what stands in: {}", others.join(", ")))
}

/// Returns the population that a row's rate rests on: that of its place and its year.
fn population<'a>(table: &Table<'a>, row: usize) -> Result<&'a Population, Fault> {
    let places = table.columns(|kind| matches!(kind, ColumnKind::Place(_)));
    let place =
        places.iter().find(|column| !table.is_total(row, **column)).map(|column| table.text(row, *column));
    let dates = table.columns(|kind| kind == ColumnKind::Date);
    let year = dates.first().and_then(|column| Some(Period::parse(table.text(row, *column))?.begin().0));
    let facts = &table.description.facts;
    let year = year.or_else(|| facts.as_of.map(|day| i32::from(day.parts().0)));
    let fits = |one: &&Population| Some(i32::from(one.year)) == year && one.place.as_deref() == place;
    facts.population.iter().find(fits).ok_or_else(|| {
        let year = year.map_or_else(|| "its year".to_owned(), |year| year.to_string());
        let of = place.map_or(String::new(), |place| format!(" of {place}"));
        Fault::new(
            Rule::FigurePopulation,
            format!("the sidecar does not say what the population{of} was in {year}"),
        )
    })
}

fn breaks<'a>(table: &Table<'a>) -> Vec<(Date, &'a SeriesBreak)> {
    let facts = &table.description.facts;
    facts.breaks.iter().filter_map(|one| Some((Period::parse(&one.at)?.first_day()?, one))).collect()
}

impl Chosen<'_> {
    /// Whether a span is not over, as far as the data go.
    pub(super) fn is_incomplete(&self, span: Span) -> bool {
        guards::is_incomplete(span, self.as_of)
    }

    /// Returns the last period that is over.
    pub(super) fn last_complete(&self) -> Option<Period> {
        let Axis::Time(periods) = &self.axis else { return None };
        let is_over = |period: &&Period| !self.is_incomplete(Span { first: **period, last: **period });
        periods.iter().rev().find(is_over).copied()
    }

    /// Adds up a series over a span.
    pub(super) fn sum(&self, series: &Series, span: Span) -> Amount {
        let Axis::Time(periods) = &self.axis else { return Amount::Unknown };
        let Some(first) = periods.first() else { return Amount::Unknown };
        let at = |period: Period| usize::try_from(period.since(*first)).ok();
        let amounts = span.periods().map(|period| {
            at(period).and_then(|at| series.amounts.get(at)).copied().unwrap_or(Amount::Unknown)
        });
        amounts.fold(Amount::Number(0.0), Amount::plus)
    }
}
