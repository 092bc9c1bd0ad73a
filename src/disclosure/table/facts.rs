//! What the sidecar of a CSV file says about its numbers as a whole.

use std::collections::BTreeSet;

use super::description::{Population, SeriesBreak, TableFacts, is_period};
use crate::document::Date;
use crate::notation::Fields;

/// The keys that are read here.
pub(super) const KEYS: [&str; 5] = ["as_of", "preliminary_from", "source", "breaks", "population"];

/// The years of a population, and the most people: fewer than any sum of agencies of one country.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
const PEOPLE: u32 = 400_000_000;

/// Reads what a sidecar says about its numbers. Nothing is known as of a day that is still to come.
pub(super) fn read(fields: &Fields<'_>, today: Date) -> TableFacts {
    let as_of = fields.date("as_of");
    if let (Some(_), Some(node)) = (as_of.filter(|day| *day > today), fields.node("as_of")) {
        fields.bad("as_of", node, "it is not later than the day of the build");
    }
    let population: Vec<Population> =
        fields.tables("population").into_iter().filter_map(population).collect();
    let mut known = BTreeSet::new();
    if let (false, Some(node)) =
        (population.iter().all(|one| known.insert((one.year, &one.place))), fields.node("population"))
    {
        fields.bad("population", node, "it has one entry for each place and year");
    }
    TableFacts {
        as_of,
        preliminary_from: period(fields, "preliminary_from"),
        source: fields.text("source"),
        breaks: fields.tables("breaks").into_iter().filter_map(series_break).collect(),
        population,
    }
}

/// Returns a period, which a person may have written without quotes: `2026`.
fn period(fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = fields.node(key)?;
    let period = node.plain().or_else(|| node.text()).filter(|text| is_period(text)).map(str::to_owned);
    if period.is_none() {
        fields.bad(key, node, "it is a period: 2026-03-14, 2026-03, 2026-Q1 or 2026");
    }
    period
}

fn series_break(table: Fields<'_>) -> Option<SeriesBreak> {
    if table.node("at").is_none() {
        table.missing("at");
    }
    let (at, note) = (period(&table, "at"), table.required_text("note"));
    table.finish();
    Some(SeriesBreak { at: at?, note: note? })
}

fn population(table: Fields<'_>) -> Option<Population> {
    for key in ["year", "number"] {
        if table.node(key).is_none() {
            table.missing(key);
        }
    }
    let year = table.integer("year").map(|year| i16::try_from(year).ok().filter(|year| YEARS.contains(year)));
    if let (Some(None), Some(node)) = (year, table.node("year")) {
        table.bad("year", node, "it is a year from 1900 to 2100");
    }
    let number = table.integer("number");
    let number =
        number.map(|number| u32::try_from(number).ok().filter(|number| (1..=PEOPLE).contains(number)));
    if let (Some(None), Some(node)) = (number, table.node("number")) {
        table.bad("number", node, "it is a number of people from 1 to 400,000,000");
    }
    let source = table.required_text("source");
    let place = table.text("place");
    table.finish();
    Some(Population { year: year??, number: number??, source: source?, place })
}
